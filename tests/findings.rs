//! Golden findings: each file of `tests/findings/` is a guide with something wrong in it, and what dalil says about it.
//!
//! `tests/README.md` says how a case is written. `BLESS=1 cargo test --test findings` writes what dalil says into the cases; read
//! the change before you commit it.
#![allow(missing_docs)]

mod support;

use dalil::finding::Findings;
use dalil::finding::report::{self, Format};
use dalil::guide::Version;
use dalil::i18n::{self, TOOL_LANGUAGES, messages_of};
use dalil::pipeline::{self, Checked, Project, codes as catalogue};
use dalil::publish::MemorySink;
use dalil::release::record::Record;
use dalil::release::version_store::{VersionStore, VersionStoreError};
use dalil::render::RenderError;
use dalil::source::Sources;
use dalil::source::disk;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use support::case::{Case, difference};
use tempfile::TempDir;

/// What dalil finds, and says in the language of the case. A guide without errors is rendered too: templates can fail then.
fn run(case: &Case) -> (BTreeSet<&'static str>, String) {
    let sources = case.sources();
    let Checked { project, mut findings } = pipeline::examine(&sources);
    let project = project.inspect(|project| {
        if let Some(version) = &case.release {
            findings.extend(pipeline::objections(project, &sources, version));
            findings.extend(remarks(case, project, &sources, version));
        }
    });
    let root = archives(case);
    if let Some(project) = project.filter(|_| !findings.has_errors()) {
        match pipeline::build(&project, &sources, root.path(), &MemorySink::default(), &()) {
            Ok(built) => findings.extend(built.findings),
            Err(RenderError::Findings(more)) => findings.extend(more),
            Err(RenderError::Sink(failure)) => panic!("{failure:?}"),
        }
    }
    (codes(&findings, &sources), tell(case, &findings, &sources))
}

/// A folder with the archives of the case: they are read from the disk when they are needed.
fn archives(case: &Case) -> TempDir {
    let root = TempDir::new().unwrap();
    for (path, bytes) in case.files().into_iter().filter(|(path, _)| disk::is_archive(path)) {
        let place = root.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
    root
}

/// What is told of a version because of what changed with it.
fn remarks(case: &Case, project: &Project, sources: &Sources, version: &Version) -> Findings {
    let root = archives(case);
    let to = Record::of(&project.guide, sources, &version.to_string());
    match pipeline::changes(project, &VersionStore::new(root.path()), version, &to) {
        Ok(changes) => pipeline::remarks(project, changes.as_ref()),
        Err(VersionStoreError::Findings(_)) => Findings::default(), // told when the site is made
        Err(failure) => panic!("{failure:?}"),
    }
}

fn tell(case: &Case, findings: &Findings, sources: &Sources) -> String {
    let words = i18n::tool_words(&case.language);
    let text = report::write(findings, sources, &words, Format::Text, false);
    let lines: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
    if lines.is_empty() { String::new() } else { lines.join("\n") + "\n" }
}

fn codes(findings: &Findings, sources: &Sources) -> BTreeSet<&'static str> {
    findings.sorted(sources).iter().map(|finding| finding.code.id).collect()
}

fn cases() -> Vec<Case> {
    support::case::cases("findings", "findings")
}

#[test]
fn every_case_says_what_it_should() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = String::new();
    for case in cases() {
        let (_, said) = run(&case);
        if bless {
            case.bless(&said);
        } else if said != case.expected {
            let _ = write!(wrong, "\n{}\n{}", case.path.display(), difference(&case.expected, &said));
        }
        // Fluent shows an argument that was not given as `{$name}`.
        assert!(!said.contains("{$"), "{}: an argument is missing:\n{said}", case.path.display());
    }
    assert!(wrong.is_empty(), "{wrong}\n`BLESS=1 cargo test --test findings` writes the new findings into the cases.");
}

