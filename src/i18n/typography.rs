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
    let mut from = 0;
    while let Some(at) = next_place(text.as_bytes(), from) {
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
const BLOCK: usize = 16;

/// The next byte from `from` on that begins a letter that [`respaced`] should look at. There are few in a text: blocks without one
/// are passed over as a whole.
fn next_place(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while at < bytes.len() {
        let end = (at + BLOCK).min(bytes.len());
        if !is_plain(bytes, at, end)
            && let Some(place) = (at..end).find(|&place| may_change_at(bytes, place))
        {
            return Some(place);
        }
        at = end;
    }
    None
}

fn may_change_at(bytes: &[u8], place: usize) -> bool {
    // Most letters are none of these.
    let byte = bytes[place];
    if !matches!(byte, b' ' | b'\'' | 0xC2 | 0xE2) {
        return false;
    }
    let before = if place == 0 { b' ' } else { bytes[place - 1] };
    let [after, third] = [1, 2].map(|distance| bytes.get(place + distance).copied().unwrap_or(b' '));
    may_change([before, byte, after, third])
}

/// Whether the block from `at` to `end` surely holds no place to look at.
fn is_plain(bytes: &[u8], at: usize, end: usize) -> bool {
    // Letters at the edges have no neighbours: they are looked at one by one. The last block begins earlier.
    let Some(start) = bytes.len().checked_sub(BLOCK + 2).filter(|&last| last > 0).map(|last| last.min(at).max(1))
    else {
        return false;
    };
    let part = |from: usize| &bytes[from..][..BLOCK];
    let block = part(start - 1).iter().zip(part(start)).zip(part(start + 1)).zip(part(start + 2));
    // No byte ends the search: the processor looks at all of them at once.
    let found = block
        .fold(false, |found, (((&before, &byte), &after), &third)| found | may_change([before, byte, after, third]));
    let edges = (at == 0).then_some(0).into_iter().chain(start + BLOCK..end);
    !found && !edges.into_iter().any(|place| may_change_at(bytes, place))
}

/// Whether `byte` may begin a letter to look at: a blank beside a digit or a mark, an apostrophe, a no-break space.
#[expect(clippy::needless_bitwise_bool, reason = "what depends on nothing before it is found for many bytes at once")]
fn may_change([before, byte, after, third]: [u8; 4]) -> bool {
    // The last bytes of « and ° are AB and B0; the first of » is C2.
    let follows = before.is_ascii_digit() | (before == 0xAB) | (before == 0xB0);
    let precedes =
        (after == b':') | (after == b';') | (after == b'!') | (after == b'?') | (after == b'%') | (after == 0xC2);
    // A no-break space is C2 A0; a narrow one E2 80 AF. E2 80 alone begins every ’.
    let is_no_break = ((byte == 0xC2) & (after == 0xA0)) | ((byte == 0xE2) & (third == 0xAF));
    ((byte == b' ') & (follows | precedes)) | (byte == b'\'') | is_no_break
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
