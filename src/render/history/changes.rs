//! What changed from one version to another, as the history and `dalil diff` show it: in lists, and word by word.

use super::HistoryRenderer;
use crate::finding::Findings;
use crate::i18n::LanguageId;
use crate::outputs::{HistoryPage, SiteRoot};
use crate::release::compare::{Comparison, ProseChange, SolutionChange};
use crate::release::describe::{ChangeDescriber, DescribedChange, DescribedItem};
use crate::release::history::{History, Issue};
use crate::release::record::Record;
use crate::release::redline::{ChangeKind, Redlined, Run};
use crate::render::{GuideInputs, RenderError};
use crate::theme::history::{self as views, Changed};
use crate::theme::{TemplateError, View, views::Labelled, views::Language};
use std::collections::{BTreeMap, HashSet};

impl HistoryRenderer<'_> {
    /// What changed in a version of the solution or page `id`; `None` if that does not concern this language.
    pub(super) fn change_of(&self, changes: &Comparison, issue: &Issue, id: &str) -> Option<Changed> {
        let describer = self.describer(changes)?;
        let version = issue.version().to_string();
        let place = &self.place(issue, &version);
        let solution = changes.solutions.iter().find(|change| change.id == id);
        let told = match solution {
            Some(change) => self.changed_solution(change, &describer, place),
            None => self.changed_page(changes.pages.iter().find(|change| change.slug == id)?, &describer, place),
        };
        Some(told).filter(concerns)
    }

    fn change_kind(&self, change_kind: ChangeKind) -> Labelled {
        let word = change_kind.word();
        Labelled { word, text: self.localizer.say(&format!("fate-{word}")) }
    }

    fn changed_solution(
        &self,
        change: &SolutionChange,
        describer: &ChangeDescriber<'_>,
        place: &ChangePlace<'_>,
    ) -> Changed {
        let fields: Vec<views::Difference> =
            describer.fields(change).into_iter().map(|told| self.difference(told)).collect();
        let items: Vec<views::ChangedItem> = describer.items(change).into_iter().map(|told| self.item(told)).collect();
        let parts = (fields, items, change.body.contains_key(self.code()));
        self.changed(
            change.change_kind,
            self.spoken(&change.title, describer.to),
            &change.id,
            &change.slug,
            parts,
            place,
        )
    }

    fn changed_page(&self, change: &ProseChange, describer: &ChangeDescriber<'_>, place: &ChangePlace<'_>) -> Changed {
        let fields = change.fields.iter().filter_map(|field| describer.field(field, "", [None, None], None));
        let fields: Vec<views::Difference> = fields.map(|told| self.difference(told)).collect();
        let parts = (fields, Vec::new(), change.body.contains_key(self.code()));
        self.changed(
            change.change_kind,
            self.spoken(&change.title, describer.to),
            &change.slug,
            &change.slug,
            parts,
            place,
        )
    }

    fn changed(
        &self,
        change_kind: ChangeKind,
        title: Option<(String, Option<Language>)>,
        id: &str,
        slug: &str,
        (fields, items, text): (Vec<views::Difference>, Vec<views::ChangedItem>, bool),
        place: &ChangePlace<'_>,
    ) -> Changed {
        let version = place.version;
        let is_read = change_kind != ChangeKind::Removed && place.is_here;
        let (title, language) = title.unwrap_or_default();
        Changed {
            fate: self.change_kind(change_kind),
            title,
            language,
            href: if is_read { format!("{version}/{}/{slug}/index.html", self.code()) } else { String::new() },
            redline: match place.issue.filter(|_| change_kind == ChangeKind::Changed) {
                Some(issue) => self.path(&HistoryPage::Redline(id.to_owned(), issue.version().clone())),
                None => String::new(),
            },
            fields,
            items,
            text,
        }
    }

    fn item(&self, told: DescribedItem) -> views::ChangedItem {
        views::ChangedItem {
            fate: self.change_kind(told.change_kind),
            kind: told.kind,
            name: self.localizer.set(&told.name),
            differences: told.changes.into_iter().map(|told| self.difference(told)).collect(),
        }
    }

    fn difference(&self, told: DescribedChange) -> views::Difference {
        let is_value = told.values.is_some();
        let [from, to] = told.values.unwrap_or_default();
        let (from, to) = (self.localizer.set(&from), self.localizer.set(&to));
        views::Difference { label: told.label, is_value, from, to, runs: runs(told.runs) }
    }

    fn changes(
        &self,
        changes: &Comparison,
        describer: &ChangeDescriber<'_>,
        place: &ChangePlace<'_>,
    ) -> views::Changes {
        let solutions = changes.solutions.iter().map(|change| self.changed_solution(change, describer, place));
        let pages = changes.pages.iter().map(|change| self.changed_page(change, describer, place));
        views::Changes {
            from: self.name(&changes.from),
            to: self.name(&changes.to),
            counts: describer.counts(changes),
            solutions: solutions.filter(concerns).collect(),
            pages: pages.filter(concerns).collect(),
            entries: describer.entries(changes).into_iter().map(|told| self.item(told)).collect(),
        }
    }

    fn place<'p>(&self, issue: &'p Issue, version: &'p str) -> ChangePlace<'p> {
        ChangePlace { version, issue: Some(issue), is_here: self.is_readable(issue) }
    }

    /// What changed in one version.
    pub(super) fn changes_page(
        &self,
        issue: &Issue,
        changes: &Comparison,
        describer: &ChangeDescriber<'_>,
        out: &mut Vec<u8>,
    ) -> Result<(), TemplateError> {
        let view = self.changes(changes, describer, &self.place(issue, &changes.to));
        let title = self.say("version-named", &[("version", &changes.to)]);
        let views = [("changes", View::new(&view)), ("issue", View::new(&self.version(issue)))];
        let page = HistoryPage::Changes(issue.version().clone());
        self.render("history-version.html", (&page, "version", title), views, out)
    }

    /// A solution or page, word by word.
    pub(super) fn redline_page(
        &self,
        id: &str,
        issue: &Issue,
        changes: &Comparison,
        describer: &ChangeDescriber<'_>,
        out: &mut Vec<u8>,
    ) -> Result<(), TemplateError> {
        let place = &self.place(issue, &changes.to);
        let solution =
            changes.solutions.iter().find(|change| change.id == id && change.change_kind == ChangeKind::Changed);
        let page = changes.pages.iter().find(|change| change.slug == id);
        let (told, body) = match (solution, page) {
            (Some(change), _) => (self.changed_solution(change, describer, place), &change.body),
            (None, Some(change)) => (self.changed_page(change, describer, place), &change.body),
            (None, None) => return Ok(()),
        };
        let title = told.title.clone();
        let view = self.redline(changes, told, (id, body));
        let page = HistoryPage::Redline(id.to_owned(), issue.version().clone());
        self.render("redline.html", (&page, "redline", title), [("redline", View::new(&view))], out)
    }

    fn redline(
        &self,
        changes: &Comparison,
        change: Changed,
        (id, body): (&str, &BTreeMap<String, Vec<Redlined>>),
    ) -> views::Redline {
        let blocks = body.get(self.code()).map_or(&[][..], Vec::as_slice);
        let mut places = HashSet::new();
        views::Redline {
            from: self.name(&changes.from),
            to: self.name(&changes.to),
            change,
            blocks: blocks
                .iter()
                .map(|redlined| {
                    let place = place(redlined, id);
                    // Where languages do not correspond, all blocks of a section have its address: the first of them is that place.
                    let is_first = places.insert(place.clone());
                    block(redlined, if is_first { place } else { String::new() })
                })
                .collect(),
        }
    }
}

