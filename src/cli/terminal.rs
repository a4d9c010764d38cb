//! What the terminal shows: messages in the author's language, colours, progress.

use super::Colour;
use crate::finding::report::{self, Format};
use crate::finding::{Findings, Severity};
use crate::i18n::{self, Argument, Words, invisible};
use crate::pipeline::BuildProgress;
use crate::source::Sources;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Write, stderr, stdin, stdout};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The terminal, and how to speak on it.
#[derive(Debug)]
pub struct Terminal {
    language: String,
    /// Read when something is said: most of what the tool could say, it does not.
    words: OnceLock<Words>,
    quiet: bool,
    colour: bool,
}

impl Terminal {
    /// A terminal that speaks `language`.
    pub(super) fn new(language: &str, quiet: bool, colour: Colour) -> Self {
        let colour = match colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        };
        Self { language: language.to_owned(), words: OnceLock::new(), quiet, colour }
    }

    /// The language of the messages.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// All messages.
    pub fn words(&self) -> &Words {
        self.words.get_or_init(|| i18n::tool_words(&self.language))
    }

    /// The message `key`.
    pub fn say(&self, key: &str, arguments: &[(&'static str, Argument)]) -> String {
        // Terminals show the marks that isolate a name instead of heeding them.
        i18n::plain(&self.words().say_with(key, arguments))
    }

    /// Tells how things go with the message `key`, unless asked to be quiet.
    pub fn tell(&self, key: &str, arguments: &[(&'static str, Argument)]) {
        self.tell_text(&format!("{}\n", self.say(key, arguments)));
    }

    /// Tells `text`, which is in the language of the messages, unless asked to be quiet.
    pub fn tell_text(&self, text: &str) {
        if !self.quiet {
            let _ = write!(stderr(), "{text}");
        }
    }

    /// Whether somebody sees what is shown, and can answer.
    pub fn is_attended() -> bool {
        stdin().is_terminal() && stdout().is_terminal() && stderr().is_terminal()
    }

    /// Asks what the message `key` says; whether the answer is yes. Whatever is not clearly yes, in a language of the tool, is no.
    pub fn ask(&self, key: &str, arguments: &[(&'static str, Argument)]) -> bool {
        let _ = write!(stderr(), "{} ", self.say(key, arguments));
        let mut answer = String::new();
        let is_read = stdin().read_line(&mut answer).is_ok();
        is_read && is_yes(&answer)
    }

    /// Whether what goes to stdout is to have colours; `None` if nobody looks at it there.
    pub fn shown_colour(&self) -> Option<bool> {
        stdout().is_terminal().then_some(self.colour)
    }

    /// Tells what went wrong.
    pub fn error(&self, message: &str) {
        let label = self.words().say("finding-error");
        let _ = if self.colour {
            writeln!(stderr(), "\u{1b}[1;31m{label}\u{1b}[0m: {message}")
        } else {
            writeln!(stderr(), "{label}: {message}")
        };
    }

    /// Tells `findings`: as text to stderr, for programs to stdout.
    pub fn findings(&self, findings: &Findings, sources: &Sources, format: Format) {
        if findings.is_empty() && format == Format::Text {
            return;
        }
        let text = report::write(findings, sources, self.words(), format, self.colour);
        // A reader that went away (`dalil check | head`) is no reason to fail.
        let _ = match format {
            Format::Text => stderr().write_all(text.as_bytes()),
            Format::Json | Format::Github => stdout().write_all(text.as_bytes()),
        };
        if format == Format::Text {
            self.summary(findings);
        }
    }

    fn summary(&self, findings: &Findings) {
        for (severity, key) in [(Severity::Error, "summary-errors"), (Severity::Warning, "summary-warnings")] {
            let count = findings.count(severity);
            if count > 0 {
                let _ = writeln!(stderr(), "{}", self.say(key, &[("n", count.into())]));
            }
        }
    }

    /// Progress of the work that the message `key` names.
    pub fn progress(&self, key: &'static str) -> TerminalBar {
        let label = (!self.quiet && stderr().is_terminal()).then(|| self.words().say(key).to_owned());
        TerminalBar { label, begun: Instant::now(), drawn: OnceLock::new() }
    }
}

/// Whether `answer` is yes, in any language of the tool: somebody may write in another than the messages are in.
fn is_yes(answer: &str) -> bool {
    let answer = invisible::visible(answer).trim().to_lowercase();
    ["o", "oui", "y", "yes", "ن", "نعم"].contains(&&*answer)
}

/// A bar that appears when the work takes longer than half a second, on a terminal.
#[derive(Debug)]
pub struct TerminalBar {
    /// `None` if it is not to be seen.
    label: Option<String>,
    begun: Instant,
    drawn: OnceLock<ProgressBar>,
}

/// How long work may take before a bar appears.
const PROGRESS_DELAY: Duration = Duration::from_millis(500);

impl BuildProgress for TerminalBar {
    fn pages(&self, count: usize) {
        if let Some(label) = &self.label {
            let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::hidden());
            let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.set_message(label.clone());
            let _ = self.drawn.set(bar);
        }
    }

    fn page(&self) {
        if let Some(bar) = self.drawn.get() {
            bar.inc(1);
            if bar.is_hidden() && self.begun.elapsed() > PROGRESS_DELAY {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
        }
    }
}

impl Drop for TerminalBar {
    fn drop(&mut self) {
        if let Some(bar) = self.drawn.get() {
            bar.finish_and_clear();
        }
    }
}
