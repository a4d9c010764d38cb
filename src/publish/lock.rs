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
            match file.try_lock() {
                Ok(()) | Err(TryLockError::Error(_)) => {}
                Err(TryLockError::WouldBlock) => return Err(PublishError::Busy(place.to_path_buf())),
            }
            let file = Handle::from_file(file).map_err(PublishError::at(path))?;
            match Handle::from_path(path) {
                Ok(now) if now == file => return Ok(Self { path: path.to_path_buf(), file, files }),
                // Who had it before ended, and took the file with it, after it was opened here: this one locks nothing.
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(PublishError::Io(path.to_path_buf(), error)),
            }
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
