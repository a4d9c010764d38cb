//! `dalil watch` and `dalil serve`: the site kept up to date while its authors write.

use super::terminal::Terminal;
use super::{CommandError, build, file_error, unreadable};
use crate::finding::report::{self, Format};
use crate::finding::{Findings, Severity};
use crate::i18n::Argument;
use crate::preview::{BindError, ListenAddress, Preview, Problem};
use crate::publish::{Disk, PublishError, Staging};
use crate::release::store;
use crate::session::{ChangeSet, Session, UpdateResult, Watcher};
use std::net::{IpAddr, Ipv4Addr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

/// What `dalil serve` was asked.
#[derive(Debug)]
pub struct Serve {
    /// The port, if one was asked for.
    pub port: Option<u16>,
    /// Where to listen.
    pub host: IpAddr,
    /// Whether to open the browser.
    pub open: bool,
    /// Whether pages follow what is being edited.
    pub follow: bool,
    /// Whether to look at files again and again instead of waiting for events.
    pub poll: bool,
}

/// The port that is tried first.
const PORT: u16 = 4400;
/// How long to wait for changes before waiting again: nothing happens in between.
const WAIT_TIMEOUT: Duration = Duration::from_secs(3600);

/// Shows the guide at `root` in the browser, and goes on until it is stopped.
pub fn serve(root: &Path, asked: &Serve, terminal: &Terminal) -> Result<(), CommandError> {
    let address = ListenAddress { ip: asked.host, port: asked.port.unwrap_or(PORT), may_move: asked.port.is_none() };
    let preview = Preview::start(address).map_err(|refused| tell_refused(&refused, terminal))?;
    let bound = preview.address();
    if asked.port.is_none() && bound.port() != PORT {
        let arguments = [("taken", port(PORT)), ("port", port(bound.port()))];
        terminal.tell("serve-moved", &arguments);
    }
    if !bound.ip().is_loopback() {
        terminal.tell("serve-everywhere", &[]);
    }
    let mut live = LiveSite::open(root, asked.poll, terminal)?;
    live.session = live.session.showing_next();
    live.update(|outcome, session| {
        show(&preview, outcome, session, None, terminal);
        Ok(())
    });
    let host = if bound.ip().is_unspecified() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { bound.ip() };
    let url = format!("http://{}/", std::net::SocketAddr::new(host, bound.port()));
    terminal.tell("serve-ready", &[("url", url.as_str().into())]);
    if asked.open {
        open_browser(&url);
    }
    live.run(|outcome, session, change_set| {
        let follow = asked.follow.then(|| edited_page(change_set)).flatten();
        show(&preview, outcome, session, follow.as_deref(), terminal);
        Ok(())
    })
}

/// Keeps the site of the guide at `root` up to date in `output`, and goes on until it is stopped.
pub fn watch(root: &Path, output: Option<&Path>, poll: bool, terminal: &Terminal) -> Result<(), CommandError> {
    let output = output.map_or_else(|| root.join("public"), Path::to_path_buf);
    build::refuse_sources(root, &output, terminal)?;
    let mut live = LiveSite::open(root, poll, terminal)?;
    let publish = |outcome: &UpdateResult, session: &Session| match outcome {
        UpdateResult::Updated(..) => put(session, &output, terminal),
        UpdateResult::Broken(_) | UpdateResult::Failed(_) => Ok(()),
    };
    live.update(publish);
    terminal.tell("watch-ready", &[("path", output.display().to_string().into())]);
    live.run(|outcome, session, _| publish(outcome, session))
}

/// Publishes the whole site; files that are as they were are the same files.
fn put(session: &Session, output: &Path, terminal: &Terminal) -> Result<(), CommandError> {
    let tell = |failure| build::tell(&failure, terminal);
    let publish = || {
        let staging = Staging::begin(output, &Disk).map_err(tell)?;
        // An archive that was whole when it was shown may not be when it is read again.
        session.put(&staging).map_err(|stopped| build::tell_stopped(stopped, session.sources(), terminal))?;
        Ok(staging.publish())
    };
    match publish()? {
        // Somebody removed the site while it was made: nobody should have to wait for the next change.
        Err(PublishError::Changed(_)) => publish()?.map_err(tell),
        done => done.map_err(tell),
    }
}

/// A guide that is watched.
struct LiveSite<'t> {
    session: Session,
    watcher: Watcher,
    terminal: &'t Terminal,
}

impl<'t> LiveSite<'t> {
    fn open(root: &Path, poll: bool, terminal: &'t Terminal) -> Result<Self, CommandError> {
        // Watching begins before reading: what changes in between is not missed.
        let watcher =
            Watcher::new(root, poll).map_err(|error| file_error("fail-unreadable", root, &error, terminal))?;
        if watcher.is_polling && !poll {
            terminal.tell("watch-polling", &[]);
        }
        store::recover(root, &Disk);
        let session = Session::open(root).map_err(|error| unreadable(&error, terminal))?;
        Ok(Self { session, watcher, terminal })
    }

    /// Reads and renders, hands the outcome on, and tells how it went.
    fn update(&mut self, then: impl FnOnce(&UpdateResult, &Session) -> Result<(), CommandError>) {
        let begun = Instant::now();
        let Some(outcome) = self.surviving(Session::update) else { return };
        match then(&outcome, &self.session) {
            Ok(()) => self.tell(&outcome, begun.elapsed()),
            // What was not published is not told as done. Somebody else publishes, or the disk is full: the next change tries again.
            Err(error) => self.tell_error(error),
        }
    }

    /// Says what went wrong, and goes on.
    fn tell_error(&self, error: CommandError) {
        match error {
            CommandError::Usage(message) | CommandError::Machine(message) => self.terminal.error(&message),
            // They were told where they were found.
            CommandError::Findings => {}
        }
    }

