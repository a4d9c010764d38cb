//! Units: every text of a guide that a person could translate, comment, search or edit, each with an address.
//!
//! An address is the same in all languages and, as long as ids stay, in all versions:
//!
//! | text | address |
//! |---|---|
//! | a field of a solution | `solutions/petitions/summary` |
//! | a field of an item | `solutions/petitions/steps/s-depot/result` |
//! | a block of a body | `solutions/petitions/body/contexte/3`: heading, ordinal; the heading is 0; before the first one `body//1` |
//! | the same of a tool sheet | `solutions/petitions/tools/t-modele/body/usage/1` |
//! | its own title and summary | `solutions/petitions/tools/t-modele/sheet/title` |
//! | a page of prose | `pages/methode/title`, `pages/methode/body/etapes/2` |
//! | an entry of a register, a work | `term/petition/definition`, `references/lo-113-14/title` |
//! | the guide itself | `guide/title` |
//!
//! Between languages, blocks of a section correspond by ordinal where all languages have as many; where they have not, the section as a whole is the unit
//! (`body/contexte`). Between versions, blocks are aligned by likeness: see [`crate::release::redline::align`].

use super::chapter::{ChapterList, Prose};
use super::schema::{Described, FieldRef, Role};
use super::{Guide, ProsePage, RegisterKind, Solution};
use crate::i18n::{Language, LanguageId};
use crate::markdown::{BlockNumbers, Document, Placed, Section};
use crate::source::{FileId, Span};
use ahash::{HashMap, HashSet, HashSetExt as _};
use std::collections::{BTreeMap, BTreeSet};

/// A text of a guide in one language.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Where it is in the guide: see the [module](self).
    pub address: String,
    /// Its language, by position; `None` of a text that is the same in all.
    pub language: Option<LanguageId>,
    /// Its words, without Markdown. Blocks of a section are lines.
    pub text: String,
    /// Where it is written.
    pub span: Span,
}

impl Unit {
    /// A hash of its words: the same however they are wrapped or marked.
    pub fn digest(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for word in self.text.split_whitespace() {
            hasher.update(word.as_bytes()).update(b" ");
        }
        hasher.finalize()
    }
}

/// All units of `guide`: of the guide itself, of its lists, of the solutions, of the pages; of one text after the other.
pub fn units(guide: &Guide) -> Vec<Unit> {
    let mut units = Vec::new();
    let languages = guide.languages();
    shared("guide", &guide.config.settings, languages, &mut units);
    for kind in RegisterKind::ALL {
        for entry in guide.register(kind).entries() {
            shared(&format!("{}/{}", kind.word(), entry.id.value), entry, languages, &mut units);
        }
    }
    for work in &guide.references {
        shared(&format!("references/{}", work.id.value), work, languages, &mut units);
    }
    guide.solutions.iter().for_each(|solution| of_solution(solution, &mut units));
    guide.pages.iter().for_each(|page| of_page(page, &mut units));
    units
}

/// The texts of something that has them in all languages at once.
fn shared(holder: &str, thing: &dyn Described, languages: &[Language], units: &mut Vec<Unit>) {
    for (field, value) in thing.values() {
        let FieldRef::Texts(texts) = value else { continue };
        let address = format!("{holder}/{}", field.key);
        let written = LanguageId::all(languages.len()).filter_map(|at| Some((at, texts.written(at)?)));
        let unit = |language, text: &crate::source::Text| Unit {
            address: address.clone(),
            language,
            text: text.value.clone(),
            span: text.span,
        };
        let mut written = written.peekable();
        if let Some((_, first)) = written.peek().copied().filter(|_| texts.is_shared()) {
            units.push(unit(None, first));
            continue;
        }
        units.extend(written.map(|(language, text)| unit(Some(language), text)));
    }
}

