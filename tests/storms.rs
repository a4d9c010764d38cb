//! After any storm of file operations, what is watched is what is on the disk: editors and version control save by renaming, remove what they have just
//! written, move folders away and back, and do it faster than anybody can look.
//!
//! `PROPTEST_CASES=4000 cargo test --test storms` goes through some 40,000 operations.

mod support;

use dalil::session::{Session, Watcher};
use dalil::source::{Sources, disk};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use support::Guide;
use support::running::PATIENCE;

/// One operation of a program that works on the files. Numbers choose among what is there, so that each can follow every other.
#[derive(Clone, Debug)]
enum Operation {
    /// As most editors save.
    SaveByRename {
        file: usize,
    },
    /// As others do.
    SaveInPlace {
        file: usize,
    },
    Remove {
        file: usize,
    },
    CopyFolder {
        folder: usize,
    },
    RemoveFolder {
        folder: usize,
    },
    RenameFolder {
        folder: usize,
    },
    /// A folder goes and is back at once, as when a branch is changed twice.
    AwayAndBack {
        folder: usize,
    },
    /// A folder that goes becomes another with the same name.
    Replace {
        folder: usize,
    },
    Pause {
        milliseconds: u64,
    },
}

fn operation() -> impl Strategy<Value = Operation> {
    use Operation as O;
    let any = 0..64_usize;
    prop_oneof![
        3 => any.clone().prop_map(|file| O::SaveByRename { file }),
        2 => any.clone().prop_map(|file| O::SaveInPlace { file }),
        3 => any.clone().prop_map(|file| O::Remove { file }),
        2 => any.clone().prop_map(|folder| O::CopyFolder { folder }),
        2 => any.clone().prop_map(|folder| O::RemoveFolder { folder }),
        2 => any.clone().prop_map(|folder| O::RenameFolder { folder }),
        2 => any.clone().prop_map(|folder| O::AwayAndBack { folder }),
        1 => any.prop_map(|folder| O::Replace { folder }),
        3 => (0..90_u64).prop_map(|milliseconds| O::Pause { milliseconds }),
    ]
}

/// Who performs operations.
struct Storm {
    guide: Guide,
    /// Counts operations, so that each writes something new.
    count: usize,
}

impl Storm {
    fn perform(&mut self, operation: &Operation) {
        self.count += 1;
        let root = self.guide.root();
        match *operation {
            Operation::SaveByRename { file } => {
                let Some(file) = self.file(file) else { return };
                let new = file.with_extension("new");
                fs::write(&new, self.count.to_string()).unwrap();
                fs::rename(new, file).unwrap();
            }
            Operation::SaveInPlace { file } => {
                let Some(file) = self.file(file) else { return };
                fs::write(file, self.count.to_string()).unwrap();
            }
            Operation::Remove { file } => {
                let Some(file) = self.file(file) else { return };
                fs::remove_file(file).unwrap();
            }
            Operation::CopyFolder { folder } => {
                let Some(folder) = self.folder(folder) else { return };
                let copy = root.join(format!("content/solutions/copy-{}", self.count));
                copy_files(&folder, &copy);
            }
            Operation::RemoveFolder { folder } => {
                let Some(folder) = self.folder(folder) else { return };
                fs::remove_dir_all(folder).unwrap();
            }
            Operation::RenameFolder { folder } => {
                let Some(folder) = self.folder(folder) else { return };
                fs::rename(&folder, folder.with_file_name(format!("other-{}", self.count))).unwrap();
            }
            Operation::AwayAndBack { folder } => {
                let Some(folder) = self.whole_folder(folder) else { return };
                fs::rename(&folder, root.join("away")).unwrap();
                fs::rename(root.join("away"), &folder).unwrap();
            }
            Operation::Replace { folder } => {
                let Some(folder) = self.whole_folder(folder) else { return };
                let away = root.join(format!("away-{}", self.count));
                fs::rename(&folder, &away).unwrap();
                copy_files(&away, &folder);
            }
            Operation::Pause { milliseconds } => std::thread::sleep(Duration::from_millis(milliseconds)),
        }
    }

