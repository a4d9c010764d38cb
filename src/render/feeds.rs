//! What machines read: the sitemap, robots.txt, a feed per language. All but robots.txt need the address of the site.

use super::{Renderer, Speaker};
use crate::markdown::escape;
use crate::publish::{Failure, Sink};
use crate::site::Kind;
use std::fmt::Write;

/// Solutions in a feed: those that changed last.
const IN_FEED: usize = 50;
/// Addresses in one sitemap; sitemaps.org allows 50 000.
const IN_SITEMAP: usize = 20_000;

impl Renderer<'_> {
    pub(super) fn put_feeds(&self, sink: &dyn Sink) -> Result<(), Failure> {
        let Some(base) = &self.guide().config.base_url else {
            return sink.put("robots.txt", b"User-agent: *\nAllow: /\n");
        };
        sink.put("robots.txt", format!("User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n").as_bytes())?;
        self.put_sitemaps(base, sink)?;
        for speaker in &self.speakers {
            let path = self.in_version(&format!("{}/feed.xml", speaker.language.code));
            sink.put(&path, self.feed(base, speaker).as_bytes())?;
        }
        Ok(())
    }

    /// One sitemap, or an index of several where one would be too long.
    fn put_sitemaps(&self, base: &str, sink: &dyn Sink) -> Result<(), Failure> {
        let pages: Vec<(usize, &Kind)> = self
            .site
            .pages
            .iter()
            .filter(|page| page.written && page.kind != Kind::NotFound)
            .map(|page| (page.language, &page.kind))
            .collect();
        if pages.len() <= IN_SITEMAP {
            return sink.put("sitemap.xml", self.sitemap(&pages).as_bytes());
        }
        let mut index = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
        );
        for (number, part) in pages.chunks(IN_SITEMAP).enumerate() {
            let name = format!("sitemap-{}.xml", number + 1);
            sink.put(&name, self.sitemap(part).as_bytes())?;
            let _ = writeln!(index, "<sitemap><loc>{}</loc></sitemap>", xml(&format!("{base}/{name}")));
        }
        index.push_str("</sitemapindex>\n");
        sink.put("sitemap.xml", index.as_bytes())
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

    /// An Atom feed (RFC 4287) of the solutions that changed last.
    fn feed(&self, base: &str, speaker: &Speaker<'_>) -> String {
        let guide = self.guide();
        let code = &speaker.language.code;
        let own = format!("{base}/{}/{code}/feed.xml", self.site.version);
        let home = self.address(speaker.index, &Kind::Home).unwrap_or_default();
        let date = guide.config.date.value;
        let title = speaker.set(guide.config.title.get(speaker.index));
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<id>{}</id>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<updated>{}T00:00:00Z</updated>\n<author><name>{}</name></author>\n",
            speaker.language.locale,
            xml(&title),
            xml(&own),
            xml(&own),
            xml(&home),
            date.first_day(),
            xml(&guide.config.organisation.as_ref().map_or(title.clone(), |name| speaker.set(name.get(speaker.index)))),
        );
        let mut entries: Vec<(crate::i18n::Date, usize)> = guide
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
            let _ = writeln!(
                out,
                "<entry>\n<title>{}</title>\n<id>{}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<updated>{date}T00:00:00Z</updated>\n<summary>{}</summary>\n</entry>",
                xml(&self.title(&kind, speaker)),
                xml(&address),
                xml(&address),
                xml(&speaker.set(summary)),
            );
        }
        out.push_str("</feed>\n");
        out
    }
}

fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // XML 1.0 has no place for control characters, not even escaped.
    let is_allowed = |letter: char| !letter.is_control() || matches!(letter, '\t' | '\n' | '\r');
    escape(&mut out, &text.replace(|letter| !is_allowed(letter) || matches!(letter, '\u{fffe}' | '\u{ffff}'), ""));
    out
}
