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
pub fn of(reader: impl Read) -> io::Result<String> {
    HashingReader::new(reader).finish()
}

/// Hashes what it reads.
pub struct HashingReader<R> {
    reader: R,
    hasher: Hasher,
}

impl<R: Read> HashingReader<R> {
    /// Reads what `reader` gives.
    pub fn new(reader: R) -> Self {
        Self { reader, hasher: Hasher::default() }
    }

    /// The SHA-256 of all that the reader gives, also of what was not read yet.
    pub fn finish(mut self) -> io::Result<String> {
        let mut piece = vec![0; PIECE];
        while self.read(&mut piece)? > 0 {}
        Ok(self.hasher.finish())
    }
}

impl<R: Read> Read for HashingReader<R> {
    fn read(&mut self, piece: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(piece)?;
        self.hasher.update(&piece[..length]);
        Ok(length)
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
