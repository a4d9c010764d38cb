//! The program as its users call it: in which language it speaks, what it writes for them.

mod support;

use std::process::Command;
use support::{Guide, said};

/// What `dalil check` says in this environment, with these arguments.
fn checked(guide: &Guide, environment: &[(&str, &str)], arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dalil"));
    command.arg("check").args(arguments).current_dir(guide.root());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let output = command.envs(environment.iter().copied()).output().unwrap();
    format!("{}{}", said(&output), String::from_utf8_lossy(&output.stdout))
}

/// Variables and their values.
type Environment<'e> = &'e [(&'e str, &'e str)];

#[test]
fn the_language_is_that_of_the_environment_as_systems_rank_it() {
    let guide = Guide::starter();
    let [fr, ar, en] = ["fr", "ar", "en"].map(|code| dalil::i18n::tool_words(code).say("check-done").to_owned());
    let cases: [(Environment<'_>, &[&str], &str); 8] = [
        (&[], &[], &fr),
        (&[("LANG", "en_US.UTF-8")], &[], &en),
        (&[("LANG", "fr_FR.UTF-8"), ("LC_MESSAGES", "en_GB.UTF-8")], &[], &en),
        (&[("LANG", "fr_FR.UTF-8"), ("LC_MESSAGES", "en_GB.UTF-8"), ("LC_ALL", "ar_MA.UTF-8")], &[], &ar),
        (&[("LANG", "ar_MA.UTF-8"), ("LC_ALL", "de_DE.UTF-8")], &[], &ar),
        (&[("LC_ALL", "C")], &[], &fr),
        (&[("LC_ALL", "ar_MA.UTF-8")], &["--lang", "en"], &en),
        (&[("LC_ALL", "ar_MA.UTF-8")], &["--lang=fr"], &fr),
    ];
    for (environment, arguments, expected) in cases {
        let told = checked(&guide, environment, arguments);
        assert!(told.contains(expected), "{environment:?} {arguments:?}: {told}");
    }
}

#[test]
fn a_guide_with_a_warning_is_not_said_to_be_without_one() {
    let guide = Guide::starter();
    let done = dalil::i18n::tool_words("fr").say("check-done").to_owned();
    let told = |arguments: &[&str]| checked(&guide, &[], arguments).contains(&done);
    assert!(told(&[]) && !told(&["--format", "json"]));
    guide.write("content/solutions/boite-a-idees/forgotten.csv", "a,b\n");
    assert!(!told(&[]));
}

#[test]
fn a_title_makes_the_folder_and_stands_in_its_language() {
    let guide = Guide::starter();
    for (title, slug, own, other) in [
        ("Écouter les \"jeunes\" : où ?", "ecouter-les-jeunes-ou", "fr", "ar"),
        ("العرائض المحلية", "araid-mhlia", "ar", "fr"),
    ] {
        let output = guide.dalil(&["new", title]);
        assert!(output.status.success() && said(&output).contains(slug), "{}", said(&output));
        let chapter = |code| guide.read(&format!("content/solutions/{slug}/{code}.md"));
        let line = format!("title: \"{}\"", title.replace('"', "\\\""));
        assert!(chapter(own).lines().any(|it| it == line), "{}", chapter(own));
        assert!(!chapter(other).contains(title));
        let told = guide.dalil(&["check", "--format", "json"]);
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        assert!(
            told.contains(&format!("content/solutions/{slug}/{other}.md")) && !told.contains("\"error\""),
            "{told}"
        );
    }
}

#[test]
fn names_that_are_taken_or_kept_are_refused_with_another() {
    let guide = Guide::starter();
    for (name, remedy) in [
        ("aux", "dalil new aux-commune"),
        ("Glossary", "dalil new glossary-commune"),
        ("Préface", "dalil new preface-commune"),
        ("Réunion publique", "reunion-publique"),
        ("؟!", "dalil new budget-participatif"),
    ] {
        for language in ["fr", "ar", "en"] {
            let output = guide.dalil(&["new", name, "--lang", language]);
            assert!(output.status.code() == Some(2) && said(&output).contains(remedy), "{name}: {}", said(&output));
        }
    }
}

#[test]
fn a_new_solution_is_the_last_of_its_guide() {
    let guide = Guide::starter();
    for (slug, order) in [("petitions", 3), ("budget", 4)] {
        let output = guide.dalil(&["new", slug]);
        assert!(output.status.success(), "{}", said(&output));
        let chapter = guide.read(&format!("content/solutions/{slug}/fr.md"));
        assert!(
            chapter.lines().any(|line| line.split('#').next().unwrap().trim() == format!("order: {order}")),
            "{chapter}"
        );
        assert!(guide.root().join(format!("content/solutions/{slug}/ar.md")).is_file());
    }
    let output = guide.dalil(&["check", "--format", "json"]);
    assert!(
        !String::from_utf8_lossy(&output.stdout).contains("\"error\""),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    for (slug, status) in [("petitions", 2), ("Pétitions", 2), ("a--b", 2), ("../x", 2)] {
        let output = guide.dalil(&["new", slug]);
        assert_eq!(output.status.code(), Some(status), "{slug}: {}", said(&output));
    }
}
