//! What each solution of a text says, as hashes: so that it can be told since when it says so.

use super::history::Digests;
use super::record::{Ids, SolutionFiles, SolutionRecord};
use crate::guide::{self, Guide};
use crate::source::Sources;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The digests of a text, kept so that solutions whose files are as they were are not looked at again.
///
/// A digest is made from the files of the solution, the languages of the guide and the ids of all its solutions, and
/// [`SolutionRecord::of`] is given nothing else.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct DigestCache {
    /// A hash of what all of them were made with.
    shared: String,
    /// By id: a hash of the files, and the digest.
    known: BTreeMap<String, (String, String)>,
}

impl DigestCache {
    /// The digest of each solution of `guide`, by id.
    pub fn digests(&mut self, guide: &Guide, sources: &Sources) -> Digests {
        let languages: Vec<String> = guide.languages().iter().map(|language| language.code.clone()).collect();
        let ids = Ids::of(guide);
        let shared = hash(&(&languages, &ids));
        if self.shared != shared {
            *self = Self { shared, known: BTreeMap::new() };
        }
        let known = &self.known;
        let one = |solution: &Arc<guide::Solution>| {
            let files = files_of(solution, sources);
            let same = known.get(solution.id()).filter(|(other, _)| *other == files);
            let digest = same.map_or_else(
                || {
                    SolutionRecord::of(solution, &languages, &ids, &SolutionFiles::of(solution, guide, sources))
                        .digest()
                },
                |(_, digest)| digest.clone(),
            );
            (solution.id().to_owned(), (files, digest))
        };
        self.known = guide.solutions.par_iter().map(one).collect();
        self.known.iter().map(|(id, (_, digest))| (id.clone(), digest.clone())).collect()
    }
}

fn hash(inputs: &impl Serialize) -> String {
    match serde_json::to_vec(inputs) {
        Ok(json) => blake3::hash(&json).to_hex().to_string(),
        Err(error) => unreachable!("{error}: names are data"),
    }
}

/// A hash of the files that a solution was read from.
fn files_of(solution: &guide::Solution, sources: &Sources) -> String {
    let mut hasher = blake3::Hasher::new();
    for &file in &solution.files {
        let file = sources.file(file);
        hasher.update(&(file.path.len() as u64).to_le_bytes()).update(file.path.as_bytes());
        hasher.update(file.hash().as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}
