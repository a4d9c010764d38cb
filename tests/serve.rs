//! The preview: what it answers, what it refuses, what it tells open pages, and that nobody can hold it up.

mod support;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use support::Guide;
use support::http::{Events, PATIENCE, Reply, ask, connect, get, raw};
use support::running::{Running, Served, eventually};

const IDEAS: &str = "content/solutions/boite-a-idees/fr.md";
const MEETING: &str = "content/solutions/reunion-publique/fr.md";

/// A preview of a new guide.
fn serve() -> (Guide, Served) {
    let guide = Guide::starter();
    let served = Served::start(&guide, &[]);
    (guide, served)
}

/// Puts a file beside a chapter that links to it: others are not published.
fn attach(guide: &Guide, name: &str, bytes: impl AsRef<[u8]>) {
    guide.write(&format!("content/solutions/boite-a-idees/{name}"), bytes);
    let chapter = guide.read(IDEAS);
    guide.write(IDEAS, format!("{chapter}\n[{name}]({name})\n"));
}

/// The path of the published file whose name begins with `name`.
fn asset(guide: &Guide, name: &str) -> String {
    let site = guide.site();
    let path = site.keys().find(|path| path.starts_with(&format!("next/assets/{name}"))).unwrap();
    format!("/{path}")
}

/// Where the page at `path` listens: what its own script would ask for.
fn stream_of(page: &Reply) -> String {
    let text = page.text();
    let value = |name: &str| {
        let rest = text.split_once(&format!("data-{name}=\"")).unwrap().1;
        rest.split_once('"').unwrap().0.to_owned()
    };
    format!("/__dalil/events?path={}&hash={}", value("path").replace('/', "%2F"), value("hash"))
}

/// Opens the page at `path` as a browser does: the page, and the stream of its events. The first event has come.
fn open(served: &Served, path: &str) -> Events {
    let page = get(served.address, path);
    let events = Events::listen(served.address, &stream_of(&page));
    assert_eq!(events.next().name, "solved");
    events
}

// What is answered.

#[test]
fn pages_are_those_of_the_site_with_the_script_that_listens() {
    let (guide, served) = serve();
    let page = get(served.address, "/next/fr/boite-a-idees/");
    assert_eq!((page.status, page.header("Content-Type")), (200, "text/html; charset=utf-8"));
    let html = page.text();
    let (before, rest) = html.split_once("<script src=\"/__dalil/client.js\"").unwrap();
    let after = rest.split_once("</script>").unwrap().1;
    assert_eq!(format!("{before}{after}").as_bytes(), guide.site()["next/fr/boite-a-idees/index.html"]);
    assert_eq!(get(served.address, "/next/fr/boite-a-idees/index.html").body, page.body);
    assert_eq!(get(served.address, "/").status, 200);
}

