//! Data files: YAML, TOML and tables read into one tree, and that read by field, name and type. Each library is known in one file.

pub mod fields;
mod plain;
mod tables;
pub mod toml;
pub mod tree;
pub mod yaml;

pub use tables::{MALFORMED as MALFORMED_CSV, Row, rows};
