//! What changes in a text, as a unified diff: as programs read it, or as people see it on a terminal.

use crate::i18n::invisible;
use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};
use std::fmt::Write;
use std::ops::Range;

/// Lines that are shown around each change.
const CONTEXT: usize = 3;

/// Whom a diff is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A program that puts it in: `patch`, `git apply`.
    Patch,
    /// Somebody who looks at a terminal: letters that nobody sees are named where they change, and none commands the terminal.
    Terminal {
        /// Whether there are colours.
        colour: bool,
    },
}

impl Style {
    fn paint(self, codes: &str, text: &str) -> String {
        match self {
            Self::Terminal { colour: true } => format!("\u{1b}[{codes}m{text}\u{1b}[0m"),
            _ => text.to_owned(),
        }
    }
}

/// What changes from `before` to `after`, the text of the file at `path`. Empty if nothing does.
pub fn unified(path: &str, before: &str, after: &str, style: Style) -> String {
    let [old, new] = [before, after].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let groups = group_diff_ops(capture_diff_slices(Algorithm::Myers, &old, &new), CONTEXT);
    let mut out = String::new();
    for group in groups {
        if out.is_empty() {
            let _ = writeln!(
                out,
                "{}\n{}",
                style.paint("1", &format!("--- a/{path}")),
                style.paint("1", &format!("+++ b/{path}"))
            );
        }
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let lines = [first.old_range().start..last.old_range().end, first.new_range().start..last.new_range().end];
        let [old_lines, new_lines] = lines.map(counted);
        let _ = writeln!(out, "{}", style.paint("36", &format!("@@ -{old_lines} +{new_lines} @@")));
        for op in &group {
            hunk(op, &old, &new, style, &mut out);
        }
    }
    out
}

/// The first of some lines, and how many they are; where there is none, the one before.
fn counted(lines: Range<usize>) -> String {
    format!("{},{}", lines.start + usize::from(!lines.is_empty()), lines.len())
}

fn hunk(op: &DiffOp, old: &[&str], new: &[&str], style: Style, out: &mut String) {
    let (old, new) = (&old[op.old_range()], &new[op.new_range()]);
    if matches!(op, DiffOp::Equal { .. }) {
        for text in old {
            line(' ', text, 0..0, style, out);
        }
        return;
    }
    // Of as many lines as before each is shown with what changed in it.
    let pairs = |at: usize| match (old.get(at), new.get(at)) {
        (Some(one), Some(other)) if old.len() == new.len() => differing(one, other),
        _ => [0..0, 0..0],
    };
    for (at, text) in old.iter().enumerate() {
        let [changed, _] = pairs(at);
        line('-', text, changed, style, out);
    }
    for (at, text) in new.iter().enumerate() {
        let [_, changed] = pairs(at);
        line('+', text, changed, style, out);
    }
}

/// The parts of two lines between what both begin and end with.
fn differing(one: &str, other: &str) -> [Range<usize>; 2] {
    let begin: usize =
        one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(letter, _)| letter.len_utf8()).sum();
    let rests = (one[begin..].chars().rev(), other[begin..].chars().rev());
    let end: usize = rests.0.zip(rests.1).take_while(|(a, b)| a == b).map(|(letter, _)| letter.len_utf8()).sum();
    [one, other].map(|text| begin..text.len() - end)
}

/// One line behind its mark; `changed` is the part of it that changes.
fn line(mark: char, text: &str, changed: Range<usize>, style: Style, out: &mut String) {
    let content = text.strip_suffix('\n').unwrap_or(text);
    match style {
        Style::Patch => {
            let _ = writeln!(out, "{mark}{content}");
        }
        Style::Terminal { colour } => {
            let changed = changed.start.min(content.len())..changed.end.min(content.len());
            let [before, within, behind] =
                [&content[..changed.start], &content[changed.clone()], &content[changed.end..]];
            let within = named(within);
            let within = if colour && !within.is_empty() { format!("\u{1b}[7m{within}\u{1b}[27m") } else { within };
            let whole = format!("{mark}{}{within}{}", harmless(before), harmless(behind));
            let _ = match mark {
                '-' => writeln!(out, "{}", style.paint("31", &whole)),
                '+' => writeln!(out, "{}", style.paint("32", &whole)),
                _ => writeln!(out, "{whole}"),
            };
        }
    }
    if style == Style::Patch && content.len() == text.len() {
        out.push_str("\\ No newline at end of file\n");
    }
}

/// `text` without what commands a terminal; the end of a line of Windows is no part of it.
fn harmless(text: &str) -> String {
    let text = text.trim_end_matches('\r');
    text.chars().map(|letter| if letter.is_control() && letter != '\t' { '\u{fffd}' } else { letter }).collect()
}

/// `text` with the names of letters that nobody sees.
fn named(text: &str) -> String {
    let text = text.trim_end_matches('\r');
    text.chars().fold(String::new(), |mut all, letter| {
        match letter {
            '\t' => all.push_str("<TAB>"),
            letter if invisible::is_invisible(letter) || letter.is_control() => {
                let _ = write!(all, "<{}>", invisible::name(letter));
            }
            letter => all.push(letter),
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_put_a_patch_in_and_people_see_what_nobody_sees() {
        let (before, after) = ("a\nb\nc\ntitle:\u{a0}x\u{1b}[2J\r\nd", "a\nb\nc\ntitle: x\u{1b}[2J\r\nd");
        let patch = unified("f.md", before, after, Style::Patch);
        let expected = "--- a/f.md\n+++ b/f.md\n@@ -1,5 +1,5 @@\n a\n b\n c\n-title:\u{a0}x\u{1b}[2J\r\n+title: x\u{1b}[2J\r\n d\n\\ No newline at end of file\n";
        assert_eq!(patch, expected);
        let seen = unified("f.md", before, after, Style::Terminal { colour: false });
        assert!(seen.contains("-title:<U+00A0>x\u{fffd}[2J\n+title: x\u{fffd}[2J\n d\n"), "{seen:?}");
        let coloured = unified("f.md", before, after, Style::Terminal { colour: true });
        assert!(coloured.contains("\u{1b}[31m-title:\u{1b}[7m<U+00A0>\u{1b}[27mx"), "{coloured:?}");
        assert_eq!(unified("f.md", before, before, Style::Patch), "");
        assert!(unified("f.md", "", "a\n", Style::Patch).contains("@@ -0,0 +1,1 @@\n+a\n"));
    }
}
