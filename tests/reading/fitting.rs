//! Nothing is wider than the window: on a desk, on a telephone, and magnified four times (WCAG 2.2, 1.4.10), where 1,280 pixels
//! are 320. Only tables and listings may scroll, in a box of their own. Where tables become cards, their cells say what they hold.

use crate::pages::{Page, SITE, prove};
use crate::support::chromium::Tab;
use serde_json::Value;

/// What is wider than the window.
const TOO_WIDE: &str = r"
(() => {
  const wide = [];
  const width = document.documentElement.clientWidth;
  document.querySelectorAll('details').forEach(one => one.open = true);
  if (document.scrollingElement.scrollWidth > width) wide.push(`the page is ${document.scrollingElement.scrollWidth} px wide`);
  const boxes = element => { const all = []; for (let box = element.parentElement; box; box = box.parentElement) all.push(box); return all; };
  for (const element of document.body.querySelectorAll('*')) {
    const { left, right } = element.getBoundingClientRect();
    if (left >= -1 && right <= width + 1 || !element.checkVisibility()) continue;
    const overflows = boxes(element).map(box => getComputedStyle(box).overflowX);
    if (overflows.some(overflow => overflow !== 'visible')) continue;
    wide.push(`${element.tagName.toLowerCase()}.${element.className} from ${left} to ${right}: ${element.textContent.trim().slice(0, 60)}`);
  }
  for (const box of document.body.querySelectorAll('*')) {
    const scrolls = box.scrollWidth > box.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(box).overflowX);
    if (scrolls && !box.matches('.table, pre')) wide.push(`${box.tagName.toLowerCase()}.${box.className} scrolls`);
  }
  return wide;
})()";

#[test]
fn magnified_four_times_no_page_scrolls_sideways() {
    prove(|tab, wrong| {
        tab.emulate(320, 256, "light");
        for page in SITE.pages().iter().filter(|page| page.kind != "redirect") {
            SITE.show(tab, page);
            wrong.extend(too_wide(tab, page, 320));
        }
    });
}

#[test]
fn no_page_is_wider_than_a_telephone_or_a_desk() {
    prove(|tab, wrong| {
        for page in SITE.one_of_each_kind() {
            tab.emulate(1280, 900, "light");
            SITE.show(tab, &page);
            for width in [1280, 768, 360] {
                tab.emulate(width, 900, "light");
                wrong.extend(too_wide(tab, &page, width));
            }
        }
    });
}

fn too_wide(tab: &Tab<'_>, page: &Page, width: u32) -> Vec<String> {
    let found = tab.evaluate(TOO_WIDE);
    let found = found.as_array().unwrap().iter().filter_map(Value::as_str);
    found.map(|one| format!("{} at {width} px: {one}", page.path)).collect()
}

/// The cells of tables of indicators and steps that do not say, or say otherwise, what their column is called.
const UNNAMED: &str = r"
[...document.querySelectorAll('.ledger td:not([colspan], :empty)')].flatMap(cell => {
  const name = cell.closest('table').tHead.rows[0].cells[cell.cellIndex].textContent.trim();
  const { content, display } = getComputedStyle(cell, '::before');
  return content === JSON.stringify(name) && display === 'block' ? [] : [`${name} is called ${content}, ${display}`];
}).concat(document.querySelector('.ledger td') ? [] : ['no table'])";

#[test]
fn on_a_telephone_the_cells_of_a_table_say_what_they_hold() {
    prove(|tab, wrong| {
        tab.emulate(360, 740, "light");
        for page in SITE.of_kinds(&["solution", "measured", "plan", "framework"]) {
            SITE.show(tab, &page);
            let found = tab.evaluate(UNNAMED);
            let found = found.as_array().unwrap().iter().filter_map(Value::as_str);
            wrong.extend(found.map(|one| format!("{}: {one}", page.path)));
        }
    });
}
