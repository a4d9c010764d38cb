//! A file system that stops working.

use dalil::publish::{Disk, FileSystem, Stat};
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::atomic::{AtomicIsize, Ordering};

/// A disk that is full, or a process that is killed, after so many operations: from then on nothing works.
pub struct Failing {
    left: AtomicIsize,
    can_exchange: bool,
    is_mounted: bool,
    /// How many per cent of its bytes a failing write leaves.
    torn: u64,
}

impl Failing {
    pub fn after(operations: isize, can_exchange: bool, torn: u64) -> Self {
        Self { left: AtomicIsize::new(operations), can_exchange, is_mounted: false, torn }
    }

    /// A disk of its own begins at the site: its folder must stay where it is.
    pub fn mounted(self) -> Self {
        Self { is_mounted: true, ..self }
    }

    /// Whether there were fewer operations than would have made it stop.
    pub fn got_through(&self) -> bool {
        self.left.load(Ordering::SeqCst) > 0
    }

    fn step(&self) -> io::Result<()> {
        if self.left.fetch_sub(1, Ordering::SeqCst) > 0 { Ok(()) } else { Err(ErrorKind::StorageFull.into()) }
    }
}

impl FileSystem for Failing {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        Disk.make_folder(path)
    }

    /// A write that fails leaves a part of the bytes, as a full disk does.
    fn create(&self, path: &Path, contents: &dyn Fn(&mut File) -> io::Result<()>) -> io::Result<Stat> {
        if let Err(error) = self.step() {
            let torn = |file: &mut File| {
                contents(file)?;
                file.set_len(file.metadata()?.len() * self.torn / 100)
            };
            let _ = Disk.create(path, &torn);
            return Err(error);
        }
        Disk.create(path, contents)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        Disk.link(from, to)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        Disk.sync(path)
    }

    fn link_folder(&self, at: &Path, to: &Path) -> io::Result<()> {
        if !self.can_exchange {
            return Err(ErrorKind::Unsupported.into());
        }
        self.step()?;
        Disk.link_folder(at, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        Disk.rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if !self.can_exchange {
            return Err(ErrorKind::Unsupported.into());
        }
        self.step()?;
        Disk.exchange(one, other)
    }

    fn may_write(&self, folder: &Path) -> io::Result<()> {
        Disk.may_write(folder)
    }

    fn is_mounted(&self, folder: &Path) -> bool {
        self.is_mounted || Disk.is_mounted(folder)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        Disk.remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        Disk.remove_folder(path)
    }
}
