//! No page that is made from now on holds a style, a script or a handler, and each says that browsers are to take none; on a host and from a disc, in
//! Chromium and in Firefox, all of it works under that policy. Versions that were issued before it keep what they are.
#![allow(missing_docs)]

mod support;

use dalil::theme::policy::POLICY;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use support::chromium::{Browser, Tab};
use support::firefox::Firefox;
use support::http::get;
use support::running::Served;
use support::{Guide, Tree, host, repository, said};
use tempfile::TempDir;

/// Versions of this repository’s guide that were issued before there was a policy, and where readers find them.
const OLDER: [&str; 3] = ["0.1.0-draft.1/", "0.1.0/", "latest/"];

/// The site of this repository’s guide.
static SITE: LazyLock<Arc<Tree>> = LazyLock::new(|| Arc::new(Guide::of_repository("https://example.org").site()));

/// A guide with versions issued now, one of which has a page that the next one has not.
static ISSUED: LazyLock<Guide> = LazyLock::new(|| {
    let guide = Guide::starter();
    guide.change("content/guide.toml", "# base_url = ", "base_url = ");
    guide.change("content/solutions/reunion-publique/fr.md", "status: draft", "status: final");
    release(&guide, "1.0.0-draft.1");
    release(&guide, "1.0.0");
    guide.change("content/solutions/boite-a-idees/fr.md", "Placez la boîte", "Posez la boîte");
    fs::rename(guide.root().join("content/pages/preface"), guide.root().join("content/pages/avant-propos")).unwrap();
    release(&guide, "1.1.0");
    guide.change("content/solutions/boite-a-idees/fr.md", "Posez la boîte", "Mettez la boîte");
    guide
});

#[track_caller]
fn release(guide: &Guide, version: &str) {
    let output = guide.dalil(&["release", version, "--quiet"]);
    assert!(output.status.success(), "{}", said(&output));
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// Whether a page of this repository’s site is of a version that was issued before there was a policy.
fn is_older(path: &str) -> bool {
    OLDER.iter().any(|folder| path.starts_with(folder))
}

/// The pages of a site, with their start tags.
fn pages(site: &Tree) -> impl Iterator<Item = (&str, Vec<StartTag<()>>)> {
    site.iter().filter(|(path, _)| is_page(path)).map(|(path, html)| (path.as_str(), tags(html)))
}

fn tags(html: &[u8]) -> Vec<StartTag<()>> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(html, emitter);
    tokens.filter_map(|token| if let Ok(Token::StartTag(tag)) = token { Some(tag) } else { None }).collect()
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}

/// What a tag holds that the policy does not let act.
fn code_in(tag: &StartTag<()>) -> Option<String> {
    let is_script = |value: &[u8]| String::from_utf8_lossy(value).trim().to_lowercase().starts_with("javascript:");
    let is_code = |name: &[u8], value: &[u8]| name == b"style" || name.starts_with(b"on") || is_script(value);
    let held = tag.attributes.iter().find(|(name, value)| is_code(name, value));
    let held = held.map(|(name, _)| String::from_utf8_lossy(name).into_owned());
    let is_data =
        attribute(tag, "type").is_some_and(|kind| ["application/ld+json", "application/json"].contains(&&*kind));
    let element = match &**tag.name {
        b"style" => Some("<style>"),
        b"script" if attribute(tag, "src").is_none() && !is_data => Some("<script>"),
        _ => None,
    };
    held.or(element.map(str::to_owned))
}

/// The policies that a page bears before it names any other file.
fn policies(tags: &[StartTag<()>]) -> Vec<String> {
    let before = tags.iter().take_while(|tag| !matches!(&**tag.name, b"link" | b"script" | b"style" | b"body"));
    let is_policy =
        |tag: &&StartTag<()>| attribute(tag, "http-equiv").is_some_and(|it| it == "Content-Security-Policy");
    before.filter(is_policy).map(|tag| attribute(tag, "content").unwrap()).collect()
}

