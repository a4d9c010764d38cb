//! What was measured of the indicators: `content/measures/<slug>.csv`, kept in a spreadsheet by the people who measure.

use super::quantity::Status;
use super::register::RegisterKind;
use super::schema::{Field, IdTarget, Role, Type};
use crate::data::fields::{MISSING_FIELD, UNKNOWN_FIELD, WRONG_TYPE, misspelt, parse_number};
use crate::data::{Row, rows};
use crate::finding::{Code, Findings};
use crate::i18n::Date;
use crate::source::{FileId, Spanned, Text};

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
pub const CODES: [&Code; 1] = [&REPEATED];
/// A measurement that stands twice.
pub const REPEATED: Code = Code::warning("repeated-measurement", "two rows for the same indicator, territory and date");

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

/// Reads the table of one solution, its rows in the order of their dates.
pub fn read(text: &str, file: FileId, findings: &mut Findings) -> Vec<Measurement> {
    let Some((header, rows)) = rows(text, file, findings) else {
        return Vec::new();
    };
    let names = || TABLE.iter().map(|field| field.name);
    let mut free: Vec<&str> = names().filter(|name| header.iter().all(|cell| cell.value != *name)).collect();
    for cell in header.iter().filter(|cell| !names().any(|name| name == cell.value)) {
        let finding = UNKNOWN_FIELD.at(cell.span).with("field", &*cell.value);
        findings.add(misspelt(finding, &cell.value, cell.span, &mut free));
    }
    let columns: Vec<Option<usize>> = names().map(|name| header.iter().position(|cell| cell.value == name)).collect();
    let missing = TABLE.iter().zip(&columns).filter(|(field, column)| field.from.is_some() && column.is_none());
    let missing: Vec<&Field> = missing.map(|(field, _)| field).collect();
    if !missing.is_empty() {
        for field in missing.into_iter().filter(|field| free.contains(&field.name)) {
            findings.add(MISSING_FIELD.at(file).with("field", field.name));
        }
        return Vec::new();
    }
    let mut measurements: Vec<Measurement> = Vec::new();
    for row in rows {
        let Some(measurement) = read_row(&row, &columns, findings) else {
            continue;
        };
        let same = |other: &&Measurement| {
            other.indicator == measurement.indicator
                && other.territory == measurement.territory
                && other.date == measurement.date
        };
        if let Some(first) = measurements.iter().find(same) {
            findings.add(
                REPEATED
                    .at(measurement.indicator.span)
                    .with("indicator", &*measurement.indicator.value)
                    .related("first", first.indicator.span),
            );
        }
        measurements.push(measurement);
    }
    measurements.sort_by_key(|a| a.date.value);
    measurements
}

fn read_row(row: &Row, columns: &[Option<usize>], findings: &mut Findings) -> Option<Measurement> {
    let cell = |column: usize| columns[column].map(|column| row[column].clone());
    let (indicator, territory, source) = (cell(0)?, cell(1)?, cell(4)?);
    let date = cell(2)?;
    let value = cell(3)?;
    let mut wrong = |cell: &Text, expected: &'static str, field: &'static str| {
        findings
            .add(WRONG_TYPE.at(cell.span).with("found", &*cell.value).with("expected", expected).with("field", field));
    };
    let sample = cell(5).filter(|cell| !cell.value.is_empty());
    if let Some(cell) = sample.as_ref().filter(|cell| !["true", "false"].contains(&&*cell.value)) {
        wrong(cell, "truth", "sample");
    }
    let read_date = Date::parse(&date.value);
    if read_date.is_none() {
        wrong(&date, "date", "date");
    }
    let read_value = parse_number(&value.value);
    if let Err(expected) = read_value {
        wrong(&value, expected, "value");
    }
    Some(Measurement {
        indicator,
        territory,
        date: Spanned::new(read_date?, date.span),
        value: Spanned::new(read_value.ok()?, value.span),
        source,
        sample: sample.is_some_and(|cell| cell.value == "true"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn measurements_are_in_the_order_of_their_dates_however_they_were_written() {
        let table = "indicator,territory,date,value,source\ni,t,2026-04,3,s\ni,t,2025,1,s\ni,t,2026-01-15,2,s\n";
        let (file, mut findings) = (Sources::default().put_text("content/measures/a.csv", table), Findings::default());
        let values = read(table, file, &mut findings).into_iter().map(|measurement| measurement.value.value);
        assert_eq!(values.collect::<Vec<f64>>(), [1.0, 2.0, 3.0]);
        assert!(findings.is_empty());
    }
}
