//! A site kept in memory.

use super::{GroupSink, PublishError, Sink};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Keeps the files of a site, by path.
#[derive(Debug, Default)]
pub struct MemorySink(Mutex<BTreeMap<String, Vec<u8>>>);

impl MemorySink {
    /// The files.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is in memory was not published before: nothing is kept.
impl GroupSink for MemorySink {
    fn keep(&self, _: &str, _: [u8; 32]) -> bool {
        false
    }

    fn names(&self, name: &str) -> Vec<String> {
        let files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        directly_in(name, files.keys().map(String::as_str))
    }
}

/// The names of those of `paths` that are directly in `folder`.
pub(super) fn directly_in<'p>(folder: &str, paths: impl Iterator<Item = &'p str>) -> Vec<String> {
    let name =
        |path: &str| path.strip_prefix(folder)?.strip_prefix('/').filter(|name| !name.contains('/')).map(str::to_owned);
    paths.filter_map(name).collect()
}

impl Sink for MemorySink {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }
}
