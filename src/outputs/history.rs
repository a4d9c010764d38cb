//! The pages of the history: which there are.

use super::{Output, OutputKind, WorkingText};
use crate::guide::{Config, Version};
use crate::i18n::LanguageId;
use crate::release::history::{History, Issue};
use crate::release::redline::ChangeKind;
use crate::site::HISTORY;
use std::collections::BTreeSet;

/// A page of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HistoryPage {
    /// All versions.
    Versions,
    /// The solution or page with this id, in all versions.
    Thing(String),
    /// What changed in a version.
    Changes(Version),
    /// The solution or page with this id, word by word, in a version.
    Redline(String, Version),
}

impl HistoryPage {
    /// The name of its folder below its language; empty for that folder itself.
    pub fn name(&self) -> String {
        match self {
            Self::Versions => String::new(),
            Self::Thing(id) => id.clone(),
            Self::Changes(version) => version.to_string(),
            Self::Redline(id, version) => format!("{id}--{version}"),
        }
    }

    /// Its path from the root, in the language `code`.
    pub fn path(&self, code: &str) -> String {
        let name = self.name();
        let slash = if name.is_empty() { "" } else { "/" };
        format!("{HISTORY}/{code}/{name}{slash}index.html")
    }
}

/// The pages of the history in each language, and its feeds, of a site or of a disc.
pub fn history(history: &History, working: Option<&WorkingText>, config: &Config, is_disc: bool) -> Vec<Output> {
    let ids = ids(history, working).into_iter().map(HistoryPage::Thing);
    let pages: Vec<HistoryPage> =
        std::iter::once(HistoryPage::Versions).chain(ids).chain(history.issues.iter().flat_map(changes)).collect();
    let mut outputs = Vec::with_capacity(pages.len() * config.languages.len());
    for (index, language) in LanguageId::each(&config.languages) {
        let output =
            |page: &HistoryPage| Output::new(page.path(&language.code), OutputKind::History(index, page.clone()));
        outputs.extend(pages.iter().map(output));
        if config.base_url.is_some() && !is_disc {
            let path = format!("{HISTORY}/{}/feed.xml", language.code);
            outputs.push(Output::new(path, OutputKind::HistoryFeed(index)));
        }
    }
    outputs
}

/// The ids of all solutions and pages of the versions whose pages are here.
fn ids(history: &History, working: Option<&WorkingText>) -> BTreeSet<String> {
    let records = history.issues.iter().filter(|issue| issue.is_here).filter_map(|issue| issue.record.as_ref());
    let sealed = records.flat_map(|record| {
        let solutions = record.solutions.iter().map(|solution| solution.id.clone());
        solutions.chain(record.pages.iter().map(|page| page.slug.clone()))
    });
    let working = working.iter().flat_map(|working| working.things.keys().cloned());
    sealed.chain(working).collect()
}

/// What changed in a version, and each text that did.
fn changes(issue: &Issue) -> Vec<HistoryPage> {
    let Some(changes) = &issue.changes else { return Vec::new() };
    let solutions =
        changes.solutions.iter().filter(|change| change.change_kind == ChangeKind::Changed).map(|it| it.id.clone());
    // Of a solution and a page of the same name, in versions that were issued at different times, the solution has the address.
    let is_solution = |slug: &str| changes.solutions.iter().any(|change| change.id == slug);
    let pages =
        changes.pages.iter().filter(|change| change.change_kind == ChangeKind::Changed && !is_solution(&change.slug));
    let things = solutions.chain(pages.map(|change| change.slug.clone()));
    let redlines = things.map(|id| HistoryPage::Redline(id, issue.version().clone()));
    std::iter::once(HistoryPage::Changes(issue.version().clone())).chain(redlines).collect()
}
