//! An image that is not there, or that is no image that browsers show.

use super::{Check, CheckContext};
use crate::finding::{Code, Finding, Findings};
use crate::guide::image::{NOT_AN_IMAGE, is_heic, size};
use crate::guide::{Solution, asset, links, photo};
use crate::markdown::{Document, is_on_disc};
use crate::source::{FileId, Text};

/// An image that is not there.
const MISSING_IMAGE: Code = Code::error("missing-image");

pub const CHECK: Check = Check::of_solution(&[&MISSING_IMAGE, &NOT_AN_IMAGE], solution).and_guide(guide);

fn solution(context: &CheckContext<'_>, solution: &Solution, findings: &mut Findings) {
    for (file, body) in solution.bodies() {
        document(context, body, file, findings);
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
            findings.add(missing(context, path, &image.file));
            continue;
        };
        let bytes = context.sources.file(asset).bytes();
        let kind = match size(bytes) {
            Some(_) => photo::fault(bytes).map(photo::Fault::word),
            None => Some(if is_heic(bytes) { "heic" } else { "other" }),
        };
        if let Some(kind) = kind {
            findings.add(NOT_AN_IMAGE.at(image.file.span).with("found", &*image.file.value).with("kind", kind));
        }
    }
}

/// What is to be said of an image that is not there: perhaps one beside the text was meant, that has the same name in another folder or on the disc of the author.
fn missing(context: &CheckContext<'_>, path: &str, image: &Text) -> Finding {
    let name = image.value.rsplit('/').next().unwrap_or(&image.value);
    let kind = if is_on_disc(&image.value) { "disc" } else { "other" };
    let mut finding = MISSING_IMAGE.at(image.span).with("found", &*image.value).with("kind", kind).with("name", name);
    finding.suggestion = asset::meant(context.guide, path, &image.value).map(str::to_owned);
    super::renamed(context, finding, path, &image.value, image.span)
}
