//! What a template holds that the [policy](super::policy) of pages does not let act.
//!
//! A template is not yet HTML, and is looked at as what it will most often be: what the engine reads is blank, the rest is tags and text.

use crate::finding::{Code, Findings};
use crate::source::{FileId, Sources, Span};
use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// A template holds a style, a script or a handler, which browsers leave out.
pub const INLINE_CODE: Code = Code::warning("inline-code");

/// The template of a page that needs no other file: it holds its style, and its policy names that style.
const ONE_FILE: &str = "diff.html";

/// Tells what the templates `own` of the guide hold that browsers will leave out.
pub fn check(sources: &Sources, own: &BTreeMap<String, FileId>, findings: &mut Findings) {
    for (name, file) in own.iter().filter(|(name, _)| name.ends_with(".html") && *name != ONE_FILE) {
        let template = sources.file(*file).text();
        for (found, range) in inline_code(template) {
            let kind = if found.contains("style") { "style" } else { "script" };
            let finding = INLINE_CODE.at(Span::new(*file, range)).with("template", &**name);
            findings.add(finding.with("kind", kind).with("found", found));
        }
    }
}

/// What is left out of a template, and where it stands.
fn inline_code(template: &str) -> Vec<(String, Range<usize>)> {
    let html = without_engine(template);
    let mut emitter = DefaultEmitter::new_with_span();
    // What is in a script or a style is no HTML.
    emitter.naively_switch_states(true);
    let tags = Tokenizer::new_with_emitter(&*html, emitter).filter_map(|token| match token {
        Ok(Token::StartTag(tag)) => Some(tag),
        _ => None,
    });
    tags.flat_map(|tag| in_tag(&tag)).collect()
}

/// `template` with blanks where the engine reads, so that all else stays where it is.
fn without_engine(template: &str) -> String {
    let mut html = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((at, end)) = next_of_engine(rest) {
        html.push_str(&rest[..at]);
        html.extend(std::iter::repeat_n(' ', end - at));
        rest = &rest[end..];
    }
    html + rest
}

/// From where to where the engine reads next in `text`.
fn next_of_engine(text: &str) -> Option<(usize, usize)> {
    let ends = |at: usize| match text.as_bytes().get(at + 1)? {
        b'{' => Some("}}"),
        b'%' => Some("%}"),
        b'#' => Some("#}"),
        _ => None,
    };
    let (at, end) = text.match_indices('{').find_map(|(at, _)| Some((at, ends(at)?)))?;
    Some((at, text[at..].find(end).map_or(text.len(), |length| at + length + end.len())))
}

fn in_tag(tag: &StartTag<usize>) -> Vec<(String, Range<usize>)> {
    let name = text(&tag.name);
    let holds_code = name == "style" || name == "script" && is_run(tag);
    let element = holds_code.then(|| (format!("<{name}>"), tag.span.start..tag.span.end));
    let attributes = tag.attributes.iter().filter_map(|(name, value)| {
        let name = text(name);
        let is_script = text(value).trim_start().to_ascii_lowercase().starts_with("javascript:");
        let range = value.span.start..value.span.end;
        (name == "style" || name.starts_with("on") || is_script).then(|| (name.into_owned(), range))
    });
    element.into_iter().chain(attributes).collect()
}

/// Whether a script holds what browsers would run. With a type that they do not know it is data.
fn is_run(tag: &StartTag<usize>) -> bool {
    let attribute = |name: &[u8]| tag.attributes.get(name).map(|value| text(value).to_ascii_lowercase());
    let is_code = |kind: String| kind.is_empty() || kind.ends_with("javascript") || RUN.contains(&&*kind);
    attribute(b"src").is_none() && attribute(b"type").is_none_or(is_code)
}

/// Types of scripts that the policy is about, besides those of JavaScript.
const RUN: [&str; 3] = ["module", "importmap", "speculationrules"];

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(template: &str) -> Vec<(String, &str)> {
        inline_code(template).into_iter().map(|(what, range)| (what, &template[range])).collect()
    }

    fn one(what: &str, place: &'static str) -> Vec<(String, &'static str)> {
        vec![(what.to_owned(), place)]
    }

    #[test]
    fn styles_scripts_and_handlers_are_found_where_they_stand() {
        assert_eq!(
            found("<p>é {{ a }}</p><p class='b' style=\"--l2:{{ t(key=\"c\") }}\">"),
            one("style", "style=\"--l2:{{ t(key=\"c\") }}\"")
        );
        assert_eq!(found("<td{% if a > 1 %} STYLE='x'{% endif %}>"), one("style", "STYLE='x'"));
        assert_eq!(found("{# <b style=a> #}<button onclick=\"go()\">"), one("onclick", "onclick=\"go()\""));
        assert_eq!(found("<a href=' JavaScript:go()'>"), one("href", "href=' JavaScript:go()'"));
        assert_eq!(found("<style>\n<b style=a></style>"), one("<style>", "<style>"));
        assert_eq!(found("<script>let a = \"<p onclick='b'>\";</script>"), one("<script>", "<script>"));
        assert_eq!(found("<script type=\"module\">a()</script>"), one("<script>", "<script type=\"module\">"));
    }

    #[test]
    fn data_and_what_stands_in_files_of_its_own_is_nothing_of_the_kind() {
        for template in [
            "<script defer src=\"{{ page.root }}{{ asset(name=\"a.js\") }}\"></script>",
            "<script type=\"application/ld+json\">{{ page.linked_data | safe }}</script>",
            "<!-- <style> --><p data-style=\"a\" class=\"style\">style=\"a\" onclick</p>",
            "<svg><rect x=\"1%\" fill=\"red\"/></svg>{% if a",
        ] {
            assert_eq!(found(template), [], "{template}");
        }
    }

    #[test]
    fn what_the_engine_reads_is_blank_and_the_rest_in_its_place() {
        assert_eq!(without_engine("{ a }{{ \"b\" }}é{% c %}{# } #}{d"), "{ a }         é              {d");
        assert_eq!(without_engine("a{{ b } c"), "a        ");
    }

    #[test]
    fn the_stock_theme_keeps_to_it() {
        for (path, bytes) in crate::theme::embedded() {
            let is_looked_at = path.ends_with(".html") && !path.ends_with(ONE_FILE);
            assert!(!is_looked_at || found(&String::from_utf8_lossy(bytes)).is_empty(), "{path}");
        }
    }
}
