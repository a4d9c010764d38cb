//! The issued versions: their pages as they were sealed, their archives, and the newest one under a name that never changes.

use super::{Output, OutputKind, Redirect, SITEMAP};
use crate::guide::ledger::Release;
use crate::guide::{Config, Ledger, Version};
use crate::i18n::LanguageId;
use crate::publish::Sink;
use crate::release::chain;
use crate::release::former::renamed_pages;
use crate::release::history::{History, Past};
use crate::release::record::Record;
use crate::release::version_store::{VersionStore, VersionStoreError, disc_path, statement_path};
use crate::site::{DISCS, HISTORY, LATEST};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The issued versions of a guide, opened when they are needed.
#[derive(Debug)]
pub struct Versions<'a> {
    /// Which there are.
    pub ledger: &'a Ledger,
    /// Their archives.
    pub version_store: &'a VersionStore,
    history: OnceLock<History>,
    /// On a disc: what it tells of the versions before its own.
    pub past: Option<Past>,
}

impl<'a> Versions<'a> {
    /// The versions of `ledger`.
    pub fn new(ledger: &'a Ledger, version_store: &'a VersionStore) -> Self {
        Self { ledger, version_store, history: OnceLock::new(), past: None }
    }

    /// The versions of `ledger` on the disc of one of them, of which `history` and `past` tell.
    pub fn on_disc(ledger: &'a Ledger, version_store: &'a VersionStore, history: History, past: Past) -> Self {
        Self { ledger, version_store, history: history.into(), past: Some(past) }
    }

    /// All versions, compared.
    pub fn history(&self) -> Result<&History, VersionStoreError> {
        if let Some(history) = self.history.get() {
            return Ok(history);
        }
        let records = self.version_store.records(&self.ledger.releases.iter().collect::<Vec<_>>())?;
        let history = History::new(self.ledger, records);
        Ok(self.history.get_or_init(|| history))
    }

