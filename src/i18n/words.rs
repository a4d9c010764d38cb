//! The words that the tool itself says, in one language: Fluent messages.

use super::{Date, Direction, Formats, Language};
use ahash::{HashMap, HashMapExt as _};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

/// A value that a message shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// A text, shown as it is.
    Text(String),
    /// A number, which also chooses the plural form.
    Count(usize),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Count(count) => count.fmt(f),
        }
    }
}

/// All messages of one language, and its formats. Which plural form a number takes is decided by Fluent, by the rules of CLDR for the code that the bundle is
/// given; the forms are in `locales/`.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    /// Messages that need no arguments, said once.
    said: HashMap<String, String>,
    /// What was said about numbers, by message and number: few numbers are said once only.
    counted: RwLock<HashMap<String, HashMap<u64, String>>>,
    formats: Arc<Formats>,
    /// In which direction the language is written.
    pub direction: Direction,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("messages", &self.said.len()).finish_non_exhaustive()
    }
}

impl Words {
    /// The messages of `files`, a later one taking the place of an earlier one with the same name. A file that is not quite
    /// Fluent gives the messages that are: [`messages_of`] tells what is wrong.
    pub fn new(language: &Language, files: impl IntoIterator<Item = String>) -> Self {
        let code = language.locale.id.to_string().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![code]);
        // Bidi isolates: a Latin name inside an Arabic sentence must not turn the sentence around it.
        bundle.set_use_isolating(language.direction == Direction::Rtl);
        let formats = Arc::new(Formats::new(language));
        add_functions(&mut bundle, &formats);
        bundle.set_formatter(Some(whole_number));
        let mut names = BTreeSet::new();
        for text in files.into_iter().filter(|text| unparsable(text).is_none()) {
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
            names.extend(resource.entries().filter_map(|entry| match entry {
                ast::Entry::Message(message) if message.value.is_some() => Some(message.id.name.to_owned()),
                _ => None,
            }));
            bundle.add_resource_overriding(resource);
        }
        let mut words =
            Self { bundle, said: HashMap::new(), counted: RwLock::default(), formats, direction: language.direction };
        words.said = names
            .into_iter()
            .filter_map(|name| Some((words.try_say(&name, &FluentArgs::new())?, name)))
            .map(|(said, name)| (name, said))
            .collect();
        words
    }

    /// How this language writes dates, numbers and lists.
    pub fn formats(&self) -> &Formats {
        &self.formats
    }

    /// Whether there is a message `key`.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The message `key`, which needs no arguments; the key itself if there is none, which a test of every key excludes.
    pub fn say<'w>(&'w self, key: &'w str) -> &'w str {
        self.said.get(key).map_or(key, String::as_str)
    }

    /// The message `key` if it is there and needs no arguments.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.said.get(key).map(String::as_str)
    }

    /// The message `key` with `arguments`; the key itself if there is no such message.
    pub fn say_with(&self, key: &str, arguments: &[(&'static str, Argument)]) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        pattern.map_or_else(|| key.to_owned(), |pattern| self.format(pattern, &self.fluent_arguments(arguments)))
    }

    /// The message `key` about a number: the plural form is the language's own.
    pub fn count(&self, key: &str, number: f64) -> String {
        let known = self.counted.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(said) = known.get(key).and_then(|numbers| numbers.get(&number.to_bits())) {
            return said.clone();
        }
        drop(known);
        let said = self.count_anew(key, number);
        let mut known = self.counted.write().unwrap_or_else(PoisonError::into_inner);
        known.entry(key.to_owned()).or_default().insert(number.to_bits(), said.clone());
        said
    }

    fn count_anew(&self, key: &str, number: f64) -> String {
        let mut arguments = FluentArgs::with_capacity(1);
        arguments.set("n", counted(number, self.direction));
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        pattern.map_or_else(|| key.to_owned(), |pattern| unisolated(self.format(pattern, &arguments)))
    }

    /// The message `key` with arguments that a template gives; `None` if there is no such message or it asks for another argument.
    pub fn say_to_template(&self, key: &str, texts: &[(String, String)], numbers: &[(String, f64)]) -> Option<String> {
        let mut arguments = FluentArgs::new();
        for (name, text) in texts {
            arguments.set(name.clone(), FluentValue::from(text.clone()));
        }
        for (name, number) in numbers {
            arguments.set(name.clone(), counted(*number, self.direction));
        }
        let said = self.try_say(key, &arguments);
        if texts.is_empty() { said.map(unisolated) } else { said }
    }

    /// The attribute `name` of the message `key`; empty if the message has none.
    pub fn attribute(&self, key: &str, name: &str, arguments: &[(&'static str, Argument)]) -> String {
        let message = self.bundle.get_message(key);
        let attribute = message.and_then(|message| message.get_attribute(name));
        attribute
            .map_or_else(String::new, |attribute| self.format(attribute.value(), &self.fluent_arguments(arguments)))
    }

    fn format(&self, pattern: &ast::Pattern<&str>, arguments: &FluentArgs<'_>) -> String {
        self.bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned()
    }

    fn fluent_arguments(&self, arguments: &[(&'static str, Argument)]) -> FluentArgs<'static> {
        let mut all = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            match argument {
                Argument::Text(text) => all.set(*name, FluentValue::from(text.clone())),
                #[allow(clippy::cast_precision_loss)] // so many things has no guide
                Argument::Count(count) => all.set(*name, counted(*count as f64, self.direction)),
            }
        }
        all
    }

    fn try_say(&self, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let mut errors = Vec::new();
        let pattern = self.bundle.get_message(key)?.value()?;
        let said = self.bundle.format_pattern(pattern, Some(arguments), &mut errors).into_owned();
        errors.is_empty().then_some(said)
    }
}

/// Without bidi isolates: numbers are no names, and «28%» falls apart where its number stands alone.
fn unisolated(said: String) -> String {
    if said.contains('\u{2068}') { said.replace(['\u{2068}', '\u{2069}'], "") } else { said }
}

/// `number` as a message of a language in this direction chooses its plural form by it.
///
/// In Arabic the form follows the last two digits: «111 حلا» as «11 حلا». fluent-bundle 0.16 takes its rules from intl_pluralrules 7.0, which compares the whole
/// number. So the last two digits stand for it, and [`whole_number`] says what is shown.
fn counted(number: f64, direction: Direction) -> FluentValue<'static> {
    let digits = number % 100.0;
    if direction == Direction::Ltr || number < 100.0 || digits.fract() != 0.0 || digits < 3.0 {
        return FluentNumber::from(number).into();
    }
    let options = FluentNumberOptions { currency: Some(number.to_string()), ..FluentNumberOptions::default() };
    FluentNumber::new(digits, options).into()
}

/// The number that is meant, where its last two digits stand for it: see [`counted`].
fn meant(number: &FluentNumber) -> f64 {
    number.options.currency.as_ref().and_then(|whole| whole.parse().ok()).unwrap_or(number.value)
}

/// A number in a message that does not ask how the language writes it.
fn whole_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.options.currency.is_some() => Some(meant(number).to_string()),
        _ => None,
    }
}

/// `NUMBER($n)` and `DATE($d)`, written as the language writes them.
fn add_functions(bundle: &mut FluentBundle<FluentResource>, formats: &Arc<Formats>) {
    let numbers = Arc::clone(formats);
    let dates = Arc::clone(formats);
    // Adding fails only for a name that is taken; the bundle is new.
    let _ = bundle.add_function("NUMBER", move |values, _| match values.first() {
        Some(FluentValue::Number(number)) => FluentValue::from(numbers.number(meant(number))),
        _ => FluentValue::Error,
    });
    let _ = bundle.add_function("DATE", move |values, _| match values.first() {
        Some(FluentValue::String(text)) => {
            Date::parse(text).map_or(FluentValue::Error, |date| FluentValue::from(dates.date(date)))
        }
        _ => FluentValue::Error,
    });
}

/// What the parser must not be given: it would not come back to tell. Wherever it stands in the file: after a first slip nobody can say
/// what is a literal and what is not.
fn unparsable(text: &str) -> Option<LocaleError> {
    let deep = too_deep(text).map(|at| LocaleError { range: at..at, message: "{ { {".to_owned() });
    deep.or_else(|| torn_escape(text))
}

/// An escape of a character, `\u` or `\U`, that is broken off by a character of several bytes: the parser (fluent-syntax 0.12) cuts it in two.
fn torn_escape(text: &str) -> Option<LocaleError> {
    memchr::memchr_iter(b'\\', text.as_bytes()).find_map(|at| {
        let digits = match text.as_bytes().get(at + 1)? {
            b'u' => 4,
            b'U' => 6,
            _ => return None,
        };
        let broken_off = text[at + 2..].chars().take(digits).find(|digit| !digit.is_ascii_hexdigit())?;
        let escape = || text[at..].chars().take(2 + digits).take_while(|letter| !letter.is_control()).collect();
        (!broken_off.is_ascii()).then(|| LocaleError { range: at..at, message: escape() })
    })
}

/// Where braces are nested deeper than any message: the parser would follow them until its memory ends.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 50
    })
}

