//! The pages of the logical framework.

use super::gathered::{Asks, Figures, Pair};
use super::reads::{Asked, Question};
use super::{Renderer, Speaker};
use crate::site::{Kind, Scope};
use crate::theme::views;
use crate::view::Extent;

const FRAMEWORK: Pair = [Kind::Framework, Kind::Plan];

/// The rows of a solution in the logical framework, in the language at this position.
#[derive(Hash)]
struct Rows(usize);

impl Question for Rows {
    type Answer = Vec<views::ObjectiveRows>;

    fn answer(&self, asked: &Asked<'_>) -> Vec<views::ObjectiveRows> {
        asked.presenter(self.0).framework(asked.solution)
    }
}

/// What the totals of the logical framework count of a solution.
#[derive(Hash)]
struct ExtentOf;

impl Figures for Extent {
    fn is_illustrative(&self) -> bool {
        self.illustrative
    }
}

impl Question for ExtentOf {
    type Answer = Extent;

    fn answer(&self, asked: &Asked<'_>) -> Extent {
        Extent::of(asked.solution)
    }
}

impl Renderer<'_> {
    /// The view `framework`.
    pub(super) fn framework(&self, scope: Scope, speaker: &Speaker<'_>) -> views::Framework {
        let asks = Asks { figures: || ExtentOf, rows: Rows };
        self.gather(scope, FRAMEWORK, speaker, asks, views::FrameworkTotal::of)
    }
}
