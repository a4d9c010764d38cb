//! A site written to a folder beside the published one, which then takes its place.
//!
//! The steps, and what a stop at each of them leaves:
//!
//! 0. A site or folder of it that is protected against writing is refused: it could not be moved later. *Nothing was done.*
//! 1. The lock `.NAME.dalil-lock` is taken beside the target `NAME`, and a staging folder `.NAME.dalil-PROCESS` is made there. Files are
//!    written into it; those that are the same as published ones are the same file (a hard link), with its time. *Stopped here: the
//!    published site is as it was.*
//! 2. Files in the target that the tool did not write are linked into the staging folder, and the marker is written.
//!    *Stopped here: as before.*
//! 3. A folder that is kept as a whole (an issued version) is not linked file by file: in the staging folder stands a link that leads to
//!    where it will be after the next step. *Stopped here: as before; the links lead nowhere, and go with the rest.*
//! 4. The two folders are exchanged in one step (`renameat2`); where the system cannot, the old one is renamed away and the new one
//!    renamed in. *Stopped between these two: the next run puts the old one back.* From here on, the links of step 3 lead to the kept
//!    folders in the old site.
//! 5. Each of these links is exchanged with the folder that it leads to. *Stopped before the last: readers follow the links; the next run
//!    goes on here.* A system that cannot exchange has no such links: there, kept folders are linked file by file.
//! 6. The old folder is removed, file by file: only what the tool wrote, or what the new folder has too. *Stopped here: the new site
//!    is published; the next run tidies up.*
//!
//! Where the folder of the site cannot be exchanged, all this is done inside it: see [`inside`].
//!
//! Nothing is synced to the disk's surface: a site is made from its sources again in a second. Issued versions are another matter.

use super::files::{FileSystem, Found, Stat, are_as_they_were, have_same_bytes, is_there, stat, walk, walk_but};
use super::inside;
use super::manifest::{MARKER, ManifestGroup, SHARES, SiteManifest};
use super::memory::directly_in;
use super::{GroupSink, Lock, PublishError, Sink};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashSet};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use walkdir::WalkDir;

/// The file that stands in a staging folder until it has a marker: all beside it was written by the tool.
pub(super) const UNFINISHED: &str = ".dalil-unfinished";
/// The marker while it is being written.
const MARKER_NEW: &str = ".dalil-new";
/// What the name of an old site ends with while it is out of the way.
const OLD: &str = "old";

/// A site that is being written.
pub struct Staging<'f> {
    files: &'f dyn FileSystem,
    target: PathBuf,
    folder: PathBuf,
    /// Whether the staging folder is in the site itself, whose folder must stay where it is.
    is_inside: bool,
    published: SiteManifest,
    /// The marker that it was read from, if there is one.
    marker: Option<Stat>,
    /// The files of all published trees, read when a tree is made anew.
    published_trees: OnceLock<BTreeMap<String, Stat>>,
    inputs: Option<[u8; 32]>,
    written: Mutex<BTreeMap<String, Stat>>,
    folders: RwLock<HashSet<PathBuf>>,
    /// The folders that are made as a whole, by name: from what, and whether the published one is kept.
    trees: RwLock<BTreeMap<String, ([u8; 32], bool)>>,
    /// Let go last.
    _lock: Lock<'f>,
}

