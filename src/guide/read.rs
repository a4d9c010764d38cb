//! Reads a guide from its files, on all cores, and only what changed since the last time.

use super::schedule::schedule;
use super::{
    BAD_SLUG, Chapter, Config, Guide, Ledger, NO_REFERENCE, NOT_UTF8, ORPHANED, Prose, ProsePage, Register,
    RegisterKind, Solution, SolutionId, is_device, is_slug, measure, reference,
};
use crate::finding::Findings;
use crate::i18n::Language;
use crate::source::{File, FileContent, FileId, Sources, Span};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// The solutions and pages that were read, and from what: those whose files are the same are not read again.
#[derive(Debug, Default)]
pub struct ReadCache {
    /// The languages that they were read for.
    languages: Vec<String>,
    solutions: Kept<Solution>,
    pages: Kept<ProsePage>,
}

/// Things that were read, by slug.
type Kept<T> = HashMap<String, Reading<T>>;

/// One thing that was read.
#[derive(Clone, Debug)]
struct Reading<T> {
    /// The files, each with its revision.
    files: Vec<(FileId, u64)>,
    thing: Option<Arc<T>>,
    findings: Findings,
}

/// See [`Guide::read`].
pub fn read(sources: &Sources, cache: &mut ReadCache, findings: &mut Findings) -> Option<Guide> {
    let files = sources.all();
    tell_encodings(&files, findings);
    let config = Config::read(sources, findings)?;
    cache.forget_other_languages(&config.languages);
    let readable: Vec<(FileId, &File)> =
        files.into_iter().filter(|(_, file)| !matches!(file.content, FileContent::NotUtf8 { .. })).collect();
    let folders = Folders::sort(&readable);
    let shared_files = folders.shared(&readable);
    let registers =
        RegisterKind::ALL.map(|kind| (kind, Register::read(kind, sources, &config.languages, findings))).into();
    let references = reference::read_all(sources, &config.languages, findings);
    let references_are_whole = references.is_some();
    let references = references.unwrap_or_default();
    let mut solutions =
        read_all(&folders.solutions, &mut cache.solutions, sources, findings, |slug, files, findings| {
            read_solution(slug, files, &config.languages, findings)
        });
    let mut pages = read_all(&folders.pages, &mut cache.pages, sources, findings, |slug, files, findings| {
        read_page(slug, files, &config.languages, findings)
    });
    for (id, _) in folders.unknown {
        findings.add(ORPHANED.at(id));
    }
    let ledger = Ledger::read(sources, &config, findings);
    let assets = assets(&folders.solutions, &folders.pages);
    sort(&mut solutions, &registers);
    pages.sort_by_cached_key(|page| {
        (page.facts().order.as_ref().map_or(u32::MAX, |order| order.value), page.slug.clone())
    });
    let positions =
        SolutionId::each(&solutions).map(|(position, solution)| (solution.slug.clone(), position)).collect();
    Some(Guide {
        config,
        registers,
        references,
        references_are_whole,
        solutions,
        pages,
        ledger,
        assets,
        shared_files,
        positions,
    })
}

impl ReadCache {
    fn forget_other_languages(&mut self, languages: &[Language]) {
        let codes: Vec<String> = languages.iter().map(|language| language.locale.to_string()).collect();
        if self.languages != codes {
            *self = Self { languages: codes, ..Self::default() };
        }
    }
}

fn tell_encodings(files: &[(FileId, &File)], findings: &mut Findings) {
    for (id, file) in files {
        if let FileContent::NotUtf8 { before, byte } = &file.content {
            let at = before.len();
            findings.add(NOT_UTF8.at(Span::new(*id, at..at)).with("byte", format!("0x{byte:02X}")));
        }
    }
}

/// In the order of their themes, then of their own `order`, then of their slugs.
fn sort(solutions: &mut [Arc<Solution>], registers: &BTreeMap<RegisterKind, Register>) {
    let themes = &registers[&RegisterKind::Theme];
    solutions.sort_by_cached_key(|solution| {
        let facts = solution.facts();
        let theme = facts.theme.as_ref().and_then(|theme| themes.position(&theme.value));
        let order = facts.order.as_ref().map_or(u32::MAX, |order| order.value);
        (theme.unwrap_or(usize::MAX), order, solution.slug.clone())
    });
}

