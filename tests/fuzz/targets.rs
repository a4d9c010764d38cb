//! What is tried: files of a guide, archives, records, requests. Each target says which inputs it begins with, and what each input is held to.

use super::outputs;
use super::seeds::{self, Seed};
use dalil::finding::report::{self, Format};
use dalil::finding::{Findings, Place};
use dalil::fix::fix;
use dalil::guide::{asset, image};
use dalil::i18n::{self, TOOL_LANGUAGES, Words};
use dalil::pipeline::{self, Checked, Project, ProjectCache};
use dalil::preview::{ListenAddress, Preview};
use dalil::publish::{MemorySink, Sink};
use dalil::release::archive::{Archive, ArchiveManifest, ArchiveWriter};
use dalil::release::compare::compare;
use dalil::release::hash;
use dalil::release::record::Record;
use dalil::render::RenderError;
use dalil::session::{Session, UpdateResult};
use dalil::source::disk::{self, FOLDERS, ReadError};
use dalil::source::{Sources, Span};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::net::TcpStream;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;
use tempfile::TempDir;

/// One input.
#[derive(Clone, Debug)]
pub struct Input {
    /// The file of the guide that it is, if it is one.
    pub path: String,
    pub bytes: Vec<u8>,
    /// So many bytes at its beginning and at its end are not changed.
    pub open: Range<usize>,
}

/// What tries inputs.
pub trait Trial {
    /// Tries one; what is wrong in words.
    fn try_input(&mut self, input: &Input) -> Result<(), String>;
}

/// Something that reads what others wrote.
pub struct Target {
    pub name: &'static str,
    /// How many of all inputs it gets, beside the other targets: the fewer, the longer one takes.
    pub share: u64,
    seeds: fn() -> Vec<Input>,
    pub start: fn() -> Box<dyn Trial>,
}

const TARGETS: [Target; 13] = [
    Target { name: "front_matter", share: 20, seeds: front_matter, start: guide },
    Target { name: "markdown", share: 20, seeds: markdown, start: guide },
    Target { name: "settings", share: 1, seeds: || of_guide(|path| path == "content/guide.toml"), start: guide },
    Target { name: "registers", share: 10, seeds: registers, start: guide },
    Target {
        name: "bibliography",
        share: 8,
        seeds: || of_guide(|path| path == "content/references.yml"),
        start: guide,
    },
    Target { name: "measures", share: 15, seeds: measures, start: guide },
    Target {
        name: "ledger",
        share: 8,
        seeds: || of_guide(|path| path.starts_with("content/releases/") && path.ends_with(".toml")),
        start: guide,
    },
    Target { name: "archives", share: 15, seeds: archives, start: || Box::new(Archives) },
    Target { name: "records", share: 4, seeds: records, start: || Box::new(Records(record())) },
    Target { name: "words", share: 1, seeds: words_of_guide, start: guide },
    Target { name: "templates", share: 1, seeds: templates, start: guide },
    Target { name: "drawings", share: 40, seeds: drawings, start: || Box::new(Drawings) },
    Target { name: "requests", share: 10, seeds: requests, start: || Box::new(Requests::start()) },
];

/// The target called `name`.
pub fn named(name: &str) -> Target {
    TARGETS.into_iter().find(|target| target.name == name).unwrap()
}

/// The sum of all shares.
pub fn shares() -> u64 {
    TARGETS.iter().map(|target| target.share).sum()
}

/// What inputs of `target` are made from: read once, each process has one target.
pub fn seeds(target: &Target) -> &'static [Input] {
    static SEEDS: OnceLock<BTreeMap<&'static str, Vec<Input>>> = OnceLock::new();
    let all = SEEDS.get_or_init(|| {
        let of = |target: Target| {
            let given = (target.seeds)();
            let first = given.first().cloned().unwrap();
            let own = seeds::own(target.name).into_iter().map(|bytes| Input { bytes, ..first.clone() });
            (target.name, own.chain(given.iter().cloned()).collect())
        };
        TARGETS.into_iter().map(of).collect()
    });
    &all[target.name]
}

/// The fragments that inputs of `target` are changed with.
pub fn words(target: &Target) -> &'static [Vec<u8>] {
    static WORDS: OnceLock<BTreeMap<&'static str, Vec<Vec<u8>>>> = OnceLock::new();
    let all =
        WORDS.get_or_init(|| TARGETS.into_iter().map(|target| (target.name, seeds::words(target.name))).collect());
    &all[target.name]
}

pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn open((path, bytes): Seed) -> Input {
    Input { path, bytes, open: 0..0 }
}

/// The files of guides whose path is as asked.
fn of_guide(is_asked: fn(&str) -> bool) -> Vec<Input> {
    seeds::guide_files().into_iter().filter(|(path, _)| is_asked(path)).map(open).collect()
}

/// Chapters and pages.
fn texts() -> Vec<Input> {
    of_guide(|path| path.ends_with("/fr.md") || path.ends_with("/ar.md") || path.ends_with(".fr.md"))
}

/// How many bytes the front matter of a text has.
fn head(bytes: &[u8]) -> usize {
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let mut at = lines.next().map_or(0, <[u8]>::len);
    for line in lines {
        at += line.len();
        if line == b"---\n" {
            return at;
        }
    }
    0
}

fn front_matter() -> Vec<Input> {
    texts().into_iter().map(|input| Input { open: 0..input.bytes.len() - head(&input.bytes), ..input }).collect()
}

fn markdown() -> Vec<Input> {
    texts().into_iter().map(|input| Input { open: head(&input.bytes)..0, ..input }).collect()
}

fn registers() -> Vec<Input> {
    of_guide(|path| {
        path.starts_with("content/")
            && path.matches('/').count() == 1
            && path.ends_with(".toml")
            && path != "content/guide.toml"
    })
}

fn measures() -> Vec<Input> {
    of_guide(|path| path.starts_with("content/measures/"))
        .into_iter()
        .map(|input| Input { path: "content/measures/reunion-publique.csv".to_owned(), ..input })
        .collect()
}

fn words_of_guide() -> Vec<Input> {
    let mut inputs = of_guide(|path| path.ends_with(".ftl"));
    let own = ["fr/site.ftl", "ar/site.ftl", "fr/history.ftl"].map(|path| format!("locales/{path}"));
    inputs.extend(own.map(|path| (path.clone(), fs::read(repository().join(path)).unwrap())).map(open));
    inputs
}

fn templates() -> Vec<Input> {
    let stock = dalil::theme::embedded().into_iter().filter(|(path, _)| path.starts_with("templates/"));
    stock.map(|(path, bytes)| open((format!("themes/default/{path}"), bytes.to_vec()))).collect()
}

/// A guide in memory, of which one file is another with each input.
struct Guide {
    base: Sources,
    sources: Sources,
    /// What was read before, as `serve` and `watch` have it.
    cache: ProjectCache,
    tellers: Vec<Words>,
    root: TempDir,
    changed: Option<String>,
    count: u64,
}

fn guide() -> Box<dyn Trial> {
    let mut base = Sources::default();
    for (path, bytes) in dalil::cli::starter() {
        if FOLDERS.iter().any(|folder| path.starts_with(&format!("{folder}/"))) {
            base.put(disk::decode(path, bytes.to_vec()));
        }
    }
    base.put_text(
        "themes/default/theme.toml",
        &fs::read_to_string(repository().join("themes/default/theme.toml")).unwrap(),
    );
    let tellers = TOOL_LANGUAGES.map(i18n::tool_words).into();
    let root = TempDir::new().unwrap();
    let sources = base.clone();
    Box::new(Guide { base, sources, cache: ProjectCache::default(), tellers, root, changed: None, count: 0 })
}

impl Trial for Guide {
    fn try_input(&mut self, input: &Input) -> Result<(), String> {
        self.count += 1;
        if let Some(path) = self.changed.take().filter(|path| *path != input.path) {
            match self.base.find(&path) {
                Some(file) => _ = self.sources.put(self.base.file(file).clone()),
                None => _ = self.sources.remove(&path),
            }
        }
        self.sources.put(disk::decode(input.path.clone(), input.bytes.clone()));
        self.changed = Some(input.path.clone());
        let Checked { project, findings } = pipeline::examine_again(&self.sources, &mut self.cache);
        told(&findings, &self.sources, &self.tellers)?;
        if self.count.is_multiple_of(16) {
            let anew = pipeline::examine(&self.sources).findings;
            let [known, anew] = [&findings, &anew].map(|findings| format!("{:?}", findings.sorted(&self.sources)));
            if known != anew {
                return Err("what was read before changes what is found".to_owned());
            }
        }
        if findings.clone().into_iter().any(|finding| finding.fix.is_some()) {
            mended(&self.sources, input)?;
        }
        let Some(project) = project.filter(|_| !findings.has_errors()) else { return Ok(()) };
        self.build(&project, input)
    }
}

