//! What several tests need: guides in temporary folders, the program, sites as maps from path to bytes.
#![allow(dead_code, missing_docs)]

pub mod case;
pub mod chromium;
pub mod crawl;
pub mod failing;
pub mod firefox;
pub mod host;
pub mod http;
pub mod running;
pub mod tools;
pub mod wire;

use dalil::finding::report::Format;
use dalil::pipeline;
use dalil::publish::MemorySink;
use dalil::source::disk;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// Files by path, with `/` between names.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// A guide in a folder of its own.
pub struct Guide {
    pub folder: TempDir,
}

impl Guide {
    /// The guide that `dalil init` makes.
    pub fn starter() -> Self {
        let guide = Self { folder: TempDir::new().unwrap() };
        for (path, bytes) in dalil::cli::starter() {
            guide.write(&path, bytes);
        }
        guide
    }

    /// A copy of this repository's guide, for a site at `base_url`.
    pub fn of_repository(base_url: &str) -> Self {
        let guide = Self { folder: TempDir::new().unwrap() };
        for folder in disk::FOLDERS {
            for (path, bytes) in tree(&repository().join(folder)) {
                guide.write(&format!("{folder}/{path}"), bytes);
            }
        }
        guide.change("content/guide.toml", "date = ", &format!("base_url = \"{base_url}\"\ndate = "));
        guide
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file; with a template goes the contract that it follows, if the theme does not name one yet.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        if let Some((theme, _)) = path.split_once("/templates/")
            && !self.root().join(theme).join("theme.toml").exists()
        {
            let stock = fs::read(repository().join("themes/default/theme.toml")).unwrap();
            self.write(&format!("{theme}/theme.toml"), stock);
        }
        self.write_alone(path, bytes);
    }

    /// Writes a file and nothing else.
    pub fn write_alone(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let place = self.root().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    /// Changes the text of a file; the part to change must be there.
    pub fn change(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, text.replace(from, to));
    }

    /// Adds Spanish, with files alone: every text that has a French version gets a Spanish one.
    pub fn add_spanish(&self) {
        self.change("content/guide.toml", "languages = [\"fr\", \"ar\"]", "languages = [\"fr\", \"ar\", \"es\"]");
        for (path, bytes) in dalil::cli::starter() {
            let text = String::from_utf8(bytes.to_vec()).unwrap_or_default();
            if path.ends_with(".toml") {
                let text = self.read(&path);
                self.write(&path, with_spanish_texts(&text));
            } else if path.ends_with("references.yml") {
                self.write(&path, with_spanish_yaml(&text));
            } else if path.ends_with("/fr.md") {
                self.write(&path.replace("/fr.md", "/es.md"), text);
            }
        }
        let locale = |name: &str| fs::read_to_string(repository().join("locales/fr").join(name)).unwrap();
        self.write("locales/es/history.ftl", locale("history.ftl"));
        self.write("locales/es/site.ftl", locale("site.ftl").replace("français", "español"));
    }

    /// Runs the program in the guide's folder.
    pub fn dalil(&self, arguments: &[&str]) -> Output {
        dalil_in(self.root(), arguments)
    }

    /// The site, rendered in memory. The guide must have no errors.
    pub fn site(&self) -> Tree {
        site_of(self.root())
    }
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

/// The folder of this repository: a guide too.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the program in `folder`.
pub fn dalil_in(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dalil"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "fr_FR.UTF-8")
        .output()
        .unwrap()
}

/// What a run said on stderr.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The site of the guide at `root`, rendered in memory.
pub fn site_of(root: &Path) -> Tree {
    let sources = disk::read(root).unwrap();
    let examined = pipeline::examine(&sources);
    let words = dalil::i18n::tool_words("fr");
    let told = dalil::finding::report::write(&examined.findings, &sources, &words, Format::Text, false);
    assert!(!examined.findings.has_errors(), "{told}");
    let memory = MemorySink::default();
    pipeline::build(&examined.project.unwrap(), &sources, root, &memory, &()).unwrap();
    memory.into_files()
}

/// Every file below `folder`.
pub fn tree(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(place) = open.pop() {
        for entry in fs::read_dir(&place).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                tree.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    tree
}
