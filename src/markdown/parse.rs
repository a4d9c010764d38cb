//! Markdown text to a [`Document`]. CommonMark with tables, footnotes, task lists, definition lists, strike-through, heading ids and
//! GitHub's alerts.

use super::address;
use super::leftover::{self, BlockKind, Leftovers};
use super::raw_html::Tags;
use super::reading::Reading;
use super::signs::Signs;
use super::{Alert, Align, BlockPlace, Document, Element, Heading, Image, Link, LinkTarget, Piece, Slice};
use crate::finding::{Code, Findings};
use crate::source::{FileId, Span, Text};
use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

/// An image without alternative text.
pub const MISSING_ALT: Code = Code::error("missing-alt");
/// An image from another site.
pub const REMOTE_IMAGE: Code = Code::error("remote-image");
/// A heading that skips a level.
pub const SKIPPED_HEADING: Code = Code::error("skipped-heading");
/// A heading with nothing in it.
pub const EMPTY_HEADING: Code = Code::error("empty-heading");
/// A footnote that nothing refers to.
pub const UNUSED_FOOTNOTE: Code = Code::warning("unused-footnote");

/// What authors may write besides CommonMark.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM);

/// Parses what `source`, the text of `file`, holds from byte `offset` on.
pub fn parse(source: &Arc<str>, file: FileId, offset: usize, findings: &mut Findings) -> Document {
    let reading = Reading::new(&source[offset..]);
    let mut builder = Builder::new(source, file, offset, &reading, findings);
    for (event, range) in Parser::new_ext(&reading.text, OPTIONS).into_offset_iter() {
        builder.event(event, range);
    }
    builder.finish()
}

struct Builder<'t, 'f> {
    document: Document,
    file: FileId,
    offset: usize,
    reading: &'t Reading<'t>,
    /// The texts of the block that is open, in which marks may be left over.
    leftovers: Leftovers,
    findings: &'f mut Findings,
    /// Whether the text that is open may have an address.
    may_be_address: bool,
    /// Elements that are open, to be closed by what they were opened with.
    open: Vec<Element>,
    /// The alignments of the table that is open, and the column of its next cell.
    columns: (Vec<Alignment>, usize),
    /// The image that is open: its text is gathered, not shown.
    image: Option<OpenImage>,
    tags: Tags,
    /// The block of raw HTML that is open, and where it begins.
    html_block: Option<(String, usize)>,
    /// Whether a block has just ended, and nothing has begun since.
    after_block: bool,
    /// The place of the text without an element that is open.
    bare: Option<usize>,
    /// Footnotes in the order of first reference.
    footnotes: HashMap<CowStr<'t>, u32>,
    footnote_texts: Vec<FootnoteText<'t>>,
    /// Those of them that are open, by position.
    open_footnotes: Vec<usize>,
    /// Whether the link that is open is an address.
    in_address: bool,
    /// What makes code of the block that is open, if it is code.
    code: Option<CodeBlockKind<'t>>,
}

/// The text of a footnote: the pieces that open and close it.
struct FootnoteText<'t> {
    name: CowStr<'t>,
    range: Range<usize>,
    opens: usize,
    closes: usize,
}

/// An image whose text is being gathered.
struct OpenImage {
    image: Image,
    /// From its beginning to its end.
    whole: Range<usize>,
    is_refused: bool,
}

impl<'t, 'f> Builder<'t, 'f> {
    fn new(
        source: &Arc<str>,
        file: FileId,
        offset: usize,
        reading: &'t Reading<'t>,
        findings: &'f mut Findings,
    ) -> Self {
        let document = Document {
            source: Arc::clone(source),
            pieces: Vec::with_capacity((source.len() - offset) / 24),
            ..Document::default()
        };
        Self {
            document,
            file,
            offset,
            reading,
            leftovers: Leftovers::default(),
            may_be_address: false,
            findings,
            open: Vec::new(),
            columns: (Vec::new(), 0),
            image: None,
            tags: Tags::default(),
            html_block: None,
            after_block: false,
            bare: None,
            footnotes: HashMap::new(),
            footnote_texts: Vec::new(),
            open_footnotes: Vec::new(),
            in_address: false,
            code: None,
        }
    }

