//! The spaces and apostrophes that a language asks for, so that authors need not know how to type them.

use std::borrow::Cow;

/// No-break space.
const NBSP: char = '\u{a0}';
/// Narrow no-break space.
const NNBSP: char = '\u{202f}';

/// `text` as `language` sets it: a number never breaks (and in Arabic, a blank inside it, or before its %, would turn its parts
/// around); French has rules of its own.
///
/// Sources: Lexique des règles typographiques en usage à l’Imprimerie nationale, “Ponctuation”; CLDR, `ar`, percent pattern.
pub fn set<'t>(language: &str, text: &'t str) -> Cow<'t, str> {
    match language {
        "fr" => set_where(language, text, is_french_sign),
        _ => set_where(language, text, |byte| byte.is_ascii_digit()),
    }
}

/// `text` as `language` sets it; it asks for something only beside bytes that are signs.
fn set_where<'t>(language: &str, text: &'t str, is_sign: impl Fn(u8) -> bool + Copy) -> Cow<'t, str> {
    let mut out = String::new();
    let mut kept = 0;
    let mut from = 0;
    while let Some(at) = next_place(text.as_bytes(), from, is_sign) {
        let Some((letter, other)) = respaced(text, at, language) else {
            from = at + 1;
            continue;
        };
        if out.is_empty() {
            out.reserve(text.len() + 16);
        }
        out.push_str(&text[kept..at]);
        out.extend(other);
        kept = at + letter.len_utf8();
        from = kept;
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[kept..]);
    Cow::Owned(out)
}

/// So many bytes are looked at together.
const BLOCK: usize = 32;

/// The next byte from `from` on that begins a letter that [`respaced`] should look at. Beside each stands one of few bytes, of which
/// most texts have hardly any.
fn next_place(bytes: &[u8], from: usize, is_sign: impl Fn(u8) -> bool + Copy) -> Option<usize> {
    // A letter of up to three bytes ends with a sign, or stands before or behind it.
    let near = |sign: usize| from.max(sign.saturating_sub(2))..bytes.len().min(sign + 2);
    let mut at = from.saturating_sub(1);
    while at < bytes.len() {
        // The last block begins earlier. No byte ends the search: the processor looks at all of them at once.
        let block = bytes[at.min(bytes.len().saturating_sub(BLOCK))..].first_chunk::<BLOCK>();
        let has_none = block.is_some_and(|block| !block.iter().fold(false, |found, &byte| found | is_sign(byte)));
        let end = bytes.len().min(at + BLOCK);
        if !has_none {
            let mut places = (at..end).filter(|&sign| is_sign(bytes[sign])).flat_map(near);
            let found = places.find(|&place| matches!(bytes[place], b' ' | b'\'' | 0xC2 | 0xE2));
            if found.is_some() {
                return found;
            }
        }
        at = end;
    }
    None
}

/// Whether French has a rule about a blank beside `byte`, or about `byte` itself: digits, `:;!?%'`, the first byte of » and of a no-break
/// space, the last byte of « and °, and that of a narrow no-break space.
fn is_french_sign(byte: u8) -> bool {
    byte.is_ascii_digit() | is_one_of(byte, [b':', b';', b'!', b'?', b'%', b'\'', 0xC2, 0xAB, 0xB0, 0xAF])
}

#[expect(clippy::needless_bitwise_bool, reason = "what depends on nothing before it is found for many bytes at once")]
fn is_one_of<const N: usize>(byte: u8, those: [u8; N]) -> bool {
    those.iter().fold(false, |found, one| found | (*one == byte))
}

/// The letter at `at`, and what should stand there instead, if it should not.
fn respaced(text: &str, at: usize, language: &str) -> Option<(char, Option<char>)> {
    let (before, rest) = text.split_at(at);
    let before = before.chars().next_back().unwrap_or(' ');
    let mut letters = rest.chars();
    let letter = letters.next()?;
    let after = letters.next().unwrap_or(' ');
    let is_space = matches!(letter, ' ' | NBSP | NNBSP);
    let set = match (letter, after) {
        _ if is_space && before.is_ascii_digit() && after.is_ascii_digit() => NNBSP,
        _ if is_space && language == "ar" && before.is_ascii_digit() && after == '%' => return Some((letter, None)),
        _ if language != "fr" => return None,
        _ if is_space && matches!(after, ';' | '!' | '?') => NNBSP,
        _ if is_space && (matches!(after, ':' | '»' | '%') || matches!(before, '«' | '°')) => NBSP,
        ('\'', _) if before.is_alphabetic() && after.is_alphabetic() => '’',
        _ => return None,
    };
    (set != letter).then_some((letter, Some(set)))
}

#[cfg(test)]
mod tests {
    use super::{respaced, set};
    use proptest::prelude::*;

    /// Looks at every letter.
    fn set_slowly(language: &str, text: &str) -> String {
        let letters = text.char_indices().map(|(at, letter)| match respaced(text, at, language) {
            Some((_, other)) => other.map(String::from).unwrap_or_default(),
            None => letter.to_string(),
        });
        letters.collect()
    }

    proptest! {
        #[test]
        fn what_is_passed_over_would_not_change(text in "[ a-c1-3\u{a0}\u{202f};:!?%'’«»°لم،]{0,80}") {
            for language in ["fr", "ar", "es"] {
                prop_assert_eq!(set(language, &text), set_slowly(language, &text));
            }
        }
    }

    #[test]
    fn french_punctuation_keeps_to_its_word() {
        let text = "Qui décide : l'élu ? « Nous ! » dit-on ; 12 000 voix, 5 %, n° 3.";
        let set_text = "Qui décide\u{a0}: l’élu\u{202f}? «\u{a0}Nous\u{202f}!\u{a0}» dit-on\u{202f}; 12\u{202f}000 voix, 5\u{a0}%, n°\u{a0}3.";
        assert_eq!(set("fr", text), set_text);
        assert_eq!(set("fr", set_text), set_text);
        assert_eq!(set("ar", "«ما العمل؟»"), "«ما العمل؟»");
        assert_eq!(set("ar", "60 000 درهم"), "60\u{202f}000 درهم");
        assert_eq!(set("ar", "من 12 % إلى 60\u{a0}%"), "من 12% إلى 60%");
        assert_eq!(set("fr", "https://a.org/b?c"), "https://a.org/b?c");
    }
}
