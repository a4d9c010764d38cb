//! Pages of prose, tool sheets, the glossary, the bibliography, and what stands in for a page that is not written.

use super::common::GuideInputs;
use super::dependencies::{Query, QueryContext};
use super::{Renderer, TrackedLocalizer};
use crate::guide::reference::ReferenceKind;
use crate::guide::unit::Numbers;
use crate::guide::{Prose, RegisterKind, SolutionId};
use crate::i18n::{fold, is_mark};
use crate::site::{Page, PageKind};
use crate::theme::views;
use std::collections::HashMap;

/// The ids of the works that a solution cites.
#[derive(Hash)]
struct CitedQuery;

impl Query for CitedQuery {
    type Answer = Vec<String>;

    fn answer(&self, asked: &QueryContext<'_>) -> Vec<String> {
        let ids = asked.solution.facts().references.iter().flat_map(|references| &references.value);
        ids.map(|id| id.value.clone()).collect()
    }
}

impl Renderer<'_> {
    pub(super) fn prose(&self, position: usize, localizer: &TrackedLocalizer<'_>) -> views::Prose {
        let page = self.tracked.page(position, localizer);
        let text = page.text(localizer.index);
        let updated = text.updated.as_ref().or(page.facts().updated.as_ref());
        let numbers = self.numbers(|| Numbers::of_prose(&page.texts.iter().map(Option::as_ref).collect::<Vec<_>>()));
        let view = self.prose_view(text, None, &numbers, localizer);
        views::Prose { updated: updated.map(|date| localizer.date(date.value)), ..view }
    }

    pub(super) fn sheet(&self, position: SolutionId, tool: usize, localizer: &TrackedLocalizer<'_>) -> views::Prose {
        let sheet = self.prose_of(&PageKind::Sheet(position, tool), localizer);
        let solution = self.link(&PageKind::Solution(position), localizer);
        match sheet {
            Some(sheet) => {
                let sheets = || self.tracked.solution(position, localizer).sheets_of(tool);
                let numbers = self.numbers(|| Numbers::of_prose(&sheets()));
                self.prose_view(sheet, Some(solution), &numbers, localizer)
            }
            None => unreachable!("a sheet that is not written shows another page"),
        }
    }

    fn prose_view(
        &self,
        prose: &Prose,
        solution: Option<views::PageLink>,
        numbers: &Numbers,
        localizer: &TrackedLocalizer<'_>,
    ) -> views::Prose {
        let body = self.body(&prose.body, prose.file, numbers.blocks(localizer.index), localizer);
        views::Prose {
            summary: localizer.set(&prose.summary.value),
            updated: prose.updated.as_ref().map(|date| localizer.date(date.value)),
            body: body.html,
            terms: body.terms,
            contents: localizer.headings(&prose.body),
            solution,
        }
    }

    /// The works in the order of their titles, each with the solutions that cite it.
    pub(super) fn bibliography(&self, localizer: &TrackedLocalizer<'_>) -> Vec<views::Reference> {
        let mut cited: HashMap<String, Vec<views::PageLink>> = HashMap::new();
        for position in SolutionId::all(self.common.site.solutions.len()) {
            for id in self.ask(position, CitedQuery, localizer) {
                cited.entry(id).or_default().push(self.link(&PageKind::Solution(position), localizer));
            }
        }
        let presenter = self.common.context.presenter(localizer);
        let works = self.common.context.references().iter();
        let mut references: Vec<(Option<ReferenceKind>, views::Reference)> = works
            .map(|work| {
                let cited_by = cited.remove(&*work.id.value).unwrap_or_default();
                let view = views::Reference { cited_by, ..self.common.work(presenter.work(work), localizer) };
                (work.kind.as_ref().map(|kind| kind.value), view)
            })
            .collect();
        let formats = localizer.words.formats();
        references
            .sort_by(|(one, a), (other, b)| one.cmp(other).then_with(|| formats.compare(&a.work.title, &b.work.title)));
        references.into_iter().map(|(_, view)| view).collect()
    }

    /// What a page shows that is not written in its language.
    pub(super) fn missing(&self, page: &Page, localizer: &TrackedLocalizer<'_>) -> views::Missing {
        let reference = localizer.like(&self.common.context.localizers[0]);
        let near = match page.kind {
            PageKind::Solution(position) | PageKind::Sheet(position, _) => self.neighbours(position, localizer),
            _ => Vec::new(),
        };
        let near = near.into_iter().map(|position| self.link(&PageKind::Solution(position), localizer)).collect();
        views::Missing { title: self.title(&page.kind, &reference), language: reference.view(), near }
    }
}