    /// Where `range` of what is read stands in the file.
    fn at(&self, range: &Range<usize>) -> Range<usize> {
        let range = self.reading.place(range);
        self.offset + range.start..self.offset + range.end
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.at(&range))
    }

    /// Makes `text` the document's own.
    fn put(&mut self, text: &str) -> Slice {
        let start = self.own_end();
        self.document.own.push_str(text);
        Slice { start, end: self.own_end() }
    }

    fn own_end(&self) -> u32 {
        (self.document.own_begin() + self.document.own.len()) as u32
    }

    /// A text; what the parser splits at a character that might have meant something stays one.
    fn text(&mut self, text: &str, range: &Range<usize>) {
        let text = &*self.reading.written(text);
        let range = self.at(range);
        let is_literal = self.document.source.get(range.clone()) == Some(text);
        let literal = is_literal.then_some(Slice { start: range.start as u32, end: range.end as u32 });
        let slice = match (self.document.pieces.last().copied(), literal) {
            (Some(Piece::Text(last)), Some(literal)) if last.end == literal.start => {
                Slice { start: last.start, end: literal.end }
            }
            (Some(Piece::Text(last)), _) if last.end == self.own_end() => {
                Slice { start: last.start, end: self.put(text).end }
            }
            (Some(Piece::Text(last)), _) => self.put(&[self.document.slice(last), text].concat()),
            (_, literal) => {
                let slice = literal.unwrap_or_else(|| self.put(text));
                return self.document.pieces.push(Piece::Text(slice));
            }
        };
        self.document.pieces.pop();
        self.document.pieces.push(Piece::Text(slice));
    }

    fn event(&mut self, event: Event<'t>, range: Range<usize>) {
        if self.image.is_some() {
            return self.image_event(&event, range);
        }
        if self.may_be_address && !matches!(event, Event::Text(_)) {
            self.addresses();
            self.may_be_address = false;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => {
                self.bare(&range);
                self.leftover(&range);
                self.text(&text, &range);
            }
            Event::Code(code) => {
                self.bare(&range);
                let slice = self.put(&self.reading.written(&code));
                self.document.pieces.push(Piece::Code(slice));
            }
            // A block comes line by line; a comment or a tag may be longer than a line.
            Event::Html(html) => {
                let (block, begin) = self.html_block.get_or_insert_with(|| (String::new(), range.start));
                // Blanks that the parser left out (of a quote's or a list's margin) keep what follows in its place.
                let missing = (range.start - *begin).saturating_sub(block.len());
                block.extend(std::iter::repeat_n(' ', missing));
                block.push_str(&html);
            }
            Event::InlineHtml(html) => self.html(&html, range),
            Event::SoftBreak => self.document.pieces.push(Piece::SoftBreak),
            Event::HardBreak => self.document.pieces.push(Piece::HardBreak),
            Event::Rule => self.rule(&range),
            Event::TaskListMarker(done) => self.document.pieces.push(Piece::Task(done)),
            Event::FootnoteReference(name) => {
                let next = self.footnotes.len() as u32;
                let number = *self.footnotes.entry(name).or_insert(next);
                self.document.pieces.push(Piece::Footnote(number));
            }
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    /// A text that ends: the addresses in it are links.
    fn addresses(&mut self) {
        let is_closed = |element: &Element| matches!(element, Element::Link(_) | Element::CodeBlock);
        let Some(Piece::Text(slice)) = self.document.pieces.last().copied() else { return };
        if slice.end as usize > self.document.source.len() || self.open.iter().any(is_closed) {
            return;
        }
        let mut rest = slice;
        while let Some((range, target)) = address::next(self.document.slice(rest)) {
            let [start, end] = [range.start, range.end].map(|at| rest.start + at as u32);
            let link = self.document.links.len() as u32;
            let span = Span::new(self.file, start as usize..end as usize);
            self.document.links.push(Link { target: LinkTarget::Web(target), bare: false, span });
            self.document.pieces.pop();
            let before = (rest.start < start).then_some(Piece::Text(Slice { end: start, ..rest }));
            self.document.pieces.extend(before);
            rest.start = end;
            self.document.pieces.extend([
                Piece::Open(Element::Link(link)),
                Piece::Text(Slice { start, end }),
                Piece::Close(Element::Link(link)),
            ]);
            if rest.start == rest.end {
                return;
            }
            self.document.pieces.push(Piece::Text(rest));
        }
    }

    /// Notes that the text of `range` was left as it is, unless a backslash says that it means itself. Code and addresses are never looked into.
    fn leftover(&mut self, range: &Range<usize>) {
        if matches!(self.open.last(), Some(Element::CodeBlock)) || self.in_address {
            return;
        }
        let mut range = self.at(range);
        let is_escaped = self.document.source.as_bytes()[..range.start].ends_with(b"\\");
        if is_escaped {
            let first = self.document.source[range.clone()].chars().next();
            range.start += first.filter(char::is_ascii_punctuation).map_or(0, char::len_utf8);
        }
        if !range.is_empty() {
            let signs = Signs::of(&self.document.source[range.clone()]);
            self.may_be_address |= signs.may_be_address();
            self.leftovers.text(&self.document.source, range, signs);
        }
    }

    /// The block that is open ends, or another begins in it.
    fn end_text(&mut self) {
        let kind = match self.open.as_slice() {
            [.., Element::Heading(_)] => BlockKind::Heading,
            [.., Element::TableHead | Element::TableRow] => BlockKind::Row,
            [.., Element::Term] => BlockKind::Term,
            [.., Element::Definition] | [.., Element::Definition, Element::Paragraph] => BlockKind::Definition,
            [.., Element::Quote, Element::Paragraph] => BlockKind::Quote,
            _ => BlockKind::Text,
        };
        self.leftovers.end_block(kind, &self.document.source, self.file, self.findings);
    }

    fn rule(&mut self, range: &Range<usize>) {
        let place = self.span(range.clone());
        if self.document.pieces.last() == Some(&Piece::Close(Element::Paragraph)) {
            let is_below = self.reading.rules.contains(&(place.start as usize - self.offset));
            let written = &self.document.source[place.range()];
            self.leftovers.rule(place, written, is_below, self.findings);
        }
        self.document.pieces.push(Piece::Rule);
    }

    fn end_code(&mut self, range: Range<usize>) {
        if self.code == Some(CodeBlockKind::Indented) {
            let place = self.span(range);
            leftover::indented(place, &self.document.source[place.range()], self.findings);
        }
        self.code = None;
    }

    fn end_row(&mut self, range: Range<usize>) {
        let place = self.span(range);
        leftover::row(place, &self.document.source[place.range()], self.columns.0.len(), self.findings);
    }

    /// Raw HTML, whole: a block, or what stands in a line.
    fn html(&mut self, html: &str, range: Range<usize>) {
        let span = self.span(range);
        let clean = self.tags.pass(&self.reading.written(html), span, self.open.len(), self.findings);
        let slice = self.put(&clean);
        self.document.pieces.push(Piece::Html(slice));
    }

    /// Inline text without an element of its own, as a tight item goes on with after a block in it: its first piece begins a block, which ends with its
    /// last.
    fn bare(&mut self, range: &Range<usize>) {
        let is_bare = matches!(self.open.last(), Some(Element::Item | Element::Definition | Element::FootnoteText(_)));
        match self.bare {
            Some(at) => {
                let end = self.at(range).end as u32;
                let place = &mut self.document.places[at];
                place.end = place.end.max(end);
            }
            None if is_bare && self.after_block => {
                self.bare = Some(self.document.places.len());
                self.place(range);
            }
            None => {}
        }
    }

    /// Notes that the next piece begins a block at `range`.
    fn place(&mut self, range: &Range<usize>) {
        let Range { start, end } = self.at(range);
        let piece = self.document.pieces.len() as u32;
        self.document.places.push(BlockPlace { piece, start: start as u32, end: end as u32 });
    }

    fn open(&mut self, element: Element) {
        self.open.push(element);
        self.document.pieces.push(Piece::Open(element));
    }

    fn start(&mut self, tag: Tag<'t>, range: Range<usize>) {
        let place = range.clone();
        let element = match tag {
            Tag::Paragraph => Element::Paragraph,
            Tag::Heading { level, id, .. } => self.heading(level as u8, id, range),
            Tag::BlockQuote(kind) => kind.map_or(Element::Quote, |kind| Element::Alert(alert(kind))),
            Tag::CodeBlock(kind) => {
                self.code = Some(kind);
                Element::CodeBlock
            }
            // Markdown has numbers of nine digits at most.
            Tag::List(Some(first)) => Element::Numbers(u32::try_from(first).unwrap_or(u32::MAX)),
            Tag::List(None) => Element::Bullets,
            Tag::Item => Element::Item,
            Tag::Table(columns) => {
                self.columns = (columns, 0);
                Element::Table
            }
            Tag::TableHead => {
                self.columns.1 = 0;
                Element::TableHead
            }
            Tag::TableRow => {
                self.columns.1 = 0;
                Element::TableRow
            }
            Tag::TableCell => {
                let column = self.columns.0.get(self.columns.1).copied().unwrap_or(Alignment::None);
                self.columns.1 += 1;
                Element::Cell(align(column))
            }
            Tag::DefinitionList => Element::Definitions,
            Tag::DefinitionListTitle => Element::Term,
            Tag::DefinitionListDefinition => Element::Definition,
            Tag::FootnoteDefinition(name) => {
                self.open_footnotes.push(self.footnote_texts.len());
                self.footnote_texts.push(FootnoteText { name, range, opens: self.document.pieces.len(), closes: 0 });
                Element::FootnoteText(None)
            }
            Tag::Emphasis => Element::Emphasis,
            Tag::Strong => Element::Strong,
            Tag::Strikethrough => Element::Strike,
            Tag::Link { link_type, dest_url, .. } => {
                self.in_address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                match self.link(link_type, &self.reading.written(&dest_url), range) {
                    Some(link) => Element::Link(link),
                    None => return,
                }
            }
            Tag::Image { dest_url, title, .. } => {
                return self.image(&self.reading.written(&dest_url), &self.reading.written(&title), range);
            }
            Tag::HtmlBlock | Tag::MetadataBlock(_) | Tag::Superscript | Tag::Subscript => return,
        };
        if element.is_inline() {
            self.bare(&place);
        } else {
            self.bare = None;
            if !matches!(element, Element::Cell(_)) {
                self.end_text();
            }
        }
        if element.is_block() {
            self.place(&place);
            self.after_block = false;
        }
        self.open(element);
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        if tag == TagEnd::HtmlBlock
            && let Some((block, begin)) = self.html_block.take()
        {
            self.place(&(begin..begin + block.len()));
            return self.html(&block, begin..begin + block.len());
        }
        if matches!(tag, TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) | TagEnd::Superscript | TagEnd::Subscript) {
            return;
        }
        self.in_address &= tag != TagEnd::Link;
        if tag == TagEnd::Link && !matches!(self.open.last(), Some(Element::Link(_))) {
            return; // a link that was refused: its text stays
        }
        if !matches!(self.open.last(), Some(Element::Cell(_))) && self.open.last().is_some_and(|open| !open.is_inline())
        {
            self.end_text();
        }
        let Some(element) = self.open.pop() else {
            return;
        };
        self.tags.leave(self.open.len(), self.findings);
        match element {
            Element::Heading(index) => self.end_heading(index as usize, range),
            Element::CodeBlock => self.end_code(range),
            Element::TableHead | Element::TableRow => self.end_row(range),
            Element::FootnoteText(_) => {
                if let Some(footnote) = self.open_footnotes.pop() {
                    self.footnote_texts[footnote].closes = self.document.pieces.len();
                }
            }
            Element::Link(index) => {
                let bare = self.document.pieces.last() == Some(&Piece::Open(element));
                self.document.links[index as usize].bare = bare;
            }
            _ => {}
        }
        if !element.is_inline() {
            (self.bare, self.after_block) = (None, true);
        }
        self.document.pieces.push(Piece::Close(element));
    }

    fn heading(&mut self, level: u8, id: Option<CowStr<'t>>, range: Range<usize>) -> Element {
        let before = self.document.headings.last().map_or(1, |heading| heading.level);
        let span = self.span(range);
        if level == 1 || level > before + 1 {
            let marks = |level: u8| "#".repeat(usize::from(level));
            let finding =
                SKIPPED_HEADING.at(span).with("found", marks(level)).with("expected", marks(before.max(1) + 1));
            self.findings.add(finding);
        }
        let index = self.document.headings.len();
        let has_own_id = id.is_some();
        let id = id.map_or_else(|| format!("section-{}", index + 1), |id| id.to_string());
        self.document.headings.push(Heading { level: level.max(2), id, has_own_id, text: String::new(), span });
        Element::Heading(index as u32)
    }

    fn end_heading(&mut self, index: usize, range: Range<usize>) {
        let opened = Piece::Open(Element::Heading(index as u32));
        let start = self.document.pieces.iter().rposition(|piece| *piece == opened).unwrap_or(0);
        let mut text = String::new();
        for piece in &self.document.pieces[start..] {
            match piece {
                Piece::Text(slice) | Piece::Code(slice) => text.push_str(self.document.slice(*slice)),
                Piece::SoftBreak | Piece::HardBreak => text.push(' '),
                _ => {}
            }
        }
        let text = text.trim().to_owned();
        if text.is_empty() {
            self.findings.add(EMPTY_HEADING.at(self.span(range)));
        }
        self.document.headings[index].text = text;
    }

    fn link(&mut self, kind: LinkType, destination: &str, range: Range<usize>) -> Option<u32> {
        let span = self.span(range);
        let mail = kind == LinkType::Email && !destination.starts_with("mailto:");
        let target = if mail {
            Ok(LinkTarget::Web(format!("mailto:{destination}")))
        } else {
            LinkTarget::parse(destination, span)
        };
        match target {
            Ok(target) => {
                let index = self.document.links.len() as u32;
                self.document.links.push(Link { target, bare: false, span });
                Some(index)
            }
            Err(finding) => {
                self.findings.add(*finding);
                None
            }
        }
    }

    /// An image begins. One that is refused is followed to its end all the same, and then dropped: it has been told.
    fn image(&mut self, destination: &str, title: &str, range: Range<usize>) {
        self.bare(&range);
        let span = self.span(range.clone());
        let file = match LinkTarget::parse(destination, span) {
            Ok(LinkTarget::File(path, _)) => Some(path),
            Ok(_) => {
                self.findings.add(REMOTE_IMAGE.at(span).with("found", crate::data::fields::shorten(destination)));
                None
            }
            Err(finding) => {
                self.findings.add(*finding);
                None
            }
        };
        let is_refused = file.is_none();
        let file = Text::new(file.unwrap_or_default(), span);
        let image = Image { file, alt: String::new(), title: title.to_owned() };
        self.image = Some(OpenImage { image, whole: range, is_refused });
    }

    /// Gathers the text of the image that is open, until its own end.
    fn image_event(&mut self, event: &Event<'t>, range: Range<usize>) {
        let Some(OpenImage { image, whole, .. }) = &mut self.image else {
            return;
        };
        match event {
            Event::Text(text) | Event::Code(text) => image.alt.push_str(&self.reading.written(text)),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            Event::End(TagEnd::Image) if range == *whole => {
                let Some(OpenImage { image, is_refused: false, .. }) = self.image.take() else { return };
                if image.alt.trim().is_empty() {
                    self.findings.add(MISSING_ALT.at(image.file.span).with("file", &*image.file.value));
                }
                self.document.pieces.push(Piece::Image(self.document.images.len() as u32));
                self.document.images.push(image);
            }
            _ => {}
        }
    }

    fn finish(mut self) -> Document {
        self.tags.leave_all(self.findings);
        let mut named = HashSet::new();
        for FootnoteText { name, range, opens, closes } in std::mem::take(&mut self.footnote_texts) {
            // Of two texts with one name, the first counts: nothing refers to the other.
            let number = self.footnotes.get(&name).copied().filter(|number| named.insert(*number));
            if number.is_none() {
                self.findings.add(UNUSED_FOOTNOTE.at(self.span(range)).with("name", &*name));
            }
            self.document.pieces[opens] = Piece::Open(Element::FootnoteText(number));
            self.document.pieces[closes] = Piece::Close(Element::FootnoteText(number));
        }
        self.document.mentions = std::mem::take(&mut self.tags.mentions);
        self.document.mentions.append(&mut self.leftovers.mentions);
        self.document.own.shrink_to_fit();
        self.document.pieces.shrink_to_fit();
        self.document.places.shrink_to_fit();
        self.document
    }
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None => Align::None,
        Alignment::Left => Align::Start,
        Alignment::Center => Align::Centre,
        Alignment::Right => Align::End,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;
    use proptest::prelude::*;

    fn parsed(text: &str, offset: usize) -> Document {
        let file = Sources::default().put_text("content/pages/a/fr.md", text);
        parse(&text.into(), file, offset, &mut Findings::default())
    }

    fn texts(document: &Document) -> Vec<&str> {
        let slice = |piece: &Piece| if let Piece::Text(slice) = piece { Some(document.slice(*slice)) } else { None };
        document.pieces.iter().filter_map(slice).collect()
    }

    #[test]
    fn a_text_is_one_wherever_the_parser_splits_it() {
        let document = parsed("---\n---\n5 \\* 6 &lt; 31 [x] &amp; c’est *tout* !", 8);
        assert_eq!(texts(&document), ["5 * 6 < 31 [x] & c’est ", "tout", " !"]);
        // Only what the file does not say so.
        assert_eq!(document.own, "5 * 6 < 31 [x] & c’est ");
        let escapes = "\\*".repeat(100_000);
        assert_eq!(parsed(&escapes, 0).own.len(), 100_000);
    }

    proptest! {
        #[test]
        fn what_is_said_is_what_the_parser_says(text in "([a-zé م]|[\\\\*_&;!\\[\\]()<>#\n|`-]|&amp;|\r\n|  \n){0,60}") {
            let said = |event| match event {
                Event::Text(text) | Event::Code(text) => Some(text.into_string()),
                _ => None,
            };
            let reading = Reading::new(&text);
            let expected: String = Parser::new_ext(&reading.text, OPTIONS).filter_map(said).collect();
            let expected = reading.written(&expected);
            let document = parsed(&text, 0);
            let alts: usize = document.images.iter().map(|image| image.alt.len()).sum();
            prop_assume!(alts == 0);
            let slice = |piece: &Piece| match piece {
                Piece::Text(slice) | Piece::Code(slice) => Some(document.slice(*slice)),
                _ => None,
            };
            prop_assert_eq!(document.pieces.iter().filter_map(slice).collect::<String>(), &*expected);
        }
    }
}
