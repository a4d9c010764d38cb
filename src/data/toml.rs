//! TOML text to a [tree](super::tree). The one place that knows the TOML library.

use super::tree::{MapKey, Node, Value};
use super::{conflict, mend_toml, yaml};
use crate::finding::{Code, Findings};
use crate::source::{FileId, Span};
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A `.toml` file is not TOML.
pub const MALFORMED: Code = Code::error("malformed-toml");

/// TOML that is understood although it is not written as it should be.
pub const UNTIDY: Code = Code::warning("untidy-toml");

/// Reads `text`, all of `file`. What cannot be read is in `findings`; what could be is returned all the same, with whether it is all.
pub fn parse<'s>(text: &'s str, file: FileId, findings: &mut Findings) -> (Node<'s>, bool) {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        let span = Span::new(file, table.span());
        return (Node { value: Value::Map(entries(table.into_inner(), file)), span }, true);
    }
    let first = conflict::first_version(text, file, findings);
    let mended = mend_toml::mend(first.as_deref().unwrap_or(text));
    let (table, errors) = DeTable::parse_recoverable(&mended.text);
    for slip in &mended.slips {
        let mut finding = slip.told(if slip.is_certain { &UNTIDY } else { &MALFORMED }, file, 0, errors.is_empty());
        // What is still no TOML was not understood: a line in it may be half of another.
        finding.fix = finding.fix.filter(|_| errors.is_empty());
        findings.add(finding);
    }
    let is_whole = errors.is_empty() && mended.slips.iter().all(|slip| slip.is_certain);
    let mut told = 0..0;
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        if told.contains(&range.start) {
            continue;
        }
        told = line_at(&mended.text, range.start);
        let kind = family(error.message());
        if kind == "twice" && mended.text[told.start..].trim_start().starts_with('[') {
            told.end =
                mended.text[told.end.min(mended.text.len())..].find("\n[").map_or(usize::MAX, |at| told.end + at);
        }
        let span = mended.span(Span::new(file, range), 0);
        findings.add(MALFORMED.at(span).with("kind", kind).with("found", "").with("shown", "").with("more", 0));
    }
    let span = Span::new(file, table.span());
    let root = Node { value: Value::Map(entries(table.into_inner(), file)), span };
    (yaml::own(root, &|span| mended.span(span, 0), &[]), is_whole)
}

/// Whether `text` is a number, a date or a truth value.
pub fn is_literal(text: &str) -> bool {
    DeTable::parse(&format!("a = {text}")).is_ok()
}

/// The line of `text` that the byte at `at` is on, and the end of the one before: what is wrong there follows from one cause.
fn line_at(text: &str, at: usize) -> std::ops::Range<usize> {
    let at = at.min(text.len());
    let bytes = text.as_bytes();
    let start = memchr::memrchr(b'\n', &bytes[..at]).unwrap_or(0);
    let end = memchr::memchr(b'\n', &bytes[at..]).map_or(text.len() + 1, |length| at + length + 1);
    start..end
}

/// What went wrong, in the few words that an author needs: each has its sentence in `locales/`.
fn family(message: &str) -> &'static str {
    const FAMILIES: [(&str, &[&str]); 8] = [
        ("twice", &["duplicate", "extend"]),
        ("escape", &["escape"]),
        ("bracket", &["unclosed array", "unclosed inline", "unclosed table", "opening", "array table"]),
        ("comma", &["comma"]),
        ("quote", &["string", "quote"]),
        ("value", &["value"]),
        ("date", &["date", "time"]),
        ("number", &["number", "integer", "float", "digit"]),
    ];
    let is_of = |words: &[&str]| words.iter().any(|word| message.contains(word));
    FAMILIES.iter().find(|(_, words)| is_of(words)).map_or("other", |(family, _)| family)
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
