//! The files beside chapters and pages: which of them are published, and which may be.

use super::image::drawing;
use super::links::{self, Destination};
use super::{Guide, Solution};
use crate::finding::{is_certain, nearest};
use crate::i18n::{composed, is_mark};
use crate::markdown::{Document, LinkTarget};
use crate::source::{File, FileId, Sources};
use roxmltree::{Attribute, Node};
use std::collections::BTreeSet;

/// The endings of the files that are published: documents, tables, pictures, sound, film. Nothing that a server or a browser would run, and no page.
pub const KINDS: [&str; 32] = [
    "avif", "csv", "doc", "docx", "epub", "gif", "ics", "jpeg", "jpg", "m4a", "mp3", "mp4", "odg", "odp", "ods", "odt",
    "ogg", "opus", "pdf", "png", "ppt", "pptx", "rtf", "svg", "txt", "webm", "webp", "xls", "xlsx", "zip", "geojson",
    "jfif",
];

/// The files that a text of `guide` shows or links to, by path: those that are published. What an author keeps beside a chapter is nobody else's.
pub fn used(guide: &Guide, sources: &Sources) -> BTreeSet<String> {
    if guide.assets.is_empty() {
        return BTreeSet::new();
    }
    let mut used = BTreeSet::new();
    for solution in &guide.solutions {
        used.append(&mut used_by(solution, guide, sources));
    }
    for text in guide.pages.iter().flat_map(|page| page.texts.iter().flatten()) {
        in_document(&text.body, text.file, guide, sources, &mut used);
    }
    used
}

/// All texts of `guide` with their files.
fn bodies(guide: &Guide) -> impl Iterator<Item = (FileId, &Document)> {
    let pages = guide.pages.iter().flat_map(|page| page.texts.iter().flatten()).map(|text| (text.file, &text.body));
    guide.solutions.iter().flat_map(|solution| solution.bodies()).chain(pages)
}

/// The files that a text of `guide` names wrongly, or in a way that shows nothing, by path: each has been told there, and is not left lying by mistake.
pub fn mentioned(guide: &Guide, sources: &Sources) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (file, body) in bodies(guide) {
        let from = &sources.file(file).path;
        all.extend(body.mentions.iter().filter_map(|name| links::path_from(from, name)));
    }
    let mut add = |file: FileId, written: &str| {
        let from = &sources.file(file).path;
        let is_there = links::path_from(from, written).is_some_and(|path| guide.assets.contains_key(&path));
        if let Some(name) = meant(guide, from, written).filter(|_| !is_there) {
            let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
            all.insert(composed(&[folder, "/", name].concat()).into_owned());
        }
    };
    for (file, body) in bodies(guide) {
        body.images.iter().for_each(|image| add(file, &image.file.value));
        let files = body
            .links
            .iter()
            .filter_map(|link| if let LinkTarget::File(path, _) = &link.target { Some(path) } else { None });
        files.for_each(|path| add(file, path));
    }
    let chapters = guide.solutions.iter().flat_map(|solution| solution.chapters.iter().flatten());
    chapters.for_each(|chapter| chapter.tools.iter().for_each(|tool| add(chapter.file, &tool.file.value)));
    all
}

/// The files that a text of `guide` shows as images, by path.
pub fn shown(guide: &Guide, sources: &Sources) -> BTreeSet<String> {
    let images = bodies(guide).flat_map(|(file, body)| body.images.iter().map(move |image| (file, image)));
    images.filter_map(|(file, image)| links::path_from(&sources.file(file).path, &image.file.value)).collect()
}

/// The name of the file beside the text at `from` that was probably meant by `written`, which is not there: one with the same name in another folder, or with
/// nearly the same.
pub fn meant<'g>(guide: &'g Guide, from: &str, written: &str) -> Option<&'g str> {
    let (folder, _) = from.rsplit_once('/')?;
    let folder = composed(folder);
    let written = composed(written.rsplit('/').next().unwrap_or(written));
    let below = guide.assets.range(folder.to_string()..).map_while(|(path, _)| path.strip_prefix(&*folder));
    let beside: Vec<&str> = below.filter_map(|name| name.strip_prefix('/')).collect();
    let same = beside.iter().find(|name| **name == written).copied();
    same.or_else(|| beside.iter().find(|name| name.to_lowercase() == written.to_lowercase()).copied()).or_else(|| {
        let near = nearest(&written, beside.iter().copied())?;
        beside.into_iter().find(|name| *name == near)
    })
}

/// Likewise, if nothing else can have been meant: the same name in another folder, with other capitals or signs between its words, as a picture of another
/// kind; or with a slip.
pub fn surely_meant<'g>(guide: &'g Guide, from: &str, written: &str) -> Option<&'g str> {
    let name = composed(written.rsplit('/').next().unwrap_or(written)).to_lowercase();
    let folder = composed(from.rsplit_once('/')?.0);
    let below = guide.assets.range(folder.to_string()..).map_while(|(path, _)| path.strip_prefix(&*folder));
    let beside: Vec<&str> = below.filter_map(|name| name.strip_prefix('/')).collect();
    let same: Vec<&str> = beside.iter().copied().filter(|other| is_same_file(&name, &other.to_lowercase())).collect();
    match (meant(guide, from, written), &*same) {
        (Some(near), _) if near.to_lowercase() == name => Some(near),
        (_, [one]) => Some(one),
        (Some(near), []) => is_certain(&name, near, beside).then_some(near),
        _ => None,
    }
}

