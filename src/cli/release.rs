//! `dalil release` and `dalil diff`: versions that are issued and compared.

use super::build::{read, tell, tell_stopped};
use super::terminal::Terminal;
use super::{CommandError, unreadable};
use crate::finding::Findings;
use crate::finding::report::Format;
use crate::guide::ledger::{self, Release};
use crate::guide::{Ledger, Version};
use crate::i18n::LanguageId;
use crate::pipeline::{
    Changes, Project, ReleaseOrder, SealedVersion, changes, draft_notes, examine, notes_path, objections,
    page_of_changes, past, remarks, seal,
};
use crate::publish::{self, Disk};
use crate::release::chain;
use crate::release::compare::{Comparison, compare};
use crate::release::describe::{ChangeDescriber, DescribedChange, DescribedItem};
use crate::release::rebuild::migrated;
use crate::release::record::Record;
use crate::release::redline::{ChangeKind, Redlined};
use crate::release::store::{self, Addition, Entries};
use crate::release::version_store::{VersionStore, VersionStoreError};
use crate::site::NEXT;
use crate::source::Sources;
use crate::source::disk::{self, RELEASES};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Write as _, stdout};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What `dalil release` was asked.
#[derive(Debug)]
pub struct ReleaseArguments<'a> {
    /// The version.
    pub version: &'a str,
    /// Files with release notes: `fr=notes.md`.
    pub notes: &'a [String],
    /// Whether to write release notes to begin from, instead of sealing.
    pub draft_notes: bool,
    /// Whether to say all that is to be said, and to issue nothing.
    pub dry_run: bool,
}

/// Issues the guide at `root` as a version.
pub fn release(root: &Path, asked: &ReleaseArguments<'_>, terminal: &Terminal) -> Result<(), CommandError> {
    let version = version(asked.version, terminal)?;
    let mut sources = read(root, terminal)?;
    let examined = examine(&sources);
    // To issue a version is what mends that there is none.
    let mut findings = examined.findings.without(&ledger::NOTHING);
    let Some(mut project) = examined.project else {
        return Err(refused(&findings, &sources, terminal));
    };
    must_follow(&version, &project.guide.ledger, terminal)?;
    let (given, used) = given_notes(root, &version, &project, asked.notes, terminal)?;
    for (language, text) in &given {
        sources.put_text(&notes_path(&version, language), text);
    }
    findings.extend(objections(&project, &sources, &version));
    if findings.has_errors() {
        return Err(refused(&findings, &sources, terminal));
    }
    let stopped = |closed: VersionStoreError| tell_stopped(closed.into(), &sources, terminal);
    let version_store = VersionStore::new(root);
    let told = past::findings(&project.guide, &sources, &version_store);
    findings.extend(told.map_err(stopped)?);
    let record = Arc::new(Record::of(&project.guide, &sources, &version.to_string()));
    version_store.share(&record);
    let changes = changes(&project, &version_store, &version, &record).map_err(stopped)?;
    findings.extend(remarks(&project, changes.as_ref()));
    terminal.findings(&findings, &sources, Format::Text);
    let mut notes = draft_notes(&project, changes.as_ref(), &record);
    if asked.draft_notes {
        return write_notes(root, &version, &notes, terminal);
    }
    notes.extend(given);
    let summary = summary(&project, changes, &record, terminal);
    project.guide.ledger = migrated(&project.guide.ledger, &version_store).map_err(stopped)?;
    let order = ReleaseOrder { version, record, notes };
    let bar = terminal.progress("progress-rendering");
    let sealed = seal(&project, &sources, &version_store, &order, &bar);
    drop(bar);
    let sealed = sealed.map_err(|stopped| tell_stopped(stopped, &sources, terminal))?;
    // What is issued stays for ever: it is not to have stock pages where its authors wanted their own.
    if !sealed.findings.is_empty() {
        return Err(refused(&sealed.findings, &sources, terminal));
    }
    terminal.tell_text(&summary);
    if asked.dry_run {
        return tell_size(root, &sealed, terminal);
    }
    add(root, &sources, (&project.guide.ledger, &sealed), &used, terminal)
}

