//! Where a link of a chapter leads.
//!
//! Inside the guide, authors link by id, in what every Markdown editor shows as a link:
//! `[les pétitions](solution:petitions#suivi)`, `[plaidoyer](term:plaidoyer)`, `[loi 31-13](reference:loi-31-13)`,
//! `[ce taux](indicator:petitions/i-taux)`, `[le cadre](page:cadre-juridique)`. Relative paths to chapters and files work too.

use super::address;
use crate::finding::{Code, Finding};
use crate::source::Span;
use std::borrow::Cow;

/// A link that could harm readers, or of a kind that the tool does not know.
pub const REFUSED_LINK: Code = Code::error("refused-link");

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// An address on the web, or `mailto:` and `tel:`.
    Web(String),
    /// A place in the same text.
    Here(String),
    /// A solution, and perhaps a place in it.
    Solution(String, Option<String>),
    /// A page of prose, and perhaps a place in it.
    Page(String, Option<String>),
    /// A glossary term.
    Term(String),
    /// A work of the bibliography.
    Reference(String),
    /// An indicator of a solution.
    Indicator(String, String),
    /// A path from the text's folder, and perhaps a place in what is there.
    File(String, Option<String>),
}

/// Schemes that lead out of the guide and are safe.
const OUTWARD: [&str; 4] = ["https", "http", "mailto", "tel"];
/// Schemes that lead to things of the guide.
const INWARD: [&str; 5] = ["solution", "page", "term", "reference", "indicator"];

impl LinkTarget {
    /// Reads the destination of a link.
    pub fn parse(destination: &str, span: Span) -> Result<Self, Box<Finding>> {
        let destination = destination.trim();
        if let Some(place) = destination.strip_prefix('#') {
            return Ok(Self::Here(place.to_owned()));
        }
        let Some((scheme, rest)) = scheme(destination).filter(|_| !is_on_disc(destination)) else {
            // What everybody takes for an address is one, without its scheme, too.
            return Ok(match address::next(destination) {
                Some((range, address)) if range == (0..destination.len()) => Self::Web(address),
                _ => {
                    let (path, place) = split_place(destination);
                    Self::File(unescape(path).replace('\\', "/"), place)
                }
            });
        };
        let rest = rest.trim_start();
        let (id, place) = split_place(rest);
        let id = id.to_owned();
        match scheme.as_str() {
            scheme if OUTWARD.contains(&scheme) => Ok(Self::Web(destination.to_owned())),
            "solution" => Ok(Self::Solution(id, place)),
            "page" => Ok(Self::Page(id, place)),
            "term" => Ok(Self::Term(id)),
            "reference" => Ok(Self::Reference(id)),
            "indicator" => {
                let (solution, indicator) = rest.split_once('/').unwrap_or((rest, ""));
                Ok(Self::Indicator(solution.to_owned(), indicator.to_owned()))
            }
            _ => {
                let shown = crate::data::fields::shorten(destination);
                let finding = REFUSED_LINK
                    .at(span)
                    .with("found", shown)
                    .with("known", [&OUTWARD[..], &INWARD[..]].concat().join(", "));
                Err(Box::new(finding.near(&scheme, INWARD)))
            }
        }
    }
}

/// Whether `path` is a place on the disc of whoever wrote it: `C:\Users\…`, `file:///home/…`.
pub fn is_on_disc(path: &str) -> bool {
    let path = path.to_lowercase();
    let drive = path.strip_prefix(|letter: char| letter.is_ascii_lowercase()).and_then(|rest| rest.strip_prefix(':'));
    drive.is_some_and(|rest| rest.starts_with(['\\', '/'])) || path.starts_with("file:")
}

/// The scheme of `destination` in lower case, and what follows its colon. Browsers pass over control characters and blanks in a
/// scheme, so does this.
fn scheme(destination: &str) -> Option<(String, &str)> {
    let (scheme, rest) = destination.split_once(':')?;
    if scheme.contains(['/', '#', '?']) {
        return None;
    }
    let plain: String = scheme.chars().filter(|letter| !letter.is_control() && !letter.is_whitespace()).collect();
    Some((plain.to_lowercase(), rest))
}

fn split_place(text: &str) -> (&str, Option<String>) {
    match text.split_once('#') {
        Some((before, place)) => (before, Some(place.to_owned())),
        None => (text, None),
    }
}

/// `%20` and the like, as paths with blanks are written in Markdown.
fn unescape(path: &str) -> String {
    percent_encoding::percent_decode_str(path).decode_utf8().map_or_else(|_| path.to_owned(), Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn parse(destination: &str) -> Option<LinkTarget> {
        let mut sources = Sources::default();
        let file = sources.put_text("a.md", "");
        LinkTarget::parse(destination, Span::top(file)).ok()
    }

    #[test]
    fn links_by_id() {
        assert_eq!(
            parse("solution:petitions#suivi"),
            Some(LinkTarget::Solution("petitions".into(), Some("suivi".into())))
        );
        assert_eq!(
            parse("indicator:petitions/i-taux"),
            Some(LinkTarget::Indicator("petitions".into(), "i-taux".into()))
        );
        assert_eq!(parse("../petitions/fr.md"), Some(LinkTarget::File("../petitions/fr.md".into(), None)));
        assert_eq!(parse("fiche%20de%20suivi.pdf"), Some(LinkTarget::File("fiche de suivi.pdf".into(), None)));
        assert_eq!(parse(r"images\plan.png"), Some(LinkTarget::File("images/plan.png".into(), None)));
        assert_eq!(parse(r"C:\a\b.png"), Some(LinkTarget::File("C:/a/b.png".into(), None)));
        assert_eq!(parse("file:///etc/passwd"), Some(LinkTarget::File("file:///etc/passwd".into(), None)));
        assert_eq!(parse("#contexte"), Some(LinkTarget::Here("contexte".into())));
    }

    #[test]
    fn dangerous_links_are_refused_however_they_are_written() {
        for bad in ["javascript:alert(1)", "JavaScript:alert(1)", " java\tscript:x", "data:text/html,x", "vbscript:x"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
        for good in ["https://example.org/a:b", "HTTPS://example.org", "Mailto:a@b.ma", "TEL:+212500000000"] {
            assert_eq!(parse(good), Some(LinkTarget::Web(good.to_owned())), "{good}");
        }
    }
}
