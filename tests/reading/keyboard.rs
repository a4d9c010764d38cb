//! A page is usable with a keyboard alone: Tab reaches all that can be used, in order, shows where it is, and leads out again.

use crate::pages::{Page, SITE, prove};
use crate::support::chromium::{Key, Tab};

/// Makes a list of what Tab should reach, in the order of the document, and notes how each looks without the focus.
const SURVEY: &str = r"
(() => {
  window.look = element => { const { outline, boxShadow } = getComputedStyle(element); return outline + boxShadow; };
  window.describe = element => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 40)}`;
  const all = document.querySelectorAll('a[href], button, select, input, textarea, summary, [tabindex=\'0\']');
  window.stops = [...all].filter(element => !element.disabled && element.checkVisibility({ visibilityProperty: true }));
  window.looks = stops.map(look);
  return stops.length;
})()";

/// Where the focus is: the number of the stop, and what is wrong with it. It may not be wholly hidden (WCAG 2.2, 2.4.11).
const FOCUS: &str = r"
(() => {
  const focused = document.activeElement;
  const at = stops.indexOf(focused);
  if (at < 0) {
    const scrolls = focused !== document.body && (focused.scrollWidth > focused.clientWidth || focused.scrollHeight > focused.clientHeight);
    return { at: focused === document.body || focused === document.documentElement ? -1 : scrolls ? -2 : -3, wrong: describe(focused) };
  }
  const style = getComputedStyle(focused);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none';
  const points = [...focused.getClientRects()].flatMap(box => [.02, .25, .5, .75, .98].map(part => [box.x + box.width * part, box.y + box.height / 2]));
  const isSeen = points.map(point => document.elementFromPoint(...point)).some(top => focused.contains(top)) || style.pointerEvents === 'none';
  const wrong = !ring || look(focused) === looks[at] ? 'looks the same with the focus'
    : isSeen ? '' : 'is out of sight, or covered';
  return { at, wrong: wrong && `${describe(focused)} ${wrong}` };
})()";

/// A box that scrolls is reached too, so that it can be scrolled.
const A_BOX: i64 = -2;
/// Nothing of the page has the focus: it is with the browser.
const OUTSIDE: i64 = -1;

#[test]
fn tab_reaches_everything_in_order_visibly_and_leads_out() {
    prove(|tab, wrong| {
        for page in SITE.of_kinds(&["home", "solution", "solutions", "sheet"]) {
            for width in [1280, 360] {
                tab.emulate(width, 900, "light");
                SITE.show(tab, &page);
                for backwards in [false, true] {
                    let place = format!("{} at {width} px{}", page.path, if backwards { ", backwards" } else { "" });
                    wrong.extend(go_through(tab, backwards).into_iter().map(|one| format!("{place}: {one}")));
                }
            }
        }
    });
}

/// Presses Tab from one end of the page to the other.
fn go_through(tab: &Tab<'_>, backwards: bool) -> Vec<String> {
    tab.evaluate("document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)");
    let count = tab.evaluate(SURVEY).as_i64().unwrap();
    let (mut reached, mut wrong) = (Vec::new(), Vec::new());
    for _ in 0..count * 2 + 20 {
        tab.press(Key::Tab, backwards);
        let focus = tab.evaluate(FOCUS);
        let said = focus["wrong"].as_str().unwrap_or_default().to_owned();
        match focus["at"].as_i64().unwrap() {
            A_BOX => {}
            OUTSIDE => break,
            at if reached.contains(&at) => break,
            at if at >= 0 => {
                reached.push(at);
                wrong.extend(Some(said).filter(|said| !said.is_empty()));
            }
            _ => wrong.push(format!("{said} takes the focus, and is nothing to be used")),
        }
    }
    let mut expected: Vec<i64> = (0..count).collect();
    if backwards {
        expected.reverse();
    }
    if reached != expected {
        wrong.push(format!("reached {reached:?} of {count}"));
    }
    wrong
}

#[test]
fn the_skip_link_comes_first_and_leads_to_the_text() {
    prove(|tab, wrong| {
        for page in SITE.of_kinds(&["home", "solution", "solutions", "prose", "glossary"]) {
            tab.emulate(1280, 900, "light");
            SITE.show(tab, &page);
            tab.press(Key::Tab, false);
            let is_seen =
                "document.activeElement.className + ' ' + (document.activeElement.getBoundingClientRect().top >= 0)";
            if tab.text(is_seen) != "skip true" {
                wrong.push(format!("{}: first comes {}", page.path, tab.text(is_seen)));
            }
            tab.press(Key::Enter, false);
            tab.wait_for("document.activeElement.id === 'main'");
            tab.press(Key::Tab, false);
            if tab.evaluate("document.querySelector('main').contains(document.activeElement)") != true {
                wrong.push(format!(
                    "{}: after the skip link comes {}",
                    page.path,
                    tab.text("document.activeElement.outerHTML")
                ));
            }
        }
    });
}

#[test]
fn the_menu_opens_and_closes_with_keys() {
    prove(|tab, wrong| {
        for page in SITE.of_kinds(&["home", "solution"]) {
            tab.emulate(1280, 900, "light");
            SITE.show(tab, &page);
            wrong.extend(use_menu(tab, &page));
        }
    });
}

fn use_menu(tab: &Tab<'_>, page: &Page) -> Option<String> {
    let is_open = "document.querySelector('.menu').open";
    let within = "document.activeElement.matches('.menu li a') && document.activeElement.checkVisibility()";
    let on_summary = "document.activeElement.matches('.menu > summary')";
    tab.evaluate("document.querySelector('.menu > summary').focus()");
    let steps = [
        (Key::Enter, is_open, true),
        (Key::Tab, within, true),
        (Key::Tab, within, true),
        (Key::Escape, is_open, false),
    ];
    for (key, condition, expected) in steps {
        tab.press(key, false);
        if tab.evaluate(condition) != expected {
            return Some(format!("{}: after {key:?}, {condition} is not {expected}", page.path));
        }
    }
    let back = tab.evaluate(on_summary) == true;
    (!back).then(|| format!("{}: after Escape the focus is not on the menu", page.path))
}
