//! Requests and answers on one connection: one after the other, each in the time that it may take.

use super::State;
use super::answer::{EVENTS_PATH, MISSING, Response, answer, decode, hash, refusal};
use super::connections::Connection;
use super::events::{event, problem_event, stream};
use super::http::{Refusal, Request, head, parse};
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// How long a connection may be silent between requests.
const IDLE_TIME: Duration = Duration::from_secs(60);
/// How long a request may take from its first byte to its last.
const REQUEST_TIME: Duration = Duration::from_secs(10);
/// How long a client may take to read a piece of an answer.
const PIECE_TIME: Duration = Duration::from_secs(10);
/// The bytes of such a piece.
const PIECE: usize = 64 << 10;
/// How long a client has for reading the last answer, whatever it still sends.
const LINGER_TIME: Duration = Duration::from_secs(1);
/// What is told who takes longer than [`REQUEST_TIME`].
const LATE: Refusal = Refusal { status: 408, what: "Request Timeout" };

/// Answers what comes, until the client is gone or too slow, or asks for what is refused.
pub fn serve(connection: &Connection, state: &State) -> io::Result<()> {
    let socket = connection.socket();
    // Answers go out at once, in as many pieces as they are written in. Otherwise the second piece waits until the browser has acknowledged the first, 40 ms for
    // each request on a kept connection.
    socket.set_nodelay(true)?;
    let mut received = Vec::new();
    while serve_one(connection, &mut received, state)? {}
    connection.is_done();
    linger(socket)
}

/// Answers the next request, which `received` may begin with already; whether there may be another one.
fn serve_one(connection: &Connection, received: &mut Vec<u8>, state: &State) -> io::Result<bool> {
    let socket = connection.socket();
    let mut deadline = Instant::now() + if received.is_empty() { IDLE_TIME } else { REQUEST_TIME };
    let asked = loop {
        if let Some(asked) = parse(received).transpose() {
            break asked;
        }
        let mut bytes = [0; 4096];
        let is_first = received.is_empty();
        match receive(socket, &mut bytes, deadline) {
            Ok(0) => return Ok(false),
            Ok(count) => received.extend_from_slice(&bytes[..count]),
            Err(error) if is_late(&error) && !is_first => break Err(LATE),
            Err(error) => return Err(error),
        }
        if is_first {
            deadline = Instant::now() + REQUEST_TIME;
        }
    };
    connection.is_asked();
    let (request, length) = match asked {
        Ok(asked) => asked,
        Err(refused) => return send(socket, &refused.into(), true, true),
    };
    let goes_on = respond(connection, &request, state)?;
    received.drain(..length);
    Ok(goes_on)
}

/// Answers a request; whether there may be another one.
fn respond(connection: &Connection, request: &Request<'_>, state: &State) -> io::Result<bool> {
    let (socket, has_body) = (connection.socket(), request.method != "HEAD");
    if let Some(refused) = refusal(request, state) {
        return send(socket, &refused, has_body, true);
    }
    match request.url.split_once('?').unwrap_or((request.url, "")) {
        (EVENTS_PATH, query) => {
            let headers = [("Content-Type", "text/event-stream; charset=utf-8".to_owned())];
            Paced(socket).write_all(&head(200, &headers, None, true))?;
            if has_body {
                listen_to(connection, query, state)?;
            }
            Ok(false)
        }
        _ => send(socket, &answer(request, state), has_body, request.is_last),
    }
}

/// Sends an answer; whether there may be another request.
fn send(socket: &TcpStream, answer: &Response, has_body: bool, is_last: bool) -> io::Result<bool> {
    let body = answer.body.bytes();
    let mut client = Paced(socket);
    client.write_all(&head(answer.status, &answer.headers, Some(body.len()), is_last))?;
    if has_body {
        client.write_all(body)?;
    }
    Ok(!is_last)
}

/// A page begins to listen: it says which file it shows and which bytes of it.
fn listen_to(connection: &Connection, query: &str, state: &State) -> io::Result<()> {
    let value =
        |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).unwrap_or_default();
    let path = decode(&format!("/{}", value("path"))).unwrap_or_default();
    let path = path.trim_start_matches('/');
    let events = state.tabs.add(path);
    let is_old = match state.file(path) {
        Some(bytes) => hash(&bytes) != value("hash"),
        // It is no longer there, unless it was not when it was asked for.
        None => value("hash") != MISSING,
    };
    let first = match state.problem() {
        Some(problem) => problem_event(&problem),
        None => event(if is_old { "reload" } else { "solved" }, ""),
    };
    connection.is_stream();
    stream(Paced(connection.socket()), &first, &events)
}

/// Lets the client read what it was answered: to close a connection with something unread takes back what was sent.
fn linger(socket: &TcpStream) -> io::Result<()> {
    socket.shutdown(Shutdown::Write)?;
    let deadline = Instant::now() + LINGER_TIME;
    while receive(socket, &mut [0; 4096], deadline)? > 0 {}
    Ok(())
}

/// Waits for bytes, at most until `deadline`; their number, 0 if there will be none.
fn receive(mut socket: &TcpStream, bytes: &mut [u8], deadline: Instant) -> io::Result<usize> {
    again_if_interrupted(|| {
        socket.set_read_timeout(Some(left(deadline)?))?;
        socket.read(bytes)
    })
}

/// A client that takes each piece of what is written in time, or the writing ends: however slowly it reads, it does not for ever.
struct Paced<'s>(&'s TcpStream);

impl Write for Paced<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let piece = &bytes[..bytes.len().min(PIECE)];
        let (deadline, mut sent) = (Instant::now() + PIECE_TIME, 0);
        while sent < piece.len() {
            sent += again_if_interrupted(|| {
                self.0.set_write_timeout(Some(left(deadline)?))?;
                self.0.write(&piece[sent..])
            })?;
        }
        Ok(sent)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A process that was stopped and goes on again (Ctrl-Z, `fg`) finds its calls interrupted.
fn again_if_interrupted(mut work: impl FnMut() -> io::Result<usize>) -> io::Result<usize> {
    loop {
        match work() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

/// The time until `deadline`, which is not zero: that would be without limit.
fn left(deadline: Instant) -> io::Result<Duration> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(left) }
}

/// Whether time ran out: systems call it by two names.
fn is_late(error: &io::Error) -> bool {
    [ErrorKind::TimedOut, ErrorKind::WouldBlock].contains(&error.kind())
}
