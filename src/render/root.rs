//! What stands around the folders of versions: the choice of language, the page for lost readers, the history, the script that sealed
//! pages load, and `/latest/` as long as no final version is there to fill it.

use super::{PageError, Renderer, Speaker, Stopped, language_view};
use crate::guide::Ledger;
use crate::guide::ledger::Release;
use crate::publish::Sink;
use crate::release::history::{History, Issue};
use crate::release::vault::disc_path;
use crate::site::{Kind, LATEST, NEXT, SCRIPT};
use crate::theme::{Shared, views};
use serde::Serialize;
use std::collections::BTreeMap;

/// The versions that the root of a site leads to.
#[derive(Debug)]
pub struct Around<'a> {
    /// The issued ones; on a disc those up to its own.
    pub ledger: &'a Ledger,
    /// What they hold; nothing if the history of an earlier build is kept as it is.
    pub history: Option<&'a History>,
    /// Whether the working text is published.
    pub has_next: bool,
    /// Where the theme's assets are, from the root: a folder with a `/` at the end, or the root itself.
    pub assets: String,
    /// The names of the sitemaps in the folder of the newest final version.
    pub sitemaps: Vec<String>,
    /// The sizes of the archives that are published, in bytes, by version.
    pub discs: BTreeMap<String, u64>,
    /// On a disc: the version that it holds.
    pub disc: Option<String>,
}

impl Around<'_> {
    /// Whether a disc is being made.
    pub(super) fn is_disc(&self) -> bool {
        self.disc.is_some()
    }

    /// The version of the disc; empty on a site.
    pub(super) fn disc_of(&self) -> &str {
        self.disc.as_deref().unwrap_or_default()
    }

    /// Where the archive of a version is, from the root, and how large it is.
    pub(super) fn disc(&self, issue: &Issue) -> Option<(String, u64)> {
        let version = issue.version().to_string();
        let size = *self.discs.get(&version)?;
        Some((disc_path(&version), size))
    }

    /// The front page that readers of a language are led to, from the root.
    pub(super) fn front(&self, speaker: &Speaker<'_>, renderer: &Renderer<'_>) -> String {
        let code = &speaker.language.code;
        let has_language = |release: &&Release| release.languages.iter().any(|known| known.value == *code);
        let newest = || self.ledger.releases.iter().rev().filter(has_language);
        let folder = match &self.disc {
            Some(version) => Some(version.clone()),
            None if self.ledger.latest().as_ref().is_some_and(has_language) => Some(LATEST.to_owned()),
            None if self.has_next => Some(NEXT.to_owned()),
            None => newest().next().map(|release| release.version.value.to_string()),
        };
        match folder {
            Some(folder) => format!("{folder}/{}", renderer.site.path(speaker.index, &Kind::Home)),
            None => format!("{}/{code}/index.html", crate::site::HISTORY),
        }
    }
}

/// What `versions.js` knows.
#[derive(Serialize)]
struct Script<'a> {
    latest: String,
    versions: Vec<ScriptVersion>,
    next: bool,
    words: BTreeMap<&'a str, BTreeMap<&'static str, String>>,
}

#[derive(Serialize)]
struct ScriptVersion {
    version: String,
    stage: &'static str,
}

