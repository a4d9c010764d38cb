//! All issued versions together: what each holds, what changed from one to the next, since when each solution exists.

use super::compare::{Comparison, compare};
use super::former::FormerIds;
use super::record::{DIGEST, Record, SolutionText};
use crate::guide::ledger::{Ledger, Notice, Release};
use crate::guide::{Version, Withdrawal};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The issued versions that a reader may ask for, from the first to the last.
#[derive(Debug, Default)]
pub struct History {
    /// In the order of their versions.
    pub issues: Vec<Issue>,
    /// The version in force.
    pub latest: Option<Version>,
}

/// One issued version.
#[derive(Debug)]
pub struct Issue {
    /// Its entry.
    pub release: Release,
    /// What became known of it since.
    pub notice: Option<Notice>,
    /// What it says; `None` if nobody asks: a disc tells of its own version, and of the one that this is compared with.
    pub record: Option<Arc<Record>>,
    /// The version that it is compared with, and what changed since.
    pub changes: Option<Comparison>,
    /// Whether its pages are part of what is being made: a disc holds the pages of one version only.
    pub is_here: bool,
    /// Where each solution stands in the record, by id.
    places: HashMap<String, usize>,
}

impl Issue {
    /// Its name.
    pub fn version(&self) -> &Version {
        &self.release.version.value
    }

    /// The solution that is known by `id`, as the version has it.
    pub fn solution(&self, id: &str) -> Option<&SolutionText> {
        self.record.as_ref()?.solutions.get(*self.places.get(id)?)
    }
}

impl History {
    /// The history of `ledger`, all of whose versions are here and have `records`, in its order.
    pub fn new(ledger: &Ledger, records: Vec<Arc<Record>>) -> Self {
        Self::of(ledger, records.into_iter().map(Some).collect(), |_| true)
    }

    /// The history of `ledger` on the disc of its version `own`, which says `record`; the one that this is compared with says `before`.
    pub fn on_disc(ledger: &Ledger, (own, record): (&Version, &Arc<Record>), before: Option<&Arc<Record>>) -> Self {
        let compared = ledger.before(own).map(|release| &release.version.value);
        let record = |version: &Version| match version {
            version if version == own => Some(Arc::clone(record)),
            version if Some(version) == compared => before.cloned(),
            _ => None,
        };
        let records = ledger.releases.iter().map(|release| record(&release.version.value)).collect();
        Self::of(ledger, records, |version| version == own)
    }

    fn of(ledger: &Ledger, records: Vec<Option<Arc<Record>>>, is_here: impl Fn(&Version) -> bool) -> Self {
        let place = |version: &Version| ledger.releases.iter().position(|release| release.version.value == *version);
        let changes: Vec<Option<Comparison>> = ledger
            .releases
            .par_iter()
            .zip(&records)
            .map(|(release, record)| {
                let before = ledger.before(&release.version.value)?;
                Some(compare(records[place(&before.version.value)?].as_ref()?, record.as_ref()?))
            })
            .collect();
        let issues = ledger.releases.iter().zip(records).zip(changes);
        let issues = issues.map(|((release, record), changes)| {
            let is_here = is_here(&release.version.value);
            let solutions = record.iter().flat_map(|record| &record.solutions).enumerate();
            let places = solutions.map(|(at, solution)| (solution.id.clone(), at)).collect();
            let notice = ledger.notices.get(&release.version.value).cloned();
            Issue { release: release.clone(), notice, record, changes, is_here, places }
        });
        let latest = ledger.latest().map(|latest| latest.version.value.clone());
        Self { issues: issues.collect(), latest }
    }
}

/// Since when each solution of a text exists, and in which version it last changed, by id.
pub type Provenance = BTreeMap<String, SolutionProvenance>;

/// The past of one solution.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SolutionProvenance {
    /// The first version that has it; `None` if this very text is the first.
    pub since: Option<String>,
    /// The version in which it last changed; `None` if it changed in this very text, or is new in it.
    pub changed: Option<String>,
}

