//! `content/releases/ledger.toml`: which versions were issued, when, and the SHA-256 of each archive.

use super::quantity::Keep;
use super::{Config, Stage, Version, quantity};
use crate::data::fields::{self, Fields, wrong_type};
use crate::data::toml;
use crate::data::tree::{Node, Value};
use crate::finding::{Code, Findings};
use crate::i18n::Date;
use crate::source::disk::{RELEASES, is_archive};
use crate::source::{Sources, Span, Spanned, Text};
use std::collections::BTreeMap;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

/// Every code that reading the ledger can find.
pub const CODES: [&Code; 5] = [&UNORDERED, &MISSING, &UNLISTED, &LOST_LANGUAGE, &NOTHING];

/// A version that does not come after the one before it.
pub const UNORDERED: Code = Code::error("unordered-release");
/// The ledger and the archives do not belong together.
pub const MISSING: Code = Code::error("missing-release");
/// An archive that was never issued, or whose line was lost.
pub const UNLISTED: Code = Code::error("unlisted-release");
/// A language of the issued versions was taken out of the guide.
pub const LOST_LANGUAGE: Code = Code::error("lost-language");
/// Nothing at all would be published.
pub const NOTHING: Code = Code::error("nothing-to-publish");

/// Where the ledger is.
pub const PATH: &str = "content/releases/ledger.toml";

/// What a new ledger begins with.
const HEADER: &str = "# The issued versions of this guide, written by `dalil release`. Each is sealed: `dalil verify` proves it by its SHA-256.\n# Do not change this file by hand.\n";

/// All issued versions, from the first to the last.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// In the order of their versions.
    pub releases: Vec<Release>,
}

/// One issued version.
#[derive(Clone, Debug)]
pub struct Release {
    /// Its name.
    pub version: Spanned<Version>,
    /// The date of its text.
    pub date: Date,
    /// The languages that it is written in; the first is the reference.
    pub languages: Vec<Text>,
    /// The SHA-256 of its archive.
    pub sha256: String,
    /// What its maintainers say of it, in Markdown, by language.
    pub notes: BTreeMap<String, Text>,
}

impl Release {
    /// The path of its archive, in the guide.
    pub fn path(&self) -> String {
        path(&self.version.value)
    }

    /// What kind of text it is.
    pub fn stage(&self) -> Stage {
        self.version.value.stage()
    }
}

impl Ledger {
    /// Reads the ledger; a guide without one has issued nothing. What is wrong with it, or with the archives that are there, is in
    /// `findings`.
    pub fn read(sources: &Sources, config: &Config, findings: &mut Findings) -> Self {
        let mut ledger = Self::default();
        if let Some(file) = sources.find(PATH) {
            // What could not be read whole has been told, and nothing is to be said of a part of it.
            if !sources.file(file).is_readable() {
                return ledger;
            }
            let (root, _) = toml::parse(sources.file(file).text(), file, findings);
            if let Some(mut fields) = Fields::open(&root, findings) {
                ledger.releases = fields.items("release", read_release).unwrap_or_default();
                fields.close();
            }
        }
        ledger.check(sources, config, findings);
        ledger
    }

    fn check(&self, sources: &Sources, config: &Config, findings: &mut Findings) {
        for pair in self.releases.windows(2) {
            let (before, after) = (&pair[0].version, &pair[1].version);
            if after.value <= before.value {
                let finding = UNORDERED.at(after.span).with("found", after.value.to_string());
                findings.add(finding.with("expected", before.value.to_string()).related("before", before.span));
            }
        }
        for release in &self.releases {
            if sources.find(&release.path()).is_none() {
                findings.add(MISSING.at(release.version.span).with("found", release.path()));
            }
            let lost = release.languages.iter();
            let lost = lost.filter(|code| !config.languages.iter().any(|language| language.code == code.value));
            for code in lost {
                let version = release.version.value.to_string();
                findings.add(LOST_LANGUAGE.at(code.span).with("language", &*code.value).with("version", version));
            }
        }
        let is_listed = |path: &str| self.releases.iter().any(|release| release.path() == path);
        let archives = sources.all().into_iter().filter(|(_, file)| is_archive(&file.path));
        for (id, _) in archives.filter(|(_, file)| !is_listed(&file.path)) {
            findings.add(UNLISTED.at(id));
        }
        if !config.publish_next.value && self.releases.is_empty() {
            findings.add(NOTHING.at(config.publish_next.span));
        }
    }

    /// The version named `version`.
    pub fn find(&self, version: &Version) -> Option<&Release> {
        self.releases.iter().find(|release| release.version.value == *version)
    }

    /// The newest final version.
    pub fn latest(&self) -> Option<&Release> {
        self.releases.iter().rfind(|release| release.stage() == Stage::Final)
    }

