//! Files that were mended take the place of those that are there, each in one step; then files and folders get other names.
//!
//! All are written beside theirs first, under hidden names; nothing changes before each of them is on the disk and each of those that are there is still
//! the one that was read. A stop leaves hidden files, which the next run writes over.

use super::FixedFile;
use crate::publish::{FileSystem, Lock, PublishError, is_there};
use std::collections::BTreeSet;
use std::fs::{self, Metadata, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The file that the process which mends a guide keeps locked.
const LOCK: &str = "content/.fix.dalil-lock";
/// What the names of files end with that are not what they are to be yet.
const PENDING: &str = ".dalil";

/// Why files could not be written.
#[derive(Debug, thiserror::Error)]
#[error("{error}")]
pub struct WriteFailure {
    /// The first thing that was wrong.
    #[source]
    pub error: WriteError,
    /// How many files were written, and moved, before.
    pub written: usize,
}

/// What kept a file from being written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// It is another than when the guide was read.
    #[error("{} was changed meanwhile", .0.display())]
    Changed(PathBuf),
    /// It, or its folder, is protected against writing.
    #[error("{} is protected against writing", .0.display())]
    Protected(PathBuf),
    /// Something stands where a file or folder is to go.
    #[error("{} is there already", .0.display())]
    Taken(PathBuf),
    /// Another program has it open.
    #[error("another program has {} open", .0.display())]
    Open(PathBuf),
    /// Another process mends this guide.
    #[error("another process mends the guide at {}", .0.display())]
    Busy(PathBuf),
    /// The system refused something else.
    #[error("{}: {}", .0.display(), .1)]
    Io(PathBuf, #[source] io::Error),
}

impl WriteError {
    fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        |error| match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::Protected(path),
            ErrorKind::ResourceBusy => Self::Open(path),
            ErrorKind::NotFound => Self::Changed(path),
            _ => Self::Io(path, error),
        }
    }
}

/// A file or folder that gets another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Its path from the guide's root.
    pub from: String,
    /// The one that it gets.
    pub to: String,
}

impl Move {
    /// Nothing may stand where it goes, and nobody may have open what is moved.
    fn must_be_free(&self, root: &Path, system: &dyn FileSystem) -> Result<(), WriteError> {
        let (from, to) = (root.join(&self.from), root.join(&self.to));
        if is_there(&to) {
            return Err(WriteError::Taken(to));
        }
        if !is_there(&from) {
            return Err(WriteError::Changed(from));
        }
        let folder = from.parent().unwrap_or(root);
        system.may_write(folder).map_err(WriteError::at(folder))?;
        let files = WalkDir::new(&from).into_iter().filter_map(Result::ok).filter(|found| found.file_type().is_file());
        files.map(DirEntry::into_path).try_for_each(|path| must_be_closed(&path))
    }

    fn make(&self, root: &Path, system: &dyn FileSystem) -> Result<(), WriteError> {
        let (from, to) = (root.join(&self.from), root.join(&self.to));
        if is_there(&to) {
            return Err(WriteError::Taken(to));
        }
        system.rename(&from, &to).map_err(WriteError::at(&from))?;
        let _ = system.sync(to.parent().unwrap_or(root));
        Ok(())
    }
}

/// Writes `files` of the guide at `root`: all of them, or none if anything is wrong before the first one takes its place.
pub fn write(root: &Path, files: &[FixedFile], system: &dyn FileSystem) -> Result<(), WriteFailure> {
    write_and_move(root, files, &[], system)
}

