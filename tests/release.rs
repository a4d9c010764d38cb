//! Issued versions: sealed and never changed again, proved, compared; and a site in which no reader lands nowhere.

mod support;

use dalil::guide::Version;
use dalil::publish::{Disk, PublishError, Staging};
use dalil::release::archive::Archive;
use dalil::release::compare::compare;
use dalil::release::record::{Record, SolutionText};
use dalil::release::store::{self, Addition, Entries};
use dalil::session::{ChangeSet, Session, UpdateResult};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use support::crawl::crawl;
use support::failing::Failing;
use support::{Guide, Tree, dalil_in, said, tree};
use tempfile::TempDir;

const IDEAS: &str = "content/solutions/boite-a-idees/fr.md";
const MEETING: &str = "content/solutions/reunion-publique/fr.md";
const ENTRY: &str = "content/releases/1.0.0.toml";

/// A guide whose chapters are all final.
fn finished() -> Guide {
    let guide = Guide::starter();
    guide.change(MEETING, "status: draft", "status: final");
    guide
}

#[track_caller]
fn run(guide: &Guide, arguments: &[&str]) -> String {
    let output = guide.dalil(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// Runs the program, which must fail with `status`; returns what it said.
#[track_caller]
fn refused(guide: &Guide, arguments: &[&str], status: i32) -> String {
    let output = guide.dalil(arguments);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {}", said(&output));
    format!("{}{}", said(&output), String::from_utf8_lossy(&output.stdout))
}

/// The published site.
fn built(guide: &Guide) -> Tree {
    run(guide, &["build"]);
    let site = tree(&guide.root().join("public"));
    site.into_iter().filter(|(path, _)| !path.starts_with(".dalil")).collect()
}

fn text<'t>(site: &'t Tree, path: &str) -> &'t str {
    std::str::from_utf8(site.get(path).unwrap_or_else(|| panic!("no {path}"))).unwrap()
}

/// The files of a version in the site, by path below its folder.
fn version_of(site: &Tree, version: &str) -> Tree {
    let prefix = format!("{version}/");
    let below = site.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(&prefix)?.to_owned(), bytes.clone())));
    below.collect()
}

/// Every file of the archive of a version.
fn archive_of(guide: &Guide, version: &str) -> Tree {
    archive_at(guide.root(), version)
}

fn archive_at(root: &Path, version: &str) -> Tree {
    let bytes = fs::read(root.join(format!("content/releases/{version}.zip"))).unwrap();
    let (archive, _) = Archive::open(&bytes.into(), "");
    let archive = archive.unwrap();
    archive.manifest().files.keys().map(|path| (path.clone(), archive.read(path).unwrap())).collect()
}

/// A guide with a life: a draft, a first version, and a second one for which a solution was renamed, another withdrawn, a third added,
/// a step made longer, a target moved, a text edited, and the theme changed.
fn lived() -> Guide {
    let guide = finished();
    run(&guide, &["release", "1.0.0-draft.1"]);
    run(&guide, &["release", "1.0.0"]);
    fs::rename(
        guide.root().join("content/solutions/boite-a-idees"),
        guide.root().join("content/solutions/boite-aux-idees"),
    )
    .unwrap();
    let renamed = "content/solutions/boite-aux-idees/fr.md";
    guide.change(renamed, "\ntitle: ", "\nid: boite-a-idees\ntitle: ");
    guide.change(renamed, "Placez la boîte", "Posez la boîte");
    let meeting = guide.read("content/solutions/reunion-publique/fr.md");
    let arabic = guide.read("content/solutions/reunion-publique/ar.md");
    fs::remove_dir_all(guide.root().join("content/solutions/reunion-publique")).unwrap();
    for (path, _) in dalil::cli::starter() {
        if path.starts_with("content/solutions/reunion-publique/")
            && !path.ends_with("/fr.md")
            && !path.ends_with("/ar.md")
        {
            let bytes = dalil::cli::starter().into_iter().find(|(other, _)| *other == path).unwrap().1;
            guide.write(&path.replace("reunion-publique", "assemblee"), bytes);
        }
    }
    guide.write("content/solutions/assemblee/fr.md", meeting);
    guide.write("content/solutions/assemblee/ar.md", arabic);
    let measures = |slug: &str| guide.root().join(format!("content/measures/{slug}.csv"));
    fs::rename(measures("reunion-publique"), measures("assemblee")).unwrap();
    for file in files_below(guide.root()) {
        let text = fs::read_to_string(&file).unwrap().replace("solution:reunion-publique", "solution:assemblee");
        let text = text.replace("indicator:reunion-publique", "indicator:assemblee");
        fs::write(&file, text.replace("solution:boite-a-idees", "solution:boite-aux-idees")).unwrap();
    }
    guide.write("themes/default/assets/style.css", "body { color: purple }\n");
    guide.write(
        "themes/default/templates/redirect.html",
        "<!DOCTYPE html><title>{{ title }}</title><a href=\"{{ target }}\">{{ text }}</a>",
    );
    guide
}

fn files_below(root: &Path) -> Vec<std::path::PathBuf> {
    tree(&root.join("content"))
        .keys()
        .map(|path| root.join("content").join(path))
        .filter(|path| path.extension().is_some_and(|it| it == "md"))
        .collect()
}

#[test]
fn a_version_never_changes_again_and_nobody_lands_nowhere() {
    let guide = lived();
    let sealed = ["1.0.0-draft.1", "1.0.0"].map(|version| archive_of(&guide, version));
    run(&guide, &["release", "1.1.0"]);
    let site = built(&guide);
    crawl(&site);
    // Another theme, another model, another text: every byte of the earlier versions is as it was sealed.
    for (version, archive) in ["1.0.0-draft.1", "1.0.0"].iter().zip(&sealed) {
        assert_eq!(version_of(&site, version), version_of(archive, version));
        assert!(!version_of(&site, version).is_empty());
    }
    // The newest final version is `latest`; what an earlier one had and it has not leads on.
    let latest = version_of(&site, "latest");
    for (path, bytes) in version_of(&site, "1.1.0") {
        assert_eq!(latest[&path], bytes, "{path}");
    }
    assert!(text(&site, "latest/fr/boite-a-idees/index.html").contains("../boite-aux-idees/index.html"));
    assert!(
        text(&site, "latest/ar/reunion-publique/index.html")
            .contains("../../../history/ar/reunion-publique/index.html")
    );
    assert!(text(&site, "latest/fr/reunion-publique--t-presence/index.html").contains("history/fr/reunion-publique/"));
    // The history knows a renamed solution by its id.
    let history = text(&site, "history/fr/boite-a-idees/index.html");
    for href in ["../../../1.0.0/fr/boite-a-idees/index.html", "../../../1.1.0/fr/boite-aux-idees/index.html"] {
        assert!(history.contains(href), "{href}");
    }
    let withdrawn = text(&site, "history/ar/reunion-publique/index.html");
    assert!(withdrawn.contains("لا وجود لهذه الصفحة في هذا الإصدار"));
    assert!(withdrawn.contains("1.1.0/ar/assemblee/index.html"), "what is near in that version");
    assert!(
        text(&site, "history/fr/boite-a-idees--1.1.0/index.html").contains("<del>Placez</del>&zwnj;<ins>Posez</ins>")
    );
    assert_eq!(run(&guide, &["verify"]).lines().count(), 4);
}

#[test]
fn what_is_near_a_missing_page_is_named_in_its_language() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    let page = |slug: &str, language: &str| format!("content/pages/{slug}/{language}.md");
    guide.write(&page("annexe", "fr"), "---\ntitle: Annexe\nsummary: Une annexe.\norder: 9\n---\n\nDes détails.\n");
    run(&guide, &["release", "1.1.0"]);
    let site = built(&guide);
    crawl(&site);
    let history = text(&site, "history/ar/annexe/index.html");
    assert!(history.contains("صفحات أخرى في هذا الإصدار:"), "{history}");
    assert!(history.contains("1.0.0/ar/preface/index.html"), "{history}");
    let changes = text(&site, "history/ar/1.1.0/index.html");
    assert!(changes.contains("1.1.0/ar/annexe/index.html\" lang=\"fr-MA\" dir=\"ltr\">Annexe"), "{changes}");
}

#[test]
fn pages_say_since_when_they_are_what_they_are() {
    let guide = lived();
    let next = |site: &Tree, slug: &str| text(site, &format!("next/fr/{slug}/index.html")).to_owned();
    let site = built(&guide);
    assert!(next(&site, "boite-aux-idees").contains("Dans le guide depuis la version 1.0.0"));
    assert!(next(&site, "boite-aux-idees").contains("Modifiée depuis la dernière version"));
    assert!(next(&site, "assemblee").contains("Pas encore dans une version publiée"));
    let news = |site: &Tree, path: &str| {
        let home = text(site, path);
        let (_, rest) = home.split_once("id=\"news\"").unwrap_or_else(|| panic!("{path} tells nothing new"));
        rest.split_once("</section>").unwrap().0.to_owned()
    };
    let home = news(&site, "next/ar/index.html");
    for told in ["أُضيف حل واحد", "assemblee/index.html", "عُدل حل واحد", "boite-aux-idees/index.html"]
    {
        assert!(home.contains(told), "{told}: {home}");
    }
    run(&guide, &["release", "1.1.0"]);
    let site = built(&guide);
    assert!(news(&site, "latest/fr/index.html").contains("../history/fr/1.1.0/index.html"));
    assert!(!text(&site, "1.0.0-draft.1/fr/index.html").contains("id=\"news\""), "all is new in a first version");
    assert!(!text(&site, "next/fr/index.html").contains("id=\"news\""), "nothing changed since");
    assert!(text(&site, "1.1.0/fr/boite-aux-idees/index.html").contains("Modifiée dans cette version"));
    assert!(text(&site, "1.1.0/fr/assemblee/index.html").contains("Nouvelle dans cette version"));
    assert!(next(&site, "boite-aux-idees").contains("Modifiée pour la dernière fois dans la version 1.1.0"));
    assert!(!next(&site, "assemblee").contains("Modifiée"));
    for (path, version) in [("1.0.0", "1.0.0"), ("latest", "1.1.0")] {
        let page = text(&site, &format!("{path}/ar/preface/index.html"));
        assert!(page.contains(&format!("الإصدار <bdi>{version}</bdi>")) && page.contains("يناير 2026"), "{path}");
    }
}

