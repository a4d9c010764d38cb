//! Slips of the hand in YAML: what authors write that YAML reads otherwise than they mean, or not at all.
//!
//! The front matter is looked at line by line, as its author sees it: a blank or a dash at the beginning, a name, a colon, a value. What is meant by a
//! slip is put in its place in a copy, which the parser reads then; places in the copy are led back to those of the file ([`Mended::place`]). So one
//! slip hides no other. This is done only for text that `plain` leaves to the library.

use super::fields::shorten;
use super::line::{self, Bracket, Line};
use crate::finding::{Code, Finding};
use crate::i18n::invisible;
use crate::source::{FileId, Span};
use std::ops::Range;

/// Something written otherwise than YAML wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// What it is, for messages.
    pub kind: &'static str,
    /// Where.
    pub at: Range<usize>,
    /// The sign that it is about, or what is left of the text.
    pub found: String,
    /// What takes the place of what is written, as a message shows it.
    pub shown: String,
    /// What to write, and instead of what.
    pub fix: Option<(Range<usize>, String)>,
    /// How many others are of the same kind.
    pub more: usize,
    /// Whether it is clear what was meant.
    pub is_certain: bool,
}

impl Slip {
    /// The finding about it, in a text that begins at byte `offset` of `file`. `is_understood` says whether the whole can be read when all slips are mended:
    /// if not, it is not certain how what is about more than one value is mended.
    pub fn told(&self, code: &'static Code, file: FileId, offset: usize, is_understood: bool) -> Finding {
        let place = |range: &Range<usize>| Span::new(file, offset + range.start..offset + range.end);
        let invisible =
            self.found.chars().next().filter(|letter| invisible::is_invisible(*letter)).map(invisible::name);
        let found = invisible.unwrap_or_else(|| self.found.clone());
        let finding = code.at(place(&self.at)).with("kind", self.kind).with("found", shorten(&found));
        let finding = finding.with("shown", shorten(&self.shown)).with("more", self.more);
        match self.fix.as_ref().filter(|_| is_understood || self.is_certain && self.kind != "bracket") {
            Some((range, text)) => finding.fixed(place(range), text.clone()),
            None => finding,
        }
    }
}

/// A text without slips, and what was written in their place.
#[derive(Debug, Default)]
pub struct Mended {
    /// The text.
    pub text: String,
    /// What was put in, in the order of the text: where it stood before, where it stands now.
    edits: Vec<(Range<usize>, Range<usize>)>,
    /// What to tell.
    pub slips: Vec<Slip>,
}

impl Mended {
    /// Puts `edits` into a copy of `text`. Of slips that are seldom alone only the first is told, with how many follow.
    pub fn new(text: &str, mut edits: Vec<(Range<usize>, String)>, slips: Vec<Slip>) -> Self {
        edits.sort_by_key(|(range, _)| range.start);
        let mut mended = Self { text: String::with_capacity(text.len()), ..Self::default() };
        let mut from = 0;
        for (range, put) in edits.into_iter().filter(|(range, put)| text[range.clone()] != **put) {
            if range.start < from {
                continue;
            }
            mended.text.push_str(&text[from..range.start]);
            let start = mended.text.len();
            mended.text.push_str(&put);
            from = range.end;
            mended.edits.push((range, start..mended.text.len()));
        }
        mended.text.push_str(&text[from..]);
        mended.slips = fold(slips, text);
        mended
    }

    /// Where `span` of the mended text, which is all of `file` from byte `offset` on, stands in what was written.
    pub fn span(&self, span: Span, offset: usize) -> Span {
        let start = self.place(span.start as usize, false);
        let end = self.place(span.end as usize, true).max(start);
        Span::new(span.file, offset + start..offset + end)
    }

    /// Whether the text is another.
    pub fn is_changed(&self) -> bool {
        !self.edits.is_empty()
    }

    /// Where the byte at `at` of the mended text stands in what was written; what was put in stands where it was put, from begin to end.
    pub fn place(&self, at: usize, is_end: bool) -> usize {
        let before = self.edits.iter().take_while(|(_, now)| now.start < at || (now.start == at && !is_end)).last();
        let Some((was, now)) = before else { return at };
        if at >= now.end {
            return was.end + (at - now.end);
        }
        if is_end { was.end } else { was.start }
    }
}

