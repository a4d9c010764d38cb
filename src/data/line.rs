//! One line of YAML as its author sees it, and what stands on it: for [`mend`](super::mend).

use super::fields::parse_number;
use crate::i18n::invisible::{is_invisible, is_odd_blank};
use std::ops::Range;

/// A line with something on it.
#[derive(Debug)]
pub struct Line {
    /// Blanks before it, whatever they are.
    pub blanks: Range<usize>,
    /// The dash of an item of a list, with the blanks behind it.
    pub dash: Option<Range<usize>>,
    /// Where what follows begins.
    pub content: usize,
    /// The name of a field.
    pub key: Option<Key>,
    /// Where the line ends.
    pub end: usize,
}

/// The name of a field, and where its sign and its value stand.
#[derive(Debug)]
pub struct Key {
    /// The name.
    pub name: Range<usize>,
    /// The colon, or `=`.
    pub sign: usize,
    /// The value, behind blanks of any kind.
    pub value: usize,
}

/// What word processors make of a dash.
const DASHES: [char; 8] = ['-', '–', '—', '•', '·', '*', '▪', '\u{2212}'];

/// As many characters as a name may have.
const LONGEST_NAME: usize = 64;

impl Line {
    /// The line of `text` at `range`; `None` if nothing stands on it, or a comment.
    pub fn read(text: &str, range: Range<usize>) -> Option<Self> {
        let start = past_blanks(text, range.clone());
        let rest = &text[start..range.end];
        if rest.is_empty() || rest.starts_with('#') || matches!(rest.trim_end(), "---" | "...") {
            return None;
        }
        let dash = dash(text, start..range.end);
        let content = dash.as_ref().map_or(start, |dash| dash.end);
        let key = key(text, content..range.end);
        Some(Self { blanks: range.start..start, dash, content, key, end: range.end })
    }
}

fn past_blanks(text: &str, range: Range<usize>) -> usize {
    let is_blank = |letter: char| matches!(letter, ' ' | '\t' | '\r') || is_invisible(letter);
    range.end - text[range].trim_start_matches(is_blank).len()
}

/// The dash at the beginning of `range`, with the blanks behind it. One without a blank is a dash only before the name of a field.
fn dash(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let rest = &text[range.clone()];
    let sign = rest.chars().next().filter(|sign| DASHES.contains(sign))?;
    let behind = range.start + sign.len_utf8();
    let content = past_blanks(text, behind..range.end);
    let is_plain = sign == '-' && (content > behind || content == range.end);
    let is_id = |rest: &str| {
        rest.len() > 1 && rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit())
    };
    let is_word = || {
        is_id(text[content..range.end].trim_end())
            && text[content..].starts_with(|letter: char| letter.is_ascii_lowercase())
    };
    let is_named = || key(text, content..range.end).is_some_and(|key| text[key.name].is_ascii()) || is_word();
    (is_plain || is_named()).then_some(range.start..content)
}

/// The name of a field at the beginning of `range`.
fn key(text: &str, range: Range<usize>) -> Option<Key> {
    let rest = &text[range.clone()];
    let is_of_name =
        |letter: char| letter.is_alphanumeric() || "_-’' ".contains(letter) || is_invisible(letter) || is_mark(letter);
    let length = rest.find(|letter| !is_of_name(letter))?;
    let name = rest[..length].trim_end_matches(|letter| letter == ' ' || is_invisible(letter));
    if name.is_empty() || !name.starts_with(char::is_alphabetic) || name.chars().count() > LONGEST_NAME {
        return None;
    }
    if !rest[length..].starts_with([':', '=']) {
        return None;
    }
    let sign = range.start + length;
    let value = past_blanks(text, sign + 1..range.end);
    let is_plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let behind = &text[sign + 1..range.end];
    let is_key = match rest.as_bytes()[length] {
        b':' => value > sign + 1 || behind.is_empty() || is_plain && !behind.starts_with("//"),
        b'=' => is_plain && !behind.is_empty(),
        _ => false,
    };
    is_key.then_some(Key { name: range.start..range.start + name.len(), sign, value })
}

