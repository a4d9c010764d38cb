//! The folder `content/releases/`, to which an archive and its entry are added: both or neither.
//!
//! The entry is what decides. The steps, and what a stop at each of them leaves:
//!
//! 1. The lock `content/.releases.dalil-lock` is taken: who has it is alone. What a run that was stopped left is settled: see [`recover`].
//! 2. The archive is written to `.VERSION.zip.dalil`, its entry to `.VERSION.toml.dalil`; both are synced to the disk, and so is the folder
//!    that lists them. *Stopped here: nothing was issued; the next run removes them.*
//! 3. The entry takes its name, which is synced too. *From here on the version is issued; the next run of any
//!    command gives its archive the name that it is to have.*
//! 4. The archive takes its name. *Stopped here: notes that are in the entry now may be left, and do no harm.*
//!
//! Other files of the folder are changed likewise: all are written and synced before the first takes its name, and each is right beside those that have not taken theirs
//! ([`change`]).
//!
//! A cut of the power may lose what was not synced, in any order: `tests/power_cuts.rs` tries what a file system may keep, and that each sync is needed.

use crate::guide::{Version, ledger};
use crate::publish::{Disk, FileSystem, Lock, PublishError};
use crate::release::archive::Bytes;
use crate::release::hash;
use crate::source::disk::RELEASES;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The file that the process which adds a version keeps locked.
const LOCK: &str = "content/.releases.dalil-lock";
/// The file in which an archive is put together.
const PARTS: &str = "content/.releases.dalil-parts";
/// What the names of files end with that are not what they are to be yet. Before it stands the name that they are to have, after a dot: such
/// files are hidden, and nobody reads them as a part of the guide.
const PENDING: &str = ".dalil";
/// What the names of entries, and of notices, end with.
const ENTRY: &str = ".toml";

/// The entries and notices of the folder, by name.
pub type Entries = BTreeMap<String, String>;

/// Gives a file its bytes.
pub type Contents<'a> = &'a dyn Fn(&mut File) -> io::Result<()>;

/// What is to be added to the folder.
pub struct Addition<'a> {
    /// The version.
    pub version: &'a Version,
    /// Gives the file that is to be its archive its bytes.
    pub archive: Contents<'a>,
    /// The entries as they were when the version was made.
    pub entries_before: &'a Entries,
    /// Its entry, which names the SHA-256 of the archive.
    pub entry: &'a dyn Fn(&str) -> String,
    /// Files of the folder that are no longer needed, by name: notes that are in the entry now.
    pub used: &'a [String],
}

/// The bytes of the archive of `version`, of the guide at `root`.
pub fn archive(root: &Path, version: &Version) -> Result<Bytes, PublishError> {
    let path = root.join(ledger::path(version));
    Bytes::at(&path).map_err(|error| PublishError::Io(path, error))
}

/// A file beside the folder for what an archive is made from. It has no name, so that whatever becomes of this process, nothing of it stays.
pub fn parts(root: &Path) -> Result<File, PublishError> {
    let path = root.join(PARTS);
    let begin = || -> io::Result<File> {
        // One that a process left which was stopped just here, or that another is about to leave.
        let _ = fs::remove_file(&path);
        let file = File::options().read(true).write(true).create_new(true).open(&path)?;
        let _ = fs::remove_file(&path);
        Ok(file)
    };
    loop {
        match begin() {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            made => return made.map_err(PublishError::at(path)),
        }
    }
}

/// The entries and notices of the guide at `root`, as they are on disk.
pub fn entries(root: &Path) -> Result<Entries, PublishError> {
    Store { releases: root.join(RELEASES), files: &Disk }.entries()
}

/// Adds a version to the guide at `root`: its archive and its entry, both or neither.
pub fn add(root: &Path, addition: &Addition<'_>, files: &dyn FileSystem) -> Result<(), PublishError> {
    alone(root, addition.entries_before, files, &|store| store.add(addition))
}

/// Writes `entries` into the folder of the guide at `root`, in which `before` were; then `replaced` goes, which they took the place of.
pub fn change(
    root: &Path,
    (before, entries): (&Entries, &Entries),
    replaced: Option<&str>,
    files: &dyn FileSystem,
) -> Result<(), PublishError> {
    alone(root, before, files, &|store| store.change(entries, replaced))
}

/// Does `work` while nobody else changes the folder of the guide at `root`, in which `before` are still what they were.
fn alone(
    root: &Path,
    before: &Entries,
    files: &dyn FileSystem,
    work: &dyn Fn(&Store<'_>) -> Result<(), PublishError>,
) -> Result<(), PublishError> {
    let store = Store { releases: root.join(RELEASES), files };
    // What a link leads to may be shared, or elsewhere: it is not for this program to tidy up there.
    if fs::symlink_metadata(&store.releases).is_ok_and(|metadata| metadata.is_symlink()) {
        return Err(PublishError::NotOurs(store.releases));
    }
    let _lock = Lock::take(&root.join(LOCK), &store.releases, files)?;
    store.settle()?;
    if store.entries()? != *before {
        // Somebody issued a version meanwhile: this one was made without knowing it.
        return Err(PublishError::Busy(store.releases));
    }
    let done = store.prepare().and_then(|()| work(&store));
    if done.is_err() {
        // Nothing was issued: nothing stays behind.
        let _ = store.settle();
    }
    done
}

/// How long to wait for who adds a version, and how often to look.
const LOCK_TIMEOUT: [Duration; 2] = [Duration::from_secs(5), Duration::from_millis(20)];

/// Settles what a run left that was stopped while it added a version to the guide at `root`: an archive that an entry names is issued, and gets its
/// name; one that none names never was. While somebody adds a version, it waits: between two of the steps the folder is not to be read.
/// Nothing is done where nothing can be written.
pub fn recover(root: &Path, files: &dyn FileSystem) {
    let store = Store { releases: root.join(RELEASES), files };
    let [patience, pause] = LOCK_TIMEOUT;
    let begun = Instant::now();
    while store.pending().is_ok_and(|pending| !pending.is_empty()) {
        match Lock::take(&root.join(LOCK), &store.releases, files) {
            Ok(_lock) => return drop(store.settle()),
            Err(PublishError::Busy(_)) if begun.elapsed() < patience => std::thread::sleep(pause),
            Err(_) => return,
        }
    }
}

struct Store<'f> {
    releases: PathBuf,
    files: &'f dyn FileSystem,
}

