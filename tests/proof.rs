//! What was issued can be proved by anybody, and nothing that was issued changes, vanishes or is replaced in silence.

mod support;

use dalil::publish::{Disk, PublishError};
use dalil::release::archive::Archive;
use dalil::release::store::{self, Entries};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::failing::Failing;
use support::{Guide, Tree, dalil_in, repository, said, tree};
use tempfile::TempDir;

const IDEAS: &str = "content/solutions/boite-a-idees/fr.md";
const REASONS: [&str; 4] = ["--reason", "fr=Un montant était faux.", "--reason", "ar=كان أحد المبالغ خاطئا."];

#[track_caller]
fn run(folder: &Path, arguments: &[&str]) -> String {
    let output = dalil_in(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}{}", String::from_utf8_lossy(&output.stdout), said(&output));
    format!("{}{}", String::from_utf8_lossy(&output.stdout), said(&output))
}

/// Runs the program, which must fail; returns what it said.
#[track_caller]
fn refused(folder: &Path, arguments: &[&str], status: i32) -> String {
    let output = dalil_in(folder, arguments);
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), said(&output));
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {told}");
    told
}

/// A guide of which three versions were issued.
fn issued() -> Guide {
    let guide = Guide::starter();
    guide.change("content/guide.toml", "date = ", "base_url = \"https://example.org/guide\"\ndate = ");
    guide.change("content/solutions/reunion-publique/fr.md", "status: draft", "status: final");
    run(guide.root(), &["release", "1.0.0"]);
    guide.change(IDEAS, "Placez la boîte", "Posez la boîte");
    run(guide.root(), &["release", "1.0.1"]);
    guide.change(IDEAS, "Posez la boîte", "Mettez la boîte");
    run(guide.root(), &["release", "1.1.0"]);
    guide
}

fn place(guide: &Guide, name: &str) -> PathBuf {
    guide.root().join("content/releases").join(name)
}

/// The fingerprint that was told last.
fn fingerprint(told: &str) -> String {
    let is_one = |word: &&str| word.len() == 19 && word.split('-').all(|group| group.len() == 4);
    let mut words =
        told.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_ascii_alphanumeric()));
    words.rfind(is_one).unwrap_or_else(|| panic!("no fingerprint: {told}")).to_owned()
}

/// The files of the archive at `path`.
fn files_of(path: &Path) -> Tree {
    let archive = Archive::open(&fs::read(path).unwrap().into(), "").0.unwrap();
    let mut files: Tree =
        archive.manifest().files.keys().map(|path| (path.clone(), archive.read(path).unwrap())).collect();
    files.insert("manifest.json".to_owned(), serde_json::to_vec_pretty(archive.manifest()).unwrap());
    files
}

/// Another archive at `path`: one in which `from` is `to`, and whose manifest says so, as a forger would make it.
fn forge(path: &Path, from: &str, to: &str) -> (String, String) {
    let mut files = files_of(path);
    let mut manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    for (path, bytes) in files.iter_mut().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8(bytes.clone()).unwrap().replace(from, to);
        manifest["files"][path]["size"] = text.len().into();
        manifest["files"][path]["sha256"] = dalil::release::hash::hex(text.as_bytes()).into();
        *bytes = text.into_bytes();
    }
    let list = serde_json::to_vec_pretty(&manifest).unwrap();
    let sha256 = dalil::release::hash::hex(&list);
    files.insert("manifest.json".to_owned(), list);
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, bytes) in &files {
        writer.start_file(path, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    let archive = writer.finish().unwrap().into_inner();
    fs::write(path, &archive).unwrap();
    (dalil::release::hash::hex(&archive), sha256)
}

/// The value of `field` in an entry.
fn field<'e>(entry: &'e str, field: &str) -> &'e str {
    let line = entry.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(" = ")).unwrap();
    line.trim_matches('"')
}

#[test]
fn what_is_said_of_a_version_is_sealed_with_it() {
    let guide = issued();
    run(guide.root(), &["build"]);
    for (version, from, to) in [
        ("1.0.0", "fr = \"", "fr = \"Notes falsifiées. "),
        ("1.1.0", "fr = \"", "fr = \"Notes falsifiées. "),
        ("1.0.1", "[\"fr\", \"ar\"]", "[\"fr\"]"),
        ("1.1.0", "[\"fr\", \"ar\"]", "[\"ar\", \"fr\"]"),
        ("1.1.0", "2026-01-15", "2026-01-16"),
    ] {
        let name = format!("content/releases/{version}.toml");
        let before = guide.read(&name);
        guide.change(&name, from, to);
        for command in ["verify", "check", "build"] {
            let told = refused(guide.root(), &[command], 1);
            assert!(told.contains(version), "{command} {version}: {told}");
        }
        guide.write(&name, before);
    }
    run(guide.root(), &["verify"]);
    run(guide.root(), &["build"]);
}

