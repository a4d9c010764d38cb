//! Pictures without what they tell of people: where and when a photograph was taken, with whose telephone, a small copy of what was cut off. It never enters the
//! program, so no page, archive or disc can hand it out. What stays is the picture: its points, its colours, and to which side it is turned.
//!
//! Each kind is a row of parts, of which those that are known to be needed are kept. A picture in which something else stands than its kind allows comes out
//! empty, and is told as no picture.

use std::ops::Range;

/// `bytes` without what is not the picture, if they are one.
pub fn clean(bytes: Vec<u8>) -> Vec<u8> {
    let cleaned = match Kind::of(&bytes) {
        None => return bytes,
        Some(Kind::Jpeg) => jpeg(&bytes),
        Some(Kind::Png) => png(&bytes),
        Some(Kind::Webp) => webp(&bytes),
        Some(Kind::Gif) => gif(&bytes),
        Some(Kind::Heif) => heif(bytes),
    };
    cleaned.unwrap_or_default()
}

/// Whether the picture in `bytes` lies on its side, so that its width is its height to who sees it.
pub fn is_turned(bytes: &[u8]) -> bool {
    orientation_of(bytes) > 4
}

/// How the picture in `bytes` is turned and mirrored, 1 to 8 as Exif counts.
pub fn orientation_of(bytes: &[u8]) -> u8 {
    let orientation = match Kind::of(bytes) {
        Some(Kind::Jpeg) => segments(bytes).flatten().find_map(|(marker, body)| jpeg_orientation(marker, body)),
        Some(Kind::Png) => png_chunks(bytes)
            .flatten()
            .find_map(|(name, whole)| (name == b"eXIf").then(|| orientation(&whole[8..whole.len() - 4])).flatten()),
        Some(Kind::Webp) => {
            webp_chunks(bytes).flatten().find_map(|(name, body)| (name == b"EXIF").then(|| orientation(body)).flatten())
        }
        _ => None,
    };
    orientation.unwrap_or(1)
}

/// Whether the points of a JPEG that is read in one go stand in several scans, one for each colour.
pub fn is_in_parts(bytes: &[u8]) -> bool {
    let markers = || segments(bytes).flatten().map(|(marker, _)| marker);
    markers().any(|marker| matches!(marker, 0xc0 | 0xc1)) && markers().filter(|marker| *marker == SCAN).count() > 1
}

/// The kinds of pictures that are known by their first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Jpeg,
    Png,
    Webp,
    Gif,
    /// AVIF and HEIC.
    Heif,
}

impl Kind {
    fn of(bytes: &[u8]) -> Option<Self> {
        let at = |start: usize, sign: &[u8]| bytes.get(start..).is_some_and(|rest| rest.starts_with(sign));
        let brands = ["avif", "avis", "mif1", "msf1", "heic", "heix", "miaf"];
        match bytes {
            _ if at(0, b"\xff\xd8\xff") => Some(Self::Jpeg),
            _ if at(0, PNG) => Some(Self::Png),
            _ if at(0, b"RIFF") && at(8, b"WEBP") => Some(Self::Webp),
            _ if at(0, b"GIF8") => Some(Self::Gif),
            _ if at(4, b"ftyp") && brands.iter().any(|brand| at(8, brand.as_bytes())) => Some(Self::Heif),
            _ => None,
        }
    }
}

fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<u64> {
    let part = bytes.get(at..at.checked_add(N)?)?;
    Some(part.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

// ---- Which side is up

/// The orientation, 2 to 8, that an Exif block says. One of 1 is as if there were none.
fn orientation(exif: &[u8]) -> Option<u8> {
    let tiff = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    let is_little = tiff.starts_with(b"II");
    let read = |at: usize, length: usize| -> Option<usize> {
        let part = tiff.get(at..at.checked_add(length)?)?;
        let add = |number: usize, byte: &u8| number << 8 | usize::from(*byte);
        Some(if is_little { part.iter().rev().fold(0, add) } else { part.iter().fold(0, add) })
    };
    let directory = read(4, 4)?;
    let entries = (0..read(directory, 2)?).map(|entry| directory + 2 + 12 * entry);
    let mut values = entries.map_while(|at| Some((read(at, 2)?, read(at + 8, 2)?)));
    let (_, value) = values.find(|(tag, _)| *tag == ORIENTATION)?;
    u8::try_from(value).ok().filter(|value| (2..=8).contains(value))
}

const ORIENTATION: usize = 0x0112;

/// An Exif block that says nothing but the orientation.
fn exif(orientation: u8) -> Vec<u8> {
    [&b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"[..], &[orientation, 0, 0, 0], &[0; 4]].concat()
}

// ---- JPEG

/// The segments of a JPEG up to its end: each marker with what belongs to it, of a scan its points too. `None` where something else stands.
fn segments(bytes: &[u8]) -> impl Iterator<Item = Option<(u8, &[u8])>> {
    let mut at = 2;
    std::iter::from_fn(move || {
        while bytes.get(at..)?.starts_with(b"\xff\xff") {
            at += 1;
        }
        // One whose end is cut off is shown all the same.
        if at >= bytes.len() || bytes[at..].starts_with(b"\xff\xd9") {
            return None;
        }
        let next = segment(bytes, at);
        at = next.map_or(bytes.len(), |(_, end)| end);
        Some(next.map(|(begin, end)| (bytes[begin + 1], &bytes[begin + 2..end])))
    })
}

/// Where the segment at `at` begins and ends.
fn segment(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let marker = *bytes.get(at + 1).filter(|_| bytes[at] == 0xff)?;
    if marker == 0x01 || (0xd0..=0xd7).contains(&marker) {
        return Some((at, at + 2));
    }
    let length = number::<2>(bytes, at + 2)? as usize;
    let end = at + 2 + length;
    if length < 2 || end > bytes.len() {
        return None;
    }
    if marker != SCAN {
        return Some((at, end));
    }
    // A zero or a restart behind 0xff belongs to the points.
    let is_marker = |&at: &usize| !matches!(bytes.get(at + 1), Some(0 | 0xd0..=0xd7 | 0xff));
    let stop = memchr::memchr_iter(0xff, &bytes[end..]).map(|found| end + found).find(is_marker);
    Some((at, stop.unwrap_or(bytes.len())))
}

const SCAN: u8 = 0xda;

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(b"\xff\xd8");
    let orientation = segments(bytes).flatten().find_map(|(marker, body)| jpeg_orientation(marker, body));
    if let Some(orientation) = orientation {
        let exif = [b"Exif\0\0", &*exif(orientation)].concat();
        out.extend(b"\xff\xe1");
        out.extend((exif.len() as u16 + 2).to_be_bytes());
        out.extend(exif);
    }
    for segment in segments(bytes) {
        let (marker, body) = segment?;
        match (marker, body.get(2..).unwrap_or_default()) {
            // Without the small copy of the picture, which may show what was cut off.
            (0xe0, said) if said.starts_with(b"JFIF\0") && said.len() >= 14 => {
                out.extend(b"\xff\xe0\0\x10");
                out.extend(&said[..12]);
                out.extend([0, 0]);
            }
            (0xe2, said) if said.starts_with(b"ICC_PROFILE\0") => push_segment(marker, body, &mut out),
            (0xee, said) if said.starts_with(b"Adobe") => push_segment(marker, body, &mut out),
            // What programs add, and remarks.
            (0xe0..=0xef | 0xfe, _) => {}
            _ => push_segment(marker, body, &mut out),
        }
    }
    out.extend(b"\xff\xd9");
    Some(out)
}

fn push_segment(marker: u8, body: &[u8], out: &mut Vec<u8>) {
    out.extend([0xff, marker]);
    out.extend(body);
}

fn jpeg_orientation(marker: u8, body: &[u8]) -> Option<u8> {
    let said = body.get(2..).filter(|said| marker == 0xe1 && said.starts_with(b"Exif\0\0"))?;
    orientation(said)
}

// ---- PNG

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The parts of a PNG that are the picture: how it is drawn, its colours, its size on paper, how it moves.
const PNG_KEPT: [&[u8; 4]; 16] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD",
    b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// The parts of a PNG up to its end, whole, by name. `None` where something else stands.
fn png_chunks(bytes: &[u8]) -> impl Iterator<Item = Option<(&[u8], &[u8])>> {
    let mut at = PNG.len();
    std::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        let chunk = number::<4>(bytes, at).and_then(|length| bytes.get(at..at + 12 + length as usize));
        at = chunk.filter(|chunk| &chunk[4..8] != b"IEND").map_or(bytes.len(), |chunk| at + chunk.len());
        Some(chunk.map(|chunk| (&chunk[4..8], chunk)))
    })
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = PNG.to_vec();
    for chunk in png_chunks(bytes) {
        let (name, whole) = chunk?;
        if let Some(orientation) = Some(&whole[8..whole.len() - 4]).filter(|_| name == b"eXIf").and_then(orientation) {
            let exif = [b"eXIf", &*exif(orientation)].concat();
            out.extend((exif.len() as u32 - 4).to_be_bytes());
            out.extend(&exif);
            out.extend(crc(&exif).to_be_bytes());
        }
        if PNG_KEPT.iter().any(|kept| *kept == name) {
            out.extend(whole);
        }
    }
    Some(out)
}

