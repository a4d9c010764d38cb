//! The dependencies of an output, recorded while it is made: incremental rendering within one process, and its invalidation.
//!
//! What an output can see is of two kinds. What is common to all ([`SharedInputs`]: settings, registers, bibliography, words, templates, the addresses of all
//! pages) is read freely: if a hash of it changes, every output is stale. Solutions and pages of prose are reached through [`TrackedTexts`] alone. The
//! output's own text is read as a whole ([`TrackedTexts::solution`], [`TrackedTexts::page`]); of other solutions it gets answers to queries
//! ([`TrackedTexts::ask`]).
//!
//! A [`Query`] is a pure function of the one solution that it is about and of what is common: it is given nothing else, so its answer can only change with
//! these. After an edit, an output is stale if a text that it read as a whole is another object than before, or if the answer to one of its queries about a
//! changed solution has another hash than the answer before had. There is no list of fields to keep: whoever shows more of another solution changes an
//! answer, and invalidation follows.

use super::TrackedLocalizer;
use super::common::SharedInputs;
use super::digest::digest;
use crate::guide::{Guide, ProsePage, Solution, SolutionId};
use crate::i18n::LanguageId;
use crate::release::history::{Provenance, SolutionProvenance};
use crate::view::Presenter;
use serde::Serialize;
use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

/// Something that a page may show of a solution that is not its own.
pub(super) trait Query: Hash + Send + Sync + 'static {
    /// What is shown.
    type Answer: Serialize;

    /// The answer for the solution `asked` is about.
    fn answer(&self, asked: &QueryContext<'_>) -> Self::Answer;
}

/// What an answer may be made from.
#[derive(Clone, Copy)]
pub(super) struct QueryContext<'a> {
    /// The solution that the query is about.
    pub solution: &'a Solution,
    /// Where it stands in the guide.
    pub position: SolutionId,
    /// What all pages share.
    pub common: &'a SharedInputs<'a>,
}

impl<'a> QueryContext<'a> {
    /// What makes the views of the guide in the language at this position.
    pub fn presenter(&self, language: LanguageId) -> Presenter<'a> {
        let context = &self.common.context;
        context.presenter(&context.localizers[language])
    }
}

/// A query that was asked, to be asked again.
trait ErasedQuery: Send + Sync {
    /// The hash of the answer that there is now.
    fn digest(&self, asked: &QueryContext<'_>) -> u64;
}

impl<Q: Query> ErasedQuery for Q {
    fn digest(&self, asked: &QueryContext<'_>) -> u64 {
        digest(&self.answer(asked))
    }
}

/// A hash of a query.
type QueryKey = u64;

/// What was read while an output was made.
#[derive(Default)]
pub struct Dependencies {
    /// The solutions that were read as a whole.
    solutions: BTreeSet<SolutionId>,
    /// The pages of prose that were read as a whole.
    pages: BTreeSet<usize>,
    /// What was said of the past of each solution.
    provenances: BTreeMap<SolutionId, u64>,
    /// What was asked about each solution.
    queries: BTreeMap<SolutionId, Vec<RecordedQuery>>,
}

struct RecordedQuery {
    key: QueryKey,
    query: Box<dyn ErasedQuery>,
}

impl std::fmt::Debug for Dependencies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let asked = self.queries.keys();
        f.debug_struct("Dependencies")
            .field("solutions", &self.solutions)
            .field("asked", &asked.collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

/// Notes what is read while one output is made.
#[derive(Debug, Default)]
pub(super) struct DependencyTracker(Mutex<Dependencies>);

impl DependencyTracker {
    pub fn into_dependencies(self) -> Dependencies {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, note: impl FnOnce(&mut Dependencies)) {
        note(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// The texts that a site was made from.
#[derive(Clone, Debug, Default)]
pub struct TextSet {
    solutions: Vec<Arc<Solution>>,
    pages: Vec<Arc<ProsePage>>,
}

/// The one way to the texts of a guide.
#[derive(Debug)]
pub(super) struct TrackedTexts<'g> {
    solutions: &'g [Arc<Solution>],
    pages: &'g [Arc<ProsePage>],
    provenance: &'g Provenance,
}

impl<'g> TrackedTexts<'g> {
    pub fn new(guide: &'g Guide, provenance: &'g Provenance) -> Self {
        Self { solutions: &guide.solutions, pages: &guide.pages, provenance }
    }

    /// The texts behind it, to compare others with.
    pub fn texts(&self) -> TextSet {
        TextSet { solutions: self.solutions.to_vec(), pages: self.pages.to_vec() }
    }

    /// The solution at `position`, of which the output that is being made may show everything.
    pub fn solution(&self, position: SolutionId, localizer: &TrackedLocalizer<'_>) -> &'g Solution {
        localizer.note(|dependencies| {
            dependencies.solutions.insert(position);
        });
        &self.solutions[position]
    }

    /// The page of prose at `position`, of which the output that is being made may show everything.
    pub fn page(&self, position: usize, localizer: &TrackedLocalizer<'_>) -> &'g ProsePage {
        localizer.note(|dependencies| {
            dependencies.pages.insert(position);
        });
        &self.pages[position]
    }

    /// The past of the solution at `position`.
    pub fn provenance_of(
        &self,
        position: SolutionId,
        localizer: &TrackedLocalizer<'_>,
    ) -> Option<&'g SolutionProvenance> {
        let provenance_of = self.provenance_at(position);
        localizer.note(|dependencies| {
            dependencies.provenances.insert(position, provenance_digest(provenance_of));
        });
        provenance_of
    }

    fn provenance_at(&self, position: SolutionId) -> Option<&'g SolutionProvenance> {
        self.provenance.get(self.solutions[position].id())
    }

    /// The answer to `query` about the solution at `position`.
    pub fn ask<Q: Query>(
        &self,
        position: SolutionId,
        query: Q,
        common: &SharedInputs<'_>,
        localizer: &TrackedLocalizer<'_>,
    ) -> Q::Answer {
        let answer = query.answer(&asked(&self.solutions[position], position, common));
        localizer.note_query(position, query);
        answer
    }
}

fn asked<'a>(solution: &'a Solution, position: SolutionId, common: &'a SharedInputs<'a>) -> QueryContext<'a> {
    QueryContext { solution, position, common }
}

impl Dependencies {
    fn query<Q: Query>(&mut self, position: SolutionId, query: Q) {
        let mut hasher = DefaultHasher::new();
        (TypeId::of::<Q>(), &query).hash(&mut hasher);
        let (key, asked) = (hasher.finish(), self.queries.entry(position).or_default());
        // Few queries are asked about one solution.
        if asked.iter().all(|known| known.key != key) {
            asked.push(RecordedQuery { key, query: Box::new(query) });
        }
    }
}

impl TrackedLocalizer<'_> {
    /// Notes that `query` was asked about the solution at `position`.
    pub(super) fn note_query<Q: Query>(&self, position: SolutionId, query: Q) {
        self.note(|dependencies| dependencies.query(position, query));
    }

    fn note(&self, note: impl FnOnce(&mut Dependencies)) {
        if let Some(tracker) = self.tracker {
            tracker.note(note);
        }
    }
}

fn provenance_digest(provenance_of: Option<&SolutionProvenance>) -> u64 {
    let mut hasher = DefaultHasher::new();
    provenance_of.hash(&mut hasher);
    hasher.finish()
}

/// Compares what was read with what there is now.
pub(super) struct DependencyChecker<'r> {
    tracked: &'r TrackedTexts<'r>,
    common: &'r SharedInputs<'r>,
    before: &'r TextSet,
    same_solutions: Vec<bool>,
    same_pages: Vec<bool>,
    /// Whether the answers about solutions that are not as they were are the same.
    same_answers: Mutex<HashMap<(SolutionId, QueryKey), bool>>,
}

