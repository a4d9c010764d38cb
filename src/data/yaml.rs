//! YAML text to a [tree](super::tree). The one place that knows the YAML library.

use super::mend::{Mended, mend};
use super::tree::{MapKey, Node, Value};
use super::{line, plain};
use crate::finding::{Code, Finding, Findings};
use crate::source::{FileId, Span};
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span as Place, StrInput, StructureStyle};
use std::collections::HashMap;

/// The text between the `---` lines, or a `.yml` file, is not YAML.
pub const MALFORMED: Code = Code::error("malformed-yaml");
/// YAML that is fine by itself but that a guide has no use for.
pub const UNSUPPORTED: Code = Code::error("unsupported-yaml");

/// YAML that is understood although it is not written as it should be.
pub const UNTIDY: Code = Code::warning("untidy-yaml");
/// A text that is cut by a number sign.
pub const CUT: Code = Code::warning("cut-text");

/// What was read, and whether it is all that is written.
#[derive(Debug)]
pub struct Parsed<'s> {
    /// The tree.
    pub root: Node<'s>,
    /// Whether nothing had to be left out.
    pub is_whole: bool,
}

/// Reads `text`, which begins at byte `offset` of `file`. What cannot be read is in `findings`; the rest is read all the same.
/// `is_field` knows the names of fields, to see what was meant.
pub fn parse<'s>(
    text: &'s str,
    file: FileId,
    offset: usize,
    is_field: fn(&str) -> bool,
    findings: &mut Findings,
) -> Option<Parsed<'s>> {
    if let Some(root) = plain::read(text, file, offset) {
        return Some(Parsed { root, is_whole: true });
    }
    let first = whole(text, file, offset);
    let mended = mend(text, first.is_err(), is_field);
    let parsed = match first {
        Ok(root) if !mended.is_changed() => Some(Parsed { root, is_whole: true }),
        _ => read_mended(&mended, file, offset, findings),
    };
    let is_understood = parsed.as_ref().is_some_and(|parsed| parsed.is_whole);
    for slip in &mended.slips {
        let code = match slip.kind {
            "cut" => &CUT,
            _ if slip.is_certain => &UNTIDY,
            _ => &MALFORMED,
        };
        findings.add(slip.told(code, file, offset, is_understood));
    }
    parsed
}

/// Reads a text whose slips are mended; places are those of what is written.
fn read_mended(mended: &Mended, file: FileId, offset: usize, findings: &mut Findings) -> Option<Parsed<'static>> {
    let place = |span: Span| mended.span(span, offset);
    let (root, lost, problems) = salvage(&mended.text, file);
    for mut problem in problems {
        problem.place = problem.place.part().map_or(problem.place, |span| place(span).into());
        findings.add(problem);
    }
    Some(Parsed { root: own(root?, &place, &lost), is_whole: lost.is_empty() })
}

