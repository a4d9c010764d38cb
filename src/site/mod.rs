//! Every page of the site and its address, before anything is rendered.
//!
//! Paths are counted from the folder of a version: `fr/petitions/index.html`. All links are relative, so a version opens from a
//! disc as from any server: a page at depth *n* goes up *n* folders, then down the path.

mod gathered;

pub use gathered::{PER_TABLE, Scope};

use crate::guide::{Guide, RegisterKind, Solution, Stage, Version};
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The guide's front page.
    Home,
    /// The solution at this position.
    Solution(usize),
    /// The tool sheet of the solution at this position, by the tool's position in the reference chapter.
    Sheet(usize, usize),
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
#[derive(Clone, Debug)]
pub struct Page {
    /// The position of its language.
    pub language: usize,
    /// Its path below the folder of the version.
    pub path: String,
    /// What it shows.
    pub kind: Kind,
    /// Whether it is written in its language; if not, it says so and leads to the languages that there are.
    pub written: bool,
}

impl Page {
    /// `../` as often as the page is deep: the way to the folder of the version.
    pub fn root(&self) -> String {
        "../".repeat(self.path.matches('/').count())
    }
}

/// All pages of one version.
#[derive(Debug)]
pub struct Site<'g> {
    /// What the pages show.
    pub guide: &'g Guide,
    /// The version that is being issued; none of the working text.
    pub issue: Option<Version>,
    /// Whether versions were issued, or one is being issued: pages lead to the history then.
    pub has_history: bool,
    /// The pages, in an order that does not depend on the machine.
    pub pages: Vec<Page>,
    /// The solutions of each entry of a register, by position, in their order.
    pub members: BTreeMap<RegisterKind, Vec<Vec<usize>>>,
    /// Where each file that is published as it is stands below the folder of the version, by its path in the sources.
    pub assets: BTreeMap<String, (FileId, String)>,
}

impl<'g> Site<'g> {
    /// Plans the working text of `guide`.
    pub fn plan(guide: &'g Guide, sources: &Sources) -> Self {
        Self::plan_as(guide, sources, None)
    }

    /// Plans the pages of `guide` as the version `issue`, or as the working text.
    pub fn plan_as(guide: &'g Guide, sources: &Sources, issue: Option<Version>) -> Self {
        let members = LISTED.map(|kind| (kind, members(guide, kind))).into();
        let assets = guide
            .assets
            .iter()
            .map(|(path, &id)| (path.clone(), (id, asset_path(path, sources.file(id).hash()))))
            .collect();
        let has_history = issue.is_some() || !guide.ledger.releases.is_empty();
        let mut site = Self { guide, issue, has_history, pages: Vec::new(), members, assets };
        for language in 0..guide.languages().len() {
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

    fn add_pages(&mut self, language: usize) {
        let guide = self.guide;
        self.add(language, Kind::Home, true);
        for part in 1..=parts(guide.solutions.len(), PER_PAGE) {
            self.add(language, Kind::Solutions(part), true);
        }
        for (position, solution) in guide.solutions.iter().enumerate() {
            self.add(language, Kind::Solution(position), solution.chapters[language].is_some());
            for (tool, _) in sheets(solution) {
                self.add(language, Kind::Sheet(position, tool), self.sheet(position, tool, language).is_some());
            }
        }
        for (position, page) in guide.pages.iter().enumerate() {
            self.add(language, Kind::Prose(position), page.texts[language].is_some());
        }
        for kind in LISTED {
            let lists: Vec<usize> = self.members[&kind].iter().map(Vec::len).collect();
            for (position, length) in lists.into_iter().enumerate() {
                for part in 1..=parts(length, PER_PAGE) {
                    self.add(language, Kind::Entry(kind, position, part), true);
                }
            }
        }
        self.add_gathered(language, Kind::Plan);
        self.add_gathered(language, Kind::Framework);
        self.add(language, Kind::Glossary, true);
        self.add(language, Kind::Bibliography, true);
        self.add(language, Kind::NotFound, true);
    }

    fn add(&mut self, language: usize, kind: Kind, written: bool) {
        self.pages.push(Page { language, path: self.path(language, &kind), kind, written });
    }

    /// The path of a page below the folder of the version.
    pub fn path(&self, language: usize, kind: &Kind) -> String {
        let guide = self.guide;
        let code = &guide.languages()[language].code;
        let slug = match kind {
            Kind::Home => return [code, "/index.html"].concat(),
            Kind::NotFound => return [code, "/404.html"].concat(),
            Kind::Solution(position) => Cow::Borrowed(&*guide.solutions[*position].slug),
            Kind::Sheet(position, tool) => {
                let solution = &guide.solutions[*position];
                format!("{}--{}", solution.slug, solution.facts().tools[*tool].id.value).into()
            }
            Kind::Prose(position) => Cow::Borrowed(&*guide.pages[*position].slug),
            Kind::Solutions(part) => with_part("solutions".to_owned(), *part).into(),
            Kind::Entry(kind, position, part) => {
                let entry = &guide.register(*kind).entries()[*position];
                with_part([kind.word(), "--", &entry.id.value].concat(), *part).into()
            }
            Kind::Plan(scope) => self.gathered_slug("plan", *scope).into(),
            Kind::Framework(scope) => self.gathered_slug("framework", *scope).into(),
            Kind::Glossary => "glossary".into(),
            Kind::Bibliography => "bibliography".into(),
        };
        [code, "/", &*slug, "/index.html"].concat()
    }

    /// The text of a tool sheet in a language.
    pub fn sheet(&self, position: usize, tool: usize, language: usize) -> Option<&'g crate::guide::Prose> {
        let solution = &self.guide.solutions[position];
        let id = &solution.facts().tools.get(tool)?.id.value;
        let tool = crate::guide::chapter::find(&solution.chapters[language].as_ref()?.tools, id)?;
        solution.sheets.get(&format!("{}/{}", solution.folder(), tool.file.value))
    }

    /// The solutions of one part of a list.
    pub fn part<'l>(&self, list: &'l [usize], part: usize) -> &'l [usize] {
        slice(list, part, PER_PAGE)
    }
}

