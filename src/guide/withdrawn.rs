//! `content/withdrawn.toml`: why solutions were withdrawn, and what took their place.
//!
//! A solution that is no longer there has no chapter that could say so. What is said of it stands in one small file, by what it was known by in the versions
//! that have it, as the entries of registers do.

use super::register::Localized;
use super::schema::{ReadRequest, SOLUTION, TEXTS, schema, settle};
use crate::data::fields::Fields;
use crate::data::toml;
use crate::finding::Findings;
use crate::i18n::Language;
use crate::source::{Sources, Spanned, Text};

/// Where it is.
pub const PATH: &str = "content/withdrawn.toml";

schema! {
    /// What is said of a solution that was withdrawn.
    Withdrawal with (
        /// What it was known by.
        id: Text,
    ) {
        /// Why.
        reason: Localized as TEXTS, from Draft;
        /// The solution that took its place.
        successor: Option<Text> as SOLUTION;
    }
}

/// Reads what is said of the solutions that were withdrawn, in the order of the file; nothing without one.
pub fn read(sources: &Sources, languages: &[Language], findings: &mut Findings) -> Vec<Withdrawal> {
    let Some(file) = sources.find(PATH).filter(|file| sources.file(*file).is_readable()) else { return Vec::new() };
    let (root, _) = toml::parse(sources.file(file).text(), file, findings);
    let Some(mut fields) = Fields::open(&root, findings) else { return Vec::new() };
    let entries = fields.entries();
    fields.close();
    let mut all = Vec::with_capacity(entries.len());
    for (key, node) in entries {
        let Some(mut fields) = Fields::open(node, findings) else { continue };
        settle(Withdrawal::TABLE, &mut fields);
        let id = Spanned::new(key.name.to_string(), key.span);
        all.push(Withdrawal::read_table(&mut fields, ReadRequest::shared(languages), id));
        fields.close();
    }
    all
}