#[test]
fn every_file_has_its_type_and_is_never_kept_by_the_browser() {
    let guide = Guide::starter();
    for name in ["plan.pdf", "photo.jpg", "schema.png", "liste.xlsx", "notes.odt"] {
        attach(&guide, name, name);
    }
    guide.write("themes/default/assets/inconnu.xyz", "xyz");
    let served = Served::start(&guide, &[]);
    let expected = [
        ("style", "text/css; charset=utf-8"),
        ("site", "text/javascript; charset=utf-8"),
        ("mark", "image/svg+xml"),
        ("plan", "application/pdf"),
        ("photo", "image/jpeg"),
        ("schema", "image/png"),
        ("liste", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("notes", "application/vnd.oasis.opendocument.text"),
        ("inconnu", "application/octet-stream"),
    ];
    let mut paths: Vec<(String, &str)> = expected.map(|(name, kind)| (asset(&guide, name), kind)).into();
    paths.push(("/robots.txt".to_owned(), "text/plain; charset=utf-8"));
    paths.push(("/__dalil/client.js".to_owned(), "text/javascript; charset=utf-8"));
    for (path, kind) in paths {
        let reply = get(served.address, &path);
        assert_eq!((reply.status, reply.header("Content-Type")), (200, kind), "{path}");
        assert_eq!(reply.header("Cache-Control"), "no-store", "{path}");
        assert_eq!(reply.header("X-Content-Type-Options"), "nosniff", "{path}");
    }
}

#[test]
fn files_are_the_same_bytes_and_parts_of_them_are_sent() {
    let (guide, served) = serve();
    let path = asset(&guide, "style");
    let whole = guide.site()[&path[1..]].clone();
    assert_eq!(get(served.address, &path).body, whole);
    let length = whole.len();
    let part = |range: &str| ask(served.address, "GET", &path, &[("Range", range)]);

    for (range, expected) in [
        ("bytes=0-9".to_owned(), 0..10),
        ("bytes=10-".to_owned(), 10..length),
        ("bytes=-7".to_owned(), length - 7..length),
        (format!("bytes=5-{}", length * 2), 5..length),
    ] {
        let reply = part(&range);
        let said = format!("bytes {}-{}/{length}", expected.start, expected.end - 1);
        assert_eq!((reply.status, reply.header("Content-Range")), (206, &*said), "{range}");
        assert_eq!(reply.header("Content-Length"), expected.len().to_string(), "{range}");
        assert_eq!(reply.body, whole[expected], "{range}");
    }
    for range in [format!("bytes={length}-"), "bytes=9-3".to_owned(), "bytes=-0".to_owned()] {
        let reply = part(&range);
        assert_eq!((reply.status, reply.header("Content-Range")), (416, &*format!("bytes */{length}")), "{range}");
    }
    for ignored in ["bytes=0-1,5-6", "pages=1-2", "bytes=x-y"] {
        assert_eq!((part(ignored).status, part(ignored).body.len()), (200, length), "{ignored}");
    }
}

#[test]
fn a_request_for_the_head_gets_the_head_alone() {
    let (guide, served) = serve();
    for path in ["/next/fr/".to_owned(), asset(&guide, "style"), "/next/fr/rien/".to_owned()] {
        let (head, whole) = (ask(served.address, "HEAD", &path, &[]), get(served.address, &path));
        assert_eq!(head.status, whole.status, "{path}");
        assert_eq!(head.header("Content-Length"), whole.body.len().to_string(), "{path}");
        assert_eq!(head.header("Content-Type"), whole.header("Content-Type"), "{path}");
        assert!(head.body.is_empty(), "{path}");
    }
}

#[test]
fn a_page_that_is_not_there_says_so_in_the_language_of_its_path() {
    let (_guide, served) = serve();
    for (path, sign, folder) in [
        ("/next/fr/rien/", "lang=\"fr-MA\"", "/next/fr/"),
        ("/next/ar/rien/du/tout.html", "dir=\"rtl\"", "/next/ar/"),
        ("/ailleurs", "<html", "/"),
    ] {
        let reply = get(served.address, path);
        assert_eq!((reply.status, reply.header("Content-Type")), (404, "text/html; charset=utf-8"), "{path}");
        assert!(reply.text().contains(sign), "{path}: {}", reply.text());
        assert!(reply.text().contains(&format!("<base href=\"{folder}\">")), "{path}");
    }
}

#[test]
fn a_folder_without_slash_is_led_to_the_folder() {
    let (_guide, served) = serve();
    for path in ["/next/fr", "/next/ar/boite-a-idees"] {
        let reply = get(served.address, path);
        assert_eq!((reply.status, reply.header("Location")), (308, &*format!("{path}/")));
    }
    // Not to another server, whatever the slashes.
    let reply = get(served.address, "//next/fr");
    assert!(!reply.header("Location").starts_with("//"), "{:?}", reply.header("Location"));
}

// What is refused.

#[test]
fn only_reading_is_offered() {
    let (_guide, served) = serve();
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"] {
        let reply = ask(served.address, method, "/next/fr/", &[("Content-Length", "0")]);
        assert_eq!((reply.status, reply.header("Allow")), (405, "GET, HEAD"), "{method}");
    }
}

#[test]
fn a_body_in_pieces_is_refused_and_what_is_in_it_is_no_request() {
    let (_guide, served) = serve();
    let inner = "GET /next/fr/ HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for length in ["", "Content-Length: 6\r\n"] {
        let request = format!(
            "GET /next/fr/ HTTP/1.1\r\nHost: {}\r\n{length}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{inner}\r\n0\r\n\r\n",
            served.address,
            inner.len()
        );
        let mut stream = connect(served.address);
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        assert!(answer.starts_with("HTTP/1.1 400 ") && !answer.contains("HTTP/1.1 200 "), "{answer}");
    }
}

