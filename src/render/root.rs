//! The root of the site: the choice of language, the page for lost readers, and `/latest/`, which until a version is issued leads
//! to the working text.

use super::{PageError, Renderer, language_view};
use crate::publish::Sink;
use crate::site::{Kind, LATEST};
use crate::theme::{Shared, views};

impl Renderer<'_> {
    pub(super) fn put_root(&self, sink: &dyn Sink) -> Result<(), PageError> {
        let version = self.site.version;
        let from_root = format!("{version}/");
        let choice = Shared::new(&self.choice(&from_root));
        self.put_page_at("index.html", ("choice.html", 0), [("choice", choice)], sink)?;
        // A server shows this page at any depth, so its links begin at the root of the site.
        let base = self.guide().config.base_url.as_deref().map_or("", path_of);
        let lost = Shared::new(&self.choice(&format!("{base}/{from_root}")));
        self.put_page_at("404.html", ("lost.html", 0), [("choice", lost)], sink)?;
        let chooser = self.redirect(0, "../index.html");
        self.put_page_at(&format!("{LATEST}/index.html"), ("redirect.html", 0), chooser, sink)?;
        for speaker in &self.speakers {
            let code = &speaker.language.code;
            let target = format!("../../{version}/{code}/index.html");
            let views = self.redirect(speaker.index, &target);
            self.put_page_at(&format!("{LATEST}/{code}/index.html"), ("redirect.html", speaker.index), views, sink)?;
        }
        Ok(())
    }

    fn redirect(&self, language: usize, target: &str) -> [(&'static str, Shared); 3] {
        let speaker = &self.speakers[language];
        let title = speaker.set(self.guide().config.title.get(language));
        [("target", Shared::new(target)), ("language", Shared::new(&speaker.view())), ("title", Shared::new(&title))]
    }

    fn put_page_at(
        &self,
        path: &str,
        (template, language): (&str, usize),
        views: impl IntoIterator<Item = (&'static str, Shared)>,
        sink: &dyn Sink,
    ) -> Result<(), PageError> {
        let mut out = Vec::new();
        self.theme.render(template, language, views, &mut out).map_err(PageError::Template)?;
        sink.put(path, &out).map_err(PageError::Sink)
    }

    fn choice(&self, root: &str) -> views::Choice {
        let config = &self.guide().config;
        let languages = self.speakers.iter().map(|speaker| views::ChoiceOfLanguage {
            language: language_view(speaker.language, &speaker.words),
            title: speaker.set(config.title.get(speaker.index)),
            summary: speaker.set(config.summary.get(speaker.index)),
            invitation: speaker.say("read-in-language"),
            not_found: speaker.say("page-not-found"),
            href: format!("{root}{}", self.site.path(speaker.index, &Kind::Home)),
        });
        views::Choice {
            languages: languages.collect(),
            root: root.to_owned(),
            canonical: config.base_url.as_ref().map(|base| format!("{base}/")),
            card: self.card_picture(&self.speakers[0]),
        }
    }
}

/// The path of an address: `/guide` of `https://example.org/guide`.
fn path_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.find('/').map_or("", |at| &rest[at..])
}
