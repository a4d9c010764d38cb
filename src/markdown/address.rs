//! Addresses that stand in a text as they are: `https://…`, `www.…`, a mail address. Authors expect them to be links.

use std::ops::Range;

/// What every address has one of.
pub const SIGNS: &[u8] = b":@w";

/// The first address in `text`: where it is, and where it leads.
pub fn next(text: &str) -> Option<(Range<usize>, String)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(next) = memchr::memchr3(b':', b'@', b'w', &bytes[from..]) {
        let at = from + next;
        let found = match bytes[at] {
            b':' => site(text, at),
            b'@' => mail(text, at),
            _ => text[at..]
                .starts_with("www.")
                .then(|| begins(text, at))
                .flatten()
                .and_then(|at| reaching(text, at, "https://")),
        };
        if found.is_some() {
            return found;
        }
        from = at + 1;
    }
    None
}

/// `at`, if an address may begin there: not within a word or another address.
fn begins(text: &str, at: usize) -> Option<usize> {
    let before = text[..at].chars().next_back().unwrap_or(' ');
    let goes_on = before.is_ascii_alphanumeric() || matches!(before, '/' | '.' | '-' | '_' | '@' | '=');
    (!goes_on).then_some(at)
}

/// The address of a site whose scheme ends at the colon at `at`.
fn site(text: &str, at: usize) -> Option<(Range<usize>, String)> {
    let scheme = ["https", "http"].iter().find(|scheme| text[..at].ends_with(**scheme))?;
    let begin = begins(text, at - scheme.len())?;
    text[at..].starts_with("://").then(|| reaching(text, begin, "")).flatten()
}

/// The address that begins at `at`, with `before` to be written before it.
fn reaching(text: &str, at: usize, before: &str) -> Option<(Range<usize>, String)> {
    let is_end = |letter: char| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(letter, '<' | '>' | '«' | '»' | '“' | '”' | '"' | '`' | '،' | '؛' | '؟' | '…' | '|')
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let rest = &text[at..];
    let mut address = &rest[..rest.find(is_end).unwrap_or(rest.len())];
    // What ends a sentence is no part of the address, and neither is a parenthesis that was opened before it.
    loop {
        let unopened = address.ends_with(')') && address.matches(')').count() > address.matches('(').count();
        match address.strip_suffix(['.', ',', ':', ';', '!', '?', '\'', '’', '*', '_', ']']) {
            Some(shorter) => address = shorter,
            None if unopened => address = &address[..address.len() - 1],
            None => break,
        }
    }
    let host = address.rsplit("://").next().unwrap_or_default().split('/').next().unwrap_or_default();
    let is_host = host.contains('.') && !host.starts_with('.') && !host.contains("..");
    is_host.then(|| (at..at + address.len(), [before, address].concat()))
}

/// The mail address around the sign at `at`.
fn mail(text: &str, at: usize) -> Option<(Range<usize>, String)> {
    let name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '-' | '+');
    let begin = text[..at]
        .rfind(|letter| !name(letter))
        .map_or(0, |end| end + text[end..].chars().next().map_or(1, char::len_utf8));
    let begin = begin + (text[begin..at].len() - text[begin..at].trim_start_matches('.').len());
    let host = &text[at + 1..];
    let host = &host[..host
        .find(|letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '.' | '-'))
        .unwrap_or(host.len())];
    let host = host.trim_end_matches(['.', '-']);
    let (_, last) = host.rsplit_once('.')?;
    let is_mail = begin < at
        && !host.contains("..")
        && !host.starts_with(['.', '-'])
        && last.len() > 1
        && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    let end = at + 1 + host.len();
    // `a@b.c/d` and `@a@b.c` are something else.
    let is_free = !text[end..].starts_with(['/', '@']) && !text[..begin].ends_with(['/', '@', ':']);
    (is_mail && is_free).then(|| (begin..end, ["mailto:", &text[begin..end]].concat()))
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn addresses_are_found_where_they_end() {
        let found = |text: &str| next(text).map(|(range, address)| (text[range].to_owned(), address));
        let same = |address: &str| Some((address.to_owned(), address.to_owned()));
        assert_eq!(found("Voir https://exemple.ma/guide."), same("https://exemple.ma/guide"));
        assert_eq!(found("(https://exemple.ma/a_(b))"), same("https://exemple.ma/a_(b)"));
        assert_eq!(found("«https://exemple.ma/؟»"), same("https://exemple.ma/"));
        assert_eq!(found("الموقع https://ar.exemple.ma/جماعة،"), same("https://ar.exemple.ma/جماعة"));
        assert_eq!(
            found("Sur www.exemple.ma, dès lundi"),
            Some(("www.exemple.ma".into(), "https://www.exemple.ma".into()))
        );
        assert_eq!(
            found("Écrire à mairie@exemple.ma."),
            Some(("mairie@exemple.ma".into(), "mailto:mairie@exemple.ma".into()))
        );
        for none in
            ["https://", "Awww. bien", "@mairie", "a@b", "a@b.c", "12 h : www.", "x@y..ma", "http:/a.b", "étape@ 3.ma"]
        {
            assert_eq!(found(none), None, "{none}");
        }
    }
}
