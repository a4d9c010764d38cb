//! On paper a solution is whole: all its texts, the addresses of its works, nothing to click; rows, steps and obstacles are not torn
//! apart; each sheet bears its number and the title.

use crate::pages::{Page, SITE, prove};
use crate::support::chromium::Tab;
use crate::support::tools;
use data_encoding::BASE64;
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// The width of the text on a sheet of A4, 210 mm less two margins of 16 mm, in CSS pixels.
const PAPER: u32 = 672;

/// What is not as it should be on paper. Marks, neighbours and what unfolds are of use on a screen only; a number below the end of a
/// scale may reach into the margin.
const LOST: &str = r"
(() => {
  const lost = [];
  const name = element => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 60)}`;
  const width = document.documentElement.clientWidth;
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  let seen = 0;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest('.aside, .near, .back, .anchor, .onward, caption, summary')) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const box = range.getBoundingClientRect();
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || !box.width || !box.height) lost.push(`not on paper: ${name(element)}`);
    else if (box.left < -8 || box.right > width + 8) lost.push(`over the edge, ${box.left} to ${box.right}: ${name(element)}`);
    else seen += 1;
  }
  if (seen < 150) lost.push(`only ${seen} texts`);
  for (const element of document.querySelectorAll('nav, .skip, .languages, .colours, .around, .button, select'))
    if (element.checkVisibility()) lost.push(`nothing to click on paper: ${name(element)}`);
  for (const element of document.querySelectorAll('tr, .steps > li, .objectives > li, .works > li, .tools > li, .phases > li, .lessons > li, .alert'))
    if (getComputedStyle(element).breakInside !== 'avoid') lost.push(`may be torn apart: ${name(element)}`);
  for (const link of document.querySelectorAll('.works a.outside'))
    if (!getComputedStyle(link, '::after').content.includes(link.getAttribute('href'))) lost.push(`without its address: ${name(link)}`);
  return lost;
})()";

/// Whether a text in a folded element, which authors may write, would be on paper.
const UNFOLDED: &str = r"
(() => {
  const folded = document.createElement('details');
  folded.innerHTML = '<summary>a</summary><p>b</p>';
  document.querySelector('.prose').append(folded);
  const text = folded.lastChild;
  return text.checkVisibility() && text.getBoundingClientRect().height > 0 && folded.getBoundingClientRect().bottom >= text.getBoundingClientRect().bottom;
})()";

fn solutions() -> Vec<Page> {
    SITE.of_kinds(&["solution", "measured"])
}

#[test]
fn on_paper_a_solution_is_whole() {
    prove(|tab, wrong| {
        for page in solutions() {
            tab.emulate_print(PAPER);
            SITE.show(tab, &page);
            let found = tab.evaluate(LOST);
            let found = found.as_array().unwrap().iter().filter_map(Value::as_str);
            wrong.extend(found.map(|one| format!("{}: {one}", page.path)));
            if tab.evaluate(UNFOLDED) != true {
                wrong.push(format!("{}: what is folded stays folded", page.path));
            }
        }
    });
}

#[test]
fn every_sheet_bears_its_number_and_the_title() {
    let Some(reader) = tools::program(&["pdftotext"]) else { return tools::lacking("pdftotext (poppler-utils)") };
    prove(|tab, wrong| {
        for page in solutions() {
            SITE.show(tab, &page);
            let title = tab.text("document.title");
            let sheets = sheets(tab, &reader);
            if sheets.len() < 2 {
                wrong.push(format!("{}: {} sheets", page.path, sheets.len()));
            }
            for (at, sheet) in sheets.iter().enumerate() {
                let place = format!("{}, sheet {} of {}", page.path, at + 1, sheets.len());
                wrong.extend(unlabelled(sheet, at, sheets.len(), &title).map(|what| format!("{place}: {what}")));
            }
        }
    });
}

/// What is wrong with the head or the foot of the sheet at position `at`. The title is on all sheets but the first.
fn unlabelled(sheet: &str, at: usize, count: usize, title: &str) -> Option<String> {
    // In Arabic too the number of the sheet stands at the left: as in a fraction.
    let number = format!("{} / {count}", at + 1);
    if !sheet.lines().any(|line| line == number) {
        return Some(format!("no {number:?}"));
    }
    let head = letters(sheet.lines().next().unwrap_or_default());
    let is_titled = letters(title) == head;
    (is_titled != (at > 0)).then(|| format!("begins with {head:?}"))
}

/// The letters of a text, without what stands between them: the reader puts signs of direction there, and moves commas.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The texts of the sheets that the page is printed on.
fn sheets(tab: &Tab<'_>, reader: &Path) -> Vec<String> {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, BASE64.decode(tab.pdf().as_bytes()).unwrap()).unwrap();
    let read = Command::new(reader).arg(&file).arg("-").output().unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let text = String::from_utf8(read.stdout).unwrap();
    let text: String = text.chars().filter(|sign| !('\u{202a}'..='\u{202e}').contains(sign)).collect();
    text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}
