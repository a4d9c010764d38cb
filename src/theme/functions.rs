//! The functions that templates may call. Each answers in the language of the page.
//!
//! | function | gives |
//! |---|---|
//! | `t(key="steps")`, `t(key="solutions-count", n=3)` | the message `key`, with its arguments |
//! | `number(value=1234.5)` | the number as the language writes it |
//! | `date(value="2026-11")` | the date as the language writes it |
//! | `list(items=[…])` | the items as a sentence lists them |
//! | `url(path=link.href)` | the address of a path from the folder of the version, from this page: `page.root` and the path |
//! | `asset(name="style.css")` | where the theme's asset is, from the folder of the version |
//! | `policy()` | the element by which a page says what browsers may do on it: see [`super::policy`] |
//! | `policy(style=text)` | the same, of a page that needs no other file: `text` is the one style that it holds |

use super::policy;
use crate::i18n::{Date, Language, Words};
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// Registers all functions for pages in `language`. Unless pages are to `bear_policy`, `policy` gives nothing.
pub fn register(
    engine: &mut Tera,
    language: &Language,
    words: &Arc<Words>,
    assets: &Arc<BTreeMap<String, String>>,
    bear_policy: bool,
) {
    let code = language.code.clone();
    let all = Arc::clone(words);
    engine.register_function("t", move |arguments: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let key = arguments.must_get::<&str>("key")?;
        if let Some(said) = all.get(key) {
            return Ok(Value::normal_string(said));
        }
        say(&all, key, &arguments).map(Value::from).ok_or_else(|| Error::message(format!("t: “{key}” ({code})")))
    });
    let all = Arc::clone(words);
    engine.register_function("number", move |arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        Ok(all.formats().number(arguments.must_get::<f64>("value")?))
    });
    let all = Arc::clone(words);
    engine.register_function("date", move |arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let text = arguments.must_get::<&str>("value")?;
        let date = Date::parse(text).ok_or_else(|| Error::message(format!("date: “{text}”")))?;
        Ok(all.formats().date(date))
    });
    let all = Arc::clone(words);
    engine.register_function("list", move |arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let items = arguments.must_get::<Vec<String>>("items")?;
        Ok(all.formats().list(items.iter().map(String::as_str)))
    });
    engine.register_function("url", |arguments: Kwargs, state: &State<'_>| -> TeraResult<String> {
        let path = arguments.must_get::<&str>("path")?;
        let page = state.get::<Value>("page")?;
        let root = page.as_ref().and_then(|page| page.get_from_path("root")).and_then(Value::as_str);
        Ok(format!("{}{path}", root.unwrap_or_default()))
    });
    let assets = Arc::clone(assets);
    engine.register_function("asset", move |arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let name = arguments.must_get::<&str>("name")?;
        assets.get(name).cloned().ok_or_else(|| Error::message(format!("asset: “{name}”")))
    });
    engine.register_function("policy", move |arguments: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let element = match arguments.get::<&str>("style")? {
            _ if !bear_policy => String::new(),
            Some(style) => policy::meta_of_one_file(style),
            None => policy::meta(),
        };
        Ok(Value::safe_string(&element))
    });
}

/// The message `key` with the arguments that are neither it nor empty.
fn say(words: &Words, key: &str, arguments: &Kwargs) -> Option<String> {
    let (mut texts, mut numbers) = (Vec::new(), Vec::new());
    for (name, value) in arguments.iter() {
        let name = name.to_string();
        match (value.as_str(), value.as_number().map(|number| number.as_float())) {
            _ if name == "key" => {}
            (Some(text), _) => texts.push((name, text.to_owned())),
            (None, Some(number)) => numbers.push((name, number)),
            (None, None) => {}
        }
    }
    words.say_to_template(key, &texts, &numbers)
}
