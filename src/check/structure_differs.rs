//! A translation that has other objectives, steps, indicators, obstacles… or other headings than the reference language. A
//! reader of one language would get another guide than a reader of the other.

use super::{Check, Context};
use crate::finding::{Code, Findings};
use crate::guide::{Chapter, Solution};
use crate::markdown::{Document, Heading};
use crate::source::{FileId, Span, Text};

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
        for ((list, ours), (_, theirs)) in reference.ids().into_iter().zip(translation.ids()) {
            items(list, &ours, &theirs, translation.file, findings);
        }
        optional_texts(reference, translation, findings);
        headings(&reference.body, &translation.body, translation.file, findings);
    }
}

fn guide(context: &Context<'_>, findings: &mut Findings) {
    for page in &context.guide.pages {
        for translation in page.texts.iter().skip(1).flatten() {
            headings(&page.facts().body, &translation.body, translation.file, findings);
        }
    }
}

fn items(list: &'static str, ours: &[&Text], theirs: &[&Text], file: FileId, findings: &mut Findings) {
    let has = |ids: &[&Text], id: &Text| ids.iter().any(|other| other.value == id.value);
    for id in ours.iter().filter(|id| !has(theirs, id)) {
        let place = theirs.last().map_or(Span::top(file), |last| last.span);
        findings.add(MISSING_ITEM.at(place).with("list", list).with("found", &*id.value).see_also(id.span));
    }
    for id in theirs.iter().filter(|id| !has(ours, id)) {
        let finding = EXTRA_ITEM.at(id.span).with("list", list).with("found", &*id.value);
        findings.add(finding.near(&id.value, ours.iter().map(|id| &*id.value)));
    }
}

/// Texts that an item may have: given in the reference language, they must be given in a translation.
fn optional_texts(reference: &Chapter, translation: &Chapter, findings: &mut Findings) {
    type Given<'c> = Vec<(&'c Text, &'static str, Option<&'c Text>)>;
    fn given(chapter: &Chapter) -> Given<'_> {
        let steps = chapter
            .steps
            .iter()
            .flat_map(|step| [(&step.id, "text", step.text.as_ref()), (&step.id, "result", step.result.as_ref())]);
        let indicators = chapter.indicators.iter().flat_map(|indicator| {
            [
                (&indicator.id, "verification", indicator.verification.as_ref()),
                (&indicator.id, "disaggregation", indicator.disaggregation.as_ref()),
            ]
        });
        let obstacles =
            chapter.obstacles.iter().map(|obstacle| (&obstacle.id, "mitigation", obstacle.mitigation.as_ref()));
        let phases = chapter.phases.iter().map(|phase| (&phase.id, "text", phase.text.as_ref()));
        steps.chain(indicators).chain(obstacles).chain(phases).collect()
    }
    let theirs = given(translation);
    for (id, field, text) in given(reference) {
        let Some(text) = text else { continue };
        let same = theirs.iter().find(|(other, name, _)| other.value == id.value && *name == field);
        if let Some((place, _, None)) = same {
            let found = format!("{}.{field}", id.value);
            findings.add(MISSING_ITEM.at(place.span).with("list", field).with("found", found).see_also(text.span));
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
        return findings.add(finding.see_also(our.span));
    }
    if let Some(our) = ours.get(theirs.len()) {
        let place = theirs.last().map_or(Span::top(file), |last| last.span);
        findings.add(HEADINGS_DIFFER.at(place).with("found", "—").with("expected", &*our.id).see_also(our.span));
    } else if let Some(their) = theirs.get(ours.len()) {
        findings.add(HEADINGS_DIFFER.at(their.span).with("found", &*their.id).with("expected", "—"));
    }
}
