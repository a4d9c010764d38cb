//! A page comes quickly on a slow line: it is light, it asks for nothing of other hosts, and one style sheet is all that it waits
//! for; tool sheets, the history and the choice of language have a small one more.

use crate::pages::{SITE, prove};
use crate::support::host::gzip;
use html5gum::{Token, Tokenizer};
use serde_json::Value;

/// Bytes of HTML that a chapter may have for each 1,200 words, and at least.
const HTML: usize = 60_000;
const WORDS: usize = 1_200;
/// Bytes of the style sheet that all pages have.
const STYLE: usize = 40 * 1024;
/// Bytes of each style sheet that a few pages have besides.
const OWN_STYLE: usize = 2_500;
/// Bytes of all scripts.
const SCRIPTS: usize = 20_000;
/// Bytes on the line until a solution is seen with all that belongs to it, compressed.
const FIRST_VIEW: usize = 45_000;

#[test]
fn chapters_are_light() {
    let mut heavy = Vec::new();
    for page in SITE.pages().iter().filter(|page| ["solution", "measured"].contains(&page.kind.as_str())) {
        let html = SITE.html(page);
        let words = words_of_chapter(html);
        let allowed = HTML * words.max(WORDS) / WORDS;
        if html.len() > allowed {
            heavy.push(format!("{}: {} bytes for {words} words, not {allowed}", page.path, html.len()));
        }
        let seen_with = assets(&["css", "js", "svg"]).filter(|(path, _)| html.contains(&path["next/".len()..]));
        let first_view = gzip(html.as_bytes()).len() + seen_with.map(|(_, bytes)| gzip(bytes).len()).sum::<usize>();
        if first_view > FIRST_VIEW {
            heavy.push(format!("{}: {first_view} bytes until it is seen, not {FIRST_VIEW}", page.path));
        }
    }
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
}

#[test]
fn styles_and_scripts_are_light() {
    for (path, bytes) in assets(&["css"]) {
        let allowed = if path.contains("/style-") { STYLE } else { OWN_STYLE };
        assert!((1..=allowed).contains(&bytes.len()), "{path}: {} bytes, not {allowed}", bytes.len());
    }
    let scripts: usize = assets(&["js"]).map(|(_, bytes)| bytes.len()).sum();
    assert!((1..=SCRIPTS).contains(&scripts), "scripts of {scripts} bytes, not {SCRIPTS}");
}

/// The theme's own files of these kinds, of the working text.
fn assets<'k>(endings: &'k [&'k str]) -> impl Iterator<Item = (&'static str, &'static [u8])> + 'k {
    let own = SITE.files.iter().filter(|(path, _)| path.starts_with("next/assets/"));
    own.filter(|(path, _)| path.rsplit('.').next().is_some_and(|end| endings.contains(&end)))
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
}

/// How many words the chapter on a page has.
fn words_of_chapter(html: &str) -> usize {
    let article =
        html.split_once("<article").and_then(|(_, rest)| rest.rsplit_once("</article>")).map_or("", |(text, _)| text);
    let mut text = String::new();
    for Ok(token) in Tokenizer::new(&format!("<article{article}")) {
        match token {
            Token::String(part) => text.push_str(&String::from_utf8_lossy(&part)),
            Token::StartTag(_) => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// What the browser fetched before it painted anything.
const WAITED_FOR: &str = r"
performance.getEntriesByType('resource').filter(one => one.renderBlockingStatus === 'blocking').map(one => new URL(one.name).pathname)
  .concat([...document.querySelectorAll('script[src]')].filter(script => !script.defer && !script.async).map(script => script.src))";

#[test]
fn a_page_asks_nobody_else_and_waits_for_little() {
    prove(|tab, wrong| {
        tab.emulate(360, 740, "light");
        for page in SITE.one_of_each_kind() {
            SITE.show(tab, &page);
            let waited_for = strings(&tab.evaluate(WAITED_FOR));
            // A page that leads elsewhere at once has no style.
            let is_bare = waited_for.is_empty() && page.kind == "waiting";
            // That of all pages, and a small one of those that few readers come to; in older versions it stands in them.
            let has_own = ["sheet", "history", "choice", "lost"].contains(&page.kind.as_str());
            let is_styled =
                (1..=1 + usize::from(has_own)).contains(&waited_for.len()) && waited_for[0].contains("/assets/style-");
            let are_styles = waited_for.iter().all(|one| one.ends_with(".css"));
            if !(is_bare || is_styled && are_styles) {
                wrong.push(format!("{}: waits for {waited_for:?}", page.path));
            }
        }
        let is_ours = |url: &String| url.starts_with(&SITE.base) || url.starts_with("data:");
        wrong.extend(
            tab.requests().into_iter().filter(|url| !is_ours(url)).map(|url| format!("asked of another host: {url}")),
        );
        // Where a page names no icon, browsers look for one by themselves.
        wrong.extend(tab.troubles().into_iter().filter(|trouble| !trouble.contains("/favicon.ico")));
    });
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
