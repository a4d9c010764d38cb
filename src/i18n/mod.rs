//! Languages: their direction, how they write dates, numbers and lists, and the words that the tool itself says in them.
//!
//! Fluent and ICU4X are known here and nowhere else.

mod date;
mod fold;
mod formats;
pub mod invisible;
mod localizer;
mod script;
mod typography;
mod words;

pub use date::Date;
pub use fold::{composed, fold, is_mark, plain_letters, romanized, slug_of};
pub use formats::Formats;
pub use localizer::Localizer;
pub use script::{Script, ScriptWords};
pub use typography::set;
pub use words::{Argument, LocaleError, Words, messages_of};

use icu_locale::{Locale, LocaleDirectionality};
use std::collections::BTreeMap;

/// The languages in which the tool speaks to authors. French is what it falls back to.
pub const TOOL_LANGUAGES: [&str; 3] = ["fr", "ar", "en"];

/// The direction of a script (bidi): what stands in a page of one may need isolating from what stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// As HTML says it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// The other one.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Ltr => Self::Rtl,
            Self::Rtl => Self::Ltr,
        }
    }

    /// The direction that a letter gives to a text; `None` of digits and signs. Right to left are the blocks that Unicode keeps for such scripts: Hebrew,
    /// Arabic, Syriac, Thaana, N’Ko…
    pub fn of(letter: char) -> Option<Self> {
        if !letter.is_alphabetic() {
            return None;
        }
        let is_rtl = matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
        Some(if is_rtl { Self::Rtl } else { Self::Ltr })
    }
}

crate::index::typed_index! {
    /// A language of a guide, by its place among them.
    LanguageId
}

impl LanguageId {
    /// The language that facts come from.
    pub const REFERENCE: Self = Self(0);
}

/// A language of a guide.
#[derive(Clone, Debug)]
pub struct Language {
    /// Its code, which is also the name of its files: `fr`.
    pub code: String,
    /// The language as written in the guide's country: `fr-MA`. It decides how dates and numbers look.
    pub locale: Locale,
    /// Its direction, which CLDR knows.
    pub direction: Direction,
    /// The script that it is written in, if it is one of those that are told apart.
    pub script: Option<Script>,
}

impl Language {
    /// The language `code` as written in `region`; `None` if one of the two is not known as such.
    pub fn new(code: &str, region: &str) -> Option<Self> {
        let plain = code.len() <= 3 && code.bytes().all(|byte| byte.is_ascii_lowercase());
        let locale: Locale = format!("{code}-{region}").parse().ok().filter(|_| plain)?;
        let rtl = LocaleDirectionality::new_common().is_right_to_left(&locale.id);
        let script = Script::of(&locale);
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        Some(Self { code: code.to_owned(), locale, direction, script })
    }
}

/// Text without bidi isolates, the marks that isolate a name inside a sentence: for titles, attributes and terminals, where they would show.
pub fn plain(text: &str) -> String {
    // The first byte of every mark.
    if !text.as_bytes().contains(&0xE2) {
        return text.to_owned();
    }
    text.chars().filter(|letter| !matches!(letter, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')).collect()
}

/// Every embedded locale file: language, then file name, then text.
pub fn embedded() -> BTreeMap<&'static str, BTreeMap<&'static str, &'static str>> {
    static LOCALES: include_dir::Dir<'_> = include_dir::include_dir!("$CARGO_MANIFEST_DIR/locales");
    let name = |path: &'static std::path::Path| path.file_name().and_then(|name| name.to_str());
    LOCALES
        .dirs()
        .filter_map(|folder| {
            let files = folder.files().filter_map(|file| Some((name(file.path())?, file.contents_utf8()?)));
            Some((name(folder.path())?, files.collect()))
        })
        .collect()
}

/// The words of the tool itself, for findings and the terminal, in `code` or else in French.
pub fn tool_words(code: &str) -> Words {
    let code = if TOOL_LANGUAGES.contains(&code) { code } else { "fr" };
    let region = if code == "en" { "US" } else { "MA" };
    let language = Language::new(code, region).unwrap_or_else(|| unreachable!("the tool's languages are known"));
    let files = embedded().remove(code).unwrap_or_default();
    Words::new(&language, files.into_values().map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_come_from_cldr() {
        assert_eq!(Language::new("ar", "MA").unwrap().direction, Direction::Rtl);
        assert_eq!(Language::new("fr", "MA").unwrap().direction, Direction::Ltr);
        assert_eq!(Language::new("he", "IL").unwrap().direction, Direction::Rtl);
        assert!(Language::new("français", "MA").is_none());
    }

    #[test]
    fn plain_text_has_no_marks_of_direction() {
        let marks = "\u{2066}a\u{2067}b\u{2068}c\u{2069}d\u{200e}e\u{200f}f — “g” …";
        assert_eq!(plain(marks), "abcdef — “g” …");
        assert_eq!(plain("a b"), "a b");
    }
}