/// The files of solutions or pages, by slug.
type BySlug<'s> = BTreeMap<&'s str, Vec<(FileId, &'s File)>>;

/// The files of `content/`, sorted by what they are for.
#[derive(Default)]
struct Folders<'s> {
    solutions: BySlug<'s>,
    pages: BySlug<'s>,
    unknown: Vec<(FileId, &'s File)>,
}

/// Files and folders of `content/` that other parts read, or that later parts of the tool keep there.
const KNOWN: [&str; 5] = ["guide.toml", "references.yml", "translations.lock", "feedback/", "releases/"];

impl<'s> Folders<'s> {
    fn sort(files: &[(FileId, &'s File)]) -> Self {
        let mut folders = Self::default();
        let mut measures = Vec::new();
        for &(id, file) in files {
            let Some(path) = file.path.strip_prefix("content/") else { continue };
            let mut parts = path.splitn(3, '/');
            match (parts.next(), parts.next(), parts.next()) {
                (Some("solutions"), Some(slug), Some(_)) => folders.solutions.entry(slug).or_default().push((id, file)),
                (Some("pages"), Some(slug), Some(_)) => folders.pages.entry(slug).or_default().push((id, file)),
                (Some("measures"), Some(name), None) => measures.push((name, (id, file))),
                _ if KNOWN.iter().any(|known| path == *known || (known.ends_with('/') && path.starts_with(known))) => {}
                _ if RegisterKind::ALL.iter().any(|kind| kind.place() == file.path) => {}
                _ => folders.unknown.push((id, file)),
            }
        }
        // A table of measurements is read with its solution.
        for (name, table) in measures {
            let solution = name.strip_suffix(".csv").and_then(|slug| folders.solutions.get_mut(slug));
            solution.unwrap_or(&mut folders.unknown).push(table);
        }
        folders
    }

    /// Those of `files` that are neither a solution's nor a page's.
    fn shared(&self, files: &[(FileId, &File)]) -> Vec<FileId> {
        let own = self.solutions.values().chain(self.pages.values()).flatten();
        let own: HashSet<FileId> = own.map(|(id, _)| *id).collect();
        files.iter().map(|(id, _)| *id).filter(|id| !own.contains(id)).collect()
    }
}

/// The files beside chapters and pages that are published as they are: images, tools.
fn assets(solutions: &BySlug<'_>, pages: &BySlug<'_>) -> BTreeMap<String, FileId> {
    let files = solutions.values().chain(pages.values()).flatten();
    let published = files.filter(|(_, file)| !file.path.ends_with(".md") && !is_table(file));
    published.map(|(id, file)| (file.path.clone(), *id)).collect()
}

/// A table of measurements.
fn is_table(file: &File) -> bool {
    file.path.starts_with("content/measures/")
}

/// Reads the things in `folders` that changed; findings come in the order of the folders.
fn read_all<'s, T: Send + Sync>(
    folders: &BySlug<'s>,
    kept: &mut Kept<T>,
    sources: &Sources,
    findings: &mut Findings,
    read: impl Fn(&str, &[(FileId, &'s File)], &mut Findings) -> Option<T> + Sync,
) -> Vec<Arc<T>> {
    let known = &*kept;
    let readings: Vec<(&str, Option<Reading<T>>)> = folders
        .par_iter()
        .map(|(slug, files)| {
            let revisions: Vec<(FileId, u64)> = files.iter().map(|(id, _)| (*id, sources.revision(*id))).collect();
            if known.get(*slug).is_some_and(|reading| reading.files == revisions) {
                return (*slug, None);
            }
            let mut findings = Findings::default();
            if !is_slug(slug) {
                findings.add(BAD_SLUG.at(files[0].0).with("kind", "letters").with("found", *slug).near_slug(slug));
            } else if is_device(slug) {
                findings.add(BAD_SLUG.at(files[0].0).with("kind", "device").with("found", *slug));
            }
            let thing = read(slug, files, &mut findings).map(Arc::new);
            (*slug, Some(Reading { files: revisions, thing, findings }))
        })
        .collect();
    kept.retain(|slug, _| folders.contains_key(slug.as_str()));
    let mut things = Vec::with_capacity(readings.len());
    for (slug, reading) in readings {
        if let Some(reading) = reading {
            kept.insert(slug.to_owned(), reading);
        }
        if let Some(reading) = kept.get(slug) {
            findings.extend(reading.findings.clone());
            things.extend(reading.thing.clone());
        }
    }
    things
}

fn read_solution(
    slug: &str,
    files: &[(FileId, &File)],
    languages: &[Language],
    findings: &mut Findings,
) -> Option<Solution> {
    let mut chapters: Vec<Option<Chapter>> = Vec::with_capacity(languages.len());
    for (index, language) in languages.iter().enumerate() {
        let file = find_language(files, language);
        chapters.push(file.and_then(|(id, file)| Chapter::read(file.text(), *id, index == 0, findings)));
    }
    let sheets = read_sheets(slug, &chapters, files, findings);
    tell_missing_reference(files, &languages[0], findings);
    tell_orphans(files, languages, |path| sheets.contains_key(path), findings);
    let table = files.iter().find(|(_, file)| is_table(file));
    let measurements = table.map_or_else(Vec::new, |(id, file)| measure::read(file.text(), *id, findings));
    let slots = schedule(&chapters[0].as_ref()?.steps);
    let files = files.iter().map(|(id, _)| *id).collect();
    Some(Solution { slug: slug.to_owned(), files, chapters, sheets, measurements, slots })
}

/// The tools of `chapters` that are written in Markdown, by path.
fn read_sheets(
    slug: &str,
    chapters: &[Option<Chapter>],
    files: &[(FileId, &File)],
    findings: &mut Findings,
) -> BTreeMap<String, Prose> {
    let mut sheets = BTreeMap::new();
    for tool in chapters.iter().flatten().flat_map(|chapter| &chapter.tools) {
        let path = format!("content/solutions/{slug}/{}", tool.file.value);
        let sheet = files.iter().find(|(_, file)| file.path == path && path.ends_with(".md"));
        let Some((id, file)) = sheet.filter(|_| !sheets.contains_key(&path)) else { continue };
        if let Some(prose) = Prose::read(file.text(), *id, findings) {
            sheets.insert(path, prose);
        }
    }
    sheets
}

fn read_page(
    slug: &str,
    files: &[(FileId, &File)],
    languages: &[Language],
    findings: &mut Findings,
) -> Option<ProsePage> {
    tell_missing_reference(files, &languages[0], findings);
    tell_orphans(files, languages, |_| false, findings);
    let texts: Vec<Option<Prose>> = languages
        .iter()
        .map(|language| find_language(files, language).and_then(|(id, file)| Prose::read(file.text(), *id, findings)))
        .collect();
    texts[0].is_some().then(|| ProsePage { slug: slug.to_owned(), texts })
}

fn tell_missing_reference(files: &[(FileId, &File)], reference: &Language, findings: &mut Findings) {
    if find_language(files, reference).is_none() {
        findings.add(NO_REFERENCE.at(files[0].0).with("language", &*reference.code));
    }
}

/// Tells Markdown files that are neither a text in a language of the guide nor `used`.
fn tell_orphans(
    files: &[(FileId, &File)],
    languages: &[Language],
    used: impl Fn(&str) -> bool,
    findings: &mut Findings,
) {
    for (id, file) in files.iter().filter(|(_, file)| file.path.ends_with(".md") && !used(&file.path)) {
        if !languages.iter().any(|language| is_text_in(file, language)) {
            findings.add(ORPHANED.at(*id));
        }
    }
}

fn find_language<'f, 's>(files: &'f [(FileId, &'s File)], language: &Language) -> Option<&'f (FileId, &'s File)> {
    files.iter().find(|(_, file)| is_text_in(file, language))
}

/// Is `file` the text of its solution or page in `language`: `content/solutions/petitions/fr.md`?
fn is_text_in(file: &File, language: &Language) -> bool {
    let mut names = file.path.rsplit('/');
    names.next().and_then(|name| name.strip_suffix(".md")) == Some(&language.code) && names.count() == 3
}
