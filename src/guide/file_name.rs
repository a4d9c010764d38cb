//! What the names of files say: of copies that file managers and sync services make, of texts saved by a word processor or under a name that is not read, of
//! names that other systems cannot hold.

use super::is_device;
use crate::i18n::{Language, fold, slug_of};

/// What a file must become to be read, and how: the arguments `how` and `expected` of the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Another name in the same folder.
    Rename(String),
    /// The same name without the ending that Windows hides.
    Unhide(String),
    /// Another place, by path.
    Move(String),
    /// A document of a word processor: a Markdown file at this path.
    Text(String),
    /// A workbook: a table at this path.
    Table(String),
}

impl Meant {
    /// As messages name it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Rename(_) => "rename",
            Self::Unhide(_) => "unhide",
            Self::Move(_) => "move",
            Self::Text(_) => "text",
            Self::Table(_) => "table",
        }
    }

    /// The name or path that it should have.
    pub fn expected(&self) -> &str {
        match self {
            Self::Rename(to) | Self::Unhide(to) | Self::Move(to) | Self::Text(to) | Self::Table(to) => to,
        }
    }
}

/// Endings of documents of word processors.
const DOCUMENTS: [&str; 8] = ["docx", "doc", "odt", "rtf", "pages", "gdoc", "html", "htm"];
/// Endings of workbooks.
const WORKBOOKS: [&str; 6] = ["xlsx", "xls", "ods", "xlsm", "numbers", "gsheet"];
/// Endings of plain texts, and what systems that hide endings put behind one.
const TEXTS: [&str; 5] = ["md", "markdown", "mdown", "txt", "mkd"];

/// The name and the ending of a file, which is in lower case.
fn split(name: &str) -> (&str, String) {
    name.rsplit_once('.').map_or((name, String::new()), |(stem, ending)| (stem, ending.to_lowercase()))
}

/// The name of a file without any ending of a text or document, and the last of those.
fn bare(name: &str) -> (&str, Option<String>) {
    let (mut rest, mut last) = (name.trim(), None);
    loop {
        let (stem, ending) = split(rest);
        if !TEXTS.contains(&&*ending) && !DOCUMENTS.contains(&&*ending) {
            return (rest.trim_end_matches(['.', ' ']), last);
        }
        // A document under another ending is still one.
        last = last.filter(|last: &String| DOCUMENTS.contains(&&**last)).or(Some(ending));
        rest = stem.trim();
    }
}

/// What the file `name`, which is not read, was meant to be, if it was meant as the text of its folder in `language`: `FR.MD`, `fr.md.txt`, `français.md`,
/// `petitions-fr.docx`. What stands behind another hyphen is another text: `fiche-fr.md`.
pub fn text_in(name: &str, folder: &str, language: &Language) -> Option<Meant> {
    let (stem, ending) = bare(name);
    let ending = ending?;
    let stem = original(stem).unwrap_or_else(|| stem.to_owned());
    let stem = fold(&stem);
    let own = slug_of(folder.rsplit('/').next().unwrap_or(folder));
    let words: Vec<&str> =
        stem.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let code = |word: &str| word == language.code || names_of(&language.code).contains(&word);
    let is_meant = match &words[..] {
        [word] => code(word),
        [before @ .., last] => {
            let before = before.join("-");
            let is_generic =
                ["chapitre", "chapter", "texte", "text", "index", "version", "solution"].contains(&&*before);
            // Also `fr-MA`.
            (code(last) && (before == own || is_generic)) || (code(&before) && last.len() == 2)
        }
        [] => false,
    };
    is_meant.then(|| become_text(name, &ending, format!("{}.md", language.code), folder))
}

/// What languages are called in names of files, folded.
fn names_of(code: &str) -> &'static [&'static str] {
    match code {
        "fr" => &["francais", "french", "fra", "fre", "francaise", "الفرنسيه", "فرنسيه"],
        "ar" => &["arabe", "arabic", "ara", "العربيه", "عربيه", "عربي"],
        "en" => &["anglais", "english", "eng"],
        "es" => &["espagnol", "espanol", "spanish", "esp", "spa"],
        _ => &[],
    }
}

