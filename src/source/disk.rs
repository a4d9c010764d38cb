//! Reads the files of a guide from a folder: one of the few places that touch the file system.

use super::{Encoding, File, FileContent, Layout, Sources, encoding, picture};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use walkdir::{DirEntry, WalkDir};

/// The folders of a guide that are read, below its root.
pub const FOLDERS: [&str; 3] = ["content", "themes", "locales"];

/// Folders nested deeper than this are not followed: links that lead into themselves end here.
const DEEPEST: usize = 12;

/// A path that could not be read, and why.
#[derive(Debug, thiserror::Error)]
#[error("{} cannot be read", path.display())]
pub struct ReadError {
    /// The path.
    pub path: PathBuf,
    /// What the system said.
    #[source]
    pub error: io::Error,
}

/// The nearest folder from `start` upward that holds `content/guide.toml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join("content/guide.toml").is_file()).map(Path::to_path_buf)
}

/// The file of the folder `root` that was meant as `content/guide.toml`: `guide.toml.txt`, `Guide.toml`.
pub fn misnamed_guide(root: &Path) -> Option<PathBuf> {
    let files = fs::read_dir(root.join("content")).ok()?.filter_map(Result::ok);
    let is_meant = |name: &str| {
        let name = name.to_lowercase();
        name == "guide" || ["guide.toml", "guide.txt"].iter().any(|meant| name.starts_with(meant))
    };
    files.map(|entry| entry.path()).find(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(is_meant))
}

/// Reads every file of the guide at `root`.
pub fn read(root: &Path) -> Result<Sources, ReadError> {
    let mut paths = Vec::new();
    for folder in FOLDERS {
        if root.join(folder).is_dir() {
            paths.extend(list(root, folder)?);
        }
    }
    paths.sort_unstable();
    let files: Vec<Option<File>> = paths.into_par_iter().map(|path| if_there(root, path)).collect::<Result<_, _>>()?;
    let mut sources = Sources::default();
    for file in files.into_iter().flatten() {
        sources.put(file);
    }
    Ok(sources)
}

/// Reads again what is at `path`, a file or a folder; says whether anything of it is another. A file whose bytes are the same keeps
/// its revision.
pub fn refresh(root: &Path, path: &str, sources: &mut Sources) -> Result<bool, ReadError> {
    if path.split('/').any(is_passed_over) {
        return Ok(false);
    }
    let place = root.join(path);
    let there = if place.is_dir() {
        list(root, path)?
    } else if place.is_file() && (!place.is_symlink() || stays_inside(root, &place)) {
        vec![path.to_owned()]
    } else {
        Vec::new()
    };
    replace(root, path, there, sources)
}

/// Makes the files `there` all that `sources` have at and below `path`.
fn replace(root: &Path, path: &str, there: Vec<String>, sources: &mut Sources) -> Result<bool, ReadError> {
    let below = format!("{path}/");
    let there: HashSet<String> = there.into_iter().collect();
    let known = sources.all().into_iter().map(|(_, file)| &file.path);
    let gone: Vec<String> = known
        .filter(|known| (*known == path || known.starts_with(&below)) && !there.contains(*known))
        .cloned()
        .collect();
    let mut changed = !gone.is_empty();
    for path in gone {
        sources.remove(&path);
    }
    for path in there {
        if let Some(file) = if_there(root, path)? {
            changed |= sources.put_if_other(file);
        }
    }
    Ok(changed)
}

/// Reads the file at `path` below `root`; `None` if it went since it was listed.
fn if_there(root: &Path, path: String) -> Result<Option<File>, ReadError> {
    match read_file(root, path) {
        Ok(file) => Ok(Some(file)),
        Err(ReadError { error, .. }) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads the file at `path` below `root`.
pub fn read_file(root: &Path, path: String) -> Result<File, ReadError> {
    let place = root.join(&path);
    if is_archive(&path) {
        return match look_at(&place) {
            Ok(content) => Ok(File::new(path, content)),
            Err(error) => Err(ReadError { path: place, error }),
        };
    }
    match fs::read(&place) {
        Ok(bytes) => Ok(decode(path, bytes)),
        Err(error) => Err(ReadError { path: place, error }),
    }
}

/// Where the archives of issued versions are.
pub const RELEASES: &str = "content/releases";

/// Whether the file at `path` is the archive of an issued version.
pub fn is_archive(path: &str) -> bool {
    let name = path.strip_prefix(RELEASES).and_then(|rest| rest.strip_prefix('/'));
    name.is_some_and(|name| name.ends_with(".zip") && !name.contains('/'))
}

fn look_at(place: &Path) -> io::Result<FileContent> {
    let metadata = fs::metadata(place)?;
    let modified = metadata.modified()?.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Ok(FileContent::Archive(metadata.len(), modified.as_nanos()))
}

/// The paths of all files below `folder`, those of editors and systems left out.
fn list(root: &Path, folder: &str) -> Result<Vec<String>, ReadError> {
    let is_asked = |entry: &DirEntry| {
        let name = entry.file_name().to_str().is_some_and(|name| !is_passed_over(name));
        entry.depth() == 0 || (name && (!entry.path_is_symlink() || stays_inside(root, entry.path())))
    };
    let place = root.join(folder);
    let walk = WalkDir::new(&place).follow_links(true).max_depth(DEEPEST);
    let mut files = Vec::new();
    for entry in walk.into_iter().filter_entry(is_asked) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let below =
                    entry.path().strip_prefix(root).ok().map(|path| path.iter().filter_map(|name| name.to_str()));
                files.extend(below.map(|names| names.collect::<Vec<_>>().join("/")));
            }
            Ok(_) => {}
            // A link that leads nowhere, or to what holds it; or what went since it was listed: nothing is there.
            Err(error) if error.depth() > 0 && (error.loop_ancestor().is_some() || is_gone(&error)) => {}
            Err(error) => {
                let path = error.path().unwrap_or(&place).to_path_buf();
                return Err(ReadError { path, error: error.into() });
            }
        }
    }
    Ok(files)
}

