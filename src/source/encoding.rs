//! Texts in another encoding than UTF-8: what they probably are, and what they say, where each letter of them is certain.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};

/// What a file that is not UTF-8 seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, which programs for Windows call Unicode.
    Utf16,
    /// That of Windows for French or Arabic, which they call ANSI.
    Windows,
    /// No text: what a word processor or another program saved.
    Document,
}

impl Encoding {
    /// That of `bytes`, which are no UTF-8.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let is_document = [&b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff"];
        if is_document.iter().any(|sign| bytes.starts_with(sign)) {
            return Self::Document;
        }
        let is_wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.contains(&0);
        if is_wide { Self::Utf16 } else { Self::Windows }
    }

    /// As messages name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf16 => "utf-16",
            Self::Windows => "windows",
            Self::Document => "document",
        }
    }
}

/// The text of a file in UTF-16 with its mark, or in an encoding of Windows, if every letter is certain. Those for French and for Arabic have the small letters
/// of French in common; whatever else a French text has of them must be a letter or sign of French, and an Arabic one must have words of Arabic letters and nothing
/// strange. What an older Mac saves is neither.
pub(super) fn certain(bytes: &[u8]) -> Option<String> {
    for (mark, encoding) in [(&b"\xff\xfe"[..], UTF_16LE), (b"\xfe\xff", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return encoding
                .decode_without_bom_handling_and_without_replacement(rest)
                .map(std::borrow::Cow::into_owned);
        }
    }
    let of = |encoding: &'static encoding_rs::Encoding, is_usual: fn(char) -> bool| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        text.chars().all(|letter| letter.is_ascii() && letter != '\0' || is_usual(letter)).then(|| text.into_owned())
    };
    of(WINDOWS_1252, is_french).or_else(|| of(WINDOWS_1256, is_of_arabic_text).filter(|text| has_arabic_words(text)))
}

fn is_french(letter: char) -> bool {
    "àâäçèéêëîïôöùûüÿœæÀÂÇÈÉÊËÎÏÔÙÛÜŒ«»’‘“”–—€°\u{a0}".contains(letter)
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{621}'..='\u{652}')
}

fn is_of_arabic_text(letter: char) -> bool {
    is_arabic(letter) || "àâçèéêëîïôùûüœ«»’‘“”–—€°،؛؟\u{a0}\u{200c}\u{200d}\u{200e}\u{200f}".contains(letter)
}

/// Whether Arabic letters stand together, and French letters not among them.
fn has_arabic_words(text: &str) -> bool {
    let words = || text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_ascii());
    let is_whole = |word: &str| word.chars().all(is_arabic) || !word.contains(is_arabic);
    words().all(is_whole) && words().any(|word| word.chars().filter(|letter| is_arabic(*letter)).count() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_where_each_letter_is_certain() {
        let read = |encoding: &'static encoding_rs::Encoding, text: &str| certain(&encoding.encode(text).0);
        for text in ["Relevé d’été ; «\u{a0}Œuvre\u{a0}»", "ÉCOLE 12 °C", "à"] {
            assert_eq!(read(WINDOWS_1252, text).as_deref(), Some(text));
        }
        for text in ["سجل الحضور؛ 28", "مارس, relevé, سجل"] {
            assert_eq!(read(WINDOWS_1256, text).as_deref(), Some(text));
        }
        let wide: Vec<u8> = "\u{feff}a\té".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(certain(&wide).as_deref(), Some("a\té"));
        for other in [encoding_rs::MACINTOSH, encoding_rs::ISO_8859_6, encoding_rs::IBM866] {
            for text in ["Relevé d’été", "الحضور في الاجتماع", "Релевé"] {
                let (bytes, _, is_lost) = other.encode(text);
                assert!(is_lost || certain(&bytes).is_none_or(|read| read == text), "{text}");
            }
        }
    }
}
