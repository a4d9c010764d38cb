//! A solution or page that lacks a language of the guide (G11). The site still has a page there, which says so.

use super::{Check, CheckContext};
use crate::finding::{Code, Findings};
use crate::guide::Solution;
use crate::source::FileId;

/// A language is missing.
const MISSING_TRANSLATION: Code =
    Code::warning("missing-translation", "a solution or page that is not written in a language of the guide");

pub const CHECK: Check = Check::of_solution(&[&MISSING_TRANSLATION], solution).and_guide(guide);

fn tell(context: &CheckContext<'_>, file: FileId, there: impl Iterator<Item = bool>, findings: &mut Findings) {
    let folder = context.sources.file(file).path.rsplit_once('/').map_or("", |(folder, _)| folder);
    for (language, there) in context.guide.languages().iter().zip(there) {
        // A file that is there but cannot be read has findings of its own.
        let path = format!("{folder}/{}.md", language.code);
        if !there && context.sources.find(&path).is_none() {
            findings.add(MISSING_TRANSLATION.at(file).with("language", &*language.code).with("file", path));
        }
    }
}

fn solution(context: &CheckContext<'_>, solution: &Solution, findings: &mut Findings) {
    tell(context, solution.facts().file, solution.chapters.iter().map(Option::is_some), findings);
}

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    for page in &context.guide.pages {
        tell(context, page.facts().file, page.texts.iter().map(Option::is_some), findings);
    }
}
