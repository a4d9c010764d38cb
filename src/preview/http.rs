//! HTTP/1.1 as bytes: a request read out of what was received, the head of an answer written. Sockets are not known here.
//!
//! Whatever two programs could understand differently is refused, never repaired: that is how one request is hidden in another. No request has a body.

use super::answer::ALWAYS;
use std::borrow::Cow;
use std::fmt::Write;
use std::time::SystemTime;

/// A request.
#[derive(Debug, PartialEq, Eq)]
pub struct Request<'r> {
    /// `GET`, in capitals.
    pub method: &'r str,
    /// The path and the query, as they were sent.
    pub url: &'r str,
    /// The host that is asked for. Only HTTP/1.0 may leave it out.
    pub host: Option<&'r str>,
    /// The header `Range`.
    pub range: Option<&'r str>,
    /// Whether nothing more is asked for on this connection.
    pub is_last: bool,
}

/// Why something that was received is no request that could be answered. Where the next one would begin is not known then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The HTTP status.
    pub status: u16,
    /// What is wrong, in the words of the standard.
    pub what: &'static str,
}

/// The longest that a request may be, from its first byte to the empty line.
pub const MAX_HEAD: usize = 16 << 10;
/// The most headers that a request may have: browsers send some twenty.
const MAX_HEADERS: usize = 64;

/// The request that `received` begins with, and how many bytes of it that is; `None` if more is to come. What was refused or read stays so, whatever follows it.
pub fn parse(received: &[u8]) -> Result<Option<(Request<'_>, usize)>, Refusal> {
    let received = &received[..received.len().min(MAX_HEAD)];
    let Some(length) = head_length(received)? else {
        return if received.len() < MAX_HEAD { Ok(None) } else { refuse(431, "Request Header Fields Too Large") };
    };
    let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
    let mut head = httparse::Request::new(&mut headers);
    match head.parse(&received[..length]) {
        Ok(httparse::Status::Complete(_)) => Ok(Some((understand(&head)?, length))),
        Err(httparse::Error::TooManyHeaders) => refuse(431, "Request Header Fields Too Large"),
        Err(httparse::Error::Version) => refuse(505, "HTTP/1.1"),
        Ok(httparse::Status::Partial) | Err(_) => refuse(400, "Bad Request"),
    }
}

fn refuse<T>(status: u16, what: &'static str) -> Result<T, Refusal> {
    Err(Refusal { status, what })
}

/// How long the head is that `received` begins with: as far as the first empty line, but for those before it. Lines end with CR and LF, and what no head may
/// hold is refused as soon as it is there, so that a browser that begins with TLS waits for nothing.
fn head_length(received: &[u8]) -> Result<Option<usize>, Refusal> {
    let (mut start, mut is_begun) = (0, false);
    for end in memchr::memchr_iter(b'\n', received) {
        let Some(line) = received[start..end].strip_suffix(b"\r") else { return refuse(400, "LF") };
        start = end + 1;
        if line.is_empty() && is_begun {
            return without_control(&received[..start]).map(|()| Some(start));
        }
        is_begun |= !line.is_empty();
    }
    without_control(received).map(|()| None)
}

fn without_control(head: &[u8]) -> Result<(), Refusal> {
    let has_control = head.iter().any(|byte| byte.is_ascii_control() && !b"\t\r\n".contains(byte));
    if has_control { refuse(400, "control character") } else { Ok(()) }
}

type Head<'h, 'r> = httparse::Request<'h, 'r>;

/// What a head that is well formed asks for.
fn understand<'r>(head: &Head<'_, 'r>) -> Result<Request<'r>, Refusal> {
    refuse_body(head)?;
    let host = one(head, "Host")?.map(text).transpose()?;
    let is_old = head.version == Some(0);
    // Browsers have sent it for thirty years: who does not is none, and no page led astray (DNS rebinding) can ask that way.
    if host.is_none() && !is_old {
        return refuse(400, "Host");
    }
    let (named, url) = split_target(head.path.unwrap_or_default())?;
    let range = values(head, "Range").next().and_then(|range| std::str::from_utf8(range).ok());
    let is_last = is_old || values(head, "Connection").any(|value| has_token(value, "close"));
    Ok(Request { method: head.method.unwrap_or_default(), url, host: named.or(host), range, is_last })
}

fn values<'r>(head: &Head<'_, 'r>, name: &'static str) -> impl Iterator<Item = &'r [u8]> {
    head.headers.iter().filter(move |header| header.name.eq_ignore_ascii_case(name)).map(|header| header.value)
}

/// The value of a header that may be there once.
fn one<'r>(head: &Head<'_, 'r>, name: &'static str) -> Result<Option<&'r [u8]>, Refusal> {
    let mut values = values(head, name);
    let first = values.next();
    if values.next().is_some() { refuse(400, name) } else { Ok(first) }
}

fn text(value: &[u8]) -> Result<&str, Refusal> {
    std::str::from_utf8(value).or_else(|_| refuse(400, "Bad Request"))
}

