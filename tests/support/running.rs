//! The program while it runs, and conditions that are waited for.

use super::{Guide, Tree};
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long something may take that takes a moment: long enough for a machine that does much else.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Waits until `look` finds something, at most as long as [`PATIENCE`]; `what` says what did not come.
#[track_caller]
pub fn eventually<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "not in time: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// A process of the program; it is ended when it is dropped.
pub struct Running {
    child: Child,
    said: Arc<Mutex<String>>,
}

impl Running {
    /// Starts the program in `folder`, in French unless `arguments` say otherwise.
    pub fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_dalil"))
            .args(arguments)
            .current_dir(folder)
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("LANG", "fr_FR.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (lines, hears) = (BufReader::new(child.stderr.take().unwrap()).lines(), Arc::clone(&said));
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                hears.lock().unwrap().push_str(&(line + "\n"));
            }
        });
        Self { child, said }
    }

    /// Everything that it said until now.
    pub fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Waits until it has said `text`.
    #[track_caller]
    pub fn wait_until_said(&mut self, text: &str) {
        eventually(&format!("the program says {text:?}"), || {
            let said = self.said();
            assert!(said.contains(text) || self.is_running(), "it ended: {said}");
            said.contains(text).then_some(())
        });
    }

    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Ends it at once, as a power cut would.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Waits until it ends of itself.
    #[track_caller]
    pub fn wait_for_end(&mut self) -> ExitStatus {
        eventually("the program ends", || self.child.try_wait().unwrap())
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
        if std::thread::panicking() {
            eprintln!("The program said:\n{}", self.said());
        }
    }
}

/// `dalil serve` on a port of its own.
pub struct Served {
    pub program: Running,
    pub address: SocketAddr,
}

impl Served {
    /// Serves the guide, on a port that was free a moment ago.
    pub fn start(guide: &Guide, more: &[&str]) -> Self {
        Self::start_at(guide, super::http::free_port(), more)
    }

    /// Serves the guide on `port`.
    pub fn start_at(guide: &Guide, port: u16, more: &[&str]) -> Self {
        let port = port.to_string();
        let mut program = Running::start(guide.root(), &[&["serve", "--port", &port], more].concat());
        program.wait_until_said("http://");
        let said = program.said();
        let address = said.split_once("http://").unwrap().1;
        let address = address.split_once('/').unwrap().0.parse().unwrap();
        Self { program, address }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

impl Guide {
    /// Saves a file as most editors do: a new file takes the place of the old one.
    pub fn save(&self, path: &str, text: impl AsRef<[u8]>) {
        let new = format!("{path}.new~");
        self.write(&new, text);
        fs::rename(self.root().join(new), self.root().join(path)).unwrap();
    }

    /// Like [`Guide::change`], saved as most editors do.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        self.save(path, text.replace(from, to));
    }
}

/// What is published at `folder`, without what the program keeps there for itself; `None` if it changed while it was read.
pub fn published(folder: &Path) -> Option<Tree> {
    let mut site = Tree::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(place) = open.pop() {
        for entry in fs::read_dir(&place).ok()? {
            let path = entry.ok()?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).ok()?.to_str()?.replace('\\', "/");
                site.insert(name, fs::read(&path).ok()?);
            }
        }
    }
    site.retain(|path, _| path != dalil::publish::MARKER);
    Some(site)
}
