//! Programs that some proofs need and that Cargo does not bring: they are looked for, never fetched.

use std::env;
use std::path::PathBuf;

/// A program of one of these names, on the path of the machine.
pub fn program(names: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|place| place.is_file())
}

/// A file of the packages that `npm ci` puts below `tests/tools/`.
pub fn packaged(path: &str) -> Option<PathBuf> {
    Some(super::repository().join("tests/tools/node_modules").join(path)).filter(|place| place.is_file())
}

/// Says that a test is passed over for want of `what`. With `DALIL_BROWSER=required` in the environment it fails instead.
#[track_caller]
pub fn lacking(what: &str) {
    let required = env::var_os("DALIL_BROWSER").is_some_and(|value| value == "required");
    assert!(!required, "DALIL_BROWSER=required, and there is no {what} on this machine");
    eprintln!("passed over: there is no {what} on this machine");
}
