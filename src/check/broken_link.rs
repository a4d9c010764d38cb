//! A link that leads nowhere: to a solution, page, term, work, indicator, file or place that is not there.

use super::hand_made_note::HandMadeNotes;
use super::{Check, CheckContext};
use crate::finding::{Code, Comparisons, Finding, Findings};
use crate::guide::chapter::sections;
use crate::guide::links::{self, Destination};
use crate::guide::{Guide, RegisterKind, Solution, asset};
use crate::i18n::LanguageId;
use crate::markdown::{Document, Link, LinkTarget, is_on_disc};
use crate::source::{FileId, Span};
use std::cell::LazyCell;

/// A link that leads nowhere.
const BROKEN_LINK: Code = Code::error("broken-link");
/// A link to a heading by the number that it gets.
const COUNTED_ANCHOR: Code = Code::warning("counted-anchor");
/// A link to a place that is not on the page.
const BROKEN_ANCHOR: Code = Code::error("broken-anchor");

pub const CHECK: Check =
    Check::of_solution(&[&BROKEN_LINK, &BROKEN_ANCHOR, &COUNTED_ANCHOR], solution).and_guide(guide);

fn solution(context: &CheckContext<'_>, solution: &Solution, findings: &mut Findings) {
    for (language, chapter) in LanguageId::each(&solution.chapters) {
        let Some(chapter) = chapter else { continue };
        document(context, &chapter.body, chapter.file, language, &|place| chapter.has_place(place), findings);
    }
    for sheet in solution.sheets.values() {
        let here = |place: &str| sheet.body.headings.iter().any(|heading| heading.id == place);
        document(context, &sheet.body, sheet.file, LanguageId::REFERENCE, &here, findings);
    }
}

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    for page in &context.guide.pages {
        for (language, text) in LanguageId::each(&page.texts) {
            let Some(text) = text else { continue };
            let here = |place: &str| text.body.headings.iter().any(|heading| heading.id == place);
            document(context, &text.body, text.file, language, &here, findings);
        }
    }
}

fn document(
    context: &CheckContext<'_>,
    document: &Document,
    file: FileId,
    language: LanguageId,
    here: &dyn Fn(&str) -> bool,
    findings: &mut Findings,
) {
    let path = &context.sources.file(file).path;
    let mut comparisons = Comparisons::default();
    let notes = LazyCell::new(|| HandMadeNotes::of(document, file, context.sources.file(file).text()));
    for link in &document.links {
        match links::resolve(&context.guide, path, &link.target) {
            None if was_not_read(context, path, &link.target) => {}
            None => findings.add(nowhere(context, path, link, &mut comparisons)),
            Some(Destination::Here(place)) if !place.is_empty() && !here(&place) => {
                let known: Vec<&str> = document.headings.iter().map(|heading| &*heading.id).collect();
                let finding = no_place(context, link, &place, comparisons.among(&known));
                findings.add(finding.fixed_by(notes.edits(link)));
            }
            Some(destination) => match missing_place(context, &destination, language) {
                Some((place, known)) => {
                    findings.add(no_place(context, link, place, comparisons.among(&known)));
                }
                None => findings.extend(counted(context, &destination, document, language, link)),
            },
        }
    }
}

/// A link to the place `found`, which is not there. A number that leads to a place is a note made by hand.
fn no_place<'k>(context: &CheckContext<'_>, link: &Link, found: &str, known: impl Iterator<Item = &'k str>) -> Finding {
    let text = context.sources.at(link.span).trim_start_matches(['[', '(', '^', '\\']);
    let is_note = text.starts_with(|letter: char| letter.is_numeric() || letter == '*')
        && text.find(']').is_some_and(|end| text[..end].chars().filter(|it| it.is_alphanumeric()).count() <= 3);
    let kind = if is_note { "note" } else { "place" };
    BROKEN_ANCHOR.at(link.span).with("kind", kind).with("found", found).near(found, known)
}

/// The finding about a link to a heading that has no id of its own.
fn counted(
    context: &CheckContext<'_>,
    destination: &Destination<'_>,
    own: &Document,
    language: LanguageId,
    link: &Link,
) -> Findings {
    let guide = context.guide;
    let (document, place) = match destination {
        Destination::Here(place) => (Some(own), Some(place)),
        Destination::Solution(position, place) => {
            (guide.solutions[*position].chapters[language].as_ref().map(|chapter| &chapter.body), place.as_ref())
        }
        Destination::Page(page, place) => {
            (guide.pages[*page].texts[language].as_ref().map(|text| &text.body), place.as_ref())
        }
        _ => (None, None),
    };
    let mut findings = Findings::default();
    let headings = document.map_or(&[][..], |document| &document.headings);
    let heading = headings.iter().find(|heading| Some(&heading.id) == place && !heading.has_own_id);
    if let Some(heading) = heading {
        let finding = COUNTED_ANCHOR.at(link.span).with("found", &*heading.id).with("heading", &*heading.text);
        findings.add(finding.related("heading", heading.span));
    }
    findings
}

