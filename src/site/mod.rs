//! Every page of a version and its address, before anything is rendered.
//!
//! A [`Site`] is a value of its own: it holds no guide, and what it knows of one it was told when it was planned. So a hash of it stands for all
//! that pages can read of it.
//!
//! Paths are counted from the folder of a version: `fr/petitions/index.html`. All links are relative, so a version opens from a
//! disc as from any server: a page at depth *n* goes up *n* folders, then down the path.

mod gathered;

pub use gathered::{PER_TABLE, Scope};

use crate::guide::{Guide, RegisterKind, Solution, SolutionId, Stage, Version, asset, chapter, image, photo};
use crate::i18n::LanguageId;
use crate::source::{FileId, Sources};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The folder of the working text.
pub const NEXT: &str = "next";
/// The folder of the newest final version; until there is one, it leads to the working text.
pub const LATEST: &str = "latest";
/// The folder that tells all versions and what changed between them.
///
/// Sealed pages lead to `history/<language>/` and to `history/<language>/<id>/`, and load [`SCRIPT`]: these addresses can never change.
pub const HISTORY: &str = "history";
/// The folder of the archives of issued versions.
pub const DISCS: &str = "discs";
/// The script at the root that tells sealed pages what was issued since.
pub const SCRIPT: &str = "versions.js";

/// Solutions on one page of a list; the next ones are on the next page.
pub const PER_PAGE: usize = 60;

/// The registers that have a page per entry, listing its solutions.
pub const LISTED: [RegisterKind; 4] =
    [RegisterKind::Theme, RegisterKind::Territory, RegisterKind::Audience, RegisterKind::Approach];

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PageKind {
    /// The guide's front page.
    Home,
    /// The solution at this position.
    Solution(SolutionId),
    /// The tool sheet of the solution at this position, by the tool's position in the reference chapter.
    Sheet(SolutionId, usize),
    /// The page of prose at this position.
    Prose(usize),
    /// A part of the list of all solutions: its number from 1.
    Solutions(usize),
    /// A part of the list of solutions of an entry of a register: the entry's position, the part's number from 1.
    Entry(RegisterKind, usize, usize),
    /// The action plan.
    Plan(Scope),
    /// The logical framework.
    Framework(Scope),
    /// All terms.
    Glossary,
    /// All works.
    Bibliography,
    /// What a reader sees who asked for a page that is not there.
    NotFound,
}

/// One page in one language.
#[derive(Clone, Debug, Hash)]
pub struct Page {
    /// The position of its language.
    pub language: LanguageId,
    /// Its path below the folder of the version.
    pub path: String,
    /// What it shows.
    pub kind: PageKind,
    /// Whether it is written in its language; if not, it says so and leads to the languages that there are.
    pub written: bool,
}

impl Page {
    /// `../` as often as the page is deep: the way to the folder of the version.
    pub fn root(&self) -> String {
        "../".repeat(self.path.matches('/').count())
    }
}

/// What is known of a solution before its page is made.
#[derive(Debug, Hash)]
pub struct SiteEntry {
    /// What it is known by in all versions.
    pub id: String,
    /// The name of its folder.
    pub slug: String,
    /// The position of its theme in the register.
    pub theme: Option<usize>,
    /// Whether it is written in each language of the guide.
    pub written: Vec<bool>,
    /// Its tool sheets, by the position of the tool in the reference chapter.
    pub sheets: BTreeMap<usize, SiteSheet>,
}

/// What is known of a tool sheet before its page is made.
#[derive(Debug, Hash)]
pub struct SiteSheet {
    /// The id of the tool.
    pub id: String,
    /// Where it is written, in each language of the guide.
    pub files: Vec<Option<String>>,
}

/// What is known of a page of prose before it is made.
#[derive(Debug, Hash)]
pub struct ProseEntry {
    /// The name of its folder.
    pub slug: String,
    /// What it is called in each language of the guide, or else in the reference language.
    pub titles: Vec<String>,
    /// Whether it is written in each language of the guide.
    pub written: Vec<bool>,
}

/// A photograph that is published in several widths.
#[derive(Debug, Hash)]
pub struct PhotoEntry {
    /// The file.
    pub file: FileId,
    /// Its own width and height, as it is seen.
    pub size: (usize, usize),
    /// Each width in which it is made, from the smallest, and where that stands below the folder of the version.
    pub widths: Vec<(usize, String)>,
    /// Whether it is published itself too: it is hardly larger than the widest, or a text links to it.
    pub has_original: bool,
}

impl PhotoEntry {
    /// Whether the original is the widest that pages show.
    pub fn shows_original(&self) -> bool {
        self.widths.last().map(|(width, _)| width) != photo::WIDTHS.last()
    }
}

