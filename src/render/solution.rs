//! The page of a solution: what the solution says, with links, its text as HTML, and what stands beside it.

use super::common::Common;
use super::{Renderer, Speaker};
use crate::guide::unit::Numbers;
use crate::guide::{RegisterKind, Solution};
use crate::site::Kind;
use crate::theme::{TemplateError, views};
use crate::view::{Named, Tool};

impl Renderer<'_> {
    /// The view `solution` of the solution at `position`.
    pub(super) fn solution(&self, position: usize, speaker: &Speaker<'_>) -> Result<views::Solution, TemplateError> {
        let solution = self.door.solution(position, speaker);
        let common = &self.common;
        let texts = solution.texts(speaker.index);
        let numbers = self.numbers(|| Numbers::of_solution(solution));
        let said = common.context.presenter(speaker).solution(solution, &numbers);
        let links = |named: Vec<Named>| named.into_iter().map(|named| common.named_link(&named, speaker)).collect();
        let body = self.body(&texts.body, texts.file, numbers.blocks(speaker.index), speaker);
        let near = self.neighbours(position, speaker).into_iter();
        let adaptation = |said: crate::view::Adaptation| views::Adaptation {
            number: said.number,
            territory: common.named_link(&said.territory, speaker),
            text: said.text,
        };
        Ok(views::Solution {
            number: said.number,
            summary: said.summary,
            theme: said.theme.map(|theme| common.named_link(&theme, speaker)),
            status: said.status,
            updated: said.updated,
            since: self.since(position, speaker),
            changed: self.changed(position, speaker),
            illustrative: said.illustrative,
            territories: links(said.territories),
            audiences: links(said.audiences),
            approaches: links(said.approaches),
            duration: said.duration,
            cost: said.cost,
            actors: said.actors,
            objectives: said.objectives,
            steps: said.steps,
            schedule: said.schedule,
            means: said.means,
            obstacles: said.obstacles,
            has_samples: said.has_samples,
            indicators: said.indicators,
            tools: common.tools(position, solution, said.tools, speaker),
            phases: said.phases,
            adaptations: said.adaptations.into_iter().map(adaptation).collect(),
            lessons: said.lessons,
            references: said.references.into_iter().map(|work| common.work(work, speaker)).collect(),
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
    fn tools(&self, position: usize, solution: &Solution, tools: Vec<Tool>, speaker: &Speaker<'_>) -> Vec<views::Tool> {
        let tool = |(at, tool): (usize, Tool)| {
            let href = if tool.is_sheet {
                self.site.path(speaker.index, &Kind::Sheet(position, at))
            } else {
                self.asset(&format!("{}/{}", solution.folder(), tool.file)).unwrap_or_default()
            };
            views::Tool { tool, href }
        };
        tools.into_iter().enumerate().map(tool).collect()
    }
}

/// How many solutions of the same theme a page shows: the page of the theme, which the trail leads to, has all.
const NEIGHBOURS: usize = 12;