/// The checksum of a part of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

// ---- WebP

/// The parts of a WebP, by name. `None` where something else stands.
fn webp_chunks(bytes: &[u8]) -> impl Iterator<Item = Option<(&[u8], &[u8])>> {
    let size = bytes.get(4..8).map_or(0, |size| u32::from_le_bytes([size[0], size[1], size[2], size[3]]) as usize);
    let bytes = &bytes[..bytes.len().min(size.saturating_add(8))];
    let mut at = 12;
    std::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        let length = bytes.get(at + 4..at + 8).map(|it| u32::from_le_bytes([it[0], it[1], it[2], it[3]]) as usize);
        let body = length.and_then(|length| bytes.get(at + 8..at + 8 + length));
        let name = &bytes[at..(at + 4).min(bytes.len())];
        at = body.map_or(bytes.len(), |body| at + 8 + body.len().next_multiple_of(2));
        Some(body.map(|body| (name, body)))
    })
}

/// What the first byte of `VP8X` says that there is.
const HAS_EXIF: u8 = 0b1000;
const HAS_XMP: u8 = 0b0100;

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    let of_exif = |(name, body): (&[u8], &[u8])| (name == b"EXIF").then(|| orientation(body)).flatten();
    let orientation = webp_chunks(bytes).flatten().find_map(of_exif);
    for chunk in webp_chunks(bytes) {
        let (name, body) = chunk?;
        match name {
            b"VP8X" => {
                let (flags, rest) = body.split_first()?;
                let flags = (flags & !(HAS_EXIF | HAS_XMP)) | if orientation.is_some() { HAS_EXIF } else { 0 };
                push_webp(name, &[&[flags], rest].concat(), &mut out);
            }
            b"VP8 " | b"VP8L" | b"ICCP" | b"ALPH" | b"ANIM" | b"ANMF" => push_webp(name, body, &mut out),
            _ => {}
        }
    }
    if let Some(orientation) = orientation {
        push_webp(b"EXIF", &exif(orientation), &mut out);
    }
    let size = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    Some(out)
}

fn push_webp(name: &[u8], body: &[u8], out: &mut Vec<u8>) {
    out.extend(name);
    out.extend((body.len() as u32).to_le_bytes());
    out.extend(body);
    out.resize(out.len().next_multiple_of(2), 0);
}

// ---- GIF

fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10)?);
    let mut out = bytes.get(..at)?.to_vec();
    loop {
        let (end, is_kept) = match bytes.get(at) {
            Some(0x21) => {
                let is_loop = bytes
                    .get(at + 3..)
                    .is_some_and(|it| it.starts_with(b"NETSCAPE2.0") || it.starts_with(b"ANIMEXTS1.0"));
                let label = *bytes.get(at + 1)?;
                (past_blocks(bytes, at + 2)?, label == 0xf9 || (label == 0xff && is_loop))
            }
            Some(0x2c) => (past_blocks(bytes, at + 11 + table(*bytes.get(at + 9)?))?, true),
            // One whose end is cut off is shown all the same.
            Some(0x3b) | None => break,
            Some(_) => return None,
        };
        if is_kept {
            out.extend(&bytes[at..end]);
        }
        at = end;
    }
    out.push(0x3b);
    Some(out)
}

