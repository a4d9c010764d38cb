//! What versions that were issued know of a guide, as it goes on: solutions that were renamed without a word, entries of registers with other ids, solutions
//! that were withdrawn.
#![allow(missing_docs)]

mod support;

use std::fs;
use support::crawl::crawl;
use support::{Guide, Tree, dalil_in, said, tree};

const IDEAS: &str = "content/solutions/boite-a-idees";
const MEETING: &str = "content/solutions/reunion-publique";

/// A guide with a version 1.0.0.
fn issued() -> Guide {
    let guide = Guide::starter();
    guide.change(&format!("{MEETING}/fr.md"), "status: draft", "status: final");
    run(&guide, &["release", "1.0.0"]);
    guide
}

#[track_caller]
fn run(guide: &Guide, arguments: &[&str]) -> String {
    let output = guide.dalil(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    format!("{}{}", said(&output), String::from_utf8_lossy(&output.stdout))
}

fn moved(guide: &Guide, from: &str, to: &str) {
    fs::rename(guide.root().join(from), guide.root().join(to)).unwrap();
    let [old, new] = [from, to].map(|path| path.rsplit('/').next().unwrap().to_owned());
    for path in ["fr.md", "ar.md"] {
        let path = format!("{MEETING}/{path}");
        if guide.root().join(&path).exists() {
            let text = guide.read(&path).replace(&format!("solution:{old}"), &format!("solution:{new}"));
            guide.write(&path, text);
        }
    }
}

fn built(guide: &Guide) -> Tree {
    run(guide, &["build"]);
    tree(&guide.root().join("public")).into_iter().filter(|(path, _)| !path.starts_with(".dalil")).collect()
}

fn text<'t>(site: &'t Tree, path: &str) -> &'t str {
    std::str::from_utf8(site.get(path).unwrap_or_else(|| panic!("no {path}"))).unwrap()
}

/// `text` with plain blanks.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn warns(guide: &Guide) -> bool {
    let told = run(guide, &["check"]);
    assert_eq!(told.contains("renamed-solution"), run(guide, &["build"]).contains("renamed-solution"), "{told}");
    told.contains("renamed-solution")
}

#[test]
fn a_solution_that_was_renamed_without_a_word_is_told_and_mended() {
    let guide = issued();
    assert!(!warns(&guide));
    moved(&guide, IDEAS, "content/solutions/urne");
    assert!(warns(&guide));
    for language in ["fr", "ar", "en"] {
        assert!(run(&guide, &["check", "--lang", language]).contains("id: boite-a-idees"));
    }
    assert!(run(&guide, &["fix", "--yes"]).contains("+id: boite-a-idees"));
    assert!(guide.read("content/solutions/urne/fr.md").starts_with("---\nid: boite-a-idees\n"));
    assert!(!warns(&guide));
    // One that says another id, or no longer says its own, is told too.
    guide.change("content/solutions/urne/fr.md", "id: boite-a-idees", "id: boite");
    assert!(warns(&guide));
    run(&guide, &["fix", "--yes"]);
    assert!(guide.read("content/solutions/urne/fr.md").starts_with("---\nid: boite-a-idees\n"));
    run(&guide, &["release", "1.1.0"]);
    guide.change("content/solutions/urne/fr.md", "id: boite-a-idees\n", "");
    assert!(warns(&guide));
}

