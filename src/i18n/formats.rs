//! Dates, numbers, lists and order, as CLDR says for a locale. `ar-MA`, not bare `ar`: «غشت», Western digits, 1.234.567,8.

use super::{Date, Language};
use fixed_decimal::{Decimal, FloatPrecision};
use icu_calendar::{Date as CalendarDate, Gregorian};
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::fieldsets::{YM, YMD};
use icu_datetime::{DateTimeFormatterLoadError, FixedCalendarDateTimeFormatter};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale::Locale;
use icu_locale::extensions::unicode::key;
use std::cmp::Ordering;

/// The formatters of one language.
#[derive(Debug)]
pub struct Formats {
    decimal: DecimalFormatter,
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    list: ListFormatter,
    collator: CollatorBorrowed<'static>,
    is_french: bool,
}

impl Formats {
    /// The formatters of `language`. A language that ICU4X has no data for is written as the root locale is.
    pub fn new(language: &Language) -> Self {
        Self::load(&language.locale)
            .or_else(|_| Self::load(&Locale::UNKNOWN))
            .unwrap_or_else(|_| unreachable!("the root locale is compiled in"))
    }

    fn load(locale: &Locale) -> Result<Self, DateTimeFormatterLoadError> {
        let mut decimal_options = DecimalFormatterOptions::default();
        decimal_options.grouping_strategy = Some(GroupingStrategy::Min2);
        let mut collator_options = CollatorOptions::default();
        collator_options.strength = Some(Strength::Tertiary);
        // Moroccan administration writes Western digits in both languages.
        let mut western = locale.clone();
        if let Ok(latn) = "latn".parse() {
            western.extensions.unicode.keywords.set(key!("nu"), latn);
        }
        Ok(Self {
            decimal: DecimalFormatter::try_new((&western).into(), decimal_options)?,
            day: FixedCalendarDateTimeFormatter::try_new((&western).into(), YMD::long())?,
            month: FixedCalendarDateTimeFormatter::try_new((&western).into(), YM::long())?,
            list: ListFormatter::try_new_and(locale.into(), ListFormatterOptions::default())?,
            collator: Collator::try_new(locale.into(), collator_options)?,
            is_french: locale.id.language.as_str() == "fr",
        })
    }

    /// `number` in the language's digits and separators, with no more decimals than it has.
    pub fn number(&self, number: f64) -> String {
        match Decimal::try_from_f64(number, FloatPrecision::RoundTrip) {
            Ok(decimal) => self.decimal.format(&decimal).to_string(),
            Err(_) => number.to_string(),
        }
    }

    /// A day, a month or a year: “21 novembre 2026”, “1er mai 2026”, “novembre 2026”, “2026”.
    pub fn date(&self, date: Date) -> String {
        let first = date.first_day();
        let day =
            CalendarDate::try_new_gregorian(i32::from(first.year), first.month.unwrap_or(1), first.day.unwrap_or(1));
        match (day, date.month, date.day) {
            // CLDR writes the first day of a month as any other; French does not.
            (Ok(day), Some(_), Some(1)) if self.is_french => self.day.format(&day).to_string().replacen('1', "1er", 1),
            (Ok(day), Some(_), Some(_)) => self.day.format(&day).to_string(),
            (Ok(day), Some(_), None) => self.month.format(&day).to_string(),
            _ => date.year.to_string(),
        }
    }

    /// Items as a sentence lists them: “a, b et c”, «أ وب وج».
    pub fn list<'i>(&self, items: impl Iterator<Item = &'i str> + Clone) -> String {
        self.list.format(items).to_string()
    }

    /// The order of a dictionary.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        self.collator.compare(one, other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formats(code: &str) -> Formats {
        Formats::new(&Language::new(code, "MA").unwrap())
    }

    #[test]
    fn moroccan_months_and_western_digits() {
        let date = |code, text| formats(code).date(Date::parse(text).unwrap());
        assert_eq!(date("ar", "2026-08-15"), "15 غشت 2026");
        assert_eq!(date("ar", "2026-11"), "نونبر 2026");
        assert_eq!(date("fr", "2026-11-21"), "21 novembre 2026");
        assert_eq!(date("fr", "2026-05-01"), "1er mai 2026");
        assert_eq!(date("ar", "2026-05-01"), "1 ماي 2026");
        assert_eq!(date("fr", "2026"), "2026");
    }

    #[test]
    fn moroccan_numbers() {
        assert_eq!(formats("ar").number(1_234_567.8), "1.234.567,8");
        assert_eq!(formats("fr").number(1_234_567.8), "1.234.567,8");
        assert_eq!(formats("fr").number(2024.0), "2024");
    }

    #[test]
    fn lists_and_order() {
        assert_eq!(formats("fr").list(["a", "b", "c"].into_iter()), "a, b et c");
        assert_eq!(formats("ar").list(["أ", "ب", "ج"].into_iter()), "أ وب وج");
        let fr = formats("fr");
        let mut words = ["zèle", "été", "eau", "Étang"];
        words.sort_by(|a, b| fr.compare(a, b));
        assert_eq!(words, ["eau", "Étang", "été", "zèle"]);
        // Accents part words that are the same without them, capitals those that are the same with them.
        let mut words = ["Côte", "côté", "côte", "coté", "cote"];
        words.sort_by(|a, b| fr.compare(a, b));
        assert_eq!(words, ["cote", "coté", "côte", "Côte", "côté"]);
    }
}
