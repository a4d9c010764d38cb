//! Which files changed: events of the file system, gathered until they pause.

use crate::source::disk::FOLDERS;
use notify::{EventKind, PollWatcher, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, NoCache, RecommendedCache, new_debouncer, new_debouncer_opt,
};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How long the file system must be quiet before a change is looked at: editors write a file in several steps.
pub const PAUSE: Duration = Duration::from_millis(40);
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

/// Watches the folders of a guide.
#[derive(Debug)]
pub struct Watcher {
    root: PathBuf,
    changes: Receiver<ChangeSet>,
    /// Whether files are looked at one by one, because the file system tells nothing.
    pub is_polling: bool,
    /// The folders of the guide that are there and watched.
    watched: BTreeSet<&'static str>,
    guard: NotifyWatcher,
}

/// Keeps the watching going.
#[derive(Debug)]
enum NotifyWatcher {
    Events(Debouncer<RecommendedWatcher, RecommendedCache>),
    Polling(Debouncer<PollWatcher, NoCache>),
}

impl NotifyWatcher {
    fn watch(&mut self, folder: &Path) -> notify::Result<()> {
        match self {
            Self::Events(debouncer) => debouncer.watch(folder, RecursiveMode::Recursive),
            Self::Polling(debouncer) => debouncer.watch(folder, RecursiveMode::Recursive),
        }
    }

    fn unwatch(&mut self, folder: &Path) {
        // A folder that is gone may have been forgotten already.
        let _ = match self {
            Self::Events(debouncer) => debouncer.unwatch(folder),
            Self::Polling(debouncer) => debouncer.unwatch(folder),
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
        let mut debouncer = new_debouncer(PAUSE, None, gather(root.to_path_buf(), sender))?;
        // The root itself is watched too, but not what is below: a folder of the guide may come or go.
        debouncer.watch(root, RecursiveMode::NonRecursive)?;
        Self::begin(root, changes, NotifyWatcher::Events(debouncer))
    }

    fn by_polling(root: &Path) -> notify::Result<Self> {
        let (sender, changes) = channel();
        let config = notify::Config::default().with_poll_interval(POLL).with_compare_contents(true);
        let handler = gather(root.to_path_buf(), sender);
        let debouncer = new_debouncer_opt::<_, PollWatcher, _>(PAUSE, None, handler, NoCache::new(), config)?;
        Self::begin(root, changes, NotifyWatcher::Polling(debouncer))
    }

    fn begin(root: &Path, changes: Receiver<ChangeSet>, mut guard: NotifyWatcher) -> notify::Result<Self> {
        let mut watched = BTreeSet::new();
        for folder in FOLDERS.into_iter().filter(|folder| root.join(folder).is_dir()) {
            guard.watch(&root.join(folder))?;
            watched.insert(folder);
        }
        let is_polling = matches!(guard, NotifyWatcher::Polling(_));
        Ok(Self { root: root.to_path_buf(), changes, is_polling, watched, guard })
    }

    /// Waits for the next changes; those that have gathered meanwhile come with them. `None` if there was none for as long as
    /// `patience`.
    pub fn wait(&mut self, patience: Duration) -> Option<ChangeSet> {
        let deadline = Instant::now() + patience;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let mut change_set = match self.changes.recv_timeout(if self.is_polling { left.min(POLL) } else { left }) {
                Ok(change_set) => change_set,
                Err(RecvTimeoutError::Timeout) => ChangeSet::default(),
                Err(RecvTimeoutError::Disconnected) => return None,
            };
            while let Ok(more) = self.changes.try_recv() {
                change_set.all |= more.all;
                change_set.paths.extend(more.paths);
            }
            self.watch_folders(&mut change_set);
            if change_set != ChangeSet::default() {
                return Some(change_set);
            }
            if left.is_zero() {
                return None;
            }
        }
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
fn gather(root: PathBuf, sender: Sender<ChangeSet>) -> impl FnMut(DebounceEventResult) + Send + 'static {
    move |result| {
        let change_set = match result {
            Ok(events) => change_set_of(&events, &root),
            Err(_) => ChangeSet { all: true, ..ChangeSet::default() },
        };
        if change_set != ChangeSet::default() {
            // Nobody listens any more when the program ends.
            let _ = sender.send(change_set);
        }
    }
}

fn change_set_of(events: &[DebouncedEvent], root: &Path) -> ChangeSet {
    let mut change_set = ChangeSet::default();
    for event in events {
        // Reading files is an event too; to heed it would mean to build for ever.
        if matches!(event.kind, EventKind::Access(_)) {
            continue;
        }
        change_set.all |= event.need_rescan();
        for path in &event.paths {
            let Ok(path) = path.strip_prefix(root) else { continue };
            let parts: Vec<&str> = path.iter().filter_map(|part| part.to_str()).collect();
            if parts.first().is_some_and(|first| FOLDERS.contains(first)) {
                change_set.paths.insert(parts.join("/"));
            }
        }
    }
    change_set
}
