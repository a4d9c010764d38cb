//! Data files: YAML, TOML and tables read into one tree, and that read by field, name and type. Each library is known in one file.

pub mod fields;
mod plain;
mod tables;
pub mod toml;
pub mod tree;
pub mod yaml;

pub use tables::{Row, length, problem, rows};

use crate::finding::Code;

/// Every code that reading data files can find.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let malformed = [&yaml::MALFORMED, &yaml::UNSUPPORTED, &toml::MALFORMED, &tables::MALFORMED].into_iter();
    malformed.chain(fields::CODES)
}
