//! What only the last issued version can tell of a guide: that a solution was renamed without a word, that one which was withdrawn never was.
//!
//! Of its archive the names of files are looked at, which tell what it has, and what it knows of the versions before it. What it says is read only if something is
//! new and something else is gone.

use crate::check::RESERVED;
use crate::finding::{Code, Edit, Finding, Findings, Place};
use crate::guide::ledger::Release;
use crate::guide::{Guide, Ledger, Solution, chapter};
use crate::release::archive::Archive;
use crate::release::history;
use crate::release::record::{FieldValue, Ids, ItemRecord, Record, SolutionFiles, SolutionRecord, SolutionText};
use crate::release::version_store::{VersionStore, VersionStoreError};
use crate::site::HISTORY;
use crate::source::{Sources, Span, Text};

/// Every code that the last version can find.
pub const CODES: [&Code; 3] = [&RENAMED, &NEVER_ISSUED, &UNKNOWN_ERRATUM];

/// A solution that has another name than in the last version, and does not say so: its history would end, and another begin.
pub const RENAMED: Code = Code::warning("renamed-solution");
/// What is said of a solution that no version ever had: nobody will read it.
pub const NEVER_ISSUED: Code = Code::warning("never-issued");

/// An erratum of something that its version does not have: no page would show it.
pub const UNKNOWN_ERRATUM: Code = Code::warning("unknown-erratum");

/// Whether some erratum says of which page it is.
pub fn has_errata(ledger: &Ledger) -> bool {
    ledger.notices.values().flat_map(|notice| &notice.errata).any(|erratum| erratum.solution.is_some())
}

/// Tells errata of pages, or of places on them, that their versions do not have.
fn check_errata(ledger: &Ledger, store: &VersionStore, findings: &mut Findings) -> Result<(), VersionStoreError> {
    for (version, notice) in &ledger.notices {
        let Some(release) = ledger.find(version) else { continue };
        for erratum in &notice.errata {
            let Some(slug) = &erratum.solution else { continue };
            let record = store.record(release)?;
            let solution = record.solutions.iter().find(|solution| solution.slug == slug.value);
            let pages = || record.pages.iter().map(|page| page.slug.as_str());
            let told = |text: &Text| {
                UNKNOWN_ERRATUM.at(text.span).with("found", &*text.value).with("version", version.to_string())
            };
            if solution.is_none() && pages().all(|page| page != slug.value) {
                let known = record.solutions.iter().map(|solution| solution.slug.as_str()).chain(pages());
                findings.add(told(slug).near(&slug.value, known));
                continue;
            }
            let Some((unit, solution)) = erratum.unit.as_ref().zip(solution) else { continue };
            let whole = solution.whole();
            let items = whole.lists.values().flatten().map(|item| item.id.as_str());
            let known: Vec<&str> = items.chain(whole.places.sections.iter().map(String::as_str)).collect();
            if !known.contains(&unit.value.as_str()) {
                findings.add(told(unit).near(&unit.value, known));
            }
        }
    }
    Ok(())
}

/// What the last issued version of `guide` tells. Nothing if its archive is not there, which has been told.
pub fn findings(guide: &Guide, sources: &Sources, store: &VersionStore) -> Result<Findings, VersionStoreError> {
    let mut findings = Findings::default();
    check_errata(&guide.ledger, store, &mut findings)?;
    let last = guide.ledger.releases.last().filter(|release| sources.find(&release.path()).is_some());
    let Some(release) = last else { return Ok(findings) };
    let opened = store.open(release)?;
    let past = Past { guide, release, archive: &opened.archive, before: store.past(release)? };
    for withdrawal in guide.withdrawn.iter().filter(|it| !past.knows(&it.id.value)) {
        findings.add(NEVER_ISSUED.at(withdrawal.id.span).with("found", &*withdrawal.id.value));
    }
    let fresh: Vec<&Solution> =
        guide.solutions.iter().map(|solution| &**solution).filter(|solution| !past.knows(solution.id())).collect();
    if !fresh.is_empty() && past.may_lack() {
        let record = store.record(release)?;
        let gone: Vec<&SolutionText> = record.solutions.iter().filter(|it| past.is_gone(&it.id)).collect();
        renamed(&fresh, &gone, &record, (guide, sources), &mut findings);
    }
    Ok(findings)
}

/// A guide, and the last version of it.
struct Past<'p> {
    guide: &'p Guide,
    release: &'p Release,
    archive: &'p Archive,
    /// What it knows of the versions before it. Those that an older tool issued have a page in their history for all that was ever known.
    before: Option<history::Past>,
}