    /// The entry of a version in the ledger; `None` if nobody issued it.
    pub fn release(&self, version: &Version) -> Option<&'a Release> {
        self.ledger.find(version)
    }

    /// The files of a version as they were sealed, below `folder`.
    pub fn sealed(&self, version: &Version, folder: &str) -> Result<Vec<Output>, VersionStoreError> {
        let Some(release) = self.release(version) else { return Ok(Vec::new()) };
        let own = version.to_string();
        let opened = self.version_store.open(release)?;
        let output = |path| {
            let source = OutputKind::Sealed(version.clone(), format!("{own}/{path}"));
            Output::new(format!("{folder}/{path}"), source)
        };
        Ok(opened.archive.below(&own).map(output).collect())
    }

    /// The archives for who wants a disc.
    pub fn discs(&self) -> Vec<Output> {
        let versions = self.ledger.releases.iter().map(|release| &release.version.value);
        let disc = |version: &Version| Output::new(disc_path(&version.to_string()), OutputKind::Disc(version.clone()));
        versions.map(disc).collect()
    }

    /// By what anybody can prove the archives: a statement of each, and the SHA-256 of all. Lines of an old ledger have no statement.
    pub fn proofs(&self) -> Vec<Output> {
        let statements = self.ledger.releases.iter().filter(|release| !release.is_old()).map(|release| {
            let version = &release.version.value;
            Output::new(statement_path(&version.to_string()), OutputKind::Statement(version.clone()))
        });
        statements.chain([Output::new(format!("{DISCS}/SHA256SUMS"), OutputKind::Checksums)]).collect()
    }

    /// The SHA-256 of every archive and statement, a line for each.
    fn checksums(&self) -> String {
        let lines = self.ledger.releases.iter().flat_map(|release| {
            let version = &release.version.value;
            let statement = (!release.is_old()).then(|| format!("{}  {version}.json\n", chain::fingerprint(release)));
            [Some(format!("{}  {version}.zip\n", release.sha256)), statement].into_iter().flatten()
        });
        lines.collect()
    }

    /// The bytes of an output that is a file of an archive, or proves one; `None` of any other.
    pub fn stored(&self, source: &OutputKind) -> Result<Option<Vec<u8>>, VersionStoreError> {
        match source {
            OutputKind::Checksums => Ok(Some(self.checksums().into_bytes())),
            OutputKind::Statement(version) => {
                Ok(self.release(version).map(|release| chain::statement(release).into_bytes()))
            }
            OutputKind::MovedSitemap(version, path, [from, to]) => {
                let Some(release) = self.release(version) else { return Ok(None) };
                let sitemap = self.version_store.open(release)?.read(path, release)?;
                let sitemap = String::from_utf8_lossy(&sitemap);
                let moved = [">", "\""].iter().fold(sitemap.into_owned(), |text, before| {
                    text.replace(&format!("{before}{from}/"), &format!("{before}{to}/"))
                });
                Ok(Some(moved.into_bytes()))
            }
            OutputKind::Sealed(version, path) => {
                let Some(release) = self.release(version) else { return Ok(None) };
                self.version_store.open(release)?.read(path, release).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Puts an output that an archive holds, or is, into `sink`; says whether it is such a one.
    pub fn put_stored(&self, output: &Output, sink: &dyn Sink) -> Result<bool, VersionStoreError> {
        let OutputKind::Disc(version) = &output.source else {
            if let Some(other) = self.unpacked(&output.source)
                && output.path != other
                && sink.put_same(&output.path, other)?
            {
                return Ok(true);
            }
            let stored = self.stored(&output.source)?;
            let put = stored.map(|bytes| sink.put(&output.path, &bytes).map_err(VersionStoreError::Publish));
            return Ok(put.transpose()?.is_some());
        };
        let Some(release) = self.release(version) else { return Ok(false) };
        self.version_store.open(release)?.put_into(sink, &output.path, release)?;
        Ok(true)
    }

    /// Where the site has the file of an archive that `source` is, from the root: the newest final version always has its own pages there.
    fn unpacked<'s>(&self, source: &'s OutputKind) -> Option<&'s str> {
        let OutputKind::Sealed(version, path) = source else { return None };
        self.ledger.latest().filter(|release| release.version.value == *version).map(|_| path.as_str())
    }

    /// Puts those of `outputs` that archives hold, or are, into `sink`, on all cores.
    pub fn put_all_stored(&self, outputs: &[Output], sink: &dyn Sink) -> Result<(), VersionStoreError> {
        outputs.par_iter().try_for_each(|output| self.put_stored(output, sink).map(drop))
    }

    /// The names of the sitemaps of a version.
    pub fn sitemaps(&self, version: &Version) -> Result<Vec<String>, VersionStoreError> {
        let Some(release) = self.release(version) else { return Ok(Vec::new()) };
        let (own, opened) = (version.to_string(), self.version_store.open(release)?);
        let names = opened.archive.below(&own).filter(|name| name.starts_with(SITEMAP) && !name.contains('/'));
        Ok(names.map(str::to_owned).collect())
    }

    /// The version `latest` under a name that never changes, and a redirect from every address that an earlier version had there and it has not.
    pub fn latest(&self, latest: &Version, config: &Config) -> Result<Vec<Output>, VersionStoreError> {
        let mut outputs = self.sealed(latest, LATEST)?;
        outputs.extend(self.redirects(latest, config)?);
        Ok(outputs)
    }

    /// A page at every address of a page of `version` that leads to the same page of the version `by`; to the front page of its language where there is
    /// none.
    pub fn replaced(&self, version: &Version, by: &Version, config: &Config) -> Result<Vec<Output>, VersionStoreError> {
        let (Some(old), Some(new)) = (self.release(version), self.release(by)) else { return Ok(Vec::new()) };
        let (folder, there) = (version.to_string(), by.to_string());
        let opened = self.version_store.open(new)?;
        let there: BTreeSet<&str> = opened.archive.below(&there).collect();
        let (before, now) = (self.version_store.record(old)?, self.version_store.record(new)?);
        let archive = self.version_store.open(old)?;
        let pages =
            archive.archive.below(&folder).filter(|path| *path == "index.html" || path.ends_with("/index.html"));
        let leads_on = |path: &str| {
            let code = path.split('/').next().unwrap_or_default();
            let mut languages = LanguageId::each(&config.languages);
            let language = languages.find(|(_, language)| language.code == code).map(|(index, _)| index);
            let front = format!("{code}/index.html");
            let mut pages = [Some(path.to_owned()), renamed(path, &before, &now), Some(front)].into_iter().flatten();
            let page = pages.find(|page| there.contains(page.as_str())).unwrap_or_else(|| "index.html".to_owned());
            let redirect = Redirect {
                language: language.unwrap_or(LanguageId::REFERENCE),
                target: format!("{}{by}/{page}", up(path)),
                root: up(path),
                reason: "newer-version",
                version: by.to_string(),
            };
            Output::new(format!("{folder}/{path}"), OutputKind::Redirect(redirect))
        };
        Ok(pages.map(leads_on).collect())
    }

    /// A page at every address of `/latest/` that another version had and `latest` has not; and their documents.
    pub fn redirects(&self, latest: &Version, config: &Config) -> Result<Vec<Output>, VersionStoreError> {
        let Some(release) = self.release(latest) else { return Ok(Vec::new()) };
        let opened = self.version_store.open(release)?;
        let folder = latest.to_string();
        let mut taken: BTreeSet<String> = opened.archive.below(&folder).map(str::to_owned).collect();
        let now = self.version_store.record(release)?;
        let mut outputs = Vec::new();
        // The nearest version knows best where a page went.
        for release in self.ledger.releases.iter().rev().filter(|release| release.version.value != *latest) {
            let version = &release.version.value;
            let before = self.version_store.open(release)?;
            let folder = version.to_string();
            for path in before.archive.below(&folder) {
                if taken.contains(path) {
                    continue;
                }
                let source = if path.ends_with("/index.html") {
                    let (target, reason) = successor(path, &*self.version_store.record(release)?, &now, &taken);
                    let code = path.split('/').next().unwrap_or_default();
                    let mut languages = LanguageId::each(&config.languages);
                    let Some((language, _)) = languages.find(|(_, language)| language.code == code) else { continue };
                    let reason = if version > latest { "not-yet" } else { reason };
                    OutputKind::Redirect(Redirect { language, target, root: up(path), reason, version: String::new() })
                } else if path.starts_with("assets/") && version < latest {
                    // A document that somebody linked to stays; its name bears a hash of its content.
                    OutputKind::Sealed(version.clone(), format!("{folder}/{path}"))
                } else {
                    continue;
                };
                outputs.push(Output::new(format!("{LATEST}/{path}"), source));
                taken.insert(path.to_owned());
            }
        }
        Ok(outputs)
    }
}

