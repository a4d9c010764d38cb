//! The archive of an issued version: a zip whose bytes depend on what is in it and on nothing else, read with the suspicion that
//! files from elsewhere deserve.
//!
//! Of an archive its directory is held, and of its files one at a time for each thread: versions are many, and stay.
//!
//! The zip library is known here and nowhere else.

use super::hash;
use crate::publish::{PublishError, Sink};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Cursor, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use zip::result::{ZipError, ZipResult};
use zip::write::{SimpleFileOptions, ZipFileBuilder};
use zip::{CompressionMethod, DateTime, PreparedZipFile, System, ZipArchive, ZipWriter};

/// The list of all files of an archive, in it.
pub const MANIFEST: &str = "manifest.json";

/// The schema of the manifests that this version of the tool writes. Since 2 they have all that is sealed of a version: languages, notes, and the versions before.
pub const SCHEMA: u32 = 2;

/// Files larger than this are refused.
const LARGEST_FILE: u64 = 512 << 20;
/// Archives that hold more than this are refused.
const LARGEST_WHOLE: u64 = 8 << 30;
/// Archives of more files than this are refused.
const MOST_FILES: usize = 2_000_000;

/// What an archive says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveManifest {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The version.
    pub version: String,
    /// The date of its text.
    pub date: String,
    /// The languages that it is written in; the first is the reference.
    #[serde(default)]
    pub languages: Vec<String>,
    /// What its maintainers say of it, in Markdown, by language.
    #[serde(default)]
    pub notes: BTreeMap<String, String>,
    /// Where its pages say that they are published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// The versions that it was issued upon, and the fingerprint of the entry of each.
    #[serde(default)]
    pub parents: BTreeMap<String, String>,
    /// The tool that wrote it, and its version.
    pub generator: String,
    /// Every file but the manifest, by path.
    pub files: BTreeMap<String, ManifestEntry>,
}

impl ArchiveManifest {
    /// The manifest that `json` is. Of one that a newer tool wrote, at least its schema.
    pub fn read(json: &[u8]) -> Option<Self> {
        #[derive(Deserialize)]
        struct Schema {
            schema: u32,
        }
        let newer = || serde_json::from_slice(json).ok().filter(|Schema { schema }| *schema > SCHEMA);
        let newer = || newer().map(|Schema { schema }| Self { schema, ..Self::default() });
        serde_json::from_slice(json).ok().or_else(newer)
    }
}

/// One file of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestEntry {
    /// Bytes.
    pub size: u64,
    /// SHA-256.
    pub sha256: String,
}

/// What is wrong with an archive. Each is a message `fault-<word>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// It is not the archive that was issued: its SHA-256, and the one that the ledger has.
    Other(String, String),
    /// It is the archive of another version, or of another date, than the ledger says: which.
    Mislabelled(String),
    /// It says otherwise than its entry: of languages, notes, or the versions before.
    Unlike(String),
    /// A newer tool wrote it: in which schema.
    Newer(String),
    /// It is no zip that can be read: what the library says.
    NotZip(String),
    /// A file has a name that leads elsewhere, or none that a system can have.
    UnsafeName(String),
    /// A file stands in it twice.
    Twice(String),
    /// It is no plain file: a link, or encrypted.
    NotPlain(String),
    /// It is larger than any file of a guide.
    TooLarge(String),
    /// The manifest is not there, or cannot be understood.
    NoManifest,
    /// A file that the manifest names is not there.
    Missing(String),
    /// A file that the manifest does not name.
    Added(String),
    /// A file has other bytes than the manifest says.
    Differs(String),
}

