//! The preview and the published site in a real browser: what readers and authors see.
//!
//! Without Chromium these tests are passed over, and say so; `DALIL_BROWSER=required` makes them fail instead.

mod support;

use std::sync::{Arc, RwLock};
use support::chromium::{Browser, Tab};
use support::running::Served;
use support::{Guide, host, repository, site_of};
use tempfile::TempDir;

const IDEAS: &str = "content/solutions/boite-a-idees/fr.md";
const MEETING: &str = "content/solutions/reunion-publique/fr.md";

/// The overlay that shows what is wrong: its text, or nothing.
const OVERLAY: &str = "(document.querySelector('#dalil-problem')?.shadowRoot?.textContent ?? '')";

/// Waits until the page that is shown listens: what happens from now on is told to it.
#[track_caller]
fn listens(tab: &Tab<'_>) {
    tab.wait_until("the page listens", || {
        let Ok(hash) = tab.try_evaluate("document.querySelector('script[data-hash]').dataset.hash") else {
            return false;
        };
        let hash = hash.as_str().unwrap_or_default().to_owned();
        let answered = tab.events("Network.responseReceived").into_iter();
        answered
            .filter_map(|event| Some(event["response"]["url"].as_str()?.to_owned()))
            .any(|url| url.contains("/__dalil/events?") && url.ends_with(&format!("&hash={hash}")))
    });
}

/// A preview of a new guide, and a tab that shows `path` of it.
fn preview<'b>(browser: &'b Browser, path: &str, more: &[&str]) -> (Guide, Served, Tab<'b>) {
    let guide = Guide::starter();
    let served = Served::start(&guide, more);
    let tab = browser.open();
    tab.navigate(&served.url(path));
    listens(&tab);
    (guide, served, tab)
}

#[test]
fn an_edit_is_seen_at_once_where_the_reader_was() {
    let Some(browser) = Browser::start() else { return };
    let (guide, _served, tab) = preview(&browser, "/next/fr/reunion-publique/", &[]);
    tab.evaluate("window.scrollTo(0, 900)");
    tab.wait_for("scrollY === 900");
    tab.evaluate("window.before = true");
    guide.edit(MEETING, "la forme la plus simple", "la forme la plus ancienne");
    tab.wait_for("document.body.textContent.includes('la forme la plus ancienne')");
    tab.wait_for("!window.before && document.readyState === 'complete' && scrollY === 900");
    assert!(tab.troubles().is_empty(), "{:?}", tab.troubles());
}

#[test]
fn a_page_that_did_not_change_is_left_alone() {
    let Some(browser) = Browser::start() else { return };
    let (guide, served, tab) = preview(&browser, "/next/fr/preface/", &[]);
    let other = browser.open();
    other.navigate(&served.url("/next/fr/boite-a-idees/"));
    listens(&other);
    tab.to_front();
    tab.evaluate("window.before = true");
    other.to_front();
    guide.edit(IDEAS, "Placez la boîte", "Posez la boîte");
    other.wait_for("document.body.textContent.includes('Posez la boîte')");
    assert_eq!(tab.evaluate("window.before"), true);
}

#[test]
fn an_error_is_shown_over_the_last_good_page_and_goes_when_it_is_mended() {
    let Some(browser) = Browser::start() else { return };
    let (guide, _served, tab) = preview(&browser, "/next/fr/boite-a-idees/", &[]);
    guide.edit(IDEAS, "theme: transparence", "theme: transparance");
    tab.wait_for(&format!("{OVERLAY}.includes('transparance')"));
    let shown = tab.text(OVERLAY);
    assert!(shown.contains("Une erreur à corriger") && shown.contains(&format!("{IDEAS}:5:")), "{shown}");
    let overlay = "document.querySelector('#dalil-problem')";
    assert_eq!(tab.text(&format!("{overlay}.lang + ' ' + {overlay}.dir")), "fr ltr");
    assert!(tab.text("document.querySelector('h1').textContent").contains("Boîte à idées"), "the page stays");
    guide.edit(IDEAS, "theme: transparance", "theme: transparence");
    tab.wait_for(&format!("!{overlay}"));
}

