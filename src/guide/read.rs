//! Reads a guide from its files, on all cores, and only what changed since the last time.

use super::file_name::{self, Meant};
use super::measure::{self, Measurements};
use super::schedule::schedule;
use super::{
    BAD_SLUG, CONFLICT_COPY, Chapter, Config, Guide, Ledger, MISNAMED, NO_REFERENCE, NOT_UTF8, ORPHANED, Prose,
    ProsePage, Register, RegisterKind, Solution, SolutionId, UNPORTABLE, is_device, is_slug, reference, script,
    withdrawn,
};
use crate::finding::{Edit, Finding, Findings, Place, nearest};
use crate::i18n::{Language, composed, slug_of};
use crate::source::{Encoding, File, FileContent, FileId, Sources, Span};
use rayon::prelude::*;
use std::borrow::Cow;
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
    let folders = Folders::sort(&files);
    let shared_files = folders.shared(&files);
    let there = folders.tell_unknown(&config.languages, findings);
    let is_misnamed = |place: &str| there.contains(place);
    let mut registers: BTreeMap<RegisterKind, Register> =
        RegisterKind::ALL.map(|kind| (kind, Register::read(kind, sources, &config.languages, findings))).into();
    for (kind, register) in &mut registers {
        register.is_whole &= !is_misnamed(kind.place());
    }
    let references = reference::read_all(sources, &config.languages, findings);
    let (references, references_are_whole) = references.unwrap_or_default();
    let references_are_whole = references_are_whole && !is_misnamed(reference::PATH);
    let mut solutions =
        read_all(&folders.solutions, &mut cache.solutions, sources, findings, |slug, folder, findings| {
            read_solution(slug, folder, &config.languages, findings)
        });
    let mut pages = read_all(&folders.pages, &mut cache.pages, sources, findings, |slug, folder, findings| {
        read_page(slug, folder, &config.languages, findings)
    });
    tell_unportable(&files, findings);
    let withdrawn = withdrawn::read(sources, &config.languages, findings);
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
        withdrawn,
        ledger,
        assets,
        shared_files,
        there,
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
        if let FileContent::NotUtf8 { before, encoding, meant } = &file.content {
            let at = before.len();
            let is_text = at > 0 && *encoding != Encoding::Document;
            let place = if is_text { Span::new(*id, at..at).into() } else { Place::File(*id) };
            let kind = if is_table(file) { "table" } else { "text" };
            let edits = meant.iter().map(|text| Edit::new(*id, text.to_string())).collect();
            findings.add(NOT_UTF8.at(place).with("encoding", encoding.name()).with("kind", kind).fixed_by(edits));
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

/// The folders of solutions or pages, by slug. One whose name cannot be an address stands there under the slug that it should have, so that what refers to it
/// is not told.
type BySlug<'s> = BTreeMap<String, Folder<'s>>;

/// The folder of a solution or page.
#[derive(Debug, Default)]
struct Folder<'s> {
    /// Its path: `content/solutions/petitions`.
    path: &'s str,
    /// Its files; of a solution, the table of what was measured too.
    files: Vec<(FileId, &'s File)>,
}

impl<'s> Folder<'s> {
    /// Its name.
    fn name(&self) -> &'s str {
        last_name(self.path)
    }

    /// The text in `language`: `content/solutions/petitions/fr.md`.
    fn text(&self, language: &Language) -> Option<&(FileId, &'s File)> {
        self.files.iter().find(|(_, file)| self.is_text(file, language))
    }

    fn is_text(&self, file: &File, language: &Language) -> bool {
        let name = file.path.strip_prefix(self.path).and_then(|rest| rest.strip_prefix('/'));
        name.and_then(|name| name.strip_suffix(".md")) == Some(&language.code)
    }

    /// The files that are neither a text in one of `languages` nor a table.
    fn others(&self, languages: &[Language]) -> impl Iterator<Item = &(FileId, &'s File)> {
        let is_text = |file| languages.iter().any(|language| self.is_text(file, language));
        self.files.iter().filter(move |(_, file)| !is_text(file) && !is_table(file))
    }

    /// The name of the file in this folder that `file` is a copy of.
    fn copied(&self, file: &File) -> Option<String> {
        let is_there = |name: &str| self.files.iter().any(|(_, file)| last_name(&file.path) == name);
        file_name::original(last_name(&file.path)).filter(|original| is_there(original))
    }

    /// The file that was meant as the text in `language`, which is not there, its name, and what it must become.
    fn meant_as(&self, language: &Language, languages: &[Language]) -> Option<(FileId, &'s str, Meant)> {
        let mut others = self.others(languages).map(|(id, file)| (*id, *file, last_name(&file.path)));
        let by_name = others.find_map(|(id, file, name)| {
            let meant = file_name::text_in(name, self.path, language)?;
            let is_below = file.path[self.path.len() + 1..].contains('/');
            Some((id, name, if is_below { self.above(file, language, languages) } else { meant }))
        });
        by_name.or_else(|| self.only_text(languages).filter(|_| language.code == languages[0].code))
    }

    /// The one file of this folder that may hold its text, under a name that says nothing of languages.
    fn only_text(&self, languages: &[Language]) -> Option<(FileId, &'s str, Meant)> {
        let is_of = |name| languages.iter().any(|language| file_name::text_in(name, self.path, language).is_some());
        let others = self.others(languages).map(|(id, file)| (*id, last_name(&file.path)));
        let mut texts = others.filter(|(_, name)| file_name::may_be_text(name) && !is_of(name));
        let (id, name) = texts.next()?;
        let meant = file_name::only_text(name, self.path, &languages[0])?;
        texts.next().is_none().then_some((id, name, meant))
    }

    /// Where a text that stands in a folder of this one belongs: solutions and pages are not put into groups.
    fn above(&self, file: &File, language: &Language, languages: &[Language]) -> Meant {
        if languages.iter().any(|language| self.text(language).is_some()) {
            return Meant::Move(format!("{}/{}.md", self.path, language.code));
        }
        let (kind, _) = self.path.rsplit_once('/').unwrap_or_default();
        let within = file.path.rsplit('/').nth(1).map(slug_of).filter(|slug| !slug.is_empty());
        Meant::Move(format!("{kind}/{}/{}.md", within.as_deref().unwrap_or("…"), language.code))
    }
}