/// All pages of one version.
#[derive(Debug, Hash)]
pub struct Site {
    /// The version that is being issued; `None` for the working text.
    pub issue: Option<Version>,
    /// Whether versions were issued, or one is being issued: pages lead to the history then.
    pub has_history: bool,
    /// The solutions, in the order of the guide.
    pub solutions: Vec<SiteEntry>,
    /// The pages of prose, in the order of the guide.
    pub prose: Vec<ProseEntry>,
    /// The pages, in an order that does not depend on the machine.
    pub pages: Vec<Page>,
    /// The solutions of each entry of a register, by position, in their order.
    pub members: BTreeMap<RegisterKind, Vec<Vec<SolutionId>>>,
    /// Where each file that is published as it is stands below the folder of the version, by its path in the sources.
    pub assets: BTreeMap<String, (FileId, String)>,
    /// The photographs that are published in several widths, by their path in the sources.
    pub photos: BTreeMap<String, PhotoEntry>,
    /// The codes of the languages.
    languages: Vec<String>,
    /// The ids of the entries of each register that has pages.
    ids: BTreeMap<RegisterKind, Vec<String>>,
    /// The position of each solution, by slug.
    by_slug: BTreeMap<String, SolutionId>,
}

impl Site {
    /// Plans the working text of `guide`.
    pub fn plan(guide: &Guide, sources: &Sources) -> Self {
        Self::plan_as(guide, sources, None)
    }

    /// Plans the pages of `guide` as the version `issue`, or as the working text.
    pub fn plan_as(guide: &Guide, sources: &Sources, issue: Option<Version>) -> Self {
        let used = asset::used(guide, sources);
        let used: BTreeMap<&String, FileId> =
            guide.assets.iter().filter(|(path, _)| used.contains(*path)).map(|(path, &id)| (path, id)).collect();
        let photos = photos(&used, guide, sources);
        let is_replaced = |path: &String| photos.get(path).is_some_and(|photo| !photo.has_original);
        let assets = used
            .into_iter()
            .filter(|(path, _)| !is_replaced(path))
            .map(|(path, id)| (path.clone(), (id, asset_path(path, sources.file(id).hash()))))
            .collect();
        let slugs = SolutionId::each(&guide.solutions);
        let entries = |kind| guide.register(kind).entries().iter().map(|entry| entry.id.value.clone()).collect();
        let mut site = Self {
            has_history: issue.is_some() || !guide.ledger.releases.is_empty(),
            issue,
            solutions: guide.solutions.iter().map(|solution| entry(guide, solution)).collect(),
            prose: guide.pages.iter().map(|page| prose_entry(guide, page)).collect(),
            pages: Vec::new(),
            members: LISTED.map(|kind| (kind, members(guide, kind))).into(),
            assets,
            photos,
            languages: guide.languages().iter().map(|language| language.code.clone()).collect(),
            ids: LISTED.map(|kind| (kind, entries(kind))).into(),
            by_slug: slugs.map(|(position, solution)| (solution.slug.clone(), position)).collect(),
        };
        for language in LanguageId::all(site.languages.len()) {
            site.add_pages(language);
        }
        site
    }

    /// The folder of the version.
    pub fn folder(&self) -> String {
        self.issue.as_ref().map_or_else(|| NEXT.to_owned(), Version::to_string)
    }

    /// What kind of text it is.
    pub fn stage(&self) -> Option<Stage> {
        self.issue.as_ref().map(Version::stage)
    }

    fn add_pages(&mut self, language: LanguageId) {
        self.add(language, PageKind::Home, true);
        for part in 1..=parts(self.solutions.len(), PER_PAGE) {
            self.add(language, PageKind::Solutions(part), true);
        }
        for position in SolutionId::all(self.solutions.len()) {
            self.add(language, PageKind::Solution(position), self.solutions[position].written[language]);
            let sheets = self.solutions[position].sheets.iter();
            let sheets: Vec<_> = sheets.map(|(tool, sheet)| (*tool, sheet.files[language].is_some())).collect();
            for (tool, written) in sheets {
                self.add(language, PageKind::Sheet(position, tool), written);
            }
        }
        for position in 0..self.prose.len() {
            self.add(language, PageKind::Prose(position), self.prose[position].written[language]);
        }
        for kind in LISTED {
            let lists: Vec<usize> = self.members[&kind].iter().map(Vec::len).collect();
            for (position, length) in lists.into_iter().enumerate() {
                for part in 1..=parts(length, PER_PAGE) {
                    self.add(language, PageKind::Entry(kind, position, part), true);
                }
            }
        }
        self.add_gathered(language, PageKind::Plan);
        self.add_gathered(language, PageKind::Framework);
        self.add(language, PageKind::Glossary, true);
        self.add(language, PageKind::Bibliography, true);
        self.add(language, PageKind::NotFound, true);
    }

