//! What stands for a page where a link to it is shared: a picture, a short description, the code that a phone reads from paper.

use super::TrackedLocalizer;
use super::common::SharedInputs;
use crate::guide::image;
use crate::theme::views;
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// Letters of a description; messengers show no more.
const DESCRIPTION: usize = 200;

impl SharedInputs<'_> {
    /// The picture of the guide, if the guide has an address and the theme a picture: `card-<language>.png`, or else `card.png`.
    pub(super) fn card_picture(&self, localizer: &TrackedLocalizer<'_>) -> Option<views::Picture> {
        let base = self.context.config.base_url.as_ref()?;
        let own = self.context.theme.published(&format!("card-{}.png", localizer.language.code));
        let (path, bytes) = own.or_else(|| self.context.theme.published("card.png"))?;
        let (width, height) = image::size(bytes)?;
        Some(views::Picture { url: format!("{base}/{}", self.in_version(path)), width, height })
    }
}

/// `text`, or as many whole words of it as a description may have.
pub(super) fn short(text: &str) -> String {
    if text.chars().count() <= DESCRIPTION {
        return text.to_owned();
    }
    // One letter is for the dots.
    let end = text.char_indices().nth(DESCRIPTION - 1).map_or(text.len(), |(end, _)| end);
    let is_break = |letter: char| letter.is_whitespace();
    let cut = if text[end..].starts_with(is_break) { end } else { text[..end].rfind(is_break).unwrap_or(end) };
    format!("{}…", text[..cut].trim_end_matches(|letter: char| letter.is_whitespace() || ",;:،؛.".contains(letter)))
}

/// The code of an address; `None` for one that is too long for any code.
pub(super) fn code(address: &str) -> Option<views::QrCode> {
    let code = encoded(address)?;
    let mut path = Vec::with_capacity(4096);
    for row in 0..code.size() {
        // The pen stands at the start of the row, then moves on from where it is.
        let mut pen = None;
        let mut begin = None;
        for column in 0..=code.size() {
            // Beyond its edge a code is light.
            let is_dark = code.get_module(column, row);
            if is_dark && begin.is_none() {
                begin = Some(column);
            } else if !is_dark && let Some(begin) = begin.take() {
                match pen {
                    None => command(&mut path, b'M', begin, Some(row)),
                    Some(pen) => command(&mut path, b'm', begin - pen, Some(0)),
                }
                command(&mut path, b'h', column - begin, None);
                pen = Some(column);
            }
        }
    }
    Some(views::QrCode { size: code.size().unsigned_abs() as usize, path: String::from_utf8(path).ok()? })
}

/// Every pattern of the standard is read by every phone: to try all eight for the fairest would take ten times as long. What room is
/// left goes into correction.
fn encoded(address: &str) -> Option<QrCode> {
    let (letters, pattern) = ([QrSegment::make_bytes(address.as_bytes())], Some(Mask::new(0)));
    QrCode::encode_segments_advanced(&letters, QrCodeEcc::Low, Version::MIN, Version::MAX, pattern, true).ok()
}

/// A command of a path and its numbers, which have three digits at most.
fn command(path: &mut Vec<u8>, letter: u8, first: i32, second: Option<i32>) {
    path.push(letter);
    number(path, first.unsigned_abs());
    if let Some(second) = second {
        path.push(b' ');
        number(path, second.unsigned_abs());
    }
}

fn number(path: &mut Vec<u8>, number: u32) {
    for unit in [100, 10, 1] {
        if number >= unit || unit == 1 {
            path.push(b'0' + (number / unit % 10) as u8);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_ends_with_a_whole_word() {
        assert_eq!(short("Une phrase."), "Une phrase.");
        let words = "mot ".repeat(60);
        let cut = short(&words);
        assert_eq!(cut, format!("{}…", "mot ".repeat(49) + "mot"));
        assert!(cut.chars().count() <= DESCRIPTION);
        assert_eq!(short(&"كلمة، ".repeat(50)), format!("{}كلمة…", "كلمة، ".repeat(32)));
        assert_eq!(short(&"x".repeat(300)).chars().count(), DESCRIPTION);
    }

    /// Draws the path as its commands say.
    fn drawn(code: &views::QrCode) -> Vec<Vec<bool>> {
        let mut grid = vec![vec![false; code.size]; code.size];
        let (mut x, mut y) = (0, 0);
        let spaced = code.path.replace('M', " M ").replace('m', " m ").replace('h', " h ");
        let mut words = spaced.split_whitespace();
        let number = |words: &mut std::str::SplitWhitespace<'_>| words.next().unwrap().parse::<usize>().unwrap();
        while let Some(command) = words.next() {
            match command {
                "M" => (x, y) = (number(&mut words), number(&mut words)),
                "m" => (x, y) = (x + number(&mut words), y + number(&mut words)),
                _ => {
                    let run = number(&mut words);
                    grid[y][x..x + run].fill(true);
                    x += run;
                }
            }
        }
        grid
    }

    #[test]
    fn a_code_is_drawn_module_by_module_in_few_bytes() {
        let address = "https://guide.example.org/participation/next/fr/petitions/";
        let (drawing, wanted) = (code(address).unwrap(), encoded(address).unwrap());
        let lines = 0..wanted.size();
        let grid: Vec<Vec<bool>> =
            lines.clone().map(|row| lines.clone().map(|column| wanted.get_module(column, row)).collect()).collect();
        assert_eq!(drawn(&drawing), grid);
        assert!(drawing.path.len() <= 2048, "{}", drawing.path.len());
        assert!(code(&"x".repeat(5000)).is_none());
    }
}
