//! Lists of solutions: the front page, all solutions, those of a theme, territory, audience or approach.

use super::common::SharedInputs;
use super::dependencies::{Query, QueryContext};
use super::frame::TitleQuery;
use super::{Renderer, TrackedLocalizer};
use crate::guide::{RegisterKind, Solution, SolutionId};
use crate::i18n::LanguageId;
use crate::site::{PER_PAGE, PageKind, parts};
use crate::theme::{TemplateError, View, views};
use crate::view;
use std::sync::OnceLock;

/// From the page of any list or solution to the folder of the version.
const ROOT: &str = "../../";

/// How pages of other things show a solution, as HTML. Many do: each is made when the first asks for it.
#[derive(Debug, Default)]
pub(super) struct CardCache {
    /// Its card in a list.
    card: OnceLock<Box<str>>,
    /// The link of a solution that is near.
    link: OnceLock<Box<str>>,
}

/// How a list shows a solution in the language at this position.
#[derive(Hash)]
struct CardQuery(LanguageId);

impl Query for CardQuery {
    type Answer = views::Card;

    fn answer(&self, asked: &QueryContext<'_>) -> views::Card {
        asked.common.card(asked.solution, asked.position, &asked.common.context.localizers[self.0])
    }
}

impl SharedInputs<'_> {
    fn card(&self, solution: &Solution, position: SolutionId, localizer: &TrackedLocalizer<'_>) -> views::Card {
        let facts = solution.facts();
        let texts = solution.texts(localizer.index);
        let lists = [&facts.territories, &facts.audiences, &facts.approaches].into_iter().flatten();
        let tags = facts.theme.iter().chain(lists.flat_map(|ids| &ids.value)).map(|id| id.value.as_str());
        let kind = PageKind::Solution(position);
        views::Card {
            title: localizer.set(&texts.title.value),
            summary: localizer.set(&texts.summary.value),
            takes: view::takes(solution, localizer),
            href: self.site.path(localizer.index, &kind),
            tags: tags.collect::<Vec<_>>().join(" "),
            written: self.site.is_written(&kind, localizer.index),
            language: self.other_language(&kind, localizer),
        }
    }
}

