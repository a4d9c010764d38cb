//! The ledger: the issued versions of a guide. Each is an entry, `content/releases/VERSION.toml`, beside its archive.
//!
//! Entries are files of their own, so that two maintainers who issue versions at once never write the same one. Their order is that of the versions.

mod entry;
mod notice;

pub use entry::{FORMAT, MISNAMED, NEWER, Release, name, path, release, text};
pub use notice::{Erratum, Notice, Withdrawal, name as notice_name, with_withdrawal};

use super::quantity::Keep;
use super::{Config, Stage, Version};
use crate::data::fields::Fields;
use crate::data::{conflict, toml};
use crate::finding::{Code, Findings};
use crate::source::disk::is_archive;
use crate::source::{File, FileId, Sources};
use std::collections::BTreeMap;

/// Every code that reading the ledger can find.
pub const CODES: [&Code; 10] =
    [&MISSING, &UNLISTED, &CONFLICTING, &TWICE, &NEWER, &MISNAMED, &NO_SUCH_VERSION, &LOST_LANGUAGE, &MOVED, &NOTHING];

/// An entry without its archive.
pub const MISSING: Code = Code::error("missing-release");
/// An archive without its entry.
pub const UNLISTED: Code = Code::error("unlisted-release");
/// An entry with the marks of a merge: two people issued versions at once.
pub const CONFLICTING: Code = Code::error("conflicting-release");
/// A version of which an old ledger says something else than its entry.
pub const TWICE: Code = Code::error("contradicting-release");
/// A notice of a version that was not issued.
pub const NO_SUCH_VERSION: Code = Code::error("unknown-release");
/// A language of the issued versions was taken out of the guide.
pub const LOST_LANGUAGE: Code = Code::error("lost-language");
/// The site moved since the version in force was issued.
pub const MOVED: Code = Code::warning("moved-site");
/// Nothing at all would be published.
pub const NOTHING: Code = Code::error("nothing-to-publish");

/// Where older tools wrote all issued versions.
pub const PATH: &str = "content/releases/ledger.toml";

/// All issued versions, from the first to the last.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// In the order of their versions.
    pub releases: Vec<Release>,
    /// What became known of them since.
    pub notices: BTreeMap<Version, Notice>,
    /// Those whose entries could not be read, which has been told.
    pub unread: Vec<Version>,
}

impl Ledger {
    /// Reads the entries; a guide without any has issued nothing. What is wrong with them, or with the archives that are there, is in
    /// `findings`.
    pub fn read(sources: &Sources, config: &Config, findings: &mut Findings) -> Self {
        let mut ledger = Self::default();
        let mut releases = BTreeMap::new();
        let is_whole = read_old(sources, &mut releases, findings);
        for (id, file) in sources.all() {
            if let Some(version) = entry::version_of(&file.path) {
                match read_entry(file, id, &version, findings) {
                    Some(release) => add(release, &mut releases, findings),
                    None => ledger.unread.push(version),
                }
            } else if let Some(version) = notice::version_of(&file.path).filter(|_| file.is_readable()) {
                let (root, _) = toml::parse(file.text(), id, findings);
                let notice = notice::read(&root, id, &config.languages, findings);
                ledger.notices.extend(notice.map(|notice| (version, notice)));
            }
        }
        ledger.releases = releases.into_values().collect();
        ledger.check(sources, config, is_whole, findings);
        ledger
    }

    fn check(&self, sources: &Sources, config: &Config, is_whole: bool, findings: &mut Findings) {
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
        // Where an entry could not be read, its archive is not to be accused.
        let unread = self.unread.iter().map(entry::path).collect::<Vec<_>>();
        let is_known =
            |path: &String| unread.contains(path) || self.releases.iter().any(|release| release.path() == *path);
        let archives = sources.all().into_iter().filter(|(_, file)| is_archive(&file.path));
        for (id, file) in archives.filter(|(_, file)| is_whole && !is_known(&file.path)) {
            let archive = file.path.rsplit('/').next().unwrap_or_default();
            findings.add(UNLISTED.at(id).with("found", archive.replace(".zip", ".toml")));
        }
        let is_issued = |version: &Version| self.find(version).is_some() || self.unread.contains(version);
        for (version, notice) in self.notices.iter().filter(|(version, _)| is_whole && !is_issued(version)) {
            findings.add(NO_SUCH_VERSION.at(notice.file).with("found", version.to_string()));
        }
        if let Some((from, to)) = self.moved(config) {
            let span = config.settings.base_url.as_ref().map_or(config.date.span, |url| url.span);
            findings.add(MOVED.at(span).with("found", to).with("expected", from));
        }
        if !config.publish_next.value && self.releases.is_empty() {
            findings.add(NOTHING.at(config.publish_next.span));
        }
    }

