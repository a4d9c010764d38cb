//! `dalil verify`: issued versions proved, those of a guide, an archive, a disc; and entries that were lost made again.

use super::build::{read, tell, tell_stopped};
use super::release::{new_entries, write_entries};
use super::terminal::Terminal;
use super::{CommandError, unreadable};
use crate::finding::Findings;
use crate::finding::report::Format;
use crate::guide::ledger::{self, Release};
use crate::guide::{Config, Ledger};
use crate::release::archive::{Archive, Bytes, Fault};
use crate::release::version_store::{VersionStore, unlike};
use crate::release::{chain, disc, hash, rebuild, store};
use crate::source::disk::{ReadError, is_archive};
use crate::source::{FileId, Sources, Span};
use std::io::{Write as _, stdout};
use std::path::Path;

/// Proves the archive or the unpacked disc at `place`, of which no guide is needed.
pub fn place(place: &Path, terminal: &Terminal) -> Result<(), CommandError> {
    let unread = |error| unreadable(&ReadError { path: place.to_path_buf(), error }, terminal);
    let (manifest, sha256, faults) = if place.is_dir() {
        let Some(manifest) = disc::manifest(place).map_err(unread)? else {
            let arguments = [("path", place.display().to_string().into())];
            return Err(CommandError::Usage(terminal.say("fail-no-disc", &arguments)));
        };
        let faults = disc::faults(place, &manifest.0).map_err(unread)?;
        (Some(manifest), None, faults)
    } else {
        let (sha256, archive, mut faults) = Archive::look(&Bytes::at(place).map_err(unread)?);
        faults.extend(archive.iter().flat_map(Archive::differing));
        let manifest = archive.map(|archive| (archive.manifest().clone(), archive.manifest_sha256().to_owned()));
        (manifest, Some(sha256), faults)
    };
    let called = manifest.as_ref().map_or_else(|| place.display().to_string(), |(list, _)| list.version.clone());
    let is_good = tell_proof("verify-disc", &called, &faults, terminal);
    let Some((manifest, manifest_sha256)) = manifest.filter(|_| is_good) else { return Err(CommandError::Findings) };
    let count = manifest.files.len();
    say("verify-files", &[("n", count.into()), ("date", manifest.date.as_str().into())], terminal);
    let Some(statement) = chain::statement_of(&manifest, &manifest_sha256) else {
        say("verify-sha256", &[("found", sha256.unwrap_or(manifest_sha256).into())], terminal);
        return Ok(());
    };
    let fingerprint = chain::short(&hash::hex(statement.as_bytes()));
    say("verify-fingerprint", &[("found", fingerprint.into())], terminal);
    say("verify-compare", &[], terminal);
    // What was published beside the archive must say the same.
    let beside = place.with_file_name(format!("{}.json", manifest.version));
    match std::fs::read_to_string(&beside) {
        Ok(published) if !place.is_dir() && published != statement => {
            say("verify-other-statement", &[("path", beside.display().to_string().into())], terminal);
            Err(CommandError::Findings)
        }
        _ => Ok(()),
    }
}

/// Proves every issued version of the guide at `root`.
pub fn guide(root: &Path, terminal: &Terminal) -> Result<(), CommandError> {
    let sources = read(root, terminal)?;
    let (ledger, told) = read_ledger(&sources, terminal)?;
    terminal.findings(&told, &sources, Format::Text);
    let mut all_good = !told.has_errors();
    for release in &ledger.releases {
        if sources.find(&release.path()).is_none() {
            continue; // it has been told
        }
        let faults = verify_release(root, release, terminal)?;
        all_good &= tell_proof("verify-good", &release.version.value.to_string(), &faults, terminal);
    }
    match chain::summary(&ledger) {
        Some(found) if all_good => say("verify-fingerprint", &[("found", found.into())], terminal),
        _ if ledger.releases.is_empty() && all_good => terminal.tell("verify-none", &[]),
        _ => {}
    }
    if all_good { Ok(()) } else { Err(CommandError::Findings) }
}

/// The ledger of a guide, and what is wrong with it.
fn read_ledger(sources: &Sources, terminal: &Terminal) -> Result<(Ledger, Findings), CommandError> {
    let mut findings = Findings::default();
    let Some(config) = Config::read(sources, &mut findings) else {
        terminal.findings(&findings, sources, Format::Text);
        return Err(CommandError::Findings);
    };
    let mut told = Findings::default();
    let ledger = Ledger::read(sources, &config, &mut told);
    told.extend(chain::check(&ledger));
    Ok((ledger, told))
}