fn is_gone(error: &walkdir::Error) -> bool {
    error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Whether the link at `link` leads to something of the guide at `root` that does not hold the link itself. Others are passed over: a
/// guide must not publish what is elsewhere on the machine, nor itself without end.
fn stays_inside(root: &Path, link: &Path) -> bool {
    let (Ok(root), Ok(target)) = (root.canonicalize(), link.canonicalize()) else { return false };
    let holder = link.parent().and_then(|folder| folder.canonicalize().ok());
    target.starts_with(&root) && holder.is_some_and(|folder| !folder.starts_with(&target))
}

/// Hidden files, and what editors leave behind.
pub fn is_passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || name.ends_with(".swp")
        || name.ends_with(".tmp")
        || (name.starts_with('#') && name.ends_with('#'))
        || matches!(name, "4913" | "__MACOSX" | "Icon\r")
        || ["thumbs.db", "ehthumbs.db", "desktop.ini"].iter().any(|other| name.eq_ignore_ascii_case(other))
}

/// Whether the file at `path` is text that the tool reads. A table or a drawing beside a chapter is published as it is, with its byte
/// order mark and its line ends: those who open it need them. Of a theme all templates are text, what they include, and what it says of itself.
fn is_text(path: &str) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| path.ends_with(ending));
    if path.starts_with("content/solutions/") || path.starts_with("content/pages/") {
        return ends(&[".md"]);
    }
    if path.starts_with("themes/") {
        return path.contains("/templates/") || path.ends_with("/theme.toml");
    }
    if path.contains("/assets/") {
        return false;
    }
    ends(&[".md", ".toml", ".yml", ".csv", ".ftl", ".html", ".lock"])
}

/// The file at `path` that holds `bytes`. A table is read as spreadsheets save it, in whatever encoding; a picture without what it tells of who took it.
pub fn decode(path: String, bytes: Vec<u8>) -> File {
    if !is_text(&path) {
        return File::new(path, FileContent::Bytes(picture::clean(bytes).into()));
    }
    let error = match simdutf8::compat::from_utf8(&bytes) {
        Ok(text) => return text_file(path, text),
        Err(error) => error,
    };
    let meant = encoding::certain(&bytes);
    if let Some(text) = meant.as_deref().filter(|_| path.starts_with("content/measures/")) {
        return text_file(path, text);
    }
    let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
    let (before, layout) = tidy(valid);
    let encoding = Encoding::of(&bytes);
    let meant = meant.filter(|_| encoding != Encoding::Document).map(Into::into);
    let content = FileContent::NotUtf8 { before: before.as_ref().into(), encoding, meant };
    File { layout, ..File::new(path, content) }
}

/// The text that `bytes` are, as it is on disk: in UTF-8, or in another encoding where each letter is certain.
pub fn text_of(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = simdutf8::basic::from_utf8(bytes).ok().map(Cow::Borrowed);
    text.or_else(|| encoding::certain(bytes).map(Cow::Owned))
}

fn text_file(path: String, text: &str) -> File {
    let (text, layout) = tidy(text);
    File { layout, ..File::new(path, FileContent::Text(text.as_ref().into())) }
}

/// Without byte order mark, each line ended by `\n`; and what was left out.
pub fn tidy(text: &str) -> (Cow<'_, str>, Layout) {
    let (text, has_mark) = text.strip_prefix('\u{feff}').map_or((text, false), |text| (text, true));
    let returns = memchr::memchr_iter(b'\r', text.as_bytes());
    let pairs = returns.filter(|at| text.as_bytes().get(at + 1) == Some(&b'\n'));
    // Each that was left out before it moves the line feed to the left.
    let line_feeds: Vec<u32> = pairs.enumerate().map(|(before, at)| (at - before) as u32).collect();
    let text: Cow<'_, str> = if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    };
    (text, Layout { has_mark, line_feeds })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_text_reads_like_any_other() {
        assert!(matches!(
            decode("content/solutions/a/b.csv".into(), "\u{feff}a\r\n".into()).content,
            FileContent::Bytes(_)
        ));
        let written = "\u{feff}a\r\nb\rc\n\r\nd";
        let file = decode("a.md".into(), written.into());
        assert_eq!(&**file.text(), "a\nb\nc\n\nd");
        let on_disk = |range| &written[file.on_disk(range)];
        assert_eq!([on_disk(0..1), on_disk(2..5), on_disk(0..7), on_disk(7..8)], ["a", "b\rc", "a\r\nb\rc\n\r\n", "d"]);
    }

    #[test]
    fn all_that_templates_include_is_text() {
        assert!(matches!(
            decode("themes/own/templates/history.css".into(), "ins {}".into()).content,
            FileContent::Text(_)
        ));
        assert!(matches!(decode("themes/own/assets/style.css".into(), "ins {}".into()).content, FileContent::Bytes(_)));
    }

    #[test]
    fn what_stands_before_the_first_bad_byte_is_kept() {
        let file = decode("a.md".into(), b"caf\xe9 noir".to_vec());
        let FileContent::NotUtf8 { before, encoding, .. } = file.content else { panic!("{file:?}") };
        assert_eq!((&*before, encoding), ("caf", Encoding::Windows));
    }
}