/// How a file with this ending becomes the Markdown file `name` of `folder`.
fn become_text(name: &str, ending: &str, to: String, folder: &str) -> Meant {
    if DOCUMENTS.contains(&ending) { Meant::Text(format!("{folder}/{to}")) } else { rename(name, to) }
}

fn rename(name: &str, to: String) -> Meant {
    if name.to_lowercase() == format!("{}.txt", to.to_lowercase()) { Meant::Unhide(to) } else { Meant::Rename(to) }
}

/// Whether the file `name` may hold a text that was to be published: Markdown, or what a word processor saves.
pub fn may_be_text(name: &str) -> bool {
    bare(name).1.is_some()
}

/// What the file `name`, alone in `folder` without a text in the reference language, was meant to be, if it can hold one.
pub fn only_text(name: &str, folder: &str, language: &Language) -> Option<Meant> {
    let (_, ending) = bare(name);
    Some(become_text(name, &ending?, format!("{}.md", language.code), folder))
}

/// What the file `name`, beside the folders of `kind` (`solutions`, `pages`), was meant to be: the text of one that has no folder yet.
pub fn beside_folders(name: &str, kind: &str, languages: &[Language]) -> Option<Meant> {
    let (stem, ending) = bare(name);
    let ending = ending?;
    let words = slug_of(stem);
    let suffixed = languages.iter().find_map(|language| {
        let slug = words.strip_suffix(&*language.code)?;
        (slug.is_empty() || slug.ends_with('-')).then(|| (slug.trim_end_matches('-'), &*language.code))
    });
    let (slug, code) = suffixed.unwrap_or((&words, &languages.first()?.code));
    let slug = if slug.is_empty() { "…" } else { slug };
    let path = format!("content/{kind}/{slug}/{code}.md");
    Some(if DOCUMENTS.contains(&&*ending) { Meant::Text(path) } else { Meant::Move(path) })
}

/// The folder of `content/` that was meant by `name`, which nothing reads.
pub fn folder_at_top(name: &str) -> Option<&'static str> {
    match &*slug_of(name) {
        "solution" | "solutions" => Some("solutions"),
        "page" | "pages" => Some("pages"),
        "measure" | "measures" | "mesure" | "mesures" => Some("measures"),
        _ => None,
    }
}

/// Whether the file `name` is a workbook.
pub fn is_workbook(name: &str) -> bool {
    WORKBOOKS.contains(&&*split(name).1)
}

/// What the file `name` of `content/measures/`, which is not read, was meant to be: the table of one of `solutions`.
pub fn measures_of<'s>(name: &str, solutions: impl IntoIterator<Item = &'s str>) -> Option<Meant> {
    let lower = name.to_lowercase();
    let stem = lower.split('.').next().unwrap_or_default();
    let slug = slug_of(stem);
    let slug = solutions.into_iter().find(|known| *known == slug)?;
    let (_, ending) = split(name);
    Some(if WORKBOOKS.contains(&&*ending) {
        Meant::Table(format!("content/measures/{slug}.csv"))
    } else {
        rename(name, format!("{slug}.csv"))
    })
}

/// What a file at the top of `content/` was meant to be: one of `known`, the files that are read there.
pub fn at_top<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<Meant> {
    let stem = name.split('.').next().unwrap_or_default();
    let slug = slug_of(stem);
    let known = known.into_iter().find(|known| {
        let own = known.split('.').next().unwrap_or_default();
        own == slug || TRANSLATED.iter().any(|(meant, names)| *meant == own && names.contains(&&*slug))
    })?;
    Some(rename(name, known.to_owned()))
}

