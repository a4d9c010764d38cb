//! The text of a chapter as the parser is to read it: what CommonMark takes for something else than everybody means, in these languages and from these
//! keyboards, is written so that it is understood.
//!
//! | an author writes | CommonMark reads | what is read here |
//! |---|---|---|
//! | `و**«نص»**`, `**ملاحظة:**يبدأ` | stars | bold |
//! | a mark with a no-break space behind it, or a direction mark before it | a paragraph | the heading, the list… |
//! | `> [!CONSEIL]`, `> [!نصيحة]` | a quotation | the box of that name |
//! | `[la boîte](solution: boite)`, `![Plan](plan 2.png)` | brackets | a link, an image |
//! | a paragraph and `---` below it | a heading | a paragraph and a line |
//! | `:)` or `:::` below a line | a definition of that line | a line |
//! | `## Article 5 {alinéa 2}` | a heading without its last words | the whole heading |
//! | a line break of Word (a control character) | a sign that nobody sees | a blank |
//!
//! Most texts have none of these, and are read as they are.

use super::Alert;
use crate::i18n::invisible::{is_odd_blank, may_have_control};
use std::borrow::Cow;
use std::ops::Range;

/// Stands, in what is read, between a letter and a sign that would keep stars from being marks. No text has it: Unicode calls it no character.
const JOINT: char = '\u{fdd0}';
const JOINT_LEAD: u8 = 0xef;

/// A text as it is to be read, and where each part of it stands in the file.
#[derive(Debug)]
pub struct Reading<'t> {
    /// What is read.
    pub text: Cow<'t, str>,
    /// The parts that are as in the file, in order; empty if all is.
    parts: Vec<Part>,
    /// Where a blank line was put in before `---`, in the file.
    pub rules: Vec<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Part {
    /// Where it begins in what is read.
    at: usize,
    /// Where it begins in the file.
    source: usize,
    length: usize,
}

/// What is read instead of bytes of the text.
type Edit = (Range<usize>, Cow<'static, str>);

impl<'t> Reading<'t> {
    /// How `text` is to be read.
    pub fn new(text: &'t str) -> Self {
        let mut edits = Edits { text, found: Vec::new(), rules: Vec::new() };
        edits.find();
        let Edits { found: mut edits, rules, .. } = edits;
        if edits.is_empty() {
            return Self { text: Cow::Borrowed(text), parts: Vec::new(), rules };
        }
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut read = String::with_capacity(text.len() + edits.len() * 4);
        let (mut parts, mut copied) = (Vec::with_capacity(edits.len() + 1), 0);
        let end = (text.len()..text.len(), Cow::Borrowed(""));
        for (range, by) in edits.into_iter().chain([end]) {
            // Of two that meet, the first holds.
            if range.start < copied {
                continue;
            }
            parts.push(Part { at: read.len(), source: copied, length: range.start - copied });
            read.push_str(&text[copied..range.start]);
            read.push_str(&by);
            copied = range.end;
        }
        Self { text: Cow::Owned(read), parts, rules }
    }

    /// Where `range` of what is read stands in the file.
    pub fn place(&self, range: &Range<usize>) -> Range<usize> {
        if self.parts.is_empty() {
            return range.clone();
        }
        let start = self.part(self.parts.partition_point(|part| part.at <= range.start), range.start);
        let end = self.part(self.parts.partition_point(|part| part.at < range.end), range.end);
        start..end.max(start)
    }

    fn part(&self, after: usize, at: usize) -> usize {
        let part = self.parts[after.saturating_sub(1)];
        part.source + at.saturating_sub(part.at).min(part.length)
    }

    /// What the author wrote of `read`.
    pub fn written<'r>(&self, read: &'r str) -> Cow<'r, str> {
        if self.parts.is_empty() || !read.contains(JOINT) {
            return Cow::Borrowed(read);
        }
        Cow::Owned(read.replace(JOINT, ""))
    }
}

