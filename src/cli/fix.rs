//! `dalil fix`: what is certain, shown as a diff, then written.

use super::terminal::Terminal;
use super::{CommandError, build, file_error, unreadable};
use crate::finding::Severity;
use crate::fix::diff::{Style, unified};
use crate::fix::{self, FixError, Fixed, FixedFile, WriteError};
use crate::guide::Guide;
use crate::i18n::Argument;
use crate::pipeline::past;
use crate::publish::Disk;
use crate::release::version_store::VersionStore;
use crate::source::Sources;
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
    let store = VersionStore::new(root);
    let by_past = |guide: &Guide, sources: &Sources| past::findings(guide, sources, &store).unwrap_or_default();
    let fixed = fix::fix_all(&sources, read, by_past).map_err(|error| match error {
        FixError::Unreadable(error) => unreadable(&error, terminal),
        FixError::Changed(path) => told("fail-fix-changed", &root.join(path), COMMAND, terminal),
    })?;
    if fixed.files.is_empty() {
        terminal.tell("fix-nothing", &[]);
        return build::check(root, crate::finding::report::Format::Text, terminal);
    }
    show(&fixed.files, terminal);
    let count = [("n", fixed.mended.len().into()), ("files", fixed.files.len().into())];
    if !may_write(consent, ["fix-ask", "fix-found"], &count, terminal) {
        terminal.tell("fix-unwritten", &[]);
        tell_left(&fixed, terminal);
        return Err(CommandError::Findings);
    }
    fix::write(root, &fixed.files, &Disk).map_err(|failure| {
        let error = failed(&failure.error, COMMAND, terminal);
        terminal.tell("fix-written-before", &[("n", failure.written.into())]);
        error
    })?;
    terminal.tell("fix-done", &count);
    build::check(root, crate::finding::report::Format::Text, terminal)
}

/// What whoever is to run it again has to write.
const COMMAND: &str = "dalil fix";

/// Whether what was shown may be written, as the first of `keys` asks; as the second one tells if nobody is asked.
pub fn may_write(
    consent: Consent,
    [ask, found]: [&str; 2],
    arguments: &[(&'static str, Argument)],
    terminal: &Terminal,
) -> bool {
    match consent {
        Consent::Given => true,
        Consent::Asked if Terminal::is_attended() => terminal.ask(ask, arguments),
        Consent::Asked | Consent::Refused => {
            terminal.tell(found, arguments);
            false
        }
    }
}

/// Shows what changes in each file: as a patch, or for whoever looks at a terminal.
pub fn show(files: &[FixedFile], terminal: &Terminal) {
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

/// The message `key` about `path`, for who is to run `command` again.
pub fn told(key: &str, path: &Path, command: &str, terminal: &Terminal) -> CommandError {
    let arguments = [("path", path.display().to_string().into()), ("command", command.into())];
    CommandError::Machine(terminal.say(key, &arguments))
}

/// Why what `command` was to write could not be written.
pub fn failed(error: &WriteError, command: &str, terminal: &Terminal) -> CommandError {
    match error {
        WriteError::Changed(path) => told("fail-fix-changed", path, command, terminal),
        WriteError::Protected(path) => told("fail-fix-protected", path, command, terminal),
        WriteError::Open(path) => told("fail-fix-open", path, command, terminal),
        WriteError::Busy(path) => told("fail-fix-busy", path, command, terminal),
        WriteError::Taken(path) => told("fail-exists", path, command, terminal),
        WriteError::Io(path, error) => file_error("fail-write", path, error, terminal),
    }
}