impl Past<'_> {
    /// Whether a version has a solution that is known by `id`.
    fn knows(&self, id: &str) -> bool {
        let files = &self.archive.manifest().files;
        let mut codes = self.release.languages.iter().map(|code| &*code.value);
        codes.any(|code| files.contains_key(&format!("{HISTORY}/{code}/{id}/index.html")))
            || self.before.as_ref().is_some_and(|before| before.knows(id))
    }

    /// Whether the version may have a solution that is gone: a page of which it is not known what became of it.
    fn may_lack(&self) -> bool {
        let Some(code) = self.release.languages.first() else { return false };
        let folder = format!("{}/{}", self.release.version.value, code.value);
        let pages = self.archive.below(&folder).filter_map(|path| path.strip_suffix("/index.html"));
        let mut slugs = pages.filter(|slug| !slug.contains("--") && !slug.contains('/'));
        slugs.any(|slug| match self.guide.solution(slug) {
            Some(solution) => solution.id() != slug || !self.knows(slug),
            None => self.guide.page(slug).is_none() && !RESERVED.contains(&slug),
        })
    }

    /// Whether the guide has no solution that is known by `id`, and does not say why.
    fn is_gone(&self, id: &str) -> bool {
        self.guide.solutions.iter().all(|solution| solution.id() != id)
            && self.guide.withdrawn.iter().all(|withdrawal| withdrawal.id.value != id)
    }
}

/// Tells those of the solutions that are new which are one that is gone, by all that is in them.
fn renamed(
    fresh: &[&Solution],
    gone: &[&SolutionText],
    record: &Record,
    (guide, sources): (&Guide, &Sources),
    findings: &mut Findings,
) {
    let languages: Vec<String> = guide.languages().iter().map(|language| language.code.clone()).collect();
    let ids = Ids::of(guide);
    let now = |solution: &Solution| {
        SolutionRecord::of(solution, &languages, &ids, &SolutionFiles::of(solution, guide, sources))
    };
    let now: Vec<SolutionRecord> = fresh.iter().map(|solution| now(solution)).collect();
    let was: Vec<SolutionRecord> = gone.iter().map(|solution| solution.whole()).collect();
    let language = record.languages.first().map_or("", String::as_str);
    let alike: Vec<Vec<bool>> =
        now.iter().map(|new| was.iter().map(|old| are_same(old, new, language)).collect()).collect();
    for (at, solution) in fresh.iter().enumerate() {
        let mut candidates = (0..was.len()).filter(|old| alike[at][*old]);
        let Some(old) = candidates.next() else { continue };
        let is_certain = candidates.next().is_none() && alike.iter().filter(|row| row[old]).count() == 1;
        findings.add(told(solution, &was[old], sources, is_certain));
    }
}

/// The finding that `solution` is what `old` was, and what mends it.
fn told(solution: &Solution, old: &SolutionRecord, sources: &Sources, is_certain: bool) -> Finding {
    let facts = solution.facts();
    let own = facts.id.as_ref().map(|id| id.span);
    let text = sources.file(facts.file).text();
    let front = chapter::front_at(text, facts.file).map(|at| Span::new(facts.file, at..at));
    let edit = match own {
        Some(span) => Some(Edit::new(span, old.id.clone())),
        None => front.map(|span| Edit::new(span, format!("id: {}\n", old.id))),
    };
    let finding = RENAMED.at(Place::part_of(facts.file, own)).with("found", &*solution.slug).with("expected", &*old.id);
    finding.fixed_by(edit.into_iter().filter(|_| is_certain).collect())
}

/// The lists whose items make a solution what it is.
const LISTS: [&str; 3] = ["objectives", "steps", "indicators"];

/// Whether nearly all items of two solutions have the same ids, and half of these say the same: chapters that were begun from one model share their ids.
fn are_same(old: &SolutionRecord, new: &SolutionRecord, language: &str) -> bool {
    let count = |solution: &SolutionRecord| LISTS.iter().filter_map(|list| solution.lists.get(*list)).flatten().count();
    let pairs = LISTS.iter().flat_map(|list| {
        let [old, new] = [old, new].map(|solution| solution.lists.get(*list).map_or(&[][..], Vec::as_slice));
        old.iter().filter_map(move |item| Some((item, new.iter().find(|other| other.id == item.id)?)))
    });
    let shared: Vec<(&ItemRecord, &ItemRecord)> = pairs.collect();
    let unchanged = shared.iter().filter(|(old, new)| says(old, language) == says(new, language)).count();
    shared.len() > 1 && 5 * shared.len() >= 4 * count(old).max(count(new)) && 2 * unchanged >= shared.len()
}

/// What an item says, in a word.
fn says<'i>(item: &'i ItemRecord, language: &str) -> Option<&'i String> {
    let texts = ["title", "name", "text"].iter().find_map(|name| item.fields.get(*name))?;
    if let FieldValue::Texts(texts) = texts { texts.get(language) } else { None }
}
