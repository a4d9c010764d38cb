//! Changes of real inputs, at random, always the same for the same number.

use super::targets::Input;
use std::ops::Range;

/// No input grows larger than this: what is larger is measured by `tests/growth.rs`.
const LARGEST: usize = 48 * 1024;

/// What begins something that may have another in it.
const OPEN: [&str; 16] = ["[", "{", "(", "<", "> ", "- ", "  ", "*", "_", "\"", "'", "&", "![", "\t", "#", "{{ "];
/// Numbers at which something ends.
const NUMBERS: [&str; 10] =
    ["0", "-1", "1e309", "007", "4294967296", "99999999999999999999", "0.0000001", "1,5", "NaN", "٣"];

/// Makes one input.
pub struct Mutator(u64);

impl Mutator {
    /// The one that makes input `number` of the target called `name`.
    pub fn new(name: &str, number: u64) -> Self {
        let start = name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(start ^ number.wrapping_mul(0xd134_2543_de82_ef95))
    }

    /// SplitMix64.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, which is at least 1.
    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// One of `seeds`, changed in a few ways; most inputs in few, so that they still mean something.
    pub fn change(&mut self, seeds: &[Input], words: &[Vec<u8>]) -> Input {
        let mut input = self.one(seeds).clone();
        let changes = 1 + self.below(4) * self.below(3);
        for _ in 0..changes {
            self.change_once(&mut input, seeds, words);
            input.bytes.truncate(LARGEST);
        }
        input
    }

    fn change_once(&mut self, input: &mut Input, seeds: &[Input], words: &[Vec<u8>]) {
        let bytes = &mut input.bytes;
        let within = input.open.start.min(bytes.len())..bytes.len() - input.open.end.min(bytes.len());
        if within.start >= within.end {
            return;
        }
        match self.below(24) {
            0..=3 => self.change_bytes(bytes, &within),
            4..=12 => self.put_word(bytes, &within, words),
            13..=17 => self.change_lines(bytes, &within),
            18 | 19 => self.put_theirs(bytes, &within, seeds),
            20 | 21 => self.blow_up(bytes, &within, words),
            _ => self.put_number(bytes, &within),
        }
    }

    fn change_bytes(&mut self, bytes: &mut Vec<u8>, within: &Range<usize>) {
        let at = self.place(within);
        match self.below(4) {
            0 => bytes[at] ^= 1 << self.below(8),
            1 => bytes[at] = self.below(256) as u8,
            2 => bytes.truncate(at),
            _ => {
                let part = self.part(within);
                bytes.drain(part);
            }
        }
    }

    /// A fragment between words, or in the place of one.
    fn put_word(&mut self, bytes: &mut Vec<u8>, within: &Range<usize>, words: &[Vec<u8>]) {
        let word = self.one(words).clone();
        if self.below(2) == 0 {
            let at = self.joint(bytes, within);
            insert(bytes, at, &word);
        } else {
            let token = self.token(bytes, within);
            bytes.splice(token, word);
        }
    }

    /// A line left out, said again, in the place of another, or further to the right.
    fn change_lines(&mut self, bytes: &mut Vec<u8>, within: &Range<usize>) {
        let (line, other) = (self.line(bytes, within), self.line(bytes, within));
        let copy = bytes[other.clone()].to_vec();
        match self.below(4) {
            0 => _ = bytes.drain(line),
            1 => insert(bytes, line.start, &copy),
            2 => _ = bytes.splice(line, copy),
            _ => insert(bytes, line.start, &b" ".repeat(self.below(9))),
        }
    }

    /// A part of another seed; or all from a line of it on.
    fn put_theirs(&mut self, bytes: &mut Vec<u8>, within: &Range<usize>, seeds: &[Input]) {
        let other = self.one(seeds);
        let theirs = other.open.start.min(other.bytes.len())..other.bytes.len();
        if theirs.is_empty() {
            return;
        }
        if self.below(2) == 0 {
            let (part, at) = (self.part(&theirs), self.joint(bytes, within));
            insert(bytes, at, &other.bytes[part]);
        } else {
            let at = self.line(bytes, within).start;
            let from = self.line(&other.bytes, &theirs).start;
            bytes.truncate(at);
            bytes.extend_from_slice(&other.bytes[from..]);
        }
    }

    /// A part, a fragment or a sign that opens something, many times over.
    fn blow_up(&mut self, bytes: &mut Vec<u8>, within: &Range<usize>, words: &[Vec<u8>]) {
        let what = match self.below(3) {
            0 => bytes[self.part(within)].to_vec(),
            1 => self.one(words).clone(),
            _ => self.one(&OPEN).as_bytes().to_vec(),
        };
        let most = 1 << self.below(11);
        let times = 1 + self.below(most);
        let at = self.joint(bytes, within);
        insert(bytes, at, &what.repeat(times));
    }

    fn put_number(&mut self, bytes: &mut Vec<u8>, within: &Range<usize>) {
        let (digits, number) = (self.digits(bytes, within), *self.one(&NUMBERS));
        bytes.splice(digits, number.bytes());
    }

    fn place(&mut self, within: &Range<usize>) -> usize {
        within.start + self.below(within.len())
    }

    /// Where something may stand: mostly between words or lines.
    fn joint(&mut self, bytes: &[u8], within: &Range<usize>) -> usize {
        let at = self.place(within);
        if self.below(4) == 0 {
            return at;
        }
        (at..within.end)
            .find(|&at| at > 0 && matches!(bytes[at - 1], b'\n' | b' ' | b'"' | b'(' | b'[' | b','))
            .unwrap_or(at)
    }

    fn part(&mut self, within: &Range<usize>) -> Range<usize> {
        let start = self.place(within);
        start..(start + 1 + self.below(64)).min(within.end)
    }

    fn line(&mut self, bytes: &[u8], within: &Range<usize>) -> Range<usize> {
        let at = self.place(within);
        let start = bytes[within.start..at]
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(within.start, |found| within.start + found + 1);
        let end =
            bytes[at..within.end].iter().position(|byte| *byte == b'\n').map_or(within.end, |found| at + found + 1);
        start..end
    }

    /// Letters and digits without anything between them.
    fn token(&mut self, bytes: &[u8], within: &Range<usize>) -> Range<usize> {
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | 0x80..);
        self.run(bytes, within, is_part)
    }

    fn digits(&mut self, bytes: &[u8], within: &Range<usize>) -> Range<usize> {
        self.run(bytes, within, u8::is_ascii_digit)
    }

    /// The next run of what `is_part` from some place on; empty if there is none.
    fn run(&mut self, bytes: &[u8], within: &Range<usize>, is_part: impl Fn(&u8) -> bool) -> Range<usize> {
        let at = self.place(within);
        let start = bytes[at..within.end].iter().position(&is_part).map_or(at, |found| at + found);
        let length = bytes[start..within.end].iter().take_while(|byte| is_part(byte)).count();
        start..start + length
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, what: &[u8]) {
    bytes.splice(at..at, what.iter().copied());
}
