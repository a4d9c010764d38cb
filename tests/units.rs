//! Units: every text of a guide has one address, and the place that it is written in.
//!
//! Guides are made at random. Each text of them has a word of its own, so it is known where it must be found again: in one unit, in no other, and at
//! its place in the file as it is on disk.
#![allow(missing_docs)]

mod support;

use dalil::guide::unit::{Unit, units};
use dalil::i18n::LanguageId;
use dalil::pipeline;
use dalil::source::{Sources, disk};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// How a file is stored.
#[derive(Clone, Copy, Debug)]
enum Ends {
    Unix,
    Windows,
    /// As some editors leave it: Windows' line ends here and there.
    Mixed,
}

/// A guide to be written down.
#[derive(Clone, Debug)]
struct Plan {
    objectives: usize,
    steps: usize,
    /// The blocks of each section of the French text: kinds by number.
    sections: Vec<Vec<u8>>,
    /// Whether the Arabic text has one paragraph more in this section.
    more: Option<usize>,
    ends: Ends,
    mark: bool,
    quoted: bool,
}

fn plans() -> impl Strategy<Value = Plan> {
    let sections = proptest::collection::vec(proptest::collection::vec(0..8_u8, 0..4), 1..4);
    let ends = prop_oneof![Just(Ends::Unix), Just(Ends::Windows), Just(Ends::Mixed)];
    let more = proptest::option::of(0..3_usize);
    (1..3_usize, 1..3_usize, sections, more, ends, any::<bool>(), any::<bool>()).prop_map(
        |(objectives, steps, sections, more, ends, mark, quoted)| Plan {
            objectives,
            steps,
            sections,
            more,
            ends,
            mark,
            quoted,
        },
    )
}

/// Writes texts, each with a word that no other has.
#[derive(Default)]
struct Writer {
    words: Vec<String>,
}

impl Writer {
    fn word(&mut self, language: &str) -> String {
        let word = format!("w{}{language}", self.words.len());
        self.words.push(word.clone());
        word
    }

    fn text(&mut self, language: &str) -> String {
        let word = self.word(language);
        if language == "ar" {
            format!("نص فيه {word} وغيرها")
        } else {
            format!("un texte avec {word} et d’autres")
        }
    }

    fn block(&mut self, kind: u8, language: &str) -> String {
        let mut text = || self.text(language);
        match kind {
            0 => format!("{}\n\n", text()),
            1 => format!("{}\nsur *deux* lignes\n\n", text()),
            2 => format!("- {}\n- {}\n\n", text(), text()),
            3 => format!("- {}\n  - {}\n\n  {}\n\n", text(), text(), text()),
            4 => format!("| {} | b |\n|---|---|\n| {} | d |\n\n", text(), text()),
            5 => format!("> {}\n> encore\n\n", text()),
            6 => format!("```\n{}\n```\n\n", text()),
            _ => format!("{}[^n{}]\n\n[^n{}]: {}\n\n", text(), self.words.len(), self.words.len(), self.text(language)),
        }
    }

    fn chapter(&mut self, plan: &Plan, language: &str) -> String {
        let is_reference = language == "fr";
        let mut own = |out: &mut String, name: &str, indent: &str| {
            let text = self.text(language);
            let quote = if plan.quoted { "\"" } else { "" };
            let _ = writeln!(out, "{indent}{name}: {quote}{text}{quote}");
        };
        let mut out = String::from("---\n");
        own(&mut out, "title", "");
        own(&mut out, "summary", "");
        if is_reference {
            out.push_str("theme: dialogue\n");
        }
        out.push_str("objectives:\n");
        for at in 0..plan.objectives {
            let _ = writeln!(out, "  - id: o-{at}");
            own(&mut out, "text", "    ");
            own(&mut out, "assumptions", "    ");
        }
        out.push_str("steps:\n");
        for at in 0..plan.steps {
            let _ = writeln!(out, "  - id: s-{at}");
            own(&mut out, "title", "    ");
            own(&mut out, "result", "    ");
        }
        out.push_str("indicators:\n  - id: i-0\n");
        own(&mut out, "name", "    ");
        if is_reference {
            out.push_str("    objective: o-0\n    unit: number\n");
        }
        out.push_str("---\n");
        for (at, kinds) in plan.sections.iter().enumerate() {
            if at > 0 {
                let _ = writeln!(out, "## {} {{#p-{at}}}\n", self.text(language));
            }
            for kind in kinds {
                out.push_str(&self.block(*kind, language));
            }
            if language == "ar" && plan.more == Some(at) {
                out.push_str(&self.block(0, language));
            }
        }
        out
    }
}

/// The bytes of a file on disk.
fn stored(text: &str, plan: &Plan) -> Vec<u8> {
    let ended = match plan.ends {
        Ends::Unix => text.to_owned(),
        Ends::Windows => text.replace('\n', "\r\n"),
        Ends::Mixed => {
            let lines = text.split_inclusive('\n').enumerate();
            lines.map(|(at, line)| if at % 3 == 0 { line.replace('\n', "\r\n") } else { line.to_owned() }).collect()
        }
    };
    let mark = if plan.mark { "\u{feff}" } else { "" };
    format!("{mark}{ended}").into_bytes()
}

struct Written {
    sources: Sources,
    units: Vec<Unit>,
    /// What the two chapters hold on disk, by path.
    disk: BTreeMap<String, Vec<u8>>,
    words: Vec<String>,
}

const FOLDER: &str = "content/solutions/essai";

