//! What a guide with an address tells those who share its pages, and machines that read them.

mod support;

use serde_json::Value;
use support::{Guide, Tree};

const ADDRESS: &str = "https://guide.example.org/participation";
const MEETING: &str = "next/fr/reunion-publique/index.html";
const LATEST: &str = "latest/fr/reunion-publique/index.html";

/// The starter, published at [`ADDRESS`].
fn published() -> Guide {
    let guide = Guide::starter();
    guide.change("content/guide.toml", "date = ", &format!("base_url = \"{ADDRESS}\"\ndate = "));
    guide
}

/// The same as [`published`], issued as a final version: what is not final is not for search engines.
fn issued(guide: &Guide) -> Tree {
    guide.change("content/solutions/reunion-publique/fr.md", "status: draft", "status: final");
    let output = guide.dalil(&["release", "1.0.0"]);
    assert!(output.status.success(), "{}", support::said(&output));
    guide.site()
}

fn text(site: &Tree, path: &str) -> String {
    String::from_utf8_lossy(&site[path]).into_owned()
}

/// What stands between `start` and the next `end`.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let from = text.find(start).unwrap_or_else(|| panic!("no {start:?} in {text}")) + start.len();
    &text[from..from + text[from..].find(end).expect("what begins ends")]
}

/// The things that a page's JSON-LD describes.
fn linked_data(page: &str) -> Vec<Value> {
    let script = between(page, "<script type=\"application/ld+json\">", "</script>");
    let data: Value = serde_json::from_str(script).expect("JSON");
    assert_eq!(data["@context"], "https://schema.org");
    data["@graph"].as_array().expect("a list").clone()
}

#[test]
fn every_page_has_a_picture_in_its_language_that_is_there() {
    let site = published().site();
    for (path, name) in
        [("next/fr/index.html", "card-fr"), ("next/ar/plan/index.html", "card-ar"), ("index.html", "card-fr")]
    {
        let page = text(&site, path);
        let picture = between(&page, "<meta property=\"og:image\" content=\"", "\"");
        let file = picture.strip_prefix(&format!("{ADDRESS}/")).expect("an address of the site");
        assert!(file.contains(name) && site.contains_key(file), "{path}: {picture}");
        assert!(
            page.contains("og:image:width\" content=\"1200\"") && page.contains("og:image:height\" content=\"630\"")
        );
        assert!(site[file].len() <= 60 * 1024, "{file}");
    }
}

#[test]
fn a_guide_has_its_own_picture_in_the_place_of_the_stock_one() {
    let guide = published();
    let own = include_bytes!("../docs/overview.png");
    guide.write("themes/default/assets/card-fr.png", own);
    let site = guide.site();
    let page = text(&site, "next/fr/index.html");
    let file = between(&page, &format!("<meta property=\"og:image\" content=\"{ADDRESS}/"), "\"");
    assert_eq!(site[file], own);
    assert!(page.contains("og:image:width\" content=\"1600\""), "{page}");
}

#[test]
fn without_an_address_nothing_names_one() {
    for (path, html) in Guide::starter().site().iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(html);
        for word in ["og:image", "ld+json", "class=\"code\""] {
            assert!(!page.contains(word), "{path} has {word}");
        }
    }
}

#[test]
fn a_solution_is_told_as_what_one_can_do() {
    let site = issued(&published());
    assert!(!text(&site, MEETING).contains("ld+json"), "search engines leave the working text out");
    let page = text(&site, LATEST);
    let data = linked_data(&page);
    let how_to = &data[0];
    assert_eq!(how_to["@type"], "HowTo");
    assert_eq!(how_to["name"], "Réunion publique de quartier");
    assert_eq!(how_to["inLanguage"], "fr-MA");
    // Two weeks, one, a day and a month.
    assert_eq!(how_to["totalTime"], "P52D");
    assert_eq!(how_to["estimatedCost"]["value"], 1300.0);
    assert_eq!(how_to["estimatedCost"]["currency"], "MAD");
    let steps = how_to["step"].as_array().unwrap();
    assert_eq!(steps.len(), 4);
    assert_eq!(steps[0]["name"], "Préparer la réunion");
    assert!(steps[0]["text"].as_str().unwrap().starts_with("Choisir avec les associations"));
    assert_eq!(steps[0]["url"], format!("{ADDRESS}/latest/fr/reunion-publique/#s-preparer"));
    assert!(page.contains("id=\"s-preparer\""));
}

#[test]
fn the_way_to_a_page_is_told_with_whole_addresses() {
    let site = issued(&published());
    let data = linked_data(&text(&site, LATEST));
    let ways = data[1]["itemListElement"].as_array().unwrap();
    let told: Vec<(&str, &str)> =
        ways.iter().map(|way| (way["name"].as_str().unwrap(), way["item"].as_str().unwrap())).collect();
    let address = |path: &str| format!("{ADDRESS}/latest/fr/{path}");
    assert_eq!(
        told,
        [
            ("Accueil", &*address("")),
            ("Dialogue", &*address("theme--dialogue/")),
            ("Réunion publique de quartier", &*address("reunion-publique/")),
        ]
    );
    let preface = linked_data(&text(&site, "latest/ar/preface/index.html"));
    assert_eq!([&preface[0]["@type"], &preface[1]["@type"]], ["Article", "BreadcrumbList"]);
    assert_eq!(preface[0]["inLanguage"], "ar-MA");
}

#[test]
fn a_title_cannot_end_the_script_that_tells_it() {
    let guide = published();
    let title = "</script><script>alert(1)</script> & <!--";
    guide.change(
        "content/solutions/reunion-publique/fr.md",
        "title: Réunion publique de quartier",
        &format!("title: \"{title}\""),
    );
    let page = text(&issued(&guide), LATEST);
    assert_eq!(linked_data(&page)[0]["name"], title);
    assert!(!page.contains("<script>alert"), "{page}");
}

#[test]
fn a_description_is_short_enough_for_a_message() {
    let guide = published();
    let long = "Une phrase assez longue. ".repeat(20);
    guide.change(
        "content/solutions/reunion-publique/fr.md",
        "summary: Une réunion courte et bien préparée, où la commune écoute puis dit ce qu’elle fera.",
        &format!("summary: {long}"),
    );
    let page = text(&guide.site(), MEETING);
    let description = between(&page, "<meta property=\"og:description\" content=\"", "\"");
    assert!(description.chars().count() <= 200 && description.ends_with("longue…"), "{description}");
    // The page itself says all of it.
    assert!(page.contains(long.trim()));
}

#[test]
fn solutions_and_sheets_bear_the_code_of_their_address() {
    let site = published().site();
    for path in [MEETING, "next/ar/reunion-publique--t-presence/index.html"] {
        let page = text(&site, path);
        let code = between(&page, "<div class=\"code\">", "</div>");
        assert!(code.len() <= 2048, "{path}: {}", code.len());
        let address = format!("{ADDRESS}/{}", path.strip_suffix("index.html").unwrap());
        assert!(code.contains(&format!("<bdi dir=\"ltr\">{address}</bdi>")), "{code}");
    }
    assert!(!text(&site, "next/fr/preface/index.html").contains("class=\"code\""));
}
