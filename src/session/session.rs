//! A guide that is read and rendered again and again, each time only where it changed.

use super::Batch;
use crate::finding::Findings;
use crate::guide::Ledger;
use crate::outputs::{Content, Group, Key, Versions};
use crate::pipeline::{self, Checked, Plan, Project, ProjectCache};
use crate::publish::{Failure, Staging, Trees};
use crate::release::digests::DigestCache;
use crate::release::history::{Lineage, lineage};
use crate::release::vault::{Shown, Vault};
use crate::render::{Changes, PageCache, Stopped};
use crate::source::Sources;
use crate::source::disk::{self, FOLDERS, Unreadable};
use std::path::{Path, PathBuf};

/// A guide at work.
#[derive(Debug)]
pub struct Session {
    root: PathBuf,
    sources: Sources,
    project: ProjectCache,
    digests: DigestCache,
    vault: Vault,
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
    pub sealed: Shown,
    /// What it consists of.
    groups: Vec<Group>,
}

/// What came of a change.
#[derive(Debug)]
pub enum Outcome {
    /// The site is up to date; these files changed. There may be warnings.
    Updated(Changes, Findings),
    /// The guide has errors; the site is the last good one.
    Broken(Findings),
    /// The archive of a version could not be read; the site is the last good one.
    Stopped(Failure),
}

impl SessionSite {
    /// The key that a group had when it was made.
    fn key(&self, folder: &str) -> Option<Key> {
        self.groups.iter().find(|group| group.folder == folder)?.key
    }
}

impl Session {
    /// Reads the guide at `root`.
    pub fn open(root: &Path) -> Result<Self, Unreadable> {
        let sources = disk::read(root)?;
        Ok(Self {
            root: root.to_path_buf(),
            sources,
            project: ProjectCache::default(),
            digests: DigestCache::default(),
            vault: Vault::new(root),
            site: SessionSite::default(),
            ledger: Ledger::default(),
            shows_next: false,
        })
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

    /// Reads the files of `batch`; says whether any of them is really another, and which could not be read.
    pub fn take(&mut self, batch: &Batch) -> (bool, Vec<Unreadable>) {
        let named = batch.paths.iter().map(String::as_str);
        let paths: Vec<&str> = if batch.all { FOLDERS.to_vec() } else { named.collect() };
        let (mut changed, mut unreadable) = (false, Vec::new());
        for path in paths {
            match disk::refresh(&self.root, path, &mut self.sources) {
                Ok(other) => changed |= other,
                Err(error) => unreadable.push(error),
            }
        }
        (changed, unreadable)
    }

    /// Brings the site up to date with the files that were read.
    pub fn update(&mut self) -> Outcome {
        let Checked { project, mut findings } = pipeline::examine_again(&self.sources, &mut self.project);
        let Some(project) = project.filter(|_| !findings.has_errors()) else { return Outcome::Broken(findings) };
        project.theme.forget_outdated();
        match self.make(&project) {
            Ok(changes) => {
                findings.extend(project.outdated());
                self.ledger = project.guide.ledger;
                Outcome::Updated(changes, findings)
            }
            Err(Stopped::Findings(told)) => {
                findings.extend(told);
                Outcome::Broken(findings)
            }
            Err(Stopped::Sink(failure)) => Outcome::Stopped(failure),
        }
    }

    fn make(&mut self, project: &Project) -> Result<Changes, Stopped> {
        let ledger = &project.guide.ledger;
        let has_next = self.shows_next || project.guide.config.publish_next.value;
        let lineage = self.lineage(project)?;
        let sealed = self.vault.shown(ledger)?;
        self.vault.keep_only(&ledger.releases);
        let plan = Plan::new(project, &self.sources, &self.vault, lineage, has_next);
        let publication = plan.publication();
        let groups = publication.groups();
        let (mut working, mut fresh, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        for group in &groups {
            match &group.content {
                Content::Working => working = publication.outputs(group)?,
                // They are in their archives, and need not be held here too.
                Content::Version(_) | Content::Discs => {}
                _ if group.key.is_some() && group.key == self.site.key(&group.folder) => {
                    kept.push(format!("{}/", group.folder));
                }
                Content::Latest(version) => fresh.extend(plan.versions.redirects(version, &project.guide.config)?),
                Content::History | Content::Theme => fresh.extend(publication.outputs(group)?),
            }
        }
        let latest = ledger.latest().map(|latest| plan.versions.sitemaps(&latest.version.value));
        let sitemaps = latest.transpose()?.unwrap_or_default();
        fresh.extend(plan.root(sitemaps));
        let changes = plan.renderer().refresh(&mut self.site.pages, &working, &fresh, &kept)?;
        self.site.groups = groups;
        self.site.sealed = sealed;
        Ok(changes)
    }

    /// Since when each solution exists.
    fn lineage(&mut self, project: &Project) -> Result<Lineage, Stopped> {
        let known = project.guide.ledger.known_to(None);
        if known.is_empty() {
            return Ok(Lineage::new());
        }
        let past = self.vault.past(&known)?;
        Ok(lineage(&past, &self.digests.digests(&project.guide, &self.sources)))
    }

    /// Puts the whole site into `staging`, but for the groups that it keeps.
    pub fn put(&self, staging: &Staging<'_>) -> Result<(), Stopped> {
        let versions = Versions::new(&self.ledger, &self.vault);
        let is_kept = |group: &Group| group.key.is_some_and(|key| staging.keep(&group.folder, key));
        let is_whole = |group: &&Group| !matches!(group.content, Content::Working | Content::Theme);
        let whole: Vec<(&Group, String)> =
            self.site.groups.iter().filter(is_whole).map(|it| (it, format!("{}/", it.folder))).collect();
        for (group, folder) in &whole {
            if is_kept(group) {
                continue;
            }
            let stored = match &group.content {
                // What leads on from other addresses of the newest version is in memory.
                Content::Version(version) | Content::Latest(version) => versions.sealed(version, &group.folder)?,
                Content::Discs => versions.discs(),
                Content::Working | Content::History | Content::Theme => Vec::new(),
            };
            versions.put_stored(&stored, staging)?;
            let files = self.site.pages.files.iter().filter(|(path, _)| path.starts_with(folder));
            staging.put_all(files).map_err(Stopped::Sink)?;
        }
        let all = self.site.pages.files.iter();
        let rest = all.filter(|(path, _)| !whole.iter().any(|(_, folder)| path.starts_with(folder)));
        staging.put_all(rest).map_err(Stopped::Sink)
    }
}
