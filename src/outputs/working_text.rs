//! What the history tells of the working text.

use crate::guide::{Guide, RegisterKind, SolutionId};
use crate::i18n::LanguageId;
use crate::release::record::{self, ItemRecord};
use crate::site::{NEXT, PageKind, Site};
use serde::Serialize;
use std::collections::BTreeMap;

/// What the history tells of the working text, and nothing else of it: whoever shows more adds it here, or it cannot be had, and what is here
/// decides whether the history is made again.
#[derive(Debug, Serialize)]
pub struct WorkingText {
    /// Solutions and pages, by id.
    pub things: BTreeMap<String, WorkingThing>,
    /// Why solutions were withdrawn.
    pub withdrawn: Vec<ItemRecord>,
}

/// A solution or page of the working text.
#[derive(Debug, Serialize)]
pub struct WorkingThing {
    /// Whether it is a page of prose.
    pub is_page: bool,
    /// The id of its theme.
    pub theme: Option<String>,
    /// What it is called in each language of the guide, or else in the reference language.
    pub titles: Vec<String>,
    /// Where it is in each language of the guide, from the root.
    pub paths: Vec<String>,
}

impl WorkingText {
    /// What is told of `guide`, whose pages are those of `site`.
    pub fn of(guide: &Guide, site: &Site) -> Self {
        let languages = || LanguageId::all(guide.languages().len());
        let paths = |kind: &PageKind| languages().map(|it| format!("{NEXT}/{}", site.path(it, kind))).collect();
        let themes = guide.register(RegisterKind::Theme).entries();
        let pages = guide.pages.iter().enumerate().map(|(position, page)| {
            let thing = WorkingThing {
                is_page: true,
                theme: None,
                titles: site.prose[position].titles.clone(),
                paths: paths(&PageKind::Prose(position)),
            };
            (page.slug.clone(), thing)
        });
        let solutions = SolutionId::each(&guide.solutions).map(|(position, solution)| {
            let thing = WorkingThing {
                is_page: false,
                theme: site.solutions[position].theme.map(|theme| themes[theme].id.value.clone()),
                titles: languages().map(|language| solution.texts(language).title.value.clone()).collect(),
                paths: paths(&PageKind::Solution(position)),
            };
            (solution.id().to_owned(), thing)
        });
        // A solution has the address of a page with the same name.
        Self { things: pages.chain(solutions).collect(), withdrawn: record::withdrawn(guide) }
    }
}
