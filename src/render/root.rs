//! What stands around the folders of versions: the choice of language, the page for lost readers, the script that sealed pages load, and
//! pages that lead elsewhere.

use super::{GuideInputs, Renderer, TrackedLocalizer};
use crate::guide::Version;
use crate::guide::ledger::{Erratum, Notice};
use crate::i18n::LanguageId;
use crate::outputs::Redirect;
use crate::release::chain;
use crate::site::PageKind;
use crate::theme::{TemplateError, View, views};
use serde::Serialize;
use std::collections::BTreeMap;

/// What `versions.js` knows.
#[derive(Serialize)]
struct Script<'a> {
    latest: String,
    versions: Vec<ScriptVersion<'a>>,
    next: bool,
    words: BTreeMap<&'a str, BTreeMap<&'static str, String>>,
}

#[derive(Serialize)]
struct ScriptVersion<'a> {
    version: String,
    stage: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
    /// What became known of it, by language.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    notices: BTreeMap<&'a str, ScriptNotice<'a>>,
}

#[derive(Serialize)]
struct ScriptNotice<'a> {
    /// That it was withdrawn, and why.
    withdrawn: String,
    errata: Vec<ScriptErratum<'a>>,
}

#[derive(Serialize)]
struct ScriptErratum<'a> {
    /// The address of the page that it is about; empty if it is about all.
    page: &'a str,
    /// The id of what it is about there.
    unit: &'a str,
    text: String,
}

impl Renderer<'_> {
    /// The choice of language in the folder of the version.
    pub(super) fn start(&self, out: &mut Vec<u8>) -> Result<(), TemplateError> {
        let choice = self.choice("", |localizer| self.common.site.path(localizer.index, &PageKind::Home));
        self.common.context.render(("choice.html", LanguageId::REFERENCE), [("choice", View::new(&choice))], out)
    }

    /// The choice of language at the root.
    pub(super) fn choice_page(&self, out: &mut Vec<u8>) -> Result<(), TemplateError> {
        let choice = self.choice(&self.root.assets(), |localizer| self.root.front(&localizer.language.code));
        self.common.context.render(("choice.html", LanguageId::REFERENCE), [("choice", View::new(&choice))], out)
    }

    /// A server shows this page at any depth, so its links begin at the root of the site.
    pub(super) fn root_not_found(&self, out: &mut Vec<u8>) -> Result<(), TemplateError> {
        let base = self.common.context.config.base_url.as_deref().map_or("", path_of);
        let front = |localizer: &TrackedLocalizer<'_>| format!("{base}/{}", self.root.front(&localizer.language.code));
        let lost = self.choice(&format!("{base}/{}", self.root.assets()), front);
        self.common.context.render(("lost.html", LanguageId::REFERENCE), [("choice", View::new(&lost))], out)
    }

    /// The choice of language, for a page from which the theme's assets are below `assets`, and front pages where `front` says.
    fn choice(&self, assets: &str, front: impl Fn(&TrackedLocalizer<'_>) -> String) -> views::LanguageChoice {
        let config = self.common.context.config;
        let languages = self.common.context.localizers.iter().map(|localizer| views::ChoiceOfLanguage {
            language: localizer.view(),
            title: localizer.set(config.settings.title.get(localizer.index)),
            summary: localizer.set(config.settings.summary.get(localizer.index)),
            invitation: localizer.say("read-in-language"),
            not_found: localizer.say("page-not-found"),
            href: front(localizer),
        });
        views::LanguageChoice {
            languages: languages.collect(),
            root: assets.to_owned(),
            canonical: config.base_url.as_ref().map(|base| format!("{base}/")),
            card: self.common.card_picture(&self.common.context.localizers[0]),
        }
    }

    /// The script that sealed pages load: what was issued since, in the words of each language.
    pub(super) fn script(&self) -> String {
        const WORDS: [&str; 9] = [
            "fingerprint",
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
        let words = |localizer: &TrackedLocalizer<'_>| {
            let mut words: BTreeMap<&'static str, String> = WORDS.map(|key| (key, localizer.say(key))).into();
            let newer = localizer.words.say_with("newer-version", &[("version", latest.as_str().into())]);
            words.insert("newer-version", newer);
            words
        };
        let data = Script {
            versions: releases
                .map(|release| ScriptVersion {
                    version: release.version.value.to_string(),
                    stage: release.stage().word(),
                    fingerprint: (!release.is_old()).then(|| chain::short(&chain::fingerprint(release))),
                    notices: self.notices(&release.version.value),
                })
                .collect(),
            next: self.root.has_next,
            words: self
                .common
                .context
                .localizers
                .iter()
                .map(|localizer| (&*localizer.language.code, words(localizer)))
                .collect(),
            latest,
        };
        include_str!("versions.js").replace("{{ data }}", &super::offline::json_for_script(&data))
    }
}

impl Renderer<'_> {
    /// What became known of `version` since it was issued, in each language.
    fn notices(&self, version: &Version) -> BTreeMap<&str, ScriptNotice<'_>> {
        let Some(notice) = self.root.ledger.notices.get(version) else { return BTreeMap::new() };
        let of = |localizer: &TrackedLocalizer<'_>| ScriptNotice {
            withdrawn: localizer.withdrawn(notice),
            errata: notice
                .errata
                .iter()
                .map(|erratum| ScriptErratum {
                    page: erratum.solution.as_ref().map_or("", |word| &word.value),
                    unit: erratum.unit.as_ref().map_or("", |word| &word.value),
                    text: localizer.erratum(erratum),
                })
                .collect(),
        };
        let localizers = self.common.context.localizers.iter();
        localizers.map(|localizer| (&*localizer.language.code, of(localizer))).collect()
    }
}

impl TrackedLocalizer<'_> {
    /// That a version was withdrawn, when and why; empty if it was not.
    pub(super) fn withdrawn(&self, notice: &Notice) -> String {
        let said = notice.withdrawn.as_ref().map(|withdrawn| {
            let date = self.date(withdrawn.date).text;
            let since = self.words.say_with("version-withdrawn", &[("date", date.into())]);
            format!("{since} {}", self.set(withdrawn.reason.get(self.index)))
        });
        said.unwrap_or_default()
    }

    /// What was found to be wrong, and when.
    pub(super) fn erratum(&self, erratum: &Erratum) -> String {
        let date = self.date(erratum.date).text;
        let of = self.words.say_with("erratum", &[("date", date.into())]);
        format!("{of} {}", self.set(erratum.text.get(self.index)))
    }
}

impl GuideInputs<'_> {
    /// A page that leads elsewhere at once, and says why if there is a reason.
    pub(super) fn redirect(&self, redirect: &Redirect, out: &mut Vec<u8>) -> Result<(), TemplateError> {
        let localizer = &self.localizers[redirect.language];
        let title = localizer.set(self.config.settings.title.get(redirect.language));
        let reason = || localizer.words.say_with(redirect.reason, &[("version", redirect.version.as_str().into())]);
        let text = if redirect.reason.is_empty() { String::new() } else { reason() };
        let views = [
            ("target", View::new(&redirect.target)),
            ("root", View::new(&redirect.root)),
            ("language", View::new(&localizer.view())),
            ("title", View::new(&title)),
            ("text", View::new(&text)),
        ];
        self.render(("redirect.html", redirect.language), views, out)
    }
}

/// The path of an address: `/guide` of `https://example.org/guide`.
pub(super) fn path_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.find('/').map_or("", |at| &rest[at..])
}
