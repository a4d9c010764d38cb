//! What changed between two versions, by meaning: solutions, then their objectives, steps, indicators and obstacles, then words.

use super::former::FormerIds;
use super::record::{
    BlockAddresses, FieldValue, FieldValues, ItemRecord, PageRecord, Record, SolutionRecord, SolutionText, Translations,
};
use super::redline::{self, ChangeKind, Redlined, Run, Side};
use crate::guide::chapter::{Chapter, Prose};
use crate::guide::schema::{self, Role};
use crate::markdown::Block;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// All that changed from one version to another.
#[derive(Debug, Default, Serialize)]
pub struct Comparison {
    /// The older version, or `next`.
    pub from: String,
    /// The newer one.
    pub to: String,
    /// The languages that came, by code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// The solutions that changed, in the order of the newer version; withdrawn ones at the end.
    pub solutions: Vec<SolutionChange>,
    /// The pages of prose that changed.
    pub pages: Vec<ProseChange>,
    /// Themes, terms, works… that changed.
    pub entries: Vec<ItemChange>,
}

/// What became of a solution.
#[derive(Debug, Serialize)]
pub struct SolutionChange {
    /// What it is known by.
    pub id: String,
    /// Its address in the newer version; in the older one if it was withdrawn.
    pub slug: String,
    /// What it is called there.
    pub title: Translations,
    /// Added, removed (withdrawn) or changed.
    #[serde(rename = "fate")]
    pub change_kind: ChangeKind,
    /// Its addresses, if they are not the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renamed: Option<[String; 2]>,
    /// Its themes, by id, if they are not the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<[String; 2]>,
    /// Title, summary, territories… that changed.
    pub fields: Vec<FieldChange>,
    /// Objectives, steps, indicators… that changed, in the order of the page.
    pub items: Vec<ItemChange>,
    /// Lists whose items stand in another order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reordered: Vec<String>,
    /// Why it was withdrawn, if the guide says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawal: Option<Withdrawal>,
    /// How many measurements are new, or gone; one that was corrected is both.
    pub measured: usize,
    /// The whole text of each language in which it changed.
    pub body: BTreeMap<String, Vec<Redlined>>,
    /// If it changed: all items that it had and has, for who names them.
    #[serde(skip)]
    pub lists: [ItemLists; 2],
}

/// Why a solution was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Withdrawal {
    /// In each language.
    pub reason: Translations,
    /// What the solution is known by that took its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successor: Option<String>,
}

impl Withdrawal {
    /// What a record says.
    pub fn of(item: &ItemRecord) -> Self {
        let successor = match item.fields.get("successor") {
            Some(FieldValue::Word(successor)) => Some(successor.clone()),
            _ => None,
        };
        Self { reason: texts(&item.fields, "reason"), successor }
    }
}

/// The items of a solution, by list.
pub type ItemLists = BTreeMap<String, Vec<ItemRecord>>;

/// What became of a page of prose.
#[derive(Debug, Serialize)]
pub struct ProseChange {
    /// Its address.
    pub slug: String,
    /// What it is called.
    pub title: Translations,
    /// Added, removed or changed.
    #[serde(rename = "fate")]
    pub change_kind: ChangeKind,
    /// Title and summary, if they changed.
    pub fields: Vec<FieldChange>,
    /// The whole text of each language in which it changed.
    pub body: BTreeMap<String, Vec<Redlined>>,
}

/// What became of an item of a list.
#[derive(Debug, Serialize)]
pub struct ItemChange {
    /// The list: `steps`; of the guide's own lists `theme`, `term`… or `references`.
    pub list: String,
    /// Its id.
    pub id: String,
    /// What it is called, in the newer version if it is there.
    pub name: Translations,
    /// Added, removed or changed.
    #[serde(rename = "fate")]
    pub change_kind: ChangeKind,
    /// What changed of it.
    pub fields: Vec<FieldChange>,
    /// The whole text of a tool sheet in each language in which it changed.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub body: BTreeMap<String, Vec<Redlined>>,
}

/// A field that changed.
#[derive(Debug, Serialize)]
pub struct FieldChange {
    /// Its name in front matter.
    pub field: String,
    /// What it was and is.
    #[serde(flatten)]
    pub change: Change,
}

