//! The body of a chapter, page or sheet as HTML, its links resolved from the page that shows it.

use super::common::{GuideInputs, SharedInputs};
use super::dependencies::{Query, QueryContext};
use super::{Renderer, TrackedLocalizer};
use crate::guide::links::{self, Destination, LinkScope};
use crate::guide::unit::Numbers;
use crate::guide::{Entry, Reference, RegisterKind, SolutionId, Stage, chapter, image, photo};
use crate::i18n::{Direction, LanguageId};
use crate::markdown::{self, BlockNumbers, Document, Image, Link, Linked};
use crate::site::{PageKind, PhotoEntry};
use crate::source::FileId;
use crate::theme::views;
use crate::view::{self, Named};
use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::Write;

/// Every page with a body is two folders deep: `fr/petitions/`.
const ROOT: &str = "../../";
/// Pictures are loaded when they come near, and never hold up the text.
const LATE: &str = " loading=\"lazy\" decoding=\"async\"";
/// How wide pictures in a text are shown: as the screen, and no wider than a line of the text (`--measure` of the style sheet).
const SIZES: &str = "(max-width: 42rem) 100vw, 42rem";
/// The folder of its language is one above it.
const LANGUAGE: &str = "../";

/// What the indicator with this id is called in the language at this position; `None` if the solution has no such indicator.
#[derive(Hash)]
struct IndicatorNameQuery(String, LanguageId);

impl Query for IndicatorNameQuery {
    type Answer = Option<String>;

    fn answer(&self, asked: &QueryContext<'_>) -> Option<String> {
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
        localizer: &TrackedLocalizer<'_>,
    ) -> HtmlBody {
        let mut html = String::with_capacity(document.html_length());
        let resolver = PageResolver {
            renderer: self,
            localizer,
            path: self.common.context.path_of(file),
            terms: RefCell::default(),
        };
        markdown::write(document, localizer, &resolver, numbers, &mut html);
        HtmlBody { html, terms: resolver.terms.into_inner() }
    }

    /// The numbers of paragraphs in a draft; none in other texts.
    pub(super) fn numbers(&self, numbers: impl FnOnce() -> Numbers) -> Numbers {
        if self.common.site.stage() == Some(Stage::Draft) { numbers() } else { Numbers::default() }
    }
}

impl markdown::Typesetter for TrackedLocalizer<'_> {
    fn say(&self, key: &str) -> &str {
        self.words.get(key).unwrap_or_default()
    }

    fn set<'t>(&self, text: &'t str) -> Cow<'t, str> {
        crate::i18n::set(&self.language.code, text)
    }

    fn direction(&self) -> Direction {
        self.words.direction
    }
}

/// A text as HTML.
pub(super) struct HtmlBody {
    /// The text.
    pub html: String,
    /// The terms that it explains in place, in the order in which it first uses them.
    pub terms: Vec<views::Explained>,
}

struct PageResolver<'r> {
    renderer: &'r Renderer<'r>,
    localizer: &'r TrackedLocalizer<'r>,
    path: &'r str,
    /// The terms that the text has used: each is explained once, however often it is used.
    terms: RefCell<Vec<views::Explained>>,
}