/// With `keep = "last-patch"` a version that was corrected has no pages: its addresses lead to those of the correction, its archive stays.
#[test]
fn addresses_of_a_corrected_version_lead_on() {
    let guide = lived();
    fs::remove_file(guide.root().join("themes/default/templates/redirect.html")).unwrap();
    run(&guide, &["release", "1.0.1"]);
    run(&guide, &["release", "1.1.0"]);
    let whole = built(&guide);
    let settings = guide.read("content/guide.toml");
    guide.change("content/guide.toml", "date = ", "keep = \"last-patch\"\ndate = ");
    let site = built(&guide);
    crawl(&site);
    let pages = |tree: &Tree| -> BTreeSet<String> {
        tree.keys().filter(|path| path.ends_with("index.html")).cloned().collect()
    };
    assert_eq!(pages(&version_of(&site, "1.0.0")), pages(&version_of(&archive_of(&guide, "1.0.0"), "1.0.0")));
    assert_eq!(version_of(&site, "1.0.0").len(), pages(&version_of(&site, "1.0.0")).len(), "and nothing else");
    for (from, to) in [
        ("index.html", "../1.0.1/index.html"),
        ("fr/index.html", "../../1.0.1/fr/index.html"),
        ("ar/preface/index.html", "../../../1.0.1/ar/preface/index.html"),
        ("fr/boite-a-idees/index.html", "../../../1.0.1/fr/boite-aux-idees/index.html"),
        ("ar/reunion-publique/index.html", "../../../1.0.1/ar/index.html"),
    ] {
        let page = text(&site, &format!("1.0.0/{from}"));
        assert!(page.contains(&format!("<a href=\"{to}\">")), "{from}: {page}");
    }
    let history = text(&site, "history/fr/index.html");
    assert!(history.contains("existe\u{a0}: la version 1.0.1."), "{history}");
    // Drafts, the last corrections and all archives are as they were.
    for version in ["1.0.0-draft.1", "1.0.1", "1.1.0"] {
        assert_eq!(version_of(&site, version), version_of(&whole, version), "{version}");
    }
    assert_eq!(version_of(&site, "discs"), version_of(&whole, "discs"));
    assert_eq!(version_of(&site, "latest"), version_of(&whole, "latest"));
    assert_eq!(run(&guide, &["verify"]).lines().count(), 5);
    // What is shown while one writes is the same; and it can be taken back.
    let mut session = Session::open(guide.root()).unwrap();
    assert!(matches!(session.update(), UpdateResult::Updated(..)));
    for path in ["1.0.0/fr/index.html", "1.0.0/assets/choice.css"] {
        let shown = session.site().pages.files.get(path).map(|bytes| bytes.to_vec());
        let shown = shown.or_else(|| session.site().sealed.file(path).map(|bytes| bytes.to_vec()));
        assert_eq!(shown.as_ref(), site.get(path), "{path}");
    }
    guide.write("content/guide.toml", settings);
    assert!(built(&guide) == whole);
}

#[test]
fn an_archive_is_a_disc() {
    let guide = lived();
    run(&guide, &["release", "1.1.0"]);
    for version in ["1.0.0-draft.1", "1.0.0", "1.1.0"] {
        let archive = archive_of(&guide, version);
        // What a reader of the disc can reach, and nothing else; no link leads out of it.
        let pages = archive.iter().filter(|(path, _)| !path.starts_with("sources/"));
        crawl(&pages.map(|(path, bytes)| (path.clone(), bytes.clone())).collect());
        let record: serde_json::Value = serde_json::from_slice(&archive["guide.json"]).unwrap();
        assert_eq!(record["schema"], 2);
        assert_eq!(record["version"], version);
        assert!(archive.contains_key("sources/content/guide.toml"));
        assert!(archive.contains_key("sources/themes/default/templates/base.html"));
        assert!(archive.contains_key("sources/locales/ar/site.ftl"));
    }
    // Archives are published for who wants a disc, as they are.
    let site = built(&guide);
    let own = fs::read(guide.root().join("content/releases/1.1.0.zip")).unwrap();
    assert_eq!(site["discs/1.1.0.zip"], own);
}

/// The disc of a version tells what that changed; of the others it has a list, and says where the site tells of them. So it costs no more than the first one.
#[test]
fn a_disc_tells_of_its_own_version() {
    let guide = lived();
    guide.change("content/guide.toml", "date = ", "base_url = \"https://guide.example.org/participation\"\ndate = ");
    run(&guide, &["release", "1.1.0"]);
    guide.change("content/solutions/boite-aux-idees/fr.md", "Posez la boîte", "Fixez la boîte");
    run(&guide, &["release", "1.2.0"]);
    let [before, disc] = ["1.1.0", "1.2.0"].map(|version| archive_of(&guide, version));
    crawl(
        &disc.iter().filter(|(path, _)| !path.starts_with("sources/")).map(|(a, b)| (a.clone(), b.clone())).collect(),
    );
    let history = |archive: &Tree| -> Vec<String> {
        archive.keys().filter_map(|path| Some(path.strip_prefix("history/fr/")?.to_owned())).collect()
    };
    let name = |version: &str| format!("boite-a-idees--{version}/index.html");
    assert!(history(&before).contains(&name("1.1.0")));
    assert!(history(&disc).contains(&name("1.2.0")) && history(&disc).contains(&"1.2.0/index.html".to_owned()));
    let of_older = |path: &String| path.contains("1.1.0") || path.contains("1.0.0");
    assert!(!history(&disc).iter().any(of_older), "{:?}", history(&disc));
    // What was withdrawn in a version is told with what that changed, and has no page of its own on its disc.
    assert!(text(&before, "history/fr/1.1.0/index.html").contains("Réunion publique"));
    assert!(![&before, &disc].iter().any(|it| history(it).contains(&"reunion-publique/index.html".to_owned())));
    for (page, folder) in [("index.html", ""), ("boite-a-idees/index.html", "boite-a-idees/")] {
        let html = text(&disc, &format!("history/fr/{page}"));
        for version in ["1.0.0-draft.1", "1.0.0", "1.1.0"] {
            let there = format!("https://guide.example.org/participation/history/fr/{folder}#v-{version}\"");
            assert!(html.contains(&format!("id=\"v-{version}\"")) && html.contains(&there), "{version}: {html}");
        }
        assert!(!html.contains("#v-1.2.0"), "{html}");
        assert!(html.contains("Cette copie ne contient que la version 1.2.0."), "{html}");
    }
    // The site tells of all of them itself, at the addresses that discs name.
    let site = built(&guide);
    for path in ["index.html", "boite-a-idees/index.html"] {
        let html = text(&site, &format!("history/fr/{path}"));
        assert!(html.contains("id=\"v-1.0.0-draft.1\"") && !html.contains("#v-"), "{html}");
    }
    for page in ["1.0.0/index.html", "1.1.0/index.html", &name("1.1.0"), &name("1.2.0")] {
        text(&site, &format!("history/fr/{page}"));
    }
}

