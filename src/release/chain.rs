//! The chain of issued versions: each entry names those that it was issued upon, by their fingerprints.
//!
//! The *statement* of a version is what is sealed of it, as one line of JSON ([`statement`]). Its *fingerprint* is the SHA-256 of that line. The statement names the
//! SHA-256 of the manifest, which names that of every file; and it names the fingerprints of the versions before. So whoever noted one fingerprint
//! can prove that version, and all before it, to the last byte; also from a disc alone, whose manifest has all that a statement has. The statements are published beside the discs.

use super::archive::ArchiveManifest;
use super::hash;
use crate::finding::{Code, Findings};
use crate::guide::Version;
use crate::guide::ledger::{Ledger, Release};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Every code that looking at the chain can find.
pub const CODES: [&Code; 3] = [&EDITED, &VANISHED, &FORKED];

/// An entry that is another than the one that a later version was issued upon.
pub const EDITED: Code = Code::error("edited-release");
/// A version that is no longer there, upon which a later one was issued.
pub const VANISHED: Code = Code::error("vanished-release");
/// Two versions that were issued without knowing of each other.
pub const FORKED: Code = Code::warning("forked-releases");

/// What is sealed of a version. Its JSON, with the fields in this order and without blanks, is what its fingerprint is of: it can never be written otherwise.
#[derive(Debug, Serialize)]
struct Statement<'r> {
    version: String,
    date: String,
    languages: Vec<&'r str>,
    notes: BTreeMap<&'r str, &'r str>,
    /// The fingerprints of the versions that it was issued upon.
    parents: BTreeMap<String, &'r str>,
    /// The SHA-256 of the manifest.
    manifest: &'r str,
}

/// The statement of `release`.
pub fn statement(release: &Release) -> String {
    let parents = release.parents.iter().map(|(version, parent)| (version.to_string(), &*parent.value));
    let statement = Statement {
        version: release.version.value.to_string(),
        date: release.date.to_string(),
        languages: release.languages.iter().map(|code| &*code.value).collect(),
        notes: release.notes.iter().map(|(language, text)| (&**language, &*text.value)).collect(),
        parents: parents.collect(),
        manifest: release.manifest.as_deref().unwrap_or_default(),
    };
    said(&statement)
}

/// The statement of the version whose `manifest` has this SHA-256: a disc alone says it. Older manifests do not.
pub fn statement_of(manifest: &ArchiveManifest, sha256: &str) -> Option<String> {
    (manifest.schema >= 2).then(|| {
        said(&Statement {
            version: manifest.version.clone(),
            date: manifest.date.clone(),
            languages: manifest.languages.iter().map(String::as_str).collect(),
            notes: manifest.notes.iter().map(|(language, text)| (language.as_str(), text.as_str())).collect(),
            parents: manifest.parents.iter().map(|(version, parent)| (version.clone(), parent.as_str())).collect(),
            manifest: sha256,
        })
    })
}

fn said(statement: &Statement<'_>) -> String {
    serde_json::to_string(statement).unwrap_or_else(|_| unreachable!("texts by texts are JSON"))
}

/// The fingerprint of `release`.
pub fn fingerprint(release: &Release) -> String {
    hash::hex(statement(release).as_bytes())
}

/// The beginning of a fingerprint, as people write it down and compare it: four groups of four digits.
pub fn short(fingerprint: &str) -> String {
    let groups = fingerprint.as_bytes().chunks(4).take(4).map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join("-")
}

/// The versions upon which nothing was issued yet: the next one is issued upon all of them.
pub fn heads(ledger: &Ledger) -> Vec<&Release> {
    let parents: BTreeSet<_> = ledger.releases.iter().flat_map(|release| release.parents.keys()).collect();
    ledger.releases.iter().filter(|release| !parents.contains(&release.version.value)).collect()
}

/// The versions that one which comes after all of `ledger` is issued upon, and the fingerprint of each.
pub fn parents(ledger: &Ledger) -> BTreeMap<Version, String> {
    let heads = heads(ledger).into_iter();
    heads.map(|head| (head.version.value.clone(), fingerprint(head))).collect()
}

/// One short fingerprint of all versions of `ledger`: that of the last one, or of all that are last. `None` if nothing was issued, or an older tool issued it.
pub fn summary(ledger: &Ledger) -> Option<String> {
    let heads = heads(ledger);
    if heads.is_empty() || heads.iter().any(|head| head.is_old()) {
        return None;
    }
    let fingerprints: Vec<String> = heads.into_iter().map(fingerprint).collect();
    match &fingerprints[..] {
        [one] => Some(short(one)),
        several => Some(short(&hash::hex(several.concat().as_bytes()))),
    }
}

/// Looks whether each version is the one that later ones were issued upon.
pub fn check(ledger: &Ledger) -> Findings {
    let mut findings = Findings::default();
    // Each is told once, at the first version that knew it.
    let mut told = BTreeSet::new();
    for release in &ledger.releases {
        for (version, expected) in &release.parents {
            let after = release.version.value.to_string();
            let before = version < &release.version.value;
            match ledger.find(version).filter(|_| before) {
                Some(parent) if parent.is_old() || fingerprint(parent) == expected.value || !told.insert(version) => {}
                Some(parent) => {
                    let finding = EDITED.at(parent.version.span).with("version", version.to_string());
                    findings.add(finding.with("after", after).related("after", expected.span));
                }
                None if ledger.unread.contains(version) || !told.insert(version) => {}
                None => {
                    findings.add(VANISHED.at(expected.span).with("version", version.to_string()).with("after", after));
                }
            }
        }
    }
    let heads = heads(ledger);
    // Lines of an old ledger name no parents: they are in a row.
    if let [first, .., last] = &heads[..]
        && !heads.iter().any(|head| head.is_old())
        && findings.is_empty()
    {
        let names: Vec<String> = heads.iter().map(|head| head.version.value.to_string()).collect();
        let finding = FORKED.at(last.version.span).with("versions", names.join(", "));
        findings.add(finding.related("beside", first.version.span));
    }
    findings
}

/// What `manifest` says differently from the entry `release`: the names of fields. Older manifests say less.
pub fn differing(manifest: &ArchiveManifest, release: &Release) -> String {
    if manifest.schema < 2 {
        return String::new();
    }
    let languages: Vec<&str> = release.languages.iter().map(|code| &*code.value).collect();
    let notes: BTreeMap<&String, &String> = release.notes.iter().map(|(code, text)| (code, &text.value)).collect();
    let parents = release.parents.iter().map(|(version, parent)| (version.to_string(), parent.value.clone()));
    let fields = [
        ("languages", manifest.languages == languages),
        ("notes", manifest.notes.iter().collect::<BTreeMap<_, _>>() == notes),
        ("base_url", manifest.base_url.as_deref() == release.base_url.as_ref().map(|url| &*url.value)),
        ("parents", manifest.parents == parents.collect()),
    ];
    let other = fields.into_iter().filter(|(_, is_same)| !is_same).map(|(name, _)| name);
    other.collect::<Vec<_>>().join(", ")
}
