//! What surrounds every page: the guide, the way here and onward, the same page in other languages.

use super::common::SharedInputs;
use super::dependencies::{Query, QueryContext};
use super::sharing::{code, short};
use super::{Renderer, TrackedLocalizer};
use crate::guide::{Prose, RegisterKind, SolutionId, Stage};
use crate::i18n::{LanguageId, plain};
use crate::site::{HISTORY, LISTED, NEXT, Page, PageKind, SCRIPT, Scope};
use crate::theme::views;

/// What a solution is called in the language at this position.
#[derive(Hash)]
pub(super) struct TitleQuery(pub LanguageId);

impl Query for TitleQuery {
    type Answer = String;

    fn answer(&self, asked: &QueryContext<'_>) -> String {
        asked.common.context.localizers[self.0].set(&asked.solution.texts(self.0).title.value)
    }
}

/// What the tool sheet at this position of its solution is called in the language at this position, or else in the reference language.
#[derive(Hash)]
struct SheetTitleQuery(usize, LanguageId);

impl Query for SheetTitleQuery {
    type Answer = String;

    fn answer(&self, asked: &QueryContext<'_>) -> String {
        let Self(tool, language) = *self;
        let sheet = asked.solution.sheet(tool, language).or_else(|| asked.solution.sheet(tool, LanguageId::REFERENCE));
        asked.common.context.localizers[language].set(sheet.map_or("", |sheet| &sheet.title.value))
    }
}