#[test]
fn programs_are_told_the_same() {
    let is_long = |case: &Case| case.path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("many-"));
    for case in cases().into_iter().filter(is_long) {
        let sources = case.sources();
        let findings = pipeline::examine(&sources).findings;
        let words = i18n::tool_words(&case.language);
        let json = report::write(&findings, &sources, &words, Format::Json, false);
        let told: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
        assert_eq!(told.len(), findings.sorted(&sources).len(), "{}", case.path.display());
        for finding in &told {
            let keys = finding.as_object().unwrap().keys().map(String::as_str);
            let keys: Vec<&str> = keys.filter(|key| !["related", "fix"].contains(key)).collect();
            let place = ["column", "end_column", "end_line", "file"];
            assert_eq!(keys, [&["code"], &place[..], &["help", "line", "message", "severity"]].concat());
            // What is about a file as a whole has no line.
            if finding["line"].is_null() {
                assert!(["column", "end_column", "end_line"].iter().all(|key| finding[key].is_null()), "{finding}");
                continue;
            }
            let number = |key: &str| finding[key].as_u64().unwrap();
            let (begin, end) = ((number("line"), number("column")), (number("end_line"), number("end_column")));
            assert!(begin >= (1, 1) && end >= begin, "{finding}");
        }
        let github = report::write(&findings, &sources, &words, Format::Github, false);
        assert_eq!(github.lines().count(), told.len(), "{}", case.path.display());
    }
}

#[test]
fn every_code_has_a_case() {
    let mut seen = BTreeSet::new();
    for case in cases() {
        seen.extend(run(&case).0);
    }
    let unseen: Vec<&str> = catalogue().iter().map(|code| code.id).filter(|id| !seen.contains(id)).collect();
    assert!(unseen.is_empty(), "no case in tests/findings/ shows {unseen:?}");
    let known: BTreeSet<&str> = catalogue().iter().map(|code| code.id).collect();
    let unlisted: Vec<&&str> = seen.difference(&known).collect();
    assert!(unlisted.is_empty(), "pipeline::codes() lacks {unlisted:?}");
}

/// A fix is certain: written where it says, it leaves a file that can be read, and what it mends is not found again.
#[test]
fn fixes_mend() {
    let mut mended = 0;
    for case in cases() {
        let sources = case.sources();
        let findings = pipeline::examine(&sources).findings;
        for finding in findings.sorted(&sources) {
            let Some(fix) = &finding.fix else { continue };
            let mut after = sources.clone();
            let mut edits: Vec<_> = fix.edits.iter().map(|edit| (edit.place(&sources), &edit.text)).collect();
            edits.sort_by_key(|(place, _)| std::cmp::Reverse(place.part().map(|span| span.start)));
            for (place, written) in edits {
                let file = after.file(place.file());
                let (path, mut text) = (file.path.clone(), file.text().to_string());
                match place.part() {
                    Some(span) => text.replace_range(span.range(), written),
                    None => text.clone_from(written),
                }
                after.put_text(&path, &text);
            }
            let left = pipeline::examine(&after).findings;
            let same = |other: &&dalil::finding::Finding| {
                other.code == finding.code && other.place == finding.place && other.arguments == finding.arguments
            };
            assert!(!left.sorted(&after).iter().any(same), "{}: {finding:?}", case.path.display());
            let malformed = |findings: &Findings| {
                let codes = codes(findings, &after);
                codes.into_iter().filter(|code| code.starts_with("malformed") || code.starts_with("duplicate")).count()
            };
            assert!(malformed(&left) <= malformed(&findings), "{}: {finding:?}", case.path.display());
            mended += 1;
        }
    }
    assert!(mended > 10, "{mended}");
}

/// A code is declared beside what finds it; whoever declares one must not forget to tell of it.
#[test]
fn every_code_that_is_declared_is_listed() {
    let known: BTreeSet<String> = catalogue().iter().map(|code| code.id.to_owned()).collect();
    let mut declared = BTreeSet::new();
    for file in rust_files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))) {
        let text = fs::read_to_string(&file).unwrap();
        for rest in text.split("Code::error(").chain(text.split("Code::warning(")).skip(1) {
            declared
                .extend(rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()).map(str::to_owned));
        }
    }
    assert!(declared.len() > 50, "{declared:?}");
    assert_eq!(known, declared);
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = paths.flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] });
    files.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

#[test]
fn every_code_has_its_message_and_advice_in_each_language() {
    for language in TOOL_LANGUAGES {
        let words = i18n::tool_words(language);
        for code in catalogue() {
            let key = format!("finding-{}", code.id);
            assert!(words.has(&key), "locales/{language}/findings.ftl lacks {key}");
            for attribute in ["advice", "about"] {
                assert!(
                    !words.attribute(&key, attribute, &[]).is_empty(),
                    "locales/{language}/findings.ftl: {key} lacks .{attribute}"
                );
            }
        }
    }
}