/// What changes with the version, in the language of the messages.
fn summary(project: &Project, changes: Option<Changes>, to: &Record, terminal: &Terminal) -> String {
    let language = language_of(None, project, to, terminal).unwrap_or_default();
    let mut out = String::new();
    if let Some(Changes { from, comparison }) = changes {
        let describer = ChangeDescriber { words: terminal.words(), language: &language, from: &from, to };
        let told = describer.counts(&comparison);
        let lists =
            [("changes-pages", !comparison.pages.is_empty()), ("changes-entries", !comparison.entries.is_empty())];
        let lists = lists.into_iter().filter(|(_, is_changed)| *is_changed).map(|(key, _)| terminal.say(key, &[]));
        let told: Vec<String> = told.into_iter().chain(lists).collect();
        let told = if told.is_empty() { vec![terminal.say("changes-none", &[])] } else { told };
        let since = terminal.say("changes-since", &[("version", comparison.from.as_str().into())]);
        let _ = writeln!(out, "{since}");
        out.extend(told.iter().map(|line| format!("- {line}\n")));
    }
    crate::i18n::plain(&out)
}

/// Says how large the archive would be, of which nothing stays.
fn tell_size(root: &Path, sealed: &SealedVersion, terminal: &Terminal) -> Result<(), CommandError> {
    let place = root.join(sealed.release.path());
    let size = store::parts(root).and_then(|mut file| {
        let written = sealed.archive.write(&mut file).and_then(|()| file.metadata());
        written.map_err(|error| publish::PublishError::Io(place, error))
    });
    let size = size.map_err(|failure| tell(&failure, terminal))?.len();
    #[allow(clippy::cast_precision_loss)] // a size to be read
    let megabytes = ((size as f64 / 100_000.0).ceil() / 10.0).max(0.1);
    let arguments = [
        ("version", sealed.release.version.value.to_string().into()),
        ("pages", sealed.pages.into()),
        ("size", terminal.words().formats().number(megabytes).into()),
    ];
    terminal.tell("release-dry", &arguments);
    Ok(())
}

fn add(
    root: &Path,
    sources: &Sources,
    (ledger, sealed): (&Ledger, &SealedVersion),
    used: &[String],
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let mut before = unchanged(root, sources, terminal)?;
    let migrated = new_entries(ledger, sources);
    if !migrated.is_empty() {
        write_entries(root, sources, &migrated, terminal)?;
        before.extend(migrated);
        before.remove(OLD_LEDGER);
    }
    let entry = |sha256: &str| ledger::text(&Release { sha256: sha256.to_owned(), ..sealed.release.clone() });
    let addition = Addition {
        version: &sealed.release.version.value,
        archive: &|file| sealed.archive.write(file),
        entries_before: &before,
        entry: &entry,
        used,
    };
    store::add(root, &addition, &Disk).map_err(|failure| tell(&failure, terminal))?;
    let path = root.join(sealed.release.path());
    let arguments = [
        ("version", sealed.release.version.value.to_string().into()),
        ("path", path.display().to_string().into()),
        ("pages", sealed.pages.into()),
        ("found", chain::short(&chain::fingerprint(&sealed.release)).into()),
    ];
    terminal.tell("release-done", &arguments);
    Ok(())
}

/// The name of the file in which an older tool wrote all versions.
const OLD_LEDGER: &str = "ledger.toml";

/// The entries as they are on disk, which must be those that were read: others know versions that what was made from these does not know.
pub fn unchanged(root: &Path, sources: &Sources, terminal: &Terminal) -> Result<Entries, CommandError> {
    let entries = store::entries(root).map_err(|failure| tell(&failure, terminal))?;
    let read =
        sources.all().into_iter().filter(|(_, file)| file.path.starts_with(RELEASES) && file.path.ends_with(".toml"));
    let read: BTreeMap<&str, Option<&str>> =
        read.map(|(_, file)| (&file.path[RELEASES.len() + 1..], file.is_readable().then(|| &**file.text()))).collect();
    let is_same = |(name, text): (&String, &String)| match read.get(name.as_str()) {
        Some(Some(read)) => *read == disk::tidy(text).0,
        Some(None) => true,
        None => false,
    };
    if read.len() == entries.len() && entries.iter().all(is_same) {
        return Ok(entries);
    }
    Err(tell(&publish::PublishError::Busy(root.join(RELEASES)), terminal))
}

