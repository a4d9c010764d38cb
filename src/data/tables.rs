//! Comma-separated tables, as spreadsheets write them. The one place that knows the CSV library.

use crate::finding::{Code, Findings};
use crate::source::{FileId, Span, Text};

/// A `.csv` file cannot be read as a table.
pub const MALFORMED: Code =
    Code::error("malformed-csv", "a table whose rows do not all have as many cells as the first");

/// One row of a table below its header: a text per cell, as many as the header has.
pub type Row = Vec<Text>;

/// The header and the rows of `text`, all of `file`. Cells are separated by commas or, as French and Arabic spreadsheets do, by
/// semicolons: whichever the first line has more of.
pub fn rows(text: &str, file: FileId, findings: &mut Findings) -> Option<(Row, Vec<Row>)> {
    let first = text.lines().next().unwrap_or_default();
    let semicolons = first.matches(';').count() > first.matches(',').count();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(if semicolons { b';' } else { b',' })
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut header: Option<Row> = None;
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let start = record.position().map_or(0, |position| position.byte() as usize);
                let row = place_cells(&record, text, start, file);
                match &header {
                    None => header = Some(row),
                    Some(header) if row.len() == header.len() => rows.push(row),
                    Some(header) => {
                        let line = text[start..].trim_start().lines().next().unwrap_or_default();
                        let at = text.len() - text[start..].trim_start().len();
                        let span = Span::new(file, at..at + line.len());
                        findings.add(MALFORMED.at(span).with("found", row.len()).with("expected", header.len()));
                    }
                }
            }
            Err(error) => {
                let at = error.position().map_or(0, |position| position.byte() as usize);
                findings.add(MALFORMED.at(Span::new(file, at..at)).with("found", 0).with("expected", 0));
            }
        }
    }
    header.map(|header| (header, rows))
}

/// The cells of `record` with their places: each is looked for in the text after the one before it.
fn place_cells(record: &csv::StringRecord, text: &str, start: usize, file: FileId) -> Row {
    let mut from = start;
    record
        .iter()
        .map(|cell| {
            let range = match text[from..].find(cell) {
                Some(at) => from + at..from + at + cell.len(),
                None => from..from,
            };
            from = range.end;
            Text::new(cell.to_owned(), Span::new(file, range))
        })
        .collect()
}
