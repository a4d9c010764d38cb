//! Tables of cells, as spreadsheets and people write them.
//!
//! The `csv` library reads what RFC 4180 describes; here signs of any script stand between cells, each row says for itself which, and a quotation mark that
//! is never closed must not swallow the rows below it. A property holds the two against each other.

use crate::finding::{Code, Finding, Findings};
use crate::source::{FileId, Span, Text};
use std::ops::Range;

/// A `.csv` file cannot be read as a table.
pub const MALFORMED: Code = Code::error("malformed-csv");

/// One row of a table below its header.
#[derive(Debug)]
pub struct Row {
    /// A text per cell; fewer than the header has, if the last are left out.
    pub cells: Vec<Text>,
    /// The whole row.
    pub span: Span,
}

/// What may stand between cells: as French and Arabic spreadsheets write it, as anybody does, as the clipboard does; and what an Arabic keyboard has in
/// their place. Of signs that a row has as many of, the first counts.
const SEPARATORS: [char; 5] = [';', ',', '\t', '،', '؛'];

/// The header and the rows of `text`, all of `file`. Rows without anything in them are passed over, and so are empty cells behind those of the header.
pub fn rows(text: &str, file: FileId, findings: &mut Findings) -> Option<(Vec<Text>, Vec<Row>)> {
    let mut reader = Reader { text, file, at: 0, findings };
    let told = reader.told_separator();
    let first = reader.line();
    let count = |sign: &char| first.matches(*sign).count();
    // Of several that are the greatest, `max_by_key` takes the last.
    let separator = told.unwrap_or_else(|| SEPARATORS.into_iter().rev().max_by_key(count).unwrap_or(','));
    let mut header = reader.row(separator, None)?;
    while header.cells.last().is_some_and(|cell| cell.value.is_empty()) {
        header.cells.pop();
    }
    let width = header.cells.len();
    if width < 2 {
        reader.findings.add(problem("separator", header.span));
        return None;
    }
    let mut rows = Vec::new();
    while let Some(mut row) = reader.row(separator, Some(width)) {
        if row.cells.iter().skip(width).any(|cell| !cell.value.is_empty()) {
            reader.findings.add(length(&row, width));
            continue;
        }
        row.cells.truncate(width);
        rows.push(row);
    }
    Some((header.cells, rows))
}

/// The finding that `row` has not as many cells as the header.
pub fn length(row: &Row, width: usize) -> Finding {
    MALFORMED.at(row.span).with("problem", "length").with("found", row.cells.len()).with("expected", width)
}

/// The finding that something at `span` keeps the table from being read.
pub fn problem(problem: &'static str, span: Span) -> Finding {
    MALFORMED.at(span).with("problem", problem).with("found", 0).with("expected", 0)
}

struct Reader<'t, 'f> {
    text: &'t str,
    file: FileId,
    /// Where the next row begins.
    at: usize,
    findings: &'f mut Findings,
}

/// A quotation mark that opens a cell and does not close it.
struct OpenQuote {
    at: usize,
}

