//! What `withdrawn.toml` says of a solution that is still there, or of a successor that is not: readers would be told what is not so.

use super::{Check, CheckContext};
use crate::finding::{Code, Findings};

/// A solution that is said to be withdrawn, and is there.
const STILL_THERE: Code = Code::error("still-there");
/// A successor that is no solution.
const UNKNOWN_SUCCESSOR: Code = Code::error("unknown-successor");

pub const CHECK: Check = Check::of_guide(&[&STILL_THERE, &UNKNOWN_SUCCESSOR], guide);

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    let guide = context.guide;
    for withdrawal in &guide.withdrawn {
        let id = &withdrawal.id;
        // A solution that has this address and another id is another one.
        if guide.solutions.iter().any(|solution| solution.id() == id.value) {
            findings.add(STILL_THERE.at(id.span).with("found", &*id.value));
        }
        let Some(successor) = &withdrawal.successor else { continue };
        let was_read = |slug: &str| !guide.there.contains(&format!("content/solutions/{slug}"));
        if guide.known_as(&successor.value).is_none() && was_read(&successor.value) {
            let known = guide.solutions.iter().map(|solution| &*solution.slug);
            let finding = UNKNOWN_SUCCESSOR.at(successor.span).with("found", &*successor.value);
            findings.add(finding.near_at(&successor.value, successor.span, known));
        }
    }
}
