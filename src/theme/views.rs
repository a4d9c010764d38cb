//! What templates are given: the contract with authors of themes. `THEME.md` lists which template gets which view.
//!
//! Texts are plain and escaped by the template engine, except where a field says that it is HTML. Every `href` is a path from the
//! folder of the version: a template writes `{{ page.root }}{{ link.href }}`. Dates, numbers and durations are already
//! written as the page's language writes them.

pub use crate::view::{
    Bar, Date, FrameworkTotal, Indicator, Labelled, Level, Measurement, Objective, ObjectiveRows, Obstacle,
    OfObjective, Phase, PlanRows, PlanTotal, Point, Schedule, Share, Step,
};
use serde::Serialize;

/// What all pages of one language share: the variable `guide`.
#[derive(Debug, Serialize)]
pub struct GuideFrame {
    /// The guide's name.
    pub title: String,
    /// What it is, in a sentence or two.
    pub summary: String,
    /// Who publishes it; may be empty.
    pub organisation: String,
    /// Under which terms it may be used; may be empty.
    pub licence: String,
    /// A mail or web address for comments.
    pub contact: Option<Contact>,
    /// The date of the text.
    pub date: Date,
    /// The version: `next` for the working text.
    pub version: String,
    /// What kind of text it is: `next`, `draft` (for consultation, its paragraphs numbered) or `final`.
    pub stage: &'static str,
    /// The history of all versions in this language, from the folder of the version; empty if none was issued.
    pub history: String,
    /// The script that tells what was issued since, from the folder of the version; empty if no version was issued.
    pub script: String,
    /// The language of these texts.
    pub language: Language,
    /// The pages of prose, in their order.
    pub pages: Vec<PageLink>,
    /// The themes, with how many solutions each has.
    pub themes: Vec<Group>,
    /// The lists that solutions can be found by besides themes: territories, audiences, approaches.
    pub lists: Vec<ListOfLists>,
    /// How many solutions there are.
    pub solutions: usize,
    /// What is new since the last version; `None` if there is none, or if nothing changed.
    pub news: Option<News>,
    /// Whether there is a feed: there is when the guide has an address.
    pub has_feed: bool,
    /// The picture that stands for the guide where a link to it is shared, if the guide has an address.
    pub card: Option<Picture>,
    /// The tool and its version.
    pub generator: String,
}

/// A picture on the web.
#[derive(Debug, Serialize)]
pub struct Picture {
    /// Its address, whole.
    pub url: String,
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
}

/// A code that phones read from paper.
#[derive(Debug, Serialize)]
pub struct QrCode {
    /// How many modules it has in each direction, without the white edge of four that it needs.
    pub size: usize,
    /// The dark modules, as the data of an SVG path to stroke; each row is at its upper edge.
    pub path: String,
}

/// What is new since the last version. Of many solutions the first few are named.
#[derive(Debug, Hash, Serialize)]
pub struct News {
    /// The last version.
    pub version: String,
    /// How many solutions are new, in words; empty if none is.
    pub added_count: String,
    /// Solutions that are new.
    pub added: Vec<PageLink>,
    /// How many solutions changed, in words; empty if none did.
    pub changed_count: String,
    /// Solutions that changed.
    pub changed: Vec<PageLink>,
    /// All that changed, from the folder of the version.
    pub more: String,
}

/// A language.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Language {
    /// `fr`
    pub code: String,
    /// `fr-MA`
    pub locale: String,
    /// `ltr` or `rtl`
    pub dir: &'static str,
    /// Its name in itself: “français”, «العربية».
    pub name: String,
}

/// Where comments go.
#[derive(Debug, Serialize)]
pub struct Contact {
    /// What is shown.
    pub text: String,
    /// The address.
    pub url: String,
}

/// A link to another page of the same version.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PageLink {
    /// What is shown.
    pub text: String,
    /// From the folder of the version.
    pub href: String,
    /// The language of its text, if it is not that of the page: that of a title which is not translated.
    pub language: Option<Language>,
}

/// An entry of a register, with how many solutions it has.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// Its name.
    pub text: String,
    /// What it is; may be empty.
    pub description: String,
    /// The page that lists its solutions.
    pub href: String,
    /// How many solutions it has.
    pub count: usize,
}

/// The entries of one register.
#[derive(Debug, Serialize)]
pub struct ListOfLists {
    /// `territory`, `audience` or `approach`: names the messages `list-<kind>`.
    pub kind: &'static str,
    /// The entries that have solutions.
    pub groups: Vec<Group>,
}

