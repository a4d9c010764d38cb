//! A translation that has other objectives, steps, indicators, obstacles… or other headings than the reference language. A
//! reader of one language would get another guide than a reader of the other.

use super::{Check, CheckContext};
use crate::data::fields::TO_WRITE;
use crate::finding::{Code, Comparisons, Edit, Finding, Findings, Place, is_certain};
use crate::guide::chapter::ChapterList;
use crate::guide::schema::{Item, Role};
use crate::guide::{Chapter, Solution, is_slug};
use crate::markdown::{Document, Heading, LinkTarget};
use crate::source::{FileId, Span, Text};

/// An item that one language has and the other has not.
const MISSING_ITEM: Code = Code::error("missing-item");
/// An item that the reference language does not have.
const EXTRA_ITEM: Code = Code::error("extra-item");
/// Headings that do not correspond.
const HEADINGS_DIFFER: Code = Code::error("headings-differ");

pub const CHECK: Check =
    Check::of_solution_alone(&[&MISSING_ITEM, &EXTRA_ITEM, &HEADINGS_DIFFER], solution).and_guide(guide);

fn solution(solution: &Solution, findings: &mut Findings) {
    let reference = solution.facts();
    for translation in solution.chapters.iter().skip(1).flatten() {
        for (ours, theirs) in reference.lists().zip(translation.lists()) {
            let sides = Sides { reference, translation };
            sides.items(ours, theirs, findings);
        }
        if !translation.is_draft() || !translation.body.headings.is_empty() {
            headings(&reference.body, &translation.body, translation.file, findings);
        }
    }
}

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    for page in &context.guide.pages {
        for translation in page.texts.iter().skip(1).flatten() {
            headings(&page.facts().body, &translation.body, translation.file, findings);
        }
    }
}

/// A chapter, and the same in another language.
struct Sides<'c> {
    reference: &'c Chapter,
    translation: &'c Chapter,
}

impl Sides<'_> {
    /// An id that is misspelt is both extra and missing: it is told once, where it is written. Of a list that could not be read, or whose items have no ids that
    /// are any, nobody knows what it lacks.
    fn items(&self, ours: ChapterList<'_>, theirs: ChapterList<'_>, findings: &mut Findings) {
        let list = ours.name;
        let has_id = |item: &&dyn Item| is_slug(&item.id().value);
        let mut missing: Vec<&dyn Item> = Vec::new();
        let (our_ids, their_ids) = (ours.items.by_id(), theirs.items.by_id());
        for our in ours.items.iter().filter(has_id) {
            match their_ids.get(&*our.id().value) {
                Some(their) => texts(our, *their, findings),
                None => missing.push(our),
            }
        }
        let is_extra = |id: &&Text| !our_ids.contains_key(&*id.value);
        let extras: Vec<&Text> =
            theirs.items.iter().filter(|item| is_extra(&item.id())).filter(has_id).map(Item::id).collect();
        if !extras.is_empty() && self.reference.is_whole(list) {
            let mut comparisons = Comparisons::default();
            for id in extras {
                findings.add(extra(list, id, &mut missing, &mut comparisons));
            }
        }
        if missing.is_empty() || !self.translation.is_whole(list) {
            return;
        }
        if self.translation.is_draft() {
            return findings.extend(to_write(list, &missing, self.translation));
        }
        for our in missing {
            let end = theirs.items.iter().last().map(|item| item.id().span);
            let place = Place::part_of(self.translation.file, end);
            let finding = MISSING_ITEM.at(place).with("list", list).with("found", &*our.id().value);
            findings.add(finding.related("reference", our.id().span));
        }
    }
}

/// The finding about an item that the reference language does not have; one of `missing` that it was meant to be is missing no more.
fn extra(list: &'static str, id: &Text, missing: &mut Vec<&dyn Item>, comparisons: &mut Comparisons) -> Finding {
    let finding = EXTRA_ITEM.at(id.span).with("list", list).with("found", &*id.value);
    let known: Vec<&str> = missing.iter().map(|our| &*our.id().value).collect();
    let finding = finding.near_at(&id.value, id.span, comparisons.among(&known));
    let meant = |our: &&dyn Item| finding.fix.is_some() && finding.suggestion.as_ref() == Some(&our.id().value);
    match missing.iter().position(meant).map(|at| missing.remove(at)) {
        Some(our) => finding.related("reference", our.id().span),
        None => finding,
    }
}

