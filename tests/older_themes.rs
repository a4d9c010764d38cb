//! Who took a file of an older stock theme for their own, and changed it, can still build their guide: a template that was valid under
//! an issued version of the program stays so.
//!
//! `fixtures/<version>/` holds the starter guide and the stock theme of that version.
#![allow(missing_docs)]

mod support;

use dalil::finding::Findings;
use dalil::finding::report::{self, Format};
use dalil::pipeline::{self, Checked};
use dalil::publish::MemorySink;
use dalil::render::RenderError;
use dalil::source::disk;
use std::collections::BTreeSet;
use std::fs;
use support::chromium::Browser;
use support::{Guide, Tree, repository, said, tree};
use tempfile::TempDir;

/// The versions that there are fixtures of.
fn versions() -> Vec<String> {
    let entries = fs::read_dir(repository().join("tests/fixtures")).unwrap().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.file_type().unwrap().is_dir());
    let names = folders.map(|folder| folder.file_name().into_string().unwrap());
    let versions: Vec<String> = names.filter(|name| dalil::guide::Version::parse(name).is_some()).collect();
    assert!(!versions.is_empty());
    versions
}

/// The files of the fixture of a version, below `folder`.
fn fixture(version: &str, folder: &str) -> Tree {
    let files = tree(&repository().join("tests/fixtures").join(version).join(folder));
    files.into_iter().map(|(path, bytes)| (format!("{folder}/{path}"), bytes)).collect()
}

fn guide_of(files: &Tree) -> Guide {
    let guide = Guide { folder: TempDir::new().unwrap() };
    for (path, bytes) in files {
        guide.write_alone(path, bytes);
    }
    guide
}

#[track_caller]
fn release(guide: &Guide, version: &str) {
    let output = guide.dalil(&["release", version, "--quiet"]);
    assert!(output.status.success(), "{}", said(&output));
}

/// The starter guide of a version, with a life that takes every template, and each wherever it can be taken: two issued versions that
/// differ, solutions near one another, a page renamed, a solution and a page without a translation, an address.
fn lived(version: &str) -> Tree {
    let guide = guide_of(&fixture(version, "content"));
    let ideas = "content/solutions/boite-a-idees";
    guide.change("content/guide.toml", "# base_url = ", "base_url = ");
    guide.change("content/solutions/reunion-publique/fr.md", "status: draft", "status: final");
    for language in ["fr", "ar"] {
        let text = guide.read(&format!("{ideas}/{language}.md"));
        guide.write(&format!("content/solutions/tableau/{language}.md"), text);
    }
    release(&guide, "1.0.0");
    guide.change(&format!("{ideas}/fr.md"), "Placez la boîte", "Posez la boîte");
    guide.change(&format!("{ideas}/fr.md"), "duration: 1 week", "duration: 3 weeks");
    guide.change("content/themes.toml", "Se parler, se répondre", "Se répondre, se parler");
    release(&guide, "1.1.0");
    guide.change("content/solutions/reunion-publique/fr.md", "Deux minutes", "Trois minutes");
    let page = "content/pages/preface";
    guide.write("content/pages/annexe/fr.md", guide.read(&format!("{page}/fr.md")).replace("Préface", "Annexe"));
    fs::remove_file(guide.root().join(format!("{ideas}/ar.md"))).unwrap();
    fs::rename(guide.root().join(page), guide.root().join("content/pages/avant-propos")).unwrap();
    tree(&guide.root().join("content")).into_iter().map(|(path, bytes)| (format!("content/{path}"), bytes)).collect()
}

/// The errors that a build of the guide tells; `None` if it is built.
fn errors(guide: &Guide) -> Option<String> {
    let sources = disk::read(guide.root()).unwrap();
    let Checked { project, findings } = pipeline::examine(&sources);
    let words = dalil::i18n::tool_words("en");
    let tell = |findings: &Findings| Some(report::write(findings, &sources, &words, Format::Text, false));
    let Some(project) = project.filter(|_| !findings.has_errors()) else { return tell(&findings) };
    match pipeline::build(&project, &sources, guide.root(), &MemorySink::default(), &()) {
        Ok(_) => None,
        Err(RenderError::Findings(findings)) => tell(&findings),
        Err(stopped) => panic!("{stopped:?}"),
    }
}

/// What cannot be done with the guide: build it, compare it, issue a draft and a final version of it.
fn wrong_with(guide: &Guide) -> Option<String> {
    let run = |arguments: &[&str]| {
        let output = guide.dalil(arguments);
        (!output.status.success()).then(|| format!("{arguments:?}: {}", said(&output)))
    };
    errors(guide)
        .or_else(|| run(&["--lang", "en", "diff", "1.0.0", "next", "--format", "html"]))
        // A version is not issued with stock pages where its authors wanted their own: that, and nothing else, may keep it back.
        .or_else(|| {
            let told = run(&["--lang", "en", "release", "2.0.0-draft.1", "--quiet"])?;
            (!told.contains("outdated-template") || told.contains("error[")).then_some(told)
        })
        .or_else(|| errors(guide))
}

