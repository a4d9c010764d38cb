//! A step that says both when it starts and after what: one of the two would be passed over in silence.

use super::Check;
use crate::finding::{Code, Findings};
use crate::guide::Solution;

/// A step says both when it starts and after what.
const START_AND_AFTER: Code = Code::error("start-and-after");

pub const CHECK: Check = Check::of_solution_alone(&[&START_AND_AFTER], solution);

fn solution(solution: &Solution, findings: &mut Findings) {
    for step in solution.chapters.iter().flatten().flat_map(|chapter| &chapter.steps) {
        if let (Some(_), Some(after)) = (&step.start, &step.after) {
            findings.add(START_AND_AFTER.at(after.span).with("step", &*step.id.value));
        }
    }
}