#[test]
fn what_is_about_a_file_as_a_whole_is_shown_without_a_line() {
    let Some(browser) = Browser::start() else { return };
    let (guide, _served, tab) = preview(&browser, "/next/fr/", &[]);
    std::fs::remove_file(guide.root().join(IDEAS)).unwrap();
    tab.wait_for(&format!("{OVERLAY}.includes('boite-a-idees/ar.md')"));
    let shown = tab.text(OVERLAY);
    assert!(!shown.contains("undefined") && !shown.contains("null"), "{shown}");
}

#[test]
fn an_error_is_told_in_arabic_from_right_to_left() {
    let Some(browser) = Browser::start() else { return };
    let (guide, _served, tab) = preview(&browser, "/next/fr/boite-a-idees/", &["--lang", "ar"]);
    guide.edit(IDEAS, "theme: transparence", "theme: transparance");
    tab.wait_for(&format!("{OVERLAY}.includes('خطأ')"));
    let overlay = "document.querySelector('#dalil-problem')";
    assert_eq!(tab.text(&format!("{overlay}.lang + ' ' + {overlay}.dir")), "ar rtl");
    assert_eq!(tab.text(&format!("getComputedStyle({overlay}.shadowRoot.querySelector('article')).direction")), "rtl");
    // The page below stays in its own language; paths and source lines are read from left to right.
    assert_eq!(tab.text("document.documentElement.dir"), "ltr");
    assert_eq!(tab.text(&format!("{overlay}.shadowRoot.querySelector('.place').dir")), "ltr");
    assert!(tab.text(OVERLAY).contains(&format!("{IDEAS}:5:")), "{}", tab.text(OVERLAY));
}

#[test]
fn the_language_that_is_read_is_kept() {
    let Some(browser) = Browser::start() else { return };
    let (guide, _served, tab) = preview(&browser, "/next/ar/boite-a-idees/", &[]);
    guide.edit("content/solutions/boite-a-idees/ar.md", "ضعوا الصندوق", "اجعلوا الصندوق");
    tab.wait_for("document.body.textContent.includes('اجعلوا الصندوق')");
    assert_eq!(tab.text("location.pathname"), "/next/ar/boite-a-idees/");
    assert_eq!(tab.text("document.documentElement.dir"), "rtl");
}

#[test]
fn asked_to_follow_the_browser_goes_to_the_edited_chapter() {
    let Some(browser) = Browser::start() else { return };
    let (guide, _served, tab) = preview(&browser, "/next/fr/", &["--follow"]);
    // The front page shows the title: it must not load itself again instead of going.
    guide.edit(IDEAS, "title: Boîte à idées", "title: Coffre à idées");
    tab.wait_for("location.pathname === '/next/fr/boite-a-idees/' && document.title.includes('Coffre')");
    listens(&tab);
    guide.edit("content/solutions/reunion-publique/ar.md", "title: ", "title: جديد ");
    tab.wait_for("location.pathname === '/next/ar/reunion-publique/' && document.title.includes('جديد')");
}

#[test]
fn a_server_that_comes_back_brings_what_is_new() {
    let Some(browser) = Browser::start() else { return };
    let (guide, served, tab) = preview(&browser, "/next/fr/boite-a-idees/", &[]);
    let port = served.address.port();
    drop(served);
    guide.edit(IDEAS, "Placez la boîte", "Posez la boîte");
    let _again = Served::start_at(&guide, port, &[]);
    tab.wait_for("document.body.textContent.includes('Posez la boîte')");
}