/// What the lists of a guide are called by who translates their names.
const TRANSLATED: [(&str, &[&str]); 7] = [
    ("glossary", &["glossaire", "lexique"]),
    ("references", &["reference", "bibliographie", "bibliography", "biblio"]),
    ("themes", &["theme"]),
    ("territories", &["territoires", "territoire", "territory"]),
    ("actors", &["acteurs", "acteur", "actor"]),
    ("audiences", &["publics", "public", "audience"]),
    ("approaches", &["approches", "approche", "approach"]),
];

/// Words that file managers and sync services put into the name of a copy, folded. Two files were changed at once, or somebody wanted to be on the safe side.
const COPY_WORDS: [&str; 12] = [
    "copie",
    "copy",
    "conflit",
    "conflicted",
    "conflictuelle",
    "conflict",
    "sfconflict",
    "نسخه",
    "تعارض",
    "متعارضه",
    "backup",
    "sauvegarde",
];

/// The name of what the file or folder `name` is a copy of, if its name says that it is: `fr - Copie.md`, `fr (1).md`, `fr (conflicted copy 2026-03-01).md`,
/// `fr.sync-conflict-20260301-101010-ABCDEFG.md`, `Copie de fr.md`, `fr.md.bak`.
pub fn original(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    if ["bak", "orig", "old", "rej", "mine", "tmp", "part", "crdownload"].contains(&&*ending.to_lowercase()) {
        return Some(stem.to_owned());
    }
    let ending = if name.contains('.') { format!(".{ending}") } else { String::new() };
    let of = before_copy(stem)?;
    (!of.is_empty()).then(|| format!("{of}{ending}"))
}

/// The part of a name before what says that it is a copy.
fn before_copy(stem: &str) -> Option<&str> {
    let is_copy = |text: &str| {
        let text = fold(text);
        text.split(|letter: char| !letter.is_alphanumeric()).any(|word| COPY_WORDS.contains(&word))
    };
    let is_number = |text: &str| !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    for prefix in ["Copie de ", "Copy of ", "نسخة من "] {
        if let Some(rest) = stem.strip_prefix(prefix) {
            return Some(rest);
        }
    }
    if let Some((before, within)) = stem.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '[']))
        && (is_number(within) || is_copy(within))
    {
        let before = before.trim_end();
        // `fr - Copie (2)`
        return Some(before_copy(before).unwrap_or(before));
    }
    // Behind a blank, a point or a hyphen with a word that says it: `fr copie 2`, `fr - Copie`, `fr.sync-conflict-…`, `fr_conflict`, `fr-DESKTOP-8K2L1`.
    let marks = stem.char_indices().filter(|(_, letter)| [' ', '.', '-', '_'].contains(letter));
    for (at, mark) in marks {
        let behind = stem[at + 1..].trim_start_matches(['-', ' ', '–']);
        let is_machine =
            mark == '-' && ["DESKTOP-", "LAPTOP-", "PC-"].iter().any(|machine| behind.starts_with(machine));
        let first = behind.split([' ', '(']).next().unwrap_or_default();
        if is_machine || (mark != '-' && is_copy(first)) || (mark == ' ' && is_number(behind)) {
            return Some(stem[..at].trim_end_matches([' ', '-', '–', '.', '_']));
        }
    }
    None
}

