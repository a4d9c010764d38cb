//! What search engines are told of a page, in the words of schema.org: how to do a solution, what an article says, where the page
//! stands. Only pages with an address have it.

use super::{Renderer, TrackedLocalizer};
use crate::guide::SolutionId;
use crate::guide::chapter::{self, Step};
use crate::i18n::plain;
use crate::site::{Page, PageKind};
use crate::theme::views;
use crate::view::{known_cost, length_in_days};
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, Write};

/// What a page is about.
#[derive(Serialize)]
struct Graph {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    things: Vec<LinkedThing>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all_fields = "camelCase")]
enum LinkedThing {
    HowTo {
        #[serde(skip_serializing_if = "Option::is_none")]
        date_modified: Option<String>,
        description: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        estimated_cost: Option<LinkedPart>,
        in_language: String,
        name: String,
        step: Vec<LinkedPart>,
        #[serde(skip_serializing_if = "Option::is_none")]
        total_time: Option<String>,
        url: String,
    },
    Article {
        #[serde(skip_serializing_if = "Option::is_none")]
        date_modified: Option<String>,
        description: String,
        headline: String,
        in_language: String,
        url: String,
    },
    BreadcrumbList {
        item_list_element: Vec<LinkedPart>,
    },
}

/// A thing that stands within another.
#[derive(Serialize)]
#[serde(tag = "@type")]
enum LinkedPart {
    HowToStep { name: String, text: String, url: String },
    MonetaryAmount { currency: &'static str, value: f64 },
    ListItem { item: String, name: String, position: usize },
}

impl Renderer<'_> {
    /// JSON-LD that may stand in a script; empty for a page without an address, for one that search engines leave out, and for one
    /// that says nothing of its own.
    pub(super) fn linked_data(&self, page: &Page, view: &views::Page, localizer: &TrackedLocalizer<'_>) -> String {
        let Some(url) = view.canonical.as_ref().filter(|_| !view.noindex) else { return String::new() };
        let own = match page.kind {
            PageKind::Solution(position) => Some(self.how_to(position, url, localizer)),
            PageKind::Prose(position) => Some(self.article(position, view, url, localizer)),
            _ => None,
        };
        let things: Vec<LinkedThing> = own.into_iter().chain(self.breadcrumbs(view, url)).collect();
        if things.is_empty() {
            return String::new();
        }
        for_script(&Graph { context: "https://schema.org", things })
    }

    fn how_to(&self, position: SolutionId, url: &str, localizer: &TrackedLocalizer<'_>) -> LinkedThing {
        let solution = self.tracked.solution(position, localizer);
        let (facts, texts) = (solution.facts(), solution.texts(localizer.index));
        let steps_by_id = chapter::by_id(&texts.steps);
        let steps = facts.steps.iter().map(|step| {
            let text = steps_by_id.get(&*step.id.value).copied().unwrap_or(step);
            how_to_step(step, text, url, localizer)
        });
        let days = solution.slots.as_deref().map(length_in_days).filter(|days| *days > 0);
        LinkedThing::HowTo {
            date_modified: facts.updated.as_ref().map(|date| date.value.to_string()),
            description: plain(&localizer.set(&texts.summary.value)),
            estimated_cost: known_cost(&facts.steps).map(|value| LinkedPart::MonetaryAmount { currency: "MAD", value }),
            in_language: localizer.language.locale.to_string(),
            name: plain(&localizer.set(&texts.title.value)),
            step: steps.collect(),
            total_time: days.map(|days| format!("P{days}D")),
            url: url.to_owned(),
        }
    }

    fn article(&self, position: usize, view: &views::Page, url: &str, localizer: &TrackedLocalizer<'_>) -> LinkedThing {
        LinkedThing::Article {
            date_modified: self
                .tracked
                .page(position, localizer)
                .facts()
                .updated
                .as_ref()
                .map(|date| date.value.to_string()),
            description: view.description.clone(),
            headline: plain(&view.title),
            in_language: localizer.language.locale.to_string(),
            url: url.to_owned(),
        }
    }

    /// The way to the page, itself at the end; `None` for the front page.
    fn breadcrumbs(&self, view: &views::Page, url: &str) -> Option<LinkedThing> {
        let above = view.trail.iter().filter_map(|link| Some((&link.text, self.common.address_of(&link.href)?)));
        let items = above.chain([(&view.title, url.to_owned())]).enumerate();
        let items =
            items.map(|(index, (name, item))| LinkedPart::ListItem { item, name: plain(name), position: index + 1 });
        (!view.trail.is_empty()).then(|| LinkedThing::BreadcrumbList { item_list_element: items.collect() })
    }
}

fn how_to_step(step: &Step, text: &Step, url: &str, localizer: &TrackedLocalizer<'_>) -> LinkedPart {
    let name = plain(&localizer.set(&text.title.value));
    let detail = text.text.as_ref().map_or_else(|| name.clone(), |text| plain(&localizer.set(&text.value)));
    LinkedPart::HowToStep { name, text: detail, url: [url, "#", &step.id.value].concat() }
}

/// JSON that no browser takes for the end of the script that it stands in, whatever texts it holds.
fn for_script(data: &impl Serialize) -> String {
    let mut json = Vec::with_capacity(4096);
    let written = data.serialize(&mut Serializer::with_formatter(&mut json, ForScript));
    written.unwrap_or_else(|_| unreachable!("writing to memory does not fail, and names are texts"));
    String::from_utf8(json).unwrap_or_else(|_| unreachable!("JSON is text"))
}

/// Writes `<`, `>` and `&` as numbers.
struct ForScript;

impl Formatter for ForScript {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, text: &str) -> io::Result<()> {
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            if matches!(byte, b'<' | b'>' | b'&') {
                out.write_all(&text.as_bytes()[from..at])?;
                write!(out, "\\u{byte:04x}")?;
                from = at + 1;
            }
        }
        out.write_all(&text.as_bytes()[from..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn no_text_ends_the_script() {
        let data = json!({ "name": "</script><!--<script> & \u{2028}" });
        let written = for_script(&data);
        assert!(!written.contains(['<', '>', '&']), "{written}");
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), data);
    }
}
