//! The few things that publishing asks of a file system: a trait, so that a test can make any of them fail.

use super::PublishError;
use rayon::prelude::*;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufRead, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use walkdir::{DirEntry, WalkDir};

/// What is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// Bytes.
    pub size: u64,
    /// When it last changed, in nanoseconds since 1970.
    pub modified: u128,
}

/// What publishing does with files and folders.
pub trait FileSystem: Sync {
    /// Makes one folder, whose parent is there.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Makes a file that is not there yet, to which `contents` gives its bytes; says what is there then.
    fn create(&self, path: &Path, contents: &dyn Fn(&mut fs::File) -> io::Result<()>) -> io::Result<Stat>;
    /// Writes a file that is not there yet; says what is there then.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<Stat> {
        self.create(path, &|file| file.write_all(bytes))
    }
    /// Makes `to` the same file as `from`, or a copy with the same times where the system has no hard links.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Makes `at` lead to the folder that is at `to` from where `at` is. `Unsupported` where the system has no such links.
    fn link_folder(&self, at: &Path, to: &Path) -> io::Result<()>;
    /// Gives the file or folder at `from` the name `to`, which nothing has, or a file that gives way to it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Exchanges two folders, or a folder and what leads to it, in one step. `Unsupported` where the system cannot.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// Waits until a file, or what a folder lists, is on the disk itself.
    fn sync(&self, path: &Path) -> io::Result<()>;
    /// Whether files may be made and removed in a folder: `Err` says why not.
    fn may_write(&self, folder: &Path) -> io::Result<()>;
    /// Whether a folder must stay where it is: another file system begins there, as with a volume of a container.
    fn is_mounted(&self, folder: &Path) -> bool;
    /// Removes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

/// The file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl FileSystem for Disk {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn create(&self, path: &Path, contents: &dyn Fn(&mut fs::File) -> io::Result<()>) -> io::Result<Stat> {
        let mut file = fs::File::create_new(path)?;
        contents(&mut file)?;
        stat_of(&file.metadata()?)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        match fs::hard_link(from, to) {
            Ok(()) => Ok(()),
            // What is there may be the very same file: to copy onto it would empty it.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            Err(_) => {
                // Opened first: a copy that cannot be made must leave nothing that looks like one.
                let mut source = fs::File::open(from)?;
                let modified = source.metadata()?.modified()?;
                let mut copy = fs::File::create_new(to)?;
                if let Err(error) = io::copy(&mut source, &mut copy) {
                    let _ = fs::remove_file(to);
                    return Err(error);
                }
                copy.set_modified(modified)
            }
        }
    }

    #[cfg(unix)]
    fn link_folder(&self, at: &Path, to: &Path) -> io::Result<()> {
        std::os::unix::fs::symlink(to, at)
    }

    #[cfg(not(unix))]
    fn link_folder(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| match error {
            Errno::NOSYS | Errno::INVAL | Errno::NOTSUP => ErrorKind::Unsupported.into(),
            error => error.into(),
        })
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        // Only Unix systems open folders as files.
        if cfg!(unix) || !path.is_dir() { fs::File::open(path)?.sync_all() } else { Ok(()) }
    }

    #[cfg(unix)]
    fn may_write(&self, folder: &Path) -> io::Result<()> {
        use rustix::fs::{Access, access};
        Ok(access(folder, Access::WRITE_OK | Access::EXEC_OK)?)
    }

    #[cfg(not(unix))]
    fn may_write(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    #[cfg(unix)]
    fn is_mounted(&self, folder: &Path) -> bool {
        use std::os::unix::fs::MetadataExt;
        let device = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev()).ok();
        let is_other = folder.parent().is_some_and(|parent| device(parent) != device(folder));
        // A folder that is mounted from the same disk has the same device: the system has a list.
        is_other || fs::read_to_string("/proc/self/mountinfo").is_ok_and(|list| mounts(&list).any(|it| it == folder))
    }

    #[cfg(not(unix))]
    fn is_mounted(&self, _: &Path) -> bool {
        false
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

/// Where something is mounted, as Linux lists it (proc_pid_mountinfo(5)): the fifth word of a line, in which `\040` is a blank.
#[cfg(unix)]
fn mounts(list: &str) -> impl Iterator<Item = PathBuf> {
    list.lines().filter_map(|line| line.split(' ').nth(4)).map(|place| {
        let parts = place.split('\\').enumerate().map(|(at, part)| {
            let escape = part.get(..3).filter(|_| at > 0).and_then(|digits| u8::from_str_radix(digits, 8).ok());
            escape.map_or_else(|| part.to_owned(), |byte| format!("{}{}", char::from(byte), &part[3..]))
        });
        PathBuf::from(parts.collect::<String>())
    })
}

/// What is at `path`; `None` if nothing is, or no file.
pub fn stat(path: &Path) -> Option<Stat> {
    stat_of(&fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?).ok()
}

fn stat_of(metadata: &fs::Metadata) -> io::Result<Stat> {
    let modified = metadata.modified()?.duration_since(SystemTime::UNIX_EPOCH).map_err(io::Error::other)?;
    Ok(Stat { size: metadata.len(), modified: modified.as_nanos() })
}

/// Whether each of `files`, by path below `folder`, is as it was. A site has thousands: they are looked at from the folder, which is
/// twice as fast as by their whole paths.
#[cfg(unix)]
pub fn are_as_they_were(folder: &Path, files: &[(&str, Stat)]) -> bool {
    use rustix::fs::{AtFlags, FileType, statat};
    let Ok(folder) = fs::File::open(folder) else { return false };
    let is_same = |(path, stat): &(&str, Stat)| {
        statat(&folder, *path, AtFlags::SYMLINK_NOFOLLOW).is_ok_and(|now| {
            let modified = i128::from(now.st_mtime) * 1_000_000_000 + i128::from(now.st_mtime_nsec);
            FileType::from_raw_mode(now.st_mode).is_file()
                && u64::try_from(now.st_size) == Ok(stat.size)
                && u128::try_from(modified) == Ok(stat.modified)
        })
    };
    files.par_iter().with_min_len(64).all(is_same)
}

/// Whether each of `files`, by path below `folder`, is as it was.
#[cfg(not(unix))]
pub fn are_as_they_were(folder: &Path, files: &[(&str, Stat)]) -> bool {
    files.par_iter().all(|(path, before)| stat(&folder.join(path)) == Some(*before))
}

/// Whether two files hold the same bytes, of which a part at a time is read.
pub fn have_same_bytes(one: &Path, other: &Path) -> io::Result<bool> {
    const PIECE: usize = 128 << 10;
    let open = |path: &Path| fs::File::open(path).map(|file| io::BufReader::with_capacity(PIECE, file));
    let (mut one, mut other) = (open(one)?, open(other)?);
    loop {
        let (left, right) = (one.fill_buf()?, other.fill_buf()?);
        let length = left.len().min(right.len());
        if length == 0 || left[..length] != right[..length] {
            return Ok(left.is_empty() && right.is_empty());
        }
        one.consume(length);
        other.consume(length);
    }
}

/// Something that [`walk`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its path from the folder that was walked through.
    pub path: PathBuf,
    /// Whether it is a folder with nothing in it.
    pub is_empty_folder: bool,
}