fn written(plan: &Plan) -> Written {
    let mut sources = Sources::default();
    for (path, bytes) in dalil::cli::starter() {
        sources.put(disk::decode(path, bytes.to_vec()));
    }
    let mut writer = Writer::default();
    let mut on_disk = BTreeMap::new();
    for language in ["fr", "ar"] {
        let (path, text) = (format!("{FOLDER}/{language}.md"), writer.chapter(plan, language));
        let bytes = stored(&text, plan);
        sources.put(disk::decode(path.clone(), bytes.clone()));
        on_disk.insert(path, bytes);
    }
    let checked = pipeline::examine(&sources);
    let project = checked.project.unwrap();
    let units = units(&project.guide);
    Written { units, sources, disk: on_disk, words: writer.words }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_one_unit_where_it_is_written(plan in plans()) {
        let Written { sources, units, disk, words } = written(&plan);
        let own: Vec<&Unit> = units.iter().filter(|unit| unit.address.starts_with("solutions/essai/")).collect();
        for word in &words {
            let holders: Vec<&&Unit> = own.iter().filter(|unit| unit.text.split(' ').any(|other| other.trim() == word || other.lines().any(|it| it == word))).collect();
            prop_assert_eq!(holders.len(), 1, "{} is in {:?}", word, holders);
            // The place on disk holds the text, and no other.
            let file = sources.file(holders[0].span.file);
            let range = file.on_disk(holders[0].span.range());
            let bytes = std::str::from_utf8(&disk[&file.path][range]).unwrap();
            prop_assert!(bytes.contains(&format!(" {word} ")), "{} is not in {:?}", word, bytes);
        }
        // No two units of a language have an address in common, and none overlaps another.
        let mut addresses = BTreeSet::new();
        prop_assert!(units.iter().all(|unit| addresses.insert((&unit.address, unit.language))));
        let mut spans: Vec<_> = own.iter().map(|unit| (unit.span.file, unit.span.start, unit.span.end)).collect();
        spans.sort_unstable();
        prop_assert!(spans.windows(2).all(|pair| pair[0].0 != pair[1].0 || pair[0].2 <= pair[1].1), "{:?}", spans);
    }

    /// What corresponds has one address in both languages; what does not is one unit, its section.
    #[test]
    fn the_languages_have_the_same_addresses(plan in plans()) {
        let units = written(&plan).units;
        let of = |language: usize| -> BTreeSet<&str> {
            let own = units.iter().filter(|unit| unit.language == Some(LanguageId::new(language)));
            own.map(|unit| unit.address.as_str()).filter(|address| address.starts_with("solutions/essai/")).collect()
        };
        let (mut french, mut arabic) = (of(0), of(1));
        if plan.more.is_some_and(|at| at < plan.sections.len()) {
            let section = if plan.more == Some(0) { String::new() } else { format!("p-{}", plan.more.unwrap()) };
            let whole = format!("solutions/essai/body/{section}");
            let is_in = |address: &&str| address.starts_with(&format!("{whole}/"));
            // A section that one language leaves empty is in the other alone, block by block.
            let empty = plan.sections[plan.more.unwrap()].is_empty() && section.is_empty();
            prop_assert!(empty || (arabic.contains(&*whole) && french.contains(&*whole)));
            prop_assert!(empty || !french.iter().chain(&arabic).any(&is_in));
            arabic.retain(|address| !empty || !is_in(address));
            french.retain(|address| !empty || !is_in(address));
        }
        prop_assert_eq!(french, arabic);
    }

    /// A paragraph put in anywhere leaves the addresses of all other sections as they are, and the digests of all that it does not touch.
    #[test]
    fn edits_elsewhere_leave_addresses(plan in plans(), at in 0..3_usize) {
        let at = at.min(plan.sections.len() - 1);
        let mut edited = plan.clone();
        edited.sections[at].push(0);
        let digests = |plan: &Plan| -> BTreeMap<(String, Option<LanguageId>), String> {
            let units = written(plan).units.into_iter();
            // Words are numbered as they are written: only what stands before the edit has the same.
            let section = |address: &str| {
                let rest = address.strip_prefix("solutions/essai/body/")?.split('/').next()?.to_owned();
                Some(rest.strip_prefix("p-").map_or(0, |number| number.parse::<usize>().unwrap()))
            };
            let before = units.filter(|unit| unit.language == Some(LanguageId::REFERENCE) && section(&unit.address).is_none_or(|own| own < at));
            before.map(|unit| ((unit.address.clone(), unit.language), unit.digest().to_hex().to_string())).collect()
        };
        prop_assert_eq!(digests(&plan), digests(&edited));
    }
}

#[test]
fn a_digest_is_of_the_words_alone() {
    let digest = |body: &str| {
        let guide = support::Guide::starter();
        guide.write("content/pages/preface/fr.md", format!("---\ntitle: a\nsummary: b\norder: 1\n---\n{body}\n"));
        let sources = disk::read(guide.root()).unwrap();
        let project = pipeline::examine(&sources).project.unwrap();
        let units = units(&project.guide);
        let unit = units
            .iter()
            .find(|unit| unit.address == "pages/preface/body//1" && unit.language == Some(LanguageId::REFERENCE));
        unit.unwrap().digest()
    };
    let plain = digest("Le conseil adopte le règlement.");
    assert_eq!(plain, digest("Le conseil\nadopte   le *règlement*."));
    assert_ne!(plain, digest("Le conseil adopte un règlement."));
}
