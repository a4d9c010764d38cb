//! Steps that wait for each other in a circle: none of them could ever begin.

use super::Check;
use crate::finding::{Code, Findings};
use crate::guide::Solution;
use crate::guide::schedule::circle;

/// A circle in `after`.
const STEP_CIRCLE: Code = Code::error("step-circle");

/// Of a circle of more steps the middle is left out.
const LONGEST: usize = 16;

pub const CHECK: Check = Check::of_solution_alone(&[&STEP_CIRCLE], solution);

fn solution(solution: &Solution, findings: &mut Findings) {
    let steps = &solution.facts().steps;
    let circle = circle(steps);
    let Some((&first, rest)) = circle.split_first() else {
        return;
    };
    let mut ids: Vec<&str> = circle.iter().chain([&first]).map(|&step| &*steps[step].id.value).collect();
    if ids.len() > LONGEST {
        ids.splice(LONGEST / 2..ids.len() - LONGEST / 2, ["…"]);
    }
    let span = steps[first].after.as_ref().map_or(steps[first].id.span, |after| after.span);
    let finding = STEP_CIRCLE.at(span).with("circle", ids.join(" → "));
    findings.add(match rest.last() {
        Some(&last) => finding.related("waits", steps[last].id.span),
        None => finding,
    });
}
