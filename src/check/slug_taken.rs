//! A page whose address belongs to a solution, or to a page that the tool makes itself.

use super::{Check, Context};
use crate::finding::{Code, Findings};
use crate::source::Span;

/// An address that is taken.
const SLUG_TAKEN: Code = Code::error(
    "slug-taken",
    "a solution or page whose folder has the name of another, or of a page that the tool makes itself",
);

/// Addresses of pages that the tool makes itself.
pub const RESERVED: [&str; 11] = [
    "solutions",
    "plan",
    "framework",
    "glossary",
    "bibliography",
    "assets",
    "history",
    "theme",
    "territory",
    "audience",
    "approach",
];

pub const CHECK: Check = Check::of_guide(&[&SLUG_TAKEN], guide);

fn guide(context: &Context<'_>, findings: &mut Findings) {
    let solutions = context.guide.solutions.iter().map(|solution| (&solution.slug, solution.facts().file));
    let pages = context.guide.pages.iter().map(|page| (&page.slug, page.facts().file));
    for (slug, file) in solutions.chain(pages.clone()) {
        if RESERVED.contains(&&**slug) {
            findings.add(SLUG_TAKEN.in_file(file).with("found", &**slug));
        }
    }
    // The history has one page for each id: a solution that was renamed may not be known by the name of a page.
    let ids = context.guide.solutions.iter().filter_map(|solution| solution.facts().id.as_ref());
    for id in ids {
        if let Some(page) = context.guide.page(&id.value) {
            findings.add(SLUG_TAKEN.at(id.span).with("found", &*id.value).see_also(Span::top(page.facts().file)));
        }
    }
    for (slug, file) in pages {
        if let Some(solution) = context.guide.solution(slug) {
            let finding = SLUG_TAKEN.in_file(file).with("found", &**slug);
            findings.add(finding.see_also(Span::top(solution.facts().file)));
        }
    }
}
