//! `dalil check` and `dalil build`.

use super::terminal::Terminal;
use super::{CommandError, unreadable};
use crate::finding::Findings;
use crate::finding::report::Format;
use crate::pipeline::{self, Checked, examine, past};
use crate::publish::{self, Disk, Staging};
use crate::release::store;
use crate::release::version_store::VersionStore;
use crate::render::RenderError;
use crate::source::Sources;
use crate::source::disk::{self, FOLDERS};
use std::io::{ErrorKind, Write, stdout};
use std::path::{Component, Path, PathBuf};

/// Says what is wrong with the guide at `root`.
pub fn check(root: &Path, format: Format, terminal: &Terminal) -> Result<(), CommandError> {
    let sources = read(root, terminal)?;
    let Checked { project, mut findings } = examine(&sources);
    if let Some(project) = project {
        let there = project.guide.ledger.releases.iter().filter(|release| sources.find(&release.path()).is_some());
        let store = VersionStore::new(root);
        findings.extend(store.faults(there).map_err(|failure| tell(&failure, terminal))?);
        // An archive that is not what was issued has been told.
        findings.extend(past::findings(&project.guide, &sources, &store).unwrap_or_default());
    }
    terminal.findings(&findings, &sources, format);
    if findings.has_errors() {
        return Err(CommandError::Findings);
    }
    if findings.is_empty() && format == Format::Text {
        terminal.tell("check-done", &[]);
    }
    Ok(())
}

/// Makes the site of the guide at `root`.
pub fn build(root: &Path, output: Option<&Path>, format: Format, terminal: &Terminal) -> Result<(), CommandError> {
    let output = output.map_or_else(|| root.join("public"), Path::to_path_buf);
    refuse_sources(root, &output, terminal)?;
    let sources = read(root, terminal)?;
    let inputs = inputs(&sources);
    if publish::is_current(&output, inputs) {
        publish::tidy(&output, &Disk);
        let shown = output.join("index.html").display().to_string();
        terminal.tell("build-current", &[("output", shown.into())]);
        return Ok(());
    }
    let Checked { project, mut findings } = examine(&sources);
    let refused = |findings: &Findings| {
        terminal.findings(findings, &sources, format);
        terminal.tell("not-published", &[]);
        CommandError::Findings
    };
    let Some(project) = project.filter(|_| !findings.has_errors()) else { return Err(refused(&findings)) };
    let mut staging = Staging::begin(&output, &Disk).map_err(|failure| tell(&failure, terminal))?;
    // A guide that leaves something to say must say it again the next time.
    if findings.is_empty() {
        staging = staging.made_from(inputs);
    }
    let bar = terminal.progress("progress-rendering");
    let built = pipeline::build(&project, &sources, root, &staging, &bar);
    drop(bar);
    let built = built.map_err(|stopped| match stopped {
        RenderError::Findings(more) => {
            findings.extend(more);
            refused(&findings)
        }
        stopped @ RenderError::Sink(_) => tell_stopped(stopped, &sources, terminal),
    })?;
    findings.extend(built.findings);
    terminal.findings(&findings, &sources, format);
    staging.publish().map_err(|failure| tell(&failure, terminal))?;
    let languages = project.guide.languages().len();
    let shown = output.join("index.html").display().to_string();
    terminal.tell(
        "build-done",
        &[("pages", built.pages.into()), ("languages", languages.into()), ("output", shown.into())],
    );
    Ok(())
}

/// A hash of all that a site is made from: the files of the guide, and this very program.
fn inputs(sources: &Sources) -> [u8; 32] {
    *blake3::Hasher::new().update(&pipeline::program()).update(&sources.fingerprint()).finalize().as_bytes()
}

/// Reads the files of the guide at `root`.
pub fn read(root: &Path, terminal: &Terminal) -> Result<Sources, CommandError> {
    store::recover(root, &Disk);
    disk::read(root).map_err(|error| unreadable(&error, terminal))
}

