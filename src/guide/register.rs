//! Named things, each with an id and its texts per language: themes, territories, actors, audiences, approaches, and the glossary.

use super::schema::{
    Described, FORMER_IDS, Field, FieldRef, IdTarget, OPTIONAL_TEXTS, ReadRequest, SORT, TEXTS, WORD, many, schema,
    settle,
};
use crate::data::fields::{Fields, UNKNOWN_FIELD, misspelt, text, wrong_type};
use crate::data::toml;
use crate::data::tree::{Node, Value};
use crate::finding::{Code, Findings};
use crate::i18n::{Language, LanguageId};
use crate::source::{Sources, Span, Spanned, Text};
use ahash::HashMap;

/// Every code that reading a register can find.
pub const CODES: [&Code; 2] = [&NO_TRANSLATION, &BAD_ID];

/// A thing has no text in a language of the guide.
pub const NO_TRANSLATION: Code = Code::error("missing-text");
/// An id that cannot be part of an address.
pub const BAD_ID: Code = Code::error("bad-id");

/// A text in each language of the guide.
#[derive(Clone, Debug, Default)]
pub struct Localized(Vec<Option<Text>>);

impl Localized {
    /// The text in the language at `index`, or else in the reference language (a build stops before that shows).
    pub fn get(&self, index: LanguageId) -> &str {
        let text =
            self.0.get(index.index()).and_then(Option::as_ref).or_else(|| self.0.first().and_then(Option::as_ref));
        text.map_or("", |text| &text.value)
    }

    /// The text in the language at `index`, if it is written.
    pub fn written(&self, index: LanguageId) -> Option<&Text> {
        self.0.get(index.index())?.as_ref()
    }

    /// Whether it is written once, for all languages.
    pub fn is_shared(&self) -> bool {
        let mut spans = self.0.iter().map(|text| text.as_ref().map(|text| text.span));
        let first = spans.next().flatten();
        self.0.len() > 1 && first.is_some() && spans.all(|span| span == first)
    }

    /// Reads the field `name`, if it is there: `{ fr = "…", ar = "…" }`.
    pub fn optional(fields: &mut Fields<'_, '_, '_>, name: &'static str, languages: &[Language]) -> Option<Self> {
        fields.node(name).map(|node| Self::read(node, name, languages, true, fields.findings))
    }

    /// Reads the field `name`, if it is there, in those languages that it has: `{ ar = "…" }`.
    pub fn some(fields: &mut Fields<'_, '_, '_>, name: &'static str, languages: &[Language]) -> Option<Self> {
        fields.node(name).map(|node| Self::read(node, name, languages, false, fields.findings))
    }

    /// Reads a text that may be the same in all languages (`number: "n° 5"`), or a map of one per language.
    pub fn shared(fields: &mut Fields<'_, '_, '_>, name: &'static str, languages: &[Language]) -> Option<Self> {
        let node = fields.node(name)?;
        match text(node) {
            Ok(same) => Some(Self(languages.iter().map(|_| Some(same.clone())).collect())),
            Err(_) => Some(Self::read(node, name, languages, true, fields.findings)),
        }
    }

    fn read(
        node: &Node<'_>,
        name: &'static str,
        languages: &[Language],
        is_needed: bool,
        findings: &mut Findings,
    ) -> Self {
        let Value::Map(entries) = &node.value else {
            findings.add(wrong_type(node, "texts").with("field", name));
            return Self::default();
        };
        let codes: Vec<&str> = languages.iter().map(|language| &*language.code).collect();
        if codes.is_empty() {
            return Self::default(); // that there is no language has been told
        }
        let mut free: Vec<&str> = codes.clone();
        free.retain(|code| entries.iter().all(|(key, _)| key.name != *code));
        for (key, _) in entries.iter().filter(|(key, _)| !codes.contains(&&*key.name)) {
            let finding = UNKNOWN_FIELD.at(key.span).with("field", &*key.name);
            findings.add(misspelt(finding, &key.name, key.span, &mut free));
        }
        let start = Span { end: node.span.start, ..node.span };
        let mut one = |code: &&str| {
            let given = entries.iter().find(|(key, _)| key.name == **code).and_then(|(_, value)| text(value).ok());
            let given = given.filter(|text| !text.value.is_empty());
            let is_misspelt = !free.contains(code) && entries.iter().all(|(key, _)| key.name != **code);
            if is_needed && given.is_none() && !is_misspelt {
                findings.add(NO_TRANSLATION.at(start).with("field", name).with("language", *code));
            }
            given
        };
        Self(codes.iter().map(&mut one).collect())
    }
}