#[test]
fn another_solution_is_no_renamed_one() {
    let begun = |guide: &Guide, old: &str, new: &str| {
        for name in ["fr.md", "ar.md"] {
            guide.write(&format!("{new}/{name}"), guide.read(&format!("{old}/{name}")));
        }
    };
    // A copy from which another was begun, while the first one stays.
    let guide = issued();
    begun(&guide, IDEAS, "content/solutions/urne");
    assert!(!warns(&guide));
    // One in the place of another, with ids of the same model and other words.
    let guide = issued();
    moved(&guide, IDEAS, "content/solutions/urne");
    let path = "content/solutions/urne/fr.md";
    for (from, to) in [
        ("Permettre à chacun de donner", "Aider chacun à dire"),
        ("Installer la boîte", "Ouvrir un registre"),
        ("Relever et répondre", "Lire et publier"),
        ("Idées déposées", "Lignes écrites"),
    ] {
        guide.change(path, from, to);
    }
    assert!(!warns(&guide));
    // One that was withdrawn, as the guide says.
    let guide = issued();
    moved(&guide, IDEAS, "content/solutions/urne");
    guide.write(
        "content/withdrawn.toml",
        "[boite-a-idees]\nreason = { fr = \"Trop peu d’idées.\", ar = \"قلة الأفكار.\" }\n",
    );
    assert!(!warns(&guide));
    // Two that may have been it: told, and left to a person.
    let guide = issued();
    moved(&guide, IDEAS, "content/solutions/urne");
    begun(&guide, "content/solutions/urne", "content/solutions/coffre");
    assert!(warns(&guide));
    assert!(!run(&guide, &["fix"]).contains("+id:"));
}

/// A guide in which an entry of each register has another id than in 1.0.0.
fn with_other_ids() -> Guide {
    let guide = issued();
    for (file, old, new) in [
        ("themes", "dialogue", "echange"),
        ("territories", "commune-rurale", "rurale"),
        ("actors", "services-communaux", "services"),
        ("glossary", "concertation", "consultation"),
    ] {
        guide.change(&format!("content/{file}.toml"), &format!("[{old}]\n"), &format!("[{new}]\nwas = [\"{old}\"]\n"));
        if file == "glossary" {
            guide.change("content/glossary.toml", "see = [\"concertation\"]", "see = [\"consultation\"]");
        }
        for path in tree(guide.root()).keys().filter(|path| path.ends_with(".md") || path.ends_with(".csv")) {
            let mut text = guide.read(path);
            for end in ["\n", ",", "]", "}", ")", " "] {
                for start in [" ", "[", ",", ":"] {
                    text = text.replace(&format!("{start}{old}{end}"), &format!("{start}{new}{end}"));
                }
            }
            let text = text.replace(&format!("[{new}]("), &format!("[{old}]("));
            guide.write_alone(path, text);
        }
    }
    guide
}

#[test]
fn entries_with_other_ids_are_the_same_and_their_old_pages_lead_on() {
    let guide = with_other_ids();
    assert!(guide.read(&format!("{MEETING}/fr.md")).contains("theme: echange"));
    let told = run(&guide, &["check"]);
    assert!(!told.contains('['), "{told}");
    let difference = run(&guide, &["diff", "1.0.0", "next"]);
    assert_eq!(difference.trim(), dalil::i18n::tool_words("fr").say("changes-none"));
    // In the other direction too.
    assert_eq!(run(&guide, &["diff", "next", "1.0.0"]), difference);
    let json: serde_json::Value =
        serde_json::from_str(&run(&guide, &["diff", "1.0.0", "next", "--format", "json"])).unwrap();
    assert_eq!(json["solutions"].as_array().unwrap().len() + json["entries"].as_array().unwrap().len(), 0, "{json}");
    // Solutions did not change, before that is issued, with it, and after.
    let changed = |site: &Tree, version: &str| {
        let pages =
            ["boite-a-idees", "reunion-publique"].map(|slug| text(site, &format!("{version}/fr/{slug}/index.html")));
        pages.map(|page| page.contains("Modifiée"))
    };
    assert_eq!(changed(&built(&guide), "next"), [false, false]);
    run(&guide, &["release", "1.1.0"]);
    guide.change("content/themes.toml", "[echange]\nwas = [", "[parole]\nwas = [\"echange\", ");
    guide.change(&format!("{MEETING}/fr.md"), "theme: echange", "theme: parole");
    run(&guide, &["release", "1.2.0"]);
    guide.change(&format!("{IDEAS}/fr.md"), "Placez la boîte", "Posez la boîte");
    let site = built(&guide);
    assert_eq!(changed(&site, "1.1.0"), [false, false]);
    assert_eq!(changed(&site, "1.2.0"), [false, false]);
    assert_eq!(changed(&site, "next"), [true, false]);
    crawl(&site);
    for (old, new) in [
        ("theme--dialogue", "theme--parole"),
        ("theme--echange", "theme--parole"),
        ("territory--commune-rurale", "territory--rurale"),
        ("plan--dialogue", "plan--parole"),
        ("framework--dialogue", "framework--parole"),
    ] {
        for language in ["fr", "ar"] {
            let page = text(&site, &format!("latest/{language}/{old}/index.html"));
            assert!(page.contains(&format!("../{new}/index.html")), "{page}");
        }
    }
}

