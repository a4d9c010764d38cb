//! Photographs in several widths, so that a telephone loads no more than it shows.
//!
//! Only JPEG: that is what cameras make, and what is drawn or written suffers from it. Colours stay in their own space:
//! the colour profile goes with them. One in the four colours of printers has no widths, because only its profile knows what these look like.

use super::image::{self, NOT_AN_IMAGE};
use crate::finding::Finding;
use crate::source::{FileId, Span, is_in_parts, orientation_of};
use fast_image_resize::images::Image;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use std::sync::{Mutex, PoisonError};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// The widths in points in which photographs are published: telephones, telephones with fine screens, tablets and desktops. The last stands for the original.
pub const WIDTHS: [usize; 4] = [480, 800, 1280, 1920];
/// A photograph is published in widths if it is wider than this.
const WIDE: usize = 800;
/// A photograph of more points is not decoded, and told: the largest that telephones take by themselves have 50 million.
const MOST_POINTS: usize = 64_000_000;
/// Of photographs with more points one is decoded at a time: each point takes up to nine bytes.
const MANY_POINTS: usize = 16_000_000;
/// As JPEG counts: less shows in skies, more doubles the bytes.
const QUALITY: u8 = 80;

/// Why a photograph cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has more points than are ever shown.
    Large,
    /// Its points cannot be read, or are kept in a way that browsers do not know either.
    Unreadable,
}

impl Fault {
    /// As messages name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Large => "large",
            Self::Unreadable => "unreadable",
        }
    }

    /// What is told of the photograph in `file`, at `path`.
    pub fn of_file(self, file: FileId, path: &str) -> Finding {
        let name = path.rsplit('/').next().unwrap_or(path);
        NOT_AN_IMAGE.at(Span::top(file)).with("found", name).with("kind", self.word())
    }
}

/// What is told of the photograph in `bytes`; `None` if nothing is, or it is none. It is not decoded for that.
pub fn fault(bytes: &[u8]) -> Option<Fault> {
    if !is_jpeg(bytes) {
        return None;
    }
    let (width, height) = image::size(bytes)?;
    if width.saturating_mul(height) > MOST_POINTS {
        return Some(Fault::Large);
    }
    colours(bytes).is_none().then_some(Fault::Unreadable)
}

/// The widths in which the photograph in `bytes` is published beside or instead of itself, from the smallest; none if it is published as it is.
pub fn widths(bytes: &[u8]) -> Vec<usize> {
    let size = image::size(bytes).filter(|(width, _)| *width > WIDE && is_jpeg(bytes));
    let Some((width, _)) = size.filter(|_| fault(bytes).is_none() && points_of(bytes).is_some()) else {
        return Vec::new();
    };
    WIDTHS.into_iter().filter(|it| *it < width).collect()
}

/// How high a picture of `size` is if it is `width` wide.
pub fn height_at((own, height): (usize, usize), width: usize) -> usize {
    ((height * width + own / 2) / own.max(1)).max(1)
}

/// The photograph in `bytes` in each of `widths`, the right side up.
pub fn resized(bytes: &[u8], widths: &[usize]) -> Result<Vec<Vec<u8>>, Fault> {
    static MANY: Mutex<()> = Mutex::new(());
    let (width, height) = image::size(bytes).ok_or(Fault::Unreadable)?;
    let _alone = (width * height > MANY_POINTS).then(|| MANY.lock().unwrap_or_else(PoisonError::into_inner));
    let photo = Photo::decode(bytes)?;
    widths.iter().map(|width| photo.at(*width)).collect()
}

fn is_jpeg(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xd8\xff")
}

/// How the colours of the photograph in `bytes` are kept; `None` if nothing can read it.
fn colours(bytes: &[u8]) -> Option<ColorSpace> {
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options(ColorSpace::RGB));
    decoder.decode_headers().ok()?;
    decoder.input_colorspace()
}

/// How the points of the photograph in `bytes` are decoded, resized and written; `None` if they are not.
fn points_of(bytes: &[u8]) -> Option<(ColorSpace, PixelType, ColorType)> {
    // Of one whose colours stand one behind the other, the decoder loses them (zune-jpeg 0.5.15).
    if is_in_parts(bytes) {
        return None;
    }
    Some(match colours(bytes)? {
        ColorSpace::Luma => (ColorSpace::Luma, PixelType::U8, ColorType::Luma),
        ColorSpace::YCbCr | ColorSpace::RGB => (ColorSpace::RGB, PixelType::U8x3, ColorType::Rgb),
        _ => return None,
    })
}