/// What a field was and is.
#[derive(Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Change {
    /// A fact.
    Value {
        /// In the older version.
        from: Option<FieldValue>,
        /// In the newer one.
        to: Option<FieldValue>,
    },
    /// A text in one language.
    Text {
        /// Its code.
        language: String,
        /// Its words.
        words: Vec<Run>,
    },
}

/// The lists of a chapter, and its other files, which stand after those that are tools.
fn lists() -> impl Iterator<Item = &'static str> {
    let lists = Chapter::TABLE.iter().filter(|field| field.role == Role::List).map(|field| field.name);
    lists.flat_map(|list| std::iter::once(list).chain((list == "tools").then_some("files")))
}

/// Compares two records.
pub fn compare(from: &Record, to: &Record) -> Comparison {
    let before: HashMap<&str, &SolutionText> = from.solutions.iter().map(|one| (one.id.as_str(), one)).collect();
    let after: HashMap<&str, &SolutionText> = to.solutions.iter().map(|one| (one.id.as_str(), one)).collect();
    let former = FormerIds::between(&from.registers, &to.registers);
    let kept = to.solutions.par_iter().filter_map(|new| match before.get(new.id.as_str()) {
        Some(old) if *old == new => None,
        Some(old) => changed_solution(former.of_solution(old.whole()), new.whole()),
        None => Some(whole_solution(new, ChangeKind::Added)),
    });
    let mut solutions: Vec<SolutionChange> = kept.collect();
    let gone = from.solutions.iter().filter(|old| !after.contains_key(old.id.as_str()));
    solutions.extend(gone.map(|old| SolutionChange {
        withdrawal: to.withdrawn.iter().find(|it| it.id == old.id).map(Withdrawal::of),
        ..whole_solution(old, ChangeKind::Removed)
    }));
    Comparison {
        from: from.version.clone(),
        to: to.version.clone(),
        languages: to.languages.iter().filter(|code| !from.languages.contains(code)).cloned().collect(),
        solutions,
        pages: if former.is_empty() {
            pages(&from.pages, &to.pages)
        } else {
            let older: Vec<PageRecord> = from.pages.iter().cloned().map(|page| former.of_page(page)).collect();
            pages(&older, &to.pages)
        },
        entries: entries(from, to, &former),
    }
}

impl Comparison {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.languages.is_empty() && self.solutions.is_empty() && self.pages.is_empty() && self.entries.is_empty()
    }
}

fn texts(fields: &FieldValues, name: &str) -> Translations {
    match fields.get(name) {
        Some(FieldValue::Texts(texts)) => texts.clone(),
        _ => Translations::new(),
    }
}

fn whole_solution(solution: &SolutionText, change_kind: ChangeKind) -> SolutionChange {
    SolutionChange { title: solution.title.clone(), ..unchanged(&solution.id, &solution.slug, change_kind) }
}

fn unchanged(id: &str, slug: &str, change_kind: ChangeKind) -> SolutionChange {
    SolutionChange {
        id: id.to_owned(),
        slug: slug.to_owned(),
        title: Translations::new(),
        change_kind,
        renamed: None,
        moved: None,
        fields: Vec::new(),
        items: Vec::new(),
        reordered: Vec::new(),
        withdrawal: None,
        measured: 0,
        body: BTreeMap::new(),
        lists: Default::default(),
    }
}

/// The lists of a solution without the texts of tool sheets, of which the most is.
fn names(lists: ItemLists) -> ItemLists {
    let bare = |item: ItemRecord| ItemRecord { id: item.id, fields: item.fields, ..ItemRecord::default() };
    lists.into_iter().map(|(name, items)| (name, items.into_iter().map(bare).collect())).collect()
}