fn is_mark(letter: char) -> bool {
    crate::i18n::is_mark(letter)
}

/// `text` between quotation marks that fit what is in it.
pub fn quoted(text: &str) -> String {
    match (text.contains(['"', '\\']), text.contains('\'')) {
        (false, _) => format!("\"{text}\""),
        (true, false) => format!("'{text}'"),
        (true, true) => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// Behind the mark that closes the text in quotation marks that `text` begins with.
pub fn end_of_quoted(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mark = *bytes.first()?;
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if mark == b'"' => at += 1,
            byte if byte == mark && mark == b'\'' && bytes.get(at + 1) == Some(&mark) => at += 1,
            byte if byte == mark => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether the first mark that closes the text that `text` begins with closes a word of it: `"Carte" affichée`, not `'L'atelier'`.
pub fn is_part_quoted(text: &str) -> bool {
    let Some(close) = end_of_quoted(text) else { return false };
    let before = text[..close - 1].chars().next_back();
    let behind = text[close..].chars().next();
    before.is_some_and(|letter| !letter.is_whitespace()) && behind.is_none_or(|letter| !letter.is_alphanumeric())
}

/// Whether a barre in the text in double marks that `text` begins with stands before a letter that it does not fit.
pub fn has_bad_escape(text: &str) -> bool {
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '\\' && letters.next().is_none_or(|next| !"0abt\tnvfre \"/\\N_LPxuU".contains(next)) {
            return true;
        }
    }
    false
}

/// Whether there is nothing, or a comment.
pub fn is_nothing(rest: &str) -> bool {
    rest.trim().is_empty() || rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#')
}

/// Where a comment begins behind a text without quotation marks.
pub fn comment(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'#', bytes).find(|&at| at > 0 && matches!(bytes[at - 1], b' ' | b'\t'))
}

/// Whether a colon in `text` would make it the name of a field.
pub fn has_colon(text: &str) -> bool {
    text.contains(": ") || text.contains(":\t") || text.ends_with(':')
}

/// Where the name of a field stands in `text`, behind a blank, with a colon behind it.
pub fn name_within(text: &str, is_field: fn(&str) -> bool) -> Option<usize> {
    text.match_indices(": ").find_map(|(colon, _)| {
        let start = text[..colon].rfind(' ')? + 1;
        is_field(&text[start..colon]).then_some(start)
    })
}

/// Whether `text` begins with the name of a field and a colon.
pub fn starts_with_name(text: &str, is_field: fn(&str) -> bool) -> bool {
    text.split_once(':').is_some_and(|(name, _)| is_field(name.trim_end()))
}

/// Whether `text` is an id, a number, a date, a length of time, not a sentence: what stands behind it is a remark.
pub fn is_fact(text: &str) -> bool {
    let is_id = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte));
    let is_week = text.strip_prefix(['W', 'w']).is_some_and(|weeks| weeks.bytes().all(|byte| byte.is_ascii_digit()));
    let counted = || {
        let (number, unit) = text.rsplit_once([' ', '\u{a0}', '\u{202f}'])?;
        let is_unit = unit.chars().count() <= 7 && unit.chars().all(|letter| letter.is_alphabetic() || letter == '%');
        Some(is_unit && parse_number(number).is_ok())
    };
    is_id || is_week || text == "%" || parse_number(text).is_ok() || counted().unwrap_or(false)
}