impl std::fmt::Debug for Staging<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Staging").field("target", &self.target).field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl<'f> Staging<'f> {
    /// Begins a site that is to take the place of `target`: a folder that is not there, is empty, or was made by the tool.
    pub fn begin(target: &Path, files: &'f dyn FileSystem) -> Result<Self, PublishError> {
        let target = real(target)?;
        let is_inside = inside::is_needed(&target, files);
        let beside = if is_inside { &target } else { parent(&target) };
        fs::create_dir_all(beside).map_err(PublishError::at(beside))?;
        let lock = Lock::take(&lock_of(&target, beside), &target, files)?;
        tidy_up(&target, files)?;
        let marker = stat(&target.join(MARKER));
        let published = read_marker(&target)?;
        // What lies beside the site in its own folder is not moved.
        let is_moved = |name: &OsStr| !is_inside || name.to_str().is_some_and(|name| published.has_folder(name));
        refuse_protected(&target, is_moved, files)?;
        let folder = make_staging_folder(&target, beside, files)?;
        let staging = Self {
            files,
            target,
            folder,
            is_inside,
            published,
            marker,
            published_trees: OnceLock::new(),
            inputs: None,
            written: Mutex::default(),
            folders: RwLock::default(),
            trees: RwLock::default(),
            _lock: lock,
        };
        let unfinished = staging.folder.join(UNFINISHED);
        files.write(&unfinished, b"").map_err(PublishError::at(&unfinished))?;
        Ok(staging)
    }

    /// Notes what the site is made from: see [`is_current`].
    #[must_use]
    pub fn made_from(mut self, inputs: [u8; 32]) -> Self {
        self.inputs = Some(inputs);
        self
    }

    /// The site is complete: it takes the place of the published one.
    pub fn publish(self) -> Result<(), PublishError> {
        let manifest = self.manifest();
        // Somebody removed the site meanwhile, or published without locks: what is there now was not looked at.
        if stat(&self.target.join(MARKER)) != self.marker {
            return Err(PublishError::Changed(self.target.clone()));
        }
        self.keep_foreign(&manifest)?;
        let kept = self.kept();
        // Half a marker would be worse than none: it takes its name when it is whole.
        let name = if self.is_inside { inside::NEXT } else { MARKER };
        let (marker, whole) = (self.folder.join(MARKER_NEW), self.folder.join(name));
        self.files.write(&marker, manifest.to_text().as_bytes()).map_err(PublishError::at(&marker))?;
        self.files.rename(&marker, &whole).map_err(PublishError::at(&whole))?;
        let unfinished = self.folder.join(UNFINISHED);
        self.files.remove_file(&unfinished).map_err(PublishError::at(&unfinished))?;
        if self.is_inside {
            return inside::take_place(&self.target, &self.folder, self.files);
        }
        let old = self.take_place(&kept)?;
        // The new site is published, and readers see all of it; what fails from here on is told, and the next run goes on with it.
        if let Some(old) = old {
            settle(&self.target, &old, self.files)?;
            remove_ours(&old, &self.published, &self.target, self.files)?;
        }
        Ok(())
    }

    /// All that was put, and all that is kept.
    fn manifest(&self) -> SiteManifest {
        let written = std::mem::take(&mut *self.written.lock().unwrap_or_else(PoisonError::into_inner));
        let trees = self.trees.read().unwrap_or_else(PoisonError::into_inner);
        let tree_of = |path: &str| path.split('/').next().and_then(|name| trees.get_key_value(name));
        let mut whole = BTreeMap::new();
        for (name, (key, is_kept)) in trees.iter() {
            let below = || {
                let all = written.range(format!("{name}/")..);
                all.take_while(|(path, _)| path.strip_prefix(&**name).is_some_and(|rest| rest.starts_with('/')))
            };
            let tree = match self.published.trees.get(name).filter(|_| *is_kept) {
                Some(tree) => tree.clone(),
                None => ManifestGroup::new(*key, below().map(|(path, stat)| (path.as_str(), stat))),
            };
            whole.insert(name.clone(), tree);
        }
        let files = written.iter().filter(|(path, _)| tree_of(path).is_none());
        SiteManifest {
            inputs: self.inputs,
            turn: (self.published.turn + 1) % SHARES,
            files: files.map(|(path, stat)| (path.clone(), *stat)).collect(),
            trees: whole,
        }
    }

    /// The names of the folders that are kept.
    fn kept(&self) -> Vec<String> {
        let trees = self.trees.read().unwrap_or_else(PoisonError::into_inner);
        trees.iter().filter(|(_, (_, is_kept))| *is_kept).map(|(name, _)| name.clone()).collect()
    }

    /// Links what the tool did not write into the new folder, so that the exchange keeps it.
    fn keep_foreign(&self, manifest: &SiteManifest) -> Result<(), PublishError> {
        if !is_there(&self.target) {
            return Ok(());
        }
        // What lies in a folder that is kept as a whole is kept with it: to look there would take as long as to write it.
        let kept = self.kept();
        let published = self.published.all_but(&kept);
        let is_passed_over = |name: &OsStr| {
            kept.iter().any(|kept| **kept == *name)
                || self.is_inside && (is_own_name(name, &self.target) || !self.folder.join(name).exists())
        };
        for found in walk_but(&self.target, is_passed_over)? {
            let name = found.name();
            let is_ours =
                |name: &String| [MARKER, UNFINISHED].contains(&name.as_str()) || published.contains_key(&**name);
            if name.as_ref().is_some_and(is_ours) {
                continue;
            }
            self.link_foreign(&found, name.is_some_and(|name| manifest.files.contains_key(&name)))?;
        }
        Ok(())
    }

    /// Links one thing that the tool did not write into the new folder. A file that belongs to another user may refuse to be linked: it goes back to its place
    /// when the site is there.
    fn link_foreign(&self, found: &Found, is_page: bool) -> Result<(), PublishError> {
        let (from, to) = (self.target.join(&found.path), self.folder.join(&found.path));
        if found.is_empty_folder {
            return self.make_folders(&to);
        }
        if is_page || is_there(&to) {
            return Err(PublishError::Foreign(from));
        }
        self.make_folders(parent(&to))?;
        match self.files.link(&from, &to) {
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                PublishError::if_protected(parent(&from), self.files)
            }
            linked => linked.map_err(PublishError::at(&to)),
        }
    }

    /// Gives the new folder the target's name; returns where the old one is now.
    fn take_place(&self, kept: &[String]) -> Result<Option<PathBuf>, PublishError> {
        if !is_there(&self.target) {
            self.files.rename(&self.folder, &self.target).map_err(PublishError::at(&self.target))?;
            return Ok(None);
        }
        // The links must stand in the staging folder before the exchange: after it, readers follow them at once. They lead to where the kept folders
        // will be *after* the exchange, in what is then the old site.
        let led = kept
            .iter()
            .try_for_each(|name| self.files.link_folder(&self.folder.join(name), &leads_to(&self.folder, name)));
        match led.and_then(|()| self.files.exchange(&self.folder, &self.target)) {
            Ok(()) => Ok(Some(self.folder.clone())),
            Err(error) if error.kind() == ErrorKind::Unsupported => {
                self.link_kept(kept)?;
                let old = parent(&self.target).join(format!("{}{OLD}", prefix(&self.target)));
                self.files.rename(&self.target, &old).map_err(PublishError::at(&self.target))?;
                self.files.rename(&self.folder, &self.target).map_err(|error| {
                    // Nothing is published at this moment: the old site has to come back, whatever it was that failed.
                    let _ = self.files.rename(&old, &self.target);
                    PublishError::Io(self.target.clone(), error)
                })?;
                Ok(Some(old))
            }
            Err(error) => Err(PublishError::Io(self.target.clone(), error)),
        }
    }

    /// Links the files of the folders that are kept, where the folders themselves cannot be.
    fn link_kept(&self, kept: &[String]) -> Result<(), PublishError> {
        for name in kept {
            let at = self.folder.join(name);
            if is_there(&at) {
                self.files.remove_file(&at).map_err(PublishError::at(&at))?;
            }
            for found in walk(&self.target.join(name))?.iter().filter(|found| !found.is_empty_folder) {
                let (from, to) = (self.target.join(name).join(&found.path), at.join(&found.path));
                self.make_folders(parent(&to))?;
                self.files.link(&from, &to).map_err(PublishError::at(&to))?;
            }
        }
        Ok(())
    }

    /// Makes `folder` and those above it, each once.
    fn make_folders(&self, folder: &Path) -> Result<(), PublishError> {
        if folder == self.folder || self.folders.read().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        self.make_folders(parent(folder))?;
        match self.files.make_folder(folder) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => {}
            Err(error) => return Err(PublishError::Io(folder.to_path_buf(), error)),
        }
        self.folders.write().unwrap_or_else(PoisonError::into_inner).insert(folder.to_path_buf());
        Ok(())
    }

    /// What is published at `path`.
    fn published_at(&self, path: &str) -> Option<Stat> {
        if let Some(stat) = self.published.files.get(path) {
            return Some(*stat);
        }
        let name = path.split('/').next()?;
        if !self.published.trees.contains_key(name) {
            return None;
        }
        let read = || {
            let trees = self.published.trees.values();
            trees.flat_map(ManifestGroup::files).map(|(path, stat)| (path.to_owned(), stat)).collect()
        };
        self.published_trees.get_or_init(read).get(path).copied()
    }

    /// The published file at `path`, if it has `size` bytes. One that somebody touched since is none: what is not the tool's must not be linked into the new
    /// site.
    fn published_file(&self, path: &str, size: u64) -> Option<(PathBuf, Stat)> {
        let from = self.target.join(path);
        let is_good = |published: &Stat| published.size == size && stat(&from) == Some(*published);
        self.published_at(path).filter(is_good).map(|published| (from, published))
    }

    /// The file of the new site at `path`: where it is until that is published.
    fn at(&self, path: &str) -> Option<(PathBuf, Stat)> {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner).get(path).copied();
        let is_kept = || {
            let trees = self.trees.read().unwrap_or_else(PoisonError::into_inner);
            path.split('/').next().and_then(|name| trees.get(name)).is_some_and(|(_, is_kept)| *is_kept)
        };
        let kept = || is_kept().then(|| self.published_at(path)).flatten();
        let kept = || kept().and_then(|published| self.published_file(path, published.size));
        written.map(|stat| (self.folder.join(path), stat)).or_else(kept)
    }

    /// Puts a file of `size` bytes in place: the published one if `is_in` says that it has the same bytes, or else what `contents` writes.
    fn place(
        &self,
        (path, size): (&str, u64),
        is_in: impl Fn(&Path) -> io::Result<bool>,
        contents: &dyn Fn(&mut File) -> io::Result<()>,
    ) -> Result<(), PublishError> {
        let to = self.folder.join(path);
        self.make_folders(parent(&to))?;
        let same = self.published_file(path, size).filter(|(from, _)| is_in(from).unwrap_or_default());
        let linked = same.filter(|(from, _)| self.files.link(from, &to).is_ok());
        let stat = match linked {
            Some((_, published)) => published,
            None => self.files.create(&to, contents).map_err(PublishError::at(&to))?,
        };
        self.written.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), stat);
        Ok(())
    }
}

