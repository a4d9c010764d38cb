//! Whether a text is in the language of its file, as its letters tell.

use super::schema::{Described, FieldRef, Role};
use super::{Chapter, EXCHANGED, Prose};
use crate::data::fields::MISSING_FIELD;
use crate::finding::Findings;
use crate::i18n::{Language, Script, ScriptWords};
use crate::markdown::Document;
use crate::source::{FileId, Text};

/// A text in one language, in a file of its own.
pub trait Written: Described {
    /// The file.
    fn file(&self) -> FileId;
    /// What stands below the front matter.
    fn body(&self) -> &Document;
}

impl Written for Chapter {
    fn file(&self) -> FileId {
        self.file
    }

    fn body(&self) -> &Document {
        &self.body
    }
}

impl Written for Prose {
    fn file(&self) -> FileId {
        self.file
    }

    fn body(&self) -> &Document {
        &self.body
    }
}

/// Every text of `thing` and of the things in its lists.
pub fn texts<'t>(thing: &'t dyn Described, out: &mut Vec<&'t Text>) {
    let fields = thing.fields().iter().enumerate().filter(|(_, field)| matches!(field.role, Role::Text | Role::List));
    for (at, _) in fields {
        match thing.value(at) {
            Some(FieldRef::Text(text)) => out.push(text),
            Some(FieldRef::Items(items)) => items.iter().for_each(|item| texts(item, out)),
            _ => {}
        }
    }
}

/// Whether `body` is long enough to tell, and in another script than `script`.
pub fn is_body_foreign(body: &Document, script: Script) -> bool {
    let begin = || {
        let mut length = 0;
        body.texts().take_while(move |text| {
            length += text.len();
            length < SEEN
        })
    };
    if !ScriptWords::may_be_foreign(begin(), script) {
        return false;
    }
    let words = ScriptWords::of_all(begin());
    words.total() >= FEWEST && words.is_mostly_foreign_to(script)
}

/// So much of a body tells in which script it is, in bytes.
const SEEN: usize = 1024;

/// A body of fewer words may be a caption, or a list of names.
const FEWEST: usize = 8;

/// Whether the short text `text` is in another script than `script`.
pub fn is_foreign(text: &str, script: Script) -> bool {
    ScriptWords::may_be_without(text, script) && ScriptWords::of(text).is_foreign_to(script)
}

/// Whether all that `text` says is in another script than `script`.
fn is_whole_foreign(text: &impl Written, script: Script) -> bool {
    // Of a text in another script than its own, title and summary are too.
    let mut first =
        text.values().filter_map(|(_, value)| if let FieldRef::Text(text) = value { Some(text) } else { None });
    if first.by_ref().take(2).all(|text| !ScriptWords::may_be_without(&text.value, script)) {
        return false;
    }
    let mut fields = Vec::new();
    texts(text, &mut fields);
    let all = || fields.iter().map(|field| &*field.value).chain(text.body().texts());
    if !ScriptWords::may_be_foreign(all(), script) {
        return false;
    }
    let words = ScriptWords::of_all(all());
    words.total() > 3 && words.is_mostly_foreign_to(script)
}

/// Tells if the texts of two languages stand each in the file of the other, or if that of the reference language is a translation, which has no facts, as `found`
/// says: then nothing else is to be said of them.
pub fn are_exchanged<W: Written>(
    texts: &[Option<W>],
    languages: &[Language],
    found: &Findings,
    findings: &mut Findings,
) -> bool {
    let foreign = |index: usize| {
        let (text, script) = (texts[index].as_ref()?, languages[index].script?);
        is_whole_foreign(text, script).then(|| (text.file(), script))
    };
    let Some((file, script)) = foreign(0) else { return false };
    let mut others = (1..texts.len()).filter_map(|index| Some((index, foreign(index)?)));
    let other = others.find(|(_, (_, other))| *other != script).map(|(index, _)| &*languages[index].code);
    if other.is_none() && !found.are_all(&MISSING_FIELD) {
        return false;
    }
    let finding = EXCHANGED.at(file).with("language", &*languages[0].code).with("script", script.name());
    let kind = if other.is_some() { "both" } else { "alone" };
    findings.add(finding.with("kind", kind).with("other", other.unwrap_or_default()));
    true
}
