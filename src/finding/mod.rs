//! What is wrong with a guide: findings as data. [`report`] turns them into words for a terminal or a program.
//!
//! A [`Code`] names a kind of finding. Its words are the Fluent message `finding-<code>` in `locales/<lang>/findings.ftl`, its
//! advice the attribute `.advice` of that message, both with the arguments that the [`Finding`] carries; `.about` says in one line what kind it is.

pub mod report;

use crate::i18n::{Argument, Words};
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

    /// The message with its name in the language of the author.
    pub fn message(self) -> &'static str {
        match self {
            Self::Error => "finding-error",
            Self::Warning => "finding-warning",
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
}

impl Code {
    /// A code whose findings keep the guide from being published.
    pub const fn error(id: &'static str) -> Self {
        Self { id, severity: Severity::Error }
    }

    /// A code whose findings do not keep the guide from being published.
    pub const fn warning(id: &'static str) -> Self {
        Self { id, severity: Severity::Warning }
    }

    /// The message with its words.
    pub fn message(&self) -> String {
        format!("finding-{}", self.id)
    }

    /// One line for the list of all codes.
    pub fn about(&self, words: &Words) -> String {
        words.attribute(&self.message(), "about", &[])
    }

    /// A finding of this kind at `place`: a part of a file, or a file as a whole.
    pub fn at(&'static self, place: impl Into<Place>) -> Finding {
        let place = place.into();
        Finding { code: self, place, arguments: Vec::new(), suggestion: None, related: Vec::new(), fix: None }
    }
}

/// Where something is wrong, or what matters to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file as a whole: it is not there, has a wrong name, lacks something.
    File(FileId),
    /// A part of a file.
    Part(Span),
}

impl From<FileId> for Place {
    fn from(file: FileId) -> Self {
        Self::File(file)
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self::Part(span)
    }
}

impl Place {
    /// The part, if there is one, or else the file.
    pub fn part_of(file: FileId, part: Option<Span>) -> Self {
        part.map_or(Self::File(file), Self::Part)
    }

    /// The file.
    pub fn file(self) -> FileId {
        match self {
            Self::File(file) => file,
            Self::Part(span) => span.file,
        }
    }

    /// The part of the file, if it is one.
    pub fn part(self) -> Option<Span> {
        match self {
            Self::File(_) => None,
            Self::Part(span) => Some(span),
        }
    }
}

/// Another place that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub place: Place,
    /// What there is: the message `finding-label-<says>`.
    pub says: &'static str,
}

/// What to write instead of what is there: at a place, or instead of a file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    place: Place,
    /// What to write.
    pub text: String,
}

impl Edit {
    /// `text` instead of what is at `place`.
    pub fn new(place: impl Into<Place>, text: String) -> Self {
        Self { place: place.into(), text }
    }

    /// What gives way: quotation marks around a value stay.
    pub fn place(&self, sources: &Sources) -> Place {
        let Place::Part(span) = self.place else { return self.place };
        let written = sources.at(span);
        let is_quoted = ['"', '\'']
            .iter()
            .any(|quote| written.len() > 1 && written.starts_with(*quote) && written.ends_with(*quote));
        if is_quoted { span.part(1..written.len() - 1).into() } else { self.place }
    }
}

/// How to mend something, where that is certain: all of it or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What to write, one for each place.
    pub edits: Vec<Edit>,
}

/// A diagnostic: one thing that an author should mend.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What kind of thing.
    pub code: &'static Code,
    /// Where.
    pub place: Place,
    /// What the message shows, by name.
    pub arguments: Vec<(&'static str, Argument)>,
    /// What the author probably meant.
    pub suggestion: Option<String>,
    /// Other places that matter: where the same id was first given, where the other language says otherwise.
    pub related: Vec<Related>,
    /// How to mend it.
    pub fix: Option<Fix>,
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

    /// Likewise for `found`, which is written at `span`: what is near is the fix, where nothing else can have been meant.
    #[must_use]
    pub fn near_at<'k>(self, found: &str, span: Span, known: impl IntoIterator<Item = &'k str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let finding = self.near(found, known.iter().copied());
        match &finding.suggestion {
            Some(meant) if is_certain(found, meant, known) => finding.mend(span),
            _ => finding,
        }
    }

    /// With one more place to look at, and what there is.
    #[must_use]
    pub fn related(mut self, says: &'static str, place: impl Into<Place>) -> Self {
        self.related.push(Related { place: place.into(), says });
        self
    }

    /// Mended by `text`, written at `span`.
    #[must_use]
    pub fn fixed(self, span: Span, text: String) -> Self {
        self.fixed_by(vec![Edit::new(span, text)])
    }

    /// Mended by all of `edits` together; by nothing if there are none.
    #[must_use]
    pub fn fixed_by(mut self, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix { edits }).filter(|fix| !fix.edits.is_empty());
        self
    }

    /// Mended by what is suggested, written at `span`; `None` if nothing is suggested.
    #[must_use]
    pub fn mend(mut self, span: Span) -> Self {
        self.fix = self.suggestion.clone().map(|text| Fix { edits: vec![Edit::new(span, text)] });
        self
    }
}

