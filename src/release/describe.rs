//! What changed, in words: for the terminal, for release notes and for the history on the site.

use super::compare::{Change, Comparison, FieldChange, ItemChange, ItemLists, SolutionChange, Withdrawal, whole_item};
use super::record::{FieldValue, FieldValues, ItemRecord, Record, Translations, spoken, text_of};
use super::redline::{ChangeKind, Run};
use crate::guide::chapter::Chapter;
use crate::guide::quantity::{unit_message, unit_name_message};
use crate::guide::schema::{self, Choices, IdTarget, Type};
use crate::i18n::{Argument, Date, Words};
use crate::markdown;

/// Tells in one language what changed from one record to another.
#[derive(Debug)]
pub struct ChangeDescriber<'a> {
    /// The words of the language.
    pub words: &'a Words,
    /// The language of the guide whose texts are shown.
    pub language: &'a str,
    /// The older version.
    pub from: &'a Record,
    /// The newer one.
    pub to: &'a Record,
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribedChange {
    /// What: “Durée”, “Cible”.
    pub label: String,
    /// What it was and is; either may be empty.
    pub values: Option<[String; 2]>,
    /// For a text: its words.
    pub runs: Vec<Run>,
}

/// An item that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescribedItem {
    /// What became of it.
    pub change_kind: ChangeKind,
    /// Of which list it is one: “Étape”.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// What changed of it.
    pub changes: Vec<DescribedChange>,
}

