//! What the tool wrote: the list in the output folder that tells its files from anybody else's.

use super::files::Stat;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The file in the output folder that holds the manifest, and that says: this folder was made by dalil.
pub const MARKER: &str = ".dalil";

/// The first line of a marker.
const HEADER: &str = "dalil output 1";
/// The last one.
const LAST: &str = "whole";

/// What was written, and from what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// A hash of all that the site was made from, if there was nothing to say about it.
    pub inputs: Option<[u8; 32]>,
    /// By path: a hash of the bytes and what the file system said afterwards.
    pub files: BTreeMap<String, Written>,
}

/// One file that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// BLAKE3 of its bytes.
    pub hash: [u8; 32],
    /// Its size and time: as long as they are the same, so are its bytes.
    pub stat: Stat,
}

impl Manifest {
    /// Reads a marker; nothing if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next() != Some(HEADER) {
            return None;
        }
        let inputs = lines.next()?.strip_prefix("inputs ")?;
        let inputs = blake3::Hash::from_hex(inputs).ok().map(|hash| *hash.as_bytes());
        let mut is_whole = false;
        let files: BTreeMap<String, Written> = lines
            .filter_map(|line| {
                is_whole = line == LAST;
                let mut parts = line.splitn(4, ' ');
                let hash = blake3::Hash::from_hex(parts.next()?).ok()?;
                let stat = Stat { size: parts.next()?.parse().ok()?, modified: parts.next()?.parse().ok()? };
                Some((parts.next()?.to_owned(), Written { hash: *hash.as_bytes(), stat }))
            })
            .collect();
        // A marker that was cut short would make pages of ours look like somebody else's.
        is_whole.then_some(Self { inputs, files })
    }

    /// As the marker holds it.
    pub fn to_text(&self) -> String {
        let hex = |hash: &[u8; 32]| blake3::Hash::from_bytes(*hash).to_hex().to_string();
        let mut text = format!("{HEADER}\ninputs {}\n", self.inputs.as_ref().map_or_else(|| "-".to_owned(), hex));
        for (path, Written { hash, stat }) in &self.files {
            let _ = writeln!(text, "{} {} {} {path}", hex(hash), stat.size, stat.modified);
        }
        text.push_str(LAST);
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let written = Written {
            hash: *blake3::hash(b"a").as_bytes(),
            stat: Stat { size: 1, modified: 1_700_000_000_123_456_789 },
        };
        let files = [("next/fr/a b/index.html".to_owned(), written)].into();
        for inputs in [None, Some(*blake3::hash(b"b").as_bytes())] {
            let manifest = Manifest { inputs, files: BTreeMap::clone(&files) };
            assert_eq!(Manifest::parse(&manifest.to_text()), Some(manifest));
        }
        assert_eq!(Manifest::parse("<html>"), None);
        let text = Manifest::default().to_text();
        for length in 0..text.len() - 1 {
            assert_eq!(Manifest::parse(&text[..length]), None, "cut at {length}");
        }
    }
}
