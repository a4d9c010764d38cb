//! A translation that has other objectives, steps, indicators, obstacles… or other headings than the reference language. A
//! reader of one language would get another guide than a reader of the other.

use super::{Check, CheckContext};
use crate::finding::{Code, Comparisons, Findings, Place};
use crate::guide::Solution;
use crate::guide::schema::{Item, Items, Role};
use crate::markdown::{Document, Heading};
use crate::source::FileId;

/// An item that one language has and the other has not.
const MISSING_ITEM: Code = Code::error(
    "missing-item",
    "an objective, step, indicator, obstacle… of the reference language that a translation lacks, or leaves without one of its texts",
);
/// An item that the reference language does not have.
const EXTRA_ITEM: Code = Code::error(
    "extra-item",
    "an objective, step, indicator, obstacle… of a translation that the reference language does not have",
);
/// Headings that do not correspond.
const HEADINGS_DIFFER: Code = Code::error(
    "headings-differ",
    "headings of a translation whose ids are not those of the reference language, in the same order",
);

pub const CHECK: Check =
    Check::of_solution_alone(&[&MISSING_ITEM, &EXTRA_ITEM, &HEADINGS_DIFFER], solution).and_guide(guide);

fn solution(solution: &Solution, findings: &mut Findings) {
    let reference = solution.facts();
    for translation in solution.chapters.iter().skip(1).flatten() {
        for (ours, theirs) in reference.lists().zip(translation.lists()) {
            items(ours.name, ours.items, theirs.items, translation.file, findings);
        }
        headings(&reference.body, &translation.body, translation.file, findings);
    }
}

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    for page in &context.guide.pages {
        for translation in page.texts.iter().skip(1).flatten() {
            headings(&page.facts().body, &translation.body, translation.file, findings);
        }
    }
}

/// An id that is misspelt is both extra and missing: it is told once, where it is written.
fn items(list: &'static str, ours: &dyn Items, theirs: &dyn Items, file: FileId, findings: &mut Findings) {
    let mut missing: Vec<&dyn Item> = Vec::new();
    let (our_ids, their_ids) = (ours.by_id(), theirs.by_id());
    let mut comparisons = Comparisons::default();
    // That an item has no id is told where it is written; which one it is then, nobody knows.
    let has_id = |item: &&dyn Item| !item.id().value.is_empty();
    for our in ours.iter().filter(has_id) {
        match their_ids.get(&*our.id().value) {
            Some(their) => texts(our, *their, findings),
            None => missing.push(our),
        }
    }
    for id in theirs.iter().filter(has_id).map(Item::id).filter(|id| !our_ids.contains_key(&*id.value)) {
        let finding = EXTRA_ITEM.at(id.span).with("list", list).with("found", &*id.value);
        let known: Vec<&str> = missing.iter().map(|our| &*our.id().value).collect();
        let finding = finding.near_at(&id.value, id.span, comparisons.among(&known));
        let certain = finding.suggestion.as_deref().filter(|_| finding.fix.is_some());
        let meant = certain.and_then(|meant| known.iter().position(|known| *known == meant));
        let meant = meant.map(|at| missing.remove(at));
        findings.add(match meant {
            Some(our) => finding.related("reference", our.id().span),
            None => finding,
        });
    }
    if !theirs.iter().all(|item| has_id(&item)) {
        return;
    }
    for our in missing {
        let end = theirs.iter().last().map(|item| item.id().span);
        let finding = MISSING_ITEM.at(Place::part_of(file, end)).with("list", list).with("found", &*our.id().value);
        findings.add(finding.related("reference", our.id().span));
    }
}

/// Texts that an item may have: given in the reference language, they must be given in a translation.
fn texts(ours: &dyn Item, theirs: &dyn Item, findings: &mut Findings) {
    for (at, field) in ours.fields().iter().enumerate().filter(|(_, field)| field.role == Role::Text) {
        if let (Some(our), None) = (ours.value(at).and_then(|our| our.span()), theirs.value(at)) {
            let found = format!("{}.{}", ours.id().value, field.name);
            let finding = MISSING_ITEM.at(theirs.id().span).with("list", field.name).with("found", found);
            findings.add(finding.related("reference", our));
        }
    }
}

/// The first place where the headings part tells more than all that follows from it.
fn headings(reference: &Document, translation: &Document, file: FileId, findings: &mut Findings) {
    let (ours, theirs) = (&reference.headings, &translation.headings);
    let differ = ours.iter().zip(theirs).find(|(our, their)| our.id != their.id || our.level != their.level);
    if let Some((our, their)) = differ {
        let shown = |heading: &Heading| format!("{} {}", "#".repeat(usize::from(heading.level)), heading.id);
        let finding = HEADINGS_DIFFER.at(their.span).with("found", shown(their)).with("expected", shown(our));
        return findings.add(finding.related("reference", our.span));
    }
    if let Some(our) = ours.get(theirs.len()) {
        let place = Place::part_of(file, theirs.last().map(|last| last.span));
        findings.add(
            HEADINGS_DIFFER.at(place).with("found", "—").with("expected", &*our.id).related("reference", our.span),
        );
    } else if let Some(their) = theirs.get(ours.len()) {
        findings.add(HEADINGS_DIFFER.at(their.span).with("found", &*their.id).with("expected", "—"));
    }
}