/// `node` with texts of its own and its places led back to the file; values that were left out are lost.
pub fn own(node: Node<'_>, place: &impl Fn(Span) -> Span, lost: &[usize]) -> Node<'static> {
    let value = match node.value {
        Value::Nothing => Value::Nothing,
        Value::Lost => Value::Lost,
        Value::Scalar { text, quoted } => Value::Scalar { text: text.into_owned().into(), quoted },
        Value::List(items) => Value::List(items.into_iter().map(|item| own(item, place, lost)).collect()),
        Value::Map(entries) => {
            let entry = |(key, node): (MapKey<'_>, Node<'_>)| {
                let is_lost = lost.contains(&(key.span.end as usize));
                let mut node = own(node, place, lost);
                if is_lost {
                    node.value = Value::Lost;
                }
                (MapKey { name: key.name.into_owned().into(), span: place(key.span) }, node)
            };
            Value::Map(entries.into_iter().map(entry).collect())
        }
    };
    Node { value, span: place(node.span) }
}

/// So much is left out of a file before it is given up.
const MOST_LOST: usize = 32;

/// Reads what can be read of `text`: what cannot is left out, value by value or field by field. Also where the names of fields end whose values are lost,
/// and what is wrong.
fn salvage(text: &str, file: FileId) -> (Option<Node<'static>>, Vec<usize>, Vec<Finding>) {
    let (mut text, mut lost, mut problems) = (text.to_owned(), Vec::new(), Vec::new());
    let mut told: Vec<std::ops::Range<usize>> = Vec::new();
    let mut lost_anchor = false;
    for _ in 0..MOST_LOST {
        let problem = match whole(&text, file, 0) {
            Ok(root) => return (Some(own(root, &|span| span, &[])), lost, problems),
            Err(problem) => problem,
        };
        let at = problem.place.part().map_or(0, |span| span.start as usize).min(text.len());
        let Some(part) = line::part_around(&text, at) else {
            problems.push(*problem);
            break;
        };
        // A name that was given in what is left out is missing because of that.
        let follows = lost_anchor && text.get(at..).is_some_and(|rest| rest.starts_with('*'));
        lost_anchor |= text[part.lost.clone()].contains('&');
        if !follows && told.iter().all(|field| !field.contains(&part.field.start)) {
            problems.push(*problem);
            told.push(part.field.clone());
        }
        lost.push(part.name_end);
        blank(&mut text, part.lost);
    }
    (None, lost, problems)
}

/// Puts spaces in place of all letters in `range` of `text`, so that places stay.
fn blank(text: &mut String, range: std::ops::Range<usize>) {
    let blanks: String = text[range.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(range, &blanks);
}

/// Reads all that YAML has.
fn whole(text: &str, file: FileId, offset: usize) -> YamlResult<Node<'_>> {
    let parser = Parser::new_from_str(text);
    YamlReader { parser, file, offset, length: text.len(), text, anchors: HashMap::new(), repeated: 0 }.document()
}

/// Nested deeper than any guide's data: refused, so that no file can exhaust the stack.
const DEEPEST: usize = 32;
/// More bytes than this repeated by aliases: refused, so that a small file cannot fill the memory. No guide repeats a text a thousand times.
const MOST_REPEATED: usize = 1 << 20;

struct YamlReader<'s> {
    parser: Parser<'s, StrInput<'s>>,
    file: FileId,
    offset: usize,
    length: usize,
    text: &'s str,
    anchors: HashMap<usize, Node<'s>>,
    /// How many bytes aliases have repeated so far.
    repeated: usize,
}

type YamlResult<T> = Result<T, Box<Finding>>;

impl<'s> YamlReader<'s> {
    fn document(&mut self) -> YamlResult<Node<'s>> {
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
    fn nothing_follows(&mut self) -> YamlResult<()> {
        loop {
            match self.next()? {
                (Event::DocumentEnd, _) => {}
                (Event::StreamEnd, _) => return Ok(()),
                (_, place) => return Err(Box::new(UNSUPPORTED.at(self.span(&place)))),
            }
        }
    }

    fn next(&mut self) -> YamlResult<(Event<'s>, Place)> {
        match self.parser.next_event() {
            Some(Ok(next)) => Ok(next),
            Some(Err(error)) => Err(Box::new(self.malformed(&error))),
            None => Ok((Event::StreamEnd, Place::default())),
        }
    }

