//! Marks that were not understood: they would stand on the page as they are, and readers would see signs where the author meant a bold word, a link, a
//! list. They are of other programs (`[[wiki]]`, `::: tip`), of Word (`•`), or a slip (`##Title`).
//!
//! What is looked at is what the parser left as text. Code is never looked into, and neither is what a backslash stands before: that means itself.

mod patterns;

use super::signs::Signs;
use crate::data::fields::shorten;
use crate::finding::{Code, Edit, Finding, Findings};
use crate::source::{FileId, Span};
use std::ops::Range;

/// Marks that nothing was made of.
pub const LEFTOVER_MARKUP: Code = Code::warning("leftover-markup");
/// A remark between `%%`.
pub const PRIVATE_REMARK: Code = Code::error("private-remark");

/// A row of a table with more cells than the table has columns.
pub const LOST_CELLS: Code = Code::error("lost-cells");

/// What kind of block a text stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph, an item of a list, the text of a note.
    Text,
    /// The first paragraph of a quotation.
    Quote,
    /// A heading.
    Heading,
    /// A row of a table.
    Row,
    /// What a definition list defines.
    Term,
    /// How it defines it.
    Definition,
}

/// The text of the block that is open, and what earlier blocks began.
#[derive(Debug, Default)]
pub struct Leftovers {
    /// What the parser left as text: bytes of the file.
    runs: Vec<Range<usize>>,
    /// Whether anything in them may be a mark.
    is_suspect: bool,
    /// Whether a remark was opened and not closed yet.
    in_remark: bool,
    /// Whether a box of another program was told: its end is not told again.
    in_box: bool,
    /// Words of the term that a definition may follow.
    term_words: usize,
    /// How many lines of dashes of tables that are drawn with blanks there were: a table has more than one, and is told once.
    drawn_lines: usize,
    /// Files that marks name that were not understood.
    pub mentions: Vec<String>,
}

impl Leftovers {
    /// `range` of `source` is text, which has `signs`.
    pub fn text(&mut self, source: &str, range: Range<usize>, signs: Signs) {
        let text = &source[range.clone()];
        let begins_line = self.runs.last().is_none_or(|last| source.as_bytes()[last.end..range.start].contains(&b'\n'));
        self.is_suspect = self.is_suspect || begins_line && begins_oddly(text) || signs.may_be_mark();
        self.runs.push(range);
    }

    /// The block of `kind` ends.
    pub fn end_block(&mut self, kind: BlockKind, source: &str, file: FileId, findings: &mut Findings) {
        let Some((first, last)) = self.runs.first().zip(self.runs.last()) else { return };
        let start = first.start;
        if kind == BlockKind::Definition {
            self.definition(source, start, file, findings);
        }
        self.term_words = if kind == BlockKind::Term { source[start..last.end].split_whitespace().count() } else { 0 };
        if self.is_suspect {
            let text = shown(source, start..last.end, &self.runs);
            let block = Block { text: &text, kind };
            self.look(&block, Span::new(file, start..last.end), findings);
        }
        self.runs.clear();
        self.is_suspect = false;
    }

    /// A line across the page, written at `place` right behind a paragraph; `is_below` says whether no blank line stands between. Other programs would make a
    /// heading of that paragraph. Dashes in several groups are lines of a table that is drawn with blanks.
    pub fn rule(&mut self, place: Span, written: &str, is_below: bool, findings: &mut Findings) {
        let is_column = |part: &&str| part.len() > 1 && part.bytes().all(|byte| byte == b'-');
        let columns = written.split_whitespace().filter(is_column).count();
        self.drawn_lines += usize::from(columns > 1);
        let kind = match columns {
            0 | 1 if is_below => "rule",
            2.. if self.drawn_lines == 1 => "table-simple",
            _ => return,
        };
        findings.add(LEFTOVER_MARKUP.at(place).with("kind", kind).with("found", "---"));
    }