#[test]
fn a_host_that_is_not_this_machine_is_refused() {
    let (_guide, served) = serve();
    let port = served.address.port();
    let with = |host: &str| {
        let request = format!("GET /next/fr/ HTTP/1.1\r\n{host}Connection: close\r\n\r\n");
        raw(served.address, request.as_bytes()).unwrap().status
    };
    for host in ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", ""] {
        assert_eq!(with(&format!("Host: {host}\r\n")), 421, "{host:?}");
    }
    assert_eq!(with(""), 400, "HTTP/1.1 names its host");
    for host in [format!("localhost:{port}"), format!("127.0.0.1:{port}"), "LOCALHOST".to_owned()] {
        assert_eq!(with(&format!("Host: {host}\r\n")), 200, "{host:?}");
    }
    // The stream of events is refused like a page.
    let request = "GET /__dalil/events?path=&hash= HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    assert_eq!(raw(served.address, request.as_bytes()).unwrap().status, 421);
}

#[test]
fn no_path_leads_out_of_the_site() {
    let (guide, served) = serve();
    guide.write("secret.txt", "secret");
    for path in [
        "/../secret.txt",
        "/next/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/next/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%5csecret.txt",
        "/..\\secret.txt",
        "/next\\..\\secret.txt",
        "/secret.txt%00.html",
        "/next/fr/%00",
        "/%c0%ae%c0%ae/secret.txt",
        "/%",
        "/%zz",
    ] {
        let reply = get(served.address, path);
        assert_eq!(reply.status, 400, "{path}");
        assert!(!reply.text().contains("secret"), "{path}");
    }
    for path in ["/secret.txt", "//secret.txt", "/%252e%252e/secret.txt", "/content/guide.toml", "/.dalil"] {
        assert_eq!(get(served.address, path).status, 404, "{path}");
    }
    let absolute = format!("GET file:///etc/passwd HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", served.address);
    assert_ne!(raw(served.address, absolute.as_bytes()).unwrap().status, 200);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_no_way_out() {
    let guide = Guide::starter();
    guide.write("outside/secret.txt", "secret");
    let outside = guide.root().join("outside");
    // A site is a map in memory: what a link in an output folder would lead to has no address.
    std::fs::create_dir_all(guide.root().join("public/next")).unwrap();
    std::os::unix::fs::symlink(&outside, guide.root().join("public/next/link")).unwrap();
    std::os::unix::fs::symlink(&outside, guide.root().join("content/link")).unwrap();
    let served = Served::start(&guide, &[]);
    for path in ["/next/link/secret.txt", "/content/link/secret.txt", "/link/secret.txt"] {
        let reply = get(served.address, path);
        assert_eq!(reply.status, 404, "{path}");
        assert!(!reply.text().contains("secret</"), "{path}");
    }
    assert!(guide.site().values().all(|bytes| bytes != b"secret"));
}

/// What two programs could understand differently is refused, and the connection with it.
#[test]
fn what_is_not_clear_is_refused() {
    let (_guide, served) = serve();
    let host = format!("Host: {}\r\n", served.address);
    let long = format!("X: {}\r\n", "a".repeat(20_000));
    let get = |path: &str, headers: &str| format!("GET {path} HTTP/1.1\r\n{headers}\r\n");
    for (request, status) in [
        (get("/next/fr/", &format!("{host}Host: localhost\r\n")), 400),
        (get("/next/fr/", &format!("{host}{long}")), 431),
        (get(&format!("/{}", "a".repeat(20_000)), &host), 431),
        (get("/next/fr/", &format!("{host}{}", "X: y\r\n".repeat(200))), 431),
        (get("/next/fr/", &format!("{host}Content-Length: 5\r\n")) + "hello", 413),
        (get("/next/fr/", &format!("{host}Content-Length: +0\r\n")), 400),
        (get("/next/fr/", &format!("{host}Content-Length: 0\r\nContent-Length: 0\r\n")), 400),
        (get("/next/fr/", &format!("{host}Expect: 100-continue\r\n")), 417),
        (get("/next/fr/", &format!("{host} folded: y\r\n")), 400),
        (get("/next/fr/", &format!("{host}Name : y\r\n")), 400),
        (get("/next/fr/", &host.replace("\r\n", "\n")), 400),
        (get("/next/é/", &host), 400),
        (get("/next/fr/", &format!("{host}X: a\0b\r\n")), 400),
        (get("http://evil.example/next/fr/", &host), 421),
        (get("/next/fr/", &host).replace("HTTP/1.1", "HTTP/3.0"), 505),
    ] {
        // What follows is no request any more: it may be meant for somebody else.
        let reply = raw(served.address, (request.clone() + &get("/next/ar/", &host)).as_bytes()).unwrap();
        assert_eq!(reply.status, status, "{request:.100}");
        assert!(!reply.text().contains("HTTP/1.1 200"), "{request:.100}");
        assert_eq!(reply.header("Connection"), "close", "{request:.100}");
    }
    // HTTP/1.0 names no host; no page that was led astray can ask that way.
    assert_eq!(raw(served.address, b"GET /next/fr/ HTTP/1.0\r\n\r\n").unwrap().status, 200);
}

#[test]
fn requests_that_come_together_are_answered_one_after_the_other() {
    let (_guide, served) = serve();
    let mut stream = connect(served.address);
    let request = |method: &str, path: &str| format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n\r\n", served.address);
    let together = [("GET", "/next/fr/"), ("HEAD", "/next/ar/"), ("GET", "/nowhere")];
    let bytes: String = together.map(|(method, path)| request(method, path)).concat();
    stream.write_all(bytes.as_bytes()).unwrap();
    stream.shutdown(std::net::Shutdown::Write).unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).unwrap();
    let places: Vec<usize> = answers.match_indices("HTTP/1.1 ").map(|(at, _)| at).collect();
    let statuses: Vec<&str> = places.iter().map(|at| &answers[at + 9..at + 12]).collect();
    assert_eq!(statuses, ["200", "200", "404"], "{answers:.200}");
}

