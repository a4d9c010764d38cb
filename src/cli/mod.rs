//! The command line: the edge that touches folders, the terminal and the environment.
//!
//! Findings and progress go to stderr, data to stdout. Exit status: 0 done, 1 the guide has errors, 2 wrong usage, 3 the machine
//! failed.

mod build;
mod fields;
mod fix;
mod init;
mod live;
mod new;
mod release;
mod rename;
mod schema;
mod terminal;
mod usage;
mod verify;
mod withdraw;

pub use init::starter;

use crate::finding::report::Format;
use crate::guide;
use crate::i18n;
use crate::source::disk::{self, ReadError};
use clap::error::ErrorKind;
use clap::{ArgMatches, Command, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::io::{Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use terminal::Terminal;

/// Static site generator for good-practice guides in French and Arabic.
#[derive(Debug, Parser)]
#[command(name = "dalil", version, arg_required_else_help = true, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Action,
    /// Folder of the guide [default: the nearest one upward that holds content/guide.toml]
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Language of the messages [default: from LANG, else fr]
    #[arg(long, global = true, value_name = "fr|ar|en", value_parser = i18n::TOOL_LANGUAGES)]
    lang: Option<String>,
    /// Say nothing but findings
    #[arg(long, short, global = true)]
    quiet: bool,
    /// Colours on the terminal
    #[arg(long, global = true, value_name = "auto|always|never", default_value = "auto")]
    color: Colour,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Make a new guide, small and complete, in French and Arabic
    Init {
        /// Where
        #[arg(value_name = "DIR", default_value = ".")]
        folder: PathBuf,
        /// Languages of the guide, the reference first [default: fr,ar]
        #[arg(long, value_name = "CODE,…", value_delimiter = ',')]
        language: Vec<String>,
    },
    /// Add a solution: a file per language, with everything that a chapter needs
    New {
        /// Its title in quotation marks, or its address: lower-case letters, digits, hyphens
        slug: String,
    },
    /// Say what is wrong with the guide
    Check {
        /// How findings are written [default: text]
        #[arg(long, value_enum, value_name = "text|json|github", default_value_t)]
        format: Format,
        /// List every kind of finding instead
        #[arg(long)]
        list: bool,
    },
    /// Mend what is certain, after showing it and asking once
    Fix {
        /// Write without asking
        #[arg(long, short)]
        yes: bool,
        /// Only show, as outside a terminal: the exit status is 1 if something would change
        #[arg(long, conflicts_with = "yes")]
        dry_run: bool,
    },
    /// Give a solution another name: its folder and all links to it, after showing it and asking once
    Rename {
        /// Its name: that of its folder
        #[arg(display_order = 1)]
        old: String,
        /// The name that it gets
        #[arg(display_order = 2)]
        new: String,
        /// Write without asking
        #[arg(long, short)]
        yes: bool,
        /// Only show, as outside a terminal
        #[arg(long, conflicts_with = "yes")]
        dry_run: bool,
    },
    /// Make the website
    Build {
        /// Where it goes [default: public/ beside content/]
        #[arg(long, short, value_name = "DIR")]
        output: Option<PathBuf>,
        /// How findings are written [default: text]
        #[arg(long, value_enum, value_name = "text|json|github", default_value_t)]
        format: Format,
    },
    /// Make the website again at every change
    Watch {
        /// Where it goes [default: public/ beside content/]
        #[arg(long, short, value_name = "DIR")]
        output: Option<PathBuf>,
        /// Look at files again and again, where the file system tells nothing (network folders)
        #[arg(long)]
        poll: bool,
    },
    /// Show the website in the browser, up to date at every change
    Serve {
        /// Port [default: 4400, or the next one that is free]
        #[arg(long, short)]
        port: Option<u16>,
        /// Address to listen on; 0.0.0.0 lets phones of the same network see the preview
        #[arg(long, value_name = "ADDR", default_value = "127.0.0.1")]
        host: std::net::IpAddr,
        /// Open the browser
        #[arg(long)]
        open: bool,
        /// Pages go to the chapter that is being edited
        #[arg(long)]
        follow: bool,
        /// Look at files again and again, where the file system tells nothing (network folders)
        #[arg(long)]
        poll: bool,
    },
    /// Issue the guide as a version, sealed for ever
    Release {
        /// Its name: 1.0.0, or 1.1.0-draft.1 for a draft for consultation
        version: String,
        /// Release notes in a language: fr=notes.md; may be given once for each
        #[arg(long, value_name = "LANG=FILE")]
        notes: Vec<String>,
        /// Write release notes to begin from beside the archives, and issue nothing yet
        #[arg(long)]
        draft_notes: bool,
        /// Say all that is to be said before, and issue nothing
        #[arg(long, conflicts_with = "draft_notes")]
        dry_run: bool,
    },
    /// Prove that every issued version is byte for byte what was issued
    Verify {
        /// An archive, an unpacked disc or a guide [default: the guide of this folder]
        place: Option<PathBuf>,
        /// Make entries again that were lost, from the archives; says what it trusts
        #[arg(long, conflicts_with = "place")]
        rebuild: bool,
    },
    /// Tell all readers of a version that it is no longer to be relied upon; it stays as it is
    Withdraw {
        /// The version
        version: String,
        /// Why, in each language of the guide: fr=… ar=…
        #[arg(long, value_name = "LANG=TEXT", required = true)]
        reason: Vec<String>,
        /// Since when [default: the date in guide.toml]
        #[arg(long, value_name = "DATE")]
        date: Option<String>,
    },
    /// Write what guide.toml, the lists and the bibliography may say for editors, as JSON Schema
    Schema,
    /// Explain the commands, or what an author may write: “fields” the header of a chapter, “markdown” its text
    Help {
        /// A command, fields or markdown
        topic: Option<String>,
    },
    /// Tell what changed from one version to another
    Diff {
        /// The older one: a version, or next for the working text
        from: String,
        /// The newer one
        to: String,
        /// How it is written [default: text]
        #[arg(long, value_enum, value_name = "text|json|html", default_value_t)]
        format: release::DiffFormat,
        /// Language of the guide whose texts are compared [default: that of the messages, or else the first of the guide]
        #[arg(long, value_name = "CODE")]
        language: Option<String>,
    },
}

/// Why a command did not do what it was asked.
#[derive(Debug, thiserror::Error)]
enum CommandError {
    /// The guide has errors; they have been told.
    #[error("the guide has errors")]
    Findings,
    /// The command was wrong: what to say.
    #[error("{0}")]
    Usage(String),
    /// The machine failed: what to say.
    #[error("{0}")]
    Machine(String),
}

impl CommandError {
    fn code(&self) -> u8 {
        match self {
            Self::Findings => 1,
            Self::Usage(_) => 2,
            Self::Machine(_) => 3,
        }
    }
}

/// Runs the command line that `arguments` hold.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = message_language(&arguments);
    let parse = |command: Command| {
        command.try_get_matches_from(&arguments).and_then(|matches: ArgMatches| Cli::from_arg_matches(&matches))
    };
    // Only help and what is told of mistakes show words.
    let parsed =
        parse(Cli::command()).or_else(|_| parse(usage::translated(Cli::command(), &i18n::tool_words(&language))));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return misunderstood(&error, &language),
    };
    let terminal = Terminal::new(&language, cli.quiet, cli.color);
    match act(&cli, &terminal) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if let CommandError::Usage(message) | CommandError::Machine(message) = &failure {
                terminal.error(message);
            }
            ExitCode::from(failure.code())
        }
    }
}

