//! `dalil rename`: what a new name changes, and what it must not; as its users call it, and stopped at every step.
#![allow(missing_docs)]

mod support;

use dalil::fix::{RenameError, Renaming, rename, write_and_move};
use dalil::guide::Guide as Model;
use dalil::pipeline::{self, Project};
use dalil::publish::Disk;
use dalil::release::compare::compare;
use dalil::release::record::Record;
use dalil::source::Sources;
use dalil::source::disk::{self, ReadError};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use support::failing::Failing;
use support::{Guide, Tree, said, tree};

fn sources(files: &Tree) -> Sources {
    let mut sources = Sources::default();
    for (path, bytes) in files {
        sources.put(disk::decode(path.clone(), bytes.clone()));
    }
    sources
}

fn project(sources: &Sources) -> Project {
    pipeline::examine(sources).project.unwrap()
}

fn changes(files: &Tree, names: [&str; 2]) -> Result<Renaming, RenameError> {
    let sources = sources(files);
    rename((&project(&sources).guide, &sources), names, |path| Ok::<_, ReadError>(files[path].clone()))
}

/// `files` after the solution of the first name got the second one.
fn renamed(files: &Tree, names: [&str; 2]) -> Tree {
    let Renaming { files: changed, moves } = changes(files, names).unwrap();
    let mut after = files.clone();
    after.extend(changed.iter().map(|file| (file.path.clone(), file.after.clone().into_bytes())));
    let moved = |path: String| {
        let to = moves.iter().find_map(|it| Some([&*it.to, path.strip_prefix(&it.from)?].concat()));
        to.filter(|to| to.contains(&format!("/{}", names[1]))).unwrap_or(path)
    };
    after.into_iter().map(|(path, bytes)| (moved(path), bytes)).collect()
}

/// Every way to link to a solution, right and wrong, in each of the texts that may.
const LINKS: &str = "\n[a](solution:boite-a-idees) [b](solution:boite-a-idees#steps 'boite-a-idees') [c][c] [d] \
    [h](indicator:boite-a-idees/i-idees) [i](solution:boite-a-idees#nulle-part) [j](solution:boite-a-ides) `solution:boite-a-idees` boite-a-idees\n\n\
    [c]: solution:boite-a-idees\n[d]: <solution:boite-a-idees#steps>\n";

/// Links by path, and one that is its own text: what they say changes.
const PATHS: &str = "\n<solution:boite-a-idees> [e](../boite-a-idees/fr.md#contexte) [f](../../solutions/boite-a-idees/ar.md) [g](../boite-a-idees/plan.pdf) \
    [k](../boite-a-idees/./fr.md) [l](../boite-a-idees/) ![m](../../solutions/boite-a-idees/../boite-a-idees/plan.png)\n";

fn content(folder: &Path) -> Tree {
    tree(&folder.join("content")).into_iter().map(|(path, bytes)| (format!("content/{path}"), bytes)).collect()
}

fn repository() -> Tree {
    let mut files = content(&support::repository());
    files.retain(|path, _| !path.contains("/releases/"));
    files
}

/// The starter, with links of every kind, of which some lead nowhere.
fn linked(links: &str) -> Tree {
    let mut files = content(Guide::starter().root());
    for path in ["solutions/boite-a-idees/fr.md", "solutions/reunion-publique/ar.md", "pages/preface/fr.md"] {
        files.get_mut(&format!("content/{path}")).unwrap().extend(links.bytes());
    }
    files.insert("content/solutions/boite-a-idees/plan.pdf".to_owned(), b"%PDF-".to_vec());
    files
}

