//! A site that is going to be made: all that its outputs are made from, and the executor that makes the whole of it.

use super::{BuildProgress, Project};
use crate::guide::ledger::Release;
use crate::guide::{Entry, Guide};
use crate::outputs::{
    self, CacheKey, Output, OutputGroup, OutputKind, Publication, SITEMAP, SiteRoot, Versions, WorkingText,
};
use crate::publish::GroupSink;
use crate::release::digests::DigestCache;
use crate::release::former::FormerIds;
use crate::release::history::{self, Digests, Provenance, Snapshot};
use crate::release::record::{self, ItemRecord, Record};
use crate::release::version_store::{VersionStore, VersionStoreError};
use crate::render::{RenderError, Renderer};
use crate::site::{LATEST, Site};
use crate::source::{FileContent, Sources};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// All that a site is made from.
#[derive(Debug)]
pub struct SiteBuild<'a> {
    project: &'a Project,
    sources: &'a Sources,
    /// The pages of the working text.
    pub site: Site,
    /// The issued versions.
    pub versions: Versions<'a>,
    provenance: Provenance,
    root: SiteRoot<'a>,
    working: Option<WorkingText>,
}

impl<'a> SiteBuild<'a> {
    /// Plans the site of `project`, whose files are `sources`, with its working text if `has_next`; `provenance` says since when each
    /// solution of that exists.
    pub fn new(
        project: &'a Project,
        sources: &'a Sources,
        version_store: &'a VersionStore,
        provenance: Provenance,
        has_next: bool,
    ) -> Self {
        let guide = &project.guide;
        let site = Site::plan(guide, sources);
        // Without versions there is no history to tell of it.
        let working = (has_next && !guide.ledger.releases.is_empty()).then(|| WorkingText::of(guide, &site));
        let root = SiteRoot { ledger: &guide.ledger, has_next, disc: None, discs: disc_sizes(project, sources) };
        Self {
            project,
            sources,
            site,
            versions: Versions::new(&guide.ledger, version_store),
            provenance,
            root,
            working,
        }
    }

    /// What makes its outputs.
    pub fn renderer(&self) -> Renderer<'_> {
        let context = self.project.context(self.sources);
        let around = (&self.versions, &self.root, self.working.as_ref());
        Renderer::new(&self.project.guide, context, &self.site, &self.provenance, around)
    }

    /// The list of its outputs.
    pub fn publication(&self) -> Publication<'_> {
        let files = self.project.context(self.sources).key();
        let context: CacheKey = *blake3::Hasher::new().update(&super::program()).update(&files).finalize().as_bytes();
        Publication {
            site: &self.site,
            config: &self.project.guide.config,
            theme: &self.project.theme,
            versions: &self.versions,
            has_next: self.root.has_next,
            working: self.working.as_ref(),
            context,
        }
    }

    /// What stands at the root of the site, where the newest final version has these sitemaps.
    pub fn root(&self, sitemaps: &[String]) -> Vec<Output> {
        outputs::root(&self.site, &self.project.guide.config, &self.root, sitemaps)
    }

    /// Makes the whole site and puts it into `sink`, but for the groups that it keeps. Returns how many pages the working text has.
    pub fn put(&self, sink: &dyn GroupSink, progress: &dyn BuildProgress) -> Result<usize, RenderError> {
        let (renderer, publication) = (self.renderer(), self.publication());
        let pages = if self.root.has_next { self.site.pages.len() } else { 0 };
        progress.pages(pages);
        let done = |output: &Output| {
            if let OutputKind::Page(_) = output.source {
                progress.page();
            }
        };
        let groups = publication.groups();
        // To look at what is there already takes as long as it takes the system to answer.
        let is_kept = |group: &OutputGroup| group.key.is_some_and(|key| sink.keep(&group.folder, key));
        let kept: Vec<bool> = groups.par_iter().map(is_kept).collect();
        for (group, _) in groups.iter().zip(kept).filter(|(_, is_kept)| !is_kept) {
            renderer.put_all(&publication.outputs(group)?, sink, &done)?;
        }
        let sitemaps = sink.names(LATEST).into_iter().filter(|name| name.starts_with(SITEMAP));
        renderer.put_all(&self.root(&sitemaps.collect::<Vec<_>>()), sink, &done)?;
        Ok(pages)
    }
}

