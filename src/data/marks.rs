//! Marks that mean something in a text of Markdown, and nothing in a field: readers would see them.

use crate::finding::{Code, Finding};
use crate::source::Text;

/// A field with such marks.
pub const MARKS: Code = Code::warning("marks-in-field");

/// Tells the first mark in `text`, if there is any.
pub fn find(text: &Text) -> Option<Finding> {
    if !may_have(text.value.as_bytes()) {
        return None;
    }
    let is_bare = text.span.range().len() == text.value.len();
    // Without quotation marks around, a sign at the beginning has been told already.
    let (kind, found) = mark(&text.value).filter(|(kind, _)| !is_bare || !matches!(*kind, "bullet" | "heading"))?;
    let finding = MARKS.at(text.span).with("kind", kind).with("found", super::fields::shorten(found));
    Some(if kind == "quotes" && is_bare { unquoted(finding, text) } else { finding })
}

/// What is wrong with `text`, and where.
fn mark(text: &str) -> Option<(&'static str, &str)> {
    quotes(text).or_else(|| link(text)).or_else(|| around(text)).or_else(|| html(text)).or_else(|| begin(text))
}

/// Whether there is any byte of a mark: looked for in many bytes at once, since hardly any text has one.
fn may_have(bytes: &[u8]) -> bool {
    let is_mark = |byte: u8| matches!(byte, b'*' | b'`' | b'_' | b'[' | b'#' | b'>' | b'<');
    let starts = |mark: &str| bytes.starts_with(mark.as_bytes());
    bytes.iter().fold(false, |any, &byte| any | is_mark(byte))
        || starts("- ")
        || starts("\u{201c}")
        || starts("\u{201e}")
}

/// Curly quotation marks around the whole text, as word processors make them of straight ones.
fn quotes(text: &str) -> Option<(&'static str, &str)> {
    let inner = text.strip_prefix(['\u{201c}', '\u{201e}'])?.strip_suffix(['\u{201d}', '\u{201c}'])?;
    (!inner.contains(['\u{201c}', '\u{201d}'])).then_some(("quotes", inner))
}

/// `finding` mended by the text without its curly marks, where it needs none.
fn unquoted(finding: Finding, text: &Text) -> Finding {
    let inner = text.value.trim_matches(['\u{201c}', '\u{201d}', '\u{201e}']);
    let is_plain = inner.starts_with(char::is_alphanumeric) && !inner.contains(": ") && !inner.contains(" #");
    if is_plain && !inner.ends_with(':') { finding.fixed(text.span, inner.to_owned()) } else { finding }
}

/// `[text](address)`, `![image](file)`, `[[page]]`
fn link(text: &str) -> Option<(&'static str, &str)> {
    let at = text.find("](").or_else(|| text.find("]]").filter(|at| text[..*at].contains("[[")))?;
    let start = text[..at].rfind('[')?;
    let end = text[at + 1..].find([')', ']']).map_or(text.len(), |end| at + 1 + end + 1);
    let start = if text[..start].ends_with(['!', '[']) { start - 1 } else { start };
    Some(("link", &text[start..end]))
}

/// `**bold**`, `__bold__`, `` `code` ``, `*emphasis*`, `_emphasis_`
fn around(text: &str) -> Option<(&'static str, &str)> {
    let found = ["**", "__", "`", "*", "_"].into_iter().find_map(|mark| Some((mark, between(text, mark)?)));
    found.map(|(mark, found)| (if mark == "`" { "code" } else { "bold" }, found))
}

/// `<b>…</b>`
fn html(text: &str) -> Option<(&'static str, &str)> {
    const TAGS: [&str; 10] = ["<b>", "<i>", "<em>", "<strong>", "<u>", "<br", "<span", "<p>", "<a ", "<font"];
    let start = TAGS.iter().filter_map(|tag| text.find(tag)).min()?;
    let end = text[start..].find('>').map_or(text.len(), |end| start + end + 1);
    Some(("html", &text[start..end]))
}

/// The first words that stand right between two of `mark`, apart from the words around. Two stars and backticks are marks within words, too.
fn between<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    let is_within = mark == "**" || mark == "`";
    let is_apart = |letter: Option<char>| letter.is_none_or(|it| !it.is_alphanumeric() && !mark.contains(it));
    let places: Vec<usize> = text.match_indices(mark).map(|(at, _)| at).collect();
    let pairs = places.windows(2).map(|pair| (pair[0], pair[1]));
    let mut found = pairs.filter(|&(open, close)| {
        let inner = &text[open + mark.len()..close];
        let is_tight = inner.trim() == inner && !inner.is_empty();
        let (before, behind) = (text[..open].chars().next_back(), text[close + mark.len()..].chars().next());
        is_tight && (is_within || is_apart(before) && is_apart(behind))
    });
    found.next().map(|(open, close)| &text[open..close + mark.len()])
}

/// `# Title`, `> quoted`, `- item`
fn begin(text: &str) -> Option<(&'static str, &str)> {
    let behind = text.trim_start_matches('#');
    let count = text.len() - behind.len();
    if (1..=6).contains(&count) && behind.starts_with(' ') {
        return Some(("heading", &text[..count]));
    }
    let is_bullet = ["- ", "* ", "> "].iter().any(|mark| text.starts_with(mark));
    is_bullet.then(|| ("bullet", &text[..1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<&'static str> {
        if may_have(text.as_bytes()) { mark(text).map(|(kind, _)| kind) } else { None }
    }

    #[test]
    fn marks_are_told_from_signs() {
        for (text, expected) in [
            ("On **dessine** ensemble", "bold"),
            ("و**«المشاركة»** المواطنة", "bold"),
            ("Un _mot_ en italique", "bold"),
            ("Un *mot*, puis", "bold"),
            ("Voir [la loi](reference:loi-31-13)", "link"),
            ("Voir [[loi]]", "link"),
            ("# Titre", "heading"),
            ("- premier", "bullet"),
            ("Le champ `title`", "code"),
            ("Un <b>mot</b>", "html"),
            ("\u{201c}Atelier de carte\u{201d}", "quotes"),
        ] {
            assert_eq!(kind(text), Some(expected), "{text}");
        }
        for text in [
            "Atelier de carte",
            "5 * 3 = 15 et 2 * 2",
            "Prix*",
            "fichier_a_remplir.pdf et autre_fichier.pdf",
            "Fiche n°2 #3",
            "Articles [1] et [2] (voir plus bas)",
            "[Projet] Atelier (suite)",
            "\u{201c}Oui\u{201d} et \u{201c}non\u{201d}",
            "moins de 5 < 10 > 3",
            "",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
    }
}