    /// The version to whose pages the addresses of `version` lead on, if it has no pages on the site itself: the last
    /// one that corrects it.
    pub fn replacement(&self, version: &Version, keep: Keep) -> Option<&Release> {
        let later = |release: &&Release| release.version.value > *version && release.version.value.is_patch_of(version);
        (keep == Keep::LastPatch).then(|| self.releases.iter().rfind(later)).flatten()
    }

    /// The version that `version` is compared with, to tell what is new: of a final one the final one before it, of a draft (and of
    /// the first final one) whatever came before it.
    pub fn before(&self, version: &Version) -> Option<&Release> {
        let earlier = || self.releases.iter().filter(|release| release.version.value < *version);
        let last_final = || earlier().rfind(|release| release.stage() == Stage::Final);
        match version.stage() {
            Stage::Final => last_final().or_else(|| earlier().next_back()),
            Stage::Draft => earlier().next_back(),
        }
    }

    /// The versions that a reader of `version` knows: the final ones before it; for a draft, or the working text (none), also the
    /// drafts since the last of these.
    pub fn known_to(&self, version: Option<&Version>) -> Vec<&Release> {
        let earlier: Vec<&Release> =
            self.releases.iter().filter(|release| version.is_none_or(|own| release.version.value < *own)).collect();
        let last_final = earlier.iter().rposition(|release| release.stage() == Stage::Final);
        let drafts_count = version.is_none_or(|own| own.stage() == Stage::Draft) || last_final.is_none();
        let drafts_from = last_final.map_or(0, |at| at + 1);
        let is_known =
            |index: usize, release: &Release| release.stage() == Stage::Final || (drafts_count && index >= drafts_from);
        earlier.into_iter().enumerate().filter(|(index, release)| is_known(*index, release)).map(|(_, it)| it).collect()
    }
}

/// The path of the archive of `version`, in the guide.
pub fn path(version: &Version) -> String {
    format!("{RELEASES}/{version}.zip")
}

fn version(node: &Node<'_>) -> Result<Spanned<Version>, fields::Expected> {
    let text = fields::text(node).map_err(|_| "version")?;
    Version::parse(&text.value).map(|version| Spanned::new(version, node.span)).ok_or("version")
}

fn sha256(node: &Node<'_>) -> Result<String, fields::Expected> {
    let text = fields::text(node).map_err(|_| "sha256")?;
    let is_hash = text.value.len() == 64 && text.value.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if is_hash { Ok(text.value) } else { Err("sha256") }
}

fn read_release(node: &Node<'_>, findings: &mut Findings) -> Option<Release> {
    let mut fields = Fields::open(node, findings)?;
    let version = fields.required("version", version);
    let date = fields.required("date", quantity::date);
    let stage = fields.required("stage", fields::text);
    let languages = fields.texts("languages").map_or_else(Vec::new, |languages| languages.value);
    let sha256 = fields.required("sha256", sha256);
    let notes = fields.node("notes").map_or_else(BTreeMap::new, |node| read_notes(node, fields.findings));
    fields.close();
    if let (Some(version), Some(stage)) = (&version, &stage)
        && version.value.stage().word() != stage.value
    {
        let node = Node { value: Value::Scalar { text: stage.value.as_str().into(), quoted: true }, span: stage.span };
        let expected = if version.value.stage() == Stage::Draft { "stage-draft" } else { "stage-final" };
        findings.add(wrong_type(&node, expected).with("field", "stage"));
    }
    Some(Release { version: version?, date: date?.value, languages, sha256: sha256?, notes })
}

fn read_notes(node: &Node<'_>, findings: &mut Findings) -> BTreeMap<String, Text> {
    let Some(mut fields) = Fields::open(node, findings) else { return BTreeMap::new() };
    let entries = fields.entries();
    fields.close();
    let notes = entries.iter().filter_map(|(key, node)| Some((key.name.to_string(), fields::lines(node).ok()?)));
    notes.collect()
}

/// `ledger` with one release more; what is there stays as it is written.
pub fn with_line(ledger: Option<&str>, release: &Release) -> String {
    let mut line = Table::new();
    line["version"] = value(release.version.value.to_string());
    line["date"] = value(release.date.to_string());
    line["stage"] = value(release.stage().word());
    line["languages"] = value(release.languages.iter().map(|code| code.value.as_str()).collect::<Array>());
    line["sha256"] = value(&*release.sha256);
    if !release.notes.is_empty() {
        let mut notes = Table::new();
        for (language, text) in &release.notes {
            notes[language] = value(&*text.value);
        }
        line["notes"] = Item::Table(notes);
    }
    let mut releases = ArrayOfTables::new();
    releases.push(line);
    let mut document = DocumentMut::new();
    document["release"] = Item::ArrayOfTables(releases);
    let before = ledger.map_or_else(|| HEADER.to_owned(), |text| format!("{}\n", text.trim_end()));
    format!("{before}\n{}", document.to_string().trim_start())
}