/// Says `good` of a version; or what is wrong with it.
fn tell_proof(good: &'static str, version: &str, faults: &[Fault], terminal: &Terminal) -> bool {
    say(if faults.is_empty() { good } else { "verify-bad" }, &[("version", version.into())], terminal);
    for fault in faults {
        let _ = writeln!(stdout(), "  {}", say_fault(fault, terminal));
    }
    faults.is_empty()
}

fn say(key: &str, arguments: &[(&'static str, crate::i18n::Argument)], terminal: &Terminal) {
    let _ = writeln!(stdout(), "{}", terminal.say(key, arguments));
}

/// All that is wrong with the archive of a version, every file looked at.
fn verify_release(root: &Path, release: &Release, terminal: &Terminal) -> Result<Vec<Fault>, CommandError> {
    let bytes = store::archive(root, &release.version.value).map_err(|failure| tell(&failure, terminal))?;
    let (archive, mut faults) = Archive::open(&bytes, &release.sha256);
    faults.extend(archive.iter().filter_map(|archive| unlike(archive, release)));
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

/// Makes the entries again that the guide at `root` lacks: those of an older ledger, and those of archives that are there alone. Says what it trusts.
pub fn rebuild(root: &Path, terminal: &Terminal) -> Result<(), CommandError> {
    let sources = read(root, terminal)?;
    let (before, told) = read_ledger(&sources, terminal)?;
    // Of what an older tool issued the notes stand in its ledger alone: one that cannot be read whole is no lost one.
    let broken = sources.find(ledger::PATH).map(|old| told.errors_in(old)).filter(|broken| !broken.is_empty());
    if let Some(broken) = broken {
        terminal.findings(&broken, &sources, Format::Text);
        return Err(CommandError::Findings);
    }
    let version_store = VersionStore::new(root);
    let mut ledger =
        rebuild::migrated(&before, &version_store).map_err(|closed| tell_stopped(closed.into(), &sources, terminal))?;
    let mut all_good = true;
    for (name, bytes, place) in lost(&sources, &ledger, root) {
        let (sha256, archive, mut faults) = Archive::look(&bytes);
        faults.extend(archive.iter().flat_map(Archive::differing));
        let entry = archive.and_then(|archive| rebuild::of_archive(&archive, &sha256, &ledger, place));
        let Some(entry) = entry.filter(|entry| faults.is_empty() && entry.path().ends_with(&format!("/{name}"))) else {
            all_good = false;
            if faults.is_empty() {
                faults.push(Fault::NoManifest);
            }
            tell_proof("verify-good", &name, &faults, terminal);
            continue;
        };
        let fingerprint = chain::short(&chain::fingerprint(&entry));
        let version = entry.version.value.to_string();
        say("rebuilt", &[("version", version.into()), ("found", fingerprint.into())], terminal);
        ledger.releases.push(entry);
        ledger.releases.sort_by(|one, other| one.version.value.cmp(&other.version.value));
    }
    let entries = new_entries(&ledger, &sources);
    if entries.is_empty() {
        terminal.tell("rebuilt-none", &[]);
    } else {
        write_entries(root, &sources, &entries, terminal)?;
        terminal.tell("rebuilt-done", &[("n", entries.len().into())]);
    }
    if all_good { Ok(()) } else { Err(CommandError::Findings) }
}

/// The archives of the guide that have no entry, from the first version to the last: the name of each, its bytes, and where it would be told.
fn lost(sources: &Sources, ledger: &Ledger, root: &Path) -> Vec<(String, Bytes, Span)> {
    let is_known = |path: &str| {
        let unread = ledger.unread.iter().map(ledger::path);
        ledger.releases.iter().map(Release::path).chain(unread).any(|known| known == path)
    };
    let archives = sources.all().into_iter().filter(|(_, file)| is_archive(&file.path) && !is_known(&file.path));
    let mut archives: Vec<(FileId, &str)> = archives.map(|(id, file)| (id, &*file.path)).collect();
    let version = |path: &str| {
        let name = path.rsplit('/').next().and_then(|name| name.strip_suffix(".zip"));
        name.and_then(crate::guide::Version::parse)
    };
    archives.sort_by_cached_key(|(_, path)| version(path));
    let opened = archives.into_iter().filter_map(|(id, path)| {
        let name = path.rsplit('/').next().unwrap_or(path).to_owned();
        Some((name, Bytes::at(&root.join(path)).ok()?, Span::top(id)))
    });
    opened.collect()
}