/// Writes `files`, then makes `moves`, in this order: nothing of it if anything is wrong before the first file takes its place.
pub fn write_and_move(
    root: &Path,
    files: &[FixedFile],
    moves: &[Move],
    system: &dyn FileSystem,
) -> Result<(), WriteFailure> {
    let nothing = |error| WriteFailure { error, written: 0 };
    let lock = Lock::take(&root.join(LOCK), root, system).map_err(|error| {
        nothing(match error {
            PublishError::Busy(place) => WriteError::Busy(place),
            PublishError::Io(path, error) => WriteError::at(path.parent().unwrap_or(root))(error),
            _ => WriteError::Busy(root.to_path_buf()),
        })
    })?;
    let prepared: Result<Vec<Pending<'_>>, WriteError> =
        files.iter().map(|file| Pending::prepare(root, file, system)).collect();
    let prepared = prepared.map_err(nothing)?;
    moves.iter().try_for_each(|moved| moved.must_be_free(root, system)).map_err(nothing)?;
    prepared.iter().try_for_each(Pending::must_be_same).map_err(nothing)?;
    for (written, pending) in prepared.iter().enumerate() {
        pending.take_place().map_err(|error| WriteFailure { error, written })?;
    }
    let folders: BTreeSet<&Path> = prepared.iter().filter_map(|pending| pending.place.parent()).collect();
    // They are in place; that the names are on the disk too is more than most programs wait for.
    for folder in folders {
        let _ = system.sync(folder);
    }
    for (made, moved) in moves.iter().enumerate() {
        moved.make(root, system).map_err(|error| WriteFailure { error, written: files.len() + made })?;
    }
    drop(lock);
    Ok(())
}

/// A file that is written under a hidden name, which goes if it does not take its place.
struct Pending<'f> {
    file: &'f FixedFile,
    place: PathBuf,
    hidden: PathBuf,
    system: &'f dyn FileSystem,
}

impl<'f> Pending<'f> {
    fn prepare(root: &Path, file: &'f FixedFile, system: &'f dyn FileSystem) -> Result<Self, WriteError> {
        let path = root.join(&file.path);
        // What a link leads to is written, and the link stays.
        let place = fs::canonicalize(&path).map_err(WriteError::at(&path))?;
        let metadata = fs::metadata(&place).map_err(WriteError::at(&place))?;
        must_be_writable(&place, &metadata)?;
        must_be_closed(&place)?;
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        let hidden = place.with_file_name(format!(".{name}{PENDING}"));
        // Whoever left one there has ended: the guide is locked.
        let _ = fs::remove_file(&hidden);
        let folder = place.parent().unwrap_or(root).to_path_buf();
        let pending = Self { file, place, hidden, system };
        system.write(&pending.hidden, file.after.as_bytes()).map_err(WriteError::at(&folder))?;
        let refused = WriteError::at(&pending.hidden);
        keep_rights(&pending.hidden, &metadata).and_then(|()| system.sync(&pending.hidden)).map_err(refused)?;
        Ok(pending)
    }

    /// What is there must be what was read: somebody may have saved it since.
    fn must_be_same(&self) -> Result<(), WriteError> {
        let bytes = fs::read(&self.place).map_err(WriteError::at(&self.place))?;
        if bytes == self.file.bytes { Ok(()) } else { Err(WriteError::Changed(self.place.clone())) }
    }

    fn take_place(&self) -> Result<(), WriteError> {
        self.must_be_same()?;
        self.system.rename(&self.hidden, &self.place).map_err(WriteError::at(&self.place))
    }
}

impl Drop for Pending<'_> {
    fn drop(&mut self) {
        let _ = self.system.remove_file(&self.hidden);
    }
}

/// A file that is protected would give way to another all the same: its folder is what systems ask.
fn must_be_writable(place: &Path, metadata: &Metadata) -> Result<(), WriteError> {
    let protected = || Err(WriteError::Protected(place.to_path_buf()));
    if metadata.permissions().readonly() {
        return protected();
    }
    #[cfg(unix)]
    if rustix::fs::access(place, rustix::fs::Access::WRITE_OK).is_err() {
        return protected();
    }
    Ok(())
}

/// Office programs say with a file beside it that they have one open, others with a lock: what they save later would undo what is mended.
fn must_be_closed(place: &Path) -> Result<(), WriteError> {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let signs = [format!(".~lock.{name}#"), format!("~${name}")];
    let is_signed = signs.iter().any(|sign| place.with_file_name(sign).exists());
    let file = fs::File::open(place).map_err(WriteError::at(place))?;
    // It is closed at once, and the lock with it.
    let is_locked = matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock));
    if is_signed || is_locked { Err(WriteError::Open(place.to_path_buf())) } else { Ok(()) }
}

/// Gives the file at `path` the rights of the one that it is to replace, and its owner, as far as that is allowed.
fn keep_rights(path: &Path, metadata: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        let _ = chown(path, Some(metadata.uid()), Some(metadata.gid()));
    }
    fs::set_permissions(path, metadata.permissions())
}
