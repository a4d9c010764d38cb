//! The way through the house, in two steps: read and check a guide; make it a site.

mod assemble;
mod offline;
mod seal;

pub use assemble::Assembly;
pub use seal::{
    DRAFT_CHAPTER, NOTES, OLDER_DATE, Order, Sealed, draft_notes, notes_path, objections, page_of_changes, seal,
};

use crate::check::{self, Context};
use crate::finding::Findings;
use crate::guide::{self, Guide};
use crate::i18n::Words;
use crate::locale;
use crate::publish::Trees;
use crate::release::vault::Vault;
use crate::render::Stopped;
use crate::source::{FileId, Sources};
use crate::theme::Theme;
use std::path::Path;
use std::sync::Arc;

/// A guide that was read, and all that is to be said of it.
#[derive(Debug)]
pub struct Examined {
    /// The guide with what it needs to become a site; nothing if not even its settings could be read.
    pub ready: Option<Ready>,
    /// What its authors should mend.
    pub findings: Findings,
}

/// A guide with its words and its theme.
#[derive(Debug)]
pub struct Ready {
    /// The guide.
    pub guide: Guide,
    /// The words of each of its languages.
    pub words: Vec<Arc<Words>>,
    /// What its pages look like.
    pub theme: Arc<Theme>,
}

/// What was made of the files of a guide the last time, so that only what changed is made again.
#[derive(Debug, Default)]
pub struct Memory {
    guide: guide::Memory,
    look: Option<Look>,
}

/// Words and theme, and from which files they were made.
#[derive(Debug)]
struct Look {
    files: Vec<(FileId, u64)>,
    words: Vec<Arc<Words>>,
    theme: Arc<Theme>,
    findings: Findings,
}

impl Look {
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
pub fn examine(sources: &Sources) -> Examined {
    examine_again(sources, &mut Memory::default())
}

/// Like [`examine`], reading only what changed since `memory` was made.
pub fn examine_again(sources: &Sources, memory: &mut Memory) -> Examined {
    let mut findings = Findings::default();
    let Some(guide) = Guide::read(sources, &mut memory.guide, &mut findings) else {
        return Examined { ready: None, findings };
    };
    let known = memory.look.take().filter(|look| look.files == Look::files(sources));
    let look = known.unwrap_or_else(|| Look::load(sources, &guide));
    let (words, theme) = (look.words.clone(), Arc::clone(&look.theme));
    findings.extend(look.findings.clone());
    memory.look = Some(look);
    findings.extend(check::run(&Context { guide: &guide, sources, words: &words }));
    Examined { ready: Some(Ready { guide, words, theme }), findings }
}

/// Renders the site of a guide without errors, whose archives are in the folder `root`, into `sink`. `progress` is called with the
/// number of pages, then after each page. Returns how many pages the working text has.
pub fn render(
    ready: &Ready,
    sources: &Sources,
    root: &Path,
    sink: &dyn Trees,
    progress: &dyn Progress,
) -> Result<usize, Stopped> {
    Assembly { ready, sources, vault: &Vault::new(root), program: [0; 32] }.put(sink, progress)
}

/// Is told how rendering goes on.
pub trait Progress: Sync {
    /// There are so many pages.
    fn pages(&self, _count: usize) {}
    /// One more is done.
    fn page(&self) {}
}

/// Nobody watches.
impl Progress for () {}
