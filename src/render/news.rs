//! What is new on the front page: the solutions that came or changed since the last version.

use super::frame::history_path;
use super::{Renderer, Speaker};
use crate::release::history::Line;
use crate::site::Kind;
use crate::theme::views;

/// How many solutions are named; the history has them all.
const NAMED: usize = 6;

impl Renderer<'_> {
    /// What is new in the text since the last version that its readers know.
    pub(super) fn news(&self, speaker: &Speaker<'_>) -> Option<views::News> {
        let (ledger, issue) = (self.common.context.ledger, self.common.site.issue.as_ref());
        let last = ledger.known_to(issue).pop()?;
        let (added, changed) = (self.those(|line| line.since.is_none(), speaker), self.those(is_changed, speaker));
        if added.is_empty() && changed.is_empty() {
            return None;
        }
        let compared = issue.filter(|issue| ledger.before(issue).is_some());
        let version = compared.map(ToString::to_string);
        Some(views::News {
            version: last.version.value.to_string(),
            added_count: count("changes-added", &added, speaker),
            changed_count: count("changes-changed", &changed, speaker),
            added: self.named(&added, speaker),
            changed: self.named(&changed, speaker),
            more: history_path(speaker, version.as_deref()),
        })
    }

    /// The positions of the solutions whose past is such.
    fn those(&self, is_such: fn(&Line) -> bool, speaker: &Speaker<'_>) -> Vec<usize> {
        let all = 0..self.common.site.solutions.len();
        all.filter(|&position| self.door.line(position, speaker).is_some_and(is_such)).collect()
    }

    fn named(&self, positions: &[usize], speaker: &Speaker<'_>) -> Vec<views::Link> {
        positions.iter().take(NAMED).map(|&position| self.link(&Kind::Solution(position), speaker)).collect()
    }
}

fn is_changed(line: &Line) -> bool {
    line.since.is_some() && line.changed.is_none()
}

#[allow(clippy::cast_precision_loss)] // so many solutions has no guide
fn count(key: &str, positions: &[usize], speaker: &Speaker<'_>) -> String {
    if positions.is_empty() { String::new() } else { speaker.words.count(key, positions.len() as f64) }
}
