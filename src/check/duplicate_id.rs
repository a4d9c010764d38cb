//! Two things of one chapter with the same id, or an id that cannot be part of an address. Links could lead to one of them only.

use super::{Check, CheckContext};
use crate::finding::{Code, Findings, Place};
use crate::guide::chapter::{ChapterList, is_section};
use crate::guide::register::BAD_ID;
use crate::guide::schema::{Item, Items};
use crate::guide::{Chapter, Entry, Prose, Solution, is_slug};
use crate::markdown::Heading;
use crate::source::Text;
use ahash::{HashMap, HashMapExt as _};

/// The same id twice in a chapter's lists.
const DUPLICATE_ID: Code = Code::error("duplicate-id");
/// The same id for two headings, or for a heading and an item of the front matter.
const DUPLICATE_HEADING: Code = Code::error("duplicate-heading-id");

pub const CHECK: Check = Check::of_solution_alone(&[&DUPLICATE_ID, &DUPLICATE_HEADING], solution).and_guide(guide);

fn solution(solution: &Solution, findings: &mut Findings) {
    for chapter in solution.chapters.iter().flatten() {
        one_chapter(chapter, solution.facts(), findings);
    }
    for sheet in solution.sheets.values() {
        headings(&sheet.body.headings, HashMap::new(), false, findings);
    }
}

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    for text in context.guide.pages.iter().flat_map(|page| page.texts.iter().flatten()) {
        let Prose { body, .. } = text;
        headings(&body.headings, HashMap::new(), false, findings);
    }
    solutions(context, findings);
    former_ids(context, findings);
    let mut seen: HashMap<&str, Place> = HashMap::new();
    for reference in &context.guide.references {
        if let Some(first) = seen.insert(&reference.id.value, reference.id.span.into()) {
            findings
                .add(DUPLICATE_ID.at(reference.id.span).with("found", &*reference.id.value).related("first", first));
        }
    }
}

/// A solution is the same in all versions if it has the same id: its slug, or what its `id` says.
fn solutions(context: &CheckContext<'_>, findings: &mut Findings) {
    let mut seen: HashMap<&str, Place> = HashMap::new();
    let mut all: Vec<&Solution> = context.guide.solutions.iter().map(|solution| &**solution).collect();
    // Those that say an id come last: it is they that can be mended.
    all.sort_by_key(|solution| solution.facts().id.is_some());
    for solution in all {
        let own = solution.facts().id.as_ref();
        if let Some(id) = own.filter(|id| !is_slug(&id.value)) {
            findings.add(BAD_ID.at(id.span).with("found", &*id.value).near_slug(&id.value));
        }
        let place = Place::part_of(solution.facts().file, own.map(|id| id.span));
        if let Some(first) = seen.insert(solution.id(), place) {
            findings.add(DUPLICATE_ID.at(place).with("found", solution.id()).related("first", first));
        }
    }
}

/// An id that an entry of a register had before is no other's, now or before.
fn former_ids(context: &CheckContext<'_>, findings: &mut Findings) {
    for register in context.guide.registers.values() {
        let entries = register.entries().iter();
        let mut seen: HashMap<&str, Place> =
            entries.clone().map(|entry| (&*entry.id.value, entry.id.span.into())).collect();
        for id in entries.flat_map(Entry::was) {
            if let Some(first) = seen.get(&*id.value) {
                findings.add(DUPLICATE_ID.at(id.span).with("found", &*id.value).related("first", *first));
            }
            seen.entry(&id.value).or_insert(id.span.into());
        }
    }
}

fn one_chapter<'c>(chapter: &'c Chapter, reference: &Chapter, findings: &mut Findings) {
    let mut seen: HashMap<&'c str, Place> = HashMap::new();
    for ChapterList { name, list, items } in chapter.lists() {
        let mut territories: HashMap<&str, Place> = HashMap::new();
        for id in items.iter().map(Item::id).filter(|id| !id.value.is_empty()) {
            // Adaptations are named by their territory, which is no place on the page.
            let places = if list.is_place { &mut seen } else { &mut territories };
            if let Some(&first) = places.get(&*id.value) {
                findings.add(DUPLICATE_ID.at(id.span).with("found", &*id.value).related("first", first));
                continue;
            }
            places.insert(&id.value, id.span.into());
            let reserved = is_section(&id.value);
            if !is_slug(&id.value) || reserved {
                let mut finding = BAD_ID.at(id.span).with("found", &*id.value);
                finding.suggestion =
                    reference.list(name).filter(|_| !reserved).and_then(|ours| counterpart(ours, items, id));
                findings.add(finding.mend(id.span));
            }
        }
    }
    headings(&chapter.body.headings, seen, true, findings);
}

/// The id of the item of `ours` that `id` stands for in `theirs`, which have as many and no other that is not known.
fn counterpart(ours: &dyn Items, theirs: &dyn Items, id: &Text) -> Option<String> {
    let place = theirs.iter().position(|item| item.id().span == id.span)?;
    let our = ours.iter().nth(place).filter(|_| ours.count() == theirs.count())?;
    let is_free = is_slug(&our.id().value) && theirs.find(&our.id().value).is_none();
    is_free.then(|| our.id().value.clone())
}

fn headings<'c>(headings: &'c [Heading], mut seen: HashMap<&'c str, Place>, is_chapter: bool, findings: &mut Findings) {
    for heading in headings {
        if is_chapter && is_section(&heading.id) {
            findings.add(DUPLICATE_HEADING.at(heading.span).with("found", &*heading.id));
        } else if let Some(&first) = seen.get(&*heading.id) {
            findings.add(DUPLICATE_HEADING.at(heading.span).with("found", &*heading.id).related("first", first));
        } else if !is_slug(&heading.id) {
            findings.add(BAD_ID.at(heading.span).with("found", &*heading.id).near_slug(&heading.id));
        }
        seen.insert(&heading.id, heading.span.into());
    }
}
