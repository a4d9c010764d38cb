//! Tells the program what it was made of, so that it can tell a site that another program made from its own.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let mut files = Vec::new();
    for place in ["Cargo.lock", "Cargo.toml", "locales", "src", "themes"] {
        println!("cargo:rerun-if-changed={place}");
        add_files(Path::new(place), &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        (&file, fs::read(&file)?).hash(&mut hasher);
    }
    println!("cargo:rustc-env=DALIL_SOURCES={:016x}", hasher.finish());
    Ok(())
}

fn add_files(place: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if place.is_dir() {
        return fs::read_dir(place)?.try_for_each(|entry| add_files(&entry?.path(), files));
    }
    // An installed package may come without its lock file.
    files.extend(place.is_file().then(|| place.to_owned()));
    Ok(())
}