impl GroupSink for Staging<'_> {
    fn keep(&self, name: &str, key: [u8; 32]) -> bool {
        let published = self.published.trees.get(name).filter(|tree| tree.key == key);
        // Made from the same once more: there was something about the site that was not as it should be.
        let suspect = self.inputs.is_some() && self.inputs == self.published.inputs;
        let is_kept = published.is_some_and(|tree| {
            let files =
                if suspect { tree.files().collect() } else { tree.share(self.published.turn).collect::<Vec<_>>() };
            is_untouched(&self.target, name, &files)
        });
        self.trees.write().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), (key, is_kept));
        is_kept
    }

    fn names(&self, name: &str) -> Vec<String> {
        let kept = self.kept().iter().any(|kept| kept == name);
        if let Some(tree) = self.published.trees.get(name).filter(|_| kept) {
            return directly_in(name, tree.files().map(|(path, _)| path));
        }
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        directly_in(name, written.keys().map(String::as_str))
    }
}

/// Whether nobody touched these files of the folder `name` of the site at `target` since it was made.
fn is_untouched(target: &Path, name: &str, files: &[(&str, Stat)]) -> bool {
    let is_folder = fs::symlink_metadata(target.join(name)).is_ok_and(|metadata| metadata.is_dir());
    is_folder && are_as_they_were(target, files)
}

