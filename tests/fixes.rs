//! What `dalil fix` changes: each file of `tests/fixes/` is a guide with slips in it, and the difference that mends them.
//!
//! `tests/README.md` says how a case is written. `BLESS=1 cargo test --test fixes` writes what is mended into the cases; read the change before you commit it.
#![allow(missing_docs)]

mod support;

use dalil::finding::Severity;
use dalil::fix::diff::{Style, unified};
use dalil::fix::{Fixed, fix};
use dalil::pipeline;
use dalil::source::Sources;
use dalil::source::disk::{self, ReadError};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use support::case::{cases, difference};

type Files = BTreeMap<String, Vec<u8>>;

fn sources(files: &Files) -> Sources {
    let mut sources = Sources::default();
    for (path, bytes) in files {
        sources.put(disk::decode(path.clone(), bytes.clone()));
    }
    sources
}

fn fixed(files: &Files) -> Fixed {
    fix(&sources(files), |path| Ok::<_, ReadError>(files[path].clone())).unwrap()
}

/// `files` as they are when `fixed` is written.
fn after(files: &Files, fixed: &Fixed) -> Files {
    let mut files = files.clone();
    files.extend(fixed.files.iter().map(|file| (file.path.clone(), file.after.clone().into_bytes())));
    files
}

/// What is mended, as people see it, and what is left.
fn told(fixed: &Fixed) -> String {
    let mut said = String::new();
    for file in &fixed.files {
        if file.is_other_encoding() {
            let _ = writeln!(said, "UTF-8: {}", file.path);
        }
        said.push_str(&unified(&file.path, &file.before, &file.after, Style::Terminal { colour: false }));
    }
    let left = fixed.findings.sorted(&fixed.sources);
    let left: BTreeSet<&str> = left.iter().map(|finding| finding.code.id).collect();
    let left = left.into_iter().collect::<Vec<_>>().join(", ");
    let _ = writeln!(said, "left: {left}");
    said.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

#[test]
fn every_case_is_mended_as_it_should() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = String::new();
    for case in cases("fixes", "fixes") {
        let said = told(&fixed(&case.files()));
        if bless {
            case.bless(&said);
        } else if said != case.expected {
            let _ = write!(wrong, "\n{}\n{}", case.path.display(), difference(&case.expected, &said));
        }
    }
    assert!(wrong.is_empty(), "{wrong}\n`BLESS=1 cargo test --test fixes` writes what is mended into the cases.");
}

/// Kinds of findings whose fix puts a word in the place of another, or takes one away; the others change signs and blanks.
const OF_WORDS: [&str; 19] = [
    "broken-anchor",
    "broken-link",
    "extra-item",
    "headings-differ",
    "leftover-markup",
    "marks-in-field",
    "missing-image",
    "missing-tool",
    "no-front-matter",
    "unknown-choice",
    "unknown-column",
    "unknown-field",
    "unknown-id",
    "unknown-successor",
    "untidy-toml",
    "bad-id",
    "duplicate-id",
    "wrong-type",
    "copied-text",
];

fn words(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_alphabetic() && !dalil::i18n::is_mark(letter))
        .filter(|it| !it.is_empty())
        .collect()
}

fn line_ends(text: &str) -> BTreeSet<&str> {
    let ends = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    ends.map(|line| if line.ends_with("\r\n") { "\r\n" } else { "\n" }).collect()
}

/// What holds of every guide that is mended.
fn prove(name: &str, files: &Files) -> usize {
    let before = pipeline::examine(&sources(files)).findings;
    let fixed = fixed(files);
    let left = fixed.findings.sorted(&fixed.sources);
    let unmended: Vec<_> = left.iter().filter(|finding| finding.fix.is_some()).collect();
    assert!(unmended.is_empty(), "{name}: {unmended:?}\n{}", told(&fixed));
    let after = after(files, &fixed);
    assert_eq!(told(&self::fixed(&after)).lines().count(), 1, "{name}: mended twice: {}", told(&self::fixed(&after)));
    let anew = pipeline::examine(&sources(&after)).findings;
    assert_eq!(
        format!("{:?}", anew.sorted(&fixed.sources)),
        format!("{left:?}"),
        "{name}: files on disk say something else"
    );
    assert!(
        anew.count(Severity::Error) <= before.count(Severity::Error) || is_uncovered(&before),
        "{name}: {}",
        told(&fixed)
    );
    for file in &fixed.files {
        assert!(
            line_ends(&file.after).is_subset(&line_ends(&file.before)) || line_ends(&file.before).is_empty(),
            "{name}: {}",
            file.path
        );
        let of_words = fixed.mended.iter().filter(|code| OF_WORDS.contains(&code.id)).count();
        let (old, new) = (words(&file.before), words(&file.after));
        if of_words == 0 {
            assert_eq!(old, new, "{name}: {}", file.path);
        }
        let kept: BTreeSet<&str> = new.iter().copied().collect();
        let lost: BTreeSet<&str> = old.into_iter().filter(|word| !kept.contains(word)).collect();
        assert!(lost.len() <= 6 * of_words, "{name}: {lost:?} {}", told(&fixed));
    }
    fixed.mended.len()
}

/// Whether something was not read as it was meant, a whole file or a heading: what else is wrong with it shows only when it is.
fn is_uncovered(findings: &dalil::finding::Findings) -> bool {
    let hides = ["leftover-markup", "malformed-toml", "malformed-yaml", "no-front-matter", "not-utf8"];
    findings.clone().into_iter().any(|finding| hides.contains(&finding.code.id))
}

#[test]
fn what_has_a_fix_is_mended_once_and_the_words_stay() {
    let mut mended = 0;
    for case in cases("findings", "findings").into_iter().chain(cases("fixes", "fixes")) {
        mended += prove(&case.path.display().to_string(), &case.files());
    }
    assert!(mended > 50, "{mended}");
}

#[test]
fn a_sound_guide_stays_as_it_is() {
    let mut files = Files::new();
    for (path, bytes) in support::tree(&support::repository().join("content")) {
        files.insert(format!("content/{path}"), bytes);
    }
    assert_eq!(told(&fixed(&files)), "left:\n");
}
