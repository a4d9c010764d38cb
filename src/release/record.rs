//! `guide.json`: the guide as data, the same for every version of the tool that knows its schema.
//!
//! Versions are compared by these records, never by their sources: chapters may be written otherwise in ten years, and a version
//! that was issued today must still be comparable. Texts are by language; facts are those of the reference language.

use super::pieces;
use crate::guide::asset;
use crate::guide::chapter::{self, Chapter, ChapterList};
use crate::guide::quantity::Choice as _;
use crate::guide::register::Localized;
use crate::guide::schema::{self, Described, FieldRef, Role};
use crate::guide::unit::Numbers;
use crate::guide::{Guide, Prose, ProsePage, RegisterKind, Solution as GuideSolution, Stage, Version, Withdrawal};
use crate::i18n::{LanguageId, composed};
use crate::markdown::{Block, Document};
use crate::source::{File, Sources, Text};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Read, Write};
use std::ops::Deref;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The schema of the records that this version of the tool writes. Since 2, a text names its sections, and a draft the numbers of its paragraphs.
pub const SCHEMA: u32 = 2;

/// Which digests this version of the tool makes: archives keep those of their solutions. Another number makes all of them anew.
pub const DIGEST: u32 = 1;

/// What was to be a record is none.
#[derive(Debug, thiserror::Error)]
#[error("this is no record of a guide")]
pub enum RecordError {
    /// It is no JSON, or none that is a record.
    Json(#[from] serde_json::Error),
    /// It is no text.
    Utf8(#[from] simdutf8::basic::Utf8Error),
    /// It is cut, cannot be read, or no JSON.
    Io(#[from] io::Error),
}

/// A text in each of its languages, by code.
pub type Translations = BTreeMap<String, String>;

/// A whole guide.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Record {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The version, or `next`.
    pub version: String,
    /// The date of the text.
    pub date: String,
    /// The languages; the first is the reference.
    pub languages: Vec<String>,
    /// The guide's name, its summary and the like: `title`, `summary`, `organisation`, `licence`.
    pub about: BTreeMap<String, Translations>,
    /// Themes, territories, actors…: the entries of each register, in their order.
    pub registers: Arc<BTreeMap<String, Vec<ItemRecord>>>,
    /// The bibliography.
    pub references: Arc<Vec<ItemRecord>>,
    /// The solutions, in their order.
    pub solutions: Vec<SolutionText>,
    /// The pages of prose, in their order.
    pub pages: Arc<Vec<PageRecord>>,
    /// Why solutions were withdrawn, by their ids, and the ids of those that took their places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<ItemRecord>,
}

/// A record without its solutions, of which the parts are texts: most are the same as in the version before.
#[derive(Deserialize)]
struct RecordText<'j> {
    schema: u32,
    version: String,
    date: String,
    languages: Vec<String>,
    about: BTreeMap<String, Translations>,
    #[serde(borrow)]
    registers: &'j RawValue,
    #[serde(borrow)]
    references: &'j RawValue,
    solutions: [(); 0],
    #[serde(borrow)]
    pages: &'j RawValue,
    #[serde(default)]
    withdrawn: Vec<ItemRecord>,
}

/// A solution in all its languages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SolutionRecord {
    /// What it is known by in all versions.
    pub id: String,
    /// Its address in this version.
    pub slug: String,
    /// Title, summary, theme…
    pub fields: FieldValues,
    /// Objectives, steps, indicators…: each list by its name in front matter.
    pub lists: BTreeMap<String, Vec<ItemRecord>>,
    /// What was measured of its indicators.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measurements: Vec<FieldValues>,
    /// The text, by language.
    pub body: BTreeMap<String, Vec<Block>>,
    /// How its texts are addressed.
    #[serde(default, skip_serializing_if = "BlockAddresses::is_empty")]
    pub places: BlockAddresses,
}

/// A solution of a record as `guide.json` has it, and of what it says that which every version is asked for. It is a quarter of the size of what is made of
/// it, and mostly the same from version to version: then it is held once.
#[derive(Clone, Debug)]
pub struct SolutionText(Arc<SolutionHead>);

