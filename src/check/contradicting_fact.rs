//! A fact that a translation gives otherwise than the reference language: another cost, date, actor… Facts need to be given
//! only once; given twice, they must be the same.

use super::{Check, Context};
use crate::finding::{Code, Findings};
use crate::guide::Solution;
use crate::guide::chapter::{Chapter, find};
use crate::source::{Sources, Span, Spanned};

/// A fact given twice and not the same.
const CONTRADICTING_FACT: Code = Code::error(
    "contradicting-fact",
    "a number, date, actor or other fact that a translation gives otherwise than the reference language",
);

pub const CHECK: Check = Check::of_solution(&[&CONTRADICTING_FACT], solution);

struct Comparison<'c, 'f> {
    sources: &'c Sources,
    findings: &'f mut Findings,
}

impl Comparison<'_, '_> {
    fn fact<T: PartialEq>(
        &mut self,
        field: &'static str,
        reference: Option<&Spanned<T>>,
        translation: Option<&Spanned<T>>,
    ) {
        let Some(theirs) = translation.filter(|theirs| Some(*theirs) != reference) else {
            return;
        };
        let shown = |span: Span| crate::data::fields::shorten(self.sources.at(span).trim());
        let finding = CONTRADICTING_FACT.at(theirs.span).with("field", field).with("found", shown(theirs.span));
        let finding = finding.with("expected", reference.map_or_else(|| "—".to_owned(), |ours| shown(ours.span)));
        self.findings.add(match reference {
            Some(ours) => finding.see_also(ours.span),
            None => finding,
        });
    }
}

fn solution(context: &Context<'_>, solution: &Solution, findings: &mut Findings) {
    let mut comparison = Comparison { sources: context.sources, findings };
    for translation in solution.chapters.iter().skip(1).flatten() {
        chapters(solution.facts(), translation, &mut comparison);
    }
}

fn chapters(ours: &Chapter, theirs: &Chapter, compare: &mut Comparison<'_, '_>) {
    compare.fact("id", ours.id.as_ref(), theirs.id.as_ref());
    compare.fact("theme", ours.theme.as_ref(), theirs.theme.as_ref());
    compare.fact("order", ours.order.as_ref(), theirs.order.as_ref());
    compare.fact("illustrative", ours.illustrative.as_ref(), theirs.illustrative.as_ref());
    compare.fact("territories", ours.territories.as_ref(), theirs.territories.as_ref());
    compare.fact("audiences", ours.audiences.as_ref(), theirs.audiences.as_ref());
    compare.fact("approaches", ours.approaches.as_ref(), theirs.approaches.as_ref());
    compare.fact("references", ours.references.as_ref(), theirs.references.as_ref());
    for their in &theirs.steps {
        let Some(our) = find(&ours.steps, &their.id.value) else {
            continue;
        };
        compare.fact("actors", our.actors.as_ref(), their.actors.as_ref());
        compare.fact("by", our.by.as_ref(), their.by.as_ref());
        compare.fact("start", our.start.as_ref(), their.start.as_ref());
        compare.fact("after", our.after.as_ref(), their.after.as_ref());
        compare.fact("duration", our.duration.as_ref(), their.duration.as_ref());
        compare.fact("cost", our.cost.as_ref(), their.cost.as_ref());
    }
    for their in &theirs.indicators {
        let Some(our) = find(&ours.indicators, &their.id.value) else {
            continue;
        };
        compare.fact("objective", our.objective.as_ref(), their.objective.as_ref());
        compare.fact("kind", our.kind.as_ref(), their.kind.as_ref());
        compare.fact("expected", our.expected.as_ref(), their.expected.as_ref());
        compare.fact("unit", our.unit.as_ref(), their.unit.as_ref());
        compare.fact("baseline", our.baseline.as_ref(), their.baseline.as_ref());
        compare.fact("target", our.target.as_ref(), their.target.as_ref());
        compare.fact("frequency", our.frequency.as_ref(), their.frequency.as_ref());
    }
    for their in &theirs.phases {
        let Some(our) = find(&ours.phases, &their.id.value) else {
            continue;
        };
        compare.fact("kind", our.kind.as_ref(), their.kind.as_ref());
        compare.fact("territories", our.territories.as_ref(), their.territories.as_ref());
    }
}
