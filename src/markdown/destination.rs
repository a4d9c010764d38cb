//! Other destinations for links and images, written in the place of those that are there.

use super::{Document, LinkTarget, parse};
use crate::finding::Findings;
use crate::source::{FileId, Span};
use std::ops::Range;
use std::sync::Arc;

/// A link or image whose destination could not be written anew: nothing says where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unwritable(pub Span);

/// What to write where in `text`, whose Markdown begins at `body_at`, so that each link and image leads where `other` says, if that says anything. What is
/// changed of a destination is the name `old`, which becomes `new`; the rest of it stays as it is written, and so does all else: both are proved.
pub fn redirect(
    text: &Arc<str>,
    file: FileId,
    body_at: usize,
    [old, new]: [&str; 2],
    other: impl Fn(&LinkTarget) -> Option<LinkTarget>,
) -> Result<Vec<(Range<usize>, String)>, Unwritable> {
    let before = targets(&parse(text, file, body_at, &mut Findings::default()));
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (target, span, is_image) in &before {
        let Some(meant) = other(target) else { continue };
        let found = places(text, body_at, span.range(), target, *is_image);
        if found.is_empty() {
            return Err(Unwritable(*span));
        }
        for place in found {
            let written = &text[place.clone()];
            let changed = written.match_indices(old).map(|(at, _)| {
                let (start, end) = (&written[..at], &written[at + old.len()..]);
                [start, new, end].concat()
            });
            let whole = meant.to_string().replace('%', "%25").replace(' ', "%20");
            let mut ways = changed.chain([whole]);
            let edit = ways.find(|way| leads_to(way, &meant, *is_image)).ok_or(Unwritable(*span))?;
            edits.push((place, edit));
        }
    }
    edits.sort_by_key(|(place, _)| (place.start, place.end));
    edits.dedup();
    if let Some(pair) = edits.windows(2).find(|pair| pair[1].0.start < pair[0].0.end) {
        return Err(Unwritable(Span::new(file, pair[1].0.clone())));
    }
    prove(text, body_at, &before, &edits, other).map(|()| edits)
}

/// The links, then the images, in their order.
fn targets(document: &Document) -> Vec<(LinkTarget, Span, bool)> {
    let links = document.links.iter().map(|link| (link.target.clone(), link.span, false));
    let image = |image: &super::Image| (LinkTarget::File(image.file.value.clone(), None), image.file.span, true);
    links.chain(document.images.iter().map(image)).collect()
}

/// Whether `written`, as the destination of a link or image, leads to `target`.
fn leads_to(written: &str, target: &LinkTarget, is_image: bool) -> bool {
    let is_alone = written.starts_with('<') && !written.contains([' ', '\n']);
    let inline = format!("{}[x]({written})", if is_image { "!" } else { "" });
    let leads = |text: String| {
        let whole = 0..text.len();
        let document = parse(&text.into(), NOWHERE, 0, &mut Findings::default());
        matches!(&*targets(&document), [(found, span, _)] if found == target && span.range() == whole)
    };
    leads(inline) || is_alone && leads(written.to_owned())
}

/// The file of texts that are in none.
const NOWHERE: FileId = FileId::NONE;

/// Where the destination `target` of the link at `span` is written: in it, or where its label is defined.
fn places(text: &str, body_at: usize, span: Range<usize>, target: &LinkTarget, is_image: bool) -> Vec<Range<usize>> {
    let Some(written) = text.get(span.clone()) else { return Vec::new() };
    if written.starts_with('<') && leads_to(written, target, is_image) {
        return vec![span];
    }
    // What stands in the text of a link comes before its own destination.
    let mut inline = written.rmatch_indices("](").map(|(at, mark)| span.start + at + mark.len());
    if let Some(place) = inline.find_map(|at| place_at(text, at..span.end, target, is_image)) {
        return vec![place];
    }
    let defined = text[body_at..].match_indices("]:").map(|(at, mark)| body_at + at + mark.len());
    defined.filter_map(|at| place_at(text, at..text.len(), target, is_image)).collect()
}

/// Where the destination stands with which `range` begins, if it leads to `target`.
fn place_at(text: &str, range: Range<usize>, target: &LinkTarget, is_image: bool) -> Option<Range<usize>> {
    let rest = &text[range.clone()];
    let start = range.start + rest.len() - rest.trim_start().len();
    let rest = text[start..range.end].split("\n\n").next()?;
    let ends = if rest.starts_with('<') {
        rest.find('>').map(|end| end + 1).into_iter().collect()
    } else {
        let ends = rest.match_indices(|sign: char| sign.is_whitespace() || sign == ')').map(|(end, _)| end);
        ends.chain([rest.len()]).filter(|end| *end > 0).take(MOST_ENDS).collect::<Vec<usize>>()
    };
    let end = ends.into_iter().find(|end| leads_to(&rest[..*end], target, is_image))?;
    Some(start..start + end)
}

/// A destination has no more blanks and brackets than this.
const MOST_ENDS: usize = 16;

