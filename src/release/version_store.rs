//! The version store: the archives of the issued versions of a guide, opened and verified when they are needed, and only once; and their pages, as they
//! stand in the site.

use super::archive::{Archive, Bytes, Fault};
use super::chain;
use super::history::{self, Past, Snapshot};
use super::record::{self, Record, RecordParts};
use super::store;
use crate::finding::{Code, Findings};
use crate::guide::Ledger;
use crate::guide::ledger::Release;
use crate::guide::quantity::Keep;
use crate::publish::{PublishError, Sink};
use crate::site::{DISCS, LATEST};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Every code that opening an archive can find.
pub const CODES: [&Code; 1] = [&TAMPERED];

/// The archive of a version is not what was issued.
pub const TAMPERED: Code = Code::error("tampered-release");

/// Why what is sealed cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum VersionStoreError {
    /// An archive is not what was issued.
    #[error("an archive is not what was issued")]
    Findings(Findings),
    /// The system refused something.
    #[error(transparent)]
    Publish(#[from] PublishError),
}

/// Opens archives.
#[derive(Debug)]
pub struct VersionStore {
    root: PathBuf,
    /// Those that were opened last: of more than a few the directories are not held.
    recent: Mutex<VecDeque<Arc<VerifiedArchive>>>,
    /// The files that had the SHA-256 of their entry, by it.
    verified: Mutex<HashMap<String, Bytes>>,
    /// What versions say, by SHA-256.
    records: Mutex<HashMap<String, Arc<Record>>>,
    parts: RecordParts,
}

/// So many archives are held open.
const RECENT: usize = 4;

/// An archive that is what was issued.
#[derive(Debug)]
pub struct VerifiedArchive {
    /// Its files.
    pub archive: Archive,
    sha256: String,
}

impl VersionStore {
    /// The archives of the guide at `root`.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            recent: Mutex::default(),
            verified: Mutex::default(),
            records: Mutex::default(),
            parts: RecordParts::default(),
        }
    }

    /// The folder of the guide.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Opens the archive of `release`. One that is not what was issued is told at its entry.
    pub fn open(&self, release: &Release) -> Result<Arc<VerifiedArchive>, VersionStoreError> {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = recent.iter().position(|opened| opened.sha256 == release.sha256) {
            return Ok(Arc::clone(&recent[at]));
        }
        drop(recent);
        let opened = Arc::new(VerifiedArchive { archive: self.verified(release)?, sha256: release.sha256.clone() });
        recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent.push_front(Arc::clone(&opened));
        recent.truncate(RECENT);
        Ok(opened)
    }

    /// The archive of `release`, which is hashed unless the same file was before.
    fn verified(&self, release: &Release) -> Result<Archive, VersionStoreError> {
        let told = |faults: &[Fault]| VersionStoreError::Findings(tampered(release, faults));
        let bytes = store::archive(&self.root, &release.version.value).map_err(VersionStoreError::Publish)?;
        let known = self.verified.lock().unwrap_or_else(PoisonError::into_inner).get(&release.sha256) == Some(&bytes);
        let opened = if known { Archive::open_known(&bytes) } else { Archive::open_whole(&bytes, &release.sha256) };
        let archive = opened.map_err(|faults| told(&faults))?;
        if let Some(fault) = unlike(&archive, release) {
            return Err(told(&[fault]));
        }
        let mut verified = self.verified.lock().unwrap_or_else(PoisonError::into_inner);
        verified.insert(release.sha256.clone(), bytes);
        Ok(archive)
    }

    /// What is wrong with the archives of `releases`, one after the other; those that are not there are told elsewhere.
    pub fn faults<'r>(&self, releases: impl IntoIterator<Item = &'r Release>) -> Result<Findings, PublishError> {
        let mut findings = Findings::default();
        for release in releases {
            match self.open(release) {
                Ok(_) => {}
                Err(VersionStoreError::Findings(faults)) => findings.extend(faults),
                Err(VersionStoreError::Publish(failure)) => return Err(failure),
            }
        }
        Ok(findings)
    }

    /// Forgets what no version of `releases` needs.
    pub fn keep_only(&self, releases: &[Release]) {
        let is_needed = |sha256: &String| releases.iter().any(|release| release.sha256 == *sha256);
        self.recent.lock().unwrap_or_else(PoisonError::into_inner).retain(|opened| is_needed(&opened.sha256));
        self.verified.lock().unwrap_or_else(PoisonError::into_inner).retain(|sha256, _| is_needed(sha256));
        self.records.lock().unwrap_or_else(PoisonError::into_inner).retain(|sha256, _| is_needed(sha256));
        self.parts.forget_unused();
    }
}

