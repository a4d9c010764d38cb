//! `dalil withdraw`: readers of a version are told that it is no longer to be relied upon. Not a byte of it changes.

use super::CommandError;
use super::build::{read, tell};
use super::release::{issued, unchanged};
use super::terminal::Terminal;
use crate::finding::report::Format;
use crate::guide::ledger;
use crate::i18n::Date;
use crate::pipeline::examine;
use crate::publish::Disk;
use crate::release::store::{self, Entries};
use std::path::Path;

/// Writes into the notice of `version` that it is withdrawn since `date`, for `reasons`, one in each language.
pub fn withdraw(
    root: &Path,
    version: &str,
    reasons: &[String],
    date: Option<&str>,
    terminal: &Terminal,
) -> Result<(), CommandError> {
    let sources = read(root, terminal)?;
    let examined = examine(&sources);
    let Some(project) = examined.project else {
        terminal.findings(&examined.findings, &sources, Format::Text);
        return Err(CommandError::Findings);
    };
    let version = issued(version, &project.guide.ledger, terminal)?.version.value.clone();
    let wrong = |key: &str, found: &str| CommandError::Usage(terminal.say(key, &[("found", found.into())]));
    let date = match date {
        Some(text) => Date::parse(text).ok_or_else(|| wrong("fail-date", text))?,
        None => project.guide.config.date.value,
    };
    let given = reasons.iter().map(|argument| argument.split_once('=').ok_or_else(|| wrong("fail-reason", argument)));
    let given = given.collect::<Result<Vec<(&str, &str)>, CommandError>>()?;
    let languages = project.guide.languages();
    if let Some((code, _)) = given.iter().find(|(code, _)| languages.iter().all(|language| language.code != *code)) {
        return Err(wrong("fail-reason", code));
    }
    let text = |code: &str| given.iter().find(|(own, text)| *own == code && !text.trim().is_empty());
    if let Some(language) = languages.iter().find(|language| text(&language.code).is_none()) {
        return Err(wrong("fail-reason-missing", &language.code));
    }
    let before = unchanged(root, &sources, terminal)?;
    let name = ledger::notice_name(&version);
    let notice = ledger::with_withdrawal(before.get(&name).map(String::as_str), date, given);
    let notice = notice.ok_or_else(|| wrong("fail-notice", &name))?;
    let entries = Entries::from([(name, notice)]);
    store::change(root, (&before, &entries), None, &Disk).map_err(|failure| tell(&failure, terminal))?;
    terminal.tell("withdraw-done", &[("version", version.to_string().into())]);
    Ok(())
}