/// What every page has: the variable `page`.
#[derive(Debug, Serialize)]
pub struct Page {
    /// `home`, `solution`, `sheet`, `prose`, `solutions`, `entry`, `plan`, `framework`, `glossary`, `bibliography` or `not-found`.
    pub kind: &'static str,
    /// Its path, from the folder of the version.
    pub path: String,
    /// The way to the folder of the version: `../../`.
    pub root: String,
    /// The way to the folder of its language: `../../fr`.
    pub home: String,
    /// The page's own heading.
    pub title: String,
    /// For `<title>`: the heading and the guide's name, without marks that only running text needs.
    pub full_title: String,
    /// For search engines and cards: 200 letters at most.
    pub description: String,
    /// The address of the page on the web, if the guide has one.
    pub canonical: Option<String>,
    /// The code of that address, on solutions and tool sheets.
    pub code: Option<QrCode>,
    /// What search engines are told of the page: HTML, the content of a script of JSON-LD; empty if the guide has no address,
    /// and on pages that search engines leave out.
    pub linked_data: String,
    /// The same page in all languages on the web, if the guide has an address.
    pub alternates: Vec<Alternate>,
    /// The same page in the other languages.
    pub translations: Vec<Translation>,
    /// The pages above this one, the front page first.
    pub trail: Vec<PageLink>,
    /// The page before this one.
    pub previous: Option<PageLink>,
    /// The page after this one.
    pub next: Option<PageLink>,
    /// Where what the page shows stands in every version, from the folder of this one; empty if no version was issued.
    pub versions: String,
    /// Whether search engines should leave the page out: drafts and working texts.
    pub noindex: bool,
}

/// The address of a page in one language.
#[derive(Debug, Serialize)]
pub struct Alternate {
    /// `fr-MA`, or `x-default` for the choice of language.
    pub hreflang: String,
    /// On the web.
    pub url: String,
}

/// A feed of what is new (Atom, RFC 4287): the variable `feed` of `feed.xml`. Its texts have no sign that XML does not know.
#[derive(Debug, Serialize)]
pub struct Feed {
    /// The language of its texts: `fr-MA`.
    pub locale: String,
    /// What it is called.
    pub title: String,
    /// Its own address.
    pub url: String,
    /// The page that it tells of.
    pub page: String,
    /// The day on which anything of it last changed.
    pub updated: String,
    /// Who publishes it.
    pub author: String,
    /// What is new, the newest first.
    pub entries: Vec<FeedEntry>,
}

/// What is new.
#[derive(Debug, Serialize)]
pub struct FeedEntry {
    /// What it is known by, whatever its address: a URN.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// The day.
    pub updated: String,
    /// What it is.
    pub summary: String,
}

/// A page that search engines are told of: the variable `pages` of `sitemap.xml`.
#[derive(Debug, Serialize)]
pub struct SitemapPage {
    /// Its address.
    pub url: String,
    /// When it last changed; may be empty.
    pub updated: String,
    /// The same page in all languages that it is written in.
    pub alternates: Vec<Alternate>,
}

/// The sitemaps of a site: the variable `index` of `sitemap-index.xml`.
#[derive(Debug, Serialize)]
pub struct SitemapIndex {
    /// The root of the site.
    pub root: String,
    /// Where they are; without any, the root is all that there is.
    pub sitemaps: Vec<String>,
}

/// A page in another language.
#[derive(Debug, Serialize)]
pub struct Translation {
    /// The language.
    pub language: Language,
    /// Where it is.
    pub href: String,
    /// Whether it is written; if not, the page there says so.
    pub written: bool,
}

/// A solution in a list: the variable `card` of `card.html`.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Its name.
    pub title: String,
    /// What it is.
    pub summary: String,
    /// How long it takes and what it costs, as far as its steps say.
    pub takes: Vec<String>,
    /// Its page.
    pub href: String,
    /// The ids of its theme, territories, audiences and approaches, apart by blanks, for scripts that filter.
    pub tags: String,
    /// Whether it is written in the language of the page.
    pub written: bool,
    /// The language of its texts, if it is not that of the page.
    pub language: Option<Language>,
}

/// A group of solutions: the variable `groups` of lists and of the front page.
#[derive(Debug, Serialize)]
pub struct CardGroup {
    /// The theme.
    pub theme: Group,
    /// Its solutions on this page: HTML, which `card.html` makes.
    pub cards: Vec<String>,
}

