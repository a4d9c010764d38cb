//! Indicators as views show them: where they stood, where they should get, what was measured.

use super::Speaker;
use super::common::Common;
use super::texts::{label, optional};
use crate::guide::chapter::{self, Chapter, Indicator};
use crate::guide::quantity::{Level, unit_message, unit_name_message};
use crate::guide::{RegisterKind, Solution};
use crate::theme::views;

impl Common<'_> {
    pub(super) fn indicator(
        &self,
        solution: &Solution,
        indicator: &Indicator,
        texts: &Chapter,
        speaker: &Speaker<'_>,
    ) -> views::Indicator {
        let text = chapter::find(&texts.indicators, &indicator.id.value).unwrap_or(indicator);
        let unit = indicator.unit.as_ref().map_or("", |unit| &unit.value);
        let level = |level: Level| level_view(level, unit, speaker);
        let measured =
            solution.measurements.iter().filter(|measurement| measurement.indicator.value == indicator.id.value);
        let territory = |id: &str| {
            self.context
                .register(RegisterKind::Territory)
                .get(id)
                .map(|entry| speaker.set(entry.name.get(speaker.index)))
        };
        let objective = indicator.objective.as_ref().and_then(|id| {
            let place = solution.facts().objectives.iter().position(|objective| objective.id.value == id.value)?;
            Some(views::Objective { id: id.value.clone(), place: place + 1 })
        });
        views::Indicator {
            number: speaker.next_number(),
            id: indicator.id.value.clone(),
            name: speaker.set(&text.name.value),
            kind: indicator.kind.as_ref().map(|kind| label("kind", kind.value, speaker)),
            expected: indicator.expected.as_ref().map(|expected| {
                let word = if expected.value { "true" } else { "false" };
                views::Labelled { word, text: speaker.say(&format!("expected-{word}")) }
            }),
            objective,
            unit: speaker.say(&unit_name_message(unit)),
            baseline: indicator.baseline.as_ref().map(|baseline| level(baseline.value)),
            target: indicator.target.as_ref().map(|target| level(target.value)),
            frequency: indicator
                .frequency
                .as_ref()
                .map_or_else(String::new, |often| label("frequency", often.value, speaker).text),
            verification: optional(text.verification.as_ref(), speaker),
            disaggregation: optional(text.disaggregation.as_ref(), speaker),
            measurements: measured
                .map(|measurement| views::Measurement {
                    territory: territory(&measurement.territory.value).unwrap_or_default(),
                    level: level(Level { value: measurement.value.value, date: Some(measurement.date.value) }),
                    source: speaker.set(&measurement.source.value),
                    sample: measurement.sample,
                })
                .collect(),
        }
    }
}

fn level_view(level: Level, unit: &str, speaker: &Speaker<'_>) -> views::Level {
    views::Level {
        text: speaker.words.count(&unit_message(unit), level.value),
        value: level.value,
        date: level.date.map(|date| speaker.date(date)),
    }
}