/// What the archive of a version tells of those before it takes their place; archives of older programs tell nothing, and are read as they are.
#[test]
fn of_old_versions_only_the_last_is_read_to_issue_one() {
    let guide = lived();
    run(&guide, &["release", "1.1.0"]);
    guide.change("content/solutions/boite-aux-idees/fr.md", "Posez la boîte", "Fixez la boîte");
    let archives = |root: &Path| ["1.2.0-draft.1", "1.2.0"].map(|it| archive_at(root, it));
    let issued = |change: &dyn Fn(&Path, &str)| {
        let copy = TempDir::new().unwrap();
        for (path, bytes) in tree(guide.root()).into_iter().filter(|(path, _)| !path.starts_with("public/")) {
            fs::create_dir_all(copy.path().join(&path).parent().unwrap()).unwrap();
            fs::write(copy.path().join(&path), bytes).unwrap();
        }
        for version in ["1.0.0-draft.1", "1.0.0", "1.1.0"] {
            change(copy.path(), version);
        }
        for version in ["1.2.0-draft.1", "1.2.0"] {
            let output = dalil_in(copy.path(), &["release", version]);
            assert!(output.status.success(), "{}", said(&output));
        }
        archives(copy.path())
    };
    let whole = issued(&|_, _| {});
    assert!(text(&whole[1], "1.2.0/fr/assemblee/index.html").contains("Dans le guide depuis la version 1.1.0"));
    let unread = issued(&|root, version| {
        if version != "1.1.0" {
            fs::write(root.join(format!("content/releases/{version}.zip")), "no archive").unwrap();
        }
    });
    assert!(unread == whole);
    let told = |archive: &Tree| -> serde_json::Value { serde_json::from_slice(&archive["past.json"]).unwrap() };
    let older = issued(&|root, version| {
        let path = root.join(format!("content/releases/{version}.zip"));
        let sealed = fs::read(&path).unwrap();
        let bytes = without(&sealed, "past.json");
        fs::write(&path, &bytes).unwrap();
        // As that program kept them: a line for each in one file.
        fs::remove_file(path.with_file_name(format!("{version}.toml"))).unwrap();
        let stage = if version.contains("draft") { "draft" } else { "final" };
        let sha256 = dalil::release::hash::hex(&bytes);
        let line = format!(
            "[[release]]\nversion = \"{version}\"\ndate = \"2026-01-15\"\nstage = \"{stage}\"\nlanguages = [\"fr\", \"ar\"]\nsha256 = \"{sha256}\"\n"
        );
        let ledger = path.with_file_name("ledger.toml");
        fs::write(&ledger, fs::read_to_string(&ledger).unwrap_or_default() + &line).unwrap();
    });
    for ((one, other), version) in older.iter().zip(&whole).zip(["1.2.0-draft.1", "1.2.0"]) {
        assert_eq!(version_of(one, version), version_of(other, version));
        // The list of versions shows their fingerprints, and their notes, which are others.
        let history = |archive: &Tree| -> Tree {
            let pages = version_of(archive, "history").into_iter();
            pages.filter(|(path, _)| path.matches('/').count() > 1).collect()
        };
        assert_eq!(history(one), history(other));
        assert_eq!(told(one)["solutions"], told(other)["solutions"]);
        assert_ne!(told(one)["versions"], told(other)["versions"]);
    }
}

/// The archive in `bytes` as if `path` had never been in it.
fn without(bytes: &[u8], path: &str) -> Vec<u8> {
    use std::io::Write;
    let archive = Archive::open(&bytes.to_vec().into(), "").0.unwrap();
    let mut manifest = archive.manifest().clone();
    assert!(manifest.files.remove(path).is_some());
    manifest.schema = 1;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let list = ("manifest.json".to_owned(), serde_json::to_vec_pretty(&manifest).unwrap());
    for (path, bytes) in manifest.files.keys().map(|it| (it.clone(), archive.read(it).unwrap())).chain([list]) {
        writer.start_file(path, options).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_sealed_guide_can_be_built_again_from_its_own_sources() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    let copy = TempDir::new().unwrap();
    for (path, bytes) in archive_of(&guide, "1.0.0") {
        let Some(path) = path.strip_prefix("sources/") else { continue };
        let place = copy.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
    let output = dalil_in(copy.path(), &["release", "1.0.0"]);
    assert!(output.status.success(), "{}", said(&output));
    let again = fs::read(copy.path().join("content/releases/1.0.0.zip")).unwrap();
    let own = fs::read(guide.root().join("content/releases/1.0.0.zip")).unwrap();
    let sealed = |bytes: Vec<u8>| {
        version_of(
            &{
                let archive = Archive::open(&bytes.into(), "").0.unwrap();
                archive.manifest().files.keys().map(|path| (path.clone(), archive.read(path).unwrap())).collect()
            },
            "1.0.0",
        )
    };
    assert_eq!(sealed(again), sealed(own));
}

#[test]
fn sealing_twice_gives_the_same_bytes() {
    let (one, other) = (lived(), lived());
    for (guide, threads) in [(&one, "1"), (&other, "5")] {
        let status = Command::new(env!("CARGO_BIN_EXE_dalil"))
            .args(["release", "1.1.0", "--quiet"])
            .current_dir(guide.root())
            .env("RAYON_NUM_THREADS", threads)
            .env("TZ", if threads == "1" { "Africa/Casablanca" } else { "Pacific/Auckland" })
            .status();
        assert!(status.unwrap().success());
    }
    for path in ["1.0.0-draft.1.zip", "1.0.0.zip", "1.1.0.zip", "1.1.0.toml"] {
        let read = |guide: &Guide| fs::read(guide.root().join("content/releases").join(path)).unwrap();
        assert!(read(&one) == read(&other), "{path}");
    }
}

#[test]
fn a_draft_is_marked_and_its_paragraphs_are_numbered() {
    let guide = Guide::starter();
    run(&guide, &["release", "0.1.0-draft.1"]);
    let site = built(&guide);
    let pages = version_of(&site, "0.1.0-draft.1");
    let mut numbered = 0;
    for (path, html) in pages.iter().filter(|(path, _)| path.ends_with(".html") && *path != "index.html") {
        let html = std::str::from_utf8(html).unwrap();
        assert!(html.contains("noindex"), "{path}");
        assert!(html.contains("Version de relecture") || html.contains("نسخة للاستشارة"), "{path}");
        // Every paragraph of a chapter has a number, each once, in order.
        let numbers: Vec<u32> = html
            .split("class=\"pn\"")
            .skip(1)
            .map(|rest| rest.split_once(">[").unwrap().1.split_once("]<").unwrap().0.parse().unwrap())
            .collect();
        assert_eq!(numbers, (1..=numbers.len() as u32).collect::<Vec<_>>(), "{path}");
        numbered += numbers.len();
        if let Some((_, body)) = html.split_once("<div class=\"prose detail\">") {
            let body = body.split_once("</div>").unwrap().0;
            assert!(!body.contains("<p>") && !body.contains("<li>"), "{path}");
        }
    }
    assert!(numbered > 50, "{numbered}");
    // It is never the version that readers are led to.
    assert!(text(&site, "latest/fr/index.html").contains("next/fr/index.html"));
    assert!(!text(&site, "next/fr/boite-a-idees/index.html").contains("class=\"pn\""));
}

/// The record of a version, as its archive has it.
fn record_of(guide: &Guide, version: &str) -> Record {
    let bytes = fs::read(guide.root().join(format!("content/releases/{version}.zip"))).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut json = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_name("guide.json").unwrap(), &mut json).unwrap();
    Record::parse(&json).unwrap()
}

/// The numbers of a page, each with the words that follow it.
fn numbered(html: &str) -> Vec<u32> {
    let numbers = html.split("class=\"pn\"").skip(1);
    numbers.map(|rest| rest.split_once(">[").unwrap().1.split_once("]<").unwrap().0.parse().unwrap()).collect()
}

#[test]
fn numbers_of_a_draft_are_data_and_the_same_in_all_languages() {
    let guide = Guide::starter();
    // One section has a paragraph more in Arabic: its blocks do not correspond, so the section as a whole has a number.
    let arabic = "content/solutions/boite-a-idees/ar.md";
    let text = guide.read(arabic);
    guide.write(arabic, text.replace("والأفكار التي تتكرر", "فقرة لا مقابل لها.\n\nوالأفكار التي تتكرر"));
    run(&guide, &["release", "0.1.0-draft.1"]);
    let (site, record) = (built(&guide), record_of(&guide, "0.1.0-draft.1"));
    assert_eq!(record.schema, 2);
    let meeting = record.solution("reunion-publique").unwrap().whole();
    assert_eq!(meeting.places.numbers[&1], "summary");
    for solution in record.solutions.iter().map(SolutionText::whole) {
        let known: Vec<u32> = solution.places.numbers.keys().copied().collect();
        for language in ["fr", "ar"] {
            let page = text_of_page(&site, language, &solution.slug);
            assert_eq!(numbered(page), known, "{language} {}", solution.slug);
        }
    }
    let ideas = record.solution("boite-a-idees").unwrap().whole();
    let of_body: Vec<&String> = ideas.places.numbers.values().filter(|address| address.starts_with("body/")).collect();
    assert_eq!(of_body, ["body/comment"]);
    let number = ideas.places.numbers.iter().find(|(_, address)| *address == "body/comment").unwrap().0;
    for language in ["fr", "ar"] {
        let page = text_of_page(&site, language, "boite-a-idees");
        assert!(
            page.contains(&format!("<h2 id=\"comment\"><a class=\"pn\" href=\"#comment\">[{number}]</a> ")),
            "{page}"
        );
    }
    // A sheet has numbers of its own.
    let sheet = meeting.lists["tools"].iter().find(|tool| !tool.body.is_empty()).unwrap();
    assert!(sheet.places.numbers.values().all(|address| address.starts_with("body/")), "{:?}", sheet.places);
    assert!(!sheet.places.numbers.is_empty());
}

fn text_of_page<'t>(site: &'t Tree, language: &str, slug: &str) -> &'t str {
    text(site, &format!("0.1.0-draft.1/{language}/{slug}/index.html"))
}

/// A theme that shows the steps before the objectives shows the same numbers.
#[test]
fn numbers_do_not_hang_on_the_order_of_a_template() {
    let guide = Guide::starter();
    let template = "<ol>{% for step in solution.steps %}<li>{{ step.id }}={{ step.number }}</li>{% endfor %}</ol>{% for it in solution.objectives %}{{ it.id }}={{ it.number }} {% endfor %}";
    guide.write("themes/default/templates/solution.html", template);
    run(&guide, &["release", "0.1.0-draft.1"]);
    let site = built(&guide);
    let page = text_of_page(&site, "fr", "boite-a-idees");
    assert!(page.contains("s-installer=3") && page.contains("o-donner-avis=2"), "{page}");
}

