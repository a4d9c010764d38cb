//! What the bytes of a text say may be in it. Most texts have nothing of what is looked for, and there are many: each is gone through once, byte by byte,
//! for all of it (measured by leaving it out: 1.04 × the instructions of `check`).

use super::{address, leftover};

/// What may be in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs(u8);

const MARK: u8 = 1;
const ADDRESS: u8 = 2;

static KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let (mut at, [marks, addresses]) = (0, [leftover::SIGNS, address::SIGNS]);
    while at < marks.len() + addresses.len() {
        let (byte, kind) = if at < marks.len() { (marks[at], MARK) } else { (addresses[at - marks.len()], ADDRESS) };
        kinds[byte as usize] |= kind;
        at += 1;
    }
    kinds
};

impl Signs {
    /// Those of `text`.
    pub fn of(text: &str) -> Self {
        let kind = |byte: u8| KINDS[usize::from(byte)];
        let (fours, rest) = text.as_bytes().as_chunks::<4>();
        let of_fours = fours.iter().fold(0, |signs, [a, b, c, d]| signs | kind(*a) | kind(*b) | kind(*c) | kind(*d));
        Self(rest.iter().fold(of_fours, |signs, byte| signs | kind(*byte)))
    }

    /// Whether a mark may be left over.
    pub fn may_be_mark(self) -> bool {
        self.0 & MARK != 0
    }

    /// Whether an address may stand there.
    pub fn may_be_address(self) -> bool {
        self.0 & ADDRESS != 0
    }
}
