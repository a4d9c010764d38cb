//! A text of the template of `dalil new` that nobody replaced: it would be published. One finding for each chapter, at the first of them.

use super::{Check, CheckContext};
use crate::finding::{Code, Findings};
use crate::guide::quantity::Status;
use crate::guide::script::texts;
use crate::guide::template::placeholders;
use crate::guide::{Chapter, Solution};
use crate::i18n::LanguageId;
use crate::source::{Sources, Span};

/// In a chapter that is being written.
const PLACEHOLDER: Code = Code::warning("placeholder");
/// In a chapter that is said to be finished.
pub const PLACEHOLDER_IN_FINAL: Code = Code::error("placeholder-in-final");

pub(super) const CHECK: Check = Check::of_solution(&[&PLACEHOLDER, &PLACEHOLDER_IN_FINAL], solution);

fn solution(context: &CheckContext<'_>, solution: &Solution, findings: &mut Findings) {
    let is_final = |chapter: &Chapter| chapter.status.as_ref().is_some_and(|status| status.value == Status::Final);
    let code = if is_final(solution.facts()) { &PLACEHOLDER_IN_FINAL } else { &PLACEHOLDER };
    for (index, chapter) in LanguageId::each(&solution.chapters) {
        let Some(chapter) = chapter else { continue };
        tell(chapter, &context.guide.languages()[index.index()].code, code, context.sources, findings);
    }
}

/// Tells with `told` if anything in `chapter`, a text in the language `code`, is of the template.
pub fn tell(chapter: &Chapter, code: &str, told: &'static Code, sources: &Sources, findings: &mut Findings) {
    let known = placeholders(code);
    let mut fields = Vec::new();
    texts(chapter, &mut fields);
    let fields = fields.into_iter().filter(|field| known.contains(&field.value)).map(|field| field.span);
    let body = chapter.body.texts().filter(|text| known.contains(text));
    let body = body.map(|text| place(text, chapter, sources));
    let places: Vec<Span> = fields.chain(body).collect();
    let Some(first) = places.first() else { return };
    let text = sources.at(*first).trim_matches(['"', '\'']).to_owned();
    findings.add(told.at(*first).with("found", text).with("more", places.len() - 1));
}

/// Where `text` stands in the body of `chapter`.
fn place(text: &str, chapter: &Chapter, sources: &Sources) -> Span {
    let at = sources.file(chapter.file).text().rfind(text).unwrap_or_default();
    Span::new(chapter.file, at..at + text.len())
}
