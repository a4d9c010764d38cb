//! What the style sheet promises, read from it: pictures that point somewhere point the other way in Arabic, and each choice of colours is whole.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use support::Guide;

/// A rule: where it holds (`@media …`), for one selector, what it says.
#[derive(Debug)]
struct Rule {
    place: String,
    selector: String,
    declarations: BTreeMap<String, String>,
}

/// Every rule of a style sheet, once for each of its selectors.
fn rules(css: &str, place: &str, found: &mut Vec<Rule>) {
    let mut rest = css;
    while let Some(open) = rest.find('{') {
        let head = rest[..open].rsplit(';').next().unwrap().trim().to_owned();
        let mut depth = 0;
        let close = rest[open..].find(|letter| {
            depth += i32::from(letter == '{') - i32::from(letter == '}');
            depth == 0
        });
        let close = open + close.expect("each brace is closed");
        let inner = &rest[open + 1..close];
        if head.starts_with('@') {
            rules(inner, &head, found);
        } else {
            let declarations: BTreeMap<String, String> = inner
                .split(';')
                .filter_map(|line| line.split_once(':'))
                .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
                .collect();
            for selector in head.split(',') {
                let selector = selector.split_whitespace().collect::<Vec<_>>().join(" ");
                found.push(Rule { place: place.to_owned(), selector, declarations: declarations.clone() });
            }
        }
        rest = &rest[close + 1..];
    }
}

fn style() -> Vec<Rule> {
    let site = Guide::starter().site();
    let (_, css) = site.iter().find(|(path, _)| path.starts_with("next/assets/style-")).unwrap();
    let mut css = String::from_utf8(css.clone()).unwrap();
    while let Some(at) = css.find("/*") {
        let end = at + css[at..].find("*/").unwrap() + 2;
        css.replace_range(at..end, "");
    }
    // Pictures in addresses have braces, colons and semicolons of their own.
    while let Some(at) = css.find("url(\"") {
        let end = at + css[at..].find("\")").unwrap() + 2;
        css.replace_range(at..end, "url");
    }
    let mut found = Vec::new();
    rules(&css, "", &mut found);
    assert!(found.len() > 300, "{}", found.len());
    found
}

/// What is said of `selector` everywhere, the last word counting.
fn said(rules: &[Rule], selector: &str, name: &str) -> Option<String> {
    let own = rules.iter().filter(|rule| !rule.place.starts_with("@media") && rule.selector == selector);
    own.filter_map(|rule| rule.declarations.get(name)).next_back().cloned()
}

const ONWARD: &str = "scaleX(var(--flip))";
const BACK: &str = "scaleX(calc(-1 * var(--flip)))";

#[test]
fn what_points_somewhere_points_the_other_way_in_arabic() {
    let rules = style();
    assert_eq!(said(&rules, "[dir=rtl]", "--flip").as_deref(), Some("-1"));
    assert_eq!(said(&rules, "[dir=ltr]", "--flip").as_deref(), Some("1"));
    let onward =
        [".trail li + li::before", ".onward::after", ".button::after", ".around .next span::after", ".outside::after"];
    let back = [".around .previous span::before", ".back-link::before"];
    for (selectors, expected) in [(&onward[..], ONWARD), (&back[..], BACK)] {
        for selector in selectors {
            assert_eq!(said(&rules, selector, "transform").as_deref(), Some(expected), "{selector}");
        }
    }
    // Whatever shows a picture that points is one of these, or leads up and down.
    let points = |rule: &&Rule| {
        let icon = rule.declarations.get("--icon").map_or("", String::as_str);
        ["var(--i-arrow)", "var(--i-next)", "var(--i-out)"].contains(&icon)
    };
    let pointing: BTreeSet<&str> = rules.iter().filter(points).map(|rule| &*rule.selector).collect();
    let turned = [".menu > summary::after", ".around span::before", ".around span::after"];
    let known: BTreeSet<&str> = onward.into_iter().chain(back).chain(turned).collect();
    let unknown: Vec<&&str> = pointing.difference(&known).collect();
    assert!(unknown.is_empty(), "these point and are not mirrored: {unknown:?}");
    assert!(pointing.len() > 5, "{pointing:?}");
    for hidden in [".around .previous span::after", ".around .next span::before"] {
        assert_eq!(said(&rules, hidden, "display").as_deref(), Some("none"), "{hidden}");
    }
    // The pattern of the front page fades to where the text is.
    let mask = |selector: &str, name: &str| said(&rules, selector, name).unwrap_or_default();
    assert!(mask(".hero::before", "-webkit-mask").contains("to right"));
    assert!(mask("[dir=rtl] .hero::before", "-webkit-mask-image").contains("to left"));
}

/// Nothing else of a page is set to a side of the screen: the sides of a text follow its direction.
#[test]
fn nothing_is_set_to_the_left_or_right() {
    let sides = [
        "left",
        "right",
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
    ];
    for rule in style() {
        for name in sides {
            assert!(!rule.declarations.contains_key(name), "{rule:?}");
        }
        for name in ["text-align", "float", "clear"] {
            let value = rule.declarations.get(name).map_or("", String::as_str);
            assert!(!["left", "right"].contains(&value), "{rule:?}");
        }
    }
}

/// Who chooses dark colours gets what a machine that is set to dark ones gets; who chooses light ones, what one gets that is set to those.
#[test]
fn a_choice_of_colours_is_that_of_the_machine() {
    let rules = style();
    let colours = |is_asked: &dyn Fn(&Rule) -> bool| -> BTreeMap<String, String> {
        let own = rules.iter().filter(|rule| is_asked(rule));
        own.flat_map(|rule| rule.declarations.clone()).collect()
    };
    let is_dark = |rule: &Rule| rule.place.replace(' ', "").contains("prefers-color-scheme:dark");
    let machine = colours(&|rule| rule.selector == ":root:not([data-theme=light])" && is_dark(rule));
    let mut chosen = colours(&|rule| rule.selector == ":root[data-theme=dark]");
    assert!(machine.contains_key("--paper") && machine.len() > 10, "{machine:?}");
    assert_eq!(chosen.remove("color-scheme").as_deref(), Some("dark"));
    assert_eq!(chosen, machine);
    let usual = colours(&|rule| rule.selector == ":root" && !rule.place.starts_with("@media"));
    for (name, value) in machine.iter().filter(|(name, _)| name.starts_with("--")) {
        assert_ne!(usual.get(name), Some(value), "{name} is the same in the dark");
    }
    assert_eq!(said(&rules, ":root[data-theme=light]", "color-scheme").as_deref(), Some("light"));
}
