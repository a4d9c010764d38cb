//! Addresses on the web that pages, sitemaps and feeds name: each is that of a page which is there and is written, in the language that is said.

mod support;

use html5gum::{Token, Tokenizer};
use roxmltree::Document;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;
use support::{Guide, Tree, site_of};

const BASE: &str = "https://guide.example.org/participation";
const CODES: [(&str, &str); 2] = [("fr", "fr-MA"), ("ar", "ar-MA")];

/// A site with an address, with the working text and an issued version, in which one solution and one page are not translated.
static SITE: LazyLock<Tree> = LazyLock::new(|| {
    let guide = Guide::starter();
    // A slash at the end of the address is none between the address and a path.
    guide.change("content/guide.toml", "date = ", &format!("base_url = \"{BASE}/\"\ndate = "));
    guide.change("content/solutions/reunion-publique/fr.md", "status: draft", "status: final");
    guide.write("content/pages/annexe/fr.md", "---\ntitle: Annexe\nsummary: Une annexe.\n---\n\nDes détails.\n");
    fs::remove_file(guide.root().join("content/solutions/boite-a-idees/ar.md")).unwrap();
    let output = guide.dalil(&["release", "1.0.0", "--quiet"]);
    assert!(output.status.success(), "{}", support::said(&output));
    site_of(guide.root())
});

/// What a page says of its address and of others.
#[derive(Default)]
struct Told {
    language: String,
    canonical: Option<String>,
    /// The addresses of the page in other languages, by language; each language once.
    alternates: BTreeMap<String, String>,
    feeds: Vec<String>,
    is_hidden: bool,
}

fn told(html: &[u8]) -> Told {
    let mut told = Told::default();
    for Ok(token) in Tokenizer::new(html) {
        let Token::StartTag(tag) = token else { continue };
        let value = |name: &str| {
            tag.attributes
                .get(name.as_bytes())
                .map(|value| String::from_utf8_lossy(value).into_owned())
                .unwrap_or_default()
        };
        match (&tag.name[..], &*value("rel"), &*value("name")) {
            (b"html", ..) => told.language = value("lang"),
            (b"meta", _, "robots") => told.is_hidden = value("content") == "noindex",
            (b"link", "canonical", _) => {
                assert!(told.canonical.replace(value("href")).is_none(), "two canonical links");
            }
            (b"link", "alternate", _) if value("type").is_empty() => {
                let other = told.alternates.insert(value("hreflang"), value("href"));
                assert!(other.is_none(), "{} twice", value("hreflang"));
            }
            (b"link", "alternate", _) => told.feeds.push(value("href")),
            _ => {}
        }
    }
    told
}

/// The page at `address`, which must be one of the site.
#[track_caller]
fn page_at(address: &str) -> (String, Told) {
    let path = address.strip_prefix(BASE).and_then(|path| path.strip_prefix('/'));
    let path = path.unwrap_or_else(|| panic!("{address} is not below {BASE}/"));
    assert!(!path.contains("//"), "{address}");
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let bytes = SITE.get(&file).unwrap_or_else(|| panic!("{address}: there is no {file}"));
    (file, if path.ends_with(".xml") { Told::default() } else { told(bytes) })
}

/// The pages of the folders of versions, by path, with what they say.
fn pages() -> impl Iterator<Item = (&'static str, Told)> {
    let versions = ["next/", "latest/", "1.0.0/"];
    let pages =
        SITE.iter().filter(move |(path, _)| path.ends_with(".html") && versions.iter().any(|it| path.starts_with(it)));
    let pages = pages.filter(|(path, _)| path.matches('/').count() > 1);
    pages.map(|(path, html)| (path.as_str(), told(html)))
}

/// The path of a page below the folder of its language; of one that is written in both languages, and of one that is not.
fn is_translated(below: &str) -> bool {
    !["boite-a-idees/", "annexe/"].iter().any(|it| below.starts_with(it))
}