/// What the entries of a register are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegisterKind {
    /// What solutions are grouped by.
    Theme,
    /// Where a solution applies: a region, a province, a commune, or a kind of territory.
    Territory,
    /// Who does a step.
    Actor,
    /// For whom a solution is.
    Audience,
    /// Cross-cutting approaches: gender, environment, migration (P4).
    Approach,
    /// A word of the field, explained.
    Term,
}

impl RegisterKind {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Theme, Self::Territory, Self::Actor, Self::Audience, Self::Approach, Self::Term];

    /// The kind in a word, for messages, addresses and templates.
    pub fn word(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Territory => "territory",
            Self::Actor => "actor",
            Self::Audience => "audience",
            Self::Approach => "approach",
            Self::Term => "term",
        }
    }

    /// The file that holds the register.
    pub fn place(self) -> &'static str {
        match self {
            Self::Theme => "content/themes.toml",
            Self::Territory => "content/territories.toml",
            Self::Actor => "content/actors.toml",
            Self::Audience => "content/audiences.toml",
            Self::Approach => "content/approaches.toml",
            Self::Term => "content/glossary.toml",
        }
    }

    /// The fields of its entries.
    pub fn table(self) -> &'static [Field] {
        match self {
            Self::Territory => Territory::TABLE,
            Self::Term => Term::TABLE,
            _ => NamedFields::TABLE,
        }
    }
}

schema! {
    /// A theme, an actor, an audience or an approach.
    NamedFields {
        /// What it is called.
        name: Localized as TEXTS, from Draft;
        /// What it is.
        description: Option<Localized> as OPTIONAL_TEXTS;
        /// The ids that it had before.
        was: Option<Spanned<Vec<Text>>> as FORMER_IDS;
    }
}

schema! {
    /// A region, a province, a commune, or a kind of territory.
    Territory {
        /// What it is called.
        name: Localized as TEXTS, from Draft;
        /// What it is.
        description: Option<Localized> as OPTIONAL_TEXTS;
        /// Its kind, in the guide's own words.
        kind: Option<Text> as WORD;
        /// The ids that it had before.
        was: Option<Spanned<Vec<Text>>> as FORMER_IDS;
    }
}

schema! {
    /// A word of the field.
    Term {
        /// The word.
        name = "term": Localized as TEXTS, from Draft;
        /// What it means.
        description = "definition": Option<Localized> as OPTIONAL_TEXTS, from Draft;
        /// What it is put in order by, where that is not the word without its article: «التزام» is no «تزام».
        sort: Option<Localized> as SORT;
        /// Related terms.
        see: Option<Spanned<Vec<Text>>> as many(IdTarget::Entry(RegisterKind::Term));
        /// The ids that it had before.
        was: Option<Spanned<Vec<Text>>> as FORMER_IDS;
    }
}

/// What an entry of a register says.
#[derive(Debug)]
enum EntryFields {
    Named(NamedFields),
    Territory(Territory),
    Term(Term),
}

/// One named thing.
#[derive(Debug)]
pub struct Entry {
    /// What others refer to it by.
    pub id: Text,
    says: EntryFields,
}

