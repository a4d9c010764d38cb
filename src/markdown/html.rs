//! A [`Document`] to HTML.

use super::{Align, Document, Element, Image, Link, Piece, Placed};
use crate::i18n::Direction;
use std::fmt::Write;
use std::ops::Range;

/// What only the page knows: where links lead from it, how its images are.
pub trait Resolver {
    /// What this link becomes.
    fn link(&self, link: &Link) -> Linked;
    /// The attributes of the `<img>` for this image, but for `alt` and `title`: address, width, height; escaped.
    fn image(&self, image: &Image) -> String;
    /// The language of the guide that is written in `direction`, if it has but one: as HTML names it.
    fn language(&self, direction: Direction) -> Option<String>;
}

/// A link as HTML.
#[derive(Debug)]
pub struct Linked {
    /// `a`, or `button` for a link that shows something without leading elsewhere.
    pub element: &'static str,
    /// `href="…"` and more, escaped.
    pub attributes: String,
    /// What is shown of a link without a text of its own.
    pub text: String,
}

/// The words that stand in a text without being the author's.
pub trait Typesetter {
    /// The message `key`, which needs no arguments.
    fn say(&self, key: &str) -> &str;
    /// The author's own text, with the spaces and quotation marks that the language asks for.
    fn set<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str>;
    /// The direction of the page.
    fn direction(&self) -> Direction;
}

/// The numbers of the blocks of a document, by which comments on a draft name them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlockNumbers(Vec<(usize, u32)>);

impl BlockNumbers {
    /// Of a text that is no draft.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Those of `blocks`, in their order.
    pub fn new<'b>(blocks: impl IntoIterator<Item = (&'b Placed, u32)>) -> Self {
        Self(blocks.into_iter().map(|(placed, number)| (placed.piece, number)).collect())
    }

    fn at(&self, piece: usize) -> Option<u32> {
        let found = self.0.binary_search_by_key(&piece, |(piece, _)| *piece).ok()?;
        Some(self.0[found].1)
    }
}

/// Writes `document` as HTML. Every heading is a link to itself; tables may scroll on narrow screens; footnotes stand at the end.
pub fn write(
    document: &Document,
    words: &dyn Typesetter,
    resolver: &dyn Resolver,
    numbers: &BlockNumbers,
    out: &mut String,
) {
    let mut writer = Writer {
        document,
        words,
        resolver,
        numbers,
        out,
        head: false,
        code: false,
        link: "a",
        footnotes: Vec::new(),
        seen: Vec::new(),
    };
    writer.pieces(0..document.pieces.len());
    writer.footnotes();
}

struct Writer<'d, 'o> {
    document: &'d Document,
    words: &'d dyn Typesetter,
    resolver: &'d dyn Resolver,
    numbers: &'d BlockNumbers,
    out: &'o mut String,
    /// Inside a table's head.
    head: bool,
    /// Inside a block of code, which is written as it is.
    code: bool,
    /// The element of the link that is open: links do not stand in links.
    link: &'static str,
    /// The texts of footnotes, by number, to be written at the end.
    footnotes: Vec<(u32, Range<usize>)>,
    /// How often each footnote was referred to.
    seen: Vec<u32>,
}

impl Writer<'_, '_> {
    fn pieces(&mut self, range: Range<usize>) {
        let pieces = &self.document.pieces;
        let mut at = range.start;
        while at < range.end {
            if !self.numbers.0.is_empty() {
                self.bare_number(at, pieces[at]);
            }
            match pieces[at] {
                Piece::Open(element @ Element::FootnoteText(number)) => {
                    let close = pieces[at..range.end]
                        .iter()
                        .position(|piece| *piece == Piece::Close(element))
                        .map_or(range.end, |close| at + close);
                    self.footnotes.extend(number.map(|number| (number, at + 1..close)));
                    at = close;
                }
                Piece::Open(element) => self.open(element, at),
                Piece::Close(element) => self.close(element),
                Piece::Text(slice) if self.code => escape(self.out, self.document.slice(slice)),
                Piece::Text(slice) => {
                    let text = self.words.set(self.document.slice(slice));
                    escape(self.out, &text);
                }
                Piece::Code(slice) => {
                    self.out.push_str("<code>");
                    escape(self.out, self.document.slice(slice));
                    self.out.push_str("</code>");
                }
                Piece::Html(slice) => self.out.push_str(self.document.slice(slice)),
                Piece::SoftBreak => self.out.push('\n'),
                Piece::HardBreak => self.out.push_str("<br>\n"),
                Piece::Rule => self.out.push_str("<hr>\n"),
                Piece::Image(index) => self.image(&self.document.images[index as usize]),
                Piece::Task(done) => self.task(done),
                Piece::Footnote(number) => self.footnote(number),
            }
            at += 1;
        }
    }

