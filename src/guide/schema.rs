//! The schema as data: every list and field that a file of the guide may have, in one table.
//!
//! A table is written with `schema!` beside the struct that it makes: what a field is called, what it holds, whether it is a text of one language or a
//! fact of all. From the tables come reading ([`Fields`]), the comparison of languages ([`check`](crate::check)), the record of a version and the names of
//! what changed in it ([`release`](crate::release)), the units ([`unit`](super::unit)), `dalil help fields` and the JSON Schema for editors ([`edge`](crate::cli)).
//! The label, the help and the example of a field are messages: see [`Field::label`] and [`Field::help`].

use super::quantity::{self, Choice, Duration, Level, Status};
use super::register::{BAD_ID, Localized, RegisterKind};
use super::{is_slug, slug_like};
use crate::data::fields::{self, Fields};
use crate::data::tree::Node;
use crate::finding::{is_certain, nearest};
use crate::i18n::invisible::visible;
use crate::i18n::{Date, Language, TOOL_LANGUAGES, Words, fold, plain, tool_words};
use crate::source::{Span, Spanned, Text};
use ahash::{HashMap, HashMapExt as _};
use std::sync::LazyLock;

/// Whose a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What others refer to the thing by: the same in all languages.
    Id,
    /// Words, written in each language.
    Text,
    /// The name of a file: each language may have its own.
    File,
    /// The same in all languages: given in the reference language, and in others if they like.
    Fact,
    /// A fact about where the thing stands, not about what it says.
    Order,
    /// How far the text of one language is: each has its own.
    State,
    /// Things that have fields themselves.
    List,
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// A sentence or a few.
    Text,
    /// Lower-case letters, digits and single hyphens.
    Id,
    /// The id of something.
    One(IdTarget),
    /// Ids of things; one alone may stand without brackets.
    Many(IdTarget),
    /// One of a few words.
    Choice(Choices),
    /// A year, a month or a day.
    Date,
    /// A whole number from 0 on.
    Whole,
    /// A number in Moroccan dirhams.
    Cost,
    /// A number in the unit of an indicator.
    Value,
    /// `W4`: weeks from the start.
    Week,
    /// `4 weeks`
    Duration,
    /// `{value: 5, date: 2027}`
    Level,
    /// `true` or `false`
    Truth,
    /// The same, of an effect: whether it was meant. The messages `expected-true` and `expected-false` say it.
    Meaning,
    /// The unit of an indicator.
    Unit,
    /// The name of a file beside the chapter.
    File,
    /// A text in each language, by code.
    Texts,
    /// A text in those languages that need one, by code.
    SomeTexts,
    /// One text for all languages, or one in each.
    SharedTexts,
    /// A web address.
    Address,
    /// A web address, or a mail address.
    Contact,
    /// Ids that the thing had before.
    FormerIds,
    /// The name of a solution.
    Solution,
    /// The code of a language.
    Languages,
    /// The code of a country.
    Region,
    /// Things of a list.
    Items(ListSchema),
}

/// A list of a chapter.
#[derive(Clone, Copy, Debug)]
pub struct ListSchema {
    /// The fields of its items.
    pub fields: &'static [Field],
    /// What one of them is called in messages: the argument `kind`.
    pub word: &'static str,
    /// Whether the id of an item is a place on the page, to which links may lead.
    pub is_place: bool,
    /// Whether items have numbers in a draft.
    pub has_numbers: bool,
    /// Whether it stands below the text of the chapter.
    pub is_below_text: bool,
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdTarget {
    /// An entry of a register.
    Entry(RegisterKind),
    /// A work of the bibliography.
    Reference,
    /// An item of a list of the same solution.
    Item(&'static str),
}

impl IdTarget {
    /// What it names, in a word: the argument `kind` of messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Entry(kind) => kind.word(),
            Self::Reference => "reference",
            Self::Item(name) => list_of(name).map_or("", |list| list.word),
        }
    }
}

/// The words of a [`Choice`].
#[derive(Clone, Copy, Debug)]
pub struct Choices {
    /// What the messages that say them begin with: `<message>-<word>`.
    pub message: &'static str,
    /// All of them.
    pub words: fn() -> Vec<&'static str>,
}

/// A field that a thing may have.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// As its file writes it.
    pub name: &'static str,
    /// As records and messages name it. Most often the same.
    pub key: &'static str,
    /// What it holds.
    pub holds: Type,
    /// Whose it is.
    pub role: Role,
    /// How far a chapter is when it must have it; `None` if it never must. Facts are asked of the reference language only.
    pub from: Option<Status>,
}

