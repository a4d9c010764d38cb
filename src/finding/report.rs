//! Findings in words: for a terminal, for programs, for the annotations of a code host.

use super::{Finding, Findings, Severity};
use crate::i18n::{Words, plain};
use crate::source::{Sources, Span};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;
use std::fmt::Write;

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
pub struct Told {
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: Place,
    message: String,
    help: String,
    /// Other places that matter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Place>,
    /// The line of the source, for those who show it; programs read the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
}

/// A part of a file. It ends before the character at its end.
#[derive(Clone, Debug, Serialize)]
struct Place {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl Place {
    fn of(span: Span, sources: &Sources) -> Self {
        let ((line, column), end) = (sources.line_column(span), Span { start: span.end, ..span });
        let (end_line, end_column) = sources.line_column(end);
        Self { file: sources.file(span.file).path.clone(), line, column, end_line, end_column }
    }
}

/// All `findings` in words for a page: with the lines of the source that they are about, and names isolated in their sentences.
pub fn tell_with_source(findings: &Findings, sources: &Sources, words: &Words) -> Vec<Told> {
    let with_source = |finding: &Finding| {
        let (message, help) = sentences(finding, sources, words);
        let text = sources.file(finding.span.file).text();
        let source = shown_range(text, finding.span.range()).map(|(line, ..)| line.to_owned());
        Told { message, help, source, ..told(finding, sources, words) }
    };
    findings.sorted(sources).into_iter().map(with_source).collect()
}

/// All `findings` in words, in the order of [`Findings::sorted`].
pub fn tell(findings: &Findings, sources: &Sources, words: &Words) -> Vec<Told> {
    findings.sorted(sources).into_iter().map(|finding| told(finding, sources, words)).collect()
}

fn told(finding: &Finding, sources: &Sources, words: &Words) -> Told {
    let (message, help) = plain_sentences(finding, sources, words);
    Told {
        code: finding.code.id,
        severity: finding.code.severity.name(),
        place: Place::of(finding.span, sources),
        message,
        help,
        related: finding.related.iter().map(|span| Place::of(*span, sources)).collect(),
        source: None,
    }
}

/// What is wrong, and what to write instead, as terminals and programs show it.
fn plain_sentences(finding: &Finding, sources: &Sources, words: &Words) -> (String, String) {
    let (message, help) = sentences(finding, sources, words);
    (plain(&message), plain(&help))
}

/// What is wrong, and what to write instead. Names inside the sentences are isolated where the language needs it.
fn sentences(finding: &Finding, sources: &Sources, words: &Words) -> (String, String) {
    let key = format!("finding-{}", finding.code.id);
    let message = words.say_with(&key, &finding.arguments);
    let mut help = words.attribute(&key, "advice", &finding.arguments);
    if let Some(suggestion) = &finding.suggestion {
        let meant = words.say_with("finding-did-you-mean", &[("suggestion", suggestion.as_str().into())]);
        help = format!("{meant} {help}");
    }
    for related in &finding.related {
        let (line, column) = sources.line_column(*related);
        let place = format!("{}:{line}:{column}", sources.file(related.file).path);
        let see = words.say_with("finding-see-also", &[("place", place.into())]);
        help = format!("{help} {see}");
    }
    (message, help.trim().to_owned())
}

/// Findings as `format` asks, ready to print; empty if there are none (but JSON is always an array).
pub fn write(findings: &Findings, sources: &Sources, words: &Words, format: Format, colour: bool) -> String {
    match format {
        Format::Text => text(findings, sources, words, colour),
        Format::Json => json(&tell(findings, sources, words)),
        Format::Github => github(&tell(findings, sources, words)),
    }
}

fn json(told: &[Told]) -> String {
    let mut out = String::from("[");
    for (index, finding) in told.iter().enumerate() {
        out.push_str(if index == 0 { "\n  " } else { ",\n  " });
        out.push_str(&serde_json::to_string(finding).unwrap_or_default());
    }
    out.push_str(if told.is_empty() { "]\n" } else { "\n]\n" });
    out
}

/// See “Workflow commands for GitHub Actions”: data escapes `%`, CR and LF; properties `:` and `,` too.
fn github(told: &[Told]) -> String {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    told.iter().fold(String::new(), |mut out, finding| {
        let Told { code, severity, place, message, help, .. } = finding;
        let Place { line, column, end_line, end_column, .. } = place;
        let (file, text) = (property(&place.file), data(&format!("{message}\n{help}")));
        let end = format!("endLine={end_line},endColumn={end_column}");
        let _ = writeln!(out, "::{severity} file={file},line={line},col={column},{end},title={code}::{text}");
        out
    })
}

fn text(findings: &Findings, sources: &Sources, words: &Words, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(WIDTH);
    let mut out = String::new();
    for finding in findings.sorted(sources) {
        out.push_str(&one(finding, sources, words, &renderer));
        out.push_str("\n\n");
    }
    out
}

/// One finding as a block: title, the source lines with a mark under what is meant, the advice.
fn one(finding: &Finding, sources: &Sources, words: &Words, renderer: &Renderer) -> String {
    let (message, help) = plain_sentences(finding, sources, words);
    let level = match finding.code.severity {
        Severity::Error => Level::ERROR.with_name(words.say("finding-error")),
        Severity::Warning => Level::WARNING.with_name(words.say("finding-warning")),
    };
    let file = sources.file(finding.span.file);
    let (line, column) = sources.line_column(finding.span);
    let place = format!("{}:{line}:{column}", file.path);
    let mut group = Group::with_title(level.primary_title(&*message).id(finding.code.id));
    let shown = shown_range(file.text(), finding.span.range());
    if file.text().is_empty() || shown.is_none() {
        group = group.element(annotate_snippets::Origin::path(&place));
    }
    if let Some((slice, first_line, range)) = shown {
        group = group.element(
            Snippet::source(slice)
                .path(&file.path)
                .line_start(first_line)
                .annotation(AnnotationKind::Primary.span(range).label("")),
        );
    }
    if !help.is_empty() {
        group = group.element(Level::HELP.with_name(words.say("finding-help")).message(&*help));
    }
    renderer.render(&[group])
}

/// Characters of a line that are shown: a paragraph is one line in Markdown, and only the part around the mark matters.
const WIDTH: usize = 120;

/// The lines around `range`, the number of the first of them, and the range within them.
fn shown_range(text: &str, range: std::ops::Range<usize>) -> Option<(&str, usize, std::ops::Range<usize>)> {
    let start = range.start.min(text.len());
    let line_start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let line_end = text.get(start..)?.find('\n').map_or(text.len(), |at| start + at);
    if line_end == line_start {
        return None;
    }
    let first_line = text[..line_start].bytes().filter(|&byte| byte == b'\n').count() + 1;
    let end = range.end.clamp(start, line_end);
    Some((&text[line_start..line_end], first_line, start - line_start..end - line_start))
}