/// What is not a command to be carried out: help that was asked for, or a mistake.
fn misunderstood(error: &clap::Error, language: &str) -> ExitCode {
    let is_help = !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if is_help {
        let _ = error.print();
    } else {
        let terminal = Terminal::new(language, false, Colour::Auto);
        terminal.error(&usage::explain(error, terminal.words()));
        let _ = writeln!(stderr(), "\n{}", usage::reminder(error, terminal.words()));
    }
    ExitCode::from(if error.use_stderr() { 2 } else { 0 })
}

fn act(cli: &Cli, terminal: &Terminal) -> Result<(), CommandError> {
    match &cli.command {
        Action::Init { folder, language } => init::init(folder, language, terminal),
        Action::Schema => schema::refresh(&root(cli, terminal)?, terminal),
        Action::Help { topic } => help(topic.as_deref(), terminal),
        Action::New { slug } => new::new(&root(cli, terminal)?, slug, terminal),
        Action::Check { list: true, .. } => {
            build::list_codes(terminal);
            Ok(())
        }
        Action::Check { format, .. } => build::check(&root(cli, terminal)?, *format, terminal),
        Action::Fix { yes, dry_run } => fix::fix(&root(cli, terminal)?, consent(*yes, *dry_run), terminal),
        Action::Rename { old, new, yes, dry_run } => {
            rename::rename(&root(cli, terminal)?, [old, new], consent(*yes, *dry_run), terminal)
        }
        Action::Watch { output, poll } => live::watch(&root(cli, terminal)?, output.as_deref(), *poll, terminal),
        Action::Serve { port, host, open, follow, poll } => {
            let asked = live::Serve { port: *port, host: *host, open: *open, follow: *follow, poll: *poll };
            live::serve(&root(cli, terminal)?, &asked, terminal)
        }
        Action::Release { version, notes, draft_notes, dry_run } => {
            let (draft_notes, dry_run) = (*draft_notes, *dry_run);
            let asked = release::ReleaseArguments { version, notes, draft_notes, dry_run };
            release::release(&root(cli, terminal)?, &asked, terminal)
        }
        Action::Verify { rebuild: true, .. } => verify::rebuild(&root(cli, terminal)?, terminal),
        Action::Verify { place: Some(place), .. } if !place.join(guide::config::PATH).is_file() => {
            verify::place(place, terminal)
        }
        Action::Verify { place: Some(guide), .. } => verify::guide(guide, terminal),
        Action::Verify { place: None, .. } => verify::guide(&root(cli, terminal)?, terminal),
        Action::Withdraw { version, reason, date } => {
            withdraw::withdraw(&root(cli, terminal)?, version, reason, date.as_deref(), terminal)
        }
        Action::Diff { from, to, format, language } => {
            let asked = release::DiffArguments { from, to, format: *format, language: language.as_deref() };
            release::diff(&root(cli, terminal)?, &asked, terminal)
        }
        Action::Build { output, format } => build::build(&root(cli, terminal)?, output.as_deref(), *format, terminal),
    }
}