#[test]
fn what_an_entry_says_is_compared_whatever_it_was_called() {
    let guide = with_other_ids();
    guide.change("content/themes.toml", "fr = \"Dialogue\"", "fr = \"Se parler\"");
    guide.change(&format!("{IDEAS}/fr.md"), "theme: transparence", "theme: echange");
    let told = run(&guide, &["diff", "1.0.0", "next"]);
    assert!(told.contains("[-Dialogue-]{+Se parler+}"), "{told}");
    assert!(told.contains("Transparence → Se parler"), "{told}");
    assert_eq!(told.matches("\n## ").count(), 2, "{told}");
}

#[test]
fn former_ids_are_nobody_elses_and_lead_to_the_present_ones() {
    let guide = with_other_ids();
    for (was, expected) in
        [("[\"transparence\"]", true), ("[\"dialogue\", \"dialogue\"]", true), ("[\"dialogue\", \"parler\"]", false)]
    {
        let text = guide.read("content/themes.toml");
        guide.change("content/themes.toml", "was = [\"dialogue\"]", &format!("was = {was}"));
        let output = guide.dalil(&["check"]);
        assert_eq!(said(&output).contains("duplicate-id"), expected, "{was}: {}", said(&output));
        assert_eq!(output.status.code(), Some(i32::from(expected)));
        guide.write("content/themes.toml", text);
    }
    guide.change("content/themes.toml", "was = [\"dialogue\"]", "was = [\"Le Dialogue\"]");
    assert!(said(&guide.dalil(&["check"])).contains("bad-id"));
    guide.change("content/themes.toml", "was = [\"Le Dialogue\"]", "was = [\"dialogue\", \"parler\"]");
    // Who still writes the former id is led to the present one.
    guide.change(&format!("{MEETING}/fr.md"), "theme: echange", "theme: parler");
    assert!(said(&guide.dalil(&["check"])).contains("unknown-id"));
    run(&guide, &["fix", "--yes"]);
    assert!(guide.read(&format!("{MEETING}/fr.md")).contains("theme: echange"));
}

/// A guide without the solution that 1.0.0 has, and why.
fn withdrawn() -> Guide {
    let guide = issued();
    fs::remove_dir_all(guide.root().join(IDEAS)).unwrap();
    for name in ["fr.md", "ar.md"] {
        let path = format!("{MEETING}/{name}");
        let text = guide.read(&path).replace("](solution:boite-a-idees)", "](https://example.org/)");
        guide.write(&path, text);
    }
    guide.write(
        "content/withdrawn.toml",
        "[boite-a-idees]\nreason = { fr = \"Peu d’idées <déposées>.\", ar = \"قلة الأفكار.\" }\nsuccessor = \"reunion-publique\"\n",
    );
    guide
}