/// A client that never ends its request is told so in time.
#[test]
fn who_does_not_finish_asking_is_late() {
    let (_guide, served) = serve();
    let mut stream = connect(served.address);
    stream.set_read_timeout(Some(PATIENCE * 3)).unwrap();
    stream.write_all(b"GET /next/fr/ HTTP/1.1\r\nHo").unwrap();
    assert_eq!(Reply::read_one(&mut stream).unwrap().status, 408);
}

#[test]
fn what_is_no_request_harms_nobody() {
    let (_guide, served) = serve();
    let long = format!("GET /{} HTTP/1.1\r\nHost: {}\r\n\r\n", "a".repeat(100_000), served.address);
    for bytes in
        [&b"\r\n\r\n"[..], b"nonsense\r\n\r\n", b"\x16\x03\x01\x02\x00", b"GET / HTTP/9.9\r\n\r\n", long.as_bytes()]
    {
        let mut stream = connect(served.address);
        let _ = stream.write_all(bytes);
        drop(stream);
        assert_eq!(get(served.address, "/next/fr/").status, 200);
    }
}

// Many at once.

/// Tries `measure` a few times, as other programs may keep the machine busy for a moment; a hang still fails, by the patience of
/// every read.
fn within(limit: Duration, what: &str, mut measure: impl FnMut() -> Duration) {
    let mut took = Vec::new();
    for _ in 0..8 {
        took.push(measure());
        if took.last().is_some_and(|last| *last <= limit) {
            return;
        }
    }
    panic!("{what}: {took:?}, not within {limit:?}");
}