/// What is found, and in which words, whatever they are called that were renamed.
fn findings(files: &Tree, [old, new]: [&str; 2]) -> Vec<String> {
    let sources = sources(files);
    let found = pipeline::examine(&sources).findings;
    let told = found.sorted(&sources).into_iter().map(|finding| {
        let place = finding.place.file();
        let written = match finding.place {
            dalil::finding::Place::Part(span) => sources.at(span).to_owned(),
            dalil::finding::Place::File(_) => String::new(),
        };
        format!("{} {} {written}", finding.code.id, sources.file(place).path).replace(old, new)
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

fn record(files: &Tree) -> Record {
    let sources = sources(files);
    Record::of(&project(&sources).guide, &sources, "next")
}

fn slugs(files: &Tree) -> Vec<String> {
    let guide: Model = project(&sources(files)).guide;
    guide.solutions.iter().map(|solution| solution.slug.clone()).collect()
}

#[test]
fn nothing_but_the_name_changes_and_the_way_back_leads_home() {
    let mut count = 0;
    for files in [linked(LINKS), linked(PATHS), repository()] {
        for old in slugs(&files) {
            let names = [&*old, "un-autre-nom"];
            let after = renamed(&files, names);
            assert_eq!(findings(&after, names), findings(&files, names), "{old}");
            let mut back = renamed(&after, [names[1], &old]);
            let own = back.get_mut(&format!("content/solutions/{old}/fr.md")).unwrap();
            let text = String::from_utf8(own.clone()).unwrap();
            *own = text.replacen(&format!("id: {old}\n"), "", 1).into_bytes();
            assert!(back == files, "{old}");
            count += 1;
            if files.values().any(|bytes| String::from_utf8_lossy(bytes).contains(PATHS)) {
                continue;
            }
            let [before, now] = [&files, &after].map(record);
            let changes = compare(&before, &now);
            assert!(changes.pages.is_empty() && changes.entries.is_empty(), "{old}");
            let [change] = &changes.solutions[..] else { panic!("{old}: {changes:?}") };
            assert_eq!(change.renamed, Some(names.map(str::to_owned)), "{change:?}");
            assert!(change.fields.is_empty() && change.items.is_empty() && change.measured == 0, "{change:?}");
            assert!(change.body.is_empty(), "{change:?}");
            assert_eq!(before.solution(&old).unwrap().digest(), now.solution(&old).unwrap().digest());
            assert!(
                !after.keys().any(|path| path.contains(&format!("/{old}/")) || path.ends_with(&format!("/{old}.csv")))
            );
        }
    }
    assert!(count > 15, "{count}");
}

#[test]
fn line_ends_and_the_mark_of_a_file_stay() {
    let mut files = linked(&[LINKS, PATHS].concat());
    for bytes in files.values_mut() {
        let text = String::from_utf8(bytes.clone()).unwrap();
        *bytes = format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes();
    }
    let after = renamed(&files, ["boite-a-idees", "urne"]);
    let text = String::from_utf8(after["content/solutions/urne/fr.md"].clone()).unwrap();
    assert!(text.starts_with("\u{feff}---\r\nid: boite-a-idees\r\n"), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

type IsExpected = fn(&RenameError) -> bool;

#[test]
fn names_that_are_taken_or_none_are_refused() {
    let mut files = linked(&[LINKS, PATHS].concat());
    files.insert("content/measures/mesures.csv".to_owned(), b"indicator,territory,date,value,source\n".to_vec());
    let preface = String::from_utf8(files["content/pages/preface/fr.md"].clone()).unwrap();
    let is_taken = |error: &RenameError| matches!(error, RenameError::Taken(_));
    let cases: [([&str; 2], IsExpected); 10] = [
        (["boite-a-idees", "reunion-publique"], is_taken),
        (["boite-a-idees", "boite-a-idees"], is_taken),
        (["boite-a-idees", "preface"], is_taken),
        (["boite-a-idees", "mesures"], is_taken),
        (["boite-a-idees", "Boîte"], |error| matches!(error, RenameError::NotSlug)),
        (["boite-a-idees", "con"], |error| matches!(error, RenameError::Device)),
        (["boite-a-idees", "glossary"], |error| matches!(error, RenameError::Reserved)),
        (["boite", "urne"], |error| matches!(error, RenameError::Unknown)),
        (["preface", "urne"], |error| matches!(error, RenameError::Unknown)),
        (["boite", "reunion-publique"], |error| matches!(error, RenameError::Unknown)),
    ];
    for (names, is_expected) in cases {
        let error = changes(&files, names).unwrap_err();
        assert!(is_expected(&error), "{names:?}: {error:?}");
    }
    // What was called so in issued versions leads to the solution that has this id.
    let twice = renamed(&files, ["boite-a-idees", "urne"]);
    assert!(is_taken(&changes(&twice, ["reunion-publique", "boite-a-idees"]).unwrap_err()));
    files.insert("content/pages/preface/fr.md".to_owned(), [preface.as_bytes(), &[0xe9, b'\n']].concat());
    assert!(matches!(changes(&files, ["boite-a-idees", "urne"]), Err(RenameError::Unread(_))));
    files.insert("content/pages/preface/fr.md".to_owned(), preface.into_bytes());
    files.remove("content/solutions/boite-a-idees/fr.md");
    assert!(matches!(changes(&files, ["boite-a-idees", "urne"]), Err(RenameError::Unread(_))));
}

/// Renames on the disk; whether it came to its end.
fn rename_on_disk(guide: &Guide, names: [&str; 2], system: &dyn dalil::publish::FileSystem) -> bool {
    let sources = disk::read(guide.root()).unwrap();
    let read = |path: &str| Ok::<_, ReadError>(fs::read(guide.root().join(path)).unwrap());
    let Renaming { files, moves } = rename((&project(&sources).guide, &sources), names, read).unwrap();
    write_and_move(guide.root(), &files, &moves, system).is_ok()
}

#[test]
fn a_stop_at_any_step_is_finished_by_the_same_command() {
    let names = ["reunion-publique", "assemblee"];
    let guide = || {
        let guide = Guide::starter();
        let text = guide.read("content/pages/preface/fr.md");
        guide.write("content/pages/preface/fr.md", text + "\n[x](solution:reunion-publique)\n");
        guide
    };
    let (before, expected) = (tree(guide().root()), {
        let guide = guide();
        assert!(rename_on_disk(&guide, names, &Disk));
        tree(guide.root())
    });
    assert!(expected.contains_key("content/measures/assemblee.csv"));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for operations in 0.. {
        let guide = guide();
        let system = Failing::after(operations, true, 50);
        let done = rename_on_disk(&guide, names, &system);
        let has = |path: &str| guide.root().join(path).exists();
        let state = [has("content/solutions/reunion-publique"), has("content/measures/reunion-publique.csv")];
        *seen.entry(format!("{done} {state:?}")).or_default() += 1;
        if !done {
            rename_on_disk(&guide, names, &Disk);
        }
        let mut after = tree(guide.root());
        after.retain(|path, _| !path.ends_with(".dalil-lock"));
        assert!(after == expected, "{operations}: {:?}", after.keys().collect::<Vec<_>>());
        assert_eq!(guide.dalil(&["check"]).status.code(), Some(0), "{operations}");
        if system.got_through() {
            break;
        }
    }
    assert!(before != expected && seen.len() == 3, "{seen:?}");
}

#[test]
fn the_command_shows_asks_and_writes() {
    let guide = Guide::starter();
    let before = tree(guide.root());
    for arguments in [&["rename", "boite-a-idees", "urne"][..], &["rename", "boite-a-idees", "urne", "--dry-run"]] {
        let output = guide.dalil(arguments);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(String::from_utf8_lossy(&output.stdout).contains("+id: boite-a-idees\n"));
        assert!(
            said(&output).contains("content/solutions/boite-a-idees → content/solutions/urne"),
            "{}",
            said(&output)
        );
        assert_eq!(tree(guide.root()), before);
    }
    let output = guide.dalil(&["rename", "boite-a-idees", "urne", "--yes"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(guide.read("content/solutions/urne/fr.md").starts_with("---\nid: boite-a-idees\n"));
    for (names, expected) in [
        (["boite-a-idees", "urne"], "boite-a-idees"),
        (["reunion-publiqe", "assemblee"], "reunion-publique"),
        (["urne", "Boîte à idées"], "dalil rename urne boite-a-idees"),
        (["urne", "preface"], "content/pages/preface"),
        (["urne", "plan"], "dalil rename urne plan-commune"),
    ] {
        for language in ["fr", "ar", "en"] {
            let output = guide.dalil(&["rename", names[0], names[1], "--yes", "--lang", language]);
            assert_eq!(output.status.code(), Some(2), "{names:?} {}", said(&output));
            assert!(said(&output).contains(expected), "{names:?} {}", said(&output));
        }
    }
}

#[test]
fn what_somebody_has_open_or_changed_keeps_everything_as_it_was() {
    type Spoil = fn(&Guide);
    let cases: [Spoil; 3] = [
        |guide| guide.write("content/measures/.~lock.reunion-publique.csv#", ""),
        |guide| fs::create_dir_all(guide.root().join("content/solutions/assemblee")).unwrap(),
        |guide| guide.change("content/solutions/reunion-publique/fr.md", "---\n", "---\n# "),
    ];
    for spoil in cases {
        let guide = Guide::starter();
        let sources = disk::read(guide.root()).unwrap();
        let read = |path: &str| Ok::<_, ReadError>(fs::read(guide.root().join(path)).unwrap());
        let names = ["reunion-publique", "assemblee"];
        let Renaming { files, moves } = rename((&project(&sources).guide, &sources), names, read).unwrap();
        spoil(&guide);
        let before = tree(guide.root());
        let failure = write_and_move(guide.root(), &files, &moves, &Disk).unwrap_err();
        assert_eq!(failure.written, 0, "{failure}");
        assert_eq!(tree(guide.root()), before);
    }
}