    fn look(&mut self, block: &Block<'_>, place: Span, findings: &mut Findings) {
        self.remark(block, place, findings);
        let embedded = block.text.split("![[").skip(1).filter_map(|rest| rest.split_once("]]"));
        self.mentions.extend(embedded.map(|(name, _)| name.split('|').next().unwrap_or_default().trim().to_owned()));
        // A table that was drawn has bars and signs of its own.
        if let Some(leftover) = patterns::table_grid(block) {
            return findings.add(leftover.finding(block.text, place));
        }
        for leftover in patterns::PATTERNS.iter().filter_map(|pattern| pattern(block)) {
            findings.add(leftover.finding(block.text, place));
        }
        if let Some(leftover) = self.other_box(block) {
            findings.add(leftover.finding(block.text, place));
        }
    }

    /// `%% … %%`, in one block or over several.
    fn remark(&mut self, block: &Block<'_>, place: Span, findings: &mut Findings) {
        for (at, mark) in block.text.match_indices("%%") {
            self.in_remark = !self.in_remark;
            if self.in_remark {
                let rest = &block.text[at + mark.len()..];
                let end = rest.find(mark).map_or(block.text.len(), |end| at + end + 2 * mark.len());
                findings.add(PRIVATE_REMARK.at(place.part(at..end)));
            }
        }
    }

    /// `::: tip` and `!!! note`: boxes of other programs; the `:::` at their end is told only by itself.
    fn other_box(&mut self, block: &Block<'_>) -> Option<Leftover> {
        for line in block.lines() {
            let Some(rest) = [":::", "!!!", "???"].iter().find_map(|mark| line.text.strip_prefix(mark)) else {
                continue;
            };
            let opens =
                rest.trim_matches([':', '+', ' ']).starts_with(|letter: char| letter.is_alphabetic() || letter == '{');
            let is_told = std::mem::replace(&mut self.in_box, opens);
            if opens || !is_told && line.text.trim() == ":::" {
                return Some(Leftover::new("box", line.range()));
            }
        }
        None
    }

    /// A line that begins with a colon defines the line above. A French sentence may be broken there.
    fn definition(&self, source: &str, start: usize, file: FileId, findings: &mut Findings) {
        let goes_on = source[start..].starts_with(char::is_lowercase);
        if self.term_words >= 4 && goes_on {
            let colon = source[..start].rfind(':').unwrap_or(start);
            findings.add(
                LEFTOVER_MARKUP.at(Span::new(file, colon..colon + 1)).with("kind", "definition").with("found", ":"),
            );
        }
    }
}

/// What was found in a block.
struct Leftover {
    kind: &'static str,
    range: Range<usize>,
    /// What to write instead of it, where that is certain.
    fix: Option<String>,
    /// More of the kind in the same block, and what to write instead: they are mended with it.
    more: Vec<(Range<usize>, String)>,
}

impl Leftover {
    fn new(kind: &'static str, range: Range<usize>) -> Self {
        Self { kind, range, fix: None, more: Vec::new() }
    }

    fn mended(self, text: String) -> Self {
        Self { fix: Some(text), ..self }
    }

    fn finding(self, text: &str, place: Span) -> Finding {
        let written = &text[self.range.clone()];
        let line = written.lines().next().unwrap_or_default().trim_end_matches('\0');
        let found = shorten(&line.replace('\t', " "));
        let span = place.part(self.range);
        let finding = LEFTOVER_MARKUP.at(span).with("kind", self.kind).with("found", found);
        match self.fix.filter(|fix| *fix != written) {
            Some(text) => {
                let more = self.more.into_iter().map(|(range, text)| Edit::new(place.part(range), text));
                finding.fixed_by([Edit::new(span, text)].into_iter().chain(more).collect())
            }
            None => finding,
        }
    }
}

/// The text of a block; what is not text in it is zeros, but for line breaks.
struct Block<'t> {
    text: &'t str,
    kind: BlockKind,
}

