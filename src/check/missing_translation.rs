//! A solution or page that lacks a language of the guide (G11). The site still has a page there, which says so.

use super::{Check, CheckContext};
use crate::finding::{Code, Findings};
use crate::guide::Solution;
use crate::source::FileId;

/// A language is missing.
const MISSING_TRANSLATION: Code = Code::warning("missing-translation");

pub const CHECK: Check = Check::of_solution(&[&MISSING_TRANSLATION], solution).and_guide(guide);

fn tell(context: &CheckContext<'_>, file: FileId, has_file: &[bool], findings: &mut Findings) {
    let folder = context.sources.file(file).path.rsplit_once('/').map_or("", |(folder, _)| folder);
    // A file that is there but has another name, or cannot be read, has findings of its own.
    for (language, _) in context.guide.languages().iter().zip(has_file).filter(|(_, has_file)| !**has_file) {
        let path = format!("{folder}/{}.md", language.code);
        findings.add(MISSING_TRANSLATION.at(file).with("language", &*language.code).with("file", path));
    }
}

fn solution(context: &CheckContext<'_>, solution: &Solution, findings: &mut Findings) {
    tell(context, solution.facts().file, &solution.has_file, findings);
}

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    for page in &context.guide.pages {
        tell(context, page.facts().file, &page.has_file, findings);
    }
}