impl Guide {
    /// What `check` finds nothing wrong with is built, and always the same.
    fn build(&self, project: &Project, input: &Input) -> Result<(), String> {
        let site = match self.site(project) {
            Ok(site) => site,
            // What shows only on a page: a template that fails there.
            Err(RenderError::Findings(findings))
                if input.path.starts_with("themes/") || input.path.starts_with("locales/") =>
            {
                return told(&findings, &self.sources, &self.tellers);
            }
            Err(stopped) => return Err(format!("not built: {stopped:?}")),
        };
        if self.count.is_multiple_of(8) && self.site(project).ok().as_ref() != Some(&site) {
            return Err("built twice, not the same".to_owned());
        }
        // What a template says is its author's, who may run scripts.
        if input.path.starts_with("themes/") { Ok(()) } else { outputs::are_harmless(&site) }
    }

    fn site(&self, project: &Project) -> Result<BTreeMap<String, Vec<u8>>, RenderError> {
        let memory = MemorySink::default();
        pipeline::build(project, &self.sources, self.root.path(), &memory, &())?;
        Ok(memory.into_files())
    }
}

/// Findings are told in every language and form, and are where they say.
fn told(findings: &Findings, sources: &Sources, tellers: &[Words]) -> Result<(), String> {
    let sorted = findings.sorted(sources);
    for finding in &sorted {
        let related = finding.related.iter().map(|related| related.place);
        let fix = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.place(sources));
        for span in std::iter::once(finding.place).chain(related).chain(fix).filter_map(Place::part) {
            is_within(span, sources).map_err(|wrong| format!("{}: {wrong}", finding.code.id))?;
        }
    }
    for words in tellers {
        let text = report::write(findings, sources, words, Format::Text, false);
        if text.contains('\u{1b}') || text.contains("{$") {
            return Err(format!("told: {text}"));
        }
        let json = report::write(findings, sources, words, Format::Json, false);
        let json: Vec<serde_json::Value> = serde_json::from_str(&json).map_err(|error| error.to_string())?;
        if json.len() != sorted.len() {
            return Err("JSON does not tell all".to_owned());
        }
        report::write(findings, sources, words, Format::Github, false);
        report::tell_with_source(findings, sources, words);
    }
    Ok(())
}

/// What has a fix is mended, once; line ends stay.
fn mended(sources: &Sources, input: &Input) -> Result<(), String> {
    let on_disk = |sources: &Sources, path: &str| {
        sources.find(path).map_or_else(Vec::new, |file| sources.file(file).text().as_bytes().to_vec())
    };
    let read =
        |path: &str| Ok::<_, ReadError>(if path == input.path { input.bytes.clone() } else { on_disk(sources, path) });
    let fixed = fix(sources, read).map_err(|error| format!("not mended: {error}"))?;
    let left = fixed.findings.clone().into_iter().find(|finding| finding.fix.is_some());
    if let Some(left) = left {
        return Err(format!("not mended: {left:?}"));
    }
    let again = |path: &str| {
        let file = fixed.files.iter().find(|file| file.path == path);
        Ok::<_, ReadError>(file.map_or_else(|| on_disk(&fixed.sources, path), |file| file.after.clone().into_bytes()))
    };
    let twice = fix(&fixed.sources, again).map_err(|error| format!("not mended twice: {error}"))?;
    if !twice.files.is_empty() {
        return Err(format!("mended twice: {:?}", twice.files));
    }
    let has_all = |text: &str| text.matches('\n').count() == text.matches("\r\n").count();
    match fixed.files.iter().find(|file| file.before.contains('\n') && has_all(&file.before) && !has_all(&file.after)) {
        Some(file) => Err(format!("other line ends: {:?}", file.after)),
        None => Ok(()),
    }
}

