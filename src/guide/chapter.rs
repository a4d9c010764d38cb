//! A chapter: one solution in one language, as its file says it. And a page of prose, which is a chapter without front matter to
//! speak of.

use super::quantity::{self, By, Duration, Frequency, IndicatorKind, Level, PhaseKind, Status};
use crate::data::fields::{self, Fields};
use crate::data::tree::Node;
use crate::data::yaml;
use crate::finding::{Code, Findings};
use crate::i18n::Date;
use crate::markdown::{self, Document};
use crate::source::{FileId, Span, Spanned, Text};
use std::sync::Arc;

/// A chapter does not begin with front matter.
pub const NO_FRONT_MATTER: Code =
    Code::error("no-front-matter", "a chapter or page that does not begin with front matter between two `---` lines");
/// A step says both when it starts and after what.
pub const START_AND_AFTER: Code = Code::error("start-and-after", "a step with both `start` and `after`");

/// One solution in one language. In a translation, fields that are facts may be left out; the reference language's count.
#[derive(Debug)]
pub struct Chapter {
    /// The file.
    pub file: FileId,
    /// What the solution is known by in all versions, if its address was renamed.
    pub id: Option<Text>,
    /// What the solution is called.
    pub title: Text,
    /// What it is, in a sentence or two.
    pub summary: Text,
    /// What it is grouped under.
    pub theme: Option<Text>,
    /// How far the chapter is.
    pub status: Option<Spanned<Status>>,
    /// Its place within its theme.
    pub order: Option<Spanned<u32>>,
    /// When its content last changed.
    pub updated: Option<Spanned<Date>>,
    /// Whether costs, baselines and targets are examples to adapt; the page says so.
    pub illustrative: Option<Spanned<bool>>,
    /// Where it applies.
    pub territories: Option<Spanned<Vec<Text>>>,
    /// For whom it is.
    pub audiences: Option<Spanned<Vec<Text>>>,
    /// Which cross-cutting approaches it takes.
    pub approaches: Option<Spanned<Vec<Text>>>,
    /// What it is to achieve.
    pub objectives: Vec<Objective>,
    /// What is done, by whom, when.
    pub steps: Vec<Step>,
    /// How one sees that it works.
    pub indicators: Vec<Indicator>,
    /// What it takes (G3).
    pub means: Vec<Point>,
    /// What may stand in the way, and what helps (G3).
    pub obstacles: Vec<Obstacle>,
    /// Sheets and files to use (D4).
    pub tools: Vec<Tool>,
    /// Pilot first, then the others (E4).
    pub phases: Vec<Phase>,
    /// What is different where (G9).
    pub adaptations: Vec<Adaptation>,
    /// What was learned (D2, G5).
    pub lessons: Vec<Point>,
    /// Works cited, by id.
    pub references: Option<Spanned<Vec<Text>>>,
    /// The text below the front matter.
    pub body: Document,
}

/// What a solution is to achieve.
#[derive(Debug)]
pub struct Objective {
    /// Shared by all languages.
    pub id: Text,
    /// In a sentence.
    pub text: Text,
}

/// One step of a solution.
#[derive(Debug)]
pub struct Step {
    /// Shared by all languages.
    pub id: Text,
    /// What is done.
    pub title: Text,
    /// How, in a sentence or two.
    pub text: Option<Text>,
    /// What there is at the end.
    pub result: Option<Text>,
    /// Who does it, by id.
    pub actors: Option<Spanned<Vec<Text>>>,
    /// Within the commune's own powers, or called upon others.
    pub by: Option<Spanned<By>>,
    /// Weeks from the start.
    pub start: Option<Spanned<u32>>,
    /// The steps that must be done before, by id.
    pub after: Option<Spanned<Vec<Text>>>,
    /// How long it takes.
    pub duration: Option<Spanned<Duration>>,
    /// What it costs, in Moroccan dirhams.
    pub cost: Option<Spanned<f64>>,
}

