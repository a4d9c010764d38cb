//! What the tool wrote: the list in the output folder that tells its files from anybody else's.

use super::files::Stat;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// The file in the output folder that holds the manifest, and that says: this folder was made by dalil.
pub const MARKER: &str = ".dalil";

/// The first line of a marker.
const HEADER: &str = "dalil output 3";
/// Those of earlier versions of the tool, whose lines begin with a hash of the file.
const OLDER: [&str; 2] = ["dalil output 2", "dalil output 1"];
/// The last one.
const LAST: &str = "whole";

/// What was written, and from what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteManifest {
    /// A hash of all that the site was made from, if there was nothing to say about it.
    pub inputs: Option<[u8; 32]>,
    /// How many times it was made anew, counted in a circle: see [`ManifestGroup::share`].
    pub turn: u8,
    /// By path, but for those of `trees`: the size and time of each file. As long as they are the same, nobody touched it.
    pub files: BTreeMap<String, Stat>,
    /// The folders at the root that are made as a whole, by name.
    pub trees: BTreeMap<String, ManifestGroup>,
}

/// A folder that is made as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManifestGroup {
    /// A hash of what it was made from.
    pub key: [u8; 32],
    /// Its files, a line for each, as the marker holds them: a tree that is kept is neither copied nor read line by line.
    lines: ManifestPart,
}

/// A part of a text.
#[derive(Clone, Debug, Default)]
struct ManifestPart {
    whole: Arc<String>,
    range: Range<usize>,
}

impl Deref for ManifestPart {
    type Target = str;

    fn deref(&self) -> &str {
        &self.whole[self.range.clone()]
    }
}

impl PartialEq for ManifestPart {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for ManifestPart {}

/// A folder that is kept is looked at in so many parts, one with each build. To look at all of it each time makes a build of 100 solutions with
/// twenty versions 1.10 times as long (133 against 122 ms, November 2026).
pub const SHARES: u8 = 16;

impl ManifestGroup {
    /// A tree of `files`, made from `key`.
    pub fn new<'f>(key: [u8; 32], files: impl Iterator<Item = (&'f str, &'f Stat)>) -> Self {
        let mut lines = String::new();
        for (path, stat) in files {
            write_line(&mut lines, path, stat);
        }
        Self { key, lines: ManifestPart { range: 0..lines.len(), whole: Arc::new(lines) } }
    }

    /// Its files, by path from the root of the site.
    pub fn files(&self) -> impl Iterator<Item = (&str, Stat)> {
        self.lines.lines().filter_map(read_line)
    }

    /// One in [`SHARES`] of them, others at each turn.
    pub fn share(&self, turn: u8) -> impl Iterator<Item = (&str, Stat)> {
        self.lines.lines().skip((turn % SHARES).into()).step_by(SHARES.into()).filter_map(read_line)
    }
}

impl SiteManifest {
    /// Reads a marker; `None` if it is none.
    pub fn parse(text: String) -> Option<Self> {
        let whole = Arc::new(text);
        // A marker that was cut short would make pages of ours look like somebody else's.
        let text = whole.strip_suffix(&format!("{LAST}\n"))?;
        let (header, text) = text.split_once('\n')?;
        if OLDER.contains(&header) {
            return Some(Self::older(text));
        }
        if header != HEADER {
            return None;
        }
        let (first, text) = text.split_once('\n')?;
        let first = first.strip_prefix("inputs ")?;
        let (inputs, turn) = first.split_once(' ').unwrap_or((first, "0"));
        let turn = turn.parse().ok()?;
        let inputs = blake3::Hash::from_hex(inputs).ok().map(|hash| *hash.as_bytes());
        // Only the line of a tree begins like this: others begin with a size.
        let first = if text.starts_with("tree ") { Some(0) } else { text.find("\ntree ").map(|at| at + 1) };
        let (own, mut rest) = text.split_at(first.unwrap_or(text.len()));
        let files = own.lines().filter_map(read_line).map(|(path, stat)| (path.to_owned(), stat)).collect();
        let mut trees = BTreeMap::new();
        while let Some((head, after)) = rest.split_once('\n') {
            let mut parts = head.strip_prefix("tree ")?.splitn(3, ' ');
            let key = *blake3::Hash::from_hex(parts.next()?).ok()?.as_bytes();
            let (lines, after) = after.split_at_checked(parts.next()?.parse().ok()?)?;
            let end = whole.len() - LAST.len() - 1 - after.len();
            let lines = ManifestPart { whole: Arc::clone(&whole), range: end - lines.len()..end };
            trees.insert(parts.next()?.to_owned(), ManifestGroup { key, lines });
            rest = after;
        }
        Some(Self { inputs, turn, files, trees })
    }

    /// What an earlier version of the tool wrote: it is all made anew.
    fn older(lines: &str) -> Self {
        let read = |line: &str| read_line(line.split_once(' ')?.1).map(|(path, stat)| (path.to_owned(), stat));
        Self { files: lines.lines().filter_map(read).collect(), ..Self::default() }
    }

    /// What the site was made from whose marker begins with `text`: its second line.
    pub fn inputs_of(text: &str) -> Option<&str> {
        text.lines().nth(1)?.strip_prefix("inputs ")?.split(' ').next()
    }

