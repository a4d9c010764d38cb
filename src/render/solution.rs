//! The view of a solution: texts in the language of the page, facts of the reference language.

use super::{Renderer, Speaker, url_path};
use crate::guide::chapter::{self, Chapter, Indicator, Step};
use crate::guide::quantity::{Choice, Duration, Level, TimeUnit, unit_message};
use crate::guide::schedule::{Slot, schedule};
use crate::guide::{RegisterKind, Solution};
use crate::site::{Kind, sheets};
use crate::source::{Spanned, Text};
use crate::theme::views;

impl Renderer<'_> {
    /// The view `solution` of the solution at `position`.
    pub(super) fn solution(&self, position: usize, speaker: &Speaker<'_>) -> views::Solution {
        let solution = &self.guide().solutions[position];
        let facts = solution.facts();
        let texts = solution.texts(speaker.index);
        let links = |kind, ids: &Option<Spanned<Vec<Text>>>| -> Vec<views::Link> {
            let ids = ids.iter().flat_map(|ids| &ids.value);
            ids.filter_map(|id| self.entry_link(kind, &id.value, speaker)).collect()
        };
        let slots = schedule(&facts.steps);
        // Paragraphs of a draft are numbered as the page shows them: what is made here is made in that order.
        let number = speaker.next_number();
        let objectives = points(&facts.objectives, &texts.objectives, objective, speaker);
        let steps = self.steps(facts, texts, slots.as_deref(), speaker);
        let means = points(&facts.means, &texts.means, point, speaker);
        let obstacles = obstacles(facts, texts, speaker);
        let indicators: Vec<views::Indicator> =
            facts.indicators.iter().map(|indicator| self.indicator(solution, indicator, texts, speaker)).collect();
        let body = self.body(&texts.body, texts.file, speaker);
        views::Solution {
            number,
            summary: speaker.set(&texts.summary.value),
            theme: facts.theme.as_ref().and_then(|theme| self.entry_link(RegisterKind::Theme, &theme.value, speaker)),
            status: facts.status.as_ref().map(|status| label("status", status.value, speaker)),
            updated: facts.updated.as_ref().map(|date| speaker.date(date.value)),
            since: self.since(solution, speaker),
            changed: self.changed(solution, speaker),
            illustrative: facts.illustrative.as_ref().is_some_and(|illustrative| illustrative.value),
            territories: links(RegisterKind::Territory, &facts.territories),
            audiences: links(RegisterKind::Audience, &facts.audiences),
            approaches: links(RegisterKind::Approach, &facts.approaches),
            duration: slots.as_deref().map_or_else(String::new, |slots| total_duration(slots, speaker)),
            cost: total_cost(&facts.steps, speaker),
            actors: self.actors(&facts.steps, speaker),
            objectives,
            steps,
            means,
            obstacles,
            has_samples: indicators
                .iter()
                .flat_map(|indicator| &indicator.measurements)
                .any(|measurement| measurement.sample),
            indicators,
            tools: self.tools(position, solution, texts, speaker),
            phases: self.phases(facts, texts, speaker),
            adaptations: self.adaptations(facts, texts, speaker),
            lessons: points(&facts.lessons, &texts.lessons, point, speaker),
            references: self.cited(facts, speaker),
            body,
            contents: speaker.headings(&texts.body),
            neighbours: self.neighbours(position, speaker),
        }
    }

    /// Since when the solution is in the guide.
    fn since(&self, solution: &Solution, speaker: &Speaker<'_>) -> String {
        let Some(line) = self.lineage.get(solution.id()).filter(|_| self.site.has_history) else {
            return String::new();
        };
        match &line.since {
            Some(version) => speaker.words.say_with("since-version", &[("version", version.as_str().into())]),
            None if self.site.issue.is_some() => speaker.say("since-here"),
            None => speaker.say("since-next"),
        }
    }

    /// When the solution last changed, if it is not new.
    fn changed(&self, solution: &Solution, speaker: &Speaker<'_>) -> String {
        let line = self.lineage.get(solution.id()).filter(|line| self.site.has_history && line.since.is_some());
        let Some(line) = line else { return String::new() };
        match &line.changed {
            // It is as it was when it came: that is said already.
            Some(version) if line.since.as_ref() == Some(version) => String::new(),
            Some(version) => speaker.words.say_with("changed-version", &[("version", version.as_str().into())]),
            None if self.site.issue.is_some() => speaker.say("changed-here"),
            None => speaker.say("changed-next"),
        }
    }

    fn actor(&self, id: &str, speaker: &Speaker<'_>) -> Option<String> {
        let actor = self.guide().register(RegisterKind::Actor).get(id)?;
        Some(speaker.set(actor.name.get(speaker.index)))
    }

    /// Who acts in any step, each once, in the order of the steps.
    fn actors(&self, steps: &[Step], speaker: &Speaker<'_>) -> Vec<String> {
        let mut ids: Vec<&str> = Vec::new();
        for id in steps.iter().filter_map(|step| step.actors.as_ref()).flat_map(|actors| &actors.value) {
            if !ids.contains(&&*id.value) {
                ids.push(&id.value);
            }
        }
        ids.into_iter().filter_map(|id| self.actor(id, speaker)).collect()
    }

    fn steps(
        &self,
        facts: &Chapter,
        texts: &Chapter,
        slots: Option<&[Slot]>,
        speaker: &Speaker<'_>,
    ) -> Vec<views::Step> {
        let steps = facts.steps.iter().enumerate();
        steps
            .map(|(index, step)| {
                let text = chapter::find(&texts.steps, &step.id.value).unwrap_or(step);
                let slot = slots.map(|slots| slots[index]);
                let actors = step.actors.iter().flat_map(|actors| &actors.value);
                let actors: Vec<String> = actors.filter_map(|actor| self.actor(&actor.value, speaker)).collect();
                views::Step {
                    number: speaker.next_number(),
                    id: step.id.value.clone(),
                    title: speaker.set(&text.title.value),
                    text: optional(text.text.as_ref(), speaker),
                    result: optional(text.result.as_ref(), speaker),
                    actors: speaker.words.formats().list(actors.iter().map(String::as_str)),
                    by: step.by.as_ref().map(|by| label("by", by.value, speaker)),
                    begin: slot.map_or_else(String::new, |slot| {
                        speaker.words.count("begin-week", f64::from(slot.begin / 7 + 1))
                    }),
                    duration: step
                        .duration
                        .as_ref()
                        .map_or_else(String::new, |duration| say_duration(duration.value, speaker)),
                    cost: step.cost.as_ref().map_or_else(String::new, |cost| speaker.words.count("cost", cost.value)),
                    first_day: slot.map(|slot| slot.begin),
                    end_day: slot.map(|slot| slot.end),
                }
            })
            .collect()
    }

    fn indicator(
        &self,
        solution: &Solution,
        indicator: &Indicator,
        texts: &Chapter,
        speaker: &Speaker<'_>,
    ) -> views::Indicator {
        let text = chapter::find(&texts.indicators, &indicator.id.value).unwrap_or(indicator);
        let unit = indicator.unit.as_ref().map_or("", |unit| &unit.value);
        let level = |level: Level| level_view(level, unit, speaker);
        let measured =
            solution.measurements.iter().filter(|measurement| measurement.indicator.value == indicator.id.value);
        let territory = |id: &str| {
            self.guide()
                .register(RegisterKind::Territory)
                .get(id)
                .map(|entry| speaker.set(entry.name.get(speaker.index)))
        };
        let objective = indicator.objective.as_ref().and_then(|id| {
            let objective = chapter::find(&texts.objectives, &id.value)?;
            Some(views::Point { number: 0, id: id.value.clone(), text: speaker.set(&objective.text.value) })
        });
        views::Indicator {
            number: speaker.next_number(),
            id: indicator.id.value.clone(),
            name: speaker.set(&text.name.value),
            kind: indicator.kind.as_ref().map(|kind| label("kind", kind.value, speaker)),
            expected: indicator.expected.as_ref().map(|expected| {
                let word = if expected.value { "true" } else { "false" };
                views::Labelled { word, text: speaker.say(&format!("expected-{word}")) }
            }),
            objective,
            unit: speaker.say(&unit_message(unit).replacen("unit-", "unit-name-", 1)),
            baseline: indicator.baseline.as_ref().map(|baseline| level(baseline.value)),
            target: indicator.target.as_ref().map(|target| level(target.value)),
            frequency: indicator
                .frequency
                .as_ref()
                .map_or_else(String::new, |often| label("frequency", often.value, speaker).text),
            verification: optional(text.verification.as_ref(), speaker),
            disaggregation: optional(text.disaggregation.as_ref(), speaker),
            measurements: measured
                .map(|measurement| views::Measurement {
                    territory: territory(&measurement.territory.value).unwrap_or_default(),
                    level: level(Level { value: measurement.value.value, date: Some(measurement.date.value) }),
                    source: speaker.set(&measurement.source.value),
                    sample: measurement.sample,
                })
                .collect(),
        }
    }

    fn tools(&self, position: usize, solution: &Solution, texts: &Chapter, speaker: &Speaker<'_>) -> Vec<views::Tool> {
        let sheets: Vec<usize> = sheets(solution).map(|(index, _)| index).collect();
        let tools = solution.facts().tools.iter().enumerate();
        tools
            .map(|(index, tool)| {
                let text = chapter::find(&texts.tools, &tool.id.value).unwrap_or(tool);
                let is_sheet = sheets.contains(&index);
                let path = format!("{}/{}", solution.folder(), text.file.value);
                let file = self.site.assets.get(&path).map_or_else(String::new, |(_, href)| url_path(href));
                let name = text.file.value.rsplit('/').next().unwrap_or_default().to_owned();
                views::Tool {
                    id: tool.id.value.clone(),
                    title: speaker.set(&text.title.value),
                    href: if is_sheet { self.site.path(speaker.index, &Kind::Sheet(position, index)) } else { file },
                    is_sheet,
                    format: name.rsplit('.').next().unwrap_or_default().to_uppercase(),
                    name,
                }
            })
            .collect()
    }

    fn phases(&self, facts: &Chapter, texts: &Chapter, speaker: &Speaker<'_>) -> Vec<views::Phase> {
        let phases = facts.phases.iter();
        phases
            .map(|phase| {
                let text = chapter::find(&texts.phases, &phase.id.value).unwrap_or(phase);
                let ids = phase.territories.iter().flat_map(|territories| &territories.value);
                let names: Vec<String> = ids
                    .filter_map(|id| self.guide().register(RegisterKind::Territory).get(&id.value))
                    .map(|territory| speaker.set(territory.name.get(speaker.index)))
                    .collect();
                views::Phase {
                    number: speaker.next_number(),
                    id: phase.id.value.clone(),
                    title: speaker.set(&text.title.value),
                    text: optional(text.text.as_ref(), speaker),
                    kind: phase.kind.as_ref().map(|kind| label("phase", kind.value, speaker)),
                    territories: speaker.words.formats().list(names.iter().map(String::as_str)),
                }
            })
            .collect()
    }

    fn adaptations(&self, facts: &Chapter, texts: &Chapter, speaker: &Speaker<'_>) -> Vec<views::Adaptation> {
        let adaptations = facts.adaptations.iter();
        adaptations
            .filter_map(|adaptation| {
                let text = chapter::find(&texts.adaptations, &adaptation.territory.value).unwrap_or(adaptation);
                let territory = self.entry_link(RegisterKind::Territory, &adaptation.territory.value, speaker)?;
                Some(views::Adaptation {
                    number: speaker.next_number(),
                    territory,
                    text: speaker.set(&text.text.value),
                })
            })
            .collect()
    }

    fn cited(&self, facts: &Chapter, speaker: &Speaker<'_>) -> Vec<views::Reference> {
        let ids = facts.references.iter().flat_map(|references| &references.value);
        ids.filter_map(|id| Some(self.guide().reference(&id.value)?.view(self, speaker))).collect()
    }

    /// The other solutions of the same theme: at most [`NEIGHBOURS`], those nearest in order.
    pub(super) fn neighbours(&self, position: usize, speaker: &Speaker<'_>) -> Vec<views::Link> {
        let themes = self.guide().register(RegisterKind::Theme);
        let theme =
            self.guide().solutions[position].facts().theme.as_ref().and_then(|theme| themes.position(&theme.value));
        let Some(members) = theme.map(|theme| &self.site.members[&RegisterKind::Theme][theme]) else {
            return Vec::new();
        };
        let here = members.iter().position(|&member| member == position).unwrap_or(0);
        let start = here.saturating_sub(NEIGHBOURS / 2).min(members.len().saturating_sub(NEIGHBOURS + 1));
        let near = members.iter().skip(start).take(NEIGHBOURS + 1).filter(|&&member| member != position);
        near.filter(|&&member| self.face(member, speaker).chapters[speaker.index].is_some())
            .map(|&member| self.link(&Kind::Solution(member), speaker))
            .collect()
    }
}

