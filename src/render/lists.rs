//! Lists of solutions: the front page, all solutions, those of a theme, territory, audience or approach.

use super::steps::{total_cost, total_duration};
use super::{Renderer, Speaker};
use crate::guide::RegisterKind;
use crate::site::{Kind, PER_PAGE, parts};
use crate::theme::{Shared, TemplateError, views};
use std::sync::OnceLock;

/// From the page of any list or solution to the folder of the version.
const ROOT: &str = "../../";

impl Renderer<'_> {
    fn card(&self, position: usize, speaker: &Speaker<'_>) -> views::Card {
        let solution = self.face(position, speaker);
        let facts = solution.facts();
        let texts = solution.texts(speaker.index);
        let lists = [&facts.territories, &facts.audiences, &facts.approaches].into_iter().flatten();
        let tags = facts.theme.iter().chain(lists.flat_map(|ids| &ids.value)).map(|id| id.value.as_str());
        views::Card {
            title: speaker.set(&texts.title.value),
            summary: speaker.set(&texts.summary.value),
            takes: self.takes(position, speaker),
            href: self.site.path(speaker.index, &Kind::Solution(position)),
            tags: tags.collect::<Vec<_>>().join(" "),
            written: solution.chapters[speaker.index].is_some(),
            language: self.other_language(&Kind::Solution(position), speaker),
        }
    }

    /// How long the solution at `position` takes and what it costs, as far as its steps say.
    fn takes(&self, position: usize, speaker: &Speaker<'_>) -> Vec<String> {
        let solution = self.face(position, speaker);
        let steps = &solution.facts().steps;
        let duration = solution.slots.as_deref().map_or_else(String::new, |slots| total_duration(slots, speaker));
        [duration, total_cost(steps, speaker)].into_iter().filter(|text| !text.is_empty()).collect()
    }

    /// The card of the solution at `position`, as the page of a list shows it. It is in several: it is made once.
    fn listed(&self, position: usize, speaker: &Speaker<'_>) -> Result<String, TemplateError> {
        let known = &self.elsewhere[speaker.index][position].card;
        made_once(known, || self.card_html(position, [ROOT, "h3"], speaker)).map(str::to_owned)
    }

    /// The link to the solution at `position`, as the page of a solution near it shows it.
    pub(super) fn near(&self, position: usize, speaker: &Speaker<'_>) -> Result<&str, TemplateError> {
        made_once(&self.elsewhere[speaker.index][position].link, || {
            let link = self.link(&Kind::Solution(position), speaker);
            self.html("near.html", [("link", Shared::new(&link)), ("root", Shared::new(ROOT))], speaker)
        })
    }

    /// The card of the solution at `position`, on a page from which `root` leads to the folder of the version, its heading of `level`.
    fn card_html(
        &self,
        position: usize,
        [root, level]: [&str; 2],
        speaker: &Speaker<'_>,
    ) -> Result<String, TemplateError> {
        let card = Shared::new(&self.card(position, speaker));
        let views = [("card", card), ("root", Shared::new(root)), ("level", Shared::new(level))];
        self.html("card.html", views, speaker)
    }

    /// A part of a page.
    fn html<const N: usize>(
        &self,
        template: &str,
        views: [(&'static str, Shared); N],
        speaker: &Speaker<'_>,
    ) -> Result<String, TemplateError> {
        let views = views.into_iter().chain([("guide", self.frames[speaker.index].clone())]);
        let mut html = Vec::with_capacity(1024);
        self.theme.render(template, speaker.index, views, &mut html)?;
        Ok(String::from_utf8(html).unwrap_or_default())
    }

    /// `solutions` under their themes, each as `card` shows it. They are in the order of themes already.
    fn by_theme(
        &self,
        solutions: &[usize],
        speaker: &Speaker<'_>,
        card: impl Fn(usize) -> Result<String, TemplateError>,
    ) -> Result<Vec<views::CardGroup>, TemplateError> {
        let themes = self.guide().register(RegisterKind::Theme);
        let mut groups: Vec<(usize, views::CardGroup)> = Vec::new();
        for &position in solutions {
            let facts = self.face(position, speaker).facts();
            let Some(theme) = facts.theme.as_ref().and_then(|theme| themes.position(&theme.value)) else {
                continue;
            };
            let card = card(position)?;
            match groups.last_mut() {
                Some((last, group)) if *last == theme => group.cards.push(card),
                _ => groups.push((
                    theme,
                    views::CardGroup { theme: self.group(RegisterKind::Theme, theme, speaker), cards: vec![card] },
                )),
            }
        }
        Ok(groups.into_iter().map(|(_, group)| group).collect())
    }

    /// The front page shows every solution of a guide that fits one page of a list; of a larger one, its themes.
    pub(super) fn home_groups(&self, speaker: &Speaker<'_>) -> Result<Vec<views::CardGroup>, TemplateError> {
        let count = self.guide().solutions.len();
        if count <= PER_PAGE {
            let all: Vec<usize> = (0..count).collect();
            return self.by_theme(&all, speaker, |position| self.card_html(position, ["../", "h4"], speaker));
        }
        let themes = 0..self.guide().register(RegisterKind::Theme).entries().len();
        let groups =
            themes.map(|theme| self.group(RegisterKind::Theme, theme, speaker)).filter(|theme| theme.count > 0);
        Ok(groups.map(|theme| views::CardGroup { theme, cards: Vec::new() }).collect())
    }

    pub(super) fn all_solutions(&self, part: usize, speaker: &Speaker<'_>) -> Result<views::List, TemplateError> {
        let all: Vec<usize> = (0..self.guide().solutions.len()).collect();
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
        let members = &self.site.members[&kind][position];
        let group = self.group(kind, position, speaker);
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
            parts: self.parts(parts(all.len(), PER_PAGE), part, speaker, page),
            groups: self.by_theme(self.site.part(all, part), speaker, |position| self.listed(position, speaker))?,
        })
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
