//! Pages to bytes: the model made into views, the views put into templates.
//!
//! Rendering hands `(path, bytes)` to a [`Sink`] and keeps nothing: a site of any size needs the memory of
//! a few pages.

mod body;
mod chart;
mod feeds;
mod frame;
mod framework;
mod gathered;
mod history;
mod indicators;
mod linked_data;
mod lists;
mod news;
mod plan;
mod prose;
mod remembered;
mod root;
mod sharing;
mod solution;
mod steps;
mod texts;

pub use feeds::SITEMAP;
pub use remembered::{Changes, OWN, Remembered};
pub use root::Around;

use crate::finding::Findings;
use crate::guide::{Guide, Prose, Solution, Stage};
use crate::i18n::{Date, Language, Words};
use crate::publish::{Failure, Sink};
use crate::release::history::Lineage;
use crate::release::vault::Closed;
use crate::site::{Kind, Page, Site};
use crate::source::{FileId, Sources};
use crate::theme::{Shared, TemplateError, Theme, views};
use rayon::prelude::*;
use remembered::Side;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Everything that rendering needs.
#[derive(Debug)]
pub struct Renderer<'g> {
    site: &'g Site<'g>,
    sources: &'g Sources,
    theme: &'g Theme,
    /// One per language.
    speakers: Vec<Speaker<'g>>,
    /// The view `guide` of each language.
    frames: Vec<Shared>,
    /// How other pages show each solution in each language.
    elsewhere: Vec<Vec<Elsewhere>>,
    /// The folder of the version.
    folder: String,
    /// Since when each solution exists.
    lineage: &'g Lineage,
}

/// How pages of other things show a solution, as HTML. Many do: each is made when the first asks for it. Those that ask have noted
/// that they show the solution: see [`Renderer::face`].
#[derive(Debug, Default)]
struct Elsewhere {
    /// Its card in a list.
    card: OnceLock<Box<str>>,
    /// The link of a solution that is near.
    link: OnceLock<Box<str>>,
}

/// How one language of the guide speaks, on one page: it notes which other solutions the page shows something of.
#[derive(Debug)]
struct Speaker<'g> {
    index: usize,
    language: &'g Language,
    words: Arc<Words>,
    /// Nothing where nobody will ask.
    shown: Option<Mutex<BTreeSet<(usize, Side)>>>,
    /// In a draft for consultation: how many paragraphs of the page have their number.
    numbered: Option<AtomicU32>,
}

/// Why rendering stopped.
#[derive(Debug)]
pub enum Stopped {
    /// Templates failed: what authors of the theme must mend.
    Findings(Findings),
    /// Pages could not be put where they belong.
    Sink(Failure),
}

impl From<Closed> for Stopped {
    fn from(closed: Closed) -> Self {
        match closed {
            Closed::Findings(findings) => Self::Findings(findings),
            Closed::Failure(failure) => Self::Sink(failure),
        }
    }
}

/// The page could not be made, or not be put.
#[derive(Debug)]
pub enum PageError {
    /// A template failed.
    Template(TemplateError),
    /// The sink refused it.
    Sink(Failure),
}

