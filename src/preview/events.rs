//! Live reload: the stream of events that each open page listens to (server-sent events), and what is sent on it.
//!
//! | event | data | what the page does |
//! |---|---|---|
//! | `reload` | – | loads itself again, where it was scrolled to |
//! | `problem` | a [`Problem`] as JSON | shows it over itself |
//! | `solved` | – | takes it away |
//! | `follow` | a path | goes there, if asked to follow |
//! | `rest` | – | listens no more until somebody looks at it, if nobody does now |
//!
//! A page says which bytes it shows when it begins to listen. So it also learns of what changed while it slept, or while the
//! server was not there.

use crate::finding::report::Diagnostic;
use crate::render::FileChanges;
use serde::Serialize;
use std::io::Write;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What keeps the site from being up to date, in the words and the direction of the author's language.
#[derive(Clone, Debug, Serialize)]
pub struct Problem {
    /// The language of the words.
    pub language: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// “The guide has errors: this is the last good version of the page.”
    pub title: String,
    /// What is wrong.
    pub findings: Vec<Diagnostic>,
}

/// A page that listens.
#[derive(Debug)]
struct Tab {
    /// The path of the file that it shows.
    path: String,
    events: Sender<Arc<str>>,
}

/// With more pages than this listening, those that nobody looks at rest. Browsers open six connections to a server, over all their
/// tabs, and a stream is one: without rest, the seventh tab would wait for ever.
const MAX_ACTIVE_STREAMS: usize = 3;

/// The most pages that listen, each on a connection; whoever listens for the longest time gives way. Pages that were left are among these for half a minute,
/// and one that was not begins to listen again.
const MAX_STREAMS: usize = 64;

/// All pages that listen.
#[derive(Debug, Default)]
pub struct Tabs(Mutex<Vec<Tab>>);

impl Tabs {
    /// A page begins to listen.
    pub fn add(&self, path: &str) -> Receiver<Arc<str>> {
        let (events, receiver) = channel();
        let tab = Tab { path: path.to_owned(), events };
        let count = {
            let mut tabs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if tabs.len() == MAX_STREAMS {
                tabs.remove(0);
            }
            tabs.push(tab);
            tabs.len()
        };
        if count > MAX_ACTIVE_STREAMS {
            self.send(&event("rest", ""), |_| true);
        }
        receiver
    }

    /// Sends an event to the pages that `choose` chooses; pages that no longer listen are forgotten.
    fn send(&self, event: &str, choose: impl Fn(&Tab) -> bool) {
        let event: Arc<str> = event.into();
        let mut tabs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tabs.retain(|tab| !choose(tab) || tab.events.send(Arc::clone(&event)).is_ok());
    }

    /// Files changed: all pages hear that the guide is good; those that are not at `follow` go there; others that show what changed
    /// load again. A page that is led away does not load again, as that would keep it where it is.
    pub fn changed(&self, changes: &FileChanges, follow: Option<&str>) {
        self.send(&event("solved", ""), |_| true);
        let target = follow.map(|path| format!("{}index.html", path.trim_start_matches('/')));
        let is_led = |tab: &Tab| target.as_ref().is_some_and(|target| *target != tab.path);
        if let Some(path) = follow {
            self.send(&event("follow", path), is_led);
        }
        self.send(&event("reload", ""), |tab| {
            !is_led(tab) && (changes.written.contains(&tab.path) || changes.removed.contains(&tab.path))
        });
    }

    /// The guide has errors.
    pub fn show_problem(&self, problem: &Problem) {
        self.send(&problem_event(problem), |_| true);
    }
}

/// One event as it is written on the stream.
pub fn event(name: &str, data: &str) -> String {
    format!("event: {name}\ndata: {data}\n\n")
}

/// The event that shows a problem.
pub fn problem_event(problem: &Problem) -> String {
    event("problem", &serde_json::to_string(problem).unwrap_or_else(|_| unreachable!("a problem is texts and numbers")))
}

/// How long a stream is silent at most: so that both sides notice when the other is gone.
const SILENCE: Duration = Duration::from_secs(15);

/// Writes events to a page until it is gone.
pub fn stream(mut page: impl Write, first: &str, events: &Receiver<Arc<str>>) -> std::io::Result<()> {
    page.write_all(format!("retry: 400\n\n{first}").as_bytes())?;
    page.flush()?;
    loop {
        match events.recv_timeout(SILENCE) {
            Ok(event) => page.write_all(event.as_bytes())?,
            Err(RecvTimeoutError::Timeout) => page.write_all(b": still here\n\n")?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        page.flush()?;
    }
}
