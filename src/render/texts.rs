//! Texts of a chapter as views show them: those of a translation, in the order of the reference language.

use super::Speaker;
use crate::guide::chapter;
use crate::guide::quantity::Choice;
use crate::source::Text;
use crate::theme::views;

/// A text that may be absent; then it is empty.
pub(super) fn optional(text: Option<&Text>, speaker: &Speaker<'_>) -> String {
    text.map_or_else(String::new, |text| speaker.set(&text.value))
}

/// The word of the tool for a value: the message `<kind>-<value>`.
pub(super) fn label<C: Choice + PartialEq>(kind: &str, choice: C, speaker: &Speaker<'_>) -> views::Labelled {
    let word = choice.word();
    views::Labelled { word, text: speaker.say(&[kind, "-", word].concat()) }
}

/// The id and the text of an objective.
pub(super) fn objective(objective: &chapter::Objective) -> (&Text, &Text) {
    (&objective.id, &objective.text)
}

/// The id and the text of one of the means, or of a lesson.
pub(super) fn point(point: &chapter::Point) -> (&Text, &Text) {
    (&point.id, &point.text)
}

/// The points of the reference language, in its order, with the texts of a translation.
pub(super) fn points<T: chapter::Identified>(
    facts: &[T],
    texts: &[T],
    parts: fn(&T) -> (&Text, &Text),
    speaker: &Speaker<'_>,
) -> Vec<views::Point> {
    let points = facts.iter().map(|fact| chapter::find(texts, &fact.id().value).unwrap_or(fact));
    points
        .map(|point| {
            let (id, text) = parts(point);
            views::Point { number: speaker.next_number(), id: id.value.clone(), text: speaker.set(&text.value) }
        })
        .collect()
}