/// How many solutions of the same theme a page shows: never so many that a page grows with the guide.
const NEIGHBOURS: usize = 24;

fn optional(text: Option<&Text>, speaker: &Speaker<'_>) -> String {
    text.map_or_else(String::new, |text| speaker.set(&text.value))
}

fn label<C: Choice + PartialEq>(kind: &str, choice: C, speaker: &Speaker<'_>) -> views::Labelled {
    let word = choice.word();
    views::Labelled { word, text: speaker.say(&format!("{kind}-{word}")) }
}

fn objective(objective: &chapter::Objective) -> (&Text, &Text) {
    (&objective.id, &objective.text)
}

fn point(point: &chapter::Point) -> (&Text, &Text) {
    (&point.id, &point.text)
}

/// The points of the reference language, in its order, with the texts of a translation.
fn points<T: chapter::Identified>(
    facts: &[T],
    texts: &[T],
    parts: fn(&T) -> (&Text, &Text),
    speaker: &Speaker<'_>,
) -> Vec<views::Point> {
    let points = facts.iter().map(|fact| chapter::find(texts, &fact.id().value).unwrap_or(fact));
    points
        .map(|point| {
            let (id, text) = parts(point);
            views::Point { number: speaker.next_number(), id: id.value.clone(), text: speaker.set(&text.value) }
        })
        .collect()
}