/// The longest that any of `count` requests at once had to wait. As browsers do, nobody closes the connection after the answer:
/// it is open until all have theirs.
fn slowest_of(served: &Served, count: usize) -> Duration {
    let paths = ["/next/fr/", "/next/ar/boite-a-idees/", "/next/fr/solutions/", "/__dalil/client.js"];
    let (address, all_there) = (served.address, Barrier::new(count));
    let ask = |path: &str| {
        all_there.wait();
        let begun = Instant::now();
        let mut stream = connect(address);
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
        let reply = Reply::read_one(&mut stream).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(reply.status, 200, "{path}");
        (begun.elapsed(), stream)
    };
    let answered: Vec<(Duration, TcpStream)> = std::thread::scope(|scope| {
        let threads: Vec<_> = paths.iter().cycle().take(count).map(|path| scope.spawn(|| ask(path))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    answered.iter().map(|(took, _)| *took).max().unwrap()
}

#[test]
fn thirty_connections_at_once_are_all_answered_soon() {
    let (_guide, served) = serve();
    within(Duration::from_millis(200), "30 connections", || slowest_of(&served, 30));
    // A burst may leave nobody waiting, not only the first one.
    for _ in 0..20 {
        assert!(slowest_of(&served, 30) < Duration::from_secs(2));
    }
}

#[test]
fn fifty_open_pages_leave_room_for_the_next() {
    let (guide, served) = serve();
    let open: Vec<Events> = (0..50).map(|_| open(&served, "/next/fr/boite-a-idees/")).collect();
    within(Duration::from_millis(200), "a page beside 50 streams", || slowest_of(&served, 1));
    within(Duration::from_millis(200), "30 connections beside 50 streams", || slowest_of(&served, 30));
    guide.edit(IDEAS, "Placez la boîte", "Posez la boîte");
    for events in &open {
        events.wait_for("reload");
    }
    drop(open);
    assert_eq!(get(served.address, "/next/fr/").status, 200);
}

#[test]
fn a_body_that_never_comes_holds_up_nobody() {
    let (_guide, served) = serve();
    // Wherever it is sent to.
    let open: Vec<TcpStream> = ["/__dalil/awake", "/next/fr/", "/__dalil/events"]
        .iter()
        .map(|path| {
            let mut stream = connect(served.address);
            write!(stream, "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Length: 1000000\r\n\r\nabc", served.address)
                .unwrap();
            stream
        })
        .collect();
    within(Duration::from_millis(200), "beside bodies that never come", || slowest_of(&served, 10));
    drop(open);
}

/// More connections than the server keeps open, each of which holds on to it in its own way.
#[test]
fn five_hundred_connections_that_are_held_keep_nobody_out() {
    let (_guide, served) = serve();
    let line = format!("HTTP/1.1\r\nHost: {}\r\n", served.address);
    for request in [
        format!("POST /next/fr/ {line}Content-Length: 1000000\r\n\r\nabc"),
        format!("POST /next/fr/ {line}Content-Length: 9\r\nExpect: 100-continue\r\n\r\n"),
        format!("GET /next/fr/ {line}Ho"),
        format!("GET /__dalil/events?path=&hash= {line}\r\n"),
    ] {
        let held: Vec<TcpStream> = (0..512)
            .map(|_| {
                let mut stream = connect(served.address);
                let _ = stream.write_all(request.as_bytes());
                stream
            })
            .collect();
        within(Duration::from_millis(200), &format!("beside 512 of {request:.40}"), || slowest_of(&served, 10));
        drop(held);
    }
}

#[test]
fn clients_that_read_a_byte_a_second_hold_up_nobody() {
    let guide = Guide::starter();
    attach(&guide, "film.mp4", vec![7; 24 << 20]);
    let path = asset(&guide, "film");
    let served = Served::start(&guide, &[]);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..20 {
            let mut stream = connect(served.address);
            write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", served.address).unwrap();
            let done = &done;
            scope.spawn(move || {
                while !done.load(Ordering::SeqCst) {
                    let _ = stream.read(&mut [0; 1]);
                    let pause = Instant::now() + Duration::from_secs(1);
                    while Instant::now() < pause && !done.load(Ordering::SeqCst) {
                        std::thread::sleep(Duration::from_millis(20));
                    }
                }
            });
        }
        // Nor do those who do not finish asking.
        let half: Vec<_> = (0..20)
            .map(|_| {
                let mut stream = connect(served.address);
                stream.write_all(b"GET /next/fr/ HTTP/1.1\r\nHo").unwrap();
                stream
            })
            .collect();
        let measured = std::panic::catch_unwind(|| {
            within(Duration::from_millis(200), "beside slow clients", || slowest_of(&served, 10));
            guide.edit(IDEAS, "Placez la boîte", "Posez la boîte");
            eventually("an edit is shown", || {
                get(served.address, "/next/fr/boite-a-idees/").text().contains("Posez la boîte").then_some(())
            });
        });
        done.store(true, Ordering::SeqCst);
        drop(half);
        if let Err(panic) = measured {
            std::panic::resume_unwind(panic);
        }
    });
}

// Where it listens.

#[test]
fn a_port_that_is_taken_is_said_and_the_program_ends() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let guide = Guide::starter();
    let mut program = Running::start(guide.root(), &["serve", "--port", &port]);
    assert_eq!(program.wait_for_end().code(), Some(3));
    eventually("it says why", || {
        let said = program.said();
        (said.contains(&format!("127.0.0.1:{port}")) && said.contains("--port")).then_some(())
    });
}

