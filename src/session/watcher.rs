//! Which files changed: events of the file system, gathered until they pause.

use crate::source::disk::FOLDERS;
use notify::{Config, EventHandler, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher as _, event};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How long the file system must be quiet before a change is looked at: editors write a file in several steps.
pub const PAUSE: Duration = Duration::from_millis(40);
/// Where it is never quiet, what changed so far is looked at after so long, and all once more at the next pause.
const LONGEST: Duration = Duration::from_secs(1);
/// How often files are looked at where the file system tells nothing.
const POLL: Duration = Duration::from_millis(700);

/// Changes that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeSet {
    /// Files and folders that something happened to, from the root of the guide.
    pub paths: BTreeSet<String>,
    /// Something was missed: everything must be looked at.
    pub all: bool,
}

impl ChangeSet {
    fn extend(&mut self, more: Self) {
        self.all |= more.all;
        self.paths.extend(more.paths);
    }
}

/// Watches the folders of a guide.
#[derive(Debug)]
pub struct Watcher {
    root: PathBuf,
    changes: Receiver<ChangeSet>,
    /// Whether files are looked at one by one, because the file system tells nothing.
    pub is_polling: bool,
    /// The folders of the guide that are there and watched.
    watched: BTreeSet<&'static str>,
    /// Whether the last changes were looked at although there was no pause: a name that was read may have been gone again.
    is_unquiet: bool,
    guard: NotifyWatcher,
}

/// Keeps the watching going.
#[derive(Debug)]
enum NotifyWatcher {
    Events(RecommendedWatcher),
    Polling(PollWatcher),
}

impl NotifyWatcher {
    fn watch(&mut self, folder: &Path) -> notify::Result<()> {
        match self {
            Self::Events(watcher) => watcher.watch(folder, RecursiveMode::Recursive),
            Self::Polling(watcher) => watcher.watch(folder, RecursiveMode::Recursive),
        }
    }

    fn unwatch(&mut self, folder: &Path) {
        // A folder that is gone may have been forgotten already.
        let _ = match self {
            Self::Events(watcher) => watcher.unwatch(folder),
            Self::Polling(watcher) => watcher.unwatch(folder),
        };
    }
}