impl<'r> DependencyChecker<'r> {
    /// Compares what was read of the texts `before`, when what is common was as it is now: so every text stands where it stood.
    pub fn new(tracked: &'r TrackedTexts<'r>, common: &'r SharedInputs<'r>, before: &'r TextSet) -> Self {
        Self {
            tracked,
            common,
            before,
            same_solutions: same(&before.solutions, tracked.solutions),
            same_pages: same(&before.pages, tracked.pages),
            same_answers: Mutex::default(),
        }
    }

    /// Whether an output that read `dependencies` would read the same now.
    pub fn is_same(&self, dependencies: &Dependencies) -> bool {
        let provenance_of = |position: SolutionId| provenance_digest(self.tracked.provenance_at(position));
        dependencies.solutions.iter().all(|&position| self.same_solutions[position])
            && dependencies.pages.iter().all(|&position| self.same_pages[position])
            && dependencies.provenances.iter().all(|(&position, &before)| provenance_of(position) == before)
            && dependencies.queries.iter().all(|(&position, asked)| {
                // The answers about a solution that is the same are the same.
                self.same_solutions[position] || asked.iter().all(|recorded| self.is_same_answer(position, recorded))
            })
    }

    /// Whether a query has the answer that it had: what is common is as it was, so only the solution makes a difference.
    fn is_same_answer(&self, position: SolutionId, recorded: &RecordedQuery) -> bool {
        let place = (position, recorded.key);
        let known = self.same_answers.lock().unwrap_or_else(PoisonError::into_inner).get(&place).copied();
        known.unwrap_or_else(|| {
            let digest = |solution| recorded.query.digest(&asked(solution, position, self.common));
            let is_same = digest(&self.before.solutions[position]) == digest(&self.tracked.solutions[position]);
            self.same_answers.lock().unwrap_or_else(PoisonError::into_inner).insert(place, is_same);
            is_same
        })
    }
}

/// Which of `now` are the very ones that were there before. Who holds a text keeps any other from coming to stand at its place in memory.
fn same<T>(before: &[Arc<T>], now: &[Arc<T>]) -> Vec<bool> {
    now.iter().enumerate().map(|(at, now)| before.get(at).is_some_and(|before| Arc::ptr_eq(before, now))).collect()
}
