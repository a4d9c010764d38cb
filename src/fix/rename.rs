//! A solution gets another name: its folder, the table of what was measured, and every link to it.
//!
//! It goes on in all versions by the `id` that is written into its chapter. Everything that says the name is written first, where it is; then the folder is
//! moved, then the table. So a stop leaves either the solution under its old name, some links leading to the new one, or under its new name, with the table
//! still to be moved: what is left is what the same command finds the next time.

use super::{FixError, FixedFile, Move, open};
use crate::check::RESERVED;
use crate::guide::links::path_from;
use crate::guide::{Guide, Solution, chapter, is_device, is_slug};
use crate::i18n::composed;
use crate::markdown::{LinkTarget, redirect};
use crate::source::disk::ReadError;
use crate::source::{File, FileId, Sources, Span};
use std::ops::Range;

/// What a new name changes.
#[derive(Debug)]
pub struct Renaming {
    /// The files that say the name, by path, where they are before anything is moved.
    pub files: Vec<FixedFile>,
    /// What is moved then, in order.
    pub moves: Vec<Move>,
}

/// Why a solution cannot be renamed.
#[derive(Debug, thiserror::Error)]
pub enum RenameError {
    /// No solution has the old name.
    #[error("no solution is called so")]
    Unknown,
    /// The solution, or a text that may have links to it, cannot be read.
    #[error("{0} cannot be read")]
    Unread(String),
    /// The new name is not written as names are.
    #[error("the new name cannot be an address")]
    NotSlug,
    /// Windows keeps the new name for itself.
    #[error("the new name is that of a device")]
    Device,
    /// The tool makes a page of the new name itself.
    #[error("the new name is that of a page that the tool makes")]
    Reserved,
    /// The new name is taken by what stands there.
    #[error("{0} has the new name")]
    Taken(String),
    /// A link to the solution is written in a way that cannot be changed.
    #[error("a link cannot be written anew")]
    Link(Span),
    /// A file cannot be read, or is another than when the guide was.
    #[error(transparent)]
    File(#[from] FixError),
}

/// The names, and where the solution stands.
struct Names<'n> {
    old: &'n str,
    new: &'n str,
    /// The folder that links by path name.
    folder: &'n str,
}

/// What changes if the solution `old` of `guide`, read from `sources`, is called `new`; `read` gives the bytes of a file as they are on disk. Of one that is
/// called `new` already, what still says `old`.
pub fn rename(
    (guide, sources): (&Guide, &Sources),
    [old, new]: [&str; 2],
    read: impl Fn(&str) -> Result<Vec<u8>, ReadError>,
) -> Result<Renaming, RenameError> {
    may_be_called(new)?;
    let before = renamed(guide, sources, [old, new])?;
    let folder = before.map_or_else(|| format!("{SOLUTIONS}/{old}"), |solution| solution.folder.clone());
    let names = Names { old, new, folder: folder.rsplit('/').next().unwrap_or(old) };
    let mut files = Vec::new();
    for (id, file) in sources.all() {
        let mut edits = names.edits(id, file)?;
        edits.extend(before.and_then(|solution| names.own_id(solution, id, file)));
        edits.sort_by_key(|(place, _)| place.start);
        if !edits.is_empty() {
            let mut fixed = open(file, read(&file.path).map_err(FixError::from)?)?;
            let edits: Vec<_> = edits.iter().map(|(place, text)| (Some(place.clone()), &**text)).collect();
            fixed.put(&edits);
            files.push(fixed);
        }
    }
    let own = before.map(|_| Move { from: folder.clone(), to: format!("{SOLUTIONS}/{new}") });
    let table = sources.find(&table(old)).map(|_| Move { from: table(old), to: table(new) });
    let moves: Vec<Move> = own.into_iter().chain(table).collect();
    if files.is_empty() && moves.is_empty() {
        return Err(RenameError::Unknown);
    }
    Ok(Renaming { files, moves })
}

const SOLUTIONS: &str = "content/solutions";
const PAGES: &str = "content/pages";

/// Where what was measured of a solution is.
fn table(slug: &str) -> String {
    format!("content/measures/{slug}.csv")
}

fn may_be_called(new: &str) -> Result<(), RenameError> {
    match new {
        new if !is_slug(new) => Err(RenameError::NotSlug),
        new if is_device(new) => Err(RenameError::Device),
        new if RESERVED.contains(&new) => Err(RenameError::Reserved),
        _ => Ok(()),
    }
}