/// Where a folder that is kept stands after the exchange, from the root of the new site: in what was the staging folder.
fn leads_to(folder: &Path, name: &str) -> PathBuf {
    Path::new("..").join(folder.file_name().unwrap_or_default()).join(name)
}

/// Puts the folders that the site at `target` keeps from the one at `old` in the place of the links that lead to them. All that can be are, also where one
/// cannot: that one is told.
fn settle(target: &Path, old: &Path, files: &dyn FileSystem) -> Result<(), PublishError> {
    let mut done = Ok(());
    for entry in fs::read_dir(target).map_err(PublishError::at(target))?.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        if fs::read_link(entry.path()).is_ok_and(|to| to == leads_to(old, name)) {
            let (kept, link) = (old.join(name), entry.path());
            let exchanged = files.exchange(&kept, &link).map_err(|error| {
                // Which of the folders refuses is not in what the system says.
                let protected =
                    [target, old, &kept].into_iter().find_map(|it| PublishError::if_protected(it, files).err());
                protected.unwrap_or(PublishError::Io(link, error))
            });
            done = done.and(exchanged);
        }
    }
    done
}

/// Refuses a site in which nothing may be written, or whose folders cannot be moved, before anything is made: after an exchange it would be too late.
fn refuse_protected(
    target: &Path,
    is_moved: impl Fn(&OsStr) -> bool,
    files: &dyn FileSystem,
) -> Result<(), PublishError> {
    if !is_there(target) {
        return Ok(());
    }
    PublishError::if_protected(target, files)?;
    let entries = fs::read_dir(target).map_err(PublishError::at(target))?.flatten();
    let is_folder = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
    let mut folders = entries.filter(|entry| is_folder(entry) && is_moved(&entry.file_name()));
    folders.try_for_each(|folder| PublishError::if_protected(&folder.path(), files))
}

