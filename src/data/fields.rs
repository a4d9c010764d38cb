//! Reads the fields of a map by name and type, collecting all that is wrong with them.
//!
//! ```text
//! let mut fields = Fields::open(&node, findings)?;
//! let title = fields.required("title", text);
//! let order = fields.optional("order", number);
//! fields.close();          // tells unknown fields
//! ```

use super::marks;
use super::tree::{MapKey, Node, Value};
use crate::finding::{Code, Finding, Findings};
use crate::i18n::invisible::{self, is_line_break, may_have_control, western};
use crate::source::{Span, Spanned, Text};
use ahash::{HashMap, HashMapExt as _};

/// Every code that reading fields can find.
pub const CODES: [&Code; 7] =
    [&UNKNOWN_FIELD, &MISSING_FIELD, &TO_WRITE, &UNTIDY_LIST, &DUPLICATE_FIELD, &WRONG_TYPE, &marks::MARKS];

/// A field that no such thing has.
pub const UNKNOWN_FIELD: Code = Code::error("unknown-field");
/// A field without which the thing makes no sense.
pub const MISSING_FIELD: Code = Code::error("missing-field");
/// Names that were meant as a list.
pub const UNTIDY_LIST: Code = Code::warning("untidy-list");
/// A draft that is not finished.
pub const TO_WRITE: Code = Code::warning("to-write");
/// A field given twice.
pub const DUPLICATE_FIELD: Code = Code::error("duplicate-field");
/// A list where a text belongs, a text where a number belongs…
pub const WRONG_TYPE: Code = Code::error("wrong-type");

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
    /// Fields whose value is no list, and should be one.
    lost: Vec<&'static str>,
    /// Fields of a draft that will have to be there.
    unwritten: Vec<&'static str>,
    /// The entries that are called otherwise than the field that they are meant to be, which has been told.
    renamed: Vec<(usize, &'static str)>,
    /// Where findings go.
    pub findings: &'f mut Findings,
}

impl<'a, 's, 'f> Fields<'a, 's, 'f> {
    /// Begins to read `node`; tells if it is not a map. An empty value counts as an empty map.
    pub fn open(node: &'a Node<'s>, findings: &'f mut Findings) -> Option<Self> {
        let entries: &[_] = match &node.value {
            Value::Map(entries) => entries,
            Value::Nothing => &[],
            Value::Lost => return None,
            _ => {
                findings.add(wrong_type(node, "map"));
                return None;
            }
        };
        tell_duplicates(entries, findings);
        let (asked, span) = (Vec::with_capacity(USUAL), node.span);
        Some(Self {
            entries,
            span,
            asked,
            missing: Vec::new(),
            lost: Vec::new(),
            unwritten: Vec::new(),
            renamed: Vec::new(),
            findings,
        })
    }

