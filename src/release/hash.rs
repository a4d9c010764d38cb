//! SHA-256 checksums, by which issued versions are verified: anybody can check it with the tools of their own system.

use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::io::{self, Read};

/// As many bytes are read at a time.
const PIECE: usize = 128 << 10;

/// The SHA-256 of `bytes`, in lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

/// The SHA-256 of all that `reader` gives, which is held in pieces only.
pub fn of(mut reader: impl Read) -> io::Result<String> {
    let (mut hasher, mut piece) = (Hasher::default(), vec![0; PIECE]);
    loop {
        match reader.read(&mut piece)? {
            0 => return Ok(hasher.finish()),
            length => hasher.update(&piece[..length]),
        }
    }
}

/// Makes the SHA-256 of bytes that come in pieces.
#[derive(Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// The next piece.
    pub fn update(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// The SHA-256 of all pieces.
    pub fn finish(self) -> String {
        digits(&self.0.finalize())
    }
}

fn digits(hash: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in hash {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