/// See [`SolutionText`].
#[derive(Debug)]
pub struct SolutionHead {
    /// What it is known by in all versions.
    pub id: String,
    /// Its address in this version.
    pub slug: String,
    /// What it is called.
    pub title: Translations,
    /// The id of its theme.
    pub theme: Option<FieldValue>,
    /// Made when it is asked for.
    digest: OnceLock<String>,
    json: Box<RawValue>,
}

impl Deref for SolutionText {
    type Target = SolutionHead;

    fn deref(&self) -> &SolutionHead {
        &self.0
    }
}

impl PartialEq for SolutionText {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.json.get() == other.json.get()
    }
}

impl Serialize for SolutionText {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

impl SolutionText {
    fn new(solution: &SolutionRecord, json: Box<RawValue>) -> Self {
        let title = match solution.fields.get("title") {
            Some(FieldValue::Texts(title)) => title.clone(),
            _ => Translations::new(),
        };
        Self(Arc::new(SolutionHead {
            id: solution.id.clone(),
            slug: solution.slug.clone(),
            title,
            theme: solution.fields.get("theme").cloned(),
            digest: OnceLock::new(),
            json,
        }))
    }

    /// As `guide.json` will have it.
    pub fn of(solution: &SolutionRecord) -> Self {
        let json = serde_json::value::to_raw_value(solution);
        let text =
            Self::new(solution, json.unwrap_or_else(|_| unreachable!("a record holds nothing that JSON cannot")));
        let _ = text.digest.set(solution.digest());
        text
    }

    fn read(json: &[u8], parts: &RecordParts) -> Result<Self, RecordError> {
        let json: &RawValue = serde_json::from_str(simdutf8::basic::from_utf8(json)?)?;
        let read = |text: &str| Ok(Self::new(&serde_json::from_str(text)?, json.to_owned()).0);
        Ok(Self(parts.solutions.get(json, read)?))
    }

    /// See [`SolutionRecord::digest`].
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| self.whole().digest())
    }

    /// All that it says.
    pub fn whole(&self) -> SolutionRecord {
        let read = serde_json::from_str(self.json.get());
        read.unwrap_or_else(|_| unreachable!("it was made from a record, or one was read of it"))
    }
}

/// Parts of the same kind of several records, each once, by a hash of its text.
#[derive(Debug)]
struct SharedParts<T>(Mutex<HashMap<blake3::Hash, Arc<T>>>);

impl<T> Default for SharedParts<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> SharedParts<T> {
    /// The part that is `json`, which `read` reads if it was not read before.
    fn get(
        &self,
        json: &RawValue,
        read: impl FnOnce(&str) -> Result<Arc<T>, serde_json::Error>,
    ) -> Result<Arc<T>, serde_json::Error> {
        let hash = blake3::hash(json.get().as_bytes());
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&hash).cloned();
        let part = known.map_or_else(|| read(json.get()), Ok)?;
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(hash).or_insert(part).clone())
    }

    /// Forgets what no record has.
    fn forget_unused(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, part| Arc::strong_count(part) > 1);
    }
}

/// What several records say, each part of it once: versions are many, and most of what one says the one before it said too.
#[derive(Debug, Default)]
pub struct RecordParts {
    registers: SharedParts<BTreeMap<String, Vec<ItemRecord>>>,
    references: SharedParts<Vec<ItemRecord>>,
    solutions: SharedParts<SolutionHead>,
    pages: SharedParts<Vec<PageRecord>>,
}

impl RecordParts {
    /// Holds the solutions of `record` for others that have the same.
    pub fn share(&self, record: &Record) {
        for SolutionText(text) in &record.solutions {
            // It is not read, and so cannot fail.
            let _ = self.solutions.get(&text.json, |_| Ok(Arc::clone(text)));
        }
    }

    /// Forgets what no record has.
    pub fn forget_unused(&self) {
        self.registers.forget_unused();
        self.references.forget_unused();
        self.solutions.forget_unused();
        self.pages.forget_unused();
    }
}

