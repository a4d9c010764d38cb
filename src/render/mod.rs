//! Makes outputs: the model into views, the views into bytes.
//!
//! What is made goes to a [`Sink`] at once, and nothing of it is kept but how other pages show each solution; or into a [`PageCache`], which keeps all.

mod body;
mod cache;
mod common;
mod dependencies;
mod digest;
mod feeds;
mod frame;
mod framework;
mod gathered;
mod history;
mod linked_data;
mod lists;
mod news;
mod offline;
mod plan;
mod prose;
mod root;
mod sharing;
mod solution;

pub use cache::{FileChanges, LazyPhoto, PageCache};
pub use common::GuideInputs;
pub use history::page_of_changes;
pub use offline::SealedFiles;

use crate::finding::Findings;
use crate::guide::photo::{self, Fault};
use crate::guide::{Guide, SolutionId};
use crate::i18n::{Language, LanguageId, Localizer, Words};
use crate::outputs::{Output, OutputKind, SiteRoot, Versions, WorkingText};
use crate::publish::{PublishError, Sink};
use crate::release::history::Provenance;
use crate::release::version_store::VersionStoreError;
use crate::site::{Page, PageKind, Site};
use crate::source::FileId;
use crate::theme::{TemplateError, View, views};
use common::SharedInputs;
use dependencies::{DependencyTracker, Query, TrackedTexts};
use lists::CardCache;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::ops::Deref;
use std::sync::Arc;

/// Makes the outputs of one version, and of what stands around versions.
#[derive(Debug)]
pub struct Renderer<'g> {
    common: SharedInputs<'g>,
    tracked: TrackedTexts<'g>,
    versions: &'g Versions<'g>,
    root: &'g SiteRoot<'g>,
    working: Option<&'g WorkingText>,
    /// How other pages show each solution, in each language.
    cards: Vec<Vec<CardCache>>,
}

/// A language of the guide, while one output is made.
#[derive(Clone, Debug)]
pub(crate) struct TrackedLocalizer<'g> {
    localizer: Localizer<'g>,
    /// Notes what the output reads; `None` where nobody will ask.
    tracker: Option<&'g DependencyTracker>,
}

/// Why rendering stopped.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// Templates failed: what authors of the theme must mend.
    #[error("templates failed, or archives are not what was issued")]
    Findings(Findings),
    /// Outputs could not be put where they belong.
    #[error(transparent)]
    Sink(#[from] PublishError),
}

impl From<VersionStoreError> for RenderError {
    fn from(error: VersionStoreError) -> Self {
        match error {
            VersionStoreError::Findings(findings) => Self::Findings(findings),
            VersionStoreError::Publish(error) => Self::Sink(error),
        }
    }
}

impl Fault {
    /// Stops rendering, because of the photograph in `file`, at `path`.
    fn stops(self, file: FileId, path: &str) -> RenderError {
        let mut findings = Findings::default();
        findings.add(self.of_file(file, path));
        RenderError::Findings(findings)
    }
}