impl Fault {
    /// The word that its message is named for.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Other(..) => "other",
            Self::Mislabelled(_) => "mislabelled",
            Self::Unlike(_) => "unlike",
            Self::Newer(_) => "newer",
            Self::NotZip(_) => "not-zip",
            Self::UnsafeName(_) => "unsafe-name",
            Self::Twice(_) => "twice",
            Self::NotPlain(_) => "not-plain",
            Self::TooLarge(_) => "too-large",
            Self::NoManifest => "no-manifest",
            Self::Missing(_) => "missing",
            Self::Added(_) => "added",
            Self::Differs(_) => "differs",
        }
    }

    /// The file that it is about, or what else its message shows.
    pub fn about(&self) -> &str {
        match self {
            Self::Other(about, _)
            | Self::Mislabelled(about)
            | Self::Unlike(about)
            | Self::Newer(about)
            | Self::NotZip(about)
            | Self::UnsafeName(about)
            | Self::Twice(about)
            | Self::NotPlain(about)
            | Self::TooLarge(about)
            | Self::Missing(about)
            | Self::Added(about)
            | Self::Differs(about) => about,
            Self::NoManifest => MANIFEST,
        }
    }
}

/// The files of an archive that is being made. Each is hashed and compressed as it comes, by the thread that brings it, and stands in `S` from then on:
/// nothing of it is held but its line of the manifest.
pub struct ArchiveWriter<S: Write + Seek> {
    parts: Mutex<(ZipWriter<S>, BTreeMap<String, ManifestEntry>)>,
    /// What it is a part of, for who is told that it cannot be written.
    place: PathBuf,
}

/// The files of an archive that have all come.
pub struct ArchiveParts<S> {
    zip: Mutex<ZipArchive<S>>,
    manifest: ArchiveManifest,
}

impl<S> std::fmt::Debug for ArchiveParts<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ArchiveParts").field("version", &self.manifest.version).finish_non_exhaustive()
    }
}

impl<S: Read + Write + Seek> ArchiveWriter<S> {
    /// Begins the archive that will be at `place`; until all its files are there, they are in `parts`.
    pub fn new(parts: S, place: &Path) -> Self {
        Self { parts: Mutex::new((ZipWriter::new(parts), BTreeMap::new())), place: place.to_path_buf() }
    }

    /// What the manifest will say of the files that have come.
    pub fn sealed(&self) -> BTreeMap<String, ManifestEntry> {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner).1.clone()
    }

    /// All files have come: the archive has them, and what `manifest` says of itself.
    pub fn finish(self, manifest: ArchiveManifest) -> Result<ArchiveParts<S>, PublishError> {
        let (zip, files) = self.parts.into_inner().unwrap_or_else(PoisonError::into_inner);
        let zip = zip.finish_into_readable().map_err(|error| PublishError::Io(self.place, error.into()))?;
        Ok(ArchiveParts { zip: Mutex::new(zip), manifest: ArchiveManifest { files, ..manifest } })
    }
}

impl<S: Read + Seek> ArchiveParts<S> {
    /// What keeps the archive from being read again: a file larger than any guide's, a name that not every system can have.
    pub fn faults(&self) -> Vec<Fault> {
        names(&self.zip.lock().unwrap_or_else(PoisonError::into_inner), None).1
    }

    /// The SHA-256 of its manifest.
    pub fn manifest_sha256(&self) -> io::Result<String> {
        Ok(hash::hex(&self.list()?))
    }

    /// Its manifest.
    fn list(&self) -> io::Result<Vec<u8>> {
        // A line for each file: the room that most take.
        let mut list = Vec::with_capacity(self.manifest.files.len() * 256);
        serde_json::to_writer_pretty(&mut list, &self.manifest)?;
        Ok(list)
    }

    /// Writes the archive into `to`: the manifest, then the files by name.
    pub fn write(&self, to: impl Write + Seek) -> io::Result<()> {
        let list = self.list()?;
        let mut writer = ZipWriter::new(BufWriter::with_capacity(PIECE, to));
        writer.add_prepared_file(prepared(MANIFEST, &list)?)?;
        let mut zip = self.zip.lock().unwrap_or_else(PoisonError::into_inner);
        for path in self.manifest.files.keys() {
            let position = zip.index_for_name(path).ok_or(ZipError::FileNotFound)?;
            writer.raw_copy_file(zip.by_index_raw(position)?)?;
        }
        writer.finish()?.flush()
    }
}