#[test]
fn without_a_port_the_next_free_one_is_taken_and_told() {
    // Taken by this test, or by somebody else already: taken it is.
    let _taken = TcpListener::bind(("127.0.0.1", 4400));
    let guide = Guide::starter();
    let mut program = Running::start(guide.root(), &["serve"]);
    program.wait_until_said("http://");
    let said = program.said();
    assert!(said.contains("4400") && said.contains("occupé"), "{said}");
    let address = said.split_once("http://").unwrap().1.split_once('/').unwrap().0.parse().unwrap();
    assert_eq!(get(address, "/next/fr/").status, 200);
}

#[test]
fn it_listens_to_this_machine_alone_and_warns_when_asked_for_more() {
    let (_guide, served) = serve();
    assert!(served.address.ip().is_loopback());
    assert!(!served.program.said().contains("Attention"));
    let guide = Guide::starter();
    let everywhere = Served::start(&guide, &["--host", "0.0.0.0"]);
    assert!(everywhere.program.said().contains("Attention"), "{}", everywhere.program.said());
}

#[cfg(unix)]
#[test]
fn it_ends_at_once_when_asked() {
    let (_guide, mut served) = serve();
    let _events = open(&served, "/next/fr/");
    let begun = Instant::now();
    let id = served.program.id().to_string();
    // Not -INT: programs that a script runs in the background are begun with that one ignored, and so would be what they run.
    assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    served.program.wait_for_end();
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}

// What open pages are told.

#[test]
fn only_the_page_that_changed_loads_again() {
    let (guide, served) = serve();
    let (ideas, meeting) = (open(&served, "/next/fr/boite-a-idees/"), open(&served, "/next/fr/reunion-publique/"));
    guide.edit(IDEAS, "Placez la boîte", "Posez la boîte");
    ideas.wait_for("reload");
    assert!(get(served.address, "/next/fr/boite-a-idees/").text().contains("Posez la boîte"));
    let second = Instant::now();
    guide.edit(MEETING, "la forme la plus simple", "la forme la plus ancienne");
    let reload = meeting.wait_for("reload");
    assert!(reload.at > second, "the other page was loaded again for the first edit");
}

#[test]
fn all_pages_hear_of_a_problem_and_that_it_is_solved() {
    let (guide, served) = serve();
    let pages = [open(&served, "/next/fr/boite-a-idees/"), open(&served, "/next/ar/")];
    let before = get(served.address, "/next/fr/boite-a-idees/").body;
    guide.edit(IDEAS, "theme: transparence", "theme: transparance");
    for page in &pages {
        let problem = page.wait_for("problem").data;
        for part in ["\"language\":\"fr\"", "\"dir\":\"ltr\"", IDEAS, "\"line\":5", "transparance", "unknown-id"] {
            assert!(problem.contains(part), "{part}: {problem}");
        }
    }
    assert_eq!(get(served.address, "/next/fr/boite-a-idees/").body, before, "the last good page stays");
    // A page that is opened now hears of it first.
    let late = get(served.address, "/next/fr/");
    assert_eq!(Events::listen(served.address, &stream_of(&late)).next().name, "problem");
    guide.edit(IDEAS, "theme: transparance", "theme: transparence");
    for page in &pages {
        page.wait_for("solved");
    }
}

