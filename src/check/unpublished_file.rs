//! A file beside a chapter or page that is not published: nothing shows or links to it, and its author may think that it is; or it is a program, a page, a
//! drawing that runs something, which the site of a commune must not hand out, on a server that might even run it.

use super::{Check, CheckContext};
use crate::finding::{Code, Findings};
use crate::guide::asset;
use std::cell::LazyCell;

/// A file that nothing shows or links to.
const UNUSED_FILE: Code = Code::warning(
    "unused-file",
    "an image or document beside a chapter that nothing shows or links to: it is not published",
);
/// A file that a text shows or links to, and that may not be published.
const REFUSED_FILE: Code = Code::error(
    "refused-file",
    "a file beside a chapter of a kind that is not published (a program, a page), or a drawing with scripts or from elsewhere",
);

pub const CHECK: Check = Check::of_guide(&[&UNUSED_FILE, &REFUSED_FILE], guide);

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    let used = asset::used(context.guide, context.sources);
    let mentioned = LazyCell::new(|| asset::mentioned(context.guide, context.sources));
    for (path, &file) in &context.guide.assets {
        if !used.contains(path) {
            if mentioned.contains(path) {
                continue;
            }
            findings.add(UNUSED_FILE.at(file).with("file", &**path));
        } else if let Some(refusal) = asset::refusal(context.sources.file(file)) {
            findings.add(REFUSED_FILE.at(file).with("file", &**path).with("problem", refusal.word()));
        }
    }
}
