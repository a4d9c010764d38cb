//! The view of a solution: texts in the language of the page, facts of the reference language.

use super::chart::Chart;
use super::common::Common;
use super::steps::{total_cost, total_duration};
use super::texts::{label, objective, optional, point, points};
use super::{Renderer, Speaker};
use crate::guide::chapter::{self, Chapter};
use crate::guide::{RegisterKind, Solution};
use crate::site::Kind;
use crate::source::{Spanned, Text};
use crate::theme::{TemplateError, views};

impl Renderer<'_> {
    /// The view `solution` of the solution at `position`.
    pub(super) fn solution(&self, position: usize, speaker: &Speaker<'_>) -> Result<views::Solution, TemplateError> {
        let solution = self.door.solution(position, speaker);
        let common = &self.common;
        let facts = solution.facts();
        let texts = solution.texts(speaker.index);
        let links = |kind, ids: &Option<Spanned<Vec<Text>>>| -> Vec<views::Link> {
            let ids = ids.iter().flat_map(|ids| &ids.value);
            ids.filter_map(|id| common.entry_link(kind, &id.value, speaker)).collect()
        };
        let slots = solution.slots.as_deref();
        // Paragraphs of a draft are numbered as the page shows them: what is made here is made in that order.
        let number = speaker.next_number();
        let objectives = points(&facts.objectives, &texts.objectives, objective, speaker);
        let steps = common.steps(solution, speaker);
        let means = points(&facts.means, &texts.means, point, speaker);
        let obstacles = obstacles(facts, texts, speaker);
        let indicators: Vec<views::Indicator> =
            facts.indicators.iter().map(|indicator| common.indicator(solution, indicator, texts, speaker)).collect();
        let body = self.body(&texts.body, texts.file, speaker);
        let near = self.neighbours(position, speaker).into_iter();
        Ok(views::Solution {
            number,
            summary: speaker.set(&texts.summary.value),
            theme: facts.theme.as_ref().and_then(|theme| common.entry_link(RegisterKind::Theme, &theme.value, speaker)),
            status: facts.status.as_ref().map(|status| label("status", status.value, speaker)),
            updated: facts.updated.as_ref().map(|date| speaker.date(date.value)),
            since: self.since(position, speaker),
            changed: self.changed(position, speaker),
            illustrative: facts.illustrative.as_ref().is_some_and(|illustrative| illustrative.value),
            territories: links(RegisterKind::Territory, &facts.territories),
            audiences: links(RegisterKind::Audience, &facts.audiences),
            approaches: links(RegisterKind::Approach, &facts.approaches),
            duration: slots.map_or_else(String::new, |slots| total_duration(slots, speaker)),
            cost: total_cost(&facts.steps, speaker),
            actors: common.actors(&facts.steps, speaker),
            objectives,
            steps,
            schedule: slots.and_then(Chart::of).map(|chart| chart.view(&facts.steps, speaker)),
            means,
            obstacles,
            has_samples: indicators
                .iter()
                .flat_map(|indicator| &indicator.measurements)
                .any(|measurement| measurement.sample),
            indicators,
            tools: common.tools(position, solution, texts, speaker),
            phases: common.phases(facts, texts, speaker),
            adaptations: common.adaptations(facts, texts, speaker),
            lessons: points(&facts.lessons, &texts.lessons, point, speaker),
            references: common.cited(facts, speaker),
            body: body.html,
            terms: body.terms,
            contents: speaker.headings(&texts.body),
            neighbours: near.map(|position| self.near(position, speaker)).collect::<Result<_, _>>()?,
            in_plan: common.place_in(position, Kind::Plan, speaker),
            in_framework: common.place_in(position, Kind::Framework, speaker),
        })
    }

    /// Since when the solution is in the guide.
    fn since(&self, position: usize, speaker: &Speaker<'_>) -> String {
        let site = self.common.site;
        let Some(line) = self.door.line(position, speaker).filter(|_| site.has_history) else { return String::new() };
        match &line.since {
            Some(version) => speaker.words.say_with("since-version", &[("version", version.as_str().into())]),
            None if site.issue.is_some() => speaker.say("since-here"),
            None => speaker.say("since-next"),
        }
    }

    /// When the solution last changed, if it is not new.
    fn changed(&self, position: usize, speaker: &Speaker<'_>) -> String {
        let site = self.common.site;
        let line = self.door.line(position, speaker).filter(|line| site.has_history && line.since.is_some());
        let Some(line) = line else { return String::new() };
        match &line.changed {
            // It is as it was when it came: that is said already.
            Some(version) if line.since.as_ref() == Some(version) => String::new(),
            Some(version) => speaker.words.say_with("changed-version", &[("version", version.as_str().into())]),
            None if site.issue.is_some() => speaker.say("changed-here"),
            None => speaker.say("changed-next"),
        }
    }

    /// The other solutions of the same theme that are written in the language: at most [`NEIGHBOURS`], those nearest in order.
    pub(super) fn neighbours(&self, position: usize, speaker: &Speaker<'_>) -> Vec<usize> {
        let site = self.common.site;
        let theme = site.solutions[position].theme;
        let Some(members) = theme.map(|theme| &site.members[&RegisterKind::Theme][theme]) else {
            return Vec::new();
        };
        let here = members.iter().position(|&member| member == position).unwrap_or(0);
        let start = here.saturating_sub(NEIGHBOURS / 2).min(members.len().saturating_sub(NEIGHBOURS + 1));
        let near = members.iter().skip(start).take(NEIGHBOURS + 1).filter(|&&member| member != position);
        near.copied().filter(|&member| site.solutions[member].written[speaker.index]).collect()
    }
}

impl Common<'_> {
    fn tools(&self, position: usize, solution: &Solution, texts: &Chapter, speaker: &Speaker<'_>) -> Vec<views::Tool> {
        let sheets = &self.site.solutions[position].sheets;
        let tools = solution.facts().tools.iter().enumerate();
        tools
            .map(|(index, tool)| {
                let text = chapter::find(&texts.tools, &tool.id.value).unwrap_or(tool);
                let is_sheet = sheets.contains_key(&index);
                let path = format!("{}/{}", solution.folder(), text.file.value);
                let file = self.asset(&path).unwrap_or_default();
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
                    .filter_map(|id| self.context.register(RegisterKind::Territory).get(&id.value))
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
        let works = ids.filter_map(|id| self.context.reference(&id.value));
        works.map(|work| self.work(work, speaker)).collect()
    }
}

/// How many solutions of the same theme a page shows: the page of the theme, which the trail leads to, has all.
const NEIGHBOURS: usize = 12;

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
