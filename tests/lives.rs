//! Whole lives of a guide: whatever its authors edit, rename, withdraw, restyle and issue, and in whatever order, the site is the one
//! that a clean build makes, byte for byte: that of `dalil build` into the folder of the last build, that of `dalil watch` in memory
//! and in its folder, and that which `dalil serve` shows. A guide with errors leaves the last good site.
//!
//! The guide has a theme of its own, whose templates print everything that they are given: what a page does not show cannot be
//! stale on it. A new field of a view, a new variable, a new template is printed without a line more here.
//!
//! `DALIL_LIVES=2000 cargo test --test lives` lives so many lives; a failure is shown as the shortest list of steps that still fails.
#![allow(missing_docs)]

mod support;

/// Every name of the library that these tests use, but for those of `support`: the rest of this file uses what stands here.
mod library {
    use super::support::{Guide, Tree};
    use dalil::pipeline::{self, Checked, Project};
    use dalil::publish::{self, Disk, MemorySink, Staging};
    use dalil::release::version_store::SealedPages;
    use dalil::render::RenderError;
    use dalil::session::{self, ChangeSet, UpdateResult};
    use dalil::source::{Sources, disk};
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::{Path, PathBuf};
    use std::sync::Arc;

    /// The folders that a guide is read from.
    pub const FOLDERS: [&str; 3] = disk::FOLDERS;

    /// A guide without errors, as it is on the disk now.
    pub struct Good {
        root: PathBuf,
        sources: Sources,
        project: Project,
        has_warnings: bool,
    }

    /// Reads the guide at `root`; `None` if it has errors.
    pub fn read(root: &Path) -> Option<Good> {
        let sources = disk::read(root).unwrap();
        let Checked { project, findings } = pipeline::examine(&sources);
        let project = project.filter(|_| !findings.has_errors())?;
        Some(Good { root: root.to_path_buf(), sources, project, has_warnings: !findings.is_empty() })
    }

    impl Good {
        /// A clean build, in memory; `None` if a template fails.
        pub fn clean(&self) -> Option<Tree> {
            let memory = MemorySink::default();
            match pipeline::build(&self.project, &self.sources, &self.root, &memory, &()) {
                Ok(_) => Some(memory.into_files()),
                Err(RenderError::Findings(_)) => None,
                Err(stopped) => panic!("{stopped:?}"),
            }
        }

        /// What `dalil build` does. Says whether the site was published.
        pub fn build(&self, output: &Path) -> bool {
            let inputs =
                blake3::Hasher::new().update(&pipeline::program()).update(&self.sources.fingerprint()).finalize();
            let inputs = *inputs.as_bytes();
            if publish::is_current(output, inputs) {
                publish::tidy(output, &Disk);
                return true;
            }
            let mut staging = Staging::begin(output, &Disk).unwrap();
            if !self.has_warnings {
                staging = staging.made_from(inputs);
            }
            match pipeline::build(&self.project, &self.sources, &self.root, &staging, &()) {
                Ok(_) => staging.publish().unwrap(),
                Err(RenderError::Findings(_)) => return false,
                Err(stopped) => panic!("{stopped:?}"),
            }
            true
        }
    }

    /// What `dalil watch` and `dalil serve` keep up to date.
    pub struct Session {
        at_work: session::Session,
        /// What the preview shows.
        files: BTreeMap<String, Arc<[u8]>>,
        sealed: SealedPages,
    }

    impl Session {
        /// Begins with the guide at `root`. A session that `serves` shows the working text even if it is not to be published.
        pub fn open(root: &Path, serves: bool) -> Self {
            let session = session::Session::open(root).unwrap();
            let session = if serves { session.showing_next() } else { session };
            let mut session = Self { at_work: session, files: BTreeMap::new(), sealed: SealedPages::default() };
            session.update();
            session
        }

        /// Heeds that `paths` were touched, or that anything was. Says whether there is a new site to publish.
        pub fn heed(&mut self, paths: Option<BTreeSet<String>>) -> bool {
            let change_set = ChangeSet { all: paths.is_none(), paths: paths.unwrap_or_default() };
            let (changed, unreadable) = self.at_work.read_changes(&change_set);
            assert!(unreadable.is_empty());
            changed && self.update()
        }

        fn update(&mut self) -> bool {
            match self.at_work.update() {
                UpdateResult::Updated(changes, _) => {
                    self.files.retain(|path, _| !changes.removed.contains(path));
                    let site = self.at_work.site();
                    let of_site = |path: &String| Some((path.clone(), Arc::clone(site.pages.files.get(path)?)));
                    self.files.extend(changes.written.iter().filter_map(of_site));
                    self.sealed = site.sealed.clone();
                    true
                }
                UpdateResult::Broken(_) => false,
                UpdateResult::Failed(failure) => panic!("{failure:?}"),
            }
        }

        /// The paths that the preview knows, but for those of sealed versions.
        pub fn paths(&self) -> impl Iterator<Item = &String> {
            self.files.keys()
        }

        /// What the preview shows at `path`.
        pub fn shown(&self, path: &str) -> Option<Arc<[u8]>> {
            self.files.get(path).cloned().or_else(|| self.sealed.file(path))
        }

        /// All that the preview shows: what it knows, and what of sealed versions there is at the paths of `other`.
        pub fn site(&self, other: &Tree) -> Tree {
            let paths = self.files.keys().chain(other.keys());
            paths.filter_map(|path| Some((path.clone(), self.shown(path)?.to_vec()))).collect()
        }

        /// What the session keeps at `path`: the preview is to show the same.
        pub fn kept(&self, path: &str) -> Option<Arc<[u8]>> {
            self.at_work.site().pages.files.get(path).cloned()
        }

        /// What `dalil watch` does with a new site.
        pub fn publish(&self, output: &Path) {
            let staging = Staging::begin(output, &Disk).unwrap();
            self.at_work.put(&staging).unwrap();
            staging.publish().unwrap();
        }
    }

    /// Issues the guide as `version`; says whether it could be.
    pub fn release(guide: &Guide, version: &str) -> bool {
        guide.dalil(&["release", version, "--quiet"]).status.success()
    }

    /// Every template of the stock theme, by name.
    pub fn templates() -> Vec<(String, String)> {
        let files = dalil::theme::embedded().into_iter();
        let name =
            |path: &str| path.strip_prefix("templates/").filter(|name| name.ends_with(".html")).map(str::to_owned);
        files.filter_map(|(path, bytes)| Some((name(&path)?, String::from_utf8(bytes.to_vec()).unwrap()))).collect()
    }

    /// The stock words of the site in a language, by file name.
    pub fn words(language: &str) -> Vec<(&'static str, &'static str)> {
        dalil::locale::embedded(language)
    }
}

use proptest::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use support::{Guide, Tree, tree};
use tempfile::TempDir;

// ---------------------------------------------------------------------------------------------------------- a theme that shows all

/// Prints everything that a template is given, the keys in their order.
const ALL: &str = "<pre>{{ __tera_context }}</pre>";

/// A stock template that prints, besides what it shows, everything that it is given; and `mark`.
fn telling(name: &str, text: &str, mark: &str) -> String {
    let all = format!("{mark}{ALL}");
    // A component is given what its callers choose.
    if ["components.html", "history-parts.html"].contains(&name) {
        return text.replacen("<li", &format!("<li data-mark=\"{mark}\""), 1);
    }
    let place = ["</body>", "{% endblock main %}", "{% endblock %}"].iter().find_map(|end| text.rfind(end));
    match place {
        Some(at) => [&text[..at], &all, &text[at..]].concat(),
        None => format!("{text}{all}"),
    }
}

