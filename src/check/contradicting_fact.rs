//! A fact that a translation gives otherwise than the reference language: another cost, date, actor… Facts need to be given
//! only once; given twice, they must be the same.

use super::unknown_id::Lookup;
use super::{Check, CheckContext};
use crate::finding::{Code, Findings};
use crate::guide::Solution;
use crate::guide::schema::{Described, Field, FieldRef, Items, Role, Type};
use crate::source::Span;

/// A fact given twice and not the same.
const CONTRADICTING_FACT: Code = Code::error("contradicting-fact");

pub const CHECK: Check = Check::of_solution(&[&CONTRADICTING_FACT], solution);

struct FactComparison<'c, 'f> {
    context: &'c CheckContext<'c>,
    lookup: Lookup<'c>,
    findings: &'f mut Findings,
}

impl FactComparison<'_, '_> {
    /// Compares what a translation says with what the reference language says of the same thing.
    fn things(&mut self, ours: &dyn Described, theirs: &dyn Described) {
        for (at, field) in theirs.fields().iter().enumerate() {
            match (field.role, theirs.value(at)) {
                _ if self.lookup.solution().facts().lost.contains(&field.name) => {}
                (Role::Fact | Role::Order | Role::Id, Some(their)) => self.fact(field, ours.value(at), their),
                (Role::List, Some(FieldRef::Items(their))) => {
                    if let Some(FieldRef::Items(our)) = ours.value(at) {
                        self.lists(our, their);
                    }
                }
                _ => {}
            }
        }
    }

    fn lists(&mut self, ours: &dyn Items, theirs: &dyn Items) {
        let ours = ours.by_id();
        for their in theirs.iter() {
            if let Some(our) = ours.get(&*their.id().value) {
                self.things(*our, their);
            }
        }
    }

    fn fact(&mut self, field: &Field, ours: Option<FieldRef<'_>>, theirs: FieldRef<'_>) {
        let Some(place) = theirs.span().filter(|_| ours != Some(theirs)) else { return };
        // An id that nothing has is told as that.
        if let Type::One(target) | Type::Many(target) = field.holds
            && self.lookup.ids(target).is_some_and(|known| theirs.ids().iter().any(|id| !known.has(&id.value)))
        {
            return;
        }
        let shown = |span: Span| crate::data::fields::shorten(self.context.sources.at(span).trim());
        let finding = CONTRADICTING_FACT.at(place).with("field", field.name).with("found", shown(place));
        let reference = ours.and_then(|ours| ours.span());
        let finding = finding.with("expected", reference.map_or_else(|| "—".to_owned(), shown));
        self.findings.add(match reference {
            Some(ours) => finding.related("reference", ours),
            None => finding,
        });
    }
}

fn solution(context: &CheckContext<'_>, solution: &Solution, findings: &mut Findings) {
    let mut comparison = FactComparison { context, lookup: Lookup::new(context, solution), findings };
    for translation in solution.chapters.iter().skip(1).flatten() {
        comparison.things(solution.facts(), translation);
    }
}
