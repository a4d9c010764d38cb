//! Guides with something wrong in them, one in each file of a folder: see `tests/README.md`.

use dalil::guide::Version;
use dalil::source::Sources;
use dalil::source::disk::{self, FOLDERS};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// A case, as its file says it.
pub struct Case {
    pub path: PathBuf,
    /// Everything before what is expected, as written.
    given: String,
    header: String,
    pub language: String,
    /// The version that the guide is to be issued as, if it is.
    pub release: Option<Version>,
    pub files: Vec<Overlay>,
    pub expected: String,
}

/// A file that a case lays over the starter guide.
pub struct Overlay {
    pub path: String,
    marks: Vec<String>,
    pub text: String,
}

impl Case {
    fn read(path: PathBuf, header: &str) -> Self {
        let text = fs::read_to_string(&path).unwrap();
        let (given, expected) = text.split_once(header).unwrap_or((&text, ""));
        let mut language = "fr".to_owned();
        let mut release = None;
        let mut files: Vec<Overlay> = Vec::new();
        for line in given.split_inclusive('\n') {
            if let Some(overlay) = Overlay::of_header(line) {
                files.push(overlay);
            } else if let Some(overlay) = files.last_mut() {
                overlay.text.push_str(line);
            } else if let Some(code) = line.strip_prefix("lang: ") {
                code.trim().clone_into(&mut language);
            } else if let Some(version) = line.strip_prefix("release: ") {
                release = Version::parse(version.trim());
                assert!(release.is_some(), "{}: no version", path.display());
            }
        }
        assert!(
            !given.trim_start().starts_with("-- "),
            "{}: begin with a sentence that says what it shows",
            path.display()
        );
        Self {
            given: given.to_owned(),
            header: header.to_owned(),
            language,
            release,
            files,
            expected: expected.to_owned(),
            path,
        }
    }

    /// Writes `said` as what is expected.
    pub fn bless(&self, said: &str) {
        fs::write(&self.path, format!("{}{}{said}", self.given, self.header)).unwrap();
    }

    /// The files that it lays over the starter guide, and those of that, as they are on disk.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files: BTreeMap<String, Vec<u8>> =
            dalil::cli::starter().into_iter().map(|(path, bytes)| (path, bytes.to_vec())).collect();
        files.retain(|path, _| FOLDERS.iter().any(|folder| path.starts_with(&format!("{folder}/"))));
        for overlay in &self.files {
            match overlay.bytes(&files, &self.path) {
                Some(bytes) => _ = files.insert(overlay.path.clone(), bytes),
                None => assert!(
                    files.remove(&overlay.path).is_some(),
                    "{}: {} is absent anyway",
                    self.path.display(),
                    overlay.path
                ),
            }
        }
        files
    }

    pub fn sources(&self) -> Sources {
        let mut sources = Sources::default();
        for (path, bytes) in self.files() {
            sources.put(disk::decode(path, bytes));
        }
        sources
    }
}

impl Overlay {
    /// Reads `-- path --` or `-- path (mark, mark) --`.
    fn of_header(line: &str) -> Option<Self> {
        let inner = line.trim_end().strip_prefix("-- ")?.strip_suffix(" --")?;
        let (path, marks) = match inner.strip_suffix(')').and_then(|inner| inner.rsplit_once(" (")) {
            Some((path, marks)) => (path, marks.split(", ").map(str::to_owned).collect()),
            None => (inner, Vec::new()),
        };
        Some(Self { path: path.to_owned(), marks, text: String::new() })
    }

    /// The bytes of the file as its marks ask; `None` if it is absent.
    fn bytes(&self, files: &BTreeMap<String, Vec<u8>>, case: &Path) -> Option<Vec<u8>> {
        let mut bytes = self.text.clone().into_bytes();
        for mark in &self.marks {
            let text = || String::from_utf8(bytes.clone()).unwrap();
            bytes = match mark.as_str() {
                "absent" => return None,
                "edit" => self.edited(files, case).into_bytes(),
                "crlf" => text().replace('\n', "\r\n").into_bytes(),
                "bom" => ["\u{feff}".as_bytes(), &bytes].concat(),
                "utf16" => format!("\u{feff}{}", text()).encode_utf16().flat_map(u16::to_le_bytes).collect(),
                "windows-1256" => encoding_rs::WINDOWS_1256.encode(&text()).0.into_owned(),
                "base64" => data_encoding::BASE64.decode(text().replace('\n', "").as_bytes()).unwrap(),
                "latin1" => text().chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect(),
                other => panic!("{}: no such mark: {other}", case.display()),
            };
        }
        Some(bytes)
    }

    /// The file of the starter guide with its lines `- …` replaced by the lines `+ …` that follow them; empty lines part changes.
    fn edited(&self, files: &BTreeMap<String, Vec<u8>>, case: &Path) -> String {
        let file = files.get(&self.path).unwrap_or_else(|| panic!("{}: no {}", case.display(), self.path));
        let mut text = format!("\n{}", String::from_utf8_lossy(file));
        let mut lines = self.text.lines().peekable();
        while let Some(line) = lines.next() {
            let mut take = |mark: &str, first: Option<&str>| {
                let mut all = first.map_or_else(String::new, |line| format!("{line}\n"));
                while let Some(line) = lines.next_if(|line| *line == mark.trim_end() || line.starts_with(mark)) {
                    let _ = writeln!(all, "{}", line.get(mark.len()..).unwrap_or_default());
                }
                all
            };
            if line.is_empty() {
                continue;
            }
            let Some(first) = line.strip_prefix("- ") else {
                panic!("{}: a change begins with the line to replace: {line}", case.display())
            };
            let (old, new) = (take("- ", Some(first)), take("+ ", None));
            assert_eq!(
                text.matches(&format!("\n{old}")).count(),
                1,
                "{}: {} has once: {old}",
                case.display(),
                self.path
            );
            text = text.replace(&format!("\n{old}"), &format!("\n{new}"));
        }
        text.split_off(1)
    }
}

/// The cases of `tests/<folder>/`, whose expected part stands below the line `-- <expected> --`.
pub fn cases(folder: &str, expected: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "case"));
    paths.sort();
    paths.into_iter().map(|path| Case::read(path, &format!("-- {expected} --\n"))).collect()
}

/// The lines of `old` and `new`: those that went with `-`, those that came with `+`.
pub fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    // The length of the longest common run of lines from each pair of places on.
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for (i, ours) in old.iter().enumerate().rev() {
        for (j, theirs) in new.iter().enumerate().rev() {
            common[i][j] =
                if ours == theirs { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut out, mut i, mut j) = (String::new(), 0, 0);
    while i < old.len() || j < new.len() {
        let (mark, line) = if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
            (' ', old[i - 1])
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            i += 1;
            ('-', old[i - 1])
        } else {
            j += 1;
            ('+', new[j - 1])
        };
        let _ = writeln!(out, "{mark} {line}");
    }
    out
}
