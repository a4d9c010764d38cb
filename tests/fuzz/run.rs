//! Runs a target: a child process tries inputs, this one watches over it.

use super::mutate::Mutator;
use super::targets::{self, Target};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::fs::FileExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use std::{env, thread};

/// What an input may take.
pub struct Limits;

impl Limits {
    /// Of the processor.
    pub const TIME: Duration = Duration::from_secs(2);
    /// By the clock: what neither works nor ends waits for ever. Longer than any machine with much else to do takes.
    const WAITING: Duration = Duration::from_secs(60);
    /// Of memory, in kilobytes: all that the process has, the guide around the input too.
    pub const MEMORY: u64 = 300 * 1024;
    /// Faults that are told of one target: then something more general is wrong.
    const FAULTS: usize = 12;
}

/// How many inputs are tried unless `DALIL_FUZZ` says otherwise: some seconds.
const USUAL: u64 = 2_000;
/// Tells a child what to try: `first..end folder`.
const ORDER: &str = "DALIL_FUZZ_ORDER";

/// Tries the inputs of the target called `name`.
pub fn fuzz(name: &str) {
    let target = targets::named(name);
    if let Ok(order) = env::var(ORDER) {
        return work(&target, &Order::read(&order));
    }
    if let Ok(wanted) = env::var("DALIL_FUZZ_INPUT") {
        return one(&target, &wanted);
    }
    let number = env::var("DALIL_FUZZ").ok().and_then(|number| number.parse().ok()).unwrap_or(USUAL);
    let count = (number * target.share).div_ceil(targets::shares()).max(targets::seeds(&target).len() as u64);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let begun = Instant::now();
    let (mut first, mut faults, mut most) = (0, Vec::new(), Summary::default());
    while first < count && faults.len() < Limits::FAULTS {
        let order = Order { first, end: count, folder: folder.clone() };
        let mut child = order.spawn(name);
        let broken_off = watch(&mut child, &order);
        most = most.with(&Summary::read(&order));
        faults.extend(fs::read_to_string(order.faults()).unwrap_or_default().lines().map(str::to_owned));
        let _ = fs::remove_file(order.faults());
        let Some((at, why)) = broken_off else { break };
        faults.push(target.describe(at, &why, &folder));
        first = at + 1;
    }
    let Summary { time, slowest, memory } = most;
    let took = begun.elapsed().as_secs_f64();
    println!("{name}: {count} inputs in {took:.1} s; the slowest, {slowest}, {time:?}; {} MB at most", memory / 1024);
    assert!(
        faults.is_empty(),
        "{} faults:\n{}\nThe inputs are in {}",
        faults.len(),
        faults.join("\n"),
        folder.display()
    );
}

/// Tries one input, and shows it.
fn one(target: &Target, wanted: &str) {
    let Some((name, number)) = wanted.split_once(':') else { panic!("DALIL_FUZZ_INPUT=target:number") };
    if name == target.name {
        let input = target.input(number.parse().unwrap());
        println!("{}", input.to_string_lossy());
        let begun = Instant::now();
        let answer = (target.start)().try_input(&input);
        println!("{:?}", begun.elapsed());
        answer.unwrap();
    }
}

/// What a child is to try.
struct Order {
    first: u64,
    end: u64,
    folder: PathBuf,
}

impl Order {
    fn read(text: &str) -> Self {
        let mut parts = text.splitn(3, ' ');
        let mut number = || parts.next().unwrap().parse().unwrap();
        let (first, end) = (number(), number());
        Self { first, end, folder: parts.next().unwrap().into() }
    }

    fn spawn(&self, name: &str) -> Child {
        fs::write(self.progress(), self.first.to_le_bytes()).unwrap();
        Command::new(env::current_exe().unwrap())
            .args(["--exact", name, "--nocapture"])
            .env(ORDER, format!("{} {} {}", self.first, self.end, self.folder.display()))
            .stdout(Stdio::null())
            .stderr(File::create(self.folder.join("stderr")).unwrap())
            .spawn()
            .unwrap()
    }