/// `None` if nothing changed.
fn changed_solution(old: SolutionRecord, new: SolutionRecord) -> Option<SolutionChange> {
    if old == new {
        return None;
    }
    let theme = |solution: &SolutionRecord| match solution.fields.get("theme") {
        Some(FieldValue::Word(theme)) => theme.clone(),
        _ => String::new(),
    };
    let (mut items, mut reordered) = (Vec::new(), Vec::new());
    for list in lists() {
        let [before, after] = [&old, &new].map(|it| it.lists.get(list).map_or(&[][..], Vec::as_slice));
        items.extend(list_changes(list, before, after));
        if is_reordered(before, after) {
            reordered.push(list.to_owned());
        }
    }
    let change = SolutionChange {
        renamed: (old.slug != new.slug).then(|| [old.slug.clone(), new.slug.clone()]),
        moved: (theme(&old) != theme(&new)).then(|| [theme(&old), theme(&new)]),
        fields: fields(&old.fields, &new.fields, Chapter::TABLE),
        items,
        reordered,
        measured: others(&new.measurements, &old.measurements) + others(&old.measurements, &new.measurements),
        body: bodies((&old.body, &old.places), (&new.body, &new.places)),
        title: texts(&new.fields, "title"),
        ..unchanged(&new.id, &new.slug, ChangeKind::Changed)
    };
    let says_something = change.renamed.is_some()
        || change.moved.is_some()
        || !(change.fields.is_empty()
            && change.items.is_empty()
            && change.body.is_empty()
            && change.reordered.is_empty())
        || change.measured > 0;
    let lists = [names(old.lists), names(new.lists)];
    says_something.then_some(SolutionChange { lists, ..change })
}

/// How many of `own` are not among `theirs`.
fn others(own: &[FieldValues], theirs: &[FieldValues]) -> usize {
    own.iter().filter(|one| !theirs.contains(one)).count()
}

/// Whether the items that are in both stand in another order.
fn is_reordered(before: &[ItemRecord], after: &[ItemRecord]) -> bool {
    let is_in = |id: &str, items: &[ItemRecord]| items.iter().any(|item| item.id == id);
    let left = before.iter().map(|item| &item.id).filter(|id| is_in(id, after));
    let right = after.iter().map(|item| &item.id).filter(|id| is_in(id, before));
    !left.eq(right)
}

/// The fields of both that are not the same, in the order of `table`; those that it does not know at the end. A theme is compared otherwise, and
/// what says how far a text is written or where it stands is not compared.
fn fields(old: &FieldValues, new: &FieldValues, table: &'static [schema::Field]) -> Vec<FieldChange> {
    let place = |name: &str| table.iter().position(|field| field.key == name);
    let is_chapter = std::ptr::eq(table, Chapter::TABLE);
    let is_compared =
        |name: &str| !(is_chapter && name == "theme") && place(name).is_none_or(|at| table[at].is_content());
    let mut names: Vec<&String> = keys(old, new).into_iter().filter(|name| is_compared(name)).collect();
    names.sort_by_key(|name| place(name).unwrap_or(usize::MAX));
    let mut changes = Vec::new();
    for name in names {
        let (from, to) = (old.get(name), new.get(name));
        if from == to {
            continue;
        }
        match (from, to) {
            (Some(FieldValue::Texts(_)) | None, Some(FieldValue::Texts(_)) | None) => {
                changes.extend(text_changes(name, &texts(old, name), &texts(new, name)));
            }
            _ => changes.push(FieldChange {
                field: name.clone(),
                change: Change::Value { from: from.cloned(), to: to.cloned() },
            }),
        }
    }
    changes
}

fn text_changes(name: &str, old: &Translations, new: &Translations) -> Vec<FieldChange> {
    let text = |texts: &Translations, language: &str| texts.get(language).cloned().unwrap_or_default();
    let changed = keys(old, new).into_iter().filter(|language| text(old, language) != text(new, language));
    changed
        .map(|language| FieldChange {
            field: name.to_owned(),
            change: Change::Text {
                language: language.clone(),
                words: redline::words(&text(old, language), &text(new, language)),
            },
        })
        .collect()
}

