//! What the preview takes to answer, alone and beside others that hold on to it.
//!
//! ```sh
//! cargo run --release --example preview -- FOLDER target/release/dalil
//! ```
//!
//! `dalil serve` is begun in the folder of a guide. Printed are, in milliseconds, what requests wait for on a connection that is kept, on one of their own,
//! in bursts of 30, and beside 512 connections that hold on to the server; on Linux also what it takes of the processor in half a minute at rest, and how much
//! more memory a header of 300 MB takes.

use std::fs;
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// A page that every guide has.
const PAGE: &str = "/next/fr/";
const HELD: usize = 512;
/// Requests that were not answered with the page, since the last line that was printed.
static REFUSED: AtomicUsize = AtomicUsize::new(0);
const MEGABYTE: usize = 1 << 20;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(program)) = (arguments.next(), arguments.next()) else {
        panic!("preview FOLDER PROGRAM");
    };
    let address = TcpListener::bind(("127.0.0.1", 0)).and_then(|free| free.local_addr()).expect("there is a free port");
    let mut server = start(&program, &folder, address);
    report("at rest", at_rest(&server));
    report("a header of 300 MB", memory(&server, || long_header(address)));
    println!("kept connection: {}", times(on_one_connection(address, 300)));
    println!("connection each: {}", times((0..300).map(|_| one_request(address)).collect()));
    println!("bursts of 30: {}", times((0..20).flat_map(|_| burst(address, 30)).collect()));
    for (what, request) in held() {
        let held = hold(address, &request);
        println!("beside {HELD} {what}: {}", times((0..300).map(|_| one_request(address)).collect()));
        println!("bursts of 30 beside them: {}", times((0..20).flat_map(|_| burst(address, 30)).collect()));
        drop(held);
    }
    let _ = server.kill();
    let _ = server.wait();
}

fn start(program: &str, folder: &str, address: SocketAddr) -> Child {
    let program = fs::canonicalize(program).expect("the program is there");
    let port = address.port().to_string();
    let mut command = Command::new(program);
    command.args(["serve", "--port", &port]).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
    let server = command.spawn().expect("the program can be started");
    let is_ready =
        || get(TcpStream::connect(address).ok()?).ok().filter(|reply| reply.starts_with(b"HTTP/1.1 200")).map(|_| ());
    let begun = Instant::now();
    while is_ready().is_none() {
        assert!(begun.elapsed() < Duration::from_secs(120), "the program answers");
        std::thread::sleep(Duration::from_millis(20));
    }
    server
}

fn report(what: &str, found: Option<String>) {
    println!("{what}: {}", found.unwrap_or_else(|| "not measured on this system".to_owned()));
}

fn times(mut times: Vec<Duration>) -> String {
    times.sort();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1000.0;
    let refused = match REFUSED.swap(0, Ordering::Relaxed) {
        0 => String::new(),
        count => format!(", {count} NOT ANSWERED"),
    };
    format!("median {:.2} ms, p95 {:.2} ms, most {:.2} ms, of {}{refused}", at(50), at(95), at(100), times.len())
}

// Requests.

/// Asks for the page, and reads its whole answer.
fn get(mut connection: TcpStream) -> std::io::Result<Vec<u8>> {
    ask(&mut connection)
}

