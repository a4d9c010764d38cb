//! What machines read: sitemaps, robots.txt, feeds. All but robots.txt need the address of the site.

use super::dependencies::{Query, QueryContext};
use super::root::path_of;
use super::{GuideInputs, Renderer, TrackedLocalizer};
use crate::guide::{Ledger, SolutionId, Stage};
use crate::i18n::{Date, LanguageId};
use crate::outputs::{IN_SITEMAP, in_sitemap};
use crate::release::hash;
use crate::site::{LATEST, PageKind, slice};
use crate::theme::{TemplateError, View, views};
use serde::Serialize;

/// Solutions in a feed: those that changed last.
const IN_FEED: usize = 50;

/// What a feed tells of a solution in the language at this position.
#[derive(Hash)]
struct FeedEntryQuery(LanguageId);

#[derive(Serialize)]
struct FeedText {
    title: String,
    summary: String,
}

impl Query for FeedEntryQuery {
    type Answer = FeedText;

    fn answer(&self, asked: &QueryContext<'_>) -> FeedText {
        let (localizer, texts) = (&asked.common.context.localizers[self.0], asked.solution.texts(self.0));
        FeedText { title: localizer.set(&texts.title.value), summary: localizer.set(&texts.summary.value) }
    }
}

/// When a solution was last looked through.
#[derive(Hash)]
struct UpdatedQuery;

impl Query for UpdatedQuery {
    type Answer = Option<Date>;

    fn answer(&self, asked: &QueryContext<'_>) -> Option<Date> {
        asked.solution.facts().updated.as_ref().map(|date| date.value)
    }
}

impl Renderer<'_> {
    /// Says where search engines may look. Working texts and drafts are not to be indexed: their pages say so. Those of a final version that was issued before
    /// the address of the site was known do not say that they are the same as those of `/latest/`, or were.
    pub(super) fn robots(&self) -> String {
        let sitemap = self.common.context.config.base_url.as_ref();
        let sitemap = sitemap.map_or_else(String::new, |base| format!("\nSitemap: {base}/sitemap.xml\n"));
        let path = self.common.context.config.base_url.as_deref().map_or("", path_of);
        let unsaid = self.common.context.ledger.releases.iter();
        let unsaid = unsaid.filter(|release| release.stage() == Stage::Final && release.base_url.is_none());
        let unsaid = unsaid.map(|release| format!("Disallow: {path}/{}/\n", release.version.value));
        format!("User-agent: *\nAllow: /\n{}{sitemap}", unsaid.collect::<String>())
    }

    /// Leads to the sitemaps at `paths`, of the newest final version; without any it holds the root alone.
    pub(super) fn sitemap_index(&self, paths: &[String], out: &mut Vec<u8>) -> Result<(), TemplateError> {
        let Some(base) = &self.common.context.config.base_url else { return Ok(()) };
        let view = views::SitemapIndex {
            root: format!("{base}/"),
            sitemaps: paths.iter().map(|path| format!("{base}/{path}")).collect(),
        };
        let views = [("index", View::new(&view))];
        self.common.context.render(("sitemap-index.xml", LanguageId::REFERENCE), views, out)
    }

    /// A part of the addresses of all pages, which are those of the newest version.
    pub(super) fn sitemap(
        &self,
        part: usize,
        localizer: &TrackedLocalizer<'_>,
        out: &mut Vec<u8>,
    ) -> Result<(), TemplateError> {
        let common = &self.common;
        let all: Vec<(LanguageId, &PageKind)> = in_sitemap(common.site).collect();
        let pages: Vec<views::SitemapPage> = slice(&all, part, IN_SITEMAP)
            .iter()
            .filter_map(|&(language, kind)| {
                let written = common.context.localizers.iter().filter(|it| common.site.is_written(kind, it.index));
                let alternate = |other: &TrackedLocalizer<'_>| {
                    let url = common.address(other.index, kind)?;
                    Some(views::Alternate { hreflang: other.language.locale.to_string(), url })
                };
                let updated = match kind {
                    PageKind::Solution(position) => self.ask(*position, UpdatedQuery, localizer),
                    _ => None,
                };
                Some(views::SitemapPage {
                    url: common.address(language, kind)?,
                    updated: updated.map_or_else(String::new, |date| date.to_string()),
                    alternates: written.filter_map(alternate).collect(),
                })
            })
            .collect();
        common.context.render(("sitemap.xml", localizer.index), [("pages", View::new(&pages))], out)
    }

    /// A feed of the solutions that changed last.
    pub(super) fn feed(&self, localizer: &TrackedLocalizer<'_>, out: &mut Vec<u8>) -> Result<(), TemplateError> {
        let (common, context) = (&self.common, &self.common.context);
        let Some(base) = &context.config.base_url else { return Ok(()) };
        let folder = if common.site.issue.is_some() { LATEST } else { &common.folder };
        let date = context.config.date.value;
        let written = SolutionId::all(common.site.solutions.len());
        let written = written.filter(|&position| common.site.solutions[position].written[localizer.index]);
        let updated = |position| self.ask(position, UpdatedQuery, localizer).unwrap_or(date).first_day();
        let mut newest: Vec<(Date, SolutionId)> = written.map(|position| (updated(position), position)).collect();
        newest.sort_by(|(one, a), (other, b)| other.cmp(one).then(a.cmp(b)));
        let entry = |(date, position): (Date, SolutionId)| {
            let asked = self.ask(position, FeedEntryQuery(localizer.index), localizer);
            let url = common.address(localizer.index, &PageKind::Solution(position))?;
            let name = format!("{}/{}", localizer.language.code, common.site.solutions[position].id);
            Some(views::FeedEntry {
                id: feed_id(context.ledger, base, &name),
                title: xml_text(&asked.title),
                url,
                updated: date.to_string(),
                summary: xml_text(&asked.summary),
            })
        };
        let feed = FeedContent {
            title: localizer.set(context.config.settings.title.get(localizer.index)),
            own: format!("{base}/{folder}/{}/feed.xml", localizer.language.code),
            page: common.address(localizer.index, &PageKind::Home).unwrap_or_else(|| format!("{base}/")),
            updated: date,
            entries: newest.into_iter().take(IN_FEED).filter_map(entry).collect(),
        };
        context.feed(feed, localizer, out)
    }
}