/// The entries of `ledger` that the guide does not have as files.
pub fn new_entries(ledger: &Ledger, sources: &Sources) -> Entries {
    let entries = ledger.releases.iter().map(|release| (ledger::name(&release.version.value), ledger::text(release)));
    entries.filter(|(name, _)| sources.find(&format!("{RELEASES}/{name}")).is_none()).collect()
}

/// Writes `entries` into the guide at `root`; the file in which an older tool wrote all of them goes.
pub fn write_entries(
    root: &Path,
    sources: &Sources,
    entries: &Entries,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let before = unchanged(root, sources, terminal)?;
    let replaced = sources.find(ledger::PATH).map(|_| OLD_LEDGER);
    store::change(root, (&before, entries), replaced, &Disk).map_err(|failure| tell(&failure, terminal))
}

fn version(text: &str, terminal: &Terminal) -> Result<Version, CommandError> {
    Version::parse(text).ok_or_else(|| CommandError::Usage(terminal.say("fail-version", &[("found", text.into())])))
}

fn must_follow(version: &Version, ledger: &Ledger, terminal: &Terminal) -> Result<(), CommandError> {
    let said = |key: &str, last: &Release| {
        let arguments = [("version", version.to_string().into()), ("last", last.version.value.to_string().into())];
        CommandError::Usage(terminal.say(key, &arguments))
    };
    match ledger.releases.last() {
        Some(last) if ledger.find(version).is_some() => Err(said("fail-version-exists", last)),
        Some(last) if *version < last.version.value => Err(said("fail-version-order", last)),
        _ => Ok(()),
    }
}

fn refused(findings: &Findings, sources: &Sources, terminal: &Terminal) -> CommandError {
    terminal.findings(findings, sources, Format::Text);
    terminal.tell("not-issued", &[]);
    CommandError::Findings
}

fn write_notes(
    root: &Path,
    version: &Version,
    notes: &BTreeMap<String, String>,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let mut names = Vec::new();
    let place = |language: &str| root.join(notes_path(version, language));
    if let Some(path) = notes.keys().map(|language| place(language)).find(|path| path.exists()) {
        return Err(CommandError::Usage(terminal.say("fail-exists", &[("path", path.display().to_string().into())])));
    }
    for (language, text) in notes {
        let path = place(language);
        super::init::write_new(&path, text.as_bytes())
            .map_err(|error| tell(&publish::PublishError::Io(path.clone(), error), terminal))?;
        names.push(path.display().to_string());
    }
    let arguments = [("paths", names.join(", ").into()), ("version", version.to_string().into())];
    terminal.tell("notes-drafted", &arguments);
    Ok(())
}

/// The notes that maintainers wrote: those named on the command line, and those that lie beside the archives; and the names of the latter.
fn given_notes(
    root: &Path,
    version: &Version,
    project: &Project,
    named: &[String],
    terminal: &Terminal,
) -> Result<(BTreeMap<String, String>, Vec<String>), CommandError> {
    let (mut notes, mut used) = (BTreeMap::new(), Vec::new());
    let known = |code: &str| project.guide.languages().iter().any(|language| language.code == code);
    let read = |path: &Path| {
        let unread = |error| unreadable(&crate::source::disk::ReadError { path: path.to_path_buf(), error }, terminal);
        std::fs::read_to_string(path)
            .map(|text| text.trim_start_matches('\u{feff}').trim().to_owned() + "\n")
            .map_err(unread)
    };
    for language in project.guide.languages() {
        let path = root.join(notes_path(version, &language.code));
        if path.is_file() {
            notes.insert(language.code.clone(), read(&path)?);
            used.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    for argument in named {
        let pair = argument.split_once('=').filter(|(code, _)| known(code));
        let (code, path) = pair
            .ok_or_else(|| CommandError::Usage(terminal.say("fail-notes", &[("found", argument.as_str().into())])))?;
        notes.insert(code.to_owned(), read(&PathBuf::from(path))?);
    }
    Ok((notes, used))
}

/// How a comparison is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum DiffFormat {
    /// For people, on a terminal.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For people, as a page.
    Html,
}

/// What `dalil diff` was asked.
#[derive(Debug)]
pub struct DiffArguments<'a> {
    /// The older version.
    pub from: &'a str,
    /// The newer one.
    pub to: &'a str,
    /// How it is written.
    pub format: DiffFormat,
    /// The language of the guide whose texts are compared.
    pub language: Option<&'a str>,
}

