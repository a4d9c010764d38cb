//! What pages show: one of each kind, in both languages, tag by tag, as it should be.
//!
//! `BLESS=1 cargo test --test shown` writes what they show now; read the change before you commit it.

mod support;

use html5gum::{Token, Tokenizer};
use std::fmt::Write;
use std::fs;
use support::{Guide, Tree, repository, said};

/// What is shown, by the name of its file in `fixtures/pages/`; `LANG` stands for the language.
const PAGES: [(&str, &str); 20] = [
    ("home", "next/LANG/index.html"),
    ("solutions", "next/LANG/solutions/index.html"),
    ("solution", "next/LANG/reunion-publique/index.html"),
    ("solution-short", "next/LANG/boite-a-idees/index.html"),
    ("sheet", "next/LANG/reunion-publique--t-presence/index.html"),
    ("prose", "next/LANG/preface/index.html"),
    ("theme", "next/LANG/theme--dialogue/index.html"),
    ("territory", "next/LANG/territory--commune-urbaine/index.html"),
    ("plan", "next/LANG/plan/index.html"),
    ("plan-theme", "next/LANG/plan--dialogue/index.html"),
    ("framework", "next/LANG/framework/index.html"),
    ("framework-theme", "next/LANG/framework--dialogue/index.html"),
    ("glossary", "next/LANG/glossary/index.html"),
    ("bibliography", "next/LANG/bibliography/index.html"),
    ("not-found", "next/LANG/404.html"),
    ("draft", "1.0.0-draft.1/LANG/reunion-publique/index.html"),
    ("history", "history/LANG/index.html"),
    ("history-version", "history/LANG/1.0.0-draft.2/index.html"),
    ("history-solution", "history/LANG/reunion-publique/index.html"),
    ("feed", "history/LANG/feed.xml"),
];

/// The starter with an address, whose meeting is not the same in its two drafts and in the working text.
fn site() -> Tree {
    let guide = Guide::starter();
    guide.change("content/guide.toml", "# contact", "contact");
    guide.change("content/guide.toml", "# base_url", "base_url");
    let issue = |version: &str| {
        let output = guide.dalil(&["release", version]);
        assert!(output.status.success(), "{}", said(&output));
    };
    issue("1.0.0-draft.1");
    let meeting = "content/solutions/reunion-publique";
    guide.change(&format!("{meeting}/fr.md"), "sans estrade", "sans aucune estrade");
    guide.change(&format!("{meeting}/fr.md"), "cost: 800", "cost: 900");
    issue("1.0.0-draft.2");
    guide.site()
}

/// A page with each tag and each text on a line of its own, deeper by a space than what it is in.
fn outline(html: &[u8]) -> String {
    let (mut text, mut open) = (String::new(), Vec::new());
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let _ = write!(text, "{}{}", " ".repeat(open.len()), String::from_utf8_lossy(&tag.name));
                for (name, value) in &tag.attributes {
                    let value = without_hashes(&String::from_utf8_lossy(value));
                    let _ = write!(text, " {}=\"{value}\"", String::from_utf8_lossy(name));
                }
                text.push('\n');
                if !tag.self_closing && !VOID.contains(&&**tag.name) {
                    open.push(tag.name);
                }
            }
            Token::EndTag(tag) => {
                assert_eq!(open.pop().as_ref(), Some(&tag.name), "closed in its order");
            }
            Token::String(said) => {
                for line in String::from_utf8_lossy(&said).lines().filter(|line| !line.trim().is_empty()) {
                    let _ = writeln!(text, "{}| {}", " ".repeat(open.len()), without_hashes(line));
                }
            }
            _ => {}
        }
    }
    text
}

/// The elements that hold nothing, and are not closed.
const VOID: [&[u8]; 5] = [b"meta", b"link", b"img", b"input", b"br"];

/// `text` with `…` in place of hashes, of a fingerprint and of the version of the program.
fn without_hashes(text: &str) -> String {
    let is_hash =
        |text: &str, least: usize| text.len() >= least && text.bytes().all(|it| b"0123456789abcdef".contains(&it));
    if text.len() == 19 && is_hash(&text.replace('-', ""), 16) {
        return "…".to_owned();
    }
    // An id of a feed, which is made of that of the first version.
    if let Some((before, _)) = text.split_once("urn:uuid:") {
        return format!("{before}urn:uuid:…");
    }
    let text = text.replace(concat!("dalil ", env!("CARGO_PKG_VERSION")), "dalil …");
    let words = text.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric());
    let shown = words.map(|word| {
        let bare = word.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
        if is_hash(bare, 10) { word.replacen(bare, "…", 1) } else { word.to_owned() }
    });
    shown.collect()
}

/// The pages that are shown whole: what stands around the middle of the others is the same.
const WHOLE: [&str; 4] = ["home", "draft", "history", "feed"];

/// The middle of a page.
fn middle(html: &[u8]) -> &[u8] {
    let at = |part: &[u8]| html.windows(part.len()).position(|window| window == part).expect("a page has a middle");
    &html[at(b"<main")..at(b"</main>")]
}

#[test]
fn pages_show_what_they_should() {
    let (site, bless) = (site(), std::env::var_os("BLESS").is_some());
    let folder = repository().join("tests/fixtures/pages");
    let mut wrong = String::new();
    for (language, (name, path)) in ["fr", "ar"].into_iter().flat_map(|language| PAGES.map(|page| (language, page))) {
        let page = &*site[&path.replace("LANG", language)];
        let now = outline(if WHOLE.contains(&name) { page } else { middle(page) });
        let place = folder.join(format!("{name}.{language}.txt"));
        let expected = fs::read_to_string(&place).unwrap_or_default();
        if bless {
            fs::create_dir_all(&folder).unwrap();
            fs::write(place, now).unwrap();
        } else if now != expected {
            let differs = now.lines().zip(expected.lines()).find(|(now, expected)| now != expected);
            let _ = writeln!(wrong, "{name}.{language}: {differs:#?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}\n`BLESS=1 cargo test --test shown` writes what they show now.");
}
