//! A chapter: one solution in one language, as its file says it. And a page of prose, which is a chapter without front matter to
//! speak of. What each may say is a table, from which `schema!` makes `struct Chapter`, `struct Step`…: see [`schema`](super::schema).

use super::is_slug;
use super::quantity::{self, By, Duration, Frequency, IndicatorKind, Level, PhaseKind, Status};
use super::register::RegisterKind;
use super::schema::{
    COST, DURATION, Described as _, FILE, FieldRef, ID, IdTarget, Item, Items, LEVEL, ListSchema, MEANING, OPTIONAL_ID,
    OPTIONAL_TEXT, ORDER, ReadRequest, Role, STATUS, TEXT, TRUTH, Type, UNIT, UPDATED, WEEK, choice, id_of,
    is_field as is_field_name, items, list, many, one, schema, settle,
};
use crate::data::fields::{self, Fields};
use crate::data::{conflict, yaml};
use crate::finding::{Code, Finding, Findings};
use crate::i18n::Date;
use crate::i18n::invisible::visible;
use crate::markdown::{self, Document};
use crate::source::{FileId, Span, Spanned, Text};
use ahash::{HashMap, HashMapExt as _};
use std::sync::Arc;

/// Every code that reading a chapter can find.
pub const CODES: [&Code; 1] = [&NO_FRONT_MATTER];

/// A chapter does not begin with front matter.
pub const NO_FRONT_MATTER: Code = Code::error("no-front-matter");

const THEME: IdTarget = IdTarget::Entry(RegisterKind::Theme);
const TERRITORY: IdTarget = IdTarget::Entry(RegisterKind::Territory);
const ACTOR: IdTarget = IdTarget::Entry(RegisterKind::Actor);
const AUDIENCE: IdTarget = IdTarget::Entry(RegisterKind::Audience);
const APPROACH: IdTarget = IdTarget::Entry(RegisterKind::Approach);

schema! {
    /// One solution in one language. In a translation, fields that are facts may be left out; the reference language's count.
    Chapter with (
        /// The file.
        file: FileId,
        /// The text below the front matter.
        body: Document,
        /// The fields that could not be read, wholly or in part, or are missing: which has been told.
        lost: Vec<&'static str>,
        /// The fields of a draft that a chapter must have once it is no draft.
        unwritten: Vec<&'static str>,
    ) {
        /// What the solution is known by in all versions, if its address was renamed.
        id: Option<Text> as OPTIONAL_ID;
        /// What the solution is called.
        title: Text as TEXT, from Draft;
        /// What it is, in a sentence or two.
        summary: Text as TEXT, from Review;
        /// What it is grouped under.
        theme: Option<Text> as one(THEME), from Review;
        /// How far the chapter is.
        status: Option<Spanned<Status>> as STATUS;
        /// Its place within its theme.
        order: Option<Spanned<u32>> as ORDER;
        /// When its content last changed.
        updated: Option<Spanned<Date>> as UPDATED;
        /// Whether costs, baselines and targets are examples to adapt; the page says so.
        illustrative: Option<Spanned<bool>> as TRUTH;
        /// Where it applies.
        territories: Option<Spanned<Vec<Text>>> as many(TERRITORY);
        /// For whom it is.
        audiences: Option<Spanned<Vec<Text>>> as many(AUDIENCE);
        /// Which cross-cutting approaches it takes.
        approaches: Option<Spanned<Vec<Text>>> as many(APPROACH);
        /// What it is to achieve.
        objectives: Vec<Objective> as list("objective"), from Review;
        /// What is done, by whom, when.
        steps: Vec<Step> as list("step"), from Review;
        /// What it takes (G3).
        means: Vec<Point> as list("point");
        /// What may stand in the way, and what helps (G3).
        obstacles: Vec<Obstacle> as list("obstacle");
        /// How one sees that it works.
        indicators: Vec<Indicator> as list("indicator"), from Review;
        /// Sheets and files to use (D4).
        tools: Vec<Tool> as list("tool").without_numbers();
        /// Pilot first, then the others (E4).
        phases: Vec<Phase> as list("phase").below_text();
        /// What is different where (G9).
        adaptations: Vec<Adaptation> as list("adaptation").below_text().without_places();
        /// What was learned (D2, G5).
        lessons: Vec<Point> as list("lesson").below_text();
        /// Works cited, by id.
        references: Option<Spanned<Vec<Text>>> as many(IdTarget::Reference);
    }
}

