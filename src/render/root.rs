//! What stands around the folders of versions: the choice of language, the page for lost readers, the script that sealed pages load, and
//! pages that lead elsewhere.

use super::{Context, Renderer, Speaker};
use crate::outputs::Redirect;
use crate::site::Kind;
use crate::theme::{TemplateError, View, views};
use serde::Serialize;
use std::collections::BTreeMap;

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
    /// The choice of language in the folder of the version.
    pub(super) fn start(&self, out: &mut Vec<u8>) -> Result<(), TemplateError> {
        let choice = self.choice("", |speaker| self.common.site.path(speaker.index, &Kind::Home));
        self.common.context.render(("choice.html", 0), [("choice", View::new(&choice))], out)
    }

    /// The choice of language at the root.
    pub(super) fn choice_page(&self, out: &mut Vec<u8>) -> Result<(), TemplateError> {
        let choice = self.choice(&self.root.assets(), |speaker| self.root.front(&speaker.language.code));
        self.common.context.render(("choice.html", 0), [("choice", View::new(&choice))], out)
    }

    /// A server shows this page at any depth, so its links begin at the root of the site.
    pub(super) fn lost_page(&self, out: &mut Vec<u8>) -> Result<(), TemplateError> {
        let base = self.common.context.config.base_url.as_deref().map_or("", path_of);
        let front = |speaker: &Speaker<'_>| format!("{base}/{}", self.root.front(&speaker.language.code));
        let lost = self.choice(&format!("{base}/{}", self.root.assets()), front);
        self.common.context.render(("lost.html", 0), [("choice", View::new(&lost))], out)
    }

    /// The choice of language, for a page from which the theme's assets are below `assets`, and front pages where `front` says.
    fn choice(&self, assets: &str, front: impl Fn(&Speaker<'_>) -> String) -> views::Choice {
        let config = self.common.context.config;
        let languages = self.common.context.speakers.iter().map(|speaker| views::ChoiceOfLanguage {
            language: speaker.view(),
            title: speaker.set(config.settings.title.get(speaker.index)),
            summary: speaker.set(config.settings.summary.get(speaker.index)),
            invitation: speaker.say("read-in-language"),
            not_found: speaker.say("page-not-found"),
            href: front(speaker),
        });
        views::Choice {
            languages: languages.collect(),
            root: assets.to_owned(),
            canonical: config.base_url.as_ref().map(|base| format!("{base}/")),
            card: self.common.card_picture(&self.common.context.speakers[0]),
        }
    }

    /// The script that sealed pages load: what was issued since, in the words of each language.
    pub(super) fn script(&self) -> String {
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
        let latest = self.root.ledger.latest().map_or_else(String::new, |release| release.version.value.to_string());
        let releases = self.root.ledger.releases.iter();
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
            next: self.root.has_next,
            words: self
                .common
                .context
                .speakers
                .iter()
                .map(|speaker| (&*speaker.language.code, words(speaker)))
                .collect(),
            latest,
        };
        include_str!("versions.js").replace("{{ data }}", &super::offline::json_for_script(&data))
    }
}

impl Context<'_> {
    /// A page that leads elsewhere at once, and says why if there is a reason.
    pub(super) fn redirect(&self, redirect: &Redirect, out: &mut Vec<u8>) -> Result<(), TemplateError> {
        let speaker = &self.speakers[redirect.language];
        let title = speaker.set(self.config.settings.title.get(redirect.language));
        let text = if redirect.reason.is_empty() { String::new() } else { speaker.say(redirect.reason) };
        let views = [
            ("target", View::new(&redirect.target)),
            ("language", View::new(&speaker.view())),
            ("title", View::new(&title)),
            ("text", View::new(&text)),
        ];
        self.render(("redirect.html", redirect.language), views, out)
    }
}

/// The path of an address: `/guide` of `https://example.org/guide`.
fn path_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.find('/').map_or("", |at| &rest[at..])
}
