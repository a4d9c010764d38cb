//! A file beside a chapter or page that nothing shows or links to: it is not published, and its author may think that it is.

use super::{Check, CheckContext};
use crate::finding::{Code, Findings};
use crate::guide::asset;

/// A file that nothing shows or links to.
const UNUSED_FILE: Code = Code::warning(
    "unused-file",
    "an image or document beside a chapter that nothing shows or links to: it is not published",
);

pub const CHECK: Check = Check::of_guide(&[&UNUSED_FILE], guide);

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    let used = asset::used(context.guide, context.sources);
    for (path, file) in &context.guide.assets {
        if !used.contains(path) {
            findings.add(UNUSED_FILE.at(*file).with("file", &**path));
        }
    }
}
