//! `dalil new`: a solution to be written, one file per language.

use super::init::write_new;
use super::terminal::Terminal;
use super::{CommandError, unreadable};
use crate::guide::{Guide, RegisterKind, is_device, is_slug, template};
use crate::i18n::slug_of;
use crate::pipeline::examine;
use crate::source::disk;
use std::path::Path;

/// Adds the solution `slug` to the guide at `root`.
pub fn new(root: &Path, slug: &str, terminal: &Terminal) -> Result<(), CommandError> {
    if !is_slug(slug) || is_device(slug) {
        let suggestion = match slug_of(slug) {
            slug if slug.is_empty() => "budget-participatif".to_owned(),
            slug if is_device(&slug) => slug + "-commune",
            slug => slug,
        };
        let arguments = [("found", slug.into()), ("suggestion", suggestion.into())];
        return Err(CommandError::Usage(terminal.say("fail-slug", &arguments)));
    }
    let folder = root.join("content/solutions").join(slug);
    if folder.exists() {
        return Err(CommandError::Usage(terminal.say("fail-exists", &[("path", folder.display().to_string().into())])));
    }
    let sources = disk::read(root).map_err(|error| unreadable(&error, terminal))?;
    let examined = examine(&sources);
    let Some(project) = examined.project else {
        terminal.findings(&examined.findings, &sources, crate::finding::report::Format::Text);
        return Err(CommandError::Findings);
    };
    for (index, language) in project.guide.languages().iter().enumerate() {
        let text = chapter(&project.guide, &language.code, index == 0);
        let path = folder.join(format!("{}.md", language.code));
        write_new(&path, text.as_bytes()).map_err(|error| super::file_error("fail-write", &path, &error, terminal))?;
    }
    terminal.tell("new-done", &[("slug", slug.into())]);
    Ok(())
}

/// A chapter to be written, with the first of each thing that it names.
fn chapter(guide: &Guide, code: &str, is_reference: bool) -> String {
    let text = template::chapter(code, is_reference);
    let first = |kind| guide.register(kind).ids().next().unwrap_or("…").to_owned();
    text.replace("{theme}", &first(RegisterKind::Theme))
        .replace("{territory}", &first(RegisterKind::Territory))
        .replace("{actor}", &first(RegisterKind::Actor))
        .replace("{audience}", &first(RegisterKind::Audience))
        .replace("{date}", &guide.config.date.value.to_string())
        .replace("{order}", &(guide.solutions.len() + 1).to_string())
}
