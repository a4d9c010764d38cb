//! The logical framework (P3): objectives and the indicators that tell about them, with the means of verification and what was
//! measured last.

use super::gathered::Pair;
use super::texts::{objective, points};
use super::{Renderer, Speaker};
use crate::guide::Solution;
use crate::guide::chapter::Indicator;
use crate::site::{Kind, Scope};
use crate::theme::views;

const FRAMEWORK: Pair = [Kind::Framework, Kind::Plan];

impl Renderer<'_> {
    /// The view `framework`.
    pub(super) fn framework(&self, scope: Scope, speaker: &Speaker<'_>) -> views::Framework {
        self.gather(scope, FRAMEWORK, speaker, framework_total, |solution| self.framework_rows(solution, speaker))
    }

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

fn framework_total(solutions: &[&Solution]) -> views::FrameworkTotal {
    let measured = |solution: &Solution| {
        let is_measured = |indicator: &&Indicator| {
            solution.measurements.iter().any(|measurement| measurement.indicator.value == indicator.id.value)
        };
        solution.facts().indicators.iter().filter(is_measured).count()
    };
    views::FrameworkTotal {
        solutions: solutions.len(),
        objectives: solutions.iter().map(|solution| solution.facts().objectives.len()).sum(),
        indicators: solutions.iter().map(|solution| solution.facts().indicators.len()).sum(),
        measured: solutions.iter().map(|solution| measured(solution)).sum(),
    }
}
