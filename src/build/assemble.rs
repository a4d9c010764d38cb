//! The whole site: the working text, the issued versions as they were sealed, `/latest/`, the history, and the root.
//!
//! What was made of sealed versions is kept from one build to the next as whole folders, each by a hash of what it was made from: with
//! twenty versions a build takes less than a tenth longer than with none.

use super::{Progress, Ready};
use crate::guide::Solution;
use crate::guide::ledger::Release;
use crate::publish::{Sink, Trees};
use crate::release::history::{self, History, Lineage, Past};
use crate::release::record::{self, Record};
use crate::release::vault::Vault;
use crate::render::{Around, PageError, Renderer, SITEMAP, Stopped};
use crate::site::{HISTORY, LATEST, NEXT, Site};
use crate::source::{Content, File, Sources};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The file of the output folder that holds what is known of the solutions of issued versions, so that the next build need not open
/// their archives.
const PAST: &str = ".dalil-past";

/// A hash of the files of each solution, and one of what they say, by id.
type Said = BTreeMap<String, (String, String)>;

/// What [`PAST`] holds.
#[derive(Serialize, Deserialize)]
struct Noted {
    /// A hash of the program and of all issued versions.
    key: String,
    past: Past,
    said: Said,
}

/// A site to be made.
#[derive(Debug)]
pub struct Assembly<'a> {
    /// The guide.
    pub ready: &'a Ready,
    /// Its files.
    pub sources: &'a Sources,
    /// Its issued versions.
    pub vault: &'a Vault,
    /// A hash of the program: what another program made is made anew.
    pub program: [u8; 32],
}

