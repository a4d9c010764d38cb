//! A text in another language than its file says, as its letters tell: French in `ar.md`, names of a list exchanged. Names, acronyms and numbers stand in any
//! script. One finding for each file, at the first such text.

use super::{Check, CheckContext};
use crate::finding::{Code, Findings, Place};
use crate::guide::script::{Written, is_body_foreign, is_foreign, texts};
use crate::guide::{Entry, Register, Solution, chapter};
use crate::i18n::{Language, LanguageId, Script};

/// A text in another script than that of its language.
const OTHER_SCRIPT: Code = Code::warning("other-script");

pub const CHECK: Check = Check::of_solution(&[&OTHER_SCRIPT], solution).and_guide(guide);

fn solution(context: &CheckContext<'_>, solution: &Solution, findings: &mut Findings) {
    for (index, chapter) in LanguageId::each(&solution.chapters) {
        let Some(chapter) = chapter else { continue };
        let language = &context.guide.languages()[index.index()];
        whole(chapter, language, findings);
        let sheets = chapter.tools.iter().filter_map(|tool| sheet(solution, tool));
        sheets.for_each(|sheet| whole(sheet, language, findings));
    }
}

fn sheet<'s>(solution: &'s Solution, tool: &chapter::Tool) -> Option<&'s chapter::Prose> {
    solution.sheets.get(&solution.beside(&tool.file.value))
}

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    for page in &context.guide.pages {
        for (index, text) in LanguageId::each(&page.texts) {
            let Some(text) = text else { continue };
            whole(text, &context.guide.languages()[index.index()], findings);
        }
    }
    for entry in context.guide.registers.values().flat_map(Register::entries) {
        named(context, entry, findings);
    }
}

/// Looks at all that `text` says.
fn whole(text: &impl Written, language: &Language, findings: &mut Findings) {
    let Some(script) = language.script else { return };
    let mut fields = Vec::new();
    texts(text, &mut fields);
    fields.retain(|field| is_foreign(&field.value, script));
    let mut places: Vec<Place> = fields.into_iter().map(|field| field.span.into()).collect();
    if is_body_foreign(text.body(), script) {
        places.push(Place::part_of(text.file(), text.body().first_place(text.file())));
    }
    tell("file", &places, language, script, findings);
}

/// Looks at the name and the description of an entry of a list.
fn named(context: &CheckContext<'_>, entry: &Entry, findings: &mut Findings) {
    let mut places = Vec::new();
    let mut first = None;
    for (index, language) in LanguageId::each(context.guide.languages()) {
        let Some(script) = language.script else { continue };
        let given = [Some(entry.name()), entry.description()].into_iter().flatten().filter(|texts| !texts.is_shared());
        let texts = given.filter_map(|texts| texts.written(index));
        let foreign: Vec<Place> =
            texts.filter(|text| is_foreign(&text.value, script)).map(|text| text.span.into()).collect();
        first = first.or((!foreign.is_empty()).then_some((language, script)));
        places.extend(foreign);
    }
    if let Some((language, script)) = first {
        tell("list", &places, language, script, findings);
    }
}

fn tell(kind: &'static str, places: &[Place], language: &Language, script: Script, findings: &mut Findings) {
    let Some(first) = places.first() else { return };
    let finding = OTHER_SCRIPT.at(*first).with("script", script.name()).with("language", &*language.code);
    findings.add(finding.with("kind", kind).with("more", places.len() - 1));
}
