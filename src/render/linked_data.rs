//! What search engines are told of a page, in the words of schema.org: how to do a solution, what an article says, where the page
//! stands. Only pages with an address have it.

use super::steps::{known_cost, length_in_days};
use super::{Renderer, Speaker};
use crate::guide::chapter::{self, Step};
use crate::guide::schedule::schedule;
use crate::i18n::{Date, plain};
use crate::site::{Kind, Page};
use crate::theme::views;
use serde_json::{Value, json};

impl Renderer<'_> {
    /// JSON-LD that may stand in a script; empty for a page without an address, and for one that says nothing of its own.
    pub(super) fn linked_data(&self, page: &Page, view: &views::Page, speaker: &Speaker<'_>) -> String {
        let Some(url) = view.canonical.as_ref().filter(|_| page.written) else { return String::new() };
        let own = match page.kind {
            Kind::Solution(position) => Some(self.how_to(position, url, speaker)),
            Kind::Prose(position) => Some(self.article(position, view, url)),
            _ => None,
        };
        let language = speaker.language.locale.to_string();
        let own = own.map(|mut own| {
            own["inLanguage"] = language.into();
            own
        });
        let graph: Vec<Value> = own.into_iter().chain(self.breadcrumbs(view, url)).collect();
        if graph.is_empty() {
            return String::new();
        }
        for_script(&json!({ "@context": "https://schema.org", "@graph": graph }))
    }

    fn how_to(&self, position: usize, url: &str, speaker: &Speaker<'_>) -> Value {
        let solution = &self.guide().solutions[position];
        let (facts, texts) = (solution.facts(), solution.texts(speaker.index));
        let steps = facts.steps.iter().map(|step| {
            let text = chapter::find(&texts.steps, &step.id.value).unwrap_or(step);
            how_to_step(step, text, url, speaker)
        });
        let mut data = json!({
            "@type": "HowTo",
            "name": plain(&speaker.set(&texts.title.value)),
            "description": plain(&speaker.set(&texts.summary.value)),
            "url": url,
            "step": steps.collect::<Vec<Value>>(),
        });
        if let Some(days) = schedule(&facts.steps).map(|slots| length_in_days(&slots)).filter(|days| *days > 0) {
            data["totalTime"] = format!("P{days}D").into();
        }
        if let Some(cost) = known_cost(&facts.steps) {
            data["estimatedCost"] = json!({ "@type": "MonetaryAmount", "currency": "MAD", "value": cost });
        }
        modified(&mut data, facts.updated.as_ref().map(|date| date.value));
        data
    }

    fn article(&self, position: usize, view: &views::Page, url: &str) -> Value {
        let mut data = json!({
            "@type": "Article",
            "headline": plain(&view.title),
            "description": view.description,
            "url": url,
        });
        modified(&mut data, self.guide().pages[position].facts().updated.as_ref().map(|date| date.value));
        data
    }

    /// The way to the page, itself at the end; nothing for the front page.
    fn breadcrumbs(&self, view: &views::Page, url: &str) -> Option<Value> {
        let base = self.guide().config.base_url.as_ref().filter(|_| !view.trail.is_empty())?;
        let above = view.trail.iter().map(|link| {
            let path = link.href.strip_suffix("index.html").unwrap_or(&link.href);
            (&link.text, format!("{base}/{}", self.in_version(path)))
        });
        let items = above.chain([(&view.title, url.to_owned())]).enumerate().map(|(index, (name, item))| {
            json!({ "@type": "ListItem", "position": index + 1, "name": plain(name), "item": item })
        });
        Some(json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<Value>>() }))
    }
}

fn how_to_step(step: &Step, text: &Step, url: &str, speaker: &Speaker<'_>) -> Value {
    let title = plain(&speaker.set(&text.title.value));
    let detail = text.text.as_ref().map_or_else(|| title.clone(), |text| plain(&speaker.set(&text.value)));
    json!({ "@type": "HowToStep", "name": title, "text": detail, "url": format!("{url}#{}", step.id.value) })
}

fn modified(data: &mut Value, last: Option<Date>) {
    if let Some(date) = last {
        data["dateModified"] = date.to_string().into();
    }
}

/// JSON that no browser takes for the end of the script that it stands in, whatever texts it holds.
fn for_script(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_script() {
        let data = json!({ "name": "</script><!--<script> & \u{2028}" });
        let written = for_script(&data);
        assert!(!written.contains(['<', '>', '&']), "{written}");
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), data);
    }
}