/// Makes the staging folder of this process. What has its name already is of another process that had the same number, as in containers, and was not the tool's to
/// remove.
fn make_staging_folder(target: &Path, beside: &Path, files: &dyn FileSystem) -> Result<PathBuf, PublishError> {
    let mut name = format!("{}{}", prefix(target), std::process::id());
    loop {
        let folder = beside.join(&name);
        match files.make_folder(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => name.push('0'),
            Err(error) => return Err(PublishError::Io(folder, error)),
        }
    }
}

impl Staging<'_> {
    /// Puts all of `files`, on all cores.
    pub fn put_all<'p>(&self, files: impl Iterator<Item = (&'p String, &'p Arc<[u8]>)>) -> Result<(), PublishError> {
        let files: Vec<(&String, &Arc<[u8]>)> = files.collect();
        files.into_par_iter().try_for_each(|(path, bytes)| self.put(path, bytes))
    }
}

impl Sink for Staging<'_> {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let is_in = |published: &Path| Ok(fs::read(published)? == bytes);
        self.place((path, bytes.len() as u64), is_in, &|file| file.write_all(bytes))
    }

    fn put_same(&self, path: &str, other: &str) -> Result<bool, PublishError> {
        let Some((from, stat)) = self.at(other) else { return Ok(false) };
        let to = self.folder.join(path);
        self.make_folders(parent(&to))?;
        // A published file with the same bytes keeps its time.
        let published = self.published_file(path, stat.size);
        let published = published.filter(|(published, _)| have_same_bytes(published, &from).unwrap_or_default());
        let ways = published.into_iter().chain([(from, stat)]);
        let linked = ways.into_iter().find(|(from, _)| self.files.link(from, &to).is_ok());
        if let Some((_, stat)) = linked {
            self.written.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), stat);
        }
        Ok(linked.is_some())
    }

    fn put_copy(&self, path: &str, from: &Path) -> Result<(), PublishError> {
        let size = fs::metadata(from).map_err(PublishError::at(from))?.len();
        let contents = |file: &mut File| io::copy(&mut File::open(from)?, file).map(drop);
        self.place((path, size), |published| have_same_bytes(published, from), &contents)
    }

    fn published(&self, path: &str) -> Option<Vec<u8>> {
        let (published, place) = (self.published.files.get(path)?, self.target.join(path));
        if stat(&place) == Some(*published) { fs::read(place).ok() } else { None }
    }
}

/// A site that was not published leaves nothing behind.
impl Drop for Staging<'_> {
    fn drop(&mut self) {
        // After an exchange, this is the name of what is left of the old site, and `tidy_up` has its rules for that.
        if self.folder.join(UNFINISHED).exists() && !self.folder.join(MARKER).exists() {
            remove_unfinished(&self.folder, self.files);
        }
    }
}

/// Whether the site at `target` was made from what has the hash `inputs`, and nobody touched it since.
pub fn is_current(target: &Path, inputs: [u8; 32]) -> bool {
    let own = blake3::Hash::from_bytes(inputs).to_hex();
    if SiteManifest::inputs_of(&first_lines(target)) != Some(&own) {
        return false;
    }
    let manifest = fs::read_to_string(target.join(MARKER)).ok().and_then(SiteManifest::parse);
    let manifest = manifest.filter(|manifest| !manifest.files.is_empty());
    manifest.is_some_and(|manifest| {
        let files: Vec<(&str, Stat)> = manifest.files.iter().map(|(path, stat)| (path.as_str(), *stat)).collect();
        are_as_they_were(target, &files)
            && manifest.trees.iter().all(|(name, tree)| is_untouched(target, name, &tree.files().collect::<Vec<_>>()))
    })
}

