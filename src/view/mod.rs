//! What a guide says, ready to be shown: texts set as their language sets them, dates, costs and durations said, charts scaled. Computed once for every edition,
//! a page as well as a sheet or a book: nothing here knows HTML or an address.
//!
//! Texts are plain. Things that an edition may link to are [`Named`]. Templates are given these types as they are, or with links in the place of names
//! (`theme::views`).

mod chart;
mod framework;
mod indicators;
mod plan;
mod schedule;
mod solution;
mod steps;
mod texts;

pub use chart::{Chart, Dot, Progress, Series};
pub use framework::{Extent, FrameworkTotal, ObjectiveRows};
pub use indicators::{Indicator, Level, Measurement, OfObjective};
pub use plan::{Effort, PlanRows, PlanTotal, Share};
pub use schedule::{Bar, Schedule};
pub use solution::{Adaptation, Obstacle, Phase, Reference, Solution, Tool};
pub use steps::{Step, known_cost, length_in_days, takes};
pub use texts::{Date, Labelled, Objective, Point};

use crate::guide::{Entry, Register, RegisterKind};
use crate::i18n::Localizer;
use serde::Serialize;
use std::collections::BTreeMap;

/// Makes views in one language, with the lists that solutions refer to.
#[derive(Clone, Copy, Debug)]
pub struct Presenter<'g> {
    /// The language.
    pub localizer: &'g Localizer<'g>,
    /// Themes, territories, actors…
    pub registers: &'g BTreeMap<RegisterKind, Register>,
    /// The bibliography.
    pub references: &'g [crate::guide::Reference],
}

impl<'g> Presenter<'g> {
    /// The entry of a register with this id.
    fn entry(self, kind: RegisterKind, id: &str) -> Option<&'g Entry> {
        self.registers[&kind].get(id)
    }

    /// What an entry of a register is called; `None` if there is no such entry.
    fn name(self, kind: RegisterKind, id: &str) -> Option<Named> {
        let entry = self.entry(kind, id)?;
        let text = self.localizer.set(entry.name().get(self.localizer.index));
        Some(Named { kind, id: entry.id.value.clone(), text })
    }
}

/// The name of an entry of a register.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// Of which register.
    #[serde(skip)]
    pub kind: RegisterKind,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub text: String,
}
