//! What a link of a chapter means in the guide that it is part of.

use super::{Entry, Guide, Reference, RegisterKind, SolutionId};
use crate::i18n::composed;
use crate::markdown::LinkTarget;

/// Where a link leads, found.
#[derive(Debug)]
pub enum Destination<'g> {
    /// An address on the web.
    Web(&'g str),
    /// A place in the same text.
    Here(String),
    /// The solution at this position, and perhaps a place in it.
    Solution(SolutionId, Option<String>),
    /// The page of prose at this position, and perhaps a place in it.
    Page(usize, Option<String>),
    /// A term of the glossary.
    Term(&'g Entry),
    /// A work of the bibliography.
    Reference(&'g Reference),
    /// An indicator of the solution at this position.
    Indicator(SolutionId, String),
    /// The tool sheet at this path, of the solution at this position.
    Sheet(SolutionId, String),
    /// A file that is published as it is, by path.
    Asset(String),
}

/// What links may lead to.
pub trait LinkScope<'g> {
    /// The position of the solution with this slug.
    fn solution(&self, slug: &str) -> Option<SolutionId>;
    /// The position of the page of prose with this slug.
    fn page(&self, slug: &str) -> Option<usize>;
    /// The term with this id.
    fn term(&self, id: &str) -> Option<&'g Entry>;
    /// The work with this id.
    fn reference(&self, id: &str) -> Option<&'g Reference>;
    /// Whether the solution at `position` has an indicator with this id.
    fn has_indicator(&self, position: SolutionId, id: &str) -> bool;
    /// Whether the file at `path` is a tool sheet of the solution at `position`.
    fn has_sheet(&self, position: SolutionId, path: &str) -> bool;
    /// Whether the file at `path` is published as it is.
    fn has_asset(&self, path: &str) -> bool;
    /// Whether the guide has a language with this code.
    fn has_language(&self, code: &str) -> bool;
}

impl<'g> LinkScope<'g> for &'g Guide {
    fn solution(&self, slug: &str) -> Option<SolutionId> {
        self.position(slug)
    }

    fn page(&self, slug: &str) -> Option<usize> {
        self.pages.iter().position(|page| page.slug == slug)
    }

    fn term(&self, id: &str) -> Option<&'g Entry> {
        self.register(RegisterKind::Term).get(id)
    }

    fn reference(&self, id: &str) -> Option<&'g Reference> {
        Guide::reference(self, id)
    }

    fn has_indicator(&self, position: SolutionId, id: &str) -> bool {
        self.solutions[position].facts().indicators.iter().any(|indicator| indicator.id.value == *id)
    }

    fn has_sheet(&self, position: SolutionId, path: &str) -> bool {
        self.solutions[position].sheets.contains_key(path)
    }

    fn has_asset(&self, path: &str) -> bool {
        self.assets.contains_key(path)
    }

    fn has_language(&self, code: &str) -> bool {
        self.languages().iter().any(|language| language.code == code)
    }
}

/// Where `target` leads, from a text in the file at path `from`; `None` if nothing is there.
pub fn resolve<'g>(places: &impl LinkScope<'g>, from: &str, target: &'g LinkTarget) -> Option<Destination<'g>> {
    match target {
        LinkTarget::Web(address) => Some(Destination::Web(address)),
        LinkTarget::Here(place) => Some(Destination::Here(place.clone())),
        LinkTarget::Solution(slug, place) => Some(Destination::Solution(places.solution(slug)?, place.clone())),
        LinkTarget::Page(slug, place) => Some(Destination::Page(places.page(slug)?, place.clone())),
        LinkTarget::Term(id) => places.term(id).map(Destination::Term),
        LinkTarget::Reference(id) => places.reference(id).map(Destination::Reference),
        LinkTarget::Indicator(slug, id) => {
            let position = places.solution(slug)?;
            places.has_indicator(position, id).then(|| Destination::Indicator(position, id.clone()))
        }
        LinkTarget::File(path, place) => file(places, path_from(from, path)?, place.clone()),
    }
}

/// Chapters and pages may be linked by the paths of their files, as Markdown editors do.
fn file<'g>(places: &impl LinkScope<'g>, path: String, place: Option<String>) -> Option<Destination<'g>> {
    let mut parts = path.strip_prefix("content/")?.split('/');
    let (kind, slug, rest) = (parts.next()?, parts.next().unwrap_or_default(), parts.next());
    let is_text = rest
        .is_none_or(|name| name.is_empty() || name.strip_suffix(".md").is_some_and(|code| places.has_language(code)));
    match kind {
        "solutions" if is_text => return Some(Destination::Solution(places.solution(slug)?, place)),
        "pages" if is_text => return Some(Destination::Page(places.page(slug)?, place)),
        _ => {}
    }
    match places.solution(slug).filter(|&position| places.has_sheet(position, &path)) {
        Some(position) => Some(Destination::Sheet(position, path)),
        None => places.has_asset(&path).then_some(Destination::Asset(path)),
    }
}

/// The path that `relative` means in a text at `from`; `None` if it leads out of the guide, or is no path from the text: empty, or from a root that a
/// guide does not have, since it is read from any folder and from a disc.
pub fn path_from(from: &str, relative: &str) -> Option<String> {
    if relative.is_empty() || relative.starts_with('/') {
        return None;
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in relative.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(composed(&parts.join("/")).into_owned())
}

#[cfg(test)]
mod tests {
    use super::path_from;

    #[test]
    fn paths_stay_in_the_guide() {
        assert_eq!(path_from("content/solutions/a/fr.md", "x.png").as_deref(), Some("content/solutions/a/x.png"));
        assert_eq!(path_from("content/solutions/a/fr.md", "../b/fr.md").as_deref(), Some("content/solutions/b/fr.md"));
        for elsewhere in ["../../../../etc/passwd", "/etc/passwd", "//a.b/c", ""] {
            assert_eq!(path_from("content/solutions/a/fr.md", elsewhere), None, "{elsewhere}");
        }
    }
}
