//! Named things, each with an id and its texts per language: themes, territories, actors, audiences, approaches, and the glossary.

use crate::data::fields::{Fields, UNKNOWN_FIELD, text, wrong_type};
use crate::data::toml;
use crate::data::tree::{Node, Value};
use crate::finding::{Code, Findings};
use crate::i18n::Language;
use crate::source::{Sources, Span, Spanned, Text};
use ahash::HashMap;

/// A thing has no text in a language of the guide.
pub const NO_TRANSLATION: Code = Code::error(
    "missing-text",
    "a name or text in guide.toml, a list or the bibliography that lacks a language of the guide",
);
/// An id that cannot be part of an address.
pub const BAD_ID: Code = Code::error("bad-id", "an id that is not lower-case letters, digits and single hyphens");

/// A text in each language of the guide.
#[derive(Clone, Debug, Default)]
pub struct Texts(Vec<Option<Text>>);

impl Texts {
    /// The text in the language at `index`, or else in the reference language (a build stops before that shows).
    pub fn get(&self, index: usize) -> &str {
        let text = self.0.get(index).and_then(Option::as_ref).or_else(|| self.0.first().and_then(Option::as_ref));
        text.map_or("", |text| &text.value)
    }

    /// Reads the field `name`, which must be there: `{ fr = "…", ar = "…" }`.
    pub fn required(fields: &mut Fields<'_, '_, '_>, name: &'static str, languages: &[Language]) -> Self {
        if let Some(node) = fields.node(name) {
            Self::read(node, name, languages, fields.findings)
        } else {
            fields.missing(name);
            Self::default()
        }
    }

    /// Reads the field `name`, if it is there.
    pub fn optional(fields: &mut Fields<'_, '_, '_>, name: &'static str, languages: &[Language]) -> Option<Self> {
        fields.node(name).map(|node| Self::read(node, name, languages, fields.findings))
    }

    /// Reads a text that may be the same in all languages (`number: "n° 5"`), or a map of one per language.
    pub fn shared(fields: &mut Fields<'_, '_, '_>, name: &'static str, languages: &[Language]) -> Option<Self> {
        let node = fields.node(name)?;
        match text(node) {
            Ok(same) => Some(Self(languages.iter().map(|_| Some(same.clone())).collect())),
            Err(_) => Some(Self::read(node, name, languages, fields.findings)),
        }
    }

    fn read(node: &Node<'_>, name: &'static str, languages: &[Language], findings: &mut Findings) -> Self {
        let Value::Map(entries) = &node.value else {
            findings.add(wrong_type(node, "texts").with("field", name));
            return Self::default();
        };
        let codes: Vec<&str> = languages.iter().map(|language| &*language.code).collect();
        if codes.is_empty() {
            return Self::default(); // that there is no language has been told
        }
        for (key, _) in entries.iter().filter(|(key, _)| !codes.contains(&&*key.name)) {
            let finding = UNKNOWN_FIELD.at(key.span).with("field", &*key.name);
            findings.add(finding.near(&key.name, codes.iter().copied()));
        }
        let start = Span { end: node.span.start, ..node.span };
        let mut one = |code: &&str| {
            let given = entries.iter().find(|(key, _)| key.name == **code).and_then(|(_, value)| text(value).ok());
            let given = given.filter(|text| !text.value.is_empty());
            if given.is_none() {
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

    /// The file in `content/` that holds the register.
    pub fn file(self) -> &'static str {
        match self {
            Self::Theme => "themes.toml",
            Self::Territory => "territories.toml",
            Self::Actor => "actors.toml",
            Self::Audience => "audiences.toml",
            Self::Approach => "approaches.toml",
            Self::Term => "glossary.toml",
        }
    }

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

    /// The field that holds an entry's name, and the one that holds its description.
    fn fields(self) -> (&'static str, &'static str) {
        match self {
            Self::Term => ("term", "definition"),
            _ => ("name", "description"),
        }
    }
}

/// One named thing.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What others refer to it by.
    pub id: Text,
    /// What it is called.
    pub name: Texts,
    /// What it is. Every term has one.
    pub description: Option<Texts>,
    /// A territory's kind, in the guide's own words.
    pub kind: Option<Text>,
    /// Related entries of the same register.
    pub see: Vec<Text>,
}

/// All things of one kind, in the order of their file.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// Whether the file could be read whole. If not, an id that is not there may yet have been written.
    pub is_whole: bool,
    entries: Vec<Entry>,
    positions: HashMap<String, usize>,
}

impl Register {
    /// Reads the register of `kind`; an absent file is an empty register.
    pub fn read(kind: RegisterKind, sources: &Sources, languages: &[Language], findings: &mut Findings) -> Self {
        let Some(file) = sources.find(&format!("content/{}", kind.file())) else {
            return Self { is_whole: true, ..Self::default() };
        };
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
            if let Some(entry) = read_entry(kind, id, node, languages, findings) {
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

fn read_entry(
    kind: RegisterKind,
    id: Text,
    node: &Node<'_>,
    languages: &[Language],
    findings: &mut Findings,
) -> Option<Entry> {
    let mut fields = Fields::open(node, findings)?;
    let (name, description) = kind.fields();
    let name = Texts::required(&mut fields, name, languages);
    let description = match kind {
        RegisterKind::Term => Some(Texts::required(&mut fields, description, languages)),
        _ => Texts::optional(&mut fields, description, languages),
    };
    let kind_of_territory = if kind == RegisterKind::Territory { fields.optional("kind", text) } else { None };
    let see = if kind == RegisterKind::Term { fields.texts("see") } else { None };
    fields.close();
    Some(Entry { id, name, description, kind: kind_of_territory, see: see.map_or_else(Vec::new, |see| see.value) })
}
