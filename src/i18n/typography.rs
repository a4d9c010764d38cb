//! The spaces and apostrophes that a language asks for, so that authors need not know how to type them; and numbers that keep their order.

use std::borrow::Cow;
use std::ops::Range;

/// No-break space.
const NBSP: char = '\u{a0}';
/// Narrow no-break space.
const NNBSP: char = '\u{202f}';

/// `text` as `language` sets it: a number never breaks, and stays with its unit and with what it numbers; in Arabic, where a blank inside it, or before its
/// %, would turn its parts around, so does a hyphen in a telephone number or in that of a law. French has rules of its own.
///
/// Sources: Lexique des règles typographiques en usage à l’Imprimerie nationale, “Ponctuation”; CLDR, `ar`, percent pattern.
pub fn set<'t>(language: &str, text: &'t str) -> Cow<'t, str> {
    match language {
        "fr" => set_where(language, text, is_french_sign),
        "ar" => isolated(set_where(language, text, |byte| byte.is_ascii_digit())),
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
    let (text_before, rest) = text.split_at(at);
    let before = text_before.chars().next_back().unwrap_or(' ');
    let mut letters = rest.chars();
    let letter = letters.next()?;
    let after = letters.next().unwrap_or(' ');
    let is_space = matches!(letter, ' ' | NBSP | NNBSP);
    let set = match (letter, after) {
        _ if is_space && before.is_ascii_digit() && after.is_ascii_digit() => NNBSP,
        _ if is_space && language == "ar" && before.is_ascii_digit() && after == '%' => return Some((letter, None)),
        _ if is_space && after.is_ascii_digit() && numbers(text_before, language) => NBSP,
        _ if is_space && before.is_ascii_digit() && is_unit(&rest[letter.len_utf8()..], language) => NBSP,
        _ if language != "fr" => return None,
        _ if is_space && matches!(after, ';' | '!' | '?') => NNBSP,
        _ if is_space && (matches!(after, ':' | '»' | '%') || matches!(before, '«' | '°')) => NBSP,
        ('\'', _) if before.is_alphabetic() && after.is_alphabetic() => '’',
        _ => return None,
    };
    (set != letter).then_some((letter, Some(set)))
}

/// Words that a number follows and that mean nothing without it.
const NUMBERED: [(&str, &[&str]); 2] = [
    ("fr", &["article", "articles", "art.", "loi", "dahir", "décret", "page", "p.", "n°", "étape", "fiche", "version"]),
    ("ar", &["رقم", "المادة", "المواد", "الفصل", "القانون", "الصفحة", "المرحلة", "عدد", "النسخة"]),
];
/// Words that follow a number and that it means nothing without: units, currencies.
const UNITS: [(&str, &[&str]); 2] = [
    (
        "fr",
        &[
            "DH",
            "MAD",
            "dirham",
            "dirhams",
            "€",
            "%",
            "km",
            "m",
            "m²",
            "ha",
            "kg",
            "h",
            "min",
            "minutes",
            "heure",
            "heures",
            "jour",
            "jours",
            "semaine",
            "semaines",
            "mois",
            "an",
            "ans",
            "année",
            "années",
            "million",
            "millions",
            "milliard",
            "milliards",
            "personnes",
            "habitants",
        ],
    ),
    (
        "ar",
        &[
            "درهم",
            "درهما",
            "دراهم",
            "كلم",
            "متر",
            "مترا",
            "هكتار",
            "هكتارا",
            "دقيقة",
            "دقائق",
            "ساعة",
            "ساعات",
            "يوم",
            "يوما",
            "أيام",
            "أسبوع",
            "أسبوعا",
            "أسابيع",
            "شهر",
            "شهرا",
            "أشهر",
            "سنة",
            "سنوات",
            "عاما",
            "أعوام",
            "مليون",
            "مليونا",
            "ملايين",
            "مليار",
            "مليارا",
            "شخص",
            "شخصا",
            "أشخاص",
            "نسمة",
        ],
    ),
];