impl Assembly<'_> {
    /// Puts the whole site into `sink`. Returns how many pages of the working text there are.
    pub fn put(&self, sink: &dyn Trees, progress: &dyn Progress) -> Result<usize, Stopped> {
        let guide = &self.ready.guide;
        let has_next = guide.config.publish_next.value;
        let lineage = if has_next { self.lineage(sink)? } else { Lineage::new() };
        let site = Site::plan(guide, self.sources);
        let renderer = Renderer::new(&site, self.sources, &self.ready.theme, &self.ready.words, &lineage);
        if has_next {
            progress.pages(site.pages.len());
            renderer.run(sink, &|| progress.page())?;
        } else {
            renderer.put_theme("", sink).map_err(Stopped::Sink)?;
        }
        self.vault.put(&guide.ledger, sink)?;
        let sitemaps = self.put_latest(&renderer, sink)?;
        let history = self.history(has_next, sink)?;
        let around = self.around(history.as_ref(), has_next, sitemaps);
        renderer.put_around(&around, sink)?;
        Ok(if has_next { site.pages.len() } else { 0 })
    }

    fn releases(&self) -> &[Release] {
        &self.ready.guide.ledger.releases
    }

    /// What stands around the versions.
    pub fn around<'h>(&'h self, history: Option<&'h History>, has_next: bool, sitemaps: Vec<String>) -> Around<'h> {
        let size = |release: &Release| {
            let file = self.sources.file(self.sources.find(&release.path())?);
            let Content::Archive(size, _) = file.content else { return None };
            Some((release.version.value.to_string(), size))
        };
        Around {
            ledger: &self.ready.guide.ledger,
            history,
            has_next,
            assets: if has_next { format!("{NEXT}/") } else { String::new() },
            sitemaps,
            discs: self.releases().iter().filter_map(size).collect(),
            disc: None,
        }
    }

    /// A hash of `what` and of all issued versions.
    fn key(&self, what: &str) -> blake3::Hasher {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.program).update(what.as_bytes());
        for release in self.releases() {
            hasher.update(release.version.value.to_string().as_bytes()).update(release.sha256.as_bytes());
        }
        hasher
    }

    /// A hash of `what`, of all issued versions, and of what every page is made with: theme, words, settings.
    fn key_with_look(&self, what: &str) -> blake3::Hasher {
        let mut hasher = self.key(what);
        for (_, file) in self.sources.all() {
            let path = file.path.strip_prefix("content/");
            if !path.is_some_and(|path| crate::render::OWN.iter().any(|folder| path.starts_with(folder))) {
                hasher.update(file.path.as_bytes()).update(file.hash().as_bytes());
            }
        }
        hasher
    }

    /// Since when each solution of the working text exists.
    fn lineage(&self, sink: &dyn Trees) -> Result<Lineage, Stopped> {
        let known = self.ready.guide.ledger.known_to(None);
        if known.is_empty() {
            return Ok(Lineage::new());
        }
        let languages: Vec<&str> = self.ready.guide.languages().iter().map(|language| language.code.as_str()).collect();
        let key = self.key(&format!("past {}", languages.join(" "))).finalize().to_hex().to_string();
        let kept = sink.published(PAST).and_then(|json| serde_json::from_slice::<Noted>(&json).ok());
        let kept = kept.filter(|noted| noted.key == key);
        let (past, hashed) = match kept {
            Some(Noted { past, said, .. }) => (past, said),
            None => (self.vault.past(&known)?, BTreeMap::new()),
        };
        let said = self.said(&hashed);
        let own = said.iter().map(|(id, said)| (id.clone(), said.1.clone())).collect();
        let lineage = history::lineage(&past, &own);
        let note = serde_json::to_vec(&Noted { key, past, said }).unwrap_or_default();
        sink.put(PAST, &note).map_err(Stopped::Sink)?;
        Ok(lineage)
    }

    /// What each solution says, by id. Those whose files are as they were when `known` was made are not looked at again.
    fn said(&self, known: &Said) -> Said {
        let guide = &self.ready.guide;
        let files = self.files_by_slug();
        let one = |solution: &Arc<Solution>| {
            let mut hasher = blake3::Hasher::new();
            for file in files.get(solution.slug.as_str()).into_iter().flatten() {
                hasher.update(file.path.as_bytes()).update(file.hash().as_bytes());
            }
            let raw = hasher.finalize().to_hex().to_string();
            let same = known.get(solution.id()).filter(|(other, _)| *other == raw);
            let digest = same.map_or_else(
                || record::Solution::of(solution, guide, self.sources).digest(),
                |(_, digest)| digest.clone(),
            );
            (solution.id().to_owned(), (raw, digest))
        };
        guide.solutions.par_iter().map(one).collect()
    }

    /// The files of each solution: of its folder, and what was measured.
    fn files_by_slug(&self) -> HashMap<&str, Vec<&File>> {
        let mut files: HashMap<&str, Vec<&File>> = HashMap::new();
        for (_, file) in self.sources.all() {
            let below = file.path.strip_prefix("content/solutions/").and_then(|rest| rest.split('/').next());
            let measures = file.path.strip_prefix("content/measures/").and_then(|rest| rest.strip_suffix(".csv"));
            if let Some(slug) = below.or(measures) {
                files.entry(slug).or_default().push(file);
            }
        }
        files
    }

    /// The newest final version under a name that never changes, and pages that lead on from every address that an earlier version
    /// had and this one has not. Returns the names of its sitemaps.
    fn put_latest(&self, renderer: &Renderer<'_>, sink: &dyn Trees) -> Result<Vec<String>, Stopped> {
        let Some(latest) = self.ready.guide.ledger.latest() else { return Ok(Vec::new()) };
        if !sink.keep(LATEST, *self.key_with_look(LATEST).finalize().as_bytes()) {
            self.vault.put_folder(latest, LATEST, sink)?;
            self.put_redirects(renderer, latest, sink)?;
        }
        Ok(sink.names(LATEST).into_iter().filter(|name| name.starts_with(SITEMAP)).collect())
    }

    /// Puts a page at every address of `/latest/` that an earlier version had and `latest` has not.
    pub fn put_redirects(&self, renderer: &Renderer<'_>, latest: &Release, sink: &dyn Sink) -> Result<(), Stopped> {
        let opened = self.vault.open(latest)?;
        let folder = latest.version.value.to_string();
        let mut taken: BTreeSet<String> = opened.archive.below(&folder).map(str::to_owned).collect();
        let now = opened.record(latest)?;
        // The nearest version knows best where a page went.
        for release in self.releases().iter().rev().filter(|release| release.version.value != latest.version.value) {
            let before = self.vault.open(release)?;
            let folder = release.version.value.to_string();
            let is_later = release.version.value > latest.version.value;
            for path in before.archive.below(&folder) {
                if taken.contains(path) {
                    continue;
                }
                if path.ends_with("/index.html") {
                    let (target, key) = successor(path, before.record(release)?, now, &taken);
                    let code = path.split('/').next().unwrap_or_default();
                    let Some(language) = self.language(code) else { continue };
                    let key = if is_later { "not-yet" } else { key };
                    let put = renderer.put_redirect(&format!("{LATEST}/{path}"), language, &target, key, sink);
                    put.map_err(|error| self.stopped(error))?;
                } else if path.starts_with("assets/") && !is_later {
                    // A document that somebody linked to stays; its name bears a hash of its content.
                    let bytes = before.read(&format!("{folder}/{path}"), release)?;
                    sink.put(&format!("{LATEST}/{path}"), &bytes).map_err(Stopped::Sink)?;
                } else {
                    continue;
                }
                taken.insert(path.to_owned());
            }
        }
        Ok(())
    }

    fn language(&self, code: &str) -> Option<usize> {
        self.ready.guide.languages().iter().position(|language| language.code == code)
    }

    fn stopped(&self, error: PageError) -> Stopped {
        match error {
            PageError::Sink(failure) => Stopped::Sink(failure),
            PageError::Template(error) => {
                let mut findings = crate::finding::Findings::default();
                findings.add(self.ready.theme.tell(&error, "—", self.ready.guide.config.date.span.file));
                Stopped::Findings(findings)
            }
        }
    }

    /// The history, if it is to be made anew.
    fn history(&self, has_next: bool, sink: &dyn Trees) -> Result<Option<History>, Stopped> {
        if self.releases().is_empty() || sink.keep(HISTORY, self.history_key(has_next)) {
            return Ok(None);
        }
        self.whole_history().map(Some)
    }

    /// A hash of all that the history is made from.
    pub fn history_key(&self, has_next: bool) -> [u8; 32] {
        let mut key = self.key_with_look(HISTORY);
        let guide = &self.ready.guide;
        key.update(&[u8::from(has_next)]);
        for solution in guide.solutions.iter().filter(|_| has_next) {
            key.update(solution.id().as_bytes()).update(b"\n").update(solution.slug.as_bytes()).update(b"\n");
            for chapter in &solution.chapters {
                key.update(chapter.as_ref().map_or("", |chapter| &chapter.title.value).as_bytes()).update(b"\n");
            }
        }
        for page in guide.pages.iter().filter(|_| has_next) {
            key.update(page.slug.as_bytes()).update(b"\n");
            for text in &page.texts {
                key.update(text.as_ref().map_or("", |text| &text.title.value).as_bytes()).update(b"\n");
            }
        }
        *key.finalize().as_bytes()
    }

    /// All issued versions, compared.
    pub fn whole_history(&self) -> Result<History, Stopped> {
        let records = self.vault.records(self.releases())?;
        Ok(History::new(&self.ready.guide.ledger, records, |_| true))
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
    ("../solutions/index.html".to_owned(), "withdrawn")
}

/// The way from a page of `/latest/` to the root of the site.
fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count() + 1)
}