/// Why Windows cannot hold a file or folder called `name`, as messages name it.
pub fn unportable(name: &str) -> Option<&'static str> {
    // A device is one whatever its ending.
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    if is_device(&stem) {
        return Some("device");
    }
    if name.contains(['<', '>', ':', '"', '|', '?', '*', '\\']) || name.contains(char::is_control) {
        return Some("sign");
    }
    name.ends_with(['.', ' ']).then_some("end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names() {
        for name in [
            "fr (conflicted copy 2026-03-01).md",
            "fr (Aïcha's conflicted copy 2026-03-01).md",
            "fr (copie en conflit de PC-Aicha 2026-03-01).md",
            "fr (copie conflictuelle 2026-03-01 101010).md",
            "fr.sync-conflict-20260301-101010-ABCDEFG.md",
            "fr - Copie.md",
            "fr - Copie (2).md",
            "fr - Copy.md",
            "fr - نسخة.md",
            "fr (نسخة).md",
            "fr (1).md",
            "fr (copie).md",
            "fr (1re copie).md",
            "fr copie.md",
            "fr copie 2.md",
            "fr 2.md",
            "fr_conflict.md",
            "fr-DESKTOP-8K2L1.md",
            "Copie de fr.md",
            "نسخة من fr.md",
            "fr (SFConflict aicha@exemple.ma 2026-03-01).md",
            "fr.md.bak",
            "fr.md.orig",
        ] {
            assert_eq!(original(name).as_deref(), Some("fr.md"), "{name}");
        }
        assert_eq!(original("atelier-carte - Copie").as_deref(), Some("atelier-carte"));
        for name in [
            "fr.md",
            "fiche-copie-conforme.md",
            "plan (nord).png",
            "photo-2.jpg",
            "loi-113.14.pdf",
            "2026.csv",
            "(1).md",
        ] {
            assert_eq!(original(name), None, "{name}");
        }
    }

    #[test]
    fn names_that_were_meant_for_a_language() {
        let [fr, ar] = ["fr", "ar"].map(|code| Language::new(code, "MA").unwrap());
        let folder = "content/solutions/budget-participatif";
        let rename = |name: &str, language| text_in(name, folder, language);
        for name in [
            "FR.MD",
            "fr.txt",
            "Fr.md",
            "fr.markdown",
            "fr .md",
            "français.md",
            "Français.md",
            "fr-FR.md",
            "fr_MA.md",
            "chapitre.fr.md",
            "budget-participatif-fr.md",
            "Budget participatif (fr).md",
            "fr - Copie.md",
            "fr.md.md",
            "fr..md",
        ] {
            assert_eq!(rename(name, &fr), Some(Meant::Rename("fr.md".into())), "{name}");
            assert_eq!(rename(name, &ar), None, "{name}");
        }
        for name in ["العربية.md", "AR.md", "arabe.md"] {
            assert_eq!(rename(name, &ar), Some(Meant::Rename("ar.md".into())), "{name}");
        }
        assert_eq!(rename("fr.md.txt", &fr), Some(Meant::Unhide("fr.md".into())));
        for name in ["fr.docx", "fr.md.docx", "Chapitre FR.odt"] {
            assert_eq!(rename(name, &fr), Some(Meant::Text(format!("{folder}/fr.md"))), "{name}");
        }
        for name in ["fiche-fr.md", "plan.fr.md", "fr.png", "france.md", "notes.md"] {
            assert_eq!(rename(name, &fr), None, "{name}");
        }
    }

    #[test]
    fn files_beside_the_folders() {
        let languages = ["fr", "ar"].map(|code| Language::new(code, "MA").unwrap());
        let beside = |name: &str| beside_folders(name, "solutions", &languages);
        let moved = |path: &str| Some(Meant::Move(format!("content/solutions/{path}")));
        assert_eq!(beside("petition.md"), moved("petition/fr.md"));
        assert_eq!(beside("Pétition locale.ar.md"), moved("petition-locale/ar.md"));
        assert_eq!(beside("petition_fr.md.txt"), moved("petition/fr.md"));
        assert_eq!(beside("fr.md"), moved("…/fr.md"));
        assert_eq!(beside("petition.docx"), Some(Meant::Text("content/solutions/petition/fr.md".into())));
        assert_eq!(beside("petition.png"), None);
    }

    #[test]
    fn names_that_windows_cannot_hold() {
        for (name, problem) in
            [("aux.png", "device"), ("COM1", "device"), ("a:b.png", "sign"), ("Quoi ?.md", "sign"), ("fin.", "end")]
        {
            assert_eq!(unportable(name), Some(problem), "{name}");
        }
        for name in ["auxiliaire.png", "com.png", "com10.md", "a b.png", "صورة.png", ".htaccess"] {
            assert_eq!(unportable(name), None, "{name}");
        }
    }
}