#[test]
fn every_message_is_about_a_code() {
    let labels = [
        "finding-error",
        "finding-warning",
        "finding-help",
        "finding-did-you-mean",
        "finding-more",
        "finding-see-also",
    ];
    let related = dalil::finding::LABELS.map(|says| format!("finding-label-{says}"));
    let known: BTreeSet<String> = catalogue().iter().map(|code| format!("finding-{}", code.id)).collect();
    let (messages, _) = messages_of(i18n::embedded()["fr"]["findings.ftl"]);
    let stray: Vec<&String> = messages
        .keys()
        .filter(|name| !known.contains(*name) && !labels.contains(&name.as_str()) && !related.contains(name))
        .collect();
    assert!(stray.is_empty(), "no code has the messages {stray:?}");
}

#[test]
fn the_languages_have_the_same_messages_with_the_same_variables() {
    let embedded = i18n::embedded();
    let mut wrong = String::new();
    for (name, french) in &embedded["fr"] {
        let (french, errors) = messages_of(french);
        assert!(errors.is_empty(), "locales/fr/{name}: {errors:?}");
        for (language, files) in &embedded {
            let text = files.get(name).unwrap_or_else(|| panic!("locales/{language}/{name} is not there"));
            let (messages, errors) = messages_of(text);
            assert!(errors.is_empty(), "locales/{language}/{name}: {errors:?}");
            compare(&french, &messages, &format!("locales/{language}/{name}"), &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Arabic imperatives to one person, which the tool never uses: it addresses everybody alike, in the polite plural.
const TO_ONE: [&str; 26] = [
    "اكتب",
    "اذكر",
    "قارن",
    "ضع",
    "احذف",
    "أضف",
    "صحح",
    "خذ",
    "أعط",
    "افتح",
    "احفظ",
    "انسخ",
    "اختر",
    "استعمل",
    "تحقق",
    "انظر",
    "ابدأ",
    "ترجم",
    "أعد",
    "اطلب",
    "انقل",
    "انتظر",
    "نفذ",
    "ادخل",
    "املأ",
    "أغلق",
];

#[test]
fn arabic_addresses_everybody_in_the_plural() {
    // What stands on pages has headings such as «انظر أيضا», and nouns that look alike.
    let of_pages = ["site.ftl", "history.ftl"];
    for (name, text) in i18n::embedded()["ar"].iter().filter(|(name, _)| !of_pages.contains(&&***name)) {
        // Passive and noun look alike: «هل تحقق كل هدف».
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.contains("هل تحقق")) {
            for word in line.split(|letter: char| !letter.is_alphabetic() && !i18n::is_mark(letter)) {
                // «وضع» is a noun; «اذكره» has its object with it.
                let noun = word.starts_with("وضع");
                let stem = if noun { word } else { word.trim_start_matches(['و', 'ف']) };
                let alone = ["هما", "ها", "ه"].iter().find_map(|object| stem.strip_suffix(object));
                assert!(!TO_ONE.contains(&alone.unwrap_or(stem)), "locales/ar/{name}: {word} in {line}");
            }
        }
    }
}

#[test]
fn no_message_stands_in_two_files() {
    for (language, files) in i18n::embedded() {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for (name, text) in files {
            let begins = |line: &&str| line.starts_with(|it: char| it.is_ascii_lowercase()) && line.contains(" =");
            let count = text.lines().filter(begins).count();
            assert_eq!(count, messages_of(text).0.len(), "locales/{language}/{name}: a message stands there twice");
            for key in messages_of(text).0.into_keys() {
                let other = seen.insert(key.clone(), name);
                assert_eq!(other, None, "locales/{language}/{name}: {key} stands in another file too");
            }
        }
    }
}

type Messages = BTreeMap<String, BTreeSet<String>>;

fn compare(french: &Messages, messages: &Messages, place: &str, wrong: &mut String) {
    for key in french.keys().chain(messages.keys()).collect::<BTreeSet<_>>() {
        match (french.get(key), messages.get(key)) {
            (Some(ours), Some(theirs)) if ours == theirs => {}
            (Some(ours), Some(theirs)) => _ = writeln!(wrong, "{place}: {key} uses {theirs:?}, in French {ours:?}"),
            (Some(_), None) => _ = writeln!(wrong, "{place}: {key} is missing"),
            (None, _) => _ = writeln!(wrong, "{place}: {key} does not exist in French"),
        }
    }
}