/// Whether files may be changed, as `--yes` and `--dry-run` say.
fn consent(yes: bool, dry_run: bool) -> fix::Consent {
    match (yes, dry_run) {
        (true, _) => fix::Consent::Given,
        (_, true) => fix::Consent::Refused,
        _ => fix::Consent::Asked,
    }
}

/// Explains a command, all of them, or what an author may write.
fn help(topic: Option<&str>, terminal: &Terminal) -> Result<(), CommandError> {
    match topic {
        Some("fields") => {
            fields::print(terminal);
            return Ok(());
        }
        Some("markdown") => {
            let _ = stdout().write_all(markdown(terminal.language()).as_bytes());
            return Ok(());
        }
        _ => {}
    }
    let mut command = usage::translated(Cli::command(), terminal.words());
    command.build();
    let command = match topic {
        Some(name) => command.find_subcommand_mut(name),
        None => Some(&mut command),
    };
    let Some(command) = command else {
        let found = topic.unwrap_or_default();
        return Err(CommandError::Usage(terminal.say("fail-help", &[("found", found.into())])));
    };
    let _ = command.print_help();
    Ok(())
}

/// How texts are written, on one screen, in a language of the tool.
fn markdown(language: &str) -> &'static str {
    match language {
        "ar" => include_str!("markdown/ar.txt"),
        "en" => include_str!("markdown/en.txt"),
        _ => include_str!("markdown/fr.txt"),
    }
}

/// The folder of the guide.
fn root(cli: &Cli, terminal: &Terminal) -> Result<PathBuf, CommandError> {
    let start = match &cli.root {
        Some(root) => {
            return if root.join("content/guide.toml").is_file() {
                Ok(root.clone())
            } else {
                Err(no_root(root, terminal))
            };
        }
        None => {
            std::env::current_dir().map_err(|error| file_error("fail-unreadable", Path::new("."), &error, terminal))?
        }
    };
    disk::find_root(&start).ok_or_else(|| no_root(&start, terminal))
}

fn no_root(path: &std::path::Path, terminal: &Terminal) -> CommandError {
    let misnamed = path.ancestors().find_map(disk::misnamed_guide);
    if let Some(found) = misnamed {
        return CommandError::Usage(terminal.say("fail-guide-name", &[("found", found.display().to_string().into())]));
    }
    CommandError::Usage(terminal.say("fail-no-root", &[("path", path.display().to_string().into())]))
}

/// A file of the guide could not be read.
fn unreadable(error: &ReadError, terminal: &Terminal) -> CommandError {
    file_error("fail-unreadable", &error.path, &error.error, terminal)
}

/// The message `key` about the file or folder at `path`, with what the system said.
fn file_error(key: &str, path: &Path, error: &dyn std::error::Error, terminal: &Terminal) -> CommandError {
    let path = path.display().to_string();
    CommandError::Machine(terminal.say(key, &[("path", path.into()), ("error", error.to_string().into())]))
}

/// The language that messages should be in: `--lang`, the last one if it is given twice; or what the environment says, or French.
fn message_language(arguments: &[OsString]) -> String {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let asked = texts.iter().enumerate().rev().find_map(|(index, text)| match text.strip_prefix("--lang") {
        Some("") => texts.get(index + 1).copied(),
        Some(rest) => rest.strip_prefix('='),
        None => None,
    });
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    let environment = variables.map(|value| value.get(..2).unwrap_or_default().to_owned());
    let known = |code: &String| i18n::TOOL_LANGUAGES.contains(&code.as_str());
    asked.map(str::to_owned).into_iter().chain(environment).find(known).unwrap_or_else(|| "fr".to_owned())
}
