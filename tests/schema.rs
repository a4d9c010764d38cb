//! The schema as data: every field has its words, its example is one that the reader understands, and editors are told the same.
#![allow(missing_docs)]

mod support;

use dalil::finding::Finding;
use dalil::guide::schema::{Field, SchemaPart, Type, parts};
use dalil::i18n::{TOOL_LANGUAGES, tool_words};
use dalil::pipeline;
use dalil::source::disk;
use std::collections::BTreeSet;
use support::Guide;

fn fields() -> Vec<(SchemaPart, Field)> {
    parts()
        .into_iter()
        .flat_map(|part| part.fields.clone().into_iter().map(move |field| (part.clone(), field)))
        .collect()
}

#[test]
fn every_field_has_its_words_in_each_language() {
    for language in TOOL_LANGUAGES {
        let words = tool_words(language);
        let mut missing = BTreeSet::new();
        for (part, field) in fields() {
            let (label, help) = (field.label(), field.help(&part));
            let title = format!("part-{}", part.name);
            let holds = format!("holds-{}", field.holds.word());
            missing.extend([label, help.clone(), title, holds].into_iter().filter(|key| !words.has(key)));
            if words.attribute(&help, "example", &[]).is_empty() {
                missing.insert(format!("{help}.example"));
            }
        }
        assert!(missing.is_empty(), "locales/{language}/ lacks {missing:?}");
    }
}

/// An example of a field of a chapter, put where it belongs, is nothing that dalil does not understand.
#[test]
fn examples_are_understood() {
    for language in TOOL_LANGUAGES {
        let words = tool_words(language);
        let mut sources = disk::read(Guide::starter().root()).unwrap();
        for (part, field) in fields().into_iter().filter(|(part, _)| part.name == "chapter" || part.is_list) {
            let example = words.attribute(&field.help(&part), "example", &[]);
            assert!(example.starts_with(&format!("{}:", field.name)), "{language} {}: {example}", field.help(&part));
            let chapter = if part.is_list {
                let item = example.replace('\n', "\n    ");
                format!("{}:\n  - {item}\n", part.name)
            } else {
                format!("{example}\n")
            };
            let file = sources.put_text("content/solutions/essai/fr.md", &format!("---\n{chapter}---\n"));
            let findings = pipeline::examine(&sources).findings;
            let not_understood =
                ["unknown-field", "wrong-type", "unknown-choice", "malformed-yaml", "unknown-unit", "bad-id"];
            let sorted = findings.sorted(&sources).into_iter();
            let own: Vec<&Finding> = sorted
                .filter(|finding| finding.place.file() == file && not_understood.contains(&finding.code.id))
                .collect();
            assert!(own.is_empty(), "{language} {}: {example}\n{own:?}", field.help(&part));
        }
    }
}

