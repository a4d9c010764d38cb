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
    let mut out = String::new();
    let mut kept = 0;
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        if !may_change(bytes, at, byte) {
            continue;
        }
        let Some((letter, other)) = respaced(text, at, language) else { continue };
        if out.is_empty() {
            out.reserve(text.len() + 16);
        }
        out.push_str(&text[kept..at]);
        out.extend(other);
        kept = at + letter.len_utf8();
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[kept..]);
    Cow::Owned(out)
}

/// Whether `byte` begins a letter that [`respaced`] should look at: there are many blanks in a text, and few beside a mark.
fn may_change(bytes: &[u8], at: usize, byte: u8) -> bool {
    match byte {
        b' ' => {
            let before = if at == 0 { b' ' } else { bytes[at - 1] };
            let after = bytes.get(at + 1).copied().unwrap_or(b' ');
            // The last bytes of « and ° are AB and B0; the first of » is C2.
            before.is_ascii_digit()
                || matches!(before, 0xAB | 0xB0)
                || matches!(after, b':' | b';' | b'!' | b'?' | b'%' | 0xC2)
        }
        // An apostrophe, or the first byte of a no-break space: C2 A0, or E2 80 AF for a narrow one.
        b'\'' | 0xC2 => true,
        0xE2 => bytes[at..].starts_with(&[0xE2, 0x80, 0xAF]),
        _ => false,
    }
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
    use super::set;

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
