//! Sealing: a guide becomes an issued version.
//!
//! The archive is the disc that readers take away and what the site shows for ever: the pages of all languages with their own assets and
//! a start page, the history up to this version, the guide as data, and the sources that it was made from.

use super::{BuildProgress, Project};
use crate::check::placeholder::{self, PLACEHOLDER_IN_FINAL};
use crate::finding::{Code, Findings};
use crate::guide::ledger::{self, Release};
use crate::guide::quantity::Status;
use crate::guide::{Ledger, Stage, Version};
use crate::i18n::{Date, LanguageId};
use crate::markdown::{self, LinkTarget};
use crate::outputs::{self, Output, OutputKind, SiteRoot, Versions};
use crate::publish::PublishError;
use crate::release::archive::{self, ArchiveManifest, ArchiveParts, ArchiveWriter};
use crate::release::chain;
use crate::release::compare::{Comparison, compare};
use crate::release::describe::ChangeDescriber;
use crate::release::former::FormerIds;
use crate::release::history::{self, History, Past, carry, digests, provenance};
use crate::release::record::{FieldValue, Record};
use crate::release::redline::ChangeKind;
use crate::release::store;
use crate::release::version_store::{VersionStore, VersionStoreError, tampered};
use crate::render::{self, RenderError, Renderer};
use crate::site::Site;
use crate::source::disk::{RELEASES, is_archive};
use crate::source::{FileId, Sources, Span, Spanned, Text};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::File;
use std::sync::Arc;

/// Every code that issuing a version can find.
pub const CODES: [&Code; 7] = [&DRAFT_CHAPTER, &OLDER_DATE, &NOTES, &NO_ADDRESS, &SAME_DATE, &LATER_CHANGE, &NOT_DATED];

/// A chapter that is still being written, in a guide that is to become a final version.
pub const DRAFT_CHAPTER: Code = Code::error("draft-chapter");
/// The text is older than the last version.
pub const OLDER_DATE: Code = Code::error("older-date");

/// The pages of the version will not say where they are published.
pub const NO_ADDRESS: Code = Code::warning("no-address");
/// The text is another than that of the last version, and has its date.
pub const SAME_DATE: Code = Code::warning("same-date");
/// A chapter that says that it changed after the date of the guide.
pub const LATER_CHANGE: Code = Code::warning("later-change");
/// A chapter that changed since the last version, and does not say when.
pub const NOT_DATED: Code = Code::warning("not-dated");

/// Release notes have something that the history cannot show.
pub const NOTES: Code = Code::error("release-notes");

/// What is to be issued.
#[derive(Debug)]
pub struct ReleaseOrder {
    /// As which version.
    pub version: Version,
    /// What the guide says.
    pub record: Arc<Record>,
    /// What its maintainers say of it, by language.
    pub notes: BTreeMap<String, String>,
}

/// A version that was sealed, and is not in its folder yet.
#[derive(Debug)]
pub struct SealedVersion {
    /// What its archive consists of.
    pub archive: ArchiveParts<File>,
    /// Its entry, but for the SHA-256 of the archive.
    pub release: Release,
    /// How many pages it has.
    pub pages: usize,
    /// What showed only while it was made.
    pub findings: Findings,
}

/// Where the notes of a version in a language are, until they are in its entry.
pub fn notes_path(version: &Version, language: &str) -> String {
    format!("{RELEASES}/{version}.{language}.md")
}

/// What keeps a guide from being issued as `version`, besides errors.
pub fn objections(project: &Project, sources: &Sources, version: &Version) -> Findings {
    let mut findings = Findings::default();
    let guide = &project.guide;
    if version.stage() == Stage::Final {
        let statuses = guide.solutions.iter().flat_map(|solution| solution.chapters.iter().flatten());
        let drafts = statuses.filter_map(|chapter| chapter.status.as_ref()).filter(|it| it.value == Status::Draft);
        for status in drafts {
            let advised = next_draft(&guide.ledger, version);
            let finding = DRAFT_CHAPTER.at(status.span).with("version", version.to_string());
            findings.add(finding.with("expected", advised.to_string()));
        }
        for solution in &guide.solutions {
            for (chapter, language) in solution.chapters.iter().zip(guide.languages()) {
                let Some(chapter) = chapter else { continue };
                placeholder::tell(chapter, &language.code, &PLACEHOLDER_IN_FINAL, sources, &mut findings);
            }
        }
    }
    let date = &guide.config.date;
    let last = guide.ledger.releases.last();
    if let Some(last) = last.filter(|last| last.date.first_day() > date.value.first_day()) {
        let finding = OLDER_DATE.at(date.span).with("found", date.value.to_string());
        findings.add(finding.with("expected", last.date.to_string()).related("last-version", last.version.span));
    }
    if guide.config.base_url.is_none() {
        findings.add(NO_ADDRESS.at(date.span.file));
    }
    let chapters = guide.solutions.iter().flat_map(|solution| solution.chapters.iter().flatten());
    let updated = chapters.filter_map(|chapter| chapter.updated.as_ref());
    for updated in updated.filter(|updated| updated.value.first_day() > date.value.first_day()) {
        let finding = LATER_CHANGE.at(updated.span).with("found", updated.value.to_string());
        findings.add(finding.with("expected", date.value.to_string()));
    }
    for language in guide.languages() {
        if let Some(file) = sources.find(&notes_path(version, &language.code)) {
            check_notes(file, sources, &mut findings);
        }
    }
    findings
}

