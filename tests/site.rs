//! The site as readers get it: every link leads somewhere, from a disc as from a server; the same guide gives the same bytes; a
//! language is added with files alone.

mod support;

use html5gum::{Token, Tokenizer};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use support::{Guide, Tree, repository, site_of, tree};

/// The places that a page has, and the links that it makes.
#[derive(Default)]
struct Links {
    ids: BTreeSet<String>,
    links: Vec<String>,
}

fn links_of(html: &[u8]) -> Links {
    let mut found = Links::default();
    for Ok(token) in Tokenizer::new(html) {
        let Token::StartTag(tag) = token else {
            continue;
        };
        let rel = tag.attributes.get(&b"rel"[..]).map(|rel| rel.to_vec()).unwrap_or_default();
        // Canonical and alternate links name the site's address on the web.
        let is_alternate = rel == b"canonical" || rel == b"alternate";
        for (name, value) in &tag.attributes {
            let text = || String::from_utf8_lossy(value).into_owned();
            match name.as_slice() {
                b"id" => assert!(found.ids.insert(text()), "the id {} twice", text()),
                b"href" | b"src" if !is_alternate => found.links.push(text()),
                _ => {}
            }
        }
    }
    found
}

/// The path that `link` means on the page at `from`.
fn path_from(from: &str, link: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => assert!(parts.pop().is_some(), "{from}: {link} leads out of the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Follows every link of every page, without server and without scripts, as a reader of a disc would.
fn crawl(site: &Tree) {
    let pages: BTreeMap<&str, Links> = site
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, html)| (path.as_str(), links_of(html)))
        .collect();
    assert!(!pages.is_empty());
    let mut reached: BTreeSet<String> = BTreeSet::from(["index.html".to_owned(), "404.html".to_owned()]);
    for (page, links) in &pages {
        for link in &links.links {
            if link.starts_with("http") || link.starts_with("mailto:") || link.starts_with("tel:") {
                continue;
            }
            let (path, place) = link.split_once('#').unwrap_or((link, ""));
            // The page for lost readers is shown at any depth: its links begin at the root.
            let target = match path.strip_prefix('/').filter(|_| *page == "404.html") {
                Some(path) => path.strip_prefix("participation/").unwrap_or(path).to_owned(),
                None if path.is_empty() => (*page).to_owned(),
                None => path_from(page, path),
            };
            assert!(site.contains_key(&target), "{page}: {link} leads nowhere");
            if !place.is_empty() {
                assert!(pages[target.as_str()].ids.contains(place), "{page}: {link}: no such place");
            }
            reached.insert(target);
        }
    }
    let lost: Vec<&&str> = pages.keys().filter(|page| !reached.contains(**page) && !is_entrance(page)).collect();
    assert!(lost.is_empty(), "no link leads to {lost:?}");
}

/// Pages that readers come to by address, not by a link.
fn is_entrance(path: &str) -> bool {
    path.ends_with("404.html") || path.starts_with("latest/")
}

#[test]
fn every_link_of_this_guide_leads_somewhere() {
    crawl(&site_of(&repository()));
}

#[test]
fn every_link_of_a_new_guide_leads_somewhere() {
    crawl(&Guide::starter().site());
}

#[test]
fn links_are_relative_so_that_any_path_and_a_disc_will_do() {
    for (path, html) in site_of(&repository()).iter().filter(|(path, _)| path.ends_with(".html") && *path != "404.html")
    {
        for link in links_of(html).links {
            assert!(!link.starts_with('/') && !link.starts_with("file:"), "{path}: {link}");
        }
    }
}

#[test]
fn the_same_guide_gives_the_same_bytes() {
    let (one, other) = (Guide::starter(), Guide::starter());
    let build = |guide: &Guide, zone: &str, locale: &str, threads: &str| {
        let status = std::process::Command::new(env!("CARGO_BIN_EXE_dalil"))
            .arg("build")
            .current_dir(guide.root())
            .env("TZ", zone)
            .env("LC_ALL", locale)
            .env("RAYON_NUM_THREADS", threads)
            .status();
        assert!(status.unwrap().success());
        let mut site = tree(&guide.root().join("public"));
        site.remove(dalil::publish::MARKER); // bears the times of the files
        site
    };
    assert_eq!(
        build(&one, "Africa/Casablanca", "fr_FR.UTF-8", "1"),
        build(&other, "Pacific/Auckland", "ar_MA.UTF-8", "7")
    );
}

#[test]
fn the_program_writes_what_the_library_renders() {
    let guide = Guide::starter();
    assert!(guide.dalil(&["build", "--output", "site"]).status.success());
    let mut written = tree(&guide.root().join("site"));
    written.remove(dalil::publish::MARKER);
    assert_eq!(written, guide.site());
}

