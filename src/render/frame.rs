//! What surrounds every page: the guide, the way here and onward, the same page in other languages.

use super::sharing::{code, short};
use super::{Renderer, Speaker, language_view, prose_of};
use crate::guide::{RegisterKind, Stage};
use crate::i18n::plain;
use crate::site::{HISTORY, Kind, LATEST, LISTED, NEXT, Page, SCRIPT, Scope};
use crate::theme::views;

impl Renderer<'_> {
    /// The view `guide` of one language.
    pub(super) fn frame(&self, speaker: &Speaker<'_>) -> views::Guide {
        let config = &self.guide().config;
        let text = |texts: &Option<crate::guide::register::Texts>| {
            texts.as_ref().map_or_else(String::new, |texts| speaker.set(texts.get(speaker.index)))
        };
        let pages = self.guide().pages.iter().enumerate();
        let lists = LISTED.into_iter().filter(|kind| *kind != RegisterKind::Theme);
        views::Guide {
            title: speaker.set(config.title.get(speaker.index)),
            summary: speaker.set(config.summary.get(speaker.index)),
            organisation: text(&config.organisation),
            licence: text(&config.licence),
            contact: config.contact.as_ref().map(|contact| contact_view(&contact.value)),
            date: speaker.date(config.date.value),
            version: self.site.folder(),
            stage: self.site.stage().map_or(NEXT, Stage::word),
            history: self.if_issued(|| history_path(speaker, None)),
            script: self.if_issued(|| format!("../{SCRIPT}")),
            language: speaker.view(),
            pages: pages.map(|(position, _)| self.link(&Kind::Prose(position), speaker)).collect(),
            themes: self.groups(RegisterKind::Theme, speaker),
            lists: lists
                .map(|kind| views::ListOfLists { kind: kind.word(), groups: self.groups(kind, speaker) })
                .collect(),
            solutions: self.guide().solutions.len(),
            news: self.news(speaker),
            has_feed: config.base_url.is_some(),
            card: self.card_picture(speaker),
            generator: format!("dalil {}", env!("CARGO_PKG_VERSION")),
        }
    }

    /// The entries of a register that have solutions.
    fn groups(&self, kind: RegisterKind, speaker: &Speaker<'_>) -> Vec<views::Group> {
        let count = self.guide().register(kind).entries().len();
        (0..count).map(|position| self.group(kind, position, speaker)).filter(|group| group.count > 0).collect()
    }

    /// One entry of a register.
    pub(super) fn group(&self, kind: RegisterKind, position: usize, speaker: &Speaker<'_>) -> views::Group {
        let entry = &self.guide().register(kind).entries()[position];
        let description = entry.description.as_ref().map_or("", |texts| texts.get(speaker.index));
        views::Group {
            id: entry.id.value.clone(),
            text: speaker.set(entry.name.get(speaker.index)),
            description: speaker.set(description),
            href: self.site.path(speaker.index, &Kind::Entry(kind, position, 1)),
            count: self.site.members[&kind][position].len(),
        }
    }

    /// A link to a page of the same language.
    pub(super) fn link(&self, kind: &Kind, speaker: &Speaker<'_>) -> views::Link {
        views::Link {
            text: self.title(kind, speaker),
            href: self.site.path(speaker.index, kind),
            language: self.other_language(kind, speaker),
        }
    }

    /// The language that the title of a page is in, if that page is not written in the language of the speaker.
    pub(super) fn other_language(&self, kind: &Kind, speaker: &Speaker<'_>) -> Option<views::Language> {
        (!self.is_written(kind, speaker.index)).then(|| self.speakers[0].view())
    }

    /// A link to an entry of a register; nothing if there is no such entry.
    pub(super) fn entry_link(&self, kind: RegisterKind, id: &str, speaker: &Speaker<'_>) -> Option<views::Link> {
        let position = self.guide().register(kind).position(id)?;
        Some(self.link(&Kind::Entry(kind, position, 1), speaker))
    }

    /// What a page is called.
    pub(super) fn title(&self, kind: &Kind, speaker: &Speaker<'_>) -> String {
        let guide = self.guide();
        let text = match kind {
            Kind::Home => guide.config.title.get(speaker.index),
            Kind::Solution(position) => {
                let solution = self.face(*position, speaker);
                let chapter = solution.texts(speaker.index);
                &chapter.title.value
            }
            Kind::Prose(position) => {
                let page = &guide.pages[*position];
                let text = page.text(speaker.index);
                &text.title.value
            }
            Kind::Sheet(position, tool) => {
                self.face(*position, speaker);
                let sheet = prose_of(self.site, kind, speaker.index).or_else(|| self.site.sheet(*position, *tool, 0));
                sheet.map_or("", |sheet| &sheet.title.value)
            }
            Kind::Entry(kind, position, _) => guide.register(*kind).entries()[*position].name.get(speaker.index),
            Kind::Solutions(_) => return speaker.say("solutions"),
            Kind::Plan(scope) => return self.gathered_title("plan", *scope, speaker),
            Kind::Framework(scope) => return self.gathered_title("framework", *scope, speaker),
            Kind::Glossary => return speaker.say("glossary"),
            Kind::Bibliography => return speaker.say("bibliography"),
            Kind::NotFound => return speaker.say("page-not-found"),
        };
        speaker.set(text)
    }

    /// The view `page`.
    pub(super) fn page_view(&self, page: &Page, speaker: &Speaker<'_>) -> views::Page {
        let title = self.title(&page.kind, speaker);
        let guide_title = speaker.set(self.guide().config.title.get(speaker.index));
        let full_title = match page.kind {
            Kind::Home => guide_title,
            _ => format!("{title}{}{guide_title}", speaker.words.say("title-separator")),
        };
        let (previous, next) = self.around(&page.kind, speaker);
        let canonical = self.address(page.language, &page.kind);
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
            versions: self.if_issued(|| self.history_of(&page.kind, speaker)),
            noindex: self.site.stage() != Some(Stage::Final) || !page.written || page.kind == Kind::NotFound,
            linked_data: String::new(),
        };
        view.linked_data = self.linked_data(page, &view, speaker);
        view
    }

    /// The page that leads to what a page shows in every version.
    fn history_of(&self, kind: &Kind, speaker: &Speaker<'_>) -> String {
        let guide = self.guide();
        let id = match kind {
            Kind::Solution(position) | Kind::Sheet(position, _) => Some(self.face(*position, speaker).id()),
            Kind::Prose(position) => Some(guide.pages[*position].slug.as_str()),
            _ => None,
        };
        history_path(speaker, id)
    }

    /// What is there only if a version was, or is being, issued.
    fn if_issued(&self, make: impl FnOnce() -> String) -> String {
        if self.site.has_history { make() } else { String::new() }
    }

    fn description(&self, kind: &Kind, speaker: &Speaker<'_>) -> String {
        let guide = self.guide();
        let text = match kind {
            Kind::Solution(position) => {
                let solution = self.face(*position, speaker);
                &*solution.texts(speaker.index).summary.value
            }
            Kind::Prose(_) | Kind::Sheet(..) => {
                prose_of(self.site, kind, speaker.index).map_or("", |prose| &prose.summary.value)
            }
            Kind::Entry(kind, position, _) => guide.register(*kind).entries()[*position]
                .description
                .as_ref()
                .map_or("", |texts| texts.get(speaker.index)),
            Kind::Plan(_) => return speaker.say("plan-lead"),
            Kind::Framework(_) => return speaker.say("framework-lead"),
            _ => "",
        };
        speaker.set(if text.is_empty() { guide.config.summary.get(speaker.index) } else { text })
    }

    /// The address of a page on the web, if the guide has one. Folders are named without their `index.html`.
    pub(super) fn address(&self, language: usize, kind: &Kind) -> Option<String> {
        self.address_of(&self.site.path(language, kind))
    }

    /// The address on the web of a path from the folder of the version.
    pub(super) fn address_of(&self, path: &str) -> Option<String> {
        let base = self.guide().config.base_url.as_ref()?;
        // What an issued version says is cited where its newest successor is.
        let folder = if self.site.issue.is_some() { LATEST } else { NEXT };
        Some([base, "/", folder, "/", path.strip_suffix("index.html").unwrap_or(path)].concat())
    }

    fn alternates(&self, kind: &Kind) -> Vec<views::Alternate> {
        let base = self.guide().config.base_url.as_ref();
        let choice = base.map(|base| views::Alternate { hreflang: "x-default".to_owned(), url: format!("{base}/") });
        let languages = self.speakers.iter();
        let languages = languages.filter(|speaker| self.is_written(kind, speaker.index)).filter_map(|speaker| {
            let url = self.address(speaker.index, kind)?;
            Some(views::Alternate { hreflang: speaker.language.locale.to_string(), url })
        });
        languages.chain(choice.filter(|_| *kind == Kind::Home)).collect()
    }

    /// Whether a page is written in a language.
    pub(super) fn is_written(&self, kind: &Kind, language: usize) -> bool {
        match kind {
            Kind::Solution(position) => self.guide().solutions[*position].chapters[language].is_some(),
            Kind::Prose(_) | Kind::Sheet(..) => prose_of(self.site, kind, language).is_some(),
            _ => true,
        }
    }

    fn translations(&self, page: &Page) -> Vec<views::Translation> {
        let others = self.speakers.iter().filter(|speaker| speaker.index != page.language);
        others
            .map(|speaker| views::Translation {
                language: language_view(speaker.language, &speaker.words),
                href: self.site.path(speaker.index, &page.kind),
                written: self.is_written(&page.kind, speaker.index),
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
            let theme = self.guide().solutions[position].facts().theme.as_ref();
            trail.extend(theme.and_then(|theme| self.entry_link(RegisterKind::Theme, &theme.value, speaker)));
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
            Kind::Solution(position) => (*position, self.guide().solutions.len(), Kind::Solution),
            Kind::Prose(position) => (*position, self.guide().pages.len(), Kind::Prose),
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