impl Field {
    /// The message that names it: `field-<key>`, the same for all fields of this name.
    pub fn label(&self) -> String {
        ["field-", self.key].concat()
    }

    /// The message that explains it as a field of `part`: `about-<part>-<name>`, with an attribute `example`. The ids of items are all alike.
    pub fn help(&self, part: &SchemaPart) -> String {
        let part = if self.role == Role::Id && self.name == "id" && part.is_list { "item" } else { part.words };
        ["about-", part, "-", self.name].concat().replace('_', "-")
    }

    /// Whether a thing must have it, as `ask` reads.
    fn is_needed(&self, ask: ReadRequest<'_>) -> bool {
        let is_of_each = matches!(self.role, Role::Id | Role::Text | Role::File);
        (is_of_each || ask.is_reference) && self.from.is_some_and(|from| from <= ask.status)
    }

    /// Whether it says what the thing is, not what it is known by, how far it is written or where it stands.
    pub fn is_content(&self) -> bool {
        !matches!(self.role, Role::Id | Role::Order | Role::State)
    }
}

/// The field with this key.
pub fn find(fields: &'static [Field], key: &str) -> Option<&'static Field> {
    fields.iter().find(|field| field.key == key)
}

/// What is read, and for whom.
#[derive(Clone, Copy, Debug)]
pub struct ReadRequest<'l> {
    /// Whether it is the text of the reference language, from which facts come.
    pub is_reference: bool,
    /// How far the text is.
    pub status: Status,
    /// The languages of the guide.
    pub languages: &'l [Language],
}

impl<'l> ReadRequest<'l> {
    /// For a file that all languages share.
    pub fn shared(languages: &'l [Language]) -> Self {
        Self { is_reference: true, status: Status::Final, languages }
    }
}

/// What a field of a thing says.
#[derive(Clone, Copy, Debug)]
pub enum FieldRef<'v> {
    /// A text, an id, the name of a file.
    Text(&'v Text),
    /// Ids.
    Many(&'v Spanned<Vec<Text>>),
    /// A word of a [`Choice`].
    Word(&'static str, Span),
    /// A date.
    Date(Date, Span),
    /// A number, whatever it counts.
    Number(f64, Span),
    /// Yes or no.
    Truth(bool, Span),
    /// How long.
    Duration(Duration, Span),
    /// Where an indicator stands.
    Level(Level, Span),
    /// A text in each language.
    Texts(&'v Localized),
    /// Things.
    Items(&'v dyn Items),
}

impl FieldRef<'_> {
    /// Where it is written; `None` of texts in several languages and of lists, which have no one place.
    pub fn span(&self) -> Option<Span> {
        Some(match self {
            Self::Text(text) => text.span,
            Self::Many(ids) => ids.span,
            Self::Word(_, span)
            | Self::Date(_, span)
            | Self::Number(_, span)
            | Self::Truth(_, span)
            | Self::Duration(_, span)
            | Self::Level(_, span) => *span,
            Self::Texts(_) | Self::Items(_) => return None,
        })
    }

    /// The ids that it names.
    pub fn ids(&self) -> &[Text] {
        match self {
            Self::Text(id) => std::slice::from_ref(*id),
            Self::Many(ids) => &ids.value,
            _ => &[],
        }
    }
}

/// Two say the same, wherever they are written.
impl PartialEq for FieldRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::Many(one), Self::Many(other)) => one == other,
            (Self::Word(one, _), Self::Word(other, _)) => one == other,
            (Self::Date(one, _), Self::Date(other, _)) => one == other,
            (Self::Number(one, _), Self::Number(other, _)) => one == other,
            (Self::Truth(one, _), Self::Truth(other, _)) => one == other,
            (Self::Duration(one, _), Self::Duration(other, _)) => one == other,
            (Self::Level(one, _), Self::Level(other, _)) => one == other,
            _ => false,
        }
    }
}

/// Something with fields that a table describes.
pub trait Described {
    /// Its fields.
    fn fields(&self) -> &'static [Field];
    /// What the field at this place of [`Self::fields`] says; `None` if it is not given.
    fn value(&self, at: usize) -> Option<FieldRef<'_>>;