/// Why an output could not be made, or not be put.
#[derive(Debug, thiserror::Error)]
enum OutputError {
    /// A template failed.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// Anything else.
    #[error(transparent)]
    Render(#[from] RenderError),
}

impl From<VersionStoreError> for OutputError {
    fn from(error: VersionStoreError) -> Self {
        Self::Render(error.into())
    }
}

impl<'g> Renderer<'g> {
    /// Gets ready to make the outputs of the version whose pages are those of `site`, and what stands around at `root`.
    pub fn new(
        guide: &'g Guide,
        context: GuideInputs<'g>,
        site: &'g Site,
        provenance: &'g Provenance,
        (versions, root, working): (&'g Versions<'g>, &'g SiteRoot<'g>, Option<&'g WorkingText>),
    ) -> Self {
        let common = SharedInputs::new(context, site);
        let cards = || guide.solutions.iter().map(|_| CardCache::default()).collect();
        let cards = common.context.localizers.iter().map(|_| cards()).collect();
        Self { common, tracked: TrackedTexts::new(guide, provenance), versions, root, working, cards }
    }

    /// Makes `outputs` on all cores and puts them into `sink`. `done` is called after each.
    pub fn put_all(
        &self,
        outputs: &[Output],
        sink: &dyn Sink,
        done: &(dyn Fn(&Output) + Sync),
    ) -> Result<(), RenderError> {
        let failed: Vec<(&Output, OutputError)> = outputs
            .par_iter()
            .map_init(Vec::new, |buffer, output| {
                let put = self.put(output, buffer, sink);
                done(output);
                put.err().map(|error| (output, error))
            })
            .flatten_iter()
            .collect();
        self.stop_if(failed)?;
        self.put_photos(outputs, sink)
    }

    /// Puts the photographs among `outputs` into `sink`. What stands published at their addresses is what would be made again; of the others each photograph is
    /// decoded once, for all its widths.
    fn put_photos(&self, outputs: &[Output], sink: &dyn Sink) -> Result<(), RenderError> {
        let mut photos: BTreeMap<FileId, Vec<(usize, &str)>> = BTreeMap::new();
        for output in outputs {
            if let OutputKind::Photo(file, width) = output.source {
                photos.entry(file).or_default().push((width, &output.path));
            }
        }
        photos.into_par_iter().try_for_each(|(file, outputs)| {
            let mut missing = Vec::new();
            for (width, path) in outputs {
                match sink.published(path) {
                    Some(bytes) => sink.put(path, &bytes)?,
                    None => missing.push((width, path)),
                }
            }
            self.put_widths(file, &missing, sink)
        })
    }

    /// Makes the photograph in `file` in `outputs`, each a width and a path, and puts them into `sink`.
    fn put_widths(&self, file: FileId, outputs: &[(usize, &str)], sink: &dyn Sink) -> Result<(), RenderError> {
        if outputs.is_empty() {
            return Ok(());
        }
        let widths: Vec<usize> = outputs.iter().map(|(width, _)| *width).collect();
        let context = &self.common.context;
        let made = photo::resized(context.bytes_of(file), &widths)
            .map_err(|fault| fault.stops(file, context.path_of(file)))?;
        made.iter().zip(outputs).try_for_each(|(bytes, (_, path))| Ok(sink.put(path, bytes)?))
    }

    /// Makes the workers among `outputs`, all of one issued version, which know what `files` hold, and puts them into `sink`.
    pub fn put_workers(&self, outputs: &[Output], files: &SealedFiles, sink: &dyn Sink) -> Result<(), PublishError> {
        outputs.iter().try_for_each(|output| match output.source {
            OutputKind::Worker(index) => {
                let worker = self.common.context.worker(index, &self.common.folder, outputs, files);
                sink.put(&output.path, &worker)
            }
            _ => Ok(()),
        })
    }

    fn put(&self, output: &Output, buffer: &mut Vec<u8>, sink: &dyn Sink) -> Result<(), OutputError> {
        let put = |bytes: &[u8]| {
            sink.put(&output.path, bytes).map_err(|failure| OutputError::Render(RenderError::Sink(failure)))
        };
        if self.versions.put_stored(output, sink)? || self.put_record(output, sink)? {
            return Ok(());
        }
        // What is published as it is need not be copied first.
        if let Some(stored) = self.stored(&output.source)? {
            return put(&stored);
        }
        buffer.clear();
        if self.make(output, None, buffer)? { put(buffer) } else { Ok(()) }
    }

    /// Puts what the version says, as data, into `sink`, if `output` is that; says whether it is.
    fn put_record(&self, output: &Output, sink: &dyn Sink) -> Result<bool, OutputError> {
        if output.source != OutputKind::Record {
            return Ok(false);
        }
        let mut issues = self.versions.history()?.issues.iter();
        let own = issues.find(|issue| Some(issue.version()) == self.common.site.issue.as_ref());
        let record = own.and_then(|own| own.record.as_ref());
        let put = record.map(|record| sink.put_written(&output.path, &|to| record.write(to)));
        put.transpose().map_err(RenderError::Sink)?;
        Ok(true)
    }

    /// The bytes of an output that is published as it is; `None` of one that is made.
    fn stored(&self, source: &OutputKind) -> Result<Option<Cow<'_, [u8]>>, VersionStoreError> {
        let context = &self.common.context;
        Ok(match source {
            OutputKind::ThemeAsset(name) => context.theme.asset(name).map(Cow::Borrowed),
            OutputKind::File(file) => Some(Cow::Borrowed(context.bytes_of(*file))),
            OutputKind::Embedded(bytes) => Some(Cow::Borrowed(bytes)),
            source => self.versions.stored(source)?.map(Cow::Owned),
        })
    }