/// Looks for slips in `text`. `is_broken` says that YAML cannot read it as it is: only then is looked for what may be right elsewhere.
/// `is_field` knows the names of fields.
pub fn mend(text: &str, is_broken: bool, is_field: fn(&str) -> bool) -> Mended {
    let (edits, slips, levels) = (Vec::new(), Vec::new(), Vec::new());
    let mut mender = Mender { text, is_broken, is_field, edits, slips, levels, opens: true, goes_on: false };
    mender.lines();
    Mended::new(text, mender.edits, mender.slips)
}

/// A place where keys or dashes stand below each other.
#[derive(Clone, Copy, Debug)]
struct Level {
    column: usize,
    is_dash: bool,
}

struct Mender<'t> {
    text: &'t str,
    is_broken: bool,
    is_field: fn(&str) -> bool,
    edits: Vec<(Range<usize>, String)>,
    slips: Vec<Slip>,
    /// Where the things stand that are open, from the left.
    levels: Vec<Level>,
    /// Whether something may begin further to the right: after a key without a value.
    opens: bool,
    /// Whether the text of the line before may go on.
    goes_on: bool,
}

impl Mender<'_> {
    fn lines(&mut self) {
        let mut at = 0;
        while at < self.text.len() {
            let end = self.end_of_line(at);
            at = match Line::read(self.text, at..end) {
                Some(line) => self.line(&line, end),
                None => end + 1,
            };
        }
    }

    fn end_of_line(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |length| at + length)
    }

    /// Looks at one line; returns where the next one to look at begins.
    fn line(&mut self, line: &Line, end: usize) -> usize {
        if self.is_broken && line.key.is_none() && line.dash.is_none() {
            return self.nameless(line, end);
        }
        let column = self.indent(line);
        self.dash(line);
        self.open(line, column);
        let Some(value) = self.key(line) else { return end + 1 };
        let value = value.start..value.start + self.text[value.clone()].trim_end_matches([' ', '\t', '\r']).len();
        self.opens = value.is_empty() || self.text[value.clone()].starts_with('#');
        self.goes_on = !self.opens && !self.text[value.clone()].starts_with(['"', '\'', '[', '{']);
        let key_column =
            line.dash.as_ref().map_or(column, |dash| column + self.text[dash.clone()].chars().count().max(2));
        self.value(line, key_column, value, end)
    }

    /// A line without the name of a field: its colon was forgotten, or it goes on with the text above, too far to the left.
    fn nameless(&mut self, line: &Line, end: usize) -> usize {
        let content = line.content..line.content + self.text[line.content..line.end].trim_end().len();
        let text = &self.text[content.clone()];
        let name = text.split(' ').next().unwrap_or_default();
        let column = self.text[line.blanks.clone()].chars().count();
        let key_column = self.levels.iter().rev().find(|level| !level.is_dash).map_or(0, |level| level.column);
        if (self.is_field)(name) && column <= key_column {
            let behind = content.start + name.len();
            let shown = format!("{name}:{}", &text[name.len()..]);
            self.put("colon-missing", content.clone(), behind..behind, ":".to_owned()).shown = shown;
            self.opens = name.len() == text.len();
            self.goes_on = !self.opens;
            self.open_at(column);
        } else if self.goes_on && column <= key_column {
            let blanks = " ".repeat(key_column + 2);
            self.put("goes-on", content, line.blanks.clone(), blanks).is_certain = false;
        }
        end + 1
    }

    /// Remembers that a field stands at `column`.
    fn open_at(&mut self, column: usize) {
        self.levels.retain(|level| level.column < column);
        self.levels.push(Level { column, is_dash: false });
    }

    fn edit(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.edits.push((range, text.into()));
    }

    fn tell(&mut self, kind: &'static str, at: Range<usize>, fix: Option<(Range<usize>, String)>) -> &mut Slip {
        let found = self.text[at.clone()].to_owned();
        let shown = fix.as_ref().map(|(_, text)| text.trim().to_owned()).unwrap_or_default();
        self.slips.push(Slip { kind, at, found, shown, fix, more: 0, is_certain: true });
        let last = self.slips.len() - 1;
        &mut self.slips[last]
    }

    /// Puts `text` in place of `range`, and tells so.
    fn put(&mut self, kind: &'static str, at: Range<usize>, range: Range<usize>, text: String) -> &mut Slip {
        self.edit(range.clone(), text.clone());
        self.tell(kind, at, Some((range, text)))
    }

    /// Makes the blanks before a line those that YAML knows; returns the column where the line stands then.
    fn indent(&mut self, line: &Line) -> usize {
        let blanks = &self.text[line.blanks.clone()];
        let is_item = line.dash.is_some();
        let counted = blanks.chars().filter(|letter| !invisible::has_no_width(*letter) && *letter != '\t').count();
        let strange = blanks.chars().find(|letter| *letter != ' ' && (*letter != '\t' || self.is_broken));
        let column = match strange {
            None if !self.is_broken || line.key.is_none() && !is_item => counted,
            None => self.nearest(counted, is_item, false),
            Some('\t') => self.nearest(counted + 8 * blanks.matches('\t').count(), is_item, true),
            Some(_) => self.nearest(counted, is_item, true),
        };
        if let Some(letter) = strange {
            let kind = if letter == '\t' { "tab" } else { "invisible" };
            let at = line.blanks.start + blanks.find(letter).unwrap_or(0);
            let spaces = " ".repeat(column);
            self.put(kind, at..at + letter.len_utf8(), line.blanks.clone(), spaces);
        } else if column != counted {
            let at = line.blanks.end..line.end;
            self.put("indent", at, line.blanks.clone(), " ".repeat(column)).is_certain = false;
        }
        column
    }

    /// The column that a line at `column` was meant to stand at, if it can stand nowhere near. `is_unclear` says that its blanks are of no known width.
    fn nearest(&self, column: usize, is_item: bool, is_unclear: bool) -> usize {
        let fits = |level: &&Level| level.is_dash == is_item;
        if self.levels.iter().any(|level| level.column == column && level.is_dash == is_item) {
            return column;
        }
        let deepest = self.levels.last().map_or(0, |level| level.column);
        if self.opens && column > deepest {
            return if is_unclear { deepest + 2 } else { column };
        }
        if self.opens && is_item && column == deepest {
            return column;
        }
        let near = self.levels.iter().rev().filter(fits).min_by_key(|level| level.column.abs_diff(column));
        near.map_or(if is_unclear { deepest } else { column }, |level| level.column)
    }

    /// Remembers that `line` stands at `column`.
    fn open(&mut self, line: &Line, column: usize) {
        if line.dash.is_none() && line.key.is_none() {
            return;
        }
        self.levels.retain(|level| {
            level.column < column
                || level.column == column && (line.dash.is_none() && !level.is_dash || line.dash.is_some())
        });
        let mut push = |level: Level| {
            if !self.levels.iter().any(|known| known.column == level.column && known.is_dash == level.is_dash) {
                self.levels.push(level);
            }
        };
        push(Level { column, is_dash: line.dash.is_some() });
        if let Some(dash) = &line.dash
            && line.key.is_some()
        {
            let width = if self.text[dash.clone()].starts_with("- ") { dash.len() } else { 2 };
            push(Level { column: column + width, is_dash: false });
        }
    }

    /// A dash without a space behind it, or one that a word processor made longer.
    fn dash(&mut self, line: &Line) {
        let Some(dash) = line.dash.clone().filter(|_| self.is_broken) else { return };
        let written = &self.text[dash.clone()];
        if written.starts_with("- ") || written == "-" && line.content == line.end {
            return;
        }
        let shown = format!("- {}", self.text[line.content..line.end].trim_end());
        let is_dash = written.starts_with('-') && dash.len() > 1;
        let kind = if is_dash { "invisible" } else { "dash" };
        let at = if is_dash { dash.start + 1..dash.end } else { dash.clone() };
        self.put(kind, at, dash, "- ".to_owned()).shown = shown;
    }

    /// Makes the name of a field and its colon what YAML knows; returns where the value stands.
    fn key(&mut self, line: &Line) -> Option<Range<usize>> {
        let key = line.key.as_ref()?;
        for strange in invisible::places(&self.text[key.name.clone()]) {
            let at = key.name.start + strange.start..key.name.start + strange.end;
            self.invisible(at, "");
        }
        let gap = key.name.end..key.sign;
        if self.text[gap.clone()].contains(|letter| letter != ' ') {
            self.invisible(gap, "");
        }
        let sign = key.sign..key.sign + 1;
        let behind = sign.end..key.value;
        if self.text[sign.clone()] == *"=" {
            if !self.is_broken {
                return None;
            }
            self.put("equals", sign.clone(), key.name.end..behind.end, ": ".to_owned()).shown =
                self.shown(key.name.clone(), behind.end, line.end);
        } else if behind.is_empty() && behind.end < line.end {
            if self.is_broken {
                let shown = self.shown(key.name.clone(), behind.end, line.end);
                self.put("colon-space", sign, behind.clone(), " ".to_owned()).shown = shown;
            }
        } else if self.text[behind.clone()].contains(|letter| letter != ' ' && letter != '\t') {
            self.invisible(behind.clone(), " ");
        }
        Some(behind.end..line.end)
    }

    /// The line as it should be, from its name on.
    fn shown(&self, name: Range<usize>, value: usize, end: usize) -> String {
        format!("{}: {}", self.text[name].trim(), self.text[value..end].trim())
    }

    /// Something that nobody sees, where it breaks something: `text` takes its place.
    fn invisible(&mut self, range: Range<usize>, text: &str) {
        let strange = self.text[range.clone()].char_indices().find(|(_, letter)| *letter != ' ');
        let Some((at, letter)) = strange else { return };
        let at = range.start + at;
        self.put("invisible", at..at + letter.len_utf8(), range, text.to_owned());
    }

    /// Looks at the value of a line, which ends at `end`; returns where the next line to look at begins.
    fn value(&mut self, line: &Line, column: usize, value: Range<usize>, end: usize) -> usize {
        let text = &self.text[value.clone()];
        let next = end + 1;
        let Some(first) = text.chars().next() else { return next };
        match first {
            '"' | '\'' => return self.quoted(line, value, end),
            '[' | '{' => return self.bracketed(value, column, end),
            '|' | '>' if line::is_block_header(text) => return self.past_block(column, next),
            '&' if !self.is_anchor(text, '*') => self.quote("sign", value),
            '*' if !self.is_anchor(text, '&') => self.quote("sign", value),
            '!' if !text.starts_with("!!") => self.quote("sign", value),
            '|' | '>' | '@' | '`' | '%' | ',' | ']' | '}' if self.is_broken => self.quote("sign", value),
            '-' | '?' if self.is_broken && text[1..].starts_with([' ', '\u{a0}']) => self.quote("sign", value),
            '#' if !text[1..].starts_with(' ') => self.cut(value.clone(), 0),
            '#' => {}
            _ => self.bare(value, column),
        }
        next
    }

    /// Whether the name behind the sign that `text` begins with is used elsewhere with `other`.
    fn is_anchor(&self, text: &str, other: char) -> bool {
        let name = text[1..].split([' ', ',', ']', '}']).next().unwrap_or_default();
        !name.is_empty() && self.text.contains(&format!("{other}{name}"))
    }

    /// Puts quotation marks around the value at `value`.
    fn quote(&mut self, kind: &'static str, value: Range<usize>) {
        let sign: String = self.text[value.clone()].chars().take(1).collect();
        let quoted = line::quoted(&self.text[value.clone()]);
        self.put(kind, value.clone(), value, quoted).found = sign;
    }

    /// A text without quotation marks: a colon in it, or a sign that cuts it.
    fn bare(&mut self, value: Range<usize>, column: usize) {
        let text = &self.text[value.clone()];
        if let Some(at) = line::comment(text) {
            if !line::is_fact(text[..at].trim_end()) {
                self.cut(value.clone(), at);
            }
            return;
        }
        if self.is_broken && line::has_colon(text) {
            self.colon(value, column);
        }
    }

    /// A colon in a text without quotation marks: of another field, of a map without its braces, or of the text.
    fn colon(&mut self, value: Range<usize>, column: usize) {
        let text = &self.text[value.clone()];
        let inner = text.trim_start_matches('(').trim_end_matches(')').trim();
        if line::starts_with_name(inner, self.is_field) {
            let braces = format!("{{{inner}}}");
            self.put("braces", value.clone(), value, braces);
            return;
        }
        if let Some(at) = line::name_within(text, self.is_field) {
            let at = value.start + at;
            let blank = self.text[..at].len() - self.text[..at].trim_end().len();
            self.edit(at - blank..at, format!("\n{}", " ".repeat(column)));
            let slip = self.tell("two-fields", at..value.end, None);
            slip.is_certain = false;
            return;
        }
        let quoted = line::quoted(text);
        self.put("colon-text", value.clone(), value, quoted).is_certain = false;
    }

    /// The rest of the value from `at` on is a comment, and was hardly meant as one.
    fn cut(&mut self, value: Range<usize>, at: usize) {
        let whole = &self.text[value.clone()];
        let sign = value.start + at;
        let (quoted, kept) = (line::quoted(whole), whole[..at].trim_end().to_owned());
        let slip = self.tell("cut", sign..value.end, None);
        slip.shown = quoted;
        slip.found = kept;
        slip.is_certain = false;
    }

    /// A value in quotation marks.
    fn quoted(&mut self, line: &Line, value: Range<usize>, end: usize) -> usize {
        let text = &self.text[value.clone()];
        match line::end_of_quoted(text) {
            Some(close) if line::is_nothing(&text[close..]) => {
                if self.is_broken && text.starts_with('"') && line::has_bad_escape(&text[..close]) {
                    self.escape(value.start..value.start + close);
                }
                end + 1
            }
            _ if !self.is_broken => self.past_quoted(value.start, end),
            Some(_) => {
                self.requote(line, value);
                end + 1
            }
            None if self.is_structure(end + 1) || ends_with_own_mark(text) => {
                self.requote(line, value);
                end + 1
            }
            None => self.past_quoted(value.start, end),
        }
    }

    /// A mark too many or too few: puts marks around the whole that fit what is in it.
    fn requote(&mut self, line: &Line, value: Range<usize>) {
        let text = &self.text[value.clone()];
        let mark = text.chars().next().unwrap_or('"');
        let is_around = text.len() > 1 && text.ends_with(mark);
        let (kind, inner) = match mark {
            _ if line::is_part_quoted(text) => ("quotes-part", text),
            '\'' if is_around => ("apostrophe", &text[1..text.len() - 1]),
            _ if is_around => ("quotes-within", &text[1..text.len() - 1]),
            _ if line::end_of_quoted(text).is_some() => ("quotes-part", text),
            _ => ("quote-open", &text[1..]),
        };
        let quoted = line::quoted(inner);
        // With a blank before it, so that the marks that are there go, too.
        let blank = self.text[..value.start]
            .chars()
            .next_back()
            .filter(|_| line.key.as_ref().is_some_and(|key| key.value > key.sign + 1));
        let start = value.start - blank.map_or(0, char::len_utf8);
        let with_blank = format!("{}{quoted}", &self.text[start..value.start]);
        self.edit(value.clone(), quoted);
        let slip = self.tell(kind, value.clone(), Some((start..value.end, with_blank)));
        slip.is_certain = kind != "quote-open";
    }

    /// A sign of escape that stands for itself.
    fn escape(&mut self, value: Range<usize>) {
        let inner = &self.text[value.start + 1..value.end - 1];
        let quoted =
            if inner.contains('\'') { format!("\"{}\"", inner.replace('\\', "\\\\")) } else { format!("'{inner}'") };
        self.edit(value.clone(), quoted.clone());
        let slip = self.tell("escape", value, None);
        slip.shown = quoted;
        slip.is_certain = false;
    }

    /// Whether a field or an item of a list begins at `at`, or the text ends.
    fn is_structure(&self, at: usize) -> bool {
        let mut at = at;
        while at < self.text.len() {
            let end = self.end_of_line(at);
            if !self.text[at..end].trim().is_empty() {
                return Line::read(self.text, at..end).is_some_and(|line| line.key.is_some() || line.dash.is_some());
            }
            at = end + 1;
        }
        true
    }

    /// Where the line begins behind a text in quotation marks that goes over several lines.
    fn past_quoted(&self, start: usize, end: usize) -> usize {
        let close = line::end_of_quoted(&self.text[start..]).map_or(end, |length| start + length);
        self.end_of_line(close.max(end)) + 1
    }

    /// Where the line begins behind a block of text below a key at `column`.
    fn past_block(&self, column: usize, next: usize) -> usize {
        let mut at = next;
        while at < self.text.len() {
            let end = self.end_of_line(at);
            let line = &self.text[at..end];
            let indent = line.len() - line.trim_start_matches(' ').len();
            if !line.trim().is_empty() && indent <= column {
                break;
            }
            at = end + 1;
        }
        at
    }

    /// A list or map in brackets.
    fn bracketed(&mut self, value: Range<usize>, column: usize, end: usize) -> usize {
        match line::end_of_brackets(&self.text[value.clone()]) {
            Bracket::Closed(length) if line::is_nothing(&self.text[value.start + length..value.end]) => {
                self.between(value.start..value.start + length);
            }
            Bracket::Closed(length)
                if self.is_broken
                    && line::starts_with_name(
                        self.text[value.start + length..value.end].trim_start(),
                        self.is_field,
                    ) =>
            {
                self.colon(value, column);
            }
            Bracket::Closed(_) if self.is_broken => self.quote("sign", value),
            Bracket::Mixed(at, close) if self.is_broken => {
                let at = value.start + at..value.start + at + 1;
                self.between(value.start..at.start);
                self.put("bracket", at.clone(), at, close.to_string());
            }
            Bracket::Open(close) if self.is_broken && self.is_structure(end + 1) => {
                self.between(value.clone());
                let shown = format!("{}{close}", &self.text[value.clone()]);
                self.put("bracket", value.clone(), value.end..value.end, close).shown = shown;
            }
            Bracket::Open(_) => return self.past_brackets(value.start, end),
            Bracket::Closed(_) | Bracket::Mixed(..) => {}
        }
        end + 1
    }

    /// Where the line begins behind brackets that go over several lines.
    fn past_brackets(&self, start: usize, end: usize) -> usize {
        match line::end_of_brackets(&self.text[start..]) {
            Bracket::Closed(length) => self.end_of_line((start + length).max(end)) + 1,
            _ => end + 1,
        }
    }

    /// Looks at what stands between brackets on one line: all that is wrong there is told as one.
    fn between(&mut self, range: Range<usize>) {
        let slips = line::slips_between(&self.text[range.clone()]);
        let mut shown = self.text[range.clone()].to_owned();
        for slip in slips.iter().rev() {
            shown.replace_range(slip.at.clone(), slip.text);
        }
        for slip in &slips {
            self.edit(range.start + slip.at.start..range.start + slip.at.end, slip.text);
        }
        let Some(first) = slips.iter().find(|slip| !slip.kind.is_empty()) else { return };
        let start = range.start + first.at.start;
        let sign = self.text[start..].chars().next().map_or(0, char::len_utf8);
        self.tell(first.kind, start..start + sign, Some((range, shown)));
    }
}

/// The slips that are seldom alone, and are told once.
const OFTEN: [&str; 3] = ["tab", "invisible", "equals"];

/// `slips` with those of one kind that is seldom alone told as one: mended from the first to the last.
fn fold(slips: Vec<Slip>, text: &str) -> Vec<Slip> {
    let mut all: Vec<Slip> = Vec::new();
    for slip in slips {
        let first = all.iter_mut().find(|known| known.kind == slip.kind && OFTEN.contains(&slip.kind));
        match first {
            Some(first) => {
                first.more += 1;
                let joined = first.fix.take().zip(slip.fix).filter(|((one, _), (other, _))| one.end <= other.start);
                first.fix = joined.map(|((one, before), (other, after))| {
                    (one.start..other.end, [&before, &text[one.end..other.start], &after].concat())
                });
            }
            None => all.push(slip),
        }
    }
    all
}

/// Whether `text` ends with the mark that it begins with.
fn ends_with_own_mark(text: &str) -> bool {
    text.len() > 1 && text.chars().next() == text.chars().next_back()
}
