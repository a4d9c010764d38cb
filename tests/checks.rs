//! Checks that go over a table, tried on every entry of it: a line that is left out of the table, or passed over, is missed by no test of one entry.

mod support;

use dalil::finding::Finding;
use dalil::guide::RegisterKind;
use dalil::guide::schema::{Field, IdTarget, Role, SchemaPart, Type, parts};
use dalil::i18n::Argument;
use dalil::pipeline::{self, ProjectCache};
use dalil::source::{Sources, disk};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use support::{Guide, Tree};

const FRENCH: &str = "content/solutions/essai/fr.md";
const ARABIC: &str = "content/solutions/essai/ar.md";

/// The starter's lists, and none of its texts.
fn lists() -> Sources {
    let mut sources = Sources::default();
    for (path, bytes) in dalil::cli::starter() {
        let is_text =
            ["content/solutions/", "content/pages/", "content/measures/"].iter().any(|it| path.starts_with(it));
        if path.starts_with("content/") && !is_text {
            sources.put(disk::decode(path, bytes.to_vec()));
        }
    }
    sources.put(disk::decode("content/solutions/essai/fiche.pdf".to_owned(), b"%PDF".to_vec()));
    sources
}

/// The parts of a chapter: the chapter itself, and each of its lists.
fn parts_of_chapter() -> Vec<SchemaPart> {
    parts().into_iter().filter(|part| part.name == "chapter" || part.is_list).collect()
}

/// Each field of a chapter and of its lists that `is_asked`.
fn fields(is_asked: impl Fn(&Field) -> bool) -> Vec<(SchemaPart, Field)> {
    let each = parts_of_chapter()
        .into_iter()
        .flat_map(|part| part.fields.clone().into_iter().map(move |it| (part.clone(), it)));
    let asked: Vec<_> = each.filter(|(_, field)| is_asked(field)).collect();
    assert!(asked.len() > 3, "{asked:?}");
    asked
}

/// What every thing of a part must say, in the order of the schema.
fn needed(part: &str, number: usize) -> Vec<(&'static str, String)> {
    let id = format!("{part}-{number}");
    let more: &[(&'static str, &str)] = match part {
        "steps" | "phases" => &[("title", "Titre")],
        "indicators" => &[("name", "Nom"), ("objective", "objectives-1"), ("unit", "number")],
        "tools" => &[("title", "Titre"), ("file", "fiche.pdf")],
        "adaptations" => return vec![("territory", "commune-rurale".to_owned()), ("text", "Texte".to_owned())],
        _ => &[("text", "Texte")],
    };
    [("id", id)].into_iter().chain(more.iter().map(|(name, value)| (*name, (*value).to_owned()))).collect()
}

/// A chapter with three things in every list. In the last one of `part`, or in the chapter itself, `field` is what `value` says, or lacks.
fn chapter(is_reference: bool, (part, field): (&str, &str), value: Option<&str>) -> String {
    let is_fact = |name: &str| ["theme", "objective", "unit"].contains(&name);
    let write = |fields: Vec<(&'static str, String)>, is_changed: bool| -> Vec<String> {
        let kept = fields.into_iter().filter(|(name, _)| is_reference || !is_fact(name));
        let kept = kept.filter(|(name, _)| !is_changed || *name != field);
        let lines = kept.map(|(name, value)| format!("{name}: {value}"));
        lines.chain(value.filter(|_| is_changed).map(|value| format!("{field}: {value}"))).collect()
    };
    let own = ["title", "summary"].map(|name| (name, "Essai".to_owned())).into_iter();
    let own = own.chain([("theme", "dialogue".to_owned())]).collect();
    let mut text = format!("---\n{}\n", write(own, part == "chapter").join("\n"));
    for list in parts_of_chapter().iter().filter(|list| list.is_list) {
        let count = if list.name == "adaptations" { 1 } else { 3 };
        let _ = writeln!(text, "{}:", list.name);
        for number in 1..=count {
            let lines = write(needed(list.name, number), list.name == part && number == count);
            let _ = writeln!(text, "  - {}", lines.join("\n    "));
        }
    }
    text + "---\n"
}

/// A guide whose one solution is another at each try; what did not change is read once.
struct Tried {
    sources: Sources,
    cache: ProjectCache,
}

impl Tried {
    fn new() -> Self {
        Self { sources: lists(), cache: ProjectCache::default() }
    }

    /// What is found in `path` if the solution has these chapters.
    fn found(&mut self, french: &str, arabic: &str, path: &str) -> Vec<Finding> {
        self.sources.put_text(FRENCH, french);
        self.sources.put_text(ARABIC, arabic);
        let file = self.sources.find(path).unwrap();
        let findings = pipeline::examine_again(&self.sources, &mut self.cache).findings;
        let own = findings.sorted(&self.sources).into_iter().filter(|finding| finding.place.file() == file);
        own.cloned().collect()
    }
}

fn plain(is_reference: bool) -> String {
    chapter(is_reference, ("", ""), None)
}

fn says(finding: &Finding, name: &str, value: &str) -> bool {
    finding.arguments.iter().any(|(own, said)| *own == name && *said == Argument::from(value))
}

fn codes(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.code.id).collect()
}