/// What is wrong in a `.ftl` file: the bytes and the parser's words.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct LocaleError {
    /// Where.
    pub range: std::ops::Range<usize>,
    /// What, in the words of the Fluent parser.
    pub message: String,
}

/// The messages of a `.ftl` file with the variables that each of them uses (attributes included), and what is wrong.
pub fn messages_of(text: &str) -> (BTreeMap<String, BTreeSet<String>>, Vec<LocaleError>) {
    if let Some(error) = unparsable(text) {
        return (BTreeMap::new(), vec![error]);
    }
    let (resource, errors) = match fluent_syntax::parser::parse(text) {
        Ok(resource) => (resource, Vec::new()),
        Err(broken) => broken,
    };
    let mut messages = BTreeMap::new();
    for entry in &resource.body {
        if let ast::Entry::Message(message) = entry {
            let mut variables = BTreeSet::new();
            let attributes = message.attributes.iter().map(|attribute| &attribute.value);
            for pattern in message.value.iter().chain(attributes) {
                pattern_variables(pattern, &mut variables);
            }
            messages.insert(message.id.name.to_owned(), variables);
        }
    }
    let errors = errors
        .into_iter()
        .map(|error| LocaleError { range: error.pos.clone(), message: error.kind.to_string() })
        .collect();
    (messages, errors)
}

