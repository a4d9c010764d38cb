//! Reads the fields of a map by name and type, collecting all that is wrong with them.
//!
//! ```text
//! let mut fields = Fields::open(&node, findings)?;
//! let title = fields.required("title", text);
//! let order = fields.optional("order", number);
//! fields.close();          // tells unknown fields
//! ```

use super::tree::{MapKey, Node, Value};
use crate::finding::{Code, Finding, Findings};
use crate::source::{Span, Spanned, Text};
use ahash::{HashMap, HashMapExt as _};

/// Every code that reading fields can find.
pub const CODES: [&Code; 4] = [&UNKNOWN_FIELD, &MISSING_FIELD, &DUPLICATE_FIELD, &WRONG_TYPE];

/// A field that no such thing has.
pub const UNKNOWN_FIELD: Code =
    Code::error("unknown-field", "a field that chapters, lists or guide.toml do not have; often a slip of the finger");
/// A field without which the thing makes no sense.
pub const MISSING_FIELD: Code = Code::error("missing-field", "a field that must be there and is not, or is empty");
/// A field given twice.
pub const DUPLICATE_FIELD: Code = Code::error("duplicate-field", "the same field given twice in one place");
/// A list where a text belongs, a text where a number belongs…
pub const WRONG_TYPE: Code =
    Code::error("wrong-type", "a value of another type than the field has: a text for a number, a list for a text");

/// What a field expects, for [`WRONG_TYPE`]: names a Fluent message `expected-<name>`.
pub type Expected = &'static str;

/// Reads one value. `Err` says what was expected.
pub type ValueReader<'a, 's, T> = fn(&'a Node<'s>) -> Result<T, Expected>;

/// As many fields as most things have.
const USUAL: usize = 16;

/// The fields of one map, being read.
pub struct Fields<'a, 's, 'f> {
    entries: &'a [(MapKey<'s>, Node<'s>)],
    span: Span,
    asked: Vec<&'static str>,
    /// Fields that must be there and are not.
    missing: Vec<&'static str>,
    /// Where findings go.
    pub findings: &'f mut Findings,
}

impl<'a, 's, 'f> Fields<'a, 's, 'f> {
    /// Begins to read `node`; tells if it is not a map. An empty value counts as an empty map.
    pub fn open(node: &'a Node<'s>, findings: &'f mut Findings) -> Option<Self> {
        let entries: &[_] = match &node.value {
            Value::Map(entries) => entries,
            Value::Nothing => &[],
            _ => {
                findings.add(wrong_type(node, "map"));
                return None;
            }
        };
        let mut seen: HashMap<&str, Span> = HashMap::with_capacity(entries.len());
        for (key, _) in entries {
            let first = *seen.entry(&key.name).or_insert(key.span);
            if first != key.span {
                findings.add(DUPLICATE_FIELD.at(key.span).with("field", &*key.name).related("first", first));
            }
        }
        Some(Self { entries, span: node.span, asked: Vec::with_capacity(USUAL), missing: Vec::new(), findings })
    }

    /// Where the map is written.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The value of `name`, if the map has one that is not empty.
    pub fn node(&mut self, name: &'static str) -> Option<&'a Node<'s>> {
        self.asked.push(name);
        self.find(name)
    }

    /// The value of `name`, read as `reader` says; tells if it is of another type.
    pub fn optional<T>(&mut self, name: &'static str, reader: ValueReader<'a, 's, T>) -> Option<T> {
        let node = self.node(name)?;
        match reader(node) {
            Ok(value) => Some(value),
            Err(expected) => {
                self.findings.add(wrong_type(node, expected).with("field", name));
                None
            }
        }
    }

    /// Like [`Self::optional`], but tells if the field is not there.
    pub fn required<T>(&mut self, name: &'static str, reader: ValueReader<'a, 's, T>) -> Option<T> {
        self.need(name);
        self.optional(name, reader)
    }

    /// Tells if `name` is not there.
    pub fn need(&mut self, name: &'static str) {
        if self.find(name).is_none() {
            self.missing(name);
        }
    }