/// Two ids of `target`, in the chapter or in the lists of the guide.
fn ids(target: IdTarget) -> [String; 2] {
    match target {
        IdTarget::Entry(kind) => {
            let guide = pipeline::examine(&lists()).project.unwrap().guide;
            let ids: Vec<String> = guide.register(kind).ids().map(str::to_owned).collect();
            [ids[0].clone(), ids.get(1).unwrap_or(&ids[0]).clone()]
        }
        IdTarget::Reference => ["constitution-2011".to_owned(), "loi-31-13".to_owned()],
        IdTarget::Item(list) => [1, 2].map(|number| format!("{list}-{number}")),
    }
}

/// Two values of a field that are not the same; `None` of one that is no fact.
fn values(field: &Field) -> Option<[String; 2]> {
    let owned = |values: [&str; 2]| Some(values.map(str::to_owned));
    match field.holds {
        Type::Many(target) => {
            let [one, other] = ids(target);
            Some([format!("[{one}]"), if one == other { "[]".to_owned() } else { format!("[{one}, {other}]") }])
        }
        Type::One(target) => Some(ids(target)),
        Type::Choice(choices) => owned([(choices.words)()[0], (choices.words)()[1]]),
        Type::Date => owned(["2026-01-15", "2026-01"]),
        Type::Whole => owned(["1", "2"]),
        Type::Cost => owned(["100", "100.5"]),
        Type::Week => owned(["W1", "W2"]),
        Type::Duration => owned(["7 days", "1 week"]),
        Type::Level => owned(["{value: 5, date: 2026-01}", "{value: 5, date: 2026-02}"]),
        Type::Truth | Type::Meaning => owned(["true", "false"]),
        Type::Unit => owned(["number", "people"]),
        Type::Id => owned(["essai-un", "essai-deux"]),
        _ => None,
    }
}

#[test]
fn the_chapters_that_these_tests_change_are_accepted() {
    let mut tried = Tried::new();
    for path in [FRENCH, ARABIC] {
        assert_eq!(codes(&tried.found(&plain(true), &plain(false), path)), [""; 0]);
    }
}

/// Whatever the fact is that a translation gives otherwise, it is told.
#[test]
fn every_fact_given_otherwise_is_told() {
    let mut tried = Tried::new();
    let is_own_id = |part: &SchemaPart, field: &Field| part.is_list && field.role == Role::Id;
    for (part, field) in fields(|field| matches!(field.role, Role::Fact | Role::Order | Role::Id)) {
        if is_own_id(&part, &field) {
            continue;
        }
        let at = (part.name, field.name);
        let [one, other] = values(&field).unwrap_or_else(|| panic!("{at:?} has no values here"));
        let french = chapter(true, at, Some(&one));
        let same = tried.found(&french, &chapter(false, at, Some(&one)), ARABIC);
        assert_eq!(codes(&same), [""; 0], "{at:?}");
        let told = tried.found(&french, &chapter(false, at, Some(&other)), ARABIC);
        assert_eq!(codes(&told), ["contradicting-fact"], "{at:?}: {other}");
        assert!(says(&told[0], "field", field.name), "{told:?}");
        // One that the reference language does not give at all.
        if field.from.is_none() {
            let told = tried.found(&chapter(true, at, None), &chapter(false, at, Some(&one)), ARABIC);
            assert_eq!(codes(&told), ["contradicting-fact"], "{at:?}: given by the translation alone");
        }
    }
}

/// Each language says for itself how far its text is, and when it changed.
#[test]
fn what_each_language_says_for_itself_contradicts_nothing() {
    let mut tried = Tried::new();
    for (part, field) in
        parts_of_chapter().into_iter().flat_map(|part| part.fields.clone().into_iter().map(move |it| (part.name, it)))
    {
        if field.role == Role::State {
            let [one, other] = values(&field).unwrap();
            let at = (part, field.name);
            assert_eq!(
                codes(&tried.found(&chapter(true, at, Some(&one)), &chapter(false, at, Some(&other)), ARABIC)),
                [""; 0]
            );
        }
    }
}

