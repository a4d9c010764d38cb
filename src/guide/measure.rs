//! What was measured of the indicators: `content/measures/<slug>.csv`, kept in a spreadsheet by the people who measure.

use super::quantity::Status;
use super::register::RegisterKind;
use super::schema::{Field, IdTarget, Role, Type};
use crate::data::fields::{DUPLICATE_FIELD, WRONG_TYPE, misspelt, parse_number};
use crate::data::{Row, length, problem, rows};
use crate::finding::{Code, Finding, Findings};
use crate::i18n::{Date, fold};
use crate::source::{FileId, Spanned, Text};
use ahash::HashMap;

/// The columns of a table of measurements.
pub const TABLE: &[Field] = &[
    column("indicator", Type::One(IdTarget::Item("indicators")), true),
    column("territory", Type::One(IdTarget::Entry(RegisterKind::Territory)), true),
    column("date", Type::Date, true),
    column("value", Type::Value, true),
    column("source", Type::Text, true),
    column("sample", Type::Truth, false),
];

const fn column(name: &'static str, holds: Type, is_needed: bool) -> Field {
    let from = if is_needed { Some(Status::Draft) } else { None };
    Field { name, key: name, holds, role: Role::Fact, from }
}

/// Every code that reading a table of measurements can find.
pub const CODES: [&Code; 3] = [&UNKNOWN_COLUMN, &MISSING_COLUMN, &REPEATED];
/// A column that a table of measurements does not have.
pub const UNKNOWN_COLUMN: Code = Code::error("unknown-column");
/// A table of measurements without one of its columns.
pub const MISSING_COLUMN: Code = Code::error("missing-column");
/// A measurement that stands twice.
pub const REPEATED: Code = Code::warning("repeated-measurement");

/// A value of an indicator, dated and placed.
#[derive(Debug)]
pub struct Measurement {
    /// The indicator, by id.
    pub indicator: Text,
    /// Where it was measured, by id.
    pub territory: Text,
    /// When.
    pub date: Spanned<Date>,
    /// In the indicator's unit.
    pub value: Spanned<f64>,
    /// Where the value comes from.
    pub source: Text,
    /// Whether it is an invented value that shows how follow-up looks; the page says so.
    pub sample: bool,
}

/// What a column is called by who translates its name, folded.
const TRANSLATED: [(&str, &[&str]); 6] = [
    ("indicator", &["indicateur", "indicateurs", "الموشر", "موشر"]),
    (
        "territory",
        &["territoire", "territoires", "lieu", "commune", "المجال", "المجال الترابي", "التراب", "المكان", "الجماعه"],
    ),
    ("date", &["jour", "le", "التاريخ", "تاريخ"]),
    ("value", &["valeur", "mesure", "القيمه", "قيمه"]),
    ("source", &["sources", "المصدر", "مصدر"]),
    ("sample", &["exemple", "fictif", "مثال"]),
];

/// How spreadsheets and people say yes and no in a cell, folded.
const YES: [&str; 7] = ["true", "vrai", "oui", "1", "نعم", "صحيح", "صواب"];
const NO: [&str; 6] = ["false", "faux", "non", "0", "لا", "خطا"];

/// What a table says.
#[derive(Debug, Default)]
pub struct Measurements {
    /// Its rows, in the order of their dates.
    pub rows: Vec<Measurement>,
    /// The indicators and territories, by id, of rows that could not be read whole: they may be wrong too.
    pub other_ids: Vec<(Option<Text>, Option<Text>)>,
}

