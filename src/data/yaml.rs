//! YAML text to a [tree](super::tree). The one place that knows the YAML library.

use super::tree::{Key, Node, Value};
use crate::finding::{Code, Finding, Findings};
use crate::source::{FileId, Span};
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span as Place, StrInput};
use std::collections::HashMap;

/// The text between the `---` lines, or a `.yml` file, is not YAML.
pub const MALFORMED: Code =
    Code::error("malformed-yaml", "text that is not YAML: a quotation mark left open, wrong indentation, a stray `: `");
/// YAML that is fine by itself but that a guide has no use for.
pub const UNSUPPORTED: Code =
    Code::error("unsupported-yaml", "a YAML alias to an unknown anchor, or a key that is a list or a map");

/// Reads `text`, which begins at byte `offset` of `file`. What cannot be read is in `findings`.
pub fn parse<'s>(text: &'s str, file: FileId, offset: usize, findings: &mut Findings) -> Option<Node<'s>> {
    let mut reader =
        Reader { parser: Parser::new_from_str(text), file, offset, length: text.len(), text, anchors: HashMap::new() };
    match reader.document() {
        Ok(node) => Some(node),
        Err(problem) => {
            findings.add(*problem);
            None
        }
    }
}

/// Nested deeper than any guide's data: refused, so that no file can exhaust the stack.
const DEEPEST: usize = 32;

struct Reader<'s> {
    parser: Parser<'s, StrInput<'s>>,
    file: FileId,
    offset: usize,
    length: usize,
    text: &'s str,
    anchors: HashMap<usize, Node<'s>>,
}

type Read<T> = Result<T, Box<Finding>>;