    /// The number of the input that is tried now.
    fn progress(&self) -> PathBuf {
        self.folder.join("progress")
    }

    fn now(&self) -> u64 {
        let bytes = fs::read(self.progress()).ok().and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(self.first, u64::from_le_bytes)
    }

    fn faults(&self) -> PathBuf {
        self.folder.join("faults")
    }

    fn summary(&self) -> PathBuf {
        self.folder.join("summary")
    }
}

/// Waits for the end of `child`. If it does not come to the end of its order: at which input, and why.
fn watch(child: &mut Child, order: &Order) -> Option<(u64, String)> {
    let (mut at, mut since, mut used) = (order.first, Instant::now(), processor_time(child.id()));
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            let said = fs::read_to_string(order.folder.join("stderr")).unwrap_or_default();
            let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
            return (!status.success()).then(|| (order.now(), format!("the process ended: {status} {last}")));
        }
        if order.now() != at {
            (at, since, used) = (order.now(), Instant::now(), processor_time(child.id()));
        }
        let taken = processor_time(child.id()).saturating_sub(used);
        let memory = peak(&child.id().to_string());
        let why = match () {
            () if taken > Limits::TIME * 2 => format!("no end after {taken:?} of the processor"),
            () if since.elapsed() > Limits::WAITING => format!("no end after {:?}", since.elapsed()),
            () if memory > Limits::MEMORY * 2 => format!("{} MB", memory / 1024),
            () => {
                thread::sleep(Duration::from_millis(50));
                continue;
            }
        };
        let _ = child.kill();
        let _ = child.wait();
        return Some((at, why));
    }
}

/// The most of a run.
#[derive(Default)]
struct Summary {
    time: Duration,
    slowest: u64,
    memory: u64,
}

impl Summary {
    fn with(self, other: &Self) -> Self {
        let (time, slowest) =
            if other.time > self.time { (other.time, other.slowest) } else { (self.time, self.slowest) };
        Self { time, slowest, memory: self.memory.max(other.memory) }
    }

    fn write(&self, order: &Order) {
        let text = format!("{} {} {}", self.time.as_micros(), self.slowest, self.memory);
        fs::write(order.summary(), text).unwrap();
    }

    fn read(order: &Order) -> Self {
        let text = fs::read_to_string(order.summary()).unwrap_or_default();
        let numbers: Vec<u64> = text.split(' ').filter_map(|number| number.parse().ok()).collect();
        let [time, slowest, memory] = numbers[..] else { return Self::default() };
        Self { time: Duration::from_micros(time), slowest, memory }
    }
}

/// Tries the inputs of `order`: the whole life of a child. All work is done on this thread, whose time can be told from that of others.
fn work(target: &Target, order: &Order) {
    rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global().unwrap();
    let place = Arc::new(Mutex::new(String::new()));
    let noted = Arc::clone(&place);
    std::panic::set_hook(Box::new(move |info| {
        let message = said(info.payload()).lines().next().unwrap_or_default().to_owned();
        *noted.lock().unwrap() = format!("panic: {message} at {}", info.location().unwrap());
    }));
    let progress = File::options().write(true).open(order.progress()).unwrap();
    let mut faults = File::options().append(true).create(true).open(order.faults()).unwrap();
    let (mut trial, mut summary) = ((target.start)(), Summary::default());
    for at in order.first..order.end {
        progress.write_all_at(&at.to_le_bytes(), 0).unwrap();
        let input = target.input(at);
        let before = own_time();
        let answer = catch_unwind(AssertUnwindSafe(|| trial.try_input(&input)));
        let taken = own_time().saturating_sub(before);
        let memory = peak("self");
        summary = summary.with(&Summary { time: taken, slowest: at, memory });
        let why = match answer {
            Err(_) => place.lock().unwrap().clone(),
            Ok(Err(why)) => why,
            Ok(Ok(())) if taken > Limits::TIME => format!("{taken:?} of the processor"),
            Ok(Ok(())) if memory > Limits::MEMORY => format!("{} MB", memory / 1024),
            Ok(Ok(())) => continue,
        };
        summary.write(order);
        let shorter = shorten(target, &input, &why, &place);
        writeln!(faults, "{}", target.describe_input(at, &shorter, &why, &order.folder)).unwrap();
        if memory > Limits::MEMORY {
            // What the process once had, it keeps: the next input is another's.
            progress.write_all_at(&at.to_le_bytes(), 0).unwrap();
            panic!("{} MB", memory / 1024);
        }
        // Something may be left half done.
        trial = (target.start)();
    }
    summary.write(order);
}

