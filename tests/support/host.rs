//! A web host as they are: it knows nothing but files, shows `index.html` for a folder, and sends compressed what the browser takes
//! so.

use super::Tree;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, RwLock};

/// A place on this machine where nobody listens yet, so that a site can be built for its address.
pub fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

/// The headers that are sent besides with the file at a path, each with `\r\n` after it.
pub type Headers = fn(&str) -> String;

/// Serves the files of `site` below `base`, until the test ends.
pub fn serve(listener: TcpListener, site: Arc<Tree>, base: &'static str) {
    serve_what_there_is(listener, Arc::new(RwLock::new(Some(site))), base);
}

/// Like [`serve`], with headers.
pub fn serve_with(listener: TcpListener, site: Arc<Tree>, base: &'static str, headers: Headers) {
    serve_until_it_ends(listener, Arc::new(RwLock::new(Some(site))), base, headers);
}

/// Like [`serve`], with a site that the test may change; without one, nobody is answered, as when the line is cut.
pub fn serve_what_there_is(listener: TcpListener, site: Arc<RwLock<Option<Arc<Tree>>>>, base: &'static str) {
    serve_until_it_ends(listener, site, base, |_| String::new());
}

fn serve_until_it_ends(
    listener: TcpListener,
    site: Arc<RwLock<Option<Arc<Tree>>>>,
    base: &'static str,
    headers: Headers,
) {
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let Some(site) = site.read().unwrap().clone() else { continue };
            std::thread::spawn(move || answer(stream, &site, base, headers));
        }
    });
}

fn answer(mut stream: TcpStream, site: &Tree, base: &str, headers: Headers) {
    let mut request = [0; 16 * 1024];
    let length = stream.read(&mut request).unwrap_or(0);
    let request = String::from_utf8_lossy(&request[..length]).into_owned();
    let asked = request.split(' ').nth(1).unwrap_or_default();
    let path = asked.split('?').next().unwrap_or_default().strip_prefix(base).map(file_of);
    let more = path.as_deref().map(headers).unwrap_or_default();
    let file = path.and_then(|path| site.get(&path).map(|bytes| (kind_of(&path), bytes.as_slice())));
    let (status, (kind, bytes)) =
        file.map_or(("404 Not Found", ("text/plain", &b"nothing here"[..])), |file| ("200 OK", file));
    let takes_gzip =
        request.lines().any(|line| line.to_lowercase().starts_with("accept-encoding:") && line.contains("gzip"));
    let (encoding, bytes) = if takes_gzip { ("Content-Encoding: gzip\r\n", gzip(bytes)) } else { ("", bytes.to_vec()) };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{encoding}{more}Content-Length: {}\r\nConnection: close\r\n\r\n",
        bytes.len()
    );
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&bytes));
}

fn file_of(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// What is sent for `bytes`, compressed as hosts do when nothing is set.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