#[test]
fn a_page_that_slept_hears_that_it_is_old() {
    let (guide, served) = serve();
    let page = get(served.address, "/next/fr/boite-a-idees/");
    guide.edit(IDEAS, "Placez la boîte", "Posez la boîte");
    eventually("the edit is shown", || {
        (get(served.address, "/next/fr/boite-a-idees/").body != page.body).then_some(())
    });
    assert_eq!(Events::listen(served.address, &stream_of(&page)).next().name, "reload");
    let page = get(served.address, "/next/fr/boite-a-idees/");
    assert_eq!(Events::listen(served.address, &stream_of(&page)).next().name, "solved");
}

#[test]
fn a_page_that_goes_loads_again_and_so_does_one_that_comes() {
    let (guide, served) = serve();
    let preface = open(&served, "/next/fr/preface/");
    let missing = open(&served, "/next/fr/credits/");
    let pages = guide.root().join("content/pages");
    std::fs::rename(pages.join("preface"), pages.join("credits")).unwrap();
    preface.wait_for("reload");
    missing.wait_for("reload");
    assert_eq!(get(served.address, "/next/fr/credits/").status, 200);
    // The page that says that a page is not there is as it should be: it does not load again and again.
    drop(open(&served, "/next/fr/preface/"));
}

#[test]
fn a_page_that_slept_while_it_went_or_came_hears_of_it() {
    let (guide, served) = serve();
    let (preface, missing) = (get(served.address, "/next/fr/preface/"), get(served.address, "/next/fr/credits/"));
    let pages = guide.root().join("content/pages");
    std::fs::rename(pages.join("preface"), pages.join("credits")).unwrap();
    eventually("the page is moved", || (get(served.address, "/next/fr/preface/").status == 404).then_some(()));
    assert_eq!(Events::listen(served.address, &stream_of(&preface)).next().name, "reload");
    assert_eq!(Events::listen(served.address, &stream_of(&missing)).next().name, "reload");
    for path in ["/next/fr/preface/", "/next/fr/credits/"] {
        let page = get(served.address, path);
        assert_eq!(Events::listen(served.address, &stream_of(&page)).next().name, "solved", "{path}");
    }
}

/// A worker would keep pages of this guide for the next one that is shown at this address.
#[test]
fn no_worker_of_an_issued_version_is_served() {
    let guide = Guide::starter();
    guide.change(MEETING, "status: draft", "status: final");
    assert!(guide.dalil(&["release", "1.0.0"]).status.success());
    let served = Served::start(&guide, &[]);
    for path in ["/1.0.0/fr/sw.js", "/latest/ar/sw.js", "/latest/ar/%73w.js", "/latest/ar/sw.js?x"] {
        assert_eq!(get(served.address, path).status, 404, "{path}");
    }
    for path in ["/1.0.0/fr/", "/latest/ar/manifest.webmanifest", "/discs/1.0.0.zip"] {
        assert_eq!(get(served.address, path).status, 200, "{path}");
    }
}

#[test]
fn what_is_asked_for_is_never_written_into_a_page_as_it_is() {
    let (_guide, served) = serve();
    for path in ["/next/fr/%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "/%22%3E%3Cimg%20src=x%3E/"] {
        let text = get(served.address, path).text();
        assert!(!text.contains("<script>alert") && !text.contains("<img src=x>"), "{text}");
    }
}

#[test]
fn pages_follow_to_the_chapter_that_is_edited_when_asked() {
    let guide = Guide::starter();
    let served = Served::start(&guide, &["--follow"]);
    let (home, chapter) = (open(&served, "/next/fr/"), open(&served, "/next/fr/boite-a-idees/"));
    // The title is shown on the front page too: it is led away, and not loaded again meanwhile.
    guide.edit(IDEAS, "title: Boîte à idées", "title: Coffre à idées");
    assert_eq!(chapter.wait_for("reload").name, "reload");
    assert_eq!(home.next().name, "solved");
    let follow = home.next();
    assert_eq!((&*follow.name, &*follow.data), ("follow", "/next/fr/boite-a-idees/"));
    guide.edit(MEETING, "la forme la plus simple", "la forme la plus ancienne");
    assert_eq!(chapter.wait_for("follow").data, "/next/fr/reunion-publique/");
    assert_eq!([home.next().name, home.next().name], ["solved", "follow"]);
}