/// Whether the rest of the line begins a block of text: `|`, `>-`.
pub fn is_block_header(text: &str) -> bool {
    let rest = text[1..].trim_start_matches(['-', '+', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    is_nothing(rest)
}

/// What brackets at the beginning of a line do.
pub enum Bracket {
    /// They are closed: so many bytes.
    Closed(usize),
    /// They are left open: what would close them.
    Open(String),
    /// One is closed by another kind, which stands there; what would close it.
    Mixed(usize, char),
}

/// Where the brackets close that `text` begins with.
pub fn end_of_brackets(text: &str) -> Bracket {
    let mut open: Vec<char> = Vec::new();
    let mut at = 0;
    let mut is_begin = true;
    while let Some(letter) = text[at..].chars().next() {
        match letter {
            '[' => open.push(']'),
            '{' => open.push('}'),
            '"' | '\'' if is_begin => at += end_of_quoted(&text[at..]).map_or(0, |length| length - 1),
            ']' | '}' => match open.pop() {
                Some(close) if close == letter => {}
                close => return Bracket::Mixed(at, close.unwrap_or(letter)),
            },
            _ => {}
        }
        at += letter.len_utf8();
        if open.is_empty() {
            return Bracket::Closed(at);
        }
        is_begin = matches!(letter, '[' | '{' | ',' | ':') || is_begin && (letter == ' ' || letter == '\n');
    }
    Bracket::Open(open.into_iter().rev().collect())
}

/// Something between brackets that is meant otherwise.
#[derive(Debug)]
pub struct BracketSlip {
    /// What it is, for messages; empty if it is not to be told here.
    pub kind: &'static str,
    /// Where.
    pub at: Range<usize>,
    /// What to write.
    pub text: &'static str,
}

/// The slips in the maps that `text` holds, which are in brackets: `{value:40، date = 2026}`.
pub fn slips_between(text: &str) -> Vec<BracketSlip> {
    let mut slips = Vec::new();
    let mut open: Vec<char> = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        at += letter.len_utf8();
        match letter {
            '[' | '{' => open.push(letter),
            ']' | '}' => drop(open.pop()),
            '"' | '\'' if text[..at - 1].trim_end().ends_with(['[', ',']) => {
                at += end_of_quoted(&text[at - 1..]).map_or(0, |length| length - 1);
            }
            _ => {}
        }
        let begins = letter == '{' || letter == ',' && open.last() == Some(&'{');
        if begins {
            at = entry(text, at, &mut slips);
        }
    }
    slips
}

/// Looks at the name and the value at `at` of a map; returns where the value ends.
fn entry(text: &str, at: usize, slips: &mut Vec<BracketSlip>) -> usize {
    let name = past_blanks(text, at..text.len());
    odd(text, at..name, "", slips);
    let Some((end, sign, value)) = short_key(&text[name..]) else { return at };
    let (end, sign, mut value) = (name + end, name + sign, name + value);
    odd(text, end..sign, "", slips);
    if text[sign..].starts_with('=') {
        slips.push(BracketSlip { kind: "equals", at: end..value, text: ": " });
    } else if value == sign + 1 {
        // Nothing but the end of the line behind it: a blank there is nobody's slip.
        let kind = if value == text.len() { "" } else { "colon-space" };
        slips.push(BracketSlip { kind, at: value..value, text: " " });
    } else {
        odd(text, sign + 1..value, " ", slips);
    }
    if text[value..].starts_with(['"', '\'']) {
        return value + end_of_quoted(&text[value..]).unwrap_or(0);
    }
    if text[value..].starts_with(['[', '{']) {
        return value;
    }
    loop {
        let rest = &text[value..];
        let stop = rest.find([',', '}', '،', '؛', ';', ' ']).unwrap_or(rest.len());
        let (sign, place) = (rest[stop..].chars().next(), value + stop);
        let Some(sign) = sign else { return text.len() };
        let behind = place + sign.len_utf8();
        let follows = past_blanks(text, behind..text.len());
        let is_named = short_key(&text[follows..]).is_some();
        match sign {
            ',' if is_decimal(&text[value..place], &text[behind..]) => {
                // Three decimals may be thousands: who reads the number tells.
                let is_clear = text[behind..].find(|letter: char| !letter.is_numeric()) != Some(3);
                slips.push(BracketSlip { kind: if is_clear { "decimal" } else { "" }, at: place..behind, text: "." });
            }
            ',' | '}' => return place,
            ' ' if is_named && stop > 0 && !text[place..].trim_start().is_empty() => {
                slips.push(BracketSlip { kind: "comma-missing", at: place..place, text: "," });
                return entry(text, behind, slips);
            }
            '،' | '؛' | ';' if is_named => {
                slips.push(BracketSlip {
                    kind: "comma",
                    at: place..behind,
                    text: if follows > behind { "," } else { ", " },
                });
                return entry(text, behind, slips);
            }
            _ => {}
        }
        value = behind;
    }
}

/// Blanks that YAML does not know: `with` takes their place.
fn odd(text: &str, range: Range<usize>, with: &'static str, slips: &mut Vec<BracketSlip>) {
    if text[range.clone()].contains(is_invisible) {
        slips.push(BracketSlip { kind: "invisible", at: range, text: with });
    }
}

/// A name of English letters at the beginning of `text`: where it ends, its sign stands, its value begins.
fn short_key(text: &str) -> Option<(usize, usize, usize)> {
    let end = text.find(|letter: char| !letter.is_ascii_lowercase() && letter != '_').filter(|end| *end > 0)?;
    let sign = past_blanks(text, end..text.len());
    let is_sign = text[sign..].starts_with([':', '=']) && !text[sign..].starts_with("://");
    is_sign.then(|| (end, sign, past_blanks(text, sign + 1..text.len())))
}

/// Whether a comma between `before` and `behind` parts a number from its decimals.
fn is_decimal(before: &str, behind: &str) -> bool {
    let digits = behind.find(|letter: char| !letter.is_numeric()).unwrap_or(behind.len());
    let rest = behind[digits..].trim_start_matches(|letter| letter == ' ' || letter == '%' || is_odd_blank(letter));
    digits > 0 && rest.starts_with([',', '}', '،']) && parse_number(before).is_ok_and(|number| number.fract() == 0.0)
}

/// A part of a text that is to be left out.
pub struct Part {
    /// What cannot be read.
    pub lost: Range<usize>,
    /// Where the name of the field ends whose value it is.
    pub name_end: usize,
    /// The field of the file that it belongs to.
    pub field: Range<usize>,
}

/// The part to leave out because of what is wrong at `at`: the value of its line; if that is gone already, the field of the file that it belongs to; then the
/// name of that, too. `None` if all of it is gone.
pub fn part_around(text: &str, at: usize) -> Option<Part> {
    let is_written = |range: &Range<usize>| !text[range.clone()].trim().is_empty();
    let lines = lines(text);
    let here = lines.iter().rposition(|line| line.start <= at && is_written(line))?;
    let begins = |line: &Range<usize>| is_written(line) && !text[line.clone()].starts_with([' ', '\t', '-', '#']);
    let first = lines[..=here].iter().rposition(begins).unwrap_or(0);
    let end = lines[here + 1..].iter().find(|line| begins(line)).map_or(text.len(), |line| line.start);
    let field = lines[first].start..end;
    let part = |line: &Range<usize>, end: usize| {
        let key = Line::read(text, line.clone())?.key?;
        let lost = key.value.min(end)..end;
        is_written(&lost).then_some(Part { lost, name_end: key.name.end, field: field.clone() })
    };
    let of_line = part(&lines[here], lines[here].end);
    let of_field = || part(&lines[first], end);
    let whole =
        || is_written(&field).then(|| Part { lost: field.clone(), name_end: field.start, field: field.clone() });
    of_line.or_else(of_field).or_else(whole)
}

/// The lines of `text`, without their ends.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let line = |line: &str| {
        let range = at..at + line.trim_end_matches('\n').len();
        at += line.len();
        range
    };
    text.split_inclusive('\n').map(line).collect()
}
