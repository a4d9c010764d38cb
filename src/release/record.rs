//! `guide.json`: the guide as data, the same for every version of the tool that knows its schema.
//!
//! Versions are compared by these records, never by their sources: chapters may be written otherwise in ten years, and a version
//! that was issued today must still be comparable. Texts are by language; facts are those of the reference language.

use crate::guide::chapter::{
    self, Adaptation, Chapter, Identified, Indicator, Objective, Obstacle, Phase, Point, Step, Tool,
};
use crate::guide::quantity::{Choice, Duration, Level};
use crate::guide::register::Texts as RegisterTexts;
use crate::guide::{Guide, Prose, RegisterKind, Solution as GuideSolution};
use crate::markdown::{Block, Document};
use crate::source::{File, Sources, Spanned, Text};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The schema of the records that this version of the tool writes.
pub const SCHEMA: u32 = 1;

/// A text in each of its languages, by code.
pub type Texts = BTreeMap<String, String>;

/// A whole guide.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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
    pub about: BTreeMap<String, Texts>,
    /// Themes, territories, actors…: the entries of each register, in their order.
    pub registers: BTreeMap<String, Vec<Item>>,
    /// The bibliography.
    pub references: Vec<Item>,
    /// The solutions, in their order.
    pub solutions: Vec<Solution>,
    /// The pages of prose, in their order.
    pub pages: Vec<Page>,
}

/// A solution in all its languages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Solution {
    /// What it is known by in all versions.
    pub id: String,
    /// Its address in this version.
    pub slug: String,
    /// Title, summary, theme…
    pub fields: Fields,
    /// Objectives, steps, indicators…: each list by its name in front matter.
    pub lists: BTreeMap<String, Vec<Item>>,
    /// What was measured of its indicators.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measurements: Vec<Fields>,
    /// The text, by language.
    pub body: BTreeMap<String, Vec<Block>>,
}

/// A page of prose in all its languages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Its address, and what it is known by.
    pub slug: String,
    /// Title and summary.
    pub fields: Fields,
    /// The text, by language.
    pub body: BTreeMap<String, Vec<Block>>,
}

/// One of a list: a step, an indicator, a theme.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Shared by all languages and versions.
    pub id: String,
    /// What it says, by the names of front matter.
    pub fields: Fields,
    /// The text of a tool sheet, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub body: BTreeMap<String, Vec<Block>>,
}

/// Values by the names of front matter.
pub type Fields = BTreeMap<String, Field>;

/// A value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Field {
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
    Texts(Texts),
}

/// Fields of a solution that say how far it is written or where it stands, not what it says.
const NOT_CONTENT: [&str; 3] = ["status", "updated", "order"];

impl Solution {
    /// The record of `solution`, made from nothing but what is given: the languages and ids of its guide, and its own files.
    pub fn of(solution: &GuideSolution, languages: &[String], ids: &Ids, files: &Files<'_>) -> Self {
        Reader { languages, ids }.solution(solution, files)
    }

    /// A hash of what the solution says: two versions with the same one say the same.
    pub fn digest(&self) -> String {
        let fields: Vec<_> = self.fields.iter().filter(|(name, _)| !NOT_CONTENT.contains(&&***name)).collect();
        let whole = (fields, &self.lists, &self.measurements, &self.body);
        // A record holds nothing that JSON cannot.
        let json = serde_json::to_vec(&whole).unwrap_or_default();
        blake3::hash(&json).to_hex().to_string()
    }

    /// The text of the field `name` in `language`, or else in the reference language of `languages`.
    pub fn text(&self, name: &str, language: &str, languages: &[String]) -> &str {
        text_of(&self.fields, name, language, languages)
    }
}

/// The text of the field `name` in `language`, or else in the first of `languages`.
pub fn text_of<'f>(fields: &'f Fields, name: &str, language: &str, languages: &[String]) -> &'f str {
    match fields.get(name) {
        Some(Field::Texts(texts)) => spoken(texts, language, languages).1,
        _ => "",
    }
}

