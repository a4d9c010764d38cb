//! What the action plan and the logical framework have in common: themes, totals, the solutions of one page.

use super::{Renderer, Speaker};
use crate::guide::{RegisterKind, Solution};
use crate::site::{Kind, PER_TABLE, Scope, parts};
use crate::theme::views;

/// One of the two, and the other.
pub(super) type Pair = [fn(Scope) -> Kind; 2];

impl Renderer<'_> {
    /// The page of `scope`: `total` sums solutions up, `rows` tells one of them. Only the first part of a theme has its totals, so
    /// that no page costs more than it shows.
    pub(super) fn gather<T, R>(
        &self,
        scope: Scope,
        [make, other]: Pair,
        speaker: &Speaker<'_>,
        total: impl Fn(&[&Solution]) -> T,
        rows: impl Fn(&Solution) -> R,
    ) -> views::Gathered<T, R> {
        let look = |positions: &[usize]| -> Vec<&Solution> {
            positions.iter().map(|&position| self.planned(position, speaker)).collect()
        };
        let members = &self.site.members[&RegisterKind::Theme];
        let counted = match scope {
            Scope::All => look(&(0..self.guide().solutions.len()).collect::<Vec<_>>()),
            Scope::Theme(theme, 1) => look(&members[theme]),
            Scope::Theme(..) => look(self.site.gathered(scope)),
        };
        let themes = members.iter().enumerate().filter(|(_, members)| scope == Scope::All && !members.is_empty());
        let solutions = self.site.gathered(scope).iter();
        views::Gathered {
            theme: match scope {
                Scope::All => None,
                Scope::Theme(theme, _) => Some(self.link(&Kind::Entry(RegisterKind::Theme, theme, 1), speaker)),
            },
            other: self.link(&other(scope), speaker),
            illustrative: counted.iter().any(|solution| is_illustrative(solution)),
            total: (!matches!(scope, Scope::Theme(_, 2..))).then(|| total(&counted)),
            themes: themes
                .map(|(theme, members)| views::OfTheme {
                    theme: views::Link {
                        text: self.title(&Kind::Entry(RegisterKind::Theme, theme, 1), speaker),
                        ..self.link(&make(Scope::Theme(theme, 1)), speaker)
                    },
                    total: total(&look(members)),
                })
                .collect(),
            solutions: solutions
                .map(|&position| views::OfSolution {
                    id: place_id(&self.guide().solutions[position]),
                    solution: self.link(&Kind::Solution(position), speaker),
                    rows: rows(self.planned(position, speaker)),
                })
                .collect(),
            parts: self.parts_of(scope, make, speaker),
        }
    }

    fn parts_of(&self, scope: Scope, make: fn(Scope) -> Kind, speaker: &Speaker<'_>) -> Vec<views::Part> {
        let Scope::Theme(theme, part) = scope else { return Vec::new() };
        let count = parts(self.site.members[&RegisterKind::Theme][theme].len(), PER_TABLE);
        let view = |number| views::Part {
            number,
            href: self.site.path(speaker.index, &make(Scope::Theme(theme, number))),
            current: number == part,
        };
        (1..=count).map(view).collect()
    }

    /// What a page is called: the message `<word>`, or `<word>-of` with the name of the theme.
    pub(super) fn gathered_title(&self, word: &'static str, scope: Scope, speaker: &Speaker<'_>) -> String {
        let Scope::Theme(theme, _) = scope else { return speaker.say(word) };
        let theme = self.title(&Kind::Entry(RegisterKind::Theme, theme, 1), speaker);
        speaker.words.say_with(&format!("{word}-of"), &[("theme", theme.into())])
    }

    /// Where the solution at `position` is gathered; empty if it has no theme.
    pub(super) fn place_in(&self, position: usize, make: fn(Scope) -> Kind, speaker: &Speaker<'_>) -> String {
        let path = self.site.place_of(position).map(|scope| self.site.path(speaker.index, &make(scope)));
        path.map_or_else(String::new, |path| format!("{path}#{}", place_id(&self.guide().solutions[position])))
    }
}

/// The place of a solution on the page that gathers it.
fn place_id(solution: &Solution) -> String {
    format!("solution-{}", solution.slug)
}

fn is_illustrative(solution: &Solution) -> bool {
    solution.facts().illustrative.as_ref().is_some_and(|illustrative| illustrative.value)
}
