//! What inputs are made from: files of this repository, and fragments that mean something.

use super::targets::Input;
use crate::targets::repository;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of a guide, by its path in the guide.
pub type Seed = (String, Vec<u8>);

/// Every file that a guide may have, from the starter and from the cases of `tests/findings/`.
pub fn guide_files() -> Vec<Seed> {
    let starter = dalil::cli::starter().into_iter().map(|(path, bytes)| (path, bytes.to_vec()));
    starter.chain(cases().into_iter().flat_map(|case| whole_files(&case))).collect()
}

/// The files of `seeds/<target>/`: awkward inputs that somebody thought of, or that were faults once.
pub fn own(target: &str) -> Vec<Vec<u8>> {
    files(&repository().join("tests/fuzz/seeds").join(target)).iter().map(|path| fs::read(path).unwrap()).collect()
}

/// The fragments of `words/<target>.txt` and `words/any.txt`, one a line, and the lines that the cases of `tests/findings/` put in.
pub fn words(target: &str) -> Vec<Vec<u8>> {
    let lists = ["any", target].map(|name| repository().join(format!("tests/fuzz/words/{name}.txt")));
    let lists = lists
        .iter()
        .flat_map(|path| fs::read_to_string(path).unwrap_or_default().lines().map(unescape).collect::<Vec<_>>());
    let lines = cases().into_iter().flat_map(|case| {
        case.lines()
            .filter_map(|line| line.strip_prefix("+ "))
            .map(|line| format!("{line}\n").into_bytes())
            .collect::<Vec<_>>()
    });
    lists.chain(lines).filter(|word| !word.is_empty()).collect()
}

/// The whole files of a case: those that are not changes of others.
fn whole_files(case: &str) -> Vec<Seed> {
    let mut files: Vec<Seed> = Vec::new();
    let mut is_whole = false;
    for line in case.split_inclusive('\n') {
        match line.trim_end().strip_prefix("-- ").and_then(|line| line.strip_suffix(" --")) {
            Some(path) => {
                is_whole = !path.contains('(') && path != "findings";
                files.extend(is_whole.then(|| (path.to_owned(), Vec::new())));
            }
            None if is_whole => files.last_mut().unwrap().1.extend_from_slice(line.as_bytes()),
            None => {}
        }
    }
    files
}

fn cases() -> Vec<String> {
    files(&repository().join("tests/findings")).iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// The files of a folder, in the order of their names; none if there is no folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths
}

/// `\n`, `\t`, `\r`, `\0`, `\\`, `\xFF` (a byte) and `\u{feff}` in a line of a list.
fn unescape(line: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = line;
    while let Some((before, escape)) = rest.split_once('\\') {
        bytes.extend_from_slice(before.as_bytes());
        let mut letters = escape.chars();
        let kind = letters.next().expect("a letter after each \\");
        rest = letters.as_str();
        match kind {
            'n' => bytes.push(b'\n'),
            't' => bytes.push(b'\t'),
            'r' => bytes.push(b'\r'),
            '0' => bytes.push(0),
            'x' => {
                bytes.push(u8::from_str_radix(&rest[..2], 16).unwrap());
                rest = &rest[2..];
            }
            'u' => {
                let (number, after) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).unwrap();
                let letter = char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap();
                bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
                rest = after;
            }
            letter => bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

impl Input {
    /// As text, whatever it is.
    pub fn to_string_lossy(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}
