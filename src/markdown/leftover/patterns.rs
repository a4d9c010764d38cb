//! What may be left over in one block, one function for each kind.

use super::{Block, BlockKind, Leftover, Line};
use crate::i18n::invisible::western;

pub(super) type Pattern = fn(&Block<'_>) -> Option<Leftover>;

/// Every kind of mark that may be left over in one block; of each kind, one is told for a block.
pub(super) const PATTERNS: [Pattern; 17] = [
    stars,
    underscores,
    embed,
    wikilink,
    template,
    attributes,
    heading_braces,
    footnote,
    reference_link,
    |block| repeated(block, spaced_link),
    |block| repeated(block, highlight),
    alert,
    heading_space,
    bullets,
    numbers,
    table_rule,
    table_tabs,
];

/// The first that `find` finds, mended together with all others of the block.
fn repeated(block: &Block<'_>, find: Pattern) -> Option<Leftover> {
    let mut first = find(block)?;
    let mut from = first.range.end;
    while let Some(Leftover { range, fix: Some(text), .. }) =
        find(&Block { text: &block.text[from..], kind: block.kind })
    {
        let range = from + range.start..from + range.end;
        from = range.end;
        first.more.push((range, text));
    }
    Some(first)
}

fn stars(block: &Block<'_>) -> Option<Leftover> {
    let bytes = block.text.as_bytes();
    let at = block.text.match_indices("**").map(|(at, _)| at).find(|at| {
        let length = bytes[*at..].iter().take_while(|byte| **byte == b'*').count();
        length <= 3
    })?;
    Some(Leftover::new("stars", at..at + 2))
}

/// `_` that ends a word, with one before that begins one. Three and more in a row are a line to be filled in by hand.
fn underscores(block: &Block<'_>) -> Option<Leftover> {
    let mut opened: Option<usize> = None;
    let mut at = 0;
    while let Some(next) = block.text[at..].find('_') {
        at += next;
        let length = block.text[at..].bytes().take_while(|byte| *byte == b'_').count();
        let before = block.text[..at].chars().next_back().unwrap_or(' ');
        let after = block.text[at + length..].chars().next().unwrap_or(' ');
        let is_name = before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
        match opened {
            _ if length > 2 => opened = None,
            Some(begin) if !before.is_whitespace() && !after.is_alphanumeric() => {
                return Some(Leftover::new("underscores", begin..at + length));
            }
            None if !is_name && !after.is_whitespace() => opened = Some(at),
            _ => {}
        }
        at += length;
    }
    None
}

fn embed(block: &Block<'_>) -> Option<Leftover> {
    block.between("![[", "]]").map(|(range, _)| Leftover::new("embed", range))
}

fn wikilink(block: &Block<'_>) -> Option<Leftover> {
    let (range, _) = block.between("[[", "]]")?;
    (!block.text[..range.start].ends_with('!')).then(|| Leftover::new("wikilink", range))
}

fn template(block: &Block<'_>) -> Option<Leftover> {
    let found = block.between("{{", "}}").or_else(|| block.between("{%", "%}"))?;
    Some(Leftover::new("template", found.0))
}

/// `{.class}`, `{#id}`, `{dir="rtl"}`, `{: .note}` behind a word.
fn attributes(block: &Block<'_>) -> Option<Leftover> {
    let (range, inner) = block.between("{", "}")?;
    let inner = inner.trim_start_matches(':').trim();
    let is_attribute = |word: &str| {
        let name = word.split('=').next().unwrap_or_default();
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        word.strip_prefix(['.', '#']).is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_alphabetic()))
            || is_name && word.contains('=')
    };
    let is_heading = block.kind == BlockKind::Heading && block.text[range.end..].trim().is_empty();
    (!is_heading && inner.split(' ').next().is_some_and(is_attribute)).then(|| Leftover::new("attributes", range))
}