/// Tells what changed from one version to another, of the guide at `root`.
pub fn diff(root: &Path, asked: &DiffArguments<'_>, terminal: &Terminal) -> Result<(), CommandError> {
    let DiffArguments { from, to, format, language } = *asked;
    let sources = read(root, terminal)?;
    let examined = examine(&sources);
    let Some(project) = examined.project else {
        terminal.findings(&examined.findings, &sources, Format::Text);
        return Err(CommandError::Findings);
    };
    if [from, to].contains(&NEXT) && examined.findings.has_errors() {
        terminal.findings(&examined.findings, &sources, Format::Text);
        return Err(CommandError::Findings);
    }
    let version_store = VersionStore::new(root);
    let record = |name: &str| record(name, &project, &sources, &version_store, terminal);
    let (older, newer) = rayon::join(|| record(from), || record(to));
    let (older, newer) = (older?, newer?);
    let language = language_of(language, &project, &newer, terminal)?;
    let comparison = compare(&older, &newer);
    let text = match format {
        DiffFormat::Json => as_json(&comparison) + "\n",
        DiffFormat::Text => as_text(&comparison, &older, &newer, &language, terminal),
        DiffFormat::Html => {
            let index = LanguageId::each(project.guide.languages()).find(|(_, own)| own.code == language);
            let page = page_of_changes(
                &project,
                &sources,
                [&older, &newer],
                &comparison,
                index.map_or(LanguageId::REFERENCE, |(index, _)| index),
            );
            let page = page.map_err(|stopped| tell_stopped(stopped, &sources, terminal))?;
            let outdated = project.outdated();
            if !outdated.is_empty() {
                terminal.findings(&outdated, &sources, Format::Text);
            }
            page
        }
    };
    // A reader that went away (`dalil diff … | head`) is no reason to fail.
    let _ = stdout().write_all(text.as_bytes());
    Ok(())
}

fn record(
    name: &str,
    project: &Project,
    sources: &Sources,
    version_store: &VersionStore,
    terminal: &Terminal,
) -> Result<Arc<Record>, CommandError> {
    if name == NEXT {
        return Ok(Arc::new(Record::of(&project.guide, sources, NEXT)));
    }
    let release = issued(name, &project.guide.ledger, terminal)?;
    version_store.record(release).map_err(|closed| tell_stopped(closed.into(), sources, terminal))
}

/// The issued version called `name`, or that there is none.
pub fn issued<'l>(name: &str, ledger: &'l Ledger, terminal: &Terminal) -> Result<&'l Release, CommandError> {
    let version = version(name, terminal)?;
    ledger.find(&version).ok_or_else(|| {
        let known = ledger.releases.iter().map(|release| release.version.value.to_string());
        let known: Vec<String> = known.chain([NEXT.to_owned()]).collect();
        let known = known.join(terminal.words().say("list-separator"));
        CommandError::Usage(terminal.say("fail-no-version", &[("version", name.into()), ("known", known.into())]))
    })
}

/// The language whose texts are compared: the one that was asked for, which the guide must have, or that of the messages, or else its first.
fn language_of(
    asked: Option<&str>,
    project: &Project,
    newer: &Record,
    terminal: &Terminal,
) -> Result<String, CommandError> {
    if let Some(asked) = asked {
        let codes: Vec<&str> = project.guide.languages().iter().map(|language| language.code.as_str()).collect();
        let is_known = codes.contains(&asked) || newer.languages.iter().any(|code| code == asked);
        let known = codes.join(terminal.words().say("list-separator"));
        let arguments = [("language", asked.into()), ("known", known.into())];
        return if is_known {
            Ok(asked.to_owned())
        } else {
            Err(CommandError::Usage(terminal.say("fail-no-language", &arguments)))
        };
    }
    let own = terminal.language().to_owned();
    Ok(if newer.languages.contains(&own) { own } else { newer.languages.first().cloned().unwrap_or_default() })
}