    /// Its fields that are given, with what they say.
    fn values<'v>(&'v self) -> Box<dyn Iterator<Item = (&'static Field, FieldRef<'v>)> + 'v> {
        let fields = self.fields().iter().enumerate();
        Box::new(fields.filter_map(|(at, field)| Some((field, self.value(at)?))))
    }
}

/// Something of a list, with an id that all languages share.
pub trait Item: Described + std::fmt::Debug {
    /// The id.
    fn id(&self) -> &Text;
}

/// A list of things, whatever they are.
pub trait Items: std::fmt::Debug {
    /// How many there are.
    fn count(&self) -> usize;
    /// The one at this place.
    ///
    /// # Panics
    /// If there are not so many.
    fn at(&self, at: usize) -> &dyn Item;
}

impl<T: Item> Items for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn at(&self, at: usize) -> &dyn Item {
        &self[at]
    }
}

impl dyn Items + '_ {
    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = &dyn Item> {
        (0..self.count()).map(|at| self.at(at))
    }

    /// The one with this id.
    pub fn find(&self, id: &str) -> Option<&dyn Item> {
        self.iter().find(|item| item.id().value == id)
    }

    /// All of them by their ids, for who looks for many; of two with the same id the first.
    pub fn by_id(&self) -> HashMap<&str, &dyn Item> {
        let mut all: HashMap<&str, &dyn Item> = HashMap::with_capacity(self.count());
        for item in self.iter() {
            all.entry(&item.id().value).or_insert(item);
        }
        all
    }
}

/// A thing that can be read from a map of fields.
pub trait FromFields: Sized {
    /// Its fields.
    const FIELDS: &'static [Field];
    /// Reads it. Unknown fields are told by who closes `fields`.
    fn read(fields: &mut Fields<'_, '_, '_>, ask: ReadRequest<'_>) -> Self;
}

/// How fields of one type are read and looked at.
#[derive(Debug)]
pub struct FieldKind<T> {
    /// What they hold.
    pub holds: Type,
    /// Whose they are.
    pub role: Role,
    /// Reads one. What must be there and is not has been told.
    pub read: fn(&mut Fields<'_, '_, '_>, &'static str, ReadRequest<'_>) -> T,
    /// What one says.
    pub value: for<'v> fn(&'v T) -> Option<FieldRef<'v>>,
}

impl<T> FieldKind<T> {
    /// The same, otherwise owned.
    const fn with(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// The same, for values of another meaning.
    const fn holding(self, holds: Type) -> Self {
        Self { holds, ..self }
    }
}

/// Tells a field that must be there and is not, and reads it.
pub fn read<T>(kind: &FieldKind<T>, field: &Field, fields: &mut Fields<'_, '_, '_>, ask: ReadRequest<'_>) -> T {
    if field.is_needed(ask) {
        fields.need(field.name);
    } else if field.is_needed(ReadRequest { status: Status::Final, ..ask }) {
        fields.will_need(field.name);
    }
    (kind.read)(fields, field.name, ask)
}

/// Tells the fields that are called otherwise than one of `table`, and lets them be read as that one: a slip, or a name in a language of the tool.
pub fn settle(table: &[Field], fields: &mut Fields<'_, '_, '_>) {
    fields.settle(&table.iter().map(|field| field.name), |found, free| {
        if let Some(field) = table.iter().find(|field| free.contains(&field.name) && is_called(field, found)) {
            return Some((field.name, true));
        }
        let near = nearest(found, free.iter().copied())?;
        let name = free.iter().find(|name| **name == near)?;
        Some((name, is_certain(found, name, free.iter().copied())))
    });
}

/// Whether any thing in YAML has a field called `name`.
pub fn is_field(name: &str) -> bool {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let of_parts = parts().into_iter().flat_map(|part| part.fields).map(|field| field.name);
        of_parts.chain(["value"]).collect()
    });
    NAMES.contains(&name)
}

/// Whether a language of the tool calls `field` as an author wrote it: «Objectifs», «العنوان».
fn is_called(field: &Field, found: &str) -> bool {
    static LABELS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
        let fields = || parts().into_iter().flat_map(|part| part.fields);
        let of = |words: &Words| {
            fields().map(|field| (plain_name(&plain(words.say(&field.label()))), field.label())).collect::<Vec<_>>()
        };
        TOOL_LANGUAGES.into_iter().flat_map(|language| of(&tool_words(language))).collect()
    });
    let found = plain_name(found);
    LABELS.iter().any(|(label, message)| *label == found && *message == field.label())
}