/// Whether `text` has a joint of its own: looked for by its first byte, which hardly any text has.
fn has_joint(text: &str) -> bool {
    memchr::memchr_iter(JOINT_LEAD, text.as_bytes()).any(|at| text[at..].starts_with(JOINT))
}

/// Signs that nobody sees and that hide the mark behind them: of direction, of width nothing, a byte order mark in the middle.
fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Characters that command a terminal or a printer, and the line breaks that are none in Markdown.
fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\t' | '\n' | '\r') || matches!(letter, '\u{2028}' | '\u{2029}')
}

struct Edits<'t> {
    text: &'t str,
    found: Vec<Edit>,
    rules: Vec<usize>,
}

impl Edits<'_> {
    fn find(&mut self) {
        if has_joint(self.text) {
            return;
        }
        self.controls();
        let mut fence: Option<(u8, usize)> = None;
        let mut paragraph: Option<usize> = None;
        let mut before = "";
        let mut at = 0;
        let ends = memchr::memchr_iter(b'\n', self.text.as_bytes()).map(|end| end + 1).chain([self.text.len()]);
        for end in ends {
            let bare = self.text[at..end].trim_end();
            let marks = fence_of(bare);
            match (fence, marks) {
                (Some(open), Some((close, false))) if open.0 == close.0 && close.1 >= open.1 => fence = None,
                (None, Some((open, _))) => fence = Some(open),
                (Some(_), _) => {}
                (None, None) => self.line(at, bare, before),
            }
            let is_text = fence.is_none() && marks.is_none() && !bare.is_empty();
            match (paragraph, is_text) {
                (None, true) => paragraph = Some(at),
                (Some(begin), false) => {
                    self.paragraph(begin..at);
                    paragraph = None;
                }
                _ => {}
            }
            before = bare;
            at = end;
        }
        if let Some(begin) = paragraph {
            self.paragraph(begin..at);
        }
    }

    fn put(&mut self, range: Range<usize>, by: impl Into<Cow<'static, str>>) {
        self.found.push((range, by.into()));
    }

    /// Control characters become blanks.
    fn controls(&mut self) {
        if may_have_control(self.text) {
            let found: Vec<_> = self.text.char_indices().filter(|(_, letter)| is_control(*letter)).collect();
            for (at, letter) in found {
                self.put(at..at + letter.len_utf8(), " ");
            }
        }
    }

    /// One line outside of blocks of code, which begins at `start`; `before` is the one above.
    fn line(&mut self, start: usize, line: &str, before: &str) {
        let inside = line.trim_start_matches([' ', '>']);
        let Some(first) = inside.chars().next() else { return };
        let at = start + line.len() - inside.len();
        match first {
            '#' | '-' | '*' | '+' | '0'..='9' => self.mark(at, inside),
            '[' => self.alert(at, inside),
            ':' => self.colon(at, inside),
            letter if is_hidden(letter) || is_odd_blank(letter) => self.hidden(at, inside),
            _ => {}
        }
        if first == '#' {
            self.heading_braces(at, inside);
        }
        if first == '-' {
            self.rule(at, inside, before);
        }
    }

    /// What nobody sees before a mark is left out, and so is what stands behind that.
    fn hidden(&mut self, at: usize, line: &str) {
        let rest = line.trim_start_matches(|letter| is_hidden(letter) || is_odd_blank(letter) || letter == ' ');
        if rest.starts_with(['#', '-', '*', '+', '>', '|', '`', ':', '[']) || mark_length(rest) > 0 {
            let begin = at + line.len() - rest.len();
            self.put(at..begin, "");
            self.line(begin, rest, "");
        }
    }

    /// A blank that is none to CommonMark, behind a mark, is one.
    fn mark(&mut self, at: usize, line: &str) {
        let length = mark_length(line);
        let rest = &line[length..];
        let Some(next) = rest.chars().next().filter(|_| length > 0) else { return };
        if is_odd_blank(next) || is_hidden(next) {
            let blanks =
                rest.len() - rest.trim_start_matches(|it| is_odd_blank(it) || is_hidden(it) || it == ' ').len();
            self.put(at + length..at + length + blanks, " ");
        }
    }

    /// `[!CONSEIL]`: a box may be called by the word that its page shows.
    fn alert(&mut self, at: usize, line: &str) {
        let Some(name) = line.strip_prefix("[!").and_then(|rest| rest.strip_suffix(']')) else { return };
        if let Some(alert) = Alert::called(name) {
            self.put(at + 2..at + 2 + name.len(), alert.name().to_uppercase());
        }
    }

    /// A colon at the beginning of a line defines the line above only if a blank follows; the rule of a table may begin with one, too.
    fn colon(&mut self, at: usize, line: &str) {
        let is_rule = line.bytes().all(|byte| matches!(byte, b':' | b'-' | b'|' | b' '));
        if !line[1..].starts_with([' ', '\t']) && !is_rule {
            self.put(at..at, "\\");
        }
    }

    /// `---` right below a text is a line, not what makes a heading of it; so are more dashes below a sentence.
    fn rule(&mut self, at: usize, line: &str, before: &str) {
        let is_sentence = before.ends_with(['.', '!', '?', '؟', '…', ':', ';', '؛', '»']);
        let is_rule = line.bytes().all(|byte| byte == b'-') && (line.len() == 3 || line.len() > 3 && is_sentence);
        if is_rule && !before.trim_start_matches([' ', '>']).is_empty() && !before.contains('|') {
            self.put(at..at, "\n");
            self.rules.push(at);
        }
    }

    /// Only `{#id}` may stand in braces at the end of a heading; other words are words.
    fn heading_braces(&mut self, at: usize, line: &str) {
        let Some(begin) = line.strip_suffix('}').and_then(|line| line.rfind('{')) else { return };
        let inner = &line[begin + 1..line.len() - 1];
        let is_id = inner.strip_prefix('#').is_some_and(|id| !id.is_empty() && !id.contains(char::is_whitespace));
        if !is_id {
            // A heading that does not end with a brace has none to be read.
            self.put(at + line.len()..at + line.len(), JOINT.to_string());
        }
    }

    /// Stars and addresses of consecutive lines that have text.
    fn paragraph(&mut self, range: Range<usize>) {
        let text = &self.text[range.clone()];
        let bytes = text.as_bytes();
        let mut stars = Stars::default();
        let mut at = 0;
        while let Some(next) = memchr::memchr3(b'*', b'`', b']', &bytes[at..]) {
            at += next;
            let length = bytes[at..].iter().take_while(|byte| **byte == bytes[at]).count();
            let is_escaped = at > 0 && bytes[at - 1] == b'\\';
            match bytes[at] {
                _ if is_escaped => {}
                b'`' => at += code_length(&bytes[at..], length) - length,
                b'*' => stars.run(text, at..at + length),
                _ => {
                    if let Some(address) = blank_address(text, at + length) {
                        self.put(range.start + address.start..range.start + address.start, "<");
                        self.put(range.start + address.end..range.start + address.end, ">");
                    }
                }
            }
            at += length;
        }
        for joint in stars.joints {
            self.put(range.start + joint..range.start + joint, JOINT.to_string());
        }
    }
}

