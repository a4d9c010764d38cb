//! What machines read: sitemaps, robots.txt, feeds. All but robots.txt need the address of the site.

use super::root::Around;
use super::{Renderer, Speaker};
use crate::guide::Stage;
use crate::i18n::Date;
use crate::markdown::escape;
use crate::publish::{Failure, Sink};
use crate::site::{Kind, LATEST};
use std::fmt::Write;

/// Solutions in a feed: those that changed last.
const IN_FEED: usize = 50;
/// Addresses in one sitemap; sitemaps.org allows 50 000.
const IN_SITEMAP: usize = 20_000;
/// What the name of every sitemap of a version begins with.
pub const SITEMAP: &str = "sitemap-";

impl Renderer<'_> {
    /// Puts what machines read of the version into its folder: a feed per language, and for a final version its sitemaps, whose
    /// addresses are those of the newest version.
    pub(super) fn put_feeds(&self, sink: &dyn Sink) -> Result<(), Failure> {
        let Some(base) = &self.guide().config.base_url else { return Ok(()) };
        for speaker in &self.speakers {
            let path = self.in_version(&format!("{}/feed.xml", speaker.language.code));
            sink.put(&path, self.feed(base, speaker).as_bytes())?;
        }
        if self.site.stage() != Some(Stage::Final) {
            return Ok(());
        }
        let pages = self.site.pages.iter().filter(|page| page.written && page.kind != Kind::NotFound);
        let pages: Vec<(usize, &Kind)> = pages.map(|page| (page.language, &page.kind)).collect();
        for (number, part) in pages.chunks(IN_SITEMAP).enumerate() {
            let path = self.in_version(&format!("{SITEMAP}{}.xml", number + 1));
            sink.put(&path, self.sitemap(part).as_bytes())?;
        }
        Ok(())
    }

    /// Puts what machines look for at the root: robots.txt, and a sitemap that leads to those of the newest final version. Working
    /// texts and drafts are not to be indexed: without a final version it holds the root alone.
    pub(super) fn put_root_feeds(&self, around: &Around<'_>, sink: &dyn Sink) -> Result<(), Failure> {
        let Some(base) = &self.guide().config.base_url else {
            return sink.put("robots.txt", b"User-agent: *\nAllow: /\n");
        };
        sink.put("robots.txt", format!("User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n").as_bytes())?;
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        if around.sitemaps.is_empty() {
            let _ = write!(
                out,
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n<url><loc>{}</loc></url>\n</urlset>\n",
                xml(&format!("{base}/"))
            );
        } else {
            out.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
            for name in &around.sitemaps {
                let _ = writeln!(out, "<sitemap><loc>{}</loc></sitemap>", xml(&format!("{base}/{LATEST}/{name}")));
            }
            out.push_str("</sitemapindex>\n");
        }
        sink.put("sitemap.xml", out.as_bytes())
    }

    fn sitemap(&self, pages: &[(usize, &Kind)]) -> String {
        let mut out = String::with_capacity(pages.len() * 400);
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        for (language, kind) in pages {
            let Some(address) = self.address(*language, kind) else {
                continue;
            };
            let _ = write!(out, "<url><loc>{}</loc>", xml(&address));
            if let Kind::Solution(position) = kind
                && let Some(date) = &self.guide().solutions[*position].facts().updated
            {
                let _ = write!(out, "<lastmod>{}</lastmod>", date.value);
            }
            for speaker in self.speakers.iter().filter(|speaker| self.is_written(kind, speaker.index)) {
                if let Some(address) = self.address(speaker.index, kind) {
                    let _ = write!(
                        out,
                        "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                        speaker.language.locale,
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
    fn feed(&self, base: &str, speaker: &Speaker<'_>) -> String {
        let guide = self.guide();
        let folder = if self.site.issue.is_some() { LATEST } else { &self.folder };
        let own = format!("{base}/{folder}/{}/feed.xml", speaker.language.code);
        let home = self.address(speaker.index, &Kind::Home).unwrap_or_default();
        let date = guide.config.date.value;
        let title = speaker.set(guide.config.title.get(speaker.index));
        let mut feed = Feed::new(speaker, &title, &own, &home, date, self);
        let mut entries: Vec<(Date, usize)> = guide
            .solutions
            .iter()
            .enumerate()
            .filter(|(_, solution)| solution.chapters[speaker.index].is_some())
            .map(|(position, solution)| {
                (solution.facts().updated.as_ref().map_or(date, |date| date.value).first_day(), position)
            })
            .collect();
        entries.sort_by(|(one, a), (other, b)| other.cmp(one).then(a.cmp(b)));
        for (date, position) in entries.into_iter().take(IN_FEED) {
            let kind = Kind::Solution(position);
            let address = self.address(speaker.index, &kind).unwrap_or_default();
            let summary =
                guide.solutions[position].chapters[speaker.index].as_ref().map_or("", |chapter| &chapter.summary.value);
            feed.entry(&self.title(&kind, speaker), &address, date, &speaker.set(summary));
        }
        feed.end()
    }
}

/// An Atom feed (RFC 4287), being written.
pub(super) struct Feed(String);

impl Feed {
    /// Begins a feed called `title`, which is at `own` and tells what is new on the page at `page`.
    pub(super) fn new(
        speaker: &Speaker<'_>,
        title: &str,
        own: &str,
        page: &str,
        updated: Date,
        renderer: &Renderer<'_>,
    ) -> Self {
        let config = &renderer.guide().config;
        let organisation = config.organisation.as_ref().map(|name| speaker.set(name.get(speaker.index)));
        let author = organisation.unwrap_or_else(|| speaker.set(config.title.get(speaker.index)));
        Self(format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<id>{}</id>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<updated>{}T00:00:00Z</updated>\n<author><name>{}</name></author>\n",
            speaker.language.locale,
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
