//! Keeps a site up to date while its authors write.
//!
//! [`Watcher`] tells which files changed; [`Workshop`] reads those, and renders the pages that show them. notify is known here
//! and nowhere else.

mod watcher;
mod workshop;

pub use watcher::{Batch, Watcher};
pub use workshop::{Outcome, Workshop};
