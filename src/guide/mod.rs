//! The guide as a typed model: solutions with objectives, steps and indicators, and all that they refer to.
//!
//! The model knows neither pages nor templates. Facts (dates, numbers, order, actors) are those of the reference language;
//! a translation has texts, found by the ids that all languages share.

pub mod chapter;
pub mod config;
pub mod image;
pub mod links;
pub mod measure;
pub mod quantity;
pub mod reference;
pub mod register;
pub mod schedule;

pub use chapter::{Chapter, Prose};
pub use config::Config;
pub use measure::Measurement;
pub use reference::Reference;
pub use register::{Entry, Register, RegisterKind};

use crate::finding::{Code, Findings};
use crate::i18n::Language;
use crate::source::{Content, File, FileId, Sources, Span};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// A text file is not UTF-8.
pub const NOT_UTF8: Code = Code::error("not-utf8", "a text file in another encoding than UTF-8");
/// The folder of a solution or page has a name that cannot be an address.
pub const BAD_SLUG: Code = Code::error(
    "bad-slug",
    "a folder of `solutions/` or `pages/` whose name is not lower-case letters, digits and single hyphens",
);
/// A solution or page has no file in the reference language.
pub const NO_REFERENCE: Code = Code::error(
    "no-reference-text",
    "a solution or page without a file in the reference language, from which the facts come",
);
/// A file that nothing uses.
pub const ORPHANED: Code =
    Code::warning("orphaned-file", "a file of `content/` that nothing refers to and that is not published");
/// There is no guide.toml.
pub const NO_GUIDE: Code = Code::error("no-guide", "a guide without `content/guide.toml`");

/// A whole guide.
#[derive(Debug)]
pub struct Guide {
    /// What `guide.toml` says.
    pub config: Config,
    /// Themes, territories, actors…: things with an id and a name per language.
    pub registers: BTreeMap<RegisterKind, Register>,
    /// The bibliography.
    pub references: Vec<Reference>,
    /// The solutions, in the order of their themes, then of their own `order`.
    pub solutions: Vec<Solution>,
    /// Preface, method and the like, in their order.
    pub pages: Vec<Page>,
    /// Files that are published as they are, by path.
    pub assets: BTreeMap<String, FileId>,
    /// Where each solution stands in `solutions`, by slug.
    positions: HashMap<String, usize>,
}

/// A shared solution, in all its languages.
#[derive(Debug)]
pub struct Solution {
    /// The name of its folder and of its address.
    pub slug: String,
    /// Its chapter in each language of the guide, in their order; the first is always there.
    pub chapters: Vec<Option<Chapter>>,
    /// Its tool sheets written in Markdown, by path.
    pub sheets: BTreeMap<String, Prose>,
    /// What was measured of its indicators.
    pub measurements: Vec<Measurement>,
}

/// A page of prose, in all its languages.
#[derive(Debug)]
pub struct Page {
    /// The name of its folder and of its address.
    pub slug: String,
    /// Its text in each language of the guide, in their order; the first is always there.
    pub texts: Vec<Option<Prose>>,
}

impl Solution {
    /// The chapter in the reference language: where the facts are.
    pub fn facts(&self) -> &Chapter {
        self.chapters[0].as_ref().unwrap_or_else(|| unreachable!("a solution without reference text is not kept"))
    }

    /// The folder that the solution's files are in.
    pub fn folder(&self) -> String {
        format!("content/solutions/{}", self.slug)
    }
}

impl Page {
    /// The text in the reference language.
    pub fn facts(&self) -> &Prose {
        self.texts[0].as_ref().unwrap_or_else(|| unreachable!("a page without reference text is not kept"))
    }
}

