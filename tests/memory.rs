//! What is old costs no memory: archives of issued versions are read and written in pieces.
//!
//! The largest amount that a process held is told by Linux; elsewhere the test has nothing to look at.
#![cfg(target_os = "linux")]

mod support;

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;
use support::Guide;

/// Bytes of the document that each version has, which cannot be compressed.
const DOCUMENT: usize = 16 << 20;
const VERSIONS: usize = 6;
/// More than all versions but one would take (80 MB) is red, and what a process takes otherwise from run to run is far less.
const MARGIN: u64 = 40 << 20;

/// A document that no other version has. Nothing is said of its words: it only has to be large.
fn document(version: usize) -> Vec<u8> {
    let mut state = version as u64 + 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    let random = (0..DOCUMENT / 8).flat_map(|_| next());
    b"%PDF-1.7\n".iter().copied().chain(random).collect()
}

/// The most memory in bytes that the program held, asked to do something with the guide.
fn peak(guide: &Guide, arguments: &[&str]) -> u64 {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dalil"))
        .args(arguments)
        .current_dir(guide.root())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let told = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        most = most.max(told.unwrap_or_default() << 10);
        if let Some(ended) = child.try_wait().unwrap() {
            assert!(ended.success(), "{arguments:?}");
            return most;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn versions_that_were_issued_take_no_memory() {
    let guide = Guide::starter();
    guide.change("content/solutions/reunion-publique/fr.md", "status: draft", "status: final");
    let releases: Vec<u64> = (0..VERSIONS)
        .map(|version| {
            guide.write("content/solutions/boite-a-idees/plan.pdf", document(version));
            peak(&guide, &["release", &format!("1.{version}.0")])
        })
        .collect();
    let first = releases[0];
    assert!(first > DOCUMENT as u64, "the document is held once: {first}");
    let most = first + MARGIN;
    assert!(releases.iter().all(|release| *release < most), "releases: {releases:?}");
    // The same for all that goes through the versions.
    for arguments in [&["build"][..], &["verify"], &["check"], &["diff", "1.0.0", "1.5.0"]] {
        let peak = peak(&guide, arguments);
        assert!(peak < most, "{arguments:?}: {peak}, a first release: {first}");
    }
}