impl<S: Write + Seek + Send> Sink for ArchiveWriter<S> {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let sealed = ManifestEntry { size: bytes.len() as u64, sha256: hash::hex(bytes) };
        self.add(path, sealed, prepared(path, bytes))
    }

    fn put_written(&self, path: &str, write: &dyn Fn(&mut dyn Write) -> io::Result<()>) -> Result<(), PublishError> {
        let written = EntryWriter::new(path).and_then(|entry| {
            let mut entry = BufWriter::with_capacity(PIECE, entry);
            write(&mut entry)?;
            entry.into_inner().map_err(io::IntoInnerError::into_error)?.finish()
        });
        let (sealed, file) = written.map_err(|error| PublishError::Io(self.place.clone(), error.into()))?;
        self.add(path, sealed, Ok(file))
    }
}

impl<S: Write + Seek> ArchiveWriter<S> {
    fn add(&self, path: &str, sealed: ManifestEntry, file: ZipResult<PreparedZipFile>) -> Result<(), PublishError> {
        let (zip, files) = &mut *self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        let added = file.and_then(|file| zip.add_prepared_file(file));
        added.map_err(|error| PublishError::Io(self.place.clone(), error.into()))?;
        files.insert(path.to_owned(), sealed);
        Ok(())
    }
}

/// A file that is hashed and compressed while it is written.
struct EntryWriter {
    file: ZipFileBuilder,
    hasher: hash::Hasher,
    size: u64,
}

impl EntryWriter {
    fn new(path: &str) -> ZipResult<Self> {
        let file = ZipFileBuilder::new(path, options(path, 0))?;
        Ok(Self { file, hasher: hash::Hasher::default(), size: 0 })
    }

    fn finish(self) -> ZipResult<(ManifestEntry, PreparedZipFile)> {
        Ok((ManifestEntry { size: self.size, sha256: self.hasher.finish() }, self.file.finish()?))
    }
}

impl Write for EntryWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = self.file.write(bytes)?;
        self.hasher.update(&bytes[..length]);
        self.size += length as u64;
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn prepared(path: &str, bytes: &[u8]) -> ZipResult<PreparedZipFile> {
    PreparedZipFile::from_data(path, options(path, bytes.len() as u64), bytes)
}

/// The same on every machine and at any time.
fn options(path: &str, size: u64) -> SimpleFileOptions {
    const PACKED: [&str; 9] = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".pdf", ".docx", ".xlsx", ".zip"];
    let is_packed = PACKED.iter().any(|ending| path.ends_with(ending));
    let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    SimpleFileOptions::default()
        .compression_method(method)
        .compression_level((!is_packed).then_some(LEVEL))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644)
        .system(System::Unix)
        .large_file(size >= u64::from(u32::MAX))
}

/// How hard files are compressed: 6 saves a tenth of the bytes and takes twice the time.
const LEVEL: i64 = 2;

/// As many bytes are read or written at a time.
const PIECE: usize = 32 << 10;

/// Where the bytes of an archive are: many megabytes, which are read in pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bytes {
    /// In memory.
    Memory(Arc<[u8]>),
    /// In a file, as it was when it was looked at first: opened when it is read, for a guide may have more versions than a process files.
    File(PathBuf, FileState),
}

/// By what it is known that a file is the one that it was: its size, and when it changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileState(u64, Option<SystemTime>);

impl FileState {
    fn of(file: &File) -> io::Result<Self> {
        let metadata = file.metadata()?;
        Ok(Self(metadata.len(), metadata.modified().ok()))
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Memory(bytes.into())
    }
}

impl Bytes {
    /// Those of the file at `path`, as it is now.
    pub fn at(path: &Path) -> io::Result<Self> {
        Ok(Self::File(path.to_path_buf(), FileState::of(&File::open(path)?)?))
    }

