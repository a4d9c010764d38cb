//! An image that is not there, or that is no image that browsers show.

use super::{Check, CheckContext};
use crate::finding::{Code, Findings};
use crate::guide::Solution;
use crate::guide::links;
use crate::markdown::Document;
use crate::source::FileId;

/// An image that is not there.
const MISSING_IMAGE: Code = Code::error("missing-image", "an image whose file is not there");
/// A file that is not an image.
const NOT_AN_IMAGE: Code =
    Code::error("not-an-image", "a file shown as an image that is not a PNG, JPEG, GIF, WebP, AVIF or SVG image");

pub const CHECK: Check = Check::of_solution(&[&MISSING_IMAGE, &NOT_AN_IMAGE], solution).and_guide(guide);

fn solution(context: &CheckContext<'_>, solution: &Solution, findings: &mut Findings) {
    for chapter in solution.chapters.iter().flatten() {
        document(context, &chapter.body, chapter.file, findings);
    }
    for sheet in solution.sheets.values() {
        document(context, &sheet.body, sheet.file, findings);
    }
}

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    for text in context.guide.pages.iter().flat_map(|page| page.texts.iter().flatten()) {
        document(context, &text.body, text.file, findings);
    }
}

fn document(context: &CheckContext<'_>, document: &Document, file: FileId, findings: &mut Findings) {
    let path = &context.sources.file(file).path;
    for image in &document.images {
        let asset = links::path_from(path, &image.file.value).and_then(|path| context.guide.assets.get(&path));
        let Some(&asset) = asset else {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let beside = context.guide.assets.keys().filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/'));
            findings.add(
                MISSING_IMAGE.at(image.file.span).with("found", &*image.file.value).near(&image.file.value, beside),
            );
            continue;
        };
        if crate::guide::image::size(context.sources.file(asset).bytes()).is_none() {
            findings.add(NOT_AN_IMAGE.at(image.file.span).with("found", &*image.file.value));
        }
    }
}
