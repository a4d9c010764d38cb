//! A published site is never lost: whatever happens while a new one is made, readers have the old one whole or the new one whole,
//! and files of others stay.

mod support;

use dalil::publish::{self, Disk, FileSystem, GroupSink, MARKER, PublishError, Sink, Staging};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;
use support::failing::Failing;
use support::{Guide, Tree, said, tree};
use tempfile::TempDir;

fn publish(target: &Path, files: &dyn FileSystem, site: &[(&str, &str)]) -> Result<(), PublishError> {
    let staging = Staging::begin(target, files)?;
    put(&staging, site)?;
    staging.publish()
}

fn put(staging: &Staging<'_>, site: &[(&str, &str)]) -> Result<(), PublishError> {
    let mut kept = Vec::new();
    for name in WHOLE {
        let own = site.iter().filter(|(path, _)| path.starts_with(name));
        let key: String = own.flat_map(|(path, text)| [*path, *text]).collect();
        if !key.is_empty() && staging.keep(name, *blake3::hash(key.as_bytes()).as_bytes()) {
            kept.push(name);
        }
    }
    for (path, text) in site.iter().filter(|(path, _)| !kept.iter().any(|name| path.starts_with(name))) {
        staging.put(path, text.as_bytes())?;
    }
    Ok(())
}

/// Folders that are made as a whole, and kept if nothing of them changes.
const WHOLE: [&str; 2] = ["1.0.0", "history"];

/// The tree at `target` without its marker.
fn published(target: &Path) -> Tree {
    if !target.exists() {
        return Tree::new();
    }
    as_published(&tree(target))
}

fn as_tree(site: &[(&str, &str)], foreign: &[(&str, &str)]) -> Tree {
    site.iter().chain(foreign).map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

const OLD: [(&str, &str); 8] = [
    ("index.html", "old"),
    ("fr/a/index.html", "a"),
    ("fr/b/index.html", "b"),
    ("same.css", "css"),
    ("1.0.0/fr/index.html", "sealed"),
    ("1.0.0/ar/index.html", "sealed too"),
    ("history/fr/index.html", "one version"),
    ("history/fr/a/index.html", "a"),
];
const NEW: [(&str, &str); 8] = [
    ("index.html", "new"),
    ("fr/a/index.html", "a2"),
    ("ar/c/index.html", "c"),
    ("same.css", "css"),
    ("1.0.0/fr/index.html", "sealed"),
    ("1.0.0/ar/index.html", "sealed too"),
    ("history/fr/index.html", "two versions"),
    ("history/fr/a/index.html", "a"),
];
const FOREIGN: [(&str, &str); 4] = [
    ("CNAME", "guide.example.org"),
    ("fr/note.txt", "mine"),
    ("1.0.0/note.txt", "mine beside what is sealed"),
    ("history/note.txt", "mine beside the history"),
];

/// Stops publishing into a folder that must stay where it is at each operation in turn, until it gets through. Readers may find pages of both sites for a
/// moment, but each of them whole; the next run leaves one site, and nothing of the tool beside it.
fn stop_everywhere_inside(can_exchange: bool, torn: u64) {
    for operations in 0.. {
        let folder = TempDir::new().unwrap();
        let target = folder.path().join("public");
        fs::create_dir(&target).unwrap();
        let mounted = || Failing::after(isize::MAX, can_exchange, torn).mounted();
        publish(&target, &mounted(), &OLD).unwrap();
        assert_eq!(published(&target), as_tree(&OLD, &[]));
        for (path, text) in FOREIGN {
            fs::write(target.join(path), text).unwrap();
        }
        let inode = fs::metadata(&target).unwrap().created().ok();
        let failing = Failing::after(operations, can_exchange, torn).mounted();
        let done = publish(&target, &failing, &NEW).is_ok();
        let (old, new) = (as_tree(&OLD, &FOREIGN), as_tree(&NEW, &FOREIGN));
        let now: Tree =
            published(&target).into_iter().filter(|(path, _)| !path.starts_with(".public.dalil-")).collect();
        for (path, bytes) in &now {
            assert!([&old, &new].iter().any(|site| site.get(path) == Some(bytes)), "after {operations}: {path}");
        }
        if can_exchange {
            let in_both = old.keys().filter(|path| new.contains_key(*path));
            in_both.for_each(|path| assert!(now.contains_key(path), "after {operations}: {path}"));
        }
        let is_there = |(path, bytes): (&String, &Vec<u8>)| now.get(path) == Some(bytes);
        assert!(!done || new.iter().all(is_there), "done after {operations} operations");

        publish(&target, &mounted(), &OLD).unwrap_or_else(|failure| panic!("after {operations}: {failure:?}"));
        assert_eq!(published(&target), old, "after {operations} operations");
        let beside: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(beside, ["public"], "after {operations} operations");
        assert_eq!(fs::metadata(&target).unwrap().created().ok(), inode, "the folder stays");
        if failing.got_through() {
            assert!(operations > 15, "the test counts operations");
            return;
        }
    }
}

#[test]
fn nor_where_the_folder_of_the_site_must_stay() {
    for (can_exchange, torn) in [(true, 0), (true, 90), (false, 0), (false, 90)] {
        stop_everywhere_inside(can_exchange, torn);
    }
}

#[test]
fn what_somebody_wrote_in_place_of_a_page_that_goes_stays_in_such_a_folder() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("public");
    fs::create_dir(&target).unwrap();
    let mounted = Failing::after(isize::MAX, true, 0).mounted();
    publish(&target, &mounted, &[("index.html", "old"), ("gone.css", "css"), ("theirs.css", "css")]).unwrap();
    fs::write(target.join("theirs.css"), "written by hand").unwrap();
    publish(&target, &mounted, &[("index.html", "new")]).unwrap();
    assert_eq!(published(&target), as_tree(&[("index.html", "new"), ("theirs.css", "written by hand")], &[]));
}

