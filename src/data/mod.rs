//! Data files: YAML, TOML and tables read into one tree, and that read by field, name and type. Each library is known in one file.

pub mod conflict;
pub mod fields;
mod line;
mod marks;
mod mend;
mod mend_toml;
mod plain;
mod tables;
pub mod toml;
pub mod tree;
pub mod yaml;

pub use tables::{Row, length, problem, rows};

use crate::finding::Code;

/// Every code that reading data files can find.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let malformed = [
        &conflict::CONFLICT,
        &yaml::MALFORMED,
        &yaml::UNSUPPORTED,
        &yaml::UNTIDY,
        &yaml::CUT,
        &toml::MALFORMED,
        &toml::UNTIDY,
        &tables::MALFORMED,
    ]
    .into_iter();
    malformed.chain(fields::CODES)
}
