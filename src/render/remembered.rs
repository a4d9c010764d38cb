//! A site that is rendered again and again: pages whose inputs did not change are kept as they are.
//!
//! What a page depends on is not guessed: while it is rendered, every look at another solution is noted
//! ([`Renderer::face`], [`Renderer::planned`]). A page is kept if three things are as they were: what all pages share (settings,
//! lists, words, templates, which pages there are), its own solution or text, and what it showed of other solutions.

use super::{PageError, Renderer, Speaker, Stopped};
use crate::guide::{Page as ProsePage, Solution};
use crate::publish::Memory;
use crate::release::vault::Shown;
use crate::site::{Kind, Page};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

/// A site in memory, and what each of its pages was made from.
#[derive(Debug, Default)]
pub struct Remembered {
    /// Every file of the site but those of sealed versions, by path.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// The pages of sealed versions.
    pub sealed: Shown,
    common: u64,
    pages: HashMap<String, Made>,
}

/// What a page was made from.
#[derive(Debug)]
struct Made {
    own: Own,
    /// The hashes of what the page shows of solutions, by position.
    shown: Vec<(usize, Side, u64)>,
}

/// How much of a solution a page shows that is not its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// [`Solution::face`].
    Face,
    /// [`Solution::plan`].
    Plan,
}

impl Side {
    fn hash(self, solution: &Solution) -> u64 {
        match self {
            Self::Face => solution.face(),
            Self::Plan => solution.plan(),
        }
    }
}

/// The text that a page is for. Held, not only pointed at: so that no other can come to stand at the same place in memory.
#[derive(Debug)]
enum Own {
    Solution(Arc<Solution>),
    Prose(Arc<ProsePage>),
    /// The front page: a hash of what it tells as new.
    News(u64),
    None,
}

/// The paths of the files that are not as they were.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// New, or with other bytes.
    pub written: BTreeSet<String>,
    /// No longer there.
    pub removed: BTreeSet<String>,
    /// How many pages were rendered.
    pub rendered: usize,
}

