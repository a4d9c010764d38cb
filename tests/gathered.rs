//! The action plan and the logical framework: what solutions say, gathered theme by theme.

mod support;

use dalil::site::{PER_PAGE, PER_TABLE};
use support::{Guide, Tree};

fn text(site: &Tree, path: &str) -> String {
    String::from_utf8_lossy(&site[&format!("next/{path}/index.html")]).into_owned()
}

/// The page with what stands between tags alone, and plain spaces: what a reader reads.
fn read(site: &Tree, path: &str) -> String {
    let html = text(site, path);
    let main = &html[html.find("<main").unwrap()..html.find("</main>").unwrap()];
    let words = main.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text.trim());
    words.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" | ").replace('\u{a0}', " ")
}

#[track_caller]
fn assert_reads(page: &str, expected: &str) {
    assert!(page.contains(expected), "{expected:?} is not in:\n{page}");
}

#[test]
fn the_plan_says_who_does_each_step_when_and_at_what_cost() {
    let page = read(&Guide::starter().site(), "fr/plan--dialogue");
    assert_reads(&page, "Réunion publique de quartier | 4 étapes | · | 8 semaines | · | 1300 DH");
    assert_reads(
        &page,
        "Préparer la réunion | Par la commune | Services communaux et Associations | dès la semaine 1 | 2 semaines | 500 DH | Un sujet, une date et un lieu annoncés",
    );
    assert_reads(&page, "Inviter de porte en porte | À demander à un partenaire");
}

#[test]
fn the_plan_is_summed_up_by_theme_and_in_all() {
    let guide = Guide::starter();
    guide.change(
        "content/solutions/boite-a-idees/fr.md",
        "    by: commune\n    start: W0",
        "    by: commune\n    cost: 700\n    start: W0",
    );
    let site = guide.site();
    let page = read(&site, "fr/plan");
    let share = |steps: &str, cost: &str| format!("{steps} | {cost} DH");
    assert_reads(&page, &format!("Dialogue | 1 solution | {} | 1 étape | {}", share("3 étapes", "1300"), "1300 DH"));
    assert_reads(
        &page,
        &format!("Transparence | 1 solution | {} | aucune étape | {}", share("2 étapes", "700"), "700 DH"),
    );
    assert_reads(&page, &format!("Total | {} | 1 étape | {}", share("5 étapes", "2000"), "2000 DH"));
    assert_reads(&read(&site, "ar/plan"), "مرحلة واحدة");
}

#[test]
fn the_framework_leads_from_objectives_to_what_was_measured() {
    let page = read(&Guide::starter().site(), "fr/framework--dialogue");
    let objective = "Entendre les besoins du quartier, y compris de celles et ceux qui parlent peu.";
    assert_reads(&page, &format!("{objective} | Part des femmes parmi les personnes présentes"));
    // The last measurement, with its place; it is invented, and the page says so.
    assert_reads(&page, "16,5 % | avril 2026 | Commune rurale (exemple)");
    assert_reads(&page, "Indicateurs mesurés | 2");
}

#[test]
fn only_what_was_measured_counts_as_measured() {
    let guide = Guide::starter();
    let measures = "content/measures/reunion-publique.csv";
    let lines: Vec<String> = guide.read(measures).lines().map(str::to_owned).collect();
    guide.write(measures, lines[..4].join("\n") + "\n");
    assert_reads(&read(&guide.site(), "fr/framework--dialogue"), "Indicateurs mesurés | 1");
}

#[test]
fn an_objective_without_indicator_is_seen() {
    let guide = Guide::starter();
    for language in ["fr", "ar"] {
        let path = format!("content/solutions/boite-a-idees/{language}.md");
        guide.change(&path, "objectives:\n", "objectives:\n  - id: o-autre\n    text: Autre but.\n");
    }
    let page = read(&guide.site(), "fr/framework--transparence");
    assert_reads(&page, "Autre but. | Pas encore d’indicateur pour cet objectif.");
}

/// `count` more solutions in the theme of the idea box.
fn with_copies(guide: &Guide, count: usize) {
    for number in 1..=count {
        for language in ["fr", "ar"] {
            let text = guide.read(&format!("content/solutions/boite-a-idees/{language}.md"));
            guide.write(
                &format!("content/solutions/copie-{number}/{language}.md"),
                text.replace("title: ", "title: Copie "),
            );
        }
    }
}

#[test]
fn a_long_theme_is_gathered_in_parts_and_each_solution_leads_to_its_own() {
    let guide = Guide::starter();
    with_copies(&guide, PER_TABLE);
    let site = guide.site();
    for table in ["plan", "framework"] {
        let parts = [format!("fr/{table}--transparence"), format!("fr/{table}--transparence--2")]
            .map(|path| text(&site, &path));
        assert_eq!(parts.each_ref().map(|part| part.matches("<section class=\"gathered\"").count()), [PER_TABLE, 1]);
        assert!(!site.contains_key(&format!("next/fr/{table}--transparence--3/index.html")));
        for slug in (1..=PER_TABLE).map(|number| format!("copie-{number}")).chain(["boite-a-idees".to_owned()]) {
            let part = if parts[0].contains(&format!("id=\"solution-{slug}\"")) { "" } else { "--2" };
            let link = format!("href=\"../../fr/{table}--transparence{part}/index.html#solution-{slug}\"");
            assert!(text(&site, &format!("fr/{slug}")).contains(&link), "{slug} lacks {link}");
        }
        // The totals are those of the whole theme, told once.
        assert!(parts[0].contains("class=\"figures\"") && !parts[1].contains("class=\"figures\""));
    }
}

/// The front page shows all solutions that fit on one page of a list; of more it shows the themes.
#[test]
fn the_front_page_shows_as_many_solutions_as_a_list() {
    let guide = Guide::starter();
    with_copies(&guide, PER_PAGE - 2);
    let home = |guide: &Guide| text(&guide.site(), "fr").matches("data-tags=").count();
    assert_eq!(home(&guide), PER_PAGE);
    with_copies(&guide, PER_PAGE - 1);
    assert_eq!(home(&guide), 0);
    let site = guide.site();
    for page in ["fr/solutions", "fr/solutions--2"] {
        let text = text(&site, page);
        assert_eq!(text.matches("aria-current=\"page\" aria-label=").count(), 1, "{page}");
        assert!(text.contains(&format!("{page}/index.html\" aria-current=\"page\" aria-label=")), "{page}: {text}");
    }
}

#[test]
fn what_is_not_translated_is_marked_as_what_it_is() {
    let guide = Guide::starter();
    std::fs::remove_file(guide.root().join("content/solutions/boite-a-idees/ar.md")).unwrap();
    let page = text(&guide.site(), "ar/plan--transparence");
    assert!(page.contains("lang=\"fr-MA\" dir=\"ltr\">Boîte à idées</a>"), "{page}");
    assert!(page.contains("<span lang=\"fr-MA\" dir=\"ltr\">Installer la boîte</span>"), "{page}");
}
