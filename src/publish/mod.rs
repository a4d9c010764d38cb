//! Where a rendered site goes. Output is a value before it is files: a [`Sink`] takes paths and bytes, [`MemorySink`] keeps them,
//! [`Staging`] writes them beside the published site and then takes its place in one step.

mod files;
mod inside;
mod lock;
mod manifest;
mod memory;
mod staging;

pub use files::{Disk, FileSystem, Stat, is_there};
pub use lock::Lock;
pub use manifest::MARKER;
pub use memory::MemorySink;
pub use staging::{Staging, is_current, tidy};

use std::io;
use std::path::{Path, PathBuf};

/// Takes the files of a site, from many threads at once.
pub trait Sink: Sync {
    /// Takes the file at `path`, which has `/` between its names and does not begin with one.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError>;
    /// The bytes of the published file at `path`, if the tool wrote it and nobody touched it since.
    fn published(&self, _path: &str) -> Option<Vec<u8>> {
        None
    }
    /// Takes what `write` writes, which may be too large for memory, as the file at `path`.
    fn put_written(
        &self,
        path: &str,
        write: &dyn Fn(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<(), PublishError> {
        let mut bytes = Vec::new();
        write(&mut bytes).map_err(PublishError::at(path))?;
        self.put(path, &bytes)
    }
    /// Takes a copy of the file at `from`, which may be too large for memory, as the file at `path`.
    fn put_copy(&self, path: &str, from: &Path) -> Result<(), PublishError> {
        self.put(path, &std::fs::read(from).map_err(PublishError::at(from))?)
    }
    /// Takes as the file at `path` the very one that it has at `other`, if it has that already and can: says whether it did.
    fn put_same(&self, _path: &str, _other: &str) -> Result<bool, PublishError> {
        Ok(false)
    }
}

/// A sink that can keep whole folders of an earlier site.
pub trait GroupSink: Sink {
    /// Says that the folder `name` at the root is made as a whole, from what has the hash `key`. If the published site has that very
    /// folder, it is kept, and nothing is to be put there: the answer is true.
    fn keep(&self, name: &str, key: [u8; 32]) -> bool;
    /// The names of the files directly in the folder `name`, kept or put.
    fn names(&self, name: &str) -> Vec<String>;
}

/// Why a site could not be published. The published one is as it was.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The system refused something.
    #[error("{}: {}", .0.display(), .1)]
    Io(PathBuf, #[source] io::Error),
    /// The folder is there, is not empty, and was not made by the tool.
    #[error("{} is not empty, and was not made by this tool", .0.display())]
    NotOurs(PathBuf),
    /// A file that the tool did not write stands where one of the site must go.
    #[error("{} was not written by this tool", .0.display())]
    Foreign(PathBuf),
    /// Nothing may be written in a folder in which something must be.
    #[error("{} is protected against writing", .0.display())]
    Protected(PathBuf),
    /// A folder of others in the site cannot be looked into.
    #[error("{} cannot be read", .0.display())]
    Unreadable(PathBuf),
    /// The site was removed, or another was put in its place, while this one was made.
    #[error("{} was changed meanwhile", .0.display())]
    Changed(PathBuf),
    /// Another process is publishing to the same place.
    #[error("another process is publishing to {}", .0.display())]
    Busy(PathBuf),
}

impl PublishError {
    /// For `map_err`: what happened to the file at `path`.
    pub(crate) fn at(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::Io(path, error)
    }

    /// That `folder` is protected, if it is.
    pub(crate) fn if_protected(folder: &std::path::Path, files: &dyn FileSystem) -> Result<(), Self> {
        files.may_write(folder).map_err(|error| match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Protected(folder.into()),
            _ => Self::Io(folder.into(), error),
        })
    }
}
