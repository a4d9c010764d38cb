//! Outputs kept in memory, and made again only where what they read is not as it was.

use super::dependencies::{Dependencies, DependencyChecker, DependencyTracker, TextSet};
use super::{OutputError, RenderError, Renderer};
use crate::guide::photo::{self, Fault};
use crate::outputs::{Output, OutputKind};
use crate::publish::Sink;
use crate::source::FileId;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

/// The outputs of a site, and what they were made from.
#[derive(Debug, Default)]
pub struct PageCache {
    /// The bytes of each output but photographs in their widths, by path.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// The photographs in their widths, by path.
    pub photos: BTreeMap<String, Arc<LazyPhoto>>,
    /// The hash of what was common to all outputs.
    common: u64,
    /// The texts that they were made from.
    texts: TextSet,
    /// What each output of the working text read, by path.
    dependencies: HashMap<String, Dependencies>,
}

/// A photograph in one width, made when somebody first asks for it: a preview is there before all of them could be.
#[derive(Debug)]
pub struct LazyPhoto {
    file: FileId,
    path: String,
    original: Arc<[u8]>,
    width: usize,
    made: OnceLock<Result<Arc<[u8]>, Fault>>,
}

impl LazyPhoto {
    fn made(&self) -> &Result<Arc<[u8]>, Fault> {
        self.made.get_or_init(|| {
            let made = photo::resized(&self.original, &[self.width])?;
            made.into_iter().next().map(Arc::from).ok_or(Fault::Unreadable)
        })
    }

    /// Its bytes; if it cannot be made smaller, which is told when the site is built, those of the photograph itself.
    pub fn bytes(&self) -> Arc<[u8]> {
        Arc::clone(self.made().as_ref().unwrap_or(&self.original))
    }

    /// Puts it at `path` into `sink`: what stands published there, if it does.
    pub fn put(&self, path: &str, sink: &dyn Sink) -> Result<(), RenderError> {
        if let Some(bytes) = sink.published(path) {
            return Ok(sink.put(path, &bytes)?);
        }
        let bytes = self.made().as_ref().map_err(|fault| fault.stops(self.file, &self.path))?;
        Ok(sink.put(path, bytes)?)
    }
}

/// The paths of the files that are not as they were.
#[derive(Clone, Debug, Default)]
pub struct FileChanges {
    /// New, or with other bytes.
    pub written: BTreeSet<String>,
    /// No longer there.
    pub removed: BTreeSet<String>,
    /// How many pages were made.
    pub rendered: usize,
}

fn is_photo(output: &Output) -> bool {
    matches!(output.source, OutputKind::Photo(..))
}

type TrackedOutput = Result<(Vec<u8>, Dependencies), OutputError>;

impl Renderer<'_> {
    /// Brings `cache` up to date: it then holds what [`Renderer::put_all`] would put, byte for byte. If a template fails, it stays as it was.
    ///
    /// Of the outputs `tracked` those are made that would read something else than they did, and all of `fresh`. What is in one of the folders
    /// `kept`, each with a `/` at the end, stays as it is.
    pub fn refresh(
        &self,
        cache: &mut PageCache,
        tracked: &[Output],
        fresh: &[Output],
        kept: &[String],
    ) -> Result<FileChanges, RenderError> {
        let common = self.common.key();
        let is_known = common == cache.common && !self.common.context.theme.is_older();
        let checker = is_known.then(|| DependencyChecker::new(&self.tracked, &self.common, &cache.texts));
        let is_same = |output: &Output| {
            checker
                .as_ref()
                .zip(cache.dependencies.get(&output.path))
                .is_some_and(|(checker, dependencies)| checker.is_same(dependencies))
        };
        let stale: Vec<&Output> = tracked.par_iter().filter(|output| !is_photo(output) && !is_same(output)).collect();
        let fresh: Vec<&Output> = fresh.iter().collect();
        let made: Vec<TrackedOutput> = [&*stale, &*fresh].concat().par_iter().map(|output| self.made(output)).collect();

        let (mut files, mut failed, mut dependencies) = (BTreeMap::new(), Vec::new(), Vec::with_capacity(stale.len()));
        for (index, (output, made)) in stale.iter().chain(&fresh).zip(made).enumerate() {
            match made {
                Ok((bytes, read)) => {
                    files.insert(output.path.clone(), bytes);
                    dependencies.extend((index < stale.len()).then(|| (output.path.clone(), read)));
                }
                Err(error) => failed.push((*output, error)),
            }
        }
        self.stop_if(failed)?;
        cache.photos =
            tracked.iter().filter_map(|output| Some((output.path.clone(), self.photo(output, cache)?))).collect();
        cache.common = common;
        cache.texts = self.tracked.texts();
        cache.dependencies.extend(dependencies);
        let tracked: HashSet<&str> = tracked.iter().map(|output| output.path.as_str()).collect();
        cache.dependencies.retain(|path, _| tracked.contains(path.as_str()));
        let rendered = stale.iter().filter(|output| matches!(output.source, OutputKind::Page(_))).count();
        let stays = |path: &str| tracked.contains(path) || kept.iter().any(|folder| path.starts_with(folder));
        Ok(FileChanges { rendered, ..cache.take_over(files, stays) })
    }

    /// A photograph that is made later, if `output` is one: what is at an address is always the same.
    fn photo(&self, output: &Output, cache: &PageCache) -> Option<Arc<LazyPhoto>> {
        let OutputKind::Photo(file, width) = output.source else { return None };
        let context = &self.common.context;
        let make = || {
            let original = context.kept_bytes_of(file);
            Arc::new(LazyPhoto { file, path: context.path_of(file).to_owned(), original, width, made: OnceLock::new() })
        };
        Some(cache.photos.get(&output.path).map_or_else(make, Arc::clone))
    }

    fn made(&self, output: &Output) -> TrackedOutput {
        if let Some(stored) = self.stored(&output.source)? {
            return Ok((stored.into_owned(), Dependencies::default()));
        }
        let tracker = DependencyTracker::default();
        let mut bytes = Vec::with_capacity(32 * 1024);
        self.make(output, Some(&tracker), &mut bytes)?;
        Ok((bytes, tracker.into_dependencies()))
    }
}

impl PageCache {
    /// Puts `files` in, and takes out what neither is among them nor `stays`.
    fn take_over(&mut self, files: BTreeMap<String, Vec<u8>>, stays: impl Fn(&str) -> bool) -> FileChanges {
        let mut changes = FileChanges::default();
        self.files.retain(|path, _| {
            let is_there = files.contains_key(path) || stays(path);
            if !is_there {
                changes.removed.insert(path.clone());
            }
            is_there
        });
        for (path, bytes) in files {
            if self.files.get(&path).is_none_or(|old| **old != *bytes) {
                self.files.insert(path.clone(), bytes.into());
                changes.written.insert(path);
            }
        }
        changes
    }
}