/// Whatever the text is that a translation lacks, it is told.
#[test]
fn every_text_that_a_translation_lacks_is_told() {
    let mut tried = Tried::new();
    for (part, field) in fields(|field| matches!(field.role, Role::Text | Role::File)) {
        let at = (part.name, field.name);
        let [value, translated] = if field.role == Role::File {
            ["fiche.pdf"; 2]
        } else {
            ["Un texte de la commune", "نص من نصوص الجماعة"]
        };
        let french = chapter(true, at, Some(value));
        assert_eq!(codes(&tried.found(&french, &chapter(false, at, Some(translated)), ARABIC)), [""; 0], "{at:?}");
        let told = tried.found(&french, &chapter(false, at, None), ARABIC);
        let expected = if field.from.is_some() { "missing-field" } else { "missing-item" };
        assert_eq!(codes(&told), [expected], "{at:?}");
        let name = if field.from.is_some() { "field" } else { "list" };
        assert!(says(&told[0], name, field.name), "{told:?}");
    }
}

/// An item that a translation lacks, of every list; and one that the reference language lacks.
#[test]
fn every_item_that_one_language_lacks_is_told() {
    let mut tried = Tried::new();
    for list in parts_of_chapter().iter().filter(|list| list.is_list) {
        // Nothing names the last item of a list.
        let [whole, less] = [true, false].map(|is_whole| {
            move |is_reference: bool| {
                let text = plain(is_reference);
                let start = text.find(&format!("\n{}:", list.name)).unwrap() + 1;
                let end = start + list_length(&text[start..]);
                let last = text[..end].rfind("  - ").unwrap();
                if is_whole { text.clone() } else { [&text[..last], &text[end..]].concat() }
            }
        });
        assert_eq!(codes(&tried.found(&whole(true), &less(false), ARABIC)), ["missing-item"], "{}", list.name);
        assert_eq!(codes(&tried.found(&less(true), &whole(false), ARABIC)), ["extra-item"], "{}", list.name);
    }
}

/// How long the list is that `text` begins with: to the next line that is not indented.
fn list_length(text: &str) -> usize {
    let mut end = text.find('\n').unwrap() + 1;
    while text[end..].starts_with(' ') {
        end += text[end..].find('\n').unwrap() + 1;
    }
    end
}

/// An id that nothing has is told wherever ids are written.
#[test]
fn every_id_that_nothing_has_is_told() {
    let mut tried = Tried::new();
    for (part, field) in fields(|field| matches!(field.holds, Type::One(_) | Type::Many(_))) {
        let at = (part.name, field.name);
        let told = tried.found(&chapter(true, at, Some("nulle-part")), &plain(false), FRENCH);
        let told: Vec<Finding> =
            told.into_iter().filter(|it| !["missing-item", "extra-item"].contains(&it.code.id)).collect();
        assert_eq!(codes(&told), ["unknown-id"], "{at:?}");
        assert!(says(&told[0], "found", "nulle-part"), "{told:?}");
        let told = tried.found(&plain(true), &chapter(false, at, Some("nulle-part")), ARABIC);
        assert!(codes(&told).contains(&"unknown-id"), "{at:?} of a translation: {told:?}");
    }
}

/// What must be there, and is not, is told for every field: from the status on from which it must be.
#[test]
fn every_field_that_must_be_there_is_told() {
    let mut tried = Tried::new();
    for (part, field) in fields(|field| field.from.is_some() && !matches!(field.holds, Type::Items(_))) {
        let at = (part.name, field.name);
        let told = tried.found(&chapter(true, at, None), &plain(false), FRENCH);
        assert!(
            told.iter().any(|it| it.code.id == "missing-field" && says(it, "field", field.name)),
            "{at:?}: {told:?}"
        );
    }
}

/// What is of another type than its field is told for every field.
#[test]
fn every_value_of_another_type_is_told() {
    let mut tried = Tried::new();
    for (part, field) in fields(|_| true) {
        let at = (part.name, field.name);
        let wrong = if matches!(field.holds, Type::Level) { "beaucoup" } else { "{valeur: 1}" };
        let text = chapter(true, at, Some(wrong));
        // A list that is a map stands beside the one that is right: that is told too.
        let told = tried.found(&text, &plain(false), FRENCH);
        assert!(told.iter().any(|it| it.code.id == "wrong-type"), "{at:?}: {told:?}");
    }
}

