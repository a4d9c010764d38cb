//! A cut of the power at any moment of a release leaves a version issued as a whole, or not at all.
//!
//! What a release asks of the file system is recorded. Of each beginning of that record, every state is laid out that a file system may have kept: what was
//! synced is there, of the rest any operation may be lost, and the bytes of a file may be torn (POSIX `fsync`; Pillai et al., “All File Systems Are Not
//! Created Equal”, OSDI 2014). Then the next command runs.

use dalil::guide::Version;
use dalil::publish::{Disk, FileSystem, PublishError, Stat};
use dalil::release::hash;
use dalil::release::store::{self, Addition, Entries};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// What was asked of the file system, with paths from the guide.
#[derive(Clone, Debug)]
enum Operation {
    MakeFolder(PathBuf),
    Write(PathBuf, Vec<u8>),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
    Sync(PathBuf),
}

/// The disk, which records what is asked of it.
struct Recorder {
    root: PathBuf,
    operations: Mutex<Vec<Operation>>,
    /// The sync that is forgotten, counted from 0.
    forgotten: Option<usize>,
    syncs: AtomicUsize,
}

impl Recorder {
    fn new(root: &Path, forgotten: Option<usize>) -> Self {
        Self { root: root.to_owned(), operations: Mutex::default(), forgotten, syncs: AtomicUsize::new(0) }
    }

    fn note(&self, operation: impl FnOnce(&dyn Fn(&Path) -> PathBuf) -> Operation) {
        let below = |path: &Path| path.strip_prefix(&self.root).unwrap().to_owned();
        self.operations.lock().unwrap().push(operation(&below));
    }
}

impl FileSystem for Recorder {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.note(|below| Operation::MakeFolder(below(path)));
        Disk.make_folder(path)
    }

    fn create(&self, path: &Path, contents: &dyn Fn(&mut File) -> io::Result<()>) -> io::Result<Stat> {
        let stat = Disk.create(path, contents)?;
        let bytes = fs::read(path)?;
        self.note(|below| Operation::Write(below(path), bytes));
        Ok(stat)
    }

    fn link(&self, _: &Path, _: &Path) -> io::Result<()> {
        panic!("a release links nothing")
    }

    fn link_folder(&self, _: &Path, _: &Path) -> io::Result<()> {
        panic!("a release links nothing")
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.note(|below| Operation::Rename(below(from), below(to)));
        Disk.rename(from, to)
    }

    fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
        panic!("a release exchanges nothing")
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        if self.forgotten != Some(self.syncs.fetch_add(1, Ordering::SeqCst)) {
            self.note(|below| Operation::Sync(below(path)));
        }
        Ok(())
    }

    fn may_write(&self, folder: &Path) -> io::Result<()> {
        Disk.may_write(folder)
    }

    fn is_mounted(&self, folder: &Path) -> bool {
        Disk.is_mounted(folder)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.note(|below| Operation::Remove(below(path)));
        Disk.remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        Disk.remove_folder(path)
    }
}

/// Files and their bytes, folders and none.
type State = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// What may be lost of an operation.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Loss {
    Nothing,
    /// That the folder lists it, or its new name.
    Entry,
    /// Its bytes, so many per cent of which are left.
    Bytes(usize),
}

fn folder(path: &Path) -> &Path {
    path.parent().unwrap()
}

/// What a cut may lose of operation `at`, of those before `end`.
fn losses(operations: &[Operation], at: usize) -> Vec<Loss> {
    let is_synced =
        |path: &Path| operations[at..].iter().any(|it| matches!(it, Operation::Sync(synced) if synced == path));
    let mut losses = vec![Loss::Nothing];
    match &operations[at] {
        Operation::Write(path, _) => {
            losses.extend((!is_synced(folder(path))).then_some(Loss::Entry));
            if !is_synced(path) {
                losses.extend([0, 50].map(Loss::Bytes));
            }
        }
        Operation::MakeFolder(path) | Operation::Remove(path) | Operation::Rename(_, path) => {
            losses.extend((!is_synced(folder(path))).then_some(Loss::Entry));
        }
        Operation::Sync(_) => {}
    }
    losses
}

fn apply(state: &mut State, operation: &Operation, loss: Loss) {
    if loss == Loss::Entry {
        return;
    }
    let is_there =
        |state: &State, path: &Path| folder(path) == Path::new("content") || state.contains_key(folder(path));
    match operation {
        Operation::MakeFolder(path) => drop(state.insert(path.clone(), None)),
        Operation::Write(path, bytes) if is_there(state, path) => {
            let left = if let Loss::Bytes(percent) = loss { bytes.len() * percent / 100 } else { bytes.len() };
            state.insert(path.clone(), Some(bytes[..left].to_owned()));
        }
        Operation::Rename(from, to) => {
            if let Some(bytes) = state.remove(from) {
                state.insert(to.clone(), bytes);
            }
        }
        Operation::Remove(path) => drop(state.remove(path)),
        Operation::Write(..) | Operation::Sync(_) => {}
    }
}