/// Every message that says what a related place is: `finding-label-<says>`.
pub const LABELS: [&str; 10] =
    ["first", "reference", "baseline", "last-version", "before", "after", "beside", "waits", "other", "heading"];

/// The longest name, in characters, for which another is suggested.
const LONGEST: usize = 100;

/// What is nearest to `found` among `known`, if it is near enough to be what was meant.
pub fn nearest<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    let length = found.chars().count();
    // Nobody's finger slips in so long a name; to compare it would take as long as the square of its length.
    if length > LONGEST {
        return None;
    }
    let found = found.to_lowercase();
    let limit = (length / 3).max(1);
    let length = found.chars().count();
    known
        .into_iter()
        .filter(|candidate| candidate.len() <= 4 * LONGEST)
        .filter_map(|candidate| {
            let lower = candidate.to_lowercase();
            let begins = found.len() > 3 && candidate.starts_with(&found);
            // A letter that one has more than the other is a slip: most names need not be compared.
            if !begins && lower.chars().count().abs_diff(length) > limit {
                return None;
            }
            let distance = strsim::damerau_levenshtein(&found, &lower);
            (begins || distance <= limit).then_some((distance, candidate))
        })
        .min_by_key(|(distance, candidate)| (*distance, (*candidate).to_owned()))
        .map(|(_, candidate)| candidate.to_owned())
}

/// Whether `meant` is what was meant by `found`, and none of the others of `known`: a name of some length, two slips at most, one in each of its words, no
/// other so near. Another number is never a slip, nor a letter that stands for one: `loi-31-14` is another law than `loi-31-13`, `plan-b` another plan than
/// `plan-a`; and `i-hommes` is none of the hand for `i-femmes`.
pub fn is_certain<'k>(found: &str, meant: &str, known: impl IntoIterator<Item = &'k str>) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let found = found.to_lowercase();
    if found.chars().count() < 5 || digits(&found) != digits(meant) || letters(&found) != letters(&meant.to_lowercase())
    {
        return false;
    }
    let distance = |candidate: &str| strsim::damerau_levenshtein(&found, &candidate.to_lowercase());
    let own = distance(meant);
    own <= 2
        && (own < 2 || has_one_slip_each(&found, &meant.to_lowercase()))
        && own * 3 <= found.chars().count()
        && known.into_iter().all(|other| other == meant || distance(other) > own)
}

/// Whether two names have as many words, each with one slip at most.
fn has_one_slip_each(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        name.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect()
    };
    let (words, others) = (words(one), words(other));
    words.len() == others.len()
        && words.iter().zip(&others).all(|(word, other)| strsim::damerau_levenshtein(word, other) <= 1)
}

/// The words of one letter of `name`, in order.
fn letters(name: &str) -> Vec<char> {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| word.chars().count() == 1).flat_map(str::chars).collect()
}

/// How many names may still be compared with misspelt ones. A text in which everything is misspelt would else take as long as the square of its length.
#[derive(Debug)]
pub struct Comparisons(usize);

impl Default for Comparisons {
    fn default() -> Self {
        Self(100_000)
    }
}

impl Comparisons {
    /// All of `known`, to look for what was meant by one name; none of them once too many were compared.
    pub fn among<'k>(&mut self, known: &[&'k str]) -> impl Iterator<Item = &'k str> {
        let left = self.0.checked_sub(known.len());
        self.0 = left.unwrap_or(0);
        known[..if left.is_some() { known.len() } else { 0 }].iter().copied()
    }
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
    pub fn extend(&mut self, others: impl IntoIterator<Item = Finding>) {
        self.0.extend(others);
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

    /// Those about `file` that keep the guide from being published.
    #[must_use]
    pub fn errors_in(mut self, file: FileId) -> Self {
        self.0.retain(|finding| finding.place.file() == file && finding.code.severity == Severity::Error);
        self
    }

    /// Whether there are some, all of one kind.
    pub fn are_all(&self, code: &'static Code) -> bool {
        !self.0.is_empty() && self.0.iter().all(|finding| finding.code == code)
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One after the other: what keeps the guide from being published first; then by path, by place in the file, by code.
    pub fn sorted(&self, sources: &Sources) -> Vec<&Finding> {
        let mut all: Vec<&Finding> = self.0.iter().collect();
        all.sort_by(|a, b| {
            let start = |finding: &Finding| finding.place.part().map(|span| span.start);
            let key = |finding: &Finding| (start(finding), finding.code.id);
            let path = |finding: &Finding| sources.file(finding.place.file()).path.as_str();
            let severity = |finding: &Finding| finding.code.severity;
            (severity(a), path(a)).cmp(&(severity(b), path(b))).then_with(|| key(a).cmp(&key(b)))
        });
        all
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
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
        let long = "x".repeat(super::LONGEST);
        assert!(nearest(&format!("{}y", &long[1..]), [&*long]).is_some());
        assert!(nearest(&format!("{long}y"), [&*long]).is_none());
    }
}