schema! {
    /// What a solution is to achieve.
    Objective {
        /// Shared by all languages.
        id: Text as ID, from Draft;
        /// In a sentence.
        text: Text as TEXT, from Review;
        /// What must hold outside the commune's control for the solution to lead there (P3).
        assumptions: Option<Text> as OPTIONAL_TEXT;
    }
}

schema! {
    /// One step of a solution.
    Step {
        /// Shared by all languages.
        id: Text as ID, from Draft;
        /// What is done.
        title: Text as TEXT, from Review;
        /// How, in a sentence or two.
        text: Option<Text> as OPTIONAL_TEXT;
        /// What there is at the end.
        result: Option<Text> as OPTIONAL_TEXT;
        /// Who does it, by id.
        actors: Option<Spanned<Vec<Text>>> as many(ACTOR);
        /// Within the commune's own powers, or called upon others.
        by: Option<Spanned<By>> as choice("by");
        /// Weeks from the start.
        start: Option<Spanned<u32>> as WEEK;
        /// The steps that must be done before, by id.
        after: Option<Spanned<Vec<Text>>> as many(IdTarget::Item("steps"));
        /// How long it takes.
        duration: Option<Spanned<Duration>> as DURATION;
        /// What it costs, in Moroccan dirhams.
        cost: Option<Spanned<f64>> as COST;
    }
}

schema! {
    /// How one sees that a solution works.
    Indicator {
        /// Shared by all languages.
        id: Text as ID, from Draft;
        /// What is measured.
        name: Text as TEXT, from Review;
        /// The objective that it tells about, by id.
        objective: Option<Text> as one(IdTarget::Item("objectives")), from Review;
        /// What kind of change it tells about.
        kind: Option<Spanned<IndicatorKind>> as choice("kind");
        /// For an effect: was it meant?
        expected: Option<Spanned<bool>> as MEANING;
        /// Its unit: the name of a message `unit-<name>`.
        unit: Option<Text> as UNIT, from Review;
        /// Where it stood before.
        baseline: Option<Spanned<Level>> as LEVEL;
        /// Where it should get.
        target: Option<Spanned<Level>> as LEVEL;
        /// How often it is measured.
        frequency: Option<Spanned<Frequency>> as choice("frequency");
        /// How to prove it.
        verification: Option<Text> as OPTIONAL_TEXT;
        /// By what it is broken down: sex, age, place.
        disaggregation: Option<Text> as OPTIONAL_TEXT;
    }
}

schema! {
    /// One of the means, or a lesson.
    Point {
        /// Shared by all languages.
        id: Text as ID, from Draft;
        /// In a sentence.
        text: Text as TEXT, from Review;
    }
}

schema! {
    /// What may stand in the way.
    Obstacle {
        /// Shared by all languages.
        id: Text as ID, from Draft;
        /// The obstacle.
        text: Text as TEXT, from Review;
        /// What helps against it.
        mitigation: Option<Text> as OPTIONAL_TEXT;
    }
}

schema! {
    /// A sheet or file to use.
    Tool {
        /// Shared by all languages.
        id: Text as ID, from Draft;
        /// What it is called.
        title: Text as TEXT, from Review;
        /// Its file, beside the chapter's. A Markdown file becomes a page to print.
        file: Text as FILE, from Draft;
    }
}