    /// The value of `name`, not yet asked for, if the map has one that is not empty.
    pub fn find(&self, name: &str) -> Option<&'a Node<'s>> {
        let entry = self.entries.iter().find(|(key, _)| key.name == name);
        let is_empty = |node: &&Node<'s>| match &node.value {
            Value::Nothing => true,
            Value::Scalar { text, .. } => text.chars().all(char::is_whitespace),
            _ => false,
        };
        entry.map(|(_, node)| node).filter(|node| !is_empty(node))
    }

    /// Tells, at the end, that `name` should be there: unless it is there, misspelt.
    pub fn missing(&mut self, name: &'static str) {
        self.missing.push(name);
    }

    /// A text; where there is none, an empty one stands in so that reading can go on.
    pub fn text_or_empty(&mut self, name: &'static str) -> Text {
        let span = self.span;
        self.optional(name, text).unwrap_or_else(|| Text::new(String::new(), Span { end: span.start, ..span }))
    }

    /// The items of the list `name`, each read by `read`, which returns `None` for one that it has told about.
    pub fn items<T>(
        &mut self,
        name: &'static str,
        mut read: impl FnMut(&'a Node<'s>, &mut Findings) -> Option<T>,
    ) -> Option<Vec<T>> {
        let node = self.node(name)?;
        let Value::List(items) = &node.value else {
            self.findings.add(wrong_type(node, "list").with("field", name));
            return None;
        };
        let mut all = Vec::with_capacity(items.len());
        all.extend(items.iter().filter_map(|item| read(item, self.findings)));
        Some(all)
    }

    /// A list of texts: ids of things, usually. One text alone counts as a list of one.
    pub fn texts(&mut self, name: &'static str) -> Option<Spanned<Vec<Text>>> {
        let node = self.node(name)?;
        if let Ok(alone) = text(node) {
            return Some(Spanned::new(vec![alone], node.span));
        }
        let texts = self.items(name, |item, findings| match text(item) {
            Ok(text) => Some(text),
            Err(expected) => {
                findings.add(wrong_type(item, expected).with("field", name));
                None
            }
        })?;
        Some(Spanned::new(texts, node.span))
    }

    /// All entries, by their own names: for maps whose keys are ids. Nothing is unknown then.
    pub fn entries(&mut self) -> &'a [(MapKey<'s>, Node<'s>)] {
        let entries = self.entries;
        self.entries = &[];
        entries
    }

    /// Ends the reading: tells every field that was not asked for, and every one that should be there and is not. One that is misspelt is both, and
    /// told once.
    pub fn close(mut self) {
        let is_there = |name: &str| self.entries.iter().any(|(key, _)| key.name == name);
        let mut free: Vec<&str> = self.asked.iter().copied().filter(|name| !is_there(name)).collect();
        for (key, node) in self.entries.iter().filter(|(key, _)| !self.asked.contains(&&*key.name)) {
            let mut finding =
                misspelt(UNKNOWN_FIELD.at(key.span).with("field", &*key.name), &key.name, key.span, &mut free);
            if let Some(meant) = &finding.suggestion {
                self.missing.retain(|name| name != meant);
            } else {
                finding = finding.near(&key.name, self.asked.iter().copied());
            }
            // `titel.fr = …` may be written on several lines: all would have to change.
            if matches!(node.value, Value::Map(_)) {
                finding.fix = None;
            }
            self.findings.add(finding);
        }
        for name in self.missing {
            let key = self.entries.iter().find(|(key, _)| key.name == name).map(|(key, _)| key.span);
            let start = Span { end: self.span.start, ..self.span };
            self.findings.add(MISSING_FIELD.at(key.unwrap_or(start)).with("field", name));
        }
    }
}

/// `finding` about `name`, written at `span`, with the one of `free` that it should probably be: which is then free no more.
pub fn misspelt(finding: Finding, name: &str, span: Span, free: &mut Vec<&str>) -> Finding {
    let finding = finding.near_at(name, span, free.iter().copied());
    free.retain(|known| finding.suggestion.as_deref() != Some(known));
    finding
}

