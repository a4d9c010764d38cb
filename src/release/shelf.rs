//! The folder `content/releases/`, to which an archive and its line in the ledger are added in one step.
//!
//! The steps, and what a stop at each of them leaves:
//!
//! 1. The lock `content/.releases.dalil-lock` is taken: who has it is alone. It removes what a run that was stopped left, and makes
//!    the folder `content/.releases.dalil`. *Stopped here: nothing was issued.*
//! 2. Every file of `content/releases/` is linked into it; the new archive and the new ledger are written into it; all is synced to
//!    the disk. *Stopped here: as before.*
//! 3. The two folders are exchanged in one step (`renameat2`), which is synced too. *From here on the version is issued.* Where the
//!    system cannot, the archive is renamed in and then the ledger: *stopped between these two, there is an archive that the ledger does
//!    not know, which was not issued: every command tells so until it is removed.*
//! 4. The old folder is removed. *Stopped here: the next release removes it.*

use crate::guide::{Version, ledger};
use crate::publish::{Failure, Files, Lock, is_there, walk};
use crate::release::archive::Bytes;
use crate::source::disk::RELEASES;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The folder in which the next `content/releases/` is made.
const STAGING: &str = "content/.releases.dalil";
/// The file that the process which makes it keeps locked.
const LOCK: &str = "content/.releases.dalil-lock";
/// The file in it that tells the next folder from the one whose place was taken.
const NEXT: &str = ".dalil-next";
/// The name of the ledger in its folder.
const LEDGER: &str = "ledger.toml";

/// What is to be added to the folder.
#[derive(Debug)]
pub struct Addition<'a> {
    /// The version.
    pub version: &'a Version,
    /// Its archive.
    pub archive: &'a [u8],
    /// The ledger as it was when the version was made; nothing if there was none.
    pub ledger_before: Option<&'a str>,
    /// The ledger with the line of the version.
    pub ledger: &'a str,
    /// Files of the folder that are no longer needed, by name: notes that are in the ledger now.
    pub used: &'a [String],
}

/// The bytes of the archive of `version`, of the guide at `root`.
pub fn read(root: &Path, version: &Version) -> Result<Bytes, Failure> {
    let path = root.join(ledger::path(version));
    fs::read(&path).map(Into::into).map_err(|error| Failure::Io(path, error))
}

/// Adds a version to the guide at `root`: its archive and its line in the ledger, both or neither.
pub fn add(root: &Path, addition: &Addition<'_>, files: &dyn Files) -> Result<(), Failure> {
    let shelf = Shelf { releases: root.join(RELEASES), staging: root.join(STAGING), files };
    // What a link leads to may be shared, or elsewhere: it is not for this program to exchange, nor to tidy up.
    for folder in [&shelf.releases, &shelf.staging] {
        if fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_symlink()) {
            return Err(Failure::NotOurs(folder.clone()));
        }
    }
    let _lock = Lock::take(&root.join(LOCK), &shelf.releases, files)?;
    shelf.tidy_up()?;
    let added = shelf.add(addition);
    if added.is_err() {
        // Nothing was issued: nothing stays behind.
        shelf.remove_next();
    }
    added
}

struct Shelf<'f> {
    releases: PathBuf,
    staging: PathBuf,
    files: &'f dyn Files,
}