#[test]
fn a_page_that_is_not_there_yet_appears_when_it_is_written() {
    let Some(browser) = Browser::start() else { return };
    let (guide, _served, tab) = preview(&browser, "/next/fr/credits/", &[]);
    guide.write("content/pages/credits/ar.md", "---\ntitle: شكر\nsummary: شكر لكم.\n---\nشكرا.\n");
    guide.save("content/pages/credits/fr.md", "---\ntitle: Crédits\nsummary: Merci.\n---\nMerci.\n");
    tab.wait_for("document.querySelector('h1')?.textContent.includes('Crédits')");
}

/// Browsers open six connections to a server, and a stream of events is one of them.
#[test]
fn many_tabs_do_not_starve_each_other() {
    let Some(browser) = Browser::start() else { return };
    let (guide, served, first) = preview(&browser, "/next/fr/boite-a-idees/", &[]);
    let others: Vec<Tab<'_>> = (0..9)
        .map(|_| {
            let tab = browser.open();
            tab.navigate(&served.url("/next/fr/reunion-publique/"));
            tab
        })
        .collect();
    guide.edit(IDEAS, "Placez la boîte", "Posez la boîte");
    // A tab that was behind others hears what it missed as soon as it is in front again.
    first.to_front();
    first.wait_for("document.body.textContent.includes('Posez la boîte')");
    others[0].to_front();
    guide.edit(MEETING, "la forme la plus simple", "la forme la plus ancienne");
    others[0].wait_for("document.body.textContent.includes('la forme la plus ancienne')");
}

// The published site.

/// Looks at pages of this repository's guide below `base`, an address that ends with a slash.
fn look_at_site(browser: &Browser, base: &str) {
    for (language, dir) in [("fr", "ltr"), ("ar", "rtl")] {
        for path in ["index.html", "petitions/index.html"] {
            let tab = browser.open();
            tab.navigate(&format!("{base}next/{language}/{path}"));
            assert_eq!(tab.text("document.documentElement.dir"), dir);
            assert_eq!(tab.text("getComputedStyle(document.body).direction"), dir);
            assert!(tab.text("document.documentElement.lang").starts_with(language));
            is_styled(&tab);
            let is_out = |url: &String| !url.starts_with(base) && !url.starts_with("data:");
            let out: Vec<String> = tab.requests().into_iter().filter(is_out).collect();
            assert!(out.is_empty(), "asked of others: {out:?}");
            assert!(tab.troubles().is_empty(), "{path}: {:?}", tab.troubles());
            tab.close();
        }
    }
    the_language_changes_with_a_click(browser, base);
}

/// The style sheet is there and applied: without it links are blue, and the page has no width of its own.
#[track_caller]
fn is_styled(tab: &Tab<'_>) {
    let rules =
        tab.evaluate("[...document.querySelectorAll('link[rel=stylesheet]')].filter(link => link.sheet).length");
    assert_eq!(rules, 1);
    let colour = tab.text("getComputedStyle(document.querySelector('.brand')).color");
    assert_ne!(colour, "rgb(0, 0, 238)");
    assert_ne!(tab.text("getComputedStyle(document.body).marginTop"), "8px");
}

fn the_language_changes_with_a_click(browser: &Browser, base: &str) {
    let tab = browser.open();
    tab.navigate(&format!("{base}next/fr/petitions/index.html"));
    tab.click(".languages a[hreflang^=ar]");
    tab.wait_for("document.documentElement.dir === 'rtl' && document.readyState === 'complete'");
    assert_eq!(tab.text("location.href"), format!("{base}next/ar/petitions/index.html"));
    is_styled(&tab);
    tab.click(".languages a[hreflang^=fr]");
    tab.wait_for("document.documentElement.dir === 'ltr' && document.readyState === 'complete'");
    assert_eq!(tab.text("location.href"), format!("{base}next/fr/petitions/index.html"));
    assert!(tab.troubles().is_empty(), "{:?}", tab.troubles());
}

