//! Single things on pages: the language of a title that is not translated, the entry that a list is of, long lists that are folded.

mod support;

use support::{Guide, Tree};

const FRENCH: &str = "lang=\"fr-MA\" dir=\"ltr\"";

/// The starter without the Arabic text of its idea box, which the Arabic meeting then names in French.
fn half_translated() -> Tree {
    let guide = Guide::starter();
    std::fs::remove_file(guide.root().join("content/solutions/boite-a-idees/ar.md")).unwrap();
    let path = "content/solutions/reunion-publique/ar.md";
    let text = guide.read(path);
    guide.write(
        path,
        text + "\n[](solution:boite-a-idees)، [](indicator:boite-a-idees/i-idees)، [صندوق](solution:boite-a-idees)\n",
    );
    guide.site()
}

fn text(site: &Tree, path: &str) -> String {
    String::from_utf8_lossy(&site[&format!("next/{path}/index.html")]).into_owned()
}

#[track_caller]
fn assert_has(page: &str, expected: &str) {
    assert!(page.contains(expected), "{expected} is not in:\n{page}");
}

#[test]
fn cards_and_links_name_the_language_of_a_title_that_is_not_translated() {
    let site = half_translated();
    let solutions = text(&site, "ar/solutions");
    assert_has(&solutions, &format!("href=\"../../ar/boite-a-idees/index.html\" {FRENCH}>Boîte à idées</a>"));
    assert_has(&solutions, &format!("<p {FRENCH}>Une boîte fermée"));
    assert_has(&text(&site, "ar/bibliography"), &format!("{FRENCH}>Boîte à idées</a>"));
    assert_has(&text(&site, "ar/reunion-publique"), &format!("<strong {FRENCH}>Boîte à idées</strong>"));
}

#[test]
fn a_link_without_text_names_the_language_of_what_it_shows() {
    let page = text(&half_translated(), "ar/reunion-publique");
    assert_has(&page, &format!("<a href=\"../boite-a-idees/index.html\" {FRENCH}>Boîte à idées</a>"));
    assert_has(&page, &format!("<a href=\"../boite-a-idees/index.html\" {FRENCH}>Idées déposées</a>"));
    // The author's own words are in the author's language.
    assert_has(&page, "<a href=\"../boite-a-idees/index.html\">صندوق</a>");
}

#[test]
fn what_is_translated_says_nothing() {
    let page = text(&Guide::starter().site(), "ar/solutions");
    assert!(!page.contains("card-title\"><a href=\"../../ar/boite-a-idees/index.html\" lang"), "{page}");
    assert_has(&page, "../../ar/boite-a-idees/index.html\">");
}

#[test]
fn of_two_entries_with_one_name_only_the_one_that_is_shown_is_current() {
    let guide = Guide::starter();
    guide.change("content/themes.toml", "fr = \"Transparence\"", "fr = \"Dialogue\"");
    let page = text(&guide.site(), "fr/theme--dialogue");
    assert_eq!(page.matches("aria-current=\"page\">Dialogue").count(), 1, "{page}");
    assert_has(&page, "theme--dialogue/index.html\" aria-current=\"page\"");
}

#[test]
fn whom_a_solution_concerns_is_folded_and_what_it_takes_is_not() {
    let site = Guide::starter().site();
    let page = text(&site, "fr/reunion-publique");
    let (before, folded) = page.split_once("<details class=\"more\">").unwrap();
    let (folded, after) = folded.split_once("</details>").unwrap();
    assert!(before.contains("Durée"), "{before}");
    assert_has(folded, "<summary>Pour qui, où, avec qui</summary>");
    assert!(folded.contains("Qui agit") && after.contains("État du texte"), "{page}");
    assert_has(&text(&site, "ar/reunion-publique"), "<summary>لمن، وأين، ومع من</summary>");
}