#[test]
fn pages_are_not_led_to_where_there_is_none() {
    let guide = Guide::starter();
    let served = Served::start(&guide, &["--follow"]);
    let home = open(&served, "/next/fr/");
    // Notes beside a chapter are no page.
    guide.save("content/solutions/boite-a-idees/notes.md", "Des notes.");
    assert_eq!(home.next().name, "solved");
    guide.edit(IDEAS, "Placez la boîte", "Posez la boîte");
    assert_eq!(home.next().name, "solved");
    assert_eq!(home.next().data, "/next/fr/boite-a-idees/");
}

// It never ends of itself.

#[test]
fn a_guide_that_is_broken_at_the_start_is_shown_as_soon_as_it_is_mended() {
    let broken = [
        ("content/guide.toml", "languages = [\"fr\"\n"),
        ("themes/default/templates/base.html", "{% block %}"),
        ("themes/default/templates/home.html", "{{ page.nothing.at.all }}"),
        ("locales/fr/x.ftl", "home = { $\n"),
        (IDEAS, "---\ntitle: \"Boîte\n"),
    ];
    for (path, text) in broken {
        let guide = Guide::starter();
        let good = guide.root().join(path).is_file().then(|| guide.read(path));
        guide.write(path, text);
        let mut served = Served::start(&guide, &[]);
        let page = get(served.address, "/next/fr/");
        // There will be a page: whoever asks is to ask again.
        assert_eq!((page.status, page.header("Retry-After")), (503, "1"), "{path}");
        let events = Events::listen(served.address, &stream_of(&page));
        assert_eq!(events.next().name, "problem", "{path}");
        match good {
            Some(text) => guide.save(path, text),
            None => std::fs::remove_file(guide.root().join(path)).unwrap(),
        }
        events.wait_for("reload");
        assert_eq!(get(served.address, "/next/fr/").status, 200, "{path}");
        assert_eq!(get(served.address, "/next/fr/nowhere/").status, 404, "{path}");
        assert!(served.program.is_running(), "{path}");
    }
}

#[test]
fn whatever_breaks_while_it_runs_it_goes_on_and_shows_the_last_good_site() {
    let (guide, mut served) = serve();
    let events = open(&served, "/next/fr/");
    let mut before = get(served.address, "/next/fr/").body;
    let breaks = [
        ("content/guide.toml", "= = ="),
        ("content/themes.toml", ""),
        ("themes/default/templates/base.html", "{% if %}"),
        ("themes/default/templates/home.html", "{{ page.nothing.at.all }}"),
        ("locales/fr/site.ftl", "home = { $\n"),
        ("content/pages/preface/fr.md", "---\ntitle: [\n---\n"),
    ];
    for (path, text) in breaks {
        let good = guide.root().join(path).is_file().then(|| guide.read(path));
        guide.save(path, text);
        events.wait_for("problem");
        assert_eq!(get(served.address, "/next/fr/").body, before, "{path}");
        match good {
            Some(text) => guide.save(path, text),
            None => std::fs::remove_file(guide.root().join(path)).unwrap(),
        }
        events.wait_for("solved");
        assert!(served.program.is_running(), "{path}");
    }
    guide.edit("content/guide.toml", "fr = \"Guide de bonnes pratiques\"", "fr = \"Guide vivant\"");
    events.wait_for("reload");
    let after = get(served.address, "/next/fr/");
    assert!(after.text().contains("Guide vivant"));
    before.clone_from(&after.body);
    std::fs::remove_file(guide.root().join("content/guide.toml")).unwrap();
    events.wait_for("problem");
    assert_eq!(get(served.address, "/next/fr/").body, before);
    assert!(served.program.is_running());
}

#[test]
fn the_terminal_says_an_error_once_and_that_it_is_mended() {
    let (guide, mut served) = serve();
    guide.edit(IDEAS, "theme: transparence", "theme: transparance");
    served.program.wait_until_said("Le site reste tel qu’il était");
    guide.edit(IDEAS, "theme: transparance", "theme: transparence");
    eventually("it is up to date", || (served.program.said().matches("À jour").count() > 1).then_some(()));
    assert_eq!(served.program.said().matches(&format!("{IDEAS}:5:")).count(), 1, "{}", served.program.said());
}