fn ask(connection: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    connection.set_nodelay(true)?;
    connection.set_read_timeout(Some(Duration::from_secs(30)))?;
    connection.write_all(format!("GET {PAGE} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes())?;
    let (mut reply, mut bytes) = (Vec::new(), vec![0; 1 << 16]);
    loop {
        let count = connection.read(&mut bytes)?;
        reply.extend_from_slice(&bytes[..count]);
        if count == 0 || length(&reply).is_some_and(|length| reply.len() >= length) {
            return Ok(reply);
        }
    }
}

/// How long the answer is that begins so.
fn length(reply: &[u8]) -> Option<usize> {
    let head = reply.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
    let text = std::str::from_utf8(&reply[..head]).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("Content-Length: "))?;
    Some(head + 4 + line.parse::<usize>().ok()?)
}

fn is_answered(reply: &std::io::Result<Vec<u8>>) {
    if !reply.as_ref().is_ok_and(|reply| reply.starts_with(b"HTTP/1.1 200")) {
        REFUSED.fetch_add(1, Ordering::Relaxed);
    }
}

fn one_request(address: SocketAddr) -> Duration {
    let begun = Instant::now();
    is_answered(&TcpStream::connect(address).and_then(get));
    begun.elapsed()
}

fn on_one_connection(address: SocketAddr, count: usize) -> Vec<Duration> {
    let mut connection = TcpStream::connect(address).expect("the preview listens");
    let mut one = || {
        let begun = Instant::now();
        is_answered(&ask(&mut connection));
        begun.elapsed()
    };
    one();
    (0..count).map(|_| one()).collect()
}

/// What each of `count` requests at once waits for.
fn burst(address: SocketAddr, count: usize) -> Vec<Duration> {
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..count).map(|_| scope.spawn(|| one_request(address))).collect();
        threads.into_iter().map(|thread| thread.join().expect("a request is answered")).collect()
    })
}

/// What connections ask for that stay, and hold on to the server.
fn held() -> [(&'static str, String); 4] {
    let post = format!("POST {PAGE} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n");
    [
        ("bodies that never come", format!("{post}\r\nabc")),
        ("that wait for leave to send a body", format!("{post}Expect: 100-continue\r\n\r\n")),
        ("heads that are not finished", format!("GET {PAGE} HTTP/1.1\r\nHo")),
        ("streams of events", "GET /__dalil/events?path=&hash= HTTP/1.1\r\nHost: localhost\r\n\r\n".to_owned()),
    ]
}

fn hold(address: SocketAddr, request: &str) -> Vec<TcpStream> {
    let open = |_| {
        let mut connection = TcpStream::connect(address).expect("the preview listens");
        // A server that closes at once has done well.
        let _ = connection.write_all(request.as_bytes());
        connection
    };
    (0..HELD).map(open).collect()
}

/// Sends a head that does not end, until nobody takes any more of it.
fn long_header(address: SocketAddr) {
    let mut connection = TcpStream::connect(address).expect("the preview listens");
    let _ = connection.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: ");
    let piece = vec![b'a'; MEGABYTE];
    let sent = (0..300).take_while(|_| connection.write_all(&piece).is_ok()).count();
    println!("of a header of 300 MB were taken: {sent} MB");
    std::thread::sleep(Duration::from_secs(1));
    let _ = connection.shutdown(Shutdown::Both);
}

// What the kernel of Linux says of a process.

/// What it takes of a core while nobody asks for anything.
fn at_rest(server: &Child) -> Option<String> {
    std::thread::sleep(Duration::from_secs(2));
    let (before, begun) = (processor(server)?, Instant::now());
    std::thread::sleep(Duration::from_secs(30));
    let took = processor(server)?.saturating_sub(before);
    Some(format!("{:.3} % of a core", took.as_secs_f64() / begun.elapsed().as_secs_f64() * 100.0))
}

/// The time that all its threads were on a processor, those that have ended included, in ticks of a hundredth of a second.
fn processor(server: &Child) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", server.id())).ok()?;
    let mut fields = stat.rsplit_once(") ")?.1.split(' ').skip(11);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    Some(Duration::from_millis(10 * (ticks()? + ticks()?)))
}

/// How much higher the most memory that it ever had is after `work`.
fn memory(server: &Child, work: impl FnOnce()) -> Option<String> {
    let most = || {
        let status = fs::read_to_string(format!("/proc/{}/status", server.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix(" kB")?.parse::<usize>().ok()
    };
    let before = most()?;
    work();
    Some(format!("{} MB more", (most()? - before) / 1024))
}
