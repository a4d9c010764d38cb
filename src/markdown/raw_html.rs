//! Raw HTML in a chapter: a few harmless elements pass, everything else is refused with its place.
//!
//! The grammar is narrower than HTML's on purpose: what it does not understand does not pass. What passes is written anew
//! from what was understood, so that a browser cannot understand it otherwise.

use crate::data::fields::shorten;
use crate::finding::{Code, Findings};
use crate::source::Span;

/// HTML that is not on the allow-list.
pub const REFUSED_HTML: Code = Code::error(
    "refused-html",
    "raw HTML other than a few harmless elements (`<br>`, `<bdi>`, `<abbr title>`, `<kbd>`, `<sub>`, `<sup>`, `<details>`…)",
);
/// HTML that is opened and not closed, or the other way round.
pub const UNBALANCED_HTML: Code =
    Code::error("unbalanced-html", "a raw HTML element that is opened and not closed, or closed and not opened");

/// Elements that pass, and the attributes of each beyond those of [`ANYWHERE`].
const ELEMENTS: [(&str, &[&str]); 17] = [
    ("abbr", &["title"]),
    ("bdi", &[]),
    ("bdo", &[]),
    ("br", &[]),
    ("cite", &[]),
    ("del", &[]),
    ("details", &["open"]),
    ("div", &[]),
    ("ins", &[]),
    ("kbd", &[]),
    ("mark", &[]),
    ("q", &[]),
    ("small", &[]),
    ("span", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
];
/// Attributes that every element may have.
const ANYWHERE: [&str; 2] = ["lang", "dir"];
/// Elements that have no end.
const VOID: [&str; 1] = ["br"];

/// The raw elements of one document that are open.
#[derive(Debug, Default)]
pub struct Tags(Vec<OpenTag>);

/// A raw element that is open.
#[derive(Debug)]
struct OpenTag {
    name: &'static str,
    span: Span,
    /// How many elements of Markdown were open around it: it must be closed among the same.
    depth: usize,
}

/// One tag, understood.
struct Tag<'h> {
    name: &'static str,
    closes: bool,
    attributes: Vec<(&'h str, &'h str)>,
}

impl Tags {
    /// The HTML of `html`, written at `span` inside `depth` elements of Markdown, that may be published.
    pub fn pass(&mut self, html: &str, span: Span, depth: usize, findings: &mut Findings) -> String {
        let mut out = String::with_capacity(html.len());
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            escape(&mut out, &rest[..at]);
            let here = html.len() - rest.len() + at;
            rest = &rest[at..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                if let Some(end) = comment.find("-->") {
                    rest = &comment[end + 3..];
                    continue;
                }
                // What follows would be hidden, and nobody would know.
                findings.add(UNBALANCED_HTML.at(span.part(here..here + 4)).with("found", "<!--"));
                return out;
            }
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            let place = span.part(here..here + end);
            if let Some(tag) = read_tag(&rest[..end]) {
                self.balance(&tag, place, depth, &mut out, findings);
            } else {
                let names = ELEMENTS.map(|(name, _)| name).join(", ");
                findings.add(REFUSED_HTML.at(place).with("found", shorten(&rest[..end])).with("known", names));
            }
            rest = &rest[end..];
        }
        escape(&mut out, rest);
        out
    }

    fn balance(&mut self, tag: &Tag<'_>, span: Span, depth: usize, out: &mut String, findings: &mut Findings) {
        if tag.closes {
            match self.0.last() {
                Some(open) if open.name == tag.name && open.depth == depth => {
                    self.0.pop();
                }
                _ => {
                    return findings.add(UNBALANCED_HTML.at(span).with("found", format!("</{}>", tag.name)));
                }
            }
        } else if !VOID.contains(&tag.name) {
            self.0.push(OpenTag { name: tag.name, span, depth });
        }
        write_tag(tag, out);
    }

    /// An element of Markdown ends, and `depth` are left around: tells the raw elements that were opened inside it and not closed.
    pub fn leave(&mut self, depth: usize, findings: &mut Findings) {
        while let Some(open) = self.0.pop_if(|open| open.depth > depth) {
            findings.add(UNBALANCED_HTML.at(open.span).with("found", format!("<{}>", open.name)));
        }
    }

    /// The document ends.
    pub fn leave_all(&mut self, findings: &mut Findings) {
        for OpenTag { name, span, .. } in self.0.drain(..) {
            findings.add(UNBALANCED_HTML.at(span).with("found", format!("<{name}>")));
        }
    }
}

