//! What is wrong with a guide: findings as data. [`report`] turns them into words for a terminal or a program.
//!
//! A [`Code`] names a kind of finding. Its words are the Fluent message `finding-<code>` in `locales/<lang>/findings.ftl`, its
//! advice the attribute `.advice` of that message, both with the arguments that the [`Finding`] carries.

pub mod report;

use crate::i18n::Argument;
use crate::source::{FileId, Sources, Span};

/// Does a finding keep the guide from being published?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Yes.
    Error,
    /// No, but an author should look at it.
    Warning,
}

impl Severity {
    /// `error` or `warning`, as programs read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// What authors and programs call it: `unknown-field`.
    pub id: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// One line for the list of all codes.
    pub about: &'static str,
}

impl Code {
    /// A code whose findings keep the guide from being published.
    pub const fn error(id: &'static str, about: &'static str) -> Self {
        Self { id, severity: Severity::Error, about }
    }

    /// A code whose findings do not keep the guide from being published.
    pub const fn warning(id: &'static str, about: &'static str) -> Self {
        Self { id, severity: Severity::Warning, about }
    }

    /// A finding of this kind at `span`.
    pub fn at(&'static self, span: Span) -> Finding {
        Finding { code: self, span, arguments: Vec::new(), suggestion: None, related: Vec::new() }
    }

    /// A finding of this kind about the file as a whole.
    pub fn in_file(&'static self, file: FileId) -> Finding {
        self.at(Span::top(file))
    }
}

/// One thing that an author should mend.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What kind of thing.
    pub code: &'static Code,
    /// Where.
    pub span: Span,
    /// What the message shows, by name.
    pub arguments: Vec<(&'static str, Argument)>,
    /// What the author probably meant.
    pub suggestion: Option<String>,
    /// Other places that matter: where the same id was first given, where the other language says otherwise.
    pub related: Vec<Span>,
}

impl Finding {
    /// With one more argument for the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        let value = match value.into() {
            // What a file holds must not command the terminal that shows it.
            Argument::Text(text) => Argument::Text(text.replace(|letter: char| letter.is_control(), "\u{fffd}")),
            count @ Argument::Count(_) => count,
        };
        self.arguments.push((name, value));
        self
    }

    /// With what is nearest to `found` among `known`, if anything is near.
    #[must_use]
    pub fn near<'k>(mut self, found: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        self.suggestion = nearest(found, known);
        self
    }

    /// With one more place to look at.
    #[must_use]
    pub fn see_also(mut self, span: Span) -> Self {
        self.related.push(span);
        self
    }
}

/// What is nearest to `found` among `known`, if it is near enough to be what was meant.
fn nearest<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    let found = found.to_lowercase();
    let limit = (found.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&found, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= limit || (found.len() > 3 && candidate.starts_with(&found)))
        .min_by_key(|(distance, candidate)| (*distance, (*candidate).to_owned()))
        .map(|(_, candidate)| candidate.to_owned())
}

/// All findings of one reading of a guide.
#[derive(Clone, Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Adds one.
    pub fn add(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// Adds those of another stage.
    pub fn extend(&mut self, others: Findings) {
        self.0.extend(others.0);
    }

    /// Whether the guide must not be published.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|finding| finding.code.severity == Severity::Error)
    }

    /// How many there are of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|finding| finding.code.severity == severity).count()
    }

    /// Without those of one kind.
    #[must_use]
    pub fn without(mut self, code: &'static Code) -> Self {
        self.0.retain(|finding| finding.code != code);
        self
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One after the other: by path, then by place in the file, then by code.
    pub fn sorted(&self, sources: &Sources) -> Vec<&Finding> {
        let mut all: Vec<&Finding> = self.0.iter().collect();
        all.sort_by(|a, b| {
            let key = |finding: &Finding| (finding.span.start, finding.code.severity, finding.code.id);
            let path = |finding: &Finding| sources.file(finding.span.file).path.as_str();
            path(a).cmp(path(b)).then_with(|| key(a).cmp(&key(b)))
        });
        all
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        let known = ["title", "theme", "territories"];
        assert_eq!(nearest("titel", known).as_deref(), Some("title"));
        assert_eq!(nearest("territoires", known).as_deref(), Some("territories"));
        assert_eq!(nearest("color", known), None);
    }
}
