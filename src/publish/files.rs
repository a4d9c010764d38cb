//! The few things that publishing asks of a file system: a trait, so that a test can make any of them fail.

use rayon::prelude::*;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
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
    /// Writes a file that is not there yet; says what is there then.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<Stat>;
    /// Makes `to` the same file as `from`, or a copy with the same times where the system has no hard links.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Makes `at` lead to the folder that is at `to` from where `at` is. `Unsupported` where the system has no such links.
    fn link_folder(&self, at: &Path, to: &Path) -> io::Result<()>;
    /// Gives the folder at `from` the name `to`, which nothing has.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Exchanges two folders, or a folder and what leads to it, in one step. `Unsupported` where the system cannot.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// Waits until a file, or what a folder lists, is on the disk itself.
    fn sync(&self, path: &Path) -> io::Result<()>;
    /// Whether files may be made and removed in a folder: `Err` says why not.
    fn may_write(&self, folder: &Path) -> io::Result<()>;
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

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<Stat> {
        let mut file = fs::File::create_new(path)?;
        file.write_all(bytes)?;
        stat_of(&file.metadata()?)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        match fs::hard_link(from, to) {
            Ok(()) => Ok(()),
            // What is there may be the very same file: to copy onto it would empty it.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            Err(_) => {
                let modified = fs::metadata(from)?.modified()?;
                let mut copy = fs::File::create_new(to)?;
                io::copy(&mut fs::File::open(from)?, &mut copy)?;
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

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
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

/// Every file (and link) below `folder`, by path from it; folders that are empty too, with a `/` at the end. A name that is no
/// text is an error: it is not the tool's, and could not be told by name.
pub fn walk(folder: &Path) -> io::Result<Vec<String>> {
    walk_but(folder, |_| false)
}

/// Like [`walk`], without the folders directly below `folder` that `passed_over` names.
pub fn walk_but(folder: &Path, passed_over: impl Fn(&str) -> bool) -> io::Result<Vec<String>> {
    let is_asked = |entry: &DirEntry| entry.depth() != 1 || !entry.file_name().to_str().is_some_and(&passed_over);
    let mut found = Vec::new();
    // Folders that have nothing in them, as far as it is known yet: what is in one comes right after it.
    let mut empty: Option<String> = None;
    for entry in WalkDir::new(folder).min_depth(1).into_iter().filter_entry(is_asked) {
        let entry = entry?;
        let path = path_below(&entry, folder)?;
        found.extend(empty.take().filter(|folder| !path.starts_with(folder.as_str())));
        if entry.file_type().is_dir() {
            empty = Some(path + "/");
        } else {
            found.push(path);
        }
    }
    found.extend(empty);
    Ok(found)
}

/// The path of an entry from `folder` on, with `/` between names.
fn path_below(entry: &DirEntry, folder: &Path) -> io::Result<String> {
    let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
    let names = below.iter().map(|name| {
        let text = name.to_str();
        text.ok_or_else(|| io::Error::new(ErrorKind::InvalidFilename, name.to_string_lossy().into_owned()))
    });
    Ok(names.collect::<io::Result<Vec<&str>>>()?.join("/"))
}

/// Whether something is at `path`, be it a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