    fn node(&mut self, event: Event<'s>, place: &Place, depth: usize) -> YamlResult<Node<'s>> {
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
            Event::SequenceStart(style, anchor, ..) => {
                let mut items = Vec::new();
                loop {
                    let (event, place) = self.next()?;
                    if matches!(event, Event::SequenceEnd) {
                        span.end = self.end(style, &place, span);
                        break;
                    }
                    items.push(self.node(event, &place, depth + 1)?);
                }
                span.end = items.last().map_or(span.end, |last| last.span.end.max(span.end));
                (anchor, Value::List(items))
            }
            Event::MappingStart(style, anchor, ..) => {
                let mut entries: Vec<(MapKey<'s>, Node<'s>)> = Vec::new();
                loop {
                    let (event, place) = self.next()?;
                    if matches!(event, Event::MappingEnd) {
                        span.end = self.end(style, &place, span);
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
                let known = self.anchors.get(&anchor);
                if let Some(Node { value: Value::Scalar { text, .. }, .. }) = known {
                    self.repeated += text.len();
                }
                let node = known.filter(|_| self.repeated <= MOST_REPEATED);
                let node = node.ok_or_else(|| Box::new(UNSUPPORTED.at(span)))?;
                return Ok(Node { value: node.value.clone(), span });
            }
            _ => return Err(Box::new(UNSUPPORTED.at(span))),
        };
        let node = Node { value, span };
        if anchor != 0 {
            self.remember(anchor, &node)?;
        }
        Ok(node)
    }

    /// A text that is anchored may be used again; a list or map may not, lest a small file grow without bound.
    fn remember(&mut self, anchor: usize, node: &Node<'s>) -> YamlResult<()> {
        if !matches!(node.value, Value::Scalar { .. } | Value::Nothing) {
            return Err(Box::new(UNSUPPORTED.at(node.span)));
        }
        self.anchors.insert(anchor, node.clone());
        Ok(())
    }

    /// Where a list or map ends: with its bracket, if it has one. Otherwise the library tells only where the next thing begins; it ends
    /// with the last thing in it.
    fn end(&self, style: StructureStyle, place: &Place, span: Span) -> u32 {
        match style {
            StructureStyle::Flow => self.span(place).end,
            StructureStyle::Block => span.end,
        }
    }

    fn key(&self, event: Event<'s>, place: &Place) -> YamlResult<MapKey<'s>> {
        match event {
            Event::Scalar(name, ..) => Ok(MapKey { name, span: self.span(place) }),
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
        MALFORMED.at(span).with("kind", family).with("shown", "")
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;
    use proptest::prelude::*;

    fn some_file() -> FileId {
        Sources::default().put_text("content/solutions/a/fr.md", "")
    }

    /// What is read line by line, if it is; it must be what the library reads.
    fn read_simply(text: &str) -> Option<Node<'_>> {
        let file = some_file();
        let simple = plain::read(text, file, 7)?;
        match whole(text, file, 7) {
            Ok(node) => assert_eq!(simple, node, "{text:?}"),
            Err(problem) => panic!("{text:?}: {problem:?}"),
        }
        Some(simple)
    }

    #[test]
    fn the_chapters_of_this_guide_are_read_line_by_line() {
        let chapters = std::fs::read_dir("content/solutions").unwrap().flat_map(|folder| {
            let folder = folder.unwrap().path();
            ["fr.md", "ar.md"].map(|name| std::fs::read_to_string(folder.join(name)).unwrap())
        });
        for chapter in chapters {
            let front = chapter.split("---\n").nth(1).unwrap();
            assert!(read_simply(front).is_some(), "{front}");
        }
    }

    #[test]
    fn what_is_not_simple_is_passed_on() {
        for text in [
            "title: two\n  lines",
            "title: |\n  block",
            "title: \"an \\\" escape\"",
            "title: 'it''s'",
            "title: &a one\nsummary: *a",
            "title: one # note",
            "title: a: b",
            "title:\tone",
            "title: one\t",
            "title: one\u{7f}",
            "title:",
            "a: 1\n  b: 2",
            "a:\n  - 1\n b: 2",
            "- one",
            "a: [1, 2",
            "a: [1,, 2]",
            "a: {b}",
            "a: 1\n---\nb: 2",
            "",
        ] {
            assert!(plain::read(text, some_file(), 0).is_none(), "{text:?}");
        }
    }

    #[test]
    fn aliases_repeat_no_more_than_a_bound() {
        let bomb = |letters: usize, times: usize| {
            let text = format!("a: &a {}\nb: [{}]", "x".repeat(letters), "*a, ".repeat(times));
            whole(&text, some_file(), 0).map(|_| ()).map_err(|problem| problem.code.id)
        };
        assert_eq!(bomb(1 << 10, 1 << 10), Ok(()));
        assert_eq!(bomb(1 << 10, (1 << 10) + 1), Err(UNSUPPORTED.id));
    }

    #[test]
    fn nesting_has_a_bound() {
        let nested = |depth: usize| {
            let text = format!("a: {}{}", "[".repeat(depth), "]".repeat(depth));
            whole(&text, some_file(), 0).map(|_| ()).map_err(|problem| problem.code.id)
        };
        assert_eq!(nested(DEEPEST), Ok(()));
        assert_eq!(nested(DEEPEST + 1), Err(UNSUPPORTED.id));
        assert!(nested(10_000).is_err());
        let maps = |depth: usize| "{a: ".repeat(depth) + "1" + &"}".repeat(depth);
        assert!(whole(&maps(DEEPEST), some_file(), 0).is_ok());
        assert!(whole(&maps(DEEPEST + 1), some_file(), 0).is_err());
    }

    /// Pieces of YAML that mean something in some place.
    fn piece() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "a",
            "key",
            "b2",
            "é",
            "سنة",
            " ",
            "  ",
            "\n",
            "\n  ",
            "\n    ",
            ": ",
            ":",
            "- ",
            "-",
            "[",
            "]",
            "{",
            "}",
            ", ",
            ",",
            "\"",
            "'",
            "#",
            " # ",
            "null",
            "~",
            "|",
            ">",
            "&a ",
            "*a",
            "!t ",
            "?",
            "? ",
            "%",
            "@",
            "`",
            "---",
            "...",
            "\\",
            "\t",
            "\r\n",
            ".",
            "12",
            "1.5",
            "2026-01-15",
            "https://a.b/c",
            "key: ",
            "key:\n",
            "- key: ",
            "«\u{a0}b\u{a0}»",
            "\u{85}",
            "\u{2028}",
            "\u{feff}",
            "\u{7f}",
            "(a)",
            "+1",
            "<<: ",
        ])
    }

    /// Slips of the hand.
    fn slip() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "title",
            "title:",
            " = ",
            "،",
            "؛",
            "\u{a0}",
            "\u{200f}",
            "\u{200b}",
            "“",
            "”",
            "{value:40، date: 2026}",
            "20,5",
            "{value: 20,5}",
            "'L'eau'",
            "\"a \"b\" c\"",
            "–",
            "•\u{a0}",
            "-id: ",
            "\t- ",
            " #3",
            ": ",
            "*gras*",
            "!x",
            "&é ",
            "[a, b",
            "|é",
            "key: 'é",
            "(value: 4)",
            " title: ",
        ])
    }

    /// A value on one line.
    fn inline() -> impl Strategy<Value = String> {
        let usual = prop::sample::select(vec![
            "one",
            "two  words",
            "\"quoted: text\"",
            "'it’s'",
            "[]",
            "{}",
            "null",
            "سنة 2026",
            "1.5 %",
            "\"\"",
            "''",
            "2026-01-15",
            "«\u{a0}b\u{a0}»",
        ]);
        let others = prop::sample::select(vec![
            "~",
            "l’eau : un droit",
            "a:b",
            "https://a.b/c#d",
            "(a)",
            "-1",
            "a,b",
            "# note",
            "a # note",
            "\"a\" b",
            "\"a\\\"b\"",
            "'a''b'",
        ]);
        prop_oneof![30 => usual, 1 => others].prop_map(str::to_owned).prop_recursive(2, 8, 3, |inner| {
            let key = prop::sample::select(vec!["a: ", "b-c:  "]);
            let items = prop::collection::vec((key, inner, " {0,2}"), 0..4);
            (items, any::<bool>()).prop_map(|(items, is_list)| {
                let item = |(key, value, space)| {
                    if is_list { format!("{value}{space}") } else { format!("{key}{value}{space}") }
                };
                let items: Vec<_> = items.into_iter().map(item).collect();
                if is_list { format!("[{}]", items.join(", ")) } else { format!("{{{}}}", items.join(",")) }
            })
        })
    }

    /// Front matter, as lines that are yet to be indented: mostly as authors write it.
    fn lines() -> impl Strategy<Value = Vec<String>> {
        let value = inline().prop_map(|value| vec![value]);
        value.prop_recursive(4, 24, 4, |inner| {
            let key = prop::sample::select(vec!["a:", "b-c:", "d_e:", "f9:"]);
            let around = prop::sample::select(vec!["", "", "", "", "# note", "      # note", " "]);
            let entries = prop::collection::vec((key, inner.clone(), 0..4_usize, around), 1..4);
            let map = entries.prop_map(|entries| {
                entries
                    .into_iter()
                    .flat_map(|(key, value, by, around)| below(key, value, by, around))
                    .collect::<Vec<_>>()
            });
            let dash = prop::sample::select(vec!["- ", "- ", "-   "]);
            let items = prop::collection::vec((dash, inner), 1..4);
            let list = items
                .prop_map(|items| items.into_iter().flat_map(|(dash, value)| behind(dash, &value)).collect::<Vec<_>>());
            prop_oneof![2 => map, 1 => list]
        })
    }

    /// A value beside its key, or below it and indented `by` so much.
    fn below(key: &str, value: Vec<String>, by: usize, around: &str) -> Vec<String> {
        match &value[..] {
            [one] if by > 0 => vec![format!("{key} {one}")],
            _ => {
                let value = value.into_iter().map(|line| format!("{}{line}", " ".repeat(by)));
                [key.to_owned()]
                    .into_iter()
                    .chain((!around.is_empty()).then(|| around.to_owned()))
                    .chain(value)
                    .collect()
            }
        }
    }

    /// The lines of an item of a list.
    fn behind(dash: &str, value: &[String]) -> Vec<String> {
        let indented = value.iter().enumerate().map(|(index, line)| match index {
            0 => format!("{dash}{line}"),
            _ => format!("{}{line}", " ".repeat(dash.len())),
        });
        indented.collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8192))]

        /// Whatever is written, what is told lies in it, and fixes do, too.
        #[test]
        fn any_slip_is_told_in_its_place(pieces in prop::collection::vec(prop_oneof![3 => piece(), 1 => slip()], 0..24)) {
            let text = pieces.concat();
            let mut findings = Findings::default();
            let mut sources = Sources::default();
            let file = sources.put_text("content/solutions/a/fr.md", &text);
            let is_field = |name: &str| matches!(name, "a" | "key" | "title");
            let parsed = parse(&text, file, 0, is_field, &mut findings);
            for finding in findings.sorted(&sources) {
                let spans = finding.place.part().into_iter().chain(
                    finding.fix.iter().flat_map(|fix| &fix.edits).filter_map(|edit| edit.place(&sources).part()),
                );
                for span in spans {
                    prop_assert!(text.get(span.range()).is_some(), "{text:?} {finding:?}");
                }
            }
            if let Some(Parsed { root, .. }) = parsed {
                prop_assert!(text.get(root.span.range()).is_some(), "{text:?}");
            }
        }

        #[test]
        fn any_text_is_read_alike(pieces in prop::collection::vec(piece(), 0..24)) {
            read_simply(&pieces.concat());
        }

        #[test]
        fn any_front_matter_is_read_alike(lines in lines(), slip in prop::option::weighted(0.3, (piece(), any::<prop::sample::Index>()))) {
            let mut text = lines.join("\n");
            if let Some((piece, place)) = slip {
                let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
                text.insert_str(*place.get(&places), piece);
            }
            read_simply(&text);
        }
    }
}
