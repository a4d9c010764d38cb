//! Indicators as views show them: where they stood, where they should get, what was measured.

use super::Presenter;
use super::chart::{Measured, Series, series};
use super::texts::{Date, Labelled, label, optional};
use crate::guide::chapter;
use crate::guide::quantity::{self, unit_message, unit_name_message};
use crate::guide::unit::Numbers;
use crate::guide::{self, RegisterKind, Solution};
use serde::Serialize;

/// An indicator.
#[derive(Clone, Debug, Serialize)]
pub struct Indicator {
    /// The number by which comments on a draft name it; 0 elsewhere.
    pub number: u32,
    /// Its place on the page.
    pub id: String,
    /// What is measured.
    pub name: String,
    /// What kind of change it tells about.
    pub kind: Option<Labelled>,
    /// For an effect: whether it was meant.
    pub expected: Option<Labelled>,
    /// The objective that it tells about.
    pub objective: Option<OfObjective>,
    /// Its unit's name.
    pub unit: String,
    /// Where it stood.
    pub baseline: Option<Level>,
    /// Where it should get.
    pub target: Option<Level>,
    /// How often it is measured; may be empty.
    pub frequency: String,
    /// How to prove it; may be empty.
    pub verification: String,
    /// By what it is broken down; may be empty.
    pub disaggregation: String,
    /// What was measured, oldest first.
    pub measurements: Vec<Measurement>,
    /// The same by territory, in the order in which each was first measured, drawn.
    pub series: Vec<Series>,
}

/// An objective of the same solution, where something refers to it.
#[derive(Clone, Debug, Serialize)]
pub struct OfObjective {
    /// Its place on the page of the solution.
    pub id: String,
    /// Its place among the objectives, from 1.
    pub place: usize,
}

/// A value at a date.
#[derive(Clone, Debug, Serialize)]
pub struct Level {
    /// With its unit.
    pub text: String,
    /// The number.
    pub value: f64,
    /// When.
    pub date: Option<Date>,
}

/// A measurement.
#[derive(Clone, Debug, Serialize)]
pub struct Measurement {
    /// Where.
    pub territory: String,
    /// What.
    pub level: Level,
    /// Where the value comes from.
    pub source: String,
    /// Whether it is invented to show how follow-up looks.
    pub sample: bool,
}

impl Presenter<'_> {
    /// An indicator of `solution`.
    pub(super) fn indicator(self, solution: &Solution, indicator: &chapter::Indicator, numbers: &Numbers) -> Indicator {
        let localizer = self.localizer;
        let texts = solution.texts(localizer.index);
        let text = chapter::find(&texts.indicators, &indicator.id.value).unwrap_or(indicator);
        let unit = indicator.unit.as_ref().map_or("", |unit| &unit.value);
        let objective = indicator.objective.as_ref().and_then(|id| {
            let place = solution.facts().objectives.iter().position(|objective| objective.id.value == id.value)?;
            Some(OfObjective { id: id.value.clone(), place: place + 1 })
        });
        let measurements = self.measurements(solution, indicator, unit);
        Indicator {
            number: numbers.item("indicators", &indicator.id.value),
            id: indicator.id.value.clone(),
            name: localizer.set(&text.name.value),
            kind: indicator.kind.as_ref().map(|kind| label("kind", kind.value, localizer)),
            expected: indicator.expected.as_ref().map(|expected| {
                let word = if expected.value { "true" } else { "false" };
                Labelled { word, text: localizer.say(&format!("expected-{word}")) }
            }),
            objective,
            unit: localizer.say(&unit_name_message(unit)),
            baseline: indicator.baseline.as_ref().map(|baseline| self.level(baseline.value, unit)),
            target: indicator.target.as_ref().map(|target| self.level(target.value, unit)),
            frequency: indicator
                .frequency
                .as_ref()
                .map_or_else(String::new, |often| label("frequency", often.value, localizer).text),
            verification: optional(text.verification.as_ref(), localizer),
            disaggregation: optional(text.disaggregation.as_ref(), localizer),
            series: series(indicator, &measurements),
            measurements: measurements.into_iter().map(|(.., measurement)| measurement).collect(),
        }
    }

    /// What was measured of `indicator`, oldest first.
    fn measurements<'s>(self, solution: &'s Solution, indicator: &chapter::Indicator, unit: &str) -> Vec<Measured<'s>> {
        let own = solution.measurements.iter().filter(|measured| measured.indicator.value == indicator.id.value);
        let measurement = |measured: &'s guide::Measurement| {
            let level = quantity::Level { value: measured.value.value, date: Some(measured.date.value), sign: None };
            let territory = self.name(RegisterKind::Territory, &measured.territory.value);
            let measurement = Measurement {
                territory: territory.map_or_else(String::new, |territory| territory.text),
                level: self.level(level, unit),
                source: self.localizer.set(&measured.source.value),
                sample: measured.sample,
            };
            (measured.territory.value.as_str(), level, measurement)
        };
        own.map(measurement).collect()
    }

    fn level(self, level: quantity::Level, unit: &str) -> Level {
        Level {
            text: self.localizer.words.count(&unit_message(unit), level.value),
            value: level.value,
            date: level.date.map(|date| self.localizer.date(date)),
        }
    }
}