/// A page of prose in all its languages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageRecord {
    /// Its address, and what it is known by.
    pub slug: String,
    /// Title and summary.
    pub fields: FieldValues,
    /// The text, by language.
    pub body: BTreeMap<String, Vec<Block>>,
    /// How its texts are addressed.
    #[serde(default, skip_serializing_if = "BlockAddresses::is_empty")]
    pub places: BlockAddresses,
}

/// One of a list: a step, an indicator, a theme.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ItemRecord {
    /// Shared by all languages and versions.
    pub id: String,
    /// What it says, by the names of front matter.
    pub fields: FieldValues,
    /// The text of a tool sheet, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub body: BTreeMap<String, Vec<Block>>,
    /// How its texts are addressed.
    #[serde(default, skip_serializing_if = "BlockAddresses::is_empty")]
    pub places: BlockAddresses,
}

/// How the texts of a solution, a page or a tool sheet are addressed: see [`crate::guide::unit`].
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct BlockAddresses {
    /// The ids of the headings of the body, in order: a block of it has an address by the heading above it and its ordinal below that.
    pub sections: Vec<String>,
    /// In a draft: what each paragraph number names, by its address from here on. The same in all languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub numbers: BTreeMap<u32, String>,
}

/// Sections, each with how many blocks it has.
type Counts<'s> = Vec<(&'s str, usize)>;

/// Two are equal, whatever they are: they tell where texts are, not what these say.
impl PartialEq for BlockAddresses {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl BlockAddresses {
    /// The addresses of the blocks of `body` in a language: where a section has not as many blocks in each language, it is the section that has one. None in
    /// a record that names no sections, though the text has some.
    pub fn addresses(&self, body: &BTreeMap<String, Vec<Block>>, language: &str) -> Vec<String> {
        let sections: Option<Vec<(&String, Counts<'_>)>> =
            body.iter().map(|(code, blocks)| Some((code, self.sections_of(blocks)?))).collect();
        let Some(sections) = sections else { return Vec::new() };
        let counts = |id: &str| {
            let counts = sections.iter().filter_map(|(_, own)| own.iter().find(|(section, _)| *section == id));
            counts.map(|(_, count)| *count).collect::<BTreeSet<usize>>()
        };
        let Some((_, own)) = sections.iter().find(|(code, _)| *code == language) else { return Vec::new() };
        let of_section = |(id, count): &(&str, usize)| {
            let (first, corresponds) = (usize::from(id.is_empty()), counts(id).len() == 1);
            let address =
                |at: usize| if corresponds { format!("body/{id}/{}", at + first) } else { format!("body/{id}") };
            (0..*count).map(address).collect::<Vec<_>>()
        };
        own.iter().flat_map(of_section).collect()
    }

    /// The sections of a text in one language, each with how many blocks it has.
    fn sections_of(&self, blocks: &[Block]) -> Option<Counts<'_>> {
        let mut names = self.sections.iter();
        let mut sections: Counts<'_> = Vec::new();
        for block in blocks {
            match sections.last_mut() {
                _ if block.is_heading() => sections.push((names.next()?, 1)),
                Some((_, count)) => *count += 1,
                None => sections.push(("", 1)),
            }
        }
        Some(sections)
    }

    /// Whether there is nothing to address.
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty() && self.numbers.is_empty()
    }
}

/// Values by the names of front matter.
pub type FieldValues = BTreeMap<String, FieldValue>;

/// A value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FieldValue {
    /// Yes or no.
    Truth(bool),
    /// A number: weeks from the start, dirhams, a place in an order.
    Number(f64),
    /// One of the words that the field knows, a date, the id of something, the name of a file.
    Word(String),
    /// Ids.
    Words(Vec<String>),
    /// How long: 4 weeks.
    Duration {
        /// 4
        count: u32,
        /// `day`, `week`, `month` or `year`
        unit: String,
    },
    /// Where an indicator stands at a date.
    Level {
        /// In the indicator's unit.
        value: f64,
        /// When.
        date: Option<String>,
    },
    /// A text in each language.
    Texts(Translations),
}

