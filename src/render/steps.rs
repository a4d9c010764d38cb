//! Steps as views show them: who, when, for how long, at what cost.

use super::Speaker;
use super::chart::Chart;
use super::common::Common;
use super::texts::{label, optional};
use crate::guide::chapter::{self, Step};
use crate::guide::quantity::{Choice, Duration, TimeUnit};
use crate::guide::schedule::Slot;
use crate::guide::{RegisterKind, Solution};
use crate::theme::views;

impl Common<'_> {
    fn actor(&self, id: &str, speaker: &Speaker<'_>) -> Option<String> {
        let actor = self.context.register(RegisterKind::Actor).get(id)?;
        Some(speaker.set(actor.name.get(speaker.index)))
    }

    /// Who acts in any step, each once, in the order of the steps.
    pub(super) fn actors(&self, steps: &[Step], speaker: &Speaker<'_>) -> Vec<String> {
        let mut ids: Vec<&str> = Vec::new();
        for id in steps.iter().filter_map(|step| step.actors.as_ref()).flat_map(|actors| &actors.value) {
            if !ids.contains(&&*id.value) {
                ids.push(&id.value);
            }
        }
        ids.into_iter().filter_map(|id| self.actor(id, speaker)).collect()
    }

    /// The steps in the order of the reference language.
    pub(super) fn steps(&self, solution: &Solution, speaker: &Speaker<'_>) -> Vec<views::Step> {
        let texts = solution.texts(speaker.index);
        let slots = solution.slots.as_deref();
        let chart = slots.and_then(Chart::of);
        let steps = solution.facts().steps.iter().enumerate();
        steps
            .map(|(index, step)| {
                let text = chapter::find(&texts.steps, &step.id.value).unwrap_or(step);
                let placed = chart.zip(slots.map(|slots| slots[index]));
                let actors = step.actors.iter().flat_map(|actors| &actors.value);
                let actors: Vec<String> = actors.filter_map(|actor| self.actor(&actor.value, speaker)).collect();
                let duration = step.duration.as_ref();
                views::Step {
                    number: speaker.next_number(),
                    id: step.id.value.clone(),
                    title: speaker.set(&text.title.value),
                    text: optional(text.text.as_ref(), speaker),
                    result: optional(text.result.as_ref(), speaker),
                    actors: speaker.words.formats().list(actors.iter().map(String::as_str)),
                    by: step.by.as_ref().map(|by| label("by", by.value, speaker)),
                    begin: placed.map_or_else(String::new, |(chart, slot)| chart.begin(slot, speaker)),
                    duration: duration.map_or_else(String::new, |duration| say_duration(duration.value, speaker)),
                    cost: step.cost.as_ref().map_or_else(String::new, |cost| speaker.words.count("cost", cost.value)),
                    bar: placed.map(|(chart, slot)| chart.bar(slot)),
                }
            })
            .collect()
    }
}

fn say_duration(duration: Duration, speaker: &Speaker<'_>) -> String {
    speaker.words.count(&["duration-", duration.unit.word()].concat(), f64::from(duration.count))
}

/// From the first day to the last.
pub(super) fn length_in_days(slots: &[Slot]) -> u32 {
    let begin = slots.iter().map(|slot| slot.begin).min().unwrap_or(0);
    let end = slots.iter().map(|slot| slot.end).max().unwrap_or(0);
    end - begin
}

/// From the first day to the last, in the unit that a person would choose.
pub(super) fn total_duration(slots: &[Slot], speaker: &Speaker<'_>) -> String {
    let days = length_in_days(slots);
    let (count, unit) = match days {
        0 => return String::new(),
        1..=13 => (days, TimeUnit::Day),
        14..=90 => (days.div_ceil(7), TimeUnit::Week),
        91..=1094 => (days.div_ceil(30), TimeUnit::Month),
        _ => (days.div_ceil(365), TimeUnit::Year),
    };
    say_duration(Duration { count, unit }, speaker)
}

/// What the steps cost together; empty if none says what it costs.
pub(super) fn total_cost<'s>(steps: impl IntoIterator<Item = &'s Step>, speaker: &Speaker<'_>) -> String {
    known_cost(steps).map_or_else(String::new, |cost| speaker.words.count("cost", cost))
}

/// What the steps cost together, in Moroccan dirhams; nothing if none says what it costs.
pub(super) fn known_cost<'s>(steps: impl IntoIterator<Item = &'s Step>) -> Option<f64> {
    let costs: Vec<f64> = steps.into_iter().filter_map(|step| step.cost.as_ref()).map(|cost| cost.value).collect();
    (!costs.is_empty()).then(|| costs.iter().sum())
}