fn has_token(value: &[u8], token: &str) -> bool {
    value.split(|byte| *byte == b',').any(|part| part.trim_ascii().eq_ignore_ascii_case(token.as_bytes()))
}

/// Refuses a request that has a body, that might have one, or that waits to be asked for it.
fn refuse_body(head: &Head<'_, '_>) -> Result<(), Refusal> {
    if values(head, "Transfer-Encoding").next().is_some() {
        return refuse(400, "Transfer-Encoding");
    }
    let length = one(head, "Content-Length")?.unwrap_or(b"0");
    if length.is_empty() || !length.iter().all(u8::is_ascii_digit) {
        return refuse(400, "Content-Length");
    }
    if values(head, "Expect").next().is_some() {
        return refuse(417, "Expect");
    }
    if length.iter().any(|digit| *digit != b'0') { refuse(413, "Content Too Large") } else { Ok(()) }
}

/// What is asked for, and the host if that is named there too (`http://host/path`): then it counts, not the header.
fn split_target(target: &str) -> Result<(Option<&str>, &str), Refusal> {
    const SCHEME: &str = "http://";
    if !target.is_ascii() {
        return refuse(400, "%");
    }
    let is_absolute = target.get(..SCHEME.len()).is_some_and(|start| start.eq_ignore_ascii_case(SCHEME));
    if !is_absolute {
        return Ok((None, target));
    }
    let rest = &target[SCHEME.len()..];
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    Ok((Some(host), if path.is_empty() { "/" } else { path }))
}

/// The head of an answer. Without a length the body goes on until the connection is closed.
pub fn head(status: u16, headers: &[(&'static str, String)], length: Option<usize>, is_last: bool) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status} {}\r\n", reason(status));
    let mut line = |name: &str, value: &str| {
        let _ = write!(head, "{name}: {value}\r\n");
    };
    line("Date", &httpdate::fmt_http_date(SystemTime::now()));
    for (name, value) in headers {
        line(name, &one_line(value));
    }
    for (name, value) in ALWAYS {
        line(name, value);
    }
    if let Some(length) = length {
        line("Content-Length", &length.to_string());
    }
    if is_last {
        line("Connection", "close");
    }
    (head + "\r\n").into_bytes()
}

/// A value as it may stand in a header: whatever was asked for, no second header comes of it.
fn one_line(value: &str) -> Cow<'_, str> {
    if value.contains(char::is_control) { value.replace(char::is_control, " ").into() } else { value.into() }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        413 => "Content Too Large",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_request_is_read_as_soon_as_it_is_whole() {
        let whole = b"GET /a?b HTTP/1.1\r\nhost: localhost\r\nRANGE: bytes=0-\r\nConnection: keep-alive, Close\r\n\r\n";
        for end in 0..whole.len() {
            assert_eq!(parse(&whole[..end]), Ok(None), "after {end} bytes");
        }
        let request =
            Request { method: "GET", url: "/a?b", host: Some("localhost"), range: Some("bytes=0-"), is_last: true };
        assert_eq!(parse(whole), Ok(Some((request, whole.len()))));
    }

    #[test]
    fn a_head_that_does_not_end_is_too_long() {
        let begun = [b"GET / HTTP/1.1\r\nX: ".to_vec(), vec![b'a'; MAX_HEAD]].concat();
        assert_eq!(parse(&begun[..MAX_HEAD - 1]), Ok(None));
        assert_eq!(parse(&begun).map_err(|refusal| refusal.status), Err(431));
    }

    #[test]
    fn no_value_becomes_a_second_header() {
        let head = head(308, &[("Location", "/a\r\nSet-Cookie: b\n\n".to_owned())], Some(0), true);
        let text = String::from_utf8(head).unwrap();
        assert!(!text.contains("\nSet-Cookie") && text.matches("\r\n\r\n").count() == 1, "{text}");
    }

    proptest! {
        /// Whatever comes is read without a panic, and what was refused or read stays so when more comes.
        #[test]
        fn what_was_understood_stays_so(
            parts in prop::collection::vec(
                prop_oneof![
                    Just("GET "), Just("/a "), Just("HTTP/1.1"), Just("HTTP/1.0"), Just("\r\n"), Just("\n"), Just("\r"), Just("Host: a"),
                    Just("Content-Length: 0"), Just("Content-Length: 9"), Just("Expect: 100-continue"), Just(" x"), Just(":"), Just("\0"),
                    Just("http://h/"), Just("é"), Just("Transfer-Encoding: chunked"), Just("\r\n\r\n"),
                ],
                0..14,
            ),
            more in any::<Vec<u8>>(),
        ) {
            let bytes = parts.concat().into_bytes();
            let longer = [bytes.clone(), more].concat();
            match parse(&bytes) {
                Ok(None) => {}
                Ok(Some((request, length))) => {
                    prop_assert!(length <= bytes.len());
                    prop_assert_eq!(parse(&longer), Ok(Some((request, length))));
                }
                // A head that had no end yet may turn out to be wrong in another way.
                Err(_) => prop_assert!(parse(&longer).is_err()),
            }
        }
    }
}