/// What became of a thing that is not as it was.
enum ItemDiff<'t, T> {
    New(&'t T),
    Gone(&'t T),
    Other(&'t T, &'t T),
}

/// What became of the things of two lists, as `tell` says it: in the order of the newer one, those that are gone at the end.
fn each<T: PartialEq, C>(before: &[T], after: &[T], id: fn(&T) -> &str, tell: impl Fn(ItemDiff<'_, T>) -> C) -> Vec<C> {
    let find = |things: &'_ [T], one: &T| things.iter().position(|other| id(other) == id(one));
    let there = after.iter().filter_map(|new| match find(before, new).map(|at| &before[at]) {
        Some(old) if old == new => None,
        Some(old) => Some(tell(ItemDiff::Other(old, new))),
        None => Some(tell(ItemDiff::New(new))),
    });
    let gone = before.iter().filter(|old| find(after, old).is_none());
    there.chain(gone.map(|old| tell(ItemDiff::Gone(old)))).collect()
}

fn list_changes(list: &str, before: &[ItemRecord], after: &[ItemRecord]) -> Vec<ItemChange> {
    each(
        before,
        after,
        |item| &item.id,
        |became| match became {
            ItemDiff::New(item) => whole_item(list, item, ChangeKind::Added),
            ItemDiff::Gone(item) => whole_item(list, item, ChangeKind::Removed),
            ItemDiff::Other(old, new) => ItemChange {
                fields: fields(&old.fields, &new.fields, schema::table_of(list)),
                body: bodies((&old.body, &old.places), (&new.body, &new.places)),
                ..whole_item(list, new, ChangeKind::Changed)
            },
        },
    )
}

pub(super) fn whole_item(list: &str, item: &ItemRecord, change_kind: ChangeKind) -> ItemChange {
    let name = ["title", "name", "text"].iter().map(|name| texts(&item.fields, name)).find(|name| !name.is_empty());
    ItemChange {
        list: list.to_owned(),
        id: item.id.clone(),
        name: name.unwrap_or_default(),
        change_kind,
        fields: Vec::new(),
        body: BTreeMap::new(),
    }
}

/// A text in all its languages, and how it is addressed.
type RecordBody<'b> = (&'b BTreeMap<String, Vec<Block>>, &'b BlockAddresses);

fn bodies((old, before): RecordBody<'_>, (new, after): RecordBody<'_>) -> BTreeMap<String, Vec<Redlined>> {
    let changed = keys(old, new).into_iter().filter(|language| old.get(*language) != new.get(*language));
    let compared = changed.map(|language| {
        let [older, newer] = [before.addresses(old, language), after.addresses(new, language)];
        let side = |blocks: Option<&'_ Vec<Block>>| blocks.map_or(&[][..], Vec::as_slice).to_vec();
        let (old, new) = (side(old.get(language)), side(new.get(language)));
        let redlined =
            redline::blocks(Side { blocks: &old, addresses: &older }, Side { blocks: &new, addresses: &newer });
        (language.clone(), redlined)
    });
    compared.filter(|(_, redlined)| !redlined.is_empty()).collect()
}

fn pages(before: &[PageRecord], after: &[PageRecord]) -> Vec<ProseChange> {
    let whole = |page: &PageRecord, change_kind| ProseChange {
        slug: page.slug.clone(),
        title: texts(&page.fields, "title"),
        change_kind,
        fields: Vec::new(),
        body: BTreeMap::new(),
    };
    each(
        before,
        after,
        |page| &page.slug,
        |became| match became {
            ItemDiff::New(page) => whole(page, ChangeKind::Added),
            ItemDiff::Gone(page) => whole(page, ChangeKind::Removed),
            ItemDiff::Other(old, new) => ProseChange {
                fields: fields(&old.fields, &new.fields, Prose::TABLE),
                body: bodies((&old.body, &old.places), (&new.body, &new.places)),
                ..whole(new, ChangeKind::Changed)
            },
        },
    )
}

fn entries(from: &Record, to: &Record, former: &FormerIds) -> Vec<ItemChange> {
    let names = keys(&from.registers, &to.registers).into_iter();
    let mut changes: Vec<ItemChange> = names
        .flat_map(|name| {
            let [before, after] = [from, to].map(|it| it.registers.get(name).map_or(&[][..], Vec::as_slice));
            list_changes(name, &former.of_entries(name, before.to_vec()), after)
        })
        // What an entry was called before is nothing that it says.
        .filter(|change| change.change_kind != ChangeKind::Changed || !change.fields.is_empty())
        .collect();
    changes.extend(list_changes("references", &from.references, &to.references));
    changes
}

/// The keys of both, each once.
fn keys<'k, V>(old: &'k BTreeMap<String, V>, new: &'k BTreeMap<String, V>) -> BTreeSet<&'k String> {
    old.keys().chain(new.keys()).collect()
}
