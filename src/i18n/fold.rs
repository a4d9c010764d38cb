//! One fold of letters, for what is compared or ordered by letter and not by accent: slugs, the first letters of the glossary.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use std::borrow::Cow;

/// `text` without accents and vowel signs, in lower case: «Cœur» → `coeur`, «أُجرة» → `اجره`. What are letters of their own (æ, œ, ß) become those that they are
/// written with; forms of one Arabic letter become that letter, and what only stretches a word goes.
pub fn fold(text: &str) -> String {
    let lower = text.to_lowercase();
    let mut out = String::with_capacity(lower.len());
    for letter in DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(lower.chars()) {
        match letter {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            'ø' => out.push('o'),
            'đ' | 'ð' => out.push('d'),
            'ł' => out.push('l'),
            'ı' => out.push('i'),
            'ٱ' => out.push('ا'),
            'ى' => out.push('ي'),
            'ة' => out.push('ه'),
            '\u{640}' => {}
            letter if is_mark(letter) => {}
            letter => out.push(letter),
        }
    }
    out
}

/// `name` as a slug: letters lose their accents, what is no letter or digit of ASCII becomes a hyphen. Empty if nothing is left.
pub fn slug_of(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// `text` with its Arabic letters as Morocco writes them in Latin ones: «عرائض» → `araid`. The article goes; vowels that are not written
/// are not guessed.
pub fn romanized(text: &str) -> String {
    let words = text.split_whitespace().map(|word| word.strip_prefix("ال").unwrap_or(word));
    let fold = fold(&words.collect::<Vec<_>>().join(" ").replace('ة', "ا"));
    fold.chars().fold(String::with_capacity(fold.len()), |mut out, letter| {
        match letter {
            'ا' | 'ع' | 'ء' => out.push('a'),
            'ب' => out.push('b'),
            'ت' | 'ط' => out.push('t'),
            'ث' => out.push_str("th"),
            'ج' => out.push('j'),
            'ح' | 'ه' => out.push('h'),
            'خ' => out.push_str("kh"),
            'د' | 'ض' => out.push('d'),
            'ذ' | 'ظ' => out.push_str("dh"),
            'ر' => out.push('r'),
            'ز' => out.push('z'),
            'س' | 'ص' => out.push('s'),
            'ش' => out.push_str("ch"),
            'غ' => out.push_str("gh"),
            'ف' => out.push('f'),
            'ق' => out.push('q'),
            'ك' | 'گ' => out.push('k'),
            'ل' => out.push('l'),
            'م' => out.push('m'),
            'ن' => out.push('n'),
            'و' => out.push_str("ou"),
            'ي' => out.push('i'),
            letter => out.push(letter),
        }
        out
    })
}

/// `text` with each letter composed: a Mac writes the «é» of a file's name as two characters, others as one.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { ComposingNormalizerBorrowed::new_nfc().normalize(text) }
}

/// `text` in letters that keyboards have, whatever forms of them a font has drawn: `ﬁ` → `fi`, «ﻼ» → «لا».
pub fn plain_letters(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
}

/// Accents, and the vowel signs and small letters of Arabic.
pub fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

#[cfg(test)]
mod tests {
    use super::{fold, romanized, slug_of};

    #[test]
    fn slugs_of_names() {
        assert_eq!(slug_of("Cœur de ville — l’été"), "coeur-de-ville-l-ete");
        assert_eq!(slug_of("عرائض"), "");
        assert_eq!(slug_of(&romanized("العرائض: شهر غشت")), "araid-chhr-ghcht");
        assert_eq!(slug_of(&romanized("الميزانية التشاركية")), "mizania-tcharkia");
    }

    #[test]
    fn letters_lose_what_only_marks_them() {
        assert_eq!(fold("Cœur de ville"), "coeur de ville");
        assert_eq!(fold("ÉÈÊË À Ç ÿ ñ æ"), "eeee a c y n ae");
        assert_eq!(fold("مُشارَكة"), "مشاركه");
        assert_eq!(fold("أإآٱ ئـؤ"), "اااا يو");
        assert_eq!(fold("مستوى"), "مستوي");
    }
}