/// The next draft of the final version `version` that nobody issued.
fn next_draft(ledger: &Ledger, version: &Version) -> Version {
    let drafts = (1..).filter_map(|number| Version::parse(&format!("{version}-draft.{number}")));
    let mut drafts = drafts.filter(|draft| ledger.find(draft).is_none());
    drafts.next().unwrap_or_else(|| unreachable!("nobody issues as many versions as there are numbers"))
}

/// What changed from the version that a new one is compared with.
#[derive(Debug)]
pub struct Changes {
    /// What that one says.
    pub from: Arc<Record>,
    /// What is not the same.
    pub comparison: Comparison,
}

/// What changes with `version`, which says `to`; `None` if it is compared with none.
pub fn changes(
    project: &Project,
    version_store: &VersionStore,
    version: &Version,
    to: &Record,
) -> Result<Option<Changes>, VersionStoreError> {
    let before = project.guide.ledger.before(version);
    let from = before.map(|release| version_store.record(release)).transpose()?;
    Ok(from.map(|from| Changes { comparison: compare(&from, to), from }))
}

/// What is to be said of a version because of what changed with it: dates that did not.
pub fn remarks(project: &Project, changes: Option<&Changes>) -> Findings {
    let mut findings = Findings::default();
    let guide = &project.guide;
    let Some(Changes { from, comparison }) = changes else { return findings };
    let date = &guide.config.date;
    if !comparison.is_empty() && from.date == date.value.to_string() {
        let finding = SAME_DATE.at(date.span).with("found", date.value.to_string());
        findings.add(finding.with("version", from.version.clone()));
    }
    for change in comparison.solutions.iter().filter(|change| change.change_kind == ChangeKind::Changed) {
        let solution = guide.solutions.iter().find(|solution| solution.id() == change.id);
        let updated = solution.and_then(|solution| solution.facts().updated.as_ref());
        let before = from.solution(&change.id).and_then(|solution| solution.whole().fields.remove("updated"));
        let is_same = |date: &&Spanned<Date>| before == Some(FieldValue::Word(date.value.to_string()));
        if let Some(updated) = updated.filter(is_same) {
            let finding = NOT_DATED.at(updated.span).with("found", updated.value.to_string());
            findings.add(finding.with("version", from.version.clone()));
        }
    }
    findings
}

/// Release notes are text with links to the web: a link into the guide, into which version would it be?
fn check_notes(file: FileId, sources: &Sources, findings: &mut Findings) {
    let document = markdown::parse(sources.file(file).text(), file, 0, findings);
    let inward = document.links.iter().filter(|link| !matches!(link.target, LinkTarget::Web(_)));
    let images = document.images.iter().map(|image| image.file.span);
    for span in inward.map(|link| link.span).chain(images) {
        findings.add(NOTES.at(span).with("found", sources.at(span).to_owned()));
    }
}

/// Release notes to begin from, in each language of the guide: what changed since the version before.
pub fn draft_notes(project: &Project, changes: Option<&Changes>, to: &Record) -> BTreeMap<String, String> {
    let languages = project.guide.languages().iter().zip(&project.words);
    let notes = languages.map(|(language, words)| {
        let from = changes.map_or(to, |changes| &changes.from);
        let describer = ChangeDescriber { words, language: &language.code, from, to };
        let notes = changes.map_or_else(|| describer.first_notes(), |changes| describer.notes(&changes.comparison));
        (language.code.clone(), notes)
    });
    notes.collect()
}

/// All that changed from one record to another, as one page that needs no other file, in the language at `language`.
pub fn page_of_changes(
    project: &Project,
    sources: &Sources,
    records: [&Record; 2],
    changes: &Comparison,
    language: LanguageId,
) -> Result<String, RenderError> {
    render::page_of_changes(&project.context(sources), records, changes, language)
}

