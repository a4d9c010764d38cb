//! `dalil rename`: a solution under another name, shown as a diff, then written.

use super::fix::{Consent, failed, may_write, show, told};
use super::new::refused;
use super::terminal::Terminal;
use super::{CommandError, build, unreadable};
use crate::finding::nearest;
use crate::finding::report::Format;
use crate::fix::{FixError, RenameError, Renaming, rename as renaming, write_and_move};
use crate::guide::Guide;
use crate::i18n::slug_of;
use crate::pipeline::examine;
use crate::publish::Disk;
use crate::source::Sources;
use crate::source::disk::ReadError;
use std::path::Path;

/// Gives the solution that is called as the first of `names` the second one, in the guide at `root`.
pub fn rename(root: &Path, names: [&str; 2], consent: Consent, terminal: &Terminal) -> Result<(), CommandError> {
    let sources = build::read(root, terminal)?;
    let examined = examine(&sources);
    let Some(project) = examined.project else {
        terminal.findings(&examined.findings, &sources, Format::Text);
        return Err(CommandError::Findings);
    };
    let read = |path: &str| {
        let path = root.join(path);
        std::fs::read(&path).map_err(|error| ReadError { path, error })
    };
    let changes = renaming((&project.guide, &sources), names, read);
    let Renaming { files, moves } = changes.map_err(|error| {
        let context = Context { root, guide: &project.guide, sources: &sources, names, terminal };
        context.said(&error)
    })?;
    show(&files, terminal);
    for moved in &moves {
        terminal.tell("rename-move", &[("from", (&*moved.from).into()), ("to", (&*moved.to).into())]);
    }
    let arguments = [("files", files.len().into()), ("old", names[0].into()), ("new", names[1].into())];
    if !may_write(consent, ["rename-ask", "rename-found"], &arguments, terminal) {
        terminal.tell("rename-unwritten", &arguments);
        return Err(CommandError::Findings);
    }
    write_and_move(root, &files, &moves, &Disk).map_err(|failure| {
        terminal.tell(if failure.written == 0 { "rename-nothing" } else { "rename-stopped" }, &arguments);
        failed(&failure.error, &command(names), terminal)
    })?;
    terminal.tell("rename-done", &arguments);
    build::check(root, Format::Text, terminal)
}

/// What whoever is to run it again has to write.
fn command([old, new]: [&str; 2]) -> String {
    format!("dalil rename {old} {new}")
}

/// What was asked, of which guide.
struct Context<'c> {
    root: &'c Path,
    guide: &'c Guide,
    sources: &'c Sources,
    names: [&'c str; 2],
    terminal: &'c Terminal,
}

impl Context<'_> {
    /// Why a solution was not renamed, in words.
    fn said(&self, error: &RenameError) -> CommandError {
        let ([old, new], terminal) = (self.names, self.terminal);
        let other = |key: &str| {
            let slug = Some(slug_of(new)).filter(|slug| !slug.is_empty() && slug != new);
            refused(
                key,
                new,
                &format!("dalil rename {old} {}", slug.unwrap_or_else(|| format!("{new}-commune"))),
                terminal,
            )
        };
        match error {
            RenameError::NotSlug => other("fail-slug"),
            RenameError::Device => other("fail-device"),
            RenameError::Reserved => other("fail-reserved"),
            RenameError::Unknown => self.unknown(),
            RenameError::Taken(path) => {
                let arguments = [("found", new.into()), ("path", (&**path).into())];
                CommandError::Usage(terminal.say("fail-rename-taken", &arguments))
            }
            RenameError::Unread(path) => {
                CommandError::Usage(terminal.say("fail-rename-unread", &[("path", (&**path).into())]))
            }
            RenameError::Link(span) => {
                let path = &self.sources.file(span.file).path;
                let (line, _) = self.sources.line_column(*span);
                let found = self.sources.at(*span).to_owned();
                let arguments = [("path", (&**path).into()), ("line", line.into()), ("found", found.into())];
                CommandError::Usage(terminal.say("fail-rename-link", &arguments))
            }
            RenameError::File(FixError::Unreadable(error)) => unreadable(error, terminal),
            RenameError::File(FixError::Changed(path)) => {
                told("fail-fix-changed", &self.root.join(path), &command(self.names), terminal)
            }
        }
    }

    /// That no solution is called so, and how the one is called that must have been meant.
    fn unknown(&self) -> CommandError {
        let [old, new] = self.names;
        let said = self.terminal.say("fail-rename-unknown", &[("found", old.into())]);
        let meant =
            nearest(old, self.guide.solutions.iter().map(|solution| &*solution.slug).filter(|slug| *slug != new));
        let meant = meant.map(|meant| self.terminal.say("finding-did-you-mean", &[("suggestion", meant.into())]));
        CommandError::Usage([Some(said), meant].into_iter().flatten().collect::<Vec<_>>().join(" "))
    }
}