#[test]
fn a_version_neither_vanishes_nor_is_replaced() {
    let guide = issued();
    let kept = ["1.0.1.toml", "1.0.1.zip"].map(|name| (name, fs::read(place(&guide, name)).unwrap()));
    for (name, _) in &kept {
        fs::remove_file(place(&guide, name)).unwrap();
    }
    for command in ["verify", "build"] {
        assert!(refused(guide.root(), &[command], 1).contains("vanished-release"));
    }
    assert!(refused(guide.root(), &["release", "1.2.0"], 1).contains("vanished-release"));
    for (name, bytes) in &kept {
        fs::write(place(&guide, name), bytes).unwrap();
    }
    // An archive, its manifest and its entry, all three changed so that they agree.
    let noted = fingerprint(&run(guide.root(), &["verify"]));
    for (version, is_told) in [("1.0.1", true), ("1.1.0", false)] {
        let (archive, entry) = (place(&guide, &format!("{version}.zip")), format!("content/releases/{version}.toml"));
        let before = (fs::read(&archive).unwrap(), guide.read(&entry));
        let (sha256, manifest) = forge(&archive, "boîte", "caisse");
        let forged = before.1.replace(field(&before.1, "sha256"), &sha256);
        guide.write(&entry, forged.replace(field(&before.1, "manifest"), &manifest));
        if is_told {
            assert!(refused(guide.root(), &["verify"], 1).contains("edited-release"));
            assert!(refused(guide.root(), &["build"], 1).contains("edited-release"));
        } else {
            // Of the last version, the fingerprint that somebody noted is the proof.
            assert_ne!(fingerprint(&run(guide.root(), &["verify"])), noted);
        }
        fs::write(&archive, before.0).unwrap();
        guide.write(&entry, before.1);
    }
    assert_eq!(fingerprint(&run(guide.root(), &["verify"])), noted);
}