/// What a panic said.
fn said(payload: &dyn std::any::Any) -> &str {
    let owned = || payload.downcast_ref::<String>().map(String::as_str);
    payload.downcast_ref::<&str>().copied().or_else(owned).unwrap_or_default()
}

/// `input` with fewer lines and letters, of which the same is wrong: as good as a few hundred trials make it.
fn shorten(target: &Target, input: &targets::Input, why: &str, place: &Mutex<String>) -> targets::Input {
    let mut least = input.clone();
    let fails = |shorter: &targets::Input| {
        let mut trial = (target.start)();
        match catch_unwind(AssertUnwindSafe(|| trial.try_input(shorter))) {
            Err(_) => *place.lock().unwrap() == why,
            Ok(answer) => answer.is_err_and(|other| other == why),
        }
    };
    let mut part = least.bytes.len() / 2;
    let mut trials = 0;
    while part > 0 {
        let mut at = 0;
        while at < least.bytes.len() && trials < 400 {
            let mut shorter = least.clone();
            shorter.bytes.drain(at..(at + part).min(least.bytes.len()));
            trials += 1;
            if fails(&shorter) {
                least = shorter;
            } else {
                at += part;
            }
        }
        part /= 2;
    }
    least
}

impl Target {
    /// The input with this number.
    pub fn input(&self, number: u64) -> targets::Input {
        let seeds = targets::seeds(self);
        match seeds.get(usize::try_from(number).unwrap()) {
            Some(seed) => seed.clone(),
            None => Mutator::new(self.name, number).change(seeds, targets::words(self)),
        }
    }

    fn describe(&self, at: u64, why: &str, folder: &Path) -> String {
        self.describe_input(at, &self.input(at), why, folder)
    }

    /// In one line; the input goes to a file.
    fn describe_input(&self, at: u64, input: &targets::Input, why: &str, folder: &Path) -> String {
        fs::write(folder.join(format!("{at}.input")), &input.bytes).unwrap();
        let mut shown = String::new();
        for letter in input.to_string_lossy().chars().take(200) {
            let _ = write!(shown, "{}", letter.escape_debug());
        }
        format!("DALIL_FUZZ_INPUT={}:{at} {} {why}: {shown}", self.name, input.path)
    }
}

/// What this thread has used of the processor; where the system does not tell, what the clock says.
pub fn own_time() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(clock, Duration::from_nanos)
}

/// What a process has used of the processor: ticks of a hundredth of a second.
fn processor_time(process: u32) -> Duration {
    let told = fs::read_to_string(format!("/proc/{process}/stat")).ok();
    let ticks = told.and_then(|text| {
        let mut fields = text.rsplit(')').next()?.split_whitespace().skip(11);
        Some(fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?)
    });
    ticks.map_or_else(clock, |ticks| Duration::from_millis(ticks * 10))
}

fn clock() -> Duration {
    static BEGUN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    BEGUN.get_or_init(Instant::now).elapsed()
}

/// The most memory that a process has had, in kilobytes; 0 where the system does not tell.
fn peak(process: &str) -> u64 {
    let told = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
