//! A unit that no message names. Units are messages (`unit-<name>`), because only the language knows its plurals: a guide adds
//! one by adding a message to its `locales/`.

use super::{Check, CheckContext};
use crate::finding::{Code, Findings};
use crate::guide::Solution;
use crate::guide::quantity::unit_message;

/// A unit without its message.
const UNKNOWN_UNIT: Code = Code::error("unknown-unit");

pub const CHECK: Check = Check::of_solution(&[&UNKNOWN_UNIT], solution);

/// Units that every guide has; those of its own are suggested by nobody but their author.
const USUAL: [&str; 19] = [
    "percent",
    "number",
    "people",
    "days",
    "weeks",
    "months",
    "hours",
    "MAD",
    "requests",
    "documents",
    "meetings",
    "projects",
    "actions",
    "petitions",
    "proposals",
    "associations",
    "communes",
    "comments",
    "points",
];

fn solution(context: &CheckContext<'_>, solution: &Solution, findings: &mut Findings) {
    for indicator in &solution.facts().indicators {
        let Some(unit) = &indicator.unit else {
            continue;
        };
        let key = unit_message(&unit.value);
        if context.words.iter().any(|words| !words.has(&key)) {
            let finding = UNKNOWN_UNIT.at(unit.span).with("found", &*unit.value).with("known", USUAL.join(", "));
            findings.add(finding.near(&unit.value, USUAL));
        }
    }
}