/// Where the guide's own template of this name is.
fn template_path(name: &str) -> String {
    format!("themes/default/templates/{name}")
}

/// Where a life begins.
#[derive(Clone, Copy, Debug)]
enum Beginning {
    /// The starter guide, whose chapters may be issued.
    Young,
    /// It was issued, and since then has a solution more.
    Issued,
}

/// A guide whose theme shows all. It is kept in memory where the system can do that: its sites are written some thousand times.
fn guide(beginning: Beginning) -> Guide {
    static YOUNG: LazyLock<Tree> = LazyLock::new(|| tree(young().root()));
    static ISSUED: LazyLock<Tree> = LazyLock::new(|| tree(issued().root()));
    guide_of(match beginning {
        Beginning::Young => &YOUNG,
        Beginning::Issued => &ISSUED,
    })
}

fn guide_of(files: &Tree) -> Guide {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
    let guide = Guide { folder: folder.unwrap() };
    for (path, bytes) in files {
        guide.write(path, bytes);
    }
    guide
}

fn young() -> Guide {
    let guide = finished();
    // Solutions may go to another theme and stay where they are in the order of all.
    guide.change(MEETING, "order: 1 ", "order: 0 ");
    guide.change(IDEAS, "order: 1\n", "order: 2\n");
    for (name, text) in library::templates() {
        guide.write(&template_path(&name), telling(&name, &text, ""));
    }
    guide
}

fn issued() -> Guide {
    let guide = young();
    assert!(library::release(&guide, "1.0.0"));
    for language in ["fr", "ar"] {
        let text = guide.read(&format!("content/solutions/boite-a-idees/{language}.md"));
        guide.write(&format!("content/solutions/tableau/{language}.md"), text.replace("order: 2", "order: 1"));
    }
    guide
}

/// The stock guide, with chapters that may be issued.
fn finished() -> Guide {
    let guide = Guide::starter();
    guide.change(MEETING, "status: draft", "status: final");
    guide
}

const IDEAS: &str = "content/solutions/boite-a-idees/fr.md";
const MEETING: &str = "content/solutions/reunion-publique/fr.md";

// ------------------------------------------------------------------------------------------------------------- what an author does

/// What an author does. Numbers choose among what is there, so that every edit can follow every other.
#[derive(Clone, Debug)]
enum Edit {
    /// Another wording of a text in the front matter of a chapter or sheet.
    Text {
        file: usize,
        text: usize,
    },
    /// Another value of a fact, or none.
    Fact {
        solution: usize,
        fact: usize,
        value: usize,
    },
    MoveToOtherTheme {
        solution: usize,
    },
    /// A fact that was not there.
    NewFact {
        solution: usize,
        fact: usize,
    },
    /// An objective, a step, an indicator, a tool… more, in all languages.
    NewItem {
        solution: usize,
        list: usize,
    },
    Body {
        file: usize,
    },
    Link {
        file: usize,
        to: usize,
        kind: usize,
    },
    Image {
        file: usize,
    },
    ImageTouched,
    GiveId {
        solution: usize,
    },
    TakeId {
        solution: usize,
    },
    RenameSolution {
        solution: usize,
        has_id: bool,
        links_too: bool,
    },
    DeleteSolution {
        solution: usize,
        links_too: bool,
    },
    /// A solution goes, and the guide says why.
    WithdrawSolution {
        solution: usize,
        successor: usize,
    },
    CopySolution {
        solution: usize,
    },
    DeleteTranslation {
        solution: usize,
    },
    Translate {
        solution: usize,
        language: usize,
    },
    Measure {
        row: usize,
        column: usize,
        value: u8,
    },
    NewMeasure {
        solution: usize,
        value: u8,
    },
    PageText {
        page: usize,
        text: usize,
    },
    PageOrder {
        page: usize,
        order: u8,
    },
    NewPage,
    DeletePage {
        page: usize,
    },
    RenamePage {
        page: usize,
    },
    /// A text of a register, of the bibliography or of guide.toml.
    Name {
        file: usize,
        text: usize,
    },
    NewEntry {
        register: usize,
    },
    Date {
        day: u8,
    },
    Setting {
        setting: usize,
        value: usize,
    },
    /// A third language comes, or goes.
    Language,
    Template {
        template: usize,
    },
    /// A template that shows only what it is given.
    BareTemplate {
        template: usize,
    },
    StockTemplate {
        template: usize,
    },
    Style,
    NewAsset {
        asset: usize,
    },
    DeleteAsset {
        asset: usize,
    },
    StockTheme,
    OwnTheme,
    Word {
        language: usize,
        word: usize,
    },
    StockWords,
    Release {
        is_draft: bool,
    },
    Mistake(Mistake),
    /// `dalil watch` is stopped and started.
    Restart,
    /// What watched publishes where was built before, and the other way round.
    ExchangeFolders,
}

/// An edit that makes an error.
#[derive(Clone, Copy, Debug)]
enum Mistake {
    QuoteLeftOpen,
    LinkToNowhere,
    BrokenSettings,
    BrokenTemplate,
    TemplateThatFails,
    BrokenWords,
    NotUtf8,
}

/// How the edit is told to those who watch.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Told {
    Files,
    Folders,
    Everything,
    /// Together with the next.
    Later,
}

#[derive(Clone, Debug)]
struct Step {
    edit: Edit,
    told: Told,
    /// Whether the site is built after it.
    builds: bool,
    /// Whether the author first takes back what made an error.
    mends: bool,
}

fn edits() -> impl Strategy<Value = Edit> {
    let n = || 0..12usize;
    let mistakes = prop::sample::select(vec![
        Mistake::QuoteLeftOpen,
        Mistake::LinkToNowhere,
        Mistake::BrokenSettings,
        Mistake::BrokenTemplate,
        Mistake::TemplateThatFails,
        Mistake::BrokenWords,
        Mistake::NotUtf8,
    ]);
    let of_chapters = prop_oneof![
        4 => (n(), 0..40usize).prop_map(|(file, text)| Edit::Text { file, text }),
        4 => (n(), 0..40usize, n()).prop_map(|(solution, fact, value)| Edit::Fact { solution, fact, value }),
        2 => (n(), n()).prop_map(|(solution, fact)| Edit::NewFact { solution, fact }),
        2 => (n(), n()).prop_map(|(solution, list)| Edit::NewItem { solution, list }),
        1 => n().prop_map(|file| Edit::Body { file }),
        2 => (n(), n(), n()).prop_map(|(file, to, kind)| Edit::Link { file, to, kind }),
        1 => n().prop_map(|file| Edit::Image { file }),
        1 => Just(Edit::ImageTouched),
        1 => (n(), 0..6usize, any::<u8>()).prop_map(|(row, column, value)| Edit::Measure { row, column, value }),
        1 => (n(), any::<u8>()).prop_map(|(solution, value)| Edit::NewMeasure { solution, value }),
    ];
    let of_folders = prop_oneof![
        2 => n().prop_map(|solution| Edit::MoveToOtherTheme { solution }),
        2 => n().prop_map(|solution| Edit::GiveId { solution }),
        1 => n().prop_map(|solution| Edit::TakeId { solution }),
        2 => (n(), any::<bool>(), prop::bool::weighted(0.9))
            .prop_map(|(solution, has_id, links_too)| Edit::RenameSolution { solution, has_id, links_too }),
        1 => (n(), prop::bool::weighted(0.9))
            .prop_map(|(solution, links_too)| Edit::DeleteSolution { solution, links_too }),
        2 => (n(), n()).prop_map(|(solution, successor)| Edit::WithdrawSolution { solution, successor }),
        2 => n().prop_map(|solution| Edit::CopySolution { solution }),
        1 => n().prop_map(|solution| Edit::DeleteTranslation { solution }),
        1 => (n(), n()).prop_map(|(solution, language)| Edit::Translate { solution, language }),
        1 => (n(), n()).prop_map(|(page, text)| Edit::PageText { page, text }),
        1 => (n(), 0..4u8).prop_map(|(page, order)| Edit::PageOrder { page, order }),
        1 => Just(Edit::NewPage),
        1 => n().prop_map(|page| Edit::DeletePage { page }),
        1 => n().prop_map(|page| Edit::RenamePage { page }),
    ];
    let of_all = prop_oneof![
        3 => (n(), 0..40usize).prop_map(|(file, text)| Edit::Name { file, text }),
        1 => n().prop_map(|register| Edit::NewEntry { register }),
        1 => (1..29u8).prop_map(|day| Edit::Date { day }),
        3 => (n(), n()).prop_map(|(setting, value)| Edit::Setting { setting, value }),
        1 => Just(Edit::Language),
        2 => (0..60usize).prop_map(|template| Edit::Template { template }),
        1 => (0..60usize).prop_map(|template| Edit::BareTemplate { template }),
        1 => (0..60usize).prop_map(|template| Edit::StockTemplate { template }),
        1 => Just(Edit::Style),
        1 => n().prop_map(|asset| Edit::NewAsset { asset }),
        1 => n().prop_map(|asset| Edit::DeleteAsset { asset }),
        1 => Just(Edit::StockTheme),
        1 => Just(Edit::OwnTheme),
        1 => (n(), 0..200usize).prop_map(|(language, word)| Edit::Word { language, word }),
        1 => Just(Edit::StockWords),
    ];
    prop_oneof![
        10 => of_chapters,
        7 => of_folders,
        6 => of_all,
        4 => prop::bool::weighted(0.3).prop_map(|is_draft| Edit::Release { is_draft }),
        1 => mistakes.prop_map(Edit::Mistake),
        1 => Just(Edit::Restart),
        1 => Just(Edit::ExchangeFolders),
    ]
}