/// The text in `language`, or else in the first of `languages`, or else in any: the code of its language, and the text.
pub fn spoken<'t>(texts: &'t Texts, language: &str, languages: &[String]) -> (&'t str, &'t str) {
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
pub struct Files<'s>(BTreeMap<&'s str, &'s File>);

impl<'s> Files<'s> {
    /// Those of `solution`.
    pub fn of(solution: &GuideSolution, guide: &'s Guide, sources: &'s Sources) -> Self {
        let folder = format!("{}/", solution.folder());
        let own = guide.assets.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder));
        Self(own.map(|(path, file)| (&path[folder.len()..], sources.file(*file))).collect())
    }
}

impl Record {
    /// The record of `guide`, as `version`.
    pub fn of(guide: &Guide, sources: &Sources, version: &str) -> Self {
        let languages: Vec<String> = guide.languages().iter().map(|language| language.code.clone()).collect();
        let config = &guide.config;
        let about = [
            ("title", Some(&config.title)),
            ("summary", Some(&config.summary)),
            ("organisation", config.organisation.as_ref()),
            ("licence", config.licence.as_ref()),
        ];
        let about = about.into_iter().filter_map(|(name, texts)| Some((name.to_owned(), texts_of(texts?, &languages))));
        let registers =
            RegisterKind::ALL.map(|kind| (kind.word().to_owned(), entries(guide, kind, &languages))).into_iter();
        let ids = Ids::of(guide);
        let reader = Reader { languages: &languages, ids: &ids };
        let files = |solution: &GuideSolution| Files::of(solution, guide, sources);
        Self {
            schema: SCHEMA,
            version: version.to_owned(),
            date: config.date.value.to_string(),
            about: about.collect(),
            registers: registers.collect(),
            references: guide.references.iter().map(|work| reference(work, &languages)).collect(),
            solutions: guide.solutions.par_iter().map(|it| reader.solution(it, &files(it))).collect(),
            pages: guide.pages.iter().map(|page| reader.page(page)).collect(),
            languages,
        }
    }

    /// Reads a record; the message of the library if it is none. Records of a later schema are read as far as they are alike.
    pub fn parse(json: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(json).map_err(|error| error.to_string())
    }

    /// As `guide.json` holds it.
    pub fn to_json(&self) -> Vec<u8> {
        // Room for most solutions, in two languages: it is taken only as far as it is used.
        let mut json = Vec::with_capacity(self.solutions.len() << 15);
        // A record holds nothing that JSON cannot.
        let _ = serde_json::to_writer(&mut json, self);
        json
    }

    /// The solution that is known by `id`.
    pub fn solution(&self, id: &str) -> Option<&Solution> {
        self.solutions.iter().find(|solution| solution.id == id)
    }
}

fn texts_of(texts: &RegisterTexts, languages: &[String]) -> Texts {
    languages.iter().enumerate().map(|(index, code)| (code.clone(), texts.get(index).to_owned())).collect()
}

fn entries(guide: &Guide, kind: RegisterKind, languages: &[String]) -> Vec<Item> {
    let entries = guide.register(kind).entries().iter();
    entries
        .map(|entry| {
            let mut fields = Fields::new();
            put(&mut fields, "name", Some(Field::Texts(texts_of(&entry.name, languages))));
            let description = entry.description.as_ref().map(|texts| Field::Texts(texts_of(texts, languages)));
            put(&mut fields, "description", description);
            put(&mut fields, "kind", entry.kind.as_ref().map(word));
            put(&mut fields, "see", Some(words(&entry.see)).filter(|_| !entry.see.is_empty()));
            Item { id: entry.id.value.clone(), fields, body: BTreeMap::new() }
        })
        .collect()
}

