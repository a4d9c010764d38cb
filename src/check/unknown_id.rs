//! An id that nothing has: a theme, territory, actor, reference, objective or step that was misspelt or never written.

use super::{Check, CheckContext};
use crate::finding::{Code, Findings};
use crate::guide::schema::{Described, FieldRef, IdTarget, Type};
use crate::guide::{Entry, RegisterKind, Solution};
use crate::source::Text;

/// An id that nothing has.
const UNKNOWN_ID: Code = Code::error(
    "unknown-id",
    "an id that nothing has: of a theme, territory, actor, audience, approach, term, reference, objective, step or indicator",
);

pub const CHECK: Check = Check::of_solution(&[&UNKNOWN_ID], solution).and_guide(terms);

/// The ids that there are; `None` if the file that holds them could not be read whole.
type KnownIds<'k> = Option<Vec<&'k str>>;

/// Looks for the ids that one solution names.
struct Search<'c, 'f> {
    context: &'c CheckContext<'c>,
    solution: &'c Solution,
    /// What was looked up already.
    known: Vec<(IdTarget, KnownIds<'c>)>,
    findings: &'f mut Findings,
}

impl Search<'_, '_> {
    /// Tells those of `ids` that are not there; none if it could not be read what is there, which is told itself.
    fn compare(&mut self, ids: &[Text], target: IdTarget) {
        if ids.is_empty() {
            return;
        }
        if self.known.iter().all(|(known, _)| *known != target) {
            let known = there(self.context, self.solution, target);
            self.known.push((target, known));
        }
        let known = self.known.iter().find(|(known, _)| *known == target);
        let Some((_, Some(known))) = known else { return };
        for id in ids.iter().filter(|id| !id.value.is_empty() && !known.contains(&&*id.value)) {
            self.findings.add(unknown(id, target, known));
        }
    }

    /// Looks at all that `thing` names, and the items of its lists.
    fn look(&mut self, thing: &dyn Described) {
        for (at, field) in thing.fields().iter().enumerate() {
            let target = match field.holds {
                Type::One(target) | Type::Many(target) => target,
                Type::Items(_) => {
                    if let Some(FieldRef::Items(items)) = thing.value(at) {
                        items.iter().for_each(|item| self.look(item));
                    }
                    continue;
                }
                _ => continue,
            };
            if let Some(value) = thing.value(at) {
                self.compare(value.ids(), target);
            }
        }
    }
}

fn unknown(id: &Text, target: IdTarget, known: &[&str]) -> crate::finding::Finding {
    let finding = UNKNOWN_ID.at(id.span).with("kind", target.word()).with("found", &*id.value);
    finding.near_at(&id.value, id.span, known.iter().copied())
}

/// The ids of all things that `target` may name.
pub(super) fn there<'c>(context: &CheckContext<'c>, solution: &'c Solution, target: IdTarget) -> KnownIds<'c> {
    let guide = context.guide;
    match target {
        IdTarget::Entry(kind) => {
            let register = guide.register(kind);
            register.is_whole.then(|| register.ids().collect())
        }
        IdTarget::Reference => {
            guide.references_are_whole.then(|| guide.references.iter().map(|work| &*work.id.value).collect())
        }
        IdTarget::Item(list) => {
            let items = solution.facts().list(list);
            items.map(|items| items.iter().map(|item| &*item.id().value).collect())
        }
    }
}

fn solution(context: &CheckContext<'_>, solution: &Solution, findings: &mut Findings) {
    let mut search = Search { context, solution, known: Vec::new(), findings };
    for chapter in solution.chapters.iter().flatten() {
        search.look(chapter);
    }
    let measured = solution.measurements.iter().map(|row| (Some(&row.indicator), Some(&row.territory)));
    let others = solution.other_ids.iter().map(|(indicator, territory)| (indicator.as_ref(), territory.as_ref()));
    for (indicator, territory) in measured.chain(others) {
        search.compare(as_slice(indicator), IdTarget::Item("indicators"));
        search.compare(as_slice(territory), IdTarget::Entry(RegisterKind::Territory));
    }
}

fn as_slice(id: Option<&Text>) -> &[Text] {
    id.map_or(&[], std::slice::from_ref)
}

fn terms(context: &CheckContext<'_>, findings: &mut Findings) {
    let glossary = context.guide.register(RegisterKind::Term);
    if glossary.is_whole {
        let known: Vec<&str> = glossary.ids().collect();
        for id in glossary.entries().iter().flat_map(Entry::see).filter(|id| !known.contains(&&*id.value)) {
            findings.add(unknown(id, IdTarget::Entry(RegisterKind::Term), &known));
        }
    }
}
