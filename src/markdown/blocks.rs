//! A [`Document`] as the plain text of its blocks: what versions are compared by.

use super::{BlockPlace, Document, Element, LinkTarget, Piece, Slice, raw_html};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A heading, a paragraph, an item of a list, a row of a table…, as plain text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Block {
    /// `h2` to `h6`, `p`, `li`, `tr`, `pre`, `dt`, `dd`, `img` or `note` (a footnote).
    pub kind: String,
    /// Its text, in one line, but for `pre`. Cells of a row have ` | ` between them.
    pub text: String,
    /// Where its links lead, in order, as a text of the guide writes them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
}

impl Block {
    /// Whether it says anything: a row of empty cells, to be filled in by hand, does not.
    pub fn has_words(&self) -> bool {
        self.text.contains(char::is_alphanumeric)
    }

    /// Whether it is a heading.
    pub fn is_heading(&self) -> bool {
        matches!(self.kind.as_str(), "h2" | "h3" | "h4" | "h5" | "h6")
    }
}

/// A block of a document, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// What it says.
    pub block: Block,
    /// Its bytes in the text of its file, without blanks at the end and without the blocks that stand in it.
    pub range: Range<usize>,
    /// The heading that it is, if it is one: its place among those of the document.
    pub heading: Option<usize>,
    /// The piece that its text begins after.
    pub(super) piece: usize,
}

/// A heading with all blocks up to the next one; or those before the first heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The id of its heading; empty before the first one.
    pub id: String,
    /// Its blocks; the heading is the first, if it has one.
    pub blocks: Vec<Placed>,
}

impl Section {
    /// The blocks below its heading, each with its ordinal, from 1; the heading itself has 0.
    pub fn ordinals(&self) -> impl Iterator<Item = (usize, &Placed)> {
        let first = usize::from(self.id.is_empty());
        self.blocks.iter().enumerate().map(move |(at, block)| (at + first, block))
    }

    /// How many blocks it has, its heading included.
    pub fn count(&self) -> usize {
        self.blocks.len()
    }
}

impl Document {
    /// The blocks of the document, in order.
    pub fn blocks(&self) -> impl Iterator<Item = Block> {
        self.placed().into_iter().map(|placed| placed.block)
    }

    /// The sections of the document, in order, each with its blocks.
    pub fn sections(&self) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        for placed in self.placed() {
            let id = placed.heading.map(|heading| self.headings[heading].id.clone());
            match (id, sections.last_mut()) {
                (None, Some(section)) => section.blocks.push(placed),
                (id, _) => sections.push(Section { id: id.unwrap_or_default(), blocks: vec![placed] }),
            }
        }
        sections
    }

    fn placed(&self) -> Vec<Placed> {
        let mut reader =
            BlockReader { document: self, blocks: Vec::new(), open: None, cells: 0, places: self.places.iter() };
        let mut unused = false;
        for (at, piece) in self.pieces.iter().enumerate() {
            // A footnote that nothing refers to is not published.
            match piece {
                Piece::Open(Element::FootnoteText(None)) => unused = true,
                Piece::Close(Element::FootnoteText(None)) => unused = false,
                _ if unused => {}
                piece => reader.piece(at, *piece),
            }
        }
        reader.end(self.source.len());
        reader.blocks
    }
}

struct BlockReader<'d> {
    document: &'d Document,
    blocks: Vec<Placed>,
    open: Option<Placed>,
    /// Cells of the open row that were begun.
    cells: usize,
    /// The places of the blocks that are still to come.
    places: std::slice::Iter<'d, BlockPlace>,
}

