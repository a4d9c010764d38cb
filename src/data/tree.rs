//! The common shape of YAML and TOML data: scalars, lists and maps, each with its place.

use crate::source::Span;
use std::borrow::Cow;

/// A value and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'s> {
    /// The value.
    pub value: Value<'s>,
    /// Where it is written.
    pub span: Span,
}

/// What a [`Node`] holds. Numbers, dates and truth values are texts until a field asks for them by type: so `2024` can be a
/// title, and a misread number is told with the author's own characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'s> {
    /// Nothing was written after the key.
    Nothing,
    /// What was written could not be read, which has been told.
    Lost,
    /// A text, number, date or truth value; `quoted` if it was written as a text on purpose.
    Scalar {
        /// The characters, escapes resolved.
        text: Cow<'s, str>,
        /// Whether the author put quotation marks around it (or used a block of text).
        quoted: bool,
    },
    /// A list.
    List(Vec<Node<'s>>),
    /// Keys and values, in the order written.
    Map(Vec<(MapKey<'s>, Node<'s>)>),
}

/// A key of a [`Value::Map`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapKey<'s> {
    /// The key's characters.
    pub name: Cow<'s, str>,
    /// Where it is written.
    pub span: Span,
}
