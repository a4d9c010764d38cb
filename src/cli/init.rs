//! `dalil init`: a small guide that builds, to begin from.

use super::terminal::Terminal;
use super::{CommandError, schema};
use crate::guide::chapter::Chapter;
use crate::guide::config;
use crate::guide::schema::{Described, FieldRef, Role};
use crate::pipeline;
use crate::source::{Sources, Span, disk};
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");

/// Every file of the starter: its path and its bytes.
pub fn starter() -> Vec<(String, &'static [u8])> {
    fn collect(folder: &'static Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
        files.extend(folder.files().map(|file| (file.path().to_string_lossy().replace('\\', "/"), file.contents())));
        for folder in folder.dirs() {
            collect(folder, files);
        }
    }
    let mut files = Vec::new();
    collect(&STARTER, &mut files);
    files.sort();
    files
}

/// Writes the starter to `folder`, which must not hold a guide yet, in the order of `languages`, the first of which is the reference. No file is
/// written over.
pub fn init(folder: &Path, languages: &[String], terminal: &Terminal) -> Result<(), CommandError> {
    let mut files = in_languages(starter(), languages).ok_or_else(|| {
        let known = LANGUAGES.join(", ");
        CommandError::Usage(
            terminal.say("fail-starter-language", &[("found", languages.join(",").into()), ("known", known.into())]),
        )
    })?;
    files.extend(schema::files(terminal).into_iter().map(|(path, text)| (path, text.into_bytes().into())));
    let shown = folder.display().to_string();
    // A folder that git knows already has its own rules.
    files.retain(|(path, _)| !(path.starts_with(".git") && folder.join(path).exists()));
    for (path, _) in &files {
        if folder.join(path).exists() {
            let path = folder.join(path).display().to_string();
            return Err(CommandError::Usage(terminal.say("fail-not-empty", &[("path", path.into())])));
        }
    }
    if folder.join("content").exists() {
        let path = folder.join("content").display().to_string();
        return Err(CommandError::Usage(terminal.say("fail-not-empty", &[("path", path.into())])));
    }
    for (path, bytes) in files {
        let place = folder.join(&path);
        write_new(&place, &bytes).map_err(|error| super::file_error("fail-write", &place, &error, terminal))?;
    }
    terminal.tell("init-done", &[("path", shown.into())]);
    Ok(())
}

/// The languages of the starter, as it is kept.
const LANGUAGES: [&str; 2] = ["fr", "ar"];

/// Files of a guide: paths and bytes.
type GuideFiles = Vec<(String, Cow<'static, [u8]>)>;

/// The starter with its languages in this order; `None` if they are others. The facts of each solution move to the text of the reference language.
fn in_languages(files: Vec<(String, &'static [u8])>, languages: &[String]) -> Option<GuideFiles> {
    let files: GuideFiles = files.into_iter().map(|(path, bytes)| (path, bytes.into())).collect();
    if languages.is_empty() || *languages == LANGUAGES {
        return Some(files);
    }
    let reversed = LANGUAGES.iter().rev().eq(languages);
    reversed.then(|| with_other_reference(files))
}

fn with_other_reference(files: GuideFiles) -> GuideFiles {
    let mut sources = Sources::default();
    for (path, bytes) in &files {
        sources.put(disk::decode(path.clone(), bytes.to_vec()));
    }
    let Some(project) = pipeline::examine(&sources).project else { return files };
    let mut changed: HashMap<String, String> = HashMap::new();
    for solution in &project.guide.solutions {
        let [Some(ours), Some(theirs)] = &*solution.chapters else { continue };
        let path = |chapter: &Chapter| sources.file(chapter.file).path.clone();
        changed.insert(path(theirs), reference(ours, theirs, &sources));
        changed.insert(path(ours), translation(ours, &sources));
    }
    let mut of = |path: String, bytes: Cow<'static, [u8]>| match changed.remove(&path) {
        Some(text) => (path, text.into_bytes().into()),
        None if path == config::PATH || path == "README.md" => {
            let text = String::from_utf8_lossy(&bytes);
            // The remarks that explain each field stand in the text of the reference language.
            let text = text.replace("[\"fr\", \"ar\"]", "[\"ar\", \"fr\"]").replace("publique/fr.md", "publique/ar.md");
            (path, text.into_bytes().into())
        }
        None => (path, bytes),
    };
    files.into_iter().map(|(path, bytes)| of(path, bytes)).collect()
}

/// The front matter of a chapter with its fences, and what follows.
fn halves(text: &str) -> (&str, &str) {
    let end = text.find("\n---\n").map_or(text.len(), |at| at + "\n---\n".len());
    text.split_at(end)
}

/// The front matter of `ours` with the texts of `theirs`, and the body of that.
fn reference(ours: &Chapter, theirs: &Chapter, sources: &Sources) -> String {
    let text = |chapter: &Chapter| -> Arc<str> { Arc::clone(sources.file(chapter.file).text()) };
    let mut edits: Vec<(Range<usize>, &str)> = Vec::new();
    texts(ours, theirs, &mut |our, their| edits.push((our.range(), sources.at(their))));
    edits.sort_by_key(|(range, _)| range.start);
    let mut front = halves(&text(ours)).0.to_owned();
    for (range, words) in edits.into_iter().rev() {
        front.replace_range(range, words);
    }
    for (remark, other) in remarks() {
        front = front.replace(remark, other);
    }
    front + halves(&text(theirs)).1
}

/// The remarks of the starter's chapters, in French and in Arabic.
fn remarks() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("remarks.tsv").lines().filter_map(|line| line.split_once('\t'))
}

/// Calls `each` for every text that both have, with its two places.
fn texts(ours: &dyn Described, theirs: &dyn Described, each: &mut dyn FnMut(Span, Span)) {
    for (at, field) in ours.fields().iter().enumerate() {
        match (field.role, ours.value(at), theirs.value(at)) {
            (Role::Text | Role::File, Some(FieldRef::Text(our)), Some(FieldRef::Text(their))) => {
                each(our.span, their.span);
            }
            (Role::List, Some(FieldRef::Items(our)), Some(FieldRef::Items(their))) => {
                for item in our.iter() {
                    if let Some(other) = their.find(&item.id().value) {
                        texts(item, other, each);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The text of `ours` without the lines of its facts.
fn translation(ours: &Chapter, sources: &Sources) -> String {
    let text = sources.file(ours.file).text();
    let mut facts: Vec<Span> = Vec::new();
    places_of_facts(ours, &mut facts);
    let line_of = |at: usize| text[..at].matches('\n').count();
    let lines: BTreeSet<usize> = facts
        .iter()
        .flat_map(|span| line_of(span.range().start)..=line_of(span.range().end.max(span.range().start + 1) - 1))
        .collect();
    let kept = text.split_inclusive('\n').enumerate().filter(|(at, _)| !lines.contains(at));
    kept.map(|(_, line)| line).collect()
}

fn places_of_facts(thing: &dyn Described, places: &mut Vec<Span>) {
    for (field, value) in thing.values() {
        match (field.role, value) {
            (Role::Fact | Role::Order | Role::State, value) => places.extend(value.span()),
            (Role::List, FieldRef::Items(items)) => items.iter().for_each(|item| places_of_facts(item, places)),
            _ => {}
        }
    }
}

/// Writes a file that is not there, and the folders above it.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    io::Write::write_all(&mut fs::File::create_new(path)?, bytes)
}