fn options(out: ColorSpace) -> DecoderOptions {
    let most = usize::from(u16::MAX);
    // The same bytes come out on every processor.
    DecoderOptions::default()
        .set_use_unsafe(false)
        .set_max_width(most)
        .set_max_height(most)
        .jpeg_set_out_colorspace(out)
}

/// A photograph that was decoded, as it is kept: perhaps on its side.
struct Photo {
    points: Image<'static>,
    colours: ColorType,
    orientation: u8,
    profile: Option<Vec<u8>>,
}

impl Photo {
    fn decode(bytes: &[u8]) -> Result<Self, Fault> {
        if let Some(fault) = fault(bytes) {
            return Err(fault);
        }
        let (space, kind, colours) = points_of(bytes).ok_or(Fault::Unreadable)?;
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options(space));
        let points = decoder.decode().map_err(|_| Fault::Unreadable)?;
        let (width, height) = decoder.dimensions().ok_or(Fault::Unreadable)?;
        let points = Image::from_vec_u8(width as u32, height as u32, points, kind).map_err(|_| Fault::Unreadable)?;
        Ok(Self { points, colours, orientation: orientation_of(bytes), profile: decoder.icc_profile() })
    }

    /// It as a JPEG that is seen `width` wide.
    fn at(&self, width: usize) -> Result<Vec<u8>, Fault> {
        let own = (self.points.width() as usize, self.points.height() as usize);
        let seen = if self.orientation > 4 { (own.1, own.0) } else { own };
        let (width, height) = (width, height_at(seen, width));
        let kept = if self.orientation > 4 { (height, width) } else { (width, height) };
        let mut small = Image::new(kept.0 as u32, kept.1 as u32, self.points.pixel_type());
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
        Resizer::new().resize(&self.points, &mut small, &options).map_err(|_| Fault::Unreadable)?;
        let points = upright(small.buffer(), kept, self.orientation);
        self.encode(&points, (width, height)).ok_or(Fault::Unreadable)
    }

    fn encode(&self, points: &[u8], (width, height): (usize, usize)) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut encoder = Encoder::new(&mut out, QUALITY);
        encoder.set_sampling_factor(SamplingFactor::F_2_2);
        if let Some(profile) = &self.profile {
            encoder.add_icc_profile(profile).ok()?;
        }
        encoder.encode(points, width.try_into().ok()?, height.try_into().ok()?, self.colours).ok()?;
        Some(out)
    }
}