/// Takes away what schema 1 did not say.
fn strip(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.remove("places");
            map.values_mut().for_each(strip);
        }
        serde_json::Value::Array(values) => values.iter_mut().for_each(strip),
        _ => {}
    }
}

/// A record of schema 1 says nothing of sections and numbers; nothing else of it is another.
#[test]
fn records_of_the_first_schema_are_compared() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    let new = record_of(&guide, "1.0.0");
    let mut json: serde_json::Value = serde_json::to_value(&new).unwrap();
    json["schema"] = 1.into();
    strip(&mut json);
    let old = Record::parse(json.to_string().as_bytes()).unwrap();
    assert!(compare(&old, &new).is_empty() && compare(&new, &old).is_empty());
    assert!(old.solutions.iter().zip(&new.solutions).all(|(old, new)| old.digest() == new.digest()));
    // What changed since is told; places of the old one are not known.
    guide.change(IDEAS, "Placez la boîte", "Posez la boîte");
    run(&guide, &["release", "1.1.0"]);
    let changes = compare(&old, &record_of(&guide, "1.1.0"));
    let body = &changes.solutions[0].body["fr"];
    assert_eq!(body.iter().map(|block| block.addresses[0].is_some()).collect::<Vec<_>>(), [false, false, false]);
    assert_eq!(body[1].addresses[1].as_deref(), Some("body/comment/1"));
}

#[test]
fn what_cannot_be_issued_is_refused_and_nothing_is_left() {
    let guide = Guide::starter();
    let told = refused(&guide, &["release", "1.0.0"], 1);
    assert!(told.contains("draft-chapter") && told.contains("reunion-publique/fr.md:7"), "{told}");
    for bad in ["1.0", "v1.0.0", "../x", "1.0.0+b", ""] {
        refused(&guide, &["release", bad], 2);
    }
    guide.change(IDEAS, "theme: transparence", "theme: nulle-part");
    assert!(refused(&guide, &["release", "1.0.0-draft.1"], 1).contains("Rien n’a été publié"));
    assert!(!guide.root().join("content/releases").exists());
    guide.change(IDEAS, "theme: nulle-part", "theme: transparence");
    run(&guide, &["release", "1.0.0-draft.2"]);
    assert!(refused(&guide, &["release", "1.0.0-draft.2"], 2).contains("déjà publiée"));
    assert!(refused(&guide, &["release", "1.0.0-draft.1"], 2).contains("plus grand"));
    guide.change("content/guide.toml", "date = 2026-01-15", "date = 2025-12-31");
    assert!(refused(&guide, &["release", "1.0.0-draft.3"], 1).contains("older-date"));
    let left: BTreeSet<String> = tree(&guide.root().join("content/releases")).into_keys().collect();
    assert_eq!(left, BTreeSet::from(["1.0.0-draft.2.toml".to_owned(), "1.0.0-draft.2.zip".to_owned()]));
}

/// Before anything is sealed for ever, all that is doubtful is told in one list; and nothing is there afterwards that was not there before.
#[test]
fn what_would_be_issued_is_told_first() {
    let guide = finished();
    guide.change(IDEAS, "\ntitle: ", "\nupdated: 2026-01-15\ntitle: ");
    let all = |guide: &Guide| tree(guide.root());
    let before = all(&guide);
    let told = run_told(&guide, &["release", "1.0.0", "--dry-run"]);
    assert!(told.contains("no-address") && told.contains("Mo.") && told.contains("Rien n’a été publié"), "{told}");
    assert_eq!(all(&guide), before);
    guide.change(IDEAS, "theme: transparence", "theme: nulle-part");
    assert!(refused(&guide, &["release", "1.0.0", "--dry-run"], 1).contains("unknown-id"));
    guide.change(IDEAS, "theme: nulle-part", "theme: transparence");
    guide.change("content/guide.toml", "date = ", "base_url = \"https://exemple.ma\"\ndate = ");
    assert!(!run_told(&guide, &["release", "1.0.0", "--dry-run"]).contains("avertissement"));
    let issued = run_told(&guide, &["release", "1.0.0"]);
    assert!(!issued.contains("avertissement"), "{issued}");
    // A text that changed, and whose dates did not.
    guide.change(IDEAS, "Placez la boîte", "Posez la boîte");
    for arguments in [&["release", "1.1.0", "--dry-run"][..], &["release", "1.1.0"]] {
        let told = run_told(&guide, arguments);
        for code in ["same-date", "not-dated", "1 solution modifiée", "depuis la version"] {
            assert!(told.contains(code), "{arguments:?} {code}: {told}");
        }
    }
    guide.change(IDEAS, "Posez la boîte", "Mettez la boîte");
    guide.change(IDEAS, "updated: 2026-01-15", "updated: 2026-02-01");
    let told = run_told(&guide, &["release", "1.2.0", "--dry-run"]);
    assert!(told.contains("later-change") && !told.contains("not-dated"), "{told}");
    guide.change("content/guide.toml", "date = 2026-01-15", "date = 2026-02-01");
    assert!(!run_told(&guide, &["release", "1.2.0", "--dry-run"]).contains("avertissement"));
}

/// Runs the program, which must succeed; returns all that it said.
#[track_caller]
fn run_told(guide: &Guide, arguments: &[&str]) -> String {
    let output = guide.dalil(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    format!("{}{}", String::from_utf8_lossy(&output.stdout), said(&output))
}

#[test]
fn notes_are_drafted_edited_and_sealed() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    guide.change(IDEAS, "Placez la boîte", "Posez la boîte");
    run(&guide, &["release", "1.1.0", "--draft-notes"]);
    assert!(guide.read("content/releases/1.1.0.fr.md").contains("Solutions modifiées"));
    assert!(
        guide.read("content/releases/1.1.0.ar.md").contains("عُدل حل واحد بلغة أخرى فقط"),
        "only the French text changed"
    );
    assert!(!guide.root().join("content/releases/1.1.0.zip").exists());
    guide.write("content/releases/1.1.0.fr.md", "La boîte est **posée**, voir https://example.org/avis.\n");
    guide.write("notes.md", "الصندوق في مكانه.\n");
    run(&guide, &["release", "1.1.0", "--notes", "ar=notes.md"]);
    let entry = guide.read("content/releases/1.1.0.toml");
    assert!(entry.contains("La boîte est **posée**") && entry.contains("الصندوق في مكانه"), "{entry}");
    assert!(!guide.root().join("content/releases/1.1.0.fr.md").exists(), "they are in the entry now");
    let site = built(&guide);
    assert!(text(&site, "history/fr/index.html").contains("La boîte est <strong>posée</strong>"));
    assert!(text(&site, "history/ar/index.html").contains("الصندوق في مكانه"));
    assert!(refused(&guide, &["release", "1.2.0", "--notes", "es=notes.md"], 2).contains("es=notes.md"));
}

#[test]
fn a_version_that_was_tampered_with_is_named_and_refused() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    let path = guide.root().join("content/releases/1.0.0.zip");
    let good = fs::read(&path).unwrap();
    let entry = guide.read(ENTRY);
    let first = built(&guide);

    let mut files = archive_of(&guide, "1.0.0");
    let page = "1.0.0/fr/preface/index.html";
    files.get_mut(page).unwrap().extend(b"<!-- more -->");
    files.remove("1.0.0/ar/preface/index.html").unwrap();
    files.insert("1.0.0/fr/nouveau.html".to_owned(), b"new".to_vec());
    fs::write(&path, zip_of(&files, &good)).unwrap();
    let told = refused(&guide, &["verify"], 1);
    for named in ["PAS conforme", "1.0.0/fr/preface/index.html", "1.0.0/ar/preface/index.html", "1.0.0/fr/nouveau.html"]
    {
        assert!(told.contains(named), "{named}: {told}");
    }
    // The site that is published keeps the pages that were issued, and a new one is not made from these.
    fs::remove_dir_all(guide.root().join("public/1.0.0")).unwrap();
    assert!(refused(&guide, &["build"], 1).contains("tampered-release"));
    assert!(refused(&guide, &["check"], 1).contains("tampered-release"));
    assert!(!guide.root().join("public/1.0.0").exists());
    // One who changes the entry as well is found by the manifest.
    let own = dalil::release::hash::hex(&fs::read(&path).unwrap());
    let sealed = dalil::release::hash::hex(&good);
    guide.write(ENTRY, entry.replace(&sealed, &own));
    assert!(refused(&guide, &["build"], 1).contains("tampered-release"));
    assert!(refused(&guide, &["verify"], 1).contains("1.0.0/fr/preface/index.html"));
    // Archives without an entry, and entries without an archive.
    guide.write(ENTRY, &entry);
    fs::write(&path, &good).unwrap();
    assert_eq!(built(&guide), first);
    fs::copy(&path, path.with_file_name("2.0.0.zip")).unwrap();
    assert!(refused(&guide, &["verify"], 1).contains("unlisted-release"));
    fs::remove_file(path.with_file_name("2.0.0.zip")).unwrap();
    fs::remove_file(&path).unwrap();
    assert!(refused(&guide, &["verify"], 1).contains("missing-release"));
    assert!(refused(&guide, &["build"], 1).contains("missing-release"));
}

