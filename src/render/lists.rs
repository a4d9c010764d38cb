//! Lists of solutions: the front page, all solutions, those of a theme, territory, audience or approach.

use super::common::Common;
use super::frame::Title;
use super::reads::{Asked, Question};
use super::{Renderer, Speaker};
use crate::guide::{RegisterKind, Solution};
use crate::site::{Kind, PER_PAGE, parts};
use crate::theme::{TemplateError, View, views};
use crate::view;
use std::sync::OnceLock;

/// From the page of any list or solution to the folder of the version.
const ROOT: &str = "../../";

/// How pages of other things show a solution, as HTML. Many do: each is made when the first asks for it.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    /// Its card in a list.
    card: OnceLock<Box<str>>,
    /// The link of a solution that is near.
    link: OnceLock<Box<str>>,
}

/// How a list shows a solution in the language at this position.
#[derive(Hash)]
struct Card(usize);

impl Question for Card {
    type Answer = views::Card;

    fn answer(&self, asked: &Asked<'_>) -> views::Card {
        asked.common.card(asked.solution, asked.position, &asked.common.context.speakers[self.0])
    }
}

impl Common<'_> {
    fn card(&self, solution: &Solution, position: usize, speaker: &Speaker<'_>) -> views::Card {
        let facts = solution.facts();
        let texts = solution.texts(speaker.index);
        let lists = [&facts.territories, &facts.audiences, &facts.approaches].into_iter().flatten();
        let tags = facts.theme.iter().chain(lists.flat_map(|ids| &ids.value)).map(|id| id.value.as_str());
        let kind = Kind::Solution(position);
        views::Card {
            title: speaker.set(&texts.title.value),
            summary: speaker.set(&texts.summary.value),
            takes: view::takes(solution, speaker),
            href: self.site.path(speaker.index, &kind),
            tags: tags.collect::<Vec<_>>().join(" "),
            written: self.site.is_written(&kind, speaker.index),
            language: self.other_language(&kind, speaker),
        }
    }
}

