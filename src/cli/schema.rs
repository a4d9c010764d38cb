//! `dalil schema`: what `guide.toml`, the lists and the bibliography may say, as JSON Schema, for editors that complete and check while one writes.
//!
//! The first line of each of these files names its schema, as the editors know it (`#:schema …`, `# yaml-language-server: $schema=…`). Chapters are Markdown: no
//! editor reads a schema there.

use super::terminal::Terminal;
use super::{CommandError, fields};
use crate::guide::schema::{self, Field, SchemaPart, Type};
use crate::i18n::plain;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

/// The folder of the schemas, beside `content/`.
const FOLDER: &str = "schemas";

/// What an id looks like.
const SLUG: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// Writes the schemas of the guide at `root`, in the place of those that are there.
pub fn refresh(root: &Path, terminal: &Terminal) -> Result<(), CommandError> {
    for (path, text) in files(terminal) {
        let path = root.join(path);
        let written = fs::create_dir_all(root.join(FOLDER)).and_then(|()| fs::write(&path, text));
        written.map_err(|error| super::file_error("fail-write", &path, &error, terminal))?;
    }
    terminal.tell("schema-done", &[("path", root.join(FOLDER).display().to_string().into())]);
    Ok(())
}

/// Every schema: the path of its file from the root of the guide, and its text.
pub fn files(terminal: &Terminal) -> Vec<(String, String)> {
    let parts = schema::parts();
    let parts = parts.iter().filter(|part| part.place.ends_with(".toml") || part.place.ends_with(".yml"));
    let file = |part: &SchemaPart| {
        let name = part.place.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or(part.name);
        let text =
            serde_json::to_string_pretty(&of_file(part, terminal)).unwrap_or_else(|_| unreachable!("JSON is text"));
        (format!("{FOLDER}/{name}.schema.json"), text + "\n")
    };
    parts.map(file).collect()
}

/// The settings are one thing; all other files hold many, by their ids.
fn of_file(part: &SchemaPart, terminal: &Terminal) -> Value {
    let one = of_thing(part, terminal);
    let mut schema = if part.name == "guide" {
        one
    } else {
        json!({ "type": "object", "patternProperties": { (SLUG): one }, "additionalProperties": false })
    };
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(plain(terminal.words().say(&format!("part-{}", part.name))));
    schema
}

fn of_thing(part: &SchemaPart, terminal: &Terminal) -> Value {
    let properties: Map<String, Value> =
        part.fields.iter().map(|field| (field.name.to_owned(), of_field(field, part, terminal))).collect();
    let required: Vec<&str> = part.fields.iter().filter(|field| field.from.is_some()).map(|field| field.name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn of_field(field: &Field, part: &SchemaPart, terminal: &Terminal) -> Value {
    let words = terminal.words();
    let key = field.help(part);
    let example = plain(&words.attribute(&key, "example", &[]));
    let mut schema = of_type(field.holds);
    schema["title"] = json!(plain(words.say(&field.label())));
    let holds = fields::holds(field.holds, terminal);
    schema["description"] = json!(format!("{} {holds}\n{example}", plain(words.say(&key))));
    schema
}

fn of_type(holds: Type) -> Value {
    let texts = || json!({ "type": "object", "additionalProperties": { "type": "string" } });
    match holds {
        Type::Texts | Type::SomeTexts => texts(),
        Type::SharedTexts => json!({ "anyOf": [{ "type": "string" }, texts()] }),
        Type::Truth | Type::Meaning => json!({ "type": "boolean" }),
        Type::Whole => json!({ "type": "integer", "minimum": 0 }),
        Type::Cost | Type::Value => json!({ "type": "number" }),
        Type::Choice(choices) => json!({ "enum": (choices.words)() }),
        Type::Date => json!({ "anyOf": [
            { "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$" },
            { "type": "integer", "minimum": 1000, "maximum": 9999 },
        ] }),
        Type::Id | Type::One(_) | Type::Solution => json!({ "type": "string", "pattern": SLUG }),
        Type::Many(_) | Type::FormerIds => {
            let id = json!({ "type": "string", "pattern": SLUG });
            json!({ "anyOf": [id.clone(), { "type": "array", "items": id }] })
        }
        Type::Languages => {
            let code = json!({ "type": "string", "pattern": "^[a-z]{2,3}$" });
            json!({ "anyOf": [code.clone(), { "type": "array", "items": code, "minItems": 1 }] })
        }
        Type::Region => json!({ "type": "string", "pattern": "^[A-Z]{2}$" }),
        Type::Address => json!({ "type": "string", "pattern": "^https?://" }),
        Type::Level | Type::Items(_) => json!({ "type": ["object", "array", "number"] }),
        Type::Text | Type::File | Type::Unit | Type::Week | Type::Duration | Type::Contact => {
            json!({ "type": "string" })
        }
    }
}