impl Renderer<'_> {
    /// Puts what stands around the versions into `sink`.
    pub fn put_around(&self, around: &Around<'_>, sink: &dyn Sink) -> Result<(), Stopped> {
        let put = || {
            self.put_choice(around, sink)?;
            if !around.is_disc() {
                self.put_lost(around, sink)?;
                self.put_latest(around, sink)?;
                self.put_root_feeds(around, sink).map_err(PageError::Sink)?;
            }
            if self.site.has_history {
                sink.put(SCRIPT, self.script(around).as_bytes()).map_err(PageError::Sink)?;
            }
            match around.history {
                Some(history) if self.site.has_history => self.put_history(around, history, sink),
                _ => Ok(()),
            }
        };
        put().map_err(|error| self.stopped(vec![(None, error)]))
    }

    /// The choice of language in the folder of the version.
    pub(super) fn put_start(&self, sink: &dyn Sink) -> Result<(), PageError> {
        let choice = Shared::new(&self.choice("", |speaker| self.site.path(speaker.index, &Kind::Home)));
        self.put_page_at(&self.in_version("index.html"), ("choice.html", 0), [("choice", choice)], sink)
    }

    fn put_choice(&self, around: &Around<'_>, sink: &dyn Sink) -> Result<(), PageError> {
        let choice = Shared::new(&self.choice(&around.assets, |speaker| around.front(speaker, self)));
        self.put_page_at("index.html", ("choice.html", 0), [("choice", choice)], sink)
    }

    /// A server shows this page at any depth, so its links begin at the root of the site.
    fn put_lost(&self, around: &Around<'_>, sink: &dyn Sink) -> Result<(), PageError> {
        let base = self.guide().config.base_url.as_deref().map_or("", path_of);
        let front = |speaker: &Speaker<'_>| format!("{base}/{}", around.front(speaker, self));
        let lost = Shared::new(&self.choice(&format!("{base}/{}", around.assets), front));
        self.put_page_at("404.html", ("lost.html", 0), [("choice", lost)], sink)
    }

    /// As long as there is no final version, `/latest/` leads to what there is.
    fn put_latest(&self, around: &Around<'_>, sink: &dyn Sink) -> Result<(), PageError> {
        if around.ledger.latest().is_some() {
            return Ok(());
        }
        self.put_redirect(&format!("{LATEST}/index.html"), 0, "../index.html", "", sink)?;
        for speaker in &self.speakers {
            let target = format!("../../{}", around.front(speaker, self));
            let path = format!("{LATEST}/{}/index.html", speaker.language.code);
            self.put_redirect(&path, speaker.index, &target, "", sink)?;
        }
        Ok(())
    }

    /// Puts a page at `path` that leads to `target` at once, and says why in the words of the message `key`, if that is not empty.
    pub fn put_redirect(
        &self,
        path: &str,
        language: usize,
        target: &str,
        key: &str,
        sink: &dyn Sink,
    ) -> Result<(), PageError> {
        let speaker = &self.speakers[language];
        let title = speaker.set(self.guide().config.title.get(language));
        let text = if key.is_empty() { String::new() } else { speaker.say(key) };
        let views = [
            ("target", Shared::new(target)),
            ("language", Shared::new(&speaker.view())),
            ("title", Shared::new(&title)),
            ("text", Shared::new(&text)),
        ];
        self.put_page_at(path, ("redirect.html", language), views, sink)
    }

    pub(super) fn put_page_at(
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

    /// The choice of language, for a page from which the theme's assets are below `assets`, and front pages where `front` says.
    fn choice(&self, assets: &str, front: impl Fn(&Speaker<'_>) -> String) -> views::Choice {
        let config = &self.guide().config;
        let languages = self.speakers.iter().map(|speaker| views::ChoiceOfLanguage {
            language: language_view(speaker.language, &speaker.words),
            title: speaker.set(config.title.get(speaker.index)),
            summary: speaker.set(config.summary.get(speaker.index)),
            invitation: speaker.say("read-in-language"),
            not_found: speaker.say("page-not-found"),
            href: front(speaker),
        });
        views::Choice {
            languages: languages.collect(),
            root: assets.to_owned(),
            canonical: config.base_url.as_ref().map(|base| format!("{base}/")),
            card: self.card_picture(&self.speakers[0]),
        }
    }

    /// The script that sealed pages load: what was issued since, in the words of each language.
    fn script(&self, around: &Around<'_>) -> String {
        const WORDS: [&str; 8] = [
            "newer-read",
            "versions",
            "versions-all",
            "stage-draft",
            "stage-final",
            "stage-latest",
            "superseded",
            "working-text",
        ];
        let latest = around.ledger.latest().map_or_else(String::new, |release| release.version.value.to_string());
        let releases = around.ledger.releases.iter();
        let words = |speaker: &Speaker<'_>| {
            let mut words: BTreeMap<&'static str, String> = WORDS.map(|key| (key, speaker.say(key))).into();
            let newer = speaker.words.say_with("newer-version", &[("version", latest.as_str().into())]);
            words.insert("newer-version", newer);
            words
        };
        let data = Script {
            versions: releases
                .map(|release| ScriptVersion {
                    version: release.version.value.to_string(),
                    stage: release.stage().word(),
                })
                .collect(),
            next: around.has_next,
            words: self.speakers.iter().map(|speaker| (&*speaker.language.code, words(speaker))).collect(),
            latest,
        };
        // A script may stand in a page one day: what would end it there is written otherwise.
        let json = serde_json::to_string(&data).unwrap_or_default().replace("</", "<\\/");
        include_str!("versions.js").replace("{{ data }}", &json)
    }
}

/// The path of an address: `/guide` of `https://example.org/guide`.
fn path_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.find('/').map_or("", |at| &rest[at..])
}
