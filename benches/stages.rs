//! What each stage of a build takes, beside what was measured before.
//!
//! ```sh
//! cargo run --release --example stages              # the figures; fails if a stage has become much slower
//! BLESS=1 cargo run --release --example stages      # writes them to benches/baseline
//! ```
//!
//! Times are of the machine, so they are only shown. What is compared is their ratio to a yardstick, measured in turn with them:
//! `events`, the same chapters read by pulldown-cmark alone, on all cores; for what publishes, `write`, the same files written and no
//! more. The fastest of many runs counts: what else the machine does only adds.

#[path = "corpus/emit.rs"]
#[allow(dead_code, reason = "the guide is written for the peers too, but not here")]
mod emit;
#[path = "corpus/text.rs"]
mod text;

use dalil::check::{self, CheckCache, CheckContext};
use dalil::data::yaml;
use dalil::finding::Findings;
use dalil::guide::{Guide, ReadCache};
use dalil::markdown;
use dalil::pipeline::{Checked, build, examine};
use dalil::publish::{Disk, GroupSink, MemorySink, PublishError, Sink, Staging};
use dalil::source::{FileId, Sources, disk};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const BASELINE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/baseline");
/// Solutions of the guide that the stages are measured on.
const SOLUTIONS: usize = 100;
/// How often each stage runs; three times as often if one seems slower.
const ROUNDS: usize = 20;
/// A stage may take so many times what it took before: machines differ in more than their speed.
const ROOM: f64 = 1.5;
/// A page of a guide five times as large may take so many times as long.
const GROWTH: f64 = 1.25;

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    let [few, many] = [SOLUTIONS, 5 * SOLUTIONS].map(|count| {
        let root = folder.path().join(count.to_string());
        emit::dalil(count, &root);
        root
    });
    let measured = measure(&few, &folder.path().join("site"));
    let ratios = ratios(&measured);
    let growth = growth(&few, &many);
    if env::var_os("BLESS").is_some() {
        let lines: Vec<String> = ratios.iter().map(|(name, ratio)| format!("{name} {ratio:.2}\n")).collect();
        fs::write(BASELINE, lines.concat()).expect("the baseline can be written");
    }
    let slower = tell(&measured, &ratios);
    println!("a page of {} solutions: {growth:.2} × one of {SOLUTIONS}", 5 * SOLUTIONS);
    if slower || growth > GROWTH { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// What each stage takes, by what its yardstick does.
fn ratios(measured: &[Measured]) -> BTreeMap<&'static str, f64> {
    let of =
        |wanted: &str| measured.iter().find(|measured| measured.name == wanted).map_or(Duration::MAX, |it| it.least);
    let ratio = |it: &Measured| (it.name, it.least.as_secs_f64() / of(it.yardstick).as_secs_f64());
    measured.iter().filter(|it| it.name != it.yardstick).map(ratio).collect()
}

/// The ratios that were written down.
fn baseline() -> BTreeMap<String, f64> {
    let text = fs::read_to_string(BASELINE).unwrap_or_default();
    let lines = text.lines().filter_map(|line| line.split_once(' '));
    lines.map(|(name, ratio)| (name.to_owned(), ratio.parse().expect("a ratio"))).collect()
}

/// Whether a stage takes more than there is room for. One that was never written down is not compared.
fn is_slower(name: &str, ratios: &BTreeMap<&str, f64>, baseline: &BTreeMap<String, f64>) -> bool {
    ratios.get(name).zip(baseline.get(name)).is_some_and(|(ratio, before)| *ratio > before * ROOM)
}

/// Prints the figures; says whether a stage has become slower than there is room for.
fn tell(measured: &[Measured], ratios: &BTreeMap<&str, f64>) -> bool {
    let baseline = baseline();
    let mut slower = false;
    for Measured { name, yardstick, least } in measured {
        let time = least.as_secs_f64() * 1000.0;
        let Some(ratio) = ratios.get(name) else {
            println!("{name:<14}{time:>8.2} ms");
            continue;
        };
        let before = baseline.get(*name).copied().unwrap_or(f64::NAN);
        let is_slower = is_slower(name, ratios, &baseline);
        slower |= is_slower;
        let verdict = if is_slower { ": slower" } else { "" };
        println!("{name:<14}{time:>8.2} ms {ratio:>7.2} × {yardstick}, before {before:.2}{verdict}");
    }
    slower
}

/// A stage, that by which it is measured, and its fastest run.
struct Measured {
    name: &'static str,
    yardstick: &'static str,
    least: Duration,
}