    /// How many they are.
    fn length(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::File(_, FileState(length, _)) => *length,
        }
    }

    /// All of them: as many megabytes as they are.
    pub fn read(&self) -> io::Result<Arc<[u8]>> {
        match self {
            Self::Memory(bytes) => Ok(Arc::clone(bytes)),
            Self::File(path, _) => Ok(std::fs::read(path)?.into()),
        }
    }

    /// Puts a copy of them into `sink`, as the file at `to`.
    pub fn put_into(&self, sink: &dyn Sink, to: &str) -> Result<(), PublishError> {
        match self {
            Self::Memory(bytes) => sink.put(to, bytes),
            Self::File(path, _) => sink.put_copy(to, path),
        }
    }

    /// Whether they are the same as when they were looked at first.
    pub fn are_same(&self) -> bool {
        self.open().is_ok()
    }

    fn open(&self) -> io::Result<OpenBytes> {
        match self {
            Self::Memory(bytes) => Ok(OpenBytes::Memory(Cursor::new(Arc::clone(bytes)))),
            Self::File(path, before) => {
                let file = File::open(path)?;
                let is_same = FileState::of(&file)? == *before;
                if !is_same {
                    return Err(io::Error::other("the file is another than it was"));
                }
                Ok(OpenBytes::File(BufReader::with_capacity(PIECE, file)))
            }
        }
    }
}

#[derive(Debug)]
enum OpenBytes {
    Memory(Cursor<Arc<[u8]>>),
    File(BufReader<File>),
}

/// Reads the bytes of an archive. A copy begins anew: threads read side by side.
#[derive(Debug)]
struct BytesReader {
    bytes: Bytes,
    /// Where it reads next.
    at: u64,
    /// What it reads from, and the place where that is; from the first byte on that it reads.
    opened: Option<(OpenBytes, u64)>,
}

impl BytesReader {
    fn new(bytes: &Bytes) -> Self {
        Self { bytes: bytes.clone(), at: 0, opened: None }
    }
}

impl Clone for BytesReader {
    fn clone(&self) -> Self {
        Self { at: self.at, ..Self::new(&self.bytes) }
    }
}

impl Read for BytesReader {
    fn read(&mut self, piece: &mut [u8]) -> io::Result<usize> {
        let (opened, place) = match &mut self.opened {
            Some(opened) => opened,
            none => none.insert((self.bytes.open()?, 0)),
        };
        let length = match opened {
            OpenBytes::Memory(bytes) => {
                bytes.set_position(self.at);
                bytes.read(piece)?
            }
            OpenBytes::File(file) => {
                // What was read beyond is not read again.
                file.seek_relative(self.at.wrapping_sub(*place).cast_signed())?;
                *place = self.at;
                file.read(piece)?
            }
        };
        self.at += length as u64;
        *place = self.at;
        Ok(length)
    }
}

impl Seek for BytesReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.bytes.length().checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// An archive that was opened. What its files hold is verified when they are read.
#[derive(Clone, Debug)]
pub struct Archive {
    zip: ZipArchive<BytesReader>,
    bytes: Bytes,
    positions: Arc<BTreeMap<String, usize>>,
    manifest: Arc<ArchiveManifest>,
    manifest_sha256: Arc<str>,
}

impl Archive {
    /// Opens the archive in `bytes`, which the ledger says has the SHA-256 `expected`, and looks at it without reading what its files
    /// hold. Faults that make it dangerous or meaningless leave no archive; others leave one, for telling more.
    pub fn open(bytes: &Bytes, expected: &str) -> (Option<Self>, Vec<Fault>) {
        let (found, archive, mut faults) = Self::look(bytes);
        if found != expected {
            faults.insert(0, Fault::Other(found, expected.to_owned()));
        }
        (archive, faults)
    }