/// Braces at the end of a heading in which no id stands.
fn heading_braces(block: &Block<'_>) -> Option<Leftover> {
    if block.kind != BlockKind::Heading {
        return None;
    }
    let text = block.text.trim_end_matches(['\0', ' ']);
    let begin = text.strip_suffix('}')?.rfind('{')?;
    let inner = &text[begin + 1..text.len() - 1];
    let Some(id) = inner.strip_prefix('#').map(str::trim).filter(|id| !id.contains(['.', '=', '#'])) else {
        return Some(Leftover::new("heading-braces", begin..text.len()));
    };
    let id = crate::i18n::slug_of(id);
    let leftover = Leftover::new("heading-id", begin..text.len());
    Some(if id.is_empty() { leftover } else { leftover.mended(format!("{{#{id}}}")) })
}

fn footnote(block: &Block<'_>) -> Option<Leftover> {
    block.between("[^", "]").map(|(range, _)| Leftover::new("footnote", range))
}

/// `[text][label]` of which nothing says the address.
fn reference_link(block: &Block<'_>) -> Option<Leftover> {
    block.text.match_indices("][").find_map(|(at, _)| {
        let line = block.text[..at].rfind(['\n', '\0']).map_or(0, |end| end + 1);
        let begin = line + block.text[line..at].rfind('[')?;
        let end = at + 2 + block.text[at + 2..].find(['\n', '\0', '[', ']'])?;
        let is_closed = block.text[end..].starts_with(']');
        (is_closed && begin + 1 < at).then(|| Leftover::new("reference-link", begin..end + 1))
    })
}

/// `[text] (address)`.
fn spaced_link(block: &Block<'_>) -> Option<Leftover> {
    block.text.match_indices("] (").find_map(|(at, gap)| {
        let line = block.text[..at].rfind(['\n', '\0']).map_or(0, |end| end + 1);
        let begin = line + block.text[line..at].rfind('[')?;
        let address = &block.text[at + gap.len()..];
        let address = &address[..address.find([')', '\n', '\0'])?];
        let end = at + gap.len() + address.len() + 1;
        let fixed = || block.text[begin..end].replacen("] (", "](", 1);
        is_address(address).then(|| Leftover::new("spaced-link", begin..end).mended(fixed()))
    })
}