/// The sizes of the archives that are published.
fn disc_sizes(project: &Project, sources: &Sources) -> BTreeMap<String, u64> {
    let releases = project.guide.ledger.releases.iter();
    let sizes = releases.filter_map(|release| match sources.file(sources.find(&release.path())?).content {
        FileContent::Archive(size, _) => Some((release.version.value.to_string(), size)),
        _ => None,
    });
    sizes.collect()
}

/// The file of the output folder that holds what is known of the solutions of issued versions, so that the next build need not open
/// their archives.
const SNAPSHOT: &str = ".dalil-past";

/// What [`SNAPSHOT`] holds.
#[derive(Serialize, Deserialize)]
struct SnapshotFile {
    /// What it was made from: the program, the issued versions.
    inputs: String,
    snapshot: Snapshot,
    /// The ids of the entries of each register in the last version.
    entries: BTreeMap<String, BTreeSet<String>>,
    digests: DigestCache,
}

impl SnapshotFile {
    /// What is known after `releases`.
    fn new(inputs: String, releases: &[&Release], store: &VersionStore) -> Result<Self, VersionStoreError> {
        let snapshot = store.snapshot(releases)?;
        let last = releases.last().map(|last| store.record(last)).transpose()?;
        let ids = |entries: &Vec<ItemRecord>| entries.iter().map(|entry| entry.id.clone()).collect();
        let entries = last.iter().flat_map(|last| last.registers.iter());
        let entries = entries.map(|(kind, entries)| (kind.clone(), ids(entries))).collect();
        Ok(Self { inputs, snapshot, entries, digests: DigestCache::default() })
    }

    /// Whether `guide` calls an entry that the last version has otherwise.
    fn is_renamed(&self, guide: &Guide) -> bool {
        let mut registers = guide.registers.iter();
        registers.any(|(kind, register)| {
            let known = self.entries.get(kind.word());
            let mut former = register.entries().iter().flat_map(Entry::was);
            former.any(|id| known.is_some_and(|known| known.contains(&id.value)))
        })
    }
}

/// Lets `snapshot`, whose last version says `last`, know solutions by the ids that entries of registers have in `guide`, whose solutions say `digests`.
pub fn carry(snapshot: &mut Snapshot, guide: &Guide, digests: &Digests, last: &Record) {
    history::carry(snapshot, last, &FormerIds::between(&last.registers, &record::registers(guide)), digests);
}

/// What versions know of the solutions of a working text.
#[derive(Debug, Default)]
pub struct Known {
    /// Since when each exists.
    pub provenance: Provenance,
    /// Whether [`past::findings`](super::past::findings) may find something.
    pub is_torn: bool,
}

/// What versions know of the solutions of `project`, from what `sink` kept of an earlier build.
pub fn known(
    project: &Project,
    sources: &Sources,
    version_store: &VersionStore,
    sink: &dyn GroupSink,
) -> Result<Known, RenderError> {
    let known_versions = project.guide.ledger.known_to(None);
    if known_versions.is_empty() {
        return Ok(Known::default());
    }
    let issued = known_versions.iter().map(|release| format!("{} {}", release.version.value, release.sha256));
    let issued: Vec<String> = issued.collect();
    let inputs = format!("{} {}", blake3::Hash::from_bytes(super::program()).to_hex(), issued.join(" "));
    let kept = sink.published(SNAPSHOT).and_then(|json| serde_json::from_slice::<SnapshotFile>(&json).ok());
    let mut known = match kept.filter(|known| known.inputs == inputs) {
        Some(known) => known,
        None => SnapshotFile::new(inputs, &known_versions, version_store)?,
    };
    let digests = known.digests.digests(&project.guide, sources);
    let provenance = match known_versions.last().filter(|_| known.is_renamed(&project.guide)) {
        Some(last) => {
            let mut carried = known.snapshot.clone();
            carry(&mut carried, &project.guide, &digests, &*version_store.record(last)?);
            history::provenance(&carried, &digests)
        }
        None => history::provenance(&known.snapshot, &digests),
    };
    let is_torn = history::is_torn(&known.snapshot, &digests, &project.guide.withdrawn)
        || super::past::has_errata(&project.guide.ledger);
    // What cannot be written is made again the next time.
    if let Ok(json) = serde_json::to_vec(&known) {
        sink.put(SNAPSHOT, &json).map_err(RenderError::Sink)?;
    }
    Ok(Known { provenance, is_torn })
}
