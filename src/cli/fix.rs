//! `dalil fix`: what is certain, shown as a diff, then written.

use super::terminal::Terminal;
use super::{CommandError, build, file_error, unreadable};
use crate::finding::Severity;
use crate::fix::diff::{Style, unified};
use crate::fix::{self, FixError, Fixed, FixedFile, WriteError};
use crate::publish::Disk;
use crate::source::disk::ReadError;
use std::io::{Write, stdout};
use std::path::Path;

/// Whether files may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// Without asking.
    Given,
    /// If whoever is at the terminal says yes.
    Asked,
    /// Not at all.
    Refused,
}

/// Mends what is certain in the guide at `root`.
pub fn fix(root: &Path, consent: Consent, terminal: &Terminal) -> Result<(), CommandError> {
    let sources = build::read(root, terminal)?;
    let read = |path: &str| {
        let path = root.join(path);
        std::fs::read(&path).map_err(|error| ReadError { path, error })
    };
    let fixed = fix::fix(&sources, read).map_err(|error| match error {
        FixError::Unreadable(error) => unreadable(&error, terminal),
        FixError::Changed(path) => told("fail-fix-changed", &root.join(path), terminal),
    })?;
    if fixed.files.is_empty() {
        terminal.tell("fix-nothing", &[]);
        return build::check(root, crate::finding::report::Format::Text, terminal);
    }
    show(&fixed.files, terminal);
    let count = [("n", fixed.mended.len().into()), ("files", fixed.files.len().into())];
    let may_write = match consent {
        Consent::Given => true,
        Consent::Asked if Terminal::is_attended() => terminal.ask("fix-ask", &count),
        Consent::Asked | Consent::Refused => {
            terminal.tell("fix-found", &count);
            false
        }
    };
    if !may_write {
        terminal.tell("fix-unwritten", &[]);
        tell_left(&fixed, terminal);
        return Err(CommandError::Findings);
    }
    fix::write(root, &fixed.files, &Disk).map_err(|failure| {
        let error = failed(&failure.error, terminal);
        terminal.tell("fix-written-before", &[("n", failure.written.into())]);
        error
    })?;
    terminal.tell("fix-done", &count);
    build::check(root, crate::finding::report::Format::Text, terminal)
}

/// Shows what changes in each file: as a patch, or for whoever looks at a terminal.
fn show(files: &[FixedFile], terminal: &Terminal) {
    let style = terminal.shown_colour().map_or(Style::Patch, |colour| Style::Terminal { colour });
    for file in files {
        let mut text = unified(&file.path, &file.before, &file.after, style);
        if file.is_other_encoding() {
            let said = terminal.say("fix-encoding", &[("path", (&*file.path).into())]);
            text.insert_str(0, &format!("{said}\n"));
        }
        // A reader that went away (`dalil fix | head`) is no reason to fail.
        let _ = stdout().write_all(text.as_bytes());
    }
    let _ = stdout().flush();
}

/// Tells how much only a person can mend.
fn tell_left(fixed: &Fixed, terminal: &Terminal) {
    let [errors, warnings] = [Severity::Error, Severity::Warning].map(|severity| fixed.findings.count(severity));
    if errors + warnings > 0 {
        terminal.tell("fix-left", &[("errors", errors.into()), ("warnings", warnings.into())]);
    }
}

fn told(key: &str, path: &Path, terminal: &Terminal) -> CommandError {
    CommandError::Machine(terminal.say(key, &[("path", path.display().to_string().into())]))
}

fn failed(error: &WriteError, terminal: &Terminal) -> CommandError {
    match error {
        WriteError::Changed(path) => told("fail-fix-changed", path, terminal),
        WriteError::Protected(path) => told("fail-fix-protected", path, terminal),
        WriteError::Open(path) => told("fail-fix-open", path, terminal),
        WriteError::Busy(path) => told("fail-fix-busy", path, terminal),
        WriteError::Io(path, error) => file_error("fail-write", path, error, terminal),
    }
}
