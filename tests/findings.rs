//! Golden findings: each file of `tests/findings/` is a guide with something wrong in it, and what dalil says about it.
//!
//! `tests/README.md` says how a case is written. `BLESS=1 cargo test --test findings` writes what dalil says into the cases; read
//! the change before you commit it.
#![allow(missing_docs)]

use dalil::finding::Findings;
use dalil::finding::report::{self, Format};
use dalil::guide::Version;
use dalil::i18n::{self, TOOL_LANGUAGES, messages_of};
use dalil::pipeline::{self, Checked, codes as catalogue};
use dalil::publish::MemorySink;
use dalil::render::RenderError;
use dalil::source::Sources;
use dalil::source::disk::{self, FOLDERS};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A case, as its file says it.
struct Case {
    path: PathBuf,
    /// Everything before the expected findings, as written.
    given: String,
    language: String,
    /// The version that the guide is to be issued as, if it is.
    release: Option<Version>,
    files: Vec<Overlay>,
    expected: String,
}

/// A file that a case lays over the starter guide.
struct Overlay {
    path: String,
    marks: Vec<String>,
    text: String,
}

/// The line before the expected findings.
const FINDINGS: &str = "-- findings --\n";

impl Case {
    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).unwrap();
        let (given, expected) = text.split_once(FINDINGS).unwrap_or((&text, ""));
        let mut language = "fr".to_owned();
        let mut release = None;
        let mut files: Vec<Overlay> = Vec::new();
        for line in given.split_inclusive('\n') {
            if let Some(overlay) = Overlay::of_header(line) {
                files.push(overlay);
            } else if let Some(overlay) = files.last_mut() {
                overlay.text.push_str(line);
            } else if let Some(code) = line.strip_prefix("lang: ") {
                code.trim().clone_into(&mut language);
            } else if let Some(version) = line.strip_prefix("release: ") {
                release = Version::parse(version.trim());
                assert!(release.is_some(), "{}: no version", path.display());
            }
        }
        assert!(
            !given.trim_start().starts_with("-- "),
            "{}: begin with a sentence that says what it shows",
            path.display()
        );
        Self { given: given.to_owned(), language, release, files, expected: expected.to_owned(), path }
    }

    fn sources(&self) -> Sources {
        let mut sources = Sources::default();
        let is_read = |path: &str| FOLDERS.iter().any(|folder| path.starts_with(&format!("{folder}/")));
        for (path, bytes) in dalil::cli::starter().into_iter().filter(|(path, _)| is_read(path)) {
            sources.put(disk::decode(path, bytes.to_vec()));
        }
        for overlay in &self.files {
            let bytes = overlay.bytes(&sources, &self.path);
            let path = overlay.path.clone();
            match bytes {
                Some(bytes) => {
                    sources.put(disk::decode(path, bytes));
                }
                None => assert!(sources.remove(&path), "{}: {path} is absent anyway", self.path.display()),
            }
        }
        sources
    }

    /// What dalil finds, and says in the language of the case. A guide without errors is rendered too: templates can fail then.
    fn run(&self) -> (BTreeSet<&'static str>, String) {
        let sources = self.sources();
        let Checked { project, mut findings } = pipeline::examine(&sources);
        let project = project.inspect(|project| {
            if let Some(version) = &self.release {
                findings.extend(pipeline::objections(project, &sources, version));
            }
        });
        let root = self.archives();
        if let Some(project) = project.filter(|_| !findings.has_errors()) {
            match pipeline::build(&project, &sources, root.path(), &MemorySink::default(), &()) {
                Ok(built) => findings.extend(built.findings),
                Err(RenderError::Findings(more)) => findings.extend(more),
                Err(RenderError::Sink(failure)) => panic!("{failure:?}"),
            }
        }
        (codes(&findings, &sources), self.tell(&findings, &sources))
    }

    /// A folder with the archives of the case: they are read from the disk when they are needed.
    fn archives(&self) -> TempDir {
        let root = TempDir::new().unwrap();
        for overlay in self.files.iter().filter(|overlay| disk::is_archive(&overlay.path)) {
            let place = root.path().join(&overlay.path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, &overlay.text).unwrap();
        }
        root
    }

    fn tell(&self, findings: &Findings, sources: &Sources) -> String {
        let words = i18n::tool_words(&self.language);
        let text = report::write(findings, sources, &words, Format::Text, false);
        let lines: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
        if lines.is_empty() { String::new() } else { lines.join("\n") + "\n" }
    }
}

fn codes(findings: &Findings, sources: &Sources) -> BTreeSet<&'static str> {
    findings.sorted(sources).iter().map(|finding| finding.code.id).collect()
}

impl Overlay {
    /// Reads `-- path --` or `-- path (mark, mark) --`.
    fn of_header(line: &str) -> Option<Self> {
        let inner = line.trim_end().strip_prefix("-- ")?.strip_suffix(" --")?;
        let (path, marks) = match inner.strip_suffix(')').and_then(|inner| inner.rsplit_once(" (")) {
            Some((path, marks)) => (path, marks.split(", ").map(str::to_owned).collect()),
            None => (inner, Vec::new()),
        };
        Some(Self { path: path.to_owned(), marks, text: String::new() })
    }

