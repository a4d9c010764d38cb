//! `dalil new`: a solution to be written, one file per language.

use super::init::write_new;
use super::terminal::Terminal;
use super::{CommandError, unreadable};
use crate::check::RESERVED;
use crate::guide::{Guide, RegisterKind, is_device, is_slug, template};
use crate::i18n::{Language, Script, ScriptWords, romanized, slug_of};
use crate::pipeline::examine;
use crate::source::disk;
use std::path::Path;

/// The longest slug that is made of a title: Windows cannot unpack paths that are too long.
const LONGEST: usize = 60;

/// Adds a solution to the guide at `root`; `name` is its slug, or its title.
pub fn new(root: &Path, name: &str, terminal: &Terminal) -> Result<(), CommandError> {
    let title = Some(name).filter(|name| is_title(name));
    let slug = title.map_or_else(|| name.to_owned(), slug_of_title);
    if !is_slug(&slug) {
        return Err(refused("fail-slug", name, &command(&suggestion(name)), terminal));
    }
    if is_device(&slug) || RESERVED.contains(&&*slug) {
        let key = if is_device(&slug) { "fail-device" } else { "fail-reserved" };
        return Err(refused(key, &slug, &command(&(slug.clone() + "-commune")), terminal));
    }
    let folder = root.join("content/solutions").join(&slug);
    if folder.exists() {
        return Err(CommandError::Usage(terminal.say("fail-exists", &[("path", folder.display().to_string().into())])));
    }
    let sources = disk::read(root).map_err(|error| unreadable(&error, terminal))?;
    let examined = examine(&sources);
    let Some(project) = examined.project else {
        terminal.findings(&examined.findings, &sources, crate::finding::report::Format::Text);
        return Err(CommandError::Findings);
    };
    if project.guide.page(&slug).is_some() {
        return Err(refused("fail-page", &slug, &command(&(slug.clone() + "-commune")), terminal));
    }
    let titled = title.map(|title| (language_of(title, project.guide.languages()), title));
    for (index, language) in project.guide.languages().iter().enumerate() {
        let title = titled.and_then(|(code, title)| (code == language.code).then_some(title));
        let text = chapter(&project.guide, &language.code, index == 0, title);
        let path = folder.join(format!("{}.md", language.code));
        write_new(&path, text.as_bytes()).map_err(|error| super::file_error("fail-write", &path, &error, terminal))?;
    }
    terminal.tell("new-done", &[("slug", slug.into())]);
    Ok(())
}

/// Whether `name` is written as titles are, and slugs never: with blanks, capitals or letters beyond ASCII.
fn is_title(name: &str) -> bool {
    name.chars().any(|letter| letter.is_whitespace() || letter.is_uppercase() || !letter.is_ascii())
}

/// The slug of a title, of as many whole words as are not too long.
fn slug_of_title(title: &str) -> String {
    let slug = slug_of(&romanized(title));
    match slug.get(..=LONGEST).and_then(|start| start.rfind('-')) {
        Some(end) => slug[..end].to_owned(),
        None => slug,
    }
}

/// A slug that is near `name`, or one to show how they are written.
fn suggestion(name: &str) -> String {
    Some(slug_of(name)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "budget-participatif".to_owned())
}

fn command(slug: &str) -> String {
    format!("dalil new {slug}")
}

/// The message `key` about the name `found`, with the command that would do.
pub fn refused(key: &str, found: &str, command: &str, terminal: &Terminal) -> CommandError {
    CommandError::Usage(terminal.say(key, &[("found", found.into()), ("command", command.into())]))
}

/// The code of the first language that is written in the script of `title`; of the reference language if none is.
fn language_of<'g>(title: &str, languages: &'g [Language]) -> &'g str {
    let words = ScriptWords::of(title);
    let script = if words.arabic * 2 > words.total() { Script::Arabic } else { Script::Latin };
    let same = languages.iter().find(|language| language.script == Some(script));
    same.or(languages.first()).map_or("", |language| &language.code)
}

/// A chapter to be written, with the first of each thing that it names, and `title` if it is known.
fn chapter(guide: &Guide, code: &str, is_reference: bool, title: Option<&str>) -> String {
    let text = template::chapter(code, is_reference);
    let first = |kind| guide.register(kind).ids().next().unwrap_or("…").to_owned();
    let text = text
        .replace("{theme}", &first(RegisterKind::Theme))
        .replace("{territory}", &first(RegisterKind::Territory))
        .replace("{actor}", &first(RegisterKind::Actor))
        .replace("{audience}", &first(RegisterKind::Audience))
        .replace("{date}", &guide.config.date.value.to_string())
        .replace("{order}", &(guide.solutions.len() + 1).to_string());
    match title {
        Some(title) => with_title(&text, title),
        None => text,
    }
}

/// `text` with `title` in the line of the title, as YAML quotes it.
fn with_title(text: &str, title: &str) -> String {
    let words = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let quoted = words.replace('\\', "\\\\").replace('"', "\\\"");
    let line = |line: &str| if line.starts_with("title:") { format!("title: \"{quoted}\"\n") } else { line.to_owned() };
    text.split_inclusive('\n').map(line).collect()
}
