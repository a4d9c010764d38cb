//! `content/releases/VERSION.toml`: what was sealed of one issued version, beside its archive.
//!
//! Guides that were issued by an older tool have all versions in one file, `ledger.toml`: its lines are read as entries, which lack what that tool did not
//! write. The next version that is issued makes files of them.

use crate::data::fields::{self, Fields, wrong_type};
use crate::data::tree::{Node, Value};
use crate::finding::{Code, Findings};
use crate::guide::{Stage, Version, quantity};
use crate::i18n::Date;
use crate::source::disk::RELEASES;
use crate::source::{Span, Spanned, Text};
use std::collections::BTreeMap;
use toml_edit::{Array, DocumentMut, Item, Table, value};

/// An entry that a newer tool wrote.
pub const NEWER: Code = Code::error("newer-release");
/// An entry in the file of another version.
pub const MISNAMED: Code = Code::error("misnamed-release");

/// How entries are written. The first format was one file for all versions.
pub const FORMAT: u32 = 2;

/// What a new entry begins with.
const HEADER: &str = "# An issued version of this guide, written by `dalil release`: sealed, and bound to those before it.\n# Do not change this file by hand: `dalil verify` finds it.\n\n";

/// One issued version.
#[derive(Clone, Debug)]
pub struct Release {
    /// Its name.
    pub version: Spanned<Version>,
    /// The date of its text.
    pub date: Date,
    /// The languages that it is written in; the first is the reference.
    pub languages: Vec<Text>,
    /// The SHA-256 of its archive.
    pub sha256: String,
    /// The SHA-256 of the manifest in it; `None` in a line of an old ledger.
    pub manifest: Option<String>,
    /// Where its pages say that they are published; `None` if they do not.
    pub base_url: Option<Text>,
    /// The versions that it was issued upon, and the fingerprint of the entry of each.
    pub parents: BTreeMap<Version, Spanned<String>>,
    /// What its maintainers say of it, in Markdown, by language.
    pub notes: BTreeMap<String, Text>,
}

impl Release {
    /// The path of its archive, in the guide.
    pub fn path(&self) -> String {
        path(&self.version.value)
    }

    /// What kind of text it is.
    pub fn stage(&self) -> Stage {
        self.version.value.stage()
    }

    /// Whether it is a line of an old ledger, and has no file of its own.
    pub fn is_old(&self) -> bool {
        self.manifest.is_none()
    }
}

/// The path of the archive of `version`, in the guide.
pub fn path(version: &Version) -> String {
    format!("{RELEASES}/{version}.zip")
}

/// The name of the entry of `version`, in the folder of issued versions.
pub fn name(version: &Version) -> String {
    format!("{version}.toml")
}

/// The version whose entry the file at `path` is, by its name.
pub fn version_of(path: &str) -> Option<Version> {
    let name = path.strip_prefix(RELEASES)?.strip_prefix('/')?;
    Version::parse(name.strip_suffix(".toml")?)
}

fn version(node: &Node<'_>) -> Result<Spanned<Version>, fields::Expected> {
    let text = fields::text(node).map_err(|_| "version")?;
    Version::parse(&text.value).map(|version| Spanned::new(version, node.span)).ok_or("version")
}

fn sha256(node: &Node<'_>) -> Result<String, fields::Expected> {
    let text = fields::text(node).map_err(|_| "sha256")?;
    let is_hash = text.value.len() == 64 && text.value.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if is_hash { Ok(text.value) } else { Err("sha256") }
}

/// A line of an old ledger.
pub(super) fn read_line(node: &Node<'_>, findings: &mut Findings) -> Option<Release> {
    let mut fields = Fields::open(node, findings)?;
    let stage = fields.required("stage", fields::text);
    let release = read_common(&mut fields);
    fields.close();
    let release = release?;
    if let Some(stage) = stage.filter(|stage| release.stage().word() != stage.value) {
        let node = Node { value: Value::Scalar { text: stage.value.as_str().into(), quoted: true }, span: stage.span };
        let expected = if release.stage() == Stage::Draft { "stage-draft" } else { "stage-final" };
        findings.add(wrong_type(&node, expected).with("field", "stage"));
    }
    Some(release)
}

