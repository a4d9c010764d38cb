//! `content/guide.toml`: what the guide is called, in which languages, by whom, at which address.

use super::NO_GUIDE;
use super::quantity::Keep;
use super::register::Localized;
use super::schema::{
    DATE, Field, FieldKind, FieldRef, OPTIONAL_TEXTS, ReadRequest, Role, TEXTS, TRUTH, Type, WORD, choice, schema,
    settle,
};
use crate::data::fields::{self, Fields};
use crate::data::toml;
use crate::finding::{Code, Findings};
use crate::i18n::{Date, Language};
use crate::source::{Sources, Span, Spanned, Text};

/// Every code that reading the settings can find.
pub const CODES: [&Code; 4] = [&BAD_LANGUAGE, &BAD_REGION, &BAD_BASE_URL, &BAD_URL];

/// A language that is not known, or none at all.
pub const BAD_LANGUAGE: Code = Code::error("bad-language");
/// A country code that is not one.
pub const BAD_REGION: Code = Code::error("bad-region");
/// An address that is not one.
pub const BAD_BASE_URL: Code = Code::error("bad-base-url");

/// A link of guide.toml or of the bibliography that is no address.
pub const BAD_URL: Code = Code::error("bad-url");

/// Where the settings of a guide are.
pub const PATH: &str = "content/guide.toml";

/// Nothing can be said before it is known in which languages.
const LANGUAGES: FieldKind<Option<Spanned<Vec<Text>>>> = FieldKind {
    holds: Type::Languages,
    role: Role::Fact,
    read: |fields, name, _| fields.texts(name),
    value: |codes| codes.as_ref().map(FieldRef::Many),
};
const REGION: FieldKind<Option<Text>> = FieldKind { holds: Type::Region, role: Role::Fact, ..WORD };
const CONTACT: FieldKind<Option<Text>> = FieldKind {
    holds: Type::Contact,
    role: Role::Fact,
    read: |fields, name, _| fields.optional(name, fields::text).filter(|contact| is_contact(contact, fields.findings)),
    value: |contact| contact.as_ref().map(FieldRef::Text),
};
const BASE_URL: FieldKind<Option<Text>> = FieldKind {
    holds: Type::Address,
    role: Role::Fact,
    read: |fields, name, _| read_base_url(fields, name),
    ..CONTACT
};

schema! {
    /// In which languages the guide is.
    LanguageSettings {
        /// Their codes; the first is the reference.
        languages: Option<Spanned<Vec<Text>>> as LANGUAGES, from Draft;
        /// The country, for how they write dates and numbers.
        region: Option<Text> as REGION;
    }
}

schema! {
    /// What `guide.toml` says, besides its languages.
    Settings {
        /// The guide's name.
        title: Localized as TEXTS, from Draft;
        /// What it is, in a sentence or two.
        summary: Localized as TEXTS, from Draft;
        /// Who publishes it.
        organisation: Option<Localized> as OPTIONAL_TEXTS;
        /// Under which terms it may be used.
        licence: Option<Localized> as OPTIONAL_TEXTS;
        /// A mail or web address for comments.
        contact: Option<Text> as CONTACT;
        /// Where the site is published.
        base_url: Option<Text> as BASE_URL;
        /// The date of the working text.
        date: Option<Spanned<Date>> as DATE, from Draft;
        /// The name of the theme: `themes/<name>/`.
        theme: Option<Text> as WORD;
        /// Whether the working text is published beside the issued versions.
        publish_next: Option<Spanned<bool>> as TRUTH;
        /// Which issued versions have pages on the site.
        keep: Option<Spanned<Keep>> as choice("keep");
    }
}

/// All fields of `guide.toml`.
pub fn fields() -> Vec<Field> {
    [LanguageSettings::TABLE, Settings::TABLE].concat()
}

/// The settings of a guide.
#[derive(Debug)]
pub struct Config {
    /// The languages, at least one; the first is the reference.
    pub languages: Vec<Language>,
    /// As the file says them.
    pub settings: Settings,
    /// Where the site is published, without `/` at the end; without it there are no canonical links, sitemap and feeds.
    pub base_url: Option<String>,
    /// The date of the working text.
    pub date: Spanned<Date>,
    /// The name of the theme: `themes/<name>/`.
    pub theme: String,
    /// Whether the working text is published beside the issued versions, and where the guide says so.
    pub publish_next: Spanned<bool>,
    /// Which issued versions have pages on the site.
    pub keep: Keep,
}