/// Why the files of a guide cannot be watched.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    /// The folder is not there.
    #[error(transparent)]
    Root(#[from] std::io::Error),
    /// The system refused.
    #[error(transparent)]
    Notify(#[from] notify::Error),
}

impl Watcher {
    /// Begins to watch the guide at `root`; by looking at every file again and again if `poll` is asked or nothing else works.
    pub fn new(root: &Path, poll: bool) -> Result<Self, WatchError> {
        let root = root.canonicalize()?;
        let events = if poll { Err(notify::Error::generic("asked to poll")) } else { Self::by_events(&root) };
        Ok(events.or_else(|_| Self::by_polling(&root))?)
    }

    fn by_events(root: &Path) -> notify::Result<Self> {
        let (sender, changes) = channel();
        let mut watcher = RecommendedWatcher::new(gather(root.to_path_buf(), sender), Config::default())?;
        // The root itself is watched too, but not what is below: a folder of the guide may come or go.
        watcher.watch(root, RecursiveMode::NonRecursive)?;
        Self::begin(root, changes, NotifyWatcher::Events(watcher))
    }

    fn by_polling(root: &Path) -> notify::Result<Self> {
        let (sender, changes) = channel();
        let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
        let watcher = PollWatcher::new(gather(root.to_path_buf(), sender), config)?;
        Self::begin(root, changes, NotifyWatcher::Polling(watcher))
    }

    fn begin(root: &Path, changes: Receiver<ChangeSet>, mut guard: NotifyWatcher) -> notify::Result<Self> {
        let mut watched = BTreeSet::new();
        for folder in FOLDERS.into_iter().filter(|folder| root.join(folder).is_dir()) {
            guard.watch(&root.join(folder))?;
            watched.insert(folder);
        }
        let is_polling = matches!(guard, NotifyWatcher::Polling(_));
        Ok(Self { root: root.to_path_buf(), changes, is_polling, watched, is_unquiet: false, guard })
    }

    /// Waits for the next changes, until there is a pause. `None` if there was none for as long as `patience`.
    pub fn wait(&mut self, patience: Duration) -> Option<ChangeSet> {
        let deadline = Instant::now() + patience;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let longest = if self.is_polling { left.min(POLL) } else { left };
            let mut change_set = match self.changes.recv_timeout(if self.is_unquiet { PAUSE } else { longest }) {
                Ok(first) => self.until_quiet(first),
                Err(RecvTimeoutError::Timeout) => {
                    ChangeSet { all: std::mem::take(&mut self.is_unquiet), ..ChangeSet::default() }
                }
                Err(RecvTimeoutError::Disconnected) => return None,
            };
            self.watch_folders(&mut change_set);
            if change_set != ChangeSet::default() {
                return Some(change_set);
            }
            if left.is_zero() {
                return None;
            }
        }
    }

    /// `first` and all that follows without a pause. Nothing that happened is taken as undone by what happened later: of a file that came and went,
    /// only a look says which was last.
    fn until_quiet(&mut self, first: ChangeSet) -> ChangeSet {
        let (mut change_set, latest) = (first, Instant::now() + LONGEST);
        while let Ok(more) = self.changes.recv_timeout(PAUSE) {
            change_set.extend(more);
            if Instant::now() > latest {
                self.is_unquiet = true;
                return change_set;
            }
        }
        change_set.all |= std::mem::take(&mut self.is_unquiet);
        change_set
    }

    /// Watches folders of the guide that came, or came back: what happened in them meanwhile is in the set, as the whole folder.
    fn watch_folders(&mut self, change_set: &mut ChangeSet) {
        for folder in FOLDERS {
            let place = self.root.join(folder);
            let (was, is) = (self.watched.contains(folder), place.is_dir());
            // A folder that went and came back within one set is another folder.
            if was == is && !(is && change_set.paths.contains(folder)) {
                continue;
            }
            self.guard.unwatch(&place);
            self.watched.remove(folder);
            if is && self.guard.watch(&place).is_ok() {
                self.watched.insert(folder);
            }
            change_set.paths.insert(folder.to_owned());
        }
    }
}

/// Sends on what happened below `root`.
fn gather(root: PathBuf, sender: Sender<ChangeSet>) -> impl EventHandler {
    move |result: notify::Result<notify::Event>| {
        let change_set = match result {
            Ok(event) => change_set_of(&event, &root),
            Err(_) => ChangeSet { all: true, ..ChangeSet::default() },
        };
        if change_set != ChangeSet::default() {
            // Nobody listens any more when the program ends.
            let _ = sender.send(change_set);
        }
    }
}

fn change_set_of(event: &notify::Event, root: &Path) -> ChangeSet {
    let mut change_set = ChangeSet { all: event.need_rescan(), ..ChangeSet::default() };
    let is_other_name = match event.kind {
        // Reading files is an event too; to heed it would mean to build for ever.
        EventKind::Access(_) => return change_set,
        EventKind::Modify(event::ModifyKind::Name(_)) | EventKind::Create(_) | EventKind::Remove(_) => true,
        _ => false,
    };
    for path in &event.paths {
        let Ok(below) = path.strip_prefix(root) else { continue };
        let parts: Vec<&str> = below.iter().filter_map(|part| part.to_str()).collect();
        if parts.first().is_some_and(|first| FOLDERS.contains(first)) {
            // What happens in a folder that has just come is told of names that it had before, or of none.
            change_set.all |= is_other_name && parts.len() > 1 && path.is_dir();
            change_set.paths.insert(parts.join("/"));
        }
    }
    change_set
}