fn is_address(text: &str) -> bool {
    let schemes = [
        "https://",
        "http://",
        "mailto:",
        "tel:",
        "solution:",
        "page:",
        "term:",
        "reference:",
        "indicator:",
        "www.",
        "#",
    ];
    let is_file = || {
        text.rsplit_once('.').is_some_and(|(_, end)| {
            (2..=4).contains(&end.len()) && end.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    };
    !text.contains(char::is_whitespace) && (schemes.iter().any(|scheme| text.starts_with(scheme)) || is_file())
}

fn highlight(block: &Block<'_>) -> Option<Leftover> {
    let (range, inner) = block.between("==", "==")?;
    let is_meant = !inner.starts_with([' ', '=']) && !inner.ends_with([' ', '=']);
    is_meant.then(|| Leftover::new("highlight", range).mended(format!("**{inner}**")))
}

/// `[!word]` of no box.
fn alert(block: &Block<'_>) -> Option<Leftover> {
    let line = block.lines().next().filter(|_| block.kind == BlockKind::Quote)?;
    let end = line.text.strip_prefix("[!")?.find(']')? + 3;
    Some(Leftover::new("alert", line.start..line.start + end))
}

fn heading_space(block: &Block<'_>) -> Option<Leftover> {
    if !matches!(block.kind, BlockKind::Text | BlockKind::Quote) {
        return None;
    }
    block.lines().enumerate().find_map(|(number, line)| {
        let marks = line.text.bytes().take_while(|byte| *byte == b'#').count();
        let rest = &line.text[marks..];
        // One `#` before one word is what social networks write.
        let is_meant = marks > 1 || number == 0 && rest.trim_end_matches('\0').contains(' ');
        let begins = rest.starts_with(|letter: char| letter.is_alphanumeric());
        let range = line.range();
        let fixed = format!("{} {}", &line.text[..marks], &line.text[marks..range.len().max(marks)]);
        ((1..=6).contains(&marks) && is_meant && begins).then(|| Leftover::new("heading-space", range).mended(fixed))
    })
}

/// Signs that stand before items in Word and in e-mails.
const BULLETS: [char; 16] =
    ['•', '●', '○', '◦', '▪', '▫', '■', '►', '▸', '➢', '➤', '‣', '⁃', '·', '\u{f0b7}', '\u{f0a7}'];

/// The length of the bullet that `line` begins with, its blanks included, and how many lines with one make a list.
fn bullet_of(line: &str) -> Option<(usize, usize)> {
    let mark = line.chars().next()?;
    let rest = &line[mark.len_utf8()..];
    let blanks = rest.len() - rest.trim_start_matches(|letter: char| letter.is_whitespace()).len();
    let least = match mark {
        // A sentence may go on with a dash on a new line; two that do are a list.
        '–' | '—' | '−' if blanks > 0 => 2,
        '-' if rest.starts_with(char::is_alphabetic) => 2,
        'o' if rest.starts_with(['\t', '\u{a0}']) => 1,
        mark if BULLETS.contains(&mark) => 1,
        _ => return None,
    };
    Some((mark.len_utf8() + blanks, least))
}

fn bullets(block: &Block<'_>) -> Option<Leftover> {
    if !matches!(block.kind, BlockKind::Text | BlockKind::Quote) {
        return None;
    }
    let is_bullet = |line: &str| bullet_of(line).is_some();
    let lines = block.run_of(1, is_bullet)?;
    let least = lines.iter().filter_map(|line| bullet_of(line.text)).map(|(_, least)| least).min().unwrap_or(1);
    (lines.len() >= least).then(|| {
        rewritten("bullet", block, &lines, |_, line| {
            let (length, _) = bullet_of(line).unwrap_or_default();
            // Word and PDF may put the next items on the same line.
            let next = line.chars().next().filter(|mark| BULLETS.contains(mark)).map(|mark| format!(" {mark} "));
            let items = &line[length..];
            format!("- {}", next.map_or_else(|| items.to_owned(), |next| items.replace(&next, "\n- ")))
        })
    })
}

/// The length of the number that `line` begins with, written otherwise than Markdown wants, and how many such lines make a list.
fn number_of(line: &str) -> Option<(usize, usize)> {
    let digits = |is: fn(char) -> bool| line.len() - line.trim_start_matches(is).len();
    let is_arabic = |letter: char| !letter.is_ascii_digit() && western(letter).is_ascii_digit();
    let arabic = digits(is_arabic);
    let length = if arabic > 0 { arabic } else { digits(|letter| letter.is_ascii_digit()) };
    let rest = &line[length..];
    let sign = rest.chars().next().filter(|_| (1..=6).contains(&length))?;
    let after = &rest[sign.len_utf8()..];
    let blanks = after.len() - after.trim_start_matches(char::is_whitespace).len();
    let begins = after[blanks..].starts_with(char::is_alphabetic);
    let least = match sign {
        _ if !begins => return None,
        '.' | ')' | '-' | '–' | '/' if arabic > 0 => 1,
        '-' | '–' | '/' | '°' if blanks > 0 => 2,
        '.' | ')' if blanks == 0 => 2,
        _ => return None,
    };
    Some((length + sign.len_utf8() + blanks, least))
}

fn numbers(block: &Block<'_>) -> Option<Leftover> {
    if !matches!(block.kind, BlockKind::Text | BlockKind::Quote) {
        return None;
    }
    let lines = block.run_of(1, |line| number_of(line).is_some())?;
    let least = lines.iter().filter_map(|line| number_of(line.text)).map(|(_, least)| least).min().unwrap_or(1);
    (lines.len() >= least).then(|| {
        rewritten("number", block, &lines, |number, line| {
            let (length, _) = number_of(line).unwrap_or_default();
            format!("{}. {}", number + 1, &line[length..])
        })
    })
}

/// The finding about `lines`, which are as `by` writes them. Where something else than text stands in them, nothing is proposed.
fn rewritten(
    kind: &'static str,
    block: &Block<'_>,
    lines: &[Line<'_>],
    by: impl Fn(usize, &str) -> String,
) -> Leftover {
    let (start, end) = lines.first().zip(lines.last()).map_or((0, 0), |(first, last)| (first.start, last.range().end));
    let is_plain = !block.text[start..end].contains('\0');
    let written: Vec<String> = lines.iter().enumerate().map(|(at, line)| by(at, line.text)).collect();
    let leftover = Leftover::new(kind, start..end);
    if is_plain { leftover.mended(written.join("\n")) } else { leftover }
}

/// How many cells `line` has between bars.
fn cells(line: &str) -> usize {
    line.trim_matches(['\0', ' ', '|']).split('|').count()
}

/// Rows with bars and no rule below the first, or one of long dashes.
fn table_rule(block: &Block<'_>) -> Option<Leftover> {
    if !matches!(block.kind, BlockKind::Text | BlockKind::Quote) {
        return None;
    }
    let lines = block.run_of(1, |line| line.contains('|'))?;
    let first = lines.first()?;
    let is_row = first.text.starts_with('|') && cells(first.text) > 1 || lines.len() > 1;
    let is_rule = |line: &Line<'_>| {
        let text = line.text.trim_end_matches('\0');
        text.contains(['—', '–', '-', '_'])
            && text.chars().all(|letter| matches!(letter, '|' | '—' | '–' | '-' | '−' | '_' | ':' | ' '))
    };
    let rule = ["|", &"---|".repeat(cells(first.text))].concat();
    let odd_rule = lines.get(1).filter(|line| is_rule(line));
    let leftover = if let Some(line) = odd_rule {
        Leftover::new("table-dashes", line.range()).mended(rule)
    } else {
        let row = &block.text[first.range()];
        let leftover = Leftover::new("table-rule", first.range());
        if row.contains('\0') || is_rule(first) { leftover } else { leftover.mended(format!("{row}\n{rule}")) }
    };
    is_row.then_some(leftover)
}

/// Cells that a spreadsheet parted with tabs.
fn table_tabs(block: &Block<'_>) -> Option<Leftover> {
    let tabs = |line: &str| line.trim_matches(['\0', ' ']).matches('\t').count();
    let lines = block.run_of(2, |line| tabs(line) > 0 && bullet_of(line).is_none() && number_of(line).is_none())?;
    let columns = tabs(lines.first()?.text);
    let is_table = lines.iter().all(|line| tabs(line.text) == columns);
    let (first, last) = lines.first().zip(lines.last())?;
    let row = |line: &str| {
        format!("| {} |", line.trim_matches(['\0', ' ']).split('\t').map(str::trim).collect::<Vec<_>>().join(" | "))
    };
    let mut rows: Vec<String> = lines.iter().map(|line| row(line.text)).collect();
    rows.insert(1, ["|", &"---|".repeat(columns + 1)].concat());
    let range = first.start..last.range().end;
    let leftover = Leftover::new("table-tabs", range.clone());
    is_table.then(|| if block.text[range].contains(['\0', '|']) { leftover } else { leftover.mended(rows.join("\n")) })
}

/// `+---+---+`, as pandoc draws tables.
pub(super) fn table_grid(block: &Block<'_>) -> Option<Leftover> {
    let is_edge = |line: &str| {
        let line = line.trim_end_matches(['\0', ' ']);
        line.len() > 4
            && line.starts_with("+-")
            && line.ends_with('+')
            && line.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'=' | b':'))
    };
    let line = block.lines().find(|line| is_edge(line.text))?;
    Some(Leftover::new("table-grid", line.range()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_on_one_line_are_items_of_their_own() {
        for (text, list) in [
            ("• une salle • des chaises • du thé", "- une salle\n- des chaises\n- du thé"),
            ("• une salle\n• dix·huit chaises – au moins", "- une salle\n- dix·huit chaises – au moins"),
            ("– le matin – tôt\n– le soir", "- le matin – tôt\n- le soir"),
            ("● قاعة ● كراسي", "- قاعة\n- كراسي"),
        ] {
            let block = Block { text, kind: BlockKind::Text };
            assert_eq!(bullets(&block).and_then(|leftover| leftover.fix).as_deref(), Some(list));
        }
    }
}