/// The mark and the length of a fence around code, if the line is one, and whether something stands behind it.
fn fence_of(line: &str) -> Option<((u8, usize), bool)> {
    let line = line.trim_start_matches([' ', '>']);
    let mark = *line.as_bytes().first().filter(|byte| matches!(byte, b'`' | b'~'))?;
    let length = line.bytes().take_while(|byte| *byte == mark).count();
    let rest = line[length..].trim();
    (length >= 3 && !(mark == b'`' && rest.contains('`'))).then_some(((mark, length), !rest.is_empty()))
}

/// The length of the mark of a heading or an item that `line` begins with.
fn mark_length(line: &str) -> usize {
    let bytes = line.as_bytes();
    let count = |is: fn(&u8) -> bool| bytes.iter().take_while(|byte| is(byte)).count();
    match bytes.first() {
        Some(b'#') => Some(count(|byte| *byte == b'#')).filter(|length| *length <= 6).unwrap_or(0),
        Some(b'-' | b'*' | b'+') => 1,
        Some(b'0'..=b'9') => {
            let digits = count(u8::is_ascii_digit);
            if digits <= 9 && matches!(bytes.get(digits), Some(b'.' | b')')) { digits + 1 } else { 0 }
        }
        _ => 0,
    }
}

/// The length of the code that `bytes` begin with, opened by `length` back-quotes; that many, if it is never closed.
fn code_length(bytes: &[u8], length: usize) -> usize {
    let mut at = length;
    while let Some(next) = memchr::memchr(b'`', &bytes[at..]) {
        at += next;
        let close = bytes[at..].iter().take_while(|byte| **byte == b'`').count();
        at += close;
        if close == length {
            return at;
        }
    }
    length
}

