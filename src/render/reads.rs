//! What an output was made from, noted while it is made: so that it is known, later, whether it would come out the same.
//!
//! All that an output can see falls into two parts. What is common to all (settings, registers, bibliography, words, templates, the addresses
//! of all pages: [`Common`]) it may read as it likes: if any of that changes, everything is made again. Solutions and pages of prose are
//! behind the one [`Door`]: what belongs to the output itself is read as a whole ([`Door::solution`], [`Door::page`]); of the others it gets
//! answers to questions ([`Door::ask`]).
//!
//! A [`Question`] is answered from the one solution that it is about and from what is common, which is all that it is given. So the answer is the
//! same as long as these are, and nobody keeps a list of fields: who shows more of other solutions asks another question, or
//! answers one otherwise, and what is to be made again follows.

use super::Speaker;
use super::common::Common;
use super::digest::digest;
use crate::guide::{Guide, Page, Solution};
use crate::release::history::{Line, Lineage};
use serde::Serialize;
use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

/// Something that a page may show of a solution that is not its own.
pub(super) trait Question: Hash + Send + Sync + 'static {
    /// What is shown.
    type Answer: Serialize;

    /// The answer for the solution `asked` is about.
    fn answer(&self, asked: &Asked<'_>) -> Self::Answer;
}

/// What an answer may be made from.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The solution that the question is about.
    pub solution: &'a Solution,
    /// Where it stands in the guide.
    pub position: usize,
    /// What all pages share.
    pub common: &'a Common<'a>,
}