#[test]
fn a_withdrawn_solution_says_first_why_and_what_took_its_place() {
    let guide = withdrawn();
    assert!(!run(&guide, &["check"]).contains('['));
    // Before it is issued, the history of the site says so of the working text.
    let page = text(&built(&guide), "history/fr/boite-a-idees/index.html").to_owned();
    assert!(page.contains("retirée du texte de travail") && page.contains("Peu d’idées &lt;déposées&gt;."), "{page}");
    run(&guide, &["release", "1.1.0", "--draft-notes"]);
    let notes = plain(&guide.read("content/releases/1.1.0.fr.md"));
    assert!(
        notes.contains("- Boîte à idées\n  - Motif : Peu d’idées")
            && notes.contains("Remplacée par : Réunion publique"),
        "{notes}"
    );
    for language in ["fr", "ar"] {
        fs::remove_file(guide.root().join(format!("content/releases/1.1.0.{language}.md"))).unwrap();
    }
    run(&guide, &["release", "1.1.0"]);
    run(&guide, &["release", "1.2.0"]);
    let site = built(&guide);
    crawl(&site);
    for (language, reason) in [("fr", "Peu d’idées &lt;déposées&gt;."), ("ar", "قلة الأفكار.")] {
        let page = text(&site, &format!("history/{language}/boite-a-idees/index.html"));
        let (first, _) = page.split_once("<ol class=\"issues\">").unwrap();
        assert!(first.contains(reason) && first.contains("1.1.0"), "{first}");
        assert!(first.contains(&format!("\"../../../1.2.0/{language}/reunion-publique/index.html")), "{first}");
        let gone = text(&site, &format!("latest/{language}/boite-a-idees/index.html"));
        assert!(gone.contains(&format!("history/{language}/boite-a-idees/index.html")), "{gone}");
        let changes = text(&site, &format!("history/{language}/1.1.0/index.html"));
        assert!(changes.contains(reason), "{changes}");
    }
    let told = plain(&run(&guide, &["diff", "1.0.0", "1.1.0"]));
    assert!(
        told.contains("- Motif : Peu d’idées <déposées>.") && told.contains("- Remplacée par : Réunion publique"),
        "{told}"
    );
    // A solution that is there says nothing of the kind.
    assert!(!text(&site, "history/fr/reunion-publique/index.html").contains("retirée"));
    let record = String::from_utf8(site["1.2.0/fr/index.html"].clone()).unwrap();
    assert!(!record.contains("boite-a-idees"));
    // Its successor goes by what it is known by, whatever it is called.
    run(&guide, &["rename", "reunion-publique", "assemblee", "--yes"]);
    guide.change("content/withdrawn.toml", "reunion-publique", "assemblee");
    run(&guide, &["release", "1.3.0"]);
    let page = text(&built(&guide), "history/fr/boite-a-idees/index.html").to_owned();
    assert!(page.contains("\"../../../1.3.0/fr/assemblee/index.html"), "{page}");
}

#[test]
fn what_is_said_of_withdrawn_solutions_is_checked() {
    for (from, to, code, status) in [
        ("[boite-a-idees]", "[reunion-publique]", "still-there", 1),
        ("\"reunion-publique\"", "\"reunion-publiqe\"", "unknown-successor", 1),
        (", ar = \"قلة الأفكار.\"", "", "missing-text", 1),
        ("[boite-a-idees]", "[boite]", "never-issued", 0),
        ("successor", "sucessor", "unknown-field", 1),
        ("[boite-a-idees]", "[boite-a-idees]\nnote = 1", "unknown-field", 1),
    ] {
        let guide = withdrawn();
        guide.change("content/withdrawn.toml", from, to);
        let output = guide.dalil(&["check"]);
        assert!(said(&output).contains(code), "{code}: {}", said(&output));
        assert_eq!(output.status.code(), Some(status), "{code}");
    }
    let guide = withdrawn();
    guide.change("content/withdrawn.toml", "\"reunion-publique\"", "\"reunion-publiqe\"");
    dalil_in(guide.root(), &["fix", "--yes"]);
    assert!(guide.read("content/withdrawn.toml").contains("\"reunion-publique\""));
}

#[test]
fn records_keep_the_reason_and_older_ones_are_read() {
    let guide = withdrawn();
    run(&guide, &["release", "1.1.0"]);
    let record = |version: &str| {
        let output = std::process::Command::new("unzip")
            .args(["-p", &format!("content/releases/{version}.zip"), "guide.json"])
            .current_dir(guide.root())
            .output()
            .unwrap();
        dalil::release::record::Record::parse(&output.stdout).unwrap()
    };
    assert_eq!(record("1.0.0").withdrawn, []);
    let [withdrawn] = &record("1.1.0").withdrawn[..] else { panic!() };
    let json = serde_json::to_value(withdrawn).unwrap();
    assert_eq!(json["fields"]["reason"]["ar"], "قلة الأفكار.");
    assert_eq!(json["fields"]["successor"], "reunion-publique");
}
