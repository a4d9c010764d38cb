//! A solution: texts in the language of the reader, facts of the reference language.

use super::indicators::Indicator;
use super::schedule::{Scale, Schedule};
use super::steps::{Step, total_cost, total_duration};
use super::texts::{Date, Labelled, Objective, Point, label, objectives, optional, points};
use super::{Named, Presenter};
use crate::guide::chapter::{self, Chapter};
use crate::guide::quantity::Choice as _;
use crate::guide::unit::Numbers;
use crate::guide::{self, RegisterKind};
use crate::source::{Spanned, Text};
use serde::Serialize;

/// A solution, but for its text.
#[derive(Clone, Debug, Serialize)]
pub struct Solution {
    /// The number by which comments on a draft name the summary; 0 elsewhere.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub summary: String,
    /// Its theme.
    pub theme: Option<Named>,
    /// How far the chapter is.
    pub status: Option<Labelled>,
    /// What a draft is yet to say.
    pub to_write: Vec<String>,
    /// When its content last changed.
    pub updated: Option<Date>,
    /// Whether costs, baselines and targets are examples to adapt.
    pub illustrative: bool,
    /// Where it applies.
    pub territories: Vec<Named>,
    /// For whom it is.
    pub audiences: Vec<Named>,
    /// Which approaches it takes.
    pub approaches: Vec<Named>,
    /// How long all steps take; may be empty.
    pub duration: String,
    /// What all steps cost; may be empty.
    pub cost: String,
    /// Who acts, each once.
    pub actors: Vec<String>,
    /// What it is to achieve.
    pub objectives: Vec<Objective>,
    /// What is done.
    pub steps: Vec<Step>,
    /// The scale of the chronogramme, if the steps say how long they take.
    pub schedule: Option<Schedule>,
    /// What it takes.
    pub means: Vec<Point>,
    /// What may stand in the way.
    pub obstacles: Vec<Obstacle>,
    /// How one sees that it works.
    pub indicators: Vec<Indicator>,
    /// Whether some measurements are invented to show how follow-up looks.
    pub has_samples: bool,
    /// Sheets and files.
    pub tools: Vec<Tool>,
    /// Pilot, then roll-out.
    pub phases: Vec<Phase>,
    /// What is different where.
    pub adaptations: Vec<Adaptation>,
    /// What was learned.
    pub lessons: Vec<Point>,
    /// The works that it cites.
    pub references: Vec<Reference>,
}

/// A tool.
#[derive(Clone, Debug, Serialize)]
pub struct Tool {
    /// Its place on the page.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its file, from the folder of the solution.
    pub file: String,
    /// Whether it is a text to print; else a file to download.
    pub is_sheet: bool,
    /// The name to save a file under.
    pub name: String,
    /// The ending of the file, in capitals: `PDF`.
    pub format: String,
}

/// A local adaptation.
#[derive(Clone, Debug, Serialize)]
pub struct Adaptation {
    /// The number by which comments on a draft name it; 0 elsewhere.
    pub number: u32,
    /// The territory.
    pub territory: Named,
    /// What is different there.
    pub text: String,
}

/// A work of the bibliography.
#[derive(Clone, Debug, Serialize)]
pub struct Reference {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: String,
    /// Who wrote it; may be empty.
    pub author: String,
    /// Its title.
    pub title: String,
    /// Publisher, number, bulletin, date: those that there are, in this order.
    pub details: Vec<String>,
    /// Where it can be read; may be empty.
    pub url: String,
    /// What one finds there; may be empty.
    pub note: String,
}

/// An obstacle.
#[derive(Clone, Debug, Serialize)]
pub struct Obstacle {
    /// The number by which comments on a draft name it; 0 elsewhere.
    pub number: u32,
    /// Its place on the page.
    pub id: String,
    /// The obstacle.
    pub text: String,
    /// What helps; may be empty.
    pub mitigation: String,
}