impl Guide {
    /// Reads the guide that `sources` hold. Without a guide.toml that can be understood there is none; everything else that is
    /// wrong is in `findings` and leaves the rest readable.
    pub fn read(sources: &Sources, findings: &mut Findings) -> Option<Self> {
        let files = sources.all();
        for (id, file) in &files {
            if let Content::NotUtf8 { before, byte } = &file.content {
                let at = before.len();
                findings.add(NOT_UTF8.at(Span::new(*id, at..at)).with("byte", format!("0x{byte:02X}")));
            }
        }
        let config = Config::read(sources, findings)?;
        let folders = Folders::sort(&files);
        let registers =
            RegisterKind::ALL.map(|kind| (kind, Register::read(kind, sources, &config.languages, findings))).into();
        let references = reference::read_all(sources, &config.languages, findings);
        let mut solutions = read_all(&folders.solutions, findings, |slug, files, findings| {
            read_solution(slug, files, sources, &config.languages, findings)
        });
        let mut pages = read_all(&folders.pages, findings, |slug, files, findings| {
            read_page(slug, files, &config.languages, findings)
        });
        measure::read_all(sources, &folders.measures, &mut solutions, findings);
        let mut guide = Self {
            config,
            registers,
            references,
            solutions: Vec::new(),
            pages: Vec::new(),
            assets: folders.assets(),
            positions: HashMap::new(),
        };
        solutions.sort_by_cached_key(|solution| guide.solution_order(solution));
        pages.sort_by_cached_key(|page| {
            (page.facts().order.as_ref().map_or(u32::MAX, |order| order.value), page.slug.clone())
        });
        guide.positions =
            solutions.iter().enumerate().map(|(position, solution)| (solution.slug.clone(), position)).collect();
        guide.solutions = solutions;
        guide.pages = pages;
        for (id, _) in folders.unknown {
            findings.add(ORPHANED.in_file(id));
        }
        Some(guide)
    }

    /// The languages of the guide; the first is the reference.
    pub fn languages(&self) -> &[Language] {
        &self.config.languages
    }

    /// The register of this kind.
    pub fn register(&self, kind: RegisterKind) -> &Register {
        &self.registers[&kind]
    }

    /// The solution with this slug.
    pub fn solution(&self, slug: &str) -> Option<&Solution> {
        self.position(slug).map(|position| &self.solutions[position])
    }

    /// Where the solution with this slug stands.
    pub fn position(&self, slug: &str) -> Option<usize> {
        self.positions.get(slug).copied()
    }

    /// The page with this slug.
    pub fn page(&self, slug: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.slug == slug)
    }

    /// The work with this id.
    pub fn reference(&self, id: &str) -> Option<&Reference> {
        self.references.iter().find(|reference| reference.id.value == id)
    }

    /// Position of the theme, own `order`, slug.
    fn solution_order(&self, solution: &Solution) -> (usize, u32, String) {
        let facts = solution.facts();
        let themes = self.register(RegisterKind::Theme);
        let theme = facts.theme.as_ref().and_then(|theme| themes.position(&theme.value));
        let order = facts.order.as_ref().map_or(u32::MAX, |order| order.value);
        (theme.unwrap_or(usize::MAX), order, solution.slug.clone())
    }
}

