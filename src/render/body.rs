//! The body of a chapter, page or sheet as HTML, its links resolved from the page that shows it.

use super::common::{Common, Context};
use super::reads::{Asked, Question};
use super::{Renderer, Speaker};
use crate::guide::links::{self, Destination, Places};
use crate::guide::unit::Numbers;
use crate::guide::{Entry, Reference, RegisterKind, Stage, chapter, image};
use crate::markdown::{self, BlockNumbers, Document, Image, Link, Linked};
use crate::site::Kind;
use crate::source::FileId;
use crate::theme::views;
use crate::view::{Named, Work};
use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::Write;

/// Every page with a body is two folders deep: `fr/petitions/`.
const ROOT: &str = "../../";
/// The folder of its language is one above it.
const LANGUAGE: &str = "../";

/// What the indicator with this id is called in the language at this position; `None` if the solution has no such indicator.
#[derive(Hash)]
struct IndicatorName(String, usize);

impl Question for IndicatorName {
    type Answer = Option<String>;

    fn answer(&self, asked: &Asked<'_>) -> Option<String> {
        let own = chapter::find(&asked.solution.facts().indicators, &self.0)?;
        let text = chapter::find(&asked.solution.texts(self.1).indicators, &self.0).unwrap_or(own);
        Some(text.name.value.clone())
    }
}

impl Renderer<'_> {
    /// `document`, written in `file`, as HTML, its blocks with their `numbers`.
    pub(super) fn body(
        &self,
        document: &Document,
        file: FileId,
        numbers: &BlockNumbers,
        speaker: &Speaker<'_>,
    ) -> Body {
        let mut html = String::with_capacity(document.html_length());
        let resolver =
            FromPage { renderer: self, speaker, path: self.common.context.path_of(file), terms: RefCell::default() };
        markdown::write(document, speaker, &resolver, numbers, &mut html);
        Body { html, terms: resolver.terms.into_inner() }
    }

    /// The numbers of paragraphs in a draft; none in other texts.
    pub(super) fn numbers(&self, numbers: impl FnOnce() -> Numbers) -> Numbers {
        if self.common.site.stage() == Some(Stage::Draft) { numbers() } else { Numbers::default() }
    }
}

impl markdown::Words for Speaker<'_> {
    fn say(&self, key: &str) -> &str {
        self.words.get(key).unwrap_or_default()
    }

    fn set<'t>(&self, text: &'t str) -> Cow<'t, str> {
        crate::i18n::set(&self.language.code, text)
    }
}

/// A text as HTML.
pub(super) struct Body {
    /// The text.
    pub html: String,
    /// The terms that it explains in place, in the order in which it first uses them.
    pub terms: Vec<views::Explained>,
}

struct FromPage<'r> {
    renderer: &'r Renderer<'r>,
    speaker: &'r Speaker<'r>,
    path: &'r str,
    /// The terms that the text has used: each is explained once, however often it is used.
    terms: RefCell<Vec<views::Explained>>,
}

impl FromPage<'_> {
    fn href(&self, kind: &Kind, place: Option<&str>) -> String {
        let site = self.renderer.common.site;
        let path = site.path(self.speaker.index, kind);
        let path = path.split_once('/').map_or(&*path, |(_, below)| below);
        // A page that stands in for one that is not written has none of its places.
        match place.filter(|_| site.is_written(kind, self.speaker.index)) {
            Some(place) => [LANGUAGE, path, "#", place].concat(),
            None => [LANGUAGE, path].concat(),
        }
    }

    /// A term is a button that shows what it means.
    fn term(&self, term: &Entry) -> Linked {
        let language = self.speaker.index;
        let text = term.name().get(language).to_owned();
        // No id of an author has two hyphens.
        let id = format!("t--{}", term.id.value);
        let attributes = attribute("popovertarget", &id);
        let mut terms = self.terms.borrow_mut();
        if terms.iter().all(|known| known.id != id) {
            let definition = term.description().map_or("", |texts| texts.get(language));
            terms.push(views::Explained {
                id,
                text: self.speaker.set(&text),
                definition: self.speaker.set(definition),
                href: self.href(&Kind::Glossary, Some(&term.id.value)),
            });
        }
        Linked { element: "button", attributes, text }
    }

    /// A link to another page. Where its title stands for it and is in another language, the link says which.
    fn page(&self, kind: &Kind, place: Option<&str>, link: &Link) -> Linked {
        let mut attributes = attribute("href", &self.href(kind, place));
        if let Some(language) = self.renderer.common.other_language(kind, self.speaker).filter(|_| link.bare) {
            let _ = write!(attributes, " {} {}", attribute("lang", &language.locale), attribute("dir", language.dir));
        }
        leads(attributes, self.renderer.title(kind, self.speaker))
    }
}

/// A link that leads to an address, with the text of one that has none of its own.
fn leads(attributes: String, text: String) -> Linked {
    Linked { element: "a", attributes, text }
}

fn attribute(name: &str, value: &str) -> String {
    let mut out = [name, "=\""].concat();
    markdown::escape(&mut out, value);
    out.push('"');
    out
}