impl Renderer<'_> {
    /// Brings `remembered` up to date: it is then what [`Renderer::run`] would write, byte for byte. If a template fails, it stays
    /// as it was.
    ///
    /// `around` puts what stands around the version; what it leaves as it was is below the folders `kept`.
    pub fn refresh(
        &self,
        remembered: &mut Remembered,
        around: &dyn Fn(&Memory) -> Result<(), Stopped>,
        kept: &[&str],
    ) -> Result<Changes, Stopped> {
        let common = self.common();
        let known = (common == remembered.common).then_some(&remembered.pages);
        let is_kept =
            |page: &Page| known.and_then(|pages| pages.get(&page.path)).is_some_and(|made| self.is_same(page, made));
        let stale: Vec<usize> = (0..self.site.pages.len()).filter(|&index| !is_kept(&self.site.pages[index])).collect();
        let made: Vec<Result<(Vec<u8>, Made), PageError>> =
            stale.par_iter().map(|&index| self.make(&self.site.pages[index])).collect();
        // Assets, the root of the site and what machines read are few and quickly made.
        let rest = Memory::default();
        // Without pages, the working text is not to be published.
        if !self.site.pages.is_empty() {
            self.put_assets(&rest).map_err(Stopped::Sink)?;
            self.put_start(&rest).map_err(|error| self.stopped(vec![(None, error)]))?;
            self.put_feeds(&rest).map_err(Stopped::Sink)?;
        }
        around(&rest)?;

        let mut failed = Vec::new();
        let mut files = rest.into_files();
        let mut pages = Vec::with_capacity(made.len());
        for (&index, made) in stale.iter().zip(made) {
            match made {
                Ok((bytes, made)) => {
                    files.insert(self.in_version(&self.site.pages[index].path), bytes);
                    pages.push((self.site.pages[index].path.clone(), made));
                }
                Err(error) => failed.push((Some(&self.site.pages[index]), error)),
            }
        }
        self.stop_if(failed)?;
        remembered.common = common;
        remembered.pages.extend(pages);
        Ok(self.take_over(files, stale.len(), kept, remembered))
    }

    /// Puts `files` in, and takes out what the site no longer has.
    fn take_over(
        &self,
        files: BTreeMap<String, Vec<u8>>,
        rendered: usize,
        kept: &[&str],
        remembered: &mut Remembered,
    ) -> Changes {
        let mut changes = Changes { rendered, ..Changes::default() };
        let pages: BTreeSet<String> = self.site.pages.iter().map(|page| self.in_version(&page.path)).collect();
        remembered.files.retain(|path, _| {
            let is_kept = kept.iter().any(|folder| path.starts_with(folder));
            let stays = is_kept || pages.contains(path) || files.contains_key(path);
            if !stays {
                changes.removed.insert(path.clone());
            }
            stays
        });
        remembered.pages.retain(|path, _| pages.contains(&self.in_version(path)));
        for (path, bytes) in files {
            if remembered.files.get(&path).is_none_or(|old| **old != *bytes) {
                remembered.files.insert(path.clone(), bytes.into());
                changes.written.insert(path);
            }
        }
        changes
    }

    fn make(&self, page: &Page) -> Result<(Vec<u8>, Made), PageError> {
        let speaker = Speaker { shown: Some(Mutex::default()), ..self.speaker(page) };
        let mut bytes = Vec::with_capacity(32 * 1024);
        self.render(page, &speaker, &mut bytes).map_err(PageError::Template)?;
        let shown = speaker.shown.unwrap_or_default().into_inner().unwrap_or_else(PoisonError::into_inner);
        let hashed =
            shown.into_iter().map(|(position, what)| (position, what, what.hash(&self.guide().solutions[position])));
        Ok((bytes, Made { own: self.own(page), shown: hashed.collect() }))
    }

    fn own(&self, page: &Page) -> Own {
        match &page.kind {
            Kind::Solution(position) | Kind::Sheet(position, _) => {
                Own::Solution(Arc::clone(&self.guide().solutions[*position]))
            }
            Kind::Prose(position) => Own::Prose(Arc::clone(&self.guide().pages[*position])),
            Kind::Home => {
                let mut hasher = DefaultHasher::new();
                self.news(&self.speakers[page.language]).hash(&mut hasher);
                Own::News(hasher.finish())
            }
            _ => Own::None,
        }
    }

    fn is_same(&self, page: &Page, made: &Made) -> bool {
        let own = match (&made.own, self.own(page)) {
            (Own::Solution(before), Own::Solution(now)) => Arc::ptr_eq(before, &now),
            (Own::Prose(before), Own::Prose(now)) => Arc::ptr_eq(before, &now),
            (Own::News(before), Own::News(now)) => *before == now,
            (Own::None, Own::None) => true,
            _ => false,
        };
        let solutions = &self.guide().solutions;
        let is_shown = |position: usize, what: Side, hash: u64| {
            solutions.get(position).is_some_and(|solution| what.hash(solution) == hash)
        };
        own && made.shown.iter().all(|&(position, what, hash)| is_shown(position, what, hash))
    }

    /// A hash of what all pages share: every file that is not a text of a solution or page, the paths of all pages and assets,
    /// and what surrounds every page.
    fn common(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for (id, file) in self.sources.all() {
            let path = file.path.strip_prefix("content/");
            let is_own = path.is_some_and(|path| OWN.iter().any(|folder| path.starts_with(folder)));
            if !is_own {
                (&file.path, self.sources.revision(id)).hash(&mut hasher);
            }
        }
        for page in &self.site.pages {
            (&page.path, page.written).hash(&mut hasher);
        }
        for (path, (_, published)) in &self.site.assets {
            (path, published).hash(&mut hasher);
        }
        for text in self.guide().pages.iter().flat_map(|page| page.texts.iter().flatten()) {
            text.title.value.hash(&mut hasher);
        }
        self.site.members.hash(&mut hasher);
        hasher.finish()
    }
}

/// Folders of `content/` whose files each concern one solution or page.
pub const OWN: [&str; 3] = ["solutions/", "pages/", "measures/"];