/// What `name` of this guide is known by in feeds. Addresses change, with the site or a solution; who follows a feed is not to get all of it anew. The guide is known by its
/// first version; until there is one, by the address of its site, `base`.
pub(super) fn feed_id(ledger: &Ledger, base: &str, name: &str) -> String {
    let first = ledger.releases.first().map(|first| first.sha256.as_str()).filter(|sha256| !sha256.is_empty());
    let hash = hash::hex(format!("{} {name}", first.unwrap_or(base)).as_bytes());
    // A UUID of one’s own making: version 8 (RFC 9562).
    let parts = [&hash[..8], &hash[8..12], &hash[13..16], &hash[17..20], &hash[20..32]];
    format!("urn:uuid:{}-{}-8{}-8{}-{}", parts[0], parts[1], parts[2], parts[3], parts[4])
}

/// An Atom feed (RFC 4287).
pub(super) struct FeedContent {
    /// What it is called.
    pub title: String,
    /// Its own address.
    pub own: String,
    /// The page that it tells of.
    pub page: String,
    /// When anything of it last changed.
    pub updated: Date,
    /// What is new, the newest first.
    pub entries: Vec<views::FeedEntry>,
}

impl GuideInputs<'_> {
    /// Makes a feed.
    pub(super) fn feed(
        &self,
        feed: FeedContent,
        localizer: &TrackedLocalizer<'_>,
        out: &mut Vec<u8>,
    ) -> Result<(), TemplateError> {
        let settings = &self.config.settings;
        let author = settings.organisation.as_ref().unwrap_or(&settings.title).get(localizer.index);
        let view = views::Feed {
            locale: localizer.language.locale.to_string(),
            title: xml_text(&feed.title),
            url: feed.own,
            page: feed.page,
            updated: feed.updated.first_day().to_string(),
            author: xml_text(&localizer.set(author)),
            entries: feed.entries,
        };
        self.render(("feed.xml", localizer.index), [("feed", View::new(&view))], out)
    }
}

/// `text` without the signs that XML 1.0 has no place for, not even escaped.
pub(super) fn xml_text(text: &str) -> String {
    let is_allowed = |letter: char| !letter.is_control() || matches!(letter, '\t' | '\n' | '\r');
    text.replace(|letter| !is_allowed(letter) || matches!(letter, '\u{fffe}' | '\u{ffff}'), "")
}

#[cfg(test)]
mod tests {
    use super::xml_text;

    #[test]
    fn xml_has_no_place_for_some_signs() {
        assert_eq!(xml_text("a\u{8}b\u{0}c\u{1b}d\u{85}e\u{fffe}f\u{ffff}g"), "abcdefg");
        assert_eq!(xml_text("a\tb\nc\rd <&> سنة"), "a\tb\nc\rd <&> سنة");
    }
}
