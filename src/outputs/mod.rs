//! Everything that is published: one list, declared before anything is made.
//!
//! A [`OutputGroup`] is what is made, and kept, together: the pages of the working text, a sealed version, the history. It has a key if it can be kept
//! from one build to the next: a hash of all that it is made from, values and all, so that nobody has to remember what these are.
//! [`Publication`] says which groups there are, and lists the outputs of each when they are wanted: to know those of a sealed version its
//! archive must be opened, and mostly it need not be.
//!
//! Who makes the outputs is [`crate::render`]; who puts them somewhere takes this list: into a folder and an archive [`crate::pipeline`], into
//! memory [`crate::session`].

mod history;
mod root;
mod versions;
mod working_text;

use crate::i18n::LanguageId;
use root::disc_root;

pub use history::{HistoryPage, history};
pub use root::{SiteRoot, root};

pub use versions::Versions;
pub use working_text::{WorkingText, WorkingThing};

use crate::guide::{Config, Stage, Version};
use crate::release::chain::fingerprint;
use crate::release::history::History;
use crate::release::version_store::{PAST, RECORD, VersionStoreError};
use crate::site::{DISCS, HISTORY, LATEST, NEXT, PageKind, Site, parts};
use crate::source::FileId;
use crate::theme::Theme;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Addresses in one sitemap; sitemaps.org allows 50 000.
pub const IN_SITEMAP: usize = 20_000;
/// What the name of every sitemap of a version begins with.
pub const SITEMAP: &str = "sitemap-";

/// One file that is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Where it is, from the root of the site, with `/` between names.
    pub path: String,
    /// How it is made.
    pub source: OutputKind,
    /// Whether browsers keep it for reading without a connection.
    pub offline: Offline,
}

/// How an output is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutputKind {
    /// The page at this position of [`Site::pages`].
    Page(usize),
    /// The choice of language in the folder of a version.
    Start,
    /// The asset of the theme with this name.
    ThemeAsset(String),
    /// A file of the guide, as it is.
    File(FileId),
    /// The photograph in this file, so many points wide.
    Photo(FileId, usize),
    /// The solutions that changed last, in the language at this position (Atom).
    Feed(LanguageId),
    /// This part of the addresses of all pages, counted from 0.
    Sitemap(usize),
    /// The choice of language at the root.
    Choice,
    /// What a reader sees who asks for what is not there.
    RootNotFound,
    /// Where search engines may look.
    Robots,
    /// Leads to the sitemaps at these paths, of the newest final version.
    SitemapIndex(Vec<String>),
    /// The sitemap at this path in the archive of a version, with the address of the site now, which moved since.
    MovedSitemap(Version, String, [String; 2]),
    /// Tells sealed pages what was issued since.
    Script,
    /// Leads elsewhere at once.
    Redirect(Redirect),
    /// A page of the history, in the language at this position.
    History(LanguageId, HistoryPage),
    /// The versions that were issued, in the language at this position (Atom).
    HistoryFeed(LanguageId),
    /// The file at this path in the archive of a version.
    Sealed(Version, String),
    /// The archive of a version.
    Disc(Version),
    /// The statement of a version: what its fingerprint is of.
    Statement(Version),
    /// The SHA-256 of every archive and statement, as the tools of any system check them.
    Checksums,
    /// What the version on the disc says, as data.
    Record,
    /// What its archive tells of the versions before it.
    Past,
    /// What keeps the pages of the language at this position in the reader's browser. It knows the hashes of all other outputs of its version, and so is
    /// made after them.
    Worker(LanguageId),
    /// By what a phone puts the guide among its applications, in the language at this position.
    WebManifest(LanguageId),
    /// A file of the tool that the guide did not replace.
    Embedded(&'static [u8]),
}

/// A page that leads elsewhere at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The position of its language.
    pub language: LanguageId,
    /// Where it leads, from where it is.
    pub target: String,
    /// The way from where it is to the root of the site; empty where no script stands there.
    pub root: String,
    /// The message that says why; empty if nothing is to be said.
    pub reason: &'static str,
    /// The version that the message names.
    pub version: String,
}

/// Whether browsers keep an output of an issued version for reading without a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offline {
    /// From the first visit on: what every page needs.
    First,
    /// When there is time for it.
    Later,
    /// Never.
    Never,
}

impl Output {
    /// An output that browsers need not keep.
    pub fn new(path: String, source: OutputKind) -> Self {
        Self { path, source, offline: Offline::Never }
    }

    fn kept(mut self, offline: Offline) -> Self {
        self.offline = offline;
        self
    }

    /// The media type of the file, by the end of its name.
    pub fn media_type(&self) -> &'static str {
        media_type(&self.path)
    }
}

