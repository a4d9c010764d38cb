//! Reading without a connection: for each language of an issued version a service worker that keeps its pages in the reader's browser, and the
//! manifest by which a phone puts the guide among its applications.
//!
//! The working text has neither: it changes at every moment.

use super::{GuideInputs, TrackedLocalizer};
use crate::i18n::{LanguageId, plain};
use crate::markdown::escape;
use crate::outputs::{Offline, Output};
use crate::release::archive::ManifestEntry;
use crate::theme::policy::POLICY;
use serde::Serialize;
use std::collections::BTreeMap;

/// The files of a version that are sealed already, by path.
pub type SealedFiles = BTreeMap<String, ManifestEntry>;

/// Pages beyond this many bytes in all are kept only when they were read, and so are pictures beyond what pages leave of it: a phone is not to be
/// filled with a thousand chapters.
const MOST_BYTES: u64 = 24 << 20;

/// What the worker knows.
#[derive(Serialize)]
struct Worker {
    /// Of all that it may keep: another one, and everything is looked up again.
    hash: String,
    language: String,
    dir: &'static str,
    title: String,
    home: String,
    missing: String,
    /// What browsers may do on a page that it makes itself.
    policy: &'static str,
    /// What is kept at the first visit: the front page and what every page needs. Paths from the folder of the language.
    first: Vec<String>,
    /// What is kept when there is time for it.
    rest: Vec<String>,
}

/// The manifest of a web application.
#[derive(Serialize)]
struct WebManifest {
    name: String,
    lang: String,
    dir: &'static str,
    start_url: &'static str,
    scope: &'static str,
    display: &'static str,
    background_color: &'static str,
    theme_color: &'static str,
    icons: Vec<Icon>,
}

#[derive(Serialize)]
struct Icon {
    src: String,
    sizes: &'static str,
    r#type: &'static str,
}

impl GuideInputs<'_> {
    /// What keeps the pages of the language at `index` of the version in `folder` in the reader's browser: of its `outputs` those that are to be
    /// kept, as they are among `files`.
    pub(super) fn worker(&self, index: LanguageId, folder: &str, outputs: &[Output], files: &SealedFiles) -> Vec<u8> {
        let worker = self.worker_of(&self.localizers[index], folder, outputs, files);
        include_str!("worker.js").replace("{{ data }}", &json_for_script(&worker)).into_bytes()
    }

    fn worker_of(
        &self,
        localizer: &TrackedLocalizer<'_>,
        folder: &str,
        outputs: &[Output],
        files: &SealedFiles,
    ) -> Worker {
        let (below, assets) = (format!("{folder}/{}/", localizer.language.code), format!("{folder}/assets/"));
        let kept: BTreeMap<&str, Offline> = outputs.iter().map(|output| (&*output.path, output.offline)).collect();
        let mut hasher = blake3::Hasher::new();
        let mut first = Vec::new();
        // What is kept when there is time, with its size: pages, and the pictures on them.
        let (mut pages, mut pictures) = (Vec::new(), Vec::new());
        for (path, file) in files {
            let own = path.strip_prefix(&below).map(str::to_owned);
            let is_page = own.is_some();
            let asset = path.starts_with(&assets).then(|| format!("..{}", &path[folder.len()..]));
            let Some(from_language) = own.or(asset) else { continue };
            match kept.get(path.as_str()) {
                Some(Offline::First) => first.push(from_language),
                Some(Offline::Later) if is_page => pages.push((from_language, file.size)),
                Some(Offline::Later) => pictures.push((from_language, file.size)),
                Some(Offline::Never) | None => continue,
            }
            hasher.update(path.as_bytes()).update(file.sha256.as_bytes());
        }
        let size = |files: &[(String, u64)]| files.iter().map(|(_, size)| size).sum::<u64>();
        let mut rest = if size(&pages) > MOST_BYTES { Vec::new() } else { pages };
        if size(&rest) + size(&pictures) <= MOST_BYTES {
            rest.extend(pictures);
        }
        let html = |text: &str| {
            let mut out = String::new();
            escape(&mut out, &plain(text));
            out
        };
        Worker {
            hash: hasher.finalize().to_hex()[..16].to_owned(),
            language: localizer.language.locale.to_string(),
            dir: localizer.language.direction.name(),
            title: html(&plain(self.config.settings.title.get(localizer.index))),
            home: html(localizer.words.say("home")),
            missing: html(localizer.words.say("offline-missing")),
            policy: POLICY,
            first,
            rest: rest.into_iter().map(|(path, _)| path).collect(),
        }
    }

    /// By what a phone puts the guide among its applications, in the language at `index`.
    pub(super) fn web_manifest(&self, index: LanguageId) -> Vec<u8> {
        let language = self.localizers[index].language;
        let icon = self.theme.published("mark.svg").map(|(path, _)| Icon {
            src: format!("../{path}"),
            sizes: "any",
            r#type: "image/svg+xml",
        });
        let manifest = WebManifest {
            name: plain(self.config.settings.title.get(index)),
            lang: language.locale.to_string(),
            dir: language.direction.name(),
            start_url: "index.html",
            scope: "./",
            display: "minimal-ui",
            background_color: "#fbf8f1",
            theme_color: "#0e4f48",
            icons: icon.into_iter().collect(),
        };
        json(&manifest).into_bytes()
    }
}

/// `data` as JSON, of which nothing is left out.
fn json(data: &impl Serialize) -> String {
    match serde_json::to_string(data) {
        Ok(json) => json,
        Err(error) => unreachable!("{error}: what is published is data"),
    }
}

/// `data` as JSON that may stand in a page one day: what would end a script there is written otherwise.
pub(super) fn json_for_script(data: &impl Serialize) -> String {
    json(data).replace("</", "<\\/")
}