#[test]
fn a_page_names_itself_in_each_language_in_which_it_is_written_and_in_no_other() {
    let mut seen = 0;
    for (path, told) in pages() {
        let mut parts = path.splitn(3, '/');
        let (version, code, below) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
        let folder = if version == "next" { "next" } else { "latest" };
        let address =
            |code: &str| format!("{BASE}/{folder}/{code}/{}", below.strip_suffix("index.html").unwrap_or(below));
        assert_eq!(told.language, CODES.iter().find(|it| it.0 == code).unwrap().1, "{path}");
        assert_eq!(told.canonical, Some(address(code)), "{path}");
        let written = CODES.iter().filter(|(code, _)| *code == "fr" || is_translated(below));
        let mut expected: BTreeMap<String, String> =
            written.map(|(code, locale)| ((*locale).to_owned(), address(code))).collect();
        if below == "index.html" {
            expected.insert("x-default".to_owned(), format!("{BASE}/"));
        }
        assert_eq!(told.alternates, expected, "{path}");
        seen += 1;
    }
    assert!(seen > 60, "{seen}");
}

/// What is said of another page is what that page says of itself.
#[test]
fn every_address_that_a_page_names_is_that_of_a_page_which_is_there() {
    for (path, told) in pages() {
        for (locale, address) in &told.alternates {
            let (file, other) = page_at(address);
            if locale == "x-default" {
                assert_eq!(file, "index.html", "{path}");
                continue;
            }
            assert_eq!((&*other.language, other.canonical.as_ref()), (&**locale, Some(address)), "{path}: {file}");
            assert_eq!(other.alternates, told.alternates, "{path}: {file} names others");
            let html = String::from_utf8_lossy(&SITE[&file]);
            assert!(
                (file.ends_with("404.html") || !html.contains("notice-page"))
                    && !html.contains("http-equiv=\"refresh\""),
                "{path}: {file}"
            );
        }
        for feed in &told.feeds {
            let (folder, up) = (path.rsplit_once('/').unwrap().0, feed.matches("../").count());
            let parts: Vec<&str> = folder.split('/').collect();
            let file = [&parts[..parts.len() - up].join("/"), feed.trim_start_matches("../")].join("/");
            assert!(SITE.contains_key(&file), "{path}: {feed}");
        }
        page_at(told.canonical.as_ref().unwrap());
    }
}

fn text(path: &str) -> &'static str {
    std::str::from_utf8(SITE.get(path).unwrap_or_else(|| panic!("no {path}"))).unwrap()
}

#[test]
fn the_sitemap_names_every_page_that_may_be_found_and_no_other() {
    let index = Document::parse(text("sitemap.xml")).unwrap();
    let maps: Vec<&str> = index
        .descendants()
        .filter(|node| node.has_tag_name("loc") || node.tag_name().name() == "loc")
        .filter_map(|node| node.text())
        .collect();
    assert_eq!(maps, [format!("{BASE}/latest/sitemap-1.xml")]);
    let map = Document::parse(text("latest/sitemap-1.xml")).unwrap();
    let mut named = BTreeSet::new();
    for url in map.descendants().filter(|node| node.tag_name().name() == "url") {
        let of = |name: &str| url.children().find(|node| node.tag_name().name() == name).and_then(|node| node.text());
        let address = of("loc").unwrap();
        let (file, told) = page_at(address);
        let links = url.children().filter(|node| node.tag_name().name() == "link");
        let alternates: BTreeMap<String, String> = links
            .map(|link| (link.attribute("hreflang").unwrap().to_owned(), link.attribute("href").unwrap().to_owned()))
            .collect();
        let expected = told.alternates.into_iter().filter(|(locale, _)| locale != "x-default").collect();
        assert_eq!(alternates, expected, "{address}");
        assert!(!told.is_hidden, "{address} asks not to be found");
        assert!(named.insert(file), "{address} twice");
    }
    let visible = pages().filter(|(path, told)| path.starts_with("latest/") && !told.is_hidden);
    let visible: BTreeSet<String> = visible.map(|(path, _)| path.to_owned()).collect();
    assert_eq!(named, visible);
    assert!(
        named.contains("latest/fr/boite-a-idees/index.html") && !named.contains("latest/ar/boite-a-idees/index.html")
    );
    let hidden = pages().filter(|(path, told)| path.starts_with("next/") && !told.is_hidden);
    assert_eq!(hidden.map(|(path, _)| path).collect::<Vec<_>>(), [""; 0], "a working text is not to be found");
}

