//! Two versions of a file that were joined by a program, with the marks that it leaves where they differ.

use crate::finding::{Code, Findings};
use crate::source::{FileId, Span};

/// A file with such marks.
pub const CONFLICT: Code = Code::error("conflict-marks");

/// `text` with the first of both versions only, and blanks in place of the rest, so that places stay; `None` if there is one version. Told once for the file.
pub fn first_version(text: &str, file: FileId, findings: &mut Findings) -> Option<String> {
    let begin = memchr::memmem::find(text.as_bytes(), b"<<<<<<<").filter(|_| text.contains(">>>>>>>"))?;
    let mut kept = String::with_capacity(text.len());
    let mut first = None;
    let (mut is_within, mut is_second) = (false, false);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is = |mark: &str| {
            line.strip_prefix(mark).is_some_and(|rest| rest.starts_with([' ', '\r', '\n']) || rest.is_empty())
        };
        let opens = is("<<<<<<<") && !is_within;
        is_within |= opens;
        is_second |= is_within && (is("=======") || is("|||||||"));
        let closes = is_within && is(">>>>>>>");
        if opens || is_second || closes {
            kept.extend(line.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        } else {
            kept.push_str(line);
        }
        if closes {
            (is_within, is_second) = (false, false);
            first = first.or(Some(begin.min(at)));
        }
        at += line.len();
    }
    let mark = text[first?..].lines().next().unwrap_or_default();
    let start = first?;
    findings
        .add(CONFLICT.at(Span::new(file, start..start + mark.len())).with("count", text.matches("\n>>>>>>>").count()));
    Some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn the_first_version_stays_where_it_is() {
        let file = Sources::default().put_text("content/pages/a/fr.md", "");
        let of = |text: &str| first_version(text, file, &mut Findings::default());
        assert_eq!(
            of("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> autre\nd\n").as_deref(),
            Some("a\n            \nb\n       \n \n             \nd\n")
        );
        for text in ["a\n", "a <<<<<<< b >>>>>>>\n", "======= \n>>>>>>> \n", "<<<<<<< a\nb\n"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