    /// The SHA-256 of `bytes`, and the archive in them with what is wrong with it.
    pub fn look(bytes: &Bytes) -> (String, Option<Self>, Vec<Fault>) {
        let (found, (archive, mut faults)) =
            rayon::join(|| hash::of(BytesReader::new(bytes)), || Self::index(bytes.clone()));
        match found {
            Ok(found) => (found, archive, faults),
            Err(error) => {
                faults.push(Fault::NotZip(error.to_string()));
                (String::new(), None, faults)
            }
        }
    }

    fn index(bytes: Bytes) -> (Option<Self>, Vec<Fault>) {
        let mut faults = Vec::new();
        let reader = BytesReader::new(&bytes);
        let count = entries(reader.clone());
        let zip = match ZipArchive::new(reader) {
            Ok(zip) => zip,
            Err(error) => {
                faults.push(Fault::NotZip(error.to_string()));
                return (None, faults);
            }
        };
        let (positions, unsafe_faults) = names(&zip, count);
        if !unsafe_faults.is_empty() {
            faults.extend(unsafe_faults);
            return (None, faults);
        }
        // What the directory was read with is let go.
        let mut archive = Self {
            zip: zip.clone(),
            bytes,
            positions: Arc::new(positions),
            manifest: Arc::default(),
            manifest_sha256: "".into(),
        };
        match archive.contents(MANIFEST).ok().and_then(|json| Some((ArchiveManifest::read(&json)?, hash::hex(&json)))) {
            // Nothing that this tool says of it could be relied upon.
            Some((manifest, _)) if manifest.schema > SCHEMA => {
                return (None, vec![Fault::Newer(manifest.schema.to_string())]);
            }
            Some((manifest, sha256)) => {
                (archive.manifest, archive.manifest_sha256) = (Arc::new(manifest), sha256.into());
            }
            None => faults.push(Fault::NoManifest),
        }
        let listed = &archive.manifest.files;
        let missing = listed.keys().filter(|path| !archive.positions.contains_key(*path));
        faults.extend(missing.map(|path| Fault::Missing(path.clone())));
        let added = archive.positions.keys().filter(|path| *path != MANIFEST && !listed.contains_key(*path));
        faults.extend(added.map(|path| Fault::Added(path.clone())));
        (Some(archive), faults)
    }

    /// Opens an archive that must be whole.
    pub fn open_whole(bytes: &Bytes, expected: &str) -> Result<Self, Vec<Fault>> {
        match Self::open(bytes, expected) {
            (Some(archive), faults) if faults.is_empty() => Ok(archive),
            (_, faults) => Err(faults),
        }
    }

    /// Opens an archive of which it is known that it is the one that was issued.
    pub fn open_known(bytes: &Bytes) -> Result<Self, Vec<Fault>> {
        match Self::index(bytes.clone()) {
            (Some(archive), faults) if faults.is_empty() => Ok(archive),
            (_, faults) => Err(faults),
        }
    }

    /// The SHA-256 of its manifest.
    pub fn manifest_sha256(&self) -> &str {
        &self.manifest_sha256
    }

    /// What the archive says of itself.
    pub fn manifest(&self) -> &ArchiveManifest {
        &self.manifest
    }