impl Entry {
    fn read(
        kind: RegisterKind,
        id: Text,
        node: &Node<'_>,
        ask: ReadRequest<'_>,
        findings: &mut Findings,
    ) -> Option<Self> {
        let mut fields = Fields::open(node, findings)?;
        settle(kind.table(), &mut fields);
        let says = match kind {
            RegisterKind::Territory => EntryFields::Territory(Territory::read_table(&mut fields, ask)),
            RegisterKind::Term => EntryFields::Term(Term::read_table(&mut fields, ask)),
            _ => EntryFields::Named(NamedFields::read_table(&mut fields, ask)),
        };
        fields.close();
        Some(Self { id, says })
    }

    /// What it is called.
    pub fn name(&self) -> &Localized {
        match &self.says {
            EntryFields::Named(named) => &named.name,
            EntryFields::Territory(territory) => &territory.name,
            EntryFields::Term(term) => &term.name,
        }
    }

    /// What it is. Every term has one.
    pub fn description(&self) -> Option<&Localized> {
        match &self.says {
            EntryFields::Named(named) => named.description.as_ref(),
            EntryFields::Territory(territory) => territory.description.as_ref(),
            EntryFields::Term(term) => term.description.as_ref(),
        }
    }

    /// What it is put in order by in the language at `index`, if that is another word than its name.
    pub fn sort(&self, index: LanguageId) -> Option<&str> {
        let EntryFields::Term(Term { sort: Some(sort), .. }) = &self.says else { return None };
        sort.written(index).map(|text| &*text.value)
    }

    /// The ids of related terms.
    pub fn see(&self) -> &[Text] {
        match &self.says {
            EntryFields::Term(Term { see: Some(see), .. }) => &see.value,
            _ => &[],
        }
    }

    /// The ids that it had before.
    pub fn was(&self) -> &[Text] {
        let was = match &self.says {
            EntryFields::Named(named) => &named.was,
            EntryFields::Territory(territory) => &territory.was,
            EntryFields::Term(term) => &term.was,
        };
        was.as_ref().map_or(&[], |was| &was.value)
    }

    fn says(&self) -> &dyn Described {
        match &self.says {
            EntryFields::Named(named) => named,
            EntryFields::Territory(territory) => territory,
            EntryFields::Term(term) => term,
        }
    }
}

impl Described for Entry {
    fn fields(&self) -> &'static [Field] {
        self.says().fields()
    }

    fn value(&self, at: usize) -> Option<FieldRef<'_>> {
        self.says().value(at)
    }
}

/// All things of one kind, in the order of their file.
#[derive(Debug, Default)]
pub struct Register {
    /// Whether the file could be read whole. If not, an id that is not there may yet have been written.
    pub is_whole: bool,
    entries: Vec<Entry>,
    positions: HashMap<String, usize>,
}

impl Register {
    /// Reads the register of `kind`; an absent file is an empty register.
    pub fn read(kind: RegisterKind, sources: &Sources, languages: &[Language], findings: &mut Findings) -> Self {
        let Some(file) = sources.find(kind.place()) else {
            return Self { is_whole: true, ..Self::default() };
        };
        if !sources.file(file).is_readable() {
            return Self::default();
        }
        let (root, is_whole) = toml::parse(sources.file(file).text(), file, findings);
        let Some(mut fields) = Fields::open(&root, findings) else {
            return Self::default();
        };
        let entries = fields.entries();
        fields.close();
        let mut register = Self { is_whole, ..Self::default() };
        for (key, node) in entries {
            let id = Spanned::new(key.name.to_string(), key.span);
            if !super::is_slug(&id.value) {
                findings.add(BAD_ID.at(id.span).with("found", &*id.value).near_slug(&id.value));
            }
            if let Some(entry) = Entry::read(kind, id, node, ReadRequest::shared(languages), findings) {
                register.positions.entry(entry.id.value.clone()).or_insert(register.entries.len());
                register.entries.push(entry);
            }
        }
        register
    }

    /// The entries, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this id.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.position(id).map(|position| &self.entries[position])
    }

    /// Where the entry with this id stands.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// All ids.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| &*entry.id.value)
    }
}
