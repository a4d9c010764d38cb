//! Pages of prose, tool sheets, the glossary, the bibliography, and what stands in for a page that is not written.

use super::common::Context;
use super::reads::{Asked, Question};
use super::{Renderer, Speaker};
use crate::guide::reference::ReferenceKind;
use crate::guide::unit::Numbers;
use crate::guide::{Prose, RegisterKind};
use crate::site::{Kind, Page};
use crate::theme::views;
use std::collections::HashMap;

/// The ids of the works that a solution cites.
#[derive(Hash)]
struct Cited;

impl Question for Cited {
    type Answer = Vec<String>;

    fn answer(&self, asked: &Asked<'_>) -> Vec<String> {
        let ids = asked.solution.facts().references.iter().flat_map(|references| &references.value);
        ids.map(|id| id.value.clone()).collect()
    }
}

impl Renderer<'_> {
    pub(super) fn prose(&self, position: usize, speaker: &Speaker<'_>) -> views::Prose {
        let page = self.door.page(position, speaker);
        let text = page.text(speaker.index);
        let updated = text.updated.as_ref().or(page.facts().updated.as_ref());
        let numbers = self.numbers(|| Numbers::of_prose(&page.texts.iter().map(Option::as_ref).collect::<Vec<_>>()));
        let view = self.prose_view(text, None, &numbers, speaker);
        views::Prose { updated: updated.map(|date| speaker.date(date.value)), ..view }
    }

    pub(super) fn sheet(&self, position: usize, tool: usize, speaker: &Speaker<'_>) -> views::Prose {
        let sheet = self.prose_of(&Kind::Sheet(position, tool), speaker);
        let solution = self.link(&Kind::Solution(position), speaker);
        match sheet {
            Some(sheet) => {
                let sheets = || self.door.solution(position, speaker).sheets_of(tool);
                let numbers = self.numbers(|| Numbers::of_prose(&sheets()));
                self.prose_view(sheet, Some(solution), &numbers, speaker)
            }
            None => unreachable!("a sheet that is not written shows another page"),
        }
    }

    fn prose_view(
        &self,
        prose: &Prose,
        solution: Option<views::Link>,
        numbers: &Numbers,
        speaker: &Speaker<'_>,
    ) -> views::Prose {
        let body = self.body(&prose.body, prose.file, numbers.blocks(speaker.index), speaker);
        views::Prose {
            summary: speaker.set(&prose.summary.value),
            updated: prose.updated.as_ref().map(|date| speaker.date(date.value)),
            body: body.html,
            terms: body.terms,
            contents: speaker.headings(&prose.body),
            solution,
        }
    }

    /// The works in the order of their titles, each with the solutions that cite it.
    pub(super) fn bibliography(&self, speaker: &Speaker<'_>) -> Vec<views::Reference> {
        let mut cited: HashMap<String, Vec<views::Link>> = HashMap::new();
        for position in 0..self.common.site.solutions.len() {
            for id in self.ask(position, Cited, speaker) {
                cited.entry(id).or_default().push(self.link(&Kind::Solution(position), speaker));
            }
        }
        let presenter = self.common.context.presenter(speaker);
        let works = self.common.context.references().iter();
        let mut references: Vec<(Option<ReferenceKind>, views::Reference)> = works
            .map(|work| {
                let cited_by = cited.remove(&*work.id.value).unwrap_or_default();
                let view = views::Reference { cited_by, ..self.common.work(presenter.work(work), speaker) };
                (work.kind.as_ref().map(|kind| kind.value), view)
            })
            .collect();
        let formats = speaker.words.formats();
        references
            .sort_by(|(one, a), (other, b)| one.cmp(other).then_with(|| formats.compare(&a.work.title, &b.work.title)));
        references.into_iter().map(|(_, view)| view).collect()
    }

    /// What a page shows that is not written in its language.
    pub(super) fn missing(&self, page: &Page, speaker: &Speaker<'_>) -> views::Missing {
        let reference = speaker.like(&self.common.context.speakers[0]);
        let near = match page.kind {
            Kind::Solution(position) | Kind::Sheet(position, _) => self.neighbours(position, speaker),
            _ => Vec::new(),
        };
        let near = near.into_iter().map(|position| self.link(&Kind::Solution(position), speaker)).collect();
        views::Missing { title: self.title(&page.kind, &reference), language: reference.view(), near }
    }
}

impl Context<'_> {
    /// The terms in the order of the language, under their first letters.
    pub(super) fn glossary(&self, speaker: &Speaker<'_>) -> Vec<views::Letter> {
        let glossary = self.register(RegisterKind::Term);
        let formats = speaker.words.formats();
        let mut terms: Vec<(String, views::Term)> = glossary
            .entries()
            .iter()
            .map(|entry| {
                let text = speaker.set(entry.name().get(speaker.index));
                let others = self.speakers.iter().filter(|other| other.index != speaker.index);
                let see = entry.see().iter().filter_map(|id| glossary.get(&id.value));
                let term = views::Term {
                    id: entry.id.value.clone(),
                    definition: entry
                        .description()
                        .map_or_else(String::new, |texts| speaker.set(texts.get(speaker.index))),
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
                            text: speaker.set(other.name().get(speaker.index)),
                        })
                        .collect(),
                    text: text.clone(),
                };
                (text, term)
            })
            .collect();
        terms.sort_by(|(one, _), (other, _)| formats.compare(without_article(one), without_article(other)));
        let mut letters: Vec<views::Letter> = Vec::new();
        for (text, term) in terms {
            let letter = first_letter(&text);
            match letters.last_mut() {
                Some(last) if last.letter == letter => last.terms.push(term),
                _ => letters.push(views::Letter { letter, terms: vec![term] }),
            }
        }
        letters
    }
}

/// A term as dictionaries order it: Arabic ones pass over the article.
fn without_article(text: &str) -> &str {
    text.strip_prefix("ال").filter(|rest| rest.chars().count() > 1).unwrap_or(text)
}

/// The letter that a term stands under: without accent, and in Arabic without article and hamza.
fn first_letter(text: &str) -> String {
    let letter = without_article(text).chars().find(|letter| letter.is_alphanumeric()).unwrap_or('#');
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => "ا".to_owned(),
        'À' | 'Â' | 'à' | 'â' => "A".to_owned(),
        'É' | 'È' | 'Ê' | 'é' | 'è' | 'ê' => "E".to_owned(),
        'Î' | 'î' => "I".to_owned(),
        'Ô' | 'ô' | 'Œ' | 'œ' => "O".to_owned(),
        letter => letter.to_uppercase().collect(),
    }
}
