//! The history: all versions, what changed from one to the next, and each solution through all of them.
//!
//! They are made from the records of the sealed versions, and made anew when these, or what they tell of the working text, are others. Sealed pages
//! lead to them by addresses that can never change: see [`HISTORY`].

mod changes;

pub use changes::page_of_changes;

use super::feeds::{FeedContent, feed_id, xml_text};
use super::offline::json_for_script;
use super::{GuideInputs, OutputError, Renderer, TrackedLocalizer};
use crate::finding::Findings;
use crate::guide::Stage;
use crate::guide::ledger::Erratum;
use crate::i18n::{Direction, LanguageId, plain};
use crate::markdown::{self, Block, BlockNumbers, Image, Link, LinkTarget, Linked, Resolver};
use crate::outputs::{HistoryPage, SiteRoot, WorkingText};
use crate::release::chain;
use crate::release::compare::{Comparison, Withdrawal};
use crate::release::describe::ChangeDescriber;
use crate::release::history::{History, Issue};
use crate::release::record::{self, FieldValue, ItemRecord, PageRecord, Record, SolutionText, Translations};
use crate::release::version_store::{disc_path, statement_path};
use crate::site::{HISTORY, NEXT};
use crate::theme::history::{self as views};
use crate::theme::{
    TemplateError, View, views::FeedEntry, views::Labelled, views::Language, views::PageLink, views::Translation,
};

use std::collections::BTreeMap;

/// Solutions of the same theme that are named in the place of one that a version does not have.
const NEAR: usize = 5;

impl Renderer<'_> {
    /// What makes the pages of the history in the language at `index`.
    pub(super) fn history_in(&self, index: LanguageId) -> Result<HistoryRenderer<'_>, OutputError> {
        Ok(HistoryRenderer {
            context: &self.common.context,
            root: self.root,
            history: self.versions.history()?,
            working: self.working,
            localizer: &self.common.context.localizers[index],
        })
    }
}

/// The history in one language. It knows of the working text what [`WorkingText`] says, and nothing else.
pub(super) struct HistoryRenderer<'r> {
    context: &'r GuideInputs<'r>,
    root: &'r SiteRoot<'r>,
    history: &'r History,
    working: Option<&'r WorkingText>,
    localizer: &'r TrackedLocalizer<'r>,
}

/// A solution or a page, as a version has it.
enum RecordedText<'r> {
    Solution(&'r SolutionText),
    Page(&'r PageRecord),
}

impl RecordedText<'_> {
    fn find<'r>(issue: &'r Issue, id: &str) -> Option<RecordedText<'r>> {
        let page = || issue.record.as_ref()?.pages.iter().find(|page| page.slug == id).map(RecordedText::Page);
        issue.solution(id).map(RecordedText::Solution).or_else(page)
    }

    fn slug(&self) -> &str {
        match self {
            Self::Solution(solution) => &solution.slug,
            Self::Page(page) => &page.slug,
        }
    }

    /// The paragraphs of the text that have numbers: the address of each, and a hash of what it says in the language `code`.
    fn numbered(&self, code: &str) -> BTreeMap<u32, [String; 2]> {
        let whole;
        let (places, body) = match self {
            Self::Solution(solution) => {
                whole = solution.whole();
                (&whole.places, &whole.body)
            }
            Self::Page(page) => (&page.places, &page.body),
        };
        let blocks = body.get(code).map_or(&[][..], Vec::as_slice);
        let addresses = places.addresses(body, code);
        let said: BTreeMap<&str, &Block> = addresses.iter().map(String::as_str).zip(blocks).collect();
        let numbers = places
            .numbers
            .iter()
            .filter(|(_, address)| ["summary", "body/", "adaptations/"].iter().any(|start| address.starts_with(start)));
        let one = |(number, address): (&u32, &String)| {
            let text = said.get(address.as_str()).map_or(address.as_str(), |block| &block.text);
            (*number, [address.clone(), blake3::hash(text.as_bytes()).to_hex()[..8].to_owned()])
        };
        numbers.map(one).collect()
    }

    fn titles(&self) -> Option<&Translations> {
        match self {
            Self::Solution(solution) => Some(&solution.title).filter(|title| !title.is_empty()),
            Self::Page(page) => match page.fields.get("title") {
                Some(FieldValue::Texts(titles)) => Some(titles),
                _ => None,
            },
        }
    }
}