#[test]
fn the_site_reads_well_from_a_disc() {
    let Some(browser) = Browser::start() else { return };
    let folder = TempDir::new().unwrap();
    for (path, bytes) in site_of(&repository()) {
        let place = folder.path().join(path);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::fs::write(place, bytes).unwrap();
    }
    look_at_site(&browser, &format!("file://{}/", folder.path().canonicalize().unwrap().display()));
}

#[test]
fn the_site_reads_well_below_a_path_of_a_plain_server() {
    let Some(browser) = Browser::start() else { return };
    let (listener, address) = host::listen();
    host::serve(listener, Arc::new(site_of(&repository())), "/some/sub/path/");
    look_at_site(&browser, &format!("http://{address}/some/sub/path/"));
}

#[test]
fn what_was_read_once_is_read_without_a_connection_and_is_never_old_for_long() {
    let Some(browser) = Browser::start() else { return };
    let guide = Guide::starter();
    guide.change(MEETING, "status: draft", "status: final");
    let issue = |version: &str| {
        assert!(guide.dalil(&["release", version]).status.success());
        Some(Arc::new(guide.site()))
    };
    let (listener, address) = host::listen();
    let site = Arc::new(RwLock::new(issue("1.0.0")));
    host::serve_what_there_is(listener, Arc::clone(&site), "/");
    let tab = browser.open();
    let url = |path: &str| format!("http://{address}/latest/{path}");
    tab.navigate(&url("fr/index.html"));
    // All pages of the language come by themselves.
    tab.evaluate("window.kept = 0");
    let count = "caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(one => one.keys())))).then(all => { window.kept = all.flat().length })";
    let pages = site.read().unwrap().as_ref().unwrap().keys().filter(|path| path.starts_with("latest/fr/")).count();
    tab.wait_until("the pages are kept", || {
        tab.evaluate(count);
        tab.evaluate("window.kept").as_u64() >= Some(pages as u64)
    });
    // The line is cut: a page that was never opened is there, with its style.
    *site.write().unwrap() = None;
    tab.navigate(&url("fr/boite-a-idees/index.html"));
    tab.wait_for("document.body.textContent.includes('Placez la boîte')");
    tab.wait_for("getComputedStyle(document.querySelector('.skip')).position !== 'static'");
    // The other language was not asked for: the browser's own words.
    assert!(tab.try_evaluate("fetch('../../ar/index.html').then(() => 'there')").is_err());
    // A newer version is out: what is kept may be shown once more, then the new text.
    guide.change(IDEAS, "Placez la boîte", "Posez la boîte");
    *site.write().unwrap() = issue("1.1.0");
    tab.navigate(&url("fr/boite-a-idees/index.html"));
    tab.wait_until("the new worker is in charge", || {
        tab.navigate(&url("fr/boite-a-idees/index.html"));
        tab.text("document.body.textContent").contains("Posez la boîte")
    });
    assert!(tab.text("document.querySelector('.imprint').textContent").contains("1.1.0"));
}

