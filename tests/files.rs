//! Files as telephones, spreadsheets and shared folders leave them: what of them is published.

mod support;

use support::{Guide, Tree};

const PLACE: &[u8] = b"33.5731 N 7.5898 W";

/// A photograph of eight by four points, lying on its side, that says where it was taken in each way that one can.
fn photo() -> Vec<u8> {
    let part = |marker: u8, said: &[u8]| [&[0xff, marker], &(said.len() as u16 + 2).to_be_bytes()[..], said].concat();
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    [
        b"\xff\xd8".to_vec(),
        part(0xe1, &[&exif[..], PLACE].concat()),
        part(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", PLACE].concat()),
        part(0xfe, PLACE),
        part(0xc0, b"\x08\0\x04\0\x08\x03\x01\x22\0\x02\x11\x01\x03\x11\x01"),
        part(0xda, b"\x03\x01\0\x02\x11\x03\x11\0\x3f\0"),
        b"points of the picture\xff\xd9".to_vec(),
        PLACE.to_vec(),
    ]
    .concat()
}

fn with_photo() -> Guide {
    let guide = Guide::starter();
    let folder = "content/solutions/boite-a-idees";
    guide.write(&format!("{folder}/salle.jpg"), photo());
    // The same name as a Mac writes it.
    guide.write(&format!("{folder}/Re\u{301}union.jpg"), photo());
    for language in ["fr", "ar"] {
        let path = format!("{folder}/{language}.md");
        let text = guide.read(&path);
        guide.write(&path, text + "\n![La salle](salle.jpg) ![La réunion](Réunion.jpg) [photo](salle.jpg)\n");
    }
    guide
}

/// A photograph of `width` by `height` points, kept as `orientation` says, that says where it was taken.
fn wide_photo(width: u16, height: u16, orientation: u8) -> Vec<u8> {
    let points: Vec<u8> =
        (0..height).flat_map(|y| (0..width).flat_map(move |x| [(x / 8) as u8, (y / 8) as u8, 90])).collect();
    let mut out = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut out, 90);
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0".to_vec();
    exif[25] = orientation;
    encoder.add_app_segment(1, [&exif[..], PLACE].concat()).unwrap();
    encoder.encode(&points, width, height, jpeg_encoder::ColorType::Rgb).unwrap();
    out
}

/// The starter guide, in which both languages of a chapter say `text` and have `photo` beside them.
fn showing(text: &str, photo: &[u8]) -> Guide {
    let guide = Guide::starter();
    let folder = "content/solutions/boite-a-idees";
    guide.write(&format!("{folder}/salle.jpg"), photo);
    for language in ["fr", "ar"] {
        let path = format!("{folder}/{language}.md");
        guide.write(&path, guide.read(&path) + "\n" + text + "\n");
    }
    guide
}

#[test]
fn a_wide_photograph_is_published_in_widths() {
    let (shown, asked) = ("![La salle](salle.jpg)", "![La salle](salle.jpg) [en grand](salle.jpg)");
    for (text, (width, height, orientation), sizes, files) in [
        // The original stands for the widest, or the other way round; and goes out if somebody asks for it.
        (shown, (800, 80, 1), &[][..], 1),
        (shown, (1000, 100, 1), &[(480, 48), (800, 80), (1000, 100)], 3),
        (shown, (2000, 100, 1), &[(480, 24), (800, 40), (1280, 64), (1920, 96)], 4),
        (asked, (2000, 100, 1), &[(480, 24), (800, 40), (1280, 64), (1920, 96)], 5),
        (asked, (1000, 100, 1), &[(480, 48), (800, 80), (1000, 100)], 3),
        // One that lies on its side is as wide as it is seen.
        (shown, (100, 2000, 6), &[(480, 24), (800, 40), (1280, 64), (1920, 96)], 4),
        (shown, (2000, 100, 8), &[], 1),
    ] {
        let what = format!("{text} {width} {height} {orientation}");
        let site = showing(text, &wide_photo(width, height, orientation)).site();
        let photos: Vec<&String> = site.keys().filter(|path| path.ends_with(".jpg")).collect();
        assert_eq!(photos.len(), files, "{what}: {photos:?}");
        assert!(photos.iter().all(|path| !holds(&site[*path], PLACE)), "{what}");
        for language in ["fr", "ar"] {
            let page = page(&site, &format!("{language}/boite-a-idees"));
            let image = page.split("<img ").find(|it| it.contains("alt=\"La salle\"")).unwrap();
            let set = image.split_once("srcset=\"").map_or("", |(_, rest)| rest.split('"').next().unwrap());
            let set: Vec<&str> = set.split(", ").filter(|it| !it.is_empty()).collect();
            assert_eq!(set.len(), sizes.len(), "{what}: {image}");
            for (candidate, (width, height)) in set.iter().zip(sizes) {
                let (address, said) = candidate.split_once(' ').unwrap();
                assert_eq!(said, format!("{width}w"), "{what}");
                let bytes = &site[&address.replace("../../", "next/")];
                let is_own = bytes.len() > 2 && dalil::guide::image::size(bytes) == Some((*width, *height));
                assert!(is_own, "{what}: {candidate}");
            }
            if let Some((width, height)) = sizes.last() {
                assert!(image.contains(&format!(" width=\"{width}\" height=\"{height}\"")), "{what}: {image}");
                assert!(
                    image.contains(&format!("src=\"{}\"", set.last().unwrap().split_once(' ').unwrap().0)),
                    "{image}"
                );
            }
            assert_eq!(page.contains("download=\"salle.jpg\""), text == asked, "{what}");
        }
    }
}