#[test]
fn help_tells_every_field() {
    let guide = Guide::starter();
    for (language, word) in [("fr", "Hypothèses"), ("ar", "الفرضيات"), ("en", "Assumptions")] {
        let output = guide.dalil(&["help", "fields", "--lang", language]);
        let told = String::from_utf8(output.stdout).unwrap();
        for (_, field) in fields() {
            assert!(told.contains(&format!("\n  {} (", field.name)), "{language}: {}", field.name);
        }
        assert!(told.contains(word), "{told}");
    }
    let output = guide.dalil(&["help", "nothing"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_new_guide_has_schemas_that_its_files_name() {
    let folder = tempfile::tempdir().unwrap();
    let output = support::dalil_in(folder.path(), &["init", "g"]);
    assert!(output.status.success(), "{}", support::said(&output));
    let root = folder.path().join("g");
    let mut named = 0;
    for entry in std::fs::read_dir(root.join("content")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let first = text.lines().next().unwrap();
        let schema = first.strip_prefix("#:schema ").or(first.strip_prefix("# yaml-language-server: $schema="));
        let schema =
            path.parent().unwrap().join(schema.unwrap_or_else(|| panic!("{} names no schema", path.display())));
        let schema: serde_json::Value = serde_json::from_slice(&std::fs::read(&schema).unwrap()).unwrap();
        assert_eq!(schema["type"], "object");
        named += 1;
    }
    assert!(named >= 8, "{named}");
    // A file of a part may have the fields of its table, and no others.
    for part in parts().iter().filter(|part| part.place.ends_with(".toml")) {
        let name = part.place.rsplit('/').next().unwrap().replace(".toml", ".schema.json");
        let schema: serde_json::Value =
            serde_json::from_slice(&std::fs::read(root.join("schemas").join(name)).unwrap()).unwrap();
        let one = if part.name == "guide" {
            &schema
        } else {
            schema["patternProperties"].as_object().unwrap().values().next().unwrap()
        };
        let known: BTreeSet<&str> = one["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(known, part.fields.iter().map(|field| field.name).collect());
    }
}

#[test]
fn no_file_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("schemas")).unwrap();
    std::fs::write(folder.path().join("schemas/guide.schema.json"), "mine").unwrap();
    let output = support::dalil_in(folder.path(), &["init"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!folder.path().join("content").exists());
}

#[test]
fn a_guide_may_begin_in_arabic() {
    let folder = tempfile::tempdir().unwrap();
    let output = support::dalil_in(folder.path(), &["init", "g", "--language", "ar,fr"]);
    assert!(output.status.success(), "{}", support::said(&output));
    let root = folder.path().join("g");
    let output = support::dalil_in(&root, &["check", "--format", "json"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "[]\n", "{}", support::said(&output));
    let chapter = |language: &str| {
        std::fs::read_to_string(root.join(format!("content/solutions/boite-a-idees/{language}.md"))).unwrap()
    };
    // The facts stand where the texts of the reference language are, and there alone.
    assert!(chapter("ar").contains("duration: 1 week") && chapter("ar").contains("صندوق الأفكار"), "{}", chapter("ar"));
    assert!(!chapter("fr").contains("duration:") && chapter("fr").contains("Boîte à idées"), "{}", chapter("fr"));
    // Its remarks are Arabic, too.
    let remarks = |text: &str| -> Vec<String> {
        let parts =
            text.lines().filter_map(|line| line.split_once("# ").filter(|(before, _)| !before.starts_with('#')));
        parts.map(|(_, remark)| remark.to_owned()).collect()
    };
    let meeting = std::fs::read_to_string(root.join("content/solutions/reunion-publique/ar.md")).unwrap();
    let meeting = remarks(meeting.split("\n---\n").next().unwrap());
    assert!(
        meeting.len() > 20 && meeting.iter().all(|remark| remark.contains(|letter| ('ء'..='ي').contains(&letter))),
        "{meeting:?}"
    );
    let output = support::dalil_in(folder.path(), &["init", "other", "--language", "de"]);
    assert_eq!(output.status.code(), Some(2), "{}", support::said(&output));
    assert!(!folder.path().join("other").exists());
}

/// Of a field that holds one of a few words, help says what each means.
#[test]
fn words_of_choices_are_explained() {
    let words = tool_words("ar");
    for (part, field) in fields() {
        if let Type::Choice(choices) = field.holds {
            for word in (choices.words)() {
                let key = format!("{}-{word}", choices.message);
                assert!(words.has(&key), "{}.{}: {key}", part.name, field.name);
            }
        }
    }
}

#[test]
fn a_new_guide_tells_git_what_never_changes_and_leaves_its_own_rules() {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::write(folder.path().join(".gitignore"), "mine\n").unwrap();
    let output = support::dalil_in(folder.path(), &["init"]);
    assert!(output.status.success(), "{}", support::said(&output));
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(read(".gitattributes").contains("*.zip binary"));
    assert_eq!(read(".gitignore"), "mine\n");
}

#[test]
fn a_solution_does_not_get_the_name_of_a_device() {
    let guide = support::Guide::starter();
    for name in ["con", "lpt1", "com0"] {
        let output = guide.dalil(&["new", name]);
        let said = support::said(&output);
        assert!(output.status.code() == Some(2) && said.contains(&format!("{name}-commune")), "{said}");
    }
    assert!(guide.dalil(&["new", "console"]).status.success());
}
