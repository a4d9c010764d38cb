//! The handbooks of those who write: followed to the letter, each is true.
#![allow(missing_docs)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::{dalil_in, said};

/// A handbook: the language it is written in, and its text.
const HANDBOOKS: [(&str, &str); 2] =
    [("fr", include_str!("../docs/auteurs.fr.md")), ("ar", include_str!("../docs/auteurs.ar.md"))];

/// The blocks of code that are said to be `kind`, in their order.
fn blocks<'t>(text: &'t str, kind: &str) -> Vec<&'t str> {
    let fenced = text.split("```").skip(1).step_by(2);
    fenced.filter_map(|block| block.split_once('\n')).filter(|(it, _)| *it == kind).map(|(_, code)| code).collect()
}

/// The words of a command line; what is between quotation marks is one.
fn words(line: &str) -> Vec<&str> {
    let parts = line.split('"').enumerate();
    parts.flat_map(|(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }).collect()
}

/// Everything that the tool said in `folder`; what it was asked must succeed.
fn run(folder: &Path, arguments: &[&str]) -> String {
    let output = dalil_in(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    said(&output) + &String::from_utf8_lossy(&output.stdout)
}

/// Does what must be done by hand before the final version: no text of the template, and every chapter final.
fn finish(guide: &Path, language: &str) {
    for entry in fs::read_dir(guide.join("content/solutions")).unwrap() {
        let folder = entry.unwrap().path();
        let path = folder.join(language).with_extension("md");
        let text = fs::read_to_string(&path).unwrap();
        if text.contains("o-objectif") {
            fs::remove_dir_all(folder).unwrap();
        } else {
            let text = text.replace("status: draft", "status: final");
            fs::write(path, text).unwrap();
        }
    }
}

/// What is told of the slip that the handbook shows.
fn slip(guide: &Path, language: &str) -> String {
    let path = guide.join("content/solutions/boite-a-idees").join(language).with_extension("md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("theme: transparence", "theme: dialoge")).unwrap();
    let output = dalil_in(guide, &["check", "--lang", language]);
    fs::write(&path, text).unwrap();
    said(&output)
}

#[test]
fn who_follows_a_handbook_gets_what_it_shows() {
    for (language, text) in HANDBOOKS {
        let home = tempfile::TempDir::new().unwrap();
        let mut folder = home.path().to_owned();
        let mut told = String::new();
        for line in blocks(text, "sh").iter().flat_map(|block| block.lines()) {
            match &*words(line) {
                ["cargo", ..] => {}
                ["cd", name] => folder.push(name),
                ["dalil", "serve", options @ ..] => told += &run(&folder, &[&["serve"], options, &["--help"]].concat()),
                ["dalil", arguments @ ..] => {
                    if arguments.starts_with(&["release", "1.0.0"]) {
                        told += &slip(&folder, language);
                        finish(&folder, language);
                        told += &run(&folder, &["check", "--lang", language]);
                    }
                    told += &run(&folder, arguments);
                }
                _ => panic!("{line}"),
            }
        }
        let shown = blocks(text, "");
        assert!(shown.len() >= 3);
        for line in shown.iter().flat_map(|block| block.lines()) {
            assert!(told.contains(line), "{language}: {line}\n{told}");
        }
    }
}

#[test]
fn what_a_handbook_writes_is_understood() {
    for (language, text) in HANDBOOKS {
        let home = tempfile::TempDir::new().unwrap();
        let other = if language == "fr" { "ar" } else { "fr" };
        run(home.path(), &["init", ".", "--language", &format!("{language},{other}")]);
        let [chapter, lines] = blocks(text, "markdown")[..] else { panic!("{language}") };
        let lines = lines.replace("](photo.jpg", "](photo.png");
        let folder = home.path().join("content/solutions/essai");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("photo.png"), include_bytes!("../themes/default/assets/card-fr.png")).unwrap();
        fs::write(folder.join(language).with_extension("md"), format!("{chapter}\n{lines}")).unwrap();
        fs::write(home.path().join("content/measures/reunion-publique.csv"), blocks(text, "csv")[0]).unwrap();
        let told = run(home.path(), &["check", "--format", "json"]);
        let codes: BTreeSet<&str> = told.split("\"code\"").skip(1).filter_map(|it| it.split('"').nth(1)).collect();
        assert_eq!(codes, BTreeSet::from(["missing-translation", "to-write"]), "{told}");
    }
}

#[test]
fn findings_and_fields_that_handbooks_name_are_there() {
    let home = tempfile::TempDir::new().unwrap();
    let fields = run(home.path(), &["help", "fields", "--lang", "en"]);
    let mut known: BTreeSet<&str> = fields.split(|it: char| !it.is_ascii_alphanumeric() && it != '-').collect();
    known.extend(dalil::pipeline::codes().iter().map(|code| code.id));
    for (language, text) in HANDBOOKS {
        let cells = text.lines().filter(|line| line.starts_with("| `")).filter_map(|line| line.split('|').nth(1));
        let names: Vec<&str> = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
        assert!(names.len() > 50, "{names:?}");
        for name in names {
            assert!(known.contains(name), "{language}: {name}");
        }
    }
}

#[test]
fn handbooks_have_the_same_sections_and_are_short() {
    let [(_, ours), (_, theirs)] = HANDBOOKS;
    let sections = |text: &'static str| -> Vec<&str> {
        text.lines().filter(|line| line.starts_with("## ") && line.contains(" {#")).collect()
    };
    let ids = |text| sections(text).into_iter().filter_map(|line| line.split("{#").nth(1)).collect::<Vec<_>>();
    assert_eq!(ids(ours), ids(theirs));
    assert!(ours.lines().count() <= 230 && theirs.lines().count() <= 230);
}