fn pattern_variables(pattern: &ast::Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            expression_variables(expression, variables);
        }
    }
}

fn expression_variables(expression: &ast::Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => inline_variables(inline, variables),
        ast::Expression::Select { selector, variants } => {
            inline_variables(selector, variables);
            for variant in variants {
                pattern_variables(&variant.value, variables);
            }
        }
    }
}

fn inline_variables(inline: &ast::InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                inline_variables(argument, variables);
            }
        }
        ast::InlineExpression::Placeable { expression } => expression_variables(expression, variables),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(code: &str, text: &str) -> Words {
        Words::new(&Language::new(code, "MA").unwrap(), [text.to_owned()])
    }

    #[test]
    fn an_escape_that_is_broken_off_is_told_and_given_to_no_parser() {
        for (text, found) in [
            ("a = { \"\\ué\" }", Some("\\ué\" }")),
            ("a = {\nb = \" { \"\\U0041سنة\" }", Some("\\U0041سن")),
            ("a = { \"\\u00e9é \\\\ u é\" }", None),
        ] {
            let (_, errors) = messages_of(text);
            assert_eq!(errors.first().map(|error| &*error.message), found, "{text}");
            words("fr", text);
        }
    }

    #[test]
    fn arabic_has_six_plural_forms() {
        let ar = words(
            "ar",
            "steps = { $n ->\n    [zero] لا مراحل\n    [one] مرحلة واحدة\n    [two] مرحلتان\n    [few] { NUMBER($n) } مراحل\n    [many] { NUMBER($n) } مرحلة\n   *[other] { NUMBER($n) } مرحلة\n }\n",
        );
        let said: Vec<String> = [0.0, 1.0, 2.0, 3.0, 11.0, 100.0].map(|n| ar.count("steps", n)).into();
        assert_eq!(said, ["لا مراحل", "مرحلة واحدة", "مرحلتان", "3 مراحل", "11 مرحلة", "100 مرحلة"]);
    }

    /// By their last two digits; and what is shown is the whole number, however it is asked for.
    #[test]
    fn arabic_counts_hundreds_by_what_follows_them() {
        let forms = "\n    [few] قليل { NUMBER($n) } { $n }\n    [many] كثير { NUMBER($n) } { $n }\n   *[other] غيرها { NUMBER($n) } { $n }\n }\n";
        let ar = words("ar", &["steps = { $n ->", forms].concat());
        for (number, said) in [
            (3.0, "قليل 3 3"),
            (103.0, "قليل 103 103"),
            (1250.0, "كثير 1250 1250"),
            (12_011.0, "كثير 12.011 12011"),
            (102.0, "غيرها 102 102"),
            (200.0, "غيرها 200 200"),
            (112.5, "غيرها 112,5 112.5"),
        ] {
            assert_eq!(ar.count("steps", number), said);
        }
        let arguments = [("n", Argument::Count(111))];
        assert_eq!(crate::i18n::plain(&ar.say_with("steps", &arguments)), "كثير 111 111");
        assert_eq!(ar.say_to_template("steps", &[], &[("n".to_owned(), 105.0)]).as_deref(), Some("قليل 105 105"));
    }

    #[test]
    fn a_later_file_takes_precedence() {
        let language = Language::new("fr", "MA").unwrap();
        let words = Words::new(&language, ["a = un".to_owned(), "a = deux".to_owned()]);
        assert_eq!(words.say("a"), "deux");
    }

    #[test]
    fn variables_are_found_wherever_they_stand() {
        let (messages, errors) =
            messages_of("a = { $x ->\n    [one] { NUMBER($y) }\n   *[other] b\n }\n    .advice = { $z }\nb = {\n");
        assert_eq!(messages["a"].iter().collect::<Vec<_>>(), ["x", "y", "z"]);
        assert_eq!(errors.len(), 1);
    }
}
