//! Entries made of what is there: of the lines of a ledger that an older tool wrote, of archives whose entries were lost.

use super::archive::Archive;
use super::chain::parents;
use super::version_store::{RECORD, VersionStore, VersionStoreError};
use crate::guide::Version;
use crate::guide::ledger::{self, Ledger, Release};
use crate::i18n::Date;
use crate::site::LATEST;
use crate::source::{Span, Text};
use serde::Deserialize;

/// `ledger` with an entry for each line of an older tool: each was issued upon the one before it.
pub fn migrated(ledger: &Ledger, version_store: &VersionStore) -> Result<Ledger, VersionStoreError> {
    let mut migrated = Ledger { releases: Vec::new(), ..ledger.clone() };
    for release in &ledger.releases {
        let mut release = release.clone();
        if release.is_old() {
            let place = release.version.span;
            let parent = |(version, fingerprint)| (version, Text::new(fingerprint, place));
            let archive = &version_store.open(&release)?.archive;
            release.manifest = Some(archive.manifest_sha256().to_owned());
            release.base_url = address_of(archive).map(|url| Text::new(url, place));
            release.parents = parents(&migrated).into_iter().map(parent).collect();
        }
        migrated.releases.push(release);
    }
    Ok(migrated)
}

/// The entry of the version that is in `archive`, whose SHA-256 is `sha256`: as the archive says. An older one says neither its notes nor what it was issued
/// upon: that is taken to be all of `before`. `None` if it does not say what it is.
pub fn of_archive(archive: &Archive, sha256: &str, before: &Ledger, place: Span) -> Option<Release> {
    let manifest = archive.manifest();
    let (version, date) = (Version::parse(&manifest.version)?, Date::parse(&manifest.date)?);
    let is_old = manifest.schema < 2;
    let languages = if is_old { languages_of(archive)? } else { manifest.languages.clone() };
    let parents = if is_old {
        parents(before)
    } else {
        let parents = manifest.parents.iter();
        parents.map(|(version, parent)| Some((Version::parse(version)?, parent.clone()))).collect::<Option<_>>()?
    };
    let release = ledger::release(version, date, &languages, &manifest.notes, parents, place);
    let (sha256, manifest) = (sha256.to_owned(), Some(archive.manifest_sha256().to_owned()));
    let base_url = archive.manifest().base_url.clone().or_else(|| address_of(archive).filter(|_| is_old));
    Some(Release { sha256, manifest, base_url: base_url.map(|url| Text::new(url, place)), ..release })
}

/// Where the pages of an older archive say that they are published: of a final version its front page says it.
fn address_of(archive: &Archive) -> Option<String> {
    let version = &archive.manifest().version;
    let language = languages_of(archive)?.into_iter().next()?;
    let page = String::from_utf8(archive.read(&format!("{version}/{language}/index.html")).ok()?).ok()?;
    let (_, rest) = page.split_once("<link rel=\"canonical\" href=\"")?;
    let (url, _) = rest.split_once('"')?;
    Some(url.strip_suffix(&format!("/{LATEST}/{language}/"))?.to_owned())
}

/// The languages that the record of `archive` has.
fn languages_of(archive: &Archive) -> Option<Vec<String>> {
    #[derive(Deserialize)]
    struct Languages {
        languages: Vec<String>,
    }
    let record: Languages = serde_json::from_slice(&archive.read(RECORD).ok()?).ok()?;
    Some(record.languages)
}
