//! Everything that can be wrong with a guide once it has been read. One file, one check: its doc, its codes, its tests.
//!
//! To add one: a file here with a `CHECK`, a line in [`CHECKS`], its words in `locales/*/findings.ftl`, a case in
//! `tests/findings/`.

mod bad_image;
mod bad_target;
mod broken_link;
mod contradicting_fact;
mod copied_text;
mod duplicate_id;
mod hand_made_note;
mod missing_tool;
mod missing_translation;
mod other_script;
pub mod placeholder;
mod slug_taken;
mod start_and_after;
mod step_circle;
mod structure_differs;
mod unknown_id;
mod unknown_unit;
mod unpublished_file;
mod withdrawn;

pub use slug_taken::RESERVED;

use crate::finding::{Code, Finding, Findings};
use crate::guide::{Guide, Solution, asset};
use crate::i18n::Words;
use crate::source::{Sources, Span};
use ahash::HashMap;
use rayon::prelude::*;
use std::sync::Arc;

/// What a check may look at.
#[derive(Debug)]
pub struct CheckContext<'g> {
    /// The guide.
    pub guide: &'g Guide,
    /// Its files.
    pub sources: &'g Sources,
    /// The words of each of its languages.
    pub words: &'g [Arc<Words>],
}

/// One check: what it can find, and how it looks for it.
#[derive(Debug)]
pub struct Check {
    /// What it can find.
    pub codes: &'static [&'static Code],
    /// Looks at the guide, once.
    pub guide: Option<fn(&CheckContext<'_>, &mut Findings)>,
    /// Looks at one solution.
    pub solution: Option<fn(&CheckContext<'_>, &Solution, &mut Findings)>,
    /// Looks at one solution and at nothing else: what it finds is the same as long as that is.
    pub alone: Option<fn(&Solution, &mut Findings)>,
}

/// What checks found that look at one solution and at nothing else, each with the solution that they looked at.
#[derive(Debug, Default)]
pub struct CheckCache(Vec<(Arc<Solution>, Findings)>);

impl Check {
    /// A check of each solution by itself.
    const fn of_solution(
        codes: &'static [&'static Code],
        check: fn(&CheckContext<'_>, &Solution, &mut Findings),
    ) -> Self {
        Self { codes, guide: None, solution: Some(check), alone: None }
    }

    /// A check of each solution by itself, for which nothing else matters.
    const fn of_solution_alone(codes: &'static [&'static Code], check: fn(&Solution, &mut Findings)) -> Self {
        Self { codes, guide: None, solution: None, alone: Some(check) }
    }

    /// A check of the guide as a whole.
    const fn of_guide(codes: &'static [&'static Code], check: fn(&CheckContext<'_>, &mut Findings)) -> Self {
        Self { codes, guide: Some(check), solution: None, alone: None }
    }

    /// With a look at the guide as a whole, too.
    const fn and_guide(mut self, check: fn(&CheckContext<'_>, &mut Findings)) -> Self {
        self.guide = Some(check);
        self
    }
}

/// `finding` about a file that is not there, which the text at path `from` names at `place` as `written`: mended by the name of the one beside the text that
/// must have been meant, if its name stands there as it is.
fn renamed(context: &CheckContext<'_>, finding: Finding, from: &str, written: &str, place: Span) -> Finding {
    let is_plain = |name: &&str| !name.contains([' ', '(', ')', '<', '>', '%']);
    let meant = asset::surely_meant(context.guide, from, written).filter(is_plain);
    let text = context.sources.at(place);
    let at = text.rfind(written).filter(|at| text[..*at].ends_with("](") && !written.is_empty());
    match meant.zip(at) {
        Some((meant, at)) => finding.fixed(place.part(at..at + written.len()), meant.to_owned()),
        None => finding,
    }
}

/// All checks.
pub const CHECKS: [Check; 18] = [
    unknown_id::CHECK,
    duplicate_id::CHECK,
    slug_taken::CHECK,
    missing_translation::CHECK,
    other_script::CHECK,
    copied_text::CHECK,
    placeholder::CHECK,
    structure_differs::CHECK,
    contradicting_fact::CHECK,
    start_and_after::CHECK,
    step_circle::CHECK,
    bad_target::CHECK,
    unknown_unit::CHECK,
    broken_link::CHECK,
    bad_image::CHECK,
    missing_tool::CHECK,
    unpublished_file::CHECK,
    withdrawn::CHECK,
];

/// Every code that checks can find.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    CHECKS.iter().flat_map(|check| check.codes.iter().copied())
}

/// Runs all checks. Of solutions that are the same as when `cache` was filled, those that look at nothing else are not run again.
pub fn run(context: &CheckContext<'_>, cache: &mut CheckCache) -> Findings {
    let mut findings = Findings::default();
    for check in CHECKS.iter().filter_map(|check| check.guide) {
        check(context, &mut findings);
    }
    let before: HashMap<&str, &(Arc<Solution>, Findings)> = cache.0.iter().map(|it| (&*it.0.slug, it)).collect();
    let one = |solution: &Arc<Solution>| {
        let known = before.get(&*solution.slug).filter(|(known, _)| Arc::ptr_eq(known, solution));
        let alone = known.map_or_else(
            || {
                let mut found = Findings::default();
                CHECKS.iter().filter_map(|check| check.alone).for_each(|check| check(solution, &mut found));
                found
            },
            |(_, found)| found.clone(),
        );
        let mut found = Findings::default();
        CHECKS.iter().filter_map(|check| check.solution).for_each(|check| check(context, solution, &mut found));
        (alone, found)
    };
    let of_solutions: Vec<(Findings, Findings)> = context.guide.solutions.par_iter().map(one).collect();
    drop(before);
    cache.0 = Vec::with_capacity(of_solutions.len());
    for (solution, (alone, found)) in context.guide.solutions.iter().zip(of_solutions) {
        findings.extend(alone.clone());
        findings.extend(found);
        cache.0.push((Arc::clone(solution), alone));
    }
    findings
}
