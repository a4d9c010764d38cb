//! A file that a text shows or links to and that is not published: a program, a page, a drawing that runs something. The site of a commune must not hand
//! them out, on a server that might even run them.

use super::{Check, CheckContext};
use crate::finding::{Code, Findings};
use crate::guide::asset;

/// A file that is not published.
const REFUSED_FILE: Code = Code::error(
    "refused-file",
    "a file beside a chapter of a kind that is not published (a program, a page), or a drawing with scripts or from elsewhere",
);

pub const CHECK: Check = Check::of_guide(&[&REFUSED_FILE], guide);

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    for path in asset::used(context.guide, context.sources) {
        let Some(&file) = context.guide.assets.get(&path) else { continue };
        if let Some(refusal) = asset::refusal(context.sources.file(file)) {
            findings.add(REFUSED_FILE.at(file).with("file", path).with("problem", refusal.word()));
        }
    }
}
