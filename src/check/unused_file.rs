//! A file beside a chapter or page that nothing shows or links to. It would be published and never found.

use super::{Check, CheckContext};
use crate::finding::{Code, Findings};
use crate::guide::Guide;
use crate::guide::links::{self, Destination};
use crate::markdown::Document;
use crate::source::{FileId, Sources};
use std::collections::BTreeSet;

/// A file that nothing shows or links to.
const UNUSED_FILE: Code =
    Code::warning("unused-file", "an image or document beside a chapter that nothing shows or links to");

pub const CHECK: Check = Check::of_guide(&[&UNUSED_FILE], guide);

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    if context.guide.assets.is_empty() {
        return;
    }
    let used = used(context.guide, context.sources);
    for (path, file) in &context.guide.assets {
        if !used.contains(path) {
            findings.add(UNUSED_FILE.at(*file).with("file", &**path));
        }
    }
}

/// The paths of all assets that a text shows or links to.
fn used(guide: &Guide, sources: &Sources) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let mut document = |document: &Document, file: FileId| {
        let from = &sources.file(file).path;
        used.extend(document.images.iter().filter_map(|image| links::path_from(from, &image.file.value)));
        for link in &document.links {
            if let Some(Destination::Asset(path)) = links::resolve(&guide, from, &link.target) {
                used.insert(path);
            }
        }
    };
    for solution in &guide.solutions {
        for chapter in solution.chapters.iter().flatten() {
            document(&chapter.body, chapter.file);
        }
        for sheet in solution.sheets.values() {
            document(&sheet.body, sheet.file);
        }
    }
    for text in guide.pages.iter().flat_map(|page| page.texts.iter().flatten()) {
        document(&text.body, text.file);
    }
    let chapters = guide.solutions.iter().flat_map(|solution| solution.chapters.iter().flatten());
    for (chapter, tool) in chapters.flat_map(|chapter| chapter.tools.iter().map(move |tool| (chapter, tool))) {
        used.extend(links::path_from(&sources.file(chapter.file).path, &tool.file.value));
    }
    used
}
