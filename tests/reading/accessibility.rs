//! No page breaks a rule of WCAG 2.2, level A or AA, that axe-core can test: in each language, by day and by night, narrow and wide.

use crate::pages::{SITE, prove};
use crate::support::chromium::Tab;
use crate::support::tools;
use serde_json::Value;

/// What axe-core finds on the page that is shown. A run that looked at nothing is an error too.
const EXAMINE: &str = r"
axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
}).then(found => {
  if (found.passes.length < 5) throw new Error(`only ${found.passes.length} rules were tried`);
  return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.help}): ${node.target.join(' ')}
    ${node.html.slice(0, 200)}
    ${node.any.concat(node.all, node.none).map(check => check.message).join(' ')}`));
})";

#[test]
fn axe_finds_nothing_against_wcag_2_2_aa() {
    let Some(axe) = tools::packaged("axe-core/axe.min.js") else { return tools::lacking("axe-core in tests/tools") };
    let axe = std::fs::read_to_string(axe).unwrap();
    prove(|tab, wrong| {
        tab.bring(&axe);
        for page in SITE.one_of_each_kind() {
            tab.emulate(1280, 900, "light");
            SITE.show(tab, &page);
            for (width, colours) in [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")] {
                // It has the colours of the browser, of which axe-core knows the light ones only.
                if page.kind == "waiting" && colours == "dark" {
                    continue;
                }
                tab.emulate(width, 900, colours);
                tab.evaluate("document.querySelectorAll('details:not(.menu)').forEach(one => one.open = true)");
                let place = format!("{} at {width} px, {colours}", page.path);
                wrong.extend(examine(tab, &place));
                if page.kind == "home" {
                    tab.evaluate("document.querySelector('.menu').open = true");
                    wrong.extend(examine(tab, &format!("{place}, with the menu open")));
                    tab.evaluate("document.querySelector('.menu').open = false");
                }
            }
        }
    });
}

fn examine(tab: &Tab<'_>, place: &str) -> Vec<String> {
    let found = tab.evaluate(EXAMINE);
    found.as_array().unwrap().iter().filter_map(Value::as_str).map(|one| format!("{place}: {one}")).collect()
}