/// The least time of each stage, all of them measured in turn.
fn measure(root: &Path, output: &Path) -> Vec<Measured> {
    let sources = disk::read(root).expect("the guide can be read");
    let Checked { project, findings } = examine(&sources);
    assert!(findings.is_empty(), "the guide of the benchmarks has no mistakes");
    let project = project.expect("the guide has settings");
    let site = site(root);
    let context = CheckContext { guide: &project.guide, sources: &sources, words: &project.words };
    let stages: [(&'static str, &'static str, &dyn Fn()); 9] = [
        ("events", "events", &|| events(&sources)),
        ("read", "events", &|| drop(black_box(disk::read(root)))),
        ("front-matter", "events", &|| front_matter(&sources)),
        ("markdown", "events", &|| parse(&sources)),
        ("guide", "events", &|| {
            drop(black_box(Guide::read(&sources, &mut ReadCache::default(), &mut Findings::default())));
        }),
        ("check", "events", &|| drop(black_box(check::run(&context, &mut CheckCache::default())))),
        ("render", "events", &|| drop(black_box(build(&project, &sources, root, &Nowhere, &())))),
        ("write", "write", &|| write(&site, output)),
        ("publish", "write", &|| publish(&site, output)),
    ];
    let mut measured = stages.map(|(name, yardstick, _)| Measured { name, yardstick, least: Duration::MAX });
    let baseline = baseline();
    for round in 0..3 * ROUNDS {
        let ratios = ratios(&measured);
        if round >= ROUNDS && !measured.iter().any(|it| is_slower(it.name, &ratios, &baseline)) {
            break;
        }
        for ((.., stage), measured) in stages.iter().zip(&mut measured) {
            measured.least = timed(stage).min(measured.least);
        }
    }
    measured.into()
}

fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

/// What a page takes of a guide that is larger, by what one takes of a smaller.
fn growth(few: &Path, many: &Path) -> f64 {
    let whole = |root: &Path| {
        let begun = Instant::now();
        let pages = u32::try_from(site(root).len()).expect("so many pages are no guide");
        (begun.elapsed() / pages).as_secs_f64()
    };
    let least = |(small, large): (f64, f64)| (small.min(whole(few)), large.min(whole(many)));
    let (small, large) = (0..ROUNDS / 3).fold((f64::MAX, f64::MAX), |known, _| least(known));
    large / small
}

/// The whole way, into memory.
fn site(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let sources = disk::read(root).expect("the guide can be read");
    let project = examine(&sources).project.expect("the guide has settings");
    let memory = MemorySink::default();
    build(&project, &sources, root, &memory, &()).expect("the guide has no mistakes");
    memory.into_files()
}

/// The chapters: front matter, body, and where the body begins.
fn chapters(sources: &Sources) -> Vec<(FileId, &str, &str, usize)> {
    let all = sources.all().into_iter().filter(|(_, file)| file.path.ends_with(".md"));
    let parts = all.filter_map(|(id, file)| {
        let (front, body) = file.text().strip_prefix("---\n")?.split_once("\n---\n")?;
        Some((id, front, body, file.text().len() - body.len()))
    });
    parts.collect()
}

fn events(sources: &Sources) {
    let count = |body: &str| pulldown_cmark::Parser::new_ext(body, pulldown_cmark::Options::all()).count();
    black_box(chapters(sources).par_iter().map(|(_, _, body, _)| count(body)).sum::<usize>());
}

fn front_matter(sources: &Sources) {
    chapters(sources).par_iter().for_each(|(file, front, ..)| {
        black_box(yaml::parse(front, *file, 4, |_| false, &mut Findings::default()));
    });
}

fn parse(sources: &Sources) {
    chapters(sources).par_iter().for_each(|(file, .., offset)| {
        black_box(markdown::parse(sources.file(*file).text(), *file, *offset, &mut Findings::default()));
    });
}

fn write(site: &BTreeMap<String, Vec<u8>>, output: &Path) {
    site.par_iter().for_each(|(path, bytes)| {
        let place = output.join(path);
        fs::create_dir_all(place.parent().unwrap_or(output)).expect("the folder can be made");
        fs::write(place, bytes).expect("the file can be written");
    });
    fs::remove_dir_all(output).expect("the site can be removed");
}

fn publish(site: &BTreeMap<String, Vec<u8>>, output: &Path) {
    let staging = Staging::begin(output, &Disk).expect("the folder is ours");
    site.par_iter().for_each(|(path, bytes)| staging.put(path, bytes).expect("the file can be written"));
    staging.publish().expect("the site can take its place");
    fs::remove_dir_all(output).expect("the site can be removed");
}

/// Forgets what it is given.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &str, bytes: &[u8]) -> Result<(), PublishError> {
        black_box(bytes);
        Ok(())
    }
}

impl GroupSink for Nowhere {
    fn keep(&self, _: &str, _: [u8; 32]) -> bool {
        false
    }

    fn names(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
}
