//! The guide as a typed model: solutions with objectives, steps and indicators, and all that they refer to.
//!
//! The model knows neither pages nor templates. Facts (dates, numbers, order, actors) are those of the reference language;
//! a translation has texts, found by the ids that all languages share.

pub mod asset;
pub mod chapter;
pub mod config;
pub mod file_name;
pub mod image;
pub mod ledger;
pub mod links;
pub mod measure;
pub mod photo;
pub mod quantity;
mod read;
pub mod reference;
pub mod register;
pub mod schedule;
pub mod schema;
pub mod script;
pub mod template;
pub mod unit;
mod version;
pub mod withdrawn;

pub use chapter::{Chapter, Prose};
pub use config::Config;
pub use ledger::Ledger;
pub use measure::Measurement;
pub use read::ReadCache;
pub use reference::Reference;
pub use register::{Entry, Register, RegisterKind};
pub use schedule::Slot;
pub use version::{Stage, Version};
pub use withdrawn::Withdrawal;

use crate::finding::{Code, Findings};
use crate::i18n::{self, Language, LanguageId};
use crate::markdown::Document;
use crate::source::{FileId, Sources, Text};
use ahash::HashMap;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// Every code that reading a guide can find.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let own =
        [&NOT_UTF8, &NO_GUIDE, &BAD_SLUG, &NO_REFERENCE, &MISNAMED, &EXCHANGED, &ORPHANED, &CONFLICT_COPY, &UNPORTABLE]
            .into_iter();
    own.chain(config::CODES)
        .chain(register::CODES)
        .chain(chapter::CODES)
        .chain(quantity::CODES)
        .chain(measure::CODES)
        .chain(ledger::CODES)
}

/// A text file is not UTF-8.
pub const NOT_UTF8: Code = Code::error("not-utf8");
/// The folder of a solution or page has a name that cannot be an address.
pub const BAD_SLUG: Code = Code::error("bad-slug");
/// A solution or page has no file in the reference language.
pub const NO_REFERENCE: Code = Code::error("no-reference-text");
/// A file that nothing uses.
pub const ORPHANED: Code = Code::warning("orphaned-file");
/// A file that was meant to be read, and is not.
pub const MISNAMED: Code = Code::error("misnamed-file");
/// Two files of a folder hold each the text of the other.
pub const EXCHANGED: Code = Code::error("exchanged-languages");
/// A copy that nobody wrote.
pub const CONFLICT_COPY: Code = Code::warning("conflict-copy");
/// A name that not every system can hold.
pub const UNPORTABLE: Code = Code::warning("unportable-name");
/// There is no guide.toml.
pub const NO_GUIDE: Code = Code::error("no-guide");

crate::index::typed_index! {
    /// A solution, by its place in the order of the guide.
    SolutionId
}

/// A whole guide.
#[derive(Debug)]
pub struct Guide {
    /// What `guide.toml` says.
    pub config: Config,
    /// Themes, territories, actors…: things with an id and a name per language.
    pub registers: BTreeMap<RegisterKind, Register>,
    /// The bibliography.
    pub references: Vec<Reference>,
    /// Whether the bibliography could be read. If not, a work that is not there may yet have been written.
    pub references_are_whole: bool,
    /// The solutions, in the order of their themes, then of their own `order`.
    pub solutions: Vec<Arc<Solution>>,
    /// Preface, method and the like, in their order.
    pub pages: Vec<Arc<ProsePage>>,
    /// What is said of the solutions that were withdrawn.
    pub withdrawn: Vec<Withdrawal>,
    /// The versions that were issued.
    pub ledger: Ledger,
    /// Files that are published as they are, by path.
    pub assets: BTreeMap<String, FileId>,
    /// The files that no single solution or page was read from: what they say may be on any page.
    pub shared_files: Vec<FileId>,
    /// The paths of folders and lists that are there, under whatever name, also those that could not be read: `content/solutions/petitions`,
    /// `content/glossary.toml`.
    pub there: HashSet<String>,
    /// Where each solution stands in `solutions`, by slug.
    positions: HashMap<String, SolutionId>,
}

/// A shared solution, in all its languages.
#[derive(Debug)]
pub struct Solution {
    /// The name of its folder and of its address.
    pub slug: String,
    /// The path of its folder, which has another name if that could not be an address: `content/solutions/petitions`.
    pub folder: String,
    /// The files that it was read from: those of its folder, and the table of what was measured.
    pub files: Vec<FileId>,
    /// Its chapter in each language of the guide, in their order; the first is always there.
    pub chapters: Vec<Option<Chapter>>,
    /// Whether there is a file for its text in each language, also one that could not be read.
    pub has_file: Vec<bool>,
    /// Its tool sheets written in Markdown, by path.
    pub sheets: BTreeMap<String, Prose>,
    /// What was measured of its indicators.
    pub measurements: Vec<Measurement>,
    /// The indicators and territories, by id, of what was measured and could not be read whole.
    pub other_ids: Vec<(Option<Text>, Option<Text>)>,
    /// When each of its steps is done: see [`schedule::schedule`].
    pub slots: Option<Vec<Slot>>,
}

/// A page of prose, in all its languages.
#[derive(Debug)]
pub struct ProsePage {
    /// The name of its folder and of its address.
    pub slug: String,
    /// Its text in each language of the guide, in their order; the first is always there.
    pub texts: Vec<Option<Prose>>,
    /// Whether there is a file for its text in each language, also one that could not be read.
    pub has_file: Vec<bool>,
}