/// How one sees that a solution works.
#[derive(Debug)]
pub struct Indicator {
    /// Shared by all languages.
    pub id: Text,
    /// What is measured.
    pub name: Text,
    /// How to prove it.
    pub verification: Option<Text>,
    /// By what it is broken down: sex, age, place.
    pub disaggregation: Option<Text>,
    /// The objective that it tells about, by id.
    pub objective: Option<Text>,
    /// What kind of change it tells about.
    pub kind: Option<Spanned<IndicatorKind>>,
    /// For an effect: was it meant?
    pub expected: Option<Spanned<bool>>,
    /// Its unit: the name of a message `unit-<name>`.
    pub unit: Option<Text>,
    /// Where it stood before.
    pub baseline: Option<Spanned<Level>>,
    /// Where it should get.
    pub target: Option<Spanned<Level>>,
    /// How often it is measured.
    pub frequency: Option<Spanned<Frequency>>,
}

/// One of the means, or a lesson.
#[derive(Debug)]
pub struct Point {
    /// Shared by all languages.
    pub id: Text,
    /// In a sentence.
    pub text: Text,
}

/// What may stand in the way.
#[derive(Debug)]
pub struct Obstacle {
    /// Shared by all languages.
    pub id: Text,
    /// The obstacle.
    pub text: Text,
    /// What helps against it.
    pub mitigation: Option<Text>,
}

/// A sheet or file to use.
#[derive(Debug)]
pub struct Tool {
    /// Shared by all languages.
    pub id: Text,
    /// What it is called.
    pub title: Text,
    /// Its file, beside the chapter's. A Markdown file becomes a page to print.
    pub file: Text,
}

/// A phase of spreading the solution.
#[derive(Debug)]
pub struct Phase {
    /// Shared by all languages.
    pub id: Text,
    /// What it is called.
    pub title: Text,
    /// What happens in it.
    pub text: Option<Text>,
    /// Pilot or roll-out.
    pub kind: Option<Spanned<PhaseKind>>,
    /// Where, by id.
    pub territories: Option<Spanned<Vec<Text>>>,
}

/// What is different in one territory.
#[derive(Debug)]
pub struct Adaptation {
    /// The territory, by id.
    pub territory: Text,
    /// What is different there.
    pub text: Text,
}

/// A page of prose in one language, or a tool sheet.
#[derive(Debug)]
pub struct Prose {
    /// The file.
    pub file: FileId,
    /// What it is called.
    pub title: Text,
    /// What it says, in a sentence or two.
    pub summary: Text,
    /// Its place among the pages.
    pub order: Option<Spanned<u32>>,
    /// When it last changed.
    pub updated: Option<Spanned<Date>>,
    /// The text below the front matter.
    pub body: Document,
}

/// Something with an id that all languages share.
pub trait Identified {
    /// The id.
    fn id(&self) -> &Text;
}

macro_rules! identified {
    ($($name:ident by $field:ident),+ $(,)?) => {
        $(impl Identified for $name {
            fn id(&self) -> &Text {
                &self.$field
            }
        })+
    };
}
identified!(Objective by id, Step by id, Indicator by id, Point by id, Obstacle by id, Tool by id, Phase by id, Adaptation by territory);

/// The item of `items` with this id.
pub fn find<'i, T: Identified>(items: &'i [T], id: &str) -> Option<&'i T> {
    items.iter().find(|item| item.id().value == id)
}

/// The ids of one list of a chapter, and the name of the list's field.
pub type Ids<'c> = (&'static str, Vec<&'c Text>);

impl Chapter {
    /// Reads the text of a chapter. A translation (`reference` false) may leave out facts.
    pub fn read(text: &Arc<str>, file: FileId, reference: bool, findings: &mut Findings) -> Option<Self> {
        let Parts { front, front_at, body_at } = split(text, file, findings)?;
        let root = yaml::parse(front, file, front_at, findings)?;
        let mut fields = Fields::open(&root, findings)?;
        let chapter = Self::read_fields(&mut fields, file, reference, text, body_at);
        fields.close();
        Some(chapter)
    }

