//! Slips of the hand in TOML, mended line by line in a copy that the parser reads then: see [`mend`](super::mend). Done only for files that it cannot read.

use super::fields::day_first;
use super::line::{self, Bracket};
use super::mend::{Mended, Slip};
use crate::i18n::invisible::is_invisible;
use std::ops::Range;

/// What word processors and other languages put around a text.
const OPENING: [char; 7] = ['“', '”', '„', '«', '‘', '’', '‹'];
const CLOSING: [char; 6] = ['”', '“', '»', '’', '›', '"'];
/// What is taken for a comma.
const COMMAS: [char; 4] = [',', '،', ';', '؛'];

/// Looks for slips in `text`, which is not TOML.
pub fn mend(text: &str) -> Mended {
    let mut mender = Mender { text, edits: Vec::new(), slips: Vec::new(), kind: None };
    let mut at = 0;
    while at < text.len() {
        at = mender.line(at) + 1;
    }
    Mended::new(text, mender.edits, mender.slips)
}

struct Mender<'t> {
    text: &'t str,
    edits: Vec<(Range<usize>, String)>,
    slips: Vec<Slip>,
    /// The first slip on the line, and where.
    kind: Option<(&'static str, Range<usize>)>,
}

impl Mender<'_> {
    /// Looks at the line at `at`; returns where it ends, or the last of those that belong to it.
    fn line(&mut self, at: usize) -> usize {
        let end = self.text[at..].find('\n').map_or(self.text.len(), |length| at + length);
        let start = self.blanks(at, end);
        let end_of_text = at + self.text[at..end].trim_end().len();
        let rest = &self.text[start..end_of_text.max(start)];
        if rest.is_empty() || rest.starts_with('#') {
            return end;
        }
        if rest.starts_with('[') {
            self.table(start..end_of_text);
            return end;
        }
        let edits = self.edits.len();
        let Some(sign) = sign(rest).map(|sign| start + sign) else {
            self.nameless(start..end_of_text);
            return end;
        };
        self.key(start..sign);
        if self.text[sign..].starts_with(':') {
            self.slip("colon", sign..sign + 1);
            self.edit(sign..sign + 1, " =");
        }
        let value = self.blanks(sign + 1, end_of_text);
        if let Some(last) = self.lines_of_value(value, end) {
            return last;
        }
        if value >= end_of_text {
            self.edit(value..value, " \"\"");
        } else {
            let behind = self.value(value, end_of_text, None);
            let comma = self.blanks(behind, end_of_text);
            if self.text[comma..end_of_text].chars().all(|letter| COMMAS.contains(&letter)) && comma < end_of_text {
                self.slip("comma-end", comma..end_of_text);
                self.edit(comma..end_of_text, "");
            }
        }
        self.close(start..end_of_text, edits);
        end
    }

    /// A line without a sign: a name whose brackets or whose sign were forgotten, or something else.
    fn nameless(&mut self, line: Range<usize>) {
        let text = &self.text[line.clone()];
        let name =
            text.find(|letter: char| !letter.is_ascii_alphanumeric() && !"-_".contains(letter)).unwrap_or(text.len());
        let rest = text[name..].trim_start();
        if name == text.len() {
            let written = format!("[{text}]");
            self.edit(line.clone(), written.clone());
            self.tell("table", line.clone(), Some((line, written)), true);
        } else if name > 0 && rest.starts_with(['"', '\'']) && line::end_of_quoted(rest) == Some(rest.len()) {
            let at = line.start + name;
            self.edit(at..at, " =");
            let written = format!("{} ={}", &text[..name], &text[name..]);
            self.tell("equals", line.clone(), Some((line, written)), true);
        } else {
            self.tell("line", line.clone(), None, false);
            self.edit(line.start..line.start, "# ");
        }
    }

    /// Tells what was wrong on the line at `line` since `edits`, as one.
    fn close(&mut self, line: Range<usize>, edits: usize) {
        let Some((kind, at)) = self.kind.take() else { return };
        let own = self.edits[edits..].to_vec();
        let mut shown = self.text[line.clone()].to_owned();
        for (range, text) in own.iter().rev() {
            shown.replace_range(range.start - line.start..range.end - line.start, text);
        }
        self.tell(kind, at, Some((line, shown)), true);
    }

    fn tell(&mut self, kind: &'static str, at: Range<usize>, fix: Option<(Range<usize>, String)>, is_certain: bool) {
        let (found, shown) =
            (self.text[at.clone()].to_owned(), fix.as_ref().map(|fix| fix.1.clone()).unwrap_or_default());
        self.slips.push(Slip { kind, at, found, shown, fix, more: 0, is_certain });
    }

    fn edit(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.edits.push((range, text.into()));
    }

    fn slip(&mut self, kind: &'static str, at: Range<usize>) {
        self.kind.get_or_insert((kind, at));
    }

    /// Passes over blanks; those that TOML does not know become spaces.
    fn blanks(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end.max(at)];
        let length = rest.len()
            - rest.trim_start_matches(|letter| letter == ' ' || letter == '\t' || is_invisible(letter)).len();
        if rest[..length].contains(is_invisible) {
            self.edit(at..at + length, " ");
        }
        at + length
    }

    /// `[name]`: one with blanks or accents is put in quotation marks, so that it can be told as an id.
    fn table(&mut self, line: Range<usize>) {
        let text = &self.text[line.clone()];
        let opens = if text.starts_with("[[") { 2 } else { 1 };
        let close = text.find(']').map_or(line.end, |close| line.start + close);
        let name = line.start + opens..close;
        let inner = self.text[name.clone()].trim();
        let is_plain = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        };
        if !inner.starts_with(['"', '\'']) && !inner.split('.').all(|part| is_plain(part.trim())) {
            self.edit(
                name,
                line::quoted(inner.trim_matches(|letter| OPENING.contains(&letter) || CLOSING.contains(&letter))),
            );
        }
        let brackets = self.text[close..line.end].bytes().take(opens).take_while(|byte| *byte == b']').count();
        let behind = close + brackets..line.end;
        if behind.start < behind.end && self.text[behind.clone()].bytes().all(|byte| byte == b']') {
            let shown = self.text[line.start..behind.start].to_owned();
            self.edit(behind, "");
            self.tell("bracket", line.clone(), Some((line, shown)), true);
            return;
        }
        if close == line.end {
            let bracket = "]".repeat(opens);
            let shown = format!("{}{bracket}", &self.text[line.clone()]);
            self.edit(line.end..line.end, bracket);
            self.tell("bracket", line.start..line.start + 1, Some((line, shown)), true);
        }
    }

    /// A name with accents or blanks is put in quotation marks, so that it can be told as a field.
    fn key(&mut self, range: Range<usize>) {
        let name = self.text[range.clone()]
            .trim_end_matches(|letter: char| letter == ' ' || letter == '\t' || is_invisible(letter));
        let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_. \"'".contains(&byte));
        let has_blank = name.contains(' ') && !name.contains(['"', '.']);
        let end = range.start + name.len();
        if !is_plain && !name.starts_with(['"', '\'']) || has_blank {
            self.edit(range.start..end, line::quoted(&crate::i18n::invisible::visible(name)));
        }
        if self.text[end..range.end].contains(is_invisible) {
            self.edit(end..range.end, " ");
        }
    }

    /// The end of the last line of a value that goes over several, which is left as it is.
    fn lines_of_value(&self, value: usize, end: usize) -> Option<usize> {
        let rest = &self.text[value..];
        let last = |close: usize| self.text[close..].find('\n').map_or(self.text.len(), |length| close + length);
        for mark in ["\"\"\"", "'''"] {
            if rest.starts_with(mark) {
                return Some(rest[3..].find(mark).map_or(self.text.len(), |at| last(value + 6 + at)));
            }
        }
        if !rest.starts_with(['[', '{']) || matches!(line::end_of_brackets(&self.text[value..end]), Bracket::Closed(_))
        {
            return None;
        }
        let Bracket::Closed(length) = line::end_of_brackets(rest) else { return None };
        let is_structure = |line: &str| {
            sign(line).is_some_and(|at| !line[..at].trim().contains(['"', '{', ','])) && !line.starts_with([' ', '\t'])
                || line.starts_with('[')
        };
        let within = &self.text[end..value + length];
        (!within.lines().skip(1).any(is_structure)).then(|| last(value + length))
    }

    /// Looks at the value at `at`, which ends before one of `stops` or at `end`; returns where.
    fn value(&mut self, at: usize, end: usize, within: Option<char>) -> usize {
        let at = self.blanks(at, end);
        match self.text[at..end].chars().next() {
            Some('[') => self.bracketed(at, end, ']'),
            Some('{') => self.bracketed(at, end, '}'),
            Some(mark) if mark == '"' || mark == '\'' || OPENING.contains(&mark) => self.quoted(at, end, mark, within),
            Some(_) => self.bare(at, end, within),
            None => at,
        }
    }

    /// The things between brackets: values, or fields with values.
    fn bracketed(&mut self, open: usize, end: usize, close: char) -> usize {
        let mut at = self.blanks(open + 1, end);
        let mut is_first = true;
        let mut last = at;
        while let Some(letter) = self.text[at..end].chars().next() {
            if letter == close {
                return at + 1;
            }
            if COMMAS.contains(&letter) && !is_first {
                if letter != ',' {
                    self.slip("comma", at..at + letter.len_utf8());
                    self.edit(at..at + letter.len_utf8(), ",");
                }
                at = self.blanks(at + letter.len_utf8(), end);
                is_first = true;
                continue;
            }
            if !is_first {
                self.slip("comma-missing", at..at + letter.len_utf8());
                self.edit(last..last, if last == at { ", " } else { "," });
            }
            if close == '}' {
                let Some(sign) = sign(&self.text[at..end]).map(|sign| at + sign) else { return end };
                self.key(at..sign);
                if self.text[sign..].starts_with(':') {
                    self.slip("colon", sign..sign + 1);
                    self.edit(sign..sign + 1, " =");
                }
                at = sign + 1;
            }
            let behind = self.value(at, end, Some(close));
            if behind <= at && close == ']' {
                return end;
            }
            last = behind;
            at = self.blanks(behind, end);
            is_first = false;
        }
        self.slip("bracket", open..open + 1);
        self.edit(end..end, close.to_string());
        end
    }

    /// Whether a value may end at `at`.
    fn may_end(&self, at: usize, end: usize, within: Option<char>) -> bool {
        let rest = self.text[at..end]
            .trim_start_matches(|letter: char| letter == ' ' || letter == '\t' || is_invisible(letter));
        let Some(letter) = rest.chars().next() else { return true };
        match within {
            None => letter == '#' || rest.chars().all(|letter| COMMAS.contains(&letter)),
            Some(close) if letter == close => true,
            Some('}') => {
                let behind = rest.trim_start_matches(|letter: char| COMMAS.contains(&letter) || letter == ' ');
                // Nothing more stands there, but for a bracket, or that is what lacks.
                behind.is_empty()
                    || behind.starts_with('}')
                    || sign(behind).is_some_and(|at| {
                        behind[..at].trim().chars().all(|it| it.is_alphanumeric() || "-_".contains(it))
                    })
            }
            Some(_) => COMMAS.contains(&letter) || ['"', '\''].contains(&letter) || OPENING.contains(&letter),
        }
    }

    /// A text in marks of any kind.
    fn quoted(&mut self, at: usize, end: usize, mark: char, within: Option<char>) -> usize {
        let inner = at + mark.len_utf8();
        let is_straight = mark == '"' || mark == '\'';
        let rest = &self.text[at..end];
        if is_straight
            && let Some(close) = line::end_of_quoted(rest)
            && self.may_end(at + close, end, within)
        {
            return at + close;
        }
        let is_close = |letter: char| letter == mark || CLOSING.contains(&letter) || letter == '\'' && mark == '‘';
        let closes = self.text[inner..end].char_indices().filter(|(_, letter)| is_close(*letter));
        let close = closes
            .map(|(place, letter)| (inner + place, letter))
            .find(|(place, letter)| self.may_end(place + letter.len_utf8(), end, within));
        let (close, width) = close
            .map_or_else(|| (self.end_of_bare(inner, end, within), 0), |(place, letter)| (place, letter.len_utf8()));
        let kind = match (is_straight, width) {
            (_, 0) => "quote-open",
            (true, _) if mark == '\'' => "apostrophe",
            (true, _) => "quotes-within",
            _ => "quotes",
        };
        self.slip(kind, at..inner);
        let blanks = |text: &str| text.len() - text.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
        let skip = if mark == '«' { blanks(&self.text[inner..close]) } else { 0 };
        self.edit(at..inner + skip, "\"");
        for (place, letter) in self.text[inner + skip..close].char_indices() {
            if letter == '"' || letter == '\\' {
                let place = inner + skip + place;
                self.edit(place..place + 1, format!("\\{letter}"));
            }
        }
        let text = &self.text[inner + skip..close];
        let tail = if mark == '«' { text.len() - text.trim_end_matches([' ', '\u{a0}', '\u{202f}']).len() } else { 0 };
        self.edit(close - tail..close + width, "\"");
        close + width
    }

    /// Where a text without marks ends.
    fn end_of_bare(&self, at: usize, end: usize, within: Option<char>) -> usize {
        let text = &self.text[at..end];
        let stop = match within {
            None => line::comment(text).map(|comment| at + comment),
            Some(close) => text.char_indices().find_map(|(place, letter)| {
                let ends = letter == close
                    || COMMAS.contains(&letter) && (close == ']' || self.may_end(at + place, end, within));
                ends.then_some(at + place)
            }),
        };
        let stop = stop.unwrap_or(end);
        at + self.text[at..stop].trim_end_matches(|letter: char| letter == ' ' || COMMAS.contains(&letter)).len()
    }

    /// A value without marks: a number, a date, a word; a text should have some.
    fn bare(&mut self, at: usize, end: usize, within: Option<char>) -> usize {
        let close = self.end_of_bare(at, end, within);
        let text = &self.text[at..close];
        if super::toml::is_literal(text) || text.is_empty() {
            return close;
        }
        let is_list = is_list_of_words(text);
        let (kind, written) = match (truth(text), day_first(text)) {
            (Some(truth), _) => ("truth", truth.to_owned()),
            (_, Some(date)) => ("date", date),
            _ if is_list && within.is_none() => ("bare", list(text)),
            _ if text.ends_with('"') && text.matches('"').count() == 1 => ("quote-open", format!("\"{text}")),
            // A number or a date that is none is told by who reads it.
            _ if text.starts_with(|letter: char| letter.is_numeric() || letter == '(') => ("", basic(text)),
            _ => ("bare", basic(text)),
        };
        if !kind.is_empty() {
            self.slip(kind, at..close);
        }
        self.edit(at..close, written);
        close
    }
}