    /// Ends the tag of the block that begins at the piece `at`, with its number if it has one.
    fn number(&mut self, at: usize) {
        let Some(number) = self.numbers.at(at) else { return self.out.push('>') };
        let id = paragraph_id(number);
        self.attribute("id", &id);
        let _ = write!(self.out, "><a class=\"pn\" href=\"#{id}\">[{number}]</a> ");
    }

    /// A block without an element of its own has its number all the same.
    fn bare_number(&mut self, at: usize, piece: Piece) {
        let has_element =
            matches!(piece, Piece::Open(element) if element.is_block() || matches!(element, Element::Cell(_)));
        if !has_element && self.numbers.at(at).is_some() {
            self.out.push_str("<span");
            self.number(at);
            self.out.push_str("</span>");
        }
    }

    fn open(&mut self, element: Element, at: usize) {
        let html = match element {
            Element::Paragraph => {
                self.out.push_str("<p");
                self.foreign(at);
                self.number(at);
                ""
            }
            Element::Heading(index) => {
                let heading = &self.document.headings[index as usize];
                let _ = write!(self.out, "<h{}", heading.level);
                self.attribute("id", &heading.id);
                self.out.push('>');
                if let Some(number) = self.numbers.at(at) {
                    self.out.push_str("<a class=\"pn\"");
                    self.attribute("href", &["#", &heading.id].concat());
                    let _ = write!(self.out, ">[{number}]</a> ");
                }
                ""
            }
            Element::Quote => "<blockquote>\n",
            Element::Alert(alert) => {
                let title = self.words.say(&format!("alert-{}", alert.name()));
                let _ = write!(
                    self.out,
                    "<div class=\"alert alert-{}\" role=\"note\">\n<p class=\"alert-title\">",
                    alert.name()
                );
                escape(self.out, title);
                "</p>\n"
            }
            Element::CodeBlock => {
                self.code = true;
                self.out.push_str("<pre tabindex=\"0\"");
                self.number(at);
                "<code>"
            }
            Element::Bullets => "<ul>\n",
            Element::Numbers(1) => "<ol>\n",
            Element::Numbers(first) => {
                let _ = writeln!(self.out, "<ol start=\"{first}\">");
                ""
            }
            Element::Item => {
                self.out.push_str("<li");
                self.number(at);
                ""
            }
            Element::Table => {
                self.out.push_str("<div class=\"table\" role=\"group\" tabindex=\"0\"");
                let label = self.words.say("table-label");
                self.attribute("aria-label", label);
                "><table>\n"
            }
            Element::TableHead => {
                self.head = true;
                "<thead><tr>"
            }
            Element::TableRow => "<tr>",
            Element::Cell(align) => {
                self.out.push_str(if self.head { "<th scope=\"col\"" } else { "<td" });
                self.out.push_str(match align {
                    Align::None => "",
                    Align::Start => " class=\"start\"",
                    Align::Centre => " class=\"centre\"",
                    Align::End => " class=\"end\"",
                });
                self.number(at);
                ""
            }
            Element::Definitions => "<dl>\n",
            Element::Term | Element::Definition => {
                self.out.push_str(if element == Element::Term { "<dt" } else { "<dd" });
                self.number(at);
                ""
            }
            Element::FootnoteText(_) => "",
            Element::Emphasis => "<em>",
            Element::Strong => "<strong>",
            Element::Strike => "<s>",
            Element::Link(index) => {
                let link = &self.document.links[index as usize];
                let Linked { element, attributes, text } = self.resolver.link(link);
                let _ = write!(self.out, "<{element} {attributes}>");
                if link.bare {
                    escape(self.out, &text);
                }
                self.link = element;
                ""
            }
        };
        self.out.push_str(html);
    }

