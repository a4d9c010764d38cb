//! A guide kept up to date while its authors write.
//!
//! [`Watcher`] tells which files changed; [`Session`] reads those, and makes the outputs anew that read them. notify is known here
//! and nowhere else.

#[allow(clippy::module_inception)]
mod session;
mod watcher;

pub use session::{Session, SessionSite, UpdateResult};
pub use watcher::{ChangeSet, Watcher};