#[test]
fn anybody_proves_an_archive_or_a_disc_without_the_guide() {
    let guide = issued();
    let noted = fingerprint(&run(guide.root(), &["verify"]));
    let elsewhere = TempDir::new().unwrap();
    let archive = elsewhere.path().join("copie.zip");
    fs::copy(place(&guide, "1.1.0.zip"), &archive).unwrap();
    assert_eq!(fingerprint(&run(elsewhere.path(), &["verify", "copie.zip"])), noted);
    let disc = elsewhere.path().join("disque");
    for (path, bytes) in files_of(&archive) {
        let path = disc.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    fs::write(disc.join("desktop.ini"), "what a system leaves").unwrap();
    assert_eq!(fingerprint(&run(elsewhere.path(), &["verify", "disque"])), noted);
    // One letter, one file more, one less.
    let page = disc.join("1.1.0/fr/preface/index.html");
    let before = fs::read(&page).unwrap();
    fs::write(&page, [before.as_slice(), b" "].concat()).unwrap();
    assert!(refused(elsewhere.path(), &["verify", "disque"], 1).contains("1.1.0/fr/preface/index.html"));
    fs::remove_file(&page).unwrap();
    assert!(refused(elsewhere.path(), &["verify", "disque"], 1).contains("1.1.0/fr/preface/index.html"));
    fs::write(&page, before).unwrap();
    fs::write(disc.join("1.1.0/fr/autre.html"), "new").unwrap();
    assert!(refused(elsewhere.path(), &["verify", "disque"], 1).contains("1.1.0/fr/autre.html"));
    forge(&archive, "boîte", "caisse");
    assert_ne!(fingerprint(&run(elsewhere.path(), &["verify", "copie.zip"])), noted);
    refused(elsewhere.path(), &["verify", "nulle-part.zip"], 3);
    refused(elsewhere.path(), &["verify", "."], 2);
    fs::write(elsewhere.path().join("texte.zip"), "no zip").unwrap();
    refused(elsewhere.path(), &["verify", "texte.zip"], 1);
}

#[cfg(unix)]
#[test]
fn discs_are_proved_with_the_tools_of_the_system() {
    let guide = issued();
    let told = run(guide.root(), &["verify"]);
    run(guide.root(), &["build"]);
    let discs = guide.root().join("public/discs");
    let sums = fs::read_to_string(discs.join("SHA256SUMS")).unwrap();
    assert_eq!(sums.lines().count(), 6, "an archive and a statement for each version: {sums}");
    let check = || Command::new("sha256sum").args(["-c", "--quiet", "SHA256SUMS"]).current_dir(&discs).status();
    // Not every system has it by this name.
    if let Ok(status) = check() {
        assert!(status.success());
        fs::write(discs.join("1.0.0.json"), "{}").unwrap();
        assert!(!check().unwrap().success());
    }
    // The fingerprint is that of the statement, and the page of versions shows it.
    let statement = fs::read(discs.join("1.1.0.json")).unwrap();
    let whole = dalil::release::hash::hex(&statement);
    assert_eq!(fingerprint(&told).replace('-', ""), whole[..16]);
    for language in ["fr", "ar"] {
        let page = fs::read_to_string(guide.root().join(format!("public/history/{language}/index.html"))).unwrap();
        assert!(page.contains(&whole) && page.contains(&fingerprint(&told)));
    }
    let script = fs::read_to_string(guide.root().join("public/versions.js")).unwrap();
    assert!(script.contains(&fingerprint(&told)));
    run(&discs, &["verify", "1.1.0.zip"]);
    fs::copy(discs.join("1.0.1.json"), discs.join("1.1.0.json")).unwrap();
    assert!(refused(&discs, &["verify", "1.1.0.zip"], 1).contains("1.1.0.json"));
}

/// A copy of `guide`, as another maintainer has it.
fn cloned(guide: &Guide) -> Guide {
    let clone = Guide::starter();
    fs::remove_dir_all(clone.root().join("content")).unwrap();
    for (path, bytes) in tree(guide.root()) {
        if !path.starts_with("public") {
            clone.write(&path, bytes);
        }
    }
    clone
}

#[test]
fn two_maintainers_issue_at_once_and_the_next_version_binds_both() {
    let (ours, theirs) = {
        let ours = issued();
        let theirs = cloned(&ours);
        (ours, theirs)
    };
    run(ours.root(), &["release", "1.1.1"]);
    theirs.change(IDEAS, "Mettez la boîte", "Installez la boîte");
    run(theirs.root(), &["release", "1.2.0"]);
    // A merge has nothing to decide: no file was written by both.
    for name in ["1.2.0.toml", "1.2.0.zip"] {
        fs::copy(place(&theirs, name), place(&ours, name)).unwrap();
    }
    let told = run(ours.root(), &["check"]);
    assert!(told.contains("forked-releases") && told.contains("1.1.1, 1.2.0"), "{told}");
    let fork = fingerprint(&run(ours.root(), &["verify"]));
    run(ours.root(), &["build"]);
    run(ours.root(), &["release", "1.2.1"]);
    let entry = ours.read("content/releases/1.2.1.toml");
    assert!(
        entry.contains("\"1.1.1\" = ") && entry.contains("\"1.2.0\" = ") && !entry.contains("\"1.1.0\""),
        "{entry}"
    );
    assert!(!run(ours.root(), &["check"]).contains("forked-releases"));
    assert_ne!(fingerprint(&run(ours.root(), &["verify"])), fork);
    for name in ["1.1.1.toml", "1.1.1.zip"] {
        fs::remove_file(place(&ours, name)).unwrap();
    }
    assert!(refused(ours.root(), &["build"], 1).contains("vanished-release"));
}

#[test]
fn lost_entries_are_made_again_from_their_archives() {
    let guide = issued();
    let noted = fingerprint(&run(guide.root(), &["verify"]));
    let names = ["1.0.0.toml", "1.0.1.toml", "1.1.0.toml"];
    let before = names.map(|name| fs::read(place(&guide, name)).unwrap());
    for lost in [&names[..], &names[1..2], &names[2..]] {
        for name in lost {
            fs::remove_file(place(&guide, name)).unwrap();
        }
        let told = refused(guide.root(), &["build"], 1);
        assert!(told.contains("unlisted-release") && told.contains("--rebuild"), "{told}");
        let told = run(guide.root(), &["verify", "--rebuild"]);
        assert!(lost.iter().all(|name| told.contains(&name.replace(".toml", ""))), "it says what it trusts: {told}");
        assert_eq!(names.map(|name| fs::read(place(&guide, name)).unwrap()), before);
        assert_eq!(fingerprint(&run(guide.root(), &["verify"])), noted);
    }
    // What is no archive of this name is not made one.
    fs::copy(place(&guide, "1.1.0.zip"), place(&guide, "3.0.0.zip")).unwrap();
    fs::write(place(&guide, "2.0.0.zip"), "no archive").unwrap();
    refused(guide.root(), &["verify", "--rebuild"], 1);
    assert!(!place(&guide, "3.0.0.toml").exists() && !place(&guide, "2.0.0.toml").exists());
}

/// The versions of this repository, as the tool that issued them left them.
fn of_older_tool() -> Guide {
    let guide = Guide::of_repository("https://example.org");
    for (path, bytes) in tree(&repository().join("content/releases")) {
        if path.ends_with(".zip") {
            guide.write(&format!("content/releases/{path}"), bytes);
        } else {
            let _ = fs::remove_file(place(&guide, &path));
        }
    }
    let ledger = fs::read(repository().join("tests/fixtures/0.1.0/ledger.toml")).unwrap();
    guide.write("content/releases/ledger.toml", ledger);
    guide
}

#[test]
fn a_ledger_of_an_older_tool_becomes_entries_and_no_archive_is_touched() {
    let guide = of_older_tool();
    let files = |guide: &Guide| tree(&guide.root().join("content/releases"));
    let archives = |files: &Tree| -> Tree {
        files
            .iter()
            .filter(|(path, _)| path.ends_with(".zip"))
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect()
    };
    let before = files(&guide);
    run(guide.root(), &["verify"]);
    run(guide.root(), &["check"]);
    assert_eq!(files(&guide), before, "to look at it changes nothing");
    run(guide.root(), &["verify", "--rebuild"]);
    assert_eq!(files(&guide), tree(&repository().join("content/releases")), "as they are in this repository");
    assert_eq!(archives(&files(&guide)), archives(&before));
    // To issue a version does the same, and binds the new one to what was there.
    let other = of_older_tool();
    run(other.root(), &["release", "0.9.0-draft.1"]);
    let mut after = files(&other);
    let entry = String::from_utf8(after.remove("0.9.0-draft.1.toml").unwrap()).unwrap();
    after.remove("0.9.0-draft.1.zip").unwrap();
    assert_eq!(after, files(&guide));
    assert!(entry.contains("\"0.1.0\" = "), "{entry}");
    // A lost ledger leaves archives that say what they are, but for their notes.
    let lost = of_older_tool();
    fs::remove_file(place(&lost, "ledger.toml")).unwrap();
    run(lost.root(), &["verify", "--rebuild"]);
    run(lost.root(), &["verify"]);
    let entry = lost.read("content/releases/0.1.0.toml");
    assert!(
        entry.contains("\"fr\", \"ar\"") && entry.contains("0.1.0-draft.1") && !entry.contains("[notes]"),
        "{entry}"
    );
}

#[test]
fn a_version_is_withdrawn_and_corrected_without_a_byte_of_it_changing() {
    let guide = issued();
    run(guide.root(), &["build"]);
    let sealed = |version: &str| tree(&guide.root().join("public").join(version));
    let before = ["1.0.0", "1.0.1", "1.1.0"].map(sealed);
    let archives = tree(&guide.root().join("public/discs"));
    refused(guide.root(), &["withdraw", "3.0.0", "--reason", "fr=a", "--reason", "ar=b"], 2);
    assert!(refused(guide.root(), &["withdraw", "1.1.0", "--reason", "fr=a"], 2).contains("ar"));
    refused(guide.root(), &["withdraw", "1.1.0", "--reason", "es=a"], 2);
    run(guide.root(), &[&["withdraw", "1.1.0", "--date", "2026-02-01"], &REASONS[..]].concat());
    let notice = guide.read("content/releases/1.1.0.notice.toml");
    guide.write(
        "content/releases/1.0.1.notice.toml",
        "[[errata]]\ndate = \"2026-03-01\"\nsolution = \"boite-a-idees\"\ntext = { fr = \"Lire « dix jours ».\", ar = \"الصواب «عشرة أيام».\" }\n",
    );
    run(guide.root(), &["build"]);
    assert_eq!(["1.0.0", "1.0.1", "1.1.0"].map(sealed), before);
    assert_eq!(tree(&guide.root().join("public/discs")), archives);
    let read = |path: &str| fs::read_to_string(guide.root().join("public").join(path)).unwrap();
    assert!(
        read("versions.js").contains("Un montant était faux.")
            && read("versions.js").contains("كان أحد المبالغ خاطئا.")
    );
    assert!(read("versions.js").contains("Lire «"));
    for (page, text) in [
        ("history/fr", "Un montant était faux."),
        ("history/ar", "كان أحد المبالغ خاطئا."),
        ("history/fr/boite-a-idees", "Lire «"),
    ] {
        assert!(read(&format!("{page}/index.html")).contains(text), "{page}");
    }
    assert!(read("history/fr/feed.xml").contains("Un montant était faux."));
    // The version in force is the last one that was not withdrawn.
    assert_eq!(sealed("latest")["fr/boite-a-idees/index.html"], before[1]["fr/boite-a-idees/index.html"]);
    // What was added by hand stays when the reason is said anew.
    guide.write("content/releases/1.1.0.notice.toml", format!("# À relire.\n{notice}"));
    run(guide.root(), &[&["withdraw", "1.1.0"], &REASONS[..]].concat());
    let again = guide.read("content/releases/1.1.0.notice.toml");
    assert!(again.contains("# À relire.") && again.contains("2026-01-15"), "{again}");
    run(guide.root(), &["verify"]);
}

#[test]
fn a_stop_while_entries_are_written_loses_none() {
    let before: Entries = [("ledger.toml".to_owned(), "old".to_owned())].into();
    let new: Entries = ["1.0.0.toml", "1.1.0.toml"].map(|name| (name.to_owned(), format!("entry {name}"))).into();
    for operations in 0.. {
        let folder = TempDir::new().unwrap();
        let releases = folder.path().join("content/releases");
        fs::create_dir_all(&releases).unwrap();
        fs::write(releases.join("ledger.toml"), "old").unwrap();
        let failing = Failing::after(operations, true, 50);
        let done = store::change(folder.path(), (&before, &new), Some("ledger.toml"), &failing);
        store::recover(folder.path(), &Disk);
        let now = store::entries(folder.path()).unwrap();
        // Each is as it was, or as it is to be; what they replace goes last.
        assert!(
            now.iter().all(|(name, text)| before.get(name) == Some(text) || new.get(name) == Some(text)),
            "{now:?}"
        );
        assert!(now.contains_key("ledger.toml") || now == new, "{now:?}");
        assert!(fs::read_dir(&releases).unwrap().all(|it| !it.unwrap().file_name().to_string_lossy().starts_with('.')));
        match done {
            Ok(()) => assert_eq!(now, new),
            Err(_) => store::change(folder.path(), (&now, &new), now.get("ledger.toml").map(|_| "ledger.toml"), &Disk)
                .unwrap(),
        }
        assert_eq!(store::entries(folder.path()).unwrap(), new);
        if failing.got_through() {
            assert!(operations > 6);
            break;
        }
    }
    let other = [("1.0.0.toml".to_owned(), "another".to_owned())].into();
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("content")).unwrap();
    assert!(matches!(store::change(folder.path(), (&other, &new), None, &Disk), Err(PublishError::Busy(_))));
}

/// What cannot be read whole may be the one place where notes stand.
#[test]
fn a_ledger_that_is_broken_is_not_taken_for_a_lost_one() {
    let guide = of_older_tool();
    let ledger = guide.read("content/releases/ledger.toml");
    let joined = ledger.replacen("[[release]]", "<<<<<<< HEAD\n[[release]]", 1) + "=======\n>>>>>>> theirs\n";
    for broken in [joined, ledger.replacen("date = \"2026-11-21\"", "date = \"demain\"", 1)] {
        guide.write("content/releases/ledger.toml", &broken);
        let before = tree(&guide.root().join("content/releases"));
        assert!(refused(guide.root(), &["verify", "--rebuild"], 1).contains("ledger.toml"));
        assert_eq!(tree(&guide.root().join("content/releases")), before);
    }
    guide.write("content/releases/ledger.toml", &ledger);
    run(guide.root(), &["verify", "--rebuild"]);
    assert!(guide.read("content/releases/0.1.0.toml").contains("[notes]"));
}