fn as_json(comparison: &Comparison) -> String {
    serde_json::to_string_pretty(comparison)
        .unwrap_or_else(|_| unreachable!("a comparison holds nothing that JSON cannot"))
}

/// A comparison for a terminal: solutions, what changed of each, the texts word by word.
fn as_text(comparison: &Comparison, from: &Record, to: &Record, language: &str, terminal: &Terminal) -> String {
    let describer = ChangeDescriber { words: terminal.words(), language, from, to };
    let mut out = String::new();
    if comparison.is_empty() {
        let _ = writeln!(out, "{}", terminal.say("changes-none", &[]));
        return out;
    }
    for count in describer.counts(comparison) {
        let _ = writeln!(out, "{count}");
    }
    for change in comparison.solutions.iter().filter(|change| describer.concerns(change)) {
        let change_kind = terminal.say(&format!("fate-{}", change.change_kind.word()), &[]);
        let _ = writeln!(out, "\n## {} [{change_kind}] ({})", describer.title(&change.title), change.id);
        for told in describer.fields(change) {
            write_told(&mut out, "- ", &told, terminal);
        }
        write_items(&mut out, &describer.items(change), terminal);
        write_blocks(&mut out, change.body.get(language), terminal);
    }
    for change in &comparison.pages {
        let change_kind = terminal.say(&format!("fate-{}", change.change_kind.word()), &[]);
        let _ = writeln!(out, "\n## {} [{change_kind}] ({})", describer.title(&change.title), change.slug);
        for field in change.fields.iter().filter_map(|field| describer.field(field, "", [None, None], None)) {
            write_told(&mut out, "- ", &field, terminal);
        }
        write_blocks(&mut out, change.body.get(language), terminal);
    }
    let entries = describer.entries(comparison);
    if !entries.is_empty() {
        let _ = writeln!(out, "\n## {}", terminal.say("changes-entries", &[]));
        write_items(&mut out, &entries, terminal);
    }
    crate::i18n::plain(&out)
}

/// The blocks that changed, and where their links led and lead if that is what changed.
fn write_blocks(out: &mut String, blocks: Option<&Vec<Redlined>>, terminal: &Terminal) {
    for block in blocks.into_iter().flatten().filter(|block| block.change_kind != ChangeKind::Same) {
        let _ = writeln!(out, "  {}", shown(&block.runs));
        if let Some([from, to]) = &block.links {
            let _ = writeln!(
                out,
                "    {}{} {} → {}",
                terminal.say("links-changed", &[]),
                terminal.say("colon", &[]),
                from.join(", "),
                to.join(", ")
            );
        }
    }
}

fn write_items(out: &mut String, items: &[DescribedItem], terminal: &Terminal) {
    for item in items {
        let change_kind = terminal.say(&format!("fate-{}", item.change_kind.word()), &[]);
        let _ = writeln!(out, "- {} [{change_kind}] {}", item.kind, item.name);
        for told in &item.changes {
            write_told(out, "    ", told, terminal);
        }
    }
}

fn write_told(out: &mut String, indent: &str, told: &DescribedChange, terminal: &Terminal) {
    let _ = write!(out, "{indent}{}", told.label);
    let colon = terminal.say("colon", &[]);
    if let Some([from, to]) = &told.values {
        let nothing = terminal.say("change-nothing", &[]);
        let value = |value: &String| if value.is_empty() { nothing.clone() } else { value.clone() };
        let _ = write!(out, "{colon} {} → {}", value(from), value(to));
    } else if !told.runs.is_empty() {
        let _ = write!(out, "{colon} {}", shown(&told.runs));
    }
    out.push('\n');
}

/// Words compared, as they can be read without colours: `[-gone-]{+new+}`.
fn shown(runs: &[crate::release::redline::Run]) -> String {
    use crate::release::redline::Run;
    let one = |run: &Run| match run {
        Run::Same(text) => text.clone(),
        Run::Deleted(text) => format!("[-{text}-]"),
        Run::Inserted(text) => format!("{{+{text}+}}"),
    };
    runs.iter().map(one).collect()
}
