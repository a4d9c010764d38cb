//! What is new on the front page: the solutions that came or changed since the last version.

use super::frame::history_path;
use super::{Renderer, TrackedLocalizer};
use crate::guide::SolutionId;
use crate::release::history::SolutionProvenance;
use crate::site::PageKind;
use crate::theme::views;

/// How many solutions are named; the history has them all.
const NAMED: usize = 6;

impl Renderer<'_> {
    /// What is new in the text since the last version that its readers know.
    pub(super) fn news(&self, localizer: &TrackedLocalizer<'_>) -> Option<views::News> {
        let (ledger, issue) = (self.common.context.ledger, self.common.site.issue.as_ref());
        let last = ledger.known_to(issue).pop()?;
        let (added, changed) = (self.those(|line| line.since.is_none(), localizer), self.those(is_changed, localizer));
        if added.is_empty() && changed.is_empty() {
            return None;
        }
        let compared = issue.filter(|issue| ledger.before(issue).is_some());
        let version = compared.map(ToString::to_string);
        Some(views::News {
            version: last.version.value.to_string(),
            added_count: count("changes-added", &added, localizer),
            changed_count: count("changes-changed", &changed, localizer),
            added: self.named(&added, localizer),
            changed: self.named(&changed, localizer),
            more: history_path(localizer, version.as_deref()),
        })
    }

    /// The positions of the solutions whose past is such.
    fn those(&self, is_such: fn(&SolutionProvenance) -> bool, localizer: &TrackedLocalizer<'_>) -> Vec<SolutionId> {
        let all = SolutionId::all(self.common.site.solutions.len());
        all.filter(|&position| self.tracked.provenance_of(position, localizer).is_some_and(is_such)).collect()
    }

    fn named(&self, positions: &[SolutionId], localizer: &TrackedLocalizer<'_>) -> Vec<views::PageLink> {
        positions.iter().take(NAMED).map(|&position| self.link(&PageKind::Solution(position), localizer)).collect()
    }
}

fn is_changed(line: &SolutionProvenance) -> bool {
    line.since.is_some() && line.changed.is_none()
}

#[allow(clippy::cast_precision_loss)] // so many solutions has no guide
fn count(key: &str, positions: &[SolutionId], localizer: &TrackedLocalizer<'_>) -> String {
    if positions.is_empty() { String::new() } else { localizer.words.count(key, positions.len() as f64) }
}