fn words_of<'w>(words: &[(&str, &'w [&'w str])], language: &str) -> &'w [&'w str] {
    words.iter().find(|(code, _)| *code == language).map_or(&[], |(_, words)| words)
}

/// Whether the last word of `text` is one that a number follows.
fn numbers(text: &str, language: &str) -> bool {
    let word =
        text.rsplit(|letter: char| !letter.is_alphabetic() && !matches!(letter, '.' | '°')).next().unwrap_or_default();
    // In Arabic a word may be joined to what stands before it: «والمادة», «بالمادة».
    let is_word = |known: &&str| match word.strip_suffix(*known) {
        Some(before) if language == "ar" => before.chars().count() <= 2,
        Some(before) => before.is_empty(),
        None => false,
    };
    let word_is_capital = word.chars().next().is_some_and(char::is_uppercase);
    words_of(&NUMBERED, language).iter().any(is_word)
        || word_is_capital && words_of(&NUMBERED, language).contains(&&*word.to_lowercase())
}

/// Whether `text` begins with a unit.
fn is_unit(text: &str, language: &str) -> bool {
    let end =
        text.find(|letter: char| !letter.is_alphabetic() && !matches!(letter, '€' | '%' | '²')).unwrap_or(text.len());
    words_of(&UNITS, language).contains(&&text[..end])
}

/// Begins a run of text that goes from left to right, whatever stands around it.
const LRI: char = '\u{2066}';
/// Ends it.
const PDI: char = '\u{2069}';

/// An Arabic text in which numbers with hyphens keep their order: of telephones, of laws, dates of machines. Between Arabic letters their groups would be
/// shown in reverse (Unicode Bidirectional Algorithm, W2–W5). Of two numbers with a hyphen between, as in «10-15 يوما», each is read in turn, and stays.
fn isolated(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut out = String::new();
    let mut kept = 0;
    while let Some(range) = next_number(&text, kept) {
        out.push_str(&text[kept..range.start]);
        out.push(LRI);
        out.push_str(&text[range.clone()]);
        out.push(PDI);
        kept = range.end;
    }
    if kept == 0 {
        return text;
    }
    out.push_str(&text[kept..]);
    Cow::Owned(out)
}

/// The next number from `from` on that would lose its order.
fn next_number(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(next) = memchr::memchr2(b'-', b'+', &bytes[at..]) {
        let sign = at + next;
        let is_part = |byte: &u8| byte.is_ascii_digit() || *byte == b'-';
        let before = if bytes[sign] == b'+' {
            0
        } else {
            bytes[at..sign].iter().rev().take_while(|byte| byte.is_ascii_digit()).count()
        };
        let begin = sign - before;
        let length = 1 + bytes[begin + 1..].iter().take_while(|byte| is_part(byte)).count();
        let number = text[begin..begin + length].trim_end_matches('-');
        at = begin + length.max(before + 1);
        let (ahead, behind) = (&text[..begin], &text[begin + number.len()..]);
        // What is isolated already, or is a part of a Latin word, stays.
        let is_free = !ahead.ends_with(|it: char| it.is_ascii_alphanumeric() || it == LRI || it == '\u{200e}')
            && !behind.starts_with(|it: char| it.is_ascii_alphabetic());
        if is_free && loses_order(number, ahead) {
            return Some(begin..begin + number.len());
        }
    }
    None
}

/// Whether `number`, with hyphens or a plus sign, is one thing: its groups are no two numbers.
fn loses_order(number: &str, ahead: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let groups = number.split('-').filter(|group| !group.is_empty()).count();
    let is_named = || numbers(ahead.trim_end_matches([' ', NBSP, NNBSP]), "ar");
    match number.as_bytes().first() {
        Some(b'+') => digits >= 6,
        Some(b'0') if digits >= 8 => true,
        _ => groups >= 3 || groups == 2 && digits >= 3 && is_named(),
    }
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
    fn numbers_keep_their_order_between_arabic_letters() {
        for (text, expected) in [
            ("للاتصال: 0537-12-34-56 صباحا", "للاتصال: \u{2066}0537-12-34-56\u{2069} صباحا"),
            ("الهاتف +212537123456 مساء", "الهاتف \u{2066}+212537123456\u{2069} مساء"),
            ("القانون رقم 31-13.", "القانون رقم\u{a0}\u{2066}31-13\u{2069}."),
            ("بتاريخ 2026-01-15", "بتاريخ \u{2066}2026-01-15\u{2069}"),
            ("من 10-15 يوما", "من 10-15\u{a0}يوما"),
            ("الفترة 2022-2027", "الفترة 2022-2027"),
            ("كوفيد COVID-19 وصيغة A-12-3-4", "كوفيد COVID-19 وصيغة A-12-3-4"),
            ("أقل من -5 درجات + زيادة", "أقل من -5 درجات + زيادة"),
        ] {
            assert_eq!(set("ar", text), expected);
            assert_eq!(set("ar", expected), expected);
        }
    }

    #[test]
    fn a_number_stays_with_its_unit_and_with_what_it_numbers() {
        let text = "L’article 14 coûte 12 000 DH en 3 mois, en 2026 la loi 31-13 suit.";
        let expected = "L’article\u{a0}14 coûte 12\u{202f}000\u{a0}DH en 3\u{a0}mois, en 2026 la loi\u{a0}31-13 suit.";
        assert_eq!(set("fr", text), expected);
        assert_eq!(set("ar", "والمادة 14 في 3 أشهر"), "والمادة\u{a0}14 في 3\u{a0}أشهر");
    }

    #[test]
    fn french_punctuation_keeps_to_its_word() {
        let text = "Qui décide : l'élu ? « Nous ! » dit-on ; 12 000 voix, 5 %, n° 3.";
        let set_text = "Qui décide\u{a0}: l’élu\u{202f}? «\u{a0}Nous\u{202f}!\u{a0}» dit-on\u{202f}; 12\u{202f}000 voix, 5\u{a0}%, n°\u{a0}3.";
        assert_eq!(set("fr", text), set_text);
        assert_eq!(set("fr", set_text), set_text);
        assert_eq!(set("ar", "«ما العمل؟»"), "«ما العمل؟»");
        assert_eq!(set("ar", "60 000 درهم"), "60\u{202f}000\u{a0}درهم");
        assert_eq!(set("ar", "من 12 % إلى 60\u{a0}%"), "من 12% إلى 60%");
        assert_eq!(set("fr", "https://a.org/b?c"), "https://a.org/b?c");
    }
}
