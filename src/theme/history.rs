//! What the templates of the history are given: all issued versions, and what changed between them.
//!
//! These pages stand outside the folders of versions. Every `href` is a path from the root of the site: a template writes
//! `{{ history.root }}{{ issue.href }}`.

use super::views::{Date, Labelled, Language, PageLink, Translation};
use serde::Serialize;

/// What every page of the history has: the variable `history`.
#[derive(Debug, Serialize)]
pub struct HistoryFrame {
    /// `versions`, `version`, `solution` or `redline`.
    pub kind: &'static str,
    /// The way to the root of the site: `../../`.
    pub root: String,
    /// The way to the folder that the theme's assets are in, with a `/` at the end.
    pub assets: String,
    /// The language of the page.
    pub language: Language,
    /// The guide's name.
    pub guide: String,
    /// The page's own heading.
    pub title: String,
    /// For `<title>`.
    pub full_title: String,
    /// Where reading begins.
    pub home: PageLink,
    /// The pages above this one.
    pub trail: Vec<PageLink>,
    /// The same page in the other languages.
    pub translations: Vec<Translation>,
    /// The address of the page on the web, if the guide has one.
    pub canonical: Option<String>,
    /// The feed of new versions; empty if the guide has no address.
    pub feed: String,
    /// The tool and its version.
    pub generator: String,
}

/// Why a solution is no longer there: the variable `withdrawal` of its page.
#[derive(Debug, Serialize)]
pub struct WithdrawalNotice {
    /// Since which version, in words.
    pub since: String,
    /// Why; empty if the guide does not say.
    pub reason: String,
    /// The language of the reason, if it is not that of the page.
    pub language: Option<Language>,
    /// The solution that took its place.
    pub successor: Option<PageLink>,
}

/// One version, in a list of them: the variable `issues`, the newest first.
#[derive(Debug, Serialize)]
pub struct Issue {
    /// Its name; `next` for the working text.
    pub version: String,
    /// What kind of text it is: `final`, `draft` or `next`.
    pub stage: Labelled,
    /// Whether it is the newest final one.
    pub is_latest: bool,
    /// The date of its text.
    pub date: Option<Date>,
    /// Where it, or what the page is about in it, is read; empty if it is not there.
    pub href: String,
    /// On a disc: the whole address at which the site tells of a version that the disc does not hold; empty if it has none.
    pub on_site: String,
    /// The version that its addresses lead on to, where it has no pages of its own; else empty.
    pub replaced_by: String,
    /// What the page is about, if it has another name in this version.
    pub other_title: String,
    /// The language of that name, if it is not that of the page.
    pub language: Option<Language>,
    /// Whether what the page is about is not in this version.
    pub missing: bool,
    /// What is near it in this version.
    pub near: Vec<PageLink>,
    /// What these have in common, in words.
    pub near_title: String,
    /// What its maintainers say of it, as HTML.
    pub notes: String,
    /// Its archive; empty where there is none.
    pub disc: String,
    /// The size of the archive in megabytes, as the language writes it.
    pub disc_size: String,
    /// The version that it is compared with; empty for the first one.
    pub against: String,
    /// The page that tells what changed since that version.
    pub changes: String,
    /// How many solutions were added, withdrawn and changed, in words.
    pub counts: Vec<String>,
    /// What changed of the solution that the page is about.
    pub change: Option<Changed>,
    /// By what it is proved.
    pub proof: Option<Proof>,
    /// That it was withdrawn, and why; empty if it was not.
    pub withdrawn: String,
    /// What was found to be wrong in it, each in words.
    pub errata: Vec<String>,
}

/// By what a version is proved, together with all before it.
#[derive(Debug, Serialize)]
pub struct Proof {
    /// The beginning of its fingerprint, as people write it down.
    pub short: String,
    /// Its fingerprint: 64 hexadecimal digits.
    pub fingerprint: String,
    /// The SHA-256 of its archive.
    pub sha256: String,
    /// The SHA-256 of the list of its files, by which an unpacked disc is proved.
    pub manifest: String,
    /// Its statement, of which the fingerprint is the SHA-256; empty on a disc.
    pub statement: String,
}

/// What changed of a solution or page.
#[derive(Debug, Serialize)]
pub struct Changed {
    /// What became of it: `added`, `removed` or `changed`.
    pub fate: Labelled,
    /// What it is called.
    pub title: String,
    /// The language of that name, if it is not that of the page.
    pub language: Option<Language>,
    /// Where it is read; empty if it was withdrawn, or is not there.
    pub href: String,
    /// Both texts compared; empty if there is nothing to compare.
    pub redline: String,
    /// What changed of it as a whole.
    pub fields: Vec<Difference>,
    /// What changed of its objectives, steps, indicators…
    pub items: Vec<ChangedItem>,
    /// Whether its text changed.
    pub text: bool,
}

/// An objective, a step, a term… that changed.
#[derive(Debug, Serialize)]
pub struct ChangedItem {
    /// What became of it.
    pub fate: Labelled,
    /// Of which list it is one.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// What changed of it.
    pub differences: Vec<Difference>,
}

/// One thing that changed.
#[derive(Debug, Serialize)]
pub struct Difference {
    /// What.
    pub label: String,
    /// Whether it is a fact, with a value before and after; else it is a text, or only said to have changed.
    pub is_value: bool,
    /// What it was; may be empty.
    pub from: String,
    /// What it is; may be empty.
    pub to: String,
    /// The words of a text.
    pub runs: Vec<Run>,
}

/// Words of a text that was compared.
#[derive(Debug, Serialize)]
pub struct Run {
    /// `same`, `del` or `ins`.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

/// What changed from one version to another: the variable `changes`.
#[derive(Debug, Serialize)]
pub struct Changes {
    /// The older version.
    pub from: String,
    /// The newer one.
    pub to: String,
    /// How many solutions were added, withdrawn and changed, in words.
    pub counts: Vec<String>,
    /// The solutions that changed.
    pub solutions: Vec<Changed>,
    /// The pages of prose that changed.
    pub pages: Vec<Changed>,
    /// The themes, terms, works… that changed.
    pub entries: Vec<ChangedItem>,
}

/// Two versions of a solution or page compared word by word: the variable `redline`.
#[derive(Debug, Serialize)]
pub struct Redline {
    /// The older version.
    pub from: String,
    /// The newer one.
    pub to: String,
    /// What changed besides the text.
    pub change: Changed,
    /// The text: every block, changed or not. Empty if nothing of it changed.
    pub blocks: Vec<RedlinedBlock>,
}

/// A block of a text that was compared.
#[derive(Debug, Serialize)]
pub struct RedlinedBlock {
    /// `p`, `h2`…, `li`, `tr`, `pre`, `dt`, `dd`, `note`.
    pub kind: String,
    /// Its place on the page; empty if its version does not say it.
    pub id: String,
    /// `same`, `added`, `removed` or `changed`.
    pub fate: &'static str,
    /// Its words.
    pub runs: Vec<Run>,
    /// Where its links led and lead, if that changed.
    pub links: Option<[String; 2]>,
}
