//! What the scripts of the site do, without a browser: each is run by Node.js against a small page (`scripts/dom.mjs`), as the built site has it.

mod support;

use std::fs;
use std::process::Command;
use std::sync::LazyLock;
use support::{Guide, Tree, repository, said, site_of, tools};
use tempfile::TempDir;

/// A site with two drafts and two final versions.
static SITE: LazyLock<Tree> = LazyLock::new(|| {
    let guide = Guide::starter();
    guide.change("content/solutions/reunion-publique/fr.md", "status: draft", "status: final");
    for version in ["1.0.0-draft.1", "1.0.0", "1.1.0", "1.2.0-draft.1"] {
        let output = guide.dalil(&["release", version, "--quiet"]);
        assert!(output.status.success(), "{}", said(&output));
    }
    site_of(guide.root())
});

/// Runs `tests/scripts/<proof>.mjs` on the script of the site whose path begins and ends with these.
fn prove(proof: &str, [begins, ends]: [&str; 2]) {
    let Some(node) = tools::program(&["node", "nodejs"]) else { return tools::lacking("Node.js") };
    let (_, script) = SITE.iter().find(|(path, _)| path.starts_with(begins) && path.ends_with(ends)).unwrap();
    let folder = TempDir::new().unwrap();
    let place = folder.path().join("script.js");
    fs::write(&place, script).unwrap();
    let proof = repository().join("tests/scripts").join(format!("{proof}.mjs"));
    let output = Command::new(node).arg(proof).arg(place).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
}

#[test]
fn colours_filters_menus_and_copies() {
    prove("site", ["latest/assets/site-", ".js"]);
}

#[test]
fn a_worker_answers_for_its_language_and_version_alone() {
    prove("worker", ["latest/fr/", "sw.js"]);
}

#[test]
fn sealed_pages_know_what_was_issued_since() {
    prove("versions", ["versions", ".js"]);
}