    fn add(&mut self, language: LanguageId, kind: PageKind, written: bool) {
        self.pages.push(Page { language, path: self.path(language, &kind), kind, written });
    }

    /// The path of a page below the folder of the version.
    pub fn path(&self, language: LanguageId, kind: &PageKind) -> String {
        let code = &self.languages[language];
        let slug = match kind {
            PageKind::Home => return [code, "/index.html"].concat(),
            PageKind::NotFound => return [code, "/404.html"].concat(),
            PageKind::Solution(position) => Cow::Borrowed(&*self.solutions[*position].slug),
            PageKind::Sheet(position, tool) => {
                let solution = &self.solutions[*position];
                let id = solution.sheets.get(tool).map_or("", |sheet| &*sheet.id);
                format!("{}--{id}", solution.slug).into()
            }
            PageKind::Prose(position) => Cow::Borrowed(&*self.prose[*position].slug),
            PageKind::Solutions(part) => with_part("solutions".to_owned(), *part).into(),
            PageKind::Entry(kind, position, part) => {
                with_part([kind.word(), "--", &self.ids[kind][*position]].concat(), *part).into()
            }
            PageKind::Plan(scope) => self.gathered_slug("plan", *scope).into(),
            PageKind::Framework(scope) => self.gathered_slug("framework", *scope).into(),
            PageKind::Glossary => "glossary".into(),
            PageKind::Bibliography => "bibliography".into(),
        };
        [code, "/", &*slug, "/index.html"].concat()
    }

    /// Whether a page is written in a language.
    pub fn is_written(&self, kind: &PageKind, language: LanguageId) -> bool {
        match kind {
            PageKind::Solution(position) => self.solutions[*position].written[language],
            PageKind::Prose(position) => self.prose[*position].written[language],
            PageKind::Sheet(position, tool) => {
                self.solutions[*position].sheets.get(tool).is_some_and(|sheet| sheet.files[language].is_some())
            }
            _ => true,
        }
    }

    /// Where the solution with this slug stands.
    pub fn position(&self, slug: &str) -> Option<SolutionId> {
        self.by_slug.get(slug).copied()
    }

    /// The tool sheet of a solution that is written at `path`, in whichever language.
    pub fn sheet_at(&self, position: SolutionId, path: &str) -> Option<usize> {
        let mut sheets = self.solutions[position].sheets.iter();
        sheets.find(|(_, sheet)| sheet.files.iter().flatten().any(|file| file == path)).map(|(tool, _)| *tool)
    }

    /// The solutions of one part of a list.
    pub fn part<'l>(&self, list: &'l [SolutionId], part: usize) -> &'l [SolutionId] {
        slice(list, part, PER_PAGE)
    }
}

fn entry(guide: &Guide, solution: &Solution) -> SiteEntry {
    let theme = solution.facts().theme.as_ref();
    SiteEntry {
        id: solution.id().to_owned(),
        slug: solution.slug.clone(),
        theme: theme.and_then(|theme| guide.register(RegisterKind::Theme).position(&theme.value)),
        written: solution.chapters.iter().map(Option::is_some).collect(),
        sheets: solution.facts().tools.iter().enumerate().filter_map(|(tool, _)| sheet(solution, tool)).collect(),
    }
}

/// A tool of a solution by its position, if its file in the reference language is a sheet.
fn sheet(solution: &Solution, tool: usize) -> Option<(usize, SiteSheet)> {
    let id = &solution.facts().tools[tool].id.value;
    let file = |chapter: &chapter::Chapter| {
        let path = solution.beside(&chapter::find(&chapter.tools, id)?.file.value);
        solution.sheets.contains_key(&path).then_some(path)
    };
    let files: Vec<Option<String>> = solution.chapters.iter().map(|chapter| chapter.as_ref().and_then(file)).collect();
    files[0].is_some().then(|| (tool, SiteSheet { id: id.clone(), files }))
}

fn prose_entry(guide: &Guide, page: &crate::guide::ProsePage) -> ProseEntry {
    ProseEntry {
        slug: page.slug.clone(),
        titles: LanguageId::all(guide.languages().len())
            .map(|language| page.text(language).title.value.clone())
            .collect(),
        written: page.texts.iter().map(Option::is_some).collect(),
    }
}

/// Pagination: in how many parts of `size` a list of this length is shown; an empty list has a page too, which says that it is empty.
pub fn parts(length: usize, size: usize) -> usize {
    length.div_ceil(size).max(1)
}

/// One of the parts of `size` of a list, by its number from 1.
pub(crate) fn slice<T>(list: &[T], part: usize, size: usize) -> &[T] {
    list.chunks(size).nth(part - 1).unwrap_or_default()
}