#[test]
fn sealed_pages_tell_that_a_newer_version_is_there() {
    let Some(browser) = Browser::start() else { return };
    let guide = Guide::starter();
    guide.change(MEETING, "status: draft", "status: final");
    for version in ["1.0.0-draft.1", "1.0.0", "1.1.0-draft.1"] {
        assert!(guide.dalil(&["release", version]).status.success());
    }
    assert!(guide.dalil(&["build"]).status.success());
    let tab = browser.open();
    // From a disc as from a host.
    let url = |path: &str| format!("file://{}/public/{path}", guide.root().display());
    for (version, is_old) in [("1.0.0-draft.1", true), ("1.0.0", false), ("1.1.0-draft.1", false), ("latest", false)] {
        tab.navigate(&url(&format!("{version}/ar/boite-a-idees/index.html")));
        tab.wait_for("document.querySelector('details [href*=\"?to=\"]') !== null");
        assert_eq!(tab.evaluate("document.querySelector('.newer') !== null"), is_old, "{version}");
    }
    tab.navigate(&url("1.0.0-draft.1/ar/boite-a-idees/index.html"));
    tab.wait_for("document.querySelector('.newer a') !== null");
    assert!(tab.text("document.querySelector('.newer').textContent").contains("1.0.0"));
    tab.evaluate("document.querySelector('.newer a').click()");
    tab.wait_for("location.pathname.endsWith('/1.0.0/ar/boite-a-idees/index.html')");
    // To the same solution in another version, by the history, at once.
    tab.wait_for("document.querySelector('details [href*=\"?to=1.0.0-draft.1\"]') !== null");
    tab.evaluate("document.querySelector('details [href*=\"?to=1.0.0-draft.1\"]').click()");
    tab.wait_for("location.pathname.endsWith('/1.0.0-draft.1/ar/boite-a-idees/index.html')");
    // To the same place, too.
    let heading = tab.text("document.querySelector('h2[id]').id");
    for (start, to) in [("1.0.0", "1.0.0-draft.1"), ("1.0.0-draft.1", "1.1.0-draft.1")] {
        tab.navigate(&url("index.html")); // the same page would not be loaded anew
        tab.navigate(&url(&format!("{start}/fr/boite-a-idees/index.html#{heading}")));
        let link = format!("document.querySelector('details [href*=\"?to={to}\"]')");
        tab.wait_for(&format!("{link} !== null"));
        tab.evaluate(&format!("{link}.click()"));
        tab.wait_for(&format!("location.pathname.endsWith('/{to}/fr/boite-a-idees/index.html')"));
        assert_eq!(tab.text("location.hash"), format!("#{heading}"));
    }
    assert!(tab.troubles().is_empty(), "{:?}", tab.troubles());
}

/// Whoever noted the number of a paragraph of a draft finds the paragraph, though others were put before it.
#[test]
fn numbers_of_a_draft_lead_to_the_same_paragraphs() {
    let Some(browser) = Browser::start() else { return };
    let guide = Guide::starter();
    guide.change(MEETING, "status: draft", "status: final");
    let ideas = "content/solutions/boite-a-idees/fr.md";
    let text = guide.read(ideas);
    guide.write(
        ideas,
        format!("{text}\n## Suite {{#suite}}\n\nPremier alinéa.\n\nSecond alinéa.\n\nTroisième alinéa.\n"),
    );
    let arabic = "content/solutions/boite-a-idees/ar.md";
    guide.write(arabic, format!("{}\n## تتمة {{#suite}}\n\nأولا.\n\nثانيا.\n\nثالثا.\n", guide.read(arabic)));
    assert!(guide.dalil(&["release", "1.0.0-draft.1"]).status.success());
    guide.change(ideas, "Second alinéa.", "Alinéa nouveau.\n\nSecond alinéa.");
    guide.change(arabic, "ثانيا.", "جديد.\n\nثانيا.");
    guide.change(ideas, "Troisième alinéa.", "Troisième alinéa, changé.");
    for version in ["1.0.0-draft.2", "1.0.0"] {
        assert!(guide.dalil(&["release", version]).status.success());
    }
    // Its address changes, and the draft’s `/latest/` leads on.
    assert!(guide.dalil(&["build"]).status.success());
    let tab = browser.open();
    let url = |path: &str| format!("file://{}/public/{path}", guide.root().display());
    let number = |of: &str| {
        format!("[...document.querySelectorAll('p[id^=\"n--\"]')].find(it => it.textContent.includes('{of}')).id")
    };
    for (of, to, expected) in [
        ("Second alinéa", "1.0.0-draft.2", "Second alinéa"),
        ("Premier alinéa", "1.0.0-draft.2", "Premier alinéa"),
        ("Second alinéa", "1.0.0", "Suite"),
        ("Troisième alinéa", "1.0.0-draft.2", "Suite"),
    ] {
        tab.navigate(&url("1.0.0-draft.1/fr/boite-a-idees/index.html"));
        let link = format!("document.querySelector('details [href*=\"?to={to}\"]')");
        tab.wait_for(&format!("{link} !== null"));
        tab.evaluate(&format!("location.hash = {}; {link}.click()", number(of)));
        tab.wait_for(&format!("location.pathname.endsWith('/{to}/fr/boite-a-idees/index.html')"));
        tab.wait_for("document.readyState === 'complete'");
        let found = tab.text("location.hash + ' ' + document.querySelector(':target')?.textContent");
        assert!(found.contains(expected), "{of} in {to}: {found}");
    }
    // A page that leads elsewhere takes along what was asked for.
    guide.change(ideas, "\ntitle: ", "\nid: boite-a-idees\ntitle: ");
    std::fs::rename(
        guide.root().join("content/solutions/boite-a-idees"),
        guide.root().join("content/solutions/boite-aux-idees"),
    )
    .unwrap();
    for file in [
        "content/solutions/reunion-publique/fr.md",
        "content/solutions/reunion-publique/ar.md",
        "content/pages/preface/fr.md",
        "content/pages/preface/ar.md",
    ] {
        guide.write(file, guide.read(file).replace("solution:boite-a-idees", "solution:boite-aux-idees"));
    }
    assert!(guide.dalil(&["release", "1.1.0"]).status.success());
    assert!(guide.dalil(&["build"]).status.success());
    tab.evaluate(&format!("location.href = '{}'", url("latest/fr/boite-a-idees/index.html#suite")));
    tab.wait_for("location.pathname.endsWith('/latest/fr/boite-aux-idees/index.html')");
    assert_eq!(tab.text("location.hash"), "#suite");
    assert!(tab.troubles().is_empty(), "{:?}", tab.troubles());
}