fn beginnings() -> impl Strategy<Value = Beginning> {
    prop_oneof![Just(Beginning::Young), Just(Beginning::Issued)]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let told = prop_oneof![5 => Just(Told::Files), 1 => Just(Told::Folders), 1 => Just(Told::Everything), 4 => Just(Told::Later)];
    let step = (edits(), told, prop::bool::weighted(0.6), prop::bool::weighted(0.9));
    prop::collection::vec(step.prop_map(|(edit, told, builds, mends)| Step { edit, told, builds, mends }), 1..=12)
}

/// Facts of a reference chapter, and values that each may have.
const FACTS: [(&str, &[&str]); 19] = [
    ("theme", &["dialogue", "transparence"]),
    ("status", &["review", "final", "draft"]),
    ("order", &["0", "1", "2", "3"]),
    ("updated", &["2026-01-15", "2026-02-01", "2026-03"]),
    ("illustrative", &["true", "false"]),
    ("territories", &["[commune-rurale]", "[commune-urbaine]", "[commune-urbaine, commune-rurale]"]),
    ("audiences", &["[femmes]", "[jeunes, elus]", "[habitants]"]),
    ("approaches", &["[genre]", "[environnement, genre]"]),
    ("actors", &["[services-communaux]", "[conseil-communal, habitants]", "[associations]"]),
    ("by", &["commune", "partner"]),
    ("start", &["W0", "W3"]),
    ("duration", &["1 week", "3 months", "10 days"]),
    ("cost", &["500", "1200"]),
    ("unit", &["percent", "number", "people"]),
    ("baseline", &["{value: 20, date: 2026-01}", "{value: 5, date: 2025-12}"]),
    ("target", &["{value: 61, date: 2026-12}", "{value: 80, date: 2027}"]),
    ("frequency", &["monthly", "yearly", "quarterly"]),
    ("references", &["[loi-31-13]", "[constitution-2011, loi-31-13]"]),
    ("kind", &["output", "outcome", "effect", "perception"]),
];

/// Texts of the front matter.
const TEXTS: [&str; 8] = ["title", "summary", "text", "name", "result", "mitigation", "verification", "disaggregation"];

/// An item of each list, as the reference language has it; translations have the lines that do not begin with `=`.
const ITEMS: [(&str, &str); 9] = [
    ("objectives", "  - id: o-@\n    text: But @"),
    (
        "steps",
        "  - id: s-@\n    title: Étape @\n    text: Comment @\n    result: Fin @\n=    actors: [habitants]\n=    by: partner\n=    after: [s-@@]\n=    duration: 2 weeks\n=    cost: 70",
    ),
    (
        "indicators",
        "  - id: i-@\n    name: Mesure @\n    verification: Preuve @\n=    objective: o-%%\n=    kind: outcome\n=    unit: people\n=    baseline: {value: 1, date: 2026}\n=    target: {value: 9, date: 2027}",
    ),
    ("means", "  - id: m-@\n    text: Moyen @"),
    ("obstacles", "  - id: b-@\n    text: Obstacle @\n    mitigation: Aide @"),
    ("tools", "  - id: t-@\n    title: Outil @\n    file: outil-@.*.md"),
    (
        "phases",
        "  - id: p-@\n    title: Phase @\n    text: Suite @\n=    kind: roll-out\n=    territories: [commune-rurale]",
    ),
    ("adaptations", "  - territory: commune-urbaine\n    text: Autrement @"),
    ("lessons", "  - id: l-@\n    text: Leçon @"),
];

/// What stands in guide.toml besides texts, and values that it may have; the last is that the line is not there.
const SETTINGS: [(&str, &[&str]); 7] = [
    ("base_url", &["\"https://exemple.ma/guide\"", "\"https://autre.ma\""]),
    ("contact", &["\"guide@exemple.ma\"", "\"https://exemple.ma/avis\""]),
    ("publish_next", &["false", "true"]),
    ("region", &["\"DZ\"", "\"MA\""]),
    ("keep", &["\"last-patch\"", "\"all\""]),
    ("theme", &["\"autre\"", "\"default\""]),
    ("publish_next", &["false", "true"]),
];

/// The text of a third language, in registers.
const SPANISH: &str = "\"En español\"";

/// An author at work: the files on the disk are all that there is to know, and what was last good.
struct Author {
    guide: Guide,
    /// Counts edits, so that each writes something new.
    count: usize,
    releases: usize,
    /// The files of the guide when it last was good.
    good: Tree,
}

/// Paths that an edit touched.
type Touched = Vec<String>;

impl Author {
    fn new(guide: Guide) -> Self {
        let mut author = Self { guide, count: 0, releases: 0, good: Tree::new() };
        author.good = author.files();
        author.releases = author.names("content/releases").iter().filter(|name| name.ends_with(".zip")).count();
        author
    }

    /// All files of the guide.
    fn files(&self) -> Tree {
        let folders = library::FOLDERS.into_iter().filter(|folder| self.place(folder).is_dir());
        let below = |folder| {
            tree(&self.place(folder)).into_iter().map(move |(path, bytes)| (format!("{folder}/{path}"), bytes))
        };
        folders.flat_map(below).collect()
    }

    /// Makes the guide what it was when it last was good.
    fn mend(&self) -> Touched {
        let now = self.files();
        let differs = |path: &&String| now.get(*path) != self.good.get(*path);
        let touched: BTreeSet<&String> = now.keys().chain(self.good.keys()).filter(differs).collect();
        for path in &touched {
            match self.good.get(*path) {
                Some(bytes) => self.guide.write(path, bytes),
                None => fs::remove_file(self.place(path)).unwrap(),
            }
        }
        touched.into_iter().cloned().collect()
    }