/// Where the row of blocks at `at` ends.
fn past_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

// ---- AVIF and HEIC

/// Parts of the file are found by their places in it, so what is not the picture is not taken out: it is written over with zeros, and its kind, which is a
/// kind of item then that nobody reads.
fn heif(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    for range in heif_remarks(&bytes)? {
        bytes.get_mut(range)?.fill(0);
    }
    Some(bytes)
}

/// Where the Exif and XMP of an AVIF stand, also of one that moves.
fn heif_remarks(bytes: &[u8]) -> Option<Vec<Range<usize>>> {
    let mut all = boxes(bytes, 0..bytes.len())?;
    for holder in [b"moov", b"trak"] {
        let inner: Option<Vec<Vec<HeifBox>>> =
            all.iter().filter(|it| it.name == *holder).map(|it| boxes(bytes, it.body.clone())).collect();
        all.extend(inner?.into_iter().flatten());
    }
    let said = all.iter().filter(|it| [b"uuid", b"udta"].contains(&&it.name)).map(|it| it.body.clone());
    let mut remarks: Vec<_> = said.collect();
    for meta in all.iter().filter(|it| it.name == *b"meta") {
        let parts = boxes(bytes, meta.body.start + 4..meta.body.end)?;
        let part = |name: &[u8; 4]| parts.iter().find(|it| it.name == *name).map(|it| it.body.clone());
        let (Some(info), Some(places)) = (part(b"iinf"), part(b"iloc")) else { continue };
        let items = remark_items(bytes, info)?;
        remarks.extend(items.iter().map(|(_, kind)| *kind..*kind + 4));
        let inner = part(b"idat").map_or(0, |data| data.start);
        for (id, range, is_inner) in item_places(bytes, places)? {
            if items.iter().any(|(remark, _)| *remark == id) {
                let base = if is_inner { inner } else { 0 };
                remarks.push(base + range.start..base + range.end);
            }
        }
    }
    Some(remarks)
}

struct HeifBox {
    name: [u8; 4],
    body: Range<usize>,
}

/// The boxes that fill `range`.
fn boxes(bytes: &[u8], range: Range<usize>) -> Option<Vec<HeifBox>> {
    let (mut at, mut all) = (range.start, Vec::new());
    while at < range.end {
        let name = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let (head, length) = match number::<4>(bytes, at)? {
            0 => (8, range.end - at),
            1 => (16, usize::try_from(number::<8>(bytes, at + 8)?).ok()?),
            length => (8, length as usize),
        };
        let end = at.checked_add(length).filter(|end| length >= head && *end <= range.end)?;
        all.push(HeifBox { name, body: at + head..end });
        at = end;
    }
    Some(all)
}

/// The items that are no picture, Exif and XMP: the id of each, and where its kind is written.
fn remark_items(bytes: &[u8], info: Range<usize>) -> Option<Vec<(u64, usize)>> {
    let head = if number::<1>(bytes, info.start)? == 0 { 6 } else { 8 };
    let entries = boxes(bytes, info.start + head..info.end)?;
    let mut items = Vec::new();
    for entry in entries.iter().filter(|it| it.name == *b"infe") {
        let at = entry.body.start;
        let (id, kind) = match number::<1>(bytes, at)? {
            3 => (number::<4>(bytes, at + 4)?, at + 10),
            _ => (number::<2>(bytes, at + 4)?, at + 8),
        };
        if matches!(bytes.get(kind..kind + 4)?, b"Exif" | b"mime" | b"uri ") {
            items.push((id, kind));
        }
    }
    Some(items)
}

