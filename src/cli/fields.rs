//! `dalil help fields`: everything that an author may write, field by field.

use super::terminal::Terminal;
use crate::guide::schema::{self, Field, Role, SchemaPart, Type};
use crate::i18n::plain;
use std::fmt;
use std::io::{Write, stdout};

/// Prints the reference of all fields, in the language of the messages.
pub fn print(terminal: &Terminal) {
    // A reader that went away (`dalil help fields | head`) is no reason to fail.
    let _ = stdout().write_all(reference(terminal).as_bytes());
}

fn reference(terminal: &Terminal) -> String {
    let words = terminal.words();
    let mut out = format!("{}\n", plain(words.say("fields-lead")));
    for part in schema::parts() {
        let title = words.say(&format!("part-{}", part.name)).to_owned();
        let _ = fmt::Write::write_fmt(&mut out, format_args!("\n{}\n{}\n", plain(&title), part.place));
        for field in &part.fields {
            out.push_str(&described(field, &part, terminal));
        }
    }
    out
}

/// One field: its name, what readers see it called, whether it must be there; what it is for; what it holds; an example.
fn described(field: &Field, part: &SchemaPart, terminal: &Terminal) -> String {
    let words = terminal.words();
    let say = |key: &str| plain(words.say(key));
    let needed = match (field.from, field.role) {
        (None, _) => "fields-optional",
        (Some(_), Role::Id | Role::Text | Role::File) => "fields-needed",
        (Some(_), _) if part.name == "chapter" || part.is_list => "fields-needed-reference",
        (Some(_), _) => "fields-needed",
    };
    let key = field.help(part);
    let example = plain(&words.attribute(&key, "example", &[]));
    let space = if example.contains('\n') { "\n      " } else { " " };
    let example = [space, &example.replace('\n', "\n      ")].concat();
    format!(
        "\n  {} ({}{}{})\n    {}\n    {}\n    {}{}{example}\n",
        field.name,
        say(&field.label()),
        say("list-separator"),
        say(needed),
        say(&key),
        holds(field.holds, terminal),
        say("fields-example"),
        say("colon"),
    )
}

/// What a field holds, in words.
pub fn holds(holds: Type, terminal: &Terminal) -> String {
    let arguments = match holds {
        Type::Choice(choices) => {
            let said = |word: &str| format!("{word} ({})", terminal.say(&format!("{}-{word}", choices.message), &[]));
            let all: Vec<String> = (choices.words)().into_iter().map(said).collect();
            vec![("words", all.join(terminal.words().say("list-separator")).into())]
        }
        _ => Vec::new(),
    };
    terminal.say(&format!("holds-{}", holds.word()), &arguments)
}
