//! What stands around the folders of versions.

use super::{Output, OutputKind, Redirect};
use crate::guide::ledger::Release;
use crate::guide::{Config, Ledger};
use crate::i18n::LanguageId;
use crate::site::{HISTORY, LATEST, NEXT, SCRIPT, Site};
use std::collections::BTreeMap;

/// The root of a site, or of the disc of one version.
#[derive(Debug)]
pub struct SiteRoot<'a> {
    /// The issued versions; on a disc those up to its own.
    pub ledger: &'a Ledger,
    /// Whether the working text is published.
    pub has_next: bool,
    /// On a disc: the version that it holds.
    pub disc: Option<String>,
    /// The sizes of the archives that are published, in bytes, by version.
    pub discs: BTreeMap<String, u64>,
}

impl SiteRoot<'_> {
    /// The version of the disc; empty on a site.
    pub fn disc_of(&self) -> &str {
        self.disc.as_deref().unwrap_or_default()
    }

    /// Where the theme's assets are, from the root: a folder with a `/` at the end, or the root itself.
    pub fn assets(&self) -> String {
        match &self.disc {
            Some(version) => format!("{version}/"),
            None if self.has_next => format!("{NEXT}/"),
            None => String::new(),
        }
    }

    /// The front page that readers of the language `code` are led to, from the root.
    pub fn front(&self, code: &str) -> String {
        let has_language = |release: &&Release| release.languages.iter().any(|known| known.value == code);
        let newest = || self.ledger.releases.iter().rev().find(has_language);
        let folder = match &self.disc {
            Some(version) => version.clone(),
            None if self.ledger.latest().as_ref().is_some_and(has_language) => LATEST.to_owned(),
            None if self.has_next => NEXT.to_owned(),
            None => newest().map_or_else(|| HISTORY.to_owned(), |release| release.version.value.to_string()),
        };
        format!("{folder}/{code}/index.html")
    }
}

/// What stands at the root of a site whose newest final version has these sitemaps.
pub fn root(site: &Site, config: &Config, root: &SiteRoot<'_>, sitemaps: &[String]) -> Vec<Output> {
    let mut outputs = vec![
        at("index.html", OutputKind::Choice),
        at("404.html", OutputKind::RootNotFound),
        at("robots.txt", OutputKind::Robots),
    ];
    if config.base_url.is_some() {
        let moved = root.ledger.latest().zip(root.ledger.moved(config));
        let folder = if moved.is_some() { String::new() } else { format!("{LATEST}/") };
        let paths = sitemaps.iter().map(|name| format!("{folder}{name}")).collect();
        outputs.push(at("sitemap.xml", OutputKind::SitemapIndex(paths)));
        // Search engines pass over a sitemap of another site.
        outputs.extend(sitemaps.iter().filter_map(|name| {
            let (latest, (from, to)) = moved?;
            let (version, addresses) = (&latest.version.value, [from, to].map(str::to_owned));
            Some(at(name, OutputKind::MovedSitemap(version.clone(), format!("{version}/{name}"), addresses)))
        }));
    }
    if site.has_history {
        outputs.push(at(SCRIPT, OutputKind::Script));
    }
    if root.ledger.latest().is_none() {
        outputs
            .push(at(&format!("{LATEST}/index.html"), redirect_to(LanguageId::REFERENCE, "../", "index.html", site)));
        outputs.extend(LanguageId::each(&config.languages).map(|(index, language)| {
            let place = format!("{LATEST}/{}/index.html", language.code);
            at(&place, redirect_to(index, "../../", &root.front(&language.code), site))
        }));
    }
    outputs
}

/// What stands at the root of a disc.
pub fn disc_root() -> Vec<Output> {
    vec![at("index.html", OutputKind::Choice), at(SCRIPT, OutputKind::Script)]
}

fn at(path: &str, source: OutputKind) -> Output {
    Output::new(path.to_owned(), source)
}

/// As long as there is no final version, `/latest/` leads to what there is.
fn redirect_to(language: LanguageId, root: &str, target: &str, site: &Site) -> OutputKind {
    let target = format!("{root}{target}");
    // Without versions there is no script that takes along the place on the page.
    let root = if site.has_history { root.to_owned() } else { String::new() };
    OutputKind::Redirect(Redirect { language, target, root, reason: "", version: String::new() })
}
