//! What surrounds every page: the guide, the way here and onward, the same page in other languages.

use super::common::Common;
use super::reads::{Asked, Question};
use super::sharing::{code, short};
use super::{Renderer, Speaker};
use crate::guide::{Prose, RegisterKind, Stage};
use crate::i18n::plain;
use crate::site::{HISTORY, Kind, LISTED, NEXT, Page, SCRIPT, Scope};
use crate::theme::views;

/// What a solution is called in the language at this position.
#[derive(Hash)]
pub(super) struct Title(pub usize);

impl Question for Title {
    type Answer = String;

    fn answer(&self, asked: &Asked<'_>) -> String {
        asked.common.context.speakers[self.0].set(&asked.solution.texts(self.0).title.value)
    }
}

/// What the tool sheet at this position of its solution is called in the language at this position, or else in the reference language.
#[derive(Hash)]
struct SheetTitle(usize, usize);

impl Question for SheetTitle {
    type Answer = String;

    fn answer(&self, asked: &Asked<'_>) -> String {
        let Self(tool, language) = *self;
        let sheet = asked.solution.sheet(tool, language).or_else(|| asked.solution.sheet(tool, 0));
        asked.common.context.speakers[language].set(sheet.map_or("", |sheet| &sheet.title.value))
    }
}

impl Common<'_> {
    /// The view `guide` of one language.
    pub(super) fn frame(&self, speaker: &Speaker<'_>) -> views::Guide {
        let config = self.context.config;
        let text = |texts: &Option<crate::guide::register::Texts>| {
            texts.as_ref().map_or_else(String::new, |texts| speaker.set(texts.get(speaker.index)))
        };
        let pages = 0..self.site.prose.len();
        let lists = LISTED.into_iter().filter(|kind| *kind != RegisterKind::Theme);
        views::Guide {
            title: speaker.set(config.settings.title.get(speaker.index)),
            summary: speaker.set(config.settings.summary.get(speaker.index)),
            organisation: text(&config.settings.organisation),
            licence: text(&config.settings.licence),
            contact: config.settings.contact.as_ref().map(|contact| contact_view(&contact.value)),
            date: speaker.date(config.date.value),
            version: self.site.folder(),
            stage: self.site.stage().map_or(NEXT, Stage::word),
            history: self.if_issued(|| history_path(speaker, None)),
            script: self.if_issued(|| format!("../{SCRIPT}")),
            language: speaker.view(),
            pages: pages.map(|position| self.link(&Kind::Prose(position), speaker)).collect(),
            themes: self.groups(RegisterKind::Theme, speaker),
            lists: lists
                .map(|kind| views::ListOfLists { kind: kind.word(), groups: self.groups(kind, speaker) })
                .collect(),
            solutions: self.site.solutions.len(),
            news: None,
            has_feed: config.base_url.is_some(),
            card: self.card_picture(speaker),
            generator: format!("dalil {}", env!("CARGO_PKG_VERSION")),
        }
    }

    /// The entries of a register that have solutions.
    pub(super) fn groups(&self, kind: RegisterKind, speaker: &Speaker<'_>) -> Vec<views::Group> {
        let count = self.context.register(kind).entries().len();
        (0..count).map(|position| self.group(kind, position, speaker)).filter(|group| group.count > 0).collect()
    }

    /// One entry of a register.
    pub(super) fn group(&self, kind: RegisterKind, position: usize, speaker: &Speaker<'_>) -> views::Group {
        let entry = &self.context.register(kind).entries()[position];
        let description = entry.description().map_or("", |texts| texts.get(speaker.index));
        views::Group {
            id: entry.id.value.clone(),
            text: speaker.set(entry.name().get(speaker.index)),
            description: speaker.set(description),
            href: self.site.path(speaker.index, &Kind::Entry(kind, position, 1)),
            count: self.site.members[&kind][position].len(),
        }
    }

    /// What is there only if a version was, or is being, issued.
    fn if_issued(&self, make: impl FnOnce() -> String) -> String {
        if self.site.has_history { make() } else { String::new() }
    }
}

