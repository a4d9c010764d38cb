//! Dates as guides write them: a day, a month or a year.

use super::invisible;
use serde::{Serialize, Serializer};
use std::fmt;

/// A day, a month (`day` is none) or a year (`month` is none). Ordered by when they begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// 1900 to 2199.
    pub year: u16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to the month's last.
    pub day: Option<u8>,
}

impl Date {
    /// Reads `2026`, `2026-11` or `2026-11-21`, if there is such a date.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let month = parts.next().map(|part| number(part, 2)).map_or(Some(None), |month| month.map(Some))?;
        let day = parts.next().map(|part| number(part, 2)).map_or(Some(None), |day| day.map(Some))?;
        let valid = parts.next().is_none()
            && (1900..2200).contains(&year)
            && month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| day >= 1 && day <= days_in(year, month.unwrap_or(1)));
        valid.then_some(Self { year, month: month.map(|month| month as u8), day: day.map(|day| day as u8) })
    }

    /// The date that is meant, where that is certain: `21/03/2026` with the day first, as Morocco writes it; `03/2026`; `15 mars 2026`; `mars-26`, as spreadsheets
    /// show 2026-03; Arabic digits; a time of no hour behind it. `4/1/2026`, as American spreadsheets write the first of April, is not known.
    pub fn understand(text: &str) -> Option<Self> {
        let (text, is_slashed) = (western(text), text.contains('/'));
        let parts: Vec<&str> = date_parts(&text).collect();
        let date = |year: &str, month: Option<u16>, day: Option<&str>| {
            let month = month.map_or(String::new(), |month| format!("-{month:02}"));
            let day = day.map_or(String::new(), |day| format!("-{day:0>2}"));
            Self::parse(&[year, &month, &day].concat())
        };
        let is_year = |part: &str| part.len() == 4 && number(part, 4).is_some();
        match parts[..] {
            [year, month] if is_year(year) => date(year, Some(month_number(month)?), None),
            [month, year] if is_year(year) => date(year, Some(month_number(month)?), None),
            [month, year] if month_name(month).is_some() && number(year, 2).is_some() => {
                date(&["20", year].concat(), month_name(month), None)
            }
            [year, month, day] if is_year(year) => date(year, Some(month_number(month)?), Some(day)),
            [day, month, year] if is_year(year) => {
                let is_certain = !is_slashed || (day.len() == 2 && month.len() == 2) || number(day, 2) > Some(12);
                date(year, Some(month_number(month)?), Some(day)).filter(|_| is_certain)
            }
            [year] if is_year(year) => date(year, None, None),
            _ => None,
        }
    }

    /// Whether `text` is a date with the month first, `04/21/2026`: what is written beside it is then written so too.
    pub fn is_month_first(text: &str) -> bool {
        let text = western(text);
        let parts: Vec<&str> = date_parts(&text).collect();
        let month_first = |month: &str, day: &str, year: &str| {
            let day = day.parse::<u8>().ok().filter(|day| *day > 12)?;
            Self::parse(&format!("{year}-{month:0>2}-{day}"))
        };
        matches!(parts[..], [month, day, year] if month_first(month, day, year).is_some())
    }

    /// The first day of the date.
    #[must_use]
    pub fn first_day(self) -> Self {
        Self { year: self.year, month: self.month.or(Some(1)), day: self.day.or(Some(1)) }
    }
}

/// `text` with western digits, without a time of no hour.
fn western(text: &str) -> String {
    let text: String = text.chars().map(invisible::western).collect();
    let zero = [" 00:00:00", " 00:00", "T00:00:00", " 0:00"].into_iter().find_map(|time| text.strip_suffix(time));
    zero.map_or_else(|| text.clone(), str::to_owned)
}

fn date_parts(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, '/' | '-' | '.');
    text.split(is_between).filter(|part| !part.is_empty())
}

fn month_number(text: &str) -> Option<u16> {
    let digits = text.parse().ok().filter(|_| text.len() <= 2);
    digits.or_else(|| month_name(text))
}

