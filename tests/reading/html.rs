//! Every page of the site is valid HTML, as the Nu checker of the W3C knows it.
//!
//! The style sheet is left out: the checker does not know `@container` and `container`, which are in all browsers since 2023.

use crate::pages::SITE;
use crate::support::tools;
use std::process::Command;
use tempfile::TempDir;

#[test]
fn the_nu_checker_finds_no_error() {
    let Some(checker) = tools::packaged("vnu-jar/build/dist/vnu.jar") else {
        return tools::lacking("Nu checker in tests/tools");
    };
    let Some(java) = tools::program(&["java"]) else { return tools::lacking("Java") };
    let folder = TempDir::new().unwrap();
    for page in SITE.pages() {
        let place = folder.path().join(&page.path);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::fs::write(place, SITE.html(&page)).unwrap();
    }
    let ran = Command::new(java)
        .arg("-jar")
        .arg(checker)
        .args(["--skip-non-html", "--verbose"])
        .arg(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    let said = said.replace(&*folder.path().to_string_lossy(), "");
    let errors: Vec<&str> = said.lines().filter(|line| line.contains(": error:") || line.contains("fatal")).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    assert!(ran.status.success(), "{said}");
    let examined = String::from_utf8_lossy(&ran.stdout).lines().filter(|line| line.ends_with(".html")).count();
    assert_eq!(examined, SITE.pages().len(), "not all pages were looked at");
}