/// The tools of a solution that are sheets: their positions and paths.
pub fn sheets(solution: &Solution) -> impl Iterator<Item = (usize, String)> + '_ {
    solution.facts().tools.iter().enumerate().filter_map(|(position, tool)| {
        let path = format!("{}/{}", solution.folder(), tool.file.value);
        solution.sheets.contains_key(&path).then_some((position, path))
    })
}

/// In how many parts of `size` a list of this length is shown; an empty list has a page too, which says that it is empty.
pub fn parts(length: usize, size: usize) -> usize {
    length.div_ceil(size).max(1)
}

/// One of the parts of `size` of a list, by its number from 1.
fn slice(list: &[usize], part: usize, size: usize) -> &[usize] {
    list.chunks(size).nth(part - 1).unwrap_or_default()
}

fn with_part(slug: String, part: usize) -> String {
    if part == 1 { slug } else { format!("{slug}--{part}") }
}

/// The solutions of each entry of a register, in the order of the guide.
fn members(guide: &Guide, kind: RegisterKind) -> Vec<Vec<usize>> {
    let register = guide.register(kind);
    let mut members = vec![Vec::new(); register.entries().len()];
    for (position, solution) in guide.solutions.iter().enumerate() {
        let facts = solution.facts();
        let ids = match kind {
            RegisterKind::Theme => return_one(facts.theme.as_ref()),
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

fn return_one(id: Option<&crate::source::Text>) -> &[crate::source::Text] {
    id.map_or(&[], std::slice::from_ref)
}

/// Where a file whose bytes have this hash is published, below the folder of the version: its name and the hash, so that browsers may keep it.
pub fn asset_path(path: &str, hash: &blake3::Hash) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let plain: String =
        stem.chars().map(|letter| if letter.is_ascii_alphanumeric() || letter == '.' { letter } else { '-' }).collect();
    let plain: String = plain.trim_matches(['-', '.']).to_lowercase().chars().take(60).collect();
    let ending: String = ending.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
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
    }

    #[test]
    fn long_lists_are_shown_in_parts() {
        assert_eq!([0, 1, PER_PAGE, PER_PAGE + 1].map(|length| parts(length, PER_PAGE)), [1, 1, 1, 2]);
        let list: Vec<usize> = (0..5).collect();
        assert_eq!([1, 2, 3].map(|part| slice(&list, part, 3).to_vec()), [vec![0, 1, 2], vec![3, 4], vec![]]);
    }
}