fn last_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The files of `content/`, sorted by what they are for.
#[derive(Default)]
struct Folders<'s> {
    solutions: BySlug<'s>,
    pages: BySlug<'s>,
    /// The paths of the files at the top of `content/` that are read.
    top: HashSet<&'s str>,
    unknown: Vec<(FileId, &'s File)>,
    /// The first file of each folder whose name says that it is a copy.
    copies: Vec<(FileId, String)>,
}

/// Files and folders of `content/` that other parts read, or that later parts of the tool keep there.
const KNOWN: [&str; 6] =
    ["guide.toml", "references.yml", "withdrawn.toml", "translations.lock", "feedback/", "releases/"];

/// The names of the files at the top of `content/` that are read.
fn known_names() -> impl Iterator<Item = &'static str> {
    let files = KNOWN.into_iter().filter(|name| !name.ends_with('/'));
    files.chain(RegisterKind::ALL.iter().map(|kind| last_name(kind.place())))
}

impl<'s> Folders<'s> {
    fn sort(files: &[(FileId, &'s File)]) -> Self {
        let mut folders = Self::default();
        let (mut solutions, mut pages, mut measures) = (Vec::new(), Vec::new(), Vec::new());
        for &(id, file) in files {
            let Some(path) = file.path.strip_prefix("content/") else { continue };
            let mut parts = path.splitn(3, '/');
            match (parts.next(), parts.next(), parts.next()) {
                (Some("solutions"), Some(_), Some(_)) => solutions.push((id, file)),
                (Some("pages"), Some(_), Some(_)) => pages.push((id, file)),
                (Some("measures"), Some(name), None) => measures.push((name, (id, file))),
                _ if KNOWN.iter().any(|known| known.ends_with('/') && path.starts_with(known)) => {}
                _ if known_names().any(|known| path == known) => drop(folders.top.insert(&file.path)),
                _ => folders.unknown.push((id, file)),
            }
        }
        folders.solutions = by_slug(solutions, &mut folders.copies);
        folders.pages = by_slug(pages, &mut folders.copies);
        // A table of measurements is read with its solution.
        for (name, table) in measures {
            let solution = name.strip_suffix(".csv").and_then(|slug| folders.solutions.get_mut(slug));
            solution.map_or(&mut folders.unknown, |folder| &mut folder.files).push(table);
        }
        folders
    }

    /// Those of `files` that are neither a solution's nor a page's.
    fn shared(&self, files: &[(FileId, &File)]) -> Vec<FileId> {
        let own = self.solutions.values().chain(self.pages.values()).flat_map(|folder| &folder.files);
        let own: HashSet<FileId> = own.map(|(id, _)| *id).collect();
        files.iter().map(|(id, _)| *id).filter(|id| !own.contains(id)).collect()
    }

    /// Tells the files that nothing reads: of a folder that nothing reads, the first. The paths where they should stand, and those of folders that are there,
    /// are where something is meant to be.
    fn tell_unknown(&self, languages: &[Language], findings: &mut Findings) -> HashSet<String> {
        let mut there: HashSet<String> = HashSet::new();
        for (kind, folders) in [("solutions", &self.solutions), ("pages", &self.pages)] {
            there.extend(folders.keys().map(|slug| format!("content/{kind}/{slug}")));
        }
        for (id, original) in &self.copies {
            findings.add(CONFLICT_COPY.at(*id).with("original", &**original));
        }
        let mut told = HashSet::new();
        for (id, file) in &self.unknown {
            let path = file.path.strip_prefix("content/").unwrap_or(&file.path);
            let folder = path.split_once('/').map_or("", |(folder, _)| folder);
            if ["", "solutions", "pages", "measures"].contains(&folder) {
                findings.add(self.unknown_file(*id, file, languages, &mut there));
            } else if told.insert(folder) {
                findings.add(match file_name::folder_at_top(folder) {
                    Some(meant) => misnamed(*id, folder, &Meant::Move(format!("content/{meant}/"))),
                    None => orphan(*id, "folder", folder),
                });
            }
        }
        there
    }

    /// What is to be said of a file that nothing reads.
    fn unknown_file(&self, id: FileId, file: &File, languages: &[Language], there: &mut HashSet<String>) -> Finding {
        let (folder, name) = file.path.rsplit_once('/').unwrap_or_default();
        let original = file_name::original(name).filter(|original| self.is_there(folder, original));
        if let Some(original) = original {
            return CONFLICT_COPY.at(id).with("original", original);
        }
        let solutions = || self.solutions.keys().map(String::as_str);
        let meant = match folder {
            "content/measures" => {
                let others = solutions().filter(|slug| !self.is_there(folder, &format!("{slug}.csv")));
                file_name::measures_of(name, others)
            }
            "content/solutions" | "content/pages" => file_name::beside_folders(name, last_name(folder), languages),
            _ if file.text().starts_with("---\n") => file_name::beside_folders(name, "pages", languages),
            _ => file_name::at_top(name, known_names().filter(|known| !self.is_there(folder, known))),
        };
        match meant {
            Some(meant) => {
                let path = match &meant {
                    Meant::Rename(name) | Meant::Unhide(name) => format!("{folder}/{name}"),
                    Meant::Move(path) | Meant::Text(path) | Meant::Table(path) => {
                        path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned()
                    }
                };
                there.insert(path);
                misnamed(id, name, &meant)
            }
            None if folder == "content/measures" && file_name::is_workbook(name) => orphan(id, "workbook", name),
            None if folder == "content/measures" => {
                let slug = name.strip_suffix(".csv").unwrap_or(name);
                orphan(id, "measures", slug).near(slug, solutions())
            }
            None => orphan(id, "file", name),
        }
    }

    /// Whether `folder` has a file called `name`.
    fn is_there(&self, folder: &str, name: &str) -> bool {
        let path = format!("{folder}/{name}");
        let of_solutions = || self.solutions.values().flat_map(|folder| &folder.files);
        self.top.contains(&&*path) || self.unknown.iter().chain(of_solutions()).any(|(_, file)| file.path == path)
    }
}

/// The finding that the file `name` must become what it was meant to be.
fn misnamed(id: FileId, name: &str, meant: &Meant) -> Finding {
    MISNAMED.at(id).with("how", meant.word()).with("found", name).with("expected", meant.expected())
}

/// The finding that nothing reads `found`.
fn orphan(id: FileId, kind: &'static str, found: &str) -> Finding {
    ORPHANED.at(id).with("kind", kind).with("found", found)
}

/// The folders of `files`, each of which stands in one.
fn by_slug<'s>(files: Vec<(FileId, &'s File)>, copies: &mut Vec<(FileId, String)>) -> BySlug<'s> {
    let mut named: BTreeMap<&'s str, Folder<'s>> = BTreeMap::new();
    for (id, file) in files {
        let end = file.path.match_indices('/').nth(2).map_or(file.path.len(), |(at, _)| at);
        let path = &file.path[..end];
        let folder = named.entry(last_name(path)).or_default();
        folder.path = path;
        folder.files.push((id, file));
    }
    let (mut slugs, mut others) = (BySlug::new(), Vec::new());
    for (name, folder) in named {
        if is_slug(name) {
            slugs.insert(name.to_owned(), folder);
        } else {
            others.push((name, folder));
        }
    }
    for (name, folder) in others {
        let original = file_name::original(name).filter(|original| slugs.contains_key(original));
        if let Some(original) = original {
            copies.push((folder.files[0].0, original));
            continue;
        }
        let slug = Some(slug_of(name)).filter(|slug| !slug.is_empty() && !slugs.contains_key(slug));
        slugs.insert(slug.unwrap_or_else(|| name.to_owned()), folder);
    }
    slugs
}

