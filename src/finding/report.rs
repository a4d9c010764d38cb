//! Findings in words: for a terminal, for programs, for the annotations of a code host.

use super::{Edit, Finding, Findings, Place, Related, Severity};
use crate::i18n::{Words, plain};
use crate::source::{FileId, Sources, Span};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;
use std::fmt::Write;
use std::ops::Range;

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// For people: the source line, what was found, what to write.
    #[default]
    Text,
    /// A JSON array, for programs and editors.
    Json,
    /// Workflow commands that GitHub shows beside the lines of a change.
    Github,
}

/// A finding in words. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, Serialize)]
pub struct Diagnostic {
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: Location,
    message: String,
    help: String,
    /// Other places that matter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<RelatedLocation>,
    /// What to write instead, if that is certain: all of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fix: Vec<LocatedEdit>,
    /// The line of the source, for those who show it; programs read the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
}

/// A file, or a part of it, which ends before the character at its end.
#[derive(Clone, Debug, Serialize)]
struct Location {
    file: String,
    #[serde(flatten, serialize_with = "part_or_null")]
    part: Option<TextRange>,
}

/// A place has all its fields in JSON, whatever it is: `null` where it is a file as a whole.
#[expect(clippy::ref_option, reason = "serde calls it so")]
fn part_or_null<S: serde::Serializer>(part: &Option<TextRange>, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct NullableRange {
        line: Option<usize>,
        column: Option<usize>,
        end_line: Option<usize>,
        end_column: Option<usize>,
    }
    let of = |field: fn(&TextRange) -> usize| part.as_ref().map(field);
    NullableRange {
        line: of(|part| part.line),
        column: of(|part| part.column),
        end_line: of(|part| part.end_line),
        end_column: of(|part| part.end_column),
    }
    .serialize(serializer)
}

/// From a character to another.
#[derive(Clone, Copy, Debug, Serialize)]
struct TextRange {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// Another place that matters, and what there is.
#[derive(Clone, Debug, Serialize)]
struct RelatedLocation {
    #[serde(flatten)]
    place: Location,
    message: String,
}

/// What to write instead of what is there now.
#[derive(Clone, Debug, Serialize)]
struct LocatedEdit {
    #[serde(flatten)]
    place: Location,
    replacement: String,
}

impl Location {
    fn of(place: Place, sources: &Sources) -> Self {
        let file = sources.file(place.file()).path.clone();
        Self { file, part: place.part().map(|span| TextRange::of(span, sources)) }
    }
}

/// `content/themes.toml:3:7`, or the path alone.
impl std::fmt::Display for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.file)?;
        self.part.map_or(Ok(()), |TextRange { line, column, .. }| write!(f, ":{line}:{column}"))
    }
}

impl TextRange {
    fn of(span: Span, sources: &Sources) -> Self {
        let ((line, column), end) = (sources.line_column(span), Span { start: span.end, ..span });
        let (end_line, end_column) = sources.line_column(end);
        Self { line, column, end_line, end_column }
    }
}

/// All `findings` in words for a page: with the lines of the source that they are about, and names isolated in their sentences.
pub fn tell_with_source(findings: &Findings, sources: &Sources, words: &Words) -> Vec<Diagnostic> {
    let with_source = |finding: &Finding| {
        let (message, help) = sentences(finding, words);
        let help = with_places(help, finding, sources, words);
        let source = finding.place.part().and_then(|span| excerpt(sources.file(span.file).text(), span.range()));
        Diagnostic { message, help, source, ..told(finding, sources, words) }
    };
    shown(findings, sources).into_iter().map(with_source).collect()
}

/// Nobody reads more findings at once; the rest is counted. Programs are told all.
const MOST: usize = 200;

/// As many `findings` as somebody reads, in the order of [`Findings::sorted`]: no warning takes the place of an error.
fn shown<'f>(findings: &'f Findings, sources: &Sources) -> Vec<&'f Finding> {
    let mut shown = findings.sorted(sources);
    shown.truncate(MOST);
    shown
}

/// All `findings` in words, in the order of [`Findings::sorted`].
pub fn tell(findings: &Findings, sources: &Sources, words: &Words) -> Vec<Diagnostic> {
    findings.sorted(sources).into_iter().map(|finding| told(finding, sources, words)).collect()
}

fn told(finding: &Finding, sources: &Sources, words: &Words) -> Diagnostic {
    let (message, help) = plain_sentences(finding, words);
    Diagnostic {
        code: finding.code.id,
        severity: finding.code.severity.name(),
        place: Location::of(finding.place, sources),
        message,
        help,
        related: finding.related.iter().map(|related| told_related(*related, sources, words)).collect(),
        fix: finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| told_edit(edit, sources)).collect(),
        source: None,
    }
}

fn told_edit(edit: &Edit, sources: &Sources) -> LocatedEdit {
    LocatedEdit { place: Location::of(edit.place(sources), sources), replacement: edit.text.clone() }
}