impl<'s> Reader<'s> {
    fn document(&mut self) -> Read<Node<'s>> {
        loop {
            let (event, place) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(..) => {}
                Event::StreamEnd | Event::DocumentEnd => {
                    return Ok(Node { value: Value::Map(Vec::new()), span: self.span(&place) });
                }
                event => {
                    let node = self.node(event, &place, 0)?;
                    return self.nothing_follows().map(|()| node);
                }
            }
        }
    }

    /// A file is one document: what stands behind it would be lost.
    fn nothing_follows(&mut self) -> Read<()> {
        loop {
            match self.next()? {
                (Event::DocumentEnd, _) => {}
                (Event::StreamEnd, _) => return Ok(()),
                (_, place) => return Err(Box::new(UNSUPPORTED.at(self.span(&place)))),
            }
        }
    }

    fn next(&mut self) -> Read<(Event<'s>, Place)> {
        match self.parser.next_event() {
            Some(Ok(next)) => Ok(next),
            Some(Err(error)) => Err(Box::new(self.malformed(&error))),
            None => Ok((Event::StreamEnd, Place::default())),
        }
    }

    fn node(&mut self, event: Event<'s>, place: &Place, depth: usize) -> Read<Node<'s>> {
        let mut span = self.span(place);
        if depth > DEEPEST {
            return Err(Box::new(UNSUPPORTED.at(span)));
        }
        let (anchor, value) = match event {
            Event::Scalar(text, style, anchor, _) => {
                let quoted = style != ScalarStyle::Plain;
                let nothing = !quoted && matches!(&*text, "" | "~" | "null");
                (anchor, if nothing { Value::Nothing } else { Value::Scalar { text, quoted } })
            }
            Event::SequenceStart(_, anchor, ..) => {
                let mut items = Vec::new();
                loop {
                    let (event, place) = self.next()?;
                    if matches!(event, Event::SequenceEnd) {
                        span.end = self.span(&place).end.max(span.end);
                        break;
                    }
                    items.push(self.node(event, &place, depth + 1)?);
                }
                span.end = items.last().map_or(span.end, |last| last.span.end.max(span.end));
                (anchor, Value::List(items))
            }
            Event::MappingStart(_, anchor, ..) => {
                let mut entries: Vec<(Key<'s>, Node<'s>)> = Vec::new();
                loop {
                    let (event, place) = self.next()?;
                    if matches!(event, Event::MappingEnd) {
                        span.end = self.span(&place).end.max(span.end);
                        break;
                    }
                    let key = self.key(event, &place)?;
                    let (event, place) = self.next()?;
                    entries.push((key, self.node(event, &place, depth + 1)?));
                }
                span.end = entries.last().map_or(span.end, |last| last.1.span.end.max(span.end));
                (anchor, Value::Map(entries))
            }
            Event::Alias(anchor) => {
                let node = self.anchors.get(&anchor).cloned().ok_or_else(|| Box::new(UNSUPPORTED.at(span)))?;
                return Ok(Node { value: node.value, span });
            }
            _ => return Err(Box::new(UNSUPPORTED.at(span))),
        };
        let node = Node { value, span };
        if anchor != 0 {
            self.remember(anchor, &node)?;
        }
        Ok(node)
    }

    /// An anchored value may be used again, but not so often and so nested that a small file grows without bound.
    fn remember(&mut self, anchor: usize, node: &Node<'s>) -> Read<()> {
        if !matches!(node.value, Value::Scalar { .. } | Value::Nothing) {
            return Err(Box::new(UNSUPPORTED.at(node.span)));
        }
        self.anchors.insert(anchor, node.clone());
        Ok(())
    }

    fn key(&self, event: Event<'s>, place: &Place) -> Read<Key<'s>> {
        match event {
            Event::Scalar(name, ..) => Ok(Key { name, span: self.span(place) }),
            _ => Err(Box::new(UNSUPPORTED.at(self.span(place)))),
        }
    }

    fn span(&self, place: &Place) -> Span {
        let range = place.byte_range().unwrap_or(0..0);
        let (start, end) = (range.start.min(self.length), range.end.min(self.length));
        Span::new(self.file, self.offset + start..self.offset + end.max(start))
    }

    fn malformed(&self, error: &ScanError) -> Finding {
        let mut at = error.marker().byte_offset().unwrap_or(0).min(self.length);
        let family = family(error.kind());
        if family == "quote" {
            // The parser gives up far behind the mark that was left open.
            at = self.text.get(..at).and_then(|before| before.rfind(['"', '\''])).unwrap_or(at);
        }
        let span = Span::new(self.file, self.offset + at..self.offset + at);
        MALFORMED.at(span).with("kind", family)
    }
}

/// What went wrong, in the few words that an author needs: each has its sentence in `locales/`.
fn family(kind: &ErrorKind) -> &'static str {
    use ErrorKind as E;
    match kind {
        E::UnclosedQuotedScalar
        | E::InvalidTrailingSingleQuotedScalar
        | E::InvalidTrailingDoubleQuotedScalar
        | E::DocumentIndicatorInQuotedScalar
        | E::InvalidQuotedScalarIndent => "quote",
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabAtBlockScalarStart
        | E::TabInIndentation
        | E::TabInPlainScalar => "tab",
        E::MappingValueNotAllowed
        | E::InvalidColonPlacement
        | E::InvalidMappingValueWhitespace
        | E::MappingKeyNotAllowed => "colon",
        E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnclosedFlowCollection { .. }
        | E::MismatchedFlowCollectionEnd { .. }
        | E::MisplacedFlowCollectionEnd
        | E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator => "bracket",
        E::UnknownQuotedScalarEscape | E::InvalidQuotedScalarHexEscape | E::InvalidUnicodeEscape => "escape",
        E::InvalidIndentation
        | E::ExpectedBlockMappingKey
        | E::ExpectedBlockSequenceEntry
        | E::BlockSequenceEntryNotAllowed
        | E::InvalidBlockScalarIndent
        | E::SimpleKeyExpected
        | E::InvalidSimpleKey => "indent",
        E::UnexpectedCharacter { .. }
        | E::MissingAnchorOrAliasName
        | E::UnknownAnchor
        | E::UndeclaredTagHandle
        | E::ExpectedNodeContent
        | E::PlainScalarStartsWithDashFlowIndicator => "character",
        _ => "other",
    }
}
