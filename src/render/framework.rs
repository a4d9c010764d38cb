//! The logical framework (P3): objectives and the indicators that tell about them, with the means of verification and what was
//! measured last.

use super::common::Common;
use super::gathered::{Asks, Figures, Pair, is_illustrative};
use super::reads::{Asked, Question};
use super::texts::{objective, points};
use super::{Renderer, Speaker};
use crate::guide::Solution;
use crate::guide::chapter::Indicator;
use crate::site::{Kind, Scope};
use crate::theme::views;
use serde::Serialize;

const FRAMEWORK: Pair = [Kind::Framework, Kind::Plan];

/// The rows of a solution in the logical framework, in the language at this position.
#[derive(Hash)]
struct Rows(usize);

impl Question for Rows {
    type Answer = Vec<views::ObjectiveRows>;

    fn answer(&self, asked: &Asked<'_>) -> Vec<views::ObjectiveRows> {
        asked.common.framework_rows(asked.solution, &asked.common.context.speakers[self.0])
    }
}

/// What the totals of the logical framework count of a solution.
#[derive(Hash)]
struct Extent;

#[derive(Serialize)]
struct ExtentOf {
    illustrative: bool,
    objectives: usize,
    indicators: usize,
    measured: usize,
}

impl Figures for ExtentOf {
    fn is_illustrative(&self) -> bool {
        self.illustrative
    }
}

impl Question for Extent {
    type Answer = ExtentOf;

    fn answer(&self, asked: &Asked<'_>) -> ExtentOf {
        let (solution, facts) = (asked.solution, asked.solution.facts());
        let is_measured = |indicator: &&Indicator| {
            solution.measurements.iter().any(|measurement| measurement.indicator.value == indicator.id.value)
        };
        ExtentOf {
            illustrative: is_illustrative(solution),
            objectives: facts.objectives.len(),
            indicators: facts.indicators.len(),
            measured: facts.indicators.iter().filter(is_measured).count(),
        }
    }
}

impl Renderer<'_> {
    /// The view `framework`.
    pub(super) fn framework(&self, scope: Scope, speaker: &Speaker<'_>) -> views::Framework {
        self.gather(scope, FRAMEWORK, speaker, Asks { figures: || Extent, rows: Rows }, framework_total)
    }
}

impl Common<'_> {
    /// Every objective with its indicators.
    fn framework_rows(&self, solution: &Solution, speaker: &Speaker<'_>) -> Vec<views::ObjectiveRows> {
        let (facts, texts) = (solution.facts(), solution.texts(speaker.index));
        let objectives = points(&facts.objectives, &texts.objectives, objective, speaker);
        let rows = objectives.into_iter().map(|objective| {
            let own = facts.indicators.iter().filter(|indicator| tells_about(indicator, &objective.id));
            let indicators = own.map(|indicator| self.indicator(solution, indicator, texts, speaker)).collect();
            views::ObjectiveRows { objective, indicators }
        });
        rows.collect()
    }
}

fn tells_about(indicator: &Indicator, objective: &str) -> bool {
    indicator.objective.as_ref().is_some_and(|id| id.value == objective)
}

fn framework_total(extents: &[ExtentOf]) -> views::FrameworkTotal {
    let sum = |of: fn(&ExtentOf) -> usize| extents.iter().map(of).sum();
    views::FrameworkTotal {
        solutions: extents.len(),
        objectives: sum(|extent| extent.objectives),
        indicators: sum(|extent| extent.indicators),
        measured: sum(|extent| extent.measured),
    }
}