/// The media type of a published file, by the end of its name.
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "epub" => "application/epub+zip",
        "zip" => "application/zip",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "woff2" => "font/woff2",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "odt" => "application/vnd.oasis.opendocument.text",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        _ => "application/octet-stream",
    }
}

/// A hash of all that something is made from.
pub type CacheKey = [u8; 32];

/// The key of what is made from `inputs`, which are hashed whole.
fn key(inputs: &impl Serialize) -> CacheKey {
    let mut hasher = blake3::Hasher::new();
    // What is hashed is data, and a hasher takes all that comes.
    if serde_json::to_writer(&mut hasher, inputs).is_err() {
        unreachable!("inputs that are no data");
    }
    *hasher.finalize().as_bytes()
}

/// Outputs that are made, and kept, together.
#[derive(Clone, Debug)]
pub struct OutputGroup {
    /// The folder at the root that they are in; empty for those of the root itself.
    pub folder: String,
    /// A hash of all that they are made from; `None` if they are made each time.
    pub key: Option<CacheKey>,
    /// What they are.
    pub content: GroupContent,
}

/// What the outputs of a group are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupContent {
    /// The pages of the working text.
    Working,
    /// An issued version, as it was sealed.
    Version(Version),
    /// The addresses of an issued version that has no pages, which lead on to those of another.
    Replaced(Version, Version),
    /// The archives of all issued versions.
    Discs,
    /// The newest final version under a name that never changes, and redirects from addresses that it no longer has.
    Latest(Version),
    /// What changed from version to version.
    History,
    /// The theme's assets at the root, where no working text has them.
    Theme,
}

/// What is published of a guide.
#[derive(Debug)]
pub struct Publication<'a> {
    /// Its pages, and what is known of its texts.
    pub site: &'a Site,
    /// Its settings.
    pub config: &'a Config,
    /// Its theme.
    pub theme: &'a Theme,
    /// Its issued versions.
    pub versions: &'a Versions<'a>,
    /// Whether its working text is published.
    pub has_next: bool,
    /// What the history tells of the working text, if that is published.
    pub working: Option<&'a WorkingText>,
    /// A hash of the program, and of the files that no single text was read from.
    pub context: CacheKey,
}

impl Publication<'_> {
    /// All groups but [`root()`], in the order in which they are made: that one may look at what is in others.
    pub fn groups(&self) -> Vec<OutputGroup> {
        let ledger = self.versions.ledger;
        // By its fingerprint, what is said of a version is known as well as its archive.
        let issued = ledger.releases.iter().map(|it| (it.version.value.to_string(), &it.sha256, fingerprint(it)));
        let issued: Vec<(String, &String, String)> = issued.collect();
        let mut groups = vec![if self.has_next {
            OutputGroup { folder: NEXT.to_owned(), key: None, content: GroupContent::Working }
        } else {
            OutputGroup { folder: String::new(), key: None, content: GroupContent::Theme }
        }];
        groups.extend(ledger.releases.iter().zip(&issued).map(|(release, issued)| {
            let version = &release.version.value;
            let (key, content) = match ledger.replacement(version, self.config.keep) {
                Some(by) => (
                    self.key(&("replaced", self.context, issued, &by.sha256)),
                    GroupContent::Replaced(version.clone(), by.version.value.clone()),
                ),
                None => (Some(key(&("version", issued))), GroupContent::Version(version.clone())),
            };
            OutputGroup { folder: issued.0.clone(), key, content }
        }));
        if issued.is_empty() {
            return groups;
        }
        groups.push(OutputGroup {
            folder: DISCS.to_owned(),
            key: Some(key(&("discs", &issued))),
            content: GroupContent::Discs,
        });
        groups.extend(ledger.latest().map(|release| OutputGroup {
            folder: LATEST.to_owned(),
            key: self.key(&("latest", self.context, &issued)),
            content: GroupContent::Latest(release.version.value.clone()),
        }));
        groups.push(OutputGroup {
            folder: HISTORY.to_owned(),
            key: self.key(&("history", self.context, &issued, self.working)),
            content: GroupContent::History,
        });
        groups
    }

    /// The key of what templates make from `inputs`; `None` if they are to be made each time.
    fn key(&self, inputs: &impl Serialize) -> Option<CacheKey> {
        (!self.theme.is_older()).then(|| key(inputs))
    }

    /// The outputs of one group.
    pub fn outputs(&self, group: &OutputGroup) -> Result<Vec<Output>, VersionStoreError> {
        Ok(match &group.content {
            GroupContent::Working => version(self.site, self.config, self.theme),
            GroupContent::Theme => theme_assets("", self.theme).collect(),
            GroupContent::Version(version) => self.versions.sealed(version, &group.folder)?,
            GroupContent::Replaced(version, by) => self.versions.replaced(version, by, self.config)?,
            GroupContent::Discs => [self.versions.discs(), self.versions.proofs()].concat(),
            GroupContent::Latest(version) => self.versions.latest(version, self.config)?,
            GroupContent::History => history(self.versions.history()?, self.working, self.config, false),
        })
    }
}

