//! The pages of the action plan.

use super::dependencies::{Query, QueryContext};
use super::gathered::{GatheredQueries, Illustrated, PageKinds};
use super::{Renderer, TrackedLocalizer};
use crate::i18n::LanguageId;
use crate::site::{PageKind, Scope};
use crate::theme::views;
use crate::view::Effort;

const PLAN: PageKinds = [PageKind::Plan, PageKind::Framework];

/// The rows of a solution in the action plan, in the language at this position.
#[derive(Hash)]
struct PlanRowsQuery(LanguageId);

impl Query for PlanRowsQuery {
    type Answer = views::PlanRows;

    fn answer(&self, asked: &QueryContext<'_>) -> views::PlanRows {
        asked.presenter(self.0).plan(asked.solution)
    }
}

/// What the totals of the action plan count of a solution.
#[derive(Hash)]
struct EffortQuery;

impl Illustrated for Effort {
    fn is_illustrative(&self) -> bool {
        self.illustrative
    }
}

impl Query for EffortQuery {
    type Answer = Effort;

    fn answer(&self, asked: &QueryContext<'_>) -> Effort {
        Effort::of(asked.solution)
    }
}

impl Renderer<'_> {
    /// The view `plan`.
    pub(super) fn plan(&self, scope: Scope, localizer: &TrackedLocalizer<'_>) -> views::Plan {
        let asks = GatheredQueries { figures: || EffortQuery, rows: PlanRowsQuery };
        self.gather(scope, PLAN, localizer, asks, |efforts| views::PlanTotal::of(efforts, localizer))
    }
}