impl Solution {
    /// The chapter in the reference language: where the facts are.
    pub fn facts(&self) -> &Chapter {
        self.chapters[LanguageId::REFERENCE]
            .as_ref()
            .unwrap_or_else(|| unreachable!("a solution without reference text is not kept"))
    }

    /// The chapter in the language at `index`, or else in the reference language.
    pub fn texts(&self, index: LanguageId) -> &Chapter {
        self.chapters[index].as_ref().unwrap_or_else(|| self.facts())
    }

    /// What the solution is known by in all versions: its slug, unless its folder was renamed since.
    pub fn id(&self) -> &str {
        self.facts().id.as_ref().map_or(&self.slug, |id| &id.value)
    }

    /// Whether its costs, baselines and targets are examples to adapt.
    pub fn is_illustrative(&self) -> bool {
        self.facts().illustrative.as_ref().is_some_and(|illustrative| illustrative.value)
    }

    /// Whether the tool at this place of the reference chapter is a text to print, in any language.
    pub fn is_sheet(&self, tool: usize) -> bool {
        LanguageId::all(self.chapters.len()).any(|language| self.sheet(tool, language).is_some())
    }

    /// The texts below the front matter of its chapters and tool sheets, each with its file.
    pub fn bodies(&self) -> impl Iterator<Item = (FileId, &Document)> {
        let chapters = self.chapters.iter().flatten().map(|chapter| (chapter.file, &chapter.body));
        chapters.chain(self.sheets.values().map(|sheet| (sheet.file, &sheet.body)))
    }

    /// The path of the file `name` beside its chapters.
    pub fn beside(&self, name: &str) -> String {
        i18n::composed(&[&self.folder, "/", name].concat()).into_owned()
    }

    /// The text of the tool at `tool` of the reference chapter in the language at `language`, if it is a sheet.
    pub fn sheet(&self, tool: usize, language: LanguageId) -> Option<&Prose> {
        let id = &self.facts().tools.get(tool)?.id.value;
        let tool = chapter::find(&self.chapters[language].as_ref()?.tools, id)?;
        self.sheets.get(&*self.beside(&tool.file.value))
    }

    /// The text of the tool at `tool` of the reference chapter in each language, if it is a sheet.
    pub fn sheets_of(&self, tool: usize) -> Vec<Option<&Prose>> {
        LanguageId::all(self.chapters.len()).map(|language| self.sheet(tool, language)).collect()
    }
}

impl ProsePage {
    /// The text in the language at `index`, or else in the reference language.
    pub fn text(&self, index: LanguageId) -> &Prose {
        self.texts[index].as_ref().unwrap_or_else(|| self.facts())
    }

    /// The text in the reference language.
    pub fn facts(&self) -> &Prose {
        self.texts[LanguageId::REFERENCE]
            .as_ref()
            .unwrap_or_else(|| unreachable!("a page without reference text is not kept"))
    }
}

impl Guide {
    /// Reads the guide that `sources` hold. `None` without a guide.toml that can be understood; everything else that is
    /// wrong is in `findings` and leaves the rest readable. What did not change since `cache` was filled is not read again.
    pub fn read(sources: &Sources, cache: &mut ReadCache, findings: &mut Findings) -> Option<Self> {
        read::read(sources, cache, findings)
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
        self.position(slug).map(|position| &*self.solutions[position])
    }

    /// The solution that is known by `name`: its slug, or what it is known by in all versions.
    pub fn known_as(&self, name: &str) -> Option<&Solution> {
        let by_id = || self.solutions.iter().map(|solution| &**solution).find(|solution| solution.id() == name);
        self.solution(name).or_else(by_id)
    }

    /// Where the solution with this slug stands.
    pub fn position(&self, slug: &str) -> Option<SolutionId> {
        self.positions.get(slug).copied()
    }

    /// The page with this slug.
    pub fn page(&self, slug: &str) -> Option<&ProsePage> {
        self.pages.iter().map(|page| &**page).find(|page| page.slug == slug)
    }

    /// The work with this id.
    pub fn reference(&self, id: &str) -> Option<&Reference> {
        self.references.iter().find(|reference| reference.id.value == id)
    }
}

/// Can `text` be a folder's name, an address and an id: lower-case letters, digits, single hyphens between them?
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

/// Whether Windows keeps `name` for a device, so that no folder can be called so: who unpacks a disc there, or takes the guide from a shared folder, would not
/// get it (Microsoft, “Naming Files, Paths, and Namespaces”).
pub fn is_device(name: &str) -> bool {
    let numbered = |port: &str| name.strip_prefix(port).is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

impl crate::finding::Finding {
    /// Suggests how `name` could be written as a slug.
    #[must_use]
    pub fn near_slug(mut self, name: &str) -> Self {
        self.suggestion = Some(crate::i18n::slug_of(name)).filter(|slug| !slug.is_empty());
        self
    }
}

/// The slug of `name`, if no letter of it is lost but accents: nothing of «هدف-1».
pub fn slug_like(name: &str) -> Option<String> {
    let folded = crate::i18n::fold(name);
    let is_clear = folded.chars().all(|letter| letter.is_ascii() || !letter.is_alphanumeric());
    Some(crate::i18n::slug_of(name)).filter(|slug| is_clear && !slug.is_empty())
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
