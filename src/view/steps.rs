//! Steps as views show them: who, when, for how long, at what cost.

use super::Presenter;
use super::schedule::{Bar, Scale};
use super::texts::{Labelled, label, optional};
use crate::guide::chapter;
use crate::guide::quantity::{Choice, Duration, TimeUnit};
use crate::guide::schedule::Slot;
use crate::guide::unit::Numbers;
use crate::guide::{RegisterKind, Solution};
use crate::i18n::Localizer;
use serde::Serialize;

/// A step.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// The number by which comments on a draft name it; 0 elsewhere.
    pub number: u32,
    /// Its place on the page.
    pub id: String,
    /// What is done.
    pub title: String,
    /// How; may be empty.
    pub text: String,
    /// What there is at the end; may be empty.
    pub result: String,
    /// Who does it, as a sentence lists them; may be empty.
    pub actors: String,
    /// Own powers or called upon.
    pub by: Option<Labelled>,
    /// When it begins, counted from the start; may be empty.
    pub begin: String,
    /// How long it takes; may be empty.
    pub duration: String,
    /// What it costs; may be empty.
    pub cost: String,
    /// Where it stands in the chronogramme, if that can be drawn.
    pub bar: Option<Bar>,
}

impl Presenter<'_> {
    fn actor(self, id: &str) -> Option<String> {
        self.name(RegisterKind::Actor, id).map(|actor| actor.text)
    }

    /// Who acts in any step, each once, in the order of the steps.
    pub(super) fn actors(self, steps: &[chapter::Step]) -> Vec<String> {
        let mut ids: Vec<&str> = Vec::new();
        for id in steps.iter().filter_map(|step| step.actors.as_ref()).flat_map(|actors| &actors.value) {
            if !ids.contains(&&*id.value) {
                ids.push(&id.value);
            }
        }
        ids.into_iter().filter_map(|id| self.actor(id)).collect()
    }

    /// The steps in the order of the reference language.
    pub(super) fn steps(self, solution: &Solution, numbers: &Numbers) -> Vec<Step> {
        let localizer = self.localizer;
        let texts = chapter::by_id(&solution.texts(localizer.index).steps);
        let slots = solution.slots.as_deref();
        let scale = slots.and_then(Scale::of);
        let steps = solution.facts().steps.iter().enumerate();
        steps
            .map(|(index, step)| {
                let text = texts.get(&*step.id.value).copied().unwrap_or(step);
                let placed = scale.zip(slots.map(|slots| slots[index]));
                let actors = step.actors.iter().flat_map(|actors| &actors.value);
                let actors: Vec<String> = actors.filter_map(|actor| self.actor(&actor.value)).collect();
                let duration = step.duration.as_ref();
                Step {
                    number: numbers.item("steps", &step.id.value),
                    id: step.id.value.clone(),
                    title: localizer.set(&text.title.value),
                    text: optional(text.text.as_ref(), localizer),
                    result: optional(text.result.as_ref(), localizer),
                    actors: localizer.words.formats().list(actors.iter().map(String::as_str)),
                    by: step.by.as_ref().map(|by| label("by", by.value, localizer)),
                    begin: placed.map_or_else(String::new, |(scale, slot)| scale.begin(slot, localizer)),
                    duration: duration.map_or_else(String::new, |duration| say_duration(duration.value, localizer)),
                    cost: step.cost.as_ref().map_or_else(String::new, |cost| localizer.words.count("cost", cost.value)),
                    bar: placed.map(|(scale, slot)| scale.bar(slot)),
                }
            })
            .collect()
    }
}

fn say_duration(duration: Duration, localizer: &Localizer<'_>) -> String {
    localizer.words.count(&["duration-", duration.unit.word()].concat(), f64::from(duration.count))
}

/// From the first day to the last.
pub fn length_in_days(slots: &[Slot]) -> u32 {
    let begin = slots.iter().map(|slot| slot.begin).min().unwrap_or(0);
    let end = slots.iter().map(|slot| slot.end).max().unwrap_or(0);
    end - begin
}

/// From the first day to the last, in the unit that a person would choose.
pub(super) fn total_duration(slots: &[Slot], localizer: &Localizer<'_>) -> String {
    let days = length_in_days(slots);
    if days == 0 { String::new() } else { say_duration(in_unit(days), localizer) }
}

fn in_unit(days: u32) -> Duration {
    let (length, unit) = match days {
        ..14 => (1, TimeUnit::Day),
        14..=90 => (7, TimeUnit::Week),
        91..=1094 => (30, TimeUnit::Month),
        _ => (365, TimeUnit::Year),
    };
    Duration { count: days.div_ceil(length), unit }
}

/// How long a solution takes and what it costs, as far as its steps say.
pub fn takes(solution: &Solution, localizer: &Localizer<'_>) -> Vec<String> {
    let duration = solution.slots.as_deref().map_or_else(String::new, |slots| total_duration(slots, localizer));
    let cost = total_cost(&solution.facts().steps, localizer);
    [duration, cost].into_iter().filter(|text| !text.is_empty()).collect()
}

/// What the steps cost together; empty if none says what it costs.
pub(super) fn total_cost<'s>(steps: impl IntoIterator<Item = &'s chapter::Step>, localizer: &Localizer<'_>) -> String {
    known_cost(steps).map_or_else(String::new, |cost| localizer.words.count("cost", cost))
}

/// What the steps cost together, in Moroccan dirhams; `None` if none says what it costs.
pub fn known_cost<'s>(steps: impl IntoIterator<Item = &'s chapter::Step>) -> Option<f64> {
    let costs: Vec<f64> = steps.into_iter().filter_map(|step| step.cost.as_ref()).map(|cost| cost.value).collect();
    (!costs.is_empty()).then(|| costs.iter().sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_said_in_the_unit_that_a_person_would_choose() {
        for (days, count, unit) in [
            (1, 1, TimeUnit::Day),
            (13, 13, TimeUnit::Day),
            (14, 2, TimeUnit::Week),
            (15, 3, TimeUnit::Week),
            (90, 13, TimeUnit::Week),
            (91, 4, TimeUnit::Month),
            (120, 4, TimeUnit::Month),
            (1094, 37, TimeUnit::Month),
            (1095, 3, TimeUnit::Year),
            (1096, 4, TimeUnit::Year),
        ] {
            assert_eq!(in_unit(days), Duration { count, unit }, "{days} days");
        }
    }
}