/// What an item says, whatever its place.
#[derive(Serialize)]
struct ItemContent<'i> {
    id: &'i str,
    fields: &'i FieldValues,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    body: &'i BTreeMap<String, Vec<Block>>,
}

impl SolutionRecord {
    /// The record of `solution`, made from nothing but what is given: the languages and ids of its guide, and its own files.
    pub fn of(solution: &GuideSolution, languages: &[String], ids: &Ids, files: &SolutionFiles<'_>) -> Self {
        RecordBuilder { languages, ids, is_draft: false }.solution(solution, files)
    }

    /// A hash of what the solution says: two versions with the same one say the same, whatever numbers their paragraphs have. See [`DIGEST`].
    pub fn digest(&self) -> String {
        let is_content = |name: &str| schema::find(Chapter::TABLE, name).is_none_or(schema::Field::is_content);
        let fields: Vec<_> = self.fields.iter().filter(|(name, _)| is_content(name)).collect();
        let lists: BTreeMap<&str, Vec<ItemContent<'_>>> = self
            .lists
            .iter()
            .map(|(name, items)| {
                let said =
                    items.iter().map(|item| ItemContent { id: &item.id, fields: &item.fields, body: &item.body });
                (name.as_str(), said.collect())
            })
            .collect();
        let whole = (fields, lists, &self.measurements, &self.body);
        let json =
            serde_json::to_vec(&whole).unwrap_or_else(|_| unreachable!("a record holds nothing that JSON cannot"));
        blake3::hash(&json).to_hex().to_string()
    }

    /// The text of the field `name` in `language`, or else in the reference language of `languages`.
    pub fn text(&self, name: &str, language: &str, languages: &[String]) -> &str {
        text_of(&self.fields, name, language, languages)
    }
}

/// The text of the field `name` in `language`, or else in the first of `languages`.
pub fn text_of<'f>(fields: &'f FieldValues, name: &str, language: &str, languages: &[String]) -> &'f str {
    match fields.get(name) {
        Some(FieldValue::Texts(texts)) => spoken(texts, language, languages).1,
        _ => "",
    }
}

/// The text in `language`, or else in the first of `languages`, or else in any: the code of its language, and the text.
pub fn spoken<'t>(texts: &'t Translations, language: &str, languages: &[String]) -> (&'t str, &'t str) {
    let reference = || texts.get_key_value(languages.first()?);
    let spoken = texts.get_key_value(language).or_else(reference).or_else(|| texts.first_key_value());
    spoken.map_or(("", ""), |(code, text)| (code, text))
}

/// The ids of the solutions that are not known by their slugs, by slug.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Ids(BTreeMap<String, String>);

impl Ids {
    /// Those of `guide`.
    pub fn of(guide: &Guide) -> Self {
        let others = guide.solutions.iter().filter(|solution| solution.id() != solution.slug);
        Self(others.map(|solution| (solution.slug.clone(), solution.id().to_owned())).collect())
    }

    fn get<'i>(&'i self, slug: &'i str) -> &'i str {
        self.0.get(slug).map_or(slug, |id| id)
    }
}

/// The files beside the chapters of a solution that are published as they are, by their names from its folder.
#[derive(Debug)]
pub struct SolutionFiles<'s>(BTreeMap<&'s str, &'s File>);

impl<'s> SolutionFiles<'s> {
    /// Those of `solution`.
    pub fn of(solution: &GuideSolution, guide: &'s Guide, sources: &'s Sources) -> Self {
        let folder = format!("{}/", solution.folder);
        let own = guide.assets.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder));
        let used = asset::used_by(solution, guide, sources);
        let own = own.filter(|(path, _)| used.contains(*path));
        Self(own.map(|(path, file)| (&path[folder.len()..], sources.file(*file))).collect())
    }
}

