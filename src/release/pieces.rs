//! A record that is read in pieces: its solutions are many megabytes of text, and most of them are those of the version before.

use std::io::{self, ErrorKind, Read};
use std::ops::Range;

/// Solutions of so many bytes are held at a time.
const BATCH: usize = 2 << 20;

/// Gives `solutions` the text of each solution of the record that `json` gives, some at a time; returns the text of all else, with an empty list in their
/// place. Only what stands between them is understood: what is no JSON shows when the pieces are read.
pub(super) fn split<E: From<io::Error>>(
    json: impl Read,
    mut solutions: impl FnMut(&[&[u8]]) -> Result<(), E>,
) -> Result<Vec<u8>, E> {
    let mut text = JsonText { json, held: Vec::new(), at: 0 };
    let mut rest = vec![b'{'];
    text.expect(b'{')?;
    while !text.take(b'}')? {
        if rest.len() > 1 {
            text.expect(b',')?;
            rest.push(b',');
        }
        let key = text.value()?;
        rest.extend(&text.held[key.clone()]);
        text.expect(b':')?;
        rest.push(b':');
        if text.held[key] == *b"\"solutions\"" && text.take(b'[')? {
            rest.extend(b"[]");
            text.elements(&mut solutions)?;
        } else {
            let value = text.value()?;
            rest.extend(&text.held[value]);
        }
        text.forget();
    }
    rest.push(b'}');
    rest.extend(&text.held[text.at..]);
    text.json.read_to_end(&mut rest)?;
    Ok(rest)
}

/// JSON that is read as far as it is needed.
struct JsonText<R> {
    json: R,
    held: Vec<u8>,
    /// Where it is read next.
    at: usize,
}

impl<R: Read> JsonText<R> {
    /// Holds more of it, as much again.
    fn more(&mut self) -> io::Result<()> {
        let most = BATCH.max(self.held.len()) as u64;
        match self.json.by_ref().take(most).read_to_end(&mut self.held)? {
            0 => Err(ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }

    /// Forgets what was read.
    fn forget(&mut self) {
        self.held.drain(..self.at);
        self.at = 0;
    }

    /// The next sign that is not blank.
    fn peek(&mut self) -> io::Result<u8> {
        loop {
            match self.held[self.at..].iter().position(|byte| !byte.is_ascii_whitespace()) {
                Some(blanks) => {
                    self.at += blanks;
                    return Ok(self.held[self.at]);
                }
                None => self.more()?,
            }
        }
    }

    /// Goes beyond `sign` if that comes next.
    fn take(&mut self, sign: u8) -> io::Result<bool> {
        let is_next = self.peek()? == sign;
        self.at += usize::from(is_next);
        Ok(is_next)
    }

    fn expect(&mut self, sign: u8) -> io::Result<()> {
        if self.take(sign)? { Ok(()) } else { Err(ErrorKind::InvalidData.into()) }
    }

    /// Where the next value is in what is held.
    fn value(&mut self) -> io::Result<Range<usize>> {
        self.peek()?;
        loop {
            if let Some(length) = length_of(&self.held[self.at..]) {
                self.at += length;
                return Ok(self.at - length..self.at);
            }
            self.more()?;
        }
    }

    /// Gives `each` the values of a list that began, some at a time.
    fn elements<E: From<io::Error>>(&mut self, each: &mut impl FnMut(&[&[u8]]) -> Result<(), E>) -> Result<(), E> {
        let mut found = Vec::new();
        let mut is_over = self.take(b']')?;
        while !is_over {
            found.push(self.value()?);
            is_over = self.take(b']')?;
            if !is_over {
                self.expect(b',')?;
            }
            if is_over || self.at >= BATCH {
                each(&found.drain(..).map(|range| &self.held[range]).collect::<Vec<_>>())?;
                self.forget();
            }
        }
        Ok(())
    }
}

/// How long the value is that `text` begins with; `None` if it does not end there.
fn length_of(text: &[u8]) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        match text.get(at)? {
            // What comes after a number or a word.
            b',' | b'}' | b']' if depth == 0 => return Some(at),
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            b'"' => at = end_of_string(text, at + 1)?,
            _ if depth == 0 => {
                at += 1;
                continue;
            }
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// Where the quotation mark is at the end of a string whose letters begin at `at`.
fn end_of_string(text: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr::memchr2(b'"', b'\\', text.get(at..)?)?;
        if text[at] == b'"' {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a byte at a time.
    struct Slow<'t>(&'t [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            let length = to.len().min(1);
            self.0.read(&mut to[..length])
        }
    }

    fn parts(json: &str) -> io::Result<(Vec<String>, String)> {
        let mut solutions = Vec::new();
        let rest = split(Slow(json.as_bytes()), |batch| {
            assert!(batch.iter().map(|it| it.len()).sum::<usize>() <= BATCH + 100, "no more is held than has to be");
            solutions.extend(batch.iter().map(|it| String::from_utf8_lossy(it).into_owned()));
            io::Result::Ok(())
        })?;
        Ok((solutions, String::from_utf8_lossy(&rest).into_owned()))
    }

    #[test]
    fn solutions_stand_alone() {
        let json = r#" { "a" : [1, {"solutions": [0]}], "solutions":[ {"t":"]}\"\\"} , 2,"x"] ,"b":-1.5, "c":null}  "#;
        let (solutions, rest) = parts(json).unwrap();
        assert_eq!(solutions, [r#"{"t":"]}\"\\"}"#, "2", "\"x\""]);
        assert_eq!(rest, r#"{"a":[1, {"solutions": [0]}],"solutions":[],"b":-1.5,"c":null}  "#);
        let many = format!("{{\"solutions\":[{}0]}}", "\"long enough to be several batches\",".repeat(200_000));
        assert_eq!(parts(&many).unwrap().0.len(), 200_001);
        assert_eq!(parts("{}").unwrap(), (Vec::new(), "{}".to_owned()));
    }

    #[test]
    fn what_is_cut_or_no_json_is_refused_or_shows_in_its_pieces() {
        let json = r#"{"a":"\"","solutions":[{"t":[1]},"x"],"b":{"c":2}}"#;
        for length in 0..json.len() {
            assert!(parts(&json[..length]).is_err(), "{length}");
        }
        for bad in ["[]", "{,}", "{\"a\":1,}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"solutions\":[1 2]}", "x"] {
            let is_bad = |json: &str| serde_json::from_str::<serde::de::IgnoredAny>(json).is_err();
            let shows = |(solutions, rest): (Vec<String>, String)| solutions.iter().chain([&rest]).any(|it| is_bad(it));
            assert!(parts(bad).map_or(true, shows), "{bad}");
        }
    }
}