    /// Its own bytes.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The paths of the files below `folder`, without it.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        let prefix = format!("{folder}/");
        let start = prefix.clone();
        self.positions
            .range(start..)
            .map_while(move |(path, _)| path.starts_with(&prefix).then(|| &path[prefix.len()..]))
    }

    /// The bytes of the file at `path`, verified by the manifest.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, Fault> {
        let sealed = self.manifest.files.get(path).ok_or_else(|| Fault::Added(path.to_owned()))?;
        let bytes = self.contents(path)?;
        let same = bytes.len() as u64 == sealed.size && hash::hex(&bytes) == sealed.sha256;
        if same { Ok(bytes) } else { Err(Fault::Differs(path.to_owned())) }
    }

    /// What `read` makes of the file at `path`, which it is given in pieces, and which is verified by the manifest afterwards.
    pub fn read_with<T>(&self, path: &str, read: impl FnOnce(&mut dyn Read) -> io::Result<T>) -> Result<T, Fault> {
        let sealed = self.manifest.files.get(path).ok_or_else(|| Fault::Added(path.to_owned()))?;
        self.with(path, |file, size| {
            let mut file = hash::HashingReader::new(file);
            let read = read(&mut file);
            let is_same = size == sealed.size && file.finish()? == sealed.sha256;
            if is_same { read } else { Err(io::ErrorKind::InvalidData.into()) }
        })
    }

    /// Every file whose bytes are not those that the manifest says.
    pub fn differing(&self) -> Vec<Fault> {
        let there = self.manifest.files.par_iter().filter(|(path, _)| self.positions.contains_key(*path));
        let is_other = |(path, sealed): &(&String, &ManifestEntry)| {
            !self.with(path, |file, size| Ok(size == sealed.size && hash::of(file)? == sealed.sha256)).unwrap_or(false)
        };
        there.filter(is_other).map(|(path, _)| Fault::Differs(path.clone())).collect()
    }

    fn contents(&self, path: &str) -> Result<Vec<u8>, Fault> {
        self.with(path, |file, size| {
            // Nothing becomes more than a thousand times larger.
            let most = self.bytes.length().saturating_mul(1 << 10);
            let mut bytes = Vec::with_capacity(usize::try_from(size.min(most)).unwrap_or_default());
            file.read_to_end(&mut bytes)?;
            if bytes.len() as u64 == size { Ok(bytes) } else { Err(io::ErrorKind::InvalidData.into()) }
        })
    }

    /// What `read` makes of the file at `path`, which says that it has so many bytes; that it has no more is not to be believed.
    fn with<T>(&self, path: &str, read: impl FnOnce(&mut dyn Read, u64) -> io::Result<T>) -> Result<T, Fault> {
        let position = *self.positions.get(path).ok_or_else(|| Fault::Missing(path.to_owned()))?;
        // A clone shares the directory: threads read side by side.
        let mut zip = self.zip.clone();
        let file = zip.by_index(position).map_err(|_| Fault::Differs(path.to_owned()))?;
        let size = file.size();
        read(&mut file.take(size + 1), size).map_err(|_| Fault::Differs(path.to_owned()))
    }
}

/// Where each file stands; or what is not safe about them.
fn names<R: Read + Seek>(zip: &ZipArchive<R>, count: Option<u64>) -> (BTreeMap<String, usize>, Vec<Fault>) {
    let (mut positions, mut faults) = (BTreeMap::new(), Vec::new());
    let mut whole = 0_u64;
    if zip.len() > MOST_FILES {
        return (positions, vec![Fault::TooLarge(zip.len().to_string())]);
    }
    for position in 0..zip.len() {
        let (name, is_plain, size) = match zip.by_index_data(position) {
            Ok(file) => {
                let name = String::from_utf8(file.name_raw().to_vec())
                    .unwrap_or_else(|error| format!("{}\0", String::from_utf8_lossy(error.as_bytes())));
                let is_plain = file.is_file() && !file.is_symlink() && !file.encrypted();
                let known = [CompressionMethod::Stored, CompressionMethod::Deflated].contains(&file.compression());
                (name, is_plain && known, file.size())
            }
            Err(error) => {
                faults.push(Fault::NotZip(error.to_string()));
                continue;
            }
        };
        whole = whole.saturating_add(size);
        if !is_safe(&name) {
            faults.push(Fault::UnsafeName(name.trim_end_matches('\0').to_owned()));
        } else if !is_plain {
            faults.push(Fault::NotPlain(name));
        } else if size > LARGEST_FILE || whole > LARGEST_WHOLE {
            faults.push(Fault::TooLarge(name));
        } else if positions.insert(name.clone(), position).is_some() {
            faults.push(Fault::Twice(name));
        }
    }
    // A file cannot be a folder too.
    let is_folder = |path: &str| {
        let below = format!("{path}/");
        positions.range(below.clone()..).next().is_some_and(|(next, _)| next.starts_with(&below))
    };
    faults.extend(positions.keys().filter(|path| is_folder(path)).map(|path| Fault::Twice(path.clone())));
    // The library keeps one of several entries with the same name: the directory counts them all.
    if count.is_some_and(|count| count != zip.len() as u64) {
        faults.push(Fault::Twice("?".to_owned()));
    }
    (positions, faults)
}