/// The same id twice is told in every list, and between every two lists whose items are places of the page.
#[test]
fn every_id_that_stands_twice_is_told() {
    let mut tried = Tried::new();
    let lists: Vec<SchemaPart> = parts_of_chapter().into_iter().filter(|list| list.is_list).collect();
    for list in &lists {
        let (id, first) = if list.name == "adaptations" {
            ("territory", "commune-rurale".to_owned())
        } else {
            ("id", format!("{}-1", list.name))
        };
        let [french, arabic] = [true, false].map(|is_reference| {
            let text = chapter(is_reference, (list.name, id), Some(&first));
            // There is but one adaptation: a second one of the same territory.
            text.replace(
                "adaptations:\n",
                if list.name == "adaptations" {
                    "adaptations:\n  - {territory: commune-rurale, text: Encore}\n"
                } else {
                    "adaptations:\n"
                },
            )
        });
        assert!(codes(&tried.found(&french, &arabic, FRENCH)).contains(&"duplicate-id"), "{}", list.name);
    }
    for (one, other) in lists.iter().zip(lists.iter().skip(1)).filter(|(_, other)| other.name != "adaptations") {
        if one.name == "adaptations" {
            continue;
        }
        let id = format!("{}-1", one.name);
        let [french, arabic] = [true, false].map(|is_reference| chapter(is_reference, (other.name, "id"), Some(&id)));
        assert_eq!(codes(&tried.found(&french, &arabic, FRENCH)), ["duplicate-id"], "{} and {}", one.name, other.name);
    }
}

/// No id of an item, and no heading, may take the place of a section that the page makes itself.
#[test]
fn no_place_takes_that_of_a_section() {
    let mut tried = Tried::new();
    let lists = parts_of_chapter().into_iter().filter(|list| list.is_list).map(|list| list.name);
    for section in lists.chain(["schedule", "references", "contents", "main"]) {
        let heading = |is_reference: bool| plain(is_reference) + &format!("## Titre {{#{section}}}\n");
        assert_eq!(codes(&tried.found(&heading(true), &heading(false), FRENCH)), ["duplicate-heading-id"], "{section}");
        let item = |is_reference: bool| chapter(is_reference, ("means", "id"), Some(section));
        assert_eq!(codes(&tried.found(&item(true), &item(false), FRENCH)), ["bad-id"], "{section}");
    }
}

/// The names of folders of pages below a language.
fn addresses(site: &Tree) -> BTreeSet<String> {
    let pages = site.keys().filter_map(|path| path.strip_prefix("next/fr/")?.strip_suffix("/index.html"));
    pages.map(str::to_owned).collect()
}

/// Every address of a page that the tool makes itself is refused to pages and solutions of the guide, those that later versions will make too.
#[test]
fn every_address_that_is_taken_is_refused() {
    let own = ["boite-a-idees", "reunion-publique", "preface"];
    let made = addresses(&Guide::starter().site());
    // What has two hyphens can be no slug.
    let made: BTreeSet<&str> =
        made.iter().map(String::as_str).filter(|name| !name.contains("--") && !own.contains(name)).collect();
    assert!(made.len() > 4, "{made:?}");
    let to_come = ["search", "book", "assets", "history", "theme", "territory", "audience", "approach"];
    for slug in made.into_iter().chain(to_come) {
        let mut sources = lists();
        let page = sources.put_text(&format!("content/pages/{slug}/fr.md"), "---\ntitle: a\nsummary: a\n---\n");
        let solution = sources.put_text(&format!("content/solutions/{slug}/fr.md"), &plain(true));
        let findings = pipeline::examine(&sources).findings;
        for file in [page, solution] {
            let told = findings.sorted(&sources).into_iter().filter(|it| it.place.file() == file);
            assert!(told.clone().any(|it| it.code.id == "slug-taken"), "{slug}: {:?}", told.collect::<Vec<_>>());
        }
    }
}

#[test]
fn every_id_that_is_kept_for_a_page_to_come_is_refused() {
    let mut tried = Tried::new();
    for id in ["brief", "follow-up"] {
        let text = |is_reference: bool| chapter(is_reference, ("tools", "id"), Some(id));
        assert_eq!(codes(&tried.found(&text(true), &text(false), FRENCH)), ["reserved-id"], "{id}");
    }
}

/// Terms of the glossary may be named, and those that are named must be there.
#[test]
fn a_term_that_nothing_explains_is_told() {
    let mut sources = lists();
    let place = RegisterKind::Term.place();
    let text =
        sources.file(sources.find(place).unwrap()).text().replace("[\"restitution\"]", "[\"rien\", \"indicateur\"]");
    let file = sources.put_text(place, &text);
    let findings = pipeline::examine(&sources).findings;
    let told = findings.sorted(&sources).into_iter().filter(|it| it.place.file() == file);
    assert_eq!(told.map(|it| it.code.id).collect::<Vec<_>>(), ["unknown-id"]);
}
