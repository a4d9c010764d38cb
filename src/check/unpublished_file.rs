//! A file beside a chapter or page that is not published: nothing shows or links to it, and its author may think that it is; or it is a program, a page, a
//! drawing that runs something, which the site of a commune must not hand out, on a server that might even run it.

use super::{Check, CheckContext};
use crate::finding::{Code, Finding, Findings};
use crate::guide::asset::{self, Refusal};
use crate::guide::{CONFLICT_COPY, file_name};
use crate::source::FileId;
use std::cell::LazyCell;

/// A file that nothing shows or links to.
const UNUSED_FILE: Code = Code::warning("unused-file");
/// A file that a text shows or links to, and that may not be published.
const REFUSED_FILE: Code = Code::error("refused-file");

pub const CHECK: Check = Check::of_guide(&[&UNUSED_FILE, &REFUSED_FILE], guide);

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    let used = asset::used(context.guide, context.sources);
    let shown = asset::shown(context.guide, context.sources);
    let mentioned = LazyCell::new(|| asset::mentioned(context.guide, context.sources));
    for (path, &file) in &context.guide.assets {
        if !used.contains(path) {
            findings.extend(unused(context, path, file).filter(|_| !mentioned.contains(path)));
        } else if let Some(refusal) = asset::refusal(context.sources.file(file)) {
            // What is shown and is no picture has been told where it is shown.
            if refusal != Refusal::Kind || !shown.contains(path) {
                findings.add(REFUSED_FILE.at(file).with("file", &**path).with("problem", refusal.word()));
            }
        }
    }
}

/// What is to be said of a file that nothing shows. Of one whose folder has a text that could not be read, or is not there, nothing: that text may show it.
fn unused(context: &CheckContext<'_>, path: &str, file: FileId) -> Option<Finding> {
    let (folder, name) = path.rsplit_once('/')?;
    if !is_whole(context, path) {
        return None;
    }
    let original = file_name::original(name);
    let original = original.filter(|original| context.sources.find(&format!("{folder}/{original}")).is_some());
    Some(match original {
        Some(original) => CONFLICT_COPY.at(file).with("original", original),
        None => UNUSED_FILE.at(file).with("file", path),
    })
}

/// Whether all texts of the solution or page that the file at `path` stands beside could be read.
fn is_whole(context: &CheckContext<'_>, path: &str) -> bool {
    let guide = context.guide;
    let name = path.split('/').nth(2).unwrap_or_default();
    if path.starts_with("content/solutions/") {
        return guide.solution(name).is_some_and(|solution| solution.chapters.iter().all(Option::is_some));
    }
    guide.page(name).is_some_and(|page| page.texts.iter().all(Option::is_some))
}
