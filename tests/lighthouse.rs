//! Lighthouse measures the front page and a solution in each language, on the telephone and the line that it takes for usual.
//!
//! A file of its own: nothing else may be busy while it measures. It looks at the issued text, `/latest/`; as long as that only leads to the
//! working text, which search engines are asked to pass over, it looks there and leaves their category out.

mod support;

use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use support::chromium::Browser;
use support::{Guide, Tree, host, tools};
use tempfile::TempDir;

/// What each category must reach at least, of 100.
const WANTED: [(&str, f64); 4] =
    [("accessibility", 100.0), ("best-practices", 100.0), ("seo", 100.0), ("performance", 95.0)];
/// How often a page is measured that is not good enough: what else the machine does can make it slower, never faster.
const TRIES: usize = 4;
/// The solution that is measured: the one with most to draw.
const SOLUTION: &str = "plan-triennal-budgetise";

#[test]
fn lighthouse_is_content() {
    let Some(lighthouse) = tools::packaged("lighthouse/cli/index.js") else {
        return tools::lacking("Lighthouse in tests/tools");
    };
    let Some(node) = tools::program(&["node", "nodejs"]) else { return tools::lacking("Node.js") };
    let Some(browser) = Browser::start() else { return };
    let (listener, address) = host::listen();
    let site = Guide::of_repository(&format!("http://{address}")).site();
    let is_issued = is_issued(&site);
    if !is_issued {
        eprintln!("passed over: the category SEO, as no version was issued");
    }
    host::serve(listener, Arc::new(site), "/");
    let mut wrong = Vec::new();
    for language in ["fr", "ar"] {
        for page in [String::new(), format!("{SOLUTION}/")] {
            let version = if is_issued { "latest" } else { "next" };
            let url = format!("http://{address}/{version}/{language}/{page}");
            let examine = || {
                let report = measure(&node, &lighthouse, browser.port, &url);
                let wanted = WANTED.into_iter().filter(|(category, _)| is_issued || *category != "seo");
                wanted.filter_map(|(category, least)| too_low(&report, category, least)).collect::<Vec<String>>()
            };
            wrong.extend(best_of(TRIES, examine));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong at the best of some tries; the first with nothing wrong is the last.
fn best_of(tries: usize, examine: impl Fn() -> Vec<String>) -> Vec<String> {
    let mut best = examine();
    for _ in 1..tries {
        if best.is_empty() {
            break;
        }
        let again = examine();
        if again.len() <= best.len() {
            best = again;
        }
    }
    best
}

/// Whether `/latest/` has pages of its own.
fn is_issued(site: &Tree) -> bool {
    let solution = format!("latest/fr/{SOLUTION}/index.html");
    site.get(&solution).is_some_and(|html| !String::from_utf8_lossy(html).contains("http-equiv=\"refresh\""))
}

/// The report of Lighthouse on a page.
fn measure(node: &Path, lighthouse: &Path, port: u16, url: &str) -> Value {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("report.json");
    let ran = Command::new(node)
        .arg(lighthouse)
        .arg(url)
        .args(["--quiet", "--output=json", "--no-enable-error-reporting", &format!("--port={port}")])
        .arg(format!("--output-path={}", file.display()))
        .output()
        .unwrap();
    assert!(ran.status.success(), "{url}: {}", String::from_utf8_lossy(&ran.stderr));
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

/// What keeps a category below what is wanted.
fn too_low(report: &Value, category: &str, least: f64) -> Option<String> {
    let found = &report["categories"][category];
    let score = found["score"].as_f64().map_or(0.0, |score| score * 100.0);
    let audits = found["auditRefs"].as_array().unwrap().iter();
    let audits = audits.filter(|audit| audit["weight"].as_f64().is_some_and(|weight| weight > 0.0));
    let audits = audits.map(|audit| &report["audits"][audit["id"].as_str().unwrap_or_default()]);
    let failed = audits.filter(|audit| audit["score"].as_f64().is_some_and(|score| score < 1.0));
    let why: Vec<String> = failed.map(|audit| format!("  {}: {}", audit["title"], audit["displayValue"])).collect();
    let url = &report["finalDisplayedUrl"];
    eprintln!("{url}: {category} {score:.0}");
    (score < least).then(|| format!("{url}: {category} {score:.0}, not {least:.0}\n{}", why.join("\n")))
}
