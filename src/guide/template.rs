//! The chapters that `dalil new` begins, and what must not be left of them.

use super::chapter::Chapter;
use super::script::{Written, texts};
use crate::finding::Findings;
use crate::source::Sources;
use ahash::{HashMap, HashSet};
use include_dir::{Dir, include_dir};
use std::sync::LazyLock;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/guide/template");

/// The chapter to begin from: in a language that has none of its own, the English one.
pub fn chapter(code: &str, is_reference: bool) -> &'static str {
    let kind = if is_reference { "reference" } else { "translation" };
    let of = |code: &str| TEMPLATES.get_file(format!("{kind}.{code}.md")).and_then(|file| file.contents_utf8());
    of(code).or_else(|| of("en")).unwrap_or_default()
}

/// Texts of a template.
#[derive(Debug, Default)]
pub struct Placeholders {
    texts: HashSet<String>,
    /// Which lengths they have, in bytes: most texts of a chapter have another.
    lengths: Vec<bool>,
}

impl Placeholders {
    /// Whether `text` is one of them.
    pub fn contains(&self, text: &str) -> bool {
        self.lengths.get(text.len()).is_some_and(|is_known| *is_known) && self.texts.contains(text)
    }
}

impl FromIterator<String> for Placeholders {
    fn from_iter<I: IntoIterator<Item = String>>(texts: I) -> Self {
        let texts: HashSet<String> = texts.into_iter().collect();
        let longest = texts.iter().map(String::len).max().unwrap_or_default();
        let mut lengths = vec![false; longest + 1];
        for text in &texts {
            lengths[text.len()] = true;
        }
        Self { texts, lengths }
    }
}

/// The texts of the template in the language `code`: who writes replaces them. Headings are not among them: they may stay.
pub fn placeholders(code: &str) -> &'static Placeholders {
    static KNOWN: LazyLock<HashMap<String, Placeholders>> = LazyLock::new(|| {
        let files = TEMPLATES.files().filter_map(|file| file.path().file_stem()?.to_str()?.strip_prefix("reference."));
        files.map(|code| (code.to_owned(), read_placeholders(code))).collect()
    });
    KNOWN.get(code).unwrap_or_else(|| &KNOWN["en"])
}

fn read_placeholders(code: &str) -> Placeholders {
    let mut sources = Sources::default();
    let file = sources.put_text("content/solutions/template/template.md", chapter(code, true));
    let Some(chapter) = Chapter::read(sources.file(file).text(), file, true, &mut Findings::default()) else {
        unreachable!("the templates can be read")
    };
    let mut fields = Vec::new();
    texts(&chapter, &mut fields);
    let is_heading = |text: &&str| chapter.body.headings.iter().any(|heading| heading.text == *text);
    let body = chapter.body().texts().filter(|text| !is_heading(text));
    fields.iter().map(|field| &*field.value).chain(body).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_full_of_placeholders() {
        for (code, title, last) in [
            ("fr", "Titre de la solution", "Les conseils de celles et ceux qui l’ont déjà fait."),
            ("ar", "عنوان الحل", "نصائح من سبق لهم الإنجاز."),
            ("zgh", "Title of the solution", "Advice of those who have done it."),
        ] {
            let all = placeholders(code);
            assert!(all.contains(title) && all.contains(last) && all.texts.len() >= 14, "{all:?}");
            // All of them also stand in a translation.
            let translation = chapter(code, false);
            assert!(all.texts.iter().all(|text| translation.contains(&**text)), "{code}");
        }
        assert!(!placeholders("fr").contains("Contexte"));
    }
}
