//! What is certain, mended: the fixes that findings carry, put into the files as they are on disk.
//!
//! A guide is read and checked, the fixes that do not touch each other are put in, and what comes of it is read and checked again, until no finding has a
//! fix: a slip may hide another. Nothing else of a file changes, neither its line ends nor its byte order mark; only what is in another encoding is UTF-8
//! then. Nothing is written before all of it is known: [`write()`].

pub mod diff;
mod rename;
mod write;

pub use rename::{RenameError, Renaming, rename};
pub use write::{Move, WriteError, WriteFailure, write, write_and_move};

use crate::finding::{Code, Edit, Finding, Findings, Fix, Place};
use crate::guide::Guide;
use crate::pipeline::{Checked, ProjectCache, examine_again};
use crate::source::disk::{self, ReadError};
use crate::source::{File, FileId, Sources};
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::path::PathBuf;

/// A guide as it is when all that is certain is mended.
#[derive(Debug)]
pub struct Fixed {
    /// The files that change, by path.
    pub files: Vec<FixedFile>,
    /// What was mended: the kind of each finding whose fix was put in.
    pub mended: Vec<&'static Code>,
    /// All files as they are then.
    pub sources: Sources,
    /// What only a person can mend.
    pub findings: Findings,
}

/// A file that changes.
#[derive(Clone, Debug)]
pub struct FixedFile {
    /// Its path from the guide's root.
    pub path: String,
    /// Its bytes as they are on disk.
    pub bytes: Vec<u8>,
    /// What they say.
    pub before: String,
    /// What is to be written, in UTF-8.
    pub after: String,
}

impl FixedFile {
    /// The file at `path` that holds `bytes`; `None` if it is no text of which each letter is certain.
    fn open(path: &str, bytes: Vec<u8>) -> Option<Self> {
        let before = disk::text_of(&bytes)?.into_owned();
        let mut file = Self { path: path.to_owned(), after: before.clone(), before, bytes };
        // Spreadsheets take a table for UTF-8 only if a byte order mark says so.
        if file.is_other_encoding() && path.ends_with(".csv") && !file.after.starts_with('\u{feff}') {
            file.after.insert(0, '\u{feff}');
        }
        Some(file)
    }

    /// Whether it was not in UTF-8, and is to be.
    pub fn is_other_encoding(&self) -> bool {
        self.before.as_bytes() != self.bytes
    }

    /// Puts `edits` in, which are in order and do not touch each other.
    fn put(&mut self, edits: &[(Option<Range<usize>>, &str)]) {
        let file = self.decoded();
        for (range, text) in edits.iter().rev() {
            // A file as a whole is what it says, in UTF-8: that it is already.
            let Some(range) = range else { continue };
            let place = file.on_disk(range.clone());
            let text = with_line_ends(text, &self.after[place.clone()], &self.after);
            self.after.replace_range(place, &text);
        }
    }

    /// The file as the tool reads what is to be written.
    fn decoded(&self) -> File {
        disk::decode(self.path.clone(), self.after.clone().into_bytes())
    }
}

/// `text` with the line ends of `written`, which it takes the place of, one after the other; where it has more lines, with those of the file.
fn with_line_ends(text: &str, written: &str, file: &str) -> String {
    if !text.contains('\n') {
        return text.to_owned();
    }
    let usual = line_ends(file).next().unwrap_or("\n");
    let mut ends = line_ends(written);
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |all, line| [&*all, ends.next().unwrap_or(usual), line].concat())
}

fn line_ends(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'\n', b'\r', bytes).filter_map(move |at| match (bytes[at], bytes.get(at + 1)) {
        (b'\r', Some(b'\n')) => Some(&text[at..at + 2]),
        (b'\n', _) if at > 0 && bytes[at - 1] == b'\r' => None,
        _ => Some(&text[at..=at]),
    })
}

/// Why nothing can be mended.
#[derive(Debug, thiserror::Error)]
pub enum FixError {
    /// A file cannot be read.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// A file is another than when the guide was read.
    #[error("{} was changed meanwhile", .0.display())]
    Changed(PathBuf),
}

/// Fixes that undo each other would go on for ever; a text in which so many hide each other is nobody's.
const MOST_ROUNDS: usize = 200;

/// A file may become so many times as large, and some.
const MOST_GROWTH: usize = 2;

/// Mends what is certain in the guide that `sources` hold; `read` gives the bytes of a file as they are on disk.
pub fn fix(sources: &Sources, read: impl Fn(&str) -> Result<Vec<u8>, ReadError>) -> Result<Fixed, FixError> {
    fix_all(sources, read, |_, _| Findings::default())
}

