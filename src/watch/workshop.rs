//! A guide that is read and rendered again and again, each time only where it changed.

use super::Batch;
use crate::build::{self, Assembly, Examined, Ready};
use crate::finding::Findings;
use crate::guide::Ledger;
use crate::publish::{Failure, Staging, Trees};
use crate::release::history::{Hashed, Lineage, lineage};
use crate::release::vault::Vault;
use crate::render::{Changes, Remembered, Renderer, SITEMAP, Stopped};
use crate::site::{HISTORY, LATEST, Site};
use crate::source::Sources;
use crate::source::disk::{self, FOLDERS, Unreadable};
use std::path::{Path, PathBuf};

/// A guide at work.
#[derive(Debug)]
pub struct Workshop {
    root: PathBuf,
    sources: Sources,
    memory: build::Memory,
    site: Remembered,
    vault: Vault,
    ledger: Ledger,
    hashed: Hashed,
    /// Whether the working text is shown even if it is not to be published.
    shows_next: bool,
    /// What the history that the site has was made from.
    history: Option<[u8; 32]>,
}

/// What came of a change.
#[derive(Debug)]
pub enum Outcome {
    /// The site is up to date; these files changed. There may be warnings.
    Updated(Changes, Findings),
    /// The guide has errors; the site is the last good one.
    Broken(Findings),
    /// The archive of a version could not be read; the site is the last good one.
    Stopped(Failure),
}

impl Workshop {
    /// Reads the guide at `root`.
    pub fn open(root: &Path) -> Result<Self, Unreadable> {
        let sources = disk::read(root)?;
        Ok(Self {
            root: root.to_path_buf(),
            sources,
            memory: build::Memory::default(),
            site: Remembered::default(),
            vault: Vault::new(root),
            ledger: Ledger::default(),
            hashed: Hashed::default(),
            shows_next: false,
            history: None,
        })
    }

    /// Shows the working text even if it is not to be published: its authors want to see it.
    #[must_use]
    pub fn showing_next(mut self) -> Self {
        self.shows_next = true;
        self
    }

    /// The files of the guide, as they were last read.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The site, as it was last good.
    pub fn site(&self) -> &Remembered {
        &self.site
    }

    /// Reads the files of `batch`; says whether any of them is really another, and which could not be read.
    pub fn take(&mut self, batch: &Batch) -> (bool, Vec<Unreadable>) {
        let named = batch.paths.iter().map(String::as_str);
        let paths: Vec<&str> = if batch.all { FOLDERS.to_vec() } else { named.collect() };
        let (mut changed, mut unreadable) = (false, Vec::new());
        for path in paths {
            match disk::refresh(&self.root, path, &mut self.sources) {
                Ok(other) => changed |= other,
                Err(error) => unreadable.push(error),
            }
        }
        (changed, unreadable)
    }

    /// Brings the site up to date with the files that were read.
    pub fn update(&mut self) -> Outcome {
        let Examined { ready, mut findings } = build::examine_again(&self.sources, &mut self.memory);
        let Some(ready) = ready.filter(|_| !findings.has_errors()) else { return Outcome::Broken(findings) };
        match self.make(&ready) {
            Ok(changes) => {
                self.ledger = ready.guide.ledger;
                Outcome::Updated(changes, findings)
            }
            Err(Stopped::Findings(told)) => {
                findings.extend(told);
                Outcome::Broken(findings)
            }
            Err(Stopped::Sink(failure)) => Outcome::Stopped(failure),
        }
    }

    fn make(&mut self, ready: &Ready) -> Result<Changes, Stopped> {
        let ledger = &ready.guide.ledger;
        let has_next = self.shows_next || ready.guide.config.publish_next.value;
        let lineage = self.lineage(ready)?;
        let sealed = self.vault.shown(ledger)?;
        self.vault.keep_only(&ledger.releases);
        let assembly = Assembly { ready, sources: &self.sources, vault: &self.vault, program: [0; 32] };
        let key = assembly.history_key(has_next);
        let is_kept = self.history == Some(key);
        let history = if is_kept || ledger.releases.is_empty() { None } else { Some(assembly.whole_history()?) };
        let mut site = Site::plan(&ready.guide, &self.sources);
        if !has_next {
            site.pages.clear();
        }
        let renderer = Renderer::new(&site, &self.sources, &ready.theme, &ready.words, &lineage);
        let sitemaps = match ledger.latest() {
            Some(latest) => self.vault.open(latest)?.sitemaps(latest, SITEMAP),
            None => Vec::new(),
        };
        let around = |sink: &crate::publish::Memory| {
            if let (false, Some(latest)) = (is_kept, ledger.latest()) {
                assembly.put_redirects(&renderer, latest, sink)?;
            }
            if !has_next {
                renderer.put_theme("", sink).map_err(Stopped::Sink)?;
            }
            renderer.put_around(&assembly.around(history.as_ref(), has_next, sitemaps.clone()), sink)
        };
        let (history_folder, latest_folder) = (format!("{HISTORY}/"), format!("{LATEST}/"));
        let kept = [history_folder.as_str(), latest_folder.as_str()];
        let changes = renderer.refresh(&mut self.site, &around, if is_kept { &kept } else { &[] })?;
        self.history = Some(key);
        self.site.sealed = sealed;
        Ok(changes)
    }

    fn lineage(&mut self, ready: &Ready) -> Result<Lineage, Stopped> {
        let known = ready.guide.ledger.known_to(None);
        if known.is_empty() {
            return Ok(Lineage::new());
        }
        let past = self.vault.past(&known)?;
        Ok(lineage(&past, &self.hashed.digests(&ready.guide, &self.sources)))
    }

    /// Puts the whole site into `staging`.
    pub fn put(&self, staging: &Staging<'_>) -> Result<(), Stopped> {
        self.vault.put(&self.ledger, staging)?;
        let below = format!("{LATEST}/");
        let is_in_latest = |path: &str| self.ledger.latest().is_some() && path.starts_with(&below);
        if let Some(latest) = self.ledger.latest() {
            let mut key = blake3::Hasher::new();
            key.update(latest.sha256.as_bytes());
            for (path, bytes) in self.site.files.iter().filter(|(path, _)| is_in_latest(path)) {
                key.update(path.as_bytes()).update(blake3::hash(bytes).as_bytes());
            }
            if !staging.keep(LATEST, *key.finalize().as_bytes()) {
                self.vault.put_folder(latest, LATEST, staging)?;
                let redirects = self.site.files.iter().filter(|(path, _)| is_in_latest(path));
                staging.put_all(redirects).map_err(Stopped::Sink)?;
            }
        }
        let rest = self.site.files.iter().filter(|(path, _)| !is_in_latest(path));
        staging.put_all(rest).map_err(Stopped::Sink)
    }
}