/// Whether two names differ by the signs between their words, or by the kind of picture, alone.
fn is_same_file(one: &str, other: &str) -> bool {
    let parts = |name: &str| {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let ending = if PICTURES.contains(&ending) { "picture" } else { ending }.to_owned();
        let words = stem.split(|letter: char| !letter.is_alphanumeric() && !is_mark(letter));
        (words.filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>(), ending)
    };
    let (parts, others) = (parts(one), parts(other));
    parts == others && !parts.0.is_empty()
}

/// The endings of pictures that browsers show.
const PICTURES: [&str; 8] = ["avif", "gif", "jfif", "jpeg", "jpg", "png", "svg", "webp"];

/// Those that the texts of `solution` show or link to, or announce as tools.
pub fn used_by(solution: &Solution, guide: &Guide, sources: &Sources) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (file, body) in solution.bodies() {
        in_document(body, file, guide, sources, &mut used);
    }
    for chapter in solution.chapters.iter().flatten() {
        let from = &sources.file(chapter.file).path;
        used.extend(chapter.tools.iter().filter_map(|tool| links::path_from(from, &tool.file.value)));
    }
    used
}

/// The files that a text of `guide` links to, or announces as tools, by path: their readers want them as they are.
pub fn linked(guide: &Guide, sources: &Sources) -> BTreeSet<String> {
    let mut linked = BTreeSet::new();
    for (file, body) in bodies(guide) {
        linked.extend(linked_by(body, &sources.file(file).path, guide));
    }
    for chapter in guide.solutions.iter().flat_map(|solution| solution.chapters.iter().flatten()) {
        let from = &sources.file(chapter.file).path;
        linked.extend(chapter.tools.iter().filter_map(|tool| links::path_from(from, &tool.file.value)));
    }
    linked
}

fn linked_by(document: &Document, from: &str, guide: &Guide) -> impl Iterator<Item = String> {
    document.links.iter().filter_map(move |link| match links::resolve(&guide, from, &link.target) {
        Some(Destination::Asset(path)) => Some(path),
        _ => None,
    })
}

fn in_document(document: &Document, file: FileId, guide: &Guide, sources: &Sources, used: &mut BTreeSet<String>) {
    let from = &sources.file(file).path;
    used.extend(document.images.iter().filter_map(|image| links::path_from(from, &image.file.value)));
    used.extend(linked_by(document, from, guide));
}

/// Why a file is not published; `None` if it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is of no kind that is published.
    Kind,
    /// A drawing with something in it that browsers would run.
    Script,
    /// A drawing that fetches something from elsewhere.
    Elsewhere,
    /// A drawing that cannot be read.
    Unreadable,
}

impl Refusal {
    /// As messages name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Script => "script",
            Self::Elsewhere => "elsewhere",
            Self::Unreadable => "unreadable",
        }
    }
}

/// Why `file` may not be published.
pub fn refusal(file: &File) -> Option<Refusal> {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    match ending {
        Some(ending) if ending == "svg" => svg_refusal(file.bytes()),
        Some(ending) if KINDS.contains(&&*ending) => None,
        _ => Some(Refusal::Kind),
    }
}

/// What SVG has that a page of a guide must not: each is something that runs, or that holds another page.
const RUNNING: [&str; 9] =
    ["script", "foreignObject", "handler", "listener", "iframe", "object", "embed", "audio", "video"];
/// What changes an attribute while the drawing is shown: also one that leads somewhere.
const CHANGING: [&str; 4] = ["set", "animate", "animateMotion", "animateTransform"];

fn svg_refusal(bytes: &[u8]) -> Option<Refusal> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Some(Refusal::Unreadable) };
    // Entities of its own hide what a drawing says.
    let document = drawing(text).filter(|_| !text.contains("<!ENTITY"));
    let Some(document) = document else { return Some(Refusal::Unreadable) };
    if document.root_element().tag_name().name() != "svg" {
        return Some(Refusal::Unreadable);
    }
    document.descendants().find_map(node_refusal)
}

fn node_refusal(node: Node<'_, '_>) -> Option<Refusal> {
    if node.is_pi() {
        // A style sheet, or a program of a server.
        return Some(Refusal::Elsewhere);
    }
    let name = node.tag_name().name();
    let is_one_of = |names: &[&str]| names.iter().any(|it| it.eq_ignore_ascii_case(name));
    if is_one_of(&RUNNING) || is_one_of(&CHANGING) && node.attribute("attributeName").is_some_and(leads_somewhere) {
        return Some(Refusal::Script);
    }
    if name.eq_ignore_ascii_case("style") && node.descendants().filter_map(|text| text.text()).any(fetches) {
        return Some(Refusal::Elsewhere);
    }
    node.attributes().find_map(|attribute| attribute_refusal(&attribute, name))
}