/// `name` without what may be otherwise: accents, capitals, an article, the end of a plural.
fn plain_name(name: &str) -> String {
    let folded = fold(&visible(name)).replace(['_', '-'], " ");
    let folded = folded.trim();
    folded.strip_prefix("ال").unwrap_or(folded).trim_end_matches('s').to_owned()
}

type Fact<T> = Option<Spanned<T>>;

/// A text that must be there.
pub const TEXT: FieldKind<Text> = FieldKind {
    holds: Type::Text,
    role: Role::Text,
    read: |fields, name, _| fields.prose_or_empty(name),
    value: |text| Some(FieldRef::Text(text)),
};
/// A text that may be there.
pub const OPTIONAL_TEXT: FieldKind<Option<Text>> = FieldKind {
    holds: Type::Text,
    role: Role::Text,
    read: |fields, name, _| fields.prose(name),
    value: |text| text.as_ref().map(FieldRef::Text),
};
/// A word of the guide's own.
pub const WORD: FieldKind<Option<Text>> =
    FieldKind { role: Role::Fact, read: |fields, name, _| fields.optional(name, fields::word), ..OPTIONAL_TEXT };
/// What others refer to a thing by.
pub const ID: FieldKind<Text> =
    FieldKind { holds: Type::Id, role: Role::Id, read: |fields, name, _| read_id(fields, name), ..TEXT };
/// What a thing is known by, if it is not known by its address.
pub const OPTIONAL_ID: FieldKind<Option<Text>> = FieldKind { holds: Type::Id, role: Role::Id, ..WORD };
/// A file beside a chapter.
pub const FILE: FieldKind<Text> = FieldKind { holds: Type::File, role: Role::File, ..NAME };
/// The unit of an indicator.
pub const UNIT: FieldKind<Option<Text>> = WORD.holding(Type::Unit);
/// A word that must be there.
const NAME: FieldKind<Text> = FieldKind { read: |fields, name, _| fields.word_or_empty(name), ..TEXT };

/// Reads an id. One whose letters are clear, but for accents, capitals, blanks, is told, and read as it should be.
fn read_id(fields: &mut Fields<'_, '_, '_>, name: &'static str) -> Text {
    let id = fields.word_or_empty(name);
    if id.value.is_empty() || is_slug(&id.value) {
        return id;
    }
    let Some(slug) = slug_like(&id.value) else { return id };
    let finding = BAD_ID.at(id.span).with("found", &*id.value).near_slug(&id.value);
    fields.findings.add(finding.mend(id.span));
    Text::new(slug, id.span)
}

/// What a thing is known by is the id of something else.
pub const fn id_of(target: IdTarget) -> FieldKind<Text> {
    FieldKind { holds: Type::One(target), role: Role::Id, ..NAME }
}

/// The id of something.
pub const fn one(target: IdTarget) -> FieldKind<Option<Text>> {
    WORD.holding(Type::One(target))
}

/// Ids of things.
pub const fn many(target: IdTarget) -> FieldKind<Fact<Vec<Text>>> {
    FieldKind {
        holds: Type::Many(target),
        role: Role::Fact,
        read: |fields, name, _| fields.texts(name),
        value: |ids| ids.as_ref().map(FieldRef::Many),
    }
}

/// The ids that a thing had before, by which older versions know it.
pub const FORMER_IDS: FieldKind<Fact<Vec<Text>>> = FieldKind {
    holds: Type::FormerIds,
    role: Role::Id,
    read: |fields, name, _| {
        let ids = fields.texts(name)?;
        for id in ids.value.iter().filter(|id| !is_slug(&id.value)) {
            fields.findings.add(BAD_ID.at(id.span).with("found", &*id.value).near_slug(&id.value));
        }
        Some(ids)
    },
    value: |ids| ids.as_ref().map(FieldRef::Many),
};
/// The name of a solution, if there is one.
pub const SOLUTION: FieldKind<Option<Text>> = WORD.holding(Type::Solution);

/// One of a few words, which the messages `<message>-<word>` say.
pub const fn choice<C: Choice + PartialEq>(message: &'static str) -> FieldKind<Fact<C>> {
    let words = || C::ALL.iter().map(|(word, _)| *word).collect();
    FieldKind {
        holds: Type::Choice(Choices { message, words }),
        role: Role::Fact,
        read: |fields, name, _| quantity::choice(fields, name),
        value: |choice| choice.as_ref().map(|choice| FieldRef::Word(choice.value.word(), choice.span)),
    }
}

