//! Markdown, parsed once into a [`Document`] that feeds pages and the comparison of versions, and later the print edition and the search.
//!
//! pulldown-cmark and its escape are known here and nowhere else.

mod address;
mod blocks;
mod destination;
mod html;
mod leftover;
mod link;
mod parse;
mod raw_html;
mod reading;
mod signs;

pub use blocks::{Block, Placed, Section};
pub use destination::{Unwritable, redirect};
pub use html::{BlockNumbers, Linked, Resolver, Typesetter, escape, paragraph_id, write};
pub use link::{LinkTarget, is_on_disc};
pub use parse::parse;

use crate::finding::{Code, Findings};
use crate::source::{FileId, Sources, Span, Text};
use std::ops::Range;
use std::sync::Arc;

/// Every code that reading Markdown can find.
pub const CODES: [&Code; 11] = [
    &parse::MISSING_ALT,
    &parse::REMOTE_IMAGE,
    &parse::SKIPPED_HEADING,
    &parse::EMPTY_HEADING,
    &parse::UNUSED_FOOTNOTE,
    &leftover::LEFTOVER_MARKUP,
    &leftover::PRIVATE_REMARK,
    &leftover::LOST_CELLS,
    &link::REFUSED_LINK,
    &raw_html::REFUSED_HTML,
    &raw_html::UNBALANCED_HTML,
];

/// A parsed text: a flat run of pieces, with its headings, links and images on the side.
#[derive(Debug, Default)]
pub struct Document {
    /// The file that it is in: most of what it says stands there as it is.
    source: Arc<str>,
    /// What it says otherwise than the file.
    own: String,
    pieces: Vec<Piece>,
    /// Where the pieces that begin a block stand in the file, in order.
    places: Vec<BlockPlace>,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Its links, in order.
    pub links: Vec<Link>,
    /// Its images, in order.
    pub images: Vec<Image>,
    /// Files that it names in a way that shows nothing, each of which has been told: `![[plan.png]]`, `<img src>`.
    pub mentions: Vec<String>,
}

/// A part of what a document says: bytes of its source, or, counted from one past its end, of its own text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slice {
    start: u32,
    end: u32,
}

/// Where a piece that begins a block stands in the file.
#[derive(Clone, Copy, Debug)]
struct BlockPlace {
    piece: u32,
    start: u32,
    end: u32,
}

/// A heading of a document.
#[derive(Debug)]
pub struct Heading {
    /// 2 to 6: a page's own title is its one heading of level 1.
    pub level: u8,
    /// What links lead to: what the author wrote as `{#id}`, or `section-N`, which corresponds between languages too.
    pub id: String,
    /// Whether the author wrote it: one that is counted moves when a heading is put before it.
    pub has_own_id: bool,
    /// The plain text.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A link of a document.
#[derive(Debug)]
pub struct Link {
    /// Where it leads.
    pub target: LinkTarget,
    /// Whether it has no text of its own and takes that of what it leads to.
    pub bare: bool,
    /// Where.
    pub span: Span,
}

/// An image of a document.
#[derive(Debug)]
pub struct Image {
    /// Its path from the document's folder.
    pub file: Text,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// A caption; may be empty.
    pub title: String,
}

/// One piece of a document.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
    Open(Element),
    Close(Element),
    Text(Slice),
    Code(Slice),
    /// Raw HTML that the allow-list has passed.
    Html(Slice),
    SoftBreak,
    HardBreak,
    Rule,
    Image(u32),
    /// A task's box, ticked or not.
    Task(bool),
    /// A reference to the footnote with this number, from 0 in the order of first reference.
    Footnote(u32),
}

/// What a piece opens or closes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Element {
    Paragraph,
    Heading(u32),
    Quote,
    Alert(Alert),
    CodeBlock,
    /// A bulleted list.
    Bullets,
    /// A numbered list and its first number.
    Numbers(u32),
    Item,
    Table,
    TableHead,
    TableRow,
    Cell(Align),
    Definitions,
    Term,
    Definition,
    /// The text of the footnote with this number; `None` for one that nothing refers to.
    FootnoteText(Option<u32>),
    Emphasis,
    Strong,
    Strike,
    Link(u32),
}

