//! What must hold of a site, whatever its authors wrote: pages run nothing of theirs, data can be read.

use html5gum::{Token, Tokenizer};
use std::collections::BTreeMap;

/// A word that no text has unless somebody tries to make a page run it.
pub const CANARY: &str = "zqx";

/// Whether pages that show the [`CANARY`] only show it, and whether data can be read.
pub fn are_harmless(site: &BTreeMap<String, Vec<u8>>) -> Result<(), String> {
    for (path, bytes) in site {
        let ending = path.rsplit('.').next().unwrap_or_default();
        let checked = match ending {
            "html" if has_canary(bytes) => page(bytes),
            "json" => {
                serde_json::from_slice::<serde::de::IgnoredAny>(bytes).map(|_| ()).map_err(|error| error.to_string())
            }
            "xml" if bytes.len() < 200_000 => roxmltree::Document::parse(&String::from_utf8_lossy(bytes))
                .map(|_| ())
                .map_err(|error| error.to_string()),
            _ => Ok(()),
        };
        checked.map_err(|wrong| format!("{path}: {wrong}"))?;
    }
    Ok(())
}

fn has_canary(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, CANARY.as_bytes()).is_some()
}

fn page(bytes: &[u8]) -> Result<(), String> {
    // What is open and is not shown: a script, a style.
    let mut within = String::new();
    for token in Tokenizer::new(bytes) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let is_data = tag.attributes.get(&b"type"[..]).is_some_and(|kind| kind.starts_with(b"application/"));
                for (attribute, value) in &tag.attributes {
                    let (attribute, value) = (String::from_utf8_lossy(attribute), String::from_utf8_lossy(value));
                    attribute_is_harmless(&attribute, &value)?;
                }
                within = if name == "script" && is_data { "data".to_owned() } else { name };
            }
            Token::EndTag(_) => within.clear(),
            Token::String(text) if within == "script" && has_canary(&text) => {
                return Err(format!("a script: {}", String::from_utf8_lossy(&text)));
            }
            Token::String(text) if within == "style" => css(&String::from_utf8_lossy(&text))?,
            _ => {}
        }
    }
    Ok(())
}

fn attribute_is_harmless(name: &str, value: &str) -> Result<(), String> {
    let plain: String = value
        .chars()
        .filter(|letter| !letter.is_whitespace() && !letter.is_control())
        .collect::<String>()
        .to_lowercase();
    let leads = ["href", "src", "action", "formaction", "xlink:href", "srcset", "data"].contains(&name);
    let runs = ["javascript:", "vbscript:", "data:text"].iter().any(|scheme| plain.starts_with(scheme));
    if name.contains(CANARY) || (name.starts_with("on") && value.contains(CANARY)) || (leads && runs) {
        return Err(format!("an attribute: {name}={value:?}"));
    }
    if name == "style" { css(value) } else { Ok(()) }
}

/// Styles say the canary in strings only.
fn css(text: &str) -> Result<(), String> {
    let mut letters = text.chars();
    let (mut outside, mut quote) = (String::new(), None);
    while let Some(letter) = letters.next() {
        match (letter, quote) {
            ('\\', _) => _ = letters.next(),
            ('\n', Some(_)) => quote = None,
            (letter, Some(open)) if letter == open => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) => quote = Some(letter),
            (letter, None) => outside.push(letter),
        }
    }
    if outside.contains(CANARY) { Err(format!("a style: {text}")) } else { Ok(()) }
}