    fn place(&self, path: &str) -> PathBuf {
        self.guide.root().join(path)
    }

    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.place(path)).ok()
    }

    /// The names in a folder, in their order.
    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.place(folder)).into_iter().flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The paths of the files of the things in a folder: chapters and sheets of `content/solutions`.
    fn below(&self, folder: &str, ending: &str) -> Vec<String> {
        let things = self.names(folder).into_iter().map(|thing| format!("{folder}/{thing}"));
        let names = things.flat_map(|thing| self.names(&thing).into_iter().map(move |name| format!("{thing}/{name}")));
        names.filter(|path| path.ends_with(ending)).collect()
    }

    fn languages(&self) -> Vec<&'static str> {
        let settings = self.text("content/guide.toml").unwrap_or_default();
        if settings.contains("\"es\"]") { vec!["fr", "ar", "es"] } else { vec!["fr", "ar"] }
    }

    fn solution(&self, number: usize) -> Option<String> {
        pick(&self.names("content/solutions"), number).cloned()
    }

    /// A text with a body: a chapter, a sheet or a page.
    fn prose(&self, number: usize) -> Option<String> {
        let mut all = self.below("content/solutions", ".md");
        all.extend(self.below("content/pages", ".md"));
        pick(&all, number).cloned()
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> Touched {
        self.guide.write(path, bytes);
        let theme = path.split_once("/templates/").map(|(theme, _)| format!("{theme}/theme.toml"));
        theme.into_iter().chain([path.to_owned()]).collect()
    }

    /// Changes a file, if it is there and is text.
    fn rewrite(&self, path: &str, change: impl FnOnce(String) -> String) -> Touched {
        self.text(path).map_or_else(Touched::new, |text| self.write(path, change(text)))
    }

    fn append(&self, path: &str, more: &str) -> Touched {
        self.rewrite(path, |text| text + more)
    }

    fn remove(&self, path: &str) -> Option<Touched> {
        let place = self.place(path);
        if place.is_dir() { fs::remove_dir_all(place) } else { fs::remove_file(place) }.ok()?;
        Some(vec![path.to_owned()])
    }

    fn rename(&self, from: &str, to: &str) -> Touched {
        let renamed = !self.place(to).exists() && fs::rename(self.place(from), self.place(to)).is_ok();
        if renamed { vec![from.to_owned(), to.to_owned()] } else { Touched::new() }
    }

    /// Does an edit; says what it touched. An edit that has nothing to work on touches nothing.
    fn perform(&mut self, edit: &Edit) -> Touched {
        self.count += 1;
        let n = self.count;
        self.try_perform(edit, n).unwrap_or_default()
    }

    #[expect(clippy::too_many_lines, reason = "an arm for each edit")]
    fn try_perform(&mut self, edit: &Edit, n: usize) -> Option<Touched> {
        Some(match *edit {
            Edit::Text { file, text } => reword(self, &self.below("content/solutions", ".md"), file, text, n)?,
            Edit::PageText { page, text } => reword(self, &self.below("content/pages", ".md"), page, text, n)?,
            Edit::Fact { solution, fact, value } => self.fact(&self.solution(solution)?, fact, value)?,
            Edit::MoveToOtherTheme { solution } => {
                let path = format!("content/solutions/{}/fr.md", self.solution(solution)?);
                self.rewrite(&path, |text| {
                    let [one, other] = ["\ntheme: dialogue", "\ntheme: transparence"];
                    if text.contains(one) { text.replacen(one, other, 1) } else { text.replacen(other, one, 1) }
                })
            }
            Edit::NewFact { solution, fact } => self.new_fact(&self.solution(solution)?, fact)?,
            Edit::NewItem { solution, list } => self.new_item(&self.solution(solution)?, pick(&ITEMS, list)?, n),
            Edit::Body { file } => self.append(&self.prose(file)?, &format!("\nPhrase {n}.\n")),
            Edit::Link { file, to, kind } => self.link(&self.prose(file)?, &self.solution(to)?, kind)?,
            Edit::Image { file } => self.image(&self.prose(file)?, n),
            Edit::ImageTouched => self.write(self.below("content/solutions", ".svg").first()?, svg(n)),
            Edit::GiveId { solution } => {
                let path = format!("content/solutions/{}/fr.md", self.solution(solution)?);
                self.rewrite(&path, |text| with_id(&text, &format!("id-{n}")))
            }
            Edit::TakeId { solution } => {
                let path = format!("content/solutions/{}/fr.md", self.solution(solution)?);
                self.rewrite(&path, |text| without_id(&text))
            }
            Edit::RenameSolution { solution, has_id, links_too } => {
                self.rename_solution(&self.solution(solution)?, n, has_id, links_too)
            }
            Edit::DeleteSolution { solution, links_too } => {
                let slug = self.solution(solution)?;
                let mut touched = self.remove(&format!("content/solutions/{slug}"))?;
                touched.extend(self.remove(&format!("content/measures/{slug}.csv")).unwrap_or_default());
                if links_too {
                    touched.extend(self.relink(&slug, ""));
                }
                touched
            }
            Edit::WithdrawSolution { solution, successor } => {
                let slug = self.solution(solution)?;
                let chapter = self.text(&format!("content/solutions/{slug}/fr.md")).unwrap_or_default();
                let own = chapter.lines().find_map(|line| line.strip_prefix("id: "));
                let id = own.unwrap_or(&slug).to_owned();
                let mut touched = self.perform(&Edit::DeleteSolution { solution, links_too: true });
                let successor = self.solution(successor)?;
                let es = if self.languages().len() > 2 { format!("es = {SPANISH}, ") } else { String::new() };
                let reason = format!("{{ {es}fr = \"Parce que {n}.\", ar = \"لأن {n}.\" }}");
                let text = format!("[{id}]\nreason = {reason}\nsuccessor = \"{successor}\"\n");
                touched.extend(self.write("content/withdrawn.toml", text));
                touched
            }
            Edit::CopySolution { solution } => self.copy_solution(&self.solution(solution)?, n),
            Edit::DeleteTranslation { solution } => {
                self.remove(&format!("content/solutions/{}/ar.md", self.solution(solution)?))?
            }
            Edit::Translate { solution, language } => {
                let path = |slug: &String, language: &str| format!("content/solutions/{slug}/{language}.md");
                let slugs = self.names("content/solutions");
                let language = pick(&self.languages()[1..], language).copied()?;
                let lacking: Vec<&String> =
                    slugs.iter().filter(|slug| !self.place(&path(slug, language)).exists()).collect();
                let slug = pick(&lacking, solution)?;
                let text = self.text(&path(slug, "fr"))?;
                self.write(&path(slug, language), without_id(&text))
            }
            Edit::Measure { row, column, value } => self.measure(row, column, value)?,
            Edit::NewMeasure { solution, value } => self.new_measure(&self.solution(solution)?, value)?,
            Edit::PageOrder { page, order } => {
                let slug = pick(&self.names("content/pages"), page).cloned()?;
                self.set_line(&format!("content/pages/{slug}/fr.md"), "order:", &format!("order: {order}"))
            }
            Edit::NewPage => {
                let page = |language: &&str| {
                    let text = format!("---\ntitle: Page {n}\nsummary: Une page.\norder: {n}\n---\nTexte {n}.\n");
                    self.write(&format!("content/pages/page-{n}/{language}.md"), text)
                };
                self.languages().iter().flat_map(page).collect()
            }
            Edit::DeletePage { page } => {
                let slug = pick(&self.names("content/pages"), page).cloned()?;
                let mut touched = self.remove(&format!("content/pages/{slug}"))?;
                touched.extend(self.relink(&slug, ""));
                touched
            }
            Edit::RenamePage { page } => {
                let slug = pick(&self.names("content/pages"), page).cloned()?;
                let new = format!("{slug}-{n}");
                let mut touched = self.rename(&format!("content/pages/{slug}"), &format!("content/pages/{new}"));
                touched.extend(self.relink(&slug, &new));
                touched
            }
            Edit::Name { file, text } => self.name(file, text, n)?,
            Edit::NewEntry { register } => {
                let names = ["themes", "territories", "actors", "audiences", "approaches"];
                let texts = self.languages().into_iter().map(|language| format!("{language} = \"Entrée {n}\""));
                let entry = format!("\n[entree-{n}]\nname = {{ {} }}\n", texts.collect::<Vec<_>>().join(", "));
                self.append(&format!("content/{}.toml", pick(&names, register)?), &entry)
            }
            Edit::Date { day } => self.set_line("content/guide.toml", "date =", &format!("date = 2026-02-{day:02}")),
            Edit::Setting { setting, value } => self.set(pick(&SETTINGS, setting)?, value, n),
            Edit::Language => self.third_language(),
            Edit::Template { template } => {
                let (name, text) = pick(&library::templates(), template).cloned()?;
                self.write(&template_path(&name), telling(&name, &text, &format!("m{n}")))
            }
            Edit::BareTemplate { template } => {
                let (name, _) = pick(&library::templates(), template).cloned()?;
                if ["base.html", "components.html", "history-parts.html"].contains(&&*name) {
                    return None;
                }
                self.write(&template_path(&name), format!("{n}{ALL}"))
            }
            Edit::StockTemplate { template } => {
                self.remove(&template_path(&pick(&library::templates(), template)?.0))?
            }
            Edit::Style => self.write("themes/default/assets/style.css", format!("body {{ margin: {n}px }}\n")),
            Edit::NewAsset { asset } => {
                self.write(&format!("themes/default/assets/own-{}.css", asset % 2), format!("p {{ margin: {n}px }}\n"))
            }
            Edit::DeleteAsset { asset } => {
                let names = self.names("themes/default/assets");
                self.remove(&format!("themes/default/assets/{}", pick(&names, asset)?))?
            }
            Edit::StockTheme => self.remove("themes/default")?,
            Edit::OwnTheme => {
                let templates = library::templates().into_iter();
                templates
                    .flat_map(|(name, text)| self.write(&template_path(&name), telling(&name, &text, "")))
                    .collect()
            }
            Edit::Word { language, word } => {
                let language = pick(&self.languages(), language).copied()?;
                let stock = library::words(if language == "es" { "en" } else { language });
                let lines = stock.iter().flat_map(|(_, text)| text.lines());
                let is_plain = |line: &&str| line.contains(" = ") && !line.contains(['{', '#']);
                let lines: Vec<&str> = lines.filter(is_plain).collect();
                self.write(&format!("locales/{language}/zz.ftl"), format!("{} {n}\n", pick(&lines, word)?))
            }
            Edit::StockWords => self
                .languages()
                .iter()
                .filter_map(|it| self.remove(&format!("locales/{it}/zz.ftl")))
                .flatten()
                .collect(),
            Edit::Release { is_draft } => self.release(is_draft)?,
            Edit::Mistake(mistake) => self.mistake(mistake)?,
            Edit::Restart | Edit::ExchangeFolders => Touched::new(),
        })
    }

    /// Writes `line` in the place of the first line that begins with `start`, or after the first line that is not a remark.
    fn set_line(&self, path: &str, start: &str, line: &str) -> Touched {
        self.rewrite(path, |text| {
            let mut lines: Vec<&str> = text.lines().collect();
            match lines.iter().position(|line| line.starts_with(start)) {
                Some(at) if line.is_empty() => drop(lines.remove(at)),
                Some(at) => lines[at] = line,
                None if line.is_empty() => {}
                None => lines.insert(
                    lines
                        .iter()
                        .position(|line| line.starts_with("title: ") || line.starts_with("languages ="))
                        .unwrap_or(0),
                    line,
                ),
            }
            lines.join("\n") + "\n"
        })
    }

    fn fact(&self, slug: &str, fact: usize, value: usize) -> Option<Touched> {
        let path = format!("content/solutions/{slug}/fr.md");
        let text = self.text(&path)?;
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let end = lines.iter().skip(1).position(|line| line == "---")? + 1;
        let key = |line: &str| {
            let (key, _) = line.trim_start().trim_start_matches("- ").split_once(": ")?;
            FACTS.iter().find(|(name, _)| *name == key)
        };
        let all: Vec<usize> = (1..end).filter(|&at| key(&lines[at]).is_some()).collect();
        let at = *pick(&all, fact)?;
        let (name, values) = key(&lines[at])?;
        let (before, old) = lines[at].split_once(": ")?;
        let values: &[&str] = if ["pilot", "roll-out"].iter().any(|kind| old.starts_with(kind)) {
            &["pilot", "roll-out"]
        } else {
            values
        };
        let may_go = !["theme", "baseline", "target", "unit"].contains(name);
        match values.get(value % (values.len() + usize::from(may_go))) {
            Some(value) => lines[at] = format!("{before}: {value}"),
            None => drop(lines.remove(at)),
        }
        Some(self.write(&path, lines.join("\n") + "\n"))
    }

    fn new_fact(&self, slug: &str, fact: usize) -> Option<Touched> {
        let path = format!("content/solutions/{slug}/fr.md");
        let text = self.text(&path)?;
        let top =
            ["status", "order", "updated", "illustrative", "territories", "audiences", "approaches", "references"];
        let (name, values) = FACTS.iter().filter(|(name, _)| top.contains(name) || *name == "cost").nth(fact % 9)?;
        if *name == "cost" {
            let (before, rest) = text.split_once("    duration:")?;
            let has_cost = rest.split("  - id:").next()?.contains("    cost:") || before.ends_with("cost: 300\n");
            let more = format!("{before}    cost: 300\n    duration:{rest}");
            return (!has_cost).then(|| self.write(&path, more));
        }
        let line = format!("\n{name}: ");
        let is_there = text.contains(&line);
        (!is_there).then(|| self.write(&path, text.replacen("\ntitle: ", &format!("{line}{}\ntitle: ", values[0]), 1)))
    }

    fn new_item(&self, slug: &str, (list, item): &(&str, &str), n: usize) -> Touched {
        let mut touched = Touched::new();
        for language in self.languages() {
            let path = format!("content/solutions/{slug}/{language}.md");
            let Some(text) = self.text(&path) else { continue };
            // A new step follows one that is there, and a new indicator is about an objective that is there.
            let first =
                |start| text.lines().find_map(|line: &str| line.strip_prefix(start)).unwrap_or_default().to_owned();
            let (step, objective) = (first("  - id: s-"), first("  - id: o-"));
            let lines = item.lines().filter(|line| language == "fr" || !line.starts_with('='));
            let lines: Vec<&str> = lines.map(|line| line.trim_start_matches('=')).collect();
            let item = lines
                .join("\n")
                .replace("@@", &step)
                .replace("%%", &objective)
                .replace('@', &n.to_string())
                .replace('*', language);
            let head = format!("\n{list}:\n");
            let new = if text.contains(&head) {
                text.replacen(&head, &format!("{head}{item}\n"), 1)
            } else {
                text.replacen("\n---\n", &format!("{head}{item}\n---\n"), 1)
            };
            touched.extend(self.write(&path, new));
            if *list == "tools" {
                let sheet = format!("---\ntitle: Outil {n}\nsummary: Un outil.\n---\n## Ici {{#ici}}\n\nTexte {n}.\n");
                touched.extend(self.write(&format!("content/solutions/{slug}/outil-{n}.{language}.md"), sheet));
            }
        }
        touched
    }

    fn link(&self, file: &str, slug: &str, kind: usize) -> Option<Touched> {
        let chapter = self.text(&format!("content/solutions/{slug}/fr.md"))?;
        let indicator = chapter.lines().find_map(|line| line.strip_prefix("  - id: i-"));
        let sheet = self.names(&format!("content/solutions/{slug}")).into_iter().find(|name| name.ends_with(".fr.md"));
        let page = pick(&self.names("content/pages"), kind).cloned();
        // Links without text show what they lead to.
        let links = [
            Some(format!("[](solution:{slug})")),
            Some(format!("[là](solution:{slug}#steps)")),
            indicator.map(|id| format!("[](indicator:{slug}/i-{id})")),
            sheet.map(|name| format!("[](../../solutions/{slug}/{name})")),
            page.map(|slug| format!("[](page:{slug})")),
            Some("[](term:restitution), [](term:indicateur)".to_owned()),
            Some("[](reference:loi-31-13)".to_owned()),
        ];
        Some(self.append(file, &format!("\nVoir {}.\n", links[kind % links.len()].clone()?)))
    }

    fn image(&self, file: &str, n: usize) -> Touched {
        let folder = file.rsplit_once('/').unwrap().0;
        let mut touched = self.write(&format!("{folder}/dessin-{n}.svg"), svg(n));
        touched.extend(self.append(file, &format!("\n![Un dessin](dessin-{n}.svg)\n")));
        touched
    }

    /// Changes what links to the solution or page `slug` say, in every text; returns the texts that changed.
    fn relink(&self, slug: &str, target: &str) -> Touched {
        let mut all = self.below("content/solutions", ".md");
        all.extend(self.below("content/pages", ".md"));
        let new = |path: &String| {
            let text = self.text(path)?;
            let new = relinked(&text, slug, target);
            (new != text).then(|| self.write(path, new))
        };
        all.iter().filter_map(new).flatten().collect()
    }

    fn rename_solution(&self, slug: &str, n: usize, has_id: bool, links_too: bool) -> Touched {
        let new = format!("{}-{n}", slug.split_once("--").map_or(slug, |(slug, _)| slug));
        let mut touched = Touched::new();
        if has_id {
            let path = format!("content/solutions/{slug}/fr.md");
            let is_there = self.text(&path).is_some_and(|text| text.contains("\nid: "));
            if !is_there {
                self.rewrite(&path, |text| with_id(&text, slug));
            }
        }
        for (folder, ending) in [("content/solutions", ""), ("content/measures", ".csv")] {
            touched.extend(self.rename(&format!("{folder}/{slug}{ending}"), &format!("{folder}/{new}{ending}")));
        }
        if links_too {
            touched.extend(self.relink(slug, &new));
        }
        touched
    }

    fn copy_solution(&self, slug: &str, n: usize) -> Touched {
        let (from, to) = (format!("content/solutions/{slug}"), format!("content/solutions/nouvelle-{n}"));
        let copy = |name: String| {
            let bytes = fs::read(self.place(&format!("{from}/{name}"))).unwrap();
            let bytes = String::from_utf8(bytes.clone()).map_or(bytes, |text| {
                let text = without_id(&text).replacen("\ntitle: ", &format!("\ntitle: {n} "), 1);
                text.into_bytes()
            });
            self.write(&format!("{to}/{name}"), bytes)
        };
        self.names(&from).into_iter().flat_map(copy).collect()
    }

    fn measure(&self, row: usize, column: usize, value: u8) -> Option<Touched> {
        let path = format!("content/measures/{}", pick(&self.names("content/measures"), row)?);
        let text = self.text(&path)?;
        let mut rows: Vec<Vec<String>> = text.lines().map(|row| row.split(',').map(str::to_owned).collect()).collect();
        let at = 1 + row % (rows.len() - 1).max(1);
        if column == 0 {
            // A table without rows is one that was not begun.
            if rows.len() > 2 {
                rows.remove(at)
            } else {
                return None;
            };
        } else {
            *rows.get_mut(at)?.get_mut(column)? = match column {
                1 => ["commune-urbaine", "commune-rurale"][usize::from(value) % 2].to_owned(),
                2 => format!("2026-{:02}", value % 12 + 1),
                3 => (value % 100).to_string(),
                4 => format!("Source {value}"),
                _ => ["true", "false"][usize::from(value) % 2].to_owned(),
            };
        }
        let rows: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
        Some(self.write(&path, rows.join("\n") + "\n"))
    }

    fn new_measure(&self, slug: &str, value: u8) -> Option<Touched> {
        let chapter = self.text(&format!("content/solutions/{slug}/fr.md"))?;
        let indicator = chapter.lines().find_map(|line| line.strip_prefix("  - id: i-"))?;
        let path = format!("content/measures/{slug}.csv");
        let before = self.text(&path).unwrap_or_else(|| "indicator,territory,date,value,source,sample\n".to_owned());
        let row =
            format!("i-{indicator},commune-rurale,2026-{:02},{},Registre {value},false\n", value % 12 + 1, value % 60);
        Some(self.write(&path, before + &row))
    }

    fn name(&self, file: usize, text: usize, n: usize) -> Option<Touched> {
        let files = ["guide", "themes", "territories", "actors", "audiences", "approaches", "glossary", "references"];
        let name = pick(&files, file)?;
        let path = format!("content/{name}.{}", if *name == "references" { "yml" } else { "toml" });
        let old = self.text(&path)?;
        let starts = ["fr = \"", "ar = \"", "es = \"", "fr: \"", "ar: \"", "es: \""];
        let mut places: Vec<usize> =
            starts.iter().flat_map(|start| old.match_indices(start).map(|(at, start)| at + start.len())).collect();
        places.sort_unstable();
        let at = *pick(&places, text)?;
        Some(self.write(&path, format!("{}{n} {}", &old[..at], &old[at..])))
    }

    fn set(&self, (key, values): &(&str, &[&str]), value: usize, n: usize) -> Touched {
        let mut touched = Touched::new();
        if *key == "theme" && !self.place("themes/autre").exists() {
            for (name, text) in
                library::templates().iter().filter(|(name, _)| ["plan.html", "base.html"].contains(&&**name))
            {
                touched.extend(
                    self.write(&format!("themes/autre/templates/{name}"), telling(name, text, &format!("a{n}"))),
                );
            }
        }
        let line = values.get(value % (values.len() + 1)).map_or_else(String::new, |value| format!("{key} = {value}"));
        touched.extend(self.set_line("content/guide.toml", &format!("{key} ="), &line));
        touched
    }

    fn third_language(&self) -> Touched {
        let comes = self.languages().len() == 2;
        let mut touched = Touched::new();
        for name in self.names("content").into_iter().filter(|name| name.ends_with(".toml") || name.ends_with(".yml")) {
            touched.extend(self.rewrite(&format!("content/{name}"), |text| {
                let text = if comes {
                    text.replace("languages = [\"fr\", \"ar\"]", "languages = [\"fr\", \"ar\", \"es\"]")
                } else {
                    text.replace(", \"es\"]", "]")
                };
                // In tables, in maps on one line, and on lines of their own.
                let forms = [
                    ("\nfr = ", format!("\nes = {SPANISH}\nfr = ")),
                    ("{ fr = ", format!("{{ es = {SPANISH}, fr = ")),
                    ("{fr: ", format!("{{es: {SPANISH}, fr: ")),
                    ("\n    fr: ", format!("\n    es: {SPANISH}\n    fr: ")),
                ];
                forms.iter().fold(
                    text,
                    |text, (two, three)| if comes { text.replace(two, three) } else { text.replace(three, two) },
                )
            }));
        }
        if comes {
            for (name, text) in library::words("en") {
                touched.extend(self.write(&format!("locales/es/{name}"), text));
            }
        } else {
            touched.extend(self.remove("locales/es").unwrap_or_default());
            for path in
                self.below("content/solutions", "/es.md").into_iter().chain(self.below("content/pages", "/es.md"))
            {
                touched.extend(self.remove(&path).unwrap_or_default());
            }
        }
        touched
    }

    fn release(&mut self, is_draft: bool) -> Option<Touched> {
        const MOST: usize = 4; // each makes every build longer
        let major = self.releases + 1;
        if self.releases == MOST {
            return None;
        }
        let version = if is_draft { format!("{major}.0.0-draft.1") } else { format!("{major}.0.0") };
        if !library::release(&self.guide, &version) {
            return None;
        }
        self.releases += 1;
        // What could be issued is good.
        self.good = self.files();
        Some(["toml", "zip"].map(|ending| format!("content/releases/{version}.{ending}")).into())
    }

    fn mistake(&self, mistake: Mistake) -> Option<Touched> {
        let chapter = format!("content/solutions/{}/fr.md", self.solution(0)?);
        Some(match mistake {
            Mistake::QuoteLeftOpen => self.set_line(&chapter, "title:", "title: \"Un titre"),
            Mistake::LinkToNowhere => self.append(&chapter, "\n[Rien](solution:nulle-part)\n"),
            Mistake::NotUtf8 => self.write(&chapter, b"---\ntitle: Caf\xe9\n---\n"),
            Mistake::BrokenSettings => self.append("content/guide.toml", "\n[title\n"),
            Mistake::BrokenTemplate => self.write(&template_path("home.html"), "{% if %}"),
            Mistake::TemplateThatFails => self.write(&template_path("solution.html"), "{{ page.nothing.at.all }}"),
            Mistake::BrokenWords => self.write("locales/fr/zz.ftl", "home = { $\n"),
        })
    }
}