#[test]
fn every_address_of_a_feed_is_that_of_a_page_which_is_there() {
    let feeds: Vec<&String> = SITE.keys().filter(|path| path.ends_with("feed.xml")).collect();
    assert_eq!(feeds.len(), 8, "{feeds:?}");
    for path in feeds {
        let feed = Document::parse(text(path)).unwrap();
        let own = if path.starts_with("1.0.0/") { path.replacen("1.0.0", "latest", 1) } else { path.clone() };
        let links: Vec<(Option<&str>, &str)> = feed
            .descendants()
            .filter(|node| node.tag_name().name() == "link")
            .map(|node| (node.attribute("rel"), node.attribute("href").unwrap()))
            .collect();
        assert!(links.contains(&(Some("self"), &format!("{BASE}/{own}"))), "{path}: {links:?}");
        let language = feed.root_element().attributes().find(|it| it.name() == "lang").map(|it| it.value());
        for (relation, address) in links {
            let (file, told) = page_at(address);
            if relation != Some("self") {
                assert_eq!(Some(&*told.language), language, "{path}: {file}");
            }
        }
    }
    // A solution that is not translated is in the French feed only.
    assert!(text("latest/fr/feed.xml").contains("/latest/fr/boite-a-idees/"));
    assert!(!text("latest/ar/feed.xml").contains("boite-a-idees"));
}

/// More would make readers of feeds fetch a whole guide each day.
#[test]
fn a_feed_holds_the_fifty_that_changed_last() {
    let guide = Guide::starter();
    guide.change("content/guide.toml", "date = ", &format!("base_url = \"{BASE}\"\ndate = "));
    let text = guide.read("content/solutions/boite-a-idees/fr.md");
    for day in 1..=60 {
        let text =
            text.replace("\ntheme: ", &format!("\nupdated: 2025-{:02}-{:02}\ntheme: ", day / 28 + 1, day % 28 + 1));
        guide.write(
            &format!("content/solutions/copie-{day}/fr.md"),
            text.replace("title: ", &format!("title: Copie {day} ")),
        );
    }
    let site = guide.site();
    let feed = String::from_utf8_lossy(&site["next/fr/feed.xml"]);
    assert_eq!(feed.matches("<entry>").count(), 50);
    // The two of the starter are newer than all copies.
    assert!(feed.contains("copie-60/") && feed.contains("copie-13/") && !feed.contains("copie-12/"), "{feed}");
}

/// What changed last comes first, in whatever order the guide has it.
#[test]
fn the_feed_begins_with_what_is_new() {
    let guide = Guide::starter();
    guide.change("content/guide.toml", "date = ", &format!("base_url = \"{BASE}\"\ndate = "));
    for (updated, expected) in
        [("2025-12-01", ["reunion-publique", "boite-a-idees"]), ("2026-01-20", ["boite-a-idees", "reunion-publique"])]
    {
        let chapter = guide.read("content/solutions/boite-a-idees/fr.md");
        let lines = chapter.lines().filter(|line| !line.starts_with("updated:")).collect::<Vec<_>>().join("\n");
        let chapter = lines.replacen("\ntheme: ", &format!("\nupdated: {updated}\ntheme: "), 1) + "\n";
        guide.write("content/solutions/boite-a-idees/fr.md", chapter);
        let site = guide.site();
        let feed = String::from_utf8_lossy(&site["next/fr/feed.xml"]).into_owned();
        let feed = Document::parse(&feed).unwrap();
        let entries = feed.descendants().filter(|node| node.tag_name().name() == "entry");
        let slugs: Vec<String> = entries
            .map(|entry| {
                let link = entry.children().find(|node| node.tag_name().name() == "link").unwrap();
                link.attribute("href").unwrap().trim_end_matches('/').rsplit('/').next().unwrap().to_owned()
            })
            .collect();
        assert_eq!(slugs, expected, "{updated}");
    }
}
