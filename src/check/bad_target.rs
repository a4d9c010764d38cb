//! A target that cannot be reached: due before its baseline, no different from it, or outside what its unit allows (E2).

use super::Check;
use crate::finding::{Code, Findings};
use crate::guide::Solution;
use crate::guide::chapter::Indicator;

/// A target due before its baseline.
const TARGET_DATE: Code = Code::error("target-date");
/// A target that is where the baseline is.
const TARGET_VALUE: Code = Code::error("target-value");

pub const CHECK: Check = Check::of_solution_alone(&[&TARGET_DATE, &TARGET_VALUE], solution);

fn solution(solution: &Solution, findings: &mut Findings) {
    for indicator in &solution.facts().indicators {
        one(indicator, findings);
    }
}

fn one(indicator: &Indicator, findings: &mut Findings) {
    let is_percentage = indicator.unit.as_ref().is_some_and(|unit| ["%", "percent"].contains(&&*unit.value));
    for level in [&indicator.baseline, &indicator.target].into_iter().flatten() {
        let outside = is_percentage && !(-100.0..=100.0).contains(&level.value.value);
        if outside {
            findings.add(
                TARGET_VALUE.at(level.span).with("found", level.value.value.to_string()).with("problem", "percent"),
            );
        }
    }
    let unit = indicator.unit.as_ref().map_or("", |unit| &unit.value);
    for level in [&indicator.baseline, &indicator.target].into_iter().flatten() {
        if level.value.sign.is_some_and(|sign| !unit.is_empty() && !sign.is(unit)) {
            findings.add(TARGET_VALUE.at(level.span).with("found", unit).with("problem", "unit"));
        }
    }
    let (Some(baseline), Some(target)) = (&indicator.baseline, &indicator.target) else {
        return;
    };
    let is_floor = baseline.value.value.total_cmp(&target.value.value).is_eq();
    // An indicator that is to stay at nothing (no complaint, no refusal) is a target all the same.
    if is_floor && target.value.value != 0.0 {
        let finding =
            TARGET_VALUE.at(target.span).with("found", target.value.value.to_string()).with("problem", "same");
        findings.add(finding.related("baseline", baseline.span));
    }
    if let (Some(from), Some(to)) = (baseline.value.date, target.value.date)
        && to <= from
    {
        let finding = TARGET_DATE.at(target.span).with("found", to.to_string()).with("baseline", from.to_string());
        findings.add(finding.related("baseline", baseline.span));
    }
}