impl Record {
    /// The record of `guide`, as `version`.
    pub fn of(guide: &Guide, sources: &Sources, version: &str) -> Self {
        let languages: Vec<String> = guide.languages().iter().map(|language| language.code.clone()).collect();
        let config = &guide.config;
        let is_draft = Version::parse(version).is_some_and(|version| version.stage() == Stage::Draft);
        let ids = Ids::of(guide);
        let reader = RecordBuilder { languages: &languages, ids: &ids, is_draft };
        let about = reader.shared(&config.settings, |role| role == Role::Text).into_iter();
        let about = about
            .filter_map(|(name, field)| if let FieldValue::Texts(texts) = field { Some((name, texts)) } else { None });
        let files = |solution: &GuideSolution| SolutionFiles::of(solution, guide, sources);
        Self {
            schema: SCHEMA,
            version: version.to_owned(),
            date: config.date.value.to_string(),
            about: about.collect(),
            registers: Arc::new(registers(guide)),
            references: Arc::new(guide.references.iter().map(|work| reader.item(&work.id, work)).collect()),
            solutions: guide
                .solutions
                .par_iter()
                .map(|it| SolutionText::of(&reader.solution(it, &files(it))))
                .collect(),
            pages: Arc::new(guide.pages.iter().map(|page| reader.page(page)).collect()),
            withdrawn: withdrawn(guide),
            languages,
        }
    }

    /// Reads a record. Records of a later schema are read as far as they are alike.
    ///
    /// # Errors
    /// If it is no JSON, or none that is a record.
    pub fn parse(json: &[u8]) -> Result<Self, RecordError> {
        Self::read(json, &RecordParts::default())
    }

    /// Like [`Record::parse`], for one of several records that is read in pieces: of what is among `parts` nothing is read again.
    pub fn read(json: impl Read, parts: &RecordParts) -> Result<Self, RecordError> {
        let mut all = Vec::new();
        let rest = pieces::split(json, |batch| {
            let solutions = batch.par_iter().map(|json| SolutionText::read(json, parts));
            all.extend(solutions.collect::<Result<Vec<_>, RecordError>>()?);
            Ok::<(), RecordError>(())
        })?;
        let RecordText {
            schema,
            version,
            date,
            languages,
            about,
            registers,
            references,
            solutions: [],
            pages,
            withdrawn,
        } = serde_json::from_str(simdutf8::basic::from_utf8(&rest)?)?;
        Ok(Self {
            schema,
            version,
            date,
            languages,
            about,
            registers: parts.registers.get(registers, |json| serde_json::from_str(json))?,
            references: parts.references.get(references, |json| serde_json::from_str(json))?,
            solutions: all,
            pages: parts.pages.get(pages, |json| serde_json::from_str(json))?,
            withdrawn,
        })
    }

    /// Writes it as `guide.json` holds it.
    pub fn write(&self, to: impl Write) -> io::Result<()> {
        Ok(serde_json::to_writer(to, self)?)
    }

    /// The solution that is known by `id`.
    pub fn solution(&self, id: &str) -> Option<&SolutionText> {
        self.solutions.iter().find(|solution| solution.id == id)
    }
}

/// The entries of the registers of `guide`.
pub fn registers(guide: &Guide) -> BTreeMap<String, Vec<ItemRecord>> {
    let languages: Vec<String> = guide.languages().iter().map(|language| language.code.clone()).collect();
    let builder = RecordBuilder { languages: &languages, ids: &Ids::default(), is_draft: false };
    let of_kind = |kind: RegisterKind| {
        let entries = guide.register(kind).entries().iter();
        (kind.word().to_owned(), entries.map(|entry| builder.item(&entry.id, entry)).collect())
    };
    RegisterKind::ALL.map(of_kind).into()
}

/// What `guide` says of the solutions that were withdrawn.
pub fn withdrawn(guide: &Guide) -> Vec<ItemRecord> {
    let languages: Vec<String> = guide.languages().iter().map(|language| language.code.clone()).collect();
    let builder = RecordBuilder { languages: &languages, ids: &Ids::default(), is_draft: false };
    let one = |withdrawal: &Withdrawal| {
        let mut item = builder.item(&withdrawal.id, withdrawal);
        // What a solution is known by stays when its address changes.
        if let Some(FieldValue::Word(successor)) = item.fields.get_mut("successor")
            && let Some(solution) = guide.known_as(successor)
        {
            solution.id().clone_into(successor);
        }
        item
    };
    guide.withdrawn.iter().map(one).collect()
}