/// A zip of `files` with the manifest of the archive `of`.
fn zip_of(files: &Tree, of: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let archive = Archive::open(&of.to_vec().into(), "").0.unwrap();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let manifest = serde_json::to_vec_pretty(archive.manifest()).unwrap();
    let options = zip::write::SimpleFileOptions::default();
    for (path, bytes) in files.iter().map(|(path, bytes)| (path.as_str(), bytes)).chain([("manifest.json", &manifest)])
    {
        writer.start_file(path, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_changed_is_told_by_meaning() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    guide.change(IDEAS, "duration: 1 week", "duration: 6 weeks");
    guide.change(IDEAS, "Placez la boîte", "Posez la boîte");
    let text = run(&guide, &["diff", "1.0.0", "next"]);
    for told in ["Durée\u{a0}: 1\u{a0}semaine → 6\u{a0}semaines", "[-Placez-]{+Posez+}", "1 solution modifiée"] {
        assert!(text.contains(told), "{told}: {text}");
    }
    let arabic = run(&guide, &["diff", "1.0.0", "next", "--lang", "ar"]);
    assert!(arabic.contains("أسبوع واحد → 6\u{a0}أسابيع") && !arabic.contains("Posez"), "{arabic}");
    let json: serde_json::Value =
        serde_json::from_str(&run(&guide, &["diff", "1.0.0", "next", "--format", "json"])).unwrap();
    let change = &json["solutions"][0];
    assert_eq!(change["id"], "boite-a-idees");
    assert_eq!(change["fate"], "changed");
    let step = change["items"].as_array().unwrap().iter().find(|item| item["list"] == "steps").unwrap();
    assert_eq!(step["fields"][0]["field"], "duration");
    assert_eq!(step["fields"][0]["from"]["count"], 1);
    assert_eq!(step["fields"][0]["to"]["count"], 6);
    let html = run(&guide, &["diff", "1.0.0", "next", "--format", "html"]);
    assert!(
        html.contains("<del>Placez</del>&zwnj;<ins>Posez</ins>") && !html.contains("href=\"../"),
        "it stands alone"
    );
    let html = run(&guide, &["diff", "1.0.0", "next", "--format", "html", "--lang", "ar"]);
    assert!(html.contains("dir=\"rtl\""));
    assert!(run(&guide, &["diff", "next", "next"]).contains("Rien n’a changé"));
    assert!(refused(&guide, &["diff", "0.9.0", "next"], 2).contains("1.0.0, next"));
}

#[test]
fn versions_are_compared_in_the_language_that_is_asked_for() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    guide.change(IDEAS, "Placez la boîte", "Posez la boîte");
    let compared = |language: &str| run(&guide, &["--lang", "en", "diff", "1.0.0", "next", "--language", language]);
    assert!(compared("fr").contains("[-Placez-]"), "{}", compared("fr"));
    assert!(!compared("ar").contains("Placez"), "the French text is not that of the Arabic reader");
    assert!(refused(&guide, &["diff", "1.0.0", "next", "--language", "es"], 2).contains("fr, ar"));
}

#[test]
fn unchanged_versions_are_not_unpacked_again() {
    use std::os::unix::fs::MetadataExt;
    let guide = lived();
    built(&guide);
    let number = |path: &str| fs::symlink_metadata(guide.root().join("public").join(path)).unwrap().ino();
    let folders = ["1.0.0-draft.1", "1.0.0", "latest", "discs", "history"];
    let before = folders.map(number);
    let page = |folder: &str| number(&format!("{folder}/fr/preface/index.html"));
    assert_eq!(page("latest"), page("1.0.0"), "the newest version is unpacked once");
    guide.change("content/solutions/boite-aux-idees/fr.md", "Posez la boîte", "Mettez la boîte");
    let site = built(&guide);
    assert_eq!(folders.map(number), before);
    // A title is shown by the history, which is then made anew; and is what a clean build gives.
    guide.change("content/solutions/boite-aux-idees/fr.md", "title: ", "title: Grande ");
    let site_after = built(&guide);
    assert_ne!(number("history"), before[4]);
    assert_eq!(number("1.0.0"), before[1]);
    assert_ne!(site, site_after);
    fs::remove_dir_all(guide.root().join("public")).unwrap();
    assert_eq!(built(&guide), site_after);
}

#[test]
fn the_working_text_can_be_hidden() {
    let guide = finished();
    guide.change("content/guide.toml", "date = ", "publish_next = false\ndate = ");
    assert!(refused(&guide, &["build"], 1).contains("nothing-to-publish"));
    run(&guide, &["release", "1.0.0-draft.1"]);
    let site = built(&guide);
    crawl(&site);
    assert!(!site.keys().any(|path| path.starts_with("next/")));
    assert!(text(&site, "index.html").contains("1.0.0-draft.1/fr/index.html"));
    run(&guide, &["release", "1.0.0"]);
    let site = built(&guide);
    crawl(&site);
    assert!(text(&site, "index.html").contains("latest/fr/index.html"));
}

#[test]
fn search_engines_are_led_to_the_newest_final_version() {
    let guide = lived();
    guide.change("content/guide.toml", "date = ", "base_url = \"https://guide.example.org/participation\"\ndate = ");
    run(&guide, &["release", "1.1.0"]);
    let site = built(&guide);
    let base = "https://guide.example.org/participation";
    assert!(text(&site, "sitemap.xml").contains(&format!("<loc>{base}/latest/sitemap-1.xml</loc>")));
    let map = text(&site, "latest/sitemap-1.xml");
    assert!(map.contains(&format!("<loc>{base}/latest/ar/assemblee/</loc>")) && !map.contains("/next/"));
    for folder in ["1.1.0", "latest"] {
        let page = text(&site, &format!("{folder}/fr/assemblee/index.html"));
        assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{base}/latest/fr/assemblee/\">")));
        assert!(!page.contains("noindex"));
    }
    assert!(text(&site, "next/fr/assemblee/index.html").contains("noindex"));
    // Those that were issued without an address do not say that `/latest/` is theirs too.
    assert!(text(&site, "robots.txt").contains("Disallow: /participation/1.0.0/\n"));
    assert!(!text(&site, "robots.txt").contains("1.1.0") && !text(&site, "robots.txt").contains("draft"));
    // What a feed tells of is known by the same name when the site moves.
    let ids = |site: &Tree| -> Vec<String> {
        let feed = text(site, "history/fr/feed.xml").split("<entry>").skip(1);
        feed.map(|entry| entry.split("<id>").nth(1).unwrap().split("</id>").next().unwrap().to_owned()).collect()
    };
    let before = ids(&site);
    assert!(before.len() == 3 && before.iter().collect::<BTreeSet<_>>().len() == 3, "{before:?}");
    assert!(before.iter().all(|id| id.starts_with("urn:uuid:") && id.len() == 45), "{before:?}");
    guide.change("content/guide.toml", "https://guide.example.org/participation", "https://guide.nouveau.ma");
    assert_eq!(ids(&built(&guide)), before);
    let feed = text(&site, "history/ar/feed.xml");
    assert!(!feed.contains("\n- "), "no marks of Markdown: {feed}");
    assert!(feed.contains("الإصدار") && feed.contains(&format!("{base}/1.1.0/ar/")));
    crawl(&site);
}

#[test]
fn a_site_that_moved_is_found_at_its_new_address_at_once() {
    let guide = finished();
    guide.change("content/guide.toml", "date = ", "base_url = \"https://exemple.ma/guide\"\ndate = ");
    run(&guide, &["release", "1.0.0"]);
    assert!(!said(&guide.dalil(&["check"])).contains("moved-site"));
    let before = built(&guide);
    guide.change("content/guide.toml", "https://exemple.ma/guide", "https://guide.nouveau.ma");
    let told = said(&guide.dalil(&["check"]));
    assert!(told.contains("moved-site") && told.contains("https://exemple.ma/guide"), "{told}");
    let site = built(&guide);
    assert_eq!(version_of(&site, "latest"), version_of(&before, "latest"), "what is sealed stays");
    assert!(text(&site, "sitemap.xml").contains("<loc>https://guide.nouveau.ma/sitemap-1.xml</loc>"));
    let map = text(&site, "sitemap-1.xml");
    assert!(map.contains("https://guide.nouveau.ma/latest/ar/boite-a-idees/") && !map.contains("exemple.ma"), "{map}");
    assert_eq!(map.matches("<loc>").count(), text(&site, "latest/sitemap-1.xml").matches("<loc>").count());
    assert!(text(&site, "history/fr/index.html").contains("https://guide.nouveau.ma/history/fr/"));
    // What is shown while one writes is the same; a correction ends it.
    let mut session = Session::open(guide.root()).unwrap();
    assert!(matches!(session.update(), UpdateResult::Updated(..)));
    run(&guide, &["release", "1.0.1"]);
    assert!(!said(&guide.dalil(&["check"])).contains("moved-site"));
    assert!(!built(&guide).contains_key("sitemap-1.xml"));
}

/// The archive of the version that is added.
const SECOND: &[u8] = b"the archive of the second version";

/// The folder of a guide with one version, and what would add a second one to it.
struct Ready {
    folder: TempDir,
    entry: String,
}