/// Where a page of an earlier version leads in the newest one, as a relative address, and why: the name of a message.
fn successor(path: &str, before: &Record, now: &Record, there: &BTreeSet<String>) -> (String, &'static str) {
    let mut parts = path.split('/');
    let (code, name) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    if !now.languages.iter().any(|language| language == code) || name == "index.html" {
        return (format!("{}{HISTORY}/{code}/index.html", up(path)), "withdrawn");
    }
    // `slug--tool` is the tool sheet of a solution.
    let (slug, tool) = name.split_once("--").unwrap_or((name, ""));
    let history = |id: &str| format!("{}{HISTORY}/{code}/{id}/index.html", up(path));
    if let Some(solution) = before.solutions.iter().find(|solution| solution.slug == slug) {
        return match now.solution(&solution.id) {
            Some(new) => {
                let sheet = format!("{}--{tool}", new.slug);
                let has_sheet = there.contains(&format!("{code}/{sheet}/index.html"));
                let name = if has_sheet { &sheet } else { &new.slug };
                (format!("../{name}/index.html"), "renamed-page")
            }
            None => (history(&solution.id), "withdrawn"),
        };
    }
    if before.pages.iter().any(|page| page.slug == slug) {
        return (history(slug), "withdrawn");
    }
    let mut moved = renamed_pages(name, now).into_iter();
    match moved.find(|name| there.contains(&format!("{code}/{name}/index.html"))) {
        Some(name) => (format!("../{name}/index.html"), "renamed-page"),
        None => ("../solutions/index.html".to_owned(), "withdrawn"),
    }
}

/// The path that the page of a solution at `path` has since its address changed.
fn renamed(path: &str, before: &Record, now: &Record) -> Option<String> {
    let (code, rest) = path.split_once('/')?;
    let slug = rest.strip_suffix("/index.html")?;
    let solution = before.solutions.iter().find(|solution| solution.slug == slug);
    let slug = match solution {
        Some(solution) => now.solution(&solution.id)?.slug.clone(),
        None => renamed_pages(slug, now).pop()?,
    };
    Some(format!("{code}/{slug}/index.html"))
}

/// The way from a page of a version to the root of the site.
fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count() + 1)
}
