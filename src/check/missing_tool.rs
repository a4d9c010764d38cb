//! A tool whose file is not there (D4).

use super::{Check, CheckContext};
use crate::finding::{Code, Findings};
use crate::guide::Solution;
use crate::guide::links;

/// A tool without its file.
const MISSING_TOOL: Code = Code::error("missing-tool", "a tool whose file is not beside the chapter");

pub const CHECK: Check = Check::of_solution(&[&MISSING_TOOL], solution);

fn solution(context: &CheckContext<'_>, solution: &Solution, findings: &mut Findings) {
    let folder = solution.folder() + "/";
    for chapter in solution.chapters.iter().flatten() {
        for tool in chapter.tools.iter().filter(|tool| !tool.file.value.is_empty()) {
            let path = links::path_from(&folder, &tool.file.value);
            let there = path.is_some_and(|path| context.sources.find(&path).is_some() && path.starts_with(&folder));
            if !there {
                let beside: Vec<String> = context
                    .sources
                    .all()
                    .into_iter()
                    .filter_map(|(_, file)| Some(file.path.strip_prefix(&folder)?.to_owned()))
                    .collect();
                let finding = MISSING_TOOL.at(tool.file.span).with("found", &*tool.file.value);
                findings.add(finding.near(&tool.file.value, beside.iter().map(String::as_str)));
            }
        }
    }
}
