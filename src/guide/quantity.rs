//! The small typed values of a chapter: who, how long, how often, of what kind.

use super::schema::{Field, Role, Type, settle};
use crate::data::fields::{self, Expected, Fields, wrong_type};
use crate::data::tree::{Node, Value};
use crate::finding::{Code, Findings};
use crate::i18n::invisible::visible;
use crate::i18n::invisible::western;
use crate::i18n::{Date, fold};
use crate::source::Spanned;

/// Every code that reading small values can find.
pub const CODES: [&Code; 1] = [&UNKNOWN_CHOICE];

/// A word that is not one of those that the field knows.
pub const UNKNOWN_CHOICE: Code = Code::error("unknown-choice");

/// A field whose value is one of a few words.
pub trait Choice: Copy + 'static {
    /// The words and what they mean.
    const ALL: &'static [(&'static str, Self)];

    /// The word for `self`, as front matter writes it.
    fn word(self) -> &'static str
    where
        Self: PartialEq,
    {
        Self::ALL.iter().find(|(_, choice)| *choice == self).map_or("", |(word, _)| word)
    }
}

/// Reads the field `name` as one of the words of `C`.
pub fn choice<C: Choice>(fields: &mut Fields<'_, '_, '_>, name: &'static str) -> Option<Spanned<C>> {
    let found = fields.optional(name, fields::word)?;
    let known = C::ALL.iter().find(|(word, _)| *word == found.value);
    if known.is_none() {
        let words: Vec<&str> = C::ALL.iter().map(|(word, _)| *word).collect();
        let finding = UNKNOWN_CHOICE
            .at(found.span)
            .with("field", name)
            .with("found", &*found.value)
            .with("known", words.join(", "));
        fields.findings.add(finding.near_at(&found.value, found.span, words));
    }
    known.map(|(_, choice)| Spanned::new(*choice, found.span))
}

/// How far a text says that it is: one that does not say so, or not in a word that is known, must have all that a final one must.
pub fn status(fields: &Fields<'_, '_, '_>) -> Status {
    let said = fields.find("status").and_then(|node| fields::word(node).ok());
    let known = said.and_then(|said| Status::ALL.iter().find(|(word, _)| *word == said.value));
    known.map_or(Status::Final, |(_, status)| *status)
}

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }
        impl Choice for $name {
            const ALL: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];
        }
    };
}

choices! {
    /// How far a chapter is.
    Status {
        /// Being written.
        Draft = "draft",
        /// Ready for comments.
        Review = "review",
        /// Validated.
        Final = "final",
    }
}

choices! {
    /// Who carries a step: the brief's subsidiarity (P2).
    By {
        /// The commune, within its own powers.
        Commune = "commune",
        /// Others whom the commune calls upon.
        Partner = "partner",
    }
}

choices! {
    /// What an indicator tells about.
    IndicatorKind {
        /// What was done.
        Output = "output",
        /// What it changed at once.
        Outcome = "outcome",
        /// What it changed in people's lives, expected or not (E1).
        Effect = "effect",
        /// What people think of it (E3).
        Perception = "perception",
    }
}

choices! {
    /// How often an indicator is measured.
    Frequency {
        /// Every week.
        Weekly = "weekly",
        /// Every month.
        Monthly = "monthly",
        /// Every three months.
        Quarterly = "quarterly",
        /// Every six months.
        HalfYearly = "half-yearly",
        /// Every year.
        Yearly = "yearly",
        /// One time.
        Once = "once",
    }
}

choices! {
    /// Where a phase stands in spreading the solution (E4).
    PhaseKind {
        /// A few territories try it.
        Pilot = "pilot",
        /// The others follow.
        RollOut = "roll-out",
    }
}

choices! {
    /// Which issued versions have pages on the site; all have their archives there.
    Keep {
        /// All of them.
        All = "all",
        /// Of final versions that differ in the last number only, the last one.
        LastPatch = "last-patch",
    }
}