fn told_related(related: Related, sources: &Sources, words: &Words) -> RelatedLocation {
    RelatedLocation { place: Location::of(related.place, sources), message: label(related, words) }
}

fn label(related: Related, words: &Words) -> String {
    plain(words.say(&["finding-label-", related.says].concat()))
}

/// `help`, and the other places that matter: for those who see no lines.
fn with_places(mut help: String, finding: &Finding, sources: &Sources, words: &Words) -> String {
    for related in &finding.related {
        let place = Location::of(related.place, sources).to_string();
        let arguments = [("place", place.into()), ("label", label(*related, words).into())];
        help = format!("{help} {}", words.say_with("finding-see-also", &arguments));
    }
    help.trim().to_owned()
}

/// What is wrong, and what to write instead, as terminals and programs show it.
fn plain_sentences(finding: &Finding, words: &Words) -> (String, String) {
    let (message, help) = sentences(finding, words);
    (plain(&message), plain(&help))
}

/// What is wrong, and what to write instead. Names inside the sentences are isolated where the language needs it.
fn sentences(finding: &Finding, words: &Words) -> (String, String) {
    let key = finding.code.message();
    let message = words.say_with(&key, &finding.arguments);
    let mut help = words.attribute(&key, "advice", &finding.arguments);
    if let Some(suggestion) = &finding.suggestion {
        let meant = words.say_with("finding-did-you-mean", &[("suggestion", suggestion.as_str().into())]);
        help = format!("{meant} {help}");
    }
    (message, help.trim().to_owned())
}

/// Findings as `format` asks, ready to print; empty if there are none (but JSON is always an array).
pub fn write(findings: &Findings, sources: &Sources, words: &Words, format: Format, colour: bool) -> String {
    match format {
        Format::Text => text(findings, sources, words, colour),
        Format::Json => json(&tell(findings, sources, words)),
        Format::Github => github(findings, sources, words),
    }
}

fn json(told: &[Diagnostic]) -> String {
    let mut out = String::from("[");
    for (index, finding) in told.iter().enumerate() {
        out.push_str(if index == 0 { "\n  " } else { ",\n  " });
        out.push_str(
            &serde_json::to_string(finding).unwrap_or_else(|_| unreachable!("a finding is texts and numbers")),
        );
    }
    out.push_str(if told.is_empty() { "]\n" } else { "\n]\n" });
    out
}

/// See “Workflow commands for GitHub Actions”: data escapes `%`, CR and LF; properties `:` and `,` too.
fn github(findings: &Findings, sources: &Sources, words: &Words) -> String {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    shown(findings, sources).into_iter().fold(String::new(), |mut out, finding| {
        let Diagnostic { code, severity, place, message, help, .. } = told(finding, sources, words);
        let help = with_places(help, finding, sources, words);
        let _ = write!(out, "::{severity} file={}", property(&place.file));
        if let Some(TextRange { line, column, end_line, end_column }) = place.part {
            let _ = write!(out, ",line={line},col={column},endLine={end_line},endColumn={end_column}");
        }
        let _ = writeln!(out, ",title={code}::{}", data(&format!("{message}\n{help}")));
        out
    })
}

fn text(findings: &Findings, sources: &Sources, words: &Words, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(WIDTH);
    let mut out = String::new();
    let shown = shown(findings, sources);
    for finding in &shown {
        out.push_str(&one(finding, sources, words, &renderer));
        out.push_str("\n\n");
    }
    let all = findings.count(Severity::Error) + findings.count(Severity::Warning);
    if let Some(more) = all.checked_sub(shown.len()).filter(|more| *more > 0) {
        let _ = writeln!(out, "{}", plain(&words.say_with("finding-more", &[("n", more.into())])));
    }
    out
}

/// One finding as a block: title, the source lines with a mark under what is meant, the advice.
fn one(finding: &Finding, sources: &Sources, words: &Words, renderer: &Renderer) -> String {
    let (message, help) = plain_sentences(finding, words);
    let level = match finding.code.severity {
        Severity::Error => Level::ERROR.with_name(words.say("finding-error")),
        Severity::Warning => Level::WARNING.with_name(words.say("finding-warning")),
    };
    let mut group = Group::with_title(level.primary_title(&*message).id(finding.code.id));
    let mut files = vec![finding.place.file()];
    files.extend(finding.related.iter().map(|related| related.place.file()));
    let mut seen = std::collections::BTreeSet::new();
    let labels: Vec<String> = finding.related.iter().map(|related| label(*related, words)).collect();
    for file in files.into_iter().filter(|file| seen.insert(*file)) {
        group = snippets(group, file, finding, &labels, sources);
    }
    if !help.is_empty() {
        group = group.element(Level::HELP.with_name(words.say("finding-help")).message(&*help));
    }
    renderer.render(&[group])
}

