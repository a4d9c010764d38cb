//! In which script a text is written: whether a chapter is in the language of its file.

use icu_locale::{Locale, LocaleExpander};
use std::ops::AddAssign;

/// A script whose words are told from those of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// That of Arabic.
    Arabic,
    /// That of French.
    Latin,
}

impl Script {
    /// The script that `locale` is written in, as CLDR knows.
    pub(super) fn of(locale: &Locale) -> Option<Self> {
        let mut whole = locale.id.clone();
        LocaleExpander::new_common().maximize(&mut whole);
        match whole.script?.as_str() {
            "Arab" => Some(Self::Arabic),
            "Latn" => Some(Self::Latin),
            _ => None,
        }
    }

    /// As messages name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Arabic => "arabic",
            Self::Latin => "latin",
        }
    }
}

/// How many words of a text are of each script. Words with digits, points, slashes and the like are addresses, numbers of laws, code: they are of none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ScriptWords {
    /// Arabic words.
    pub arabic: usize,
    /// Latin words that begin with a small letter: those of a sentence.
    pub latin: usize,
    /// Latin words with a capital, which may be names; and acronyms.
    pub names: usize,
}

impl ScriptWords {
    /// Those of `text`.
    pub fn of(text: &str) -> Self {
        let mut words = Self::default();
        for word in text.split(|letter: char| letter.is_whitespace() || "'’-–—(),;:!?«»\"“”[]،؛؟".contains(letter))
        {
            words.count(word.trim_matches(['.', '…', '*']));
        }
        words
    }

    /// Those of all `texts`.
    pub fn of_all<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        texts.into_iter().fold(Self::default(), |mut all, text| {
            all += Self::of(text);
            all
        })
    }

    fn count(&mut self, word: &str) {
        let mut letters = word.chars();
        let Some(first) = letters.next() else { return };
        if word.chars().any(|letter| !is_arabic(letter) && !is_latin(letter)) {
            return;
        }
        match (is_arabic(first), first.is_lowercase()) {
            (true, _) => self.arabic += 1,
            (false, true) if letters.all(|letter| !letter.is_uppercase()) => self.latin += 1,
            _ => self.names += 1,
        }
    }

    /// Whether `texts` together may be mostly in another script than `script`, as quick as it can be said: by their bytes.
    pub fn may_be_foreign<'t>(texts: impl IntoIterator<Item = &'t str>, script: Script) -> bool {
        let (mut arabic, mut latin) = (0_usize, 0_usize);
        for text in texts {
            // So few at a time that a byte counts them: many are counted at once.
            for part in text.as_bytes().chunks(usize::from(u8::MAX)) {
                arabic += usize::from(part.iter().map(|byte| u8::from(is_arabic_lead(*byte))).sum::<u8>());
                latin += usize::from(part.iter().map(|byte| u8::from(byte.is_ascii_lowercase())).sum::<u8>());
            }
        }
        match script {
            Script::Arabic => latin > arabic,
            Script::Latin => arabic > latin,
        }
    }

    /// Whether the short text `text` may be without a word of `script`, as quick as it can be said: most texts begin with one.
    pub fn may_be_without(text: &str, script: Script) -> bool {
        match script {
            Script::Arabic => !text.contains(|letter| matches!(letter, 'ء'..='ي')),
            Script::Latin => text.bytes().fold(false, |found, byte| found | is_arabic_lead(byte)),
        }
    }

    /// Whether a short text is in another script than `script`: a title that is a name or an acronym may be.
    pub fn is_foreign_to(self, script: Script) -> bool {
        match script {
            Script::Arabic => self.arabic == 0 && self.latin > 0 && self.latin + self.names > 1,
            Script::Latin => self.arabic > 0 && self.latin + self.names == 0,
        }
    }

    /// Whether most of a long text is in another script than `script`.
    pub fn is_mostly_foreign_to(self, script: Script) -> bool {
        match script {
            Script::Arabic => self.latin > self.arabic,
            Script::Latin => self.arabic > self.latin + self.names,
        }
    }

    /// How many words there are that tell.
    pub fn total(self) -> usize {
        self.arabic + self.latin
    }
}

impl AddAssign for ScriptWords {
    fn add_assign(&mut self, other: Self) {
        self.arabic += other.arabic;
        self.latin += other.latin;
        self.names += other.names;
    }
}

/// Whether most Arabic letters begin with `byte`: U+0600 to U+06FF.
fn is_arabic_lead(byte: u8) -> bool {
    byte & 0xfc == 0xd8
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{65f}' | '\u{66e}'..='\u{6ef}' | '\u{6fa}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, 'À'..='ɏ' if letter.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn languages_have_a_script() {
        let script = |code| Language::new(code, "MA").unwrap().script;
        assert_eq!(
            ["fr", "ar", "es", "fa"].map(script),
            [Some(Script::Latin), Some(Script::Arabic), Some(Script::Latin), Some(Script::Arabic)]
        );
        assert_eq!(script("zh"), None);
    }

    #[test]
    fn names_and_numbers_are_in_any_script() {
        for text in [
            "PDF",
            "IEECAG",
            "Facebook",
            "Open Data Maroc",
            "Decidim",
            "www.collectivites.ma",
            "113-14",
            "ورشة Decidim",
            "قانون 113.14",
            "",
        ] {
            assert!(!ScriptWords::of(text).is_foreign_to(Script::Arabic), "{text}");
        }
        for text in ["Atelier de carte", "Budget participatif", "L’écoute des habitants", "on dessine"] {
            assert!(ScriptWords::of(text).is_foreign_to(Script::Arabic), "{text}");
        }
        for text in ["ورشة الخريطة", "التشاور"] {
            assert!(ScriptWords::of(text).is_foreign_to(Script::Latin), "{text}");
        }
        for text in ["Le « شورى »", "113-14", "RAMED", "la jmaâ (جماعة)"] {
            assert!(!ScriptWords::of(text).is_foreign_to(Script::Latin), "{text}");
        }
    }
}