/// Where each item stands: its id, its bytes, and whether they count from the inner data.
fn item_places(bytes: &[u8], places: Range<usize>) -> Option<Vec<(u64, Range<usize>, bool)>> {
    let mut at = places.start;
    let mut read = |size: u64| -> Option<u64> {
        let end = at + size as usize;
        let part = bytes.get(at..end).filter(|_| end <= places.end)?;
        at = end;
        Some(part.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    };
    let version = read(1)?;
    read(3)?;
    let sizes = read(2)?;
    let [offset, length, base, index] = [12, 8, 4, 0].map(|shift| sizes >> shift & 15);
    let index = if version == 0 { 0 } else { index };
    let wide = if version < 2 { 2 } else { 4 };
    let mut all = Vec::new();
    for _ in 0..read(wide)? {
        let id = read(wide)?;
        let method = if version == 0 { 0 } else { read(2)? & 15 };
        read(2)?;
        let start = read(base)?;
        for _ in 0..read(2)? {
            read(index)?;
            let from = usize::try_from(start.checked_add(read(offset)?)?).ok()?;
            let to = from.checked_add(usize::try_from(read(length)?).ok()?)?;
            all.push((id, from..to, method == 1));
        }
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SECRET: &[u8] = b"33.5731 N 7.5898 W";

    fn holds(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window == part)
    }

    fn jpeg_part(marker: u8, said: &[u8]) -> Vec<u8> {
        [&[0xff, marker], &(said.len() as u16 + 2).to_be_bytes()[..], said].concat()
    }

    /// An Exif block with an orientation among other things.
    fn long_exif(value: u8) -> Vec<u8> {
        let entry =
            |tag: u16, value: u32| [&tag.to_be_bytes()[..], &[0, 3, 0, 0, 0, 1], &(value << 16).to_be_bytes()].concat();
        [&b"MM\0*\0\0\0\x08\0\x02"[..], &entry(0x0110, 7), &entry(0x0112, u32::from(value)), SECRET].concat()
    }

    fn photo(orientation: u8) -> Vec<u8> {
        [
            b"\xff\xd8".to_vec(),
            jpeg_part(0xe0, &[&b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01"[..], SECRET].concat()),
            jpeg_part(0xe1, &[b"Exif\0\0", &*long_exif(orientation)].concat()),
            jpeg_part(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat()),
            jpeg_part(0xe2, &[b"ICC_PROFILE\0", &b"colours"[..]].concat()),
            jpeg_part(0xe2, &[b"MPF\0", SECRET].concat()),
            jpeg_part(0xed, SECRET),
            jpeg_part(0xfe, SECRET),
            jpeg_part(0xc0, b"frame"),
            jpeg_part(0xda, b"scan"),
            b"points \xff\x00 more \xff\xd1 points".to_vec(),
            b"\xff\xd9".to_vec(),
            SECRET.to_vec(),
        ]
        .concat()
    }

    #[test]
    fn a_photograph_tells_its_points_and_its_colours() {
        let cleaned = clean(photo(6));
        assert!(!holds(&cleaned, SECRET));
        for kept in [&b"colours"[..], b"frame", b"points \xff\x00 more \xff\xd1 points\xff\xd9", b"JFIF\0"] {
            assert!(holds(&cleaned, kept), "{}", String::from_utf8_lossy(kept));
        }
        assert!(is_turned(&cleaned) && is_turned(&photo(8)));
        assert!(!is_turned(&clean(photo(3))) && !is_turned(&clean(photo(1))));
        assert_eq!(clean(cleaned.clone()), cleaned);
    }

    #[test]
    fn a_png_is_its_picture() {
        let part = |name: &[u8; 4], body: &[u8]| {
            let said = [&name[..], body].concat();
            [&(body.len() as u32).to_be_bytes()[..], &said, &crc(&said).to_be_bytes()].concat()
        };
        let parts = [
            part(b"IHDR", b"head"),
            part(b"tEXt", SECRET),
            part(b"eXIf", &long_exif(5)),
            part(b"IDAT", b"points"),
            part(b"iTXt", SECRET),
            part(b"IEND", b""),
            SECRET.to_vec(),
        ];
        let cleaned = clean([PNG, &parts.concat()].concat());
        assert!(!holds(&cleaned, SECRET) && holds(&cleaned, b"points") && is_turned(&cleaned));
        assert!(cleaned.ends_with(b"IEND\xae\x42\x60\x82"));
    }

    #[test]
    fn a_webp_is_its_picture() {
        let mut picture = b"RIFF\0\0\0\0WEBP".to_vec();
        push_webp(b"VP8X", b"\x2c\0\0\0\x07\0\0\x03\0\0", &mut picture);
        for (name, body) in [
            (b"ICCP", &b"odd"[..]),
            (b"VP8 ", b"points"),
            (b"EXIF", &long_exif(6)),
            (b"XMP ", SECRET),
            (b"seen", SECRET),
        ] {
            push_webp(name, body, &mut picture);
        }
        let size = (picture.len() - 8) as u32;
        picture[4..8].copy_from_slice(&size.to_le_bytes());
        let cleaned = clean(picture);
        assert!(!holds(&cleaned, SECRET) && holds(&cleaned, b"points") && is_turned(&cleaned));
        assert_eq!(cleaned[20], 0x28);
        assert_eq!(usize::try_from(u32::from_le_bytes(cleaned[4..8].try_into().unwrap())).unwrap(), cleaned.len() - 8);
    }

    #[test]
    fn a_gif_is_its_picture() {
        let parts = [
            &b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff"[..],
            b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0",
            b"\x21\xfe\x12",
            SECRET,
            b"\0\x21\xff\x0bXMP DataXMP\x12",
            SECRET,
            b"\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b",
            SECRET,
        ];
        let cleaned = clean(parts.concat());
        assert!(!holds(&cleaned, SECRET) && holds(&cleaned, b"NETSCAPE2.0") && cleaned.ends_with(b"\x44\x01\0\x3b"));
    }

    fn heif_part(name: &[u8], body: &[u8]) -> Vec<u8> {
        [&(body.len() as u32 + 8).to_be_bytes()[..], name, body].concat()
    }

    /// An AVIF with a picture and an Exif block behind each other.
    fn avif() -> Vec<u8> {
        let entry =
            |id: u8, kind: &[u8; 4]| heif_part(b"infe", &[&[2, 0, 0, 0, 0, id, 0, 0], &kind[..], b"\0"].concat());
        let info = heif_part(b"iinf", &[&[0, 0, 0, 0, 0, 2][..], &entry(1, b"av01"), &entry(2, b"Exif")].concat());
        let build = |data: u32| {
            let item = |id: u8, at: u32, length: usize| {
                [&[0, id, 0, 0, 0, 1][..], &at.to_be_bytes(), &(length as u32).to_be_bytes()].concat()
            };
            let places =
                [&[0, 0, 0, 0, 0x44, 0, 0, 2][..], &item(1, data, 6), &item(2, data + 6, SECRET.len())].concat();
            let meta = [&[0; 4][..], &info, &heif_part(b"iloc", &places)].concat();
            [heif_part(b"ftyp", b"avif\0\0\0\0avif"), heif_part(b"meta", &meta)].concat()
        };
        let data = build(0).len() as u32 + 8;
        [build(data), heif_part(b"mdat", &[b"points", SECRET].concat())].concat()
    }

    #[test]
    fn an_avif_is_its_picture() {
        let cleaned = clean(avif());
        assert!(holds(&avif(), SECRET) && !holds(&cleaned, SECRET) && holds(&cleaned, b"points"));
        assert_eq!(cleaned.len(), avif().len());
    }

    #[test]
    fn what_is_no_picture_stays_and_what_is_half_a_one_goes() {
        assert_eq!(clean(b"%PDF-1.7".to_vec()), b"%PDF-1.7");
        for broken in
            [&b"\xff\xd8\xff\xe1\xff\xff"[..], b"\xff\xd8\xff\xe1\0\x04ab garbage", b"GIF89a", b"\x89PNG\r\n\x1a\n\0\0"]
        {
            assert_eq!(clean(broken.to_vec()), b"", "{broken:?}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_walked(kind in 0..5_usize, mut bytes in prop::collection::vec(any::<u8>(), 0..80), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let begin: [&[u8]; 5] = [b"\xff\xd8\xff", PNG, b"RIFF\x50\0\0\0WEBP", b"GIF89a", b"\0\0\0\x0cftypavif"];
            let random = [begin[kind], &bytes].concat();
            is_turned(&random);
            clean(random);
            let mut whole = [photo(6), avif()][kind % 2].clone();
            let at = at.index(whole.len());
            whole[at] = byte;
            whole.truncate(whole.len() - bytes.len().min(30));
            bytes.clear();
            is_turned(&clean(whole));
        }
    }
}