fn texts_of(texts: &Localized, languages: &[String]) -> Translations {
    LanguageId::each(languages).map(|(index, code)| (code.clone(), texts.get(index).to_owned())).collect()
}

/// What a field says, but for texts and lists.
fn field_of(value: FieldRef<'_>) -> Option<FieldValue> {
    Some(match value {
        FieldRef::Text(text) => FieldValue::Word(text.value.clone()),
        FieldRef::Many(ids) => FieldValue::Words(ids.value.iter().map(|id| id.value.clone()).collect()),
        FieldRef::Word(word, _) => FieldValue::Word(word.to_owned()),
        FieldRef::Date(date, _) => FieldValue::Word(date.to_string()),
        FieldRef::Number(number, _) => FieldValue::Number(number),
        FieldRef::Truth(truth, _) => FieldValue::Truth(truth),
        FieldRef::Duration(duration, _) => {
            FieldValue::Duration { count: duration.count, unit: duration.unit.word().to_owned() }
        }
        FieldRef::Level(level, _) => {
            FieldValue::Level { value: level.value, date: level.date.map(|date| date.to_string()) }
        }
        FieldRef::Texts(_) | FieldRef::Items(_) => return None,
    })
}

/// Reads texts in the languages of a guide.
struct RecordBuilder<'g> {
    languages: &'g [String],
    ids: &'g Ids,
    /// Whether paragraphs have numbers.
    is_draft: bool,
}