/// The units of one solution.
pub fn of_solution(solution: &Solution, units: &mut Vec<Unit>) {
    let holder = format!("solutions/{}", solution.id());
    for (language, chapter) in LanguageId::each(&solution.chapters) {
        let Some(chapter) = chapter else { continue };
        fields(&holder, chapter, language, units);
        for ChapterList { name, items, .. } in chapter.lists() {
            for item in items.iter() {
                fields(&format!("{holder}/{name}/{}", item.id().value), item, language, units);
            }
        }
    }
    bodies(&holder, &chapters(solution), units);
    for (at, tool) in solution.facts().tools.iter().enumerate() {
        let holder = format!("{holder}/tools/{}", tool.id.value);
        let sheets = solution.sheets_of(at);
        // All languages may show the same sheet: it is one text.
        let is_shared = sheets.len() > 1 && sheets.iter().all(|sheet| same(*sheet, sheets[0]));
        let own = |language: LanguageId| sheets[..language.index()].iter().all(|other| !same(*other, sheets[language]));
        for (language, sheet) in LanguageId::each(&sheets).filter(|(language, _)| own(*language)) {
            let Some(sheet) = sheet else { continue };
            let start = units.len();
            fields(&format!("{holder}/sheet"), *sheet, language, units);
            if is_shared {
                units[start..].iter_mut().for_each(|unit| unit.language = None);
            }
        }
        let sheets: Vec<_> = LanguageId::each(&sheets).map(|(at, sheet)| sheet.filter(|_| own(at))).collect();
        let start = units.len();
        bodies(&holder, &sheets.iter().map(|sheet| sheet.map(body)).collect::<Vec<_>>(), units);
        if is_shared {
            units[start..].iter_mut().for_each(|unit| unit.language = None);
        }
    }
}

fn same(one: Option<&Prose>, other: Option<&Prose>) -> bool {
    one.zip(other).is_some_and(|(one, other)| std::ptr::eq(one, other))
}

fn of_page(page: &ProsePage, units: &mut Vec<Unit>) {
    let holder = format!("pages/{}", page.slug);
    for (language, text) in LanguageId::each(&page.texts) {
        if let Some(text) = text {
            fields(&holder, text, language, units);
        }
    }
    bodies(&holder, &page.texts.iter().map(|text| text.as_ref().map(body)).collect::<Vec<_>>(), units);
}

/// The texts of something in one language that its own file says.
fn fields(holder: &str, thing: &dyn Described, language: LanguageId, units: &mut Vec<Unit>) {
    for (field, value) in thing.values().filter(|(field, _)| field.role == Role::Text) {
        if let FieldRef::Text(text) = value
            && !text.value.is_empty()
        {
            let address = format!("{holder}/{}", field.key);
            units.push(Unit { address, language: Some(language), text: text.value.clone(), span: text.span });
        }
    }
}

/// A body in one language: its file, and what it says.
type BodyText<'g> = (FileId, &'g Document);

fn body(prose: &Prose) -> BodyText<'_> {
    (prose.file, &prose.body)
}

fn chapters(solution: &Solution) -> Vec<Option<BodyText<'_>>> {
    let chapters = solution.chapters.iter().map(Option::as_ref);
    chapters.map(|chapter| chapter.map(|chapter| (chapter.file, &chapter.body))).collect()
}

fn bodies(holder: &str, bodies: &[Option<BodyText<'_>>], units: &mut Vec<Unit>) {
    let sections = Sections::of(bodies);
    for (language, body) in LanguageId::each(bodies) {
        let own = &sections.all[language];
        let Some((file, _)) = body else { continue };
        for section in own {
            let address = format!("{holder}/body/{}", section.id);
            let unit =
                |address, text, range| Unit { address, language: Some(language), text, span: Span::new(*file, range) };
            if sections.correspond(&section.id) {
                let blocks = section.ordinals().filter(|(_, placed)| placed.block.has_words());
                let unit = |(ordinal, placed): (usize, &Placed)| {
                    unit(format!("{address}/{ordinal}"), placed.block.text.clone(), placed.range.clone())
                };
                units.extend(blocks.map(unit));
            } else if let (Some(first), Some(last)) = (section.blocks.first(), section.blocks.last()) {
                let texts: Vec<&str> = section.blocks.iter().map(|placed| &*placed.block.text).collect();
                let end = section.blocks.iter().map(|placed| placed.range.end).max().unwrap_or(last.range.end);
                units.push(unit(address, texts.join("\n"), first.range.start..end));
            }
        }
    }
}

/// The sections of a text in each of its languages.
#[derive(Debug)]
struct Sections {
    all: Vec<Vec<Section>>,
    /// Where the first with each id stands, in each language.
    positions: Vec<HashMap<String, usize>>,
}

impl Sections {
    fn of(bodies: &[Option<BodyText<'_>>]) -> Self {
        let of = |body: &Option<BodyText<'_>>| body.map_or_else(Vec::new, |(_, document)| document.sections());
        let all: Vec<Vec<Section>> = bodies.iter().map(of).collect();
        let positions = |sections: &Vec<Section>| {
            // Of two with the same id the first is put in last.
            sections.iter().enumerate().rev().map(|(at, section)| (section.id.clone(), at)).collect()
        };
        Self { positions: all.iter().map(positions).collect(), all }
    }

    /// The ids of all sections, in the order of the first language that has them; what only others have before their first heading comes first.
    fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        let mut seen = HashSet::new();
        for section in self.all.iter().flatten() {
            if seen.insert(&*section.id) {
                let at = if section.id.is_empty() { 0 } else { ids.len() };
                ids.insert(at, &section.id);
            }
        }
        ids
    }

    fn in_all<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Section> {
        self.all.iter().zip(&self.positions).filter_map(move |(sections, at)| Some(&sections[*at.get(id)?]))
    }

    /// Whether all languages that have the section with this id have as many blocks in it.
    fn correspond(&self, id: &str) -> bool {
        let mut counts = self.in_all(id).map(Section::count);
        let first = counts.next();
        counts.all(|count| Some(count) == first)
    }
}

/// The numbers by which comments on a draft name its paragraphs: those of one solution, sheet or page, the same in all languages.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    /// What each number names, from 1: an address from that of the solution, sheet or page on.
    pub addresses: Vec<String>,
    by_address: BTreeMap<String, u32>,
    /// The numbers of the blocks of the body in each language.
    blocks: Vec<BlockNumbers>,
}

