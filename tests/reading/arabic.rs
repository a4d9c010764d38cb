//! Arabic letters stand on more levels than Latin ones: their lines are far enough apart, and no box cuts them.

use crate::pages::{SITE, prove};
use serde_json::Value;

/// Texts in Arabic whose lines are less than 1.6 times as high as their letters, and boxes that cut a text.
const CRAMPED: &str = r"
(() => {
  const cramped = [];
  const name = element => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 50)}`;
  document.querySelectorAll('details').forEach(one => one.open = true);
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && /\p{Script=Arabic}/u.test(node.data));
    const style = getComputedStyle(element);
    const isForEars = style.clipPath !== 'none';
    if (!element.checkVisibility() || isForEars) continue;
    const leading = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    if (own && element.namespaceURI.endsWith('html') && leading < 1.595) cramped.push(`${leading.toFixed(2)} in ${name(element)}`);
    const cuts = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (cuts && /\p{Script=Arabic}/u.test(element.textContent)) cramped.push(`cut off in ${name(element)}`);
  }
  return cramped;
})()";

#[test]
fn arabic_letters_have_room() {
    prove(|tab, wrong| {
        for page in SITE.one_of_each_kind() {
            for width in [1280, 360] {
                tab.emulate(width, 900, "light");
                SITE.show(tab, &page);
                let found = tab.evaluate(CRAMPED);
                let found = found.as_array().unwrap().iter().filter_map(Value::as_str);
                wrong.extend(found.map(|one| format!("{} at {width} px: {one}", page.path)));
            }
        }
    });
}