/// A hash of what each solution says, by id.
pub type Digests = BTreeMap<String, String>;

/// The hash of what each solution of `record` says, by id.
pub fn digests(record: &Record) -> Digests {
    record.solutions.iter().map(|solution| (solution.id.clone(), solution.digest().to_owned())).collect()
}

/// What is known of each solution after some versions, by id: what the provenance of the next version is made from, without reading the older ones again.
pub type Snapshot = BTreeMap<String, SolutionSnapshot>;

/// What is known of a solution after some versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SolutionSnapshot {
    /// The first version that has it.
    since: String,
    /// What it says in the last version, and the version in which it came to say so; `None` if the last one does not have it.
    said: Option<(String, String)>,
}

/// What is known after `versions`, from the first to the last: their names, what they say, and what their solutions say.
pub fn snapshot(versions: &[(&Version, Arc<Record>)]) -> Snapshot {
    let mut snapshot = Snapshot::new();
    for (at, (version, record)) in versions.iter().enumerate() {
        let digests = digests(record);
        if let Some((_, before)) = at.checked_sub(1).map(|before| &versions[before]) {
            carry(&mut snapshot, before, &FormerIds::between(&before.registers, &record.registers), &digests);
        }
        add(&mut snapshot, version, &digests);
    }
    snapshot
}

/// What is known after `version`, whose solutions say `digests`, where `snapshot` was known before.
pub fn after(mut snapshot: Snapshot, version: &Version, digests: &Digests) -> Snapshot {
    add(&mut snapshot, version, digests);
    snapshot
}

/// Adds the next version to what is known after those before it.
fn add(snapshot: &mut Snapshot, version: &Version, digests: &Digests) {
    for known in snapshot.iter_mut().filter(|(id, _)| !digests.contains_key(*id)) {
        known.1.said = None;
    }
    for (id, digest) in digests {
        let version = version.to_string();
        let known =
            snapshot.entry(id.clone()).or_insert_with(|| SolutionSnapshot { since: version.clone(), said: None });
        if known.said.as_ref().is_none_or(|(said, _)| said != digest) {
            known.said = Some((digest.clone(), version));
        }
    }
}

/// Lets `snapshot`, whose last version is `last`, know solutions as they would have been with the ids that entries of registers have in the next text, whose
/// solutions say `next`: those in which nothing else is other did not change.
pub fn carry(snapshot: &mut Snapshot, last: &Record, former: &FormerIds, next: &Digests) {
    for solution in last.solutions.iter().filter(|_| !former.is_empty()) {
        let said = snapshot.get_mut(&solution.id).and_then(|known| known.said.as_mut());
        if let (Some((said, _)), Some(next)) = (said, next.get(&solution.id))
            && said != next
            && former.of_solution(solution.whole()).digest() == *next
        {
            said.clone_from(next);
        }
    }
}

/// What an archive tells of the solutions up to its version, so that nobody has to read the versions before it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// 1
    schema: u32,
    /// See [`DIGEST`].
    digest: u32,
    /// The versions before it that it knows, each with the SHA-256 of its archive.
    versions: Vec<(String, String)>,
    /// What is known after it.
    solutions: Snapshot,
}

impl Past {
    /// What the archive of a version tells, after which `solutions` are known, and before which there were `versions`.
    pub fn new(versions: &[&Release], solutions: Snapshot) -> Self {
        Self { schema: 1, digest: DIGEST, versions: versions.iter().map(|release| named(release)).collect(), solutions }
    }

    /// Whether a version up to this one has a solution that is known by `id`.
    pub fn knows(&self, id: &str) -> bool {
        self.solutions.contains_key(id)
    }

    /// What is known after a version that tells this; `None` if other versions came before it than `versions`, or this program makes other digests.
    pub fn snapshot(self, versions: &[&Release]) -> Option<Snapshot> {
        let is_known = (self.schema, self.digest) == (1, DIGEST);
        let is_of = self.versions.into_iter().eq(versions.iter().map(|release| named(release)));
        (is_known && is_of).then_some(self.solutions)
    }
}

