//! What an output was made from, noted while it is made: so that it is known, later, whether it would come out the same.
//!
//! All that an output can see falls into two parts. What is common to all (settings, registers, bibliography, words, templates, the addresses
//! of all pages: [`Common`]) it may read as it likes: if any of that changes, everything is made again. Solutions and pages of prose are
//! behind the one [`Door`]: what belongs to the output itself is read as a whole ([`Door::solution`], [`Door::page`]); of the others it gets
//! answers to questions ([`Door::ask`]).
//!
//! A [`Question`] is answered from the one solution that it is about and from what is common, which is all that it is given. So the answer is the
//! same as long as these are, and nobody keeps a list of fields. When a solution is another, the whole answer about it now is compared with that
//! about the one before. So who shows more of other solutions asks another question, or answers one otherwise, and what is to be made again follows.

use super::Speaker;
use super::common::Common;
use super::digest::digest;
use crate::guide::{Guide, Page, Solution};
use crate::release::history::{Line, Lineage};
use crate::view::Presenter;
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

impl<'a> Asked<'a> {
    /// What makes the views of the guide in the language at this position.
    pub fn presenter(&self, language: usize) -> Presenter<'a> {
        let context = &self.common.context;
        context.presenter(&context.speakers[language])
    }
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
    /// What was asked about each solution.
    questions: BTreeMap<usize, Vec<Asking>>,
}

struct Asking {
    key: Key,
    question: Box<dyn Recorded>,
}

impl std::fmt::Debug for Reads {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let asked = self.questions.keys();
        f.debug_struct("Reads")
            .field("solutions", &self.solutions)
            .field("asked", &asked.collect::<Vec<_>>())
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
        let answer = question.answer(&asked(&self.solutions[position], position, common));
        speaker.note_question(position, question);
        answer
    }
}

fn asked<'a>(solution: &'a Solution, position: usize, common: &'a Common<'a>) -> Asked<'a> {
    Asked { solution, position, common }
}

impl Reads {
    fn question<Q: Question>(&mut self, position: usize, question: Q) {
        let mut hasher = DefaultHasher::new();
        (TypeId::of::<Q>(), &question).hash(&mut hasher);
        let (key, asked) = (hasher.finish(), self.questions.entry(position).or_default());
        // Few questions are asked about one solution.
        if asked.iter().all(|known| known.key != key) {
            asked.push(Asking { key, question: Box::new(question) });
        }
    }
}

impl Speaker<'_> {
    /// Notes that `question` was asked about the solution at `position`.
    pub(super) fn note_question<Q: Question>(&self, position: usize, question: Q) {
        self.note(|reads| reads.question(position, question));
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
    before: &'r Texts,
    same_solutions: Vec<bool>,
    same_pages: Vec<bool>,
    /// Whether the answers about solutions that are not as they were are the same.
    same_answers: Mutex<HashMap<(usize, Key), bool>>,
}

impl<'r> Comparer<'r> {
    /// Compares what was read of the texts `before`, when what is common was as it is now: so every text stands where it stood.
    pub fn new(door: &'r Door<'r>, common: &'r Common<'r>, before: &'r Texts) -> Self {
        Self {
            door,
            common,
            before,
            same_solutions: same(&before.solutions, door.solutions),
            same_pages: same(&before.pages, door.pages),
            same_answers: Mutex::default(),
        }
    }

    /// Whether an output that read `reads` would read the same now.
    pub fn is_same(&self, reads: &Reads) -> bool {
        let line = |position: usize| line_digest(self.door.line_at(position));
        reads.solutions.iter().all(|&position| self.same_solutions[position])
            && reads.pages.iter().all(|&position| self.same_pages[position])
            && reads.lines.iter().all(|(&position, &before)| line(position) == before)
            && reads.questions.iter().all(|(&position, asked)| {
                // The answers about a solution that is the same are the same.
                self.same_solutions[position] || asked.iter().all(|asking| self.is_same_answer(position, asking))
            })
    }

    /// Whether a question has the answer that it had: what is common is as it was, so only the solution makes a difference.
    fn is_same_answer(&self, position: usize, asking: &Asking) -> bool {
        let place = (position, asking.key);
        let known = self.same_answers.lock().unwrap_or_else(PoisonError::into_inner).get(&place).copied();
        known.unwrap_or_else(|| {
            let digest = |solution| asking.question.digest(&asked(solution, position, self.common));
            let is_same = digest(&self.before.solutions[position]) == digest(&self.door.solutions[position]);
            self.same_answers.lock().unwrap_or_else(PoisonError::into_inner).insert(place, is_same);
            is_same
        })
    }
}

/// Which of `now` are the very ones that were there before. Who holds a text keeps any other from coming to stand at its place in memory.
fn same<T>(before: &[Arc<T>], now: &[Arc<T>]) -> Vec<bool> {
    now.iter().enumerate().map(|(at, now)| before.get(at).is_some_and(|before| Arc::ptr_eq(before, now))).collect()
}