impl<'t> Reader<'t, '_> {
    /// The sign that the line `sep=;` names, which is for spreadsheets; it is no row.
    fn told_separator(&mut self) -> Option<char> {
        let line = self.line();
        let sign = trim(line).trim_matches('"').strip_prefix("sep=").and_then(|rest| rest.chars().next());
        if sign.is_some() {
            self.at += line.len() + 1;
        }
        sign
    }

    /// The next line with something on it. Those before it are left behind.
    fn line(&mut self) -> &'t str {
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let line = rest.split('\n').next().unwrap_or_default();
            if !line.trim().is_empty() || line.len() == rest.len() {
                return line;
            }
            self.at += line.len() + 1;
        }
    }

    /// The next row with something in it, of `width` cells if any sign parts it so.
    fn row(&mut self, separator: char, width: Option<usize>) -> Option<Row> {
        loop {
            let line = self.line();
            if line.trim().is_empty() {
                return None;
            }
            let begin = self.at;
            let (cells, end) = self.cells(separator, width).unwrap_or_else(|quote| {
                let span = Span::new(self.file, quote.at..quote.at + 1);
                self.findings.add(problem("quote", span));
                // The rows below it are rows.
                let end = begin + line.len();
                let signs = self.text[begin..end].match_indices(separator).map(|(at, sign)| (begin + at, sign.len()));
                let mut from = begin;
                let mut cells = Vec::new();
                for (at, length) in signs.chain([(end, 0)]) {
                    cells.push(self.place(from..at));
                    from = at + length;
                }
                (cells, end)
            });
            self.at = end + 1;
            if cells.iter().any(|cell| !cell.value.is_empty()) {
                return Some(Row { cells, span: Span::new(self.file, begin..end) });
            }
        }
    }

    /// The cells of the row that begins here, and where it ends. A row that has another number of cells than the header, and as many with another sign between
    /// them, was written with that.
    fn cells(&self, separator: char, width: Option<usize>) -> Result<(Vec<Text>, usize), OpenQuote> {
        let parted = |sign| self.parted(sign, width);
        let own = parted(separator);
        let fits = |row: &Result<(Vec<Text>, usize), _>| matches!((row, width), (Ok((cells, _)), Some(width)) if cells.len() == width);
        if width.is_none_or(|width| width < 2) || fits(&own) {
            return own;
        }
        SEPARATORS.into_iter().map(parted).find(fits).unwrap_or(own)
    }

    fn parted(&self, separator: char, width: Option<usize>) -> Result<(Vec<Text>, usize), OpenQuote> {
        let (mut cells, mut at) = (Vec::new(), self.at);
        loop {
            let (cell, end) = self.cell(at, separator, width)?;
            cells.push(cell);
            match self.text[end..].chars().next() {
                Some(sign) if sign == separator => at = end + sign.len_utf8(),
                _ => return Ok((cells, end)),
            }
        }
    }

    /// The cell that begins at `at`, and where it ends: at a separator, a line end, or the end of all.
    fn cell(&self, at: usize, separator: char, width: Option<usize>) -> Result<(Text, usize), OpenQuote> {
        let is_end = |letter: char| letter == separator || letter == '\n';
        let rest = &self.text[at..];
        let blank = rest.len() - rest.trim_start_matches(|letter| !is_end(letter) && is_blank(letter)).len();
        if !rest[blank..].starts_with('"') {
            let length = rest.find(is_end).unwrap_or(rest.len());
            return Ok((self.place(at..at + length), at + length));
        }
        let open = OpenQuote { at: at + blank };
        let inside = open.at + 1;
        let Some(close) = closing_quote(&self.text[inside..]).map(|length| inside + length) else { return Err(open) };
        let behind = &self.text[close + 1..];
        let end = close + 1 + behind.find(is_end).unwrap_or(behind.len());
        let swallowed = width.is_some_and(|width| {
            let mut lines = self.text[inside..close].split('\n').skip(1);
            width > 1 && lines.any(|line| line.matches(separator).count() + 1 >= width)
        });
        if swallowed || !self.text[close + 1..end].chars().all(is_blank) {
            return Err(open);
        }
        let lines = self.text[inside..close].split('\n').map(trim).filter(|line| !line.is_empty());
        let value = lines.collect::<Vec<_>>().join(" ").replace("\"\"", "\"");
        let Text { span, .. } = self.place(inside..close);
        Ok((Text::new(value, span), end))
    }

    /// What stands at `range`, without the blanks around it.
    fn place(&self, range: Range<usize>) -> Text {
        let written = &self.text[range.clone()];
        let start = range.end - written.trim_start_matches(is_blank).len();
        let value = trim(written);
        Text::new(value.to_owned(), Span::new(self.file, start..start + value.len()))
    }
}

/// Where the quotation mark stands that closes the cell whose text begins here: a double one stands for itself.
fn closing_quote(text: &str) -> Option<usize> {
    let mut marks = text.match_indices('"').map(|(at, _)| at).peekable();
    while let Some(at) = marks.next() {
        if marks.next_if_eq(&(at + 1)).is_none() {
            return Some(at);
        }
    }
    None
}

