//! A guide that is read and rendered again and again, each time only where it changed.

use super::ChangeSet;
use crate::finding::Findings;
use crate::guide::Ledger;
use crate::outputs::{CacheKey, GroupContent, OutputGroup, Versions};
use crate::pipeline::{self, Checked, Known, Project, ProjectCache, SiteBuild, past};
use crate::publish::{GroupSink, PublishError, Staging};
use crate::release::digests::DigestCache;
use crate::release::history;
use crate::release::version_store::{SealedPages, VersionStore};
use crate::render::{FileChanges, PageCache, RenderError};
use crate::source::Sources;
use crate::source::disk::{self, FOLDERS, ReadError};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// A guide that is open: its files as they were read last, what was made from them, and the caches by which an update makes only what is stale.
#[derive(Debug)]
pub struct Session {
    root: PathBuf,
    sources: Sources,
    project: ProjectCache,
    digests: DigestCache,
    version_store: VersionStore,
    site: SessionSite,
    ledger: Ledger,
    /// Whether the working text is shown even if it is not to be published.
    shows_next: bool,
}

/// A site in memory, as it was last good.
#[derive(Debug, Default)]
pub struct SessionSite {
    /// Every output but those of sealed versions.
    pub pages: PageCache,
    /// The pages of sealed versions, which are read from their archives when they are wanted.
    pub sealed: SealedPages,
    /// What it consists of.
    groups: Vec<OutputGroup>,
}

/// What came of a change.
#[derive(Debug)]
pub enum UpdateResult {
    /// The site is up to date; these files changed. There may be warnings.
    Updated(FileChanges, Findings),
    /// The guide has errors; the site is the last good one.
    Broken(Findings),
    /// The archive of a version could not be read; the site is the last good one.
    Failed(PublishError),
}

impl SessionSite {
    /// The key that a group had when it was made.
    fn key(&self, folder: &str) -> Option<CacheKey> {
        self.groups.iter().find(|group| group.folder == folder)?.key
    }
}

impl Session {
    /// Reads the guide at `root`.
    pub fn open(root: &Path) -> Result<Self, ReadError> {
        Ok(Self::begin(root.to_path_buf(), disk::read(root)?, false))
    }

    /// A session for which nothing was made yet.
    fn begin(root: PathBuf, sources: Sources, shows_next: bool) -> Self {
        let version_store = VersionStore::new(&root);
        Self {
            root,
            sources,
            project: ProjectCache::default(),
            digests: DigestCache::default(),
            version_store,
            site: SessionSite::default(),
            ledger: Ledger::default(),
            shows_next,
        }
    }

    /// Shows the working text even if it is not to be published: its authors want to see it.
    #[must_use]
    pub fn showing_next(mut self) -> Self {
        self.shows_next = true;
        self
    }

    /// The files of the guide, as they were last read.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The site, as it was last good.
    pub fn site(&self) -> &SessionSite {
        &self.site
    }

    /// Reads the files of `change_set`; says whether any of them is really another, and which could not be read.
    pub fn read_changes(&mut self, change_set: &ChangeSet) -> (bool, Vec<ReadError>) {
        let named = change_set.paths.iter().map(String::as_str);
        let paths: Vec<&str> = if change_set.all { FOLDERS.to_vec() } else { named.collect() };
        let (mut changed, mut unreadable) = (false, Vec::new());
        for path in paths {
            match disk::refresh(&self.root, path, &mut self.sources) {
                Ok(other) => changed |= other,
                Err(error) => unreadable.push(error),
            }
        }
        (changed, unreadable)
    }

    /// Forgets all that was made of the files, as after an update that did not come to its end.
    pub fn forget(&mut self) {
        let (root, sources) = (std::mem::take(&mut self.root), std::mem::take(&mut self.sources));
        *self = Self::begin(root, sources, self.shows_next);
    }

    /// Brings the site up to date with the files that were read.
    pub fn update(&mut self) -> UpdateResult {
        let Checked { project, mut findings } = pipeline::examine_again(&self.sources, &mut self.project);
        let Some(project) = project.filter(|_| !findings.has_errors()) else { return UpdateResult::Broken(findings) };
        project.theme.forget_outdated();
        match self.make(&project) {
            Ok((changes, told)) => {
                findings.extend(told);
                findings.extend(project.outdated());
                self.ledger = project.guide.ledger;
                UpdateResult::Updated(changes, findings)
            }
            Err(RenderError::Findings(told)) => {
                findings.extend(told);
                UpdateResult::Broken(findings)
            }
            Err(RenderError::Sink(failure)) => UpdateResult::Failed(failure),
        }
    }

