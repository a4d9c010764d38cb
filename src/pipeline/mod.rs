//! The stages in their order: read and check a guide; make it a site, or an issued version.

pub mod past;
mod seal;
mod site_build;

pub use seal::{
    Changes, ReleaseOrder, SealedVersion, changes, draft_notes, notes_path, objections, page_of_changes, remarks, seal,
};
pub use site_build::{Known, SiteBuild, carry, known};

use crate::check;
use crate::data;
use crate::finding::{Code, Findings};
use crate::guide::{self, Guide};
use crate::i18n::Words;
use crate::locale;
use crate::markdown;
use crate::publish::GroupSink;
use crate::release::chain;
use crate::release::version_store::{self, VersionStore};
use crate::render::{GuideInputs, RenderError};
use crate::source::{FileId, Sources};
use crate::theme::{self, Theme};
use std::path::Path;
use std::sync::Arc;

/// Every kind of finding, in the order of the flow: each part tells its own.
pub fn codes() -> Vec<&'static Code> {
    let codes = data::codes().chain(guide::codes()).chain(markdown::CODES).chain(locale::CODES);
    let codes = codes.chain(check::codes()).chain(theme::CODES).chain(chain::CODES);
    codes.chain(version_store::CODES).chain(seal::CODES).chain(past::CODES).collect()
}

/// A guide that was read and checked, and all that is to be said of it.
#[derive(Debug)]
pub struct Checked {
    /// The guide with what it needs to become a site; `None` if not even its settings could be read.
    pub project: Option<Project>,
    /// What its authors should mend.
    pub findings: Findings,
}

/// A guide with its words and its theme.
#[derive(Debug)]
pub struct Project {
    /// The guide.
    pub guide: Guide,
    /// The words of each of its languages.
    pub words: Vec<Arc<Words>>,
    /// What its pages look like.
    pub theme: Arc<Theme>,
}

impl Project {
    /// What all its outputs may read as they like.
    pub fn context<'g>(&'g self, sources: &'g Sources) -> GuideInputs<'g> {
        GuideInputs::new(&self.guide, &self.words, &self.theme, sources)
    }

    /// What did not fit, while outputs were made, of templates that were written for an older contract.
    pub fn outdated(&self) -> Findings {
        self.theme.outdated(self.guide.config.date.span.file)
    }
}

/// What was read of the files of a guide the last time, so that only what changed is read again.
#[derive(Debug, Default)]
pub struct ProjectCache {
    guide: guide::ReadCache,
    checks: check::CheckCache,
    presentation: Option<WordsAndTheme>,
}

/// Words and theme, and from which files they were made.
#[derive(Debug)]
struct WordsAndTheme {
    files: Vec<(FileId, u64)>,
    words: Vec<Arc<Words>>,
    theme: Arc<Theme>,
    findings: Findings,
}

impl WordsAndTheme {
    /// The files that words and theme are made from: all but the texts of the guide.
    fn files(sources: &Sources) -> Vec<(FileId, u64)> {
        let all = sources.all().into_iter();
        let own = all.filter(|(_, file)| !file.path.starts_with("content/") || file.path == guide::config::PATH);
        own.map(|(id, _)| (id, sources.revision(id))).collect()
    }

    fn load(sources: &Sources, guide: &Guide) -> Self {
        let mut findings = Findings::default();
        let words = locale::load(sources, guide.languages(), &mut findings);
        let theme = Arc::new(Theme::load(sources, &guide.config, &words, &mut findings));
        Self { files: Self::files(sources), words, theme, findings }
    }
}

/// Reads the guide that `sources` hold and runs all checks.
pub fn examine(sources: &Sources) -> Checked {
    examine_again(sources, &mut ProjectCache::default())
}

/// Like [`examine`], reading only what changed since `cache` was filled.
pub fn examine_again(sources: &Sources, cache: &mut ProjectCache) -> Checked {
    let mut findings = Findings::default();
    let Some(guide) = Guide::read(sources, &mut cache.guide, &mut findings) else {
        return Checked { project: None, findings };
    };
    findings.extend(chain::check(&guide.ledger));
    let known = cache.presentation.take().filter(|known| known.files == WordsAndTheme::files(sources));
    let presentation = known.unwrap_or_else(|| WordsAndTheme::load(sources, &guide));
    let (words, theme) = (presentation.words.clone(), Arc::clone(&presentation.theme));
    findings.extend(presentation.findings.clone());
    cache.presentation = Some(presentation);
    findings.extend(check::run(&check::CheckContext { guide: &guide, sources, words: &words }, &mut cache.checks));
    Checked { project: Some(Project { guide, words, theme }), findings }
}

/// A site that was made.
#[derive(Debug)]
pub struct BuildResult {
    /// How many pages the working text has.
    pub pages: usize,
    /// What showed only while it was made.
    pub findings: Findings,
}

/// Makes the site of a guide without errors, whose archives are in the folder `root`, into `sink`. `progress` is told how many pages
/// there are, and of each that is done.
pub fn build(
    project: &Project,
    sources: &Sources,
    root: &Path,
    sink: &dyn GroupSink,
    progress: &dyn BuildProgress,
) -> Result<BuildResult, RenderError> {
    project.theme.forget_outdated();
    let version_store = VersionStore::new(root);
    let has_next = project.guide.config.publish_next.value;
    let known = if has_next { known(project, sources, &version_store, sink)? } else { Known::default() };
    let mut findings =
        if known.is_torn { past::findings(&project.guide, sources, &version_store)? } else { Findings::default() };
    let pages = SiteBuild::new(project, sources, &version_store, known.provenance, has_next).put(sink, progress)?;
    findings.extend(project.outdated());
    Ok(BuildResult { pages, findings })
}

/// A hash of this very program, of what it was made of: what another one made is made anew.
pub fn program() -> [u8; 32] {
    *blake3::hash(env!("DALIL_SOURCES").as_bytes()).as_bytes()
}

/// Is told how rendering goes on.
pub trait BuildProgress: Sync {
    /// There are so many pages.
    fn pages(&self, _count: usize) {}
    /// One more is done.
    fn page(&self) {}
}

/// Nobody watches.
impl BuildProgress for () {}