schema! {
    /// A phase of spreading the solution.
    Phase {
        /// Shared by all languages.
        id: Text as ID, from Draft;
        /// What it is called.
        title: Text as TEXT, from Review;
        /// What happens in it.
        text: Option<Text> as OPTIONAL_TEXT;
        /// Pilot or roll-out.
        kind: Option<Spanned<PhaseKind>> as choice("phase");
        /// Where, by id.
        territories: Option<Spanned<Vec<Text>>> as many(TERRITORY);
    }
}

schema! {
    /// What is different in one territory.
    Adaptation {
        /// The territory, by id.
        territory: Text as id_of(TERRITORY), from Draft;
        /// What is different there.
        text: Text as TEXT, from Review;
    }
}

schema! {
    /// A page of prose in one language, or a tool sheet.
    Prose with (
        /// The file.
        file: FileId,
        /// The text below the front matter.
        body: Document,
    ) {
        /// What it is called.
        title: Text as TEXT, from Draft;
        /// What it says, in a sentence or two.
        summary: Text as TEXT, from Draft;
        /// Its place among the pages.
        order: Option<Spanned<u32>> as ORDER;
        /// When it last changed.
        updated: Option<Spanned<Date>> as UPDATED;
    }
}

items!(Objective by id, Step by id, Indicator by id, Point by id, Obstacle by id, Tool by id, Phase by id, Adaptation by territory);

/// The item of `items` with this id.
pub fn find<'i, T: Item>(items: &'i [T], id: &str) -> Option<&'i T> {
    items.iter().find(|item| item.id().value == id)
}

/// All of `items` by their ids, for who looks for many; of two with the same id the first.
pub fn by_id<T: Item>(items: &[T]) -> HashMap<&str, &T> {
    let mut all = HashMap::with_capacity(items.len());
    for item in items {
        all.entry(&*item.id().value).or_insert(item);
    }
    all
}

impl Chapter {
    /// Reads the text of a chapter. A translation (`reference` false) may leave out facts.
    pub fn read(text: &Arc<str>, file: FileId, reference: bool, findings: &mut Findings) -> Option<Self> {
        let text = &first_version(text, file, findings);
        let FrontMatter { front, front_at, body_at } = split(text, file, findings)?;
        let body = markdown::parse(text, file, body_at, findings);
        let parsed = yaml::parse(front, file, front_at, is_field_name, findings)?;
        let mut fields = Fields::open(&parsed.root, findings)?;
        settle(Self::TABLE, &mut fields);
        let ask = ReadRequest { is_reference: reference, status: quantity::status(&fields), languages: &[] };
        let chapter = Self::read_table(&mut fields, ask, file, body, Vec::new(), Vec::new());
        let lost = Self::TABLE.iter().map(|field| field.name).filter(|name| fields.is_lost(name)).collect();
        let unwritten = fields.close();
        Some(Self { lost, unwritten, ..chapter })
    }

    /// Whether all that the list called `name` was to say is known: that every item has an id, too.
    pub fn is_whole(&self, name: &str) -> bool {
        !self.lost.contains(&name)
            && self.list(name).is_none_or(|items| items.iter().all(|item| is_slug(&item.id().value)))
    }

    /// Whether it says that it is being written.
    pub fn is_draft(&self) -> bool {
        self.status.as_ref().is_some_and(|status| status.value == Status::Draft)
    }

    /// Every list of the chapter, in the order of the table.
    pub fn lists(&self) -> impl Iterator<Item = ChapterList<'_>> {
        self.values().filter_map(|(field, value)| match (field.holds, value) {
            (Type::Items(list), FieldRef::Items(items)) => Some(ChapterList { name: field.name, list, items }),
            _ => None,
        })
    }

    /// The items of the list with this name.
    pub fn list(&self, name: &str) -> Option<&dyn Items> {
        self.lists().find(|own| own.name == name).map(|own| own.items)
    }
}

/// A list of a chapter, and what is in it.
#[derive(Clone, Copy, Debug)]
pub struct ChapterList<'c> {
    /// The name of its field.
    pub name: &'static str,
    /// What the schema says of it.
    pub list: ListSchema,
    /// Its items.
    pub items: &'c dyn Items,
}