fn is_within(span: Span, sources: &Sources) -> Result<(), String> {
    let (text, Range { start, end }) = (sources.file(span.file).text(), span.range());
    let is_good = start <= end && end <= text.len() && text.is_char_boundary(start) && text.is_char_boundary(end);
    is_good.then_some(()).ok_or_else(|| "a place that is not in the file, or within a letter".to_owned())
}

/// Archives that the ledger trusts: their hash is right, whatever is in them.
struct Archives;

/// An archive with a few files, as `dalil release` writes them.
fn archives() -> Vec<Input> {
    let archive = |files: &[(&str, &[u8])]| {
        let writer = ArchiveWriter::new(Cursor::new(Vec::new()), Path::new("1.0.0.zip"));
        for (path, bytes) in files {
            writer.put(path, bytes).unwrap();
        }
        let manifest = ArchiveManifest {
            schema: 1,
            version: "1.0.0".to_owned(),
            date: "2026-11".to_owned(),
            ..ArchiveManifest::default()
        };
        let mut archive = Cursor::new(Vec::new());
        writer.finish(manifest).unwrap().write(&mut archive).unwrap();
        open(("content/releases/1.0.0.zip".to_owned(), archive.into_inner()))
    };
    let page = b"<!doctype html><title>page</title>".repeat(20);
    vec![
        archive(&[("index.html", b"a")]),
        archive(&[("1.0.0/fr/index.html", &page), ("sources/\u{635}.svg", b"<svg>"), ("a.png", b"\x89PNG")]),
        archive(&[("guide.json", b"{\"schema\": 2}"), ("manifest.txt", b""), ("a/b/c", &[0; 4096])]),
    ]
}

impl Trial for Archives {
    fn try_input(&mut self, input: &Input) -> Result<(), String> {
        let bytes = input.bytes.clone().into();
        let (found, archive, faults) = Archive::look(&bytes);
        if found != hash::hex(&input.bytes) {
            return Err("another hash".to_owned());
        }
        for fault in &faults {
            let _ = (fault.word(), fault.about());
        }
        let Some(archive) = archive else {
            return if faults.is_empty() { Err("refused without a word".to_owned()) } else { Ok(()) };
        };
        let paths: Vec<&String> = archive.manifest().files.keys().collect();
        for path in paths {
            if let Ok(bytes) = archive.read(path)
                && hash::hex(&bytes) != archive.manifest().files[path].sha256
            {
                return Err("other bytes than were sealed".to_owned());
            }
        }
        archive.differing();
        dalil::release::chain::statement_of(archive.manifest(), archive.manifest_sha256());
        Ok(())
    }
}

/// What issued versions say, compared with what the guide says.
struct Records(Record);

fn record() -> Record {
    let folder = TempDir::new().unwrap();
    let sources = starter(folder.path());
    let project = pipeline::examine(&sources).project.unwrap();
    Record::of(&project.guide, &sources, "1.0.0")
}

/// The starter guide, in a folder too.
fn starter(folder: &Path) -> Sources {
    for (path, bytes) in dalil::cli::starter() {
        let place = folder.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
    disk::read(folder).unwrap()
}

fn records() -> Vec<Input> {
    let whole = record();
    let mut small = whole.clone();
    small.solutions.truncate(1);
    let of = |record: &Record| open(("guide.json".to_owned(), serde_json::to_vec_pretty(record).unwrap()));
    vec![of(&small), of(&whole)]
}

impl Trial for Records {
    fn try_input(&mut self, input: &Input) -> Result<(), String> {
        let Ok(other) = Record::parse(&input.bytes) else { return Ok(()) };
        let there = compare(&self.0, &other);
        let back = compare(&other, &self.0);
        if there.is_empty() != back.is_empty() {
            return Err("different in one direction only".to_owned());
        }
        Ok(())
    }
}

/// Files beside chapters: may they be published, and how large are they shown?
struct Drawings;

fn drawings() -> Vec<Input> {
    let mut inputs = of_guide(|path| path.ends_with(".svg"));
    let images = ["content", "themes/default/assets"].map(|folder| repository().join(folder));
    let mut folders: Vec<PathBuf> = images.into();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let ending = entry.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_owned();
            if entry.is_dir() {
                folders.push(entry);
            } else if ["svg", "png", "jpg", "webp", "gif", "avif"].contains(&&*ending) {
                let bytes = fs::read(&entry).unwrap();
                inputs.push(open((
                    format!("content/pages/preface/image.{ending}"),
                    bytes[..bytes.len().min(4096)].to_vec(),
                )));
            }
        }
    }
    inputs.sort_by(|one, other| (&one.path, &one.bytes).cmp(&(&other.path, &other.bytes)));
    inputs
}