/// Where the archive of a version is published, from the root of the site.
pub fn disc_path(version: &str) -> String {
    format!("{DISCS}/{version}.zip")
}

/// Where its statement is published, from the root of the site.
pub fn statement_path(version: &str) -> String {
    format!("{DISCS}/{version}.json")
}

impl VersionStore {
    /// What is known of the solutions of `releases`, all that are known to a text: the last of them tells of those before it, unless an older program
    /// issued it.
    pub fn snapshot(&self, releases: &[&Release]) -> Result<Snapshot, VersionStoreError> {
        if let Some((last, before)) = releases.split_last()
            && let Some(past) = self.past(last)?
            && let Some(snapshot) = past.snapshot(before)
        {
            return Ok(snapshot);
        }
        let versions = releases.iter().map(|release| &release.version.value);
        Ok(history::snapshot(&versions.zip(self.records(releases)?).collect::<Vec<_>>()))
    }

    /// What the archive of `release` tells of the versions before it; `None` if it does not, or not in a way that this program knows.
    pub fn past(&self, release: &Release) -> Result<Option<Past>, VersionStoreError> {
        let opened = self.open(release)?;
        let is_there = opened.archive.manifest().files.contains_key(PAST);
        let json = is_there.then(|| opened.read(PAST, release)).transpose()?;
        Ok(json.and_then(|json| serde_json::from_slice(&json).ok()))
    }

    /// What each of `releases` says.
    pub fn records(&self, releases: &[&Release]) -> Result<Vec<Arc<Record>>, VersionStoreError> {
        let small = releases.par_iter().map(|release| self.record_up_to(SMALL, release));
        let small: Vec<Option<Arc<Record>>> = small.collect::<Result<_, VersionStoreError>>()?;
        let read = releases.iter().zip(small).map(|(release, small)| small.map_or_else(|| self.record(release), Ok));
        read.collect()
    }

    /// The sealed pages of all versions, for a site that is only shown.
    pub fn shown(&self, ledger: &Ledger, keep: Keep) -> Result<SealedPages, VersionStoreError> {
        let mut shown = SealedPages::default();
        for release in &ledger.releases {
            let version = &release.version.value;
            shown.versions.insert(version.to_string(), self.open(release)?);
            shown.replaced.extend(ledger.replacement(version, keep).map(|_| version.to_string()));
        }
        shown.latest = ledger.latest().map(|release| release.version.value.to_string());
        Ok(shown)
    }
}

/// Sealed pages that are read from their archives when they are asked for.
#[derive(Clone, Debug, Default)]
pub struct SealedPages {
    versions: BTreeMap<String, Arc<VerifiedArchive>>,
    /// Those that have no pages on the site.
    replaced: BTreeSet<String>,
    latest: Option<String>,
}

impl SealedPages {
    /// The bytes of the file at `path` of the site, if a sealed version has it.
    pub fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        let (folder, rest) = path.split_once('/')?;
        if folder == DISCS {
            return self.versions.get(rest.strip_suffix(".zip")?)?.archive.bytes().read().ok();
        }
        let version = if folder == LATEST { self.latest.as_deref()? } else { folder };
        if self.replaced.contains(folder) {
            return None;
        }
        self.versions.get(version)?.archive.read(&format!("{version}/{rest}")).ok().map(Into::into)
    }
}

