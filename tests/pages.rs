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

/// The pages of a text in French and Arabic that says `french` and `arabic`.
fn said(french: &str, arabic: &str) -> [String; 2] {
    let guide = Guide::starter();
    guide.write("content/pages/essai/fr.md", format!("---\ntitle: Essai\nsummary: Un essai.\n---\n{french}\n"));
    guide.write("content/pages/essai/ar.md", format!("---\ntitle: تجربة\nsummary: نص للتجربة.\n---\n{arabic}\n"));
    let site = guide.site();
    ["fr/essai", "ar/essai"].map(|path| text(&site, path))
}

#[test]
fn stars_beside_a_guillemet_make_bold_in_both_languages() {
    let [french, arabic] =
        said("Parlons d**« autonomie »** ici.", "الحوار و**«الميزانية التشاركية»**، **ملاحظة:**يبدأ العمل.");
    assert_has(&french, "d<strong>«\u{a0}autonomie\u{a0}»</strong>");
    assert_has(&arabic, "و<strong>«الميزانية التشاركية»</strong>");
    assert_has(&arabic, "<strong>ملاحظة:</strong>يبدأ");
}

#[test]
fn a_box_may_be_called_by_the_word_that_it_shows() {
    let [french, arabic] = said("> [!CONSEIL]\n> Une chaise.", "> [!نصيحة]\n> كرسي.");
    assert_has(&french, "class=\"alert alert-tip\"");
    assert_has(&arabic, "class=\"alert alert-tip\"");
    assert!(!french.contains("CONSEIL") && !arabic.contains("[!"));
}

#[test]
fn addresses_in_a_text_are_links() {
    let [french, arabic] = said(
        "Sur https://exemple.ma/a_b_c, www.exemple.ma ou mairie@exemple.ma. [Ici](www.exemple.ma/x) ; `https://code.ma`.",
        "الموقع https://exemple.ma/جماعة، و[اكتبوا](mairie@exemple.ma).",
    );
    assert_has(&french, "<a href=\"https://exemple.ma/a_b_c\" class=\"outside\">https://exemple.ma/a_b_c</a>, ");
    assert_has(&french, "<a href=\"https://www.exemple.ma\" class=\"outside\">www.exemple.ma</a> ou ");
    assert_has(&french, "<a href=\"mailto:mairie@exemple.ma\">mairie@exemple.ma</a>. ");
    assert_has(&french, "<a href=\"https://www.exemple.ma/x\" class=\"outside\">Ici</a>");
    assert_has(&french, "<code>https://code.ma</code>");
    assert_has(&arabic, "<a href=\"https://exemple.ma/جماعة\" class=\"outside\">https://exemple.ma/جماعة</a>،");
    assert_has(&arabic, "<a href=\"mailto:mairie@exemple.ma\">اكتبوا</a>");
}

#[test]
fn what_is_written_in_the_other_direction_keeps_its_own() {
    let [french, arabic] = said(
        "> على المجلس أن يجيب داخل شهر.\n\nLe mot شورى seul.",
        "> Le conseil répond dans le mois (article 12).\n\nبرنامج PAC.\n\nهاتف [0537-12-34-56](tel:+212537123456).",
    );
    assert_has(&french, "<p dir=\"rtl\" lang=\"ar-MA\">على المجلس");
    assert_has(&french, "<p>Le mot شورى seul.");
    assert_has(&arabic, "<p dir=\"ltr\" lang=\"fr-MA\">Le conseil");
    assert_has(&arabic, "<p>برنامج PAC.");
    assert_has(&arabic, "<a href=\"tel:+212537123456\">\u{2066}0537-12-34-56\u{2069}</a>");
}
