//! Follows the links of a site.

use super::Tree;
use html5gum::{Token, Tokenizer};
use std::collections::{BTreeMap, BTreeSet};

/// The places that a page has, and the links that it makes.
#[derive(Default)]
pub struct Links {
    pub ids: BTreeSet<String>,
    pub links: Vec<String>,
}

/// Every id and every link of a page. An id that stands twice fails the test.
pub fn links_of(html: &[u8]) -> Links {
    let mut found = Links::default();
    for Ok(token) in Tokenizer::new(html) {
        let Token::StartTag(tag) = token else {
            continue;
        };
        let rel = tag.attributes.get(&b"rel"[..]).map(|rel| rel.to_vec()).unwrap_or_default();
        // Canonical and alternate links name the site's address on the web.
        let is_alternate = rel == b"canonical" || rel == b"alternate";
        for (name, value) in &tag.attributes {
            let text = || String::from_utf8_lossy(value).into_owned();
            match name.as_slice() {
                b"id" => assert!(found.ids.insert(text()), "the id {} twice", text()),
                b"href" | b"src" if !is_alternate => found.links.push(text()),
                _ => {}
            }
        }
    }
    found
}

/// The path that `link` means on the page at `from`.
fn path_from(from: &str, link: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => assert!(parts.pop().is_some(), "{from}: {link} leads out of the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Follows every link of every page, without server and without scripts, as a reader of a disc would.
pub fn crawl(site: &Tree) {
    let pages: BTreeMap<&str, Links> = site
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, html)| (path.as_str(), links_of(html)))
        .collect();
    assert!(!pages.is_empty());
    let mut reached: BTreeSet<String> = BTreeSet::from(["index.html".to_owned(), "404.html".to_owned()]);
    for (page, links) in &pages {
        for link in &links.links {
            if link.starts_with("http") || link.starts_with("mailto:") || link.starts_with("tel:") {
                continue;
            }
            let (path, place) = link.split_once('#').unwrap_or((link, ""));
            // The page for lost readers is shown at any depth: its links begin at the root.
            let target = match path.strip_prefix('/').filter(|_| *page == "404.html") {
                Some(path) => path.strip_prefix("participation/").unwrap_or(path).to_owned(),
                None if path.is_empty() => (*page).to_owned(),
                None => path_from(page, path),
            };
            assert!(site.contains_key(&target), "{page}: {link} leads nowhere");
            if !place.is_empty() {
                assert!(pages[target.as_str()].ids.contains(place), "{page}: {link}: no such place");
            }
            reached.insert(target);
        }
    }
    let lost: Vec<&&str> = pages
        .keys()
        .filter(|page| !reached.contains(**page) && !is_entrance(page) && !leads_on(&site[**page]))
        .collect();
    assert!(lost.is_empty(), "no link leads to {lost:?}");
}

/// Whether a page only stands where another once was.
fn leads_on(html: &[u8]) -> bool {
    String::from_utf8_lossy(html).contains("http-equiv=\"refresh\"")
}

/// Pages that readers come to by address, not by a link.
fn is_entrance(path: &str) -> bool {
    let is_start = |folder: &str| path.strip_prefix(folder) == Some("/index.html");
    let folder = path.split('/').next().unwrap_or_default();
    path.ends_with("404.html") || folder == "latest" || is_start(folder)
}