#[test]
fn a_telephone_loads_a_small_photograph() {
    let Some(browser) = Browser::start() else { return };
    let guide = Guide::starter();
    let points = [180, 120, 60].repeat(2400 * 400);
    let mut photo = Vec::new();
    jpeg_encoder::Encoder::new(&mut photo, 80).encode(&points, 2400, 400, jpeg_encoder::ColorType::Rgb).unwrap();
    guide.write("content/solutions/boite-a-idees/salle.jpg", photo);
    for language in ["fr", "ar"] {
        let path = format!("content/solutions/boite-a-idees/{language}.md");
        guide.write(&path, guide.read(&path) + "\n![La salle](salle.jpg)\n");
    }
    assert!(guide.dalil(&["build"]).status.success());
    let served = Served::start(&guide, &[]);
    // From a disc, and in the preview, which makes what is asked for.
    let places = [format!("file://{}/public/", guide.root().display()), served.url("/")];
    for place in places {
        for (width, expected) in [(360, 480), (1280, 800)] {
            for language in ["fr", "ar"] {
                let tab = browser.open();
                tab.emulate(width, 780, "light");
                tab.navigate(&format!("{place}next/{language}/boite-a-idees/index.html"));
                let image = "document.querySelector('img[srcset]')";
                tab.evaluate(&format!("{image}.scrollIntoView()"));
                tab.wait_for(&format!("{image}.complete && {image}.currentSrc !== ''"));
                let loaded = tab.text(&format!("{image}.currentSrc"));
                assert!(loaded.contains(&format!("/salle-{expected}-")), "{width} {language}: {loaded}");
                // As high as it is wide, by its own measure; and nothing scrolls sideways.
                tab.wait_for(&format!("Math.abs({image}.clientWidth / {image}.clientHeight - 6) < 0.1"));
                tab.wait_for("document.documentElement.scrollWidth <= innerWidth");
                assert!(tab.troubles().is_empty(), "{:?}", tab.troubles());
                tab.close();
            }
        }
    }
}