/// A blank of any kind, or a sign that nobody sees: of direction, of joining.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;
    use proptest::prelude::*;

    /// The cells of each row, its header first; and how much is wrong.
    fn table(text: &str) -> (Vec<Vec<String>>, usize) {
        let file = Sources::default().put_text("content/measures/a.csv", text);
        let mut findings = Findings::default();
        let read = rows(text, file, &mut findings);
        let words = |cells: Vec<Text>| -> Vec<String> {
            for cell in &cells {
                let written = &text[cell.span.range()];
                assert!(written == cell.value || written.contains(['"', '\n']), "{cell:?} is {written:?}");
            }
            cells.into_iter().map(|cell| cell.value).collect()
        };
        let all = read.map_or_else(Vec::new, |(header, rows)| {
            [words(header)].into_iter().chain(rows.into_iter().map(|row| words(row.cells))).collect()
        });
        (all, findings.count(crate::finding::Severity::Error))
    }

    #[test]
    fn whatever_stands_between_cells() {
        for text in [
            "a,b\n1,2\n",
            "a;b\n1;2",
            "a\tb\r\n1\t2\r\n".replace('\r', "").as_str(),
            "a،b\n1،2\n",
            "a؛b\n1؛2\n",
            "sep=;\na;b\n1;2\n",
            "\"sep=|\"\na|b\n1|2\n",
            "\n\na;b;;\n;;;\n\n1;2;;\n;\n\n",
            "a,b\n1;2\n",
            "a;b\n\u{200f}1 \u{200e}،\u{a0}2\u{202f}\n",
            "\"a\" ; \"b\"\n \"1\";\"2\" ",
        ] {
            assert_eq!(table(text), (vec![vec!["a".into(), "b".into()], vec!["1".into(), "2".into()]], 0), "{text:?}");
        }
    }

    #[test]
    fn an_open_quotation_mark_swallows_no_row() {
        for text in [
            "a;b\n1;\"x\n2;y\n3;z",
            "a;b\n1;\"x\n2;\"y\n3;z",
            "a;b\n1;\"x\n2;y\n3;z\"",
            "a;b\n1;\"x\" y\n2;y\n3;z",
            "a;b\n1;x\n2;y\n3;\"z",
        ] {
            let (rows, wrong) = table(text);
            assert!(rows.len() == 4 && wrong > 0, "{text:?}: {rows:?}");
        }
        // A line break within a cell, which is one line of text in the guide.
        assert_eq!(table("a;b\n1;\"x\n \"\"y\"\"\"\n").0[1], ["1", "x \"y\""]);
    }

    #[test]
    fn rows_have_as_many_cells_as_the_header() {
        assert_eq!(table("a;b\n1;2;3\n4;5"), (vec![vec!["a".into(), "b".into()], vec!["4".into(), "5".into()]], 1));
        assert_eq!(table("a b\n1 2\n"), (vec![], 1));
        assert_eq!(table("").0.len(), 0);
    }

    proptest! {
        #[test]
        fn what_is_well_written_is_read_as_the_library_reads_it(
            cells in prop::collection::vec(prop::collection::vec("[a-zé ع0-9.\"،]{0,6}", 3), 1..5),
            separator in prop::sample::select(vec![b';', b',', b'\t']),
        ) {
            let mut rows = vec![vec!["x".to_owned(), "y".to_owned(), "z".to_owned()]];
            let trimmed = |cell: &String| trim(cell).to_owned();
            rows.extend(cells.iter().map(|row| row.iter().map(trimmed).collect::<Vec<_>>()).filter(|row| row.concat() != ""));
            let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            prop_assert_eq!(table(&text), (rows, 0), "{}", text);
        }

        #[test]
        fn any_text_is_read(text in "[a;,\"\n\t،؛ \u{200f}é]{0,40}") {
            table(&text);
        }
    }
}
