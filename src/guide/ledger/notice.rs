//! `content/releases/VERSION.notice.toml`: what became known of a version after it was sealed. It was withdrawn, or has errors.
//!
//! Not a byte of the version changes: `versions.js` shows it on its pages, the history and the feed tell it, and so does the link to its disc.

use crate::data::fields::{self, Fields};
use crate::data::tree::Node;
use crate::finding::Findings;
use crate::guide::register::Localized;
use crate::guide::{Language, Version, quantity};
use crate::i18n::Date;
use crate::source::disk::RELEASES;
use crate::source::{FileId, Text};
use toml_edit::{DocumentMut, Item, Table, value};

/// What the names of notices end with; before it stands the version.
const ENDING: &str = ".notice.toml";

/// What a new notice begins with.
const HEADER: &str = "# What readers of this version must know since it was sealed. Errors that were found in it can be added below:\n#\n# [[errata]]\n# date = \"2026-03-15\"\n# solution = \"name-of-its-folder\"\n# text = { fr = \"…\", ar = \"…\" }\n\n";

/// What became known of a version.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The file that says so.
    pub file: FileId,
    /// That it is no longer to be relied upon.
    pub withdrawn: Option<Withdrawal>,
    /// What is wrong in it, and is read otherwise.
    pub errata: Vec<Erratum>,
}

/// A version that is no longer to be relied upon.
#[derive(Clone, Debug)]
pub struct Withdrawal {
    /// Since when.
    pub date: Date,
    /// Why.
    pub reason: Localized,
}

/// An error in a version.
#[derive(Clone, Debug)]
pub struct Erratum {
    /// When it was told.
    pub date: Date,
    /// The solution or page that has it, as it is called in that version; without one it is about the whole version.
    pub solution: Option<Text>,
    /// The id of the step, the indicator, the heading that has it.
    pub unit: Option<Text>,
    /// What is to be read instead.
    pub text: Localized,
}

/// The name of the notice of `version`, in the folder of issued versions.
pub fn name(version: &Version) -> String {
    format!("{version}{ENDING}")
}

/// The version whose notice the file at `path` is, by its name.
pub(super) fn version_of(path: &str) -> Option<Version> {
    let name = path.strip_prefix(RELEASES)?.strip_prefix('/')?;
    Version::parse(name.strip_suffix(ENDING)?)
}

pub(super) fn read(root: &Node<'_>, file: FileId, languages: &[Language], findings: &mut Findings) -> Option<Notice> {
    let mut fields = Fields::open(root, findings)?;
    let withdrawn = fields.node("withdrawn").and_then(|node| read_withdrawal(node, languages, fields.findings));
    let errata = fields.items("errata", |node, findings| read_erratum(node, languages, findings));
    fields.close();
    Some(Notice { file, withdrawn, errata: errata.unwrap_or_default() })
}

fn read_withdrawal(node: &Node<'_>, languages: &[Language], findings: &mut Findings) -> Option<Withdrawal> {
    let mut fields = Fields::open(node, findings)?;
    let date = fields.required("date", quantity::date);
    fields.need("reason");
    let reason = Localized::optional(&mut fields, "reason", languages);
    fields.close();
    Some(Withdrawal { date: date?.value, reason: reason? })
}

fn read_erratum(node: &Node<'_>, languages: &[Language], findings: &mut Findings) -> Option<Erratum> {
    let mut fields = Fields::open(node, findings)?;
    let date = fields.required("date", quantity::date);
    let solution = fields.optional("solution", fields::word);
    let unit = fields.optional("unit", fields::word);
    fields.need("text");
    let text = Localized::optional(&mut fields, "text", languages);
    fields.close();
    Some(Erratum { date: date?.value, solution, unit, text: text? })
}

/// The notice `before`, if there is one, with the withdrawal of its version on `date`, for `reasons` by language. What is written around it stays; `None` if that
/// cannot be read.
pub fn with_withdrawal<'r>(
    before: Option<&str>,
    date: Date,
    reasons: impl IntoIterator<Item = (&'r str, &'r str)>,
) -> Option<String> {
    let mut notice: DocumentMut = before.unwrap_or_default().parse().ok()?;
    let mut reason = Table::new();
    for (language, text) in reasons {
        reason[language] = value(text);
    }
    let withdrawn = notice.entry("withdrawn").or_insert(Item::Table(Table::new())).as_table_like_mut()?;
    withdrawn.insert("date", value(date.to_string()));
    withdrawn.insert("reason", Item::Table(reason));
    Some(if before.is_none() { format!("{HEADER}{notice}") } else { notice.to_string() })
}