    /// Makes an output that is not published as it is into `out`; says whether there is one: some are made by others.
    fn make(
        &self,
        output: &Output,
        tracker: Option<&DependencyTracker>,
        out: &mut Vec<u8>,
    ) -> Result<bool, OutputError> {
        let context = &self.common.context;
        let localizer = |index: LanguageId| TrackedLocalizer { tracker, ..context.localizers[index].clone() };
        match &output.source {
            OutputKind::Page(position) => {
                let page = &self.common.site.pages[*position];
                self.page(page, &localizer(page.language), out)?;
            }
            OutputKind::Start => self.start(out)?,
            OutputKind::Feed(index) => self.feed(&localizer(*index), out)?,
            OutputKind::Sitemap(part) => self.sitemap(*part, &localizer(LanguageId::REFERENCE), out)?,
            OutputKind::Choice => self.choice_page(out)?,
            OutputKind::RootNotFound => self.root_not_found(out)?,
            OutputKind::Robots => out.extend_from_slice(self.robots().as_bytes()),
            OutputKind::SitemapIndex(names) => self.sitemap_index(names, out)?,
            OutputKind::Script => out.extend_from_slice(self.script().as_bytes()),
            OutputKind::Redirect(redirect) => context.redirect(redirect, out)?,
            OutputKind::History(index, page) => self.history_in(*index)?.page(page, out)?,
            OutputKind::HistoryFeed(index) => self.history_in(*index)?.feed(out)?,
            OutputKind::WebManifest(index) => out.extend(context.web_manifest(*index)),
            OutputKind::Past => match self.versions.past.as_ref().map(serde_json::to_vec) {
                Some(Ok(json)) => out.extend(json),
                Some(Err(error)) => unreachable!("{error}: names are data"),
                None => return Ok(false),
            },
            // See `stored` for most of these, `put_record`, `put_photos` and `put_workers`.
            OutputKind::ThemeAsset(_)
            | OutputKind::File(_)
            | OutputKind::Embedded(_)
            | OutputKind::Sealed(..)
            | OutputKind::Disc(_)
            | OutputKind::Statement(_)
            | OutputKind::MovedSitemap(..)
            | OutputKind::Checksums
            | OutputKind::Photo(..)
            | OutputKind::Record
            | OutputKind::Worker(_) => return Ok(false),
        }
        Ok(true)
    }

    fn stop_if(&self, failed: Vec<(&Output, OutputError)>) -> Result<(), RenderError> {
        if failed.is_empty() { Ok(()) } else { Err(self.stopped(failed)) }
    }

    /// One finding per place in a template, with the first page that it failed on; none for those outside the folder of the version.
    fn stopped(&self, failed: Vec<(&Output, OutputError)>) -> RenderError {
        let mut findings = Findings::default();
        let mut told = HashSet::new();
        let folder = format!("{}/", self.common.folder);
        for (output, error) in failed {
            match error {
                OutputError::Render(stopped) => return stopped,
                OutputError::Template(error) => {
                    let is_page = matches!(output.source, OutputKind::Page(_));
                    let page = output.path.strip_prefix(&folder).filter(|_| is_page).unwrap_or("—");
                    let finding = self.common.context.tell(&error, page);
                    if told.insert(format!("{:?} {:?}", finding.place, finding.arguments.first())) {
                        findings.add(finding);
                    }
                }
            }
        }
        RenderError::Findings(findings)
    }