/// The entry of `named`, by the name of its file.
pub(super) fn read(node: &Node<'_>, named: &Version, findings: &mut Findings) -> Option<Release> {
    let mut fields = Fields::open(node, findings)?;
    let format = fields.required("format", fields::whole)?;
    if format.value > FORMAT {
        // Nothing that this tool says of it could be relied upon.
        fields.findings.add(NEWER.at(format.span).with("found", named.to_string()));
        return None;
    }
    let manifest = fields.required("manifest", sha256);
    let base_url = fields.optional("base_url", fields::text);
    let parents = fields.node("parents").map_or_else(BTreeMap::new, |node| read_parents(node, fields.findings));
    let release = read_common(&mut fields);
    fields.close();
    let release = Release { manifest: Some(manifest?), base_url, parents, ..release? };
    if release.version.value == *named {
        return Some(release);
    }
    let finding = MISNAMED.at(release.version.span).with("found", release.version.value.to_string());
    findings.add(finding.with("expected", named.to_string()));
    None
}

/// What lines and entries both say.
fn read_common(fields: &mut Fields<'_, '_, '_>) -> Option<Release> {
    let version = fields.required("version", version);
    let date = fields.required("date", quantity::date);
    let languages = fields.texts("languages").map_or_else(Vec::new, |languages| languages.value);
    let sha256 = fields.required("sha256", sha256);
    let notes = fields.node("notes").map_or_else(BTreeMap::new, |node| read_notes(node, fields.findings));
    let (version, date, sha256) = (version?, date?.value, sha256?);
    Some(Release { version, date, languages, sha256, manifest: None, base_url: None, parents: BTreeMap::new(), notes })
}

fn read_notes(node: &Node<'_>, findings: &mut Findings) -> BTreeMap<String, Text> {
    let Some(mut fields) = Fields::open(node, findings) else { return BTreeMap::new() };
    let entries = fields.entries();
    fields.close();
    let notes = entries.iter().filter_map(|(key, node)| Some((key.name.to_string(), fields::lines(node).ok()?)));
    notes.collect()
}

fn read_parents(node: &Node<'_>, findings: &mut Findings) -> BTreeMap<Version, Spanned<String>> {
    let Some(mut fields) = Fields::open(node, findings) else { return BTreeMap::new() };
    let entries = fields.entries();
    fields.close();
    let mut parents = BTreeMap::new();
    for (key, node) in entries {
        match (Version::parse(&key.name), sha256(node)) {
            (Some(version), Ok(fingerprint)) => {
                parents.insert(version, Spanned::new(fingerprint, node.span));
            }
            (None, _) => {
                let node = Node { value: Value::Scalar { text: key.name.clone(), quoted: false }, span: key.span };
                findings.add(wrong_type(&node, "version").with("field", "parents"));
            }
            (_, Err(expected)) => findings.add(wrong_type(node, expected).with("field", "parents")),
        }
    }
    parents
}

/// The file of `release`, all of it.
pub fn text(release: &Release) -> String {
    let mut entry = DocumentMut::new();
    entry["format"] = value(i64::from(FORMAT));
    entry["version"] = value(release.version.value.to_string());
    entry["date"] = value(release.date.to_string());
    entry["languages"] = value(release.languages.iter().map(|code| code.value.as_str()).collect::<Array>());
    entry["sha256"] = value(&*release.sha256);
    if let Some(manifest) = &release.manifest {
        entry["manifest"] = value(&**manifest);
    }
    if let Some(base_url) = &release.base_url {
        entry["base_url"] = value(&*base_url.value);
    }
    let parents = release.parents.iter().map(|(version, fingerprint)| (version.to_string(), &fingerprint.value));
    put_table(&mut entry, "parents", parents);
    put_table(&mut entry, "notes", release.notes.iter().map(|(language, text)| (language.clone(), &text.value)));
    format!("{HEADER}{entry}")
}

fn put_table<'t>(entry: &mut DocumentMut, name: &str, texts: impl Iterator<Item = (String, &'t String)>) {
    let mut table = Table::new();
    for (key, text) in texts {
        table[&key] = value(&**text);
    }
    if !table.is_empty() {
        entry[name] = Item::Table(table);
    }
}

/// A release that is not in any file yet.
pub fn release(
    version: Version,
    date: Date,
    languages: &[String],
    notes: &BTreeMap<String, String>,
    parents: BTreeMap<Version, String>,
    file: Span,
) -> Release {
    let text = |text: &str| Text::new(text.to_owned(), file);
    Release {
        version: Spanned::new(version, file),
        date,
        languages: languages.iter().map(|code| text(code)).collect(),
        sha256: String::new(),
        manifest: None,
        base_url: None,
        parents: parents.into_iter().map(|(version, fingerprint)| (version, text(&fingerprint))).collect(),
        // As they will be read.
        notes: notes.iter().map(|(language, notes)| (language.clone(), text(notes.trim()))).collect(),
    }
}
