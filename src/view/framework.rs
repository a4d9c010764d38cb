//! The logical framework (P3): objectives, what they rest on, and the indicators that tell about them.

use super::Presenter;
use super::indicators::Indicator;
use super::texts::{Objective, objectives};
use crate::guide::Solution;
use crate::guide::chapter;
use crate::guide::unit::Numbers;
use serde::Serialize;

/// The logical framework in numbers.
#[derive(Clone, Debug, Serialize)]
pub struct FrameworkTotal {
    /// How many solutions there are.
    pub solutions: usize,
    /// How many objectives they have.
    pub objectives: usize,
    /// How many indicators tell about them.
    pub indicators: usize,
    /// How many of these were measured at least once.
    pub measured: usize,
}

/// An objective and the indicators that tell about it.
#[derive(Clone, Debug, Serialize)]
pub struct ObjectiveRows {
    /// The objective.
    pub objective: Objective,
    /// Its indicators.
    pub indicators: Vec<Indicator>,
}

/// What the totals of the logical framework count of a solution.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Extent {
    /// Whether its numbers are examples.
    pub illustrative: bool,
    objectives: usize,
    indicators: usize,
    measured: usize,
}

impl Extent {
    /// That of `solution`.
    pub fn of(solution: &Solution) -> Self {
        let facts = solution.facts();
        let is_measured = |indicator: &&chapter::Indicator| {
            solution.measurements.iter().any(|measurement| measurement.indicator.value == indicator.id.value)
        };
        Self {
            illustrative: solution.is_illustrative(),
            objectives: facts.objectives.len(),
            indicators: facts.indicators.len(),
            measured: facts.indicators.iter().filter(is_measured).count(),
        }
    }
}

impl FrameworkTotal {
    /// Of solutions with these extents.
    pub fn of(extents: &[Extent]) -> Self {
        let sum = |of: fn(&Extent) -> usize| extents.iter().map(of).sum();
        Self {
            solutions: extents.len(),
            objectives: sum(|extent| extent.objectives),
            indicators: sum(|extent| extent.indicators),
            measured: sum(|extent| extent.measured),
        }
    }
}

impl Presenter<'_> {
    /// Every objective of `solution` with its indicators.
    pub fn framework(self, solution: &Solution) -> Vec<ObjectiveRows> {
        let (facts, texts) = (solution.facts(), solution.texts(self.localizer.index));
        let numbers = Numbers::default();
        let objectives = objectives(&facts.objectives, &texts.objectives, &numbers, self.localizer);
        let rows = objectives.into_iter().map(|objective| {
            let own = facts.indicators.iter().filter(|indicator| tells_about(indicator, &objective.id));
            let indicators = own.map(|indicator| self.indicator(solution, indicator, &numbers)).collect();
            ObjectiveRows { objective, indicators }
        });
        rows.collect()
    }
}

fn tells_about(indicator: &chapter::Indicator, objective: &str) -> bool {
    indicator.objective.as_ref().is_some_and(|id| id.value == objective)
}