/// `text` as TOML writes it.
fn basic(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether `text` is short words with commas between them: `fr, ar`.
fn is_list_of_words(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    text.contains(COMMAS) && text.split(COMMAS).all(|word| is_word(word.trim()))
}

/// The words of `text` as a list.
fn list(text: &str) -> String {
    let words: Vec<String> = text.split(COMMAS).map(|word| basic(word.trim())).collect();
    format!("[{}]", words.join(", "))
}

/// Where the sign stands behind the name of a field that `text` begins with: `=`, or a colon instead.
fn sign(text: &str) -> Option<usize> {
    let start = if text.starts_with(['"', '\'']) { line::end_of_quoted(text)? } else { 0 };
    let at = text[start..].find(['=', ':', '"', '“', '«', '{', '[', '#']).map(|at| start + at)?;
    let is_sign = text[at..].starts_with(['=', ':']) && !text[at..].starts_with("://");
    (is_sign && !text[..at].trim().is_empty()).then_some(at)
}

/// Words for yes and no.
fn truth(text: &str) -> Option<&'static str> {
    match &*text.to_lowercase() {
        "true" | "vrai" | "oui" | "yes" | "نعم" => Some("true"),
        "false" | "faux" | "non" | "no" | "لا" => Some("false"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::toml::parse;
    use crate::finding::Findings;
    use crate::source::Sources;
    use proptest::prelude::*;

    fn mended(text: &str) -> String {
        mend(text).text
    }

    #[test]
    fn what_is_meant_takes_the_place_of_a_slip() {
        for (slip, meant) in [
            ("fr = « Guide »", "fr = \"Guide\""),
            ("fr = “Guide”", "fr = \"Guide\""),
            ("fr: Guide de la commune # note", "fr = \"Guide de la commune\" # note"),
            ("fr = 'L'eau'", "fr = \"L'eau\""),
            ("date = 15/01/2026", "date = 2026-01-15"),
            ("languages = fr, ar", "languages = [\"fr\", \"ar\"]"),
            ("languages = [“fr”، “ar”", "languages = [\"fr\", \"ar\"]"),
            ("name = { fr: a, b, ar: ب }", "name = { fr = \"a, b\", ar = \"ب\" }"),
            ("name = { fr = \"a\", ", "name = { fr = \"a\",} "),
            ("name = { fr = \"a\"", "name = { fr = \"a\"}"),
            ("[a b]", "[\"a b\"]"),
            ("title", "[title]"),
            ("fr\u{a0}=\u{a0}\"a\"", "fr = \"a\""),
        ] {
            assert_eq!(mended(slip), meant, "{slip}");
        }
        for good in [
            "a = \"b, c\" # d",
            "a = { b = 1, c = \"é\" }",
            "a = { b = \"é\",}",
            "a = [\n \"b\",\n \"c\",\n]\nd = 1",
            "a = \"\"\"\nb = c\n\"\"\"\n",
            "[a.b]",
        ] {
            assert_eq!(mended(good), good);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        /// Whatever is written, what is told lies in it, and fixes do, too.
        #[test]
        fn any_slip_is_told_in_its_place(text in "([ab=:\\[\\]{}\"'“”«»،, \n#é\u{a0}٣/\\\\]|title|15/01/2026|\"é\"|a = ){0,24}") {
            let mut sources = Sources::default();
            let file = sources.put_text("content/guide.toml", &text);
            let mut findings = Findings::default();
            let (root, _) = parse(&text, file, &mut findings);
            prop_assert!(text.get(root.span.range()).is_some());
            for finding in findings.sorted(&sources) {
                let spans = finding.place.part().into_iter().chain(
                    finding.fix.iter().flat_map(|fix| &fix.edits).filter_map(|edit| edit.place(&sources).part()),
                );
                for span in spans {
                    prop_assert!(text.get(span.range()).is_some(), "{text:?} {finding:?}");
                }
            }
        }
    }
}
