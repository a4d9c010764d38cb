//! Terms of the glossary, explained where they are used: without scripts, by touch, by keyboard and on paper.

mod support;

use html5gum::{Token, Tokenizer};
use std::collections::BTreeSet;
use support::{Guide, repository, site_of};

const PAGE: &str = "next/fr/boite-a-idees/index.html";

/// What the buttons of a page show, and what it has to show.
fn shown_and_there(html: &[u8]) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut shown, mut there) = (BTreeSet::new(), BTreeSet::new());
    for Ok(token) in Tokenizer::new(html) {
        let Token::StartTag(tag) = token else { continue };
        let attribute = |name: &[u8]| tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).into_owned());
        if let Some(id) = attribute(b"popovertarget") {
            assert_eq!(*tag.name, b"button"[..], "only buttons show something");
            shown.insert(id);
        }
        if attribute(b"popover").is_some() {
            there.insert(attribute(b"id").expect("a button names what it shows"));
        }
    }
    (shown, there)
}

#[test]
fn every_button_shows_a_definition_and_every_definition_has_its_button() {
    let mut explained = 0;
    for (path, html) in site_of(&repository()).iter().filter(|(path, _)| path.ends_with(".html")) {
        let (shown, there) = shown_and_there(html);
        assert_eq!(shown, there, "{path}");
        explained += shown.len();
    }
    assert!(explained > 100, "the guide explains its terms: {explained}");
}

#[test]
fn a_term_is_explained_once_however_often_it_is_used() {
    let guide = Guide::starter();
    let path = "content/solutions/boite-a-idees/fr.md";
    guide.change(
        path,
        "Placez la boîte",
        "Un [avis](term:concertation), des [avis](term:concertation). Placez la boîte",
    );
    let page = String::from_utf8_lossy(&guide.site()[PAGE]).into_owned();
    assert_eq!(page.matches("<button popovertarget=\"t--concertation\">avis</button>").count(), 2, "{page}");
    assert_eq!(page.matches("<p id=\"t--concertation\" popover>").count(), 1);
    assert!(
        page.contains("<a href=\"../glossary/index.html#concertation\">Concertation</a> Échange organisé"),
        "{page}"
    );
}
