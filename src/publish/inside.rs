//! Publishing into a folder that cannot be exchanged with another: a volume of a container, the root of a disk, a folder whose surroundings belong to
//! somebody else.
//!
//! The staging folder is made in the site itself, and what it holds takes the place of what has the same name, one name at a time. For a moment readers may
//! find pages of both sites, each of them whole. The steps, after the site was written and its manifest bears the name [`NEXT`]:
//!
//! 1. Each folder of the new site is exchanged with the published one, each file takes the place of the published one. *Stopped here: what is in its place
//!    already is known by its files, which are as the manifest says; the next run goes on.*
//! 2. The marker becomes [`PREVIOUS`] in the staging folder, and [`NEXT`] becomes the marker. *Stopped between these two: the next run goes on.*
//! 3. What the previous site had and the new one has not is removed, then the staging folder. *Stopped here: the new site is published; the next run
//!    tidies up.*
//!
//! What others put beside the site stays where it is, and is not even looked at.

use super::PublishError;
use super::files::{FileSystem, Stat, are_as_they_were, is_there, stat, walk};
use super::manifest::{MARKER, ManifestGroup, SiteManifest};
use super::staging::{UNFINISHED, give_back, remove_empty, remove_with};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// The manifest of a site that is whole and whose files are on their way to their places.
pub const NEXT: &str = ".dalil-next";
/// The manifest of the site whose place was taken.
const PREVIOUS: &str = ".dalil-previous";
/// What the name of a published folder begins with that is out of the way, where folders cannot be exchanged.
const ASIDE: &str = ".dalil-aside-";

/// Whether what is at `target` has to stay there, and can be written in.
pub fn is_needed(target: &Path, files: &dyn FileSystem) -> bool {
    let is_closed = |folder: &Path| PublishError::if_protected(folder, files).is_err();
    let beside = target.parent().unwrap_or(target);
    target.is_dir() && (files.is_mounted(target) || is_closed(beside) && !is_closed(target))
}

/// Puts the site that is whole in `folder`, a staging folder in `target`, in its place, or goes on with that; then removes what is left of the previous one.
pub fn take_place(target: &Path, folder: &Path, files: &dyn FileSystem) -> Result<(), PublishError> {
    let (next, marker, previous) = (folder.join(NEXT), target.join(MARKER), folder.join(PREVIOUS));
    if let Some(manifest) = manifest_at(&next) {
        move_in(target, folder, &manifest, files)?;
        if is_there(&marker) && !is_there(&previous) {
            files.rename(&marker, &previous).map_err(PublishError::at(&previous))?;
        }
        files.rename(&next, &marker).map_err(PublishError::at(&marker))?;
    }
    clear(target, folder, files)
}

/// Whether `folder` was left by a run that was stopped after its site was whole.
pub fn is_whole(folder: &Path) -> bool {
    is_there(&folder.join(NEXT)) || is_there(&folder.join(PREVIOUS))
}

fn manifest_at(path: &Path) -> Option<SiteManifest> {
    SiteManifest::parse(fs::read_to_string(path).ok()?)
}

/// Gives each thing of the new site its place.
fn move_in(target: &Path, folder: &Path, manifest: &SiteManifest, files: &dyn FileSystem) -> Result<(), PublishError> {
    for entry in fs::read_dir(folder).map_err(PublishError::at(folder))? {
        let entry = entry.map_err(PublishError::at(folder))?;
        let name = entry.file_name();
        let text = name.to_string_lossy();
        let is_own = [NEXT, PREVIOUS, UNFINISHED].contains(&&*text) || text.starts_with(ASIDE);
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_own || is_folder && is_in_place(target, &text, manifest) {
            continue;
        }
        let (from, to) = (entry.path(), target.join(&name));
        if is_there(&to) && (is_folder || to.is_dir()) {
            match files.exchange(&from, &to) {
                Ok(()) => continue,
                Err(error) if error.kind() == ErrorKind::Unsupported => {
                    let aside = folder.join(format!("{ASIDE}{text}"));
                    files.rename(&to, &aside).map_err(PublishError::at(&to))?;
                }
                Err(error) => return Err(PublishError::Io(to, error)),
            }
        }
        files.rename(&from, &to).map_err(PublishError::at(&to))?;
    }
    Ok(())
}

/// Whether the folder `name` of the site at `target` is that of `manifest`.
fn is_in_place(target: &Path, name: &str, manifest: &SiteManifest) -> bool {
    let below = format!("{name}/");
    let own = manifest.files.range(below.clone()..).take_while(|(path, _)| path.starts_with(&below));
    let mut all: Vec<(&str, Stat)> = own.map(|(path, stat)| (path.as_str(), *stat)).collect();
    all.extend(manifest.trees.get(name).into_iter().flat_map(ManifestGroup::files));
    are_as_they_were(target, &all)
}

/// Removes what is left of the previous site, in the staging folder and in the site itself. What is somebody else's goes back to its place.
fn clear(target: &Path, folder: &Path, files: &dyn FileSystem) -> Result<(), PublishError> {
    let previous = manifest_at(&folder.join(PREVIOUS)).unwrap_or_default();
    let written = previous.all_but(&[]);
    for found in walk(folder)?.iter().filter(|found| !found.is_empty_folder) {
        let name = found.name();
        if name.as_deref() == Some(PREVIOUS) {
            continue;
        }
        let at_home =
            name.as_deref().map_or(found.path.as_path(), |name| Path::new(name.strip_prefix(ASIDE).unwrap_or(name)));
        let is_ours = at_home.to_str().is_some_and(|name| written.contains_key(name));
        if is_ours || is_there(&target.join(at_home)) {
            let _ = files.remove_file(&folder.join(&found.path));
        } else {
            give_back(&folder.join(&found.path), &target.join(at_home), files)?;
        }
    }
    let now = manifest_at(&target.join(MARKER)).unwrap_or_default();
    let kept = now.all_but(&[]);
    for (path, before) in written.iter().filter(|(path, _)| !kept.contains_key(**path)) {
        let at = target.join(path);
        if stat(&at) == Some(*before) {
            let _ = files.remove_file(&at);
            remove_empty(&target.join(path.split('/').next().unwrap_or(path)), files);
        }
    }
    if is_there(&folder.join(PREVIOUS)) {
        remove_with(PREVIOUS, folder, files);
    } else {
        remove_empty(folder, files);
        let _ = files.remove_folder(folder);
    }
    Ok(())
}