/// The path of the record in an archive.
pub const RECORD: &str = "guide.json";

/// The path of what an archive tells of the versions before it.
pub const PAST: &str = "past.json";

/// Records of more bytes than this are read one after the other, each on all cores: side by side they would take their memory at once.
const SMALL: u64 = 16 << 20;

impl VersionStore {
    /// What the version `release` says.
    pub fn record(&self, release: &Release) -> Result<Arc<Record>, VersionStoreError> {
        let record = self.record_up_to(u64::MAX, release)?;
        Ok(record.unwrap_or_else(|| unreachable!("no file has more bytes")))
    }

    /// Holds what `record` says for versions that say the same.
    pub fn share(&self, record: &Record) {
        self.parts.share(record);
    }

    /// What the version `release` says; `None` if that is more than so many bytes, and was not read before.
    fn record_up_to(&self, most: u64, release: &Release) -> Result<Option<Arc<Record>>, VersionStoreError> {
        let records = || self.records.lock().unwrap_or_else(PoisonError::into_inner);
        let known = records().get(&release.sha256).cloned();
        if known.is_some() {
            return Ok(known);
        }
        let opened = self.open(release)?;
        if opened.archive.manifest().files.get(RECORD).is_some_and(|file| file.size > most) {
            return Ok(None);
        }
        let read = |json: &mut dyn Read| Record::read(json, &self.parts).map_err(io::Error::other);
        let record = opened.archive.read_with(RECORD, read);
        let record = record.map_err(|fault| VersionStoreError::Findings(tampered(release, &[fault])))?;
        if record.schema > record::SCHEMA {
            return Err(VersionStoreError::Findings(tampered(release, &[Fault::Newer(record.schema.to_string())])));
        }
        let record = Arc::new(record);
        Ok(Some(Arc::clone(records().entry(release.sha256.clone()).or_insert(record))))
    }
}

impl VerifiedArchive {
    /// Puts a copy of the archive itself into `sink`, as the file at `path`.
    pub fn put_into(&self, sink: &dyn Sink, path: &str, release: &Release) -> Result<(), VersionStoreError> {
        let bytes = self.archive.bytes();
        bytes.put_into(sink, path)?;
        // It was read once to be verified, and once more to be copied.
        if bytes.are_same() {
            Ok(())
        } else {
            Err(VersionStoreError::Findings(tampered(release, &[Fault::Differs(path.to_owned())])))
        }
    }

    /// The bytes of the file at `path`.
    pub fn read(&self, path: &str, release: &Release) -> Result<Vec<u8>, VersionStoreError> {
        self.archive.read(path).map_err(|fault| VersionStoreError::Findings(tampered(release, &[fault])))
    }
}

/// What `archive` says of its version differently from the entry `release`.
pub fn unlike(archive: &Archive, release: &Release) -> Option<Fault> {
    let manifest = archive.manifest();
    if manifest.version != release.version.value.to_string() || manifest.date != release.date.to_string() {
        return Some(Fault::Mislabelled(format!("{} ({})", manifest.version, manifest.date)));
    }
    let is_same = release.manifest.as_deref().is_none_or(|sha256| sha256 == archive.manifest_sha256());
    let differing = if is_same { chain::differing(manifest, release) } else { "manifest".to_owned() };
    (!differing.is_empty()).then_some(Fault::Unlike(differing))
}

/// The finding that an archive is not what was issued: its first fault, and how many there are.
pub fn tampered(release: &Release, faults: &[Fault]) -> Findings {
    let mut findings = Findings::default();
    if let Some(fault) = faults.first() {
        let finding = TAMPERED.at(release.version.span).with("version", release.version.value.to_string());
        findings.add(finding.with("fault", fault.word()).with("found", fault.about()).with("n", faults.len()));
    }
    findings
}