impl BlockReader<'_> {
    fn piece(&mut self, at: usize, piece: Piece) {
        match piece {
            Piece::Open(element) => self.element(at, element),
            Piece::Close(element) => {
                if kind(self.document, element).is_some() {
                    self.end(usize::MAX);
                }
            }
            Piece::Text(slice) | Piece::Code(slice) => {
                let document = self.document;
                self.text(at, document.slice(slice));
            }
            Piece::SoftBreak | Piece::HardBreak => self.text(at, " "),
            Piece::Image(index) => {
                let image = &self.document.images[index as usize];
                self.text(at, &image.alt);
                self.link(at, image.file.value.clone());
            }
            Piece::Task(done) => self.text(at, if done { "☑ " } else { "☐ " }),
            Piece::Html(slice) => self.html(at, slice),
            Piece::Rule | Piece::Footnote(_) => {}
        }
    }

    fn element(&mut self, at: usize, element: Element) {
        match element {
            Element::Link(index) => {
                let link = &self.document.links[index as usize];
                let target = link.target.to_string();
                if link.bare {
                    // The page shows the name of what it leads to, which is not the author's text here.
                    self.text(at, &target);
                }
                self.link(at, target);
            }
            Element::Cell(_) => {
                if self.cells > 0 {
                    self.text(at, " | ");
                } else if let Some(row) = &mut self.open {
                    row.piece = at;
                }
                self.cells += 1;
            }
            _ => {
                if let Some(kind) = kind(self.document, element) {
                    self.begin(at, kind, element);
                }
            }
        }
    }

    /// Begins a block at the piece `at`.
    fn begin(&mut self, at: usize, kind: String, element: Element) {
        let range = self.place(at);
        // The paragraph of an item or a note is the item itself, if it is its first.
        if element == Element::Paragraph
            && let Some(open) = self.open.as_mut().filter(|open| open.block.text.is_empty())
        {
            open.piece = at;
            open.range.end = range.end.max(open.range.start);
            return;
        }
        self.end(range.start);
        self.cells = 0;
        let heading = if let Element::Heading(index) = element { Some(index as usize) } else { None };
        let block = Block { kind, text: String::new(), links: Vec::new() };
        self.open = Some(Placed { block, range, heading, piece: at });
    }

    /// Where the block that begins at the piece `at` stands in the file.
    fn place(&mut self, at: usize) -> Range<usize> {
        let place = self.places.find(|place| place.piece as usize >= at).filter(|place| place.piece as usize == at);
        place.map_or(0..0, |place| place.start as usize..place.end as usize)
    }

    /// Raw HTML: the words of a block of it are a paragraph; in a line it has none.
    fn html(&mut self, at: usize, slice: Slice) {
        let places = &self.document.places;
        let first = places.partition_point(|place| (place.piece as usize) < at);
        let range = places.get(first).filter(|place| place.piece as usize == at);
        let words = raw_html::words(self.document.slice(slice));
        match range {
            Some(place) if !words.trim().is_empty() => {
                self.end(place.start as usize);
                let block = Block { kind: "p".to_owned(), text: words.trim().to_owned(), links: Vec::new() };
                let range = place.start as usize..place.end as usize;
                self.open = Some(Placed { block, range, heading: None, piece: at });
                self.end(usize::MAX);
            }
            Some(_) => {}
            None if words.is_empty() => {}
            None => self.text(at, &words),
        }
    }

    /// The open block. What a tight item says after a block that stands in it has no element of its own: it is a paragraph, too.
    fn block(&mut self, at: usize) -> &mut Block {
        let range = if self.open.is_none() { self.place(at) } else { 0..0 };
        let paragraph = || Block { kind: "p".to_owned(), text: String::new(), links: Vec::new() };
        let open = || Placed { block: paragraph(), range, heading: None, piece: at };
        &mut self.open.get_or_insert_with(open).block
    }

    fn text(&mut self, at: usize, text: &str) {
        self.block(at).text.push_str(text);
    }

    fn link(&mut self, at: usize, target: String) {
        self.block(at).links.push(target);
    }

    /// Ends the open block, which another one follows at `limit` at the earliest.
    fn end(&mut self, limit: usize) {
        if let Some(mut placed) = self.open.take() {
            placed.block.text.truncate(placed.block.text.trim_end().len());
            if !placed.block.text.is_empty() {
                placed.range.end = placed.range.end.min(limit).max(placed.range.start);
                let text = &self.document.source[placed.range.clone()];
                placed.range.end = placed.range.start + text.trim_end().len();
                self.blocks.push(placed);
            }
        }
    }
}

/// What block an element is; `None` for one within a block, or that only holds blocks.
fn kind(document: &Document, element: Element) -> Option<String> {
    let kind = match element {
        Element::Heading(index) => return Some(format!("h{}", document.headings[index as usize].level)),
        Element::Paragraph => "p",
        Element::CodeBlock => "pre",
        Element::Item => "li",
        Element::TableHead | Element::TableRow => "tr",
        Element::Term => "dt",
        Element::Definition => "dd",
        Element::FootnoteText(_) => "note",
        _ => return None,
    };
    Some(kind.to_owned())
}

