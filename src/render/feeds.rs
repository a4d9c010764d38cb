//! What machines read: sitemaps, robots.txt, feeds. All but robots.txt need the address of the site.

use super::dependencies::{Query, QueryContext};
use super::{RenderContext, Renderer, TrackedLocalizer};
use crate::guide::SolutionId;
use crate::i18n::{Date, LanguageId};
use crate::markdown::escape;
use crate::outputs::{IN_SITEMAP, in_sitemap};
use crate::site::{LATEST, PageKind};
use serde::Serialize;
use std::fmt::Write;

/// Solutions in a feed: those that changed last.
const IN_FEED: usize = 50;

/// What a feed tells of a solution in the language at this position.
#[derive(Hash)]
struct FeedEntry(LanguageId);

#[derive(Serialize)]
struct Fed {
    title: String,
    summary: String,
}

impl Query for FeedEntry {
    type Answer = Fed;

    fn answer(&self, asked: &QueryContext<'_>) -> Fed {
        let (localizer, texts) = (&asked.common.context.localizers[self.0], asked.solution.texts(self.0));
        Fed { title: localizer.set(&texts.title.value), summary: localizer.set(&texts.summary.value) }
    }
}

/// When a solution was last looked through.
#[derive(Hash)]
struct Updated;

impl Query for Updated {
    type Answer = Option<Date>;

    fn answer(&self, asked: &QueryContext<'_>) -> Option<Date> {
        asked.solution.facts().updated.as_ref().map(|date| date.value)
    }
}

impl Renderer<'_> {
    /// Says where search engines may look. Working texts and drafts are not to be indexed: their pages say so.
    pub(super) fn robots(&self) -> String {
        let sitemap = self.common.context.config.base_url.as_ref();
        let sitemap = sitemap.map_or_else(String::new, |base| format!("\nSitemap: {base}/sitemap.xml\n"));
        format!("User-agent: *\nAllow: /\n{sitemap}")
    }

    /// Leads to the sitemaps called `names` of the newest final version; without any it holds the root alone.
    pub(super) fn sitemap_index(&self, names: &[String]) -> String {
        let base = self.common.context.config.base_url.as_deref().unwrap_or_default();
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        if names.is_empty() {
            let _ = write!(
                out,
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n<url><loc>{}</loc></url>\n</urlset>\n",
                xml(&format!("{base}/"))
            );
            return out;
        }
        out.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for name in names {
            let _ = writeln!(out, "<sitemap><loc>{}</loc></sitemap>", xml(&format!("{base}/{LATEST}/{name}")));
        }
        out.push_str("</sitemapindex>\n");
        out
    }

    /// A part of the addresses of all pages, which are those of the newest version.
    pub(super) fn sitemap(&self, part: usize, localizer: &TrackedLocalizer<'_>) -> String {
        let common = &self.common;
        let mut out = String::with_capacity(common.site.pages.len().min(IN_SITEMAP) * 400);
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        for (language, kind) in in_sitemap(common.site).skip(part * IN_SITEMAP).take(IN_SITEMAP) {
            let Some(address) = common.address(language, kind) else { continue };
            let _ = write!(out, "<url><loc>{}</loc>", xml(&address));
            if let PageKind::Solution(position) = kind
                && let Some(date) = self.ask(*position, Updated, localizer)
            {
                let _ = write!(out, "<lastmod>{date}</lastmod>");
            }
            for localizer in common.context.localizers.iter().filter(|it| common.site.is_written(kind, it.index)) {
                if let Some(address) = common.address(localizer.index, kind) {
                    let _ = write!(
                        out,
                        "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                        localizer.language.locale,
                        xml(&address)
                    );
                }
            }
            out.push_str("</url>\n");
        }
        out.push_str("</urlset>\n");
        out
    }

    /// A feed of the solutions that changed last.
    pub(super) fn feed(&self, localizer: &TrackedLocalizer<'_>) -> String {
        let (common, context) = (&self.common, &self.common.context);
        let base = context.config.base_url.as_deref().unwrap_or_default();
        let folder = if common.site.issue.is_some() { LATEST } else { &common.folder };
        let own = format!("{base}/{folder}/{}/feed.xml", localizer.language.code);
        let home = common.address(localizer.index, &PageKind::Home).unwrap_or_default();
        let date = context.config.date.value;
        let title = localizer.set(context.config.settings.title.get(localizer.index));
        let mut feed = Feed::new(localizer, &title, &own, &home, date, context);
        let written = SolutionId::all(common.site.solutions.len());
        let written = written.filter(|&position| common.site.solutions[position].written[localizer.index]);
        let updated = |position| self.ask(position, Updated, localizer).unwrap_or(date).first_day();
        let mut entries: Vec<(Date, SolutionId)> = written.map(|position| (updated(position), position)).collect();
        entries.sort_by(|(one, a), (other, b)| other.cmp(one).then(a.cmp(b)));
        for (date, position) in entries.into_iter().take(IN_FEED) {
            let address = common.address(localizer.index, &PageKind::Solution(position)).unwrap_or_default();
            let told = self.ask(position, FeedEntry(localizer.index), localizer);
            feed.entry(&told.title, &address, date, &told.summary);
        }
        feed.end()
    }
}

/// An Atom feed (RFC 4287), being written.
pub(super) struct Feed(String);

impl Feed {
    /// Begins a feed called `title`, which is at `own` and tells what is new on the page at `page`.
    pub(super) fn new(
        localizer: &TrackedLocalizer<'_>,
        title: &str,
        own: &str,
        page: &str,
        updated: Date,
        context: &RenderContext<'_>,
    ) -> Self {
        let config = context.config;
        let organisation = config.settings.organisation.as_ref().map(|name| localizer.set(name.get(localizer.index)));
        let author = organisation.unwrap_or_else(|| localizer.set(config.settings.title.get(localizer.index)));
        Self(format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<id>{}</id>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<updated>{}T00:00:00Z</updated>\n<author><name>{}</name></author>\n",
            localizer.language.locale,
            xml(title),
            xml(own),
            xml(own),
            xml(page),
            updated.first_day(),
            xml(&author),
        ))
    }

    /// Adds what is new at `address`.
    pub(super) fn entry(&mut self, title: &str, address: &str, date: Date, summary: &str) {
        let _ = writeln!(
            self.0,
            "<entry>\n<title>{}</title>\n<id>{}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<updated>{date}T00:00:00Z</updated>\n<summary>{}</summary>\n</entry>",
            xml(title),
            xml(address),
            xml(address),
            xml(summary),
        );
    }

    /// The whole feed.
    pub(super) fn end(mut self) -> String {
        self.0.push_str("</feed>\n");
        self.0
    }
}

fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // XML 1.0 has no place for control characters, not even escaped.
    let is_allowed = |letter: char| !letter.is_control() || matches!(letter, '\t' | '\n' | '\r');
    escape(&mut out, &text.replace(|letter| !is_allowed(letter) || matches!(letter, '\u{fffe}' | '\u{ffff}'), ""));
    out
}