/// A line of a block, without the blanks and marks before it.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    start: usize,
}

impl Line<'_> {
    fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.trim_end_matches(['\0', ' ']).len()
    }
}

impl<'t> Block<'t> {
    fn lines(&self) -> impl Iterator<Item = Line<'t>> + use<'t> {
        let mut at = 0;
        self.text.split('\n').map(move |line| {
            let text = line.trim_start_matches(['\0', ' ']);
            let start = at + line.len() - text.len();
            at += line.len() + 1;
            Line { text, start }
        })
    }

    /// The run of lines from the first one on that `is` true of, if it is of so many.
    fn run_of(&self, least: usize, is: impl Fn(&str) -> bool) -> Option<Vec<Line<'t>>> {
        let lines: Vec<Line<'t>> =
            self.lines().skip_while(|line| !is(line.text)).take_while(|line| is(line.text)).collect();
        (lines.len() >= least.max(1)).then_some(lines)
    }

    /// The first `open…close` in one line, and what is between.
    fn between(&self, open: &str, close: &str) -> Option<(Range<usize>, &'t str)> {
        self.text.match_indices(open).find_map(|(at, _)| {
            let inner = &self.text[at + open.len()..];
            let end = inner.find(close).filter(|end| *end > 0 && !inner[..*end].contains(['\n', '\0']))?;
            Some((at..at + open.len() + end + close.len(), &inner[..end]))
        })
    }
}

/// `range` of `source`, with zeros for all that is not in `runs`, but for line breaks.
fn shown(source: &str, range: Range<usize>, runs: &[Range<usize>]) -> String {
    let mut text = String::with_capacity(range.len());
    let blank = |text: &mut String, range: Range<usize>| {
        text.extend(source[range].bytes().map(|byte| if byte == b'\n' { '\n' } else { '\0' }));
    };
    let mut at = range.start;
    for run in runs {
        blank(&mut text, at..run.start.max(at));
        text.push_str(&source[run.start.max(at)..run.end.max(at)]);
        at = run.end.max(at);
    }
    text
}

/// What every mark has one of that may stand anywhere in a line.
pub const SIGNS: &[u8] = b"*_[]{|\t=%";

/// Whether a line that begins with `text` may be meant for an item, a heading, a box.
fn begins_oddly(text: &str) -> bool {
    text.starts_with(|letter: char| match letter {
        '#' | ':' | '!' | '?' | '+' | '-' | 'o' | '0'..='9' => true,
        // Those that most lines begin with are soon told.
        'a'..='z' | 'A'..='Z' | 'ء'..='ي' => false,
        letter => !letter.is_ascii() && !letter.is_alphabetic(),
    })
}

/// Tells of code, written at `place`, that is code only because of blanks before it: hardly anybody means to make some of a sentence.
pub fn indented(place: Span, code: &str, findings: &mut Findings) {
    let is_word = |word: &&str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    let words = code.split(|letter: char| letter.is_whitespace() || ".,;:!?،؛؟«»’'".contains(letter));
    if words.filter(is_word).count() >= 3 {
        findings.add(LEFTOVER_MARKUP.at(place).with("kind", "indented").with("found", shorten(code.trim())));
    }
}

/// Tells of the row `row` of a table of `columns`, written at `place`, if it has more cells: those are not in the document.
pub fn row(place: Span, row: &str, columns: usize, findings: &mut Findings) {
    let row = row.trim();
    let inner = row.strip_prefix('|').unwrap_or(row);
    let inner = inner.strip_suffix('|').filter(|inner| !inner.ends_with('\\')).unwrap_or(inner);
    let cells = inner.match_indices('|').filter(|(at, _)| !inner[..*at].ends_with('\\')).count() + 1;
    if cells > columns {
        findings.add(LOST_CELLS.at(place).with("found", cells).with("expected", columns));
    }
}
