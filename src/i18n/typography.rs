//! The spaces and apostrophes that a language asks for, so that authors need not know how to type them.

use std::borrow::Cow;

/// No-break space.
const NBSP: char = '\u{a0}';
/// Narrow no-break space.
const NNBSP: char = '\u{202f}';

/// `text` as `language` sets it: a number never breaks (and in Arabic, a blank inside it would turn its parts around); French has
/// rules of its own.
///
/// Source: Lexique des règles typographiques en usage à l’Imprimerie nationale, “Ponctuation”.
pub fn set<'t>(language: &str, text: &'t str) -> Cow<'t, str> {
    let bytes = text.as_bytes();
    let splits_number =
        bytes.windows(3).any(|three| three[0].is_ascii_digit() && three[1] == b' ' && three[2].is_ascii_digit());
    let is_french = language == "fr";
    let has_marks = |byte: &u8| matches!(byte, b':' | b';' | b'!' | b'?' | b'\'' | b'%') || *byte == 0xC2;
    if splits_number || (is_french && bytes.iter().any(has_marks)) {
        return Cow::Owned(respaced(text, is_french));
    }
    Cow::Borrowed(text)
}

fn respaced(text: &str, is_french: bool) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        let is_space = letter == ' ' || letter == NBSP || letter == NNBSP;
        let set = match (letter, after) {
            _ if is_space && before.is_ascii_digit() && after.is_ascii_digit() => NNBSP,
            (letter, _) if !is_french => letter,
            _ if is_space && matches!(after, ';' | '!' | '?') => NNBSP,
            _ if is_space && (matches!(after, ':' | '»' | '%') || before == '«') => NBSP,
            _ if is_space && before == '°' => NBSP,
            ('\'', _) if before.is_alphabetic() && after.is_alphabetic() => '’',
            (letter, _) => letter,
        };
        out.push(set);
        before = letter;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::set;

    #[test]
    fn french_punctuation_keeps_to_its_word() {
        let text = "Qui décide : l'élu ? « Nous ! » dit-on ; 12 000 voix, 5 %, n° 3.";
        let set_text = "Qui décide\u{a0}: l’élu\u{202f}? «\u{a0}Nous\u{202f}!\u{a0}» dit-on\u{202f}; 12\u{202f}000 voix, 5\u{a0}%, n°\u{a0}3.";
        assert_eq!(set("fr", text), set_text);
        assert_eq!(set("fr", set_text), set_text);
        assert_eq!(set("ar", "«ما العمل؟»"), "«ما العمل؟»");
        assert_eq!(set("ar", "60 000 درهم"), "60\u{202f}000 درهم");
        assert_eq!(set("fr", "https://a.org/b?c"), "https://a.org/b?c");
    }
}
