//! An id that nothing has: a theme, territory, actor, reference, objective or step that was misspelt or never written.

use super::{Check, Context};
use crate::finding::{Code, Findings};
use crate::guide::{Chapter, RegisterKind, Solution};
use crate::source::{Spanned, Text};

/// An id that nothing has.
const UNKNOWN_ID: Code = Code::error(
    "unknown-id",
    "an id that nothing has: of a theme, territory, actor, audience, approach, term, reference, objective, step or indicator",
);

pub const CHECK: Check = Check::of_solution(&[&UNKNOWN_ID], solution).and_guide(terms);

/// The ids that there are; nothing if the file that holds them could not be read whole.
type Known<'k> = Option<Vec<&'k str>>;

/// Tells those of `ids` that are not `known`; none if it could not be read what is known, which is told itself.
fn compare<'k>(
    ids: impl IntoIterator<Item = &'k Text>,
    kind: &'static str,
    known: &Known<'_>,
    findings: &mut Findings,
) {
    let Some(known) = known else { return };
    for id in ids {
        if !known.contains(&&*id.value) {
            let finding = UNKNOWN_ID.at(id.span).with("kind", kind).with("found", &*id.value);
            findings.add(finding.near(&id.value, known.iter().copied()));
        }
    }
}

fn list(ids: Option<&Spanned<Vec<Text>>>) -> impl Iterator<Item = &Text> {
    ids.into_iter().flat_map(|ids| &ids.value)
}

fn solution(context: &Context<'_>, solution: &Solution, findings: &mut Findings) {
    let register = |kind| -> Known<'_> {
        let register = context.guide.register(kind);
        register.is_whole.then(|| register.ids().collect())
    };
    let works = context.guide.references.iter().map(|reference| &*reference.id.value);
    let references: Known<'_> = context.guide.references_are_whole.then(|| works.collect());
    let facts = solution.facts();
    let (actors, territories) = (register(RegisterKind::Actor), register(RegisterKind::Territory));
    for chapter in solution.chapters.iter().flatten() {
        compare(&chapter.theme, "theme", &register(RegisterKind::Theme), findings);
        compare(list(chapter.territories.as_ref()), "territory", &territories, findings);
        compare(list(chapter.audiences.as_ref()), "audience", &register(RegisterKind::Audience), findings);
        compare(list(chapter.approaches.as_ref()), "approach", &register(RegisterKind::Approach), findings);
        compare(list(chapter.references.as_ref()), "reference", &references, findings);
        compare(
            chapter.phases.iter().flat_map(|phase| list(phase.territories.as_ref())),
            "territory",
            &territories,
            findings,
        );
        compare(
            chapter.adaptations.iter().map(|adaptation| &adaptation.territory),
            "territory",
            &territories,
            findings,
        );
        compare(chapter.steps.iter().flat_map(|step| list(step.actors.as_ref())), "actor", &actors, findings);
        own_ids(chapter, facts, findings);
    }
    let indicators = Some(facts.indicators.iter().map(|indicator| &*indicator.id.value).collect());
    compare(solution.measurements.iter().map(|measurement| &measurement.indicator), "indicator", &indicators, findings);
    compare(
        solution.measurements.iter().map(|measurement| &measurement.territory),
        "territory",
        &territories,
        findings,
    );
}

/// Ids of the chapter itself that other parts of it name.
fn own_ids(chapter: &Chapter, facts: &Chapter, findings: &mut Findings) {
    let objectives = Some(facts.objectives.iter().map(|objective| &*objective.id.value).collect());
    let steps = Some(facts.steps.iter().map(|step| &*step.id.value).collect());
    compare(
        chapter.indicators.iter().filter_map(|indicator| indicator.objective.as_ref()),
        "objective",
        &objectives,
        findings,
    );
    compare(chapter.steps.iter().flat_map(|step| list(step.after.as_ref())), "step", &steps, findings);
}

fn terms(context: &Context<'_>, findings: &mut Findings) {
    let glossary = context.guide.register(RegisterKind::Term);
    let known = glossary.is_whole.then(|| glossary.ids().collect());
    compare(glossary.entries().iter().flat_map(|term| &term.see), "term", &known, findings);
}