/// The finding that `node` is not what was expected; names what it is.
pub fn wrong_type(node: &Node<'_>, expected: Expected) -> Finding {
    let found = match &node.value {
        Value::Nothing => String::new(),
        Value::Scalar { text, .. } => shorten(text),
        Value::List(_) => "[ … ]".to_owned(),
        Value::Map(_) => "{ … }".to_owned(),
    };
    let span = match &node.value {
        Value::List(_) | Value::Map(_) => Span { end: node.span.start, ..node.span },
        _ => node.span,
    };
    WRONG_TYPE.at(span).with("found", found).with("expected", expected)
}

/// `text`, or its beginning if it is long: for messages.
pub fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 60 {
        return line.to_owned();
    }
    line.chars().take(57).chain(['…']).collect()
}

/// Any scalar, as a text of one line: where the author began another, there is a space. Control characters are refused: they are slips of a
/// copy, nobody sees them, and what a title means in a style sheet or a terminal they would change.
pub fn text(node: &Node<'_>) -> Result<Text, Expected> {
    let text = lines(node)?;
    if !may_have_control(&text.value) {
        return Ok(text);
    }
    let is_folded = |letter: char| letter == '\t' || is_line_break(letter);
    if text.value.contains(|letter: char| letter.is_control() && !is_folded(letter)) {
        return Err("printable");
    }
    let lines = text.value.split(is_folded).map(str::trim).filter(|line| !line.is_empty());
    Ok(Text::new(lines.collect::<Vec<_>>().join(" "), node.span))
}

/// Any scalar, as a text of as many lines as it has: Markdown.
pub fn lines(node: &Node<'_>) -> Result<Text, Expected> {
    let Value::Scalar { text, .. } = &node.value else { return Err("text") };
    Ok(Text::new(text.trim().to_owned(), node.span))
}

/// Whether `text` may have a control character or a line break: by its bytes, without a branch, since hardly any text has.
fn may_have_control(text: &str) -> bool {
    let is_control = text.bytes().fold(0, |any, byte| any | u8::from(byte.is_ascii_control())) != 0;
    // Of those of several bytes, what the first two can be.
    let mut wide = memchr::memchr2_iter(0xC2, 0xE2, text.as_bytes()).map(|at| &text.as_bytes()[at..]);
    is_control || wide.any(|rest| matches!(rest, [0xC2, 0x80..=0x9F, ..] | [0xE2, 0x80, 0xA8 | 0xA9, ..]))
}

/// Whether a line ends here, for any reader of text: those of Unicode.
fn is_line_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `true` or `false`.
pub fn truth(node: &Node<'_>) -> Result<Spanned<bool>, Expected> {
    match &node.value {
        Value::Scalar { text, quoted: false } if text == "true" => Ok(Spanned::new(true, node.span)),
        Value::Scalar { text, quoted: false } if text == "false" => Ok(Spanned::new(false, node.span)),
        _ => Err("truth"),
    }
}

/// A number as authors write it: see [`parse_number`].
pub fn number(node: &Node<'_>) -> Result<Spanned<f64>, Expected> {
    number_of(node, &[])
}

/// A sum of dirhams: a number, and perhaps the currency.
pub fn cost(node: &Node<'_>) -> Result<Spanned<f64>, Expected> {
    number_of(node, &DIRHAMS)
}

/// A number, and perhaps one of `units` behind it.
fn number_of(node: &Node<'_>, units: &[&str]) -> Result<Spanned<f64>, Expected> {
    let Value::Scalar { text, .. } = &node.value else { return Err("number") };
    let text = text.trim();
    let without = units.iter().find_map(|unit| text.strip_suffix(unit));
    parse_number(without.unwrap_or(text)).map(|value| Spanned::new(value, node.span))
}

/// How the currency is written behind a sum, longer names first.
const DIRHAMS: [&str; 10] = ["dirhams", "dirham", "درهما", "دراهم", "درهم", "DHS", "DH", "Dhs", "Dh", "MAD"];

