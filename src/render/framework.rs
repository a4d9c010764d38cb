//! The pages of the logical framework.

use super::dependencies::{Query, QueryContext};
use super::gathered::{GatheredQueries, Illustrated, PageKinds};
use super::{Renderer, TrackedLocalizer};
use crate::i18n::LanguageId;
use crate::site::{PageKind, Scope};
use crate::theme::views;
use crate::view::Extent;

const FRAMEWORK: PageKinds = [PageKind::Framework, PageKind::Plan];

/// The rows of a solution in the logical framework, in the language at this position.
#[derive(Hash)]
struct FrameworkRowsQuery(LanguageId);

impl Query for FrameworkRowsQuery {
    type Answer = Vec<views::ObjectiveRows>;

    fn answer(&self, asked: &QueryContext<'_>) -> Vec<views::ObjectiveRows> {
        asked.presenter(self.0).framework(asked.solution)
    }
}

/// What the totals of the logical framework count of a solution.
#[derive(Hash)]
struct ExtentQuery;

impl Illustrated for Extent {
    fn is_illustrative(&self) -> bool {
        self.illustrative
    }
}

impl Query for ExtentQuery {
    type Answer = Extent;

    fn answer(&self, asked: &QueryContext<'_>) -> Extent {
        Extent::of(asked.solution)
    }
}

impl Renderer<'_> {
    /// The view `framework`.
    pub(super) fn framework(&self, scope: Scope, localizer: &TrackedLocalizer<'_>) -> views::Framework {
        let asks = GatheredQueries { figures: || ExtentQuery, rows: FrameworkRowsQuery };
        self.gather(scope, FRAMEWORK, localizer, asks, views::FrameworkTotal::of)
    }
}