/// That `text` with `edits` leads where `other` says, and otherwise as before.
fn prove(
    text: &str,
    body_at: usize,
    before: &[(LinkTarget, Span, bool)],
    edits: &[(Range<usize>, String)],
    other: impl Fn(&LinkTarget) -> Option<LinkTarget>,
) -> Result<(), Unwritable> {
    if edits.is_empty() {
        return Ok(());
    }
    let mut changed = text.to_owned();
    for (place, edit) in edits.iter().rev() {
        changed.replace_range(place.clone(), edit);
    }
    let after = targets(&parse(&changed.into(), NOWHERE, body_at, &mut Findings::default()));
    let differs = before.iter().enumerate().find(|(at, (target, _, _))| {
        let meant = other(target);
        after.get(*at).map(|(target, ..)| target) != Some(meant.as_ref().unwrap_or(target))
    });
    match differs {
        Some((_, (_, span, _))) => Err(Unwritable(*span)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed(text: &str) -> Option<String> {
        let other = |target: &LinkTarget| match target {
            LinkTarget::Solution(slug, place) if slug == "boite" => {
                Some(LinkTarget::Solution("urne".to_owned(), place.clone()))
            }
            LinkTarget::Indicator(slug, id) if slug == "boite" => {
                Some(LinkTarget::Indicator("urne".to_owned(), id.clone()))
            }
            LinkTarget::File(path, place) if path.contains("../boite/") => {
                Some(LinkTarget::File(path.replace("../boite/", "../urne/"), place.clone()))
            }
            _ => None,
        };
        let edits = redirect(&text.into(), NOWHERE, 0, ["boite", "urne"], other).ok()?;
        let mut changed = text.to_owned();
        for (place, edit) in edits.iter().rev() {
            changed.replace_range(place.clone(), edit);
        }
        Some(changed)
    }

    /// What texts with links are made of, right and wrong.
    const PIECES: [&str; 33] = [
        "[x](solution:boite)",
        "[x](solution:boite",
        "[b]: solution:boite\n",
        "<solution:boite>",
        "![x](../boite/a.png)",
        "[x](",
        "solution:boite",
        ")",
        "[boite]",
        "](",
        "<",
        ">",
        "!",
        "../boite/a.png",
        "indicator:boite/i",
        "#s",
        " ",
        "\n\n",
        "[b]: ",
        "[x][b]",
        "\"t\"",
        "`",
        "```\n",
        "\\",
        "&#58;",
        "%62oite",
        "**",
        "نص",
        "و**«",
        "<b>",
        "| a |\n|---|\n",
        "[^1]",
        "\n- ",
    ];

    proptest::proptest! {
        #[test]
        fn whatever_stands_in_a_text_no_link_to_the_old_name_is_left(pieces in proptest::collection::vec(0..PIECES.len(), 1..24)) {
            let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
            if let Some(changed) = renamed(&text) {
                let left = targets(&parse(&changed.into(), NOWHERE, 0, &mut Findings::default()));
                let is_old = |target: &LinkTarget| matches!(target, LinkTarget::Solution(slug, _) if slug == "boite");
                proptest::prop_assert!(!left.iter().any(|(target, ..)| is_old(target)));
            }
        }
    }

    #[test]
    fn what_would_lead_elsewhere_is_not_written() {
        let (text, other) = ("[x](solution:boite) [y](page:boite)", |_: &LinkTarget| None);
        let before = targets(&parse(&text.into(), NOWHERE, 0, &mut Findings::default()));
        let proved = |edits: &[(Range<usize>, String)]| prove(text, 0, &before, edits, other);
        assert_eq!(proved(&[(4..18, "solution:boite".to_owned())]), Ok(()));
        assert_eq!(proved(&[(4..18, "solution:urne".to_owned())]), Err(Unwritable(before[0].1)));
        assert_eq!(proved(&[(24..34, "page:boite)".to_owned())]), Ok(()), "what it says besides is another matter");
        assert_eq!(proved(&[(18..19, String::new())]), Err(Unwritable(before[0].1)));
    }

    #[test]
    fn however_a_link_is_written_its_destination_alone_changes() {
        let cases = [
            ("[la boite](solution:boite)", "[la boite](solution:urne)"),
            ("[](solution:boite#boite \"boite\")", "[](solution:urne#boite \"boite\")"),
            ("[x](<solution:boite> 'boite') boite", "[x](<solution:urne> 'boite') boite"),
            ("[x](solution: boite)", "[x](solution: urne)"),
            ("[boite](indicator:boite/boite)", "[boite](indicator:urne/boite)"),
            ("<solution:boite>", "<solution:urne>"),
            (r"[x](solution:bo\ite)", r"[x](solution:bo\ite)"),
            ("[x](solution&#58;boite#s)", "[x](solution&#58;urne#s)"),
            ("[x](solution:&#98;oite#s)", "[x](solution:urne#s)"),
            ("[![boite](../boite/boite.png)](solution:boite)", "[![boite](../urne/boite.png)](solution:urne)"),
            ("[x](../boite/fr.md#boite)", "[x](../urne/fr.md#boite)"),
            (r"[x](..\boite\fr.md)", r"[x](..\urne\fr.md)"),
            ("[x](../%62oite/a%20b.pdf)", "[x](../urne/a%20b.pdf)"),
            ("[x](../boite/a b.pdf)", "[x](../urne/a b.pdf)"),
            ("[x][b] et [b]\n\n[b]: solution:boite 'boite'\n", "[x][b] et [b]\n\n[b]: solution:urne 'boite'\n"),
            ("![x][b]\n\n[b]: <../boite/a.png>\n[c]: boite\n", "![x][b]\n\n[b]: <../urne/a.png>\n[c]: boite\n"),
            ("`[x](solution:boite)` [y](page:boite)", "`[x](solution:boite)` [y](page:boite)"),
            ("[x](solution:boite-a-idees)", "[x](solution:boite-a-idees)"),
            ("و**«[نص](solution:boite)»** 1", "و**«[نص](solution:urne)»** 1"),
        ];
        for (text, expected) in cases {
            assert_eq!(renamed(text).as_deref(), Some(expected), "{text}");
        }
    }
}