fn pick<T>(all: &[T], number: usize) -> Option<&T> {
    all.get(number.checked_rem(all.len())?)
}

/// Writes a text of the front matter of one of `files` in other words.
fn reword(author: &Author, files: &[String], file: usize, text: usize, n: usize) -> Option<Touched> {
    let path = pick(files, file)?;
    let old = author.text(path)?;
    let mut lines: Vec<String> = old.lines().map(str::to_owned).collect();
    let end = lines.iter().skip(1).position(|line| line == "---")? + 1;
    let is_text = |line: &str| {
        let key = line.trim_start().trim_start_matches("- ").split_once(": ").map(|(key, _)| key);
        key.is_some_and(|key| TEXTS.contains(&key))
    };
    let all: Vec<usize> = (1..end).filter(|&at| is_text(&lines[at])).collect();
    let line = &mut lines[*pick(&all, text)?];
    match line.strip_suffix('"') {
        Some(start) => *line = format!("{start} {n}\""),
        None => line.extend([" ", &n.to_string()]),
    }
    Some(author.write(path, lines.join("\n") + "\n"))
}

fn with_id(text: &str, id: &str) -> String {
    without_id(text).replacen("\ntitle: ", &format!("\nid: {id}\ntitle: "), 1)
}

fn without_id(text: &str) -> String {
    text.split_inclusive('\n').filter(|line| !line.starts_with("id: ")).collect()
}

