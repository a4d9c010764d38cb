//! The site that the proofs look at, built once, and which of its pages they take.

use crate::support::chromium::{Browser, Tab};
use crate::support::{Guide, Tree, host};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Where its file is.
    pub path: String,
    /// What it shows: `NAME` of the class `page-NAME` of its root element.
    pub kind: String,
    /// The language of its root element, without the region.
    pub language: String,
}

/// A site and where it is served.
pub struct Site {
    /// Its files.
    pub files: Arc<Tree>,
    /// Its address, which ends with a slash.
    pub base: String,
}

/// The site of this repository's guide.
pub static SITE: LazyLock<Site> = LazyLock::new(|| {
    let (listener, address) = host::listen();
    let mut files = Guide::of_repository(&format!("http://{address}")).site();
    files.append(&mut waiting(&files));
    let files = Arc::new(files);
    host::serve(listener, Arc::clone(&files), "/");
    Site { files, base: format!("http://{address}/") }
});

impl Site {
    /// Every page.
    pub fn pages(&self) -> Vec<Page> {
        let html = self.files.iter().filter(|(path, _)| path.ends_with(".html"));
        html.map(|(path, bytes)| Page::read(path, &String::from_utf8_lossy(bytes))).collect()
    }

    /// One page of each kind in each language, of the working text and of what else there is: the longest, where most can be wrong.
    pub fn one_of_each_kind(&self) -> Vec<Page> {
        let mut chosen: BTreeMap<(bool, String, String), Page> = BTreeMap::new();
        let length = |page: &Page| self.files[&page.path].len();
        for page in self.pages().into_iter().filter(|page| page.kind != "redirect") {
            let key = (page.is_working_text(), page.kind.clone(), page.language.clone());
            if chosen.get(&key).is_none_or(|other| length(&page) > length(other)) {
                chosen.insert(key, page);
            }
        }
        chosen.into_values().collect()
    }

    /// The pages of the working text among [`Site::one_of_each_kind`] that are of `kinds`.
    pub fn of_kinds(&self, kinds: &[&str]) -> Vec<Page> {
        let pages = self.one_of_each_kind().into_iter().filter(Page::is_working_text);
        let found: Vec<Page> = pages.filter(|page| kinds.contains(&page.kind.as_str())).collect();
        assert_eq!(found.len(), kinds.len() * 2, "pages of the kinds {kinds:?}, in two languages: {found:?}");
        found
    }

    /// The text of a page's file.
    pub fn html(&self, page: &Page) -> &str {
        std::str::from_utf8(&self.files[&page.path]).unwrap()
    }

    /// Shows `page` in `tab`.
    #[track_caller]
    pub fn show(&self, tab: &Tab<'_>, page: &Page) {
        tab.navigate(&format!("{}{}", self.base, page.path));
    }
}

impl Page {
    /// Whether it is of the working text, not of an issued version or of the root.
    pub fn is_working_text(&self) -> bool {
        self.path.starts_with("next/")
    }

    fn read(path: &str, html: &str) -> Self {
        let root = html.split_once("<html ").and_then(|(_, rest)| rest.split_once('>')).map_or("", |(root, _)| root);
        let attribute = |name: &str| {
            let value = root.split_once(&format!("{name}=\"")).map(|(_, rest)| rest);
            value.and_then(|value| value.split('"').next()).unwrap_or_default().to_owned()
        };
        let is_redirect = html.contains("http-equiv=\"refresh\"");
        let class = attribute("class");
        let kind = match class.strip_prefix("page-") {
            _ if path == "404.html" => "lost",
            _ if path.starts_with(WAITING) => "waiting",
            _ if is_redirect => "redirect",
            Some("solution") if html.contains("class=\"measured\"") => "measured",
            Some(kind) => kind,
            None => panic!("{path}: a page without the class page-…"),
        };
        Self { path: path.to_owned(), kind: kind.to_owned(), language: attribute("lang").chars().take(2).collect() }
    }
}

/// The folder of [`waiting`] pages.
const WAITING: &str = "waiting/";

/// Pages that lead elsewhere at once could never be looked at: copies of them that wait for a day. The folder below which they stand is
/// no part of the site.
fn waiting(site: &Tree) -> Tree {
    let html = site.iter().filter(|(path, _)| path.ends_with(".html"));
    let texts = html.map(|(path, bytes)| (path, String::from_utf8_lossy(bytes)));
    let leading = texts.filter(|(_, text)| text.contains("http-equiv=\"refresh\""));
    leading.map(|(path, text)| (format!("{WAITING}{path}"), put_off(&text).into_bytes())).collect()
}

fn put_off(html: &str) -> String {
    let (at_once, in_a_day) = ("content=\"0; ", "content=\"86400; ");
    assert!(html.contains(at_once), "a page that leads elsewhere, but not at once:\n{html}");
    html.replace(at_once, in_a_day)
}

/// Runs `proof` in a tab of a browser of its own, if this machine has one; what it finds is told together.
pub fn prove(proof: impl FnOnce(&Tab<'_>, &mut Vec<String>)) {
    let Some(browser) = Browser::start() else { return };
    let tab = browser.open();
    let mut wrong = Vec::new();
    proof(&tab, &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
