//! A page whose address belongs to a solution, or to a page that the tool makes itself, now or in a version to come.

use super::{Check, CheckContext};
use crate::finding::{Code, Findings};
use crate::guide::RegisterKind;

/// An address that is taken.
const SLUG_TAKEN: Code = Code::error("slug-taken");

/// An id that would give its page the address of one that the tool makes itself.
const RESERVED_ID: Code = Code::error("reserved-id");

/// Addresses of pages that the tool makes itself, now or in a version to come.
pub const RESERVED: [&str; 13] = [
    "solutions",
    "plan",
    "framework",
    "glossary",
    "bibliography",
    "search",
    "book",
    "assets",
    "history",
    "theme",
    "territory",
    "audience",
    "approach",
];

/// Ids that no tool may have: beside a solution stand `<slug>--brief/` and `<slug>--follow-up/`.
const RESERVED_TOOLS: [&str; 2] = ["brief", "follow-up"];

/// The id that no theme may have: beside the action plan of each theme stands `plan--mine/`.
const RESERVED_THEME: &str = "mine";

pub const CHECK: Check = Check::of_guide(&[&SLUG_TAKEN, &RESERVED_ID], guide);

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    let solutions = context.guide.solutions.iter().map(|solution| (&solution.slug, solution.facts().file));
    let pages = context.guide.pages.iter().map(|page| (&page.slug, page.facts().file));
    for (slug, file) in solutions.chain(pages.clone()) {
        if RESERVED.contains(&&**slug) {
            findings.add(SLUG_TAKEN.at(file).with("found", &**slug));
        }
    }
    let tools = context.guide.solutions.iter().flat_map(|solution| &solution.facts().tools).map(|tool| &tool.id);
    let themes = context.guide.register(RegisterKind::Theme).entries().iter().map(|theme| &theme.id);
    let ids = tools.filter(|id| RESERVED_TOOLS.contains(&&*id.value));
    for id in ids.chain(themes.filter(|id| id.value == RESERVED_THEME)) {
        findings.add(RESERVED_ID.at(id.span).with("found", &*id.value));
    }
    // The history has one page for each id: a solution that was renamed may not be known by the name of a page.
    let ids = context.guide.solutions.iter().filter_map(|solution| solution.facts().id.as_ref());
    for id in ids {
        if let Some(page) = context.guide.page(&id.value) {
            findings.add(SLUG_TAKEN.at(id.span).with("found", &*id.value).related("other", page.facts().file));
        }
    }
    for (slug, file) in pages {
        if let Some(solution) = context.guide.solution(slug) {
            let finding = SLUG_TAKEN.at(file).with("found", &**slug);
            findings.add(finding.related("other", solution.facts().file));
        }
    }
}