impl GuideInputs<'_> {
    /// The terms in the order of the language, under their first letters.
    pub(super) fn glossary(&self, localizer: &TrackedLocalizer<'_>) -> Vec<views::Letter> {
        let glossary = self.register(RegisterKind::Term);
        let formats = localizer.words.formats();
        let mut terms: Vec<(String, views::Term)> = glossary
            .entries()
            .iter()
            .map(|entry| {
                let text = localizer.set(entry.name().get(localizer.index));
                let others = self.localizers.iter().filter(|other| other.index != localizer.index);
                let see = entry.see().iter().filter_map(|id| glossary.get(&id.value));
                let term = views::Term {
                    id: entry.id.value.clone(),
                    definition: entry
                        .description()
                        .map_or_else(String::new, |texts| localizer.set(texts.get(localizer.index))),
                    translations: others
                        .map(|other| views::TermTranslation {
                            language: other.view(),
                            text: other.set(entry.name().get(other.index)),
                        })
                        .collect(),
                    see: see
                        .map(|other| views::Point {
                            number: 0,
                            id: other.id.value.clone(),
                            text: localizer.set(other.name().get(localizer.index)),
                        })
                        .collect(),
                    text: text.clone(),
                };
                (entry.sort(localizer.index).map_or_else(|| sort_key(&text), str::to_owned), term)
            })
            .collect();
        terms.sort_by(|(one, _), (other, _)| formats.compare(one, other));
        let mut letters: Vec<views::Letter> = Vec::new();
        for (key, term) in terms {
            let letter = first_letter(&key);
            match letters.iter_mut().find(|known| known.letter == letter) {
                Some(known) => known.terms.push(term),
                None => letters.push(views::Letter { letter, terms: vec![term] }),
            }
        }
        letters
    }
}

/// Words that begin with «ال» and have no article: what is derived from a root that begins with ل (التزم، التمس). Whatever else begins so may say with `sort` that it
/// has none.
const WITHOUT_ARTICLE: [&str; 14] = [
    "التزام",
    "التماس",
    "التقاء",
    "التحاق",
    "التباس",
    "التفات",
    "التفاف",
    "التهاب",
    "التئام",
    "التقاط",
    "التحام",
    "التواء",
    "التصاق",
    "التجاء",
];

/// A term as dictionaries order it: without the signs before it, and in Arabic without vowel signs and article.
fn sort_key(text: &str) -> String {
    let text = text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let plain: String = text
        .chars()
        .map(|letter| if letter == 'ٱ' { 'ا' } else { letter })
        .filter(|letter| !is_mark(*letter) && *letter != '\u{640}')
        .collect();
    let is_whole = WITHOUT_ARTICLE.iter().any(|word| plain.starts_with(word));
    let rest = plain.strip_prefix("ال").filter(|rest| !is_whole && rest.chars().count() > 1);
    rest.map_or_else(|| text.to_owned(), str::to_owned)
}

/// The letter that a term with this key stands under: without accent and hamza.
fn first_letter(key: &str) -> String {
    let Some(letter) = key.chars().next() else { return "#".to_owned() };
    // Of a letter that is written with two, the first.
    let folded = fold(letter.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(letter);
    folded.to_uppercase().collect()
}