/// Reads `<name attribute="value">` or `</name>`, if it is all that and on the list.
fn read_tag(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?.strip_suffix('>')?;
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    let end = inner.find(|letter: char| letter.is_ascii_whitespace()).unwrap_or(inner.len());
    let (name, known) = ELEMENTS.iter().find(|(name, _)| name.eq_ignore_ascii_case(&inner[..end]))?;
    let mut attributes = Vec::new();
    let mut rest = inner[end..].trim();
    while !rest.is_empty() {
        let (attribute, value, tail) = read_attribute(rest)?;
        if !known.contains(&attribute) && !ANYWHERE.contains(&attribute) {
            return None;
        }
        attributes.push((attribute, value));
        rest = tail.trim_start();
    }
    (!closes || attributes.is_empty()).then_some(Tag { name, closes, attributes })
}

/// `name="value"`, `name='value'` or `name`, and what follows.
fn read_attribute(text: &str) -> Option<(&str, &str, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_lowercase()).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let Some(value) = rest.strip_prefix('=') else {
        let separate = rest.is_empty() || rest.starts_with(|letter: char| letter.is_ascii_whitespace());
        return separate.then_some((name, "", rest)).filter(|(name, ..)| !name.is_empty());
    };
    let quote = value.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    let (value, rest) = value[1..].split_once(quote)?;
    (!name.is_empty()).then_some((name, value, rest))
}

fn write_tag(tag: &Tag<'_>, out: &mut String) {
    out.push_str(if tag.closes { "</" } else { "<" });
    out.push_str(tag.name);
    for (name, value) in &tag.attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(out, value);
        out.push('"');
    }
    out.push('>');
}

/// Text as HTML writes it. References that the author wrote (`&nbsp;`) stay.
fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
}

/// The words of HTML that [`Tags::pass`] has written.
pub fn words(html: &str) -> String {
    let (first, rest) = html.split_once('<').unwrap_or((html, ""));
    let after = rest.split('<').map(|part| part.split_once('>').map_or("", |(_, after)| after));
    let words: String = std::iter::once(first).chain(after).collect();
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn pass(html: &str) -> Result<String, usize> {
        let mut sources = Sources::default();
        let file = sources.put_text("a.md", html);
        let (mut tags, mut findings) = (Tags::default(), Findings::default());
        let out = tags.pass(html, Span::new(file, 0..html.len()), 0, &mut findings);
        tags.leave_all(&mut findings);
        let told = findings.sorted(&sources).len();
        if told == 0 { Ok(out) } else { Err(told) }
    }

    #[test]
    fn harmless_elements_pass() {
        let html = "<bdi lang=\"fr\">PAC</bdi><br/><abbr title='a \"b'>x</abbr><!-- c --><details open><summary>s</summary></details>";
        let clean = "<bdi lang=\"fr\">PAC</bdi><br><abbr title=\"a &quot;b\">x</abbr><details open=\"\"><summary>s</summary></details>";
        assert_eq!(pass(html).as_deref(), Ok(clean));
    }

    #[test]
    fn everything_else_is_told() {
        for bad in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<span onclick=\"x()\">a</span>",
            "<span style=\"position:fixed\">a</span>",
            "<a href=\"javascript:x\">a</a>",
            "<iframe src=\"//x\">",
            "<span/onclick=x>",
            "<span title=\"a\" title>",
            "<",
            "<span",
            "<svg><animate></svg>",
            "</span>",
            "<span>",
            "<q><bdi></q></bdi>",
        ] {
            assert!(pass(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_comment_left_open_is_told() {
        assert_eq!(pass("a<!-- b <script>"), Err(1));
        assert_eq!(pass("a<!-- b\nc\n-->d").as_deref(), Ok("ad"));
    }
}
