//! The version store: the archives of the issued versions of a guide, opened and verified when they are needed, and only once; and their pages, as they
//! stand in the site.

use super::archive::{Archive, Fault};
use super::history::{self, Digests, Snapshot};
use super::record::Record;
use super::store;
use crate::finding::{Code, Findings};
use crate::guide::Ledger;
use crate::guide::ledger::Release;
use crate::publish::{PublishError, Sink};
use crate::site::{DISCS, LATEST};
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Every code that opening an archive can find.
pub const CODES: [&Code; 1] = [&TAMPERED];

/// The archive of a version is not what was issued.
pub const TAMPERED: Code =
    Code::error("tampered-release", "the archive of an issued version that is not the one that was issued");

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
    /// By SHA-256.
    opened: Mutex<HashMap<String, Arc<VerifiedArchive>>>,
}

/// An archive that is what was issued.
#[derive(Debug)]
pub struct VerifiedArchive {
    /// Its files.
    pub archive: Archive,
    record: OnceLock<Arc<Record>>,
    digests: OnceLock<Digests>,
}

impl VersionStore {
    /// The archives of the guide at `root`.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_path_buf(), opened: Mutex::default() }
    }

    /// The folder of the guide.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Opens the archive of `release`. One that is not what was issued is told at its line in the ledger.
    pub fn open(&self, release: &Release) -> Result<Arc<VerifiedArchive>, VersionStoreError> {
        let known = |opened: &HashMap<String, Arc<VerifiedArchive>>| opened.get(&release.sha256).cloned();
        if let Some(opened) = known(&self.opened.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(opened);
        }
        let bytes = store::archive(&self.root, &release.version.value).map_err(VersionStoreError::Publish)?;
        let archive = Archive::open_whole(&bytes, &release.sha256)
            .map_err(|faults| VersionStoreError::Findings(tampered(release, &faults)))?;
        if let Some(fault) = archive.mislabelled(&release.version.value.to_string(), &release.date.to_string()) {
            return Err(VersionStoreError::Findings(tampered(release, &[fault])));
        }
        let opened = Arc::new(VerifiedArchive { archive, record: OnceLock::new(), digests: OnceLock::new() });
        let mut all = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(release.sha256.clone(), Arc::clone(&opened));
        Ok(opened)
    }

    /// What is wrong with the archives of `releases`, one after the other; those that are not there are told elsewhere.
    pub fn faults<'r>(&self, releases: impl IntoIterator<Item = &'r Release>) -> Result<Findings, PublishError> {
        let mut findings = Findings::default();
        for release in releases {
            match self.open(release) {
                Ok(_) => self.keep_only(&[]),
                Err(VersionStoreError::Findings(faults)) => findings.extend(faults),
                Err(VersionStoreError::Publish(failure)) => return Err(failure),
            }
        }
        Ok(findings)
    }

    /// Forgets what no version of `releases` needs.
    pub fn keep_only(&self, releases: &[Release]) {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        opened.retain(|sha256, _| releases.iter().any(|release| release.sha256 == *sha256));
    }
}

/// Where the archive of a version is published, from the root of the site.
pub fn disc_path(version: &str) -> String {
    format!("{DISCS}/{version}.zip")
}

impl VersionStore {
    /// What is known of the solutions of `releases`.
    pub fn snapshot(&self, releases: &[&Release]) -> Result<Snapshot, VersionStoreError> {
        let opened = releases.par_iter().map(|release| {
            let opened = self.open(release)?;
            opened.digests(release)?;
            Ok(opened)
        });
        let opened: Vec<Arc<VerifiedArchive>> = opened.collect::<Result<_, VersionStoreError>>()?;
        let versions = releases.iter().map(|release| &release.version.value);
        Ok(history::snapshot(versions.zip(opened.iter().filter_map(|opened| opened.digests.get()))))
    }

    /// What each of `releases` says.
    pub fn records(&self, releases: &[Release]) -> Result<Vec<Arc<Record>>, VersionStoreError> {
        releases.par_iter().map(|release| self.open(release)?.record(release).cloned()).collect()
    }

    /// The sealed pages of all versions, for a site that is only shown.
    pub fn shown(&self, ledger: &Ledger) -> Result<SealedPages, VersionStoreError> {
        let mut shown = SealedPages::default();
        for release in &ledger.releases {
            shown.versions.insert(release.version.value.to_string(), self.open(release)?);
        }
        shown.latest = ledger.latest().map(|release| release.version.value.to_string());
        Ok(shown)
    }
}

/// Sealed pages that are read from their archives when they are asked for.
#[derive(Clone, Debug, Default)]
pub struct SealedPages {
    versions: std::collections::BTreeMap<String, Arc<VerifiedArchive>>,
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
        self.versions.get(version)?.archive.read(&format!("{version}/{rest}")).ok().map(Into::into)
    }
}

/// The path of the record in an archive.
pub const RECORD: &str = "guide.json";

impl VerifiedArchive {
    /// What the version says.
    pub fn record(&self, release: &Release) -> Result<&Arc<Record>, VersionStoreError> {
        if let Some(record) = self.record.get() {
            return Ok(record);
        }
        let fault = |fault| VersionStoreError::Findings(tampered(release, &[fault]));
        let json = self.archive.read(RECORD).map_err(fault)?;
        let record = Record::parse(&json).map_err(|_| fault(Fault::Differs(RECORD.to_owned())))?;
        Ok(self.record.get_or_init(|| Arc::new(record)))
    }

    /// The hash of what each of its solutions says, by id.
    fn digests(&self, release: &Release) -> Result<&Digests, VersionStoreError> {
        let record = self.record(release)?;
        Ok(self.digests.get_or_init(|| history::digests(record)))
    }

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

/// The finding that an archive is not what was issued: its first fault, and how many there are.
pub fn tampered(release: &Release, faults: &[Fault]) -> Findings {
    let mut findings = Findings::default();
    if let Some(fault) = faults.first() {
        let finding = TAMPERED.at(release.version.span).with("version", release.version.value.to_string());
        findings.add(finding.with("fault", fault.word()).with("found", fault.about()).with("n", faults.len()));
    }
    findings
}