/// Seals the guide as `order` says. The same guide, sealed twice, gives the same bytes.
pub fn seal(
    project: &Project,
    sources: &Sources,
    version_store: &VersionStore,
    order: &ReleaseOrder,
    progress: &dyn BuildProgress,
) -> Result<SealedVersion, RenderError> {
    project.theme.forget_outdated();
    let guide = &project.guide;
    let version = order.version.to_string();
    let known = guide.ledger.known_to(Some(&order.version));
    let mut snapshot = version_store.snapshot(&known)?;
    let own = digests(&order.record);
    if let Some(last) = known.last() {
        let last = version_store.record(last)?;
        carry(&mut snapshot, &last, &FormerIds::between(&last.registers, &order.record.registers), &own);
    }
    let lines = provenance(&snapshot, &own);
    let before = guide.ledger.before(&order.version).map(|release| version_store.record(release)).transpose()?;
    let mut release = ledger::release(
        order.version.clone(),
        guide.config.date.value,
        &order.record.languages,
        &order.notes,
        chain::parents(&guide.ledger),
        Span::top(guide.config.date.span.file),
    );
    release.base_url = guide.config.base_url.as_ref().map(|url| Text::new(url.clone(), release.version.span));
    let mut ledger = guide.ledger.clone();
    ledger.releases.push(release.clone());
    // Drafts are forgotten once there is a final version.
    let mut remembered = ledger.known_to(None);
    remembered.retain(|release| release.version.value != order.version);
    let snapshot = if remembered.len() == known.len() { snapshot } else { version_store.snapshot(&remembered)? };
    let past = Past::new(&remembered, history::after(snapshot, &order.version, &own));
    let history = History::on_disc(&ledger, (&order.version, &order.record), before.as_ref());
    // Nothing more is read from what is old.
    version_store.keep_only(&[]);
    let versions = Versions::on_disc(&ledger, version_store, history, past);
    let root = SiteRoot { ledger: &ledger, has_next: false, disc: Some(version.clone()), discs: BTreeMap::new() };

    let site = Site::plan_as(guide, sources, Some(order.version.clone()));
    progress.pages(site.pages.len());
    let renderer = Renderer::new(guide, project.context(sources), &site, &lines, (&versions, &root, None));
    let history = versions.history()?;
    let mut outputs = outputs::issue(&site, &guide.config, &project.theme, history);
    outputs.extend(originals(project, sources));
    let pack = ArchiveWriter::new(store::parts(version_store.root())?, &version_store.root().join(release.path()));
    renderer.put_all(&outputs, &pack, &|output| {
        if let OutputKind::Page(_) = output.source {
            progress.page();
        }
    })?;
    renderer.put_workers(&outputs, &pack.sealed(), &pack).map_err(RenderError::Sink)?;

    let manifest = ArchiveManifest {
        schema: archive::SCHEMA,
        version,
        date: guide.config.date.value.to_string(),
        languages: order.record.languages.clone(),
        notes: release.notes.iter().map(|(language, text)| (language.clone(), text.value.clone())).collect(),
        base_url: guide.config.base_url.clone(),
        parents: release.parents.iter().map(|(version, parent)| (version.to_string(), parent.value.clone())).collect(),
        generator: format!("dalil {}", env!("CARGO_PKG_VERSION")),
        files: BTreeMap::new(),
    };
    let archive = pack.finish(manifest)?;
    // What could not be read again is not issued.
    let faults = archive.faults();
    if !faults.is_empty() {
        return Err(RenderError::Findings(tampered(&release, &faults)));
    }
    let place = || version_store.root().join(release.path());
    let sealed = archive.manifest_sha256().map_err(|error| RenderError::Sink(PublishError::Io(place(), error)))?;
    release.manifest = Some(sealed);
    Ok(SealedVersion { archive, release, pages: site.pages.len(), findings: project.outdated() })
}

/// The files that the version is made from: the guide's own, and of the tool's those that it used.
fn originals(project: &Project, sources: &Sources) -> Vec<Output> {
    let own = sources.all().into_iter();
    let own = own.filter(|(_, file)| !is_archive(&file.path) && !file.path.starts_with("content/releases/"));
    let own = own.map(|(id, file)| Output::new(format!("sources/{}", safe(&file.path)), OutputKind::File(id)));
    let theme = format!("themes/{}", project.guide.config.theme);
    let embedded = crate::theme::embedded().into_iter().map(|(path, bytes)| (format!("{theme}/{path}"), bytes));
    let words = project.guide.languages().iter().flat_map(|language| {
        let texts = crate::locale::embedded(&language.code);
        texts.into_iter().map(|(name, text)| (format!("locales/{}/{name}", language.code), text.as_bytes()))
    });
    // What the guide has of its own took its place.
    let used = embedded.chain(words).filter(|(path, _)| sources.find(path).is_none());
    own.chain(used.map(|(path, bytes)| Output::new(format!("sources/{path}"), OutputKind::Embedded(bytes)))).collect()
}

/// A path that any system can unpack: signs that some of them refuse are written as in addresses. All others stay, Arabic letters too, which an escape
/// for addresses would not let pass.
fn safe(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for letter in path.chars() {
        if letter.is_control() || "\\:*?\"<>|%".contains(letter) {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(letter);
        }
    }
    let dotted: Vec<String> = out
        .split('/')
        .map(|part| match part.strip_suffix(['.', ' ']) {
            Some(start) => format!("{start}%{:02X}", part.as_bytes()[part.len() - 1]),
            None => part.to_owned(),
        })
        .collect();
    dotted.join("/")
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn any_system_can_unpack_the_sources() {
        assert_eq!(safe("content/solutions/a/Fiche de suivi.pdf"), "content/solutions/a/Fiche de suivi.pdf");
        assert_eq!(safe("content/solutions/a/صورة ?.png"), "content/solutions/a/صورة %3F.png");
        assert_eq!(safe("a/b. /c%"), "a/b.%20/c%25");
    }
}