    /// From where to where the site moved since the version in force was issued, whose pages still say the former address.
    pub fn moved<'l>(&'l self, config: &'l Config) -> Option<(&'l str, &'l str)> {
        let from = &self.latest()?.base_url.as_ref()?.value;
        let to = config.base_url.as_deref()?;
        (from != to).then_some((from, to))
    }

    /// Whether `version` was withdrawn, and why.
    pub fn withdrawal(&self, version: &Version) -> Option<&Withdrawal> {
        self.notices.get(version)?.withdrawn.as_ref()
    }

    /// The version named `version`.
    pub fn find(&self, version: &Version) -> Option<&Release> {
        self.releases.iter().find(|release| release.version.value == *version)
    }

    /// The version in force: the newest final one that was not withdrawn; if all were, the newest of them, whose pages say so.
    pub fn latest(&self) -> Option<&Release> {
        let finals = || self.releases.iter().filter(|release| release.stage() == Stage::Final);
        let in_force = finals().rfind(|release| self.withdrawal(&release.version.value).is_none());
        in_force.or_else(|| finals().next_back())
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

/// Adds to `releases` what an older tool wrote; says whether that is all of it.
fn read_old(sources: &Sources, releases: &mut BTreeMap<Version, Release>, findings: &mut Findings) -> bool {
    let Some(id) = sources.find(PATH) else { return true };
    let file = sources.file(id);
    // What could not be read whole has been told, and nothing is to be said of a part of it.
    if !file.is_readable() || is_conflicting("ledger", file, id, findings) {
        return false;
    }
    let (root, is_whole) = toml::parse(file.text(), id, findings);
    let Some(mut fields) = Fields::open(&root, findings) else { return false };
    let lines = fields.items("release", entry::read_line).unwrap_or_default();
    fields.close();
    for line in lines {
        add(line, releases, findings);
    }
    is_whole
}

/// The entry of `version`, if it can be read whole.
fn read_entry(file: &File, id: FileId, version: &Version, findings: &mut Findings) -> Option<Release> {
    if !file.is_readable() || is_conflicting("entry", file, id, findings) {
        return None;
    }
    let (root, is_whole) = toml::parse(file.text(), id, findings);
    entry::read(&root, version, findings).filter(|_| is_whole)
}

/// Adds a version. An old ledger may still have one that has an entry of its own by now: they say the same.
fn add(release: Release, releases: &mut BTreeMap<Version, Release>, findings: &mut Findings) {
    let version = release.version.clone();
    let facts = |release: &Release| (release.sha256.clone(), release.date, release.notes.clone());
    let now = facts(&release);
    if let Some(before) = releases.insert(version.value.clone(), release)
        && facts(&before) != now
    {
        let finding = TWICE.at(version.span).with("version", version.value.to_string());
        findings.add(finding.related("before", before.version.span));
    }
}

/// Tells of a file that a program joined of two versions: of what was issued none is to be guessed at.
fn is_conflicting(kind: &'static str, file: &File, id: FileId, findings: &mut Findings) -> bool {
    let mut told = Findings::default();
    if conflict::first_version(file.text(), id, &mut told).is_none() {
        return false;
    }
    findings.extend(told.into_iter().map(|finding| CONFLICTING.at(finding.place).with("kind", kind)));
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Date;
    use crate::source::Span;

    fn ledger(versions: &[&str]) -> Ledger {
        let file = Sources::default().put_text(PATH, "");
        let release = |text: &&str| {
            let version = Version::parse(text).unwrap();
            let date = Date::parse("2026-11").unwrap();
            release(version, date, &[], &BTreeMap::new(), BTreeMap::new(), Span::top(file))
        };
        Ledger { releases: versions.iter().map(release).collect(), ..Ledger::default() }
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
    fn an_entry_is_read_as_it_was_written() {
        let mut sources = Sources::default();
        let config = sources.put_text(
            crate::guide::config::PATH,
            "languages = [\"fr\"]\ndate = \"2026\"\n[title]\nfr = \"t\"\n[summary]\nfr = \"s\"\n",
        );
        let notes = [("fr".to_owned(), "Une « note » : \"oui\" \\ non.\n\n- un\u{7f}\nsha256 = 1\n".to_owned())].into();
        let version = |text| Version::parse(text).unwrap();
        let date = Date::parse("2026-11-21").unwrap();
        let parents = [(version("1.0.0-draft.1"), "0".repeat(64))].into();
        let new = release(version("1.0.0"), date, &["fr".to_owned()], &notes, parents, Span::top(config));
        let new = Release { sha256: "1".repeat(64), manifest: Some("2".repeat(64)), ..new };
        sources.put_text("content/releases/1.0.0.toml", &text(&new));
        let mut findings = Findings::default();
        let config = Config::read(&sources, &mut findings).unwrap();
        assert!(findings.is_empty(), "{findings:?}");
        let read = Ledger::read(&sources, &config, &mut findings);
        let [read] = &read.releases[..] else { panic!("{read:?}") };
        assert_eq!(read.notes["fr"].value, notes["fr"].trim());
        assert_eq!((&read.sha256, &read.manifest, &read.parents), (&new.sha256, &new.manifest, &new.parents));
        let codes: Vec<&str> = findings.sorted(&sources).iter().map(|finding| finding.code.id).collect();
        assert_eq!(codes, ["missing-release"]);
    }
}