/// A question that was asked, to be asked again.
trait Recorded: Send + Sync {
    /// The hash of the answer that there is now.
    fn digest(&self, asked: &Asked<'_>) -> u64;
}

impl<Q: Question> Recorded for Q {
    fn digest(&self, asked: &Asked<'_>) -> u64 {
        digest(&self.answer(asked))
    }
}

/// A hash of a question.
type Key = u64;

/// What was read while an output was made.
#[derive(Default)]
pub struct Reads {
    /// The solutions that were read as a whole.
    solutions: BTreeSet<usize>,
    /// The pages of prose that were read as a whole.
    pages: BTreeSet<usize>,
    /// What was said of the past of each solution.
    lines: BTreeMap<usize, u64>,
    /// What was asked about each solution, and a hash of each answer.
    answers: BTreeMap<usize, Vec<Answer>>,
}

struct Answer {
    key: Key,
    question: Box<dyn Recorded>,
    digest: u64,
}

impl std::fmt::Debug for Reads {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let answers = self.answers.keys();
        f.debug_struct("Reads")
            .field("solutions", &self.solutions)
            .field("answers", &answers.collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

/// Notes what is read while one output is made.
#[derive(Debug, Default)]
pub(super) struct Tracker(Mutex<Reads>);

impl Tracker {
    pub fn into_reads(self) -> Reads {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, note: impl FnOnce(&mut Reads)) {
        note(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// The texts that a site was made from.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    solutions: Vec<Arc<Solution>>,
    pages: Vec<Arc<Page>>,
}

/// The one way to the texts of a guide.
#[derive(Debug)]
pub(super) struct Door<'g> {
    solutions: &'g [Arc<Solution>],
    pages: &'g [Arc<Page>],
    lineage: &'g Lineage,
}

impl<'g> Door<'g> {
    pub fn new(guide: &'g Guide, lineage: &'g Lineage) -> Self {
        Self { solutions: &guide.solutions, pages: &guide.pages, lineage }
    }

    /// The texts behind it, to compare others with.
    pub fn texts(&self) -> Texts {
        Texts { solutions: self.solutions.to_vec(), pages: self.pages.to_vec() }
    }

    /// The solution at `position`, of which the output that is being made may show everything.
    pub fn solution(&self, position: usize, speaker: &Speaker<'_>) -> &'g Solution {
        speaker.note(|reads| {
            reads.solutions.insert(position);
        });
        &self.solutions[position]
    }

    /// The page of prose at `position`, of which the output that is being made may show everything.
    pub fn page(&self, position: usize, speaker: &Speaker<'_>) -> &'g Page {
        speaker.note(|reads| {
            reads.pages.insert(position);
        });
        &self.pages[position]
    }

    /// The past of the solution at `position`.
    pub fn line(&self, position: usize, speaker: &Speaker<'_>) -> Option<&'g Line> {
        let line = self.line_at(position);
        speaker.note(|reads| {
            reads.lines.insert(position, line_digest(line));
        });
        line
    }

    fn line_at(&self, position: usize) -> Option<&'g Line> {
        self.lineage.get(self.solutions[position].id())
    }

    /// The answer to `question` about the solution at `position`.
    pub fn ask<Q: Question>(
        &self,
        position: usize,
        question: Q,
        common: &Common<'_>,
        speaker: &Speaker<'_>,
    ) -> Q::Answer {
        let answer = question.answer(&self.asked(position, common));
        if speaker.tracker.is_some() {
            speaker.note_answer(position, question, digest(&answer));
        }
        answer
    }

    fn asked<'a>(&'a self, position: usize, common: &'a Common<'a>) -> Asked<'a> {
        Asked { solution: &self.solutions[position], position, common }
    }
}

impl Reads {
    fn answer<Q: Question>(&mut self, position: usize, question: Q, digest: u64) {
        let mut hasher = DefaultHasher::new();
        (TypeId::of::<Q>(), &question).hash(&mut hasher);
        let (key, answers) = (hasher.finish(), self.answers.entry(position).or_default());
        // Few questions are asked about one solution.
        if answers.iter().all(|known| known.key != key) {
            answers.push(Answer { key, question: Box::new(question), digest });
        }
    }
}

impl Speaker<'_> {
    /// Notes that `question` was asked about the solution at `position`, whose answer is at hand and has the hash `digest`.
    pub(super) fn note_answer<Q: Question>(&self, position: usize, question: Q, digest: u64) {
        self.note(|reads| reads.answer(position, question, digest));
    }

    fn note(&self, note: impl FnOnce(&mut Reads)) {
        if let Some(tracker) = self.tracker {
            tracker.note(note);
        }
    }
}

fn line_digest(line: Option<&Line>) -> u64 {
    let mut hasher = DefaultHasher::new();
    line.hash(&mut hasher);
    hasher.finish()
}

/// Compares what was read with what there is now.
pub(super) struct Comparer<'r> {
    door: &'r Door<'r>,
    common: &'r Common<'r>,
    same_solutions: Vec<bool>,
    same_pages: Vec<bool>,
    /// The answers that there are now, of solutions that are not as they were.
    now: Mutex<HashMap<(usize, Key), u64>>,
}

impl<'r> Comparer<'r> {
    /// Compares what was read of the texts `before`, when what is common was as it is now: so every text stands where it stood.
    pub fn new(door: &'r Door<'r>, common: &'r Common<'r>, before: &Texts) -> Self {
        Self {
            door,
            common,
            same_solutions: same(&before.solutions, door.solutions),
            same_pages: same(&before.pages, door.pages),
            now: Mutex::default(),
        }
    }

    /// Whether an output that read `reads` would read the same now.
    pub fn is_same(&self, reads: &Reads) -> bool {
        let line = |position: usize| line_digest(self.door.line_at(position));
        reads.solutions.iter().all(|&position| self.same_solutions[position])
            && reads.pages.iter().all(|&position| self.same_pages[position])
            && reads.lines.iter().all(|(&position, &before)| line(position) == before)
            && reads.answers.iter().all(|(&position, answers)| {
                // The answers about a solution that is the same are the same.
                self.same_solutions[position]
                    || answers.iter().all(|it| self.answer(position, it.key, &*it.question) == it.digest)
            })
    }

    /// The hash of the answer that there is now.
    fn answer(&self, position: usize, key: Key, question: &dyn Recorded) -> u64 {
        let known = self.now.lock().unwrap_or_else(PoisonError::into_inner).get(&(position, key)).copied();
        known.unwrap_or_else(|| {
            let digest = question.digest(&self.door.asked(position, self.common));
            self.now.lock().unwrap_or_else(PoisonError::into_inner).insert((position, key), digest);
            digest
        })
    }
}

/// Which of `now` are the very ones that were there before. Who holds a text keeps any other from coming to stand at its place in memory.
fn same<T>(before: &[Arc<T>], now: &[Arc<T>]) -> Vec<bool> {
    now.iter().enumerate().map(|(at, now)| before.get(at).is_some_and(|before| Arc::ptr_eq(before, now))).collect()
}
