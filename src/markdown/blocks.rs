//! A [`Document`] as the plain text of its blocks: what versions are compared by.

use super::{Document, Element, Piece, Target};
use serde::{Deserialize, Serialize};

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

impl Document {
    /// The blocks of the document, in order.
    pub fn blocks(&self) -> Vec<Block> {
        let mut reader = Reader { document: self, blocks: Vec::new(), open: None, cells: 0 };
        for piece in &self.pieces {
            reader.piece(*piece);
        }
        reader.end();
        reader.blocks
    }
}

struct Reader<'d> {
    document: &'d Document,
    blocks: Vec<Block>,
    open: Option<Block>,
    /// Cells of the open row that were begun.
    cells: usize,
}

impl Reader<'_> {
    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Open(element) => self.open(element),
            Piece::Close(element) => {
                if kind(self.document, element).is_some() {
                    self.end();
                }
            }
            Piece::Text(slice) | Piece::Code(slice) => {
                let document = self.document;
                self.text(document.slice(slice));
            }
            Piece::SoftBreak | Piece::HardBreak => self.text(" "),
            Piece::Image(index) => {
                let image = &self.document.images[index as usize];
                self.text(&image.alt);
                self.link(image.file.value.clone());
            }
            Piece::Task(done) => self.text(if done { "☑ " } else { "☐ " }),
            Piece::Html(_) | Piece::Rule | Piece::Footnote(_) => {}
        }
    }

    fn open(&mut self, element: Element) {
        match element {
            Element::Link(index) => {
                let link = &self.document.links[index as usize];
                let target = link.target.to_string();
                if link.bare {
                    // The page shows the name of what it leads to, which is not the author's text here.
                    self.text(&target);
                }
                self.link(target);
            }
            Element::Cell(_) => {
                if self.cells > 0 {
                    self.text(" | ");
                }
                self.cells += 1;
            }
            // The paragraph of an item or a note is the item itself, if it is its first.
            Element::Paragraph if self.open.as_ref().is_some_and(|open| open.text.is_empty()) => {}
            _ => {
                if let Some(kind) = kind(self.document, element) {
                    self.end();
                    self.cells = 0;
                    self.open = Some(Block { kind, text: String::new(), links: Vec::new() });
                }
            }
        }
    }

    fn block(&mut self) -> &mut Block {
        self.open.get_or_insert_with(|| Block { kind: "p".to_owned(), text: String::new(), links: Vec::new() })
    }

    fn text(&mut self, text: &str) {
        self.block().text.push_str(text);
    }

    fn link(&mut self, target: String) {
        self.block().links.push(target);
    }

    fn end(&mut self) {
        if let Some(mut block) = self.open.take() {
            block.text.truncate(block.text.trim_end().len());
            if !block.text.is_empty() {
                self.blocks.push(block);
            }
        }
    }
}

/// What block an element is; nothing for one within a block, or that only holds blocks.
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
impl std::fmt::Display for Target {
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
        document.blocks().iter().map(|block| format!("{}: {}", block.kind, block.text)).collect()
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