/// `text` with its links to `slug` leading to `target`, or to a site if that is empty.
fn relinked(text: &str, slug: &str, target: &str) -> String {
    let mut out = text.to_owned();
    for kind in ["solution:", "indicator:", "page:", "../../solutions/"] {
        let mut parts = out.split(kind);
        let mut new = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let rest = part.strip_prefix(slug).filter(|rest| rest.starts_with([')', '#', '/']));
            let link = match rest {
                None => format!("{kind}{part}"),
                // The place on the page goes with the page.
                Some(rest) if target.is_empty() => {
                    format!("https://exemple.ma/{}", &rest[rest.find(')').unwrap_or(0)..])
                }
                Some(rest) => format!("{kind}{target}{rest}"),
            };
            new.push_str(&link);
        }
        out = new;
    }
    out
}

fn svg(n: usize) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"9\"/>\n", n + 10)
}

// ------------------------------------------------------------------------------------------------------------------------- a life

/// A guide, its authors, and all who make its site.
struct Life {
    author: Author,
    session: library::Session,
    /// Whether the session is that of `dalil serve`.
    serves: bool,
    /// Where `dalil build` builds, and where `dalil watch` publishes.
    folders: [String; 2],
    /// The last good site, of each of these folders.
    built: [Tree; 2],
    /// What those who watch were not told yet.
    untold: Touched,
    /// The guide as it was looked at last, if it had no errors then.
    last: Option<library::Good>,
    is_good: bool,
}

