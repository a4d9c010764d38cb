//! `dalil release`, `dalil verify` and `dalil diff`: versions that are issued, verified and compared.

use super::build::{read, tell, tell_stopped};
use super::terminal::Terminal;
use super::{CommandError, unreadable};
use crate::finding::Findings;
use crate::finding::report::Format;
use crate::guide::ledger::{self, Release};
use crate::guide::{Ledger, Version};
use crate::i18n::LanguageId;
use crate::pipeline::{
    Project, ReleaseOrder, SealedVersion, draft_notes, examine, notes_path, objections, page_of_changes, past, seal,
};
use crate::publish::{self, Disk};
use crate::release::archive::{Archive, Fault};
use crate::release::compare::{Comparison, compare};
use crate::release::describe::{ChangeDescriber, DescribedChange, DescribedItem};
use crate::release::record::Record;
use crate::release::redline::{ChangeKind, Redlined};
use crate::release::store::{self, Addition};
use crate::release::version_store::VersionStore;
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
}

/// Issues the guide at `root` as a version.
pub fn release(root: &Path, asked: &ReleaseArguments<'_>, terminal: &Terminal) -> Result<(), CommandError> {
    let version = version(asked.version, terminal)?;
    let mut sources = read(root, terminal)?;
    let examined = examine(&sources);
    // To issue a version is what mends that there is none.
    let mut findings = examined.findings.without(&ledger::NOTHING);
    let Some(project) = examined.project else {
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
    let version_store = VersionStore::new(root);
    let told = past::findings(&project.guide, &sources, &version_store);
    findings.extend(told.map_err(|stopped| tell_stopped(stopped.into(), &sources, terminal))?);
    terminal.findings(&findings, &sources, Format::Text);
    let record = Arc::new(Record::of(&project.guide, &sources, &version.to_string()));
    version_store.share(&record);
    let drafted = |project| draft_notes(project, &version_store, &version, &record);
    if asked.draft_notes {
        let notes = drafted(&project).map_err(|stopped| tell_stopped(stopped, &sources, terminal))?;
        return write_notes(root, &version, &notes, terminal);
    }
    if project.guide.config.base_url.is_none() {
        terminal.tell("release-no-address", &[]);
    }
    let mut notes = drafted(&project).map_err(|stopped| tell_stopped(stopped, &sources, terminal))?;
    notes.extend(given);
    let order = ReleaseOrder { version, record, notes };
    let bar = terminal.progress("progress-rendering");
    let sealed = seal(&project, &sources, &version_store, &order, &bar);
    drop(bar);
    let sealed = sealed.map_err(|stopped| tell_stopped(stopped, &sources, terminal))?;
    // What is issued stays for ever: it is not to have stock pages where its authors wanted their own.
    if !sealed.findings.is_empty() {
        return Err(refused(&sealed.findings, &sources, terminal));
    }
    add(root, &sources, &sealed, &used, terminal)
}

fn add(
    root: &Path,
    sources: &Sources,
    sealed: &SealedVersion,
    used: &[String],
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let before = std::fs::read_to_string(root.join(ledger::PATH)).ok();
    // The guide was read before: a ledger that is another now knows versions that this one was not compared with.
    let read = sources.find(ledger::PATH).map(|file| &**sources.file(file).text());
    if read != before.as_deref().map(|text| disk::tidy(text).0).as_deref() {
        return Err(tell(&publish::PublishError::Busy(root.join(RELEASES)), terminal));
    }
    let ledger = |sha256: &str| {
        let release = Release { sha256: sha256.to_owned(), ..sealed.release.clone() };
        ledger::with_line(before.as_deref(), &release)
    };
    let addition = Addition {
        version: &sealed.release.version.value,
        archive: &|file| sealed.archive.write(file),
        ledger_before: before.as_deref(),
        ledger: &ledger,
        used,
    };
    store::add(root, &addition, &Disk).map_err(|failure| tell(&failure, terminal))?;
    let path = root.join(sealed.release.path());
    let arguments = [
        ("version", sealed.release.version.value.to_string().into()),
        ("path", path.display().to_string().into()),
        ("pages", sealed.pages.into()),
    ];
    terminal.tell("release-done", &arguments);
    Ok(())
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

/// Proves every issued version of the guide at `root`.
pub fn verify(root: &Path, terminal: &Terminal) -> Result<(), CommandError> {
    let sources = read(root, terminal)?;
    let mut findings = Findings::default();
    let Some(config) = crate::guide::Config::read(&sources, &mut findings) else {
        terminal.findings(&findings, &sources, Format::Text);
        return Err(CommandError::Findings);
    };
    let mut told = Findings::default();
    let ledger = Ledger::read(&sources, &config, &mut told);
    terminal.findings(&told, &sources, Format::Text);
    let mut all_good = !told.has_errors();
    for release in &ledger.releases {
        let version = release.version.value.to_string();
        if sources.find(&release.path()).is_none() {
            continue; // it has been told
        }
        let faults = verify_release(root, release, terminal)?;
        all_good &= faults.is_empty();
        let key = if faults.is_empty() { "verify-good" } else { "verify-bad" };
        let _ = writeln!(stdout(), "{}", terminal.say(key, &[("version", version.into())]));
        for fault in faults {
            let _ = writeln!(stdout(), "  {}", say_fault(&fault, terminal));
        }
    }
    if ledger.releases.is_empty() && all_good {
        terminal.tell("verify-none", &[]);
    }
    if all_good { Ok(()) } else { Err(CommandError::Findings) }
}

/// All that is wrong with the archive of a version, every file looked at.
fn verify_release(root: &Path, release: &Release, terminal: &Terminal) -> Result<Vec<Fault>, CommandError> {
    let bytes = store::archive(root, &release.version.value).map_err(|failure| tell(&failure, terminal))?;
    let (archive, mut faults) = Archive::open(&bytes, &release.sha256);
    let (version, date) = (release.version.value.to_string(), release.date.to_string());
    faults.extend(archive.iter().filter_map(|archive| archive.mislabelled(&version, &date)));
    faults.extend(archive.iter().flat_map(Archive::differing));
    Ok(faults)
}

fn say_fault(fault: &Fault, terminal: &Terminal) -> String {
    let expected = match fault {
        Fault::Other(_, expected) => expected.as_str(),
        _ => "",
    };
    let arguments = [("found", fault.about().into()), ("expected", expected.into())];
    terminal.say(&format!("fault-{}", fault.word()), &arguments)
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
    let version = version(name, terminal)?;
    let Some(release) = project.guide.ledger.find(&version) else {
        let releases = project.guide.ledger.releases.iter();
        let known: Vec<String> = releases.map(|release| release.version.value.to_string()).collect();
        let known = [known, vec![NEXT.to_owned()]].concat().join(terminal.words().say("list-separator"));
        let arguments = [("version", name.into()), ("known", known.into())];
        return Err(CommandError::Usage(terminal.say("fail-no-version", &arguments)));
    };
    version_store.record(release).map_err(|closed| tell_stopped(closed.into(), sources, terminal))
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