    fn make(&mut self, project: &Project) -> Result<(FileChanges, Findings), RenderError> {
        let ledger = &project.guide.ledger;
        let has_next = self.shows_next || project.guide.config.publish_next.value;
        let Known { provenance, is_torn } = self.known(project)?;
        let told = if is_torn {
            past::findings(&project.guide, &self.sources, &self.version_store)?
        } else {
            Findings::default()
        };
        let sealed = self.version_store.shown(ledger, project.guide.config.keep)?;
        self.version_store.keep_only(&ledger.releases);
        let plan = SiteBuild::new(project, &self.sources, &self.version_store, provenance, has_next);
        let publication = plan.publication();
        let groups = publication.groups();
        let (mut working, mut fresh, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        for group in &groups {
            match &group.content {
                GroupContent::Working => working = publication.outputs(group)?,
                // They are in their archives, and need not be held here too.
                GroupContent::Version(_) => {}
                _ if group.key.is_some() && group.key == self.site.key(&group.folder) => {
                    kept.push(format!("{}/", group.folder));
                }
                GroupContent::Discs => fresh.extend(plan.versions.proofs()),
                GroupContent::Latest(version) => fresh.extend(plan.versions.redirects(version, &project.guide.config)?),
                GroupContent::Replaced(..) | GroupContent::History | GroupContent::Theme => {
                    fresh.extend(publication.outputs(group)?);
                }
            }
        }
        let latest = ledger.latest().map(|latest| plan.versions.sitemaps(&latest.version.value));
        let sitemaps = latest.transpose()?.unwrap_or_default();
        fresh.extend(plan.root(&sitemaps));
        let changes = plan.renderer().refresh(&mut self.site.pages, &working, &fresh, &kept)?;
        self.site.groups = groups;
        self.site.sealed = sealed;
        Ok((changes, told))
    }

    /// What versions know of the solutions.
    fn known(&mut self, project: &Project) -> Result<Known, RenderError> {
        let known = project.guide.ledger.known_to(None);
        if known.is_empty() {
            return Ok(Known::default());
        }
        let mut snapshot = self.version_store.snapshot(&known)?;
        let digests = self.digests.digests(&project.guide, &self.sources);
        if let Some(last) = known.last() {
            pipeline::carry(&mut snapshot, &project.guide, &digests, &*self.version_store.record(last)?);
        }
        let is_torn =
            history::is_torn(&snapshot, &digests, &project.guide.withdrawn) || past::has_errata(&project.guide.ledger);
        Ok(Known { provenance: history::provenance(&snapshot, &digests), is_torn })
    }

    /// Puts the whole site into `staging`, but for the groups that it keeps.
    pub fn put(&self, staging: &Staging<'_>) -> Result<(), RenderError> {
        let versions = Versions::new(&self.ledger, &self.version_store);
        let is_kept = |group: &OutputGroup| group.key.is_some_and(|key| staging.keep(&group.folder, key));
        let is_whole = |group: &&OutputGroup| !matches!(group.content, GroupContent::Working | GroupContent::Theme);
        let whole: Vec<(&OutputGroup, String)> =
            self.site.groups.iter().filter(is_whole).map(|it| (it, format!("{}/", it.folder))).collect();
        for (group, folder) in &whole {
            if is_kept(group) {
                continue;
            }
            let stored = match &group.content {
                // What leads on from other addresses of the newest version is in memory, and so is what proves discs.
                GroupContent::Version(version) | GroupContent::Latest(version) => {
                    versions.sealed(version, &group.folder)?
                }
                GroupContent::Discs => versions.discs(),
                GroupContent::Working | GroupContent::Replaced(..) | GroupContent::History | GroupContent::Theme => {
                    Vec::new()
                }
            };
            versions.put_all_stored(&stored, staging)?;
            let files = self.site.pages.files.iter().filter(|(path, _)| path.starts_with(folder));
            staging.put_all(files).map_err(RenderError::Sink)?;
        }
        let all = self.site.pages.files.iter();
        let rest = all.filter(|(path, _)| !whole.iter().any(|(_, folder)| path.starts_with(folder)));
        staging.put_all(rest).map_err(RenderError::Sink)?;
        self.site.pages.photos.par_iter().try_for_each(|(path, photo)| photo.put(path, staging))
    }
}