impl Life {
    fn of(guide: Guide, serves: bool) -> Self {
        let author = Author::new(guide);
        let session = library::Session::open(author.guide.root(), serves);
        let folders = ["public".to_owned(), "watched".to_owned()];
        Self {
            author,
            session,
            serves,
            folders,
            built: [Tree::new(), Tree::new()],
            untold: Touched::new(),
            last: None,
            is_good: true,
        }
    }

    fn output(&self, which: usize) -> PathBuf {
        self.author.guide.root().join(&self.folders[which])
    }

    fn step(&mut self, step: &Step) -> Result<(), String> {
        if !self.is_good && step.mends {
            let mended = self.author.mend();
            self.untold.extend(mended);
            self.is_good = true;
        }
        match step.edit {
            Edit::Restart if self.is_good => {
                self.session = library::Session::open(self.author.guide.root(), self.serves);
            }
            Edit::ExchangeFolders => {
                self.folders.swap(0, 1);
                self.built.swap(0, 1);
            }
            _ => {}
        }
        let touched = self.author.perform(&step.edit);
        self.untold.extend(touched);
        if step.told == Told::Later { Ok(()) } else { self.check(step.told, step.builds) }
    }

    /// All is mended, told and built.
    fn end(&mut self) -> Result<(), String> {
        self.check(Told::Files, true)?;
        if !self.is_good {
            let mended = self.author.mend();
            self.untold.extend(mended);
            self.check(Told::Files, true)?;
        }
        let Some(good) = &self.last else { return Err("mended, it has errors".to_owned()) };
        let fresh = self.author.guide.root().join("fresh");
        good.build(&fresh);
        same(&published(&fresh), &self.built[0], "a build into a fresh folder")
    }

    /// Tells what was touched; then every site must be that of a clean build, or what it was if the guide has errors.
    fn check(&mut self, told: Told, builds: bool) -> Result<(), String> {
        let good = library::read(self.author.guide.root());
        let clean = good.as_ref().and_then(library::Good::clean);
        let touched = std::mem::take(&mut self.untold);
        let folder = |path: String| path.rsplit_once('/').map_or(path.clone(), |(folder, _)| folder.to_owned());
        let is_new = self.session.heed(match told {
            Told::Everything => None,
            Told::Folders => Some(touched.into_iter().map(folder).collect()),
            Told::Files | Told::Later => Some(touched.into_iter().collect()),
        });
        if clean.is_none() && is_new {
            return Err("watching made a site of a guide with errors".to_owned());
        }
        if let Some(clean) = &clean {
            self.watched(clean)?;
        }
        if !self.serves && (is_new || self.built[1].is_empty() && clean.is_some()) {
            self.session.publish(&self.output(1));
            self.built[1] = clean.clone().unwrap_or_default();
        }
        if builds && let Some(good) = &good {
            let is_built = good.build(&self.output(0));
            if is_built != clean.is_some() {
                return Err(format!("built: {is_built}; a clean build: {}", clean.is_some()));
            }
            if let Some(clean) = &clean {
                self.built[0].clone_from(clean);
            }
        }
        for (which, who) in
            [(0, "`dalil build` into the folder of the last build"), (1, "`dalil watch`, in its folder")]
        {
            let may_have_changed = if which == 0 { builds } else { !self.serves };
            if may_have_changed && !self.built[which].is_empty() {
                same(&published(&self.output(which)), &self.built[which], who)?;
            }
        }
        self.is_good = clean.is_some();
        if self.is_good {
            self.author.good = self.author.files();
        }
        self.last = good.filter(|_| self.is_good);
        Ok(())
    }