#[test]
fn a_language_is_added_with_files_alone() {
    let guide = Guide::starter();
    let languages = "languages = [\"fr\", \"ar\"]";
    guide.change("content/guide.toml", languages, "languages = [\"fr\", \"ar\", \"es\"]");
    // Every text that has a French version gets a Spanish one.
    for (path, bytes) in dalil::cli::starter() {
        let text = String::from_utf8(bytes.to_vec()).unwrap_or_default();
        if path.ends_with(".toml") {
            let text = guide.read(&path);
            guide.write(&path, with_spanish_texts(&text));
        } else if path.ends_with("references.yml") {
            guide.write(&path, with_spanish_yaml(&text));
        } else if path.ends_with("/fr.md") {
            guide.write(&path.replace("/fr.md", "/es.md"), text);
        }
    }
    guide.write("locales/es/site.ftl", include_str!("../locales/fr/site.ftl").replace("français", "español"));
    guide.change("content/guide.toml", "date = ", "base_url = \"https://guia.example.org/participation\"\ndate = ");
    guide.write("themes/default/assets/card.png", include_bytes!("../themes/default/assets/card-fr.png"));
    let site = guide.site();
    crawl(&site);
    let home = String::from_utf8_lossy(&site["next/es/index.html"]).into_owned();
    assert!(home.contains("content=\"https://guia.example.org/participation/next/assets/card-"), "{home}");
    assert!(home.contains("lang=\"es-MA\"") && home.contains("dir=\"ltr\""), "{home}");
    let arabic = String::from_utf8_lossy(&site["next/ar/index.html"]).into_owned();
    assert!(arabic.contains("español"));
}

/// `fr = "…"` of a list, repeated as `es = "…"`, whether it stands in braces or on a line of its own.
fn with_spanish_texts(toml: &str) -> String {
    let mut out = String::new();
    for line in toml.lines() {
        let at = line.find("fr = \"").filter(|_| !line.trim_start().starts_with('#'));
        let value = at.and_then(|at| {
            let value = &line[at + 5..];
            let end = value[1..].find('"')? + 2;
            Some((at, &value[..end]))
        });
        let written = match value {
            Some((0, value)) => writeln!(out, "{line}\nes = {value}"),
            Some((at, value)) => writeln!(out, "{}es = {value}, {}", &line[..at], &line[at..]),
            None => writeln!(out, "{line}"),
        };
        written.expect("a text grows");
    }
    out
}

/// `fr: …` of the bibliography, repeated as `es: …`.
fn with_spanish_yaml(yaml: &str) -> String {
    yaml.replace("{fr: ", "{es: Título, fr: ")
        .replace("{ fr: ", "{ es: Título, fr: ")
        .replace("\n    fr: ", "\n    es: Título\n    fr: ")
}

#[test]
fn a_solution_without_translation_has_a_page_that_says_so() {
    let guide = Guide::starter();
    let folders = std::fs::read_dir(guide.root().join("content/solutions")).unwrap();
    let folder = folders.map(Result::unwrap).min_by_key(std::fs::DirEntry::file_name).unwrap();
    std::fs::remove_file(folder.path().join("ar.md")).unwrap();
    let site = guide.site();
    crawl(&site);
    let slug = folder.file_name().into_string().unwrap();
    let page = String::from_utf8_lossy(&site[&format!("next/ar/{slug}/index.html")]).into_owned();
    assert!(page.contains("dir=\"rtl\"") && page.contains(&format!("fr/{slug}/index.html")));
}

#[test]
fn with_an_address_there_are_sitemap_feeds_and_canonical_links() {
    let guide = Guide::starter();
    guide.change("content/guide.toml", "date = ", "base_url = \"https://guide.example.org/participation\"\ndate = ");
    let site = guide.site();
    crawl(&site);
    let text = |path: &str| String::from_utf8_lossy(&site[path]).into_owned();
    assert!(text("robots.txt").contains("Sitemap: https://guide.example.org/participation/sitemap.xml"));
    assert!(text("sitemap.xml").contains("hreflang=\"ar-MA\""));
    for language in ["fr", "ar"] {
        assert!(text(&format!("next/{language}/feed.xml")).contains("<feed xmlns=\"http://www.w3.org/2005/Atom\""));
        let home = text(&format!("next/{language}/index.html"));
        assert!(
            home.contains(&format!(
                "rel=\"canonical\" href=\"https://guide.example.org/participation/next/{language}/\""
            )),
            "{home}"
        );
    }
}

#[test]
fn this_guide_gives_no_finding() {
    let output = support::dalil_in(&repository(), &["check", "--format", "json"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "[]\n");
}

#[test]
fn the_architecture_lists_every_kind_of_finding() {
    let page = include_str!("../ARCHITECTURE.md");
    for code in dalil::codes::catalogue() {
        let row = format!("| `{}` | {} | {} |", code.id, code.severity.name(), code.about);
        assert!(page.contains(&row), "ARCHITECTURE.md lacks: {row}");
    }
}

#[test]
fn templates_may_call_every_function() {
    let guide = Guide::starter();
    guide.write(
        "themes/default/templates/prose.html",
        "{{ t(key=\"home\") }}|{{ number(value=1234567.5) }}|{{ date(value=\"2026-08-15\") }}|{{ list(items=[\"a\", \"b\"]) }}|{{ url(path=\"fr/index.html\") }}|{{ asset(name=\"style.css\") }}",
    );
    let site = guide.site();
    let page =
        |language: &str| String::from_utf8_lossy(&site[&format!("next/{language}/preface/index.html")]).into_owned();
    assert!(
        page("fr").starts_with("Accueil|1.234.567,5|15 août 2026|a et b|../../fr/index.html|assets/style-"),
        "{}",
        page("fr")
    );
    assert!(page("ar").contains("|15 غشت 2026|"), "{}", page("ar"));
}