impl PageResolver<'_> {
    fn href(&self, kind: &PageKind, place: Option<&str>) -> String {
        let site = self.renderer.common.site;
        let path = site.path(self.localizer.index, kind);
        let path = path.split_once('/').map_or(&*path, |(_, below)| below);
        // A page that stands in for one that is not written has none of its places.
        match place.filter(|_| site.is_written(kind, self.localizer.index)) {
            Some(place) => [LANGUAGE, path, "#", place].concat(),
            None => [LANGUAGE, path].concat(),
        }
    }

    /// A term is a button that shows what it means.
    fn term(&self, term: &Entry) -> Linked {
        let language = self.localizer.index;
        let text = term.name().get(language).to_owned();
        // No id of an author has two hyphens.
        let id = format!("t--{}", term.id.value);
        let attributes = attribute("popovertarget", &id);
        let mut terms = self.terms.borrow_mut();
        if terms.iter().all(|known| known.id != id) {
            let definition = term.description().map_or("", |texts| texts.get(language));
            terms.push(views::Explained {
                id,
                text: self.localizer.set(&text),
                definition: self.localizer.set(definition),
                href: self.href(&PageKind::Glossary, Some(&term.id.value)),
            });
        }
        Linked { element: "button", attributes, text }
    }

    /// A link to another page. Where its title stands for it and is in another language, the link says which.
    fn page(&self, kind: &PageKind, place: Option<&str>, link: &Link) -> Linked {
        let mut attributes = attribute("href", &self.href(kind, place));
        if let Some(language) = self.renderer.common.other_language(kind, self.localizer).filter(|_| link.bare) {
            let _ = write!(attributes, " {} {}", attribute("lang", &language.locale), attribute("dir", language.dir));
        }
        leads(attributes, self.renderer.title(kind, self.localizer))
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

impl markdown::Resolver for PageResolver<'_> {
    fn link(&self, link: &Link) -> Linked {
        let language = self.localizer.index;
        match links::resolve(&self, self.path, &link.target) {
            None => leads("href=\"#\"".to_owned(), String::new()), // told as an error: such a page is never published
            Some(Destination::Web(address)) => {
                let is_web = address.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http"));
                let class = if is_web { " class=\"outside\"" } else { "" };
                leads(format!("{}{class}", attribute("href", address)), address.to_owned())
            }
            Some(Destination::Here(place)) => leads(attribute("href", &format!("#{place}")), place),
            Some(Destination::Solution(position, place)) => {
                self.page(&PageKind::Solution(position), place.as_deref(), link)
            }
            Some(Destination::Indicator(position, id)) => {
                let name = self.renderer.ask(position, IndicatorNameQuery(id.clone(), language), self.localizer);
                Linked { text: name.unwrap_or_default(), ..self.page(&PageKind::Solution(position), Some(&id), link) }
            }
            Some(Destination::Page(position, place)) => self.page(&PageKind::Prose(position), place.as_deref(), link),
            Some(Destination::Term(term)) => self.term(term),
            Some(Destination::Reference(work)) => {
                let href = self.href(&PageKind::Bibliography, Some(&work.id.value));
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
        if let Some(photo) = common.site.photos.get(&path) {
            return self.photo(photo, &path);
        }
        let Some((file, href)) = common.site.assets.get(&path) else { return String::new() };
        let mut out = attribute("src", &format!("{ROOT}{}", super::url_path(href)));
        if let Some((width, height)) = image::size(common.context.bytes_of(*file)) {
            let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
        }
        out.push_str(LATE);
        out
    }

    fn language(&self, direction: Direction) -> Option<String> {
        let languages = &self.renderer.common.context.config.languages;
        let mut those = languages.iter().filter(|language| language.direction == direction);
        those.next().filter(|_| those.next().is_none()).map(|language| language.locale.to_string())
    }
}

impl PageResolver<'_> {
    /// A photograph in several widths, of which the browser takes the one that fits; the widest for those that know of none.
    fn photo(&self, photo: &PhotoEntry, path: &str) -> String {
        let address = |href: &str| format!("{ROOT}{}", super::url_path(href));
        let own = self.renderer.common.site.assets.get(path).filter(|_| photo.shows_original());
        let own = own.map(|(_, href)| (photo.size.0, href.as_str()));
        let widths: Vec<(usize, &str)> =
            photo.widths.iter().map(|(width, href)| (*width, href.as_str())).chain(own).collect();
        let (width, widest) = widths.last().copied().unwrap_or_default();
        let set: Vec<String> = widths.iter().map(|(width, href)| format!("{} {width}w", address(href))).collect();
        let height = photo::height_at(photo.size, width);
        format!(
            "{} {} {} width=\"{width}\" height=\"{height}\"{LATE}",
            attribute("src", &address(widest)),
            attribute("srcset", &set.join(", ")),
            attribute("sizes", SIZES),
        )
    }

    /// The tool sheet at `path`, in whichever language it is written.
    fn sheet(&self, position: SolutionId, path: &str) -> PageKind {
        let tool = self.renderer.common.site.sheet_at(position, path);
        tool.map_or(PageKind::Solution(position), |tool| PageKind::Sheet(position, tool))
    }
}

/// Where links of a page lead: the solution that they lead to is asked, and all else is common.
impl<'g> LinkScope<'g> for &PageResolver<'g> {
    fn solution(&self, slug: &str) -> Option<SolutionId> {
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

    fn has_indicator(&self, position: SolutionId, id: &str) -> bool {
        let name = IndicatorNameQuery(id.to_owned(), self.localizer.index);
        self.renderer.ask(position, name, self.localizer).is_some()
    }

    fn has_sheet(&self, position: SolutionId, path: &str) -> bool {
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

impl SharedInputs<'_> {
    /// A work, with its place in the bibliography.
    pub(super) fn work(&self, work: view::Reference, localizer: &TrackedLocalizer<'_>) -> views::Reference {
        let href = format!("{}#{}", self.site.path(localizer.index, &PageKind::Bibliography), work.id);
        views::Reference { work, href, cited_by: Vec::new() }
    }

    /// A link to an entry of a register that a view names.
    pub(super) fn named_link(&self, named: &Named, localizer: &TrackedLocalizer<'_>) -> views::PageLink {
        match self.entry_link(named.kind, &named.id, localizer) {
            Some(link) => link,
            None => unreachable!("what has a name is in its register"),
        }
    }
}

impl<'g> GuideInputs<'g> {
    /// The work with this id.
    pub(super) fn reference(&self, id: &str) -> Option<&'g Reference> {
        self.references().iter().find(|work| work.id.value == id)
    }
}