/// Stops publishing at each of its operations in turn, until it gets through.
fn stop_everywhere(can_exchange: bool, torn: u64) {
    for operations in 0.. {
        let folder = TempDir::new().unwrap();
        let target = folder.path().join("public");
        publish(&target, &Disk, &OLD).unwrap();
        for (path, text) in FOREIGN {
            fs::write(target.join(path), text).unwrap();
        }
        let failing = Failing::after(operations, can_exchange, torn);
        let done = publish(&target, &failing, &NEW).is_ok();
        let (old, new) = (as_tree(&OLD, &FOREIGN), as_tree(&NEW, &FOREIGN));
        let now = published(&target);
        // Between the two renames of a system without exchange there is no site for a moment; the next run puts it back.
        if can_exchange || target.exists() {
            assert!(now == old || now == new, "stopped after {operations} operations: {:?}", now.keys());
        }
        assert!(!done || now == new, "done after {operations} operations");

        // The next run finds its way, and leaves nothing behind.
        publish(&target, &Disk, &OLD).unwrap_or_else(|failure| panic!("after {operations}: {failure:?}"));
        assert_eq!(published(&target), old, "after {operations} operations");
        let beside: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(beside, ["public"], "after {operations} operations");
        if failing.got_through() {
            assert!(operations > 15, "the test counts operations");
            return;
        }
    }
}

#[test]
fn a_stop_at_any_operation_loses_nothing() {
    for torn in [0, 10, 90] {
        stop_everywhere(true, torn);
    }
}

#[test]
fn nor_where_folders_cannot_be_exchanged() {
    for torn in [0, 10, 90] {
        stop_everywhere(false, torn);
    }
}

#[test]
fn nor_where_nothing_was_published_yet() {
    for operations in 0.. {
        let folder = TempDir::new().unwrap();
        let target = folder.path().join("public");
        let failing = Failing::after(operations, true, 10);
        let done = publish(&target, &failing, &NEW).is_ok();
        assert!(!done || published(&target) == as_tree(&NEW, &[]), "done after {operations} operations");
        // Two more: what the first finds it may leave to the second.
        for site in [OLD, NEW] {
            publish(&target, &Disk, &site).unwrap_or_else(|failure| panic!("after {operations}: {failure:?}"));
            assert_eq!(published(&target), as_tree(&site, &[]), "after {operations} operations");
        }
        let beside: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(beside, ["public"], "after {operations} operations");
        if failing.got_through() {
            return;
        }
    }
}

#[test]
fn unchanged_files_keep_their_time() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("public");
    publish(&target, &Disk, &OLD).unwrap();
    let time = |path: &str| fs::metadata(target.join(path)).unwrap().modified().unwrap();
    let before = BTreeMap::from(["same.css", "index.html"].map(|path| (path, time(path))));
    std::thread::sleep(std::time::Duration::from_millis(20));
    publish(&target, &Disk, &NEW).unwrap();
    assert_eq!(time("same.css"), before["same.css"]);
    assert!(time("index.html") > before["index.html"]);
}

