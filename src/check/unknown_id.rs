//! An id that nothing has: a theme, territory, actor, reference, objective or step that was misspelt or never written.

use super::{Check, CheckContext};
use crate::finding::{Code, Comparisons, Finding, Findings};
use crate::guide::schema::{Described, FieldRef, IdTarget, Item, Role, Type};
use crate::guide::{Entry, RegisterKind, Solution, is_slug, slug_like};
use crate::i18n::{LanguageId, fold};
use crate::source::Text;
use ahash::HashSet;

/// An id that nothing has.
const UNKNOWN_ID: Code = Code::error("unknown-id");

pub const CHECK: Check = Check::of_solution(&[&UNKNOWN_ID], solution).and_guide(terms);

/// The ids that there are.
pub(super) struct KnownIds<'k> {
    list: Vec<&'k str>,
    all: HashSet<&'k str>,
}

impl<'k> KnownIds<'k> {
    fn new(ids: impl Iterator<Item = &'k str>) -> Self {
        let list: Vec<&str> = ids.collect();
        Self { all: list.iter().copied().collect(), list }
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.all.contains(id)
    }
}

/// The ids that one solution may name, each kind looked up once.
pub(super) struct Lookup<'c> {
    context: &'c CheckContext<'c>,
    solution: &'c Solution,
    known: Vec<(IdTarget, Option<KnownIds<'c>>)>,
}

impl<'c> Lookup<'c> {
    pub(super) fn new(context: &'c CheckContext<'c>, solution: &'c Solution) -> Self {
        Self { context, solution, known: Vec::new() }
    }

    /// The solution that names them.
    pub(super) fn solution(&self) -> &'c Solution {
        self.solution
    }

    /// The ids of all things that `target` may name; `None` if it could not be read what is there, which is told itself.
    pub(super) fn ids(&mut self, target: IdTarget) -> Option<&KnownIds<'c>> {
        let at = self.known.iter().position(|(known, _)| *known == target).unwrap_or_else(|| {
            self.known.push((target, there(self.context, self.solution, target)));
            self.known.len() - 1
        });
        self.known[at].1.as_ref()
    }
}

/// Looks for the ids that one solution names.
struct Search<'c, 'f> {
    lookup: Lookup<'c>,
    comparisons: Comparisons,
    findings: &'f mut Findings,
}

impl Search<'_, '_> {
    /// Tells those of `ids` that are not there.
    fn compare(&mut self, ids: &[Text], target: IdTarget) {
        if ids.is_empty() {
            return;
        }
        let (context, solution) = (self.lookup.context, self.lookup.solution);
        let Some(known) = self.lookup.ids(target) else { return };
        for id in ids.iter().filter(|id| !id.value.is_empty() && !known.has(&id.value)) {
            if is_told(solution, target, &id.value) {
                continue;
            }
            let finding = unknown(id, target, self.comparisons.among(&known.list));
            self.findings.add(match called(context, solution, target, &id.value, known) {
                Some(meant) if finding.fix.is_none() => Finding { suggestion: Some(meant), ..finding }.mend(id.span),
                _ => finding,
            });
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

fn unknown<'k>(id: &Text, target: IdTarget, known: impl Iterator<Item = &'k str>) -> Finding {
    let finding = UNKNOWN_ID.at(id.span).with("kind", target.word()).with("found", &*id.value);
    finding.near_at(&id.value, id.span, known)
}

/// Whether a translation has a thing with the id `found`, where the reference language has another: that is told already.
fn is_told(solution: &Solution, target: IdTarget, found: &str) -> bool {
    let IdTarget::Item(list) = target else { return false };
    let mut others = solution.chapters.iter().skip(1).flatten().filter_map(|chapter| chapter.list(list));
    others.any(|items| items.find(found).is_some())
}

/// The id of the one thing that is called `found` in any language, where its id was to be named; or whose id that is, with accents and blanks.
fn called(
    context: &CheckContext<'_>,
    solution: &Solution,
    target: IdTarget,
    found: &str,
    known: &KnownIds<'_>,
) -> Option<String> {
    let wanted = fold(found);
    let is_called = |text: &str| fold(text) == wanted;
    let guide = context.guide;
    let mut named: Vec<&str> = match target {
        IdTarget::Entry(kind) => {
            let entries = guide.register(kind).entries().iter();
            let languages = || LanguageId::each(guide.languages()).map(|(language, _)| language);
            let was = |entry: &Entry| entry.was().iter().any(|id| id.value == *found);
            let is = |entry: &&Entry| was(entry) || languages().any(|language| is_called(entry.name().get(language)));
            entries.filter(is).map(|entry| &*entry.id.value).collect()
        }
        IdTarget::Reference => Vec::new(),
        IdTarget::Item(list) => {
            let lists = solution.chapters.iter().flatten().filter_map(|chapter| chapter.list(list));
            let items = lists.flat_map(|items| items.iter().collect::<Vec<_>>());
            let is = |item: &&dyn Item| {
                item.values().any(|(field, value)| matches!((field.role, value), (Role::Text, FieldRef::Text(text)) if is_called(&text.value)))
            };
            items.filter(is).map(|item| &*item.id().value).filter(|id| is_slug(id)).collect()
        }
    };
    named.sort_unstable();
    named.dedup();
    if let [one] = named[..] {
        return Some(one.to_owned());
    }
    slug_like(found).filter(|slug| known.has(slug))
}

/// The ids of all things that `target` may name; `None` if the file that holds them could not be read whole.
fn there<'c>(context: &CheckContext<'c>, solution: &'c Solution, target: IdTarget) -> Option<KnownIds<'c>> {
    let guide = context.guide;
    match target {
        IdTarget::Entry(kind) => {
            let register = guide.register(kind);
            register.is_whole.then(|| KnownIds::new(register.ids()))
        }
        IdTarget::Reference => {
            let ids = guide.references.iter().map(|work| &*work.id.value);
            guide.references_are_whole.then(|| KnownIds::new(ids))
        }
        IdTarget::Item(list) => {
            let items = solution.facts().list(list).filter(|_| solution.facts().is_whole(list));
            items.map(|items| KnownIds::new(items.iter().map(|item| &*item.id().value)))
        }
    }
}

fn solution(context: &CheckContext<'_>, solution: &Solution, findings: &mut Findings) {
    let mut search = Search { lookup: Lookup::new(context, solution), comparisons: Comparisons::default(), findings };
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
        let known = KnownIds::new(glossary.ids());
        let mut comparisons = Comparisons::default();
        for id in glossary.entries().iter().flat_map(Entry::see).filter(|id| !known.has(&id.value)) {
            findings.add(unknown(id, IdTarget::Entry(RegisterKind::Term), comparisons.among(&known.list)));
        }
    }
}