    /// The bytes of the file as its marks ask; `None` if it is absent.
    fn bytes(&self, sources: &Sources, case: &Path) -> Option<Vec<u8>> {
        let mut bytes = self.text.clone().into_bytes();
        for mark in &self.marks {
            let text = || String::from_utf8(bytes.clone()).unwrap();
            bytes = match mark.as_str() {
                "absent" => return None,
                "edit" => self.edited(sources, case).into_bytes(),
                "crlf" => text().replace('\n', "\r\n").into_bytes(),
                "bom" => ["\u{feff}".as_bytes(), &bytes].concat(),
                "utf16" => format!("\u{feff}{}", text()).encode_utf16().flat_map(u16::to_le_bytes).collect(),
                "windows-1256" => encoding_rs::WINDOWS_1256.encode(&text()).0.into_owned(),
                "base64" => data_encoding::BASE64.decode(text().replace('\n', "").as_bytes()).unwrap(),
                "latin1" => text().chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect(),
                other => panic!("{}: no such mark: {other}", case.display()),
            };
        }
        Some(bytes)
    }

    /// The file of the starter guide with its lines `- …` replaced by the lines `+ …` that follow them; empty lines part changes.
    fn edited(&self, sources: &Sources, case: &Path) -> String {
        let file = sources.find(&self.path).unwrap_or_else(|| panic!("{}: no {}", case.display(), self.path));
        let mut text = format!("\n{}", sources.file(file).text());
        let mut lines = self.text.lines().peekable();
        while let Some(line) = lines.next() {
            let mut take = |mark: &str, first: Option<&str>| {
                let mut all = first.map_or_else(String::new, |line| format!("{line}\n"));
                while let Some(line) = lines.next_if(|line| *line == mark.trim_end() || line.starts_with(mark)) {
                    let _ = writeln!(all, "{}", line.get(mark.len()..).unwrap_or_default());
                }
                all
            };
            if line.is_empty() {
                continue;
            }
            let Some(first) = line.strip_prefix("- ") else {
                panic!("{}: a change begins with the line to replace: {line}", case.display())
            };
            let (old, new) = (take("- ", Some(first)), take("+ ", None));
            assert_eq!(
                text.matches(&format!("\n{old}")).count(),
                1,
                "{}: {} has once: {old}",
                case.display(),
                self.path
            );
            text = text.replace(&format!("\n{old}"), &format!("\n{new}"));
        }
        text.split_off(1)
    }
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "case"));
    paths.sort();
    paths.into_iter().map(Case::read).collect()
}

#[test]
fn every_case_says_what_it_should() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = String::new();
    for case in cases() {
        let (_, said) = case.run();
        if bless {
            fs::write(&case.path, format!("{}{FINDINGS}{said}", case.given)).unwrap();
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
        seen.extend(case.run().0);
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
            let span = fix.span(&sources);
            let file = sources.file(span.file);
            let (path, mut text) = (file.path.clone(), file.text().to_string());
            text.replace_range(span.range(), &fix.text);
            let mut after = sources.clone();
            after.put_text(&path, &text);
            let left = pipeline::examine(&after).findings;
            let same = |other: &&dalil::finding::Finding| {
                other.code == finding.code && other.place == finding.place && other.arguments == finding.arguments
            };
            assert!(!left.sorted(&after).iter().any(same), "{}: {finding:?}", case.path.display());
            let malformed = |findings: &Findings| {
                let codes = codes(findings, &after);
                codes.into_iter().filter(|code| code.starts_with("malformed") || code.starts_with("duplicate")).count()
            };
            assert!(malformed(&left) <= malformed(&findings), "{}: {text}", case.path.display());
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
            assert!(
                !words.attribute(&key, "advice", &[]).is_empty(),
                "locales/{language}/findings.ftl: {key} lacks .advice"
            );
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
const TO_ONE: [&str; 24] = [
    "اكتب",
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
                // «وضع» is a noun.
                let stem = if word == "وضع" { word } else { word.trim_start_matches(['و', 'ف']) };
                assert!(!TO_ONE.contains(&stem), "locales/ar/{name}: {word} in {line}");
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

/// The lines of `old` and `new`: those that went with `-`, those that came with `+`.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    // The length of the longest common run of lines from each pair of places on.
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for (i, ours) in old.iter().enumerate().rev() {
        for (j, theirs) in new.iter().enumerate().rev() {
            common[i][j] =
                if ours == theirs { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut out, mut i, mut j) = (String::new(), 0, 0);
    while i < old.len() || j < new.len() {
        let (mark, line) = if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
            (' ', old[i - 1])
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            i += 1;
            ('-', old[i - 1])
        } else {
            j += 1;
            ('+', new[j - 1])
        };
        let _ = writeln!(out, "{mark} {line}");
    }
    out
}
