//! What the action plan and the logical framework show of a solution, as a hash: two readings with the same one have the same rows.

use super::Solution;
use super::chapter::{Chapter, Indicator, Step};
use crate::source::{Spanned, Text};
use std::hash::{DefaultHasher, Hash, Hasher};

impl Solution {
    /// See [`Self::plan`]. Whoever shows more of a solution there adds it here.
    pub(super) fn hash_plan(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        let facts = self.facts();
        facts.illustrative.as_ref().map(|illustrative| illustrative.value).hash(&mut hasher);
        (facts.steps.len(), facts.indicators.len(), self.chapters.len()).hash(&mut hasher);
        facts.steps.iter().for_each(|step| hash_step(step, &mut hasher));
        facts.indicators.iter().for_each(|indicator| hash_indicator(indicator, &mut hasher));
        self.chapters.iter().for_each(|chapter| hash_texts(chapter.as_ref(), &mut hasher));
        for measurement in &self.measurements {
            (value(&measurement.indicator), value(&measurement.territory)).hash(&mut hasher);
            (measurement.date.value, measurement.value.value.to_bits(), measurement.sample).hash(&mut hasher);
        }
        hasher.finish()
    }
}

fn value(text: &Text) -> &str {
    &text.value
}

fn of<T: Copy>(spanned: Option<&Spanned<T>>) -> Option<T> {
    spanned.map(|spanned| spanned.value)
}

fn ids(ids: Option<&Spanned<Vec<Text>>>) -> Option<Vec<&str>> {
    ids.map(|ids| ids.value.iter().map(value).collect())
}

/// When a step is done, and at what cost.
pub(super) fn hash_what_it_takes(step: &Step, hasher: &mut DefaultHasher) {
    (value(&step.id), of(step.start.as_ref()), ids(step.after.as_ref()), of(step.duration.as_ref())).hash(hasher);
    of(step.cost.as_ref()).map(f64::to_bits).hash(hasher);
}

/// Who does a step, when, at what cost.
fn hash_step(step: &Step, hasher: &mut DefaultHasher) {
    (value(&step.id), ids(step.actors.as_ref()), of(step.by.as_ref())).hash(hasher);
    hash_what_it_takes(step, hasher);
}

/// Where an indicator stood, where it should get, how one sees it.
fn hash_indicator(indicator: &Indicator, hasher: &mut DefaultHasher) {
    let level =
        |level: Option<&Spanned<_>>| of(level).map(|level: super::quantity::Level| (level.value.to_bits(), level.date));
    (value(&indicator.id), indicator.objective.as_ref().map(value), indicator.unit.as_ref().map(value)).hash(hasher);
    (of(indicator.kind.as_ref()), of(indicator.expected.as_ref()), of(indicator.frequency.as_ref())).hash(hasher);
    (level(indicator.baseline.as_ref()), level(indicator.target.as_ref())).hash(hasher);
}

/// The texts of steps, objectives and indicators in one language.
fn hash_texts(chapter: Option<&Chapter>, hasher: &mut DefaultHasher) {
    chapter.is_some().hash(hasher);
    let Some(chapter) = chapter else { return };
    (chapter.steps.len(), chapter.objectives.len(), chapter.indicators.len()).hash(hasher);
    for step in &chapter.steps {
        (value(&step.id), value(&step.title), step.result.as_ref().map(value)).hash(hasher);
    }
    for objective in &chapter.objectives {
        (value(&objective.id), value(&objective.text)).hash(hasher);
    }
    for indicator in &chapter.indicators {
        (value(&indicator.id), value(&indicator.name)).hash(hasher);
        (indicator.verification.as_ref().map(value), indicator.disaggregation.as_ref().map(value)).hash(hasher);
    }
}