impl RecordBuilder<'_> {
    fn solution(&self, solution: &GuideSolution, files: &SolutionFiles<'_>) -> SolutionRecord {
        let chapters: Vec<Option<&dyn Described>> =
            solution.chapters.iter().map(|chapter| chapter.as_ref().map(|chapter| chapter as _)).collect();
        let fields = self.fields(&chapters);
        let measurements = solution.measurements.iter().map(measurement).collect();
        let bodies: Vec<Option<&Document>> =
            solution.chapters.iter().map(|chapter| chapter.as_ref().map(|chapter| &chapter.body)).collect();
        SolutionRecord {
            id: solution.id().to_owned(),
            slug: solution.slug.clone(),
            fields,
            lists: self.lists(solution, files),
            measurements,
            body: self.body(&bodies),
            places: self.places(&bodies, || Numbers::of_solution(solution)),
        }
    }

    /// The facts of the reference language, the texts of all: what `things` say, one in each language.
    fn fields(&self, things: &[Option<&dyn Described>]) -> FieldValues {
        let mut fields = FieldValues::new();
        let Some(facts) = things.first().copied().flatten() else { return fields };
        for (at, field) in facts.fields().iter().enumerate() {
            let said = match field.role {
                Role::Text => self.texts(things.iter().map(|thing| match thing.as_ref()?.value(at)? {
                    FieldRef::Text(text) => Some(text),
                    _ => None,
                })),
                Role::Fact | Role::Order | Role::State => facts.value(at).and_then(field_of),
                Role::Id | Role::File | Role::List => None,
            };
            fields.extend(said.map(|said| (field.key.to_owned(), said)));
        }
        fields
    }

    /// What something says that has its texts in all languages at once.
    fn shared(&self, thing: &dyn Described, role: impl Fn(Role) -> bool) -> FieldValues {
        let values = thing.values().filter(|(field, _)| role(field.role));
        let said = values.filter_map(|(field, value)| {
            let said = match value {
                FieldRef::Texts(texts) => FieldValue::Texts(texts_of(texts, self.languages)),
                FieldRef::Many(ids) if ids.value.is_empty() => return None,
                value => field_of(value)?,
            };
            Some((field.key.to_owned(), said))
        });
        said.collect()
    }

    /// An entry of a register, or a work.
    fn item(&self, id: &Text, thing: &dyn Described) -> ItemRecord {
        ItemRecord { id: id.value.clone(), fields: self.shared(thing, |_| true), ..ItemRecord::default() }
    }

    /// A text in each language that has it.
    fn texts<'t>(&self, texts: impl Iterator<Item = Option<&'t Text>>) -> Option<FieldValue> {
        let texts = self.languages.iter().zip(texts);
        let texts: Translations = texts.filter_map(|(code, text)| Some((code.clone(), text?.value.clone()))).collect();
        (!texts.is_empty()).then_some(FieldValue::Texts(texts))
    }

    /// The text in each language that has it.
    fn body(&self, bodies: &[Option<&Document>]) -> BTreeMap<String, Vec<Block>> {
        let bodies = self.languages.iter().zip(bodies);
        bodies.filter_map(|(code, body)| Some((code.clone(), self.blocks(body.as_ref()?)))).collect()
    }

    /// The blocks of a text. Links to solutions name their ids, which stay when addresses change.
    fn blocks(&self, document: &Document) -> Vec<Block> {
        let lasting = |link: &String| -> String {
            for scheme in ["solution:", "indicator:"] {
                if let Some(rest) = link.strip_prefix(scheme) {
                    let end = rest.find(['#', '/']).unwrap_or(rest.len());
                    return format!("{scheme}{}{}", self.ids.get(&rest[..end]), &rest[end..]);
                }
            }
            link.clone()
        };
        let blocks = document.blocks();
        blocks.map(|block| Block { links: block.links.iter().map(lasting).collect(), ..block }).collect()
    }

    /// How texts are addressed: by headings, the same in all languages, so those of the first that has the text; and in a draft by `numbers`.
    fn places(&self, bodies: &[Option<&Document>], numbers: impl FnOnce() -> Numbers) -> BlockAddresses {
        let headings = bodies.iter().flatten().next().map(|document| document.headings.iter());
        let numbers = if self.is_draft { (1..).zip(numbers().addresses).collect() } else { BTreeMap::new() };
        BlockAddresses { sections: headings.into_iter().flatten().map(|heading| heading.id.clone()).collect(), numbers }
    }

    /// The lists that are not empty.
    fn lists(&self, solution: &GuideSolution, files: &SolutionFiles<'_>) -> BTreeMap<String, Vec<ItemRecord>> {
        let mut lists: BTreeMap<String, Vec<ItemRecord>> = BTreeMap::new();
        for ChapterList { name, items, .. } in solution.facts().lists() {
            let in_all: Vec<_> = solution.chapters.iter().map(|chapter| chapter.as_ref()?.list(name)).collect();
            let item = |item: &dyn schema::Item| {
                let id = &item.id().value;
                let of_all: Vec<Option<&dyn Described>> =
                    in_all.iter().map(|items| items.and_then(|items| items.find(id)).map(|item| item as _)).collect();
                ItemRecord { id: id.clone(), fields: self.fields(&of_all), ..ItemRecord::default() }
            };
            lists.insert(name.to_owned(), items.iter().map(item).collect());
        }
        for (at, tool) in lists.get_mut("tools").into_iter().flatten().enumerate() {
            self.tool(solution, (at, tool), files);
        }
        let others = other_files(files, lists.get("tools").map_or(&[], Vec::as_slice));
        lists.insert("files".to_owned(), others);
        lists.retain(|_, items| !items.is_empty());
        lists
    }

    /// The file of a tool in each language: the text of a sheet, a hash of any other file.
    fn tool(&self, solution: &GuideSolution, (at, item): (usize, &mut ItemRecord), own: &SolutionFiles<'_>) {
        let (mut files, mut hashes) = (Translations::new(), Translations::new());
        let sheets = solution.sheets_of(at);
        for ((code, chapter), sheet) in self.languages.iter().zip(&solution.chapters).zip(&sheets) {
            let tool = chapter.as_ref().and_then(|chapter| chapter::find(&chapter.tools, &item.id));
            let Some(tool) = tool else { continue };
            files.insert(code.clone(), tool.file.value.clone());
            if sheet.is_none()
                && let Some(file) = own.0.get(&*composed(&tool.file.value))
            {
                hashes.insert(code.clone(), super::hash::hex(file.bytes()));
            }
        }
        item.fields.insert("file".to_owned(), FieldValue::Texts(files));
        if !hashes.is_empty() {
            item.fields.insert("sha256".to_owned(), FieldValue::Texts(hashes));
        }
        if sheets.iter().any(Option::is_some) {
            let bodies: Vec<Option<&Document>> = sheets.iter().map(|sheet| sheet.map(|sheet| &sheet.body)).collect();
            item.body = self.body(&bodies);
            item.places = self.places(&bodies, || Numbers::of_prose(&sheets));
        }
    }

    fn page(&self, page: &ProsePage) -> PageRecord {
        let texts: Vec<Option<&Prose>> = page.texts.iter().map(Option::as_ref).collect();
        let bodies: Vec<Option<&Document>> = texts.iter().map(|text| text.map(|text| &text.body)).collect();
        let things: Vec<Option<&dyn Described>> = texts.iter().map(|text| text.map(|text| text as _)).collect();
        let mut fields = self.fields(&things);
        fields.retain(|_, field| matches!(field, FieldValue::Texts(_)));
        PageRecord {
            slug: page.slug.clone(),
            fields,
            body: self.body(&bodies),
            places: self.places(&bodies, || Numbers::of_prose(&texts)),
        }
    }
}