/// The pages of the newest version stand in the site twice: they are written once.
#[test]
fn a_file_that_the_site_has_already_is_not_written_again() {
    use std::os::unix::fs::MetadataExt;
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("public");
    let place = |path: &str| fs::metadata(target.join(path)).unwrap();
    let text = |path: &str| fs::read_to_string(target.join(path)).unwrap();
    let publish = |is_kept: bool, is_same: bool| {
        let staging = Staging::begin(&target, &Disk).unwrap();
        assert_eq!(staging.keep("1.0.0", [1; 32]), is_kept);
        if !is_kept {
            staging.put("1.0.0/a", b"page").unwrap();
        }
        assert_eq!(staging.put_same("latest/a", "1.0.0/a").unwrap(), is_same);
        if !is_same {
            staging.put("latest/a", b"page").unwrap();
        }
        assert!(!staging.put_same("latest/b", "1.0.0/b").unwrap(), "it is not there");
        staging.publish().unwrap();
        assert_eq!(text("latest/a"), "page");
    };
    publish(false, true);
    assert_eq!(place("latest/a").ino(), place("1.0.0/a").ino());
    publish(true, true);
    assert_eq!(place("latest/a").ino(), place("1.0.0/a").ino());
    // A file that was published already with the same bytes keeps its time.
    let before = place("latest/a").modified().unwrap();
    std::thread::sleep(Duration::from_millis(20));
    fs::remove_dir_all(target.join("1.0.0")).unwrap();
    publish(false, true);
    assert_eq!(place("latest/a").modified().unwrap(), before);
    assert!(place("1.0.0/a").modified().unwrap() > before);
    // What somebody changed by hand is not taken for the version.
    let staging = Staging::begin(&target, &Disk).unwrap();
    assert!(staging.keep("1.0.0", [1; 32]));
    falsify(&target.join("1.0.0/a"));
    assert!(!staging.put_same("latest/a", "1.0.0/a").unwrap());
}

#[test]
fn a_folder_that_is_kept_is_the_very_same_folder() {
    use std::os::unix::fs::MetadataExt;
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("public");
    publish(&target, &Disk, &OLD).unwrap();
    let number = |path: &str| fs::symlink_metadata(target.join(path)).unwrap().ino();
    let before = ["1.0.0", "history"].map(number);
    publish(&target, &Disk, &NEW).unwrap();
    assert_eq!(number("1.0.0"), before[0]);
    assert_ne!(number("history"), before[1]);
    assert!(fs::symlink_metadata(target.join("1.0.0")).unwrap().is_dir());
    // What is no longer part of the site goes.
    publish(&target, &Disk, &OLD[..4]).unwrap();
    assert_eq!(published(&target), as_tree(&OLD[..4], &[]));
}

#[test]
fn what_somebody_changed_in_a_folder_that_is_kept_is_mended() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("public");
    let change = || fs::write(target.join("1.0.0/fr/index.html"), "changed by hand").unwrap();
    let publish_from = |inputs: u8| {
        let staging = Staging::begin(&target, &Disk).unwrap().made_from([inputs; 32]);
        put(&staging, &OLD).unwrap();
        staging.publish().unwrap();
        published(&target) == as_tree(&OLD, &[])
    };
    // Building once more finds it at once; builds of what the authors change look at one part of such folders after the other.
    publish_from(0);
    change();
    assert!(!publish::is_current(&target, [0; 32]));
    assert!(publish_from(0));
    assert!(publish::is_current(&target, [0; 32]));
    change();
    assert!((1..=16).any(publish_from));
}

#[test]
fn a_published_file_that_somebody_changed_is_written_again() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("public");
    publish(&target, &Disk, &OLD).unwrap();
    fs::write(target.join("same.css"), "changed by hand").unwrap();
    publish(&target, &Disk, &NEW).unwrap();
    assert_eq!(published(&target), as_tree(&NEW, &[]));
}

#[test]
fn a_folder_that_the_tool_did_not_make_is_not_touched() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("public");
    fs::create_dir(&target).unwrap();
    fs::write(target.join("thesis.docx"), "years of work").unwrap();
    assert!(matches!(publish(&target, &Disk, &NEW), Err(PublishError::NotOurs(_))));
    assert_eq!(published(&target), as_tree(&[("thesis.docx", "years of work")], &[]));
}

