//! What is the same on every page of a language is put into its templates before they are compiled: a page says a hundred words of the
//! interface, and to ask for each while it is rendered takes time: a build of 100 solutions would take 1.17 times the instructions (589 against
//! 505 million, November 2026).
//!
//! `{{ t(key="steps") }}` and `{{ asset(name="style.css") }}`, written just so, become the text itself. All else is left to the engine.

use std::ops::Range;

/// How a template begins to say a word, or to name an asset. Both end alike.
const STARTS: [&str; 2] = ["{{ t(key=\"", "{{ asset(name=\""];
const END: &str = "\") }}";

/// A template with texts in the place of what asked for them.
#[derive(Debug, Default)]
pub struct Inlined {
    /// The template.
    pub text: String,
    /// Where each part that is as it was begins: here and in the template as it was written.
    parts: Vec<(usize, usize)>,
}

impl Inlined {
    /// `template` with the texts that `word` and `asset` have for a name. What they have no text for stays as it is, and so does what
    /// would be read as part of the template.
    pub fn new(template: &str, word: impl Fn(&str) -> Option<String>, asset: impl Fn(&str) -> Option<String>) -> Self {
        let mut inlined = Self { text: String::with_capacity(template.len() * 2), parts: vec![(0, 0)] };
        let mut kept = 0;
        let mut from = 0;
        while let Some(at) = template[from..].find("{{ ").map(|at| from + at) {
            from = at + 3;
            let rest = &template[at..];
            let Some(kind) = STARTS.iter().position(|start| rest.starts_with(start)) else { continue };
            let Some((name, _)) = rest[STARTS[kind].len()..].split_once(END) else { continue };
            let text = if kind == 0 { word(name) } else { asset(name) };
            let Some(text) = text.filter(|text| !text.contains(['{', '}'])) else { continue };
            inlined.text.push_str(&template[kept..at]);
            inlined.text.push_str(&escaped(&text));
            kept = at + STARTS[kind].len() + name.len() + END.len();
            inlined.parts.push((inlined.text.len(), kept));
            from = kept;
        }
        inlined.text.push_str(&template[kept..]);
        inlined
    }

    /// Where `range` of [`Self::text`] is in the template as it was written.
    pub fn written(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let part = self.parts.partition_point(|(start, _)| *start <= at).saturating_sub(1);
            self.parts.get(part).map_or(at, |(start, written)| written + at - start)
        };
        place(range.start)..place(range.end)
    }
}

/// `text` as templates write it.
fn escaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    tera::escape_html(text, &mut bytes).unwrap_or_else(|_| unreachable!("writing to memory does not fail"));
    String::from_utf8(bytes).unwrap_or_else(|_| unreachable!("what was text is text, escaped"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inlined(template: &str) -> Inlined {
        let word = |name: &str| (name == "of").then(|| "l’<of> \"d&à\"".to_owned());
        Inlined::new(template, word, |name| (name == "a.css").then(|| "assets/a-1.css".to_owned()))
    }

    #[test]
    fn words_and_assets_become_text() {
        let text = |template| inlined(template).text;
        assert_eq!(text("<i>{{ t(key=\"of\") }}</i>"), "<i>l’&lt;of&gt; &quot;d&amp;à&quot;</i>");
        assert_eq!(
            text("{{ asset(name=\"a.css\") }}{{ t(key=\"of\") }}."),
            "assets/a-1.cssl’&lt;of&gt; &quot;d&amp;à&quot;."
        );
        let others = [
            "{{ t(key=\"no\") }}",
            "{{ t(key=of) }}",
            "{{ t(key=\"of\", n=1) }}",
            "{{- t(key=\"of\") }}",
            "{{ t(key=\"of",
            "{{ ",
        ];
        for other in others {
            assert_eq!(text(other), other);
        }
    }

    #[test]
    fn a_word_with_braces_is_left_to_the_engine() {
        for said in ["{{ 1 + 1 }}", "{% if true %}", "{# #}", "a { b", "a } b"] {
            let text = Inlined::new("{{ t(key=\"of\") }}", |_| Some(said.to_owned()), |_| None).text;
            assert_eq!(text, "{{ t(key=\"of\") }}", "{said}");
        }
    }

    #[test]
    fn places_are_those_of_what_was_written() {
        let template = "été {{ t(key=\"of\") }} {{ missing }} {{ asset(name=\"a.css\") }}{{ late }}";
        let inlined = inlined(template);
        for name in ["été", "missing", "late"] {
            let at = inlined.text.find(name).unwrap();
            assert_eq!(&template[inlined.written(&(at..at + name.len()))], name);
        }
    }
}
