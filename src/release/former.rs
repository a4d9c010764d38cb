//! Themes, territories, actors… whose ids changed from one version to the next (`was`): an older version is read as if they had been called then what they are
//! called in the newer one, so that only what really changed is told.

use super::record::{FieldValue, FieldValues, ItemRecord, PageRecord, Record, SolutionRecord};
use crate::guide::chapter::Chapter;
use crate::guide::schema::{self, Field, IdTarget, Role, Type};
use crate::guide::{RegisterKind, schema::table_of};
use crate::markdown::Block;
use std::collections::BTreeMap;

/// The ids that entries of registers have in a newer version, by register and by those that they had.
#[derive(Debug, Default)]
pub struct FormerIds(BTreeMap<&'static str, BTreeMap<String, String>>);

/// The entries of registers, by register.
pub type Registers = BTreeMap<String, Vec<ItemRecord>>;

/// The ids that an entry had before.
fn former(entry: &ItemRecord) -> &[String] {
    match entry.fields.get(WAS) {
        Some(FieldValue::Words(ids)) => ids,
        _ => &[],
    }
}

/// The field that names them.
const WAS: &str = "was";

impl FormerIds {
    /// Of the entries of `from` those that `to` knows by other ids. Which of the two is the newer does not matter.
    pub fn between(from: &Registers, to: &Registers) -> Self {
        let of_kind = |kind: RegisterKind| {
            let [before, after] = [from, to].map(|it| it.get(kind.word()).map_or(&[][..], Vec::as_slice));
            let renamed: BTreeMap<String, String> = pairs(before, after)
                .chain(pairs(after, before).map(|(new, old)| (old, new)))
                .map(|(old, new)| (old.to_owned(), new.to_owned()))
                .collect();
            (!renamed.is_empty()).then_some((kind.word(), renamed))
        };
        Self(RegisterKind::ALL.into_iter().filter_map(of_kind).collect())
    }

    /// Whether no entry has another id.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What the entry `id` of the register `kind` is called in the other version.
    fn rename(&self, kind: &str, id: &mut String) {
        if let Some(new) = self.0.get(kind).and_then(|renamed| renamed.get(id)) {
            id.clone_from(new);
        }
    }

    /// `solution` with the names of the other version.
    pub fn of_solution(&self, mut solution: SolutionRecord) -> SolutionRecord {
        self.fields(&mut solution.fields, Chapter::TABLE);
        for (list, items) in &mut solution.lists {
            let table = table_of(list);
            let own = table.iter().find(|field| field.role == Role::Id).map(|field| field.holds);
            for item in items {
                if let Some(Type::One(IdTarget::Entry(kind))) = own {
                    self.rename(kind.word(), &mut item.id);
                }
                self.fields(&mut item.fields, table);
                self.links(&mut item.body);
            }
        }
        for row in &mut solution.measurements {
            if let Some(FieldValue::Word(territory)) = row.get_mut("territory") {
                self.rename(RegisterKind::Territory.word(), territory);
            }
        }
        self.links(&mut solution.body);
        solution
    }

    /// `page` with the names of the other version.
    pub fn of_page(&self, mut page: PageRecord) -> PageRecord {
        self.links(&mut page.body);
        page
    }

    /// `entries` of the register `kind` with the names of the other version.
    pub fn of_entries(&self, kind: &str, mut entries: Vec<ItemRecord>) -> Vec<ItemRecord> {
        for entry in &mut entries {
            self.rename(kind, &mut entry.id);
            self.fields(&mut entry.fields, table_of(kind));
        }
        entries
    }

    fn fields(&self, fields: &mut FieldValues, table: &'static [Field]) {
        for (name, value) in fields {
            let Some(Type::One(IdTarget::Entry(kind)) | Type::Many(IdTarget::Entry(kind))) =
                schema::find(table, name).map(|field| field.holds)
            else {
                continue;
            };
            match value {
                FieldValue::Word(id) => self.rename(kind.word(), id),
                FieldValue::Words(ids) => ids.iter_mut().for_each(|id| self.rename(kind.word(), id)),
                _ => {}
            }
        }
    }

    /// Links to terms name their ids.
    fn links(&self, body: &mut BTreeMap<String, Vec<Block>>) {
        let Some(renamed) = self.0.get(RegisterKind::Term.word()) else { return };
        for link in body.values_mut().flatten().flat_map(|block| &mut block.links) {
            if let Some(new) = link.strip_prefix("term:").and_then(|id| renamed.get(id)) {
                *link = format!("term:{new}");
            }
        }
    }
}

/// The entries of `newer` that had another id in `older`, which has none of their own id: the id there, and theirs. One that took the place of several is
/// the first of them; the others are gone.
fn pairs<'r>(older: &'r [ItemRecord], newer: &'r [ItemRecord]) -> impl Iterator<Item = (&'r str, &'r str)> {
    let has = |entries: &[ItemRecord], id: &str| entries.iter().any(|entry| entry.id == id);
    let renamed = newer.iter().filter(move |entry| !has(older, &entry.id));
    renamed.filter_map(move |entry| {
        let old = former(entry).iter().find(|id| has(older, id) && !has(newer, id))?;
        Some((old.as_str(), entry.id.as_str()))
    })
}

/// The names that the page `name` of an older version may have in `now`: that of a theme bears its id, `theme--dialogue`; so do those of the action plan and
/// the logical framework, and a part of a list has its number behind it.
pub fn renamed_pages(name: &str, now: &Record) -> Vec<String> {
    let mut parts = name.splitn(3, "--");
    let (Some(first), Some(id)) = (parts.next(), parts.next()) else { return Vec::new() };
    let kind = if ["plan", "framework"].contains(&first) { RegisterKind::Theme.word() } else { first };
    let entries = now.registers.get(kind).map_or(&[][..], Vec::as_slice);
    let Some(entry) = entries.iter().find(|entry| former(entry).iter().any(|former| former == id)) else {
        return Vec::new();
    };
    let page = format!("{first}--{}", entry.id);
    parts.next().map(|part| format!("{page}--{part}")).into_iter().chain([page]).collect()
}