#[test]
fn an_empty_folder_may_be_used() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("public");
    fs::create_dir(&target).unwrap();
    publish(&target, &Disk, &NEW).unwrap();
    assert_eq!(published(&target), as_tree(&NEW, &[]));
}

#[test]
fn a_page_does_not_take_the_place_of_a_file_of_others() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("public");
    publish(&target, &Disk, &OLD).unwrap();
    fs::create_dir_all(target.join("ar/c")).unwrap();
    fs::write(target.join("ar/c/index.html"), "mine").unwrap();
    assert!(matches!(publish(&target, &Disk, &NEW), Err(PublishError::Foreign(_))));
    assert_eq!(published(&target), as_tree(&OLD, &[("ar/c/index.html", "mine")]));
}

#[test]
fn empty_folders_and_links_of_others_stay() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("public");
    publish(&target, &Disk, &OLD).unwrap();
    fs::create_dir(target.join("uploads")).unwrap();
    publish(&target, &Disk, &NEW).unwrap();
    assert!(target.join("uploads").is_dir());
}

#[test]
fn two_at_once_do_not_mix() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("public");
    let first = Staging::begin(&target, &Disk).unwrap();
    first.put("index.html", b"first").unwrap();
    // The same process asks again: its folder is taken, and stays as it is.
    assert!(matches!(Staging::begin(&target, &Disk), Err(PublishError::Busy(_))));
    first.publish().unwrap();
    assert_eq!(published(&target), as_tree(&[("index.html", "first")], &[]));
}

#[test]
fn a_killed_build_leaves_the_published_site() {
    let guide = Guide::starter();
    assert!(guide.dalil(&["build"]).status.success());
    let site = guide.root().join("public");
    let before = tree(&site);
    guide.change("content/guide.toml", "date = ", "date = 2027-01-02 # ");
    for delay in [0, 1, 2, 4, 6, 8, 10, 12, 15, 20, 30] {
        let mut build = std::process::Command::new(env!("CARGO_BIN_EXE_dalil"))
            .args(["build", "--quiet"])
            .current_dir(guide.root())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(delay));
        let _ = build.kill();
        let _ = build.wait();
        let now = tree(&site);
        assert!(now[MARKER] == before[MARKER] || now.len() >= before.len(), "killed after {delay} ms");
        let index = String::from_utf8_lossy(&now["index.html"]).into_owned();
        assert!(index.ends_with("</html>\n"), "killed after {delay} ms: {index}");
    }
    assert!(guide.dalil(&["build"]).status.success());
    assert_eq!(beside(guide.root()), Vec::<String>::new());
}

/// What the tool has beside its output.
fn beside(root: &Path) -> Vec<String> {
    let names = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(".public")).collect()
}

#[test]
fn what_a_stopped_build_left_goes_also_if_there_is_nothing_to_build() {
    let guide = Guide::starter();
    assert!(guide.dalil(&["build"]).status.success());
    let left = guide.root().join(".public.dalil-4711");
    fs::create_dir_all(left.join("next/fr")).unwrap();
    fs::write(left.join(".dalil-unfinished"), "").unwrap();
    fs::write(left.join("next/fr/index.html"), "half").unwrap();
    fs::write(guide.root().join(".public.dalil-lock"), "").unwrap();
    assert!(guide.dalil(&["build"]).status.success());
    assert_eq!(beside(guide.root()), Vec::<String>::new());
}