/// How far a text is.
pub const STATUS: FieldKind<Fact<Status>> = choice::<Status>("status").with(Role::State);
/// A date.
pub const DATE: FieldKind<Fact<Date>> = FieldKind {
    holds: Type::Date,
    role: Role::Fact,
    read: |fields, name, _| fields.optional_or(name, quantity::date, fields::day_first),
    value: |date| date.as_ref().map(|date| FieldRef::Date(date.value, date.span)),
};
/// When a text last changed.
pub const UPDATED: FieldKind<Fact<Date>> = DATE.with(Role::State);
const WHOLE: FieldKind<Fact<u32>> = FieldKind {
    holds: Type::Whole,
    role: Role::Fact,
    read: |fields, name, _| fields.optional(name, fields::whole),
    value: |number| number.as_ref().map(|number| FieldRef::Number(f64::from(number.value), number.span)),
};
/// A place among others.
pub const ORDER: FieldKind<Fact<u32>> = WHOLE.with(Role::Order);
/// Weeks from the start.
pub const WEEK: FieldKind<Fact<u32>> = FieldKind {
    holds: Type::Week,
    read: |fields, name, _| fields.optional_or(name, quantity::week, quantity::week_meant),
    ..WHOLE
};
/// What something costs, in Moroccan dirhams.
pub const COST: FieldKind<Fact<f64>> = FieldKind {
    holds: Type::Cost,
    role: Role::Fact,
    read: |fields, name, _| fields.optional(name, fields::cost),
    value: |number| number.as_ref().map(|number| FieldRef::Number(number.value, number.span)),
};
/// Yes or no.
pub const TRUTH: FieldKind<Fact<bool>> = FieldKind {
    holds: Type::Truth,
    role: Role::Fact,
    read: |fields, name, _| fields.optional(name, fields::truth),
    value: |truth| truth.as_ref().map(|truth| FieldRef::Truth(truth.value, truth.span)),
};
/// Whether an effect was meant.
pub const MEANING: FieldKind<Fact<bool>> = TRUTH.holding(Type::Meaning);
/// How long something takes.
pub const DURATION: FieldKind<Fact<Duration>> = FieldKind {
    holds: Type::Duration,
    role: Role::Fact,
    read: |fields, name, _| fields.optional_or(name, quantity::duration, quantity::duration_meant),
    value: |duration| duration.as_ref().map(|duration| FieldRef::Duration(duration.value, duration.span)),
};
/// Where an indicator stands at a date.
pub const LEVEL: FieldKind<Fact<Level>> = FieldKind {
    holds: Type::Level,
    role: Role::Fact,
    read: |fields, name, _| quantity::level(fields, name),
    value: |level| level.as_ref().map(|level| FieldRef::Level(level.value, level.span)),
};
/// A text in each language.
pub const TEXTS: FieldKind<Localized> = FieldKind {
    holds: Type::Texts,
    role: Role::Text,
    read: |fields, name, ask| Localized::optional(fields, name, ask.languages).unwrap_or_default(),
    value: |texts| Some(FieldRef::Texts(texts)),
};
/// A text in each language that may be there.
pub const OPTIONAL_TEXTS: FieldKind<Option<Localized>> = FieldKind {
    holds: Type::Texts,
    role: Role::Text,
    read: |fields, name, ask| Localized::optional(fields, name, ask.languages),
    value: |texts| texts.as_ref().map(FieldRef::Texts),
};
/// How a thing is put in order, in the languages where that is another word than its name.
pub const SORT: FieldKind<Option<Localized>> = FieldKind {
    holds: Type::SomeTexts,
    role: Role::Order,
    read: |fields, name, ask| Localized::some(fields, name, ask.languages),
    value: |texts| texts.as_ref().map(FieldRef::Texts),
};
/// A text that may be the same in all languages.
pub const SHARED_TEXTS: FieldKind<Option<Localized>> = FieldKind {
    holds: Type::SharedTexts,
    read: |fields, name, ask| Localized::shared(fields, name, ask.languages),
    ..OPTIONAL_TEXTS
};

