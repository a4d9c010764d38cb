//! What a request is answered: by rules that know nothing of sockets.

use super::State;
use super::http::{Refusal, Request};
use crate::markdown::escape;
use crate::outputs::media_type;
use crate::theme::policy::{self, POLICY};
use memchr::memmem;
use std::fmt::Write;
use std::sync::Arc;

/// The script that pages listen with.
pub const CLIENT: &str = include_str!("client.js");
/// Where that script is.
pub const CLIENT_PATH: &str = "/__dalil/client.js";
/// Where the stream of events is.
pub const EVENTS_PATH: &str = "/__dalil/events";

/// What every answer says, whatever is asked for.
pub const ALWAYS: [(&str, &str); 2] = [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")];

/// An answer, but for the connection.
#[derive(Debug)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Names and values of headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body; a request for the head alone gets its length only.
    pub body: ResponseBody,
}

/// The bytes of an answer.
#[derive(Debug)]
pub enum ResponseBody {
    /// A part of a file of the site.
    Part(Arc<[u8]>, std::ops::Range<usize>),
    /// Bytes made for this answer.
    Made(Vec<u8>),
}

impl ResponseBody {
    /// The bytes themselves.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Part(bytes, range) => &bytes[range.clone()],
            Self::Made(bytes) => bytes,
        }
    }
}

/// The answer to what is no request.
impl From<Refusal> for Response {
    fn from(refusal: Refusal) -> Self {
        plain(refusal.status, refusal.what)
    }
}

/// Why a request is refused before its path is looked at; `None` if it is not.
///
/// Only reading is offered. A host that is not ours is another site's name led to this machine, to read what is here (DNS rebinding).
pub fn refusal(request: &Request<'_>, state: &State) -> Option<Response> {
    if !["GET", "HEAD"].contains(&request.method) {
        let mut answer = plain(405, "GET, HEAD");
        answer.headers.push(("Allow", "GET, HEAD".to_owned()));
        return Some(answer);
    }
    let is_known = |host: &str| state.hosts.iter().any(|known| known.eq_ignore_ascii_case(without_port(host)));
    let is_foreign = request.host.is_some_and(|host| !is_known(host));
    is_foreign.then(|| plain(421, "Host"))
}

fn without_port(host: &str) -> &str {
    let port = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
    port.map_or(host, |(name, _)| name)
}

/// The answer to a request that is not refused.
pub fn answer(request: &Request<'_>, state: &State) -> Response {
    let path = request.url.split(['?', '#']).next().unwrap_or_default();
    if path == CLIENT_PATH {
        return made(200, "text/javascript; charset=utf-8", CLIENT.as_bytes().to_vec());
    }
    let Some(path) = decode(path) else { return plain(400, "?") };
    // A preview is never to be kept: the next guide on this port would be shown this one's pages.
    if path.ends_with("/sw.js") {
        return plain(404, "sw.js");
    }
    let file = format!("{}{}", path.trim_start_matches('/'), if path.ends_with('/') { "index.html" } else { "" });
    match state.file(&file) {
        Some(bytes) => found(&file, bytes, request.range),
        None if state.file(&format!("{file}/index.html")).is_some() => {
            // One slash at the beginning: two would be the address of another server.
            let path = request.url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
            let mut answer = plain(308, "");
            answer.headers.push(("Location", format!("/{path}/")));
            answer
        }
        None => not_found(&file, state),
    }
}

/// `%D8%B9` and the like; `None` if that is no UTF-8, or hides what a path may not hold.
pub fn decode(path: &str) -> Option<String> {
    // The library leaves a `%` that begins no escape as it is.
    let mut escapes = path.split('%').skip(1);
    let is_escaped = escapes.all(|rest| rest.len() > 1 && rest.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()));
    let path = percent_encoding::percent_decode_str(path).decode_utf8().ok()?.into_owned();
    let is_bad = path.contains(['\0', '\\']) || path.split('/').any(|part| part == "..");
    (is_escaped && path.starts_with('/') && !is_bad).then_some(path)
}

/// What a page that says that another is not there gives for a hash: when that other comes, this one is old.
pub const MISSING: &str = "missing";

/// The page that says that `asked` is not there: in the language of that path, or else in all.
fn not_found(asked: &str, state: &State) -> Response {
    let mut parts = asked.split('/');
    let own = parts.next().zip(parts.next()).map(|(version, language)| format!("{version}/{language}/404.html"));
    let page = own.and_then(|path| Some((path.clone(), state.file(&path)?)));
    let page = page.or_else(|| Some(("404.html".to_owned(), state.file("404.html")?)));
    let Some((path, bytes)) = page else {
        // No page at all: the guide was not yet read without errors. It will be, and whoever asked is to ask again.
        let mut answer = page_answer(503, empty().as_bytes(), asked, MISSING);
        answer.headers.push(("Retry-After", "1".to_owned()));
        return answer;
    };
    let html = String::from_utf8_lossy(&bytes);
    // The page stands at the depth of another: its links are counted from where it is.
    let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let html = html.replacen("<head>", &format!("<head><base href=\"/{folder}\">"), 1);
    page_answer(404, html.as_bytes(), asked, MISSING)
}