#[test]
fn a_guide_with_errors_does_not_touch_the_site() {
    let guide = Guide::starter();
    assert!(guide.dalil(&["build"]).status.success());
    let before = tree(&guide.root().join("public"));
    guide.change("content/guide.toml", "languages = [", "langages = [");
    let output = guide.dalil(&["build"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert_eq!(tree(&guide.root().join("public")), before);
}

#[test]
fn the_guide_itself_is_never_the_output() {
    let guide = Guide::starter();
    for output in [".", "content", "content/public", "..", "not-there/../content/public"] {
        let output = guide.dalil(&["build", "--output", output]);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        // Not only as any folder with files of others.
        assert!(said(&output).contains("fichiers du guide"), "{}", said(&output));
    }
    assert!(guide.root().join("content/guide.toml").is_file());
}

#[test]
fn a_build_of_the_same_guide_touches_nothing() {
    let guide = Guide::starter();
    let build = || assert!(guide.dalil(&["build"]).status.success());
    let marker = guide.root().join("public").join(MARKER);
    let time = || fs::metadata(&marker).unwrap().modified().unwrap();
    build();
    let (first, site) = (time(), tree(&guide.root().join("public")));
    build();
    assert_eq!(time(), first);

    // Whatever is not as it was, in the guide or in the site, is made again.
    fs::remove_file(guide.root().join("public/robots.txt")).unwrap();
    build();
    assert_eq!(published(&guide.root().join("public")), as_published(&site));
    fs::write(guide.root().join("public/robots.txt"), "changed").unwrap();
    build();
    assert_eq!(published(&guide.root().join("public")), as_published(&site));
    guide.change("content/guide.toml", "date = ", "date = 2027-01-02 # ");
    build();
    assert_ne!(published(&guide.root().join("public")), as_published(&site));
}

fn as_published(site: &Tree) -> Tree {
    site.iter().filter(|(path, _)| *path != MARKER).map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
}

#[test]
fn warnings_are_told_at_every_build() {
    let guide = Guide::starter();
    guide.write("content/solutions/boite-a-idees/forgotten.csv", "a,b\n");
    for _ in 0..2 {
        let output = guide.dalil(&["build"]);
        assert!(output.status.success() && said(&output).contains("unused-file"), "{}", said(&output));
    }
}

#[test]
fn the_same_image_beside_two_chapters_is_published_once_and_whole() {
    let guide = Guide::starter();
    let image = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"></svg>";
    for slug in ["boite-a-idees", "reunion-publique"] {
        guide.write(&format!("content/solutions/{slug}/mark.svg"), image);
        for language in ["fr", "ar"] {
            let path = format!("content/solutions/{slug}/{language}.md");
            let text = guide.read(&path);
            guide.write(&path, format!("{text}\n![x](mark.svg)\n"));
        }
    }
    assert!(guide.dalil(&["build"]).status.success());
    guide.change("content/guide.toml", "date = ", "date = 2027-01-02 # ");
    assert!(guide.dalil(&["build"]).status.success());
    let site = tree(&guide.root().join("public"));
    let images: Vec<&Vec<u8>> = site
        .iter()
        .filter(|(path, _)| path.contains("/mark-") && path.ends_with(".svg"))
        .map(|(_, bytes)| bytes)
        .collect();
    assert!(
        images.iter().any(|bytes| bytes.as_slice() == image.as_bytes()) && images.iter().all(|bytes| !bytes.is_empty())
    );
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_stays_a_link_and_its_folder_is_published() {
    let folder = TempDir::new().unwrap();
    let (real, link) = (folder.path().join("www"), folder.path().join("public"));
    publish(&real, &Disk, &OLD).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    publish(&link, &Disk, &NEW).unwrap();
    assert!(link.is_symlink());
    assert_eq!(published(&real), as_tree(&NEW, &[]));
}

#[cfg(unix)]
#[test]
fn what_only_looks_like_a_staging_folder_is_not_touched() {
    let folder = TempDir::new().unwrap();
    let precious = folder.path().join("precious");
    for place in [".public.dalil-backup", ".public.dalil-77", "precious"] {
        fs::create_dir(folder.path().join(place)).unwrap();
        fs::write(folder.path().join(place).join("thesis.docx"), "years of work").unwrap();
    }
    std::os::unix::fs::symlink(&precious, folder.path().join(".public.dalil-88")).unwrap();
    publish(&folder.path().join("public"), &Disk, &NEW).unwrap();
    for place in [".public.dalil-backup", ".public.dalil-77", "precious", ".public.dalil-88"] {
        assert_eq!(
            fs::read_to_string(folder.path().join(place).join("thesis.docx")).unwrap(),
            "years of work",
            "{place}"
        );
    }
}

#[test]
fn a_page_removed_by_hand_comes_back() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("public");
    publish(&target, &Disk, &OLD).unwrap();
    fs::remove_file(target.join("fr/a/index.html")).unwrap();
    publish(&target, &Disk, &NEW).unwrap();
    assert_eq!(published(&target), as_tree(&NEW, &[]));
}

#[test]
fn a_site_that_is_removed_meanwhile_is_made_whole_again() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("public");
    publish(&target, &Disk, &OLD).unwrap();
    let staging = Staging::begin(&target, &Disk).unwrap();
    put(&staging, &NEW).unwrap();
    fs::remove_dir_all(&target).unwrap();
    // What was to be kept is gone: it cannot be published without.
    assert!(matches!(staging.publish(), Err(PublishError::Changed(_))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    publish(&target, &Disk, &NEW).unwrap();
    assert_eq!(published(&target), as_tree(&NEW, &[]));
}

#[test]
fn of_many_sites_at_once_each_is_whole_or_refused() {
    for _ in 0..20 {
        let folder = TempDir::new().unwrap();
        let target = folder.path().join("public");
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let target = &target;
                scope.spawn(move || {
                    for turn in 0..12 {
                        let site = if (thread + turn) % 2 == 0 { &OLD[..] } else { &NEW[..] };
                        match publish(target, &Disk, site) {
                            Ok(()) | Err(PublishError::Busy(_)) => {}
                            Err(failure) => panic!("{failure:?}"),
                        }
                    }
                });
            }
        });
        let now = published(&target);
        assert!(now == as_tree(&OLD, &[]) || now == as_tree(&NEW, &[]), "{:?}", now.keys());
        publish(&target, &Disk, &NEW).unwrap();
        assert_eq!(published(&target), as_tree(&NEW, &[]));
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
        assert_eq!(left, ["public"]);
    }
}