/// The months as Morocco names them, in French, English and Arabic, and as other Arabic spreadsheets do; folded.
const MONTHS: [[&str; 4]; 12] = [
    ["janvier", "january", "يناير", "جانفي"],
    ["fevrier", "february", "فبراير", "فيفري"],
    ["mars", "march", "مارس", "مارس"],
    ["avril", "april", "ابريل", "افريل"],
    ["mai", "may", "ماي", "مايو"],
    ["juin", "june", "يونيو", "جوان"],
    ["juillet", "july", "يوليوز", "يوليو"],
    ["aout", "august", "غشت", "اغسطس"],
    ["septembre", "september", "شتنبر", "سبتمبر"],
    ["octobre", "october", "اكتوبر", "اكتوبر"],
    ["novembre", "november", "نونبر", "نوفمبر"],
    ["decembre", "december", "دجنبر", "ديسمبر"],
];

/// The number of the month that `text` names, whole or by three letters or more, if it can be no other.
fn month_name(text: &str) -> Option<u16> {
    let text = super::fold(text);
    let begins = |names: &[&str; 4]| names.iter().any(|name| name.starts_with(&text));
    let mut months = (1..).zip(&MONTHS).filter(|(_, names)| text.chars().count() >= 3 && begins(names));
    let month = months.next().map(|(number, _)| number);
    month.filter(|_| months.next().is_none())
}

fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn days_in(year: u16, month: u16) -> u16 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// As a text.
impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// As ISO 8601 writes it, as short as it was given.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn only_dates_that_exist_are_read() {
        for good in ["2026", "2026-11", "2026-11-21", "2024-02-29", "2000-02-29", "1900", "2199-12-31"] {
            assert_eq!(Date::parse(good).unwrap().to_string(), good);
        }
        for bad in [
            "",
            "26",
            "2026-13",
            "2026-00",
            "2026-11-00",
            "2026-02-29",
            "1900-02-29",
            "2100-02-29",
            "2026-04-31",
            "2026-06-31",
            "2026-09-31",
            "2026-11-31",
            "2026-12-32",
            "1899",
            "2200",
            "2026-1-1",
            "21/11/2026",
            "2026-11-21T10:00",
            "٢٠٢٦",
            "2026-",
            "2026-11-21-",
        ] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_people_and_spreadsheets_write_is_understood() {
        for (text, date) in [
            ("21/03/2026", "2026-03-21"),
            ("01/04/2026", "2026-04-01"),
            ("01-04-2026", "2026-04-01"),
            ("1.4.2026", "2026-04-01"),
            ("13/4/2026", "2026-04-13"),
            ("2026/04/01", "2026-04-01"),
            ("2026-4", "2026-04"),
            ("04/2026", "2026-04"),
            ("janv-26", "2026-01"),
            ("févr.-26", "2026-02"),
            ("mars-26", "2026-03"),
            ("Août-26", "2026-08"),
            ("juil-26", "2026-07"),
            ("Sep-26", "2026-09"),
            ("غشت-26", "2026-08"),
            ("15 mars 2026", "2026-03-15"),
            ("15 أبريل 2026", "2026-04-15"),
            ("٢٠٢٦-٠٣", "2026-03"),
            ("٢١/٠٣/٢٠٢٦", "2026-03-21"),
            ("2026-03-21 00:00:00", "2026-03-21"),
            ("2026", "2026"),
        ] {
            assert_eq!(Date::understand(text).map(|date| date.to_string()).as_deref(), Some(date), "{text}");
        }
        for text in [
            "4/1/2026",
            "12/3/2026",
            "04/21/2026",
            "01/04/26",
            "26-mars",
            "jui-26",
            "45658",
            "31/02/2026",
            "mars",
            "1er mars",
            "",
            "T2 2026",
        ] {
            assert_eq!(Date::understand(text), None, "{text}");
        }
        assert!(Date::is_month_first("04/21/2026") && !Date::is_month_first("21/04/2026"));
    }

    #[test]
    fn a_year_begins_before_its_months() {
        assert!(Date::parse("2026").unwrap() < Date::parse("2026-01").unwrap());
        assert!(Date::parse("2026-12").unwrap() < Date::parse("2027").unwrap());
    }
}
