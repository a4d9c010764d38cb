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
        let counted = self.counted(scope, speaker);
        let rows = |&position: &usize| views::OfSolution {
            id: place_id(&self.guide().solutions[position]),
            solution: self.link(&Kind::Solution(position), speaker),
            rows: rows(self.planned(position, speaker)),
        };
        views::Gathered {
            theme: match scope {
                Scope::All => None,
                Scope::Theme(theme, _) => Some(self.link(&Kind::Entry(RegisterKind::Theme, theme, 1), speaker)),
            },
            other: self.link(&other(scope), speaker),
            illustrative: counted.iter().any(|solution| is_illustrative(solution)),
            total: (!matches!(scope, Scope::Theme(_, 2..))).then(|| total(&counted)),
            themes: if scope == Scope::All { self.theme_totals(make, speaker, total) } else { Vec::new() },
            solutions: self.site.gathered(scope).iter().map(rows).collect(),
            parts: match scope {
                Scope::All => Vec::new(),
                Scope::Theme(theme, part) => {
                    let count = parts(self.site.members[&RegisterKind::Theme][theme].len(), PER_TABLE);
                    self.parts(count, part, speaker, |part| make(Scope::Theme(theme, part)))
                }
            },
        }
    }

    /// The solutions that the numbers of a page are about.
    fn counted(&self, scope: Scope, speaker: &Speaker<'_>) -> Vec<&Solution> {
        let positions: Vec<usize> = match scope {
            Scope::All => (0..self.guide().solutions.len()).collect(),
            Scope::Theme(theme, 1) => self.site.members[&RegisterKind::Theme][theme].clone(),
            Scope::Theme(..) => self.site.gathered(scope).to_vec(),
        };
        positions.into_iter().map(|position| self.planned(position, speaker)).collect()
    }

    /// The totals of each theme that has solutions.
    fn theme_totals<T>(
        &self,
        make: fn(Scope) -> Kind,
        speaker: &Speaker<'_>,
        total: impl Fn(&[&Solution]) -> T,
    ) -> Vec<views::OfTheme<T>> {
        let members = self.site.members[&RegisterKind::Theme].iter().enumerate();
        let themes = members.filter(|(_, members)| !members.is_empty()).map(|(theme, _)| {
            let scope = Scope::Theme(theme, 1);
            let name = self.title(&Kind::Entry(RegisterKind::Theme, theme, 1), speaker);
            views::OfTheme {
                theme: views::Link { text: name, ..self.link(&make(scope), speaker) },
                total: total(&self.counted(scope, speaker)),
            }
        });
        themes.collect()
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
        path.map_or_else(String::new, |path| [&path, "#", &place_id(&self.guide().solutions[position])].concat())
    }
}

/// The place of a solution on the page that gathers it.
fn place_id(solution: &Solution) -> String {
    ["solution-", &solution.slug].concat()
}

fn is_illustrative(solution: &Solution) -> bool {
    solution.facts().illustrative.as_ref().is_some_and(|illustrative| illustrative.value)
}