/// Every state that a cut after `operations` may leave in which at most two of them lost something, and the one in which all lost all they could.
fn states(before: &State, operations: &[Operation]) -> Vec<State> {
    let all: Vec<Vec<Loss>> = (0..operations.len()).map(|at| losses(operations, at)).collect();
    let choices: Vec<(usize, Loss)> =
        all.iter().enumerate().flat_map(|(at, losses)| losses[1..].iter().map(move |loss| (at, *loss))).collect();
    let mut sets: Vec<Vec<(usize, Loss)>> = vec![Vec::new()];
    sets.extend(choices.iter().map(|one| vec![*one]));
    sets.extend(
        choices.iter().flat_map(|one| choices.iter().filter(|other| other.0 > one.0).map(|other| vec![*one, *other])),
    );
    sets.push(all.iter().enumerate().map(|(at, losses)| (at, *losses.last().unwrap())).collect());
    // And all but one lost: what came late may be there before what came early.
    for (kept, _) in &choices {
        let others = all.iter().enumerate().filter(|(at, _)| at != kept);
        sets.push(others.map(|(at, losses)| (at, losses[losses.len().min(2) - 1])).collect());
    }
    let state = |set: &Vec<(usize, Loss)>| {
        let mut state = before.clone();
        for (at, operation) in operations.iter().enumerate() {
            let loss = set.iter().find(|(lost, _)| *lost == at).map_or(Loss::Nothing, |(_, loss)| *loss);
            apply(&mut state, operation, loss);
        }
        state
    };
    sets.iter().map(state).collect()
}

fn lay_out(state: &State) -> TempDir {
    let guide = TempDir::new().unwrap();
    fs::create_dir(guide.path().join("content")).unwrap();
    for (path, bytes) in state {
        let place = guide.path().join(path);
        match bytes {
            None => fs::create_dir_all(place).unwrap(),
            Some(bytes) => {
                fs::create_dir_all(folder(&place)).unwrap();
                fs::write(place, bytes).unwrap();
            }
        }
    }
    guide
}

const ARCHIVES: [(&str, &[u8]); 2] = [("1.0.0", b"what was issued first"), ("1.1.0", b"what is issued now")];

/// The entries of the first `count` versions, by name.
fn entries(count: usize) -> Entries {
    let entry =
        |(version, bytes): &(&str, &[u8])| (format!("{version}.toml"), format!("{version} {}\n", hash::hex(bytes)));
    ARCHIVES[..count].iter().map(entry).collect()
}

/// Issues the version after the first `count`, with one sync forgotten.
fn issue(root: &Path, count: usize, files: &dyn FileSystem) -> Result<(), PublishError> {
    let (version, archive) = ARCHIVES[count];
    let before = entries(count);
    let entry = entries(count + 1).remove(&format!("{version}.toml")).unwrap();
    let addition = Addition {
        version: &Version::parse(version).unwrap(),
        archive: &|file| file.write_all(archive),
        entries_before: &before,
        entry: &|_| entry.clone(),
        used: &[],
    };
    store::add(root, &addition, files)
}

/// What is wrong with the releases of `guide` once the next command has looked at it; `issued` says whether the version was told as issued.
fn wrong(guide: &Path, count: usize, issued: bool) -> Option<String> {
    store::recover(guide, &Disk);
    let read = |name: &str| fs::read(guide.join("content/releases").join(name)).ok();
    let there = match store::entries(guide).unwrap() {
        there if there == entries(count) => count,
        there if there == entries(count + 1) => count + 1,
        there => return Some(format!("entries of neither: {there:?}")),
    };
    if there < count || issued && there == count {
        return Some(format!("{there} versions"));
    }
    let lost =
        ARCHIVES[..there].iter().find(|(version, bytes)| read(&format!("{version}.zip")).as_deref() != Some(*bytes));
    lost.map(|(version, _)| format!("the archive of {version}"))
}

/// What is wrong after a cut, in any of the states that it may leave, of a release that comes after `count` others.
fn cuts(count: usize, forgotten: Option<usize>) -> (Vec<String>, usize) {
    let mut before = State::new();
    if count > 0 {
        before.insert("content/releases".into(), None);
        for (name, entry) in entries(count) {
            before.insert(format!("content/releases/{name}").into(), Some(entry.into_bytes()));
        }
        for (version, bytes) in &ARCHIVES[..count] {
            before.insert(format!("content/releases/{version}.zip").into(), Some(bytes.to_vec()));
        }
    }
    let guide = lay_out(&before);
    let recorder = Recorder::new(guide.path(), forgotten);
    issue(guide.path(), count, &recorder).unwrap();
    let operations = recorder.operations.into_inner().unwrap();
    let mut found = Vec::new();
    for end in 0..=operations.len() {
        for state in states(&before, &operations[..end]) {
            let guide = lay_out(&state);
            let told = wrong(guide.path(), count, end == operations.len());
            found.extend(told.map(|told| format!("after {:?}: {told}", &operations[..end])));
        }
    }
    (found, recorder.syncs.into_inner())
}

#[test]
fn a_version_is_issued_as_a_whole_or_not_at_all() {
    for count in [0, 1] {
        let (found, _) = cuts(count, None);
        assert!(found.is_empty(), "{count} versions before: {} states, the first: {}", found.len(), found[0]);
    }
}

/// The test can fail, and no sync is there for nothing: without any one of them some state is wrong.
#[test]
fn each_sync_is_needed() {
    for count in [0, 1] {
        let (_, syncs) = cuts(count, None);
        assert!(syncs >= 4);
        for forgotten in 0..syncs {
            let (found, _) = cuts(count, Some(forgotten));
            assert!(!found.is_empty(), "{count} versions before: sync {forgotten} of {syncs} changes nothing");
        }
    }
}