/// The outputs of a version, in its own folder: its pages, their assets, and what machines read of it.
pub fn version(site: &Site, config: &Config, theme: &Theme) -> Vec<Output> {
    let folder = format!("{}/", site.folder());
    let mut outputs: Vec<Output> = theme_assets(&folder, theme).chain(files(site, &folder)).collect();
    outputs.extend(site.pages.iter().enumerate().map(|(position, page)| {
        let offline = match page.kind {
            PageKind::Home => Offline::First,
            PageKind::NotFound => Offline::Never,
            _ => Offline::Later,
        };
        Output::new(format!("{folder}{}", page.path), OutputKind::Page(position)).kept(offline)
    }));
    outputs.push(Output::new(format!("{folder}index.html"), OutputKind::Start));
    if config.base_url.is_none() {
        return outputs;
    }
    let languages = LanguageId::each(&config.languages);
    outputs.extend(
        languages.map(|(index, language)| {
            Output::new(format!("{folder}{}/feed.xml", language.code), OutputKind::Feed(index))
        }),
    );
    // Working texts and drafts are not to be indexed.
    if site.stage() == Some(Stage::Final) {
        let sitemap = |part| Output::new(format!("{folder}{SITEMAP}{part}.xml"), OutputKind::Sitemap(part));
        outputs.extend((1..=parts(in_sitemap(site).count(), IN_SITEMAP)).map(sitemap));
    }
    outputs
}

/// All that the archive of an issued version holds, but for its manifest and the files that it is made from: its record, its pages, and what stands
/// around them on a disc.
pub fn issue(site: &Site, config: &Config, theme: &Theme, told: &History) -> Vec<Output> {
    // The record is one text, and long to write: it comes first.
    let mut outputs =
        vec![Output::new(RECORD.to_owned(), OutputKind::Record), Output::new(PAST.to_owned(), OutputKind::Past)];
    outputs.extend(version(site, config, theme));
    for (index, language) in LanguageId::each(&config.languages) {
        let below = format!("{}/{}", site.folder(), language.code);
        outputs.push(Output::new(format!("{below}/manifest.webmanifest"), OutputKind::WebManifest(index)));
        outputs.push(Output::new(format!("{below}/sw.js"), OutputKind::Worker(index)));
    }
    outputs.extend(disc_root());
    outputs.extend(history(told, None, config, true));
    outputs
}

/// The pages that search engines are told of.
pub fn in_sitemap(site: &Site) -> impl Iterator<Item = (LanguageId, &PageKind)> {
    let pages = site.pages.iter().filter(|page| page.written && page.kind != PageKind::NotFound);
    pages.map(|page| (page.language, &page.kind))
}

/// The assets of the theme below `folder`, a path with a `/` at the end, or the root itself.
fn theme_assets<'t>(folder: &'t str, theme: &'t Theme) -> impl Iterator<Item = Output> + 't {
    theme.assets().map(move |(name, path)| {
        let output = Output::new(format!("{folder}{path}"), OutputKind::ThemeAsset(name.to_owned()));
        // Pictures that stand for the guide elsewhere are not for those who read it.
        let is_needed =
            ["text/css", "text/javascript", "image/svg"].iter().any(|it| output.media_type().starts_with(it));
        output.kept(if is_needed { Offline::First } else { Offline::Never })
    })
}

/// The files beside chapters that are published as they are. The same file beside two chapters has one address.
fn files(site: &Site, folder: &str) -> impl Iterator<Item = Output> {
    let files: BTreeMap<&str, FileId> = site.assets.values().map(|(file, path)| (path.as_str(), *file)).collect();
    // The original of a large photograph is for those who ask for it.
    let asked: BTreeSet<FileId> =
        site.photos.values().filter(|photo| !photo.shows_original()).map(|it| it.file).collect();
    let files = files.into_iter().map(move |(path, file)| {
        let output = Output::new(format!("{folder}{path}"), OutputKind::File(file));
        let is_shown = output.media_type().starts_with("image/") && !asked.contains(&file);
        output.kept(if is_shown { Offline::Later } else { Offline::Never })
    });
    files.chain(photos(site, folder))
}

/// The widths of photographs. The same photograph beside two chapters has the same addresses.
fn photos(site: &Site, folder: &str) -> impl Iterator<Item = Output> {
    let widths =
        site.photos.values().flat_map(|photo| photo.widths.iter().map(|(width, path)| (path, (photo.file, *width))));
    let widths: BTreeMap<&String, (FileId, usize)> = widths.collect();
    widths.into_iter().map(move |(path, (file, width))| {
        Output::new(format!("{folder}{path}"), OutputKind::Photo(file, width)).kept(Offline::Later)
    })
}