/// What the marker at `target` begins with: that of a guide with many versions is long.
fn first_lines(target: &Path) -> String {
    let mut bytes = Vec::new();
    let _ = File::open(target.join(MARKER)).and_then(|file| file.take(256).read_to_end(&mut bytes));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Where `path` really is: a link to a folder stands for the folder, which keeps its place.
fn real(path: &Path) -> Result<PathBuf, PublishError> {
    if is_there(path) { fs::canonicalize(path) } else { std::path::absolute(path) }.map_err(PublishError::at(path))
}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(path)
}

/// What the names of all staging folders of `target` begin with.
fn prefix(target: &Path) -> String {
    format!(".{}.dalil-", target.file_name().unwrap_or_default().to_string_lossy())
}

/// The file that says who works on the site at `target`, in the folder in which its staging folders are made.
fn lock_of(target: &Path, beside: &Path) -> PathBuf {
    beside.join(format!("{}lock", prefix(target)))
}

/// Whether something in the site at `target` with this name is the tool's own, and no part of the site.
fn is_own_name(name: &OsStr, target: &Path) -> bool {
    name.to_str().is_some_and(|name| name.starts_with(&prefix(target)))
}

/// What is published at `target`; `None` if nothing is. Refuses a folder with files that has no marker.
fn read_marker(target: &Path) -> Result<SiteManifest, PublishError> {
    let not_ours = || PublishError::NotOurs(target.to_path_buf());
    if !is_there(target) {
        return Ok(SiteManifest::default());
    }
    if !target.is_dir() {
        return Err(not_ours());
    }
    match fs::read_to_string(target.join(MARKER)) {
        Ok(text) => SiteManifest::parse(text).ok_or_else(not_ours),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            // A disk has a folder of its own for what it found.
            let is_passed_over = |name: &OsStr| name == "lost+found" || is_own_name(name, target);
            let mut entries = fs::read_dir(target).map_err(PublishError::at(target))?.flatten();
            if entries.all(|entry| is_passed_over(&entry.file_name())) {
                Ok(SiteManifest::default())
            } else {
                Err(not_ours())
            }
        }
        Err(error) => Err(PublishError::Io(target.join(MARKER), error)),
    }
}

/// The staging folders of `target` that are in `beside`: real folders, named as the tool names them.
fn staging_folders(target: &Path, beside: &Path) -> Result<Vec<PathBuf>, PublishError> {
    let prefix = prefix(target);
    let mut folders = Vec::new();
    for entry in fs::read_dir(beside).map_err(PublishError::at(beside))? {
        let entry = entry.map_err(PublishError::at(beside))?;
        let name = entry.file_name().into_string().unwrap_or_default();
        let is_named = name
            .strip_prefix(&prefix)
            .is_some_and(|rest| rest == OLD || (!rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit())));
        if is_named && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            folders.push(entry.path());
        }
    }
    folders.sort();
    Ok(folders)
}

/// Removes what runs that were stopped have left beside the site at `target`, unless somebody works there now.
pub fn tidy(target: &Path, files: &dyn FileSystem) {
    let Ok(target) = real(target) else { return };
    let beside = if inside::is_needed(&target, files) { &target } else { parent(&target) };
    let lock = lock_of(&target, beside);
    let is_left = is_there(&lock) || staging_folders(&target, beside).is_ok_and(|folders| !folders.is_empty());
    if is_left && let Ok(_lock) = Lock::take(&lock, &target, files) {
        let _ = tidy_up(&target, files);
    }
}

/// Cleans up after runs that were stopped: puts a site back whose place is empty, removes what is left of others. For who has the lock.
fn tidy_up(target: &Path, files: &dyn FileSystem) -> Result<(), PublishError> {
    for folder in if target.is_dir() { staging_folders(target, target)? } else { Vec::new() } {
        if inside::is_whole(&folder) {
            let _ = files.remove_file(&folder.join(UNFINISHED));
            inside::take_place(target, &folder, files)?;
        } else if folder.join(UNFINISHED).is_file() {
            remove_unfinished(&folder, files);
        } else {
            // Stopped as soon as it was made, or when it was empty again.
            let _ = files.remove_folder(&folder);
        }
    }
    for folder in staging_folders(target, parent(target))? {
        let manifest = fs::read_to_string(folder.join(MARKER)).ok().and_then(SiteManifest::parse);
        if manifest.is_some() {
            // A site with its marker is whole, also if it was stopped before this went.
            let _ = files.remove_file(&folder.join(UNFINISHED));
        }
        match manifest {
            Some(_) if !is_there(target) => files.rename(&folder, target).map_err(PublishError::at(target))?,
            // Stopped while the folders that the new site keeps were put in their places.
            // Either an old site whose place was taken, or a new one that never took it: both hold only files of the tool and
            // links to files that the target has too.
            Some(manifest) => {
                settle(target, &folder, files)?;
                remove_ours(&folder, &manifest, target, files)?;
            }
            None if folder.join(UNFINISHED).is_file() => remove_unfinished(&folder, files),
            // Stopped as soon as it was made, there is nothing in it; where somebody removed the site meanwhile, links that led there. Anything else is not
            // the tool's.
            None => remove_links(&folder, files),
        }
    }
    Ok(())
}

