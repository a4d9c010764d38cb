//! What the command line says of itself and of commands that it does not understand: in the author's language, and in no other.

mod support;

use support::{Guide, dalil_in, said};

/// Mistakes, and what must be said of them in each language.
const MISTAKES: [(&[&str], &str); 10] = [
    (&["buidl"], "build"),
    (&["build", "--outptu", "x"], "--output"),
    (&["release"], "<VERSION>"),
    (&["new", "a", "b"], "b"),
    (&["serve", "--port", "99999"], "99999"),
    (&["serve", "--host", "ici"], "--host"),
    (&["check", "--format", "jsn"], "text, json, github"),
    (&["build", "--root"], "--root"),
    (&["build", "-q", "-q"], "--quiet"),
    (&["diff", "1.0.0"], "<TO>"),
];

/// What the library behind the command line says by itself.
const ENGLISH: [&str; 12] = [
    "error:",
    "tip:",
    "Usage:",
    "unexpected",
    "argument",
    "required",
    "similar",
    "more information",
    "Options:\n  -h, --help  Print",
    "possible values",
    "default:",
    "Print",
];

#[test]
fn mistakes_are_told_in_the_language_of_the_messages() {
    let folder = tempfile::TempDir::new().unwrap();
    for (mistake, named) in MISTAKES {
        for (language, label) in [("fr", "erreur: "), ("ar", "خطأ: ")] {
            let output = dalil_in(folder.path(), &[mistake, &["--lang", language]].concat());
            let output = if mistake.last() == Some(&"--root") {
                dalil_in(folder.path(), &[&["--lang", language], mistake].concat())
            } else {
                output
            };
            let told = said(&output);
            assert_eq!(output.status.code(), Some(2), "{mistake:?}: {told}");
            assert!(
                told.starts_with(label) && told.contains(named) && told.contains("dalil help"),
                "{mistake:?}: {told}"
            );
            for word in ENGLISH {
                assert!(!told.contains(word), "{mistake:?}: {word} in {told}");
            }
            assert!(!told.contains(['\u{2068}', '\u{2069}']), "{told}");
        }
    }
}

#[test]
fn help_speaks_one_language() {
    let guide = Guide::starter();
    for command in [&["--help"][..], &["help"], &["help", "build"], &["serve", "--help"], &["help", "diff"], &[]] {
        for (language, heading) in [("fr", "Usage\u{a0}: dalil"), ("ar", "الاستعمال: dalil")] {
            let output = guide.dalil(&[&["--lang", language], command].concat());
            let told = String::from_utf8_lossy(&output.stdout).into_owned() + &said(&output);
            assert!(told.contains(heading), "{command:?}: {told}");
            for word in ["Usage:", "Commands:", "Arguments:", "Print", "default:", "possible values"] {
                assert!(!told.contains(word), "{command:?}: {word} in {told}");
            }
        }
    }
}

/// One screen: forty-five lines of a terminal that is not too narrow.
#[test]
fn how_texts_are_written_stands_on_one_screen() {
    let guide = Guide::starter();
    for language in ["fr", "ar", "en"] {
        let output = guide.dalil(&["help", "markdown", "--lang", language]);
        let sheet = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && sheet.lines().count() <= 48, "{sheet}");
        for line in sheet.lines() {
            assert!(line.chars().count() <= 140, "{line}");
        }
        for mark in ["## ", "**", "- [ ]", "](solution:", "](term:", "![", "|---", "> [!", "[^1]:", "<!--", "\\*"] {
            assert!(sheet.contains(mark), "{language}: {mark}");
        }
    }
}
