//! How large an image is, so that pages keep its place free while it loads.

/// Width and height of the image in `bytes`, in pixels; `None` if it is no image that browsers show.
pub fn size(bytes: &[u8]) -> Option<(usize, usize)> {
    use imagesize::ImageType as Kind;
    match imagesize::image_type(bytes) {
        Ok(Kind::Png | Kind::Jpeg | Kind::Gif | Kind::Webp | Kind::Heif(_)) => {
            let size = imagesize::blob_size(bytes).ok()?;
            Some((size.width, size.height))
        }
        _ => svg_size(std::str::from_utf8(bytes).ok()?),
    }
}

/// The size that an SVG image says, as `width` and `height` or else as `viewBox`.
fn svg_size(text: &str) -> Option<(usize, usize)> {
    let start = text.find("<svg")?;
    let tag = &text[start..start + text[start..].find('>')?];
    let number =
        |text: &str| text.trim().trim_end_matches("px").parse::<f64>().ok().filter(|size| (1.0..1e5).contains(size));
    if let (Some(width), Some(height)) =
        (attribute(tag, "width").and_then(number), attribute(tag, "height").and_then(number))
    {
        return Some(whole(width, height));
    }
    let numbers: Vec<f64> = attribute(tag, "viewBox")?.split([' ', ',']).filter_map(number_or_zero).collect();
    match numbers[..] {
        [_, _, width, height] if width >= 1.0 && height >= 1.0 => Some(whole(width, height)),
        _ => None,
    }
}

#[allow(clippy::cast_sign_loss)] // both are known to be from 1 to 100 000
fn whole(width: f64, height: f64) -> (usize, usize) {
    (width.min(1e5).round() as usize, height.min(1e5).round() as usize)
}

fn number_or_zero(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let at = tag.match_indices(name).map(|(at, _)| at).find(|&at| {
        tag[..at].ends_with(|letter: char| letter.is_ascii_whitespace())
            && tag[at + name.len()..].trim_start().starts_with('=')
    })?;
    let value = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    value[1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn svg_images_have_a_size_too() {
        assert_eq!(size(b"<?xml version='1.0'?><svg viewBox='0 0 120 80.4' stroke-width='3'>"), Some((120, 80)));
        assert_eq!(size(b"<svg width=\"10\" height=\"20px\" viewBox=\"0 0 1 1\">"), Some((10, 20)));
        assert_eq!(size(b"<html>"), None);
        assert_eq!(size(b"\x89PNG\r\n\x1a\n"), None);
    }
}
