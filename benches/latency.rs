//! How long from a saved file to its changed page being served: for `dalil serve` and for any other server of a site.
//!
//! ```sh
//! cargo run --release --example latency -- --file content/solutions/solution-00007/fr.md \
//!     --url http://127.0.0.1:4400/next/fr/solution-00007/ --folder target/corpus/1000/dalil -- target/release/dalil serve
//! ```
//!
//! A mark is written at the end of the file, as `--form` says (`{}` is the mark), and the page is asked for every 2 ms until it bears
//! it. The file is as it was at the end. What is printed is the time of each edit's page, in milliseconds: median, 95th percentile,
//! least and most, of `--repeat` edits.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

struct Asked {
    file: PathBuf,
    url: String,
    folder: PathBuf,
    form: String,
    repeat: usize,
    command: Vec<String>,
}

fn main() {
    let asked = read_arguments();
    let path = asked.folder.join(&asked.file);
    let before = fs::read_to_string(&path).unwrap_or_default();
    let mut server = start(&asked);
    wait_for(&asked.url, "<", Duration::from_secs(120)).expect("the server answers");
    std::thread::sleep(Duration::from_millis(700));
    let times: Vec<Duration> = (0..asked.repeat).map(|round| one_edit(&asked, &path, &before, round)).collect();
    let _ = server.kill();
    let _ = server.wait();
    if before.is_empty() { fs::remove_file(&path) } else { fs::write(&path, before) }
        .expect("the file can be put back");
    report(times);
}

fn read_arguments() -> Asked {
    let mut asked = Asked {
        file: PathBuf::new(),
        url: String::new(),
        folder: PathBuf::from("."),
        form: "\n\n{}\n".to_owned(),
        repeat: 20,
        command: Vec::new(),
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        if name == "--" {
            asked.command = arguments.collect();
            break;
        }
        let value = arguments.next().expect("each argument has a value");
        match name.as_str() {
            "--file" => asked.file = value.into(),
            "--url" => asked.url = value,
            "--folder" => asked.folder = value.into(),
            "--form" => asked.form = value.replace("\\n", "\n"),
            "--repeat" => asked.repeat = value.parse().expect("a number of edits"),
            other => panic!("{other}: not an argument"),
        }
    }
    assert!(!asked.command.is_empty() && !asked.url.is_empty(), "latency --file F --url U [--folder D] -- COMMAND");
    asked
}

fn start(asked: &Asked) -> Child {
    let (program, arguments) = asked.command.split_first().expect("there is a command");
    let program = fs::canonicalize(program).unwrap_or_else(|_| program.into());
    let mut command = Command::new(program);
    command.args(arguments).current_dir(&asked.folder).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the command can be started")
}

fn one_edit(asked: &Asked, path: &Path, before: &str, round: usize) -> Duration {
    let mark = format!("zq{round}x{}", std::process::id());
    let text = format!("{before}{}", asked.form.replace("{}", &mark));
    let begun = Instant::now();
    fs::write(path, text).expect("the file can be written");
    wait_for(&asked.url, &mark, Duration::from_secs(60)).expect("the page changes");
    let took = begun.elapsed();
    std::thread::sleep(Duration::from_millis(350));
    took
}

/// Asks for `url` until it bears `mark`.
fn wait_for(url: &str, mark: &str, patience: Duration) -> Option<()> {
    let begun = Instant::now();
    while begun.elapsed() < patience {
        if get(url).is_some_and(|page| page.windows(mark.len()).any(|bytes| bytes == mark.as_bytes())) {
            return Some(());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    None
}

fn get(url: &str) -> Option<Vec<u8>> {
    let (host, path) = url.strip_prefix("http://")?.split_once('/')?;
    let mut connection = TcpStream::connect(host).ok()?;
    connection.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    write!(connection, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").ok()?;
    let mut page = Vec::new();
    connection.read_to_end(&mut page).ok()?;
    Some(page)
}

fn report(mut times: Vec<Duration>) {
    times.sort();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1000.0;
    println!(
        "median {:.0} ms, p95 {:.0} ms, least {:.0} ms, most {:.0} ms, of {}",
        at(50),
        at(95),
        at(0),
        at(100),
        times.len()
    );
}