/// Things with fields of their own, each of which `word` names.
pub const fn list<T: FromFields + Item>(word: &'static str) -> FieldKind<Vec<T>> {
    let list = ListSchema { fields: T::FIELDS, word, is_place: true, has_numbers: true, is_below_text: false };
    FieldKind {
        holds: Type::Items(list),
        role: Role::List,
        read: read_list::<T>,
        value: |items| Some(FieldRef::Items(items)),
    }
}

impl<T> FieldKind<Vec<T>> {
    /// A list that stands below the text.
    #[must_use]
    pub const fn below_text(self) -> Self {
        match self.holds {
            Type::Items(list) => self.holding(Type::Items(ListSchema { is_below_text: true, ..list })),
            _ => self,
        }
    }

    /// A list whose items are named by something else's id, which is no place on the page.
    #[must_use]
    pub const fn without_places(self) -> Self {
        match self.holds {
            Type::Items(list) => self.holding(Type::Items(ListSchema { is_place: false, ..list })),
            _ => self,
        }
    }

    /// A list whose items have no numbers in a draft.
    #[must_use]
    pub const fn without_numbers(self) -> Self {
        match self.holds {
            Type::Items(list) => self.holding(Type::Items(ListSchema { has_numbers: false, ..list })),
            _ => self,
        }
    }
}

fn read_list<T: FromFields>(fields: &mut Fields<'_, '_, '_>, name: &'static str, ask: ReadRequest<'_>) -> Vec<T> {
    let items = fields.items(name, |node: &Node<'_>, findings| {
        let mut fields = Fields::open(node, findings)?;
        settle(T::FIELDS, &mut fields);
        let item = T::read(&mut fields, ask);
        fields.close();
        Some(item)
    });
    items.unwrap_or_default()
}