/// The guide with these files of an older theme for its own: what is wrong with it.
fn overridden(life: &Tree, own: &Tree) -> Option<String> {
    let guide = guide_of(life);
    for (path, bytes) in own {
        guide.write_alone(path, bytes);
    }
    wrong_with(&guide)
}

#[test]
fn each_file_of_an_older_theme_can_still_be_a_guides_own() {
    for version in &versions() {
        let (life, theme) = (lived(version), fixture(version, "themes"));
        let wrong: Vec<String> = theme
            .iter()
            .filter_map(|(path, bytes)| {
                let told = overridden(&life, &[(path.clone(), bytes.clone())].into())?;
                Some(format!("{path} of {version}:\n{told}"))
            })
            .collect();
        assert!(wrong.is_empty(), "{} of {} files\n{}", wrong.len(), theme.len(), wrong.join("\n"));
    }
}

#[test]
fn an_older_theme_as_a_whole_can_still_be_a_guides_own() {
    for version in &versions() {
        assert_eq!(overridden(&lived(version), &fixture(version, "themes")), None, "{version}");
    }
}

/// The pages of a theme for 0.1.0 that took over these files, and none else.
fn site_with(names: &[&str]) -> Tree {
    let guide = guide_of(&fixture("0.1.0", "content"));
    let theme = fixture("0.1.0", "themes");
    for name in names {
        let path = format!("themes/default/templates/{name}");
        guide.write_alone(&path, &theme[&path]);
    }
    guide.site()
}

fn asset<'s>(site: &'s Tree, name: &str) -> &'s [u8] {
    let begin = format!("next/assets/{name}-");
    site.iter().find(|(path, _)| path.starts_with(&begin)).map(|(_, bytes)| bytes.as_slice()).unwrap()
}

#[test]
fn pages_of_older_templates_bear_no_policy_and_keep_their_styles() {
    let theme = fixture("0.1.0", "themes");
    let site = site_with(&["solution.html", "components.html", "sheet.css", "history-base.html"]);
    let pages = site.iter().filter(|(path, _)| path.ends_with(".html"));
    let texts: Vec<_> = pages.map(|(path, html)| (path, String::from_utf8_lossy(html))).collect();
    let with_policy: Vec<_> = texts.iter().filter(|(_, html)| html.contains("Content-Security-Policy")).collect();
    assert!(with_policy.is_empty() && texts.len() > 20, "{with_policy:?}");
    assert!(texts.iter().any(|(_, html)| html.contains("style=\"--l2:")));
    assert!(asset(&site, "sheet") == theme["themes/default/templates/sheet.css"]);
    let site = site_with(&["sheet.html"]);
    let sheet = site.iter().find(|(path, _)| path.contains("--t-") && path.ends_with(".html")).unwrap().1;
    assert!(String::from_utf8_lossy(sheet).contains(".sheet-foot {"), "the style that the template includes");
}

/// On a narrow page columns have their names, and steps their bars.
#[test]
fn what_older_templates_say_of_style_is_seen() {
    let Some(browser) = Browser::start() else { return };
    let disc = TempDir::new().unwrap();
    for (path, bytes) in site_with(&["solution.html", "components.html"]) {
        let place = disc.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
    let tab = browser.open();
    tab.emulate(360, 740, "light");
    tab.navigate(&format!("file://{}/next/fr/reunion-publique/index.html", disc.path().display()));
    let drawn = |selector: &str, what: &str| {
        tab.text(&format!("getComputedStyle(document.querySelector('{selector}'), '::before').{what}"))
    };
    assert!(drawn(".ledger td:nth-child(2)", "content").len() > 5);
    assert_eq!(drawn(".gantt td.chart", "display"), "block");
    let width: f64 = drawn(".gantt td.chart", "width").trim_end_matches("px").parse().unwrap();
    assert!((1. ..200.).contains(&width), "{width}");
    assert_eq!(tab.troubles(), [""; 0]);
}

/// What makes the tests above worth something: no template of the theme is left out by the guide that they build.
#[test]
fn the_guide_takes_every_template() {
    for version in &versions() {
        let (life, theme) = (lived(version), fixture(version, "themes"));
        let templates = theme.keys().filter(|path| path.ends_with(".html"));
        let untaken: BTreeSet<&String> = templates
            .filter(|path| {
                // A template that fails as soon as it is taken.
                let fails = "{{ there.is.nothing.like.it }}".to_owned();
                let contract = fs::read(repository().join("themes/default/theme.toml")).unwrap();
                let own = [((*path).clone(), fails.into_bytes()), ("themes/default/theme.toml".to_owned(), contract)];
                overridden(&life, &own.into()).is_none()
            })
            .collect();
        // Templates of components are taken when they are asked for a component.
        let components =
            ["components.html", "history-parts.html"].map(|name| format!("themes/default/templates/{name}"));
        assert!(untaken.into_iter().all(|path| components.contains(path)));
    }
}