impl Config {
    /// Reads `content/guide.toml`. `None` without languages or date, since nothing can be said without them.
    pub fn read(sources: &Sources, findings: &mut Findings) -> Option<Self> {
        let Some(file) = sources.find(PATH) else {
            if let Some((first, _)) = sources.all().first() {
                findings.add(NO_GUIDE.at(*first));
            }
            return None;
        };
        if !sources.file(file).is_readable() {
            return None;
        }
        let (root, _) = toml::parse(sources.file(file).text(), file, findings);
        let mut fields = Fields::open(&root, findings)?;
        settle(&self::fields(), &mut fields);
        let language_settings = LanguageSettings::read_table(&mut fields, ReadRequest::shared(&[]));
        let languages = languages(&language_settings, fields.findings);
        let settings = Settings::read_table(&mut fields, ReadRequest::shared(languages.as_deref().unwrap_or_default()));
        fields.close();
        let text = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        Some(Self {
            languages: languages?,
            base_url: text(&settings.base_url).map(|url| url.trim_end_matches('/').to_owned()),
            date: settings.date.clone()?,
            theme: text(&settings.theme).unwrap_or_else(|| "default".to_owned()),
            publish_next: settings.publish_next.clone().unwrap_or(Spanned::new(true, Span::top(file))),
            keep: settings.keep.as_ref().map_or(Keep::All, |keep| keep.value),
            settings,
        })
    }
}

/// Whether `address` is one that a page may link to: `javascript:` and the like are not.
pub fn is_web_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.contains(|letter: char| letter.is_whitespace() || letter.is_control())
    })
}

/// A mail address, with or without `mailto:`, or a web address; told if it is neither.
fn is_contact(contact: &Text, findings: &mut Findings) -> bool {
    let mail = contact.value.strip_prefix("mailto:").unwrap_or(&contact.value);
    let is_mail = mail.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && !mail.contains(|letter: char| letter.is_whitespace() || ":/<>\"'".contains(letter));
    let good = is_mail || is_web_address(&contact.value);
    if !good {
        findings.add(BAD_URL.at(contact.span).with("found", &*contact.value));
    }
    good
}

/// `languages = ["fr", "ar"]`, and `region = "MA"` for how they write dates and numbers.
fn languages(language_settings: &LanguageSettings, findings: &mut Findings) -> Option<Vec<Language>> {
    let is_country =
        |region: &Text| region.value.len() == 2 && region.value.bytes().all(|byte| byte.is_ascii_uppercase());
    if let Some(region) = language_settings.region.as_ref().filter(|region| !is_country(region)) {
        findings.add(BAD_REGION.at(region.span).with("found", &*region.value));
    }
    let region =
        language_settings.region.as_ref().filter(|region| is_country(region)).map_or("MA", |region| &region.value);
    let codes = language_settings.languages.as_ref()?;
    let mut languages: Vec<Language> = Vec::new();
    for code in &codes.value {
        let twice = languages.iter().any(|language| language.code == code.value);
        match Language::new(&code.value, region).filter(|_| !twice) {
            Some(language) => languages.push(language),
            None => findings.add(BAD_LANGUAGE.at(code.span).with("found", &*code.value)),
        }
    }
    if codes.value.is_empty() {
        findings.add(BAD_LANGUAGE.at(codes.span).with("found", "[]"));
    }
    (!languages.is_empty()).then_some(languages)
}

fn read_base_url(fields: &mut Fields<'_, '_, '_>, name: &'static str) -> Option<Text> {
    let url = fields.optional(name, fields::text)?;
    let rest = url.value.strip_prefix("https://").or_else(|| url.value.strip_prefix("http://"));
    let good = rest.is_some_and(|rest| {
        let host = rest.split('/').next().unwrap_or_default();
        !host.is_empty() && !rest.contains(|letter: char| letter.is_whitespace() || "<>\"'?#&".contains(letter))
    });
    if !good {
        fields.findings.add(BAD_BASE_URL.at(url.span).with("found", &*url.value));
    }
    Some(url).filter(|_| good)
}
