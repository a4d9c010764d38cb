//! Raw HTML in a chapter: a few harmless elements pass, everything else is refused with its place.
//!
//! The grammar is narrower than HTML's on purpose: what it does not understand does not pass. What passes is written anew
//! from what was understood, so that a browser cannot understand it otherwise.

use crate::data::fields::shorten;
use crate::finding::{Code, Findings};
use crate::source::Span;

/// HTML that is not on the allow-list.
pub const REFUSED_HTML: Code = Code::error("refused-html");
/// HTML that is opened and not closed, or the other way round.
pub const UNBALANCED_HTML: Code = Code::error("unbalanced-html");

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

/// Elements that do not pass and have no end.
const REFUSED_VOID: [&str; 9] = ["img", "hr", "input", "link", "meta", "col", "wbr", "source", "embed"];
/// What to write instead of an element, by the message that says it.
const REMEDIES: [(&str, &[&str]); 9] = [
    ("link", &["a"]),
    ("image", &["img", "figure", "figcaption", "picture"]),
    ("table", &["table", "thead", "tbody", "tfoot", "tr", "td", "th", "col", "colgroup", "caption"]),
    ("bold", &["b", "strong"]),
    ("italic", &["i", "em"]),
    ("underline", &["u"]),
    ("heading", &["h1", "h2", "h3", "h4", "h5", "h6"]),
    ("list", &["ul", "ol", "li"]),
    ("look", &["font", "center", "style", "big", "strike", "tt", "section", "article", "p", "blockquote", "hr"]),
];

/// The raw elements of one document that are open.
#[derive(Debug, Default)]
pub struct Tags {
    open: Vec<OpenTag>,
    /// Those of them that were refused, by name in lower case: what closes them is not told again.
    refused: Vec<String>,
    /// Files that refused elements name.
    pub mentions: Vec<String>,
}

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
            if self.closes_refused(&rest[..end]) {
                // Told where it was opened.
            } else if let Some(tag) = read_tag(&rest[..end]) {
                self.balance(&tag, place, depth, &mut out, findings);
            } else {
                self.refuse(&rest[..end], place, findings);
            }
            rest = &rest[end..];
        }
        escape(&mut out, rest);
        out
    }

    /// Whether `tag` closes an element that was refused, which then is open no more.
    fn closes_refused(&mut self, tag: &str) -> bool {
        let Some(name) = tag.strip_prefix("</").map(|rest| rest.trim_end_matches('>').trim().to_lowercase()) else {
            return false;
        };
        let is_open = self.open.last().is_some_and(|open| open.name == name);
        let refused = self.refused.iter().rposition(|open| *open == name).filter(|_| !is_open);
        self.refused.truncate(refused.unwrap_or(self.refused.len()));
        refused.is_some()
    }

    /// A tag that does not pass. One element is told once: not again at its end, and of a table or a list nothing that is in it.
    fn refuse(&mut self, tag: &str, place: Span, findings: &mut Findings) {
        let inner = tag.trim_start_matches('<');
        let closes = inner.starts_with('/');
        let name =
            inner.trim_start_matches('/').split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or_default();
        let name = name.to_lowercase();
        let kind_of = |name: &str| REMEDIES.iter().find(|(_, names)| names.contains(&name)).map_or("other", |it| it.0);
        let kind = kind_of(&name);
        let is_told = self.refused.iter().map(|open| kind_of(open)).any(|open| open == "table" || open == kind);
        if !closes && !tag.ends_with("/>") && !REFUSED_VOID.contains(&&*name) {
            self.refused.push(name.clone());
        }
        self.mentions.extend(attribute_of(tag, "src").map(str::to_owned));
        if is_told && kind != "other" {
            return;
        }
        let kind = if name == "a" && attribute_of(tag, "href").is_none() { "anchor" } else { kind };
        let known = ELEMENTS.map(|(name, _)| name).join(", ");
        findings.add(REFUSED_HTML.at(place).with("kind", kind).with("found", shorten(tag)).with("known", known));
    }

    fn balance(&mut self, tag: &Tag<'_>, span: Span, depth: usize, out: &mut String, findings: &mut Findings) {
        if tag.closes {
            match self.open.last() {
                Some(open) if open.name == tag.name && open.depth == depth => {
                    self.open.pop();
                }
                _ => {
                    return findings.add(UNBALANCED_HTML.at(span).with("found", format!("</{}>", tag.name)));
                }
            }
        } else if !VOID.contains(&tag.name) {
            self.open.push(OpenTag { name: tag.name, span, depth });
        }
        write_tag(tag, out);
    }

    /// An element of Markdown ends, and `depth` are left around: tells the raw elements that were opened inside it and not closed.
    pub fn leave(&mut self, depth: usize, findings: &mut Findings) {
        while let Some(open) = self.open.pop_if(|open| open.depth > depth) {
            findings.add(UNBALANCED_HTML.at(open.span).with("found", format!("<{}>", open.name)));
        }
    }

    /// The document ends.
    pub fn leave_all(&mut self, findings: &mut Findings) {
        for OpenTag { name, span, .. } in self.open.drain(..) {
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

/// What a tag that was not understood gives for `name`, as far as it can be seen.
fn attribute_of<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let value = tag.match_indices(name).find_map(|(at, _)| tag[at + name.len()..].trim_start().strip_prefix('='))?;
    let value = value.trim_start();
    let end = match value.chars().next()? {
        quote @ ('"' | '\'') => return value[1..].split(quote).next(),
        _ => value.find([' ', '>']).unwrap_or(value.len()),
    };
    Some(&value[..end])
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
