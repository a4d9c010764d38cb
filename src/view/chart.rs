//! What was measured of an indicator in one territory: how far it is, and the values over time, ready to be drawn.

use super::indicators::Measurement;
use crate::guide::chapter::Indicator;
use crate::guide::quantity::Level;
use crate::i18n::Date;
use serde::Serialize;

/// What was measured of an indicator in one territory.
#[derive(Clone, Debug, Serialize)]
pub struct Series {
    /// The territory.
    pub territory: String,
    /// What was measured there, oldest first.
    pub measurements: Vec<Measurement>,
    /// The last of them.
    pub last: Measurement,
    /// How far it is from the baseline to the target, if both are known.
    pub progress: Option<Progress>,
    /// The values over time, if the baseline, the target and all values have dates.
    pub chart: Option<Chart>,
}

/// How far something is: nothing below 0, nothing above 100.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Progress {
    /// In hundredths, to a tenth.
    pub exact: f64,
    /// In hundredths.
    pub percent: f64,
}

/// A drawing of values over time, `WIDTH` wide and `HEIGHT` high: time runs from left to right, values grow upwards.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chart {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// From the baseline to the target.
    pub way: [Dot; 2],
    /// The values.
    pub dots: Vec<Dot>,
}

/// A point of a drawing, from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Dot {
    /// To the right, to a tenth.
    pub x: f64,
    /// Downwards, to a tenth.
    pub y: f64,
}

/// The size of drawings, and the margin that dots need.
const WIDTH: u32 = 240;
const HEIGHT: u32 = 56;
const MARGIN: f64 = 6.;

/// What was measured where, by the id of the territory: the level, and what is said of it.
pub(super) type Measured<'m> = (&'m str, Level, Measurement);

/// What was measured, by territory in the order in which each was first measured.
pub(super) fn series(indicator: &Indicator, measured: &[Measured<'_>]) -> Vec<Series> {
    let mut territories: Vec<&str> = Vec::new();
    for (territory, ..) in measured {
        if !territories.contains(territory) {
            territories.push(territory);
        }
    }
    let levels = |level: &Option<crate::source::Spanned<Level>>| level.as_ref().map(|level| level.value);
    let ends = levels(&indicator.baseline).zip(levels(&indicator.target));
    let one = |territory: &str| {
        let own: Vec<_> = measured.iter().filter(|(place, ..)| *place == territory).collect();
        let (_, level, last) = own.last()?;
        let values: Vec<Level> = own.iter().map(|(_, level, _)| *level).collect();
        Some(Series {
            territory: last.territory.clone(),
            last: last.clone(),
            progress: ends.and_then(|(from, to)| progress(from.value, to.value, level.value)),
            chart: ends.and_then(|(from, to)| chart(from, to, &values)),
            measurements: own.into_iter().map(|(.., measurement)| measurement.clone()).collect(),
        })
    };
    territories.into_iter().filter_map(one).collect()
}

/// `None` of a target that is where the baseline is: there is no way from a place to itself.
fn progress(from: f64, to: f64, now: f64) -> Option<Progress> {
    if from.total_cmp(&to).is_eq() {
        return None;
    }
    let done = ((now - from) * 100. / (to - from)).clamp(0., 100.);
    done.is_finite().then(|| Progress { exact: tenth(done), percent: done.round() })
}

fn tenth(number: f64) -> f64 {
    (number * 10.).round() / 10.
}

/// The months of a date since the beginning of our era: of a year alone, the month that stands for it.
fn months(date: Date, of_year: u8) -> f64 {
    let month = date.month.unwrap_or(of_year);
    f64::from(date.year) * 12. + f64::from(month)
}

/// A year alone is its beginning for a baseline, its end for a target, its middle for a value.
fn chart(from: Level, to: Level, values: &[Level]) -> Option<Chart> {
    let start = (months(from.date?, 1), from.value);
    let end = (months(to.date?, 12), to.value);
    let values: Vec<(f64, f64)> =
        values.iter().map(|level| Some((months(level.date?, 6), level.value))).collect::<Option<_>>()?;
    let all = || values.iter().copied().chain([start, end]);
    let (first, last) = range(all().map(|(time, _)| time));
    let (lowest, highest) = range(all().map(|(_, value)| value));
    let scale = |room: u32, length: f64| if length > 0. { (f64::from(room) - 2. * MARGIN) / length } else { 0. };
    let (along, up) = (scale(WIDTH, last - first), scale(HEIGHT, highest - lowest));
    let bottom = f64::from(HEIGHT) - MARGIN;
    let dot = |(time, value): (f64, f64)| Dot {
        x: tenth(MARGIN + (time - first) * along),
        y: tenth(bottom - (value - lowest) * up),
    };
    Some(Chart {
        width: WIDTH,
        height: HEIGHT,
        way: [dot(start), dot(end)],
        dots: values.iter().copied().map(dot).collect(),
    })
}

fn range(numbers: impl Iterator<Item = f64>) -> (f64, f64) {
    numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), number| (low.min(number), high.max(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(value: f64, date: &str) -> Level {
        Level { value, date: Date::parse(date), sign: None }
    }

    #[test]
    fn values_stand_between_baseline_and_target() {
        let drawn = chart(level(0., "2024"), level(10., "2027"), &[level(5., "2025-06"), level(12., "2026")]).unwrap();
        assert_eq!(drawn.way, [Dot { x: 6., y: 50. }, Dot { x: 234., y: 13.3 }]);
        assert_eq!(drawn.dots, [Dot { x: 88.5, y: 31.7 }, Dot { x: 146.7, y: 6. }]);
    }

    #[test]
    fn what_has_no_date_is_not_drawn() {
        let undated = Level { value: 1., date: None, sign: None };
        assert_eq!(chart(undated, level(10., "2027"), &[level(5., "2025")]), None);
        assert_eq!(chart(level(1., "2024"), level(10., "2027"), &[undated]), None);
    }

    #[test]
    fn progress_stays_within_the_whole() {
        let percent = |from, to, now| progress(from, to, now).map(|progress| progress.percent);
        assert_eq!(percent(0., 8., 1.), Some(13.));
        assert_eq!(percent(30., 10., 20.), Some(50.));
        assert_eq!([percent(0., 5., 9.), percent(0., 5., -1.)], [Some(100.), Some(0.)]);
        assert_eq!([percent(0., 0., 0.), percent(0., 0., 5.)], [None, None]);
    }
}
