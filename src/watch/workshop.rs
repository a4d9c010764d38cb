//! A guide that is read and rendered again and again, each time only where it changed.

use super::Batch;
use crate::build::{self, Examined};
use crate::finding::Findings;
use crate::render::{Changes, Remembered, Renderer, Stopped};
use crate::site::Site;
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
}

/// What came of a change.
#[derive(Debug)]
pub enum Outcome {
    /// The site is up to date; these files changed. There may be warnings.
    Updated(Changes, Findings),
    /// The guide has errors; the site is the last good one.
    Broken(Findings),
}

impl Workshop {
    /// Reads the guide at `root`.
    pub fn open(root: &Path) -> Result<Self, Unreadable> {
        let sources = disk::read(root)?;
        Ok(Self { root: root.to_path_buf(), sources, memory: build::Memory::default(), site: Remembered::default() })
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
        let site = Site::plan(&ready.guide, &self.sources);
        let renderer = Renderer::new(&site, &self.sources, &ready.theme, &ready.words);
        match renderer.refresh(&mut self.site) {
            Ok(changes) => Outcome::Updated(changes, findings),
            Err(Stopped::Findings(told)) => {
                findings.extend(told);
                Outcome::Broken(findings)
            }
            Err(Stopped::Sink(failure)) => unreachable!("memory takes everything: {failure:?}"),
        }
    }
}