/// Which part of a long list a page shows: the variable `list`.
#[derive(Debug, Serialize)]
pub struct List {
    /// `solutions`, or the kind of register: names the messages `list-<kind>`.
    pub kind: &'static str,
    /// The id of the entry; empty for all solutions.
    pub id: String,
    /// What the entry is; may be empty.
    pub description: String,
    /// How many solutions the whole list has.
    pub count: usize,
    /// All parts; one alone is not shown.
    pub parts: Vec<PagerPart>,
    /// The solutions of this part, by theme.
    pub groups: Vec<CardGroup>,
}

/// A part of a long list.
#[derive(Debug, Serialize)]
pub struct PagerPart {
    /// Its number, from 1.
    pub number: usize,
    /// Its page.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A solution: the variable `solution`.
#[derive(Debug, Serialize)]
pub struct Solution {
    /// The number by which comments on a draft name the summary; 0 elsewhere.
    pub number: u32,
    /// What it is.
    pub summary: String,
    /// Its theme.
    pub theme: Option<PageLink>,
    /// How far the chapter is.
    pub status: Option<Labelled>,
    /// What a draft is yet to say.
    pub to_write: Vec<String>,
    /// When its content last changed.
    pub updated: Option<Date>,
    /// Since when the solution is in the guide, in words; empty if no version was issued.
    pub since: String,
    /// When it last changed, in words; empty if it is new.
    pub changed: String,
    /// Whether costs, baselines and targets are examples to adapt.
    pub illustrative: bool,
    /// Where it applies.
    pub territories: Vec<PageLink>,
    /// For whom it is.
    pub audiences: Vec<PageLink>,
    /// Which approaches it takes.
    pub approaches: Vec<PageLink>,
    /// How long all steps take; may be empty.
    pub duration: String,
    /// What all steps cost; may be empty.
    pub cost: String,
    /// Who acts, each once.
    pub actors: Vec<String>,
    /// What it is to achieve.
    pub objectives: Vec<Objective>,
    /// What is done.
    pub steps: Vec<Step>,
    /// The scale of the chronogramme, if the steps say how long they take.
    pub schedule: Option<Schedule>,
    /// What it takes.
    pub means: Vec<Point>,
    /// What may stand in the way.
    pub obstacles: Vec<Obstacle>,
    /// How one sees that it works.
    pub indicators: Vec<Indicator>,
    /// Whether some measurements are invented to show how follow-up looks.
    pub has_samples: bool,
    /// Sheets and files.
    pub tools: Vec<Tool>,
    /// Pilot, then roll-out.
    pub phases: Vec<Phase>,
    /// What is different where.
    pub adaptations: Vec<Adaptation>,
    /// What was learned.
    pub lessons: Vec<Point>,
    /// The works that it cites.
    pub references: Vec<Reference>,
    /// The body, as HTML.
    pub body: String,
    /// The terms that the body explains in place.
    pub terms: Vec<Explained>,
    /// The headings of the body, for a table of contents.
    pub contents: Vec<Heading>,
    /// Links to other solutions of the same theme, as `near.html` shows each: HTML.
    pub neighbours: String,
    /// Its place in the action plan; may be empty.
    pub in_plan: String,
    /// Its place in the logical framework; may be empty.
    pub in_framework: String,
}

/// A tool.
#[derive(Debug, Serialize)]
pub struct Tool {
    /// What is said of it.
    #[serde(flatten)]
    pub tool: crate::view::Tool,
    /// Its page or file.
    pub href: String,
}

/// A local adaptation.
#[derive(Debug, Serialize)]
pub struct Adaptation {
    /// The number by which comments on a draft name it; 0 elsewhere.
    pub number: u32,
    /// The territory.
    pub territory: PageLink,
    /// What is different there.
    pub text: String,
}

/// A work of the bibliography: on a solution's page, and in the variable `references`.
#[derive(Debug, Serialize)]
pub struct Reference {
    /// What is said of it.
    #[serde(flatten)]
    pub work: crate::view::Reference,
    /// Its place in the bibliography.
    pub href: String,
    /// The solutions that cite it. Only in the bibliography.
    pub cited_by: Vec<PageLink>,
}

/// A term that a body explains in place: buttons of the body have its `id` as their `popovertarget`.
#[derive(Debug, Serialize)]
pub struct Explained {
    /// The id of the element that explains it.
    pub id: String,
    /// The term.
    pub text: String,
    /// What it means.
    pub definition: String,
    /// Its place in the glossary, from the page.
    pub href: String,
}

/// A heading of a body.
#[derive(Debug, Serialize)]
pub struct Heading {
    /// Its place on the page.
    pub id: String,
    /// Its text.
    pub text: String,
    /// 2 to 6.
    pub level: u8,
}

/// A page of the action plan: the variable `plan`.
pub type Plan = Gathered<PlanTotal, PlanRows>;

/// A page of the logical framework: the variable `framework`.
pub type Framework = Gathered<FrameworkTotal, Vec<ObjectiveRows>>;

/// What is gathered of the solutions: the totals of all themes, or a part of the solutions of one theme.
#[derive(Debug, Serialize)]
pub struct Gathered<T, R> {
    /// The theme; `None` where all themes are summed up.
    pub theme: Option<PageLink>,
    /// The same theme in the logical framework, or from there in the action plan.
    pub other: PageLink,
    /// The totals: on the page of all themes, and on the first part of a theme.
    pub total: Option<T>,
    /// The totals of each theme, on the page of all themes.
    pub themes: Vec<OfTheme<T>>,
    /// The solutions of this part of a theme.
    pub solutions: Vec<OfSolution<R>>,
    /// All parts of the theme; one alone is not shown.
    pub parts: Vec<PagerPart>,
    /// Whether some costs, baselines and targets are examples to adapt.
    pub illustrative: bool,
}

/// A theme and its totals.
#[derive(Debug, Serialize)]
pub struct OfTheme<T> {
    /// The page that gathers its solutions.
    pub theme: PageLink,
    /// Its totals.
    pub total: T,
}

/// A solution and what is gathered of it.
#[derive(Debug, Serialize)]
pub struct OfSolution<R> {
    /// Its place on the page.
    pub id: String,
    /// Its page; the texts of its rows are in the language of this link.
    pub solution: PageLink,
    /// Its steps, or its objectives with their indicators.
    pub rows: R,
}

/// A page of prose or a tool sheet: the variable `prose`.
#[derive(Debug, Serialize)]
pub struct Prose {
    /// What it says, in a sentence or two.
    pub summary: String,
    /// When it last changed.
    pub updated: Option<Date>,
    /// The text, as HTML.
    pub body: String,
    /// The terms that it explains in place.
    pub terms: Vec<Explained>,
    /// Its headings.
    pub contents: Vec<Heading>,
    /// For a tool sheet: the solution that it belongs to.
    pub solution: Option<PageLink>,
}

/// A letter of the glossary and its terms: the variable `letters`.
#[derive(Debug, Serialize)]
pub struct Letter {
    /// The letter.
    pub letter: String,
    /// Its terms, in the order of the language.
    pub terms: Vec<Term>,
}

/// A term.
#[derive(Debug, Serialize)]
pub struct Term {
    /// Its place on the page.
    pub id: String,
    /// The term.
    pub text: String,
    /// What it means.
    pub definition: String,
    /// What it is called in the other languages.
    pub translations: Vec<TermTranslation>,
    /// Related terms: their texts and places.
    pub see: Vec<Point>,
}

/// A term in another language.
#[derive(Debug, Serialize)]
pub struct TermTranslation {
    /// The language.
    pub language: Language,
    /// The term.
    pub text: String,
}

/// The page that a page missing in one language shows instead: the variable `missing`.
#[derive(Debug, Serialize)]
pub struct Missing {
    /// Its title in the reference language.
    pub title: String,
    /// The language of that title.
    pub language: Language,
    /// Other solutions of the same theme that are written in the page's language.
    pub near: Vec<PageLink>,
}

/// The choice of language at the root of the site: the variable `choice`.
#[derive(Debug, Serialize)]
pub struct LanguageChoice {
    /// One per language.
    pub languages: Vec<ChoiceOfLanguage>,
    /// The way to the folder of the version.
    pub root: String,
    /// The address of the site on the web, if it has one.
    pub canonical: Option<String>,
    /// The picture that stands for the guide where a link to it is shared, if it has an address.
    pub card: Option<Picture>,
}

/// A language to choose.
#[derive(Debug, Serialize)]
pub struct ChoiceOfLanguage {
    /// The language.
    pub language: Language,
    /// The guide's name in it.
    pub title: String,
    /// What the guide is, in it.
    pub summary: String,
    /// What its link says: “Lire en français”.
    pub invitation: String,
    /// What is said when a page is not there.
    pub not_found: String,
    /// Its front page, from the root of the site.
    pub href: String,
}