impl Renderer<'_> {
    /// The card of the solution at `position`, as the page of a list shows it. It is in several: it is made once.
    fn listed(&self, position: SolutionId, localizer: &TrackedLocalizer<'_>) -> Result<String, TemplateError> {
        localizer.note_query(position, CardQuery(localizer.index));
        let html = made_once(&self.cards[localizer.index][position].card, || {
            self.card_html(&self.ask(position, CardQuery(localizer.index), localizer), [ROOT, "h3"], localizer)
        })?;
        Ok(html.to_owned())
    }

    /// The link to the solution at `position`, as the page of a solution near it shows it.
    pub(super) fn near(&self, position: SolutionId, localizer: &TrackedLocalizer<'_>) -> Result<&str, TemplateError> {
        localizer.note_query(position, TitleQuery(localizer.index));
        made_once(&self.cards[localizer.index][position].link, || {
            let link = self.link(&PageKind::Solution(position), localizer);
            let views = [("link", View::new(&link)), ("root", View::new(ROOT))];
            self.common.html("near.html", views, localizer)
        })
    }

    /// A card on a page from which `root` leads to the folder of the version, its heading of `level`.
    fn card_html(
        &self,
        card: &views::Card,
        [root, level]: [&str; 2],
        localizer: &TrackedLocalizer<'_>,
    ) -> Result<String, TemplateError> {
        let views = [("card", View::new(card)), ("root", View::new(root)), ("level", View::new(level))];
        self.common.html("card.html", views, localizer)
    }

    /// `solutions` under their themes, each as `card` shows it. They are in the order of themes already.
    fn by_theme(
        &self,
        solutions: &[SolutionId],
        localizer: &TrackedLocalizer<'_>,
        card: impl Fn(SolutionId) -> Result<String, TemplateError>,
    ) -> Result<Vec<views::CardGroup>, TemplateError> {
        let mut groups: Vec<(usize, views::CardGroup)> = Vec::new();
        for &position in solutions {
            let Some(theme) = self.common.site.solutions[position].theme else { continue };
            let card = card(position)?;
            match groups.last_mut() {
                Some((last, group)) if *last == theme => group.cards.push(card),
                _ => {
                    let theme_view = self.common.group(RegisterKind::Theme, theme, localizer);
                    groups.push((theme, views::CardGroup { theme: theme_view, cards: vec![card] }));
                }
            }
        }
        Ok(groups.into_iter().map(|(_, group)| group).collect())
    }

    /// The front page shows every solution of a guide that fits one page of a list; of a larger one, its themes.
    pub(super) fn home_groups(&self, localizer: &TrackedLocalizer<'_>) -> Result<Vec<views::CardGroup>, TemplateError> {
        let count = self.common.site.solutions.len();
        if count <= PER_PAGE {
            let all: Vec<SolutionId> = SolutionId::all(count).collect();
            return self.by_theme(&all, localizer, |position| {
                self.card_html(&self.ask(position, CardQuery(localizer.index), localizer), ["../", "h4"], localizer)
            });
        }
        let groups = self.common.groups(RegisterKind::Theme, localizer).into_iter();
        Ok(groups.map(|theme| views::CardGroup { theme, cards: Vec::new() }).collect())
    }

    pub(super) fn all_solutions(
        &self,
        part: usize,
        localizer: &TrackedLocalizer<'_>,
    ) -> Result<views::List, TemplateError> {
        let all: Vec<SolutionId> = SolutionId::all(self.common.site.solutions.len()).collect();
        let about = (String::new(), String::new());
        self.list("solutions", about, &all, part, localizer, PageKind::Solutions)
    }

    pub(super) fn entry_list(
        &self,
        kind: RegisterKind,
        position: usize,
        part: usize,
        localizer: &TrackedLocalizer<'_>,
    ) -> Result<views::List, TemplateError> {
        let members = &self.common.site.members[&kind][position];
        let group = self.common.group(kind, position, localizer);
        let about = (group.id, group.description);
        self.list(kind.word(), about, members, part, localizer, |part| PageKind::Entry(kind, position, part))
    }

    fn list(
        &self,
        kind: &'static str,
        (id, description): (String, String),
        all: &[SolutionId],
        part: usize,
        localizer: &TrackedLocalizer<'_>,
        page: impl Fn(usize) -> PageKind,
    ) -> Result<views::List, TemplateError> {
        Ok(views::List {
            kind,
            id,
            description,
            count: all.len(),
            parts: self.common.parts(parts(all.len(), PER_PAGE), part, localizer, page),
            groups: self
                .by_theme(self.common.site.part(all, part), localizer, |position| self.listed(position, localizer))?,
        })
    }
}

impl SharedInputs<'_> {
    /// A part of a page.
    fn html<const N: usize>(
        &self,
        template: &str,
        views: [(&'static str, View); N],
        localizer: &TrackedLocalizer<'_>,
    ) -> Result<String, TemplateError> {
        let views = views.into_iter().chain([("guide", self.frames[localizer.index].clone())]);
        let mut html = Vec::with_capacity(1024);
        self.context.theme.render(template, localizer.index, views, &mut html)?;
        Ok(String::from_utf8(html)
            .unwrap_or_else(|_| unreachable!("a template is text, and so is all that it is given")))
    }

    /// The ways to the `count` parts of something long, of which a page shows one.
    pub(super) fn parts(
        &self,
        count: usize,
        part: usize,
        localizer: &TrackedLocalizer<'_>,
        page: impl Fn(usize) -> PageKind,
    ) -> Vec<views::PagerPart> {
        let part = |number| views::PagerPart {
            number,
            href: self.site.path(localizer.index, &page(number)),
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
