//! The server: sockets and threads around [`answer`](super::answer).

use super::State;
use super::answer::{EVENTS_PATH, MISSING, Request, Response, ResponseBody, answer, decode, hash, refusal};
use super::events::{Problem, event, problem_event, stream};
use crate::render::FileChanges;
use crate::session::SessionSite;
use socket2::SockRef;
use std::io::{Cursor, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tiny_http::{Header, Server, StatusCode};

/// Where the preview listens.
#[derive(Clone, Copy, Debug)]
pub struct ListenAddress {
    /// The loopback address, unless asked otherwise.
    pub ip: IpAddr,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// Whether another port will do when this one is taken.
    pub may_move: bool,
}

/// The preview could not listen.
#[derive(Debug, thiserror::Error)]
pub enum BindError {
    /// Somebody else listens there.
    #[error("somebody else listens on {0}")]
    Taken(SocketAddr),
    /// Another reason.
    #[error("{0}: {1}")]
    Other(SocketAddr, #[source] Box<dyn std::error::Error + Send + Sync>),
}

/// A server that shows a site.
#[derive(Debug)]
pub struct Preview {
    state: Arc<State>,
    address: SocketAddr,
}

/// Ports that are tried after the one that was asked for.
const NEXT_PORTS: u16 = 20;
/// Requests that are answered at a time; more are told to come again.
const AT_ONCE: usize = 512;

impl Preview {
    /// Begins to listen.
    pub fn start(address: ListenAddress) -> Result<Self, BindError> {
        let server = Arc::new(listen(address)?);
        let bound = server.server_addr().to_ip().unwrap_or(SocketAddr::new(address.ip, address.port));
        let state = Arc::new(State { hosts: hosts(bound.ip()), ..State::default() });
        let activity = Arc::new(AtomicUsize::new(0));
        {
            let (state, activity) = (Arc::clone(&state), Arc::clone(&activity));
            std::thread::spawn(move || serve(&server, &state, &activity));
        }
        std::thread::spawn(move || keep_awake(bound, &activity));
        Ok(Self { state, address: bound })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Shows a site that changed; pages that follow go to `follow`, a path that ends with `/`.
    pub fn update(&self, site: &SessionSite, changes: &FileChanges, follow: Option<&str>) {
        self.state.update(site, changes, follow);
    }

    /// Shows what is wrong, over the last good site.
    pub fn show_problem(&self, problem: &Problem) {
        self.state.show_problem(problem);
    }
}

fn listen(address: ListenAddress) -> Result<Server, BindError> {
    let last =
        if address.may_move && address.port != 0 { address.port.saturating_add(NEXT_PORTS) } else { address.port };
    let mut refused = None;
    for port in address.port..=last {
        let place = SocketAddr::new(address.ip, port);
        match bind(place) {
            Ok(listener) => {
                return Server::from_listener(listener, None).map_err(|error| BindError::Other(place, error));
            }
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
                refused.get_or_insert(BindError::Taken(place));
            }
            Err(error) => return Err(BindError::Other(place, error.into())),
        }
    }
    Err(refused.unwrap_or(BindError::Taken(SocketAddr::new(address.ip, address.port))))
}

/// Listens at `place`. Answers go out at once, in as many pieces as they are written in: connections have this from the socket that they came by. Otherwise
/// the second piece of an answer waits until the browser has acknowledged the first, 40 ms for each request on a kept connection.
fn bind(place: SocketAddr) -> std::io::Result<TcpListener> {
    let listener = TcpListener::bind(place)?;
    SockRef::from(&listener).set_tcp_nodelay(true)?;
    Ok(listener)
}

/// The names under which requests may ask for this server.
fn hosts(ip: IpAddr) -> Vec<String> {
    let mut hosts = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "[::1]".to_owned()];
    let own = if ip.is_ipv6() { format!("[{ip}]") } else { ip.to_string() };
    if ip.is_unspecified() {
        // Asked to listen everywhere: phones of the same network ask for an address that is not known here.
        hosts.extend(local_addresses());
    }
    hosts.push(own);
    hosts
}

/// The address that this machine has towards others. No packet is sent: a datagram socket that is "connected" only chooses a route.
fn local_addresses() -> Vec<String> {
    let route = || {
        let socket = std::net::UdpSocket::bind("0.0.0.0:0").ok()?;
        socket.connect("192.0.2.1:9").ok()?;
        Some(socket.local_addr().ok()?.ip().to_string())
    };
    route().into_iter().collect()
}

/// Answers requests, each on a thread of its own: a client that reads slowly holds up nobody but itself.
fn serve(server: &Server, state: &Arc<State>, activity: &Arc<AtomicUsize>) {
    let busy = Arc::new(AtomicUsize::new(0));
    while let Ok(request) = server.recv() {
        if request.url() != WAKE_PATH {
            activity.fetch_add(1, Ordering::Relaxed);
        }
        if busy.fetch_add(1, Ordering::SeqCst) >= AT_ONCE {
            busy.fetch_sub(1, Ordering::SeqCst);
            // To drop a request reads what it still sends: that must not happen here, where all others wait.
            let _ = std::thread::Builder::new().spawn(move || drop(request.respond(tiny_http::Response::empty(503))));
            continue;
        }
        let (state, busy) = (Arc::clone(state), Arc::clone(&busy));
        // Without a thread left there is no answer; the browser asks again.
        let left = Arc::clone(&busy);
        let begun = std::thread::Builder::new().spawn(move || {
            respond(request, &state);
            busy.fetch_sub(1, Ordering::SeqCst);
        });
        if begun.is_err() {
            left.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

fn respond(request: tiny_http::Request, state: &State) {
    let header = |name: &'static str| {
        let field = request.headers().iter().find(|header| header.field.equiv(name));
        field.map(|header| header.value.as_str().to_owned())
    };
    let method = request.method().to_string();
    let url = request.url().to_owned();
    let (host, range) = (header("Host"), header("Range"));
    let asked = Request {
        method: &method,
        url: &url,
        host: host.as_deref(),
        range: range.as_deref(),
        is_chunked: header("Transfer-Encoding").is_some(),
    };
    if let Some(refused) = refusal(&asked, state) {
        // A body that was not asked for is not waited for.
        return send(request, refused, true);
    }
    if url.split('?').next() == Some(EVENTS_PATH) {
        return listen_to(request, &url, state);
    }
    if url == WAKE_PATH {
        return drop(request.respond(tiny_http::Response::empty(204)));
    }
    send(request, answer(&asked, state), false);
}

fn send(request: tiny_http::Request, answer: Response, close: bool) {
    let Response { status, headers, body } = answer;
    let (length, reader): (usize, Box<dyn Read + Send>) = match body {
        ResponseBody::Part(bytes, range) => (range.len(), Box::new(Part { bytes, range })),
        ResponseBody::Made(bytes) => (bytes.len(), Box::new(Cursor::new(bytes))),
    };
    let mut response = tiny_http::Response::new(StatusCode(status), Vec::new(), reader, Some(length), None)
        .with_chunked_threshold(usize::MAX);
    let always = [("Cache-Control", "no-store".to_owned()), ("X-Content-Type-Options", "nosniff".to_owned())];
    let closing = close.then(|| ("Connection", "close".to_owned()));
    for (name, value) in headers.into_iter().chain(always).chain(closing) {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // A client that went away needs no answer.
    let _ = request.respond(response);
}

/// A part of a file that is being sent.
struct Part {
    bytes: Arc<[u8]>,
    range: std::ops::Range<usize>,
}

impl Read for Part {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = (&self.bytes[self.range.clone()]).read(buffer)?;
        self.range.start += count;
        Ok(count)
    }
}

/// A page begins to listen: it says which file it shows and which bytes of it.
fn listen_to(request: tiny_http::Request, url: &str, state: &State) {
    let query = url.split_once('?').map_or("", |(_, query)| query);
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
    let mut first = match state.problem() {
        Some(problem) => problem_event(&problem),
        None => event("solved", ""),
    };
    if is_old && state.problem().is_none() {
        first = event("reload", "");
    }
    let _ = stream(request.into_writer(), &first, &events);
}

/// Where the server wakes itself.
const WAKE_PATH: &str = "/__dalil/awake";

/// tiny_http 0.12 hands new connections to threads that wait for one, but counts those threads before they have woken: in a burst,
/// connections are left with nobody until the next one comes. So the next one comes, soon, from here.
fn keep_awake(address: SocketAddr, activity: &AtomicUsize) {
    let ip = match address.ip() {
        ip if ip.is_unspecified() && ip.is_ipv6() => IpAddr::from(std::net::Ipv6Addr::LOCALHOST),
        ip if ip.is_unspecified() => IpAddr::from(std::net::Ipv4Addr::LOCALHOST),
        ip => ip,
    };
    let address = SocketAddr::new(ip, address.port());
    let request = format!("GET {WAKE_PATH} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    loop {
        let pause = if activity.swap(0, Ordering::Relaxed) > 0 { 4 } else { 25 };
        std::thread::sleep(Duration::from_millis(pause));
        let Ok(mut connection) = TcpStream::connect_timeout(&address, Duration::from_millis(100)) else { continue };
        let _ = connection.set_read_timeout(Some(Duration::from_millis(30)));
        if connection.write_all(request.as_bytes()).is_ok() {
            let _ = connection.read(&mut [0; 256]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_wait_for_no_acknowledgement() {
        let listener = bind((std::net::Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        let _client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        assert!(listener.accept().unwrap().0.nodelay().unwrap());
    }
}