/// Whether the attribute called `name` is an address or begins a script.
fn leads_somewhere(name: &str) -> bool {
    let name = name.rsplit(':').next().unwrap_or(name).to_lowercase();
    name == "href" || name.starts_with("on")
}

fn attribute_refusal(attribute: &Attribute<'_, '_>, element: &str) -> Option<Refusal> {
    let name = attribute.name().to_lowercase();
    let value = attribute.value().trim().to_lowercase();
    if name.starts_with("on") {
        return Some(Refusal::Script);
    }
    if ["href", "src"].contains(&&*name) {
        let is_web = value.starts_with("https://") || value.starts_with("http://");
        let is_own = value.is_empty() || value.starts_with('#');
        let is_picture =
            ["png", "jpeg", "gif", "webp"].iter().any(|it| value.starts_with(&format!("data:image/{it};")));
        return match element.to_lowercase().as_str() {
            _ if is_own || is_picture => None,
            // A link is followed by who wants to; anything else is fetched.
            "a" if is_web => None,
            _ if is_web => Some(Refusal::Elsewhere),
            _ => Some(Refusal::Script),
        };
    }
    fetches(&value).then_some(Refusal::Elsewhere)
}

/// Whether a style fetches something: `@import`, or `url(…)` of anything but a part of the drawing. An escape could hide either.
fn fetches(style: &str) -> bool {
    let style = style.to_lowercase();
    let is_outside = |rest: &str| !rest.trim_start().trim_start_matches(['"', '\'']).starts_with('#');
    style.contains("@import")
        || style.split("url(").skip(1).any(is_outside)
        || (style.contains('\\') && (style.contains(':') || style.contains('@')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::disk::decode;

    fn refused(path: &str, text: &str) -> Option<Refusal> {
        refusal(&decode(format!("content/solutions/a/{path}"), text.into()))
    }

    #[test]
    fn only_what_nobody_runs_is_published() {
        for name in ["a.pdf", "A.PDF", "liste.csv", "photo.JPG", "a.b.odt"] {
            assert_eq!(refused(name, ""), None, "{name}");
        }
        for name in ["outil.php", "a.shtml", "a.html", "a.js", "a.exe", "a.pdf.exe", "Makefile", ".htaccess", "a.svgz"]
        {
            assert_eq!(refused(name, ""), Some(Refusal::Kind), "{name}");
        }
    }

    #[test]
    fn a_drawing_draws_and_does_nothing_else() {
        let svg = |inner: &str| {
            let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">";
            refused("a.svg", &format!("<?xml version=\"1.0\"?><!DOCTYPE svg>{head}{inner}</svg>"))
        };
        for fine in [
            "<path d=\"M0 0\" fill=\"url(#g)\" style=\"fill:url('#g')\"/><style>.a { fill: #fff }</style>",
            "<use xlink:href=\"#g\"/><a href=\"https://a.b/\"><text>a</text></a><image href=\"data:image/png;base64,AA==\"/>",
            "<animate attributeName=\"x\" to=\"1\"/><title>once</title><text>on click=1</text>",
        ] {
            assert_eq!(svg(fine), None, "{fine}");
        }
        for script in [
            "<script>alert(1)</script>",
            "<SCRIPT href=\"#a\"/>",
            "<g onload=\"a()\"/>",
            "<a href=\"java&#115;cript:a()\"/>",
            "<a xlink:href=\" JavaScript:a()\"/>",
            "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">a</p></foreignObject>",
            "<a><set attributeName=\"xlink:href\" to=\"javascript:a()\"/></a>",
            "<image href=\"data:image/svg+xml;base64,AA==\"/>",
            "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">a()</x:script>",
        ] {
            assert_eq!(svg(script), Some(Refusal::Script), "{script}");
        }
        for elsewhere in [
            "<image href=\"https://evil.example/a.png\"/>",
            "<style>@import 'a.css';</style>",
            "<g style=\"fill:url(https://evil.example/a)\"/>",
            "<style>a { fill: u\\72l(https://evil.example/a) }</style>",
            "<?xml-stylesheet href=\"https://evil.example/a.css\"?>",
        ] {
            assert_eq!(svg(elsewhere), Some(Refusal::Elsewhere), "{elsewhere}");
        }
        let bomb = "<!DOCTYPE svg [<!ENTITY a \"<script/>\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>";
        let attributes: Vec<String> =
            (0..=crate::guide::image::MOST_ATTRIBUTES).map(|it| format!("a{it}=\"\"")).collect();
        let attributes = attributes.join(" ");
        let crowded = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><g {attributes}/></svg>");
        for unreadable in [&*crowded, bomb, "<svg>", "<html/>", "", "\u{0}"] {
            assert_eq!(refused("a.svg", unreadable), Some(Refusal::Unreadable), "{unreadable}");
        }
    }
}