/// The points of a picture of the size `(width, height)`, turned and mirrored as `orientation` says (1 to 8, as Exif counts).
fn upright(points: &[u8], (width, height): (usize, usize), orientation: u8) -> Vec<u8> {
    if orientation < 2 {
        return points.to_vec();
    }
    let each = points.len() / (width * height);
    let (across, down) = if orientation > 4 { (height, width) } else { (width, height) };
    let mut out = Vec::with_capacity(points.len());
    for y in 0..down {
        for x in 0..across {
            let (from_x, from_y) = match orientation {
                2 => (width - 1 - x, y),
                3 => (width - 1 - x, height - 1 - y),
                4 => (x, height - 1 - y),
                5 => (y, x),
                6 => (y, height - 1 - x),
                7 => (width - 1 - y, height - 1 - x),
                _ => (width - 1 - y, x),
            };
            let at = (from_y * width + from_x) * each;
            out.extend_from_slice(&points[at..at + each]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A photograph of one colour, in the way that `colours` says.
    fn photo((width, height): (u16, u16), colours: ColorType, point: &[u8], profile: Option<&[u8]>) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = Encoder::new(&mut out, 95);
        if let Some(profile) = profile {
            encoder.add_icc_profile(profile).unwrap();
        }
        let points = point.repeat(usize::from(width) * usize::from(height));
        encoder.encode(&points, width, height, colours).unwrap();
        out
    }

    /// The first point of a photograph, as it is seen.
    fn first(bytes: &[u8]) -> Vec<u8> {
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options(ColorSpace::RGB));
        decoder.decode().unwrap()[..3].to_vec()
    }

    #[test]
    fn what_is_wider_than_a_telephone_has_widths() {
        for (width, expected) in [
            (480, &[][..]),
            (800, &[]),
            (801, &[480, 800]),
            (1280, &[480, 800]),
            (1920, &[480, 800, 1280]),
            (1921, &WIDTHS),
            (4000, &WIDTHS),
        ] {
            assert_eq!(widths(&photo((width, 16), ColorType::Rgb, &[9, 9, 9], None)), expected, "{width}");
        }
        for none in [&b"\x89PNG\r\n\x1a\n"[..], b"\xff\xd8\xff", b"", b"<svg width='4000' height='10'/>"] {
            assert!(widths(none).is_empty());
        }
    }

    #[test]
    fn colours_stay_what_they_are() {
        let profile = [7; 3000];
        for (colours, point, seen) in
            [(ColorType::Rgb, &[220, 30, 40][..], [220, 30, 40]), (ColorType::Luma, &[128], [128, 128, 128])]
        {
            let made = photo((900, 90), colours, point, Some(&profile));
            let small = &resized(&made, &[480]).unwrap()[0];
            assert_eq!(image::size(small), Some((480, 48)));
            let is_near = |(one, other): (&u8, &u8)| one.abs_diff(*other) < 4;
            assert!(first(small).iter().zip(&seen).all(is_near), "{:?} {seen:?}", first(small));
            let mut decoder = JpegDecoder::new(ZCursor::new(&small[..]));
            decoder.decode_headers().unwrap();
            assert_eq!(decoder.icc_profile().as_deref(), Some(&profile[..]));
        }
        let mut parts = Vec::new();
        let mut encoder = Encoder::new(&mut parts, 80);
        encoder.set_optimized_huffman_tables(true);
        encoder.encode(&[220, 30, 40].repeat(900 * 90), 900, 90, ColorType::Rgb).unwrap();
        assert!(widths(&parts).is_empty(), "the decoder would lose its colours");
        for colours in [ColorType::Cmyk, ColorType::CmykAsYcck] {
            let made = photo((900, 90), colours, &[0, 200, 200, 10], None);
            assert_eq!((widths(&made), fault(&made)), (Vec::new(), None), "{colours:?}");
        }
    }

    #[test]
    fn what_lies_on_its_side_is_put_upright() {
        for (orientation, expected) in [
            (1, "abcdef"),
            (2, "cbafed"),
            (3, "fedcba"),
            (4, "defabc"),
            (5, "adbecf"),
            (6, "daebfc"),
            (7, "fcebda"),
            (8, "cfbead"),
        ] {
            assert_eq!(upright(b"abcdef", (3, 2), orientation), expected.as_bytes(), "{orientation}");
            let doubled = |text: &str| text.bytes().flat_map(|letter| [letter, letter]).collect::<Vec<u8>>();
            assert_eq!(upright(&doubled("abcdef"), (3, 2), orientation), doubled(expected), "{orientation}");
        }
    }

    /// Says another size than the photograph has.
    fn saying(mut photo: Vec<u8>, (width, height): (u16, u16)) -> Vec<u8> {
        let at = photo.windows(2).position(|it| it == [0xff, 0xc0]).unwrap();
        photo[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
        photo[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
        photo
    }

    #[test]
    fn what_is_too_large_is_never_decoded() {
        let small = photo((16, 16), ColorType::Rgb, &[9, 9, 9], None);
        for (size, expected) in
            [((60_000, 60_000), Some(Fault::Large)), ((8000, 8001), Some(Fault::Large)), ((8000, 8000), None)]
        {
            assert_eq!(fault(&saying(small.clone(), size)), expected, "{size:?}");
        }
        let bomb = saying(small, (60_000, 60_000));
        assert_eq!(resized(&bomb, &[480]).unwrap_err(), Fault::Large);
        assert!(widths(&bomb).is_empty());
    }

    #[test]
    fn the_same_bytes_come_out() {
        let points: Vec<u8> = (0..900 * 60 * 3).map(|at: u32| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let mut made = Vec::new();
        Encoder::new(&mut made, 90).encode(&points, 900, 60, ColorType::Rgb).unwrap();
        let small = resized(&made, &[480, 800]).unwrap();
        assert_eq!(small, resized(&made, &[480, 800]).unwrap());
        assert_eq!(small[0], resized(&made, &[480]).unwrap()[0]);
    }

    proptest! {
        #[test]
        fn no_file_stops_the_program(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), cut in any::<prop::sample::Index>()) {
            let mut bytes = photo((810, 24), ColorType::Rgb, &[200, 100, 50], None);
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            bytes.truncate(cut.index(bytes.len()) + 1);
            if image::size(&bytes).is_none_or(|(width, height)| width * height < 1_000_000) {
                let made = resized(&bytes, &widths(&bytes));
                for photo in made.into_iter().flatten() {
                    prop_assert!(image::size(&photo).is_some());
                }
            }
        }
    }
}