/// The images and other files of a solution, but for its tools, each with a hash of what it holds.
fn other_files(files: &SolutionFiles<'_>, tools: &[ItemRecord]) -> Vec<ItemRecord> {
    let is_tool = |name: &str| {
        tools.iter().any(|tool| match tool.fields.get("file") {
            Some(FieldValue::Texts(files)) => files.values().any(|file| file == name),
            _ => false,
        })
    };
    let others = files.0.iter().filter(|(name, _)| !is_tool(name));
    others
        .map(|(name, file)| {
            let sha256 = FieldValue::Word(super::hash::hex(file.bytes()));
            ItemRecord {
                id: (*name).to_owned(),
                fields: [("sha256".to_owned(), sha256)].into(),
                ..ItemRecord::default()
            }
        })
        .collect()
}

fn measurement(measured: &crate::guide::Measurement) -> FieldValues {
    let word = |text: &Text| FieldValue::Word(text.value.clone());
    let sample = measured.sample.then_some(("sample", FieldValue::Truth(true)));
    let fields = [
        ("indicator", word(&measured.indicator)),
        ("territory", word(&measured.territory)),
        ("date", FieldValue::Word(measured.date.value.to_string())),
        ("value", FieldValue::Number(measured.value.value)),
        ("source", word(&measured.source)),
    ];
    fields.into_iter().chain(sample).map(|(name, field)| (name.to_owned(), field)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Archives keep digests: a program that makes others says so by another [`DIGEST`].
    #[test]
    fn a_digest_is_what_it_was() {
        let texts = |text: &str| FieldValue::Texts([("fr".to_owned(), text.to_owned())].into());
        let fields = |name: &str, text: &str| FieldValues::from([(name.to_owned(), texts(text))]);
        let step = ItemRecord { id: "s-1".to_owned(), fields: fields("title", "Écouter"), ..ItemRecord::default() };
        let block = Block { kind: "p".to_owned(), text: "Un mot.".to_owned(), links: vec!["term:plan".to_owned()] };
        let solution = SolutionRecord {
            id: "a".to_owned(),
            slug: "b".to_owned(),
            fields: FieldValues::from([
                ("title".to_owned(), texts("Titre")),
                ("status".to_owned(), FieldValue::Word("draft".to_owned())),
            ]),
            lists: [("steps".to_owned(), vec![step])].into(),
            measurements: vec![[("value".to_owned(), FieldValue::Number(1.5))].into()],
            body: [("fr".to_owned(), vec![block])].into(),
            places: BlockAddresses::default(),
        };
        assert_eq!(
            (DIGEST, &*solution.digest()),
            (1, "7bac6ddd306425248022a94e4f7426c7360705966738b4e19e8620689f52405f")
        );
    }
}