fn named(release: &Release) -> (String, String) {
    (release.version.value.to_string(), release.sha256.clone())
}

/// The provenance of each solution of a text, whose solutions say `own`, after the versions that `snapshot` knows.
pub fn provenance(snapshot: &Snapshot, own: &Digests) -> Provenance {
    let line = |id: &String, digest: &String| {
        let known = snapshot.get(id);
        let same = known.and_then(|known| known.said.as_ref()).filter(|(said, _)| said == digest);
        SolutionProvenance {
            since: known.map(|known| known.since.clone()),
            changed: same.map(|(_, version)| version.clone()),
        }
    };
    own.iter().map(|(id, digest)| (id.clone(), line(id, digest))).collect()
}

/// Whether one of the solutions that say `own` is not known after the versions of `snapshot`, while one that the last version has is gone; or something is
/// said of one as withdrawn that no version had.
pub fn is_torn(snapshot: &Snapshot, own: &Digests, withdrawn: &[Withdrawal]) -> bool {
    let mut gone = snapshot.iter().filter(|(id, known)| known.said.is_some() && !own.contains_key(*id));
    let is_new = own.keys().any(|id| !snapshot.contains_key(id));
    is_new && gone.next().is_some() || withdrawn.iter().any(|it| !snapshot.contains_key(&it.id.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::ledger;
    use crate::i18n::Date;
    use crate::source::{Sources, Span};

    #[test]
    fn a_solution_knows_since_when_it_says_what_it_says() {
        let digests = |said: &[(&str, u8)]| -> Digests {
            said.iter().map(|(id, said)| ((*id).to_owned(), said.to_string())).collect()
        };
        let versions = ["1.0.0", "1.1.0", "1.2.0"].map(|text| Version::parse(text).unwrap());
        let said = [
            digests(&[("a", 1), ("b", 1), ("e", 1)]),
            digests(&[("a", 2), ("b", 1), ("c", 1)]),
            digests(&[("a", 2), ("b", 1), ("c", 1)]),
        ];
        let own = digests(&[("a", 2), ("b", 3), ("c", 1), ("d", 1), ("e", 1)]);
        let mut all = Snapshot::new();
        versions.iter().zip(&said).for_each(|(version, said)| add(&mut all, version, said));
        let lines = provenance(&all, &own);
        let line = |since: Option<&str>, changed: Option<&str>| SolutionProvenance {
            since: since.map(str::to_owned),
            changed: changed.map(str::to_owned),
        };
        assert_eq!(lines["a"], line(Some("1.0.0"), Some("1.1.0")));
        assert_eq!(lines["b"], line(Some("1.0.0"), None));
        assert_eq!(lines["c"], line(Some("1.1.0"), Some("1.1.0")));
        assert_eq!(lines["d"], line(None, None));
        assert_eq!(lines["e"], line(Some("1.0.0"), None), "it was away, and came back");
        // The archive of the last version tells of those before it as they would themselves.
        let span = Span::top(Sources::default().put_text("ledger.toml", ""));
        let [first, second, _] = versions.map(|version| {
            let (date, sha256) = (Date::parse("2026-11").unwrap(), version.to_string());
            let release = ledger::release(version, date, &[], &BTreeMap::new(), BTreeMap::new(), span);
            Release { sha256, ..release }
        });
        let told = serde_json::to_string(&Past::new(&[&first, &second], all.clone())).unwrap();
        let read = |told: &str, versions: &[&Release]| serde_json::from_str::<Past>(told).unwrap().snapshot(versions);
        assert_eq!(read(&told, &[&first, &second]), Some(all));
        assert_eq!(read(&told, &[&first]), None, "other versions came before it");
        let other = told.replace(&format!("\"digest\":{DIGEST}"), "\"digest\":0");
        assert_eq!(read(&other, &[&first, &second]), None, "another program made other digests");
    }
}
