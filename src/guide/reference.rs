//! The bibliography: `content/references.yml`.
//!
//! Entries are the project's own and not CSL: an official text of a bilingual country has a title, a number and a bulletin in
//! *each* language, which bibliography formats have no place for; and its punctuation must be Arabic in Arabic.

use super::config::{BAD_URL, is_web_address};
use super::quantity::Choice;
use super::register::{BAD_ID, Localized};
use super::schema::{
    DATE, FieldKind, FieldRef, OPTIONAL_TEXTS, ReadRequest, Role, SHARED_TEXTS, TEXTS, Type, choice, is_field, schema,
    settle,
};
use crate::data::fields::{self, Fields};
use crate::data::tree::{Node, Value};
use crate::data::{conflict, yaml};
use crate::finding::Findings;
use crate::i18n::{Date, Language};
use crate::source::{Sources, Spanned, Text};

/// Where the bibliography is.
pub const PATH: &str = "content/references.yml";

/// What a work is. Each has its message `reference-<word>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReferenceKind {
    /// A constitution.
    Constitution,
    /// A law, organic or not.
    Law,
    /// A decree, an order, a circular.
    Decree,
    /// An international convention.
    Convention,
    /// A report or a study.
    Report,
    /// A guide or handbook.
    Guide,
    /// A book.
    Book,
    /// An article.
    Article,
    /// A site or portal.
    Website,
}

impl Choice for ReferenceKind {
    const ALL: &'static [(&'static str, Self)] = &[
        ("constitution", Self::Constitution),
        ("law", Self::Law),
        ("decree", Self::Decree),
        ("convention", Self::Convention),
        ("report", Self::Report),
        ("guide", Self::Guide),
        ("book", Self::Book),
        ("article", Self::Article),
        ("website", Self::Website),
    ];
}

/// Where a work can be read: what is no address is told, and left out.
const URL: FieldKind<Option<Text>> = FieldKind {
    holds: Type::Address,
    role: Role::Fact,
    read: |fields, name, _| {
        fields.optional(name, fields::text).filter(|url| {
            let good = is_web_address(&url.value);
            if !good {
                fields.findings.add(BAD_URL.at(url.span).with("found", &*url.value));
            }
            good
        })
    },
    value: |url| url.as_ref().map(FieldRef::Text),
};

schema! {
    /// A work that chapters cite.
    Reference with (
        /// What chapters cite it by.
        id: Text,
    ) {
        /// What it is.
        kind = "type": Option<Spanned<ReferenceKind>> as choice("reference"), from Draft;
        /// Its title.
        title: Localized as TEXTS, from Draft;
        /// Who wrote it.
        author: Option<Localized> as SHARED_TEXTS;
        /// Who published it.
        publisher: Option<Localized> as SHARED_TEXTS;
        /// Its number: of the Dahir, of the report.
        number: Option<Localized> as SHARED_TEXTS;
        /// The official bulletin that it stands in.
        bulletin: Option<Localized> as SHARED_TEXTS;
        /// When it was published.
        date: Option<Spanned<Date>> as DATE;
        /// Where it can be read.
        url: Option<Text> as URL;
        /// What one finds there.
        note: Option<Localized> as OPTIONAL_TEXTS;
    }
}

/// Reads the bibliography, in the order of its file; an absent file is an empty one; and whether that is all
/// that is written. `None` if the file cannot be understood.
pub fn read_all(sources: &Sources, languages: &[Language], findings: &mut Findings) -> Option<(Vec<Reference>, bool)> {
    let Some(file) = sources.find(PATH) else { return Some((Vec::new(), true)) };
    if !sources.file(file).is_readable() {
        return None;
    }
    let text = sources.file(file).text();
    let first = conflict::first_version(text, file, findings);
    let parsed = yaml::parse(first.as_deref().unwrap_or(text), file, 0, is_field, findings)?;
    let mut fields = Fields::open(&parsed.root, findings)?;
    let entries = fields.entries();
    fields.close();
    let mut references = Vec::new();
    for (key, node) in entries.iter().filter(|(_, node)| !matches!(node.value, Value::Lost)) {
        let id = Spanned::new(key.name.to_string(), key.span);
        if !super::is_slug(&id.value) {
            findings.add(BAD_ID.at(id.span).with("found", &*id.value).near_slug(&id.value));
        }
        references.extend(read(id, node, languages, findings));
    }
    Some((references, parsed.is_whole))
}

fn read(id: Text, node: &Node<'_>, languages: &[Language], findings: &mut Findings) -> Option<Reference> {
    let mut fields = Fields::open(node, findings)?;
    settle(Reference::TABLE, &mut fields);
    let reference = Reference::read_table(&mut fields, ReadRequest::shared(languages), id);
    fields.close();
    Some(reference)
}
