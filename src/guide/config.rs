//! `content/guide.toml`: what the guide is called, in which languages, by whom, at which address.

use super::NO_GUIDE;
use super::register::Texts;
use crate::data::fields::{self, Fields};
use crate::data::toml;
use crate::finding::{Code, Findings};
use crate::i18n::{Date, Language};
use crate::source::{Sources, Span, Spanned, Text};

/// A language that is not known, or none at all.
pub const BAD_LANGUAGE: Code =
    Code::error("bad-language", "a language code in guide.toml that is not one (`fr`, `ar`, `es`…), or is given twice");
/// A country code that is not one.
pub const BAD_REGION: Code =
    Code::error("bad-region", "a `region` in guide.toml that is not a country code of two capital letters (`MA`)");
/// An address that is not one.
pub const BAD_BASE_URL: Code = Code::error("bad-base-url", "a `base_url` that is not `https://…` or `http://…`");

/// A link of guide.toml or of the bibliography that is no address.
pub const BAD_URL: Code = Code::error(
    "bad-url",
    "a `url` of the bibliography that is not `https://…` or `http://…`, or a `contact` that is neither that nor a mail address",
);

/// Where the settings of a guide are.
pub const PATH: &str = "content/guide.toml";

/// The settings of a guide.
#[derive(Debug)]
pub struct Config {
    /// The languages, at least one; the first is the reference.
    pub languages: Vec<Language>,
    /// The guide's name.
    pub title: Texts,
    /// What it is, in a sentence or two.
    pub summary: Texts,
    /// Who publishes it.
    pub organisation: Option<Texts>,
    /// Under which terms it may be used.
    pub licence: Option<Texts>,
    /// A mail or web address for comments.
    pub contact: Option<Text>,
    /// Where the site is published, without `/` at the end; without it there are no canonical links, sitemap and feeds.
    pub base_url: Option<String>,
    /// The date of the working text.
    pub date: Spanned<Date>,
    /// The name of the theme: `themes/<name>/`.
    pub theme: String,
    /// Whether the working text is published beside the issued versions, and where the guide says so.
    pub publish_next: Spanned<bool>,
}

impl Config {
    /// Reads `content/guide.toml`. Nothing without languages or date, since nothing can be said without them.
    pub fn read(sources: &Sources, findings: &mut Findings) -> Option<Self> {
        let Some(file) = sources.find(PATH) else {
            if let Some((first, _)) = sources.all().first() {
                findings.add(NO_GUIDE.in_file(*first));
            }
            return None;
        };
        let (root, _) = toml::parse(sources.file(file).text(), file, findings);
        let mut fields = Fields::open(&root, findings)?;
        let languages = read_languages(&mut fields);
        let date = fields.required("date", super::quantity::date);
        let mut texts = |name, required: bool| {
            let languages = languages.as_deref().unwrap_or_default();
            if required {
                Some(Texts::required(&mut fields, name, languages))
            } else {
                Texts::optional(&mut fields, name, languages)
            }
        };
        let title = texts("title", true).unwrap_or_default();
        let summary = texts("summary", true).unwrap_or_default();
        let organisation = texts("organisation", false);
        let licence = texts("licence", false);
        let contact = fields.optional("contact", fields::text).filter(|contact| is_contact(contact, fields.findings));
        let base_url = read_base_url(&mut fields);
        let theme = fields.optional("theme", fields::text).map_or_else(|| "default".to_owned(), |theme| theme.value);
        let publish_next = fields.optional("publish_next", fields::truth);
        fields.node("region");
        fields.close();
        Some(Self {
            languages: languages?,
            title,
            summary,
            organisation,
            licence,
            contact,
            base_url,
            date: date?,
            theme,
            publish_next: publish_next.unwrap_or(Spanned::new(true, Span::top(file))),
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
fn read_languages(fields: &mut Fields<'_, '_, '_>) -> Option<Vec<Language>> {
    let region = fields.optional("region", fields::text);
    let is_country =
        |region: &Text| region.value.len() == 2 && region.value.bytes().all(|byte| byte.is_ascii_uppercase());
    if let Some(region) = region.as_ref().filter(|region| !is_country(region)) {
        fields.findings.add(BAD_REGION.at(region.span).with("found", &*region.value));
    }
    let region = region.as_ref().filter(|region| is_country(region)).map_or("MA", |region| region.value.as_str());
    let Some(codes) = fields.texts("languages") else {
        fields.missing("languages");
        return None;
    };
    let mut languages: Vec<Language> = Vec::new();
    for code in &codes.value {
        let twice = languages.iter().any(|language| language.code == code.value);
        match Language::new(&code.value, region).filter(|_| !twice) {
            Some(language) => languages.push(language),
            None => fields.findings.add(BAD_LANGUAGE.at(code.span).with("found", &*code.value)),
        }
    }
    if codes.value.is_empty() {
        fields.findings.add(BAD_LANGUAGE.at(codes.span).with("found", "[]"));
    }
    (!languages.is_empty()).then_some(languages)
}

fn read_base_url(fields: &mut Fields<'_, '_, '_>) -> Option<String> {
    let url = fields.optional("base_url", fields::text)?;
    let rest = url.value.strip_prefix("https://").or_else(|| url.value.strip_prefix("http://"));
    let good = rest.is_some_and(|rest| {
        let host = rest.split('/').next().unwrap_or_default();
        !host.is_empty() && !rest.contains(|letter: char| letter.is_whitespace() || "<>\"'?#&".contains(letter))
    });
    if !good {
        let span: Span = url.span;
        fields.findings.add(BAD_BASE_URL.at(span).with("found", &*url.value));
        return None;
    }
    Some(url.value.trim_end_matches('/').to_owned())
}