/// Reads the table of one solution.
pub fn read(text: &str, file: FileId, findings: &mut Findings) -> Measurements {
    let mut measured = Measurements::default();
    let mut of_rows = Findings::default();
    let Some((header, rows)) = rows(text, file, &mut of_rows) else {
        findings.extend(of_rows);
        return measured;
    };
    let Some(columns) = columns(&header, file, findings) else {
        return measured;
    };
    findings.extend(of_rows);
    tell_unnamed(&header, &rows, findings);
    let date = columns[2];
    let dates = rows.iter().filter_map(|row| row.cells.get(date?));
    let is_month_first = dates.into_iter().any(|cell| Date::is_month_first(&cell.value));
    for row in &rows {
        let mut found = Findings::default();
        let measurement = RowReader { row, columns: &columns, is_month_first, findings: &mut found }.read();
        // What is wrong with a row that is too short comes of that.
        if row.cells.len() < header.len() && !found.is_empty() {
            findings.add(length(row, header.len()));
            continue;
        }
        findings.extend(found);
        match measurement {
            Ok(measurement) => measured.rows.push(measurement),
            Err(ids) => measured.other_ids.push(ids),
        }
    }
    tell_repeated(&measured.rows, findings);
    measured.rows.sort_by_key(|row| row.date.value);
    measured
}

/// Where each column of [`TABLE`] stands, capitals aside. One whose name is a slip or a translation stands there too, and is told.
fn columns(header: &[Text], file: FileId, findings: &mut Findings) -> Option<Vec<Option<usize>>> {
    let is_called = |field: &Field, cell: &Text| field.name == cell.value.to_lowercase();
    let at = |field| header.iter().position(|cell| is_called(field, cell));
    let mut columns: Vec<Option<usize>> = TABLE.iter().map(at).collect();
    let mut found = Findings::default();
    for (position, cell) in header.iter().enumerate().filter(|(_, cell)| !cell.value.is_empty()) {
        let known = TABLE.iter().position(|field| is_called(field, cell)).and_then(|column| columns[column]);
        if let Some(first) = known {
            if first != position {
                let finding = DUPLICATE_FIELD.at(cell.span).with("field", &*cell.value);
                found.add(finding.related("first", header[first].span));
            }
            continue;
        }
        let finding = unknown_column("named", cell, &columns);
        if let Some(column) = TABLE.iter().position(|field| finding.suggestion.as_deref() == Some(field.name)) {
            columns[column] = Some(position);
        }
        found.add(finding);
    }
    if columns.iter().all(Option::is_none) {
        findings.add(problem("header", header[0].span));
        return None;
    }
    findings.extend(found);
    for (field, _) in TABLE.iter().zip(&columns).filter(|(field, column)| field.from.is_some() && column.is_none()) {
        findings.add(MISSING_COLUMN.at(file).with("column", field.name));
    }
    Some(columns)
}

/// The finding that no column is called as `cell` says; with the one of those that are not there yet that it should be.
fn unknown_column(kind: &'static str, cell: &Text, columns: &[Option<usize>]) -> Finding {
    let free = TABLE.iter().zip(columns).filter(|(_, column)| column.is_none()).map(|(field, _)| field.name);
    let mut free: Vec<&str> = free.collect();
    let known = TABLE.iter().map(|field| field.name).collect::<Vec<_>>().join(", ");
    let mut finding = UNKNOWN_COLUMN.at(cell.span).with("kind", kind).with("found", &*cell.value).with("known", known);
    match translated(&cell.value).filter(|name| free.contains(name)) {
        Some(meant) => {
            finding.suggestion = Some(meant.to_owned());
            finding.mend(cell.span)
        }
        None => misspelt(finding, &cell.value, cell.span, &mut free),
    }
}

/// The column that is called `name` in another language.
fn translated(name: &str) -> Option<&'static str> {
    let name = fold(name);
    TRANSLATED.iter().find(|(_, names)| names.contains(&&*name)).map(|(column, _)| *column)
}

/// Tells the first cell of each column that has no name.
fn tell_unnamed(header: &[Text], rows: &[Row], findings: &mut Findings) {
    for column in (0..header.len()).filter(|column| header[*column].value.is_empty()) {
        let mut cells = rows.iter().filter_map(|row| row.cells.get(column));
        if let Some(cell) = cells.find(|cell| !cell.value.is_empty()) {
            findings.add(unknown_column("unnamed", cell, &[]));
        }
    }
}

fn tell_repeated(measurements: &[Measurement], findings: &mut Findings) {
    let mut seen: HashMap<(&str, &str, Date), &Measurement> = HashMap::default();
    for measured in measurements {
        let key = (&*measured.indicator.value, &*measured.territory.value, measured.date.value);
        if let Some(first) = seen.get(&key) {
            let finding = REPEATED.at(measured.indicator.span).with("indicator", &*measured.indicator.value);
            findings.add(finding.related("first", first.indicator.span));
        } else {
            seen.insert(key, measured);
        }
    }
}