/// Like [`fix`], with what `more` finds in a guide: what its issued versions tell.
pub fn fix_all(
    sources: &Sources,
    read: impl Fn(&str) -> Result<Vec<u8>, ReadError>,
    more: impl Fn(&Guide, &Sources) -> Findings,
) -> Result<Fixed, FixError> {
    let mut sources = sources.clone();
    let mut cache = ProjectCache::default();
    let mut files: BTreeMap<String, FixedFile> = BTreeMap::new();
    let mut seen = HashSet::from([sources.fingerprint()]);
    let mut mended = Vec::new();
    let mut examine = |sources: &Sources| {
        let Checked { project, mut findings } = examine_again(sources, &mut cache);
        findings.extend(project.map(|project| more(&project.guide, sources)).unwrap_or_default());
        findings
    };
    let mut findings = examine(&sources);
    for _ in 0..MOST_ROUNDS {
        let accepted = Accepted::of(&findings, &sources);
        if accepted.codes.is_empty() {
            break;
        }
        let mut after = sources.clone();
        for (id, edits) in &accepted.edits {
            let known = sources.file(*id);
            if !files.contains_key(&known.path) {
                files.insert(known.path.clone(), open(known, read(&known.path)?)?);
            }
            if let Some(file) = files.get_mut(&known.path) {
                let edits: Vec<_> = edits.iter().map(|(place, text)| (place.range(), *text)).collect();
                let mut larger = file.clone();
                larger.put(&edits);
                // Fixes add signs: what grows like this is not understood.
                if larger.after.len() <= MOST_GROWTH * (file.before.len() + 1024) {
                    after.put(larger.decoded());
                    *file = larger;
                }
            }
        }
        mended.extend(accepted.codes);
        sources = after;
        findings = examine(&sources);
        if !seen.insert(sources.fingerprint()) {
            break;
        }
    }
    let files = files.into_values().filter(|file| file.after.as_bytes() != file.bytes).collect();
    Ok(Fixed { files, mended, sources, findings })
}

/// The file `known`, whose bytes are still those that were read.
fn open(known: &File, bytes: Vec<u8>) -> Result<FixedFile, FixError> {
    let is_same = disk::decode(known.path.clone(), bytes.clone()).content == known.content;
    let file = FixedFile::open(&known.path, bytes).filter(|_| is_same);
    file.ok_or_else(|| FixError::Changed(PathBuf::from(&known.path)))
}

/// A place of a file, in the order in which places give way to each other: a file as a whole, then the earlier one, then the larger one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Whole,
    Part { start: usize, end: usize },
}

impl Spot {
    fn range(self) -> Option<Range<usize>> {
        match self {
            Self::Whole => None,
            Self::Part { start, end } => Some(start..end),
        }
    }

    /// Whether nobody could say what comes of it if something is written at both.
    fn touches(self, other: Self) -> bool {
        match (self.range(), other.range()) {
            (Some(one), Some(other)) => one.start <= other.end && other.start <= one.end,
            _ => true,
        }
    }
}

/// Fixes that do not touch each other.
#[derive(Debug, Default)]
struct Accepted<'f> {
    /// What to write in each file, in order.
    edits: BTreeMap<FileId, BTreeMap<Spot, &'f str>>,
    /// What that mends.
    codes: Vec<&'static Code>,
}

impl<'f> Accepted<'f> {
    /// Of the fixes of `findings` those that can be put in at once: of two that touch each other the one that begins earlier, or is larger. Two may write
    /// the same at the same place.
    fn of(findings: &'f Findings, sources: &Sources) -> Self {
        let fix = |finding: &'f Finding| finding.fix.as_ref().map(|fix| (finding.code, fix));
        let mut all: Vec<(&'static Code, &'f Fix)> = findings.sorted(sources).into_iter().filter_map(fix).collect();
        let key = |(_, fix): &(&'static Code, &Fix)| {
            fix.edits.first().map(|edit| match spot(edit, sources) {
                (file, Spot::Whole) => (file, 0, 0),
                (file, Spot::Part { start, end }) => (file, start, usize::MAX - end),
            })
        };
        all.sort_by_key(key);
        let mut accepted = Self::default();
        for (code, fix) in all {
            accepted.add(code, fix, sources);
        }
        accepted
    }

    fn add(&mut self, code: &'static Code, fix: &'f Fix, sources: &Sources) {
        let edits: Vec<_> = fix.edits.iter().map(|edit| (spot(edit, sources), &*edit.text)).collect();
        let is_free = edits.iter().all(|((file, spot), text)| self.is_free(*file, *spot, text));
        let is_change = |edit: &Edit| match edit.place(sources) {
            Place::File(_) => true,
            Place::Part(span) => sources.at(span) != edit.text,
        };
        if is_free && fix.edits.iter().any(is_change) {
            for ((file, spot), text) in edits {
                self.edits.entry(file).or_default().insert(spot, text);
            }
            self.codes.push(code);
        }
    }

    /// Whether `text` may be written at `spot`.
    fn is_free(&self, file: FileId, spot: Spot, text: &str) -> bool {
        let Some(known) = self.edits.get(&file) else { return true };
        let mut near = known.range(..=spot).next_back().into_iter().chain(known.range(spot..).next());
        near.all(|(other, written)| !other.touches(spot) || *other == spot && *written == text)
    }
}

fn spot(edit: &Edit, sources: &Sources) -> (FileId, Spot) {
    match edit.place(sources) {
        Place::File(file) => (file, Spot::Whole),
        Place::Part(span) => (span.file, Spot::Part { start: span.range().start, end: span.range().end }),
    }
}