impl markdown::Resolver for FromPage<'_> {
    fn link(&self, link: &Link) -> Linked {
        let language = self.speaker.index;
        match links::resolve(&self, self.path, &link.target) {
            None => leads("href=\"#\"".to_owned(), String::new()), // told as an error: such a page is never published
            Some(Destination::Web(address)) => {
                let class = if address.starts_with("http") { " class=\"outside\"" } else { "" };
                leads(format!("{}{class}", attribute("href", address)), address.to_owned())
            }
            Some(Destination::Here(place)) => leads(attribute("href", &format!("#{place}")), place),
            Some(Destination::Solution(position, place)) => {
                self.page(&Kind::Solution(position), place.as_deref(), link)
            }
            Some(Destination::Indicator(position, id)) => {
                let name = self.renderer.ask(position, IndicatorName(id.clone(), language), self.speaker);
                Linked { text: name.unwrap_or_default(), ..self.page(&Kind::Solution(position), Some(&id), link) }
            }
            Some(Destination::Page(position, place)) => self.page(&Kind::Prose(position), place.as_deref(), link),
            Some(Destination::Term(term)) => self.term(term),
            Some(Destination::Reference(work)) => {
                let href = self.href(&Kind::Bibliography, Some(&work.id.value));
                let title = work.title.get(language);
                leads(format!("class=\"reference\" {}", attribute("href", &href)), title.to_owned())
            }
            Some(Destination::Sheet(position, path)) => self.page(&self.sheet(position, &path), None, link),
            Some(Destination::Asset(path)) => {
                let name = path.rsplit('/').next().unwrap_or_default().to_owned();
                let href =
                    self.renderer.common.asset(&path).map_or_else(|| "#".to_owned(), |href| ROOT.to_owned() + &href);
                let download = attribute("download", &name);
                leads(format!("{} {download}", attribute("href", &href)), name)
            }
        }
    }

    fn image(&self, image: &Image) -> String {
        let path = links::path_from(self.path, &image.file.value).unwrap_or_default();
        let common = &self.renderer.common;
        let Some((file, href)) = common.site.assets.get(&path) else { return String::new() };
        let mut out = attribute("src", &format!("{ROOT}{}", super::url_path(href)));
        if let Some((width, height)) = image::size(common.context.bytes_of(*file)) {
            let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
        }
        out.push_str(" loading=\"lazy\" decoding=\"async\"");
        out
    }
}

impl FromPage<'_> {
    /// The tool sheet at `path`, in whichever language it is written.
    fn sheet(&self, position: usize, path: &str) -> Kind {
        let tool = self.renderer.common.site.sheet_at(position, path);
        tool.map_or(Kind::Solution(position), |tool| Kind::Sheet(position, tool))
    }
}

/// Where links of a page lead: the solution that they lead to is asked, and all else is common.
impl<'g> Places<'g> for &FromPage<'g> {
    fn solution(&self, slug: &str) -> Option<usize> {
        self.renderer.common.site.position(slug)
    }

    fn page(&self, slug: &str) -> Option<usize> {
        self.renderer.common.site.prose.iter().position(|page| page.slug == slug)
    }

    fn term(&self, id: &str) -> Option<&'g Entry> {
        self.renderer.common.context.register(RegisterKind::Term).get(id)
    }

    fn reference(&self, id: &str) -> Option<&'g Reference> {
        self.renderer.common.context.reference(id)
    }

    fn has_indicator(&self, position: usize, id: &str) -> bool {
        let name = IndicatorName(id.to_owned(), self.speaker.index);
        self.renderer.ask(position, name, self.speaker).is_some()
    }

    fn has_sheet(&self, position: usize, path: &str) -> bool {
        self.renderer.common.site.sheet_at(position, path).is_some()
    }

    fn has_asset(&self, path: &str) -> bool {
        self.renderer.common.site.assets.contains_key(path)
    }

    fn has_language(&self, code: &str) -> bool {
        self.renderer.common.context.config.languages.iter().any(|language| language.code == code)
    }
}

impl Document {
    /// About how long the document is as HTML.
    fn html_length(&self) -> usize {
        self.text_length() * 5 / 4 + 1024
    }
}

impl Common<'_> {
    /// A work, with its place in the bibliography.
    pub(super) fn work(&self, work: Work, speaker: &Speaker<'_>) -> views::Reference {
        let href = format!("{}#{}", self.site.path(speaker.index, &Kind::Bibliography), work.id);
        views::Reference { work, href, cited_by: Vec::new() }
    }

    /// A link to an entry of a register that a view names.
    pub(super) fn named_link(&self, named: &Named, speaker: &Speaker<'_>) -> views::Link {
        match self.entry_link(named.kind, &named.id, speaker) {
            Some(link) => link,
            None => unreachable!("what has a name is in its register"),
        }
    }
}

impl<'g> Context<'g> {
    /// The work with this id.
    pub(super) fn reference(&self, id: &str) -> Option<&'g Reference> {
        self.references().iter().find(|work| work.id.value == id)
    }
}
