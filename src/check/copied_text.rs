//! A text as it comes out of a PDF: letters as they were drawn, words cut where lines ended, Arabic written backwards. It looks right, or nearly so, and nobody
//! finds it by its words. One finding for each of these in a file, at the first place.

use super::{Check, CheckContext};
use crate::finding::{Code, Edit, Finding, Findings};
use crate::guide::Solution;
use crate::guide::script::Written;
use crate::i18n::plain_letters;
use crate::source::Span;
use std::ops::Range;

/// A text with traces of the PDF that it was copied from.
const COPIED_TEXT: Code = Code::warning("copied-text");

pub(super) const CHECK: Check = Check::of_solution(&[&COPIED_TEXT], solution).and_guide(guide);

fn solution(context: &CheckContext<'_>, solution: &Solution, findings: &mut Findings) {
    solution.chapters.iter().flatten().for_each(|chapter| look(context, chapter, findings));
    solution.sheets.values().for_each(|sheet| look(context, sheet, findings));
}

fn guide(context: &CheckContext<'_>, findings: &mut Findings) {
    let texts = context.guide.pages.iter().flat_map(|page| page.texts.iter().flatten());
    texts.for_each(|text| look(context, text, findings));
}

fn look(context: &CheckContext<'_>, written: &impl Written, findings: &mut Findings) {
    let text = &**context.sources.file(written.file()).text();
    let span = |range| Span::new(written.file(), range);
    let finding = |kind: &'static str, range: Range<usize>| {
        COPIED_TEXT.at(span(range.clone())).with("kind", kind).with("found", text[range].replace('\n', " "))
    };
    if let Some(word) = reversed(text) {
        // Its letters, too, are to be written anew.
        return findings.add(finding("reversed", word));
    }
    let drawn: Vec<Range<usize>> = drawn(text).collect();
    if let Some(first) = drawn.first() {
        let edit = |range: &Range<usize>| Edit::new(span(range.clone()), plain_letters(&text[range.clone()]));
        findings.add(finding("drawn", first.clone()).fixed_by(drawn.iter().map(edit).collect()));
    }
    let cut = cut(text, || written.body().paragraphs().collect());
    if let Some(first) = cut.first() {
        let finding = finding("cut", first.word.clone());
        findings.add(joined(finding, &cut, span));
    }
}

/// `finding` mended, if all that cuts the words is hyphens that stand nowhere else.
fn joined(finding: Finding, cut: &[Cut], span: impl Fn(Range<usize>) -> Span) -> Finding {
    if !cut.iter().all(|cut| cut.is_certain) {
        return finding;
    }
    finding.fixed_by(cut.iter().map(|cut| Edit::new(span(cut.hyphen.clone()), String::new())).collect())
}

/// The words of which some letters are written as a font draws them: joined (`ﬁ`), or as they look at the beginning, in the middle or at the end of a word.
fn drawn(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut behind = 0;
    memchr::memchr_iter(DRAWN_LEAD, text.as_bytes()).filter_map(move |at| {
        if at < behind || !text[at..].starts_with(is_drawn) {
            return None;
        }
        let end = text[at..].find(|letter| !is_drawn(letter)).map_or(text.len(), |length| at + length);
        behind = end;
        Some(at..end)
    })
}

/// The first byte of every letter that [`is_drawn`].
const DRAWN_LEAD: u8 = 0xef;

/// Words in one sign («ﷺ», «ﷲ») and ornate brackets are typed by people; all other forms are of fonts.
fn is_drawn(letter: char) -> bool {
    matches!(letter, '\u{fb00}'..='\u{fb06}' | '\u{fb50}'..='\u{fbb1}' | '\u{fbd3}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdc7}' | '\u{fe70}'..='\u{fefc}')
}

/// The first word that begins with a letter which Arabic words only end with.
fn reversed(text: &str) -> Option<Range<usize>> {
    let begins = [" ة", "\nة", " ى", "\nى", " \u{fe93}", " \u{fe94}"];
    let word = |at: usize| {
        let start = at + 1;
        let rest = &text[start..];
        let end = rest.find(|letter: char| !letter.is_alphabetic()).map_or(text.len(), |length| start + length);
        (text[start..end].chars().count() > 2).then_some(start..end)
    };
    let found = |begin: &str| memchr::memmem::find_iter(text.as_bytes(), begin).find_map(word);
    begins.into_iter().filter_map(found).min_by_key(|word| word.start)
}

/// A word that a hyphen cuts at the end of a line.
struct Cut {
    /// From its beginning to the end of what stands on the next line.
    word: Range<usize>,
    /// The hyphen, and all that stands behind it up to the next line's first letter.
    hyphen: Range<usize>,
    /// Whether it can be nothing but the cut of a line.
    is_certain: bool,
}

/// The words of paragraphs that are cut where a line ends.
fn cut(text: &str, paragraphs: impl Fn() -> Vec<Range<usize>>) -> Vec<Cut> {
    let at = |hyphen: &'static str| {
        let ends = memchr::memmem::find_iter(text.as_bytes(), hyphen);
        ends.filter_map(move |at| cut_at(text, at, hyphen))
    };
    let mut found: Vec<Cut> = ["-\n", "\u{ad}\n", "\u{2010}\n"].into_iter().flat_map(at).collect();
    if !found.is_empty() {
        let paragraphs = paragraphs();
        found.retain(|cut| paragraphs.iter().any(|range| range.contains(&cut.hyphen.start)));
        found.sort_by_key(|cut| cut.hyphen.start);
    }
    found
}

/// The word that is cut by `hyphen`, which stands at `at`: small letters on both sides. «les pré- et postfinancements» are two words.
fn cut_at(text: &str, at: usize, hyphen: &str) -> Option<Cut> {
    const BETWEEN: [&str; 5] = ["et", "ou", "and", "or", "ni"];
    let next = at + hyphen.len();
    let blanks = text[next..].len() - text[next..].trim_start_matches([' ', '>']).len();
    let next = next + blanks;
    let before = text[..at]
        .rfind(|letter: char| !letter.is_alphabetic())
        .map_or(0, |end| end + text[end..].chars().next().map_or(1, char::len_utf8));
    let end = text[next..].find(|letter: char| !letter.is_alphabetic()).map_or(text.len(), |length| next + length);
    let is_word = text[..at].ends_with(char::is_lowercase) && text[next..].starts_with(char::is_lowercase);
    let is_certain = hyphen.starts_with('\u{ad}');
    (is_word && !BETWEEN.contains(&&text[next..end])).then_some(Cut { word: before..end, hyphen: at..next, is_certain })
}