/// The address with blanks that stands in the parentheses at `at` of `text`, behind a bracket: it is a link or an image, and only its blanks keep it from
/// being one.
fn blank_address(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text[at..].strip_prefix('(')?;
    let end = rest.bytes().position(|byte| matches!(byte, b')' | b'\n' | b'(' | b'<' | b'"' | b'\''))?;
    let inner = &rest[..end];
    let address = inner.trim();
    let is_title = rest[end..].starts_with(['"', '\'']) && inner.ends_with(' ');
    let is_meant = address.contains([' ', '\u{a0}', '\u{202f}']) && (rest[end..].starts_with(')') || is_title);
    let begin = at + 1 + (inner.len() - inner.trim_start().len());
    is_meant.then_some(begin..begin + address.len())
}

/// The runs of stars of a paragraph, read one after the other.
#[derive(Default)]
struct Stars {
    /// How many stars the mark has that is open, if one is.
    open: Option<Open>,
    /// Where a joint makes a mark of stars that are none to CommonMark.
    joints: Vec<usize>,
}

struct Open {
    length: usize,
    /// The joint that it took to open it.
    joint: Option<usize>,
}

impl Stars {
    fn run(&mut self, text: &str, run: Range<usize>) {
        let before = text[..run.start].chars().next_back().unwrap_or(' ');
        let after = text[run.end..].chars().next().unwrap_or(' ');
        let length = run.len();
        let closes = self.open.as_ref().is_some_and(|open| open.length == length) && !before.is_whitespace();
        if closes {
            let open = self.open.take();
            self.joints.extend(open.and_then(|open| open.joint));
            // CommonMark reads stars between a sign and a letter as an opening mark.
            if is_sign(before) && is_letter(after) {
                self.joints.push(run.start);
            }
        } else if !after.is_whitespace() && length <= 3 && self.open.is_none() {
            // And stars between a letter and a sign as a closing one.
            let joint = (is_letter(before) && is_sign(after)).then_some(run.end);
            self.open = Some(Open { length, joint });
        }
    }
}

/// Whether CommonMark takes `letter` for punctuation.
fn is_sign(letter: char) -> bool {
    !letter.is_whitespace() && !is_letter(letter)
}

