//! Issued versions: sealed as one archive each, proved by a ledger, compared by meaning.
pub mod compare;
pub mod hash;
pub mod record;
pub mod redline;
mod version;
pub use version::{Stage, Version};
