//! The action plan (P2): every step with who does it, when and at what cost; what the commune does within its own powers apart from
//! what it asks of others.

use super::Presenter;
use super::steps::{Step, known_cost, total_cost, total_duration};
use crate::guide::Solution;
use crate::guide::chapter;
use crate::guide::quantity::By;
use crate::guide::unit::Numbers;
use crate::i18n::Localizer;
use serde::Serialize;

/// The action plan in numbers.
#[derive(Clone, Debug, Serialize)]
pub struct PlanTotal {
    /// How many solutions there are.
    pub solutions: usize,
    /// How many steps they have.
    pub steps: usize,
    /// What the commune does within its own powers.
    pub commune: Share,
    /// What it calls upon others to do.
    pub partner: Share,
    /// What all steps cost; may be empty.
    pub cost: String,
}

/// A share of the steps.
#[derive(Clone, Debug, Serialize)]
pub struct Share {
    /// How many there are.
    pub steps: usize,
    /// What they cost; may be empty.
    pub cost: String,
}

/// The steps of a solution.
#[derive(Clone, Debug, Serialize)]
pub struct PlanRows {
    /// How long all take; may be empty.
    pub duration: String,
    /// What all cost; may be empty.
    pub cost: String,
    /// The steps.
    pub steps: Vec<Step>,
}

/// Steps, and what they cost if any of them says so.
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Count {
    steps: usize,
    cost: Option<f64>,
}

/// What the totals of the action plan count of a solution.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Effort {
    /// Whether its numbers are examples.
    pub illustrative: bool,
    commune: Count,
    partner: Count,
    all: Count,
}

impl Effort {
    /// That of `solution`.
    pub fn of(solution: &Solution) -> Self {
        let steps = || solution.facts().steps.iter();
        let by = |by: By| count(steps().filter(move |step| carried_by(step, by)));
        Self {
            illustrative: solution.is_illustrative(),
            commune: by(By::Commune),
            partner: by(By::Partner),
            all: count(steps()),
        }
    }
}

fn count<'s>(steps: impl Iterator<Item = &'s chapter::Step> + Clone) -> Count {
    Count { steps: steps.clone().count(), cost: known_cost(steps) }
}

fn carried_by(step: &chapter::Step, by: By) -> bool {
    step.by.as_ref().is_some_and(|given| given.value == by)
}

impl PlanTotal {
    /// Of solutions with these efforts.
    pub fn of(efforts: &[Effort], localizer: &Localizer<'_>) -> Self {
        let sum = |of: fn(&Effort) -> Count| {
            let costs: Vec<f64> = efforts.iter().filter_map(|effort| of(effort).cost).collect();
            let cost = (!costs.is_empty()).then(|| costs.iter().sum());
            let steps = efforts.iter().map(|effort| of(effort).steps).sum();
            Share { steps, cost: cost.map_or_else(String::new, |cost| localizer.words.count("cost", cost)) }
        };
        let all = sum(|effort| effort.all);
        Self {
            solutions: efforts.len(),
            steps: all.steps,
            commune: sum(|effort| effort.commune),
            partner: sum(|effort| effort.partner),
            cost: all.cost,
        }
    }
}

impl Presenter<'_> {
    /// The steps of `solution`.
    pub fn plan(self, solution: &Solution) -> PlanRows {
        let slots = solution.slots.as_deref();
        PlanRows {
            duration: slots.map_or_else(String::new, |slots| total_duration(slots, self.localizer)),
            cost: total_cost(&solution.facts().steps, self.localizer),
            steps: self.steps(solution, &Numbers::default()),
        }
    }
}