/// Reads one row. What is wrong with a cell does not hide what is wrong with the others.
struct RowReader<'r, 'f> {
    row: &'r Row,
    columns: &'r [Option<usize>],
    /// Whether the dates of the table are written `04/21/2026`: then `04/01/2026` is not known.
    is_month_first: bool,
    findings: &'f mut Findings,
}

impl RowReader<'_, '_> {
    /// `Err` with the ids that it names if not all of it can be read.
    fn read(&mut self) -> Result<Measurement, (Option<Text>, Option<Text>)> {
        self.tell_empty();
        let indicator = self.cell(0);
        let territory = self.cell(1);
        let date = self.date();
        let value = self.cell(3).and_then(|cell| match parse_number(&cell.value) {
            Ok(value) => Some(Spanned::new(value, cell.span)),
            Err("number") => self.wrong(&cell, "cell-number", "value"),
            Err(expected) => self.wrong(&cell, expected, "value"),
        });
        let source = self.cell(4);
        let sample = self.sample();
        match (indicator, territory, date, value, source) {
            (Some(indicator), Some(territory), Some(date), Some(value), Some(source)) => {
                Ok(Measurement { indicator, territory, date, value, source, sample })
            }
            (indicator, territory, ..) => Err((indicator, territory)),
        }
    }

    /// The cell of the column at `column`, if it is not empty.
    fn cell(&self, column: usize) -> Option<Text> {
        self.row.cells.get(self.columns[column]?).filter(|cell| !cell.value.is_empty()).cloned()
    }

    /// Tells, once, the cells that must not be empty and are. That there is no such column has been told.
    fn tell_empty(&mut self) {
        let is_empty = |column: &usize| {
            TABLE[*column].from.is_some() && self.columns[*column].is_some() && self.cell(*column).is_none()
        };
        let empty: Vec<usize> = (0..TABLE.len()).filter(is_empty).collect();
        let Some(first) = empty.first() else { return };
        let cell = self.columns[*first].and_then(|column| self.row.cells.get(column));
        let names: Vec<&str> = empty.iter().map(|column| TABLE[*column].name).collect();
        let finding = WRONG_TYPE.at(cell.map_or(self.row.span, |cell| cell.span)).with("found", names.join(", "));
        self.findings.add(finding.with("expected", "cell-empty").with("field", TABLE[*first].name));
    }

    fn date(&mut self) -> Option<Spanned<Date>> {
        let cell = self.cell(2)?;
        let date = Date::parse(&cell.value)
            .or_else(|| Date::understand(&cell.value).filter(|_| !self.is_month_first || !cell.value.contains('/')));
        match date {
            Some(date) => Some(Spanned::new(date, cell.span)),
            None => self.wrong(&cell, "cell-date", "date"),
        }
    }

    fn sample(&mut self) -> bool {
        let Some(cell) = self.cell(5) else { return false };
        let word = fold(&cell.value);
        if !YES.contains(&&*word) && !NO.contains(&&*word) {
            self.wrong::<()>(&cell, "cell-truth", "sample");
        }
        YES.contains(&&*word)
    }

    fn wrong<T>(&mut self, cell: &Text, expected: &'static str, field: &'static str) -> Option<T> {
        let finding = WRONG_TYPE.at(cell.span).with("found", &*cell.value);
        self.findings.add(finding.with("expected", expected).with("field", field));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn measurements_are_in_the_order_of_their_dates_however_they_were_written() {
        let table = "indicator,territory,date,value,source\ni,t,2026-04,3,s\ni,t,2025,1,s\ni,t,2026-01-15,2,s\n";
        let (file, mut findings) = (Sources::default().put_text("content/measures/a.csv", table), Findings::default());
        let values = read(table, file, &mut findings).rows.into_iter().map(|measurement| measurement.value.value);
        assert_eq!(values.collect::<Vec<f64>>(), [1.0, 2.0, 3.0]);
        assert!(findings.is_empty());
    }
}