/// Tells names that Windows cannot hold: whoever unpacks the guide there would lack a file, or have one in the place of another. Once for each.
fn tell_unportable(files: &[(FileId, &File)], findings: &mut Findings) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    let mut known = HashSet::new();
    for (id, file) in files.iter().filter(|(_, file)| file.path.starts_with("content/")) {
        let ends = file.path.match_indices('/').map(|(at, _)| at).chain([file.path.len()]);
        for path in ends.map(|end| &file.path[..end]) {
            // A folder is looked at once.
            if !known.insert(path) {
                continue;
            }
            let name = last_name(path);
            let alike = *seen.entry(composed(path).to_lowercase()).or_insert(path);
            // Of the folders of `content/` those that are not read have been told.
            let is_alike = alike != path && path.matches('/').count() > 1;
            // The name of a solution or page has been told.
            let is_slug_too = path.matches('/').count() == 2 && is_slug(name);
            let problem = file_name::unportable(name).filter(|_| !is_slug_too).or(is_alike.then_some("alike"));
            if let Some(problem) = problem {
                let finding = UNPORTABLE.at(*id).with("problem", problem).with("found", name);
                findings.add(finding.with("other", last_name(alike)));
            }
        }
    }
}

/// The files beside chapters and pages that are published as they are: images, tools.
fn assets(solutions: &BySlug<'_>, pages: &BySlug<'_>) -> BTreeMap<String, FileId> {
    let files = solutions.values().chain(pages.values()).flat_map(|folder| &folder.files);
    let published = files.filter(|(_, file)| !file.path.ends_with(".md") && !is_table(file));
    published.map(|(id, file)| (composed(&file.path).into_owned(), *id)).collect()
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
    read: impl Fn(&str, &Folder<'s>, &mut Findings) -> Option<T> + Sync,
) -> Vec<Arc<T>> {
    let known = &*kept;
    let readings: Vec<(&str, Option<Reading<T>>)> = folders
        .par_iter()
        .map(|(slug, folder)| {
            let revisions: Vec<(FileId, u64)> =
                folder.files.iter().map(|(id, _)| (*id, sources.revision(*id))).collect();
            if known.get(slug).is_some_and(|reading| reading.files == revisions) {
                return (&**slug, None);
            }
            let mut findings = Findings::default();
            let (name, first) = (folder.name(), folder.files[0].0);
            if !is_slug(name) {
                findings.add(BAD_SLUG.at(first).with("kind", "letters").with("found", name).near_slug(name));
            } else if is_device(name) {
                findings.add(BAD_SLUG.at(first).with("kind", "device").with("found", name));
            }
            let thing = read(slug, folder, &mut findings).map(Arc::new);
            (&**slug, Some(Reading { files: revisions, thing, findings }))
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

fn read_solution(slug: &str, folder: &Folder<'_>, languages: &[Language], findings: &mut Findings) -> Option<Solution> {
    let mut found = Findings::default();
    let chapters: Vec<Option<Chapter>> = languages
        .iter()
        .enumerate()
        .map(|(index, language)| {
            let (id, file) = readable(folder.text(language))?;
            Chapter::read(file.text(), id, index == 0, &mut found)
        })
        .collect();
    if script::are_exchanged(&chapters, languages, &found, findings) {
        return None;
    }
    findings.extend(found);
    let sheets = read_sheets(folder, &chapters, findings);
    // Which files chapters announce is not known of those that could not be read, or are not written.
    let is_whole = |chapter: &Option<Chapter>| chapter.as_ref().is_some_and(|chapter| !chapter.lost.contains(&"tools"));
    let are_whole = chapters.iter().all(is_whole);
    let announced = announced(folder, &chapters);
    let has_file = tell_texts(folder, languages, are_whole, |path| announced.contains(path), findings);
    let table = readable(folder.files.iter().find(|(_, file)| is_table(file)));
    let measured = table.map_or_else(Measurements::default, |(id, file)| measure::read(file.text(), id, findings));
    let slots = schedule(&chapters[0].as_ref()?.steps);
    let files = folder.files.iter().map(|(id, _)| *id).collect();
    let (slug, folder) = (slug.to_owned(), folder.path.to_owned());
    let Measurements { rows: measurements, other_ids } = measured;
    Some(Solution { slug, folder, files, chapters, has_file, sheets, measurements, other_ids, slots })
}

/// `file`, if its text could be read: otherwise that has been told.
fn readable<'s>(file: Option<&(FileId, &'s File)>) -> Option<(FileId, &'s File)> {
    file.copied().filter(|(_, file)| file.is_readable())
}

/// The tools of `chapters` that are written in Markdown, by path.
fn read_sheets(folder: &Folder<'_>, chapters: &[Option<Chapter>], findings: &mut Findings) -> BTreeMap<String, Prose> {
    let mut sheets = BTreeMap::new();
    for tool in chapters.iter().flatten().flat_map(|chapter| &chapter.tools) {
        let path = format!("{}/{}", composed(folder.path), composed(&tool.file.value));
        let is_sheet = |file: &File| composed(&file.path) == path && path.ends_with(".md");
        let sheet = readable(folder.files.iter().find(|(_, file)| is_sheet(file)));
        let Some((id, file)) = sheet.filter(|_| !sheets.contains_key(&path)) else { continue };
        if let Some(prose) = Prose::read(file.text(), id, findings) {
            sheets.insert(path, prose);
        }
    }
    sheets
}

/// The paths of the files that `chapters` announce as tools. Of one that is not there, the path of the file that was probably meant: it is told where it is
/// announced.
fn announced(folder: &Folder<'_>, chapters: &[Option<Chapter>]) -> HashSet<String> {
    let names: Vec<_> = folder.files.iter().map(|(_, file)| composed(last_name(&file.path))).collect();
    let tools = chapters.iter().flatten().flat_map(|chapter| &chapter.tools).map(|tool| composed(&tool.file.value));
    let there = |name: Cow<'_, str>| {
        let is_there = names.contains(&name);
        let name = name.into_owned();
        if is_there { Some(name) } else { nearest(last_name(&name), names.iter().map(|name| &**name)) }
    };
    tools.filter_map(there).map(|name| composed(&[folder.path, "/", &name].concat()).into_owned()).collect()
}

fn read_page(slug: &str, folder: &Folder<'_>, languages: &[Language], findings: &mut Findings) -> Option<ProsePage> {
    let mut found = Findings::default();
    let texts: Vec<Option<Prose>> = languages
        .iter()
        .map(|language| {
            let (id, file) = readable(folder.text(language))?;
            Prose::read(file.text(), id, &mut found)
        })
        .collect();
    if script::are_exchanged(&texts, languages, &found, findings) {
        return None;
    }
    findings.extend(found);
    let has_file = tell_texts(folder, languages, texts.iter().all(Option::is_some), |_| false, findings);
    texts[0].is_some().then(|| ProsePage { slug: slug.to_owned(), texts, has_file })
}

/// Tells what is wrong with the texts of a folder as files: one that has another name than it should, the text of the reference language if it is not
/// there; and, if all are there and could be read, so that it is known what they use, Markdown files that are neither a text nor `used`. Says of each
/// language whether it has a file.
fn tell_texts(
    folder: &Folder<'_>,
    languages: &[Language],
    are_whole: bool,
    used: impl Fn(&str) -> bool,
    findings: &mut Findings,
) -> Vec<bool> {
    let mut told = HashSet::new();
    let mut has_file = |(index, language): (usize, &Language)| {
        if folder.text(language).is_some() {
            return true;
        }
        let meant = folder.meant_as(language, languages);
        match &meant {
            Some((id, name, meant)) => {
                told.insert(*id);
                findings.add(misnamed(*id, name, meant));
            }
            None if index == 0 => findings.add(NO_REFERENCE.at(folder.files[0].0).with("language", &*language.code)),
            None => {}
        }
        meant.is_some()
    };
    let has_file = languages.iter().enumerate().map(&mut has_file).collect();
    for (id, file) in folder.others(languages).filter(|(id, file)| file.path.ends_with(".md") && !told.contains(id)) {
        if used(&composed(&file.path)) || !file.is_readable() {
            continue;
        }
        match folder.copied(file) {
            Some(original) => findings.add(CONFLICT_COPY.at(*id).with("original", original)),
            None if are_whole => findings.add(orphan(*id, "file", last_name(&file.path))),
            None => {}
        }
    }
    has_file
}