    /// Tells the entries that are none of `names`, but are meant to be one: `meant` says which, of those that are free. They are read as that one, so that
    /// nothing else is wrong because of them.
    pub fn settle(
        &mut self,
        names: &(impl Iterator<Item = &'static str> + Clone),
        meant: impl Fn(&str, &[&'static str]) -> Option<(&'static str, bool)>,
    ) {
        // Most authors keep to the order of the table: each is looked for behind the one before it first.
        let mut behind = names.clone();
        for (index, (key, node)) in self.entries.iter().enumerate() {
            if behind.any(|name| name == key.name) {
                continue;
            }
            behind = names.clone();
            if behind.any(|name| name == key.name) {
                continue;
            }
            let is_free = |name: &&'static str| {
                self.entries.iter().all(|(key, _)| key.name != *name)
                    && self.renamed.iter().all(|(_, known)| known != name)
            };
            let free: Vec<&'static str> = names.clone().filter(is_free).collect();
            let Some((name, is_certain)) = meant(&key.name, &free) else { continue };
            let mut finding = UNKNOWN_FIELD.at(key.span).with("field", &*key.name);
            finding.suggestion = Some(name.to_owned());
            self.renamed.push((index, name));
            // `titel.fr = …` may be written on several lines: all would have to change.
            let is_one = !matches!(node.value, Value::Map(_));
            self.findings.add(if is_certain && is_one { finding.mend(key.span) } else { finding });
        }
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

    /// Like [`Self::optional`]; where the value is of another type, `meant` says how it is written, if that is certain.
    pub fn optional_or<T>(
        &mut self,
        name: &'static str,
        reader: ValueReader<'a, 's, T>,
        meant: fn(&str) -> Option<String>,
    ) -> Option<T> {
        let node = self.node(name)?;
        match reader(node) {
            Ok(value) => Some(value),
            Err(expected) => {
                let mut finding = wrong_type(node, expected).with("field", name);
                if let Value::Scalar { text, .. } = &node.value {
                    finding.suggestion = meant(text).filter(|meant| **meant != **text);
                }
                self.findings.add(finding.mend(node.span));
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
        let is_lost = || matches!(self.entry(name), Some(Node { value: Value::Lost, .. }));
        if self.find(name).is_none() && !is_lost() {
            self.missing(name);
        }
    }

    /// Tells, at the end, if `name` is not there yet.
    pub fn will_need(&mut self, name: &'static str) {
        if self.find(name).is_none() {
            self.unwritten.push(name);
        }
    }

    /// The value of `name`, not yet asked for, if the map has one that is not empty.
    pub fn find(&self, name: &str) -> Option<&'a Node<'s>> {
        let is_empty = |node: &&Node<'s>| match &node.value {
            Value::Nothing | Value::Lost => true,
            Value::Scalar { text, .. } => text.chars().all(char::is_whitespace),
            _ => false,
        };
        self.entry(name).filter(|node| !is_empty(node))
    }

    /// The value of `name`, empty or not.
    fn entry(&self, name: &str) -> Option<&'a Node<'s>> {
        let called = self.entries.iter().find(|(key, _)| key.name == name);
        let renamed = || self.renamed.iter().find(|(_, meant)| *meant == name).map(|(index, _)| &self.entries[*index]);
        called.or_else(renamed).map(|(_, node)| node)
    }

    /// Whether what `name` says could not be read, wholly or in part, or should be there and is not: which has been told.
    pub fn is_lost(&self, name: &str) -> bool {
        self.missing.contains(&name) || self.lost.contains(&name) || self.entry(name).is_some_and(has_lost)
    }

    /// Tells, at the end, that `name` should be there: unless it is there, misspelt.
    pub fn missing(&mut self, name: &'static str) {
        self.missing.push(name);
    }

    /// A word; where there is none, an empty one stands in so that reading can go on.
    pub fn word_or_empty(&mut self, name: &'static str) -> Text {
        let span = self.span;
        self.optional(name, word).unwrap_or_else(|| Text::new(String::new(), Span { end: span.start, ..span }))
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
            self.lost.push(name);
            return None;
        };
        let mut all = Vec::with_capacity(items.len());
        all.extend(items.iter().filter_map(|item| read(item, self.findings)));
        Some(all)
    }

    /// A list of texts: ids of things, usually. One text alone counts as a list of one.
    pub fn texts(&mut self, name: &'static str) -> Option<Spanned<Vec<Text>>> {
        let node = self.node(name)?;
        if let Ok(alone) = word(node) {
            let texts = several(alone, node, true, self.findings);
            return Some(Spanned::new(texts, node.span));
        }
        let texts = self.items(name, |item, findings| match word(item) {
            Ok(text) => Some(several(text, item, false, findings)),
            Err(_) if matches!(item.value, Value::Lost) => None,
            Err(expected) => {
                findings.add(wrong_type(item, expected).with("field", name));
                None
            }
        })?;
        Some(Spanned::new(texts.into_iter().flatten().collect(), node.span))
    }

    /// A text that readers are shown: tells marks in it that mean nothing there.
    pub fn prose(&mut self, name: &'static str) -> Option<Text> {
        let text = self.optional(name, text)?;
        if let Some(finding) = marks::find(&text) {
            self.findings.add(finding.with("field", name));
        }
        Some(text)
    }

    /// The same; where there is none, an empty one stands in so that reading can go on.
    pub fn prose_or_empty(&mut self, name: &'static str) -> Text {
        let start = Span { end: self.span.start, ..self.span };
        self.prose(name).unwrap_or_else(|| Text::new(String::new(), start))
    }

    /// All entries, by their own names: for maps whose keys are ids. Nothing is unknown then.
    pub fn entries(&mut self) -> &'a [(MapKey<'s>, Node<'s>)] {
        let entries = self.entries;
        self.entries = &[];
        entries
    }

    /// Ends the reading: tells every field that was not asked for, and every one that should be there and is not. One that is misspelt is both, and
    /// told once. Returns those that are yet to be written.
    pub fn close(mut self) -> Vec<&'static str> {
        let mut free: Option<Vec<&str>> = None;
        for (index, (key, node)) in self.entries.iter().enumerate() {
            if self.asked.contains(&&*key.name) || self.renamed.iter().any(|(renamed, _)| *renamed == index) {
                continue;
            }
            let is_free = |name: &&str| self.entry(name).is_none();
            let free = free.get_or_insert_with(|| self.asked.iter().copied().filter(is_free).collect());
            let mut finding = misspelt(UNKNOWN_FIELD.at(key.span).with("field", &*key.name), &key.name, key.span, free);
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
        if !self.unwritten.is_empty() {
            let start = Span { end: self.span.start, ..self.span };
            self.findings.add(TO_WRITE.at(start).with("fields", self.unwritten.join(", ")));
        }
        self.unwritten
    }
}

/// Tells every entry called as one before it.
fn tell_duplicates(entries: &[(MapKey<'_>, Node<'_>)], findings: &mut Findings) {
    let is_repeated =
        |(at, (key, _)): (usize, &(MapKey<'_>, _))| entries[..at].iter().any(|(first, _)| first.name == key.name);
    // To compare the few that a map usually has takes a quarter of the time of a table of them.
    if entries.len() <= USUAL && !entries.iter().enumerate().any(is_repeated) {
        return;
    }
    let mut seen: HashMap<&str, Span> = HashMap::with_capacity(entries.len());
    for (key, _) in entries {
        let first = *seen.entry(&key.name).or_insert(key.span);
        if first != key.span {
            findings.add(DUPLICATE_FIELD.at(key.span).with("field", &*key.name).related("first", first));
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
        Value::Nothing | Value::Lost => String::new(),
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
    if !may_have_control(&text.value) && memchr::memchr2(b'\n', b'\t', text.value.as_bytes()).is_none() {
        return Ok(text);
    }
    let is_folded = |letter: char| letter == '\t' || is_line_break(letter);
    if text.value.contains(|letter: char| letter.is_control() && !is_folded(letter)) {
        return Err("printable");
    }
    let lines = text.value.split(is_folded).map(str::trim).filter(|line| !line.is_empty());
    Ok(Text::new(lines.collect::<Vec<_>>().join(" "), node.span))
}

/// A text that programs read, an id, a name, a date: without letters that nobody sees, and without curly quotation marks around it.
pub fn word(node: &Node<'_>) -> Result<Text, Expected> {
    let found = text(node)?;
    if found.value.is_ascii() {
        return Ok(found);
    }
    Ok(Text::new(word_of(&found.value), node.span))
}

/// `text` as programs read it: see [`word`].
fn word_of(text: &str) -> String {
    let plain = invisible::visible(text);
    plain.trim_matches(|letter: char| letter.is_whitespace() || "“”‘’«»„".contains(letter)).to_owned()
}

/// The names that `text` holds, if commas stand between them: what was meant as a list.
fn several(text: Text, node: &Node<'_>, is_alone: bool, findings: &mut Findings) -> Vec<Text> {
    const COMMAS: [char; 4] = [',', '،', ';', '؛'];
    let is_name =
        |name: &&str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let names: Vec<&str> = text.value.split(COMMAS).map(str::trim).filter(|name| !name.is_empty()).collect();
    if !text.value.contains(COMMAS) || !names.iter().all(is_name) {
        return vec![text];
    }
    let length = node.span.range().len();
    let is_bare = matches!(&node.value, Value::Scalar { text, quoted: false } if text.len() == length);
    let is_quoted = matches!(&node.value, Value::Scalar { quoted: true, .. });
    let written = |name: &&str| if is_quoted { format!("\"{name}\"") } else { (*name).to_owned() };
    let joined = names.iter().map(written).collect::<Vec<_>>().join(", ");
    let shown = if is_alone { format!("[{joined}]") } else { joined };
    let sign: String = text.value.chars().filter(|letter| COMMAS.contains(letter)).take(1).collect();
    let kind = if is_alone { "brackets" } else { "comma" };
    let finding = UNTIDY_LIST.at(node.span).with("kind", kind).with("found", sign).with("shown", &*shown);
    findings.add(if is_bare { finding.fixed(node.span, shown) } else { finding });
    let place = |name: &&str| {
        let at = name.as_ptr() as usize - text.value.as_ptr() as usize;
        let span = if text.value.len() == length { node.span.part(at..at + name.len()) } else { node.span };
        Text::new((*name).to_owned(), span)
    };
    names.iter().map(place).collect()
}

/// Whether something in `node` could not be read.
pub fn has_lost(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Lost => true,
        Value::Nothing | Value::Scalar { .. } => false,
        Value::List(items) => items.iter().any(has_lost),
        Value::Map(entries) => entries.iter().any(|(_, node)| has_lost(node)),
    }
}

/// Any scalar, as a text of as many lines as it has: Markdown.
pub fn lines(node: &Node<'_>) -> Result<Text, Expected> {
    let Value::Scalar { text, .. } = &node.value else { return Err("text") };
    Ok(Text::new(text.trim().to_owned(), node.span))
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

/// A number with a sign of per cent.
pub fn percentage(node: &Node<'_>) -> Result<Spanned<f64>, Expected> {
    number_of(node, &["%", "٪"])
}

/// A number, and perhaps one of `units` behind it.
fn number_of(node: &Node<'_>, units: &[&str]) -> Result<Spanned<f64>, Expected> {
    let Value::Scalar { text, .. } = &node.value else { return Err("number") };
    let text = &if text.is_ascii() { text.to_string() } else { invisible::visible(text) };
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

/// `15/01/2026`, the day first, as a date is written here: `2026-01-15`. `4/1/2026` may be the first of April elsewhere.
pub fn day_first(text: &str) -> Option<String> {
    let text: String = text.chars().map(western).collect();
    let mut parts = text.split(['/', '-', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |part: &str| part.parse::<u8>().ok();
    let is_certain = day.len() == 2 && month.len() == 2 || number(day)? > 12;
    let date = format!("{year}-{month:0>2}-{day:0>2}");
    let is_date = year.len() == 4 && parts.next().is_none() && crate::i18n::Date::parse(&date).is_some();
    (is_certain && is_date).then_some(date)
}

/// A whole number from 0 on.
pub fn whole(node: &Node<'_>) -> Result<Spanned<u32>, Expected> {
    let Value::Scalar { text, .. } = &node.value else { return Err("whole") };
    let is_whole = parse_number(text).is_ok() && !text.contains(['.', ',', '+', '-', '٫']);
    let digits: String = text.chars().map(western).filter(|letter| *letter != ' ').collect();
    let number = digits.parse().ok().filter(|_| is_whole);
    number.map(|number| Spanned::new(number, node.span)).ok_or("whole")
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
}
