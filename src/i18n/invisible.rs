//! Letters that nobody sees: blanks of other kinds than the space bar's, marks of direction, what a copy from a web page brings along.

use std::ops::Range;

/// A blank that is as wide as a space, and is none: no-break spaces, those of typesetters.
pub fn is_odd_blank(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// A letter of no width: marks of direction, of joining and of breaking, control characters.
pub fn has_no_width(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || letter.is_control() && !matches!(letter, '\t' | '\n' | '\r')
}

/// Whether a line ends here, for any reader of text: those of Unicode.
pub fn is_line_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether `text` may have a control character or a line break besides the tab and the usual end of a line: hardly any text has. No byte ends the
/// search: the processor looks at many of them at once.
#[expect(clippy::needless_bitwise_bool, reason = "what depends on nothing before it is found for many bytes at once")]
pub fn may_have_control(text: &str) -> bool {
    let bytes = text.as_bytes();
    let single = |byte: u8| (byte < b' ') & (byte != b'\n') & (byte != b'\t') | (byte == 0x7f);
    // Of U+0080 to U+009F, and of U+2028 and U+2029.
    let double = |first: u8, second: u8| (first == 0xC2) & (second < 0xA0) | (first == 0x80) & ((second | 1) == 0xA9);
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    bytes.iter().fold(false, |found, byte| found | single(*byte))
        || pairs.fold(false, |found, (first, second)| found | double(*first, *second))
}

/// A letter of a number as it is written with western digits, a blank of any kind as a space.
pub fn western(letter: char) -> char {
    match letter {
        '٠'..='٩' => char::from(b'0' + (u32::from(letter) - u32::from('٠')) as u8),
        '۰'..='۹' => char::from(b'0' + (u32::from(letter) - u32::from('۰')) as u8),
        '٫' => ',',
        '\u{2212}' => '-',
        blank if is_odd_blank(blank) => ' ',
        letter => letter,
    }
}

/// Whether nobody sees `letter`; they see a space, a tab and the end of a line by what they do.
pub fn is_invisible(letter: char) -> bool {
    is_odd_blank(letter) || has_no_width(letter)
}

/// `text` without letters of no width, and with plain spaces for all blanks.
pub fn visible(text: &str) -> String {
    let plain = |letter| if is_odd_blank(letter) { ' ' } else { letter };
    text.chars().filter(|letter| !has_no_width(*letter)).map(plain).collect()
}

/// Where letters of no width stand in `text`.
pub fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    let found = text.char_indices().filter(|(_, letter)| has_no_width(*letter));
    found.map(|(at, letter)| at..at + letter.len_utf8())
}

/// What programmers call `letter`: `U+00A0`.
pub fn name(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_told_from_what_they_do() {
        for letter in ['\u{a0}', '\u{202f}', '\u{200b}', '\u{200f}', '\u{feff}', '\u{1}', '\u{2009}', '\u{ad}'] {
            assert!(is_invisible(letter), "{letter:?}");
        }
        for letter in [' ', '\t', '\n', 'a', 'ع', '،', '\u{64b}', '-'] {
            assert!(!is_invisible(letter), "{letter:?}");
        }
        assert_eq!(visible("dialo\u{200b}gue\u{a0}\u{200f}:"), "dialogue :");
        assert_eq!(name('\u{a0}'), "U+00A0");
    }

    #[test]
    fn control_characters_are_seen_wherever_they_stand() {
        for letter in (0..0x3000).filter_map(char::from_u32) {
            let text = format!("« l’eau » {letter} سنة");
            let is_one =
                letter.is_control() && !matches!(letter, '\n' | '\t') || matches!(letter, '\u{2028}' | '\u{2029}');
            assert!(may_have_control(&text) || !is_one, "{letter:?}");
        }
        assert!(!may_have_control("« l’eau »,\n\tسنة — 12 %"));
    }
}