impl Ready {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let releases = folder.path().join("content/releases");
        fs::create_dir_all(releases.join("notes")).unwrap();
        for (name, text) in
            [("1.0.0.zip", "first"), ("1.0.0.toml", "one"), ("1.1.0.fr.md", "notes"), ("notes/mine.txt", "mine")]
        {
            fs::write(releases.join(name), text).unwrap();
        }
        Self { folder, entry: format!("two, {}", dalil::release::hash::hex(SECOND)) }
    }

    fn add(&self, files: &dyn dalil::publish::FileSystem) -> Result<(), PublishError> {
        self.add_after(&[("1.0.0.toml", "one")], files)
    }

    /// Adds the version that was made when there were these entries.
    fn add_after(&self, before: &[(&str, &str)], files: &dyn dalil::publish::FileSystem) -> Result<(), PublishError> {
        let addition = Addition {
            version: &Version::parse("1.1.0").unwrap(),
            archive: &|file| file.write_all(SECOND),
            entries_before: &entries(before),
            entry: &|_| self.entry.clone(),
            used: &["1.1.0.fr.md".to_owned()],
        };
        store::add(self.folder.path(), &addition, files)
    }

    /// What is there when the next run of any command begins, but for notes that are in its entry.
    fn now(&self) -> Vec<(String, String)> {
        store::recover(self.folder.path(), &Disk);
        let files = tree(&self.folder.path().join("content/releases")).into_iter();
        let files = files.filter(|(path, _)| path != "1.1.0.fr.md");
        files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
    }
}

fn entries(entries: &[(&str, &str)]) -> Entries {
    entries.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn a_stop_at_any_operation_issues_a_version_whole_or_not_at_all() {
    let owned = |files: &[(&str, &str)]| -> Vec<(String, String)> {
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    };
    let before = owned(&[("1.0.0.toml", "one"), ("1.0.0.zip", "first"), ("notes/mine.txt", "mine")]);
    let after = owned(&[
        ("1.0.0.toml", "one"),
        ("1.0.0.zip", "first"),
        ("1.1.0.toml", &Ready::new().entry),
        ("1.1.0.zip", "the archive of the second version"),
        ("notes/mine.txt", "mine"),
    ]);
    for torn in [0, 50, 99] {
        let mut unsure = 0;
        for operations in 0.. {
            let ready = Ready::new();
            let failing = Failing::after(operations, true, torn);
            let done = ready.add(&failing).is_ok();
            let now = ready.now();
            assert!(now == before || now == after, "stopped after {operations}: {now:?}");
            // One that the disk did not say it keeps is not told as issued, though it is.
            assert!(!done || now == after, "it says what it did, after {operations}");
            unsure += usize::from(!done && now == after);
            // The next one finds its way, and leaves nothing behind.
            if now == before {
                ready.add(&Disk).unwrap();
            } else {
                let again = Addition {
                    version: &Version::parse("1.2.0").unwrap(),
                    archive: &|file| file.write_all(b"third"),
                    entries_before: &entries(&[("1.0.0.toml", "one"), ("1.1.0.toml", &ready.entry)]),
                    entry: &|_| "three".to_owned(),
                    used: &[],
                };
                store::add(ready.folder.path(), &again, &Disk).unwrap();
            }
            let names: Vec<_> =
                fs::read_dir(ready.folder.path().join("content")).unwrap().map(|it| it.unwrap().file_name()).collect();
            assert_eq!(names, ["releases"], "after {operations}");
            if failing.got_through() {
                assert!(operations > 6, "the test counts operations");
                assert_eq!(unsure, 1, "only of the sync of its name it is not known");
                break;
            }
        }
    }
}

#[test]
fn a_version_that_was_made_without_knowing_the_last_one_is_refused() {
    for known in [&[("1.0.0.toml", "zero")][..], &[], &[("1.0.0.toml", "one"), ("1.0.1.toml", "another")]] {
        let ready = Ready::new();
        let before = ready.now();
        assert!(matches!(ready.add_after(known, &Disk), Err(PublishError::Busy(_))), "{known:?}");
        assert_eq!(ready.now(), before);
    }
}

#[test]
fn what_a_stopped_release_left_is_settled_by_the_next_command() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    let releases = guide.root().join("content/releases");
    let archive = releases.join("1.0.0.zip");
    // Stopped after the entry took its name: the version is issued.
    fs::rename(&archive, releases.join(".1.0.0.zip.dalil")).unwrap();
    run(&guide, &["verify"]);
    assert!(archive.exists());
    crawl(&built(&guide));
    // Stopped before that: nothing was issued.
    fs::write(releases.join(".1.1.0.zip.dalil"), "half of an archive").unwrap();
    fs::write(releases.join(".1.1.0.toml.dalil"), "half of an entry").unwrap();
    run(&guide, &["build"]);
    let names: BTreeSet<_> = fs::read_dir(&releases).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names, ["1.0.0.toml", "1.0.0.zip"].map(Into::into).into());
}

#[cfg(unix)]
#[test]
fn an_archive_that_cannot_be_read_is_not_taken_for_one_that_was_not_issued() {
    let ready = Ready::new();
    ready.add(&Disk).unwrap();
    let releases = ready.folder.path().join("content/releases");
    let (archive, pending, aside) =
        (releases.join("1.1.0.zip"), releases.join(".1.1.0.zip.dalil"), releases.join("aside"));
    // A link that leads nowhere stands for all that keeps a file from being read: root may read what it likes.
    fs::rename(&archive, &aside).unwrap();
    std::os::unix::fs::symlink("nowhere", &pending).unwrap();
    store::recover(ready.folder.path(), &Disk);
    assert!(pending.is_symlink(), "it stays");
    fs::rename(&aside, &pending).unwrap();
    store::recover(ready.folder.path(), &Disk);
    assert_eq!(fs::read(archive).unwrap(), SECOND);
}

#[test]
fn a_full_disk_is_said_and_loses_nothing() {
    let ready = Ready::new();
    let failure = ready.add(&Failing::after(2, true, 30)).unwrap_err();
    assert!(matches!(failure, PublishError::Io(_, error) if error.kind() == std::io::ErrorKind::StorageFull));
    assert!(ready.now().contains(&("1.0.0.toml".to_owned(), "one".to_owned())));
}

#[test]
fn two_releases_at_once_issue_two_versions_or_one() {
    for _ in 0..6 {
        let guide = finished();
        let start = |version: &str| {
            Command::new(env!("CARGO_BIN_EXE_dalil"))
                .args(["release", version, "--quiet"])
                .current_dir(guide.root())
                .stderr(Stdio::null())
                .spawn()
                .unwrap()
        };
        let mut runs = [start("1.0.0"), start("1.0.1"), start("1.0.2")];
        let issued = runs.iter_mut().filter_map(|run| run.wait().unwrap().success().then_some(())).count();
        assert!(issued >= 1);
        // The last line is the fingerprint of all.
        assert_eq!(run(&guide, &["verify"]).lines().count(), issued + 1, "every version that was said to be issued is");
        let left: Vec<_> =
            fs::read_dir(guide.root().join("content")).unwrap().map(|it| it.unwrap().file_name()).collect();
        assert!(!left.iter().any(|name| name.to_string_lossy().starts_with('.')), "{left:?}");
    }
}

#[test]
fn of_many_additions_at_once_each_is_whole_or_refused() {
    for round in 0..40 {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        let releases = folder.path().join("content/releases");
        // Half of the rounds begin with a folder that is there.
        if round % 2 == 0 {
            fs::create_dir(&releases).unwrap();
        }
        let issue = |number: u64| {
            let name = format!("1.{number}.0");
            let version = Version::parse(&name).unwrap();
            let before = store::entries(folder.path()).unwrap();
            let addition = Addition {
                version: &version,
                archive: &|file| file.write_all(name.as_bytes()),
                entries_before: &before,
                entry: &|sha256| format!("{} and {sha256}", before.len()),
                used: &[],
            };
            match store::add(folder.path(), &addition, &Disk) {
                Ok(()) => Some(name),
                Err(PublishError::Busy(_)) => None,
                Err(failure) => panic!("{failure:?}"),
            }
        };
        let issued: BTreeSet<String> = std::thread::scope(|scope| {
            let issue = &issue;
            let each = |thread: u64| move || (0..30).filter_map(|turn| issue(thread * 30 + turn)).collect::<Vec<_>>();
            let threads: Vec<_> = (0..4).map(|thread| scope.spawn(each(thread))).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        });
        let listed = store::entries(folder.path()).unwrap();
        assert_eq!(listed.keys().map(|name| name.replace(".toml", "")).collect::<BTreeSet<_>>(), issued);
        for version in &issued {
            assert_eq!(&fs::read_to_string(releases.join(format!("{version}.zip"))).unwrap(), version);
        }
        // Each knew all that were there before it.
        let known: BTreeSet<&str> = listed.values().filter_map(|entry| entry.split(' ').next()).collect();
        assert_eq!(known.len(), listed.len());
        let left: Vec<_> =
            fs::read_dir(folder.path().join("content")).unwrap().map(|it| it.unwrap().file_name()).collect();
        assert_eq!(left, ["releases"]);
    }
}