/// What is shown before the guide could be read for the first time.
fn empty() -> String {
    let policy = policy::meta();
    format!(
        "<!doctype html><html><head><meta charset=\"utf-8\">{policy}<title>dalil</title></head><body></body></html>"
    )
}

const HTML: &str = "text/html; charset=utf-8";

fn found(path: &str, bytes: Arc<[u8]>, range: Option<&str>) -> Response {
    let kind = media_type(path);
    if kind == HTML {
        return page_answer(200, &bytes, path, &hash(&bytes));
    }
    let length = bytes.len();
    let mut headers = vec![("Content-Type", kind.to_owned()), ("Accept-Ranges", "bytes".to_owned())];
    match range.map(|range| read_range(range, length)) {
        None | Some(Range::Ignored) => Response { status: 200, headers, body: ResponseBody::Part(bytes, 0..length) },
        Some(Range::Part(part)) => {
            headers.push(("Content-Range", format!("bytes {}-{}/{length}", part.start, part.end - 1)));
            Response { status: 206, headers, body: ResponseBody::Part(bytes, part) }
        }
        Some(Range::Beyond) => {
            headers.push(("Content-Range", format!("bytes */{length}")));
            Response { status: 416, headers, body: ResponseBody::Made(Vec::new()) }
        }
    }
}

/// What a header `Range` asks for.
#[derive(Debug, PartialEq, Eq)]
enum Range {
    Part(std::ops::Range<usize>),
    /// Nothing that is there.
    Beyond,
    /// Several parts, or another unit: RFC 9110 lets a server send everything.
    Ignored,
}

fn read_range(range: &str, length: usize) -> Range {
    let Some((from, to)) = range.strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
        return Range::Ignored;
    };
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let part = match (from.trim(), to.trim()) {
        ("", last) => number(last).map(|last| length.saturating_sub(last)..length),
        (from, "") => number(from).map(|from| from..length),
        (from, to) => number(from).zip(number(to)).map(|(from, to)| from..to.saturating_add(1).min(length)),
    };
    match part {
        Some(part) if part.start < part.end && part.start < length => Range::Part(part),
        Some(_) => Range::Beyond,
        None => Range::Ignored,
    }
}

/// The answer with a page. The policy that it bears is sent too, as a host may do; an issued version may bear an older one, or none, and is answered
/// as it is.
fn page_answer(status: u16, html: &[u8], path: &str, hash: &str) -> Response {
    let mut answer = made(status, HTML, with_client(html, path, hash));
    if memmem::find(html, policy::meta().as_bytes()).is_some() {
        answer.headers.push(("Content-Security-Policy", format!("{POLICY}; frame-ancestors 'self'")));
    }
    answer
}

/// A page with the script that listens for changes, and with what it needs to know of itself.
fn with_client(html: &[u8], path: &str, hash: &str) -> Vec<u8> {
    let mut script = format!("<script src=\"{CLIENT_PATH}\" data-path=\"");
    escape(&mut script, path);
    let _ = write!(script, "\" data-hash=\"{hash}\"></script>");
    let end = html.windows(7).rposition(|bytes| bytes == b"</body>").unwrap_or(html.len());
    [&html[..end], script.as_bytes(), &html[end..]].concat()
}

/// What a page calls the bytes that it shows.
pub fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..16].to_owned()
}

fn made(status: u16, kind: &str, body: Vec<u8>) -> Response {
    Response { status, headers: vec![("Content-Type", kind.to_owned())], body: ResponseBody::Made(body) }
}

fn plain(status: u16, text: &str) -> Response {
    made(status, "text/plain; charset=utf-8", text.as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_site() {
        for bad in ["/../x", "/a/%2e%2e/x", "/%2e%2e/x", "/a\\..\\x", "/%00", "/%", "/%zz", "/%ff", "x"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
        assert_eq!(decode("/next/%D8%B9/").as_deref(), Some("/next/ع/"));
    }

    #[test]
    fn ranges() {
        assert_eq!(read_range("bytes=0-3", 10), Range::Part(0..4));
        assert_eq!(read_range("bytes=4-", 10), Range::Part(4..10));
        assert_eq!(read_range("bytes=-3", 10), Range::Part(7..10));
        assert_eq!(read_range("bytes=8-99", 10), Range::Part(8..10));
        assert_eq!(read_range("bytes=10-", 10), Range::Beyond);
        assert_eq!(read_range("bytes=5-2", 10), Range::Beyond);
        assert_eq!(read_range("bytes=0-1,4-5", 10), Range::Ignored);
        assert_eq!(read_range("lines=1-2", 10), Range::Ignored);
    }
}