#[test]
fn builds_at_once_do_not_mix() {
    let guide = Guide::starter();
    for round in 0..6 {
        guide.write("content/pages/extra/fr.md", format!("---\ntitle: Page {round}\nsummary: Une page.\n---\n"));
        let start = || {
            std::process::Command::new(env!("CARGO_BIN_EXE_dalil"))
                .args(["build", "--quiet"])
                .current_dir(guide.root())
                .stderr(std::process::Stdio::null())
                .spawn()
                .unwrap()
        };
        let mut first = start();
        fs::remove_dir_all(guide.root().join("content/pages/extra")).unwrap();
        let mut second = start();
        let _ = (first.wait(), second.wait());
    }
    assert!(guide.dalil(&["build"]).status.success());
    let mut written = published(&guide.root().join("public"));
    written.retain(|path, _| path != MARKER);
    assert_eq!(written, guide.site());
}

/// Gives the file at `path` other bytes: as many, and later.
fn falsify(path: &Path) {
    let bytes = fs::read(path).unwrap();
    let modified = fs::metadata(path).unwrap().modified().unwrap();
    let other: Vec<u8> = bytes.iter().map(|byte| byte ^ 1).collect();
    // A file of its own: it may be linked elsewhere.
    fs::remove_file(path).unwrap();
    fs::write(path, other).unwrap();
    fs::File::options().write(true).open(path).unwrap().set_modified(modified + Duration::from_secs(1)).unwrap();
}

/// As many bytes, but others: only its time tells.
#[test]
fn a_file_of_the_same_length_is_not_taken_for_the_one_that_was_published() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("public");
    let inputs = *blake3::hash(b"inputs").as_bytes();
    let make = || {
        let staging = Staging::begin(&target, &Disk).unwrap().made_from(inputs);
        put(&staging, &OLD).unwrap();
        staging.publish().unwrap();
    };
    make();
    for path in ["index.html", "1.0.0/ar/index.html"] {
        assert!(publish::is_current(&target, inputs), "{path}");
        falsify(&target.join(path));
        assert!(!publish::is_current(&target, inputs), "{path}");
        make();
        assert_eq!(published(&target), as_tree(&OLD, &[]), "{path}");
    }
}

/// Somebody published meanwhile, without heeding the lock: what is there now was not looked at, and stays.
#[test]
fn a_site_that_somebody_published_meanwhile_stays() {
    let folder = TempDir::new().unwrap();
    let (target, other) = (folder.path().join("public"), folder.path().join("other"));
    publish(&target, &Disk, &OLD).unwrap();
    let staging = Staging::begin(&target, &Disk).unwrap();
    put(&staging, &NEW).unwrap();
    publish(&other, &Disk, &[("index.html", "theirs")]).unwrap();
    fs::remove_dir_all(&target).unwrap();
    fs::rename(&other, &target).unwrap();
    assert!(matches!(staging.publish(), Err(PublishError::Changed(_))));
    assert_eq!(published(&target), as_tree(&[("index.html", "theirs")], &[]));
    publish(&target, &Disk, &NEW).unwrap();
    assert_eq!(published(&target), as_tree(&NEW, &[]));
}
