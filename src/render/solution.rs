//! The page of a solution: what the solution says, with links, its text as HTML, and what stands beside it.

use super::common::SharedInputs;
use super::{Renderer, TrackedLocalizer};
use crate::guide::unit::Numbers;
use crate::guide::{RegisterKind, Solution, SolutionId};
use crate::site::PageKind;
use crate::theme::{TemplateError, views};
use crate::view::{Named, Tool};

impl Renderer<'_> {
    /// The view `solution` of the solution at `position`.
    pub(super) fn solution(
        &self,
        position: SolutionId,
        localizer: &TrackedLocalizer<'_>,
    ) -> Result<views::Solution, TemplateError> {
        let solution = self.tracked.solution(position, localizer);
        let common = &self.common;
        let texts = solution.texts(localizer.index);
        let numbers = self.numbers(|| Numbers::of_solution(solution));
        let said = common.context.presenter(localizer).solution(solution, &numbers);
        let links = |named: Vec<Named>| named.into_iter().map(|named| common.named_link(&named, localizer)).collect();
        let body = self.body(&texts.body, texts.file, numbers.blocks(localizer.index), localizer);
        let near = self.neighbours(position, localizer).into_iter();
        let adaptation = |said: crate::view::Adaptation| views::Adaptation {
            number: said.number,
            territory: common.named_link(&said.territory, localizer),
            text: said.text,
        };
        Ok(views::Solution {
            number: said.number,
            summary: said.summary,
            theme: said.theme.map(|theme| common.named_link(&theme, localizer)),
            status: said.status,
            updated: said.updated,
            since: self.since(position, localizer),
            changed: self.changed(position, localizer),
            to_write: said.to_write,
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
            tools: common.tools(position, solution, said.tools, localizer),
            phases: said.phases,
            adaptations: said.adaptations.into_iter().map(adaptation).collect(),
            lessons: said.lessons,
            references: said.references.into_iter().map(|work| common.work(work, localizer)).collect(),
            body: body.html,
            terms: body.terms,
            contents: localizer.headings(&texts.body),
            neighbours: near.map(|position| self.near(position, localizer)).collect::<Result<_, _>>()?,
            in_plan: common.place_in(position, PageKind::Plan, localizer),
            in_framework: common.place_in(position, PageKind::Framework, localizer),
        })
    }

    /// Since when the solution is in the guide.
    fn since(&self, position: SolutionId, localizer: &TrackedLocalizer<'_>) -> String {
        let site = self.common.site;
        let Some(line) = self.tracked.provenance_of(position, localizer).filter(|_| site.has_history) else {
            return String::new();
        };
        match &line.since {
            Some(version) => localizer.words.say_with("since-version", &[("version", version.as_str().into())]),
            None if site.issue.is_some() => localizer.say("since-here"),
            None => localizer.say("since-next"),
        }
    }

    /// When the solution last changed, if it is not new.
    fn changed(&self, position: SolutionId, localizer: &TrackedLocalizer<'_>) -> String {
        let site = self.common.site;
        let line =
            self.tracked.provenance_of(position, localizer).filter(|line| site.has_history && line.since.is_some());
        let Some(line) = line else { return String::new() };
        match &line.changed {
            // It is as it was when it came: that is said already.
            Some(version) if line.since.as_ref() == Some(version) => String::new(),
            Some(version) => localizer.words.say_with("changed-version", &[("version", version.as_str().into())]),
            None if site.issue.is_some() => localizer.say("changed-here"),
            None => localizer.say("changed-next"),
        }
    }

    /// The other solutions of the same theme that are written in the language: at most [`NEIGHBOURS`], those nearest in order.
    pub(super) fn neighbours(&self, position: SolutionId, localizer: &TrackedLocalizer<'_>) -> Vec<SolutionId> {
        let site = self.common.site;
        let theme = site.solutions[position].theme;
        let Some(members) = theme.map(|theme| &site.members[&RegisterKind::Theme][theme]) else {
            return Vec::new();
        };
        let here = members.iter().position(|&member| member == position).unwrap_or(0);
        let start = here.saturating_sub(NEIGHBOURS / 2).min(members.len().saturating_sub(NEIGHBOURS + 1));
        let near = members.iter().skip(start).take(NEIGHBOURS + 1).filter(|&&member| member != position);
        near.copied().filter(|&member| site.solutions[member].written[localizer.index]).collect()
    }
}

impl SharedInputs<'_> {
    fn tools(
        &self,
        position: SolutionId,
        solution: &Solution,
        tools: Vec<Tool>,
        localizer: &TrackedLocalizer<'_>,
    ) -> Vec<views::Tool> {
        let tool = |(at, tool): (usize, Tool)| {
            let href = if tool.is_sheet {
                self.site.path(localizer.index, &PageKind::Sheet(position, at))
            } else {
                self.asset(&solution.beside(&tool.file)).unwrap_or_default()
            };
            views::Tool { tool, href }
        };
        tools.into_iter().enumerate().map(tool).collect()
    }
}

/// How many solutions of the same theme a page shows: the page of the theme, which the trail leads to, has all.
const NEIGHBOURS: usize = 12;