thread_local! {
    /// The bytes of the page that a thread is making: kept from page to page, so that they are allocated once.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

impl<'g> Renderer<'g> {
    /// Gets ready to render `site`.
    pub fn new(
        site: &'g Site<'g>,
        sources: &'g Sources,
        theme: &'g Theme,
        words: &[Arc<Words>],
        lineage: &'g Lineage,
    ) -> Self {
        let languages = site.guide.languages().iter().enumerate().zip(words);
        let speakers: Vec<Speaker<'g>> =
            languages.map(|((index, language), words)| Speaker::new(index, language, words)).collect();
        let folder = site.folder();
        let mut renderer =
            Self { site, sources, theme, speakers, frames: Vec::new(), elsewhere: Vec::new(), folder, lineage };
        renderer.frames = renderer.speakers.iter().map(|speaker| Shared::new(&renderer.frame(speaker))).collect();
        let elsewhere = || site.guide.solutions.iter().map(|_| Elsewhere::default()).collect();
        renderer.elsewhere = renderer.speakers.iter().map(|_| elsewhere()).collect();
        renderer
    }

    fn guide(&self) -> &'g Guide {
        self.site.guide
    }

    /// The solution at `position`, of which the page shows no more than its face: see [`Solution::face`].
    fn face(&self, position: usize, speaker: &Speaker<'_>) -> &'g Solution {
        self.shown(position, Side::Face, speaker)
    }

    /// The solution at `position`, of which the page shows what the action plan and the logical framework show: see
    /// [`Solution::plan`].
    fn planned(&self, position: usize, speaker: &Speaker<'_>) -> &'g Solution {
        self.shown(position, Side::Plan, speaker)
    }

    fn shown(&self, position: usize, what: Side, speaker: &Speaker<'_>) -> &'g Solution {
        if let Some(shown) = &speaker.shown {
            shown.lock().unwrap_or_else(PoisonError::into_inner).insert((position, what));
        }
        &self.guide().solutions[position]
    }

    /// Renders the folder of the version into `sink`, on all cores. `done` is called after each page.
    pub fn run(&self, sink: &dyn Sink, done: &(dyn Fn() + Sync)) -> Result<(), Stopped> {
        self.put_assets(sink).map_err(Stopped::Sink)?;
        let failed: Vec<(Option<&Page>, PageError)> = self
            .site
            .pages
            .par_iter()
            .filter_map(|page| {
                let put = BUFFER.with_borrow_mut(|buffer| self.put_page(page, buffer, sink));
                done();
                put.err().map(|error| (Some(page), error))
            })
            .collect();
        self.stop_if(failed)?;
        self.put_start(sink).map_err(|error| self.stopped(vec![(None, error)]))?;
        self.put_feeds(sink).map_err(Stopped::Sink)
    }

    /// Puts the assets of the theme below `folder`, a path with a `/` at the end, or the root itself.
    pub fn put_theme(&self, folder: &str, sink: &dyn Sink) -> Result<(), Failure> {
        self.theme.assets().try_for_each(|(path, bytes)| sink.put(&format!("{folder}{path}"), bytes))
    }

    fn put_assets(&self, sink: &dyn Sink) -> Result<(), Failure> {
        self.put_theme(&format!("{}/", self.folder), sink)?;
        let mut put = BTreeSet::new();
        // The same file beside two chapters has one address.
        for (id, path) in self.site.assets.values().filter(|(_, path)| put.insert(path.as_str())) {
            sink.put(&self.in_version(path), self.sources.file(*id).bytes())?;
        }
        Ok(())
    }

    /// A path below the folder of the version, from the root of the site.
    fn in_version(&self, path: &str) -> String {
        [&self.folder, "/", path].concat()
    }

    fn stop_if(&self, failed: Vec<(Option<&Page>, PageError)>) -> Result<(), Stopped> {
        if failed.is_empty() { Ok(()) } else { Err(self.stopped(failed)) }
    }

    /// One finding per place in a template, with the first page that it failed on; none for those at the root of the site.
    fn stopped(&self, failed: Vec<(Option<&Page>, PageError)>) -> Stopped {
        let mut findings = Findings::default();
        let mut told = HashSet::new();
        let elsewhere = self.guide().config_file();
        for (page, error) in failed {
            match error {
                PageError::Sink(failure) => return Stopped::Sink(failure),
                PageError::Template(error) => {
                    let finding = self.theme.tell(&error, page.map_or("—", |page| &page.path), elsewhere);
                    if told.insert((finding.span.file, finding.span.start, format!("{:?}", finding.arguments.first())))
                    {
                        findings.add(finding);
                    }
                }
            }
        }
        Stopped::Findings(findings)
    }

    fn put_page(&self, page: &Page, buffer: &mut Vec<u8>, sink: &dyn Sink) -> Result<(), PageError> {
        buffer.clear();
        self.render(page, &self.speaker(page), buffer).map_err(PageError::Template)?;
        sink.put(&self.in_version(&page.path), buffer).map_err(PageError::Sink)
    }

    /// A speaker for one page alone: what it notes is what that page shows, and no other thread waits for it.
    fn speaker(&self, page: &Page) -> Speaker<'g> {
        let shared = &self.speakers[page.language];
        let numbered = (self.site.stage() == Some(Stage::Draft)).then(AtomicU32::default);
        Speaker { numbered, ..Speaker::new(shared.index, shared.language, &shared.words) }
    }

    /// Renders one page.
    fn render(&self, page: &Page, speaker: &Speaker<'_>, out: &mut Vec<u8>) -> Result<(), TemplateError> {
        let (template, name, view) = self.view(page, speaker)?;
        let views = [
            ("guide", self.frames[page.language].clone()),
            ("page", Shared::new(&self.page_view(page, speaker))),
            (name, view),
        ];
        self.theme.render(template, page.language, views, out)
    }

    /// The template of a page, the name of its own variable, and that variable.
    fn view(&self, page: &Page, speaker: &Speaker<'_>) -> Result<(&'static str, &'static str, Shared), TemplateError> {
        if !page.written {
            return Ok(("missing.html", "missing", Shared::new(&self.missing(page, speaker))));
        }
        Ok(match page.kind {
            Kind::Home => ("home.html", "groups", Shared::new(&self.home_groups(speaker)?)),
            Kind::Solution(position) => ("solution.html", "solution", Shared::new(&self.solution(position, speaker)?)),
            Kind::Sheet(position, tool) => ("sheet.html", "prose", Shared::new(&self.sheet(position, tool, speaker))),
            Kind::Prose(position) => ("prose.html", "prose", Shared::new(&self.prose(position, speaker))),
            Kind::Solutions(part) => ("solutions.html", "list", Shared::new(&self.all_solutions(part, speaker)?)),
            Kind::Entry(kind, position, part) => {
                ("entry.html", "list", Shared::new(&self.entry_list(kind, position, part, speaker)?))
            }
            Kind::Plan(scope) => ("plan.html", "plan", Shared::new(&self.plan(scope, speaker))),
            Kind::Framework(scope) => ("framework.html", "framework", Shared::new(&self.framework(scope, speaker))),
            Kind::Glossary => ("glossary.html", "letters", Shared::new(&self.glossary(speaker))),
            Kind::Bibliography => ("bibliography.html", "references", Shared::new(&self.bibliography(speaker))),
            Kind::NotFound => ("not-found.html", "missing", Shared::new(&Option::<views::Missing>::None)),
        })
    }
}

impl<'g> Speaker<'g> {
    fn new(index: usize, language: &'g Language, words: &Arc<Words>) -> Self {
        Self { index, language, words: Arc::clone(words), shown: None, numbered: None }
    }

    /// The number of the next paragraph, from 1, by which comments name it; 0 where paragraphs have none.
    fn next_number(&self) -> u32 {
        self.numbered.as_ref().map_or(0, |last| last.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn say(&self, key: &str) -> String {
        self.words.say(key).to_owned()
    }

    /// A text of an author, with the spaces that the language asks for.
    fn set(&self, text: &str) -> String {
        crate::i18n::set(&self.language.code, text).into_owned()
    }

    fn date(&self, date: Date) -> views::Date {
        views::Date { iso: date.to_string(), text: self.words.formats().date(date) }
    }

    fn view(&self) -> views::Language {
        language_view(self.language, &self.words)
    }

    fn headings(&self, prose: &crate::markdown::Document) -> Vec<views::Heading> {
        let headings = prose.headings.iter();
        headings
            .map(|heading| views::Heading {
                id: heading.id.clone(),
                text: self.set(&heading.text),
                level: heading.level,
            })
            .collect()
    }
}

fn language_view(language: &Language, words: &Words) -> views::Language {
    views::Language {
        code: language.code.clone(),
        locale: language.locale.to_string(),
        dir: language.direction.name(),
        name: words.say("language-name").to_owned(),
    }
}

/// A path as an address: what is not plain ASCII is escaped.
fn url_path(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

impl Guide {
    /// The file of some text of the guide: where a finding about the guide as a whole is told when there is no better place.
    fn config_file(&self) -> FileId {
        self.config.date.span.file
    }
}

/// A page's own text in a language, if it is prose.
fn prose_of<'g>(site: &Site<'g>, kind: &Kind, language: usize) -> Option<&'g Prose> {
    match kind {
        Kind::Prose(position) => site.guide.pages[*position].texts[language].as_ref(),
        Kind::Sheet(position, tool) => site.sheet(*position, *tool, language),
        _ => None,
    }
}
