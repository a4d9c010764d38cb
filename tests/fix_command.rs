//! `dalil fix` as its users call it, and what it does to files: atomically, or not at all.
#![allow(missing_docs)]

mod support;

use dalil::fix::{FixedFile, WriteError, write};
use dalil::publish::Disk;
use std::fs;
use support::failing::Failing;
use support::{Guide, said};

const PATH: &str = "content/pages/preface/fr.md";

/// A guide with two slips in a file with the line ends of Windows.
fn guide() -> Guide {
    let guide = Guide::starter();
    let text = guide.read(PATH).replacen("title: ", "title:", 1).replace('\n', "\r\n");
    guide.write(PATH, text.replacen("## ", "##", 1));
    guide
}

#[test]
fn it_only_shows_what_would_change_unless_it_is_told_to_write() {
    let guide = guide();
    let before = guide.read(PATH);
    for arguments in [&["fix"][..], &["fix", "--dry-run"]] {
        let output = guide.dalil(arguments);
        let patch = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(
            patch.contains("--- a/content/pages/preface/fr.md\n+++ b/") && patch.contains("\r\n+title: "),
            "{patch}"
        );
        assert_eq!(guide.read(PATH), before);
    }
    let output = guide.dalil(&["fix", "--yes"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let after = guide.read(PATH);
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
    assert!(after.contains("title: ") && after.contains("\r\n## "), "{after}");
    let output = guide.dalil(&["fix"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0), "{}", said(&output));
    assert_eq!(guide.read(PATH), after);
    assert_eq!(guide.dalil(&["fix", "--yes", "--dry-run"]).status.code(), Some(2));
}

fn file(guide: &Guide, path: &str) -> FixedFile {
    let before = guide.read(path);
    FixedFile { path: path.to_owned(), bytes: before.clone().into_bytes(), after: before.clone() + "\n", before }
}

fn hidden(guide: &Guide) -> Vec<String> {
    let all = support::tree(guide.root()).into_keys();
    all.filter(|path| path.contains(".dalil") && !path.starts_with("public")).collect()
}

#[test]
fn a_file_that_somebody_changed_protects_or_has_open_stays_and_so_do_the_others() {
    type Spoil = fn(&std::path::Path);
    type IsExpected = fn(&WriteError) -> bool;
    let cases: [(Spoil, IsExpected); 4] = [
        (|place| fs::write(place, "other").unwrap(), |error| matches!(error, WriteError::Changed(_))),
        (|place| fs::remove_file(place).unwrap(), |error| matches!(error, WriteError::Changed(_))),
        (
            |place| {
                let mut rights = fs::metadata(place).unwrap().permissions();
                rights.set_readonly(true);
                fs::set_permissions(place, rights).unwrap();
            },
            |error| matches!(error, WriteError::Protected(_)),
        ),
        (
            |place| fs::write(place.with_file_name(".~lock.fr.md#"), "").unwrap(),
            |error| matches!(error, WriteError::Open(_)),
        ),
    ];
    for (spoil, is_expected) in cases {
        let guide = guide();
        let files = [file(&guide, "content/guide.toml"), file(&guide, PATH)];
        spoil(&guide.root().join(PATH));
        let failure = write(guide.root(), &files, &Disk).unwrap_err();
        assert!(is_expected(&failure.error) && failure.written == 0, "{failure:?}");
        assert_eq!(guide.read("content/guide.toml"), files[0].before);
        assert_eq!(hidden(&guide), Vec::<String>::new());
    }
}

#[test]
fn a_stop_at_any_step_leaves_each_file_as_it_was_or_mended() {
    for operations in 0.. {
        let guide = guide();
        let files = [file(&guide, "content/guide.toml"), file(&guide, PATH)];
        let system = Failing::after(operations, true, 50);
        let failed = write(guide.root(), &files, &system).is_err();
        for file in &files {
            let now = guide.read(&file.path);
            assert!(now == file.before || now == file.after, "{operations}: {now}");
        }
        assert!(!failed || !system.got_through());
        write(guide.root(), &files.map(|it| file(&guide, &it.path)), &Disk).unwrap();
        assert_eq!(hidden(&guide), Vec::<String>::new());
        if system.got_through() {
            return;
        }
    }
}

#[cfg(unix)]
#[test]
fn rights_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let guide = guide();
    let (place, target) = (guide.root().join(PATH), guide.root().join("content/pages/preface/real.txt"));
    fs::rename(&place, &target).unwrap();
    symlink("real.txt", &place).unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
    let files = [file(&guide, PATH)];
    write(guide.root(), &files, &Disk).unwrap();
    assert!(place.is_symlink());
    assert_eq!(fs::read_to_string(&target).unwrap(), files[0].after);
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
}
