//! An Arabic page is the mirror image of the French one: what stands at the left stands as far at the right, drawings included.

use crate::pages::{Page, SITE, prove};
use crate::support::chromium::Tab;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const WIDTH: u32 = 1280;

/// From where to where things stand, by name. Those whose width is that of their words are measured where they begin, or where they
/// end if they stand at the end of the line; a drawing is measured in its box. A bar of the chronogramme is an element, or drawn by the
/// style sheet in its cell.
const PLACES: &str = r"
(() => {
  const places = {};
  const [first, last] = document.dir === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const put = (name, box, edges) => { if (box) places[name] = Object.fromEntries(edges.map(edge => [edge, box[edge === 'begin' ? first : last]])); };
  const box = selector => document.querySelector(selector)?.getBoundingClientRect();
  put('brand', box('.brand'), ['begin']);
  put('languages', box('.languages'), ['end']);
  put('trail', box('.trail li'), ['begin']);
  put('heading', box('h1'), ['begin']);
  for (const selector of ['.site-header .wrap', '.aside', 'main > .wrap', 'article', '.chapter > section', '.facts', '.around .previous', '.around .next',
    '.gantt .chart', '.obstacles thead th', '.obstacles thead th + th', '.indicators', '.works', '.filter', '.theme-about', '.rows',
    '.progress', '.colophon', '.site-footer nav'])
    put(selector, box(selector), ['begin', 'end']);
  const bars = [...document.querySelectorAll('.gantt tbody .chart')].flatMap(cell => {
    const drawn = [...cell.querySelectorAll('rect')].map(bar => bar.getBoundingClientRect());
    const { left, right } = cell.getBoundingClientRect();
    const { content, marginLeft, marginRight } = getComputedStyle(cell, '::before');
    return content === 'none' ? drawn : [{ left: left + parseFloat(marginLeft), right: right - parseFloat(marginRight) }];
  });
  bars.forEach((bar, at) => put(`bar ${at}`, bar, ['begin', 'end']));
  document.querySelectorAll('.progress rect').forEach((bar, at) => put(`progress ${at}`, bar.getBoundingClientRect(), ['begin', 'end']));
  document.querySelectorAll('.spark circle').forEach((dot, at) => put(`dot ${at}`, dot.getBoundingClientRect(), ['begin', 'end']));
  const ticks = document.querySelectorAll('.gantt thead text, .gantt .ticks > *');
  if (ticks.length) { put('first tick', ticks[0].getBoundingClientRect(), ['begin']); put('last tick', ticks[ticks.length - 1].getBoundingClientRect(), ['end']); }
  return places;
})()";

/// The order of what stands in the head of a page, from where reading begins.
const ORDER: &str = r"
['.brand', '.main-nav', '.languages'].sort((one, other) => {
  const [a, b] = [one, other].map(selector => document.querySelector(selector).getBoundingClientRect().left);
  return document.dir === 'rtl' ? b - a : a - b;
}).join(' ')";

/// How far a thing may be from where it should: letters and rounding shift things by a little.
const TOLERANCE: f64 = 2.0;

#[test]
fn an_arabic_page_mirrors_the_french_one() {
    prove(|tab, wrong| {
        tab.emulate(WIDTH, 900, "light");
        let mut compared = 0;
        for french in SITE.one_of_each_kind().into_iter().filter(|page| page.path.starts_with("next/fr/")) {
            let arabic = Page { path: french.path.replacen("/fr/", "/ar/", 1), ..french.clone() };
            let (from_left, order) = look(tab, &french);
            let (from_right, arabic_order) = look(tab, &arabic);
            compared += from_left.len();
            let bars = from_left.keys().filter(|name| name.contains("of bar")).count();
            let has_bars = ["solution", "measured"].contains(&french.kind.as_str());
            assert_eq!(has_bars, bars > 0, "{} has {bars} ends of bars", french.path);
            if order != arabic_order {
                wrong.push(format!("{}: {arabic_order}, in French {order}", arabic.path));
            }
            wrong.extend(unlike(&from_left, &from_right).into_iter().map(|one| format!("{}: {one}", arabic.path)));
        }
        assert!(compared > 150, "only {compared} places were compared");
    });
}

/// What is not as far from the right as it is from the left in French.
fn unlike(french: &BTreeMap<String, f64>, arabic: &BTreeMap<String, f64>) -> Vec<String> {
    let names: BTreeSet<&String> = french.keys().chain(arabic.keys()).collect();
    let places = names.into_iter().map(|name| {
        let from_right = arabic.get(name).map(|left| f64::from(WIDTH) - left);
        (name, french.get(name).copied(), from_right)
    });
    let is_like = |(_, one, other): &(_, Option<f64>, Option<f64>)| {
        one.zip(*other).is_some_and(|(one, other)| (one - other).abs() <= TOLERANCE)
    };
    let unlike = places.filter(|place| !is_like(place));
    unlike
        .map(|(name, left, right)| format!("{name} is {right:?} from the right, in French {left:?} from the left"))
        .collect()
}

/// Where things begin and end on a page, and the order of its head.
fn look(tab: &Tab<'_>, page: &Page) -> (BTreeMap<String, f64>, String) {
    SITE.show(tab, page);
    let places = tab.evaluate(PLACES);
    let places = places.as_object().unwrap().iter().flat_map(|(name, edges)| {
        let edges = edges.as_object().unwrap().iter();
        edges.map(move |(edge, value)| (format!("the {edge} of {name}"), value.as_f64().unwrap()))
    });
    (places.collect(), tab.evaluate(ORDER).as_str().map(str::to_owned).unwrap_or_default())
}

/// The drawing of a value over time is of one piece, turned as a whole.
#[test]
fn time_runs_from_where_reading_begins() {
    let rising =
        "[...document.querySelector('.spark').querySelectorAll('circle')].map(dot => dot.getBoundingClientRect().x)";
    prove(|tab, wrong| {
        tab.emulate(WIDTH, 900, "light");
        for page in SITE.of_kinds(&["measured"]) {
            SITE.show(tab, &page);
            let dots: Vec<f64> = tab.evaluate(rising).as_array().unwrap().iter().filter_map(Value::as_f64).collect();
            let (first, last) = (dots[0], dots[dots.len() - 1]);
            if dots.len() < 2 || (first < last) == (page.language == "ar") {
                wrong.push(format!("{}: dots at {dots:?}", page.path));
            }
        }
    });
}
