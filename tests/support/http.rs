//! A small HTTP client, of which every byte is known: no redirects, no retries, no headers that the test did not write.

use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long an answer may take before a test fails: a server that hangs never gets there.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// What was answered.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    /// The value of a header; the same as the empty text if it is not there.
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Reads the head of an answer, and as much of the body as comes before the connection is closed.
    fn read(stream: impl Read) -> io::Result<Self> {
        let mut reader = BufReader::new(stream);
        let mut reply = Self::read_head(&mut reader)?;
        reader.read_to_end(&mut reply.body)?;
        Ok(reply)
    }

    /// Reads one answer, and leaves the connection open.
    pub fn read_one(stream: &mut impl Read) -> io::Result<Self> {
        let mut reader = BufReader::new(stream);
        let mut reply = Self::read_head(&mut reader)?;
        reply.body.resize(reply.header("Content-Length").parse().unwrap_or(0), 0);
        reader.read_exact(&mut reply.body)?;
        Ok(reply)
    }

    fn read_head(reader: &mut impl BufRead) -> io::Result<Self> {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, format!("{line:?}")))?;
        let mut headers = Vec::new();
        loop {
            line.clear();
            reader.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(':') else { break };
            headers.push((name.to_owned(), value.trim().to_owned()));
        }
        Ok(Self { status, headers, body: Vec::new() })
    }
}

/// A connection on which nothing was said yet.
pub fn connect(server: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect_timeout(&server, PATIENCE).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.set_write_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// Sends `bytes` as they are, and reads what is answered.
pub fn raw(server: SocketAddr, bytes: &[u8]) -> io::Result<Reply> {
    let mut stream = connect(server);
    stream.write_all(bytes)?;
    Reply::read(stream)
}

/// Asks for `path` with `headers`; `Host` and `Connection` come of themselves.
pub fn ask(server: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
    let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\n");
    for (name, value) in headers {
        let _ = write!(request, "{name}: {value}\r\n");
    }
    raw(server, (request + "\r\n").as_bytes()).unwrap_or_else(|error| panic!("{method} {path}: {error}"))
}

pub fn get(server: SocketAddr, path: &str) -> Reply {
    ask(server, "GET", path, &[])
}

/// A port that nobody uses now.
pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// An event of a stream, and when it came.
#[derive(Clone, Debug)]
pub struct Event {
    pub name: String,
    pub data: String,
    pub at: Instant,
}

/// A stream of events that is listened to.
pub struct Events {
    received: Receiver<Event>,
    stream: TcpStream,
}

impl Events {
    /// Begins to listen at `path`; returns when the server has answered.
    pub fn listen(server: SocketAddr, path: &str) -> Self {
        let mut stream = connect(server);
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {server}\r\n\r\n").unwrap();
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let head = Reply::read_head(&mut reader).unwrap();
        assert_eq!((head.status, head.header("Content-Type")), (200, "text/event-stream; charset=utf-8"));
        stream.set_read_timeout(None).unwrap();
        let (sender, received) = channel();
        std::thread::spawn(move || {
            let (mut name, mut data) = (String::new(), String::new());
            for line in reader.lines().map_while(Result::ok) {
                match line.split_once(": ") {
                    Some(("event", value)) => value.clone_into(&mut name),
                    Some(("data", value)) => value.clone_into(&mut data),
                    _ if line.is_empty() && !name.is_empty() => {
                        let event = Event {
                            name: std::mem::take(&mut name),
                            data: std::mem::take(&mut data),
                            at: Instant::now(),
                        };
                        if sender.send(event).is_err() {
                            return;
                        }
                    }
                    _ => {}
                }
            }
        });
        Self { received, stream }
    }

    /// Waits for an event called `name`, passing over others.
    pub fn wait_for(&self, name: &str) -> Event {
        let deadline = Instant::now() + PATIENCE;
        let mut others = Vec::new();
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.received.recv_timeout(left) {
                Ok(event) if event.name == name => return event,
                Ok(event) => others.push(event.name),
                Err(error) => panic!("no event {name:?} ({error}); there were {others:?}"),
            }
        }
    }

    /// The next event.
    pub fn next(&self) -> Event {
        self.received.recv_timeout(PATIENCE).expect("an event in time")
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        let _ = self.stream.shutdown(std::net::Shutdown::Both);
    }
}