#[test]
fn a_release_that_is_killed_is_issued_whole_or_not_at_all() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    for round in 0..14_u64 {
        let version = format!("1.{}.0", round + 1);
        let mut release = Command::new(env!("CARGO_BIN_EXE_dalil"))
            .args(["release", &version, "--quiet"])
            .current_dir(guide.root())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(round * 25));
        let _ = release.kill();
        release.wait().unwrap();
        run(&guide, &["verify"]);
        let listed = guide.root().join(format!("content/releases/{version}.toml")).exists();
        let there = guide.root().join(format!("content/releases/{version}.zip")).exists();
        assert_eq!(listed, there, "{version}");
    }
    run(&guide, &["release", "2.0.0"]);
    crawl(&built(&guide));
}

/// The paths of the files that are not the same in both.
fn differing(one: &Tree, other: &Tree) -> Vec<String> {
    let all: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    all.into_iter().filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}

#[test]
fn watching_publishes_what_building_does() {
    let guide = lived();
    run(&guide, &["release", "1.1.0"]);
    let out = guide.root().join("watched");
    let mut session = Session::open(guide.root()).unwrap();
    let mut watched = |path: Option<&str>| {
        if let Some(path) = path {
            let change_set = ChangeSet { paths: BTreeSet::from([path.to_owned()]), all: false };
            assert!(session.read_changes(&change_set).0);
        }
        let outcome = session.update();
        assert!(matches!(outcome, UpdateResult::Updated(..)), "{outcome:?}");
        let staging = Staging::begin(&out, &Disk).unwrap();
        session.put(&staging).unwrap();
        staging.publish().unwrap();
        let site = tree(&out).into_iter().filter(|(path, _)| !path.starts_with(".dalil"));
        site.collect::<Tree>()
    };
    assert_eq!(differing(&watched(None), &built(&guide)), [""; 0]);
    let ideas = "content/solutions/boite-aux-idees/fr.md";
    for (from, to) in [("Posez la boîte", "Mettez la boîte"), ("title: ", "title: Grande ")] {
        guide.change(ideas, from, to);
        assert_eq!(differing(&watched(Some(ideas)), &built(&guide)), [""; 0], "{to}");
    }
    run(&guide, &["release", "1.2.0"]);
    assert_eq!(differing(&watched(Some("content/releases")), &built(&guide)), [""; 0]);
    // What leads on from addresses of earlier versions is made anew with its template, and with the title that it shows.
    let redirect = "themes/default/templates/redirect.html";
    let leads_on = "latest/fr/boite-a-idees/index.html";
    let before = built(&guide);
    guide.change(redirect, "<!DOCTYPE html>", "<!DOCTYPE html><!-- another -->");
    let after = built(&guide);
    assert_ne!(before[leads_on], after[leads_on]);
    assert_eq!(differing(&watched(Some(redirect)), &after), [""; 0]);
    guide.change("content/guide.toml", "fr = \"Guide de", "fr = \"Recueil de");
    let after = built(&guide);
    assert!(text(&after, leads_on).contains("Recueil de"), "{}", text(&after, leads_on));
    assert_eq!(differing(&watched(Some("content/guide.toml")), &after), [""; 0]);
    guide.change("content/guide.toml", "date = ", "publish_next = false\ndate = ");
    assert_eq!(differing(&watched(Some("content/guide.toml")), &built(&guide)), [""; 0]);
}

#[test]
fn what_is_like_something_else_is_not_taken_for_it() {
    let guide = finished();
    // A solution may not be known by the name of a page: the history has one address for each.
    guide.change(IDEAS, "\ntitle: ", "\nid: preface\ntitle: ");
    assert!(refused(&guide, &["release", "1.0.0"], 1).contains("slug-taken"));
    guide.change(IDEAS, "\nid: preface\n", "\n");
    run(&guide, &["release", "1.0.0"]);
    // The archive of one version is not that of another, whatever the entry says.
    let entry = guide.read(ENTRY);
    let renamed = guide.root().join("content/releases/1.2.0.zip");
    fs::rename(guide.root().join("content/releases/1.0.0.zip"), &renamed).unwrap();
    fs::remove_file(guide.root().join(ENTRY)).unwrap();
    let other = guide.root().join("content/releases/1.2.0.toml");
    guide.write("content/releases/1.2.0.toml", entry.replace("\"1.0.0\"", "\"1.2.0\""));
    assert!(refused(&guide, &["verify"], 1).contains("autre version"));
    assert!(refused(&guide, &["build"], 1).contains("tampered-release"));
    fs::rename(&renamed, guide.root().join("content/releases/1.0.0.zip")).unwrap();
    fs::remove_file(other).unwrap();
    // Nor is the archive of one date that of another.
    guide.write(ENTRY, entry.replace("\"2026-01-15\"", "\"2026-01-16\""));
    assert!(refused(&guide, &["verify"], 1).contains("autre version"));
    assert!(refused(&guide, &["build"], 1).contains("tampered-release"));
    // A lost entry does not unpublish what was issued, and nothing is sealed over it.
    fs::remove_file(guide.root().join(ENTRY)).unwrap();
    assert!(refused(&guide, &["build"], 1).contains("unlisted-release"));
    assert!(refused(&guide, &["release", "1.0.0"], 1).contains("unlisted-release"));
    // An entry with the line ends of Windows is the same entry, for those that come after it too.
    guide.write(ENTRY, entry.replace('\n', "\r\n"));
    run(&guide, &["release", "1.1.0"]);
    guide.write(ENTRY, &entry);
    assert_eq!(run(&guide, &["verify"]).lines().count(), 3);
    crawl(&built(&guide));
}

#[test]
fn a_renamed_solution_changes_no_other() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    fs::rename(
        guide.root().join("content/solutions/reunion-publique"),
        guide.root().join("content/solutions/assemblee"),
    )
    .unwrap();
    let measures = |slug: &str| guide.root().join(format!("content/measures/{slug}.csv"));
    fs::rename(measures("reunion-publique"), measures("assemblee")).unwrap();
    guide.change("content/solutions/assemblee/fr.md", "\ntitle: ", "\nid: reunion-publique\ntitle: ");
    for file in files_below(guide.root()) {
        let text = fs::read_to_string(&file).unwrap().replace("solution:reunion-publique", "solution:assemblee");
        fs::write(&file, text.replace("indicator:reunion-publique", "indicator:assemblee")).unwrap();
    }
    let changed = |guide: &Guide| -> Vec<String> {
        let json: serde_json::Value =
            serde_json::from_str(&run(guide, &["diff", "1.0.0", "next", "--format", "json"])).unwrap();
        json["solutions"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(changed(&guide), ["reunion-publique"], "those that link to it say what they said");
    run(&guide, &["release", "1.1.0"]);
    let site = built(&guide);
    crawl(&site);
    let sheet = text(&site, "latest/fr/reunion-publique--t-presence/index.html");
    assert!(sheet.contains("../assemblee--t-presence/index.html"), "a sheet leads to the sheet");
}

/// Changes the text of a chapter below its front matter, by a sentence at the end.
fn add_sentence(guide: &Guide, path: &str, sentence: &str) {
    let text = guide.read(path);
    guide.write(path, format!("{text}\n{sentence}\n"));
}

#[test]
fn a_new_picture_is_a_change() {
    let guide = finished();
    let picture = "content/solutions/boite-a-idees/boite.svg";
    let drawing =
        |width: u32| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"10\"></svg>");
    guide.write(picture, drawing(10));
    add_sentence(&guide, IDEAS, "![La boîte](boite.svg)");
    run(&guide, &["release", "1.0.0"]);
    assert!(run(&guide, &["diff", "1.0.0", "next"]).contains("Rien n’a changé"));
    guide.write(picture, drawing(20));
    let told = run(&guide, &["diff", "1.0.0", "next"]);
    assert!(told.contains("boite.svg"), "{told}");
}

/// What is gone is told as that: a measurement, an item of a list. The order of those that stay is no other.
#[test]
fn what_is_gone_is_told_as_gone() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    guide.change(
        "content/measures/reunion-publique.csv",
        "i-femmes,commune-rurale,2026-04,16.5,Exemple / مثال,true\n",
        "",
    );
    guide.change(
        MEETING,
        "  - id: m-salle\n    text: Une salle de plain-pied, des chaises en cercle, un tableau.\n",
        "",
    );
    let arabic = "content/solutions/reunion-publique/ar.md";
    guide.change(arabic, "  - id: m-salle\n    text: قاعة في الطابق الأرضي وكراس على شكل دائرة وسبورة.\n", "");
    let json: serde_json::Value =
        serde_json::from_str(&run(&guide, &["diff", "1.0.0", "next", "--format", "json"])).unwrap();
    let change = &json["solutions"][0];
    assert_eq!(change["measured"], 1);
    assert!(change.get("reordered").is_none(), "{change}");
    let items: Vec<_> =
        change["items"].as_array().unwrap().iter().map(|it| (it["id"].as_str(), it["fate"].as_str())).collect();
    assert_eq!(items, [(Some("m-salle"), Some("removed"))]);
    // Two that change places are in another order, and nothing else.
    run(&guide, &["release", "1.1.0"]);
    for (path, [first, second]) in [(MEETING, ["b-silence", "b-promesse"]), (arabic, ["b-silence", "b-promesse"])] {
        let text = guide.read(path);
        let at = |id: &str| text.find(&format!("  - id: {id}\n")).unwrap();
        let (one, other, end) = (at(first), at(second), text.find("\ntools:").unwrap() + 1);
        guide.write(path, [&text[..one], &text[other..end], &text[one..other], &text[end..]].concat());
    }
    let json: serde_json::Value =
        serde_json::from_str(&run(&guide, &["diff", "1.1.0", "next", "--format", "json"])).unwrap();
    let change = &json["solutions"][0];
    assert_eq!(change["reordered"], serde_json::json!(["obstacles"]));
    assert_eq!((&change["measured"], change["items"].as_array().unwrap().len()), (&0.into(), 0));
}