fn with_part(slug: String, part: usize) -> String {
    if part == 1 { slug } else { format!("{slug}--{part}") }
}

/// The solutions of each entry of a register, in the order of the guide.
fn members(guide: &Guide, kind: RegisterKind) -> Vec<Vec<SolutionId>> {
    let register = guide.register(kind);
    let mut members = vec![Vec::new(); register.entries().len()];
    for (position, solution) in SolutionId::each(&guide.solutions) {
        let facts = solution.facts();
        let ids = match kind {
            RegisterKind::Theme => as_slice(facts.theme.as_ref()),
            RegisterKind::Territory => facts.territories.as_ref().map_or(&[][..], |ids| &ids.value),
            RegisterKind::Audience => facts.audiences.as_ref().map_or(&[][..], |ids| &ids.value),
            RegisterKind::Approach => facts.approaches.as_ref().map_or(&[][..], |ids| &ids.value),
            RegisterKind::Actor | RegisterKind::Term => &[],
        };
        for entry in ids.iter().filter_map(|id| register.position(&id.value)) {
            if members[entry].last() != Some(&position) {
                members[entry].push(position);
            }
        }
    }
    members
}

fn as_slice(id: Option<&crate::source::Text>) -> &[crate::source::Text] {
    id.map_or(&[], std::slice::from_ref)
}

/// The photographs among the files `used` that are published in several widths.
fn photos(used: &BTreeMap<&String, FileId>, guide: &Guide, sources: &Sources) -> BTreeMap<String, PhotoEntry> {
    let widths = used.iter().map(|(path, &id)| (*path, id, photo::widths(sources.file(id).bytes())));
    let wide: Vec<_> = widths.filter(|(_, _, widths)| !widths.is_empty()).collect();
    if wide.is_empty() {
        return BTreeMap::new();
    }
    let (shown, linked) = (asset::shown(guide, sources), asset::linked(guide, sources));
    let entries = wide.into_iter().filter(|(path, ..)| shown.contains(*path)).filter_map(|(path, id, widths)| {
        let file = sources.file(id);
        let size = image::size(file.bytes())?;
        let widths = widths.into_iter().map(|width| (width, width_path(path, file.hash(), width))).collect();
        let entry = PhotoEntry { file: id, size, widths, has_original: linked.contains(path) };
        let has_original = entry.has_original || entry.shows_original();
        Some((path.clone(), PhotoEntry { has_original, ..entry }))
    });
    entries.collect()
}

/// Where the photograph at `path` is published in `width`. What is at an address is always the same: it bears a hash of the photograph and of the program that
/// makes it smaller.
fn width_path(path: &str, hash: &blake3::Hash, width: usize) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(hash.as_bytes()).update(&width.to_le_bytes()).update(env!("DALIL_SOURCES").as_bytes());
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    asset_path(&format!("{stem}-{width}.jpg"), &hasher.finalize())
}

/// Where a file whose bytes have this hash is published, below the folder of the version: its name and the hash, so that browsers may keep it.
pub fn asset_path(path: &str, hash: &blake3::Hash) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let plain: String =
        stem.chars().map(|letter| if letter.is_ascii_alphanumeric() || letter == '.' { letter } else { '-' }).collect();
    let plain: String = plain.trim_matches(['-', '.']).to_lowercase().chars().take(60).collect();
    let ending: String = ending.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    // Windows calls a photograph so; servers do not know the name.
    let ending = if ending.eq_ignore_ascii_case("jfif") { "jpg".to_owned() } else { ending };
    let hash = hash.to_hex();
    let separator = if plain.is_empty() { "" } else { "-" };
    format!("assets/{plain}{separator}{}.{}", &hash[..10], ending.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assets_are_named_for_their_content() {
        let path = |path, bytes: &[u8]| asset_path(path, &blake3::hash(bytes));
        let one = path("content/solutions/a/Fiche de suivi.PDF", b"1");
        assert!(one.starts_with("assets/fiche-de-suivi-") && one.ends_with(".pdf"), "{one}");
        assert_ne!(one, path("content/solutions/a/Fiche de suivi.PDF", b"2"));
        assert!(path("x/صورة.png", b"1").is_ascii());
        assert!(path("x/photo.JFIF", b"1").ends_with(".jpg"));
    }

    #[test]
    fn long_lists_are_shown_in_parts() {
        assert_eq!([0, 1, PER_PAGE, PER_PAGE + 1].map(|length| parts(length, PER_PAGE)), [1, 1, 1, 2]);
        let list: Vec<usize> = (0..5).collect();
        assert_eq!([1, 2, 3].map(|part| slice(&list, part, 3).to_vec()), [vec![0, 1, 2], vec![3, 4], vec![]]);
    }
}