impl SharedInputs<'_> {
    /// The view `guide` of one language.
    pub(super) fn frame(&self, localizer: &TrackedLocalizer<'_>) -> views::GuideFrame {
        let config = self.context.config;
        let text = |texts: &Option<crate::guide::register::Localized>| {
            texts.as_ref().map_or_else(String::new, |texts| localizer.set(texts.get(localizer.index)))
        };
        let pages = 0..self.site.prose.len();
        let lists = LISTED.into_iter().filter(|kind| *kind != RegisterKind::Theme);
        views::GuideFrame {
            title: localizer.set(config.settings.title.get(localizer.index)),
            summary: localizer.set(config.settings.summary.get(localizer.index)),
            organisation: text(&config.settings.organisation),
            licence: text(&config.settings.licence),
            contact: config.settings.contact.as_ref().map(|contact| contact_view(&contact.value)),
            date: localizer.date(config.date.value),
            version: self.site.folder(),
            stage: self.site.stage().map_or(NEXT, Stage::word),
            history: self.if_issued(|| history_path(localizer, None)),
            script: self.if_issued(|| format!("../{SCRIPT}")),
            language: localizer.view(),
            pages: pages.map(|position| self.link(&PageKind::Prose(position), localizer)).collect(),
            themes: self.groups(RegisterKind::Theme, localizer),
            lists: lists
                .map(|kind| views::ListOfLists { kind: kind.word(), groups: self.groups(kind, localizer) })
                .collect(),
            solutions: self.site.solutions.len(),
            news: None,
            has_feed: config.base_url.is_some(),
            card: self.card_picture(localizer),
            generator: format!("dalil {}", env!("CARGO_PKG_VERSION")),
        }
    }

    /// The entries of a register that have solutions.
    pub(super) fn groups(&self, kind: RegisterKind, localizer: &TrackedLocalizer<'_>) -> Vec<views::Group> {
        let count = self.context.register(kind).entries().len();
        (0..count).map(|position| self.group(kind, position, localizer)).filter(|group| group.count > 0).collect()
    }

    /// One entry of a register.
    pub(super) fn group(&self, kind: RegisterKind, position: usize, localizer: &TrackedLocalizer<'_>) -> views::Group {
        let entry = &self.context.register(kind).entries()[position];
        let description = entry.description().map_or("", |texts| texts.get(localizer.index));
        views::Group {
            id: entry.id.value.clone(),
            text: localizer.set(entry.name().get(localizer.index)),
            description: localizer.set(description),
            href: self.site.path(localizer.index, &PageKind::Entry(kind, position, 1)),
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
    pub(super) fn front_frame(&self, localizer: &TrackedLocalizer<'_>) -> views::GuideFrame {
        views::GuideFrame { news: self.news(localizer), ..self.common.frame(localizer) }
    }

    /// A link to a page of the same language.
    pub(super) fn link(&self, kind: &PageKind, localizer: &TrackedLocalizer<'_>) -> views::PageLink {
        self.common.link_called(self.title(kind, localizer), kind, localizer)
    }

    /// What a page is called.
    pub(super) fn title(&self, kind: &PageKind, localizer: &TrackedLocalizer<'_>) -> String {
        match kind {
            PageKind::Solution(position) => self.ask(*position, TitleQuery(localizer.index), localizer),
            PageKind::Sheet(position, tool) => self.ask(*position, SheetTitleQuery(*tool, localizer.index), localizer),
            kind => self.common.name(kind, localizer),
        }
    }

    /// The text of a page in the language of the localizer, if it is prose.
    pub(super) fn prose_of(&self, kind: &PageKind, localizer: &TrackedLocalizer<'_>) -> Option<&Prose> {
        match kind {
            PageKind::Prose(position) => self.tracked.page(*position, localizer).texts[localizer.index].as_ref(),
            PageKind::Sheet(position, tool) => {
                self.tracked.solution(*position, localizer).sheet(*tool, localizer.index)
            }
            _ => None,
        }
    }

    /// The view `page`.
    pub(super) fn page_view(&self, page: &Page, localizer: &TrackedLocalizer<'_>) -> views::Page {
        let title = self.title(&page.kind, localizer);
        let common = &self.common;
        let guide_title = localizer.set(common.context.config.settings.title.get(localizer.index));
        let full_title = match page.kind {
            PageKind::Home => guide_title,
            _ => format!("{title}{}{guide_title}", localizer.words.say("title-separator")),
        };
        let (previous, next) = self.around(&page.kind, localizer);
        let canonical = common.address(page.language, &page.kind);
        let is_printed = page.written && matches!(page.kind, PageKind::Solution(_) | PageKind::Sheet(..));
        let mut view = views::Page {
            kind: kind_name(&page.kind),
            path: page.path.clone(),
            home: page.root() + &localizer.language.code,
            root: page.root(),
            full_title: plain(&full_title),
            description: short(&plain(&self.description(&page.kind, localizer))),
            title,
            code: canonical.as_deref().filter(|_| is_printed).and_then(code),
            canonical,
            alternates: self.alternates(&page.kind),
            translations: self.translations(page),
            trail: self.trail(&page.kind, localizer),
            previous,
            next,
            versions: common.if_issued(|| self.history_of(&page.kind, localizer)),
            noindex: common.site.stage() != Some(Stage::Final) || !page.written || page.kind == PageKind::NotFound,
            linked_data: String::new(),
        };
        view.linked_data = self.linked_data(page, &view, localizer);
        view
    }

    /// The page that leads to what a page shows in every version.
    fn history_of(&self, kind: &PageKind, localizer: &TrackedLocalizer<'_>) -> String {
        let site = self.common.site;
        let id = match kind {
            PageKind::Solution(position) | PageKind::Sheet(position, _) => Some(site.solutions[*position].id.as_str()),
            PageKind::Prose(position) => Some(site.prose[*position].slug.as_str()),
            _ => None,
        };
        history_path(localizer, id)
    }

    fn description(&self, kind: &PageKind, localizer: &TrackedLocalizer<'_>) -> String {
        let context = &self.common.context;
        let text = match kind {
            PageKind::Solution(position) => {
                &*self.tracked.solution(*position, localizer).texts(localizer.index).summary.value
            }
            PageKind::Prose(_) | PageKind::Sheet(..) => {
                self.prose_of(kind, localizer).map_or("", |prose| &prose.summary.value)
            }
            PageKind::Entry(kind, position, _) => context.register(*kind).entries()[*position]
                .description()
                .map_or("", |texts| texts.get(localizer.index)),
            PageKind::Plan(_) => return localizer.say("plan-lead"),
            PageKind::Framework(_) => return localizer.say("framework-lead"),
            _ => "",
        };
        localizer.set(if text.is_empty() { context.config.settings.summary.get(localizer.index) } else { text })
    }

    fn alternates(&self, kind: &PageKind) -> Vec<views::Alternate> {
        let (site, context) = (self.common.site, &self.common.context);
        let base = context.config.base_url.as_ref();
        let choice = base.map(|base| views::Alternate { hreflang: "x-default".to_owned(), url: format!("{base}/") });
        let languages = context.localizers.iter();
        let languages = languages.filter(|localizer| site.is_written(kind, localizer.index)).filter_map(|localizer| {
            let url = self.common.address(localizer.index, kind)?;
            Some(views::Alternate { hreflang: localizer.language.locale.to_string(), url })
        });
        languages.chain(choice.filter(|_| *kind == PageKind::Home)).collect()
    }

    fn translations(&self, page: &Page) -> Vec<views::Translation> {
        let site = self.common.site;
        let others = self.common.context.localizers.iter().filter(|localizer| localizer.index != page.language);
        others
            .map(|localizer| views::Translation {
                language: localizer.view(),
                href: site.path(localizer.index, &page.kind),
                written: site.is_written(&page.kind, localizer.index),
            })
            .collect()
    }

    /// The pages above a page, the front page first.
    fn trail(&self, kind: &PageKind, localizer: &TrackedLocalizer<'_>) -> Vec<views::PageLink> {
        let home = views::PageLink { text: localizer.say("home"), ..self.link(&PageKind::Home, localizer) };
        let mut trail = vec![home];
        let solution = match kind {
            PageKind::Home => return Vec::new(),
            PageKind::Solution(position) | PageKind::Sheet(position, _) => Some(*position),
            _ => None,
        };
        if let Some(position) = solution {
            let theme = self.common.site.solutions[position].theme;
            trail.extend(theme.map(|theme| self.link(&PageKind::Entry(RegisterKind::Theme, theme, 1), localizer)));
        }
        match kind {
            PageKind::Sheet(position, _) => trail.push(self.link(&PageKind::Solution(*position), localizer)),
            PageKind::Entry(..) => trail.push(self.link(&PageKind::Solutions(1), localizer)),
            PageKind::Plan(Scope::Theme(..)) => trail.push(self.link(&PageKind::Plan(Scope::All), localizer)),
            PageKind::Framework(Scope::Theme(..)) => trail.push(self.link(&PageKind::Framework(Scope::All), localizer)),
            _ => {}
        }
        trail
    }

    /// The pages before and after a page.
    fn around(
        &self,
        kind: &PageKind,
        localizer: &TrackedLocalizer<'_>,
    ) -> (Option<views::PageLink>, Option<views::PageLink>) {
        let solution = |at: usize| PageKind::Solution(SolutionId::new(at));
        let (position, length, make): (usize, usize, &dyn Fn(usize) -> PageKind) = match kind {
            PageKind::Solution(position) => (position.index(), self.common.site.solutions.len(), &solution),
            PageKind::Prose(position) => (*position, self.common.site.prose.len(), &PageKind::Prose),
            _ => return (None, None),
        };
        let previous = position.checked_sub(1).map(|before| self.link(&make(before), localizer));
        let next = Some(position + 1).filter(|after| *after < length).map(|after| self.link(&make(after), localizer));
        (previous, next)
    }
}

/// The history in a language, or that of one solution or page in it, from the folder of the version.
pub(super) fn history_path(localizer: &TrackedLocalizer<'_>, id: Option<&str>) -> String {
    let id = id.map_or_else(String::new, |id| format!("{id}/"));
    format!("../{HISTORY}/{}/{id}index.html", localizer.language.code)
}

fn kind_name(kind: &PageKind) -> &'static str {
    match kind {
        PageKind::Home => "home",
        PageKind::Solution(_) => "solution",
        PageKind::Sheet(..) => "sheet",
        PageKind::Prose(_) => "prose",
        PageKind::Solutions(_) => "solutions",
        PageKind::Entry(..) => "entry",
        PageKind::Plan(_) => "plan",
        PageKind::Framework(_) => "framework",
        PageKind::Glossary => "glossary",
        PageKind::Bibliography => "bibliography",
        PageKind::NotFound => "not-found",
    }
}

fn contact_view(address: &str) -> views::Contact {
    let is_mail = address.contains('@') && !address.contains("://");
    let bare = address.strip_prefix("mailto:").unwrap_or(address);
    let url = if is_mail { format!("mailto:{bare}") } else { address.to_owned() };
    views::Contact { text: bare.to_owned(), url }
}