/// The lines of `file` that matter to a finding, each place marked; its path alone where there is nothing to mark.
fn snippets<'s>(
    group: Group<'s>,
    file: FileId,
    finding: &Finding,
    labels: &'s [String],
    sources: &'s Sources,
) -> Group<'s> {
    let source = sources.file(file);
    let text = source.text();
    let own = finding.place.part().filter(|span| span.file == file);
    let others = finding.related.iter().zip(labels).filter_map(|(related, label)| {
        let span = related.place.part().filter(|span| span.file == file)?;
        Some((line_of(text, span.range())?.1, AnnotationKind::Context, label.as_str()))
    });
    let own_mark = own.and_then(|span| Some((line_of(text, span.range())?.1, AnnotationKind::Primary, "")));
    let marks: Vec<_> = own_mark.into_iter().chain(others).collect();
    if marks.is_empty() {
        let own = finding.place.file() == file;
        let place = own.then_some(finding.place).map(|place| Location::of(place, sources).to_string());
        let related = finding.related.iter().zip(labels).find(|(related, _)| related.place.file() == file);
        let related = related.map(|(_, label)| format!("{} ({label})", source.path));
        return group.element(annotate_snippets::Origin::path(place.or(related).unwrap_or_default()));
    }
    let mut snippet = Snippet::source(&**text).path(&source.path).fold(true);
    for (range, kind, label) in marks {
        snippet = snippet.annotation(kind.span(range).label(label));
    }
    group.element(snippet)
}

/// Characters of a line that are shown: a paragraph is one line in Markdown, and only the part around the mark matters.
const WIDTH: usize = 120;

/// Bytes of a line that are shown on a page before a place, and as many from there on: hundreds of findings may be about one line of a megabyte.
const AROUND: usize = 400;

/// The line that `range` begins in, or what of it is around that.
fn excerpt(text: &str, range: Range<usize>) -> Option<String> {
    let (line, mark) = line_of(text, range)?;
    let is_letter = |at: &usize| text.is_char_boundary(*at);
    let from = (line.start..=mark.start.saturating_sub(AROUND).max(line.start)).rev().find(is_letter)?;
    let to = (line.end.min(mark.start + AROUND)..=line.end).find(is_letter)?;
    let [before, after] = [from > line.start, to < line.end].map(|is_cut| if is_cut { "…" } else { "" });
    Some(format!("{before}{}{after}", &text[from..to]))
}

/// The line that `range` begins in, and the part of `range` that is in it; `None` if the line is empty.
fn line_of(text: &str, range: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let start = range.start.min(text.len());
    let line_start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let line_end = text.get(start..)?.find('\n').map_or(text.len(), |at| start + at);
    (line_start < line_end).then(|| (line_start..line_end, start..range.end.clamp(start, line_end)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Code;

    const SLIP: Code = Code::warning("draft-chapter");
    const FAULT: Code = Code::error("unknown-field");

    #[test]
    fn of_a_long_line_a_page_shows_what_is_around_the_place() {
        assert_eq!(excerpt("a\nbc\nd", 3..4).as_deref(), Some("bc"));
        let line = "é".repeat(100_000);
        let shown = excerpt(&line, 100_000..100_002).unwrap();
        assert!(shown.starts_with("…é") && shown.ends_with("é…") && shown.len() < 3 * AROUND, "{}", shown.len());
        assert!(excerpt(&line, 0..2).unwrap().starts_with('é'));
    }

    #[test]
    fn of_very_many_findings_all_errors_are_shown_and_the_rest_counted() {
        let mut sources = Sources::default();
        let file = sources.put_text("content/guide.toml", &"x".repeat(1000));
        let mut findings = Findings::default();
        for at in 0..300 {
            findings.add(SLIP.at(Span::new(file, at..at + 1)));
        }
        for at in 300..303 {
            findings.add(FAULT.at(Span::new(file, at..at + 1)).with("field", "x"));
        }
        let words = crate::i18n::tool_words("fr");
        let text = write(&findings, &sources, &words, Format::Text, false);
        assert_eq!([text.matches("unknown-field").count(), text.matches("draft-chapter").count()], [3, MOST - 3]);
        assert!(text.contains("… et 103 autres"), "{text}");
        assert_eq!(tell(&findings, &sources, &words).len(), 303);
    }

    #[test]
    fn signs_of_the_names_of_files_are_not_those_of_github() {
        let mut sources = Sources::default();
        let file = sources.put_text("content/pages/a,b:50%/fr.md", "été");
        let mut findings = Findings::default();
        findings.add(SLIP.at(Span::new(file, 0..5)));
        let text = write(&findings, &sources, &crate::i18n::tool_words("fr"), Format::Github, false);
        let begin = "::warning file=content/pages/a%2Cb%3A50%25/fr.md,line=1,col=1,endLine=1,endColumn=4,";
        assert!(text.starts_with(begin), "{text}");
    }
}