    /// What `update` makes of the session; `None` if it panicked. That is a fault of the program: it is told as such, what was shown last stays, and at the
    /// next change all is made anew.
    fn surviving(&mut self, update: impl FnOnce(&mut Session) -> UpdateResult) -> Option<UpdateResult> {
        let outcome = catch_unwind(AssertUnwindSafe(|| update(&mut self.session))).ok();
        if outcome.is_none() {
            self.session.forget();
            self.terminal.error(&self.terminal.say("watch-panicked", &[]));
        }
        outcome
    }

    /// Waits for changes, again and again.
    fn run(
        &mut self,
        mut then: impl FnMut(&UpdateResult, &Session, &ChangeSet) -> Result<(), CommandError>,
    ) -> Result<(), CommandError> {
        loop {
            let Some(change_set) = self.watcher.wait(WAIT_TIMEOUT) else { continue };
            let (changed, unreadable_files) = self.session.read_changes(&change_set);
            // A file that cannot be read now (its permissions, a disc taken out): said, and tried again at its next change.
            for error in unreadable_files {
                self.tell_error(unreadable(&error, self.terminal));
            }
            if changed {
                self.update(|outcome, session| then(outcome, session, &change_set));
            }
        }
    }

    /// One line when all is well; one block when it is not.
    fn tell(&self, outcome: &UpdateResult, took: Duration) {
        let (findings, key, arguments) = match outcome {
            UpdateResult::Updated(changes, findings) => {
                let milliseconds = usize::try_from(took.as_millis()).unwrap_or(usize::MAX);
                let arguments = vec![("n", changes.written.len().into()), ("ms", milliseconds.into())];
                (findings, "watch-updated", arguments)
            }
            UpdateResult::Broken(findings) => (findings, "watch-broken", Vec::new()),
            UpdateResult::Failed(failure) => return self.tell_error(build::tell(failure, self.terminal)),
        };
        if !findings.is_empty() {
            self.terminal.findings(findings, self.session.sources(), Format::Text);
        }
        self.terminal.tell(key, &arguments);
    }
}

fn show(preview: &Preview, outcome: &UpdateResult, session: &Session, follow: Option<&str>, terminal: &Terminal) {
    match outcome {
        UpdateResult::Updated(changes, _) => preview.update(session.site(), changes, follow),
        UpdateResult::Broken(findings) => preview.show_problem(&problem(findings, session, terminal)),
        UpdateResult::Failed(_) => {}
    }
}

fn problem(findings: &Findings, session: &Session, terminal: &Terminal) -> Problem {
    let count = findings.count(Severity::Error);
    Problem {
        language: terminal.language().to_owned(),
        dir: terminal.words().direction.name(),
        title: terminal.say("overlay-title", &[("n", count.into())]),
        findings: report::tell_with_source(findings, session.sources(), terminal.words()),
    }
}

/// The page of the chapter or page that was edited, if one was.
fn edited_page(change_set: &ChangeSet) -> Option<String> {
    change_set.paths.iter().find_map(|path| {
        let mut parts = path.strip_prefix("content/")?.split('/');
        let (kind, slug, file) = (parts.next()?, parts.next()?, parts.next()?);
        let language = file.strip_suffix(".md")?;
        (["solutions", "pages"].contains(&kind) && parts.next().is_none() && !language.contains('.'))
            .then(|| format!("/{}/{language}/{slug}/", crate::site::NEXT))
    })
}

fn port(port: u16) -> Argument {
    // A port is a name, not a quantity: no language groups its digits.
    port.to_string().into()
}

fn tell_refused(refused: &BindError, terminal: &Terminal) -> CommandError {
    CommandError::Machine(match refused {
        BindError::Taken(address) => terminal.say("fail-port", &[("address", address.to_string().into())]),
        BindError::Other(address, error) => {
            let arguments = [("address", address.to_string().into()), ("error", error.to_string().into())];
            terminal.say("fail-listen", &arguments)
        }
    })
}

/// Opens `url` in the author's browser; if that cannot be done, the address is on the terminal.
fn open_browser(url: &str) {
    let (program, first): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/c", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let quiet = std::process::Stdio::null;
    let _ = std::process::Command::new(program).args(first).arg(url).stdout(quiet()).stderr(quiet()).spawn();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Colour;

    #[test]
    fn a_panic_in_one_update_ends_nothing() {
        let terminal = Terminal::new("fr", true, Colour::Never);
        let mut live = LiveSite::open(Path::new(env!("CARGO_MANIFEST_DIR")), true, &terminal).unwrap();
        let all = |outcome| match outcome {
            Some(UpdateResult::Updated(changes, _)) => changes.written.len(),
            other => panic!("{other:?}"),
        };
        let first = all(live.surviving(Session::update));
        assert!(live.surviving(|_| panic!("as asked, by a test")).is_none());
        assert_eq!(all(live.surviving(Session::update)), first);
    }

    #[test]
    fn only_the_text_of_a_page_is_followed() {
        let edited = |path: &str| edited_page(&ChangeSet { paths: [path.to_owned()].into(), all: false });
        assert_eq!(edited("content/solutions/a/fr.md").as_deref(), Some("/next/fr/a/"));
        assert_eq!(edited("content/pages/a/ar.md").as_deref(), Some("/next/ar/a/"));
        for path in [
            "content/solutions/a/fr.notes.md",
            "content/solutions/a/images/fr.md",
            "content/solutions/a/image.svg",
            "content/measures/a/fr.md",
            "content/guide.toml",
            "themes/solutions/a/fr.md",
        ] {
            assert_eq!(edited(path), None, "{path}");
        }
    }
}
