//! Texts of a chapter as views show them: those of a translation, in the order of the reference language.

use crate::guide::chapter;
use crate::guide::quantity::Choice;
use crate::guide::unit::Numbers;
use crate::i18n::{self, Localizer};
use crate::source::Text;
use serde::Serialize;

/// A date.
#[derive(Clone, Debug, Serialize)]
pub struct Date {
    /// ISO 8601, for machines.
    pub iso: String,
    /// As the language writes it.
    pub text: String,
}

/// A word of the tool for a value of a chapter: `commune` → “Par la commune”.
#[derive(Clone, Debug, Serialize)]
pub struct Labelled {
    /// As the chapter writes it: for classes.
    pub word: &'static str,
    /// As the language says it.
    pub text: String,
}

/// What a solution is to achieve.
#[derive(Clone, Debug, Serialize)]
pub struct Objective {
    /// The number by which comments on a draft name it; 0 elsewhere.
    pub number: u32,
    /// Its place on the page.
    pub id: String,
    /// The sentence.
    pub text: String,
    /// What must hold outside the commune's control; may be empty.
    pub assumptions: String,
}

/// A sentence with an id.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// The number by which comments on a draft name it; 0 elsewhere.
    pub number: u32,
    /// Its place on the page.
    pub id: String,
    /// The sentence.
    pub text: String,
}

/// A text that may be absent; then it is empty.
pub(super) fn optional(text: Option<&Text>, localizer: &Localizer<'_>) -> String {
    text.map_or_else(String::new, |text| localizer.set(&text.value))
}

/// The word of the tool for a value: the message `<kind>-<value>`.
pub(super) fn label<C: Choice + PartialEq>(kind: &str, choice: C, localizer: &Localizer<'_>) -> Labelled {
    let word = choice.word();
    Labelled { word, text: localizer.say(&[kind, "-", word].concat()) }
}

/// The points of the reference language, in its order, with the texts of a translation.
pub(super) fn points(
    facts: &[chapter::Point],
    texts: &[chapter::Point],
    list: &str,
    numbers: &Numbers,
    localizer: &Localizer<'_>,
) -> Vec<Point> {
    let texts = chapter::by_id(texts);
    let points = facts.iter().map(|fact| texts.get(&*fact.id.value).copied().unwrap_or(fact));
    points
        .map(|point| Point {
            number: numbers.item(list, &point.id.value),
            id: point.id.value.clone(),
            text: localizer.set(&point.text.value),
        })
        .collect()
}

/// The objectives, likewise.
pub(super) fn objectives(
    facts: &[chapter::Objective],
    texts: &[chapter::Objective],
    numbers: &Numbers,
    localizer: &Localizer<'_>,
) -> Vec<Objective> {
    let texts = chapter::by_id(texts);
    let objectives = facts.iter().map(|fact| texts.get(&*fact.id.value).copied().unwrap_or(fact));
    objectives
        .map(|objective| Objective {
            number: numbers.item("objectives", &objective.id.value),
            id: objective.id.value.clone(),
            text: localizer.set(&objective.text.value),
            assumptions: optional(objective.assumptions.as_ref(), localizer),
        })
        .collect()
}

impl Localizer<'_> {
    /// A date, for machines and for readers.
    pub fn date(&self, date: i18n::Date) -> Date {
        Date { iso: date.to_string(), text: self.words.formats().date(date) }
    }
}