    /// As the marker holds it.
    pub fn to_text(&self) -> String {
        let length: usize = self.trees.values().map(|tree| tree.lines.len() + 128).sum();
        let mut text = String::with_capacity(length + self.files.len() * 96 + 256);
        let inputs = self.inputs.as_ref().map_or_else(|| "-".to_owned(), hex);
        let _ = writeln!(text, "{HEADER}\ninputs {inputs} {}", self.turn);
        for (path, stat) in &self.files {
            write_line(&mut text, path, stat);
        }
        for (name, tree) in &self.trees {
            let _ = write!(text, "tree {} {} {name}\n{}", hex(&tree.key), tree.lines.len(), &*tree.lines);
        }
        text.push_str(LAST);
        text.push('\n');
        text
    }

    /// Whether the tool wrote something in the folder `name` at the root.
    pub fn has_folder(&self, name: &str) -> bool {
        let below = format!("{name}/");
        self.trees.contains_key(name)
            || self.files.range(below.clone()..).next().is_some_and(|(path, _)| path.starts_with(&below))
    }

    /// All that the tool wrote, by path, but for the trees named in `passed_over`.
    pub fn all_but(&self, passed_over: &[String]) -> BTreeMap<&str, Stat> {
        let own = self.files.iter().map(|(path, stat)| (path.as_str(), *stat));
        let trees = self.trees.iter().filter(|(name, _)| !passed_over.contains(name));
        own.chain(trees.flat_map(|(_, tree)| tree.files())).collect()
    }
}

fn hex(hash: &[u8; 32]) -> String {
    blake3::Hash::from_bytes(*hash).to_hex().to_string()
}

fn write_line(text: &mut String, path: &str, stat: &Stat) {
    let _ = writeln!(text, "{} {} {path}", stat.size, stat.modified);
}

fn read_line(line: &str) -> Option<(&str, Stat)> {
    let mut parts = line.splitn(3, ' ');
    let stat = Stat { size: parts.next()?.parse().ok()?, modified: parts.next()?.parse().ok()? };
    Some((parts.next()?, stat))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn what_is_written_is_read() {
        let stat = Stat { size: 1, modified: 1_700_000_000_123_456_789 };
        let files = [("next/fr/a b/index.html".to_owned(), stat)].into();
        for inputs in [None, Some(*blake3::hash(b"b").as_bytes())] {
            let tree = ManifestGroup::new(*blake3::hash(b"c").as_bytes(), [("1.0.0/fr/index.html", &stat)].into_iter());
            let trees = [("1.0.0".to_owned(), tree.clone())].into();
            let manifest = SiteManifest { inputs, turn: 7, files: BTreeMap::clone(&files), trees };
            assert_eq!(SiteManifest::parse(manifest.to_text()), Some(manifest));
            assert!(tree.files().eq([("1.0.0/fr/index.html", stat)]));
        }
        let names: Vec<String> = (10..30).map(|n| n.to_string()).collect();
        let tree = ManifestGroup::new(*blake3::hash(b"c").as_bytes(), names.iter().map(|name| (name.as_str(), &stat)));
        let shares: BTreeSet<&str> = (3..3 + SHARES).flat_map(|turn| tree.share(turn)).map(|(name, _)| name).collect();
        assert!(shares.into_iter().eq(&names), "each file has its turn");
        assert_eq!(SiteManifest::parse("<html>".to_owned()), None);
        let hash = blake3::hash(b"a").to_hex();
        let oldest = SiteManifest::parse(format!("dalil output 1\ninputs -\n{hash} 1 2 a\nwhole\n"));
        assert!(oldest.unwrap().files.keys().eq(["a"]), "a site of the first version of the tool");
        let older =
            format!("dalil output 2\ninputs -\n{hash} 1 2 a b\ntree {hash} 70 1.0.0\n{hash} 3 4 1.0.0/c\nwhole\n");
        let files = [("a b", 1, 2), ("1.0.0/c", 3, 4)];
        let files = files.map(|(path, size, modified)| (path.to_owned(), Stat { size, modified })).into();
        let read = SiteManifest { files, ..SiteManifest::default() };
        assert_eq!(SiteManifest::parse(older), Some(read), "a site of an earlier version of the tool");
        let trees = [("1.0.0".to_owned(), tree)].into();
        for manifest in [SiteManifest::default(), SiteManifest { trees, ..SiteManifest::default() }] {
            let text = manifest.to_text();
            for length in 0..text.len() - 1 {
                assert_eq!(SiteManifest::parse(text[..length].to_owned()), None, "cut at {length}");
            }
        }
    }

    #[test]
    fn a_tree_that_is_longer_than_the_marker_is_no_tree() {
        let key = blake3::hash(b"c").to_hex();
        let marker = |length: usize| format!("{HEADER}\ninputs - 0\ntree {key} {length} 1.0.0\n1 2 1.0.0/a\n{LAST}\n");
        let read = SiteManifest::parse(marker(12)).unwrap();
        assert_eq!(read.trees["1.0.0"].files().count(), 1);
        // Longer than what is left.
        for length in [13, 10_000, usize::MAX] {
            assert_eq!(SiteManifest::parse(marker(length)), None, "{length}");
        }
    }
}
