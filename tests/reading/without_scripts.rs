//! Scripts only add: without them everything that a page says can be read, and every link followed.

use crate::pages::{Page, SITE, prove};
use crate::support::chromium::Tab;
use crate::support::repository;
use serde_json::Value;
use std::collections::BTreeSet;

/// What is seen of the page: its texts, and where its links lead; and the texts that only scripts show.
const SEEN: &str = r"
(() => {
  const texts = [], forScripts = [...document.scripts].flatMap(script => Object.values(script.dataset));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const element = walker.currentNode.parentElement;
    if (!text || element.matches('script, style')) continue;
    // What was issued since a page was sealed, only the script at the root can know.
    if (element.closest('[hidden], .newer, .issued, .erratum')) forScripts.push(text);
    else if (element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) texts.push(text);
  }
  const links = [...document.links].filter(link => link.checkVisibility({ visibilityProperty: true }) && !link.search.startsWith('?to=')).map(link => link.href);
  return { texts, links, forScripts };
})()";

#[test]
fn without_scripts_pages_say_as_much() {
    prove(|tab, wrong| {
        for page in SITE.one_of_each_kind() {
            for width in [1280, 360] {
                tab.emulate(width, 900, "light");
                tab.run_scripts(true);
                SITE.show(tab, &page);
                let with = tab.evaluate(SEEN);
                tab.run_scripts(false);
                SITE.show(tab, &page);
                let without = tab.evaluate(SEEN);
                let lost = missing(&with["texts"], &[&without["texts"], &without["forScripts"]]);
                let unreachable = missing(&with["links"], &[&without["links"]]);
                let place = format!("{} at {width} px", page.path);
                wrong.extend(lost.into_iter().chain(unreachable).map(|one| format!("{place}: {one}")));
            }
        }
    });
}

/// The texts of `all` that are in none of `others`.
fn missing(all: &Value, others: &[&Value]) -> Vec<String> {
    let others: BTreeSet<&str> = others.iter().flat_map(|texts| strings(texts)).collect();
    let all: BTreeSet<&str> = strings(all).collect();
    assert!(!all.is_empty() || others.is_empty());
    all.difference(&others).map(|&text| text.to_owned()).collect()
}

fn strings(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().unwrap().iter().filter_map(Value::as_str)
}

#[test]
fn without_scripts_what_is_folded_opens() {
    prove(|tab, wrong| {
        tab.run_scripts(false);
        tab.emulate(360, 740, "light");
        for page in SITE.of_kinds(&["home", "solution", "bibliography"]) {
            SITE.show(tab, &page);
            for folded in ["details.menu", "details.more", "details.toc", "details.cited"] {
                if tab.evaluate(&format!("!document.querySelector('{folded}')")) == true {
                    continue;
                }
                tab.click(&format!("{folded} > summary"));
                let shown = format!("document.querySelector('{folded} > :not(summary)').checkVisibility()");
                if tab.evaluate(&shown) != true {
                    wrong.push(format!("{}: {folded} does not open", page.path));
                }
            }
        }
    });
}

#[test]
fn without_scripts_the_catalogue_lists_every_solution() {
    let folders = std::fs::read_dir(repository().join("content/solutions")).unwrap();
    let slugs: Vec<String> = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(slugs.len() > 9);
    prove(|tab, wrong| {
        tab.run_scripts(false);
        tab.emulate(360, 740, "light");
        for page in SITE.of_kinds(&["solutions"]) {
            SITE.show(tab, &page);
            let listed = listed(tab);
            let lacking = slugs.iter().filter(|slug| !listed.contains(&address(&page, slug)));
            wrong.extend(lacking.map(|slug| format!("{}: {slug} is not there", page.path)));
        }
    });
}

fn listed(tab: &Tab<'_>) -> BTreeSet<String> {
    let links =
        "[...document.querySelectorAll('.card a')].filter(link => link.checkVisibility()).map(link => link.href)";
    strings(&tab.evaluate(links)).map(str::to_owned).collect()
}

fn address(page: &Page, slug: &str) -> String {
    format!("{}next/{}/{slug}/index.html", SITE.base, page.language)
}