/// The place that `destination` names and its page does not have, and those that it has.
fn missing_place<'d>(
    context: &CheckContext<'d>,
    destination: &'d Destination<'_>,
    language: LanguageId,
) -> Option<(&'d str, Vec<&'d str>)> {
    fn headings(document: &Document) -> impl Iterator<Item = &str> {
        document.headings.iter().map(|heading| &*heading.id)
    }
    let guide: &'d Guide = context.guide;
    match destination {
        Destination::Solution(position, Some(place)) => {
            let chapter = guide.solutions[*position].chapters[language].as_ref()?;
            let known = || {
                let mut known: Vec<&'d str> = headings(&chapter.body).collect();
                known.extend(sections().map(|section| -> &'d str { section }));
                known
            };
            (!chapter.has_place(place)).then(|| (&**place, known()))
        }
        Destination::Page(page, Some(place)) => {
            let text = guide.pages[*page].texts[language].as_ref()?;
            let known: Vec<&str> = headings(&text.body).collect();
            (!known.contains(&&**place)).then_some((&**place, known))
        }
        _ => None,
    }
}

/// Whether what the link leads to is there, but could not be read: that has been told where it is.
fn was_not_read(context: &CheckContext<'_>, from: &str, target: &LinkTarget) -> bool {
    let guide = context.guide;
    match target {
        LinkTarget::Term(_) => !guide.register(RegisterKind::Term).is_whole,
        LinkTarget::Reference(_) => !guide.references_are_whole,
        LinkTarget::Solution(slug, _) | LinkTarget::Indicator(slug, _) => {
            guide.solution(slug).is_none() && guide.there.contains(&format!("content/solutions/{slug}"))
        }
        LinkTarget::Page(slug, _) => guide.there.contains(&format!("content/pages/{slug}")),
        LinkTarget::File(path, _) => links::path_from(from, path).is_some_and(|path| {
            let is_text = guide.languages().iter().any(|language| path.ends_with(&format!("/{}.md", language.code)));
            let file = context.sources.find(&path).map(|file| context.sources.file(file));
            file.is_some_and(|file| is_text || !file.is_readable() || is_announced(guide, &path))
        }),
        LinkTarget::Web(_) | LinkTarget::Here(_) => false,
    }
}

/// Whether the file at `path` is announced as a tool of its solution: what is wrong with it has been told there.
fn is_announced(guide: &Guide, path: &str) -> bool {
    let solution = path.split('/').nth(2).and_then(|slug| guide.solution(slug));
    let mut tools = solution.into_iter().flat_map(|it| {
        it.chapters
            .iter()
            .flatten()
            .flat_map(move |chapter| chapter.tools.iter().map(move |tool| it.beside(&tool.file.value)))
    });
    tools.any(|tool| tool == path)
}

/// Where `id` is written in the target of a link; `None` if the target stands elsewhere (`[text][label]`), or is written otherwise.
fn place_of(context: &CheckContext<'_>, link: &Link, id: &str) -> Option<Span> {
    let written = context.sources.at(link.span);
    let target = link.target.to_string();
    let begins = written.match_indices("](").map(|(at, mark)| at + mark.len()).chain([0]);
    let mut begins = begins.map(|at| if written[at..].starts_with('<') { at + 1 } else { at });
    let at = begins.find(|at| {
        let rest = written[*at..].strip_prefix(&*target);
        rest.is_some_and(|rest| rest.starts_with([')', '>', ' ', '\n']))
    })?;
    // The id of an indicator stands behind that of its solution.
    let own = match &link.target {
        LinkTarget::Indicator(slug, own) if own == id && slug != id => target.rfind(id)?,
        LinkTarget::Indicator(_, own) if own == id => target.rfind('/')? + 1,
        _ => target.find(':')? + 1,
    };
    Some(link.span.part(at + own..at + own + id.len()))
}

fn nowhere(context: &CheckContext<'_>, from: &str, link: &Link, comparisons: &mut Comparisons) -> Finding {
    let guide = context.guide;
    let solutions = || guide.solutions.iter().map(|solution| &*solution.slug);
    let tell = |kind: &'static str, found: &str| BROKEN_LINK.at(link.span).with("kind", kind).with("found", found);
    let mut near = |kind, found: &str, known: Vec<&str>| {
        let known = comparisons.among(&known);
        match place_of(context, link, found) {
            Some(span) => tell(kind, found).near_at(found, span, known),
            None => tell(kind, found).near(found, known),
        }
    };
    let beside = |kind, path: &str| {
        let mut finding = tell(kind, path);
        finding.suggestion = asset::meant(guide, from, path).map(str::to_owned);
        super::renamed(context, finding, from, path, link.span)
    };
    match &link.target {
        LinkTarget::Solution(slug, _) => near("solution", slug, solutions().collect()),
        LinkTarget::Page(slug, _) => near("page", slug, guide.pages.iter().map(|page| &*page.slug).collect()),
        LinkTarget::Term(id) => near("term", id, guide.register(RegisterKind::Term).ids().collect()),
        LinkTarget::Reference(id) => {
            near("reference", id, guide.references.iter().map(|work| &*work.id.value).collect())
        }
        LinkTarget::Indicator(slug, id) => match guide.solution(slug) {
            None => near("solution", slug, solutions().collect()),
            Some(solution) => {
                let indicators = solution.facts().indicators.iter();
                near("indicator", id, indicators.map(|indicator| &*indicator.id.value).collect())
            }
        },
        LinkTarget::File(path, _) if is_on_disc(path) => beside("disc", path),
        LinkTarget::File(path, _) if path.is_empty() => tell("empty", path),
        LinkTarget::File(path, _) if path.starts_with("//") => tell("host", path),
        LinkTarget::File(path, _) if path.starts_with('/') => {
            let mut finding = tell("root", path);
            let names = path.split('/').map(|name| name.trim_end_matches(".html").trim_end_matches(".md"));
            finding.suggestion = names.rev().find_map(|name| meant(guide, name));
            finding
        }
        LinkTarget::File(path, _) => beside("file", path),
        LinkTarget::Web(address) | LinkTarget::Here(address) => tell("file", address),
    }
}

/// How a link to the solution or page with the folder `name` is written, if there is one.
fn meant(guide: &Guide, name: &str) -> Option<String> {
    let is_page = guide.pages.iter().any(|page| page.slug == name);
    let kind = if guide.solution(name).is_some() { "solution" } else { is_page.then_some("page")? };
    Some(format!("{kind}:{name}"))
}