/// What changed in one language alone concerns the readers of that language: each history tells its own.
#[test]
fn each_language_is_told_what_changed_in_it() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    guide.change(IDEAS, "Placez la boîte", "Posez la boîte");
    add_sentence(&guide, "content/solutions/reunion-publique/ar.md", "جملة أخيرة.");
    run(&guide, &["release", "1.1.0"]);
    let site = built(&guide);
    crawl(&site);
    for (language, own, other) in
        [("fr", "boite-a-idees", "reunion-publique"), ("ar", "reunion-publique", "boite-a-idees")]
    {
        let changes = text(&site, &format!("history/{language}/1.1.0/index.html"));
        assert!(changes.contains(&format!("1.1.0/{language}/{own}/index.html")), "{changes}");
        assert!(!changes.contains(other), "{language}: {other} changed in the other language:\n{changes}");
        // Nor is it among the changes of that solution through all versions.
        let is_compared = |id: &str| {
            text(&site, &format!("history/{language}/{id}/index.html")).contains(&format!("{id}--1.1.0/index.html"))
        };
        assert!(is_compared(own) && !is_compared(other), "{language}");
    }
    for (language, count) in [("fr", "1 solution modifiée"), ("ar", "عُدل حل واحد")] {
        let history = text(&site, &format!("history/{language}/index.html"));
        assert!(history.contains(count), "{count}: {history}");
    }
    // In no language two.
    for (language, count) in [("fr", "2 solutions modifiées"), ("ar", "عُدل حلان")] {
        let pages = site.iter().filter(|(path, _)| path.starts_with(&format!("history/{language}/")));
        for (path, html) in pages {
            assert!(!String::from_utf8_lossy(html).contains(count), "{path}: {count}");
        }
    }
}

#[test]
fn every_solution_that_changed_is_compared_word_by_word() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    guide.change(IDEAS, "Placez la boîte", "Posez la boîte");
    guide.change(MEETING, "la forme la plus simple", "la forme la plus ancienne");
    guide.change("content/pages/preface/fr.md", "Ce guide est un début", "Ce guide est un essai");
    let html = run(&guide, &["diff", "1.0.0", "next", "--format", "html"]);
    for word in ["<del>Placez</del>&zwnj;<ins>Posez</ins>", "<ins>ancienne</ins>", "<ins>essai</ins>"] {
        assert!(html.contains(word), "{word}");
    }
}

/// A language that came after a version was issued: its readers are led to what is there in it.
#[test]
fn a_language_that_came_later_leads_to_what_is_written_in_it() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    guide.add_spanish();
    let site = built(&guide);
    crawl(&site);
    for page in ["index.html", "404.html"] {
        let page = text(&site, page);
        assert!(page.contains("next/es/index.html") && page.contains("latest/fr/index.html"), "{page}");
        assert!(!page.contains("latest/es/"), "{page}");
    }
    let history = text(&site, "history/es/index.html");
    assert!(history.contains("1.0.0") && !history.contains("1.0.0/es/"), "{history}");
    for (path, html) in site.iter().filter(|(path, _)| path.starts_with("history/es/") && path.ends_with(".html")) {
        assert!(!String::from_utf8_lossy(html).contains("/es/boite-a-idees/index.html\" data-read"), "{path}");
    }
    // Without a working text, to the history; once it is issued, to the version.
    guide.change("content/guide.toml", "date = ", "publish_next = false\ndate = ");
    let site = built(&guide);
    crawl(&site);
    assert!(text(&site, "index.html").contains("history/es/index.html"));
    guide.change("content/solutions/reunion-publique/es.md", "status: draft", "status: final");
    // That it came is told, in every language, before and after.
    assert!(run(&guide, &["diff", "1.0.0", "next"]).contains("nouvelle langue\u{a0}: espagnol"));
    assert!(run(&guide, &["diff", "1.0.0", "next", "--format", "json"]).contains("\"languages\": [\n    \"es\"\n  ]"));
    run(&guide, &["release", "1.1.0"]);
    let entry = guide.read("content/releases/1.1.0.toml");
    assert!(entry.contains("nouvelle langue\u{a0}: espagnol") && entry.contains("لغة جديدة: الإسبانية"), "{entry}");
    let site = built(&guide);
    crawl(&site);
    assert!(text(&site, "history/fr/index.html").contains("nouvelle langue\u{a0}: espagnol"));
    assert!(text(&site, "index.html").contains("latest/es/index.html"));
}

/// A draft that is newer than the newest final version is not under `/latest/`, but its addresses say so.
#[test]
fn pages_of_a_later_draft_are_not_yet_there() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    guide.write("content/pages/annexe/plan.pdf", "%PDF");
    let text_of = |title: &str| format!("---\ntitle: {title}\nsummary: {title}.\n---\n\n[Plan](plan.pdf)\n");
    guide.write("content/pages/annexe/fr.md", text_of("Annexe"));
    guide.write("content/pages/annexe/ar.md", text_of("ملحق"));
    run(&guide, &["release", "1.1.0-draft.1"]);
    let site = built(&guide);
    crawl(&site);
    let page = text(&site, "latest/fr/annexe/index.html");
    let [not_yet, withdrawn] = ["not-yet", "withdrawn"].map(|key| dalil::i18n::tool_words("fr").say(key).to_owned());
    assert!(page.contains(&not_yet) && !page.contains(&withdrawn), "{page}");
    let is_there = |folder: &str| site.keys().any(|path| path.starts_with(&format!("{folder}/assets/plan-")));
    assert!(is_there("1.1.0-draft.1") && !is_there("latest"), "a file of a draft is not under /latest/");
    // Once it is final it is; and of a version that has it no more, its file stays.
    run(&guide, &["release", "1.1.0"]);
    fs::remove_dir_all(guide.root().join("content/pages/annexe")).unwrap();
    run(&guide, &["release", "1.2.0"]);
    let site = built(&guide);
    crawl(&site);
    let page = text(&site, "latest/fr/annexe/index.html");
    assert!(page.contains(&withdrawn) && !page.contains(&not_yet), "{page}");
    assert!(site.keys().any(|path| path.starts_with("latest/assets/plan-")));
}

/// What the service worker of a language keeps: all pages of that language and what they need, and nothing else.
#[test]
fn a_worker_keeps_the_pages_of_its_language_and_what_they_show() {
    let guide = finished();
    guide.write("locales/fr/x.ftl", "home = a</script>b\nnewer-read = c</script>d\n");
    run(&guide, &["release", "1.0.0"]);
    let site = built(&guide);
    for language in ["fr", "ar"] {
        let folder = format!("latest/{language}/");
        let script = text(&site, &format!("{folder}sw.js"));
        let (_, data) = script.split_once("const guide = ").unwrap();
        let guide: serde_json::Value = serde_json::from_str(data.split_once(";\n").unwrap().0).unwrap();
        let paths = |name: &str| -> BTreeSet<String> {
            guide[name].as_array().unwrap().iter().map(|path| path.as_str().unwrap().to_owned()).collect()
        };
        let (first, rest) = (paths("first"), paths("rest"));
        assert!(first.contains("index.html") && first.is_disjoint(&rest), "{first:?}");
        for kept in first.union(&rest) {
            let path =
                kept.strip_prefix("../").map_or_else(|| format!("{folder}{kept}"), |path| format!("latest/{path}"));
            assert!(site.contains_key(&path), "{kept} is not there");
        }
        let pages = site.keys().filter_map(|path| path.strip_prefix(&folder)).filter(|path| path.ends_with(".html"));
        let pages: BTreeSet<String> = pages.filter(|path| *path != "404.html").map(str::to_owned).collect();
        let kept: BTreeSet<String> = first.union(&rest).filter(|path| path.ends_with(".html")).cloned().collect();
        assert_eq!(kept, pages);
        for needed in ["style-", "site-"] {
            assert!(first.iter().any(|path| path.starts_with(&format!("../assets/{needed}"))), "{needed}: {first:?}");
        }
    }
    // No word ends a script in which it may stand one day.
    for path in ["versions.js", "latest/fr/sw.js", "1.0.0/fr/sw.js"] {
        assert!(text(&site, path).contains("<\\/script>") || text(&site, path).contains("&lt;/script&gt;"), "{path}");
        assert!(!text(&site, path).contains("a</") && !text(&site, path).contains("c</"), "{path}");
    }
}

/// A disc is never said to be smaller than it is.
#[test]
fn the_size_of_a_disc_is_rounded_up() {
    let guide = finished();
    run(&guide, &["release", "1.0.0"]);
    let site = built(&guide);
    let bytes = site["discs/1.0.0.zip"].len();
    let tenths = bytes.div_ceil(100_000);
    let said = format!("{},{}", tenths / 10, tenths % 10).replace(",0", "");
    let history = text(&site, "history/fr/index.html");
    assert!(
        history.contains(&format!("{said}\u{a0}Mo")) || history.contains(&format!("{said} Mo")),
        "{bytes}: {said}: {history}"
    );
}