impl Renderer<'_> {
    /// The view `guide` of the front page, which also tells what is new.
    pub(super) fn front_frame(&self, speaker: &Speaker<'_>) -> views::Guide {
        views::Guide { news: self.news(speaker), ..self.common.frame(speaker) }
    }

    /// A link to a page of the same language.
    pub(super) fn link(&self, kind: &Kind, speaker: &Speaker<'_>) -> views::Link {
        self.common.link_called(self.title(kind, speaker), kind, speaker)
    }

    /// What a page is called.
    pub(super) fn title(&self, kind: &Kind, speaker: &Speaker<'_>) -> String {
        match kind {
            Kind::Solution(position) => self.ask(*position, Title(speaker.index), speaker),
            Kind::Sheet(position, tool) => self.ask(*position, SheetTitle(*tool, speaker.index), speaker),
            kind => self.common.name(kind, speaker),
        }
    }

    /// The text of a page in the language of the speaker, if it is prose.
    pub(super) fn prose_of(&self, kind: &Kind, speaker: &Speaker<'_>) -> Option<&Prose> {
        match kind {
            Kind::Prose(position) => self.door.page(*position, speaker).texts[speaker.index].as_ref(),
            Kind::Sheet(position, tool) => self.door.solution(*position, speaker).sheet(*tool, speaker.index),
            _ => None,
        }
    }

    /// The view `page`.
    pub(super) fn page_view(&self, page: &Page, speaker: &Speaker<'_>) -> views::Page {
        let title = self.title(&page.kind, speaker);
        let common = &self.common;
        let guide_title = speaker.set(common.context.config.settings.title.get(speaker.index));
        let full_title = match page.kind {
            Kind::Home => guide_title,
            _ => format!("{title}{}{guide_title}", speaker.words.say("title-separator")),
        };
        let (previous, next) = self.around(&page.kind, speaker);
        let canonical = common.address(page.language, &page.kind);
        let is_printed = page.written && matches!(page.kind, Kind::Solution(_) | Kind::Sheet(..));
        let mut view = views::Page {
            kind: kind_name(&page.kind),
            path: page.path.clone(),
            home: page.root() + &speaker.language.code,
            root: page.root(),
            full_title: plain(&full_title),
            description: short(&plain(&self.description(&page.kind, speaker))),
            title,
            code: canonical.as_deref().filter(|_| is_printed).and_then(code),
            canonical,
            alternates: self.alternates(&page.kind),
            translations: self.translations(page),
            trail: self.trail(&page.kind, speaker),
            previous,
            next,
            versions: common.if_issued(|| self.history_of(&page.kind, speaker)),
            noindex: common.site.stage() != Some(Stage::Final) || !page.written || page.kind == Kind::NotFound,
            linked_data: String::new(),
        };
        view.linked_data = self.linked_data(page, &view, speaker);
        view
    }

    /// The page that leads to what a page shows in every version.
    fn history_of(&self, kind: &Kind, speaker: &Speaker<'_>) -> String {
        let site = self.common.site;
        let id = match kind {
            Kind::Solution(position) | Kind::Sheet(position, _) => Some(site.solutions[*position].id.as_str()),
            Kind::Prose(position) => Some(site.prose[*position].slug.as_str()),
            _ => None,
        };
        history_path(speaker, id)
    }

    fn description(&self, kind: &Kind, speaker: &Speaker<'_>) -> String {
        let context = &self.common.context;
        let text = match kind {
            Kind::Solution(position) => &*self.door.solution(*position, speaker).texts(speaker.index).summary.value,
            Kind::Prose(_) | Kind::Sheet(..) => self.prose_of(kind, speaker).map_or("", |prose| &prose.summary.value),
            Kind::Entry(kind, position, _) => {
                context.register(*kind).entries()[*position].description().map_or("", |texts| texts.get(speaker.index))
            }
            Kind::Plan(_) => return speaker.say("plan-lead"),
            Kind::Framework(_) => return speaker.say("framework-lead"),
            _ => "",
        };
        speaker.set(if text.is_empty() { context.config.settings.summary.get(speaker.index) } else { text })
    }

    fn alternates(&self, kind: &Kind) -> Vec<views::Alternate> {
        let (site, context) = (self.common.site, &self.common.context);
        let base = context.config.base_url.as_ref();
        let choice = base.map(|base| views::Alternate { hreflang: "x-default".to_owned(), url: format!("{base}/") });
        let languages = context.speakers.iter();
        let languages = languages.filter(|speaker| site.is_written(kind, speaker.index)).filter_map(|speaker| {
            let url = self.common.address(speaker.index, kind)?;
            Some(views::Alternate { hreflang: speaker.language.locale.to_string(), url })
        });
        languages.chain(choice.filter(|_| *kind == Kind::Home)).collect()
    }

    fn translations(&self, page: &Page) -> Vec<views::Translation> {
        let site = self.common.site;
        let others = self.common.context.speakers.iter().filter(|speaker| speaker.index != page.language);
        others
            .map(|speaker| views::Translation {
                language: speaker.view(),
                href: site.path(speaker.index, &page.kind),
                written: site.is_written(&page.kind, speaker.index),
            })
            .collect()
    }

    /// The pages above a page, the front page first.
    fn trail(&self, kind: &Kind, speaker: &Speaker<'_>) -> Vec<views::Link> {
        let home = views::Link { text: speaker.say("home"), ..self.link(&Kind::Home, speaker) };
        let mut trail = vec![home];
        let solution = match kind {
            Kind::Home => return Vec::new(),
            Kind::Solution(position) | Kind::Sheet(position, _) => Some(*position),
            _ => None,
        };
        if let Some(position) = solution {
            let theme = self.common.site.solutions[position].theme;
            trail.extend(theme.map(|theme| self.link(&Kind::Entry(RegisterKind::Theme, theme, 1), speaker)));
        }
        match kind {
            Kind::Sheet(position, _) => trail.push(self.link(&Kind::Solution(*position), speaker)),
            Kind::Entry(..) => trail.push(self.link(&Kind::Solutions(1), speaker)),
            Kind::Plan(Scope::Theme(..)) => trail.push(self.link(&Kind::Plan(Scope::All), speaker)),
            Kind::Framework(Scope::Theme(..)) => trail.push(self.link(&Kind::Framework(Scope::All), speaker)),
            _ => {}
        }
        trail
    }

    /// The pages before and after a page.
    fn around(&self, kind: &Kind, speaker: &Speaker<'_>) -> (Option<views::Link>, Option<views::Link>) {
        let (position, length, make): (usize, usize, fn(usize) -> Kind) = match kind {
            Kind::Solution(position) => (*position, self.common.site.solutions.len(), Kind::Solution),
            Kind::Prose(position) => (*position, self.common.site.prose.len(), Kind::Prose),
            _ => return (None, None),
        };
        let previous = position.checked_sub(1).map(|before| self.link(&make(before), speaker));
        let next = Some(position + 1).filter(|after| *after < length).map(|after| self.link(&make(after), speaker));
        (previous, next)
    }
}

/// The history in a language, or that of one solution or page in it, from the folder of the version.
pub(super) fn history_path(speaker: &Speaker<'_>, id: Option<&str>) -> String {
    let id = id.map_or_else(String::new, |id| format!("{id}/"));
    format!("../{HISTORY}/{}/{id}index.html", speaker.language.code)
}

fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Home => "home",
        Kind::Solution(_) => "solution",
        Kind::Sheet(..) => "sheet",
        Kind::Prose(_) => "prose",
        Kind::Solutions(_) => "solutions",
        Kind::Entry(..) => "entry",
        Kind::Plan(_) => "plan",
        Kind::Framework(_) => "framework",
        Kind::Glossary => "glossary",
        Kind::Bibliography => "bibliography",
        Kind::NotFound => "not-found",
    }
}

fn contact_view(address: &str) -> views::Contact {
    let is_mail = address.contains('@') && !address.contains("://");
    let bare = address.strip_prefix("mailto:").unwrap_or(address);
    let url = if is_mail { format!("mailto:{bare}") } else { address.to_owned() };
    views::Contact { text: bare.to_owned(), url }
}
