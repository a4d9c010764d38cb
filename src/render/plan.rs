//! The action plan (P2): every step with who does it, when and at what cost; what the commune does within its own powers apart from
//! what it asks of others.

use super::common::Common;
use super::gathered::{Asks, Figures, Pair, is_illustrative};
use super::reads::{Asked, Question};
use super::steps::{known_cost, total_cost, total_duration};
use super::{Renderer, Speaker};
use crate::guide::Solution;
use crate::guide::chapter::Step;
use crate::guide::quantity::By;
use crate::site::{Kind, Scope};
use crate::theme::views;
use serde::Serialize;

const PLAN: Pair = [Kind::Plan, Kind::Framework];

/// The rows of a solution in the action plan, in the language at this position.
#[derive(Hash)]
struct Rows(usize);

impl Question for Rows {
    type Answer = views::PlanRows;

    fn answer(&self, asked: &Asked<'_>) -> views::PlanRows {
        asked.common.plan_rows(asked.solution, &asked.common.context.speakers[self.0])
    }
}

/// What the totals of the action plan count of a solution.
#[derive(Hash)]
struct Effort;

/// Steps, and what they cost if any of them says so.
#[derive(Clone, Copy, Default, Serialize)]
struct Count {
    steps: usize,
    cost: Option<f64>,
}

#[derive(Serialize)]
struct EffortOf {
    illustrative: bool,
    commune: Count,
    partner: Count,
    all: Count,
}

impl Figures for EffortOf {
    fn is_illustrative(&self) -> bool {
        self.illustrative
    }
}

impl Question for Effort {
    type Answer = EffortOf;

    fn answer(&self, asked: &Asked<'_>) -> EffortOf {
        let steps = || asked.solution.facts().steps.iter();
        let by = |by: By| count(steps().filter(move |step| carried_by(step, by)));
        EffortOf {
            illustrative: is_illustrative(asked.solution),
            commune: by(By::Commune),
            partner: by(By::Partner),
            all: count(steps()),
        }
    }
}

fn count<'s>(steps: impl Iterator<Item = &'s Step> + Clone) -> Count {
    Count { steps: steps.clone().count(), cost: known_cost(steps) }
}

impl Renderer<'_> {
    /// The view `plan`.
    pub(super) fn plan(&self, scope: Scope, speaker: &Speaker<'_>) -> views::Plan {
        self.gather(scope, PLAN, speaker, Asks { figures: || Effort, rows: Rows }, |efforts| {
            plan_total(efforts, speaker)
        })
    }
}

impl Common<'_> {
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

fn plan_total(efforts: &[EffortOf], speaker: &Speaker<'_>) -> views::PlanTotal {
    let sum = |of: fn(&EffortOf) -> Count| {
        let costs: Vec<f64> = efforts.iter().filter_map(|effort| of(effort).cost).collect();
        let cost = (!costs.is_empty()).then(|| costs.iter().sum());
        let steps = efforts.iter().map(|effort| of(effort).steps).sum();
        views::Share { steps, cost: cost.map_or_else(String::new, |cost| speaker.words.count("cost", cost)) }
    };
    let all = sum(|effort| effort.all);
    views::PlanTotal {
        solutions: efforts.len(),
        steps: all.steps,
        commune: sum(|effort| effort.commune),
        partner: sum(|effort| effort.partner),
        cost: all.cost,
    }
}

fn carried_by(step: &Step, by: By) -> bool {
    step.by.as_ref().is_some_and(|given| given.value == by)
}