#[test]
fn a_photograph_is_made_smaller_once() {
    let guide = showing("![La salle](salle.jpg)", &wide_photo(900, 300, 1));
    let build = || {
        let output = guide.dalil(&["build"]);
        assert!(output.status.success(), "{}", support::said(&output));
    };
    build();
    let folder = guide.root().join("public/next/assets");
    let mut files = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let small = files.find(|path| path.to_string_lossy().contains("salle-480-")).unwrap();
    // Other bytes that nobody can tell from those: if they are still there, nothing was made again.
    let mut bytes = std::fs::read(&small).unwrap();
    let time = std::fs::metadata(&small).unwrap().modified().unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&small, &bytes).unwrap();
    std::fs::File::options().write(true).open(&small).unwrap().set_modified(time).unwrap();
    let chapter = "content/solutions/boite-a-idees/fr.md";
    guide.change(chapter, "Placez la boîte", "Posez la boîte");
    build();
    assert_eq!(std::fs::read(&small).unwrap(), bytes);
    // One that somebody touched is made again; another photograph has other addresses.
    std::fs::write(&small, b"touched").unwrap();
    guide.change(chapter, "Posez la boîte", "Placez la boîte");
    build();
    assert_eq!(dalil::guide::image::size(&std::fs::read(&small).unwrap()), Some((480, 160)));
    guide.write("content/solutions/boite-a-idees/salle.jpg", wide_photo(900, 450, 1));
    build();
    assert!(!small.exists());
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn page(site: &Tree, path: &str) -> String {
    String::from_utf8_lossy(&site[&format!("next/{path}/index.html")]).into_owned()
}

#[test]
fn nothing_that_goes_out_says_where_a_photograph_was_taken() {
    let guide = with_photo();
    for arguments in [&["release", "0.1.0-draft.1"][..], &["build"]] {
        let output = guide.dalil(arguments);
        assert!(output.status.success(), "{}", support::said(&output));
    }
    let archive = std::fs::read(guide.root().join("content/releases/0.1.0-draft.1.zip")).unwrap();
    let (archive, _) = dalil::release::archive::Archive::open(&archive.into(), "");
    let archive = archive.unwrap();
    let sealed = archive.manifest().files.keys().map(|path| (path.clone(), archive.read(path).unwrap()));
    let published = support::tree(&guide.root().join("public"));
    let mut photos = 0;
    for (path, bytes) in published.into_iter().chain(sealed) {
        assert!(!holds(&bytes, PLACE), "{path} says it");
        photos += usize::from(holds(&bytes, b"points of the picture"));
    }
    // On the page, among the sources, in the version.
    assert!(photos >= 3, "{photos}");
}

#[test]
fn a_photograph_stands_as_it_was_taken() {
    let page = page(&with_photo().site(), "fr/boite-a-idees");
    assert_eq!(page.matches("width=\"4\" height=\"8\"").count(), 2, "{page}");
}