#[test]
fn no_page_holds_code_and_each_bears_the_policy() {
    let issued = ISSUED.site();
    let mut looked_at = BTreeMap::new();
    let mut wrong = Vec::new();
    for (path, tags) in pages(&SITE).filter(|(path, _)| !is_older(path)).chain(pages(&issued)) {
        *looked_at.entry(path.split('/').next().unwrap()).or_insert(0) += 1;
        wrong.extend(tags.iter().filter_map(code_in).map(|held| format!("{path}: {held}")));
        if policies(&tags) != [POLICY] {
            wrong.push(format!("{path} bears {:?}", policies(&tags)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let expected = ["1.0.0", "1.0.0-draft.1", "1.1.0", "404.html", "history", "index.html", "latest", "next"];
    assert!(looked_at.keys().copied().eq(expected), "{looked_at:?}");
    assert!(looked_at["next"] > 200 && looked_at["latest"] > 10, "{looked_at:?}");
}

#[test]
fn versions_issued_before_are_what_they_were() {
    let older: Vec<_> = pages(&SITE).filter(|(path, _)| is_older(path)).collect();
    assert!(older.iter().any(|(_, tags)| tags.iter().any(|tag| code_in(tag).is_some())));
    assert!(older.iter().all(|(_, tags)| policies(tags).is_empty()));
}

/// What a browser shows to a reader without a connection, of a page that it did not keep, is made by the worker.
#[test]
fn the_page_that_a_worker_makes_has_the_policy() {
    let site = ISSUED.site();
    let worker = String::from_utf8_lossy(&site["1.1.0/fr/sw.js"]);
    assert!(worker.contains(&format!("\"policy\":\"{POLICY}\"")), "{worker}");
    let made = worker.split_once("new Response(").unwrap().1;
    assert!(made.contains("\"Content-Security-Policy\": guide.policy"), "{made}");
}

/// What those who set up a host are told to send is what pages bear.
#[test]
fn what_hosts_are_told_to_send_is_the_policy() {
    let told = fs::read_to_string(repository().join("docs/hosting.md")).unwrap();
    assert_eq!(told.matches(POLICY).count(), told.matches("style-src 'self';").count());
    assert_eq!(told.matches(&older_policy()).count(), told.matches("'unsafe-inline'").count());
    assert!(told.matches(POLICY).count() >= 3 && told.matches(&older_policy()).count() >= 3);
}

/// What a host sends with pages of versions that were issued before there was a policy: they hold styles.
fn older_policy() -> String {
    POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
}

/// The header that a host sends with the file at `path` of this repository’s site.
fn header(path: &str) -> String {
    let policy = if is_older(path) { older_policy() } else { POLICY.to_owned() };
    if is_page(path) { format!("Content-Security-Policy: {policy}; frame-ancestors 'self'\r\n") } else { String::new() }
}

/// Notes in each page, before anything of it acts, what is refused.
const NOTE: &str = "window.refused = []; document.addEventListener('securitypolicyviolation', \
    event => window.refused.push(`${event.effectiveDirective} ${event.blockedURI}`));";

/// What of a page does not act.
const IDLE: &str = r"
(async () => {
  await new Promise(done => setTimeout(done));
  const idle = window.refused.map(one => `refused: ${one}`);
  const sheets = [...document.querySelectorAll('link[rel=stylesheet]')];
  for (const link of sheets) if (!link.sheet) idle.push(`not applied: ${link.href}`);
  if (sheets.length && getComputedStyle(document.body).marginTop !== '0px') idle.push('no style');
  for (const image of document.images) {
    image.loading = 'eager';
    await image.decode().catch(() => idle.push(`not shown: ${image.src}`));
  }
  if (document.querySelector('script[src*=\'/site-\']') && !document.querySelector('.imprint select')) idle.push('the script did not run');
  if (document.querySelector('.page-choice') && getComputedStyle(document.querySelector('.choice')).display !== 'grid') idle.push('the choice has no style');
  if (document.querySelector('.sheet-hint') && getComputedStyle(document.querySelector('.sheet-hint')).display !== 'flex') idle.push('the sheet has no style');
  if (document.querySelector('.ways') && getComputedStyle(document.querySelector('.ways')).display !== 'flex') idle.push('the history has no style');
  for (const bar of document.querySelectorAll('.chart rect')) if (!(bar.getBoundingClientRect().width > 0)) idle.push('a bar is not drawn');
  return idle;
})()";

/// A browser, as far as it is needed here.
trait Shows {
    fn show(&self, url: &str);
    fn say(&self, expression: &str) -> Value;
    fn complaints(&self) -> Vec<String>;
}

impl Shows for Tab<'_> {
    fn show(&self, url: &str) {
        self.navigate(url);
    }

    fn say(&self, expression: &str) -> Value {
        self.evaluate(expression)
    }

    fn complaints(&self) -> Vec<String> {
        // A page that leads elsewhere names no icon: browsers look for one by themselves.
        self.troubles().into_iter().filter(|trouble| !trouble.contains("/favicon.ico")).collect()
    }
}

impl Shows for Firefox {
    fn show(&self, url: &str) {
        self.navigate(url);
    }

    fn say(&self, expression: &str) -> Value {
        self.evaluate(expression)
    }

    fn complaints(&self) -> Vec<String> {
        // Firefox still asks a worker for the icon of a page that was left, under a policy or none.
        let is_late = |trouble: &String| trouble.contains("A ServiceWorker intercepted") && trouble.contains(".svg");
        self.troubles().into_iter().filter(|trouble| !is_late(trouble)).collect()
    }
}

/// What does not act of the page at `url`.
fn idle(browser: &dyn Shows, url: &str) -> Vec<String> {
    browser.show(url);
    let idle = browser.say(IDLE);
    idle.as_array().unwrap().iter().map(|one| format!("{url}: {}", one.as_str().unwrap())).collect()
}

/// A page of each kind in each language, the longest: of those that lead elsewhere at once, copies that wait.
fn one_of_each_kind(site: &Tree, of: impl Fn(&str) -> bool) -> Tree {
    let mut chosen: BTreeMap<(String, String, bool), (&String, String)> = BTreeMap::new();
    for (path, html) in site.iter().filter(|(path, _)| is_page(path) && of(path)) {
        let html = String::from_utf8_lossy(html).replace("content=\"0; ", "content=\"86400; ");
        let html = html.replace(" data-leads=", " data-would-lead=");
        let tags = tags(html.as_bytes());
        let root = tags.iter().find(|tag| &**tag.name == b"html").unwrap();
        let kind = attribute(root, "class").unwrap_or_default();
        let key = (kind, attribute(root, "lang").unwrap(), path.starts_with("history/"));
        if chosen.get(&key).is_none_or(|(_, other)| html.len() > other.len()) {
            chosen.insert(key, (path, html));
        }
    }
    chosen.into_values().map(|(path, html)| (path.clone(), html.into_bytes())).collect()
}

/// Two sites to look at, and which of their pages.
struct Looked {
    /// This repository’s, and that of a guide with versions issued now; their folders below a folder of the machine.
    site: Arc<Tree>,
    chosen: Vec<String>,
    disc: TempDir,
}

static LOOKED: LazyLock<Looked> = LazyLock::new(|| {
    let mut site = Tree::clone(&SITE);
    let issued = ISSUED.site();
    let is_issued = |path: &str| !path.starts_with("next/");
    let mut chosen: Vec<String> = Vec::new();
    for (below, files, pages) in [
        ("", Tree::clone(&SITE), one_of_each_kind(&SITE, |path| !is_older(path))),
        ("issued/", issued.clone(), one_of_each_kind(&issued, is_issued)),
    ] {
        site.extend(files.into_iter().map(|(path, bytes)| (format!("{below}{path}"), bytes)));
        chosen.extend(pages.keys().map(|path| format!("{below}{path}")));
        site.extend(pages.into_iter().map(|(path, bytes)| (format!("{below}{path}"), bytes)));
    }
    // A host shows it at any depth, so its links begin at the address of its site, which is not this one.
    chosen.retain(|path| path != "issued/404.html");
    let breach =
        "<p id=\"breach\" style=\"color: red\" onclick=\"breach()\">…</p><script>window.breached = true</script><main ";
    let breach = String::from_utf8_lossy(&site["next/fr/petitions/index.html"]).replacen("<main ", breach, 1);
    site.insert("next/fr/breach/index.html".to_owned(), breach.into_bytes());
    let disc = TempDir::new().unwrap();
    for (path, bytes) in &site {
        let place = disc.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
    Looked { site: Arc::new(site), chosen, disc }
});

/// Looks at pages of each kind below `base`, and then at one that breaks the policy: what it holds is refused.
fn look(browser: &dyn Shows, base: &str) -> Vec<String> {
    assert!(LOOKED.chosen.len() > 40, "{:?}", LOOKED.chosen);
    // There is none for lost readers on a disc.
    let chosen = LOOKED.chosen.iter().filter(|path| *path != "404.html" || base.starts_with("http"));
    let mut wrong: Vec<String> = chosen.flat_map(|path| idle(browser, &format!("{base}{path}"))).collect();
    wrong.extend(browser.complaints());
    let breach = idle(browser, &format!("{base}next/fr/breach/index.html")).join(" ");
    for directive in ["style-src-attr", "script-src-attr", "script-src-elem"] {
        if !breach.contains(directive) {
            wrong.push(format!("{directive} lets pages hold code: {breach}"));
        }
    }
    if browser.say("[typeof breached, getComputedStyle(document.querySelector('#breach')).color == 'rgb(255, 0, 0)']")
        != serde_json::json!(["undefined", false])
    {
        wrong.push("what was refused acted".to_owned());
    }
    wrong
}

/// Begins to serve the sites, with headers as hosts send them; says where.
fn served(headers: host::Headers) -> String {
    let (listener, address) = host::listen();
    host::serve_with(listener, Arc::clone(&LOOKED.site), "/", headers);
    format!("http://{address}/")
}

fn on_disc() -> String {
    format!("file://{}/", LOOKED.disc.path().display())
}

/// Runs a proof in Chromium, and in Firefox.
fn in_each_browser(proof: impl Fn(&dyn Shows) -> Vec<String>) {
    let mut wrong = Vec::new();
    if let Some(browser) = Browser::start() {
        let tab = browser.open();
        tab.bring(NOTE);
        wrong.extend(proof(&tab).into_iter().map(|one| format!("Chromium: {one}")));
    }
    if let Some(browser) = Firefox::start(NOTE) {
        wrong.extend(proof(&browser).into_iter().map(|one| format!("Firefox: {one}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pages_act_under_their_policy_on_a_host_that_sends_nothing() {
    in_each_browser(|browser| look(browser, &served(|_| String::new())));
}

#[test]
fn pages_act_under_their_policy_on_a_host_that_sends_it_too() {
    in_each_browser(|browser| look(browser, &served(header)));
}

#[test]
fn pages_act_under_their_policy_from_a_disc() {
    in_each_browser(|browser| look(browser, &on_disc()));
}

#[test]
fn versions_issued_before_act_under_the_headers_of_their_folders() {
    let older = one_of_each_kind(&SITE, |path| path.starts_with("0.1.0/"));
    in_each_browser(|browser| {
        let base = served(header);
        let folders = ["0.1.0/", "latest/"].into_iter();
        let paths = folders.flat_map(|folder| older.keys().map(move |path| path.replacen("0.1.0/", folder, 1)));
        paths.flat_map(|path| idle(browser, &format!("{base}{path}"))).chain(browser.complaints()).collect()
    });
}

#[test]
fn what_changed_as_one_page_holds_its_style_and_nothing_else() {
    let output = ISSUED.dalil(&["diff", "1.0.0", "next", "--format", "html"]);
    let html = String::from_utf8(output.stdout).unwrap();
    let tags = tags(html.as_bytes());
    let [policy] = &policies(&tags)[..] else { panic!("{html}") };
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert!(!html.contains("unsafe"));
    let file = ISSUED.root().join("diff.html");
    fs::write(&file, html).unwrap();
    in_each_browser(|browser| one_page(browser, &file));
}

fn one_page(browser: &dyn Shows, file: &Path) -> Vec<String> {
    let mut wrong = idle(browser, &format!("file://{}", file.display()));
    let is_styled = browser.say("getComputedStyle(document.body).marginTop == '0px' && getComputedStyle(document.querySelector('ins')).backgroundColor != 'rgba(0, 0, 0, 0)'");
    if is_styled != true {
        wrong.push("no style".to_owned());
    }
    wrong
}

#[test]
fn the_preview_sends_the_policy_with_pages_that_bear_it() {
    let guide = Guide::of_repository("https://example.org");
    let served = Served::start(&guide, &[]);
    let sent = |path: &str| get(served.address, path).header("Content-Security-Policy").to_owned();
    let policy = format!("{POLICY}; frame-ancestors 'self'");
    for path in ["/", "/next/fr/petitions/", "/next/ar/rien/", "/rien", "/history/fr/"] {
        assert_eq!(sent(path), policy, "{path}");
    }
    for path in ["/0.1.0/fr/petitions/", "/latest/ar/", "/versions.js"] {
        assert_eq!(sent(path), "", "{path}");
    }
}

#[test]
fn the_preview_works_under_the_policy() {
    let guide = Guide::starter();
    let served = Served::start(&guide, &[]);
    in_each_browser(|browser| {
        let paths = ["/", "/next/fr/rien/", "/next/fr/boite-a-idees/"];
        let mut wrong: Vec<String> = paths.iter().flat_map(|path| idle(browser, &served.url(path))).collect();
        let chapter = "content/solutions/boite-a-idees/fr.md";
        guide.edit(chapter, "theme: transparence", "theme: transparance");
        let shown = browser.say(&when("getComputedStyle(document.querySelector('#dalil-problem')).position"));
        guide.edit(chapter, "theme: transparance", "theme: transparence");
        browser.say(&when("!document.querySelector('#dalil-problem')"));
        if shown != "fixed" {
            wrong.push(format!("what is wrong is shown as {shown}"));
        }
        let refused = browser.say("window.refused");
        if refused != serde_json::json!([]) {
            wrong.push(refused.to_string());
        }
        wrong
    });
}

/// What an expression gives as soon as it gives something.
fn when(expression: &str) -> String {
    format!(
        "(async () => {{ for (let time = 0; time < 400; time += 1) {{ try {{ const found = {expression}; if (found) return found; }} catch {{}} \
         await new Promise(done => setTimeout(done, 25)); }} return 'nothing'; }})()"
    )
}