impl Numbers {
    /// Those of a solution: its summary, its lists as its page has them, its text where it stands among them.
    pub fn of_solution(solution: &Solution) -> Self {
        let mut numbers = Self::default();
        numbers.next("summary".to_owned());
        let (below, above): (Vec<ChapterList<'_>>, Vec<ChapterList<'_>>) =
            solution.facts().lists().filter(|own| own.list.has_numbers).partition(|own| own.list.is_below_text);
        for own in above {
            numbers.items(own);
        }
        numbers.body(&chapters(solution));
        for own in below {
            numbers.items(own);
        }
        numbers
    }

    fn items(&mut self, own: ChapterList<'_>) {
        for item in own.items.iter() {
            self.next(format!("{}/{}", own.name, item.id().value));
        }
    }

    /// Those of a page or a tool sheet, in its languages.
    pub fn of_prose(texts: &[Option<&Prose>]) -> Self {
        let mut numbers = Self::default();
        numbers.body(&texts.iter().map(|text| text.map(body)).collect::<Vec<_>>());
        numbers
    }

    /// The number of an item of a list.
    pub fn item(&self, list: &str, id: &str) -> u32 {
        self.get(&[list, "/", id].concat())
    }

    /// The number of what has this address; 0 if it has none.
    pub fn get(&self, address: &str) -> u32 {
        self.by_address.get(address).copied().unwrap_or(0)
    }

    /// The numbers of the blocks of the body in the language at this position.
    pub fn blocks(&self, language: LanguageId) -> &BlockNumbers {
        static NONE: BlockNumbers = BlockNumbers::none();
        self.blocks.get(language.index()).unwrap_or(&NONE)
    }

    fn next(&mut self, address: String) {
        self.by_address.insert(address.clone(), self.addresses.len() as u32 + 1);
        self.addresses.push(address);
    }

    /// Every block below a heading has one, if it says something in any language; of a section whose blocks do not correspond between the languages, the
    /// section has.
    fn body(&mut self, bodies: &[Option<BodyText<'_>>]) {
        let sections = Sections::of(bodies);
        for id in sections.ids() {
            if !sections.correspond(id) {
                self.next(format!("body/{id}"));
                continue;
            }
            let says = |own: &Section| -> Vec<usize> {
                let texts = own.ordinals().filter(|(ordinal, placed)| *ordinal > 0 && placed.block.has_words());
                texts.map(|(ordinal, _)| ordinal).collect()
            };
            let ordinals: BTreeSet<usize> = sections.in_all(id).flat_map(says).collect();
            for ordinal in ordinals {
                self.next(format!("body/{id}/{ordinal}"));
            }
        }
        self.blocks = sections.all.iter().map(|own| self.of_blocks(own)).collect();
    }

    fn of_blocks(&self, sections: &[Section]) -> BlockNumbers {
        let numbered = sections.iter().flat_map(|section| {
            let whole = self.get(&format!("body/{}", section.id));
            section.ordinals().enumerate().filter_map(move |(at, (ordinal, placed))| {
                let own = self.get(&format!("body/{}/{ordinal}", section.id));
                let number = if at == 0 && whole > 0 { whole } else { own };
                (number > 0).then_some((placed, number))
            })
        });
        BlockNumbers::new(numbered)
    }
}
