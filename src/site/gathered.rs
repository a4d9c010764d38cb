//! Pages that gather, theme by theme, what solutions say: the action plan (P2) and the logical framework (P3).

use super::{PageKind, Site, parts, slice};
use crate::guide::{RegisterKind, SolutionId};
use crate::i18n::LanguageId;

/// Solutions on one page of the action plan or of the logical framework: each brings a dozen rows.
pub const PER_TABLE: usize = 10;

/// How much a page of the action plan or of the logical framework shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The totals of every theme.
    All,
    /// A part of the solutions of the theme at this position: the part's number from 1.
    Theme(usize, usize),
}

impl Site {
    /// The pages `make` of one language: all themes, then each theme that has solutions.
    pub(super) fn add_gathered(&mut self, language: LanguageId, make: fn(Scope) -> PageKind) {
        self.add(language, make(Scope::All), true);
        let lengths: Vec<usize> = self.members[&RegisterKind::Theme].iter().map(Vec::len).collect();
        for (theme, length) in lengths.into_iter().enumerate().filter(|(_, length)| *length > 0) {
            for part in 1..=parts(length, PER_TABLE) {
                self.add(language, make(Scope::Theme(theme, part)), true);
            }
        }
    }

    /// The name of a page's folder: `plan`, `plan--dialogue`, `plan--dialogue--2`.
    pub(super) fn gathered_slug(&self, word: &str, scope: Scope) -> String {
        match scope {
            Scope::All => word.to_owned(),
            Scope::Theme(theme, part) => {
                super::with_part([word, "--", &self.ids[&RegisterKind::Theme][theme]].concat(), part)
            }
        }
    }

    /// The solutions that a page shows.
    pub fn gathered(&self, scope: Scope) -> &[SolutionId] {
        match scope {
            Scope::All => &[],
            Scope::Theme(theme, part) => slice(&self.members[&RegisterKind::Theme][theme], part, PER_TABLE),
        }
    }

    /// The page that the solution at `position` is gathered on; `None` if it has no theme.
    pub fn place_of(&self, position: SolutionId) -> Option<Scope> {
        let theme = self.solutions[position].theme?;
        let place = self.members[&RegisterKind::Theme][theme].iter().position(|&member| member == position)?;
        Some(Scope::Theme(theme, place / PER_TABLE + 1))
    }
}