    /// What those who watch have in memory.
    fn watched(&self, clean: &Tree) -> Result<(), String> {
        // A preview shows the working text even if it is not to be published: then it is held against one that begins now.
        let hidden = self.serves && !clean.contains_key("next/index.html");
        let other = hidden.then(|| library::Session::open(self.author.guide.root(), true));
        // The working text may have a mistake that a site without it does not show: who begins now has no last good site.
        if other.as_ref().is_some_and(|other| other.paths().next().is_none()) {
            return Ok(());
        }
        let expected = match &other {
            Some(other) => Cow::Owned(other.site(clean)),
            None => Cow::Borrowed(clean),
        };
        same(&self.session.site(&expected), &expected, "what the preview shows")?;
        let unlike = self.session.paths().find(|path| self.session.kept(path) != self.session.shown(path));
        unlike.map_or(Ok(()), |path| Err(format!("{path}: the preview was not told")))
    }
}

/// What is published at `folder`, without what the program keeps there for itself.
fn published(folder: &Path) -> Tree {
    tree(folder).into_iter().filter(|(path, _)| !path.starts_with(".dalil")).collect()
}

/// Says where `site` is not `clean`: the paths, and the first place.
fn same(site: &Tree, clean: &Tree, who: &str) -> Result<(), String> {
    let clean: BTreeMap<&String, &Vec<u8>> = clean.iter().filter(|(path, _)| !path.starts_with(".dalil")).collect();
    let paths: BTreeSet<&String> = site.keys().chain(clean.keys().copied()).collect();
    let differing: Vec<&String> =
        paths.into_iter().filter(|path| site.get(*path) != clean.get(*path).copied()).collect();
    let Some(first) = differing.first() else { return Ok(()) };
    let around = |bytes: Option<&Vec<u8>>, at: usize| {
        bytes.map(|bytes| {
            String::from_utf8_lossy(&bytes[at.saturating_sub(90).min(bytes.len())..(at + 90).min(bytes.len())])
                .into_owned()
        })
    };
    let (one, other) = (site.get(*first), clean.get(*first).copied());
    let at =
        one.zip(other).map_or(0, |(one, other)| one.iter().zip(other).take_while(|(one, other)| one == other).count());
    Err(format!(
        "{who} is not a clean build: {} files, {:?}\n{first}:\n  {:?}\nnot\n  {:?}",
        differing.len(),
        &differing[..differing.len().min(8)],
        around(one, at),
        around(other, at)
    ))
}

/// Lives a life.
fn live(beginning: Beginning, steps: &[Step], serves: bool) -> Result<(), TestCaseError> {
    let mut life = Life::of(guide(beginning), serves);
    for (number, step) in steps.iter().enumerate() {
        life.step(step).map_err(|told| TestCaseError::fail(format!("after step {}: {told}", number + 1)))?;
    }
    life.end().map_err(|told| TestCaseError::fail(format!("at the end: {told}")))
}

/// How many lives: this share of `DALIL_LIVES`.
fn lives(share: f64) -> ProptestConfig {
    let all = std::env::var("DALIL_LIVES").ok().map_or(24, |text| text.parse().expect("DALIL_LIVES is a number"));
    #[allow(clippy::cast_sign_loss)]
    let cases = (f64::from(all) * share).ceil() as u32;
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(lives(0.6))]

    #[test]
    fn at_every_moment_of_any_life_what_is_built_and_watched_is_a_clean_build(beginning in beginnings(), steps in steps()) {
        live(beginning, &steps, false)?;
    }
}

proptest! {
    #![proptest_config(lives(0.4))]

    #[test]
    fn at_every_moment_of_any_life_what_is_built_and_served_is_a_clean_build(beginning in beginnings(), steps in steps()) {
        live(beginning, &steps, true)?;
    }
}

// ------------------------------------------------------------------------------------------------- what such lives came upon first

/// All sites of a guide, after each edit.
struct Sites {
    guide: Guide,
    session: library::Session,
}

impl Sites {
    fn of(guide: Guide) -> Self {
        let session = library::Session::open(guide.root(), false);
        let sites = Self { guide, session };
        sites.build();
        sites
    }

    fn good(&self) -> library::Good {
        library::read(self.guide.root()).expect("the guide has no errors")
    }

    fn build(&self) {
        assert!(self.good().build(&self.guide.root().join("public")));
    }

    #[track_caller]
    fn release(&mut self, version: &str) {
        assert!(library::release(&self.guide, version));
        self.session.heed(None);
        self.build();
    }

    /// After an edit, what is built into the folder of the last build and what is watched are a clean build.
    #[track_caller]
    fn follow(&mut self) {
        let clean = self.good().clean().unwrap();
        self.build();
        assert!(self.session.heed(None), "nothing changed");
        let built = same(&published(&self.guide.root().join("public")), &clean, "built again");
        let watched = same(&self.session.site(&clean), &clean, "watched");
        let told: Vec<String> = [built, watched].into_iter().filter_map(Result::err).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
    }
}

#[test]
fn a_solution_that_is_given_an_id_is_another_in_every_build() {
    let mut sites = Sites::of(finished());
    sites.release("1.0.0");
    sites.guide.change(IDEAS, "\ntitle: ", "\nid: coffre-a-idees\ntitle: ");
    sites.follow();
}

#[test]
fn what_the_own_template_of_a_page_shows_of_a_step_is_kept_up_to_date() {
    let guide = finished();
    let rows =
        "{% for own in plan.solutions %}{% for step in own.rows.steps %}<p>{{ step.text }}</p>{% endfor %}{% endfor %}";
    let plan = format!("{{% extends \"base.html\" %}}{{% block main %}}{rows}{{% endblock main %}}");
    guide.write("themes/default/templates/plan.html", plan);
    let mut sites = Sites::of(guide);
    sites.guide.change(MEETING, "Choisir avec les associations", "Chercher avec les associations");
    sites.follow();
}

#[test]
fn the_history_of_a_solution_that_was_not_issued_names_those_of_its_theme() {
    let guide = finished();
    // In whichever theme the new solution is, it stands between the two.
    guide.change(MEETING, "order: 1 ", "order: 0 ");
    guide.change(IDEAS, "order: 1\n", "order: 2\n");
    let mut sites = Sites::of(guide);
    sites.release("1.0.0");
    for language in ["fr", "ar"] {
        let text = sites.guide.read(&format!("content/solutions/boite-a-idees/{language}.md"));
        let text = text.replace("theme: transparence\norder: 2", "theme: dialogue\norder: 1");
        sites.guide.write(&format!("content/solutions/tableau/{language}.md"), text);
    }
    sites.follow();
    sites.guide.change("content/solutions/tableau/fr.md", "theme: dialogue", "theme: transparence");
    sites.follow();
}