#[test]
fn a_table_of_a_french_spreadsheet_says_what_it_says() {
    let guide = Guide::starter();
    let table = "sep=;\r\nIndicator;Territory;Date;Value;Source;Sample;;\r\n\
        i-femmes;commune-urbaine;01/04/2026;20,5;Relevé d’été;FAUX;;\r\n\
        i-femmes;commune-rurale;mars-26;31;Registre;VRAI;;\r\n;;;;;;;\r\n";
    let said = page(&guide.site(), "fr/reunion-publique");
    assert!(!said.contains("20,5"), "{said}");
    // 0xe9 is é and 0x92 is ’ in the encoding of Windows.
    let table = table.replace('’', "\u{92}");
    let bytes = table.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap());
    guide.write("content/measures/reunion-publique.csv", bytes.collect::<Vec<u8>>());
    let said = page(&guide.site(), "fr/reunion-publique");
    for expected in ["20,5", "1er avril 2026", "mars 2026", "Relevé d’été"] {
        assert!(said.contains(expected), "{expected} is not in {said}");
    }
}

#[test]
fn what_shared_folders_leave_behind_is_not_published() {
    let guide = Guide::starter();
    let text = guide.read("content/solutions/boite-a-idees/fr.md").replace("title: Boîte à idées", "title: Zanzibar");
    for name in ["fr - Copie.md", "fr (1).md", "fr (conflicted copy 2026-03-01).md", "~$fr.md", ".~lock.fr.md#"] {
        guide.write(&format!("content/solutions/boite-a-idees/{name}"), &text);
    }
    guide.write("content/solutions/boite-a-idees (1)/fr.md", &text);
    let before = Guide::starter().site();
    let site = guide.site();
    assert_eq!(site.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    assert!(site.values().all(|bytes| !holds(bytes, b"Zanzibar")));
}

/// The letters of the glossary with the terms under each.
fn letters(guide: &Guide, language: &str) -> Vec<(String, Vec<String>)> {
    let page = page(&guide.site(), &format!("{language}/glossary"));
    let within = |text: &str, element: &str| {
        let rest = text.split_once(&format!("<{element}")).and_then(|(_, rest)| rest.split_once('>'));
        rest.and_then(|(_, rest)| rest.split_once(&format!("</{element}>"))).map(|(text, _)| text.trim().to_owned())
    };
    let main = page.split_once("<main").unwrap().1.split_once("</main").unwrap().0;
    let sections = main.split("<h2").skip(1).map(|section| format!("<h2{section}"));
    sections
        .map(|section| {
            let terms = section.split("<dt").skip(1).filter_map(|term| within(&format!("<dt{term}"), "dt"));
            (within(&section, "h2").unwrap(), terms.collect())
        })
        .collect()
}

#[test]
fn a_letter_of_the_glossary_stands_once_and_holds_its_terms() {
    let guide = Guide::starter();
    let term = |id: &str, fr: &str, ar: &str, more: &str| {
        format!(
            "[{id}]\nterm = {{ fr = \"{fr}\", ar = \"{ar}\" }}\ndefinition = {{ fr = \"Un.\", ar = \"واحد.\" }}\n{more}\n"
        )
    };
    let terms = [
        term("a", "Ça marche", "«بلدية»", ""),
        term("b", "Cadre", "الالتزام", ""),
        term("c", "« Charte »", "التزام", ""),
        term("d", "Éveil", "بلدة", ""),
        term("e", "Eau", "اَلتَّشاور", ""),
        term("f", "Œuvre", "الإعلام", ""),
        term("g", "Opinion", "ألفة", "sort = { ar = \"ألفة\" }"),
        term("h", "Titre", "الزام", "sort = { ar = \"الزام\", fr = \"Zone\" }"),
    ];
    let own = guide.read("content/glossary.toml");
    guide.write("content/glossary.toml", own + "\n" + &terms.concat());
    let counts = |language| -> Vec<(String, usize)> {
        letters(&guide, language).into_iter().map(|(letter, terms)| (letter, terms.len())).collect()
    };
    let expected = |counts: &[(&str, usize)]| -> Vec<(String, usize)> {
        counts.iter().map(|(letter, count)| ((*letter).to_owned(), *count)).collect()
    };
    assert_eq!(counts("fr"), expected(&[("C", 4), ("E", 2), ("I", 1), ("O", 2), ("R", 1), ("Z", 1)]));
    assert_eq!(counts("ar"), expected(&[("ا", 5), ("ب", 2), ("ت", 3), ("م", 1)]));
}