    /// A file below the folders that are watched, but for the settings.
    fn file(&self, number: usize) -> Option<PathBuf> {
        chosen(self.all().into_iter().filter(|path| path.is_file()).collect(), number)
    }

    /// A folder of a solution.
    fn folder(&self, number: usize) -> Option<PathBuf> {
        let solutions = self.guide.root().join("content/solutions");
        chosen(
            self.all().into_iter().filter(|path| path.parent() == Some(&solutions) && path.is_dir()).collect(),
            number,
        )
    }

    /// Any folder, those that hold everything with them.
    fn whole_folder(&self, number: usize) -> Option<PathBuf> {
        chosen(self.all().into_iter().filter(|path| path.is_dir()).collect(), number)
    }

    fn all(&self) -> Vec<PathBuf> {
        let mut all = Vec::new();
        for folder in disk::FOLDERS {
            below(&self.guide.root().join(folder), &mut all);
        }
        all
    }
}

fn chosen(mut paths: Vec<PathBuf>, number: usize) -> Option<PathBuf> {
    paths.sort();
    (!paths.is_empty()).then(|| paths[number % paths.len()].clone())
}

/// `folder` and all that is below it.
fn below(folder: &Path, all: &mut Vec<PathBuf>) {
    if !folder.is_dir() {
        return;
    }
    all.push(folder.to_owned());
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { below(&path, all) } else { all.push(path) }
    }
}

fn copy_files(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_files(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Each file that was read, with the hash of its bytes.
fn files(sources: &Sources) -> BTreeMap<String, String> {
    sources.all().into_iter().map(|(_, file)| (file.path.clone(), file.hash().to_string())).collect()
}

/// Heeds the watcher until nothing happens any more.
fn settle(watcher: &mut Watcher, session: &mut Session) {
    let deadline = Instant::now() + PATIENCE;
    while let Some(change_set) = watcher.wait(Duration::from_millis(250)) {
        session.read_changes(&change_set);
        assert!(Instant::now() < deadline, "it is never quiet");
    }
}

/// What is watched and what is there, after `storm` has performed `operations`.
fn after(operations: &[Operation]) -> [BTreeMap<String, String>; 2] {
    let mut storm = Storm { guide: Guide::starter(), count: 0 };
    let mut watcher = Watcher::new(storm.guide.root(), false).unwrap();
    let mut session = Session::open(storm.guide.root()).unwrap();
    std::thread::scope(|scope| {
        let storming = scope.spawn(|| operations.iter().for_each(|operation| storm.perform(operation)));
        // It is looked at in the middle of the storm too, at whatever moment that is.
        while !storming.is_finished() {
            if let Some(change_set) = watcher.wait(Duration::from_millis(5)) {
                session.read_changes(&change_set);
            }
        }
    });
    settle(&mut watcher, &mut session);
    [files(session.sources()), files(&disk::read(storm.guide.root()).unwrap())]
}

#[test]
fn what_is_saved_by_rename_and_removed_at_once_is_gone() {
    let guide = Guide::starter();
    let mut watcher = Watcher::new(guide.root(), false).unwrap();
    let mut session = Session::open(guide.root()).unwrap();
    let file = guide.root().join("content/solutions/boite-a-idees/ar.md");
    for _ in 0..10 {
        let text = fs::read(&file).unwrap();
        let new = file.with_extension("new");
        fs::write(&new, b"other").unwrap();
        fs::rename(new, &file).unwrap();
        fs::remove_file(&file).unwrap();
        settle(&mut watcher, &mut session);
        assert!(session.sources().find("content/solutions/boite-a-idees/ar.md").is_none());
        fs::write(&file, text).unwrap();
        settle(&mut watcher, &mut session);
        assert!(session.sources().find("content/solutions/boite-a-idees/ar.md").is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(40),
        failure_persistence: None,
        max_shrink_iters: 64,
        ..ProptestConfig::default()
    })]

    #[test]
    fn after_any_storm_what_is_watched_is_what_is_there(operations in prop::collection::vec(operation(), 1..20)) {
        let [watched, there] = after(&operations);
        prop_assert_eq!(watched, there);
    }
}