impl HistoryRenderer<'_> {
    fn code(&self) -> &str {
        &self.localizer.language.code
    }

    fn say(&self, key: &str, arguments: &[(&'static str, &str)]) -> String {
        let arguments: Vec<(&'static str, crate::i18n::Argument)> =
            arguments.iter().map(|(name, text)| (*name, (*text).into())).collect();
        self.localizer.words.say_with(key, &arguments)
    }

    /// What a version is called: its number, or the words for the working text.
    fn name(&self, version: &str) -> String {
        if version == NEXT { self.localizer.say("working-text") } else { version.to_owned() }
    }

    /// The path of a page of the history in this language.
    fn path(&self, page: &HistoryPage) -> String {
        page.path(self.code())
    }

    /// Makes a page of the history.
    pub fn page(&self, page: &HistoryPage, out: &mut Vec<u8>) -> Result<(), TemplateError> {
        match page {
            HistoryPage::Versions => self.versions(out),
            HistoryPage::Thing(id) => self.thing(id, out),
            HistoryPage::Changes(version) | HistoryPage::Redline(_, version) => {
                let mut issues = self.history.issues.iter();
                let Some(issue) = issues.find(|issue| issue.version() == version) else { return Ok(()) };
                let Some((changes, describer)) = issue.changes.as_ref().and_then(|it| Some((it, self.describer(it)?)))
                else {
                    return Ok(());
                };
                match page {
                    HistoryPage::Redline(id, _) => self.redline_page(id, issue, changes, &describer, out),
                    _ => self.changes_page(issue, changes, &describer, out),
                }
            }
        }
    }

    fn render(
        &self,
        template: &'static str,
        (page, kind, title): (&HistoryPage, &'static str, String),
        views: impl IntoIterator<Item = (&'static str, View)>,
        out: &mut Vec<u8>,
    ) -> Result<(), TemplateError> {
        let frame = self.frame(kind, page, title);
        let views = std::iter::once(("history", View::new(&frame))).chain(views);
        self.context.render((template, self.localizer.index), views, out)
    }

    fn frame(&self, kind: &'static str, page: &HistoryPage, title: String) -> views::HistoryFrame {
        let config = self.context.config;
        let guide = self.localizer.set(config.settings.title.get(self.localizer.index));
        let path = self.path(page);
        let root = "../".repeat(path.matches('/').count());
        let others = self.context.localizers.iter().filter(|localizer| localizer.index != self.localizer.index);
        let translations = others.map(|localizer| Translation {
            language: localizer.view(),
            href: path.replacen(&format!("/{}/", self.code()), &format!("/{}/", localizer.language.code), 1),
            written: true,
        });
        let home = PageLink { text: self.localizer.say("home"), href: self.root.front(self.code()), language: None };
        let versions =
            PageLink { text: self.localizer.say("history"), href: self.path(&HistoryPage::Versions), language: None };
        let base = config.base_url.as_ref();
        views::HistoryFrame {
            kind,
            assets: format!("{root}{}", self.root.assets()),
            language: self.localizer.view(),
            full_title: plain(&format!("{title}{}{guide}", self.localizer.words.say("title-separator"))),
            guide,
            title,
            trail: if *page == HistoryPage::Versions { vec![home.clone()] } else { vec![home.clone(), versions] },
            home,
            translations: translations.collect(),
            canonical: base.map(|base| format!("{base}/{}", path.trim_end_matches("index.html"))),
            feed: if base.is_some() && self.root.disc.is_none() {
                format!("{HISTORY}/{}/feed.xml", self.code())
            } else {
                String::new()
            },
            generator: format!("dalil {}", env!("CARGO_PKG_VERSION")),
            root,
        }
    }

    /// The versions, the newest first, before them the working text.
    fn issues(&self, one: impl Fn(&Issue) -> views::Issue, next: Option<views::Issue>) -> View {
        let issues = self.history.issues.iter().rev().map(one);
        let all: Vec<views::Issue> = next.into_iter().chain(issues).collect();
        View::new(&all)
    }

    fn versions(&self, out: &mut Vec<u8>) -> Result<(), TemplateError> {
        let next = self.next(&format!("{NEXT}/{}/index.html", self.code()));
        let issues = self.issues(|issue| self.whole_version(issue), next);
        let views = [("issues", issues), ("disc_of", View::new(self.root.disc_of()))];
        let page = (&HistoryPage::Versions, "versions", self.localizer.say("history"));
        self.render("history.html", page, views, out)
    }

    /// The working text, if it is published.
    fn next(&self, href: &str) -> Option<views::Issue> {
        let empty = self.empty_issue(NEXT.to_owned(), "next", "working-text");
        self.working.map(|_| views::Issue {
            href: href.to_owned(),
            date: Some(self.localizer.date(self.context.config.date.value)),
            ..empty
        })
    }

    fn empty_issue(&self, version: String, word: &'static str, key: &str) -> views::Issue {
        views::Issue {
            version,
            stage: Labelled { word, text: self.localizer.say(key) },
            is_latest: false,
            date: None,
            href: String::new(),
            on_site: String::new(),
            replaced_by: String::new(),
            other_title: String::new(),
            language: None,
            missing: false,
            near: Vec::new(),
            near_title: String::new(),
            notes: String::new(),
            disc: String::new(),
            disc_size: String::new(),
            against: String::new(),
            changes: String::new(),
            counts: Vec::new(),
            change: None,
            proof: None,
            withdrawn: String::new(),
            errata: Vec::new(),
        }
    }

    /// Whether a version can be read from here in this language.
    fn is_readable(&self, issue: &Issue) -> bool {
        let languages = issue.record.as_ref().map_or(&[][..], |record| &record.languages);
        issue.is_here && languages.iter().any(|code| code == self.code())
    }

    /// What the list of versions says of one: also its notes, and how much changed.
    fn whole_version(&self, issue: &Issue) -> views::Issue {
        let page = &HistoryPage::Versions;
        let describer = issue.changes.as_ref().and_then(|changes| self.describer(changes));
        let counts = describer.zip(issue.changes.as_ref()).map(|(describer, changes)| describer.counts(changes));
        views::Issue {
            notes: self.notes(issue),
            counts: counts.unwrap_or_default(),
            on_site: self.on_site(issue, page),
            ..self.version(issue)
        }
    }

    /// What every page says of a version.
    fn version(&self, issue: &Issue) -> views::Issue {
        let version = issue.version().to_string();
        let stage = issue.release.stage();
        let key = if stage == Stage::Final { "stage-final" } else { "stage-draft" };
        let size = self.root.discs.get(&version);
        // On a disc there are no pages of other versions.
        let is_site = self.root.disc.is_none();
        let replacement = self.root.ledger.replacement(issue.version(), self.context.config.keep);
        let replaced_by = replacement.filter(|_| is_site).map(|release| release.version.value.to_string());
        let notice = issue.notice.as_ref();
        let errata = notice.iter().flat_map(|notice| &notice.errata);
        views::Issue {
            proof: self.proof(issue),
            withdrawn: notice.map_or_else(String::new, |notice| self.localizer.withdrawn(notice)),
            errata: errata.map(|erratum| self.erratum(issue, erratum)).collect(),
            is_latest: self.history.latest.as_ref() == Some(issue.version()),
            date: Some(self.localizer.date(issue.release.date)),
            href: if self.is_readable(issue) { format!("{version}/{}/index.html", self.code()) } else { String::new() },
            replaced_by: replaced_by.unwrap_or_default(),
            disc_size: size.map_or_else(String::new, |size| self.megabytes(*size)),
            disc: size.map_or_else(String::new, |_| disc_path(&version)),
            against: issue.changes.as_ref().map_or_else(String::new, |changes| changes.from.clone()),
            changes: issue
                .changes
                .as_ref()
                .map_or_else(String::new, |_| self.path(&HistoryPage::Changes(issue.version().clone()))),
            ..self.empty_issue(version.clone(), stage.word(), key)
        }
    }

    /// By what a version is proved. That which is being issued is proved by nothing yet, nor is one of which an older tool kept no more than a line.
    fn proof(&self, issue: &Issue) -> Option<views::Proof> {
        let release = &issue.release;
        let fingerprint = chain::fingerprint(release);
        let statement =
            if self.root.disc.is_none() { statement_path(&issue.version().to_string()) } else { String::new() };
        (!release.is_old() && !release.sha256.is_empty()).then(|| views::Proof {
            short: chain::short(&fingerprint),
            fingerprint,
            sha256: release.sha256.clone(),
            manifest: release.manifest.clone().unwrap_or_default(),
            statement,
        })
    }

    /// What was found to be wrong in a version: when, where, and what is right.
    fn erratum(&self, issue: &Issue, erratum: &Erratum) -> String {
        let slug = erratum.solution.as_ref().map(|solution| &*solution.value);
        let record = issue.record.as_ref();
        let of = record.zip(slug).and_then(|(record, slug)| {
            let solution = record.solutions.iter().find(|solution| solution.slug == slug)?;
            self.spoken(&solution.title, record)
        });
        let title = of.map(|(title, _)| title);
        let text = self.localizer.erratum(erratum);
        title.map_or_else(
            || text.clone(),
            |title| format!("{title}{}{text}", self.localizer.words.say("title-separator")),
        )
    }

    /// Where the site tells on `page` of a version that is not on this disc; empty if the site has no address, or this is the site.
    fn on_site(&self, issue: &Issue, page: &HistoryPage) -> String {
        let base = self.context.config.base_url.as_ref().filter(|_| self.root.disc.is_some() && !issue.is_here);
        let path = self.path(page);
        let folder = path.trim_end_matches("index.html");
        base.map_or_else(String::new, |base| format!("{base}/{folder}#v-{}", issue.version()))
    }

    #[allow(clippy::cast_precision_loss)] // a size to be read
    fn megabytes(&self, bytes: u64) -> String {
        let tenths = (bytes as f64 / 100_000.0).ceil().max(1.0);
        self.localizer.words.formats().number(tenths / 10.0)
    }

    /// The notes of a version in this language, as HTML.
    fn notes(&self, issue: &Issue) -> String {
        let Some(notes) = issue.release.notes.get(self.code()) else { return String::new() };
        let document = markdown::parse(&notes.value.as_str().into(), notes.span.file, 0, &mut Findings::default());
        let mut out = String::new();
        markdown::write(&document, self.localizer, &OnlyOutward, &BlockNumbers::none(), &mut out);
        out
    }

    fn describer<'t>(&'t self, changes: &Comparison) -> Option<ChangeDescriber<'t>> {
        let find = |version: &str| {
            self.history.issues.iter().find(|issue| issue.version().to_string() == version)?.record.as_ref()
        };
        Some(ChangeDescriber {
            words: &self.localizer.words,
            language: self.code(),
            from: find(&changes.from)?,
            to: find(&changes.to)?,
        })
    }

    /// A text of a version as this language sets it, and the language that it is in, if that is another one.
    fn spoken(&self, texts: &Translations, record: &Record) -> Option<(String, Option<Language>)> {
        let (code, text) = record::spoken(texts, self.code(), &record.languages);
        let mut others = self.context.localizers.iter().filter(|other| other.index != self.localizer.index);
        let language = others.find(|other| other.language.code == code).map(TrackedLocalizer::view);
        Some((self.localizer.set(text), language)).filter(|(text, _)| !text.is_empty())
    }

    /// One solution or page through all versions.
    fn thing(&self, id: &str, out: &mut Vec<u8>) -> Result<(), TemplateError> {
        let newest = self.history.issues.iter().rev();
        let newest =
            newest.filter_map(|issue| self.spoken(RecordedText::find(issue, id)?.titles()?, issue.record.as_ref()?));
        let own = self.working.and_then(|working| working.things.get(id));
        let title = own.map(|own| self.localizer.set(&own.titles[self.localizer.index]));
        let title = title.or_else(|| newest.map(|(title, _)| title).next()).unwrap_or_default();
        let next = match own {
            Some(own) => self.next(&own.paths[self.localizer.index]),
            None => self.next("").map(|next| views::Issue { missing: true, ..next }),
        };
        let issues = self.issues(|issue| self.one_version(issue, id, &title), next);
        let heading = self.say("versions-of", &[("title", &title)]);
        let page = HistoryPage::Thing(id.to_owned());
        let views = [
            ("issues", issues),
            ("disc_of", View::new(self.root.disc_of())),
            ("withdrawal", View::new(&self.withdrawal(id))),
            ("numbers", View::new(&self.numbers(id))),
        ];
        self.render("history-solution.html", (&page, "solution", heading), views, out)
    }

    /// What each paragraph number of each draft names, as `versions.js` reads it: the address of the paragraph, and a hash of its words; empty if there is no draft.
    /// Items have ids of their own, by which they are found in any version.
    fn numbers(&self, id: &str) -> String {
        let drafts = self.history.issues.iter().filter(|issue| issue.release.stage() == Stage::Draft);
        let numbers: BTreeMap<String, BTreeMap<u32, [String; 2]>> = drafts
            .filter_map(|issue| {
                let numbers = RecordedText::find(issue, id)?.numbered(self.code());
                (!numbers.is_empty()).then(|| (issue.version().to_string(), numbers))
            })
            .collect();
        if numbers.is_empty() { String::new() } else { json_for_script(&numbers) }
    }

    /// What is said first of a solution that the newest text no longer has.
    fn withdrawal(&self, id: &str) -> Option<views::WithdrawalNotice> {
        let issues = &self.history.issues;
        let is_working = self.working.is_some_and(|working| working.things.contains_key(id));
        let last = issues.iter().rposition(|issue| issue.solution(id).is_some()).filter(|_| !is_working)?;
        let without = &issues[last + 1..];
        let is_final = |issue: &&Issue| issue.release.stage() == Stage::Final;
        let since = match without.iter().find(is_final).or(without.first()) {
            Some(issue) => self.say("withdrawn-since", &[("version", &issue.version().to_string())]),
            None => self.working.map(|_| self.localizer.say("withdrawn-next"))?,
        };
        let find = |items: &'_ [ItemRecord]| items.iter().find(|item| item.id == id).map(Withdrawal::of);
        let said = self.working.and_then(|working| find(&working.withdrawn));
        let said = said.or_else(|| without.iter().rev().find_map(|issue| find(&issue.record.as_ref()?.withdrawn)));
        let newest = without.last().unwrap_or(&issues[last]).record.as_ref();
        let reason = said.as_ref().zip(newest).and_then(|(said, newest)| self.spoken(&said.reason, newest));
        let reason = reason.unwrap_or_default();
        let successor = said.and_then(|said| self.link_to(&said.successor?));
        Some(views::WithdrawalNotice { since, reason: reason.0, language: reason.1, successor })
    }

    /// The solution that is known by `id` where it is read: in the newest version that has it, or else in the working text.
    fn link_to(&self, id: &str) -> Option<PageLink> {
        let readable = |issue: &Issue| issue.solution(id).is_some() && self.is_readable(issue);
        let issues = &self.history.issues;
        let latest = issues.iter().find(|issue| self.history.latest.as_ref() == Some(issue.version()));
        let latest = latest.filter(|issue| readable(issue));
        let issue = latest.or_else(|| issues.iter().rfind(|issue| readable(issue)));
        if let Some((issue, solution)) = issue.and_then(|issue| Some((issue, issue.solution(id)?))) {
            let (text, language) = self.spoken(&solution.title, issue.record.as_ref()?)?;
            let href = format!("{}/{}/{}/index.html", issue.version(), self.code(), solution.slug);
            return Some(PageLink { text, href, language });
        }
        let own = self.working?.things.get(id)?;
        let index = self.localizer.index;
        Some(PageLink { text: self.localizer.set(&own.titles[index]), href: own.paths[index].clone(), language: None })
    }

    /// A solution or page in one version.
    fn one_version(&self, issue: &Issue, id: &str, title: &str) -> views::Issue {
        let version = issue.version().to_string();
        let change = issue.changes.as_ref().and_then(|changes| self.change_of(changes, issue, id));
        let on_site = self.on_site(issue, &HistoryPage::Thing(id.to_owned()));
        let plain = views::Issue { on_site, change, ..self.version(issue) };
        let Some(record) = &issue.record else { return plain };
        match RecordedText::find(issue, id) {
            Some(thing) => {
                let titles = thing.titles();
                let (own, language) = titles.and_then(|titles| self.spoken(titles, record)).unwrap_or_default();
                let href = format!("{version}/{}/{}/index.html", self.code(), thing.slug());
                views::Issue {
                    href: if plain.href.is_empty() { String::new() } else { href },
                    other_title: if own == title { String::new() } else { own },
                    language,
                    ..plain
                }
            }
            None => views::Issue {
                href: String::new(),
                missing: true,
                near: if self.is_readable(issue) { self.near(issue, record, id) } else { Vec::new() },
                near_title: self.localizer.say(if self.is_page(id) {
                    "near-pages-in-version"
                } else {
                    "near-in-version"
                }),
                ..plain
            },
        }
    }

    /// What is near in a version that does not have a solution or page: solutions of the same theme, or other pages.
    fn near(&self, issue: &Issue, record: &Record, id: &str) -> Vec<PageLink> {
        let link = |thing: RecordedText<'_>| {
            let (text, language) = self.spoken(thing.titles()?, record)?;
            let href = format!("{}/{}/{}/index.html", issue.version(), self.code(), thing.slug());
            Some(PageLink { text, href, language })
        };
        if self.is_page(id) {
            return record.pages.iter().filter_map(|page| link(RecordedText::Page(page))).take(NEAR).collect();
        }
        let mut records = self.history.issues.iter().rev().filter_map(|issue| issue.record.as_ref());
        let sealed = records.find_map(|record| record.solution(id)?.theme.clone());
        let own = self.working.and_then(|working| working.things.get(id)?.theme.clone());
        let theme = sealed.or_else(|| own.map(FieldValue::Word));
        let is_near = |other: &&SolutionText| theme.is_some() && other.theme == theme;
        let near = record.solutions.iter().filter(is_near);
        near.filter_map(|other| link(RecordedText::Solution(other))).take(NEAR).collect()
    }

    /// Whether a page has this name, and never a solution.
    fn is_page(&self, id: &str) -> bool {
        let own = self.working.and_then(|working| working.things.get(id));
        let mut records = self.history.issues.iter().filter_map(|issue| issue.record.as_ref());
        own.is_none_or(|own| own.is_page) && !records.any(|record| record.solution(id).is_some())
    }
}

/// Release notes may link to the web, and to nothing of the guide: which version would that be?
struct OnlyOutward;

impl Resolver for OnlyOutward {
    fn link(&self, link: &Link) -> Linked {
        let (attributes, text) = match &link.target {
            LinkTarget::Web(address) => {
                let mut attributes = String::from("href=\"");
                markdown::escape(&mut attributes, address);
                attributes.push_str("\" rel=\"external\"");
                (attributes, address.clone())
            }
            other => (String::new(), other.to_string()),
        };
        Linked { element: "a", attributes, text }
    }

    fn image(&self, _: &Image) -> String {
        String::new()
    }

    fn language(&self, _: Direction) -> Option<String> {
        None
    }
}

impl HistoryRenderer<'_> {
    /// A feed of the versions that were issued.
    pub fn feed(&self, out: &mut Vec<u8>) -> Result<(), TemplateError> {
        let config = self.context.config;
        let Some(base) = &config.base_url else { return Ok(()) };
        let path = format!("{HISTORY}/{}/feed.xml", self.code());
        let page = format!("{base}/{HISTORY}/{}/", self.code());
        let separator = self.localizer.words.say("title-separator");
        let guide = self.localizer.set(config.settings.title.get(self.localizer.index));
        let issues = || self.history.issues.iter().rev();
        let withdrawn = issues().filter_map(|issue| Some(issue.notice.as_ref()?.withdrawn.as_ref()?.date));
        let newest = issues().map(|issue| issue.release.date).chain(withdrawn).max();
        let withdrawal = |issue: &Issue| {
            let withdrawn = issue.notice.as_ref()?.withdrawn.as_ref()?;
            let name = self.say("version-named", &[("version", &issue.version().to_string())]);
            Some(FeedEntry {
                id: feed_id(self.root.ledger, base, &format!("{}/withdrawn/{}", self.code(), issue.version())),
                title: xml_text(&plain(&format!("{name}{separator}{}", self.localizer.say("stage-withdrawn")))),
                url: format!("{page}#v-{}", issue.version()),
                updated: withdrawn.date.first_day().to_string(),
                summary: xml_text(&self.localizer.set(withdrawn.reason.get(self.localizer.index))),
            })
        };
        let entry = |issue: &Issue| {
            let name = self.say("version-named", &[("version", &issue.version().to_string())]);
            let title = plain(&format!("{name}{separator}{}", self.version(issue).stage.text));
            // A version that is not written in this language is told where all are.
            let url = if self.is_readable(issue) {
                format!("{base}/{}/{}/", issue.version(), self.code())
            } else {
                format!("{page}#v-{}", issue.version())
            };
            let notes = issue.release.notes.get(self.code()).map_or("", |notes| &notes.value);
            FeedEntry {
                id: feed_id(self.root.ledger, base, &format!("{}/version/{}", self.code(), issue.version())),
                title: xml_text(&title),
                url,
                updated: issue.release.date.first_day().to_string(),
                summary: xml_text(&self.localizer.set(&markdown::plain(notes))),
            }
        };
        let feed = FeedContent {
            title: format!("{guide}{separator}{}", self.localizer.words.say("history")),
            own: format!("{base}/{path}"),
            entries: issues().filter_map(withdrawal).chain(issues().map(entry)).collect(),
            updated: newest.unwrap_or(config.date.value),
            page,
        };
        self.context.feed(feed, self.localizer, out)
    }
}
