//! The files of a guide as they were written, and the places in them.
//!
//! Everything that later stages know about came from a [`File`], and carries the [`Span`] it came from, so that a
//! [finding](crate::finding) can show it. Nothing here knows what a file means.

pub mod disk;
mod encoding;
mod picture;

pub use encoding::Encoding;
pub use picture::{is_in_parts, is_turned, orientation_of};

use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, OnceLock};

/// Which file of a [`Sources`]: stays the same for one path as long as the `Sources` lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

impl FileId {
    /// What says where a text is that is in no file.
    pub const NONE: Self = Self(u32::MAX);
}

/// Bytes `start..end` of one text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of `range` in `file`.
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        Self { file, start: range.start as u32, end: range.end as u32 }
    }

    /// The very beginning of `file`: where something that is not there is reported.
    pub fn top(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// The bytes, as a range into the file's text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of this span that is `range` of its text.
    #[must_use]
    pub fn part(self, range: std::ops::Range<usize>) -> Self {
        Self { file: self.file, start: self.start + range.start as u32, end: self.start + range.end as u32 }
    }
}

/// A value and where it was written. Two are equal when their values are.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A text of the guide: a title, an id, a sentence.
pub type Text = Spanned<String>;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileContent {
    /// UTF-8 text without byte order mark, its lines ended by `\n`.
    Text(Arc<str>),
    /// A text file that is not UTF-8: the text up to the first bad byte.
    NotUtf8 {
        /// What could be read.
        before: Arc<str>,
        /// What it seems to be.
        encoding: Encoding,
        /// The whole text as it is on disk, if each letter of it is certain.
        meant: Option<Arc<str>>,
    },
    /// An image, a document: bytes that are published as they are.
    Bytes(Arc<[u8]>),
    /// The archive of an issued version, which is not read with the guide: its size, and when it changed (nanoseconds since 1970).
    Archive(u64, u128),
}

/// One file: its path from the guide's root, with `/` between names, and its content.
#[derive(Clone, Debug)]
pub struct File {
    /// `content/solutions/petitions/fr.md`
    pub path: String,
    /// What it holds.
    pub content: FileContent,
    layout: Layout,
    hash: OnceLock<blake3::Hash>,
    /// Line and column at every so many bytes of the text: see [`File::line_column`].
    places: OnceLock<Vec<(usize, usize)>>,
}

/// As many bytes are counted at most, for each place that is told.
const STRIDE: usize = 256;

/// What a text file has on disk that its [`FileContent`] has not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Whether a byte order mark is before the text.
    has_mark: bool,
    /// The line feeds of the text that a carriage return is before, by position.
    line_feeds: Vec<u32>,
}

impl Layout {
    /// Where the byte at `at` of the text is on disk.
    fn on_disk(&self, at: usize) -> usize {
        let returns = self.line_feeds.partition_point(|feed| (*feed as usize) < at);
        let mark = if self.has_mark { '\u{feff}'.len_utf8() } else { 0 };
        mark + at + returns
    }
}

impl File {
    /// The file at `path`, which holds `content`.
    pub fn new(path: String, content: FileContent) -> Self {
        Self { path, content, layout: Layout::default(), hash: OnceLock::new(), places: OnceLock::new() }
    }

    /// Line and column of the byte at `at` of the text, both from 1, the column in characters. A file in which much is wrong is counted through once.
    fn line_column(&self, at: usize) -> (usize, usize) {
        let text = self.text();
        let at = floor_char(text, at);
        let places = self.places.get_or_init(|| {
            let starts = (0..=text.len() / STRIDE).map(|number| floor_char(text, number * STRIDE));
            let mut before = (0, (1, 1));
            let counted = |start: usize| {
                before = (start, count_on(&text[before.0..start], before.1));
                before.1
            };
            starts.map(counted).collect()
        });
        let number = at / STRIDE;
        count_on(&text[floor_char(text, number * STRIDE)..at], places[number])
    }

    /// A hash of its bytes.
    pub fn hash(&self) -> &blake3::Hash {
        self.hash.get_or_init(|| blake3::hash(self.bytes()))
    }

    /// The text of the file, as far as it could be read; empty for an image and the like.
    pub fn text(&self) -> &Arc<str> {
        static NONE: LazyLock<Arc<str>> = LazyLock::new(Arc::default);
        match &self.content {
            FileContent::Text(text) | FileContent::NotUtf8 { before: text, .. } => text,
            FileContent::Bytes(_) | FileContent::Archive(..) => &NONE,
        }
    }

    /// Whether its text, if it is one, could be read whole.
    pub fn is_readable(&self) -> bool {
        !matches!(self.content, FileContent::NotUtf8 { .. })
    }

    /// Where a part of the text is in the file as it is on disk, with its byte order mark and its line ends.
    pub fn on_disk(&self, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
        self.layout.on_disk(range.start)..self.layout.on_disk(range.end)
    }

    /// The bytes to publish when the file is copied as it is.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            FileContent::Bytes(bytes) => bytes,
            FileContent::Archive(..) => &[],
            FileContent::Text(text) | FileContent::NotUtf8 { before: text, .. } => text.as_bytes(),
        }
    }
}

