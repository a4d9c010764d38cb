//! Folders in which nothing may be written: told before anything is changed, and no hindrance once the cause is gone. The program runs as an ordinary
//! user here, whoever runs the tests: to an administrator nothing is protected.
#![cfg(unix)]

mod support;

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, lchown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::Guide;
use tempfile::TempDir;

/// A user whom every system knows as one without rights.
const NOBODY: u32 = 65534;

/// A guide with an issued version and a site, of an ordinary user, that was edited since.
struct Commune {
    guide: Guide,
    /// Where an ordinary user can run the program from.
    program: PathBuf,
    _folder: TempDir,
    is_administrator: bool,
}

impl Commune {
    fn new() -> Self {
        let (guide, folder) = (Guide::starter(), TempDir::new().unwrap());
        let program = folder.path().join("dalil");
        fs::copy(env!("CARGO_BIN_EXE_dalil"), &program).unwrap();
        let is_administrator = fs::metadata(&program).unwrap().uid() == 0;
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        let commune = Self { guide, program, _folder: folder, is_administrator };
        commune.give_away(commune.guide.root());
        commune.succeeds(&["release", "1.0.0-draft.1"]);
        commune.succeeds(&["build"]);
        commune.guide.change("content/solutions/boite-a-idees/fr.md", "Placez", "Placez toujours");
        commune.give_away(commune.guide.root());
        commune
    }

    /// Makes the ordinary user the owner of all at `path`.
    fn give_away(&self, path: &Path) {
        if !self.is_administrator {
            return;
        }
        for place in all(path) {
            lchown(place, Some(NOBODY), Some(NOBODY)).unwrap();
        }
    }

    /// What the program answers, and what it says.
    fn dalil(&self, arguments: &[&str]) -> (i32, String) {
        let mut command = Command::new(&self.program);
        command.args(arguments).args(["--lang", "fr"]).current_dir(self.guide.root()).env("HOME", self.guide.root());
        if self.is_administrator {
            command.uid(NOBODY).gid(NOBODY);
        }
        let output = loop {
            match command.output() {
                // A process that another test just began still holds the copy of the program open, for a moment.
                Err(error) if error.kind() == std::io::ErrorKind::ExecutableFileBusy => std::thread::yield_now(),
                output => break output.unwrap(),
            }
        };
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    #[track_caller]
    fn succeeds(&self, arguments: &[&str]) {
        let (code, said) = self.dalil(arguments);
        assert_eq!(code, 0, "{said}");
        assert_eq!(self.left(), Vec::<String>::new(), "{said}");
    }

    /// `arguments` fail because of the folder at `path`, change nothing, and go through when it is no longer protected.
    #[track_caller]
    fn fails_while_protected(&self, path: &str, arguments: &[&str]) {
        let place = self.guide.root().join(path);
        protect(&place, true);
        let before = support::tree(self.guide.root());
        for _ in 0..2 {
            let (code, said) = self.dalil(arguments);
            assert_eq!(code, 3, "{said}");
            let named = place.file_name().unwrap().to_str().unwrap();
            assert!(said.contains(named) && said.contains("protégé") && said.contains("chmod -R u+w"), "{said}");
            assert!(support::tree(self.guide.root()) == before, "{said}");
            assert_eq!(self.left(), Vec::<String>::new(), "{said}");
        }
        protect(&place, false);
        self.succeeds(arguments);
    }

    /// Hidden things of the tool beside the site and the versions.
    fn left(&self) -> Vec<String> {
        let beside = ["", "content"].map(|folder| self.guide.root().join(folder));
        let entries = beside.iter().flat_map(|folder| fs::read_dir(folder).unwrap());
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.contains(".dalil-")).collect()
    }

    /// Makes a folder with the name of a staging folder for every number that the next process may have in a while, and fills it with `fill`.
    fn occupy(&self, fill: impl Fn(&Path)) {
        let now = std::process::id();
        for process in now..now + 3000 {
            let folder = self.guide.root().join(format!(".public.dalil-{process}"));
            fs::create_dir(&folder).unwrap();
            fill(&folder);
            self.give_away(&folder);
        }
    }
}

/// `path` and all below it, what holds others before these.
fn all(path: &Path) -> Vec<PathBuf> {
    let mut all = vec![path.to_owned()];
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap();
        all.extend(entries.flat_map(|entry| self::all(&entry.unwrap().path())));
    }
    all
}

fn protect(path: &Path, is_protected: bool) {
    for place in all(path) {
        let mode = fs::metadata(&place).unwrap().permissions().mode();
        let mode = if is_protected { mode & !0o222 } else { mode | 0o200 };
        fs::set_permissions(place, Permissions::from_mode(mode)).unwrap();
    }
}

#[test]
fn an_issued_version_of_the_site_that_is_protected_is_told() {
    let commune = Commune::new();
    commune.fails_while_protected("public/1.0.0-draft.1", &["build"]);
}

#[test]
fn a_site_that_is_protected_is_told() {
    let commune = Commune::new();
    commune.fails_while_protected("public", &["build"]);
}

#[test]
fn versions_that_are_protected_are_told() {
    let commune = Commune::new();
    commune.fails_while_protected("content/releases", &["release", "1.0.0-draft.2"]);
    commune.succeeds(&["build"]);
}

