//! The localizer of one language of a guide: its words, and the author's texts as it sets them.

use super::{Language, LanguageId, Words, set};
use std::sync::Arc;

/// One language of a guide.
#[derive(Clone, Debug)]
pub struct Localizer<'g> {
    /// Its place among the languages of the guide.
    pub index: LanguageId,
    /// The language.
    pub language: &'g Language,
    /// What the tool says in it.
    pub words: Arc<Words>,
}

impl<'g> Localizer<'g> {
    /// The language at this place among those of the guide, with its words.
    pub fn new(index: LanguageId, language: &'g Language, words: &Arc<Words>) -> Self {
        Self { index, language, words: Arc::clone(words) }
    }

    /// The message `key`, which needs no arguments.
    pub fn say(&self, key: &str) -> String {
        self.words.say(key).to_owned()
    }

    /// A text of an author, with the spaces that the language asks for.
    pub fn set(&self, text: &str) -> String {
        set(&self.language.code, text).into_owned()
    }
}