choices! {
    /// A unit of time.
    TimeUnit {
        /// One day.
        Day = "day",
        /// Seven days.
        Week = "week",
        /// A month, counted as 30 days in chronogrammes.
        Month = "month",
        /// A year, counted as 365 days in chronogrammes.
        Year = "year",
    }
}

/// A length of time, as it was given: `4 weeks`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: TimeUnit,
}

impl Duration {
    /// Reads `4 weeks`, `1 month`.
    pub fn parse(text: &str) -> Option<Self> {
        let (count, unit) = text.split_once(' ')?;
        let count = count.parse().ok().filter(|count| (1..=9999).contains(count))?;
        let unit = unit.trim();
        let (_, unit) = TimeUnit::ALL.iter().find(|(word, _)| unit == *word || unit.strip_suffix('s') == Some(word))?;
        let duration = Self { count, unit: *unit };
        // Longer than any plan of a commune: a slip of the finger.
        (duration.days() <= 50 * 365).then_some(duration)
    }

    /// In days, for comparing and drawing.
    pub fn days(self) -> u32 {
        self.count
            * match self.unit {
                TimeUnit::Day => 1,
                TimeUnit::Week => 7,
                TimeUnit::Month => 30,
                TimeUnit::Year => 365,
            }
    }
}

/// Reads a [`Duration`].
pub fn duration(node: &Node<'_>) -> Result<Spanned<Duration>, Expected> {
    let Value::Scalar { text, .. } = &node.value else {
        return Err("duration");
    };
    let plain: String = text.chars().map(western).collect();
    Duration::parse(plain.trim()).map(|duration| Spanned::new(duration, node.span)).ok_or("duration")
}

/// How a length of time is written that is given in French or Arabic: `2 semaines`, «3 أشهر».
pub fn duration_meant(text: &str) -> Option<String> {
    const WORDS: [(&str, &[&str]); 4] = [
        ("day", &["jour", "jours", "يوم", "ايام", "يوما", "j"]),
        ("week", &["semaine", "semaines", "sem", "اسبوع", "اسابيع", "اسبوعا"]),
        ("month", &["mois", "شهر", "اشهر", "شهور", "شهرا"]),
        ("year", &["an", "ans", "annee", "annees", "سنه", "سنوات", "عام", "اعوام"]),
    ];
    let plain: String = visible(text).trim().chars().map(western).collect();
    let digits = plain.find(|letter: char| !letter.is_ascii_digit())?;
    let word = fold(plain[digits..].trim());
    let (unit, _) = WORDS
        .iter()
        .find(|(unit, words)| words.contains(&&*word) || *unit == word || word.strip_suffix('s') == Some(unit))?;
    let count = &plain[..digits];
    let written = format!("{count} {unit}{}", if count == "1" { "" } else { "s" });
    Duration::parse(&written).map(|_| written)
}

/// How a number of weeks is written that is given otherwise: `S4`, `semaine 4`, `W 4`, `4`.
pub fn week_meant(text: &str) -> Option<String> {
    let plain: String = visible(text).trim().chars().map(western).collect();
    let digits = plain.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let word = fold(plain[..plain.len() - digits.len()].trim());
    let is_week = ["", "s", "w", "semaine", "week", "الاسبوع", "اسبوع"].contains(&&*word);
    let count: u32 = digits.parse().ok().filter(|_| is_week)?;
    Some(format!("W{count}"))
}

/// Reads `W4`: weeks from the start.
pub fn week(node: &Node<'_>) -> Result<Spanned<u32>, Expected> {
    let Value::Scalar { text, .. } = &node.value else {
        return Err("week");
    };
    let plain: String = text.chars().map(western).collect();
    let week = plain.strip_prefix(['W', 'w']).and_then(|weeks| weeks.trim().parse().ok()).filter(|week| *week <= 5200);
    week.map(|week| Spanned::new(week, node.span)).ok_or("week")
}

/// Reads a [`Date`].
pub fn date(node: &Node<'_>) -> Result<Spanned<Date>, Expected> {
    let Value::Scalar { text, .. } = &node.value else {
        return Err("date");
    };
    let plain: String = visible(text).chars().map(western).collect();
    Date::parse(plain.trim()).map(|date| Spanned::new(date, node.span)).ok_or("date")
}