/// The solution that is to be renamed; `None` if it was, and something may be left to do.
fn renamed<'g>(
    guide: &'g Guide,
    sources: &Sources,
    [old, new]: [&str; 2],
) -> Result<Option<&'g Solution>, RenameError> {
    let is_there = |path: String| guide.there.contains(&path).then_some(path);
    let Some(solution) = guide.solution(old) else {
        let unread = is_there(format!("{SOLUTIONS}/{old}"));
        return match (unread, guide.solution(new)) {
            (Some(path), _) => Err(RenameError::Unread(path)),
            (None, Some(_)) if sources.find(&table(old)).is_none() || sources.find(&table(new)).is_none() => Ok(None),
            (None, Some(_)) => Err(RenameError::Taken(table(new))),
            (None, None) => Err(RenameError::Unknown),
        };
    };
    let of_folder = [SOLUTIONS, PAGES].into_iter().find_map(|kind| is_there(format!("{kind}/{new}")));
    // A folder whose name could not be an address is read under the name that it should have.
    let is_own = old == new && solution.folder != format!("{SOLUTIONS}/{new}");
    let of_table = || sources.find(&table(new)).map(|_| table(new));
    // Links of issued versions to what was called so lead to it.
    let of_id = || {
        let mut others = guide.solutions.iter().filter(|other| other.slug != old);
        others.find(|other| other.id() == new).map(|other| other.folder.clone())
    };
    match of_folder.filter(|_| !is_own).or_else(|| of_table().filter(|_| !is_own)).or_else(of_id) {
        Some(path) => Err(RenameError::Taken(path)),
        None => Ok(Some(solution)),
    }
}

impl Names<'_> {
    /// What is to be written in a text so that its links lead to the new name.
    fn edits(&self, id: FileId, file: &File) -> Result<Vec<(Range<usize>, String)>, RenameError> {
        let of_guide = [SOLUTIONS, PAGES].iter().any(|folder| file.path.starts_with(folder));
        if !of_guide || !file.path.ends_with(".md") {
            return Ok(Vec::new());
        }
        if !file.is_readable() {
            return Err(RenameError::Unread(file.path.clone()));
        }
        let body_at = chapter::body_at(file.text(), id);
        redirect(file.text(), id, body_at, [self.old, self.new], |target| self.other(&file.path, target))
            .map_err(|link| RenameError::Link(link.0))
    }

    /// Where a link of the text at `from` is to lead, if that is elsewhere.
    fn other(&self, from: &str, target: &LinkTarget) -> Option<LinkTarget> {
        match target {
            LinkTarget::Solution(slug, place) if slug == self.old => {
                Some(LinkTarget::Solution(self.new.to_owned(), place.clone()))
            }
            LinkTarget::Indicator(slug, id) if slug == self.old => {
                Some(LinkTarget::Indicator(self.new.to_owned(), id.clone()))
            }
            LinkTarget::File(path, place) => {
                let path = self.path(from, path)?;
                Some(LinkTarget::File(path, place.clone()))
            }
            _ => None,
        }
    }

    /// The path `relative` of a text at `from` with the new name, if it leads through the folder of the solution.
    fn path(&self, from: &str, relative: &str) -> Option<String> {
        path_from(from, relative)?;
        let mut above: Vec<&str> = from.split('/').collect();
        above.pop();
        let is_own =
            |above: &[&str]| matches!(above, ["content", "solutions", own] if composed(own) == composed(self.folder));
        let names = relative.split('/').map(|name| {
            match name {
                "." => return name,
                ".." => drop(above.pop()),
                name => above.push(name),
            }
            if name != ".." && is_own(&above) { self.new } else { name }
        });
        Some(names.collect::<Vec<_>>().join("/")).filter(|path| path != relative)
    }

    /// What is to be written in the chapter of the reference language, where facts are, so that the solution is known by its old name.
    fn own_id(&self, solution: &Solution, id: FileId, file: &File) -> Option<(Range<usize>, String)> {
        let facts = solution.facts();
        let has_id = facts.id.is_some() || facts.lost.contains(&"id");
        let at = chapter::front_at(file.text(), id).filter(|_| facts.file == id && !has_id)?;
        Some((at..at, format!("id: {}\n", self.old)))
    }
}
