//! `dalil init`: a small guide that builds, to begin from.

use super::Failure;
use super::terminal::Terminal;
use include_dir::{Dir, include_dir};
use std::fs;
use std::io;
use std::path::Path;

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");

/// Every file of the starter: its path and its bytes.
pub fn starter() -> Vec<(String, &'static [u8])> {
    fn collect(folder: &'static Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
        files.extend(folder.files().map(|file| (file.path().to_string_lossy().replace('\\', "/"), file.contents())));
        for folder in folder.dirs() {
            collect(folder, files);
        }
    }
    let mut files = Vec::new();
    collect(&STARTER, &mut files);
    files.sort();
    files
}

/// Writes the starter to `folder`, which must not hold a guide yet. No file is written over.
pub fn init(folder: &Path, terminal: &Terminal) -> Result<(), Failure> {
    let files = starter();
    let shown = folder.display().to_string();
    for (path, _) in &files {
        if folder.join(path).exists() {
            let path = folder.join(path).display().to_string();
            return Err(Failure::Usage(terminal.say("fail-not-empty", &[("path", path.into())])));
        }
    }
    if folder.join("content").exists() {
        let path = folder.join("content").display().to_string();
        return Err(Failure::Usage(terminal.say("fail-not-empty", &[("path", path.into())])));
    }
    for (path, bytes) in files {
        let place = folder.join(&path);
        write_new(&place, bytes).map_err(|error| {
            let path = place.display().to_string();
            Failure::Machine(terminal.say("fail-write", &[("path", path.into()), ("error", error.to_string().into())]))
        })?;
    }
    terminal.tell("init-done", &[("path", shown.into())]);
    Ok(())
}

/// Writes a file that is not there, and the folders above it.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    io::Write::write_all(&mut fs::File::create_new(path)?, bytes)
}