/// Where what changed is shown: in which version, whether its pages can be read from here. Outside the history no solution is compared on a
/// page of its own.
struct ChangePlace<'p> {
    version: &'p str,
    issue: Option<&'p Issue>,
    is_here: bool,
}

/// All that changed from one record to another on one page that needs no other file, in the language at `language`.
pub fn page_of_changes(
    context: &GuideInputs<'_>,
    [from, to]: [&Record; 2],
    changes: &Comparison,
    language: LanguageId,
) -> Result<String, RenderError> {
    let localizer = &context.localizers[language];
    let root = SiteRoot { ledger: context.ledger, has_next: true, disc: None, discs: BTreeMap::new() };
    let history = History::default();
    let one = HistoryRenderer { context, root: &root, history: &history, working: None, localizer };
    let describer = ChangeDescriber { words: &localizer.words, language: one.code(), from, to };
    let place = &ChangePlace { version: &changes.to, issue: None, is_here: false };
    let solutions = changes.solutions.iter().filter(|change| change.change_kind == ChangeKind::Changed);
    let solutions =
        solutions.map(|change| (one.changed_solution(change, &describer, place), (&*change.id, &change.body)));
    let pages = changes.pages.iter().filter(|change| change.change_kind == ChangeKind::Changed);
    let pages = pages.map(|change| (one.changed_page(change, &describer, place), (&*change.slug, &change.body)));
    let redlines = solutions.chain(pages).filter(|(change, _)| concerns(change));
    let redlines: Vec<views::Redline> = redlines.map(|(change, body)| one.redline(changes, change, body)).collect();
    let title = one.say("changes-since", &[("version", &one.name(&changes.from))]);
    let styles = ["style.css", "history.css"].into_iter().filter_map(|name| context.theme.asset(name));
    // Browsers read a page, and so hash its style, with other line ends.
    let style = styles.map(String::from_utf8_lossy).collect::<String>().replace('\r', "");
    let views = [
        ("history", View::new(&one.frame("version", &HistoryPage::Versions, title))),
        ("changes", View::new(&one.changes(changes, &describer, place))),
        ("redlines", View::new(&redlines)),
        ("style", View::new(&style)),
    ];
    let mut out = Vec::new();
    context.render(("diff.html", language), views, &mut out).map_err(|error| {
        let mut findings = Findings::default();
        findings.add(context.tell(&error, "—"));
        RenderError::Findings(findings)
    })?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// Whether what changed concerns this language: a translation may have changed alone.
fn concerns(change: &Changed) -> bool {
    change.fate.word != "changed" || change.text || !(change.fields.is_empty() && change.items.is_empty())
}

fn runs(runs: Vec<Run>) -> Vec<views::Run> {
    runs.into_iter()
        .map(|run| match run {
            Run::Same(text) => views::Run { kind: "same", text },
            Run::Deleted(text) => views::Run { kind: "del", text },
            Run::Inserted(text) => views::Run { kind: "ins", text },
        })
        .collect()
}

/// The place on the page of a block of what has this id: its address, in the newer version if it is there. No id of an author has two hyphens.
fn place(block: &Redlined, id: &str) -> String {
    let [older, newer] = &block.addresses;
    let word = if newer.is_some() { "" } else { "old--" };
    let address = newer.as_ref().or(older.as_ref()).and_then(|address| address.strip_prefix("body/"));
    address.map_or_else(String::new, |address| format!("{word}{id}--{}", address.replace('/', "--")))
}

fn block(block: &Redlined, place: String) -> views::RedlinedBlock {
    views::RedlinedBlock {
        kind: block.kind.clone(),
        id: place,
        fate: block.change_kind.word(),
        runs: runs(block.runs.clone()),
        links: block.links.as_ref().map(|[from, to]| [from.join(", "), to.join(", ")]),
    }
}