/// A phase.
#[derive(Clone, Debug, Serialize)]
pub struct Phase {
    /// The number by which comments on a draft name it; 0 elsewhere.
    pub number: u32,
    /// Its place on the page.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What happens in it; may be empty.
    pub text: String,
    /// Pilot or roll-out.
    pub kind: Option<Labelled>,
    /// Where, as a sentence lists it; may be empty.
    pub territories: String,
}

impl Presenter<'_> {
    /// What `solution` says, but for its text; in a draft its paragraphs have `numbers`.
    pub fn solution(self, solution: &guide::Solution, numbers: &Numbers) -> Solution {
        let localizer = self.localizer;
        let facts = solution.facts();
        let texts = solution.texts(localizer.index);
        let slots = solution.slots.as_deref();
        let indicator = |indicator| self.indicator(solution, indicator, numbers);
        let indicators: Vec<Indicator> = facts.indicators.iter().map(indicator).collect();
        let measurements = || indicators.iter().flat_map(|indicator| &indicator.measurements);
        Solution {
            number: numbers.get("summary"),
            title: localizer.set(&texts.title.value),
            summary: localizer.set(&texts.summary.value),
            theme: facts.theme.as_ref().and_then(|theme| self.name(RegisterKind::Theme, &theme.value)),
            status: facts.status.as_ref().map(|status| label("status", status.value, localizer)),
            to_write: to_write(facts, texts, localizer),
            updated: facts.updated.as_ref().map(|date| localizer.date(date.value)),
            illustrative: facts.illustrative.as_ref().is_some_and(|illustrative| illustrative.value),
            territories: self.names(RegisterKind::Territory, facts.territories.as_ref()),
            audiences: self.names(RegisterKind::Audience, facts.audiences.as_ref()),
            approaches: self.names(RegisterKind::Approach, facts.approaches.as_ref()),
            duration: slots.map_or_else(String::new, |slots| total_duration(slots, localizer)),
            cost: total_cost(&facts.steps, localizer),
            actors: self.actors(&facts.steps),
            objectives: objectives(&facts.objectives, &texts.objectives, numbers, localizer),
            steps: self.steps(solution, numbers),
            schedule: slots.and_then(Scale::of).map(|scale| scale.view(&facts.steps, localizer)),
            means: points(&facts.means, &texts.means, "means", numbers, localizer),
            obstacles: self.obstacles(facts, texts, numbers),
            has_samples: measurements().any(|measurement| measurement.sample),
            indicators,
            tools: self.tools(solution, texts),
            phases: self.phases(facts, texts, numbers),
            adaptations: self.adaptations(facts, texts, numbers),
            lessons: points(&facts.lessons, &texts.lessons, "lessons", numbers, localizer),
            references: self.cited(facts),
        }
    }

    fn names(self, kind: RegisterKind, ids: Option<&Spanned<Vec<Text>>>) -> Vec<Named> {
        let ids = ids.into_iter().flat_map(|ids| &ids.value);
        ids.filter_map(|id| self.name(kind, &id.value)).collect()
    }

    fn obstacles(self, facts: &Chapter, texts: &Chapter, numbers: &Numbers) -> Vec<Obstacle> {
        let obstacles = facts.obstacles.iter();
        let texts = chapter::by_id(&texts.obstacles);
        obstacles
            .map(|obstacle| {
                let text = texts.get(&*obstacle.id.value).copied().unwrap_or(obstacle);
                Obstacle {
                    number: numbers.item("obstacles", &obstacle.id.value),
                    id: obstacle.id.value.clone(),
                    text: self.localizer.set(&text.text.value),
                    mitigation: optional(text.mitigation.as_ref(), self.localizer),
                }
            })
            .collect()
    }

    fn tools(self, solution: &guide::Solution, texts: &Chapter) -> Vec<Tool> {
        let tools = solution.facts().tools.iter().enumerate();
        tools
            .map(|(at, tool)| {
                let text = chapter::find(&texts.tools, &tool.id.value).unwrap_or(tool);
                let name = text.file.value.rsplit('/').next().unwrap_or_default().to_owned();
                Tool {
                    id: tool.id.value.clone(),
                    title: self.localizer.set(&text.title.value),
                    file: text.file.value.clone(),
                    is_sheet: solution.is_sheet(at),
                    format: name.rsplit('.').next().unwrap_or_default().to_uppercase(),
                    name,
                }
            })
            .collect()
    }

    fn phases(self, facts: &Chapter, texts: &Chapter, numbers: &Numbers) -> Vec<Phase> {
        let localizer = self.localizer;
        let phases = facts.phases.iter();
        phases
            .map(|phase| {
                let text = chapter::find(&texts.phases, &phase.id.value).unwrap_or(phase);
                let territories = self.names(RegisterKind::Territory, phase.territories.as_ref());
                Phase {
                    number: numbers.item("phases", &phase.id.value),
                    id: phase.id.value.clone(),
                    title: localizer.set(&text.title.value),
                    text: optional(text.text.as_ref(), localizer),
                    kind: phase.kind.as_ref().map(|kind| label("phase", kind.value, localizer)),
                    territories: localizer.words.formats().list(territories.iter().map(|it| &*it.text)),
                }
            })
            .collect()
    }

    fn adaptations(self, facts: &Chapter, texts: &Chapter, numbers: &Numbers) -> Vec<Adaptation> {
        let adaptations = facts.adaptations.iter();
        adaptations
            .filter_map(|adaptation| {
                let id = &adaptation.territory.value;
                let text = chapter::find(&texts.adaptations, id).unwrap_or(adaptation);
                Some(Adaptation {
                    number: numbers.item("adaptations", id),
                    territory: self.name(RegisterKind::Territory, id)?,
                    text: self.localizer.set(&text.text.value),
                })
            })
            .collect()
    }

    fn cited(self, facts: &Chapter) -> Vec<Reference> {
        let ids = facts.references.iter().flat_map(|references| &references.value);
        let works = ids.filter_map(|id| self.references.iter().find(|work| work.id.value == id.value));
        works.map(|work| self.work(work)).collect()
    }

    /// The title of a work, its publisher and the rest, as the bibliography writes them.
    pub fn work(self, work: &guide::Reference) -> Reference {
        let localizer = self.localizer;
        let text = |texts: &Option<crate::guide::register::Localized>| {
            texts.as_ref().map(|texts| localizer.set(texts.get(localizer.index)))
        };
        let date = work.date.as_ref().map(|date| localizer.words.formats().date(date.value));
        let kind = work.kind.as_ref().map(|kind| localizer.say(&format!("reference-{}", kind.value.word())));
        Reference {
            id: work.id.value.clone(),
            kind: kind.unwrap_or_default(),
            author: text(&work.author).unwrap_or_default(),
            title: localizer.set(work.title.get(localizer.index)),
            details: [text(&work.publisher), text(&work.number), text(&work.bulletin), date]
                .into_iter()
                .flatten()
                .collect(),
            url: work.url.as_ref().map_or_else(String::new, |url| url.value.clone()),
            note: text(&work.note).unwrap_or_default(),
        }
    }
}

/// The names of the fields that a draft is yet to have, each once.
fn to_write(facts: &Chapter, texts: &Chapter, localizer: &crate::i18n::Localizer<'_>) -> Vec<String> {
    let own = if std::ptr::eq(facts, texts) { &[][..] } else { &texts.unwritten };
    let mut names: Vec<&str> = Vec::new();
    for name in facts.unwritten.iter().chain(own) {
        if !names.contains(name) {
            names.push(name);
        }
    }
    // Lists are called as their sections are.
    let is_list = |name: &str| chapter::is_section(name);
    let called =
        |name: &str| if is_list(name) { localizer.say(name) } else { localizer.say(&["field-", name].concat()) };
    names.into_iter().map(called).collect()
}
