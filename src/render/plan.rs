//! The pages of the action plan.

use super::gathered::{Asks, Figures, Pair};
use super::reads::{Asked, Question};
use super::{Renderer, Speaker};
use crate::site::{Kind, Scope};
use crate::theme::views;
use crate::view::Effort;

const PLAN: Pair = [Kind::Plan, Kind::Framework];

/// The rows of a solution in the action plan, in the language at this position.
#[derive(Hash)]
struct Rows(usize);

impl Question for Rows {
    type Answer = views::PlanRows;

    fn answer(&self, asked: &Asked<'_>) -> views::PlanRows {
        asked.presenter(self.0).plan(asked.solution)
    }
}

/// What the totals of the action plan count of a solution.
#[derive(Hash)]
struct EffortOf;

impl Figures for Effort {
    fn is_illustrative(&self) -> bool {
        self.illustrative
    }
}

impl Question for EffortOf {
    type Answer = Effort;

    fn answer(&self, asked: &Asked<'_>) -> Effort {
        Effort::of(asked.solution)
    }
}

impl Renderer<'_> {
    /// The view `plan`.
    pub(super) fn plan(&self, scope: Scope, speaker: &Speaker<'_>) -> views::Plan {
        let asks = Asks { figures: || EffortOf, rows: Rows };
        self.gather(scope, PLAN, speaker, asks, |efforts| views::PlanTotal::of(efforts, speaker))
    }
}
