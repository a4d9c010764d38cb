//! What a link of a chapter means in the guide that it is part of.

use super::{Entry, Guide, Page, Reference, RegisterKind};
use crate::markdown::Target;

/// Where a link leads, found.
#[derive(Debug)]
pub enum Destination<'g> {
    /// An address on the web.
    Web(&'g str),
    /// A place in the same text.
    Here(String),
    /// The solution at this position, and perhaps a place in it.
    Solution(usize, Option<String>),
    /// A page, and perhaps a place in it.
    Page(&'g Page, Option<String>),
    /// A term of the glossary.
    Term(&'g Entry),
    /// A work of the bibliography.
    Reference(&'g Reference),
    /// An indicator of the solution at this position.
    Indicator(usize, String),
    /// The tool sheet at this path, of the solution at this position.
    Sheet(usize, String),
    /// A file that is published as it is, by path.
    Asset(String),
}

/// Where `target` leads, from a text in the file at path `from`; nothing if nothing is there.
pub fn resolve<'g>(guide: &'g Guide, from: &str, target: &'g Target) -> Option<Destination<'g>> {
    match target {
        Target::Web(address) => Some(Destination::Web(address)),
        Target::Here(place) => Some(Destination::Here(place.clone())),
        Target::Solution(slug, place) => Some(Destination::Solution(guide.position(slug)?, place.clone())),
        Target::Page(slug, place) => Some(Destination::Page(guide.page(slug)?, place.clone())),
        Target::Term(id) => guide.register(RegisterKind::Term).get(id).map(Destination::Term),
        Target::Reference(id) => guide.reference(id).map(Destination::Reference),
        Target::Indicator(slug, id) => {
            let position = guide.position(slug)?;
            let indicators = &guide.solutions[position].facts().indicators;
            let there = indicators.iter().any(|indicator| indicator.id.value == *id);
            there.then(|| Destination::Indicator(position, id.clone()))
        }
        Target::File(path, place) => file(guide, path_from(from, path)?, place.clone()),
    }
}

/// Chapters and pages may be linked by the paths of their files, as Markdown editors do.
fn file(guide: &Guide, path: String, place: Option<String>) -> Option<Destination<'_>> {
    let mut parts = path.strip_prefix("content/")?.split('/');
    let (kind, slug, rest) = (parts.next()?, parts.next().unwrap_or_default(), parts.next());
    let is_text = rest.is_none_or(|name| {
        name.is_empty() || guide.languages().iter().any(|language| name.strip_suffix(".md") == Some(&language.code))
    });
    match kind {
        "solutions" if is_text => return Some(Destination::Solution(guide.position(slug)?, place)),
        "pages" if is_text => return Some(Destination::Page(guide.page(slug)?, place)),
        _ => {}
    }
    let of_solution = guide.position(slug).filter(|&position| guide.solutions[position].sheets.contains_key(&path));
    match of_solution {
        Some(position) => Some(Destination::Sheet(position, path)),
        None => guide.assets.contains_key(&path).then_some(Destination::Asset(path)),
    }
}

/// The path that `relative` means in a text at `from`; nothing if it leads out of the guide.
pub fn path_from(from: &str, relative: &str) -> Option<String> {
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
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::path_from;

    #[test]
    fn paths_stay_in_the_guide() {
        assert_eq!(path_from("content/solutions/a/fr.md", "x.png").as_deref(), Some("content/solutions/a/x.png"));
        assert_eq!(path_from("content/solutions/a/fr.md", "../b/fr.md").as_deref(), Some("content/solutions/b/fr.md"));
        assert_eq!(path_from("content/solutions/a/fr.md", "../../../../etc/passwd"), None);
    }
}