/// All files of a guide. A file keeps its [`FileId`] when it changes, goes and comes back.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Option<File>>,
    paths: HashMap<String, FileId>,
    /// How often anything was put in.
    puts: u64,
    /// The value of `puts` when each file was.
    revisions: Vec<u64>,
}

impl Sources {
    /// Puts `file` in, in the place of what had the same path.
    pub fn put(&mut self, file: File) -> FileId {
        self.puts += 1;
        if let Some(&id) = self.paths.get(&file.path) {
            self.files[id.0 as usize] = Some(file);
            self.revisions[id.0 as usize] = self.puts;
            return id;
        }
        let id = FileId(self.files.len() as u32);
        self.paths.insert(file.path.clone(), id);
        self.files.push(Some(file));
        self.revisions.push(self.puts);
        id
    }

    /// Puts `file` in if what is there is another; says whether it was.
    pub fn put_if_other(&mut self, file: File) -> bool {
        let is_same = |known: &File| known.content == file.content && known.layout == file.layout;
        let same = self.find(&file.path).is_some_and(|id| is_same(self.file(id)));
        if !same {
            self.put(file);
        }
        !same
    }

    /// A number that is another each time that the file is put in.
    pub fn revision(&self, id: FileId) -> u64 {
        self.revisions[id.0 as usize]
    }

    /// Forgets the file at `path`; says whether it was there.
    pub fn remove(&mut self, path: &str) -> bool {
        self.paths.get(path).is_some_and(|id| self.files[id.0 as usize].take().is_some())
    }

    /// Puts a text file in. For tests and for guides made in memory.
    pub fn put_text(&mut self, path: &str, text: &str) -> FileId {
        self.put(disk::decode(path.to_owned(), text.as_bytes().to_vec()))
    }

    /// The file with this id.
    ///
    /// # Panics
    /// If the file was removed: ids are for the time between two changes of the sources.
    pub fn file(&self, id: FileId) -> &File {
        self.files[id.0 as usize].as_ref().expect("a FileId is used only while its file is there")
    }

    /// The file at `path`, if there is one.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.paths.get(path).copied().filter(|id| self.files[id.0 as usize].is_some())
    }

    /// Whether any file is below `folder`.
    pub fn has_folder(&self, folder: &str) -> bool {
        let is_below = |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.files.iter().flatten().any(|file| is_below(&file.path))
    }

    /// All files, ordered by path.
    pub fn all(&self) -> Vec<(FileId, &File)> {
        let mut all: Vec<_> = self
            .files
            .iter()
            .enumerate()
            .filter_map(|(index, file)| file.as_ref().map(|file| (FileId(index as u32), file)))
            .collect();
        all.sort_unstable_by(|a, b| a.1.path.cmp(&b.1.path));
        all
    }

    /// A hash of all files, their paths and their contents.
    pub fn fingerprint(&self) -> [u8; 32] {
        self.files.par_iter().flatten().for_each(|file| {
            file.hash();
        });
        let mut whole = blake3::Hasher::new();
        for (_, file) in self.all() {
            whole.update(&(file.path.len() as u64).to_le_bytes()).update(file.path.as_bytes());
            whole
                .update(&[u8::from(matches!(file.content, FileContent::NotUtf8 { .. }))])
                .update(file.hash().as_bytes());
            if let FileContent::Archive(size, modified) = &file.content {
                whole.update(&size.to_le_bytes()).update(&modified.to_le_bytes());
            }
        }
        *whole.finalize().as_bytes()
    }

    /// The text at `span`.
    pub fn at(&self, span: Span) -> &str {
        self.file(span.file).text().get(span.range()).unwrap_or_default()
    }

    /// Line and column of the beginning of `span`, both from 1, the column in characters.
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        self.file(span.file).line_column(span.start as usize)
    }
}

/// Line and column behind `text`, if those before it are these.
fn count_on(text: &str, (line, column): (usize, usize)) -> (usize, usize) {
    match text.rfind('\n') {
        None => (line, column + text.chars().count()),
        Some(at) => (line + text.bytes().filter(|&byte| byte == b'\n').count(), text[at + 1..].chars().count() + 1),
    }
}

/// The largest place not after `at` where a character begins.
fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_count_characters_of_any_script() {
        let mut sources = Sources::default();
        let file = sources.put_text("a.md", "é\nعريضة خطأ\n");
        let start = "é\nعريضة ".len();
        assert_eq!(sources.line_column(Span::new(file, start..start + 2)), (2, 7));
    }

    proptest! {
        #[test]
        fn places_are_those_that_one_counts(lines in prop::collection::vec("[aéع]{0,400}", 0..6), at in any::<prop::sample::Index>()) {
            let text = lines.join("\n");
            let at = floor_char(&text, at.index(text.len() + 1));
            let counted = (text[..at].split('\n').count(), text[..at].split('\n').next_back().unwrap().chars().count() + 1);
            let mut sources = Sources::default();
            let file = sources.put_text("a.md", &text);
            prop_assert_eq!(sources.line_column(Span::new(file, at..at)), counted);
        }
    }

    #[test]
    fn a_file_that_comes_back_keeps_its_id() {
        let mut sources = Sources::default();
        let id = sources.put_text("a.md", "1");
        assert!(sources.remove("a.md"));
        assert_eq!(sources.find("a.md"), None);
        assert_eq!(sources.put_text("a.md", "2"), id);
    }
}