impl Found {
    /// Its path with `/` between names, as the manifest has those of the tool's files; `None` if a name is no text: then it is not the tool's.
    pub fn name(&self) -> Option<String> {
        let names: Option<Vec<&str>> = self.path.iter().map(|name| name.to_str()).collect();
        names.map(|names| names.join("/"))
    }
}

/// Every file (and link) below `folder`, and folders that are empty.
pub fn walk(folder: &Path) -> Result<Vec<Found>, PublishError> {
    walk_but(folder, |_| false)
}

/// Like [`walk`], without what stands directly in `folder` and `passed_over` names.
pub fn walk_but(folder: &Path, passed_over: impl Fn(&OsStr) -> bool) -> Result<Vec<Found>, PublishError> {
    let is_asked = |entry: &DirEntry| entry.depth() != 1 || !passed_over(entry.file_name());
    let mut found = Vec::new();
    // Folders that have nothing in them, as far as it is known yet: what is in one comes right after it.
    let mut empty: Option<PathBuf> = None;
    let folder_at = |path| Found { path, is_empty_folder: true };
    for entry in WalkDir::new(folder).min_depth(1).into_iter().filter_entry(is_asked) {
        let entry = entry.map_err(|error| {
            let place = error.path().unwrap_or(folder).to_path_buf();
            let error = io::Error::from(error);
            if error.kind() == ErrorKind::PermissionDenied {
                PublishError::Unreadable(place)
            } else {
                PublishError::Io(place, error)
            }
        })?;
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_path_buf();
        found.extend(empty.take().filter(|folder| !path.starts_with(folder)).map(folder_at));
        if entry.file_type().is_dir() {
            empty = Some(path);
        } else {
            found.push(Found { path, is_empty_folder: false });
        }
    }
    found.extend(empty.map(folder_at));
    Ok(found)
}

/// Whether something is at `path`, be it a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
