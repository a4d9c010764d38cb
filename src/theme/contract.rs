//! The version of what templates are given: `THEME.md` describes it, `CHANGELOG.md` says what changed from one to the next.

use crate::data::{fields, fields::Fields, toml};
use crate::finding::{Code, Findings, Place};
use crate::source::{FileId, Sources, Span};
use std::collections::BTreeMap;

/// The contract that this program keeps.
pub const CONTRACT: u32 = 2;
/// The contract of themes that do not say which one: they were written for 0.1.0, when there was none to be named.
const FIRST: u32 = 1;

/// The guide's templates were written for another contract than the one that the program keeps.
pub const OTHER_CONTRACT: Code = Code::warning("other-contract");

/// Where the theme called `name` says for which contract it was written.
fn path(name: &str) -> String {
    format!("themes/{name}/theme.toml")
}

/// Tells if the templates `own` of the theme called `name` were written for another contract, and says whether for an older one. Styles and
/// pictures alone are bound to none.
pub fn check(sources: &Sources, name: &str, own: &BTreeMap<String, FileId>, findings: &mut Findings) -> bool {
    let file = sources.find(&path(name));
    let said = file.and_then(|file| read(sources, file, findings));
    let (Some(first), contract) = (own.values().next(), said.map_or(FIRST, |said| said.0)) else { return false };
    if contract == CONTRACT {
        return false;
    }
    let place = Place::part_of(file.unwrap_or(*first), said.map(|said| said.1));
    let age = if contract < CONTRACT { "older" } else { "newer" };
    let finding = OTHER_CONTRACT.at(place).with("age", age).with("path", path(name));
    findings.add(finding.with("found", contract.to_string()).with("expected", CONTRACT.to_string()));
    contract < CONTRACT
}

/// Style sheets that templates of the first contract included, and that are assets now.
const INCLUDED: [&str; 2] = ["history.css", "sheet.css"];
/// How the stock style sheet drew what the attributes `style` of those templates say.
const OLDER_STYLE: &[u8] = include_bytes!("older.css");

/// Lets the styles of templates of an older contract act as they did.
pub fn keep_older_styles(templates: &mut BTreeMap<String, String>, assets: &mut BTreeMap<String, Vec<u8>>) {
    if let Some(style) = assets.get_mut("style.css") {
        style.extend(OLDER_STYLE);
    }
    for name in INCLUDED.map(str::to_owned) {
        if let Some(own) = templates.get(&name) {
            assets.insert(name, own.clone().into_bytes());
        } else if let Some(stock) = assets.get(&name) {
            templates.insert(name, String::from_utf8_lossy(stock).into_owned());
        }
    }
}

/// The contract that a theme names, and where.
fn read(sources: &Sources, file: FileId, findings: &mut Findings) -> Option<(u32, Span)> {
    let (root, _) = toml::parse(sources.file(file).text(), file, findings);
    let mut fields = Fields::open(&root, findings)?;
    let contract = fields.optional("contract", fields::whole);
    fields.close();
    contract.map(|contract| (contract.value, contract.span))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stock_theme_names_the_contract_that_is_kept() {
        let files = crate::theme::embedded();
        let (_, bytes) = files.iter().find(|(path, _)| path == "theme.toml").unwrap();
        let mut sources = Sources::default();
        let file = sources.put_text(&path("default"), std::str::from_utf8(bytes).unwrap());
        let mut findings = Findings::default();
        assert_eq!(read(&sources, file, &mut findings).map(|it| it.0), Some(CONTRACT));
        assert!(findings.is_empty());
    }
}
