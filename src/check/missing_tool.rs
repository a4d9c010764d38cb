//! A tool whose file is not there (D4).

use super::{Check, CheckContext};
use crate::finding::{Code, Findings};
use crate::guide::Solution;
use crate::guide::{asset, links};
use crate::i18n::composed;

/// A tool without its file.
const MISSING_TOOL: Code = Code::error("missing-tool");

pub const CHECK: Check = Check::of_solution(&[&MISSING_TOOL], solution);

fn solution(context: &CheckContext<'_>, solution: &Solution, findings: &mut Findings) {
    let names = || {
        let files = solution.files.iter().map(|file| &context.sources.file(*file).path);
        files.filter_map(|path| path.strip_prefix(&*solution.folder)?.strip_prefix('/')).map(composed)
    };
    let from = format!("{}/", solution.folder);
    for tool in solution.chapters.iter().flatten().flat_map(|chapter| &chapter.tools) {
        let name = &tool.file.value;
        let path = links::path_from(&from, name);
        let there = path.is_some_and(|path| names().any(|name| path == solution.beside(&name)));
        if !there && !name.is_empty() {
            let beside: Vec<_> = names().collect();
            let finding = MISSING_TOOL.at(tool.file.span).with("found", &**name);
            let finding = finding.near(name, beside.iter().map(|name| &**name));
            let meant = asset::surely_meant(context.guide, &from, name);
            findings.add(match meant.filter(|meant| finding.suggestion.as_deref() == Some(meant)) {
                Some(_) => finding.mend(tool.file.span),
                None => finding,
            });
        }
    }
}