impl Shelf<'_> {
    /// Removes what a run that was stopped left.
    fn tidy_up(&self) -> Result<(), Failure> {
        self.remove_next();
        if is_there(&self.staging.join(NEXT)) {
            // Some of it is open in another program.
            return Err(Failure::Busy(self.staging.clone()));
        }
        let taken = self.releases.join(NEXT);
        if is_there(&taken) {
            self.files.remove_file(&taken).map_err(|error| Failure::Io(taken, error))?;
        }
        if is_there(&self.staging) { self.remove_old(&[]) } else { Ok(()) }
    }

    fn add(&self, addition: &Addition<'_>) -> Result<(), Failure> {
        let before = match fs::read_to_string(self.releases.join(LEDGER)) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(Failure::Io(self.releases.join(LEDGER), error)),
        };
        if before.as_deref() != addition.ledger_before {
            // Somebody issued a version meanwhile: this one was made without knowing it.
            return Err(Failure::Busy(self.releases.clone()));
        }
        self.files.make_folder(&self.staging).map_err(|error| Failure::Io(self.staging.clone(), error))?;
        self.write(NEXT, b"")?;
        let archive = format!("{}.zip", addition.version);
        self.link_all(&[LEDGER, &archive, NEXT], addition.used)?;
        self.write(&archive, addition.archive)?;
        self.write(LEDGER, addition.ledger.as_bytes())?;
        self.sync(&self.staging)?;
        self.take_place(&archive, addition.used)?;
        let _ = self.sync(self.releases.parent().unwrap_or(&self.releases));
        Ok(())
    }

    /// Links what is in the folder into the new one, but for what is `replaced` or `used`.
    fn link_all(&self, replaced: &[&str], used: &[String]) -> Result<(), Failure> {
        if !is_there(&self.releases) {
            return Ok(());
        }
        let paths = walk(&self.releases).map_err(|error| Failure::Io(self.releases.clone(), error))?;
        for path in paths.iter().filter(|path| !replaced.contains(&path.as_str()) && !used.contains(path)) {
            let to = self.staging.join(path.trim_end_matches('/'));
            let folder = if path.ends_with('/') { Some(to.as_path()) } else { to.parent() };
            self.make_folders(folder.unwrap_or(&self.staging))?;
            if !path.ends_with('/') {
                self.files.link(&self.releases.join(path), &to).map_err(|error| Failure::Io(to, error))?;
            }
        }
        Ok(())
    }

    fn make_folders(&self, folder: &Path) -> Result<(), Failure> {
        if is_there(folder) {
            return Ok(());
        }
        if let Some(above) = folder.parent() {
            self.make_folders(above)?;
        }
        self.files.make_folder(folder).map_err(|error| Failure::Io(folder.to_path_buf(), error))
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.staging.join(name);
        self.files.write(&path, bytes).map_err(|error| Failure::Io(path.clone(), error))?;
        self.sync(&path)
    }

    fn sync(&self, path: &Path) -> Result<(), Failure> {
        self.files.sync(path).map_err(|error| Failure::Io(path.to_path_buf(), error))
    }

    /// Gives the new folder the place of the old one, which is then where the new one was.
    fn take_place(&self, archive: &str, used: &[String]) -> Result<(), Failure> {
        let at = |path: &Path| {
            let path = path.to_path_buf();
            move |error| Failure::Io(path, error)
        };
        let exchanged = if is_there(&self.releases) {
            self.files.exchange(&self.staging, &self.releases)
        } else {
            self.files.rename(&self.staging, &self.releases)
        };
        match exchanged {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::Unsupported => {
                for name in [archive, LEDGER] {
                    let to = self.releases.join(name);
                    self.files.rename(&self.staging.join(name), &to).map_err(at(&to))?;
                }
                self.remove_next();
                return Ok(());
            }
            Err(error) => return Err(at(&self.releases)(error)),
        }
        // The version is issued; from here on nothing can fail that matters.
        let _ = self.files.remove_file(&self.releases.join(NEXT));
        let _ = self.remove_old(used);
        Ok(())
    }

    /// Removes a folder whose place was taken. A file that came to it since its files were linked goes where they are.
    fn remove_old(&self, used: &[String]) -> Result<(), Failure> {
        let left = walk(&self.staging).map_err(|error| Failure::Io(self.staging.clone(), error))?;
        for path in left.iter().filter(|path| !path.ends_with('/')) {
            let (old, new) = (self.staging.join(path), self.releases.join(path));
            let is_done = path == NEXT || used.contains(path) || self.is_used(path);
            let done =
                if is_there(&new) || is_done { self.files.remove_file(&old) } else { self.files.rename(&old, &new) };
            done.map_err(|error| Failure::Io(old, error))?;
        }
        self.remove_folders();
        Ok(())
    }

    /// Whether `path` is that of notes of a version that was issued: they are in the ledger.
    fn is_used(&self, path: &str) -> bool {
        let version = path.strip_suffix(".md").and_then(|name| name.rsplit_once('.')).map(|(version, _)| version);
        version.is_some_and(|version| is_there(&self.releases.join(format!("{version}.zip"))))
    }

    /// Removes a folder that never took its place.
    fn remove_next(&self) {
        if !is_there(&self.staging.join(NEXT)) {
            return;
        }
        let left =
            || walk(&self.staging).map(|all| all.into_iter().filter(|path| !path.ends_with('/') && path != NEXT));
        for path in left().into_iter().flatten() {
            let _ = self.files.remove_file(&self.staging.join(path));
        }
        // The sign goes last: without it, what could not be removed would be taken for what was issued.
        if left().is_ok_and(|mut left| left.next().is_none()) {
            let _ = self.files.remove_file(&self.staging.join(NEXT));
            self.remove_folders();
        }
    }

    fn remove_folders(&self) {
        for _ in 0..64 {
            let empty: Vec<String> = walk(&self.staging).unwrap_or_default();
            let empty: Vec<&str> = empty.iter().filter_map(|path| path.strip_suffix('/')).collect();
            if empty.is_empty() {
                break;
            }
            for folder in empty {
                let _ = self.files.remove_folder(&self.staging.join(folder));
            }
        }
        let _ = self.files.remove_folder(&self.staging);
    }
}