/// Removes from `folder` what the tool wrote, and what `kept` has too; what is somebody else's goes to its place there. Then folders that are empty.
fn remove_ours(
    folder: &Path,
    manifest: &SiteManifest,
    kept: &Path,
    files: &dyn FileSystem,
) -> Result<(), PublishError> {
    // A tree that is kept is no longer here, but for the link that led to it.
    let moved: Vec<String> = manifest.trees.keys().filter(|name| !folder.join(name).is_dir()).cloned().collect();
    let written = manifest.all_but(&moved);
    for found in walk(folder)?.iter().filter(|found| !found.is_empty_folder) {
        let name = found.name();
        let is_ours =
            |name: &String| [UNFINISHED, MARKER_NEW].contains(&name.as_str()) || written.contains_key(&**name);
        if name.as_deref() == Some(MARKER) {
            continue;
        }
        if name.as_ref().is_some_and(is_ours) || is_there(&kept.join(&found.path)) {
            let _ = files.remove_file(&folder.join(&found.path));
        } else {
            give_back(&folder.join(&found.path), &kept.join(&found.path), files)?;
        }
    }
    remove_with(MARKER, folder, files);
    Ok(())
}

/// Moves what is somebody else's from an old site to its place in the new one.
pub(super) fn give_back(from: &Path, to: &Path, files: &dyn FileSystem) -> Result<(), PublishError> {
    let folders: Vec<&Path> = parent(to).ancestors().take_while(|folder| !is_there(folder)).collect();
    for folder in folders.into_iter().rev() {
        files.make_folder(folder).map_err(PublishError::at(folder))?;
    }
    files.rename(from, to).map_err(PublishError::at(to))
}

/// Removes a staging folder that never became a site: all in it is the tool's own.
fn remove_unfinished(folder: &Path, files: &dyn FileSystem) {
    let is_sign = |found: &Found| found.path == Path::new(UNFINISHED);
    for found in walk(folder).unwrap_or_default().iter().filter(|found| !found.is_empty_folder && !is_sign(found)) {
        let _ = files.remove_file(&folder.join(&found.path));
    }
    remove_with(UNFINISHED, folder, files);
}

/// Removes a folder in which there is nothing but links that lead into itself: they stood for folders of a site that somebody removed.
fn remove_links(folder: &Path, files: &dyn FileSystem) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let leads_here = |name: &str| fs::read_link(entry.path()).is_ok_and(|to| to == leads_to(folder, name));
        if name.to_str().is_some_and(leads_here) {
            let _ = files.remove_file(&entry.path());
        }
    }
    let _ = files.remove_folder(folder);
}

/// Removes `folder` if all that is left in it are empty folders and `sign`, which goes last: as long as it is there, what is left can be
/// told from anybody's files.
pub(super) fn remove_with(sign: &str, folder: &Path, files: &dyn FileSystem) {
    remove_empty(folder, files);
    if walk(folder).is_ok_and(|left| left.iter().map(|it| it.path.as_path()).eq([Path::new(sign)])) {
        let _ = files.remove_file(&folder.join(sign));
        let _ = files.remove_folder(folder);
    }
}

/// Removes every empty folder below `folder`, the deepest first.
pub(super) fn remove_empty(folder: &Path, files: &dyn FileSystem) {
    for entry in WalkDir::new(folder).min_depth(1).contents_first(true).into_iter().flatten() {
        if entry.file_type().is_dir() {
            let _ = files.remove_folder(entry.path());
        }
    }
}