/// The message that names a unit. `%` is how everybody writes per cent.
pub fn unit_message(unit: &str) -> String {
    ["unit-", unit_word(unit)].concat()
}

/// The message with the name of a unit itself: “percentage”, “days”.
pub fn unit_name_message(unit: &str) -> String {
    ["unit-name-", unit_word(unit)].concat()
}

fn unit_word(unit: &str) -> &str {
    if unit == "%" { "percent" } else { unit }
}

/// Where an indicator stood, or should stand, at a date.
#[derive(Clone, Copy, Debug)]
pub struct Level {
    /// In the indicator's unit.
    pub value: f64,
    /// When.
    pub date: Option<Date>,
    /// The unit that is written behind the value, though the indicator says which it is.
    pub sign: Option<WrittenUnit>,
}

/// Two say the same, with a unit or without.
impl PartialEq for Level {
    fn eq(&self, other: &Self) -> bool {
        (self.value, self.date) == (other.value, other.date)
    }
}

/// A unit that authors write behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenUnit {
    /// `40 %`
    Percent,
    /// `5 000 DH`
    Dirham,
}

impl WrittenUnit {
    /// Whether it is the unit that is called `unit`.
    pub fn is(self, unit: &str) -> bool {
        match self {
            Self::Percent => unit_word(unit) == "percent",
            Self::Dirham => unit == "MAD",
        }
    }
}

/// The fields of a level.
const LEVEL_TABLE: [Field; 2] = [
    Field { name: "value", key: "value", holds: Type::Value, role: Role::Fact, from: Some(Status::Draft) },
    Field { name: "date", key: "date", holds: Type::Date, role: Role::Fact, from: None },
];

/// Reads a number, and perhaps a unit behind it.
fn measured(node: &Node<'_>) -> Result<Spanned<(f64, Option<WrittenUnit>)>, Expected> {
    if let Ok(number) = fields::number(node) {
        return Ok(Spanned::new((number.value, None), node.span));
    }
    let percent = fields::percentage(node).map(|number| (number.value, Some(WrittenUnit::Percent)));
    let value = percent.or_else(|expected| match expected {
        "thousands" => Err(expected),
        _ => fields::cost(node).map(|number| (number.value, Some(WrittenUnit::Dirham))),
    })?;
    Ok(Spanned::new(value, node.span))
}

/// Reads `{value: 5, date: 2027}`, or a number alone.
pub fn level(fields: &mut Fields<'_, '_, '_>, name: &'static str) -> Option<Spanned<Level>> {
    let node = fields.node(name)?;
    if let Ok(value) = measured(node) {
        return Some(Spanned::new(Level { value: value.value.0, date: None, sign: value.value.1 }, node.span));
    }
    if !matches!(node.value, Value::Map(_)) {
        fields.findings.add(wrong_type(node, "level").with("field", name));
        return None;
    }
    read_level(node, fields.findings).map(|level| Spanned::new(level, node.span))
}

fn read_level(node: &Node<'_>, findings: &mut Findings) -> Option<Level> {
    let mut fields = Fields::open(node, findings)?;
    settle(&LEVEL_TABLE, &mut fields);
    let value = fields.required("value", measured);
    let date = fields.optional("date", date);
    fields.close();
    let (value, sign) = value?.value;
    Some(Level { value, date: date.map(|date| date.value), sign })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        assert_eq!(Duration::parse("4 weeks"), Some(Duration { count: 4, unit: TimeUnit::Week }));
        for (text, days) in
            [("1 day", 1), ("3 weeks", 21), ("1 month", 30), ("2 months", 60), ("5 years", 1825), ("50 years", 18_250)]
        {
            assert_eq!(Duration::parse(text).unwrap().days(), days, "{text}");
        }
        for bad in ["", "weeks", "0 weeks", "4 semaines", "4weeks", "-1 days", "99999 days", "51 years"] {
            assert_eq!(Duration::parse(bad), None, "{bad}");
        }
    }
}
