//! The action plan (P2): every step with who does it, when and at what cost; what the commune does within its own powers apart from
//! what it asks of others.

use super::gathered::Pair;
use super::steps::{total_cost, total_duration};
use super::{Renderer, Speaker};
use crate::guide::Solution;
use crate::guide::chapter::Step;
use crate::guide::quantity::By;
use crate::site::{Kind, Scope};
use crate::theme::views;

const PLAN: Pair = [Kind::Plan, Kind::Framework];

impl Renderer<'_> {
    /// The view `plan`.
    pub(super) fn plan(&self, scope: Scope, speaker: &Speaker<'_>) -> views::Plan {
        let rows = |solution: &Solution| self.plan_rows(solution, speaker);
        self.gather(scope, PLAN, speaker, |solutions| plan_total(solutions, speaker), rows)
    }

    fn plan_rows(&self, solution: &Solution, speaker: &Speaker<'_>) -> views::PlanRows {
        let facts = solution.facts();
        let slots = solution.slots.as_deref();
        views::PlanRows {
            duration: slots.map_or_else(String::new, |slots| total_duration(slots, speaker)),
            cost: total_cost(&facts.steps, speaker),
            steps: self.steps(solution, speaker),
        }
    }
}

fn plan_total(solutions: &[&Solution], speaker: &Speaker<'_>) -> views::PlanTotal {
    let steps = || solutions.iter().flat_map(|solution| &solution.facts().steps);
    let share = |by: By| {
        let own = || steps().filter(move |step| carried_by(step, by));
        views::Share { steps: own().count(), cost: total_cost(own(), speaker) }
    };
    views::PlanTotal {
        solutions: solutions.len(),
        steps: steps().count(),
        commune: share(By::Commune),
        partner: share(By::Partner),
        cost: total_cost(steps(), speaker),
    }
}

fn carried_by(step: &Step, by: By) -> bool {
    step.by.as_ref().is_some_and(|given| given.value == by)
}
