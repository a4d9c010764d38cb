//! Notes that were made by hand, or that a word processor left: `[1](#note1)` in the text, `[1] The note.` below. Where it is certain which is the note of
//! which number, they become what notes are: `[^1]`, and `[^1]: The note.`

use crate::finding::Edit;
use crate::i18n::invisible::western;
use crate::markdown::{Document, Link, LinkTarget};
use crate::source::{FileId, Span};
use ahash::{HashMap, HashSet};
use std::ops::Range;

/// The notes of a text that were made by hand, by number: none of a number that two begin with.
#[derive(Debug)]
pub struct HandMadeNotes<'t> {
    text: &'t str,
    file: FileId,
    notes: HashMap<String, Option<Note>>,
    /// The numbers that real notes have.
    taken: HashSet<&'t str>,
}

impl<'t> HandMadeNotes<'t> {
    /// Those of `document`, which is in `file`, whose text is `text`.
    pub fn of(document: &Document, file: FileId, text: &'t str) -> Self {
        let mut notes = HashMap::default();
        for note in document.paragraphs().flat_map(|paragraph| notes_of(text, paragraph)) {
            notes.entry(note.number.clone()).and_modify(|known| *known = None).or_insert(Some(note));
        }
        let taken = text.split("[^").skip(1).filter_map(|rest| Some(rest.split_once(']')?.0)).collect();
        Self { text, file, notes, taken }
    }

    /// What makes a note of `link`, a number that leads to no place; nothing if it is not one, or if it is not certain which text is that of the note.
    pub fn edits(&self, link: &Link) -> Vec<Edit> {
        let range = link.span.range();
        let number = linked_number(&self.text[range.clone()]).filter(|(length, _)| *length == range.len());
        let number = number.map(|(_, number)| number).filter(|number| leads_to(link, number));
        let number = number.filter(|number| !self.taken.contains(&**number));
        let note = number.and_then(|number| self.notes.get(&number)?.as_ref());
        let Some(note) = note.filter(|note| note.mark.start > range.start) else { return Vec::new() };
        let named = format!("[^{}]", note.number);
        let edit = |range, text| Edit::new(Span::new(self.file, range), text);
        let mut edits = vec![edit(range, named.clone()), edit(note.mark.clone(), format!("{named}: "))];
        // Notes that stand close to each other get a line between: else one would go on with the other.
        edits.extend([note.before, note.behind].into_iter().flatten().map(|at| edit(at..at, "\n".to_owned())));
        edits
    }
}

/// Whether `link` leads to a place of this page that is called by no other number.
fn leads_to(link: &Link, number: &str) -> bool {
    let LinkTarget::Here(place) = &link.target else { return false };
    let counted: String = place.chars().map(western).filter(char::is_ascii_digit).collect();
    counted.is_empty() || counted == number
}

/// The text of a note.
#[derive(Debug)]
struct Note {
    number: String,
    /// Its number, and what stands between that and its first word.
    mark: Range<usize>,
    /// The end of the line before, if that is another note of the same paragraph.
    before: Option<usize>,
    /// The end of its own last line, if another note follows in the same paragraph.
    behind: Option<usize>,
}

/// The notes that the paragraph at `range` consists of: none if it begins with something else.
fn notes_of(text: &str, range: Range<usize>) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        let blanks = line.len() - line.trim_start_matches(' ').len();
        match mark(&line[blanks..]) {
            Some((length, number)) => {
                let before = (!notes.is_empty()).then(|| at - 1);
                if let Some(last) = notes.last_mut() {
                    last.behind = before;
                }
                notes.push(Note { number, mark: at..at + blanks + length, before, behind: None });
            }
            None if notes.is_empty() => return notes,
            None => {}
        }
        at += line.len();
    }
    notes
}

/// The number that a note begins with, and how long it is with all that stands between it and the note: `[1](#ref1) `, `[1] `, `[1]: `, `¹ `.
fn mark(line: &str) -> Option<(usize, String)> {
    let (length, number) = linked_number(line).or_else(|| bracketed_number(line)).or_else(|| raised_number(line))?;
    let rest = &line[length..];
    let is_address = rest.starts_with(['(', '[']);
    let note = rest.trim_start().strip_prefix(':').unwrap_or(rest).trim_start();
    (!is_address && !note.is_empty()).then(|| (line.len() - note.len(), number))
}

/// `[1](#note1)`, `[[1]](#_ftn1)`, `[\[1\]](#_ftnref1)` at the beginning of `text`: how long that is, and the number.
fn linked_number(text: &str) -> Option<(usize, String)> {
    let (inner, rest) = text.strip_prefix('[')?.split_once("](#")?;
    let end = rest.find(')').filter(|end| !rest[..*end].contains(char::is_whitespace))?;
    let inner = inner.trim_matches(['[', ']', '(', ')', '\\', '^', '*']);
    Some((text.len() - rest.len() + end + 1, number(inner)?))
}

/// `[1]`, `\[1\]`
fn bracketed_number(text: &str) -> Option<(usize, String)> {
    let pairs = [("\\[", "\\]"), ("[", "]")];
    pairs.into_iter().find_map(|(open, close)| {
        let (inner, rest) = text.strip_prefix(open)?.split_once(close)?;
        Some((text.len() - rest.len(), number(inner)?))
    })
}

/// `¹`
fn raised_number(text: &str) -> Option<(usize, String)> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let end = text.find(|letter| !RAISED.contains(&letter))?;
    let digit = |letter| RAISED.iter().position(|raised| *raised == letter).map(|digit| digit.to_string());
    Some((end, number(&text[..end].chars().filter_map(digit).collect::<String>())?))
}

/// `text`, if it is a number of a note, with western digits.
fn number(text: &str) -> Option<String> {
    let digits: String = text.trim().chars().map(western).collect();
    let is_number = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(digits)
}