impl Prose {
    /// Reads the text of a page or tool sheet.
    pub fn read(text: &Arc<str>, file: FileId, findings: &mut Findings) -> Option<Self> {
        let text = &first_version(text, file, findings);
        let FrontMatter { front, front_at, body_at } = split(text, file, findings)?;
        let body = markdown::parse(text, file, body_at, findings);
        let parsed = yaml::parse(front, file, front_at, is_field_name, findings)?;
        let mut fields = Fields::open(&parsed.root, findings)?;
        settle(Self::TABLE, &mut fields);
        let prose = Self::read_table(&mut fields, ReadRequest::shared(&[]), file, body);
        fields.close();
        Some(prose)
    }
}

/// `text`, or its first version if two were joined.
fn first_version(text: &Arc<str>, file: FileId, findings: &mut Findings) -> Arc<str> {
    conflict::first_version(text, file, findings).map_or_else(|| Arc::clone(text), Arc::from)
}

/// The front matter of `text`, the byte where it begins and the byte where what follows it begins. Both fences are lines of three
/// dashes; blanks behind them do no harm.
fn split<'t>(text: &'t str, file: FileId, findings: &mut Findings) -> Option<FrontMatter<'t>> {
    let is_fence = |line: &str| line.trim_end() == "---";
    let line_at = |begin: usize| text[begin..].split_inclusive('\n').next().unwrap_or_default();
    let first = line_at(0);
    let begin = first.len();
    // From the end of the first line on, which is its line feed.
    let ends = memchr::memmem::find_iter(&text.as_bytes()[begin.saturating_sub(1)..], b"\n---").map(|at| begin + at);
    let close = ends.filter(|_| is_fence(first)).find_map(|start| {
        let line = line_at(start);
        is_fence(line).then_some((start, start + line.len()))
    });
    match close {
        Some((end, body)) => Some(FrontMatter { front: &text[begin..end], front_at: begin, body_at: body }),
        None => guess(text, file, findings),
    }
}

/// Where the Markdown of `text` begins: all of it is, if it has no front matter.
pub fn body_at(text: &str, file: FileId) -> usize {
    split(text, file, &mut Findings::default()).map_or(0, |front| front.body_at)
}

/// Where the first field of `text` stands.
pub fn front_at(text: &str, file: FileId) -> Option<usize> {
    split(text, file, &mut Findings::default()).map(|front| front.front_at)
}

