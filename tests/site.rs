//! The site as readers get it: every link leads somewhere, from a disc as from a server; the same guide gives the same bytes; a
//! language is added with files alone.

mod support;

use support::crawl::{crawl, links_of};
use support::{Guide, repository, site_of, tree};

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
    guide.add_spanish();
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
    // Working texts are not to be indexed: as long as no version is issued, the root is all that a search engine should know.
    let map = text("sitemap.xml");
    assert!(map.contains("<loc>https://guide.example.org/participation/</loc>") && !map.contains("/next/"), "{map}");
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
    let words = dalil::i18n::tool_words("en");
    for code in dalil::pipeline::codes() {
        let row = format!("| `{}` | {} | {} |", code.id, code.severity.name(), code.about(&words));
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

#[test]
fn what_nothing_shows_or_links_to_is_published_nowhere() {
    let guide = Guide::starter();
    guide.write("content/solutions/boite-a-idees/notes-privees.txt", "what the mayor said");
    let holds = |site: &support::Tree, text: &str| {
        let is_in = |bytes: &[u8]| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        site.iter().any(|(path, bytes)| path.contains(text) || is_in(bytes))
    };
    let site = guide.site();
    assert!(!holds(&site, "notes-privees") && !holds(&site, "the mayor"));
    let chapter = "content/solutions/boite-a-idees/fr.md";
    guide.write(chapter, format!("{}\n[Notes](notes-privees.txt)\n", guide.read(chapter)));
    assert!(holds(&guide.site(), "the mayor"));
}