/// The number that is meant, where that is certain: `5000`, `-2.5`, `20,5`, `12 000` with a blank of any kind, Arabic digits. `Err` says what was expected.
///
/// A point or comma before exactly three digits is refused (`thousands`): `12.000` is how twelve thousand is written in Morocco, and twelve
/// elsewhere. `0.125` is clear. `0x10`, `1e5`, `inf` and the like are nothing that a guide says; a leading zero would be a slip.
pub fn parse_number(text: &str) -> Result<f64, Expected> {
    let plain: String = text.trim().chars().map(western).collect();
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let mut parts = digits.split(['.', ',']);
    let (whole, fractions) = (parts.next().unwrap_or_default(), parts.collect::<Vec<_>>());
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_group = |part: &str| part.len() == 3 && all_digits(part);
    let mut groups = whole.split(' ');
    let first = groups.next().unwrap_or_default();
    let is_grouped = whole.contains(' ');
    let is_whole = all_digits(first) && groups.all(is_group) && (!is_grouped || first.len() <= 3);
    if !is_whole || !fractions.iter().all(|part| all_digits(part)) || digits.len() > 18 {
        return Err("number");
    }
    let is_doubtful = |part: &&str| is_group(part) && !is_grouped && first != "0" && first.len() <= 3;
    match &fractions[..] {
        [] | [_] if first.len() > 1 && first.starts_with('0') => Err("number"),
        [] => format!("{sign}{}", whole.replace(' ', "")).parse().map_err(|_| "number"),
        [part] if is_doubtful(part) => Err("thousands"),
        [part] => format!("{sign}{}.{part}", whole.replace(' ', "")).parse().map_err(|_| "number"),
        more if more.iter().all(is_doubtful) => Err("thousands"),
        _ => Err("number"),
    }
}

/// A letter of a number as it is written with western digits, a blank of any kind as a space.
fn western(letter: char) -> char {
    match letter {
        '٠'..='٩' => char::from(b'0' + (u32::from(letter) - u32::from('٠')) as u8),
        '۰'..='۹' => char::from(b'0' + (u32::from(letter) - u32::from('۰')) as u8),
        '٫' => ',',
        '\u{2212}' => '-',
        '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
        letter => letter,
    }
}

/// A whole number from 0 on.
pub fn whole(node: &Node<'_>) -> Result<Spanned<u32>, Expected> {
    let Value::Scalar { text, .. } = &node.value else {
        return Err("whole");
    };
    text.parse().map(|value| Spanned::new(value, node.span)).map_err(|_| "whole")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_authors_mean_or_refused() {
        for (text, number) in [
            ("5000", 5000.0),
            ("-2.5", -2.5),
            ("+3", 3.0),
            ("20,5", 20.5),
            ("12 000", 12_000.0),
            ("1\u{202f}250\u{a0}000,75", 1_250_000.75),
            ("0.125", 0.125),
            ("0,5", 0.5),
            ("٢٠٫٥", 20.5),
            ("۱۲", 12.0),
            ("1234.567", 1234.567),
            ("12.0", 12.0),
            ("\u{2212}4", -4.0),
            ("1 ", 1.0),
            ("123456789012345678", 123_456_789_012_345_680.0),
        ] {
            assert_eq!(parse_number(text), Ok(number), "{text}");
        }
        for text in ["12.000", "1.250", "1,032", "-12.000", "1.250.000", "12,000", "٣٫٥٠٠"] {
            assert_eq!(parse_number(text), Err("thousands"), "{text}");
        }
        for text in [
            "",
            "12 00",
            "1 2",
            "1234 567",
            "0x10",
            "1e5",
            "inf",
            "012",
            "1.",
            ".5",
            "1.2.3",
            "1..2",
            "--1",
            "40 %",
            "NaN",
            "1234567890123456789",
            "0.000000000000000001",
        ] {
            assert_eq!(parse_number(text), Err("number"), "{text}");
        }
    }

    #[test]
    fn control_characters_are_seen_wherever_they_stand() {
        for letter in (0..0x3000).filter_map(char::from_u32) {
            let text = format!("« l’eau » {letter} سنة");
            assert_eq!(may_have_control(&text), letter.is_control() || is_line_break(letter), "{letter:?}");
        }
    }
}
