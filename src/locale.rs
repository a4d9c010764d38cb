//! The words of the site in each language of a guide: the embedded ones, and over them the guide's own `locales/<lang>/*.ftl`.
//!
//! A guide adds a language, a unit or another wording by adding a file.

use crate::finding::{Code, Findings, Place};
use crate::i18n::{self, Language, Words};
use crate::source::{FileId, Sources, Span};
use ahash::{HashMap, HashMapExt as _};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Every code that reading words can find.
pub const CODES: [&Code; 3] = [&MALFORMED, &MISSING_MESSAGE, &DIFFERENT_VARIABLES];

/// A `.ftl` file cannot be understood.
pub const MALFORMED: Code = Code::error("malformed-ftl");
/// A language of the guide lacks a message.
pub const MISSING_MESSAGE: Code = Code::error("missing-message");
/// A message uses other variables in one language than in another.
pub const DIFFERENT_VARIABLES: Code = Code::error("different-variables");

/// The embedded files that hold the words of the site; the others are for authors, in the terminal.
const SITE: [&str; 2] = ["site.ftl", "history.ftl"];

/// The words of each language of the guide, in the order of `languages`.
pub fn load(sources: &Sources, languages: &[Language], findings: &mut Findings) -> Vec<Arc<Words>> {
    let own: Vec<Vec<(FileId, &str)>> = languages.iter().map(|language| own_files(sources, language)).collect();
    // The embedded words are compared by a test: only what a guide brings can lack something.
    if own.iter().any(|files| !files.is_empty()) || languages.iter().any(|it| embedded(&it.code).is_empty()) {
        compare_all(sources, languages, &own, findings);
    }
    let words = languages.par_iter().zip(&own).map(|(language, own)| {
        let embedded = embedded(&language.code).into_iter().map(|(_, text)| text);
        Arc::new(Words::new(language, embedded.chain(own.iter().map(|(_, text)| *text)).map(str::to_owned)))
    });
    words.collect()
}

fn compare_all(sources: &Sources, languages: &[Language], own: &[Vec<(FileId, &str)>], findings: &mut Findings) {
    let mut known: Vec<Messages> = Vec::new();
    for (language, own) in languages.iter().zip(own) {
        let mut messages = Messages::default();
        for (_, text) in embedded(&language.code) {
            messages.extend(text, None, findings);
        }
        for (file, text) in own {
            messages.extend(text, Some(*file), findings);
        }
        known.push(messages);
    }
    let mut expected = Messages::default();
    for (_, text) in embedded("fr") {
        expected.extend(text, None, findings);
    }
    for messages in &known {
        for (name, message) in &messages.0 {
            expected.0.entry(name.clone()).or_insert_with(|| message.clone());
        }
    }
    for (language, messages) in languages.iter().zip(&known) {
        compare(language, messages, &expected, sources, findings);
    }
}

/// The embedded files that hold the words of the site in the language `code`, by name.
pub fn embedded(code: &str) -> Vec<(&'static str, &'static str)> {
    let files = i18n::embedded().remove(code).unwrap_or_default();
    SITE.into_iter().filter_map(|name| Some((name, *files.get(name)?))).collect()
}

/// The guide's own files for `language`, in the order of their names.
fn own_files<'s>(sources: &'s Sources, language: &Language) -> Vec<(FileId, &'s str)> {
    let folder = format!("locales/{}/", language.code);
    let files =
        sources.all().into_iter().filter(|(_, file)| file.path.starts_with(&folder) && file.path.ends_with(".ftl"));
    files.filter(|(_, file)| !is_for_authors(&file.path)).map(|(id, file)| (id, &**file.text())).collect()
}

/// A repository of the tool itself is a guide too: its `locales/` then also hold what the terminal says.
fn is_for_authors(path: &str) -> bool {
    ["/findings.ftl", "/terminal.ftl", "/live.ftl", "/help.ftl"].iter().any(|name| path.ends_with(name))
}

/// Messages by name: their variables, and where they were last written, unless embedded.
#[derive(Default)]
struct Messages(BTreeMap<String, (BTreeSet<String>, Option<Span>)>);

impl Messages {
    fn extend(&mut self, text: &str, file: Option<FileId>, findings: &mut Findings) {
        let (messages, errors) = i18n::messages_of(text);
        let places = file.map(|file| (file, names(text)));
        for (name, variables) in messages {
            let span = places.as_ref().map(|(file, names)| {
                let at = names.get(&*name).copied().unwrap_or(0);
                Span::new(*file, at..at + if at > 0 || text.starts_with(&*name) { name.len() } else { 0 })
            });
            self.0.insert(name, (variables, span));
        }
        for error in errors {
            if let Some(file) = file {
                findings.add(
                    MALFORMED.at(Span::new(file, error.range.start..error.range.start)).with("found", error.message),
                );
            }
        }
    }
}

/// Where each line of `text` begins that begins with a name: of several with the same, the first.
fn names(text: &str) -> HashMap<&str, usize> {
    let mut names = HashMap::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_other = |letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '_';
        let name = line.split(is_other).next().unwrap_or_default();
        names.entry(name).or_insert(at);
        at += line.len();
    }
    names
}

fn compare(language: &Language, messages: &Messages, expected: &Messages, sources: &Sources, findings: &mut Findings) {
    for (name, (variables, elsewhere)) in &expected.0 {
        let Some((own, span)) = messages.0.get(name) else {
            let settings = sources.find(crate::guide::config::PATH).map(Place::File);
            let place = elsewhere.map(Place::Part).or(settings);
            if let Some(place) = place {
                findings.add(MISSING_MESSAGE.at(place).with("message", &**name).with("language", &*language.code));
            }
            continue;
        };
        if own != variables
            && let Some(place) = span.or(*elsewhere)
        {
            let list = |variables: &BTreeSet<String>| {
                let names: Vec<String> = variables.iter().map(|name| format!("${name}")).collect();
                if names.is_empty() { "—".to_owned() } else { names.join(", ") }
            };
            let finding = DIFFERENT_VARIABLES.at(place).with("message", &**name).with("language", &*language.code);
            findings.add(finding.with("found", list(own)).with("expected", list(variables)));
        }
    }
}
