//! Reading without a connection: for each language of an issued version a worker that keeps its pages in the reader's browser, and the
//! manifest by which a phone puts the guide among its applications.
//!
//! The working text has neither: it changes at every moment.

use super::Ready;
use crate::i18n::{Language, Words, plain};
use crate::markdown::escape;
use crate::publish::{Failure, Sink};
use crate::release::archive::Sealed;
use serde::Serialize;
use std::collections::BTreeMap;

/// Pages beyond this many bytes in all are kept only when they were read: a phone is not to be filled with a thousand chapters.
const MOST_BYTES: u64 = 24 << 20;

/// What the worker knows.
#[derive(Serialize)]
struct Worker<'a> {
    /// Of all that it may keep: another one, and everything is looked up again.
    hash: String,
    language: String,
    dir: &'static str,
    title: String,
    home: String,
    missing: String,
    /// What is kept at the first visit: the front page and what every page needs. Paths from the folder of the language.
    first: Vec<String>,
    /// What is kept when there is time for it.
    rest: Vec<&'a str>,
}

/// The manifest of a web application.
#[derive(Serialize)]
struct Manifest {
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

/// Puts worker and manifest of each language beside the pages of the version in `folder`, which are among `files`.
pub fn put(ready: &Ready, folder: &str, files: &BTreeMap<String, Sealed>, sink: &dyn Sink) -> Result<(), Failure> {
    for (index, (language, words)) in ready.guide.languages().iter().zip(&ready.words).enumerate() {
        let title = plain(ready.guide.config.title.get(index));
        let below = format!("{folder}/{}/", language.code);
        let worker = worker(&title, language, words, folder, &below, files);
        // A script may stand in a page one day: what would end it there is written otherwise.
        let json = serde_json::to_string(&worker).unwrap_or_default().replace("</", "<\\/");
        let script = include_str!("worker.js").replace("{{ data }}", &json);
        sink.put(&format!("{below}sw.js"), script.as_bytes())?;
        let manifest = serde_json::to_vec(&manifest(title, language, folder, files)).unwrap_or_default();
        sink.put(&format!("{below}manifest.webmanifest"), &manifest)?;
    }
    Ok(())
}

fn worker<'a>(
    title: &str,
    language: &Language,
    words: &Words,
    folder: &str,
    below: &str,
    files: &'a BTreeMap<String, Sealed>,
) -> Worker<'a> {
    let assets = format!("{folder}/assets/");
    let is_theme = |path: &str| [".css", ".js", ".svg"].iter().any(|ending| path.ends_with(ending));
    let mut hasher = blake3::Hasher::new();
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    let mut bytes = 0;
    for (path, content) in files {
        let own = path.strip_prefix(below).filter(|own| own.ends_with(".html") && *own != "404.html");
        let asset = path.starts_with(&assets).then(|| &path[folder.len() + 1..]).filter(|asset| is_theme(asset));
        if own.is_none() && asset.is_none() {
            continue;
        }
        hasher.update(path.as_bytes()).update(content.sha256.as_bytes());
        match (own, asset) {
            (Some("index.html"), _) => first.push("index.html".to_owned()),
            (None, Some(asset)) => first.push(format!("../{asset}")),
            (Some(own), _) => {
                bytes += content.size;
                rest.push(own);
            }
            (None, None) => {}
        }
    }
    if bytes > MOST_BYTES {
        rest.clear();
    }
    let html = |text: &str| {
        let mut out = String::new();
        escape(&mut out, &plain(text));
        out
    };
    Worker {
        hash: hasher.finalize().to_hex()[..16].to_owned(),
        language: language.locale.to_string(),
        dir: language.direction.name(),
        title: html(title),
        home: html(words.say("home")),
        missing: html(words.say("offline-missing")),
        first,
        rest,
    }
}

fn manifest(title: String, language: &Language, folder: &str, files: &BTreeMap<String, Sealed>) -> Manifest {
    let marks = format!("{folder}/assets/mark-");
    let mark = files.keys().find(|path| path.starts_with(&marks) && path.ends_with(".svg"));
    let icon = mark.map(|path| Icon {
        src: format!("../{}", &path[folder.len() + 1..]),
        sizes: "any",
        r#type: "image/svg+xml",
    });
    Manifest {
        name: title,
        lang: language.locale.to_string(),
        dir: language.direction.name(),
        start_url: "index.html",
        scope: "./",
        display: "minimal-ui",
        background_color: "#fbf8f1",
        theme_color: "#0e4f48",
        icons: icon.into_iter().collect(),
    }
}