impl ChangeDescriber<'_> {
    fn say(&self, key: &str) -> String {
        self.words.say(key).to_owned()
    }

    /// The title of a solution that changed.
    pub fn title<'t>(&self, texts: &'t Translations) -> &'t str {
        spoken(texts, self.language, &self.to.languages).1
    }

    /// Whether what changed of a solution concerns this language: a translation may have changed alone.
    pub fn concerns(&self, change: &SolutionChange) -> bool {
        change.change_kind != ChangeKind::Changed
            || change.body.contains_key(self.language)
            || !self.fields(change).is_empty()
            || !self.items(change).is_empty()
    }

    /// The languages that came; how many solutions were added, withdrawn and changed; how many changed in other languages alone. Empty if there is nothing of it.
    pub fn counts(&self, comparison: &Comparison) -> Vec<String> {
        let kinds = [
            (ChangeKind::Added, "changes-added"),
            (ChangeKind::Removed, "changes-removed"),
            (ChangeKind::Changed, "changes-changed"),
        ];
        let count = |change_kind: ChangeKind| {
            let such = comparison.solutions.iter().filter(|change| change.change_kind == change_kind);
            such.filter(|change| self.concerns(change)).count()
        };
        let counts =
            kinds.into_iter().map(|(change_kind, key)| (key, count(change_kind))).filter(|(_, count)| *count > 0);
        let elsewhere = comparison.solutions.iter().filter(|change| !self.concerns(change)).count();
        let counts = counts.chain((elsewhere > 0).then_some(("changes-elsewhere", elsewhere)));
        #[allow(clippy::cast_precision_loss)] // so many solutions has no guide
        let counts = counts.map(|(key, count)| self.words.count(key, count as f64));
        self.languages(comparison).into_iter().chain(counts).collect()
    }

    /// The languages that came, each in words.
    fn languages(&self, comparison: &Comparison) -> Vec<String> {
        let name = |code: &String| self.words.say_with("changes-language", &[("code", code.as_str().into())]);
        comparison.languages.iter().map(name).collect()
    }

    /// What changed of a solution besides its items and its text.
    pub fn fields(&self, change: &SolutionChange) -> Vec<DescribedChange> {
        let mut told = Vec::new();
        let values = |label: &str, values: [String; 2]| DescribedChange {
            label: self.say(label),
            values: Some(values),
            runs: Vec::new(),
        };
        if let Some(slugs) = &change.renamed {
            told.push(values("field-slug", slugs.clone()));
        }
        told.extend(change.withdrawal.iter().flat_map(|it| self.withdrawal(it)).map(|(label, text)| DescribedChange {
            label: self.say(label),
            values: None,
            runs: vec![Run::Same(text)],
        }));
        if let Some([from, to]) = &change.moved {
            told.push(values("kind-theme", [self.entry("theme", from), self.entry("theme", to)]));
        }
        let lists = change.lists.each_ref().map(Some);
        told.extend(change.fields.iter().filter_map(|field| self.field(field, "", lists, None)));
        for list in &change.reordered {
            told.push(DescribedChange {
                label: self.words.say_with("list-reordered", &[("list", self.say(list).into())]),
                values: None,
                runs: Vec::new(),
            });
        }
        if change.measured > 0 {
            #[allow(clippy::cast_precision_loss)] // so many measurements has no guide
            let label = self.words.count("changes-measured", change.measured as f64);
            told.push(DescribedChange { label, values: None, runs: Vec::new() });
        }
        told
    }

    /// Why a solution was withdrawn, and the title of the one that took its place, each with the name of its message.
    fn withdrawal(&self, withdrawal: &Withdrawal) -> Vec<(&'static str, String)> {
        let successor = withdrawal.successor.as_ref().and_then(|id| self.to.solution(id));
        let reason = self.title(&withdrawal.reason).to_owned();
        let successor = successor.map(|solution| ("field-successor", self.title(&solution.title).to_owned()));
        [("field-reason", reason)].into_iter().filter(|(_, text)| !text.is_empty()).chain(successor).collect()
    }

    /// What changed of the items of a solution, and of which of them.
    pub fn items(&self, change: &SolutionChange) -> Vec<DescribedItem> {
        let lists = change.lists.each_ref().map(Some);
        change.items.iter().filter_map(|item| self.item(item, lists)).collect()
    }

    /// What changed of the guide's own lists: themes, terms, works.
    pub fn entries(&self, comparison: &Comparison) -> Vec<DescribedItem> {
        comparison.entries.iter().filter_map(|item| self.item(item, [None, None])).collect()
    }

    /// `None` if what changed concerns other languages only.
    fn item(&self, item: &ItemChange, lists: [Option<&ItemLists>; 2]) -> Option<DescribedItem> {
        let fields = lists.map(|lists| {
            let items = lists?.get(&item.list)?;
            Some(&items.iter().find(|other| other.id == item.id)?.fields)
        });
        let units = fields.map(unit);
        let mut changes: Vec<DescribedChange> =
            item.fields.iter().filter_map(|field| self.field(field, &item.list, lists, Some(&units))).collect();
        if item.body.contains_key(self.language) {
            changes.push(DescribedChange { label: self.say("field-body"), values: None, runs: Vec::new() });
        }
        if item.change_kind == ChangeKind::Changed && changes.is_empty() {
            return None;
        }
        let name = match item.list.as_str() {
            list if schema::list_of(list).is_some_and(|list| !list.is_place) => self.entry("territory", &item.id),
            _ => Some(self.title(&item.name).to_owned()).filter(|name| !name.is_empty()).unwrap_or(item.id.clone()),
        };
        Some(DescribedItem {
            change_kind: item.change_kind,
            kind: self.say(&format!("item-{}", item.list)),
            name,
            changes,
        })
    }

    /// `None` if it is the text of another language.
    pub fn field(
        &self,
        field: &FieldChange,
        list: &str,
        lists: [Option<&ItemLists>; 2],
        units: Option<&[String; 2]>,
    ) -> Option<DescribedChange> {
        let label = self.label(&field.field);
        let table = if list.is_empty() { Chapter::TABLE } else { schema::table_of(list) };
        let holds = schema::find(table, &field.field).map(|field| field.holds);
        match &field.change {
            Change::Text { language, words } => (language == self.language).then(|| {
                // The name of a file and its hash are nothing to read: that they changed says enough.
                let is_read = !["file", "sha256"].contains(&field.field.as_str());
                DescribedChange { label, runs: if is_read { words.clone() } else { Vec::new() }, values: None }
            }),
            Change::Value { from, to } => {
                let unit = |index: usize| units.map_or("", |units| units[index].as_str());
                let value = |value: &Option<FieldValue>, index: usize| {
                    value.as_ref().map_or_else(String::new, |value| self.value(holds, value, unit(index), lists[index]))
                };
                Some(DescribedChange { label, values: Some([value(from, 0), value(to, 1)]), runs: Vec::new() })
            }
        }
    }

    /// What a field is called.
    fn label(&self, field: &str) -> String {
        self.say(&format!("field-{field}"))
    }

    /// A value as a reader of the page knows it.
    fn value(&self, holds: Option<Type>, value: &FieldValue, unit: &str, lists: Option<&ItemLists>) -> String {
        let words = self.words;
        match (value, holds) {
            (FieldValue::Truth(truth), Some(Type::Meaning)) => self.say(&format!("expected-{truth}")),
            (FieldValue::Truth(truth), _) => self.say(if *truth { "yes" } else { "no" }),
            (FieldValue::Number(number), Some(Type::Cost)) => words.count("cost", *number),
            (FieldValue::Number(number), Some(Type::Week)) => words.count("begin-week", number + 1.0),
            (FieldValue::Number(number), _) => words.formats().number(*number),
            (FieldValue::Duration { count, unit }, _) => words.count(&format!("duration-{unit}"), f64::from(*count)),
            (FieldValue::Level { value, date }, _) => {
                let level = words.has(&unit_message(unit)).then(|| words.count(&unit_message(unit), *value));
                let level = level.unwrap_or_else(|| words.formats().number(*value));
                match date.as_deref().and_then(Date::parse) {
                    Some(date) => format!("{level} ({})", words.formats().date(date)),
                    None => level,
                }
            }
            (FieldValue::Word(word), _) => self.word(holds, word, lists),
            (FieldValue::Words(all), _) => {
                let all: Vec<String> = all.iter().map(|word| self.word(holds, word, lists)).collect();
                words.formats().list(all.iter().map(String::as_str))
            }
            (FieldValue::Texts(texts), _) => self.title(texts).to_owned(),
        }
    }

    fn word(&self, holds: Option<Type>, word: &str, lists: Option<&ItemLists>) -> String {
        let named = match holds {
            Some(Type::One(target) | Type::Many(target)) => match target {
                IdTarget::Entry(kind) => Some(self.entry(kind.word(), word)),
                IdTarget::Reference => self.find(&self.to.references, &self.from.references, word, "title"),
                IdTarget::Item(list) => lists.and_then(|lists| {
                    let item = lists.get(list)?.iter().find(|item| item.id == word)?;
                    let name = whole_item(list, item, ChangeKind::Same).name;
                    Some(self.title(&name).to_owned())
                }),
            },
            Some(Type::Choice(Choices { message, .. })) => Some(self.say(&format!("{message}-{word}"))),
            Some(Type::Unit) => Some(self.say(&unit_name_message(word))),
            Some(Type::Date) => Date::parse(word).map(|date| self.words.formats().date(date)),
            _ => None,
        };
        named.unwrap_or_else(|| word.to_owned())
    }

    /// The name of an entry of a register.
    fn entry(&self, kind: &str, id: &str) -> String {
        let [older, newer] = [self.from, self.to].map(|it| it.registers.get(kind).map_or(&[][..], Vec::as_slice));
        self.find(newer, older, id, "name").unwrap_or_else(|| id.to_owned())
    }

    fn find(&self, newer: &[ItemRecord], older: &[ItemRecord], id: &str, name: &str) -> Option<String> {
        let item = newer.iter().chain(older).find(|item| item.id == id)?;
        Some(text_of(&item.fields, name, self.language, &self.to.languages).to_owned())
    }

    /// Release notes to begin from: what changed, in Markdown.
    pub fn notes(&self, comparison: &Comparison) -> String {
        let mut lines =
            vec![format!("{}\n", self.words.say_with("notes-since", &[("version", comparison.from.as_str().into())]))];
        lines.extend(self.languages(comparison).into_iter().map(|language| format!("- {language}")));
        if lines.len() > 1 {
            lines.push(String::new());
        }
        let kinds = [
            (ChangeKind::Added, "notes-added"),
            (ChangeKind::Changed, "notes-changed"),
            (ChangeKind::Removed, "notes-removed"),
        ];
        for (change_kind, key) in kinds {
            let such = comparison.solutions.iter().filter(|it| it.change_kind == change_kind && self.concerns(it));
            let solutions: Vec<&SolutionChange> = such.collect();
            if solutions.is_empty() {
                continue;
            }
            lines.push(format!("{}\n", self.say(key)));
            for solution in solutions {
                lines.push(format!("- {}", markdown::escaped(self.title(&solution.title))));
                let told = solution.withdrawal.iter().flat_map(|it| self.withdrawal(it));
                lines.extend(told.map(|(label, text)| format!("  - {}{} {text}", self.say(label), self.say("colon"))));
            }
            lines.push(String::new());
        }
        // Pages and lists alone, or only another language: maintainers know better what to say of that.
        if lines.len() == 1 {
            let counts = self.counts(comparison);
            let other =
                || if counts.is_empty() { self.say("notes-other") } else { format!("- {}", counts.join("\n- ")) };
            lines.push(if comparison.is_empty() { self.say("changes-none") } else { other() });
        }
        lines.join("\n").trim_end().to_owned() + "\n"
    }

    /// Release notes of a first version.
    pub fn first_notes(&self) -> String {
        let count = Argument::Count(self.to.solutions.len());
        format!("{}\n", self.words.say_with("notes-first", &[("n", count)]))
    }
}

fn unit(fields: Option<&FieldValues>) -> String {
    match fields.and_then(|fields| fields.get("unit")) {
        Some(FieldValue::Word(unit)) => unit.clone(),
        _ => String::new(),
    }
}