    /// A paragraph that has no word in the direction of the page says its own: a quotation of a French law on an Arabic page.
    fn foreign(&mut self, at: usize) {
        let own = self.words.direction();
        let close = Piece::Close(Element::Paragraph);
        let texts = self.document.pieces[at..].iter().take_while(|piece| **piece != close);
        let mut words = 0;
        for piece in texts {
            let Piece::Text(slice) = piece else { continue };
            for word in self.document.slice(*slice).split_whitespace() {
                match word.chars().find_map(Direction::of) {
                    Some(direction) if direction == own => return,
                    Some(_) => words += 1,
                    None => {}
                }
            }
        }
        // A name or an acronym by itself is no sentence.
        if words >= 3 {
            let other = own.opposite();
            self.attribute("dir", other.name());
            if let Some(language) = self.resolver.language(other) {
                self.attribute("lang", &language);
            }
        }
    }

    fn close(&mut self, element: Element) {
        let html = match element {
            Element::Paragraph => "</p>\n",
            Element::Heading(index) => {
                let heading = &self.document.headings[index as usize];
                self.out.push_str(" <a class=\"anchor\"");
                self.attribute("href", &["#", &heading.id].concat());
                self.attribute("aria-labelledby", &heading.id);
                let _ = writeln!(self.out, "></a></h{}>", heading.level);
                ""
            }
            Element::Quote => "</blockquote>\n",
            Element::Alert(_) => "</div>\n",
            Element::CodeBlock => {
                self.code = false;
                "</code></pre>\n"
            }
            Element::Bullets => "</ul>\n",
            Element::Numbers(_) => "</ol>\n",
            Element::Item => "</li>\n",
            Element::Table => "</tbody></table></div>\n",
            Element::TableHead => {
                self.head = false;
                "</tr></thead>\n<tbody>\n"
            }
            Element::TableRow => "</tr>\n",
            Element::Cell(_) if self.head => "</th>",
            Element::Cell(_) => "</td>",
            Element::Definitions => "</dl>\n",
            Element::Term => "</dt>\n",
            Element::Definition => "</dd>\n",
            Element::FootnoteText(_) => "",
            Element::Emphasis => "</em>",
            Element::Strong => "</strong>",
            Element::Strike => "</s>",
            Element::Link(_) => {
                let _ = write!(self.out, "</{}>", self.link);
                ""
            }
        };
        self.out.push_str(html);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(self.out, value);
        self.out.push('"');
    }

    fn image(&mut self, image: &Image) {
        let attributes = self.resolver.image(image);
        self.out.push_str("<img ");
        self.out.push_str(&attributes);
        self.attribute("alt", &image.alt);
        if !image.title.is_empty() {
            self.attribute("title", &image.title);
        }
        self.out.push('>');
    }

    fn task(&mut self, done: bool) {
        let (mark, key) = if done { ("☑", "task-done") } else { ("☐", "task-open") };
        self.out.push_str("<span class=\"task\" role=\"img\"");
        let label = self.words.say(key);
        self.attribute("aria-label", label);
        let _ = write!(self.out, ">{mark}</span> ");
    }

    fn footnote(&mut self, number: u32) {
        let index = number as usize;
        if self.seen.len() <= index {
            self.seen.resize(index + 1, 0);
        }
        self.seen[index] += 1;
        let (shown, time) = (number + 1, self.seen[index]);
        let _ = write!(
            self.out,
            "<sup class=\"footnote-ref\"><a id=\"fnref-{shown}-{time}\" href=\"#fn-{shown}\">{shown}</a></sup>"
        );
    }