    fn read_fields(
        fields: &mut Fields<'_, '_, '_>,
        file: FileId,
        reference: bool,
        text: &Arc<str>,
        body_at: usize,
    ) -> Self {
        let title = fields.required_text("title");
        let summary = fields.required_text("summary");
        let theme =
            if reference { fields.required("theme", fields::text) } else { fields.optional("theme", fields::text) };
        for list in ["objectives", "steps", "indicators"] {
            if reference && fields.node(list).is_none() {
                fields.missing(list);
            }
        }
        Self {
            file,
            id: fields.optional("id", fields::text),
            title,
            summary,
            theme,
            status: quantity::choice(fields, "status"),
            order: fields.optional("order", fields::whole),
            updated: fields.optional("updated", quantity::date),
            illustrative: fields.optional("illustrative", fields::truth),
            territories: fields.texts("territories"),
            audiences: fields.texts("audiences"),
            approaches: fields.texts("approaches"),
            objectives: list(fields, "objectives", read_objective),
            steps: list(fields, "steps", read_step),
            indicators: list(fields, "indicators", |fields| read_indicator(fields, reference)),
            means: list(fields, "means", read_point),
            obstacles: list(fields, "obstacles", read_obstacle),
            tools: list(fields, "tools", read_tool),
            phases: list(fields, "phases", read_phase),
            adaptations: list(fields, "adaptations", read_adaptation),
            lessons: list(fields, "lessons", read_point),
            references: fields.texts("references"),
            body: markdown::parse(text, file, body_at, fields.findings),
        }
    }

    /// Every list of the chapter whose items have ids, with those ids.
    pub fn ids(&self) -> Vec<Ids<'_>> {
        fn of<T: Identified>(items: &[T]) -> Vec<&Text> {
            items.iter().map(Identified::id).collect()
        }
        vec![
            ("objectives", of(&self.objectives)),
            ("steps", of(&self.steps)),
            ("indicators", of(&self.indicators)),
            ("means", of(&self.means)),
            ("obstacles", of(&self.obstacles)),
            ("tools", of(&self.tools)),
            ("phases", of(&self.phases)),
            ("adaptations", of(&self.adaptations)),
            ("lessons", of(&self.lessons)),
        ]
    }
}

impl Prose {
    /// Reads the text of a page or tool sheet.
    pub fn read(text: &Arc<str>, file: FileId, findings: &mut Findings) -> Option<Self> {
        let Parts { front, front_at, body_at } = split(text, file, findings)?;
        let root = yaml::parse(front, file, front_at, findings)?;
        let mut fields = Fields::open(&root, findings)?;
        let prose = Self {
            file,
            title: fields.required_text("title"),
            summary: fields.required_text("summary"),
            order: fields.optional("order", fields::whole),
            updated: fields.optional("updated", quantity::date),
            body: markdown::parse(text, file, body_at, fields.findings),
        };
        fields.close();
        Some(prose)
    }
}

/// The front matter of `text`, the byte where it begins and the byte where what follows it begins. Both fences are lines of three
/// dashes; blanks behind them do no harm.
fn split<'t>(text: &'t str, file: FileId, findings: &mut Findings) -> Option<Parts<'t>> {
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
    let Some((end, body)) = close else {
        let first = first.trim_end();
        findings.add(NO_FRONT_MATTER.at(Span::new(file, 0..first.len())).with("found", fields::shorten(first)));
        return None;
    };
    Some(Parts { front: &text[begin..end], front_at: begin, body_at: body })
}

/// The front matter of a chapter, and the bytes where it and the body begin.
struct Parts<'t> {
    front: &'t str,
    front_at: usize,
    body_at: usize,
}