/// Makes a struct from a table of fields, with its [`Described`] and its way to be read. Each line: what the field is called, in its file if otherwise,
/// its type, how it is read, and from which [`Status`] on it must be there.
macro_rules! schema {
    (
        $(#[$doc:meta])*
        $name:ident $(with ($($(#[$extra_doc:meta])* $extra:ident: $extra_type:ty),+ $(,)?))? {
            $($(#[$field_doc:meta])* $field:ident $(= $written:literal)?: $type:ty as $kind:expr $(, from $status:ident)?;)+
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)+
            $($($(#[$extra_doc])* pub $extra: $extra_type,)+)?
        }

        impl $name {
            /// Its fields.
            pub const TABLE: &'static [$crate::guide::schema::Field] = &[$({
                const KIND: &$crate::guide::schema::FieldKind<$type> = &$kind;
                $crate::guide::schema::Field {
                    name: $crate::guide::schema::schema!(@name $field $($written)?),
                    key: stringify!($field),
                    holds: KIND.holds,
                    role: KIND.role,
                    from: $crate::guide::schema::schema!(@from $($status)?),
                }
            }),+];

            /// Reads the fields of the table. Unknown ones are told by who closes `fields`.
            fn read_table(
                fields: &mut $crate::data::fields::Fields<'_, '_, '_>,
                ask: $crate::guide::schema::ReadRequest<'_>
                $($(, $extra: $extra_type)+)?
            ) -> Self {
                let mut table = Self::TABLE.iter();
                Self {
                    $($field: {
                        const KIND: &$crate::guide::schema::FieldKind<$type> = &$kind;
                        match table.next() {
                            Some(field) => $crate::guide::schema::read(KIND, field, fields, ask),
                            None => unreachable!("the table has a line for each field"),
                        }
                    },)+
                    $($($extra,)+)?
                }
            }
        }

        impl $crate::guide::schema::Described for $name {
            fn fields(&self) -> &'static [$crate::guide::schema::Field] {
                Self::TABLE
            }

            fn value(&self, at: usize) -> Option<$crate::guide::schema::FieldRef<'_>> {
                type Getter = for<'v> fn(&'v $name) -> Option<$crate::guide::schema::FieldRef<'v>>;
                const GETTERS: &[Getter] = &[$(|thing| {
                    const KIND: &$crate::guide::schema::FieldKind<$type> = &$kind;
                    (KIND.value)(&thing.$field)
                }),+];
                GETTERS.get(at).and_then(|getter| getter(self))
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $written:literal) => { $written };
    (@from) => { None };
    (@from $status:ident) => { Some($crate::guide::quantity::Status::$status) };
}
pub(crate) use schema;

/// Says that things of a table can be read by themselves, and are items of lists, known by their field `$id`.
macro_rules! items {
    ($($name:ident by $id:ident),+ $(,)?) => {
        $(
            impl $crate::guide::schema::FromFields for $name {
                const FIELDS: &'static [$crate::guide::schema::Field] = Self::TABLE;

                fn read(
                    fields: &mut $crate::data::fields::Fields<'_, '_, '_>,
                    ask: $crate::guide::schema::ReadRequest<'_>,
                ) -> Self {
                    Self::read_table(fields, ask)
                }
            }

            impl $crate::guide::schema::Item for $name {
                fn id(&self) -> &Text {
                    &self.$id
                }
            }
        )+
    };
}
pub(crate) use items;

/// The list of a chapter that is called so.
pub fn list_of(name: &str) -> Option<ListSchema> {
    let field = super::chapter::Chapter::TABLE.iter().find(|field| field.name == name)?;
    if let Type::Items(list) = field.holds { Some(list) } else { None }
}

/// The fields of the items of a list of a chapter, of the entries of a register, of works; none if nothing is called so.
pub fn table_of(list: &str) -> &'static [Field] {
    if list == "references" {
        return super::Reference::TABLE;
    }
    let of_register =
        || RegisterKind::ALL.into_iter().find(|kind| kind.word() == list).map_or(&[][..], RegisterKind::table);
    list_of(list).map_or_else(of_register, |list| list.fields)
}

/// A kind of thing that files of a guide hold.
#[derive(Clone, Debug)]
pub struct SchemaPart {
    /// Its name: `chapter`, the name of a list of a chapter, or what its file is. The message `part-<name>` says it.
    pub name: &'static str,
    /// What the messages about its fields name it: parts with the same fields share them.
    pub words: &'static str,
    /// Its file; `<…>` stands for names.
    pub place: &'static str,
    /// Whether its things are items of a list of a chapter.
    pub is_list: bool,
    /// Its fields.
    pub fields: Vec<Field>,
}

impl SchemaPart {
    fn file(name: &'static str, place: &'static str, fields: &[Field]) -> Self {
        Self { name, words: name, place, is_list: false, fields: fields.to_vec() }
    }
}

/// All parts, files first as authors meet them.
pub fn parts() -> Vec<SchemaPart> {
    use super::chapter::{Chapter, Prose};
    let chapter = SchemaPart::file("chapter", "content/solutions/<slug>/<language>.md", Chapter::TABLE);
    let mut parts = vec![chapter.clone()];
    parts.extend(Chapter::TABLE.iter().filter_map(|field| match field.holds {
        Type::Items(list) => {
            Some(SchemaPart { is_list: true, ..SchemaPart::file(field.name, chapter.place, list.fields) })
        }
        _ => None,
    }));
    parts.push(SchemaPart::file("page", "content/pages/<slug>/<language>.md", Prose::TABLE));
    parts.push(SchemaPart::file("guide", super::config::PATH, &super::config::fields()));
    parts.extend(RegisterKind::ALL.map(|kind| {
        let words = if kind == RegisterKind::Term { "term" } else { "entry" };
        SchemaPart { words, ..SchemaPart::file(kind.word(), kind.place(), kind.table()) }
    }));
    parts.push(SchemaPart::file("withdrawn", super::withdrawn::PATH, super::withdrawn::Withdrawal::TABLE));
    parts.push(SchemaPart::file("references", super::reference::PATH, super::Reference::TABLE));
    parts.push(SchemaPart::file("measures", "content/measures/<slug>.csv", super::measure::TABLE));
    parts
}

impl Type {
    /// What it is called: the message `holds-<word>`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Id => "id",
            Self::One(_) => "one",
            Self::Many(_) => "many",
            Self::Choice(_) => "choice",
            Self::Date => "date",
            Self::Whole => "whole",
            Self::Cost => "cost",
            Self::Value => "value",
            Self::Week => "week",
            Self::Duration => "duration",
            Self::Level => "level",
            Self::Truth | Self::Meaning => "truth",
            Self::Unit => "unit",
            Self::File => "file",
            Self::Texts => "texts",
            Self::SomeTexts => "some-texts",
            Self::SharedTexts => "shared-texts",
            Self::Address => "address",
            Self::Contact => "contact",
            Self::FormerIds => "former-ids",
            Self::Solution => "solution",
            Self::Languages => "languages",
            Self::Region => "region",
            Self::Items(_) => "items",
        }
    }
}
