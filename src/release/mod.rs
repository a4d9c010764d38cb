//! Issued versions: sealed as one archive each, verified by their entries, compared by meaning.
//!
//! | part | what it does |
//! |---|---|
//! | [`record`] | the guide as data, the same for every version of the tool: `guide.json` |
//! | [`compare`], [`redline`] | what changed between two records: by meaning, then word by word |
//! | [`archive`] | the zip of a version: written so that the same input gives the same bytes, read with suspicion |
//! | [`chain`] | what is sealed of each version, and its fingerprint: each version binds those before it |
//! | [`store`] | the folder of the archives, to which one is added in one step |
//! | [`rebuild`] | entries made of what is there: of an older ledger, of archives |
//! | [`version_store`] | the archives opened and verified, and their pages as the site shows them |
//! | [`describe`] | what changed, in words |
//! | [`disc`] | a disc that was unpacked, proved by its manifest |
//! | [`digests`] | what each solution says, as hashes |
//! | [`history`] | all issued versions together: what each says, since when each solution exists |
//!
//! Sealing itself walks the whole house, and so is in [`crate::pipeline`].

pub mod archive;
pub mod chain;
pub mod compare;
pub mod describe;
pub mod digests;
pub mod disc;
pub mod former;
pub mod hash;
pub mod history;
mod pieces;
pub mod rebuild;
pub mod record;
pub mod redline;
pub mod store;
pub mod version_store;