/// The files of `content/`, sorted by what they are for.
#[derive(Default)]
struct Folders<'s> {
    solutions: BTreeMap<&'s str, Vec<(FileId, &'s File)>>,
    pages: BTreeMap<&'s str, Vec<(FileId, &'s File)>>,
    measures: Vec<(FileId, &'s File)>,
    unknown: Vec<(FileId, &'s File)>,
}

/// Files and folders of `content/` that other parts read, or that later parts of the tool keep there.
const KNOWN: [&str; 5] = ["guide.toml", "references.yml", "translations.lock", "feedback/", "releases/"];

impl<'s> Folders<'s> {
    fn sort(files: &[(FileId, &'s File)]) -> Self {
        let mut folders = Self::default();
        for &(id, file) in files {
            let Some(path) = file.path.strip_prefix("content/") else {
                continue;
            };
            let mut parts = path.splitn(3, '/');
            match (parts.next(), parts.next(), parts.next()) {
                (Some("solutions"), Some(slug), Some(_)) => folders.solutions.entry(slug).or_default().push((id, file)),
                (Some("pages"), Some(slug), Some(_)) => folders.pages.entry(slug).or_default().push((id, file)),
                (Some("measures"), Some(name), None) if name.ends_with(".csv") => folders.measures.push((id, file)),
                _ if KNOWN.iter().any(|known| path == *known || (known.ends_with('/') && path.starts_with(known))) => {}
                _ if RegisterKind::ALL.iter().any(|kind| kind.file() == path) => {}
                _ => folders.unknown.push((id, file)),
            }
        }
        folders
    }

    /// The files beside chapters and pages that are published as they are: images, tools.
    fn assets(&self) -> BTreeMap<String, FileId> {
        let mut assets = BTreeMap::new();
        for (id, file) in self.solutions.values().chain(self.pages.values()).flatten() {
            if !file.path.ends_with(".md") && !matches!(file.content, Content::NotUtf8 { .. }) {
                assets.insert(file.path.clone(), *id);
            }
        }
        assets
    }
}

/// Reads the things in `folders`, on all cores; findings come in the order of the folders.
fn read_all<'s, T: Send>(
    folders: &BTreeMap<&'s str, Vec<(FileId, &'s File)>>,
    findings: &mut Findings,
    read: impl Fn(&str, &[(FileId, &'s File)], &mut Findings) -> Option<T> + Sync,
) -> Vec<T> {
    let things: Vec<(Option<T>, Findings)> = folders
        .par_iter()
        .map(|(slug, files)| {
            let mut findings = Findings::default();
            if !is_slug(slug) {
                findings.add(BAD_SLUG.in_file(files[0].0).with("found", *slug).near_slug(slug));
            }
            (read(slug, files, &mut findings), findings)
        })
        .collect();
    things
        .into_iter()
        .filter_map(|(thing, told)| {
            findings.extend(told);
            thing
        })
        .collect()
}

fn read_solution(
    slug: &str,
    files: &[(FileId, &File)],
    sources: &Sources,
    languages: &[Language],
    findings: &mut Findings,
) -> Option<Solution> {
    let mut chapters: Vec<Option<Chapter>> = Vec::with_capacity(languages.len());
    for (index, language) in languages.iter().enumerate() {
        let file = find_language(files, language);
        chapters.push(file.and_then(|(id, file)| Chapter::read(file.text(), *id, index == 0, findings)));
    }
    if find_language(files, &languages[0]).is_none() {
        findings.add(NO_REFERENCE.in_file(files[0].0).with("language", &*languages[0].code));
    }
    let mut sheets = BTreeMap::new();
    for tool in chapters.iter().flatten().flat_map(|chapter| &chapter.tools) {
        let path = format!("content/solutions/{slug}/{}", tool.file.value);
        let sheet = sources.find(&path).filter(|_| path.ends_with(".md"));
        if let Some(id) = sheet {
            let prose = sheets.contains_key(&path).then_some(None);
            if let Some(prose) = prose.unwrap_or_else(|| Prose::read(sources.file(id).text(), id, findings)) {
                sheets.insert(path, prose);
            }
        }
    }
    for (id, file) in files {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        if name.ends_with(".md")
            && !sheets.contains_key(&file.path)
            && !languages.iter().any(|language| is_text_of(name, language))
        {
            findings.add(ORPHANED.in_file(*id));
        }
    }
    chapters[0].is_some().then(|| Solution { slug: slug.to_owned(), chapters, sheets, measurements: Vec::new() })
}

fn read_page(slug: &str, files: &[(FileId, &File)], languages: &[Language], findings: &mut Findings) -> Option<Page> {
    if find_language(files, &languages[0]).is_none() {
        findings.add(NO_REFERENCE.in_file(files[0].0).with("language", &*languages[0].code));
    }
    for (id, file) in files {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        if name.ends_with(".md") && !languages.iter().any(|language| is_text_of(name, language)) {
            findings.add(ORPHANED.in_file(*id));
        }
    }
    let texts: Vec<Option<Prose>> = languages
        .iter()
        .map(|language| find_language(files, language).and_then(|(id, file)| Prose::read(file.text(), *id, findings)))
        .collect();
    texts[0].is_some().then(|| Page { slug: slug.to_owned(), texts })
}

fn find_language<'f, 's>(files: &'f [(FileId, &'s File)], language: &Language) -> Option<&'f (FileId, &'s File)> {
    files.iter().find(|(_, file)| {
        let mut names = file.path.rsplit('/');
        names.next().is_some_and(|name| is_text_of(name, language)) && names.count() == 3
    })
}

/// Is `name` the file name of a text in `language`?
fn is_text_of(name: &str, language: &Language) -> bool {
    name.strip_suffix(".md") == Some(&language.code)
}

/// Can `text` be a folder's name, an address and an id: lower-case letters, digits, single hyphens between them?
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

impl crate::finding::Finding {
    /// Suggests how `name` could be written as a slug.
    #[must_use]
    pub fn near_slug(mut self, name: &str) -> Self {
        self.suggestion = Some(slug_of(name)).filter(|slug| !slug.is_empty());
        self
    }
}

/// `name` as a slug: what is no letter or digit of ASCII becomes a hyphen, French letters lose their accents. Empty if nothing is left.
pub fn slug_of(name: &str) -> String {
    let plain: String = name
        .to_lowercase()
        .chars()
        .map(|letter| match letter {
            'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            letter if letter.is_ascii_alphanumeric() => letter,
            _ => '-',
        })
        .collect();
    let words: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::is_slug;

    #[test]
    fn slugs() {
        for good in ["petitions", "budget-participatif", "loi-31-13", "a1"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "Petitions", "é", "a--b", "-a", "a-", "a_b", "a/b", "عرائض"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
