//! The disc of a version, unpacked anywhere: its files held against the manifest that is among them.

use super::archive::{ArchiveManifest, Fault, MANIFEST, SCHEMA};
use super::hash;
use crate::source::disk::is_passed_over;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;
use walkdir::WalkDir;

/// The manifest of the disc in `folder`, with its SHA-256; `None` if there is none that can be read.
pub fn manifest(folder: &Path) -> io::Result<Option<(ArchiveManifest, String)>> {
    match std::fs::read(folder.join(MANIFEST)) {
        Ok(json) => Ok(ArchiveManifest::read(&json).map(|manifest| (manifest, hash::hex(&json)))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// What of the disc in `folder` is not as its `manifest` says. What systems leave behind in folders that they show is passed over.
pub fn faults(folder: &Path, manifest: &ArchiveManifest) -> io::Result<Vec<Fault>> {
    if manifest.schema > SCHEMA {
        return Ok(vec![Fault::Newer(manifest.schema.to_string())]);
    }
    let mut there = BTreeSet::new();
    let walk = WalkDir::new(folder).min_depth(1).into_iter();
    for entry in walk.filter_entry(|entry| entry.file_name().to_str().is_none_or(|name| !is_passed_over(name))) {
        let entry = entry?;
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
            there.insert(names.join("/"));
        }
    }
    let added = there.iter().filter(|path| *path != MANIFEST && !manifest.files.contains_key(*path));
    let mut faults: Vec<Fault> = added.map(|path| Fault::Added(path.clone())).collect();
    let differing = manifest.files.par_iter().filter_map(|(path, sealed)| {
        if !there.contains(path) {
            return Some(Ok(Fault::Missing(path.clone())));
        }
        match File::open(folder.join(path)).and_then(hash::of) {
            Ok(found) => (found != sealed.sha256).then(|| Ok(Fault::Differs(path.clone()))),
            Err(error) => Some(Err(error)),
        }
    });
    faults.extend(differing.collect::<io::Result<Vec<Fault>>>()?);
    Ok(faults)
}