    /// Makes a page.
    fn page(&self, page: &Page, localizer: &TrackedLocalizer<'_>, out: &mut Vec<u8>) -> Result<(), TemplateError> {
        let (template, name, view) = self.view(page, localizer)?;
        let frame = match page.kind {
            // What is new is for the front page alone.
            PageKind::Home => View::new(&self.front_frame(localizer)),
            _ => self.common.frames[page.language].clone(),
        };
        let views = [("guide", frame), ("page", View::new(&self.page_view(page, localizer))), (name, view)];
        self.common.context.theme.render(template, page.language, views, out)
    }

    /// The template of a page, the name of its own variable, and that variable.
    fn view(
        &self,
        page: &Page,
        localizer: &TrackedLocalizer<'_>,
    ) -> Result<(&'static str, &'static str, View), TemplateError> {
        if !page.written {
            return Ok(("missing.html", "missing", View::new(&self.missing(page, localizer))));
        }
        Ok(match page.kind {
            PageKind::Home => ("home.html", "groups", View::new(&self.home_groups(localizer)?)),
            PageKind::Solution(position) => {
                ("solution.html", "solution", View::new(&self.solution(position, localizer)?))
            }
            PageKind::Sheet(position, tool) => {
                ("sheet.html", "prose", View::new(&self.sheet(position, tool, localizer)))
            }
            PageKind::Prose(position) => ("prose.html", "prose", View::new(&self.prose(position, localizer))),
            PageKind::Solutions(part) => ("solutions.html", "list", View::new(&self.all_solutions(part, localizer)?)),
            PageKind::Entry(kind, position, part) => {
                ("entry.html", "list", View::new(&self.entry_list(kind, position, part, localizer)?))
            }
            PageKind::Plan(scope) => ("plan.html", "plan", View::new(&self.plan(scope, localizer))),
            PageKind::Framework(scope) => ("framework.html", "framework", View::new(&self.framework(scope, localizer))),
            PageKind::Glossary => ("glossary.html", "letters", View::new(&self.common.context.glossary(localizer))),
            PageKind::Bibliography => ("bibliography.html", "references", View::new(&self.bibliography(localizer))),
            PageKind::NotFound => ("not-found.html", "missing", View::new(&Option::<views::Missing>::None)),
        })
    }

    /// The answer to a query about the solution at `position`: see [`dependencies`].
    fn ask<Q: Query>(&self, position: SolutionId, query: Q, localizer: &TrackedLocalizer<'_>) -> Q::Answer {
        self.tracked.ask(position, query, &self.common, localizer)
    }
}

impl GuideInputs<'_> {
    /// Renders `template` in the language at `language`.
    fn render(
        &self,
        (template, language): (&str, LanguageId),
        views: impl IntoIterator<Item = (&'static str, View)>,
        out: &mut Vec<u8>,
    ) -> Result<(), TemplateError> {
        self.theme.render(template, language, views, out)
    }

    /// What authors are told of a template that failed on `page`.
    fn tell(&self, error: &TemplateError, page: &str) -> crate::finding::Finding {
        self.theme.tell(error, page, self.config.date.span.file)
    }
}

/// What an output says, it says as the localizer of its language does.
impl<'g> Deref for TrackedLocalizer<'g> {
    type Target = Localizer<'g>;

    fn deref(&self) -> &Localizer<'g> {
        &self.localizer
    }
}

impl<'g> TrackedLocalizer<'g> {
    fn new(index: LanguageId, language: &'g Language, words: &Arc<Words>) -> Self {
        Self { localizer: Localizer::new(index, language, words), tracker: None }
    }

    /// `other`, speaking while the same output is made.
    fn like(&self, other: &TrackedLocalizer<'g>) -> Self {
        Self { tracker: self.tracker, ..other.clone() }
    }

    fn view(&self) -> views::Language {
        views::Language {
            code: self.language.code.clone(),
            locale: self.language.locale.to_string(),
            dir: self.language.direction.name(),
            name: self.words.say("language-name").to_owned(),
        }
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

/// What stands for itself in the path of an address.
const IN_PATHS: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path as an address: what is not plain ASCII is escaped.
fn url_path(path: &str) -> String {
    utf8_percent_encode(path, &IN_PATHS).to_string()
}
