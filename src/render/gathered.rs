//! What the action plan and the logical framework have in common: themes, totals, the solutions of one page.

use super::common::SharedInputs;
use super::dependencies::Query;
use super::frame::TitleQuery;
use super::{Renderer, TrackedLocalizer};
use crate::guide::{RegisterKind, SolutionId};
use crate::i18n::LanguageId;
use crate::site::{PER_TABLE, PageKind, Scope, parts};
use crate::theme::views;

/// One of the two, and the other.
pub(super) type PageKinds = [fn(Scope) -> PageKind; 2];

/// What totals count of one solution.
pub(super) trait Illustrated {
    /// Whether its numbers are examples.
    fn is_illustrative(&self) -> bool;
}

/// What is asked about each solution: what totals count of it, and its rows in the language at a position.
pub(super) struct GatheredQueries<F, R> {
    pub figures: fn() -> F,
    pub rows: fn(LanguageId) -> R,
}

impl Renderer<'_> {
    /// The page of `scope`: `total` sums up what `figures` are of each solution, `rows` tells one of them. Only the first part of a theme has its
    /// totals, so that no page costs more than it shows.
    pub(super) fn gather<F, R, T>(
        &self,
        scope: Scope,
        [make, other]: PageKinds,
        localizer: &TrackedLocalizer<'_>,
        GatheredQueries { figures, rows }: GatheredQueries<F, R>,
        total: impl Fn(&[F::Answer]) -> T,
    ) -> views::Gathered<T, R::Answer>
    where
        F: Query<Answer: Illustrated>,
        R: Query,
    {
        let (common, site) = (&self.common, self.common.site);
        let counted = |scope| -> Vec<F::Answer> {
            counted(common, scope).into_iter().map(|position| self.ask(position, figures(), localizer)).collect()
        };
        let own = counted(scope);
        let rows = |&position: &SolutionId| views::OfSolution {
            id: common.place_id(position),
            solution: common.link_called(
                self.ask(position, TitleQuery(localizer.index), localizer),
                &PageKind::Solution(position),
                localizer,
            ),
            rows: self.ask(position, rows(localizer.index), localizer),
        };
        views::Gathered {
            theme: match scope {
                Scope::All => None,
                Scope::Theme(theme, _) => Some(common.link(&PageKind::Entry(RegisterKind::Theme, theme, 1), localizer)),
            },
            other: common.link(&other(scope), localizer),
            illustrative: own.iter().any(Illustrated::is_illustrative),
            total: (!matches!(scope, Scope::Theme(_, 2..))).then(|| total(&own)),
            themes: if scope == Scope::All {
                common.theme_totals(make, localizer, |scope| total(&counted(scope)))
            } else {
                Vec::new()
            },
            solutions: site.gathered(scope).iter().map(rows).collect(),
            parts: match scope {
                Scope::All => Vec::new(),
                Scope::Theme(theme, part) => {
                    let count = parts(site.members[&RegisterKind::Theme][theme].len(), PER_TABLE);
                    common.parts(count, part, localizer, |part| make(Scope::Theme(theme, part)))
                }
            },
        }
    }
}

/// The solutions that the numbers of a page are about.
fn counted(common: &SharedInputs<'_>, scope: Scope) -> Vec<SolutionId> {
    match scope {
        Scope::All => SolutionId::all(common.site.solutions.len()).collect(),
        Scope::Theme(theme, 1) => common.site.members[&RegisterKind::Theme][theme].clone(),
        Scope::Theme(..) => common.site.gathered(scope).to_vec(),
    }
}

impl SharedInputs<'_> {
    /// The totals of each theme that has solutions.
    fn theme_totals<T>(
        &self,
        make: fn(Scope) -> PageKind,
        localizer: &TrackedLocalizer<'_>,
        total: impl Fn(Scope) -> T,
    ) -> Vec<views::OfTheme<T>> {
        let members = self.site.members[&RegisterKind::Theme].iter().enumerate();
        let themes = members.filter(|(_, members)| !members.is_empty()).map(|(theme, _)| {
            let scope = Scope::Theme(theme, 1);
            let name = self.name(&PageKind::Entry(RegisterKind::Theme, theme, 1), localizer);
            views::OfTheme { theme: self.link_called(name, &make(scope), localizer), total: total(scope) }
        });
        themes.collect()
    }

    /// What a page is called: the message `<word>`, or `<word>-of` with the name of the theme.
    pub(super) fn gathered_title(&self, word: &'static str, scope: Scope, localizer: &TrackedLocalizer<'_>) -> String {
        let Scope::Theme(theme, _) = scope else { return localizer.say(word) };
        let theme = self.name(&PageKind::Entry(RegisterKind::Theme, theme, 1), localizer);
        localizer.words.say_with(&format!("{word}-of"), &[("theme", theme.into())])
    }

    /// Where the solution at `position` is gathered; empty if it has no theme.
    pub(super) fn place_in(
        &self,
        position: SolutionId,
        make: fn(Scope) -> PageKind,
        localizer: &TrackedLocalizer<'_>,
    ) -> String {
        let path = self.site.place_of(position).map(|scope| self.site.path(localizer.index, &make(scope)));
        path.map_or_else(String::new, |path| [&path, "#", &self.place_id(position)].concat())
    }

    /// The place of a solution on the page that gathers it.
    fn place_id(&self, position: SolutionId) -> String {
        ["solution-", &self.site.solutions[position].slug].concat()
    }
}