impl Store<'_> {
    /// The names of all that is in the folder.
    fn list(&self) -> Result<Vec<String>, PublishError> {
        let entries = match fs::read_dir(&self.releases) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(PublishError::at(&self.releases)(error)),
        };
        let names = entries.map(|entry| Ok(entry?.file_name().into_string().ok()));
        let names = names.collect::<io::Result<Vec<Option<String>>>>().map_err(PublishError::at(&self.releases))?;
        Ok(names.into_iter().flatten().collect())
    }

    /// The names that files are to have which do not have them yet.
    fn pending(&self) -> Result<Vec<String>, PublishError> {
        let listed = self.list()?;
        let names = listed.iter().filter_map(|name| name.strip_prefix('.')?.strip_suffix(PENDING));
        let names = names.filter(|name| name.ends_with(ENTRY) || name.ends_with(".zip"));
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort();
        Ok(names)
    }

    fn pending_path(&self, name: &str) -> PathBuf {
        self.releases.join(format!(".{name}{PENDING}"))
    }

    /// See [`recover`].
    fn settle(&self) -> Result<(), PublishError> {
        for name in self.pending()? {
            let path = self.pending_path(&name);
            // What cannot be read may be the one copy of what was issued: it stays.
            let is_issued = !name.ends_with(ENTRY) && self.names(&path)?;
            let done = if is_issued {
                self.files.rename(&path, &self.releases.join(&name))
            } else {
                self.files.remove_file(&path)
            };
            done.map_err(PublishError::at(&path))?;
        }
        Ok(())
    }

    /// Whether an entry names the archive at `path`, by its SHA-256.
    fn names(&self, path: &Path) -> Result<bool, PublishError> {
        let sha256 = sha256_of(path).map_err(PublishError::at(path))?;
        Ok(self.entries()?.values().any(|entry| entry.contains(&sha256)))
    }

    fn entries(&self) -> Result<Entries, PublishError> {
        let mut entries = Entries::new();
        for name in self.list()?.into_iter().filter(|name| name.ends_with(ENTRY) && !name.starts_with('.')) {
            let path = self.releases.join(&name);
            match fs::read(&path) {
                Ok(bytes) => drop(entries.insert(name, String::from_utf8_lossy(&bytes).into_owned())),
                // It went since it was listed, or is no file.
                Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::IsADirectory) => {}
                Err(error) => return Err(PublishError::at(&path)(error)),
            }
        }
        Ok(entries)
    }

    /// Sees to it that something can be written into the folder.
    fn prepare(&self) -> Result<(), PublishError> {
        if self.releases.is_dir() {
            return PublishError::if_protected(&self.releases, self.files);
        }
        self.files.make_folder(&self.releases).map_err(PublishError::at(&self.releases))?;
        self.sync(self.releases.parent().unwrap_or(&self.releases))
    }

    fn add(&self, addition: &Addition<'_>) -> Result<(), PublishError> {
        let archive = format!("{}.zip", addition.version);
        let entry = ledger::name(addition.version);
        let sha256 = self.write(&archive, addition.archive)?;
        let text = (addition.entry)(&sha256);
        self.write(&entry, &|file| file.write_all(text.as_bytes()))?;
        self.sync(&self.releases)?;
        self.take_name(&entry)?;
        // The version is issued. That the disk may not keep it is told, and nothing else that fails from here on matters: the next run goes on.
        self.sync(&self.releases)?;
        let _ = self.take_name(&archive);
        for name in addition.used {
            let _ = self.files.remove_file(&self.releases.join(name));
        }
        Ok(())
    }

    fn change(&self, entries: &Entries, replaced: Option<&str>) -> Result<(), PublishError> {
        for (name, text) in entries {
            self.write(name, &|file| file.write_all(text.as_bytes()))?;
        }
        self.sync(&self.releases)?;
        for name in entries.keys() {
            self.take_name(name)?;
        }
        self.sync(&self.releases)?;
        let Some(replaced) = replaced.map(|name| self.releases.join(name)) else { return Ok(()) };
        self.files.remove_file(&replaced).map_err(PublishError::at(&replaced))
    }

    /// Writes what is to have `name`; returns its SHA-256.
    fn write(&self, name: &str, contents: Contents<'_>) -> Result<String, PublishError> {
        let path = self.pending_path(name);
        self.files.create(&path, contents).map_err(PublishError::at(&path))?;
        self.sync(&path)?;
        sha256_of(&path).map_err(PublishError::at(&path))
    }

    fn sync(&self, path: &Path) -> Result<(), PublishError> {
        self.files.sync(path).map_err(PublishError::at(path))
    }

    fn take_name(&self, name: &str) -> Result<(), PublishError> {
        let to = self.releases.join(name);
        self.files.rename(&self.pending_path(name), &to).map_err(PublishError::at(&to))
    }
}

fn sha256_of(path: &Path) -> io::Result<String> {
    hash::of(File::open(path)?)
}