/// As authors write it.
impl std::fmt::Display for LinkTarget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (scheme, id, place) = match self {
            Self::Web(address) => return f.write_str(address),
            Self::Here(place) => return write!(f, "#{place}"),
            Self::Solution(id, place) => ("solution:", id, place),
            Self::Page(id, place) => ("page:", id, place),
            Self::Term(id) => ("term:", id, &None),
            Self::Reference(id) => ("reference:", id, &None),
            Self::Indicator(solution, id) => return write!(f, "indicator:{solution}/{id}"),
            Self::File(path, place) => ("", path, place),
        };
        write!(f, "{scheme}{id}")?;
        place.as_ref().map_or(Ok(()), |place| write!(f, "#{place}"))
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::Findings;
    use crate::markdown::parse;
    use crate::source::Sources;

    fn blocks(text: &str) -> Vec<String> {
        let file = Sources::default().put_text("content/pages/a/fr.md", text);
        let document = parse(&text.into(), file, 0, &mut Findings::default());
        document.blocks().map(|block| format!("{}: {}", block.kind, block.text)).collect()
    }

    #[test]
    fn what_follows_a_block_in_a_tight_item_stands_where_it_is_written() {
        let text = "- a\n  ```\n  x\n  ```\n  **gras** et `code` *fin*\n- b\n  > cité\n\n  `seul`\n";
        let file = Sources::default().put_text("content/pages/a/fr.md", text);
        let document = parse(&text.into(), file, 0, &mut Findings::default());
        let sections = document.sections();
        let placed: Vec<&str> = sections[0].blocks.iter().map(|block| &text[block.range.clone()]).collect();
        assert_eq!(placed[2], "**gras** et `code` *fin*", "{placed:?}");
        assert_eq!(placed[5], "`seul`", "{placed:?}");
    }

    #[test]
    fn what_is_escaped_is_shown_as_it_is() {
        for title in [
            "*Gras* [x](y) `z` <b> a_b ~c~ | # \\",
            "1. Premier",
            "- Tiret",
            "# Titre",
            "2) Deux",
            "الميزانية [2026]",
            "a &amp; b",
        ] {
            assert_eq!(blocks(&format!("- {}\n", super::super::escaped(title))), [format!("li: {title}")], "{title}");
        }
    }

    #[test]
    fn a_footnote_that_nothing_refers_to_is_no_block() {
        assert_eq!(blocks("Un texte.\n\n[^n]: Inutile.\n\n    Deux fois.\n\nFin.\n"), ["p: Un texte.", "p: Fin."]);
    }

    #[test]
    fn words_in_raw_html_are_a_block() {
        assert_eq!(
            blocks("<div dir=\"rtl\">Un &lt;mot</div>\n\nUn <bdi>autre</bdi>.\n"),
            ["p: Un <mot", "p: Un autre."]
        );
    }

    #[test]
    fn every_block_stands_where_it_is_written() {
        let text = "avant\n\n## Titre {#t}\n\n- un\n  - deux\n\n    encore\n- [ ] trois\n\n| a | b |\n|---|---|\n| c | d |\n\n> cité\n> deux fois\n\n[^1]: Une note.\n\nRenvoi[^1].\n";
        let file = Sources::default().put_text("content/pages/a/fr.md", text);
        let document = parse(&text.into(), file, 0, &mut Findings::default());
        let placed: Vec<(String, Vec<&str>)> = document
            .sections()
            .iter()
            .map(|section| {
                (section.id.clone(), section.blocks.iter().map(|block| &text[block.range.clone()]).collect())
            })
            .collect();
        let below = vec![
            "## Titre {#t}",
            "- un",
            "- deux",
            "encore",
            "- [ ] trois",
            "| a | b |",
            "| c | d |",
            "cité\n> deux fois",
            "[^1]: Une note.",
            "Renvoi[^1].",
        ];
        assert_eq!(placed, [(String::new(), vec!["avant"]), ("t".to_owned(), below)]);
    }

    #[test]
    fn every_block_is_one_text() {
        let text = "## Titre {#t}\n\nUn *mot*\nsur deux lignes, [un lien](term:a).\n\n- un\n- deux\n\n  encore\n  - trois\n\n| a | b |\n|---|---|\n| c | d |\n\n> cité\n";
        let expected = [
            "h2: Titre",
            "p: Un mot sur deux lignes, un lien.",
            "li: un",
            "li: deux",
            "p: encore",
            "li: trois",
            "tr: a | b",
            "tr: c | d",
            "p: cité",
        ];
        assert_eq!(blocks(text), expected);
    }
}