/// Can a file have this name below the folder that it is unpacked to, on any system?
fn is_safe(name: &str) -> bool {
    let is_bad = |letter: char| letter.is_control() || "\\:*?\"<>|".contains(letter);
    let is_good = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.ends_with(['.', ' ']);
    name.len() <= 1024 && !name.contains(is_bad) && name.split('/').all(is_good)
}

/// How many entries the directory at the end of a zip says that there are.
fn entries(mut reader: BytesReader) -> Option<u64> {
    let start = reader.bytes.length().saturating_sub(22 + 65_535);
    reader.seek(SeekFrom::Start(start)).ok()?;
    let mut tail = Vec::new();
    reader.read_to_end(&mut tail).ok()?;
    let end = memchr::memmem::rfind(&tail, b"PK\x05\x06")?;
    let short = u16::from_le_bytes(tail.get(end + 10..end + 12)?.try_into().ok()?);
    if short != u16::MAX {
        return Some(u64::from(short));
    }
    // More than 65 534: the long directory, whose place stands just before.
    let locator = tail.get(end.checked_sub(20)?..end)?;
    if !locator.starts_with(b"PK\x06\x07") {
        return Some(u64::from(short));
    }
    let long = u64::from_le_bytes(locator[8..16].try_into().ok()?);
    let mut count = [0; 8];
    reader.seek(SeekFrom::Start(long.checked_add(32)?)).ok()?;
    reader.read_exact(&mut count).ok()?;
    Some(u64::from_le_bytes(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> ArchiveManifest {
        ArchiveManifest { schema: SCHEMA, version: "1.0.0".to_owned(), ..ArchiveManifest::default() }
    }

    const FILES: [(&str, &str); 4] = [
        ("sources/صورة.svg", "<svg>"),
        ("1.0.0/fr/index.html", "bonjour"),
        ("index.html", "…"),
        ("a.png", "\u{89}PNG"),
    ];

    fn written() -> Vec<u8> {
        let writer = ArchiveWriter::new(Cursor::new(Vec::new()), Path::new("1.0.0.zip"));
        for (path, text) in FILES {
            writer.put(path, text.as_bytes()).unwrap();
        }
        let parts = writer.finish(manifest()).unwrap();
        assert_eq!(parts.faults(), []);
        let mut archive = Cursor::new(Vec::new());
        parts.write(&mut archive).unwrap();
        archive.into_inner()
    }

    /// What an archive is, however it comes about: its files one after the other, the manifest first, then by name.
    #[test]
    fn files_stand_by_name_whatever_the_order_in_which_they_came() {
        let archive = Archive::index(written().into()).0.unwrap();
        let mut expected = ZipWriter::new(Cursor::new(Vec::new()));
        let mut files = FILES.map(|(path, text)| (path, text.as_bytes().to_vec()));
        files.sort();
        let list = serde_json::to_vec_pretty(archive.manifest()).unwrap();
        for (path, bytes) in std::iter::once((MANIFEST, list)).chain(files) {
            expected.add_prepared_file(prepared(path, &bytes).unwrap()).unwrap();
        }
        assert_eq!(written(), expected.finish().unwrap().into_inner());
    }

    #[test]
    fn what_not_every_system_can_have_is_told_before_it_is_written() {
        let writer = ArchiveWriter::new(Cursor::new(Vec::new()), Path::new("1.0.0.zip"));
        writer.put("a?b", b"").unwrap();
        assert_eq!(writer.finish(manifest()).unwrap().faults(), [Fault::UnsafeName("a?b".to_owned())]);
    }

    #[test]
    fn a_file_that_became_another_is_not_read() {
        let folder = tempfile::TempDir::new().unwrap();
        let place = folder.path().join("1.0.0.zip");
        std::fs::write(&place, written()).unwrap();
        let bytes = Bytes::at(&place).unwrap();
        let archive = Archive::open_whole(&bytes, &hash::hex(&written())).unwrap();
        assert_eq!(archive.read("index.html").unwrap(), "…".as_bytes());
        std::fs::write(&place, [written(), vec![0]].concat()).unwrap();
        assert_eq!(archive.read("index.html"), Err(Fault::Differs("index.html".to_owned())));
        assert!(!bytes.are_same());
    }

    /// A zip of `files` as a stranger could write it.
    fn strange(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn faults(bytes: &[u8]) -> Vec<Fault> {
        Archive::open(&bytes.to_vec().into(), &hash::hex(bytes)).1
    }

    #[test]
    fn names_that_lead_elsewhere_are_refused() {
        for name in ["../x", "a/../../x", "/etc/x", "a//b", "C:/x", "a\\..\\x", "a/./b", "nul\u{7}", "a/b. "] {
            assert_eq!(faults(&strange(&[(name, b"x")])), [Fault::UnsafeName(name.to_owned())], "{name}");
        }
    }

    #[test]
    fn a_name_that_stands_twice_is_refused() {
        // The library writes no such thing: the second name is changed afterwards, in both places that have it.
        let mut bytes = strange(&[("aa.txt", b"1"), ("ab.txt", b"2")]);
        let places: Vec<usize> = (0..bytes.len() - 6).filter(|&at| &bytes[at..at + 6] == b"ab.txt").collect();
        for at in places {
            bytes[at + 1] = b'a';
        }
        assert!(matches!(faults(&bytes)[..], [Fault::Twice(_)]), "{:?}", faults(&bytes));
        let bytes = strange(&[("a", b"1"), ("a/b", b"2")]);
        assert_eq!(faults(&bytes), [Fault::Twice("a".to_owned())]);
    }

    #[test]
    fn links_and_folders_are_refused() {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.add_symlink("link", "/etc/passwd", SimpleFileOptions::default()).unwrap();
        writer.add_directory("folder", SimpleFileOptions::default()).unwrap();
        let found = faults(&writer.finish().unwrap().into_inner());
        assert_eq!(found, [Fault::NotPlain("link".to_owned()), Fault::UnsafeName("folder/".to_owned())]);
    }

    #[test]
    fn absurd_sizes_are_refused_before_anything_is_unpacked() {
        let mut bytes = strange(&[("a.txt", b"0123456789")]);
        // The size in the directory at the end, 24 bytes behind its signature.
        let at = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap() + 24;
        bytes[at..at + 4].copy_from_slice(&u32::MAX.wrapping_sub(1).to_le_bytes());
        assert_eq!(faults(&bytes), [Fault::TooLarge("a.txt".to_owned())]);
    }

    #[test]
    fn what_is_not_as_the_manifest_says_is_named() {
        let mut list = manifest();
        let sealed = |text: &str| ManifestEntry { size: text.len() as u64, sha256: hash::hex(text.as_bytes()) };
        list.files = [("same", "same"), ("other", "before"), ("gone", "gone")]
            .map(|(path, text)| (path.to_owned(), sealed(text)))
            .into();
        let json = serde_json::to_vec(&list).unwrap();
        let bytes = strange(&[(MANIFEST, &json), ("same", b"same"), ("other", b"after!"), ("new", b"new")]);
        let (archive, found) = Archive::open(&bytes.clone().into(), &hash::hex(&bytes));
        assert_eq!(found, [Fault::Missing("gone".to_owned()), Fault::Added("new".to_owned())]);
        assert_eq!(archive.unwrap().differing(), [Fault::Differs("other".to_owned())]);
        assert_eq!(faults(&strange(&[("a", b"")])), [Fault::NoManifest, Fault::Added("a".to_owned())]);
        assert!(matches!(faults(b"no zip at all")[..], [Fault::NotZip(_)]));
    }
}
