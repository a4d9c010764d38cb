//! The help of the command line, and what is told of a command that was not understood, in the language of the messages.

use crate::i18n::{Words, plain};
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

/// `command` with its help in the language of `words`: messages `help-<command>` and `help-<command>-<argument>`.
pub fn translated(command: Command, words: &Words) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let mut command = of_one(command, "help", words)
        .disable_version_flag(true)
        .arg(flag("version", 'V', ArgAction::Version, words))
        .subcommand_value_name(words.say("usage-command").to_owned())
        .subcommand_help_heading(words.say("usage-commands").to_owned());
    for name in names {
        command = command.mut_subcommand(&name, |sub| of_one(sub, &format!("help-{name}"), words));
    }
    command
}

/// One command with its arguments.
fn of_one(command: Command, prefix: &str, words: &Words) -> Command {
    let about = words.get(prefix).map(str::to_owned);
    let [arguments, options] = ["usage-arguments", "usage-options"].map(|key| words.say(key));
    let template = format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}", words.say("usage-usage"));
    let command = command.mut_args(|argument| {
        let help = words.get(&format!("{prefix}-{}", argument.get_id())).map(str::to_owned);
        let heading = if argument.is_positional() { arguments } else { options };
        // What values there are, and which one counts if none is given, stand in the words.
        let takes_values = argument.is_positional() || argument.get_action().takes_values();
        let argument = argument.help_heading(heading.to_owned());
        let argument = argument.hide_possible_values(takes_values).hide_default_value(takes_values);
        match help {
            Some(help) => argument.help(help),
            None => argument,
        }
    });
    let command = command.help_template(template).disable_help_flag(true);
    let command = command.arg(flag("help", 'h', ArgAction::Help, words));
    match about {
        Some(about) => command.about(about),
        None => command,
    }
}

fn flag(name: &'static str, short: char, action: ArgAction, words: &Words) -> Arg {
    let help = words.get(&format!("usage-{name}")).unwrap_or_default().to_owned();
    Arg::new(name).short(short).long(name).action(action).help(help).help_heading(words.say("usage-options").to_owned())
}

/// What is wrong with a command, what was meant, and how it is written.
pub fn explain(error: &clap::Error, words: &Words) -> String {
    let found = |kind| error.get(kind).map(text_of).unwrap_or_default();
    let (key, about) = match error.kind() {
        ErrorKind::InvalidSubcommand => ("usage-unknown-command", found(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => ("usage-unknown-argument", found(ContextKind::InvalidArg)),
        ErrorKind::MissingRequiredArgument => ("usage-missing-argument", found(ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand => ("usage-missing-command", String::new()),
        ErrorKind::ArgumentConflict if found(ContextKind::PriorArg) == found(ContextKind::InvalidArg) => {
            ("usage-repeated", found(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::NoEquals | ErrorKind::WrongNumberOfValues
            if found(ContextKind::InvalidValue).is_empty() =>
        {
            ("usage-missing-value", found(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => ("usage-invalid-value", found(ContextKind::InvalidArg)),
        ErrorKind::InvalidUtf8 => ("usage-not-utf8", String::new()),
        _ => ("usage-other", found(ContextKind::InvalidArg)),
    };
    let value = found(ContextKind::InvalidValue);
    let mut said = plain(&words.say_with(key, &[("found", about.into()), ("value", value.into())]));
    let valid = found(ContextKind::ValidValue);
    if !valid.is_empty() {
        said = format!("{said} {}", plain(&words.say_with("usage-known", &[("known", valid.into())])));
    }
    let meant = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    if let Some(meant) = meant.into_iter().map(found).find(|meant| !meant.is_empty()) {
        said = format!("{said} {}", plain(&words.say_with("finding-did-you-mean", &[("suggestion", meant.into())])));
    }
    said
}

/// How the command is written that was not understood, and how to know more.
pub fn reminder(error: &clap::Error, words: &Words) -> String {
    let usage = error.get(ContextKind::Usage).map(text_of).unwrap_or_default();
    let usage = usage.trim_start_matches("Usage:").trim();
    let more = plain(words.say("usage-more"));
    if usage.is_empty() { more } else { format!("{} {usage}\n{more}", words.say("usage-usage")) }
}

fn text_of(value: &ContextValue) -> String {
    let styled = |text: &StyledStr| text.to_string();
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => styled(text),
        ContextValue::StyledStrs(texts) => texts.iter().map(styled).collect::<Vec<_>>().join(", "),
        ContextValue::Bool(_) | ContextValue::Number(_) => value.to_string(),
        _ => String::new(),
    }
}