fn reference(work: &crate::guide::Reference, languages: &[String]) -> Item {
    let mut fields = Fields::new();
    put(&mut fields, "kind", work.kind.as_ref().map(|kind| Field::Word(kind.value.word().to_owned())));
    let texts = [
        ("title", Some(&work.title)),
        ("author", work.author.as_ref()),
        ("publisher", work.publisher.as_ref()),
        ("number", work.number.as_ref()),
        ("bulletin", work.bulletin.as_ref()),
        ("note", work.note.as_ref()),
    ];
    for (name, texts) in texts {
        put(&mut fields, name, texts.map(|texts| Field::Texts(texts_of(texts, languages))));
    }
    put(&mut fields, "date", work.date.as_ref().map(|date| Field::Word(date.value.to_string())));
    put(&mut fields, "url", work.url.as_ref().map(word));
    Item { id: work.id.value.clone(), fields, body: BTreeMap::new() }
}

fn put(fields: &mut Fields, name: &str, field: Option<Field>) {
    if let Some(field) = field {
        fields.insert(name.to_owned(), field);
    }
}

fn word(text: &Text) -> Field {
    Field::Word(text.value.clone())
}

fn words(ids: &[Text]) -> Field {
    Field::Words(ids.iter().map(|id| id.value.clone()).collect())
}

fn ids(ids: Option<&Spanned<Vec<Text>>>) -> Option<Field> {
    ids.map(|ids| words(&ids.value))
}

fn choice<C: Choice + PartialEq>(choice: Option<&Spanned<C>>) -> Option<Field> {
    choice.map(|choice| Field::Word(choice.value.word().to_owned()))
}

fn level(level: Option<&Spanned<Level>>) -> Option<Field> {
    level.map(|level| Field::Level { value: level.value.value, date: level.value.date.map(|date| date.to_string()) })
}

fn duration(duration: &Spanned<Duration>) -> Field {
    Field::Duration { count: duration.value.count, unit: duration.value.unit.word().to_owned() }
}

/// The name of a text of an item, and where it is in it.
type Named<'n, 's, T> = (&'n str, fn(&'s T) -> Option<&'s Text>);

/// Reads chapters in the languages of a guide.
struct Reader<'g> {
    languages: &'g [String],
    ids: &'g Ids,
}