/// A release that is not in any file yet.
pub fn release(
    version: Version,
    date: Date,
    languages: &[String],
    sha256: String,
    notes: &BTreeMap<String, String>,
    file: Span,
) -> Release {
    let text = |text: &String| Text::new(text.clone(), file);
    Release {
        version: Spanned::new(version, file),
        date,
        languages: languages.iter().map(text).collect(),
        sha256,
        notes: notes.iter().map(|(language, notes)| (language.clone(), text(notes))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ledger(versions: &[&str]) -> Ledger {
        let file = Sources::default().put_text(PATH, "");
        let release = |text: &&str| {
            let version = Version::parse(text).unwrap();
            release(version, Date::parse("2026-11").unwrap(), &[], String::new(), &BTreeMap::new(), Span::top(file))
        };
        Ledger { releases: versions.iter().map(release).collect() }
    }

    fn names(releases: &[&Release]) -> Vec<String> {
        releases.iter().map(|release| release.version.value.to_string()).collect()
    }

    #[test]
    fn final_versions_are_compared_with_final_ones() {
        let ledger = ledger(&["0.1.0-draft.1", "0.1.0", "0.2.0-draft.1", "0.2.0-draft.2", "0.2.0"]);
        let before =
            |text| ledger.before(&Version::parse(text).unwrap()).map(|release| release.version.value.to_string());
        assert_eq!(before("0.1.0-draft.1"), None);
        assert_eq!(before("0.1.0").as_deref(), Some("0.1.0-draft.1"));
        assert_eq!(before("0.2.0-draft.2").as_deref(), Some("0.2.0-draft.1"));
        assert_eq!(before("0.2.0").as_deref(), Some("0.1.0"));
        assert_eq!(ledger.latest().unwrap().version.value.to_string(), "0.2.0");
    }

    #[test]
    fn a_version_gives_way_to_its_last_correction() {
        let ledger = ledger(&["1.0.0-draft.1", "1.0.0", "1.0.1", "1.0.2-draft.1", "1.0.2", "1.1.0", "2.0.0-draft.1"]);
        let replacement = |text, keep| {
            let replacement = ledger.replacement(&Version::parse(text).unwrap(), keep);
            replacement.map(|release| release.version.value.to_string())
        };
        for replaced in ["1.0.0", "1.0.1"] {
            assert_eq!(replacement(replaced, Keep::LastPatch).as_deref(), Some("1.0.2"));
            assert_eq!(replacement(replaced, Keep::All), None);
        }
        for kept in ["1.0.0-draft.1", "1.0.2-draft.1", "1.0.2", "1.1.0", "2.0.0-draft.1"] {
            assert_eq!(replacement(kept, Keep::LastPatch), None, "{kept}");
        }
    }

    #[test]
    fn drafts_are_forgotten_once_their_final_version_is_out() {
        let ledger = ledger(&["0.1.0-draft.1", "0.1.0", "0.2.0-draft.1"]);
        let known = |text| names(&ledger.known_to(Some(&Version::parse(text).unwrap())));
        assert_eq!(known("0.2.0"), ["0.1.0"]);
        assert_eq!(known("0.2.0-draft.2"), ["0.1.0", "0.2.0-draft.1"]);
        assert_eq!(known("0.1.0"), ["0.1.0-draft.1"]);
        assert_eq!(names(&ledger.known_to(None)), ["0.1.0", "0.2.0-draft.1"]);
    }

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let mut sources = Sources::default();
        let config = sources.put_text(
            crate::guide::config::PATH,
            "languages = [\"fr\"]\ndate = \"2026\"\n[title]\nfr = \"t\"\n[summary]\nfr = \"s\"\n",
        );
        let notes = [("fr".to_owned(), "Une « note » : \"oui\" \\ non.\n\n- un\u{7f}\n".to_owned())].into();
        let version = Version::parse("1.0.0-draft.1").unwrap();
        let date = Date::parse("2026-11-21").unwrap();
        let languages = ["fr".to_owned()];
        let new = release(version, date, &languages, "0".repeat(64), &notes, Span::top(config));
        let text = with_line(None, &new);
        let later =
            release(Version::parse("1.0.0").unwrap(), date, &languages, "1".repeat(64), &notes, Span::top(config));
        sources.put_text(PATH, &with_line(Some(&text), &later));
        let mut findings = Findings::default();
        let config = Config::read(&sources, &mut findings).unwrap();
        assert!(findings.is_empty(), "{findings:?}");
        let read = Ledger::read(&sources, &config, &mut findings);
        assert_eq!(read.releases.len(), 2);
        assert_eq!(read.releases[0].notes["fr"].value, notes["fr"].trim());
        assert_eq!(read.releases[1].sha256, "1".repeat(64));
        let codes: Vec<&str> = findings.sorted(&sources).iter().map(|finding| finding.code.id).collect();
        assert_eq!(codes, ["missing-release", "missing-release"]);
    }
}