/// Vowel signs of Arabic are a part of the letter before.
fn is_letter(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'ء'..='ي') || letter.is_alphanumeric() || crate::i18n::is_mark(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Findings;
    use crate::markdown::{Block, Document, parse};
    use crate::source::Sources;
    use proptest::prelude::*;

    fn parsed(text: &str) -> Document {
        let file = Sources::default().put_text("content/pages/a/fr.md", text);
        parse(&text.into(), file, 0, &mut Findings::default())
    }

    fn said(text: &str) -> Vec<String> {
        parsed(text).blocks().map(|Block { kind, text, .. }| format!("{kind}: {text}")).collect()
    }

    #[test]
    fn a_mark_is_a_mark_whatever_nobody_sees_beside_it() {
        assert_eq!(
            said("##\u{a0}Pourquoi\n\n\u{200f}- قاعة\n\u{200f}-\u{a0}كراسي\n"),
            ["h2: Pourquoi", "li: قاعة", "li: كراسي"]
        );
        assert_eq!(said("\u{feff}1.\u{202f}un\n2.\u{202f}deux\n"), ["li: un", "li: deux"]);
        // What is no mark stays: a word may begin with any of these.
        assert_eq!(said("\u{200f}نص -\u{a0}كذا\n"), ["p: \u{200f}نص -\u{a0}كذا"]);
    }

    #[test]
    fn stars_between_a_letter_and_a_sign_are_a_mark() {
        for (text, read) in [
            ("و**«نص»** كذلك", "و**J«نص»** كذلك"),
            ("**ملاحظة:**يبدأ", "**ملاحظة:J**يبدأ"),
            ("d*« un »*, puis", "d*J« un »*, puis"),
            ("`و**«نص»**` et 3*«4» 5", "`و**«نص»**` et 3*«4» 5"),
            ("**un** mot *ici*", "**un** mot *ici*"),
        ] {
            assert_eq!(Reading::new(text).text.replace(JOINT, "J"), read);
        }
    }

    #[test]
    fn what_stands_below_a_line_is_what_it_looks_like() {
        assert_eq!(said("Fin.\n---\nSuite"), ["p: Fin.", "p: Suite"]);
        assert_eq!(said("Titre\n------\n"), ["h2: Titre"]);
        assert_eq!(said("| a | b |\n|---|---|\n| 1 | 2 |"), ["tr: a | b", "tr: 1 | 2"]);
        assert_eq!(said("Merci\n:) à tous"), ["p: Merci :) à tous"]);
        assert_eq!(said("Mot\n: ce qu’il veut dire"), ["dt: Mot", "dd: ce qu’il veut dire"]);
        assert_eq!(said("```\na\n---\n:)\n```"), ["pre: a\n---\n:)"]);
    }

    #[test]
    fn controls_are_blanks() {
        assert_eq!(said("La salle\u{b}ouvre\u{2028}tôt"), ["p: La salle ouvre tôt"]);
    }

    #[test]
    fn an_address_may_have_blanks() {
        let document = parsed("[a](solution: b), ![Plan](plan de salle.png \"Titre\") et `[a](b c)`");
        assert_eq!(document.links[0].target.to_string(), "solution:b");
        assert_eq!(&*document.images[0].file.value, "plan de salle.png");
        assert_eq!(document.images[0].title, "Titre");
        assert_eq!((document.links.len(), document.images.len()), (1, 1));
    }

    proptest! {
        /// What is read says where it stands: the parts that are as in the file are found there, in order and within it.
        #[test]
        fn places_are_of_the_file(text in "([ab«»:]|\\*\\*|---|\n|[#>\\-] |\u{200f}|\u{a0}|\u{b}|\\{#?a? b?\\}|\\[!CONSEIL\\]|\\]\\(a b\\)|`){0,24}") {
            let reading = Reading::new(&text);
            for part in &reading.parts {
                let read = &reading.text[part.at..part.at + part.length];
                prop_assert_eq!(read, &text[part.source..part.source + part.length]);
            }
            let mut before = 0;
            for (at, _) in reading.text.char_indices() {
                let place = reading.place(&(at..at + 1));
                prop_assert!(place.start >= before && place.end <= text.len());
                before = place.start;
            }
            // And the document is made of what the author wrote.
            prop_assert!(parsed(&text).blocks().all(|block| !block.text.contains(JOINT)));
        }
    }
}
