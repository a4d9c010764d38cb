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
}