fn obstacles(facts: &Chapter, texts: &Chapter, speaker: &Speaker<'_>) -> Vec<views::Obstacle> {
    let obstacles = facts.obstacles.iter();
    obstacles
        .map(|obstacle| {
            let text = chapter::find(&texts.obstacles, &obstacle.id.value).unwrap_or(obstacle);
            views::Obstacle {
                number: speaker.next_number(),
                id: obstacle.id.value.clone(),
                text: speaker.set(&text.text.value),
                mitigation: optional(text.mitigation.as_ref(), speaker),
            }
        })
        .collect()
}

fn level_view(level: Level, unit: &str, speaker: &Speaker<'_>) -> views::Level {
    views::Level {
        text: speaker.words.count(&unit_message(unit), level.value),
        value: level.value,
        date: level.date.map(|date| speaker.date(date)),
    }
}

fn say_duration(duration: Duration, speaker: &Speaker<'_>) -> String {
    speaker.words.count(&format!("duration-{}", duration.unit.word()), f64::from(duration.count))
}

/// From the first day to the last, in the unit that a person would choose.
fn total_duration(slots: &[Slot], speaker: &Speaker<'_>) -> String {
    let begin = slots.iter().map(|slot| slot.begin).min().unwrap_or(0);
    let end = slots.iter().map(|slot| slot.end).max().unwrap_or(0);
    let days = end - begin;
    let (count, unit) = match days {
        0 => return String::new(),
        1..=13 => (days, TimeUnit::Day),
        14..=90 => (days.div_ceil(7), TimeUnit::Week),
        91..=1094 => (days.div_ceil(30), TimeUnit::Month),
        _ => (days.div_ceil(365), TimeUnit::Year),
    };
    say_duration(Duration { count, unit }, speaker)
}

fn total_cost(steps: &[Step], speaker: &Speaker<'_>) -> String {
    let costs: Vec<f64> = steps.iter().filter_map(|step| step.cost.as_ref()).map(|cost| cost.value).collect();
    if costs.is_empty() { String::new() } else { speaker.words.count("cost", costs.iter().sum()) }
}