impl Renderer<'_> {
    /// The card of the solution at `position`, as the page of a list shows it. It is in several: it is made once.
    fn listed(&self, position: usize, speaker: &Speaker<'_>) -> Result<String, TemplateError> {
        speaker.note_question(position, Card(speaker.index));
        let html = made_once(&self.elsewhere[speaker.index][position].card, || {
            self.card_html(&self.ask(position, Card(speaker.index), speaker), [ROOT, "h3"], speaker)
        })?;
        Ok(html.to_owned())
    }

    /// The link to the solution at `position`, as the page of a solution near it shows it.
    pub(super) fn near(&self, position: usize, speaker: &Speaker<'_>) -> Result<&str, TemplateError> {
        speaker.note_question(position, Title(speaker.index));
        made_once(&self.elsewhere[speaker.index][position].link, || {
            let link = self.link(&Kind::Solution(position), speaker);
            let views = [("link", View::new(&link)), ("root", View::new(ROOT))];
            self.common.html("near.html", views, speaker)
        })
    }

    /// A card on a page from which `root` leads to the folder of the version, its heading of `level`.
    fn card_html(
        &self,
        card: &views::Card,
        [root, level]: [&str; 2],
        speaker: &Speaker<'_>,
    ) -> Result<String, TemplateError> {
        let views = [("card", View::new(card)), ("root", View::new(root)), ("level", View::new(level))];
        self.common.html("card.html", views, speaker)
    }

    /// `solutions` under their themes, each as `card` shows it. They are in the order of themes already.
    fn by_theme(
        &self,
        solutions: &[usize],
        speaker: &Speaker<'_>,
        card: impl Fn(usize) -> Result<String, TemplateError>,
    ) -> Result<Vec<views::CardGroup>, TemplateError> {
        let mut groups: Vec<(usize, views::CardGroup)> = Vec::new();
        for &position in solutions {
            let Some(theme) = self.common.site.solutions[position].theme else { continue };
            let card = card(position)?;
            match groups.last_mut() {
                Some((last, group)) if *last == theme => group.cards.push(card),
                _ => {
                    let theme_view = self.common.group(RegisterKind::Theme, theme, speaker);
                    groups.push((theme, views::CardGroup { theme: theme_view, cards: vec![card] }));
                }
            }
        }
        Ok(groups.into_iter().map(|(_, group)| group).collect())
    }

    /// The front page shows every solution of a guide that fits one page of a list; of a larger one, its themes.
    pub(super) fn home_groups(&self, speaker: &Speaker<'_>) -> Result<Vec<views::CardGroup>, TemplateError> {
        let count = self.common.site.solutions.len();
        if count <= PER_PAGE {
            let all: Vec<usize> = (0..count).collect();
            return self.by_theme(&all, speaker, |position| {
                self.card_html(&self.ask(position, Card(speaker.index), speaker), ["../", "h4"], speaker)
            });
        }
        let groups = self.common.groups(RegisterKind::Theme, speaker).into_iter();
        Ok(groups.map(|theme| views::CardGroup { theme, cards: Vec::new() }).collect())
    }

    pub(super) fn all_solutions(&self, part: usize, speaker: &Speaker<'_>) -> Result<views::List, TemplateError> {
        let all: Vec<usize> = (0..self.common.site.solutions.len()).collect();
        let about = (String::new(), String::new());
        self.list("solutions", about, &all, part, speaker, Kind::Solutions)
    }

    pub(super) fn entry_list(
        &self,
        kind: RegisterKind,
        position: usize,
        part: usize,
        speaker: &Speaker<'_>,
    ) -> Result<views::List, TemplateError> {
        let members = &self.common.site.members[&kind][position];
        let group = self.common.group(kind, position, speaker);
        let about = (group.id, group.description);
        self.list(kind.word(), about, members, part, speaker, |part| Kind::Entry(kind, position, part))
    }

    fn list(
        &self,
        kind: &'static str,
        (id, description): (String, String),
        all: &[usize],
        part: usize,
        speaker: &Speaker<'_>,
        page: impl Fn(usize) -> Kind,
    ) -> Result<views::List, TemplateError> {
        Ok(views::List {
            kind,
            id,
            description,
            count: all.len(),
            parts: self.common.parts(parts(all.len(), PER_PAGE), part, speaker, page),
            groups: self
                .by_theme(self.common.site.part(all, part), speaker, |position| self.listed(position, speaker))?,
        })
    }
}

impl Common<'_> {
    /// A part of a page.
    fn html<const N: usize>(
        &self,
        template: &str,
        views: [(&'static str, View); N],
        speaker: &Speaker<'_>,
    ) -> Result<String, TemplateError> {
        let views = views.into_iter().chain([("guide", self.frames[speaker.index].clone())]);
        let mut html = Vec::with_capacity(1024);
        self.context.theme.render(template, speaker.index, views, &mut html)?;
        Ok(String::from_utf8(html).unwrap_or_default())
    }

    /// The ways to the `count` parts of something long, of which a page shows one.
    pub(super) fn parts(
        &self,
        count: usize,
        part: usize,
        speaker: &Speaker<'_>,
        page: impl Fn(usize) -> Kind,
    ) -> Vec<views::Part> {
        let part = |number| views::Part {
            number,
            href: self.site.path(speaker.index, &page(number)),
            current: number == part,
        };
        (1..=count).map(part).collect()
    }
}

/// What `known` holds, made if nobody has made it yet.
fn made_once(
    known: &OnceLock<Box<str>>,
    make: impl FnOnce() -> Result<String, TemplateError>,
) -> Result<&str, TemplateError> {
    if let Some(html) = known.get() {
        return Ok(html);
    }
    let html = make()?.into_boxed_str();
    Ok(known.get_or_init(|| html))
}
