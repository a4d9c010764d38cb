//! How large an image is, so that pages keep its place free while it loads.

use crate::finding::Code;
use crate::source::is_turned;
use imagesize::{Compression, ImageType};

/// A file that is not an image.
pub const NOT_AN_IMAGE: Code = Code::error("not-an-image");

/// Width and height of the image in `bytes`, in pixels, as it is seen; `None` if it is no image that browsers show.
pub fn size(bytes: &[u8]) -> Option<(usize, usize)> {
    match imagesize::image_type(bytes) {
        Ok(ImageType::Png | ImageType::Jpeg | ImageType::Gif | ImageType::Webp | ImageType::Heif(Compression::Av1)) => {
            let size = imagesize::blob_size(bytes).ok()?;
            let (width, height) = (size.width, size.height);
            Some(if is_turned(bytes) { (height, width) } else { (width, height) })
        }
        _ => svg_size(std::str::from_utf8(bytes).ok()?),
    }
}

/// Whether `bytes` are a photograph as iPhones take them, which few browsers show.
pub fn is_heic(bytes: &[u8]) -> bool {
    matches!(imagesize::image_type(bytes), Ok(ImageType::Heif(compression)) if compression != Compression::Av1)
}

/// More than any element of a drawing has.
pub(super) const MOST_ATTRIBUTES: usize = 1000;

/// A drawing in XML, if it can be read in the time that its length asks for. Old drawing programs write a document type.
pub(super) fn drawing(text: &str) -> Option<roxmltree::Document<'_>> {
    // To look for two with one name, the library compares each attribute with all others.
    let attributes = |tag: &str| tag.split('>').next().unwrap_or_default().matches('=').count();
    if text.split('<').any(|tag| attributes(tag) > MOST_ATTRIBUTES) {
        return None;
    }
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    roxmltree::Document::parse_with_options(text, options).ok()
}

/// The size at which browsers show an SVG image that says none.
const SVG_SIZE: (usize, usize) = (300, 150);

/// The size that an SVG image says, as `width` and `height` or else as `viewBox`.
fn svg_size(text: &str) -> Option<(usize, usize)> {
    let document = drawing(text)?;
    let root = Some(document.root_element()).filter(|root| root.tag_name().name() == "svg")?;
    let length = |name: &str| root.attribute(name).and_then(pixels);
    if let (Some(width), Some(height)) = (length("width"), length("height")) {
        return Some(whole(width, height));
    }
    let numbers = root.attribute("viewBox").unwrap_or_default().split([' ', ',', '\n', '\t']);
    let numbers: Vec<f64> = numbers.filter(|text| !text.is_empty()).filter_map(|text| text.parse().ok()).collect();
    match (&numbers[..], length("width"), length("height")) {
        (&[_, _, width, height], given_width, given_height) if width > 0.0 && height > 0.0 => {
            // Of a drawing of which one side is told, the other follows.
            let scale = given_width.map(|given| given / width).or(given_height.map(|given| given / height));
            Some(whole(width * scale.unwrap_or(1.0), height * scale.unwrap_or(1.0)))
        }
        _ => Some(SVG_SIZE),
    }
}

/// A length of CSS in pixels; `None` of one that depends on where it is shown (`100%`), or is none.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    let unit = length.trim_start_matches(|letter: char| letter.is_ascii_digit() || ".+-".contains(letter));
    let number: f64 = length[..length.len() - unit.len()].parse().ok()?;
    let pixels = match unit.trim() {
        "" | "px" => 1.0,
        "mm" => 96.0 / 25.4,
        "cm" => 96.0 / 2.54,
        "in" => 96.0,
        "pt" => 96.0 / 72.0,
        "pc" | "em" | "rem" => 16.0,
        "ex" => 8.0,
        _ => return None,
    };
    Some(number * pixels).filter(|pixels| *pixels > 0.0)
}

#[allow(clippy::cast_sign_loss)] // both are known to be from 1 to 100 000
fn whole(width: f64, height: f64) -> (usize, usize) {
    let whole = |length: f64| length.clamp(1.0, 1e5).round() as usize;
    (whole(width), whole(height))
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn svg_images_have_a_size_too() {
        for (text, expected) in [
            ("<svg viewBox='0 0 120 80.4' stroke-width='3'/>", (120, 80)),
            ("<svg width=\"10\" height=\"20px\" viewBox=\"0 0 1 1\"/>", (10, 20)),
            ("<svg width='210mm' height='297mm' viewBox='0 0 210 297'/>", (794, 1123)),
            ("<svg width='100%' height='100%' viewBox='0,0, 12 8'/>", (12, 8)),
            ("<svg width='24' viewBox='0 0 12 8'/>", (24, 16)),
            ("<svg/>", (300, 150)),
            ("<svg width='100%' viewBox=''/>", (300, 150)),
            (
                "<!-- <svg width='1' height='1'> --><!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg' width='7' height='8'/>",
                (7, 8),
            ),
            ("<?xml version='1.0'?>\n<s:svg xmlns:s='http://www.w3.org/2000/svg' width='7' height='8'/>", (7, 8)),
        ] {
            assert_eq!(size(text.as_bytes()), Some(expected), "{text}");
        }
        let attributes: Vec<String> = (0..=super::MOST_ATTRIBUTES).map(|it| format!("a{it}=''")).collect();
        let crowded = format!("<svg {}/>", attributes.join(" "));
        for none in [&b"<html/>"[..], b"\x89PNG\r\n\x1a\n", b"<svg", b"", crowded.as_bytes()] {
            assert_eq!(size(none), None);
        }
    }
}
