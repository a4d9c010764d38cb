//! TOML text to a [tree](super::tree). The one place that knows the TOML library.

use super::tree::{MapKey, Node, Value};
use crate::finding::{Code, Findings};
use crate::source::{FileId, Span};
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A `.toml` file is not TOML.
pub const MALFORMED: Code = Code::error(
    "malformed-toml",
    "text that is not TOML: a text without quotation marks, a bracket left open, a key given twice",
);

/// Reads `text`, all of `file`. What cannot be read is in `findings`; what could be is returned all the same, with whether it is all.
pub fn parse<'s>(text: &'s str, file: FileId, findings: &mut Findings) -> (Node<'s>, bool) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let is_whole = errors.is_empty();
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let message = error.message().lines().next().unwrap_or_default().to_owned();
        findings.add(MALFORMED.at(Span::new(file, range)).with("found", message));
    }
    let span = Span::new(file, table.span());
    (Node { value: Value::Map(entries(table.into_inner(), file)), span }, is_whole)
}

fn entries(table: DeTable<'_>, file: FileId) -> Vec<(MapKey<'_>, Node<'_>)> {
    table
        .into_iter()
        .map(|(key, value)| {
            let span = Span::new(file, key.span());
            (MapKey { name: key.into_inner(), span }, node(value, file))
        })
        .collect()
}

fn node(value: Spanned<DeValue<'_>>, file: FileId) -> Node<'_> {
    let span = Span::new(file, value.span());
    let bare = |text: String| Value::Scalar { text: Cow::Owned(text), quoted: false };
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Scalar { text, quoted: true },
        DeValue::Integer(number) => bare(number.as_str().to_owned()),
        DeValue::Float(number) => bare(number.as_str().to_owned()),
        DeValue::Boolean(truth) => bare(truth.to_string()),
        DeValue::Datetime(date) => bare(date.to_string()),
        DeValue::Array(items) => Value::List(items.into_iter().map(|item| node(item, file)).collect()),
        DeValue::Table(table) => Value::Map(entries(table, file)),
    };
    Node { value, span }
}