impl Trial for Drawings {
    fn try_input(&mut self, input: &Input) -> Result<(), String> {
        let file = disk::decode(input.path.clone(), input.bytes.clone());
        let is_refused = asset::refusal(&file).is_some();
        image::size(&input.bytes);
        let text = String::from_utf8_lossy(&input.bytes).to_lowercase();
        let has_script = ["<script", "<foreignobject"]
            .iter()
            .any(|tag| text.contains(&format!("{tag}>")) && text.contains(&format!("</{}>", &tag[1..])));
        let is_hidden = ["<!--", "<![cdata["].iter().any(|sign| text.contains(sign));
        if input.path.ends_with(".svg") && has_script && !is_refused && !is_hidden {
            return Err("a drawing with a script passes".to_owned());
        }
        Ok(())
    }
}

/// No file of the starter, nor a few of them, are as large.
const MOST_ANSWERED: usize = 16 << 20;

/// The preview, asked whatever anybody may send.
struct Requests {
    preview: Preview,
    count: u64,
    _root: TempDir,
}

impl Requests {
    fn start() -> Self {
        let root = TempDir::new().unwrap();
        starter(root.path());
        let mut session = Session::open(root.path()).unwrap();
        let preview = Preview::start(ListenAddress { ip: [127, 0, 0, 1].into(), port: 0, may_move: false }).unwrap();
        let UpdateResult::Updated(changes, _) = session.update() else { panic!("the starter has errors") };
        preview.update(session.site(), &changes, None);
        Self { preview, count: 0, _root: root }
    }

    /// What is answered before the server closes, or falls silent for a while. A client that went away in the middle is a part of it.
    fn ask(&self, bytes: &[u8]) -> Result<Vec<u8>, String> {
        let mut connection = TcpStream::connect(self.preview.address()).unwrap();
        connection.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
        let _ = connection.write_all(bytes);
        let _ = connection.shutdown(std::net::Shutdown::Write);
        let (mut answer, mut part) = (Vec::new(), [0; 4096]);
        while let Ok(count @ 1..) = connection.read(&mut part) {
            answer.extend_from_slice(&part[..count]);
            if answer.len() > MOST_ANSWERED {
                return Err("an answer without end".to_owned());
            }
        }
        Ok(answer)
    }
}

fn requests() -> Vec<Input> {
    let request = |text: &str| open((String::new(), text.replace('\n', "\r\n").into_bytes()));
    [
        "GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n",
        "GET /next/fr/index.html?x=%D8%B9 HTTP/1.1\nHost: 127.0.0.1\nRange: bytes=0-99\nAccept: */*\n\n",
        "HEAD /next/ar/ HTTP/1.1\nHost: localhost:4400\nUser-Agent: a\nConnection: keep-alive\n\n",
        "GET /__dalil/events?path=next/fr/index.html&hash=0 HTTP/1.1\nHost: localhost\n\n",
        "POST / HTTP/1.1\nHost: localhost\nContent-Length: 4\n\nabcd",
        "GET /a HTTP/1.1\nHost: localhost\n\nGET /b HTTP/1.1\nHost: localhost\nConnection: close\n\n",
        "GET http://localhost/ HTTP/1.0\nTransfer-Encoding: chunked\n\n0\n\n",
    ]
    .into_iter()
    .map(request)
    .collect()
}

impl Trial for Requests {
    fn try_input(&mut self, input: &Input) -> Result<(), String> {
        self.count += 1;
        let answer = self.ask(&input.bytes)?;
        if !answer.is_empty() && !answer.starts_with(b"HTTP/1.") {
            return Err(format!("answered {:?}", String::from_utf8_lossy(&answer[..answer.len().min(60)])));
        }
        if self.count.is_multiple_of(64) {
            let fine = (0..100).any(|_| {
                self.ask(b"GET /next/fr/index.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .is_ok_and(|answer| answer.starts_with(b"HTTP/1.1 200"))
            });
            return fine.then_some(()).ok_or_else(|| "others are not answered".to_owned());
        }
        Ok(())
    }
}