/// The items of the list `name`, each a map.
fn list<T>(
    fields: &mut Fields<'_, '_, '_>,
    name: &'static str,
    mut read: impl FnMut(&mut Fields<'_, '_, '_>) -> T,
) -> Vec<T> {
    let items = fields.items(name, |node: &Node<'_>, findings| {
        let mut fields = Fields::open(node, findings)?;
        let item = read(&mut fields);
        fields.close();
        Some(item)
    });
    items.unwrap_or_default()
}

fn read_objective(fields: &mut Fields<'_, '_, '_>) -> Objective {
    Objective { id: fields.required_text("id"), text: fields.required_text("text") }
}

fn read_point(fields: &mut Fields<'_, '_, '_>) -> Point {
    Point { id: fields.required_text("id"), text: fields.required_text("text") }
}

fn read_step(fields: &mut Fields<'_, '_, '_>) -> Step {
    let step = Step {
        id: fields.required_text("id"),
        title: fields.required_text("title"),
        text: fields.optional("text", fields::text),
        result: fields.optional("result", fields::text),
        actors: fields.texts("actors"),
        by: quantity::choice(fields, "by"),
        start: fields.optional("start", quantity::week),
        after: fields.texts("after"),
        duration: fields.optional("duration", quantity::duration),
        cost: fields.optional("cost", fields::number),
    };
    if let (Some(_), Some(after)) = (&step.start, &step.after) {
        fields.findings.add(START_AND_AFTER.at(after.span).with("step", &*step.id.value));
    }
    step
}

fn read_indicator(fields: &mut Fields<'_, '_, '_>, reference: bool) -> Indicator {
    for name in ["objective", "unit"] {
        if reference && fields.node(name).is_none() {
            fields.missing(name);
        }
    }
    Indicator {
        id: fields.required_text("id"),
        name: fields.required_text("name"),
        verification: fields.optional("verification", fields::text),
        disaggregation: fields.optional("disaggregation", fields::text),
        objective: fields.optional("objective", fields::text),
        kind: quantity::choice(fields, "kind"),
        expected: fields.optional("expected", fields::truth),
        unit: fields.optional("unit", fields::text),
        baseline: quantity::level(fields, "baseline"),
        target: quantity::level(fields, "target"),
        frequency: quantity::choice(fields, "frequency"),
    }
}

fn read_obstacle(fields: &mut Fields<'_, '_, '_>) -> Obstacle {
    Obstacle {
        id: fields.required_text("id"),
        text: fields.required_text("text"),
        mitigation: fields.optional("mitigation", fields::text),
    }
}

fn read_tool(fields: &mut Fields<'_, '_, '_>) -> Tool {
    Tool { id: fields.required_text("id"), title: fields.required_text("title"), file: fields.required_text("file") }
}

fn read_phase(fields: &mut Fields<'_, '_, '_>) -> Phase {
    Phase {
        id: fields.required_text("id"),
        title: fields.required_text("title"),
        text: fields.optional("text", fields::text),
        kind: quantity::choice(fields, "kind"),
        territories: fields.texts("territories"),
    }
}

fn read_adaptation(fields: &mut Fields<'_, '_, '_>) -> Adaptation {
    Adaptation { territory: fields.required_text("territory"), text: fields.required_text("text") }
}

/// The sections that a solution's page makes of its front matter: places that links may lead to, and that no heading of the body
/// may take as its id.
pub const SECTIONS: [&str; 13] = [
    "objectives",
    "steps",
    "schedule",
    "means",
    "obstacles",
    "indicators",
    "tools",
    "phases",
    "adaptations",
    "lessons",
    "references",
    "contents",
    "main",
];

impl Chapter {
    /// Whether the page of this chapter has a place called `place`.
    pub fn has_place(&self, place: &str) -> bool {
        SECTIONS.contains(&place)
            || self.body.headings.iter().any(|heading| heading.id == place)
            || self.ids().iter().any(|(list, ids)| *list != "adaptations" && ids.iter().any(|id| id.value == place))
    }
}
