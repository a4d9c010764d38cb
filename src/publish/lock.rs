//! Who works on a place is alone there, and everybody else is told so.

use super::{FileSystem, PublishError};
use same_file::Handle;
use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A file beside a place, which the process that works there keeps locked until this is dropped. The system lets go of it when a process
/// is killed: a file that is left behind stops nobody.
pub struct Lock<'f> {
    path: PathBuf,
    file: Handle,
    files: &'f dyn FileSystem,
}

impl<'f> Lock<'f> {
    /// Takes the lock of `place`, whose file is at `path`, or says that somebody else has it. On a system without locks everybody gets it.
    pub fn take(path: &Path, place: &Path, files: &'f dyn FileSystem) -> Result<Self, PublishError> {
        loop {
            let file =
                File::options().create(true).truncate(false).write(true).open(path).map_err(PublishError::at(path))?;
            if let Some(lock) = Self::of(file, path, place, files)? {
                return Ok(lock);
            }
        }
    }

    /// The lock that `file` is, which was opened at `path`. `None` if that is not the file which is there now: who had it before ended, and took it along,
    /// after it was opened here. That one locks nothing.
    fn of(file: File, path: &Path, place: &Path, files: &'f dyn FileSystem) -> Result<Option<Self>, PublishError> {
        match file.try_lock() {
            Ok(()) | Err(TryLockError::Error(_)) => {}
            Err(TryLockError::WouldBlock) => return Err(PublishError::Busy(place.to_path_buf())),
        }
        let file = Handle::from_file(file).map_err(PublishError::at(path))?;
        match Handle::from_path(path) {
            Ok(now) if now == file => Ok(Some(Self { path: path.to_path_buf(), file, files })),
            Ok(_) => Ok(None),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(PublishError::Io(path.to_path_buf(), error)),
        }
    }
}

/// The file goes while it is still locked: who finds one that is not there, or another, begins anew.
impl Drop for Lock<'_> {
    fn drop(&mut self) {
        let _ = self.files.remove_file(&self.path);
        // Closing would do, but for a process that is being started just now, which holds what is open here for a moment.
        let _ = self.file.as_file().unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::Disk;
    use std::fs;

    #[test]
    fn a_file_that_is_gone_or_another_locks_nothing() {
        let folder = tempfile::TempDir::new().unwrap();
        let (path, place) = (folder.path().join("lock"), folder.path().join("public"));
        let opened = || File::create(&path).unwrap();
        let taken = |file: File| Lock::of(file, &path, &place, &Disk).map(|lock| lock.is_some());
        assert!(taken(opened()).unwrap());
        let file = opened();
        fs::remove_file(&path).unwrap();
        assert!(!taken(file).unwrap(), "gone");
        let file = opened();
        fs::rename(&path, folder.path().join("older")).unwrap();
        fs::write(&path, "").unwrap();
        assert!(!taken(file).unwrap(), "another");
        let lock = Lock::take(&path, &place, &Disk).unwrap();
        assert!(matches!(taken(opened()), Err(PublishError::Busy(busy)) if busy == place));
        drop(lock);
        assert!(!path.exists());
    }
}