#[test]
fn what_another_process_with_the_same_number_left_stops_nobody() {
    let commune = Commune::new();
    commune.occupy(|folder| {
        let own = Path::new("..").join(folder.file_name().unwrap()).join("1.0.0-draft.1");
        std::os::unix::fs::symlink(own, folder.join("1.0.0-draft.1")).unwrap();
    });
    commune.succeeds(&["build"]);
}

#[test]
fn a_folder_of_others_with_the_name_of_a_staging_folder_stays() {
    let commune = Commune::new();
    commune.occupy(|folder| fs::write(folder.join("note.txt"), "mine").unwrap());
    let (code, said) = commune.dalil(&["build"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(commune.left().len(), 3000, "{said}");
}

#[test]
fn a_way_through_another_folder_into_the_sources_is_refused() {
    let commune = Commune::new();
    for output in ["public/../content/zz", "nowhere/../content", "nowhere/../themes/own"] {
        let (code, said) = commune.dalil(&["build", "--output", output]);
        assert!(code == 2 && said.contains("fichiers du guide"), "{output}: {code}: {said}");
    }
    assert!(!commune.guide.root().join("content/zz").exists());
}

#[test]
fn a_site_whose_surroundings_are_protected_is_published_in_its_own_folder() {
    let commune = Commune::new();
    let root = commune.guide.root();
    fs::set_permissions(root, Permissions::from_mode(0o555)).unwrap();
    let (code, said) = commune.dalil(&["build"]);
    fs::set_permissions(root, Permissions::from_mode(0o755)).unwrap();
    assert_eq!(code, 0, "{said}");
    assert!(commune.guide.read("public/next/fr/boite-a-idees/index.html").contains("Placez toujours"));
    let names =
        fs::read_dir(root.join("public")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(names.filter(|name| name.contains(".public.dalil-")).collect::<Vec<_>>(), Vec::<String>::new());
    commune.succeeds(&["build"]);
}

/// A file of another user, which an ordinary one may neither read nor link, and one whose name is no text.
#[test]
fn files_of_others_stay_whatever_they_are() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let commune = Commune::new();
    let public = commune.guide.root().join("public");
    let odd = OsStr::from_bytes(b"caf\xe9.txt");
    let places = ["", "next/fr", "1.0.0-draft.1"].map(|folder| public.join(folder));
    for place in &places {
        fs::write(place.join(odd), "latin").unwrap();
        fs::write(place.join("secret"), "secret").unwrap();
        commune.give_away(&place.join(odd));
        fs::set_permissions(place.join("secret"), Permissions::from_mode(0o000)).unwrap();
    }
    for edit in ["un", "deux"] {
        commune.guide.change("content/solutions/boite-a-idees/fr.md", "Placez", &format!("Placez {edit}"));
        commune.succeeds(&["build"]);
        for place in &places {
            assert_eq!(fs::read(place.join(odd)).unwrap(), b"latin");
            let secret = fs::metadata(place.join("secret")).unwrap();
            assert_eq!((secret.len(), secret.permissions().mode() & 0o777), (6, 0), "{}", place.display());
        }
    }
    assert!(commune.guide.read("public/next/fr/boite-a-idees/index.html").contains("Placez deux"));
}

#[test]
fn a_folder_of_others_that_cannot_be_read_is_told() {
    let commune = Commune::new();
    let place = commune.guide.root().join("public/next/mine");
    fs::create_dir(&place).unwrap();
    commune.give_away(&place);
    fs::set_permissions(&place, Permissions::from_mode(0o000)).unwrap();
    let (code, said) = commune.dalil(&["build"]);
    assert!(code == 3 && said.contains("next/mine") && said.contains("chmod -R u+rwX"), "{code}: {said}");
    assert!(!commune.guide.read("public/next/fr/boite-a-idees/index.html").contains("Placez toujours"));
    assert_eq!(commune.left(), Vec::<String>::new());
    fs::set_permissions(&place, Permissions::from_mode(0o755)).unwrap();
    commune.succeeds(&["build"]);
    assert!(place.is_dir());
}

/// A volume of a container: an administrator mounts one, for a process of its own; others cannot, and pass this test over.
#[test]
fn a_site_that_is_a_disk_of_its_own_is_published_in_it() {
    let commune = Commune::new();
    let script = "mount -t tmpfs -o mode=755,uid=65534 tmpfs public && mkdir public/lost+found && chmod 700 public/lost+found || exit 77
        setpriv --reuid 65534 --regid 65534 --clear-groups \"$0\" build --lang fr || exit 1
        sed -i s/Placez/Placez\\ encore/ content/solutions/boite-a-idees/fr.md
        setpriv --reuid 65534 --regid 65534 --clear-groups \"$0\" build --lang fr || exit 2
        ls -A public . && grep -q 'Placez encore' public/next/fr/boite-a-idees/index.html";
    let mut command = Command::new("unshare");
    command.args(["--mount", "sh", "-c", script]).arg(&commune.program).current_dir(commune.guide.root());
    let Ok(output) = command.env("HOME", commune.guide.root()).output() else { return };
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    match output.status.code() {
        Some(0) => assert!(!said.contains(".public.dalil-"), "{said}"),
        Some(77) | None => eprintln!("passed over: nothing can be mounted here"),
        code if !commune.is_administrator => eprintln!("passed over: {code:?}"),
        code => panic!("{code:?}: {said}"),
    }
}