/// What is yet to be written in a draft.
fn to_write(list: &'static str, missing: &[&dyn Item], draft: &Chapter) -> Findings {
    let mut findings = Findings::default();
    if !missing.is_empty() {
        let ids: Vec<&str> = missing.iter().map(|item| &*item.id().value).collect();
        let finding = TO_WRITE.at(draft.title.span).with("fields", format!("{list} ({})", ids.join(", ")));
        findings.add(finding.related("reference", missing[0].id().span));
    }
    findings
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
    let count = |finding: Finding| finding.with("here", theirs.len()).with("there", ours.len());
    // Those without an id of their own are counted: which one is missing is seen from the ids and levels of the others.
    let are_alike = |our: &Heading, their: &Heading| {
        our.level == their.level && (our.id == their.id || is_counted(our) && is_counted(their))
    };
    let alike = ours.iter().zip(theirs).take_while(|(our, their)| are_alike(our, their)).count();
    let (our, their) = (ours.get(alike), theirs.get(alike));
    if our.is_none() && their.is_none() {
        return;
    }
    if ours.len() != theirs.len() && ours.iter().chain(theirs).all(is_counted) {
        return findings.add(counted(ours, theirs, file));
    }
    let place = Place::part_of(file, their.or(theirs.last()).map(|heading| heading.span));
    let finding =
        count(HEADINGS_DIFFER.at(place)).with("kind", if ours.len() == theirs.len() { "other" } else { "count" });
    let finding = finding.with("found", their.map_or_else(|| "—".to_owned(), shown));
    let finding = finding.with("expected", our.map_or_else(|| "—".to_owned(), shown));
    let finding = finding.fixed_by(paired(reference, translation).unwrap_or_default());
    findings.add(match our.or(ours.last()) {
        Some(our) => finding.related("reference", our.span),
        None => finding,
    });
}

/// How the headings of both texts get the same ids: one that has none in one language takes that of the other, and a slip gives way. Only where there are
/// as many of the same levels, so that it is certain which heading is which.
fn paired(reference: &Document, translation: &Document) -> Option<Vec<Edit>> {
    let (ours, theirs) = (&reference.headings, &translation.headings);
    let are_level = ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(our, their)| our.level == their.level);
    let mut edits = Vec::new();
    for (our, their) in ours.iter().zip(theirs).filter(|_| are_level) {
        match (our.has_own_id, their.has_own_id) {
            (true, false) => edits.push(given_id(translation, their, &our.id)?),
            (false, true) => edits.push(given_id(reference, our, &their.id)?),
            (true, true) if our.id != their.id => edits.push(corrected_id(ours, translation, their, &our.id)?),
            _ => {}
        }
    }
    Some(edits)
}

/// The edit that gives `heading`, which has none, the id `id`; `None` if another has it, or a link leads to the number of the heading.
fn given_id(document: &Document, heading: &Heading, id: &str) -> Option<Edit> {
    let is_taken = document.headings.iter().any(|other| other.id == id) || is_linked(document, heading);
    let place = document.place_of_id(heading).filter(|_| !is_taken)?;
    let blank = if place.is_empty() { " " } else { "" };
    Some(Edit::new(Span::new(heading.span.file, place), format!("{blank}{{#{id}}}")))
}

/// The edit that makes the id of `heading`, a slip or none that is any, the id `id` of the reference language; `None` if it may mean another, or a link leads to it.
fn corrected_id(ours: &[Heading], document: &Document, heading: &Heading, id: &str) -> Option<Edit> {
    let is_slip = !is_slug(&heading.id) || is_certain(&heading.id, id, ours.iter().map(|our| &*our.id));
    let is_slip = is_slip && !is_linked(document, heading);
    let place = document.place_of_id(heading).filter(|place| is_slip && !place.is_empty())?;
    Some(Edit::new(Span::new(heading.span.file, place), format!("{{#{id}}}")))
}

fn is_linked(document: &Document, heading: &Heading) -> bool {
    let leads = |target: &LinkTarget| matches!(target, LinkTarget::Here(place) if *place == heading.id);
    document.links.iter().any(|link| leads(&link.target))
}

/// Headings without ids, more in one language than in the other: nobody but their author can say which is missing, so all are shown.
fn counted(ours: &[Heading], theirs: &[Heading], file: FileId) -> Finding {
    let all = |headings: &[Heading]| {
        let titles: Vec<String> = headings.iter().map(words).collect();
        if titles.is_empty() { "—".to_owned() } else { titles.join(" · ") }
    };
    let place = Place::part_of(file, theirs.last().map(|heading| heading.span));
    let finding = HEADINGS_DIFFER.at(place).with("kind", "list").with("here", theirs.len()).with("there", ours.len());
    let finding = finding.with("found", all(theirs)).with("expected", all(ours));
    match ours.first() {
        Some(our) => finding.related("reference", our.span),
        None => finding,
    }
}

/// A heading as its author wrote it.
fn shown(heading: &Heading) -> String {
    let id = if is_counted(heading) { String::new() } else { format!(" {{#{}}}", heading.id) };
    format!("{} {}{id}", "#".repeat(usize::from(heading.level)), words(heading))
}

fn words(heading: &Heading) -> String {
    crate::data::fields::shorten(&heading.text)
}

/// Whether the id of `heading` is its number, not one that its author gave.
fn is_counted(heading: &Heading) -> bool {
    heading.id.strip_prefix("section-").is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}
