//! Single things on pages: the language of a title that is not translated, the entry that a list is of, long lists that are folded.

mod support;

use support::{Guide, Tree};

const MEETING: &str = "content/solutions/reunion-publique/fr.md";
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

#[test]
fn a_solution_that_names_a_territory_twice_is_listed_once() {
    let guide = Guide::starter();
    guide.change(
        MEETING,
        "territories: [commune-rurale, commune-urbaine]",
        "territories: [commune-rurale, commune-rurale]",
    );
    guide.change(MEETING, "audiences: [habitants, femmes, jeunes]", "audiences: [femmes, jeunes, femmes]");
    let site = guide.site();
    for list in ["territory--commune-rurale", "audience--femmes"] {
        let page = text(&site, &format!("fr/{list}"));
        assert_eq!(page.matches("class=\"card-title\"").count(), 1, "{list}: {page}");
    }
}

/// By their `order`, those without one last, by their names.
#[test]
fn pages_and_solutions_stand_in_their_order() {
    let guide = Guide::starter();
    let page = |slug: &str, order: &str| {
        for language in ["fr", "ar"] {
            let text = format!("---\ntitle: Page {slug}\nsummary: Une page.\n{order}---\n");
            guide.write(&format!("content/pages/{slug}/{language}.md"), text);
        }
    };
    page("abeille", "");
    page("zebre", "order: 0\n");
    page("bateau", "");
    page("avion", "order: 3\n");
    let dalil::pipeline::Checked { project, .. } =
        dalil::pipeline::examine(&dalil::source::disk::read(guide.root()).unwrap());
    let pages = project.unwrap().guide.pages;
    let slugs: Vec<&str> = pages.iter().map(|page| &*page.slug).collect();
    assert_eq!(slugs, ["zebre", "preface", "avion", "abeille", "bateau"]);
}

/// A link may be written in several ways; each leads to the same page.
#[test]
fn links_lead_where_they_should_however_they_are_written() {
    let guide = Guide::starter();
    let chapter = guide.read(MEETING);
    let links = [
        ("../boite-a-idees/", "../boite-a-idees/index.html"),
        ("../boite-a-idees", "../boite-a-idees/index.html"),
        ("../boite-a-idees/fr.md#comment", "../boite-a-idees/index.html#comment"),
        ("../boite-a-idees/ar.md", "../boite-a-idees/index.html"),
        ("../../pages/preface/", "../preface/index.html"),
        ("../../pages/preface/fr.md#public", "../preface/index.html#public"),
        ("./fiche-presence.fr.md", "../reunion-publique--t-presence/index.html"),
        ("solution:boite-a-idees#s-relever", "../boite-a-idees/index.html#s-relever"),
        ("page:preface#public", "../preface/index.html#public"),
        ("reference:loi-31-13", "../bibliography/index.html#loi-31-13"),
        ("indicator:boite-a-idees/i-idees", "../boite-a-idees/index.html#i-idees"),
        ("#parole", "#parole"),
        ("HTTPS://exemple.ma/a", "HTTPS://exemple.ma/a"),
        ("mailto:a@exemple.ma", "mailto:a@exemple.ma"),
    ];
    let written: Vec<String> =
        links.iter().enumerate().map(|(at, (link, _))| format!("\n[lien {at}.]({link})\n")).collect();
    let written = written.concat();
    guide.write(MEETING, chapter + &written);
    let page = text(&guide.site(), "fr/reunion-publique");
    for (at, (link, href)) in links.iter().enumerate() {
        let (before, _) = page.split_once(&format!(">lien {at}.</a>")).unwrap_or_else(|| panic!("no {link}"));
        let tag = before.rsplit_once("<a ").unwrap().1;
        assert!(tag.contains(&format!("href=\"{href}\"")), "{link}: {tag}");
        assert_eq!(tag.contains("class=\"outside\""), href.to_lowercase().starts_with("http"), "{link}: {tag}");
    }
}

/// Whatever text an author may write, wherever it is shown, nothing of it runs.
#[test]
fn no_text_of_a_guide_becomes_a_script() {
    let attack = "\"><script>alert(1)</script>'";
    let guide = Guide::starter();
    guide.change("content/guide.toml", "date = ", "base_url = \"https://guide.example.org\"\ndate = ");
    let names = ["title", "summary", "text", "result", "name", "verification", "disaggregation", "mitigation"];
    for (path, _) in support::tree(guide.root()).into_iter().filter(|(path, _)| path.ends_with(".md")) {
        let chapter = guide.read(&path);
        let Some((front, body)) = chapter.get(4..).and_then(|rest| rest.split_once("\n---\n")) else { continue };
        let lines = front.lines().map(|line| {
            let (key, _) = line.split_once(':').unwrap_or((line, ""));
            let is_text = names.contains(&key.trim());
            if is_text { format!("{key}: '{}'", attack.replace('\'', "''")) } else { line.to_owned() }
        });
        guide.write(&path, format!("---\n{}\n---\n{body}\n", lines.collect::<Vec<_>>().join("\n")));
    }
    let toml = format!("\"{}\"", attack.replace('"', "\\\""));
    for file in ["themes", "territories", "actors", "audiences", "approaches", "glossary"] {
        let path = format!("content/{file}.toml");
        let text = guide.read(&path);
        let lines = text.lines().map(|line| {
            let is_text = ["name = {", "description = {", "term = {", "definition = {", "kind = "]
                .iter()
                .any(|it| line.starts_with(it));
            let key = line.split(" = ").next().unwrap_or_default();
            match is_text {
                true if key == "kind" => format!("kind = {toml}"),
                true => format!("{key} = {{ fr = {toml}, ar = {toml} }}"),
                false => line.to_owned(),
            }
        });
        guide.write(&path, lines.collect::<Vec<_>>().join("\n"));
    }
    let mut pages = 0;
    for (path, bytes) in &guide.site() {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("<script>alert"), "{path}: {text}");
        pages += usize::from(text.contains("alert(1)"));
    }
    assert!(pages > 40, "{pages} pages show it");
}