    /// The footnotes, in the order of their numbers, each with a way back to every place that refers to it.
    fn footnotes(&mut self) {
        let mut footnotes = std::mem::take(&mut self.footnotes);
        if footnotes.is_empty() {
            return;
        }
        footnotes.sort_by_key(|(number, _)| *number);
        self.out.push_str("<section class=\"footnotes\"");
        let label = self.words.say("footnotes");
        self.attribute("aria-label", label);
        self.out.push_str("><ol>\n");
        for (number, pieces) in footnotes {
            let shown = number + 1;
            let _ = write!(self.out, "<li id=\"fn-{shown}\">");
            self.pieces(pieces);
            for time in 1..=self.seen.get(number as usize).copied().unwrap_or(0) {
                let _ = write!(self.out, " <a class=\"back\" href=\"#fnref-{shown}-{time}\"");
                let label = self.words.say("footnote-back");
                self.attribute("aria-label", label);
                self.out.push_str(">↑</a>");
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol></section>\n");
    }
}

/// The place of a numbered paragraph: no author can take it, since ids have single hyphens.
pub fn paragraph_id(number: u32) -> String {
    format!("n--{number}")
}

/// Text as HTML writes it, in content and in attributes with quotation marks.
pub fn escape(out: &mut String, text: &str) {
    // Writing to memory does not fail.
    let _ = pulldown_cmark_escape::escape_html(out, text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Findings;
    use crate::markdown::parse;
    use crate::source::Sources;
    use std::borrow::Cow;

    /// Shows what it is asked, with a mark that must be escaped in what it says.
    struct Page;

    impl Resolver for Page {
        fn link(&self, link: &Link) -> Linked {
            let mut attributes = String::from("href=\"");
            escape(&mut attributes, &link.target.to_string());
            attributes.push('"');
            Linked { element: "a", attributes, text: format!("title of {}", link.target) }
        }

        fn image(&self, image: &Image) -> String {
            let mut attributes = String::from("src=\"");
            escape(&mut attributes, &image.file.value);
            attributes.push('"');
            attributes
        }

        fn language(&self, _: Direction) -> Option<String> {
            Some("ar-MA".to_owned())
        }
    }

    impl Typesetter for Page {
        fn direction(&self) -> Direction {
            Direction::Ltr
        }

        fn say(&self, key: &str) -> &str {
            if key.starts_with("alert") { "<title> & more" } else { "\"word\"" }
        }

        fn set<'t>(&self, text: &'t str) -> Cow<'t, str> {
            Cow::Owned(text.replace(" :", "\u{a0}:"))
        }
    }

    fn html(text: &str) -> (String, Vec<&'static str>) {
        let mut sources = Sources::default();
        let (file, mut findings) = (sources.put_text("content/pages/a/fr.md", text), Findings::default());
        let document = parse(&text.into(), file, 0, &mut findings);
        let mut out = String::new();
        write(&document, &Page, &Page, &BlockNumbers::none(), &mut out);
        (out, findings.sorted(&sources).iter().map(|finding| finding.code.id).collect())
    }

    /// Every element that Markdown has, in each of its forms. `BLESS=1` writes what it becomes: read the change.
    #[test]
    fn every_element_is_written_as_it_should_be() {
        let (written, findings) = html(include_str!("../../tests/fixtures/elements.md"));
        assert_eq!(findings, [""; 0]);
        let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/elements.html");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(golden, &written).unwrap();
        }
        pretty_eq(&written, &std::fs::read_to_string(golden).unwrap());
    }

    /// The same, told by the first line that is not.
    fn pretty_eq(written: &str, expected: &str) {
        for (line, (written, expected)) in written.lines().zip(expected.lines()).enumerate() {
            assert_eq!(written, expected, "line {}", line + 1);
        }
        assert_eq!(written, expected);
    }

    #[test]
    fn nothing_that_an_author_writes_becomes_a_script() {
        let attack = "\"><script>alert(1)</script>";
        for text in [
            format!("![Une image](x.svg \"{}\")", attack.replace('"', "\\\"")),
            format!("![`{attack}`](x.svg)"),
            format!("![a](<x{}>)", attack.replace('<', "\\<").replace('>', "\\>")),
            format!("[a](<https://a.b/{}>)", attack.replace('<', "\\<").replace('>', "\\>")),
            format!("[`{attack}`](https://a.b)"),
            format!("[](https://a.b/{})", attack.replace('<', "%3C")),
            format!("## Titre `{attack}` {{#{attack}}}"),
            format!("`{attack}`"),
            format!("```{attack}\n{attack}\n```"),
            format!("a[^{attack}]\n\n[^{attack}]: `{attack}`"),
            format!("| a | b |\n|---|---|\n| `{attack}` | {} |", attack.replace('<', "&lt;")),
            format!("Mot `{attack}`\n: Sens `{attack}`"),
            attack.replace('<', "&lt;"),
            attack.replace('<', "\\<"),
            attack.to_owned(),
            format!("<abbr title='{attack}'>a</abbr>"),
        ] {
            let (written, _) = html(&text);
            assert!(!written.contains("<script"), "{text}:\n{written}");
            assert!(!written.contains("=\"\">") && !written.contains("x\">&lt;"), "{text}:\n{written}");
        }
    }
}