/// Refuses an output folder that is, holds or is in a folder of the guide's own files.
pub fn refuse_sources(root: &Path, output: &Path, terminal: &Terminal) -> Result<(), CommandError> {
    let full = |path: &Path| -> PathBuf {
        // Links are followed as far as the path is there; the rest is taken as written.
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let there = absolute
            .ancestors()
            .find_map(|above| Some((above.canonicalize().ok()?, absolute.strip_prefix(above).ok()?)));
        there.map_or(absolute.clone(), |(above, rest)| above.join(rest))
    };
    let output = normal(&full(output));
    let root = full(root);
    let own = FOLDERS.iter().map(|folder| root.join(folder));
    if root.starts_with(&output) || own.into_iter().any(|folder| output.starts_with(&folder)) {
        let path = output.display().to_string();
        return Err(CommandError::Usage(terminal.say("fail-inside-sources", &[("path", path.into())])));
    }
    Ok(())
}

/// `path` without `..`: what is not there yet cannot be asked where it leads.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(normal.pop()),
            part => normal.push(part),
        }
    }
    normal
}

/// Why rendering stopped: findings are told, the rest is to be.
pub fn tell_stopped(stopped: RenderError, sources: &Sources, terminal: &Terminal) -> CommandError {
    match stopped {
        RenderError::Sink(failure) => tell(&failure, terminal),
        RenderError::Findings(findings) => {
            terminal.findings(&findings, sources, Format::Text);
            CommandError::Findings
        }
    }
}

/// Why publishing failed, in words.
pub fn tell(failure: &publish::PublishError, terminal: &Terminal) -> CommandError {
    let path = |path: &Path| ("path", path.display().to_string().into());
    match failure {
        publish::PublishError::Io(place, error) => CommandError::Machine(match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => terminal.say("fail-disk-full", &[path(place)]),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                terminal.say("fail-permission", &[path(place)])
            }
            _ => terminal.say("fail-write", &[path(place), ("error", error.to_string().into())]),
        }),
        publish::PublishError::Protected(place) => {
            CommandError::Machine(terminal.say("fail-protected", &[path(place)]))
        }
        publish::PublishError::Unreadable(place) => CommandError::Machine(terminal.say("fail-closed", &[path(place)])),
        publish::PublishError::NotOurs(place) => CommandError::Usage(terminal.say("fail-not-ours", &[path(place)])),
        publish::PublishError::Foreign(place) => {
            CommandError::Usage(terminal.say("fail-foreign-conflict", &[path(place)]))
        }
        publish::PublishError::Changed(place) => CommandError::Machine(terminal.say("fail-changed", &[path(place)])),
        publish::PublishError::Busy(place) => CommandError::Machine(terminal.say("fail-busy", &[path(place)])),
    }
}

/// Prints every kind of finding: code, severity, what it is about.
pub fn list_codes(terminal: &Terminal) {
    let words = terminal.words();
    for code in crate::pipeline::codes() {
        let severity = words.say(code.severity.message());
        let _ = writeln!(stdout(), "{:<22} {severity:<13} {}", code.id, code.about(words));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Colour;
    use super::*;

    #[test]
    fn what_stopped_publishing_is_told_with_what_to_do() {
        let terminal = Terminal::new("fr", true, Colour::Never);
        let place = Path::new("public");
        for (kind, message) in [
            (ErrorKind::StorageFull, "fail-disk-full"),
            (ErrorKind::QuotaExceeded, "fail-disk-full"),
            (ErrorKind::PermissionDenied, "fail-permission"),
            (ErrorKind::ReadOnlyFilesystem, "fail-permission"),
        ] {
            let told = tell(&publish::PublishError::Io(place.to_owned(), kind.into()), &terminal);
            let expected = terminal.say(message, &[("path", "public".into())]);
            assert!(matches!(&told, CommandError::Machine(told) if *told == expected), "{kind:?}: {told}");
        }
    }
}