impl Element {
    /// Whether it stands in a line of text.
    fn is_inline(self) -> bool {
        matches!(self, Self::Emphasis | Self::Strong | Self::Strike | Self::Link(_))
    }

    /// Whether it is a block with a text of its own.
    fn is_block(self) -> bool {
        matches!(
            self,
            Self::Paragraph
                | Self::Heading(_)
                | Self::CodeBlock
                | Self::Item
                | Self::TableHead
                | Self::TableRow
                | Self::Term
                | Self::Definition
                | Self::FootnoteText(_)
        )
    }
}

/// How a column of a table stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Align {
    None,
    Start,
    Centre,
    End,
}

/// The kinds of boxed remarks: `> [!NOTE]`. Their titles are the messages `alert-<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alert {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

impl Alert {
    /// The kind that authors call `name`, in any language of the tool, capitals aside.
    fn called(name: &str) -> Option<Self> {
        Some(match name.trim().to_lowercase().as_str() {
            "note" | "remarque" | "ملاحظة" | "ملحوظة" => Self::Note,
            "tip" | "conseil" | "astuce" | "نصيحة" => Self::Tip,
            "important" | "مهم" | "هام" => Self::Important,
            "warning" | "attention" | "avertissement" | "انتباه" | "تنبيه" | "تحذير" => Self::Warning,
            "caution" | "danger" | "prudence" | "خطر" | "احتراس" => Self::Caution,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
}

impl Document {
    fn slice(&self, slice: Slice) -> &str {
        let (start, end) = (slice.start as usize, slice.end as usize);
        match start.checked_sub(self.own_begin()) {
            None => &self.source[start..end],
            Some(start) => &self.own[start..end - self.own_begin()],
        }
    }

    /// Where [`Slice`] counts its own text from.
    fn own_begin(&self) -> usize {
        self.source.len() + 1
    }

    /// Its running text, in pieces: no code, no addresses.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Text(slice) => Some(self.slice(*slice)),
            _ => None,
        })
    }

    /// Where it begins to say something.
    pub fn first_place(&self, file: FileId) -> Option<Span> {
        self.places.first().map(|place| Span::new(file, place.start as usize..place.end as usize))
    }

    /// Where its paragraphs stand in the file, in order.
    pub fn paragraphs(&self) -> impl Iterator<Item = Range<usize>> {
        let is_paragraph = |place: &&BlockPlace| {
            matches!(self.pieces.get(place.piece as usize), Some(Piece::Open(Element::Paragraph)))
        };
        self.places.iter().filter(is_paragraph).map(|place| place.start as usize..place.end as usize)
    }

    /// Where the id of `heading` is written, `{#` and `}` included, or is to stand behind it; `None` if it is not on one line, with marks before it alone.
    pub fn place_of_id(&self, heading: &Heading) -> Option<Range<usize>> {
        let written = self.source[heading.span.range()].trim_end();
        let is_plain = !written.contains('\n') && !written.ends_with(['#', '\\']);
        let start = if written.ends_with('}') { written.rfind("{#")? } else { written.len() };
        let begin = heading.span.start as usize;
        is_plain.then(|| begin + start..begin + written.len())
    }

    /// At most how many bytes of text there are.
    pub fn text_length(&self) -> usize {
        self.source.len() + self.own.len()
    }
}

/// What the Markdown `text` says, in one line, without its marks.
pub fn plain(text: &str) -> String {
    let file = Sources::default().put_text("", "");
    let document = parse(&text.into(), file, 0, &mut Findings::default());
    document.blocks().map(|block| block.text).collect::<Vec<_>>().join(" ")
}

/// `text` as Markdown that shows it as it is, within a line.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // A number with a point, a dash or a number sign make something of a line that begins with them.
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in text.char_indices() {
        let begins = at == 0 && "-+#=".contains(letter) || digits > 0 && at == digits && ".)".contains(letter);
        if begins || "\\`*_[]<>&|~$".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