impl Reader<'_> {
    fn solution(&self, solution: &GuideSolution, files: &Files<'_>) -> Solution {
        let facts = solution.facts();
        let mut fields = Fields::new();
        put(&mut fields, "title", self.texts(solution, |chapter| Some(&chapter.title)));
        put(&mut fields, "summary", self.texts(solution, |chapter| Some(&chapter.summary)));
        put(&mut fields, "theme", facts.theme.as_ref().map(word));
        put(&mut fields, "status", choice(facts.status.as_ref()));
        put(&mut fields, "order", facts.order.as_ref().map(|order| Field::Number(f64::from(order.value))));
        put(&mut fields, "updated", facts.updated.as_ref().map(|date| Field::Word(date.value.to_string())));
        put(&mut fields, "illustrative", facts.illustrative.as_ref().map(|truth| Field::Truth(truth.value)));
        put(&mut fields, "territories", ids(facts.territories.as_ref()));
        put(&mut fields, "audiences", ids(facts.audiences.as_ref()));
        put(&mut fields, "approaches", ids(facts.approaches.as_ref()));
        put(&mut fields, "references", ids(facts.references.as_ref()));
        let lists = self.lists(solution, files);
        let measurements = solution.measurements.iter().map(measurement).collect();
        let chapters = self.languages.iter().zip(&solution.chapters);
        let body = chapters.filter_map(|(code, chapter)| Some((code.clone(), self.blocks(&chapter.as_ref()?.body))));
        Solution {
            id: solution.id().to_owned(),
            slug: solution.slug.clone(),
            fields,
            lists: lists.into_iter().filter(|(_, items)| !items.is_empty()).collect(),
            measurements,
            body: body.collect(),
        }
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
        let blocks = document.blocks().into_iter();
        blocks.map(|block| Block { links: block.links.iter().map(lasting).collect(), ..block }).collect()
    }

    /// A text of the chapter in each language that has it.
    fn texts<'s>(&self, solution: &'s GuideSolution, text: impl Fn(&'s Chapter) -> Option<&'s Text>) -> Option<Field> {
        let chapters = self.languages.iter().zip(&solution.chapters);
        let texts: Texts = chapters
            .filter_map(|(code, chapter)| Some((code.clone(), text(chapter.as_ref()?)?.value.clone())))
            .collect();
        (!texts.is_empty()).then_some(Field::Texts(texts))
    }

    /// The items of one list: the facts of the reference language, the texts of all.
    fn list<'s, T: Identified + 's>(
        &self,
        solution: &'s GuideSolution,
        list: impl Fn(&'s Chapter) -> &'s Vec<T>,
        texts: &[Named<'_, 's, T>],
        facts: impl Fn(&'s T, &mut Fields),
    ) -> Vec<Item> {
        let items = list(solution.facts()).iter();
        items
            .map(|item| {
                let id = &item.id().value;
                let mut fields = Fields::new();
                for (name, text) in texts {
                    let text = |chapter| chapter::find(list(chapter), id).and_then(text);
                    put(&mut fields, name, self.texts(solution, text));
                }
                facts(item, &mut fields);
                Item { id: id.clone(), fields, body: BTreeMap::new() }
            })
            .collect()
    }

    fn lists(&self, solution: &GuideSolution, files: &Files<'_>) -> BTreeMap<String, Vec<Item>> {
        let mut tools =
            self.list(solution, |chapter| &chapter.tools, &[("title", |tool: &Tool| Some(&tool.title))], |_, _| {});
        for tool in &mut tools {
            self.tool(solution, tool, files);
        }
        let objectives =
            self.list(solution, |it| &it.objectives, &[("text", |it: &Objective| Some(&it.text))], |_, _| {});
        let means = self.list(solution, |it| &it.means, &[("text", |it: &Point| Some(&it.text))], |_, _| {});
        let lessons = self.list(solution, |it| &it.lessons, &[("text", |it: &Point| Some(&it.text))], |_, _| {});
        let adaptations =
            self.list(solution, |it| &it.adaptations, &[("text", |it: &Adaptation| Some(&it.text))], |_, _| {});
        [
            ("objectives", objectives),
            ("steps", self.steps(solution)),
            ("means", means),
            ("obstacles", self.obstacles(solution)),
            ("indicators", self.indicators(solution)),
            ("files", other_files(files, &tools)),
            ("tools", tools),
            ("phases", self.phases(solution)),
            ("adaptations", adaptations),
            ("lessons", lessons),
        ]
        .map(|(name, items)| (name.to_owned(), items))
        .into()
    }

    fn obstacles(&self, solution: &GuideSolution) -> Vec<Item> {
        self.list(
            solution,
            |chapter| &chapter.obstacles,
            &[("text", |it: &Obstacle| Some(&it.text)), ("mitigation", |it| it.mitigation.as_ref())],
            |_, _| {},
        )
    }

    fn phases(&self, solution: &GuideSolution) -> Vec<Item> {
        self.list(
            solution,
            |chapter| &chapter.phases,
            &[("title", |it: &Phase| Some(&it.title)), ("text", |it| it.text.as_ref())],
            |phase, fields| {
                put(fields, "kind", choice(phase.kind.as_ref()));
                put(fields, "territories", ids(phase.territories.as_ref()));
            },
        )
    }

    fn steps(&self, solution: &GuideSolution) -> Vec<Item> {
        self.list(
            solution,
            |chapter| &chapter.steps,
            &[
                ("title", |step: &Step| Some(&step.title)),
                ("text", |step| step.text.as_ref()),
                ("result", |step| step.result.as_ref()),
            ],
            |step, fields| {
                put(fields, "actors", ids(step.actors.as_ref()));
                put(fields, "by", choice(step.by.as_ref()));
                put(fields, "start", step.start.as_ref().map(|week| Field::Number(f64::from(week.value))));
                put(fields, "after", ids(step.after.as_ref()));
                put(fields, "duration", step.duration.as_ref().map(duration));
                put(fields, "cost", step.cost.as_ref().map(|cost| Field::Number(cost.value)));
            },
        )
    }

    fn indicators(&self, solution: &GuideSolution) -> Vec<Item> {
        self.list(
            solution,
            |chapter| &chapter.indicators,
            &[
                ("name", |indicator: &Indicator| Some(&indicator.name)),
                ("verification", |indicator| indicator.verification.as_ref()),
                ("disaggregation", |indicator| indicator.disaggregation.as_ref()),
            ],
            |indicator, fields| {
                put(fields, "objective", indicator.objective.as_ref().map(word));
                put(fields, "kind", choice(indicator.kind.as_ref()));
                put(fields, "expected", indicator.expected.as_ref().map(|truth| Field::Truth(truth.value)));
                put(fields, "unit", indicator.unit.as_ref().map(word));
                put(fields, "baseline", level(indicator.baseline.as_ref()));
                put(fields, "target", level(indicator.target.as_ref()));
                put(fields, "frequency", choice(indicator.frequency.as_ref()));
            },
        )
    }

    /// The file of a tool in each language: the text of a sheet, a hash of any other file.
    fn tool(&self, solution: &GuideSolution, item: &mut Item, own: &Files<'_>) {
        let (mut files, mut hashes) = (Texts::new(), Texts::new());
        for (code, chapter) in self.languages.iter().zip(&solution.chapters) {
            let tool = chapter.as_ref().and_then(|chapter| chapter::find(&chapter.tools, &item.id));
            let Some(tool) = tool else { continue };
            files.insert(code.clone(), tool.file.value.clone());
            let path = format!("{}/{}", solution.folder(), tool.file.value);
            if let Some(sheet) = solution.sheets.get(&path) {
                item.body.insert(code.clone(), self.blocks(&sheet.body));
            } else if let Some(file) = own.0.get(&*tool.file.value) {
                hashes.insert(code.clone(), super::hash::hex(file.bytes()));
            }
        }
        put(&mut item.fields, "file", Some(Field::Texts(files)));
        put(&mut item.fields, "sha256", Some(Field::Texts(hashes.clone())).filter(|_| !hashes.is_empty()));
    }

    fn page(&self, page: &crate::guide::Page) -> Page {
        let texts = |text: fn(&Prose) -> &Text| -> Field {
            let prose = self.languages.iter().zip(&page.texts);
            let texts = prose.filter_map(|(code, prose)| Some((code.clone(), text(prose.as_ref()?).value.clone())));
            Field::Texts(texts.collect())
        };
        let mut fields = Fields::new();
        put(&mut fields, "title", Some(texts(|prose| &prose.title)));
        put(&mut fields, "summary", Some(texts(|prose| &prose.summary)));
        let body = self.languages.iter().zip(&page.texts);
        let body = body.filter_map(|(code, prose)| Some((code.clone(), self.blocks(&prose.as_ref()?.body))));
        Page { slug: page.slug.clone(), fields, body: body.collect() }
    }
}

/// The images and other files of a solution, but for its tools, each with a hash of what it holds.
fn other_files(files: &Files<'_>, tools: &[Item]) -> Vec<Item> {
    let is_tool = |name: &str| {
        tools.iter().any(|tool| match tool.fields.get("file") {
            Some(Field::Texts(files)) => files.values().any(|file| file == name),
            _ => false,
        })
    };
    let others = files.0.iter().filter(|(name, _)| !is_tool(name));
    others
        .map(|(name, file)| {
            let mut fields = Fields::new();
            put(&mut fields, "sha256", Some(Field::Word(super::hash::hex(file.bytes()))));
            Item { id: (*name).to_owned(), fields, body: BTreeMap::new() }
        })
        .collect()
}

fn measurement(measured: &crate::guide::Measurement) -> Fields {
    let mut fields = Fields::new();
    put(&mut fields, "indicator", Some(word(&measured.indicator)));
    put(&mut fields, "territory", Some(word(&measured.territory)));
    put(&mut fields, "date", Some(Field::Word(measured.date.value.to_string())));
    put(&mut fields, "value", Some(Field::Number(measured.value.value)));
    put(&mut fields, "source", Some(word(&measured.source)));
    put(&mut fields, "sample", Some(Field::Truth(true)).filter(|_| measured.sample));
    fields
}
