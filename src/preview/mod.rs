//! Shows a site that is kept in memory, in the browser of its author, and tells the browser when a page changed.
//!
//! What is served is the site itself, from memory: a path is a key of a map, so no path leads to a file of the machine. Pages get one script more, which
//! listens for changes (`events.rs`).
//!
//! | file | what it knows |
//! |---|---|
//! | `server.rs` | where it listens; a thread for each connection |
//! | `connections.rs` | which connections are open, and who gives way when there are too many |
//! | `exchange.rs` | one connection: reading and writing, and how long that may take |
//! | `http.rs` | bytes: requests out of them, heads of answers into them |
//! | `answer.rs` | what a request is answered |
//! | `events.rs` | what open pages are told |

mod answer;
mod connections;
mod events;
mod exchange;
mod http;
mod server;

pub use events::Problem;
pub use http::{Refusal, Request, parse};
pub use server::{BindError, ListenAddress, Preview};

use crate::render::{FileChanges, LazyPhoto};
use crate::session::SessionSite;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// What the preview shows now.
#[derive(Debug, Default)]
struct ServedSite {
    files: BTreeMap<String, Arc<[u8]>>,
    photos: BTreeMap<String, Arc<LazyPhoto>>,
    /// The pages of sealed versions.
    sealed: crate::release::version_store::SealedPages,
    /// What keeps the site from being up to date.
    problem: Option<Problem>,
}

/// What the preview shows, shared by all who answer.
#[derive(Debug, Default)]
struct State {
    shown: RwLock<ServedSite>,
    tabs: events::Tabs,
    /// Hosts that requests may ask for.
    hosts: Vec<String>,
}

impl State {
    fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = shown.files.get(path) {
            return Some(Arc::clone(bytes));
        }
        let (photo, sealed) = (shown.photos.get(path).cloned(), shown.sealed.clone());
        drop(shown);
        photo.map(|photo| photo.bytes()).or_else(|| sealed.file(path))
    }

    fn problem(&self) -> Option<Problem> {
        self.shown.read().unwrap_or_else(PoisonError::into_inner).problem.clone()
    }

    /// The site changed, and is good.
    fn update(&self, site: &SessionSite, changes: &FileChanges, follow: Option<&str>) {
        {
            let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
            for path in &changes.removed {
                shown.files.remove(path);
            }
            for path in &changes.written {
                if let Some(bytes) = site.pages.files.get(path) {
                    shown.files.insert(path.clone(), Arc::clone(bytes));
                }
            }
            shown.photos.clone_from(&site.pages.photos);
            shown.sealed = site.sealed.clone();
            shown.problem = None;
        }
        // Notes beside a chapter, a language that the guide does not have: there is no page to go to.
        let follow = follow.filter(|path| self.file(&format!("{}index.html", path.trim_start_matches('/'))).is_some());
        self.tabs.changed(changes, follow);
    }

    /// The guide has errors; what is shown stays.
    fn show_problem(&self, problem: &Problem) {
        self.shown.write().unwrap_or_else(PoisonError::into_inner).problem = Some(problem.clone());
        self.tabs.show_problem(problem);
    }
}
