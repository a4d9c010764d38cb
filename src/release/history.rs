//! All issued versions together: what each holds, what changed from one to the next, since when each solution exists.

use super::compare::{Comparison, compare};
use super::former::FormerIds;
use super::record::Record;
use crate::guide::ledger::{Ledger, Notice, Release};
use crate::guide::{Version, Withdrawal};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
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
    /// What it says.
    pub record: Arc<Record>,
    /// The version that it is compared with, and what changed since.
    pub changes: Option<Comparison>,
    /// Whether its pages are part of what is being made: a disc holds the pages of one version only.
    pub is_here: bool,
}

impl Issue {
    /// Its name.
    pub fn version(&self) -> &Version {
        &self.release.version.value
    }
}

impl History {
    /// The history of `ledger`, whose versions have `records`, in its order.
    pub fn new(ledger: &Ledger, records: Vec<Arc<Record>>, is_here: impl Fn(&Version) -> bool) -> Self {
        let place = |version: &Version| ledger.releases.iter().position(|release| release.version.value == *version);
        let changes: Vec<Option<Comparison>> = ledger
            .releases
            .par_iter()
            .zip(&records)
            .map(|(release, record)| {
                let before = ledger.before(&release.version.value)?;
                Some(compare(&records[place(&before.version.value)?], record))
            })
            .collect();
        let issues = ledger.releases.iter().zip(records).zip(changes);
        let issues = issues.map(|((release, record), changes)| {
            let is_here = is_here(&release.version.value);
            let notice = ledger.notices.get(&release.version.value).cloned();
            Issue { release: release.clone(), notice, record, changes, is_here }
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
    record.solutions.iter().map(|solution| (solution.id.clone(), solution.digest.clone())).collect()
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
        let mut snapshot = Snapshot::new();
        versions.iter().zip(&said).for_each(|(version, said)| add(&mut snapshot, version, said));
        let lines = provenance(&snapshot, &own);
        let line = |since: Option<&str>, changed: Option<&str>| SolutionProvenance {
            since: since.map(str::to_owned),
            changed: changed.map(str::to_owned),
        };
        assert_eq!(lines["a"], line(Some("1.0.0"), Some("1.1.0")));
        assert_eq!(lines["b"], line(Some("1.0.0"), None));
        assert_eq!(lines["c"], line(Some("1.1.0"), Some("1.1.0")));
        assert_eq!(lines["d"], line(None, None));
        assert_eq!(lines["e"], line(Some("1.0.0"), None), "it was away, and came back");
    }
}