/// Tells what is wrong with the lines around the front matter, and reads it if it is clear which lines it is.
fn guess<'t>(text: &'t str, file: FileId, findings: &mut Findings) -> Option<FrontMatter<'t>> {
    let lines: Vec<(usize, &str)> = lines_with_places(text).collect();
    let written = lines.iter().position(|(_, line)| !line.trim().is_empty());
    let opens = written.filter(|at| is_like_fence(lines[*at].1));
    let first = opens.map(|at| at + 1).or_else(|| written.filter(|at| is_field(lines[*at].1)));
    let Some(first) = first.filter(|at| lines.get(*at).is_some_and(|(_, line)| is_field(line))) else {
        let first = text.lines().next().unwrap_or_default().trim_end();
        let finding = NO_FRONT_MATTER.at(Span::new(file, 0..first.len())).with("kind", "none");
        findings.add(finding.with("found", fields::shorten(first)));
        return None;
    };
    let rest = &lines[first..];
    let end = rest.iter().position(|(_, line)| is_like_fence(line));
    // Without a closing line it ends where a text begins: behind an empty line, or with a line that is no field.
    let stop = || rest.iter().position(|(_, line)| line.trim().is_empty() || !is_of_fields(line)).unwrap_or(rest.len());
    let is_closed =
        end.is_some_and(|end| end <= rest.iter().position(|(_, line)| line.starts_with('#')).unwrap_or(end));
    let stop = if let Some(end) = end.filter(|_| is_closed) { end } else { stop() };
    let place = |at: usize| rest.get(at).map_or(text.len(), |(start, _)| *start);
    let (front_at, front_end) = (rest[0].0, place(stop));
    let body_at = if is_closed { place(stop + 1) } else { front_end };
    let fence = |(start, line): (usize, &str)| Span::new(file, start..start + line.trim_end().len());
    let is_plain = |line: &str| line.trim_end() == "---";
    match opens.map(|at| lines[at]) {
        None => {
            let finding = NO_FRONT_MATTER.at(fence(rest[0])).with("kind", "begin").with("found", "");
            findings.add(finding.fixed(Span::new(file, front_at..front_at), "---\n".to_owned()));
        }
        Some(line) if !is_plain(line.1) => findings.add(dashes(fence(line), line.1)),
        Some((start, _)) if start > 0 => {
            let finding = NO_FRONT_MATTER.at(Span::new(file, 0..0)).with("kind", "above").with("found", "");
            findings.add(finding.fixed(Span::new(file, 0..start), String::new()));
        }
        Some(_) => {}
    }
    match rest.get(stop).filter(|_| is_closed) {
        Some(line) if !is_plain(line.1) => findings.add(dashes(fence(*line), line.1)),
        Some(_) => {}
        None => {
            let last = fence(rest[stop.saturating_sub(1)]);
            let finding = NO_FRONT_MATTER.at(last).with("kind", "end").with("found", "");
            findings.add(finding.fixed(Span::new(file, front_end..front_end), "---\n".to_owned()));
        }
    }
    Some(FrontMatter { front: &text[front_at..front_end], front_at, body_at })
}

/// The finding that the line at `span` should be three dashes.
fn dashes(span: Span, found: &str) -> Finding {
    NO_FRONT_MATTER.at(span).with("kind", "dashes").with("found", found.trim()).fixed(span, "---".to_owned())
}

fn lines_with_places(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len(), line)
    })
}

/// Whether `line` has nothing but dashes, as word processors change them: `——`, `–-`, `----`.
fn is_like_fence(line: &str) -> bool {
    let line = visible(line);
    let dashes = line.trim();
    let count = dashes.chars().map(|letter| if letter == '-' { 1 } else { 2 }).sum::<usize>();
    count >= 2 && dashes.chars().all(|letter| matches!(letter, '-' | '–' | '—' | '\u{2212}'))
}

/// Whether `line` is a field of the front matter: a name, a colon.
fn is_field(line: &str) -> bool {
    let line = visible(line);
    let name = line.split_once([':', '=']).map(|(name, _)| name.trim());
    name.is_some_and(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
}

/// Whether `line` may stand in the front matter: a field, an item of a list, something that is indented.
fn is_of_fields(line: &str) -> bool {
    is_field(line)
        || line.starts_with([' ', '\t', '-', '\u{a0}', '#']) && !line.starts_with("##") && !line.starts_with("# ")
}

/// The front matter of a chapter, and the bytes where it and the body begin.
struct FrontMatter<'t> {
    front: &'t str,
    front_at: usize,
    body_at: usize,
}

/// The sections that a solution's page makes of its front matter: places that links may lead to, and that no heading of the body
/// may take as its id.
pub fn sections() -> impl Iterator<Item = &'static str> {
    let lists = Chapter::TABLE.iter().filter(|field| field.role == Role::List).map(|field| field.name);
    lists.chain(["schedule", "references", "contents", "main"])
}

/// Whether `id` is one of [`sections`].
pub fn is_section(id: &str) -> bool {
    sections().any(|section| section == id)
}

impl Chapter {
    /// Whether the page of this chapter has a place called `place`.
    pub fn has_place(&self, place: &str) -> bool {
        is_section(place)
            || self.body.headings.iter().any(|heading| heading.id == place)
            || self.lists().any(|own| own.list.is_place && own.items.find(place).is_some())
    }
}
