//! Two texts compared: block by block, and within a block word by word.

use crate::i18n::is_mark;
use crate::markdown::Block;
use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;

/// A piece of a text that was compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Run {
    /// In both.
    Same(String),
    /// Only in the older one.
    Deleted(String),
    /// Only in the newer one.
    Inserted(String),
}

/// What became of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// It is as it was.
    Same,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Its words or its links are others.
    Changed,
}

impl ChangeKind {
    /// As messages and classes name it: `fate-<word>`. Records, templates and messages of issued versions call the kind of a change its `fate`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

/// A block of a text that was compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Redlined {
    /// `p`, `h2`…: see [`Block::kind`].
    pub kind: String,
    /// What became of it.
    #[serde(rename = "fate")]
    pub change_kind: ChangeKind,
    /// Its words.
    pub runs: Vec<Run>,
    /// Its address in the older version and in the newer one, from that of its solution, page or sheet on, as far as it is there and known.
    #[serde(skip_serializing_if = "is_unknown")]
    pub addresses: [Option<String>; 2],
    /// Where its links led and lead, if that changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<[Vec<String>; 2]>,
}

fn is_unknown(addresses: &[Option<String>; 2]) -> bool {
    addresses.iter().all(Option::is_none)
}

/// More words than this in both texts of a block, and it is shown as replaced: nobody could read the comparison.
const MOST_WORDS: usize = 20_000;
/// More pairs of blocks than this in one place that changed, and they are not matched with each other.
const MOST_PAIRS: usize = 40_000;
/// How alike two blocks must be to be the same block, changed: of all their words, the part that they share.
const ALIKE: f64 = 0.4;

/// A text as a version has it: its blocks, and the address of each, as far as that is known (records before schema 2 name no sections).
#[derive(Clone, Copy, Debug)]
pub struct Side<'s> {
    /// The blocks.
    pub blocks: &'s [Block],
    /// Their addresses; none if they are not known.
    pub addresses: &'s [String],
}

impl Side<'_> {
    fn address(&self, at: usize) -> Option<String> {
        self.addresses.get(at).cloned()
    }
}

/// A block of either version, or the same of both: its place in the older one, and in the newer one.
pub type Aligned = (Option<usize>, Option<usize>);

/// The blocks of `newer`, and those of `older` that are gone, in order. Empty if nothing changed.
pub fn blocks(older: Side<'_>, newer: Side<'_>) -> Vec<Redlined> {
    if older.blocks == newer.blocks {
        return Vec::new();
    }
    let one = |(old, new): Aligned| {
        let addresses = [old.and_then(|old| older.address(old)), new.and_then(|new| newer.address(new))];
        let redlined = match (old.map(|old| &older.blocks[old]), new.map(|new| &newer.blocks[new])) {
            (Some(old), Some(new)) if old == new => whole(new, ChangeKind::Same),
            (Some(old), Some(new)) => changed(old, new),
            (Some(old), None) => whole(old, ChangeKind::Removed),
            (None, new) => whole(new?, ChangeKind::Added),
        };
        Some(Redlined { addresses, ..redlined })
    };
    align(older.blocks, newer.blocks).into_iter().filter_map(one).collect()
}

/// Which block of `newer` is which of `older`, in order. Blocks that say the same, in the same order, are the same; of what stands between two such
/// places, those are the same that are most alike in all, if of all words of the two they share two fifths, and their kind is the same. So a block that
/// is put in, taken out or rewritten moves none of the others.
pub fn align(older: &[Block], newer: &[Block]) -> Vec<Aligned> {
    let mut numbers: HashMap<&Block, u32> = HashMap::new();
    let mut number = |block| {
        let next = numbers.len() as u32;
        *numbers.entry(block).or_insert(next)
    };
    let before: Vec<u32> = older.iter().map(&mut number).collect();
    let after: Vec<u32> = newer.iter().map(&mut number).collect();
    let mut aligned = Vec::with_capacity(newer.len());
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (old, new) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => aligned.extend(old.zip(new).map(|(old, new)| (Some(old), Some(new)))),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                replaced(&older[old.clone()], &newer[new.clone()], |at: Aligned| {
                    aligned.push((at.0.map(|at| old.start + at), at.1.map(|at| new.start + at)));
                });
            }
        }
    }
    aligned
}

/// Blocks of one place that changed: those that are alike are the same block with other words.
fn replaced(older: &[Block], newer: &[Block], mut put: impl FnMut(Aligned)) {
    let (mut old, mut new) = (0, 0);
    for (at_old, at_new) in pairs(older, newer).into_iter().chain([(older.len(), newer.len())]) {
        (old..at_old).for_each(|at| put((Some(at), None)));
        (new..at_new).for_each(|at| put((None, Some(at))));
        if at_old < older.len() {
            put((Some(at_old), Some(at_new)));
        }
        (old, new) = (at_old + 1, at_new + 1);
    }
}

/// The positions of blocks that belong together: the pairs, in order, that are most alike in all.
fn pairs(older: &[Block], newer: &[Block]) -> Vec<(usize, usize)> {
    if older.len() * newer.len() > MOST_PAIRS {
        return Vec::new();
    }
    let width = newer.len() + 1;
    let words = |blocks: &[Block]| -> Vec<HashMap<String, usize>> {
        blocks.iter().map(|block| count(&tokens(&block.text))).collect()
    };
    let (before, after) = (words(older), words(newer));
    let likeness = |old: usize, new: usize| {
        let alike = if older[old].kind == newer[new].kind { alike(&before[old], &after[new]) } else { 0.0 };
        if alike >= ALIKE { alike } else { 0.0 }
    };
    // The alignment with the greatest sum of likeness, as for sequences (Needleman and Wunsch), without a price for gaps: what is not alike enough is
    // worth 0 and is never paired. best[old][new]: how alike the pairs among the blocks from these on can be.
    let mut best = vec![0.0_f64; (older.len() + 1) * width];
    for old in (0..older.len()).rev() {
        for new in (0..newer.len()).rev() {
            let paired = likeness(old, new);
            let both = if paired > 0.0 { paired + best[(old + 1) * width + new + 1] } else { 0.0 };
            best[old * width + new] = both.max(best[(old + 1) * width + new]).max(best[old * width + new + 1]);
        }
    }
    let (mut old, mut new) = (0, 0);
    let mut pairs = Vec::new();
    while old < older.len() && new < newer.len() {
        let here = best[old * width + new];
        // A block that can be left out without loss is left out: so of several that are equally alike, the last pair up, always the same.
        if here <= best[(old + 1) * width + new] {
            old += 1;
        } else if here <= best[old * width + new + 1] {
            new += 1;
        } else {
            pairs.push((old, new));
            (old, new) = (old + 1, new + 1);
        }
    }
    pairs
}

fn count(tokens: &[&str]) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for token in tokens.iter().filter(|token| token.chars().any(char::is_alphanumeric)) {
        *counts.entry((*token).to_owned()).or_insert(0) += 1;
    }
    counts
}

/// Of all words of two blocks, the part that they share: from 0 to 1.
#[allow(clippy::cast_precision_loss)] // counts of words
fn alike(one: &HashMap<String, usize>, other: &HashMap<String, usize>) -> f64 {
    let all: usize = one.values().chain(other.values()).sum();
    let shared: usize = one.iter().map(|(word, count)| (*count).min(other.get(word).copied().unwrap_or(0))).sum();
    if all == 0 { 1.0 } else { 2.0 * shared as f64 / all as f64 }
}

fn whole(block: &Block, change_kind: ChangeKind) -> Redlined {
    let text = block.text.clone();
    let run = match change_kind {
        ChangeKind::Added => Run::Inserted(text),
        ChangeKind::Removed => Run::Deleted(text),
        ChangeKind::Same | ChangeKind::Changed => Run::Same(text),
    };
    Redlined { kind: block.kind.clone(), change_kind, runs: vec![run], addresses: [None, None], links: None }
}

fn changed(older: &Block, newer: &Block) -> Redlined {
    let links = (older.links != newer.links).then(|| [older.links.clone(), newer.links.clone()]);
    let runs = words(&older.text, &newer.text);
    Redlined { kind: newer.kind.clone(), change_kind: ChangeKind::Changed, runs, addresses: [None, None], links }
}

/// `newer`, and the words of `older` that are gone, in order.
pub fn words(older: &str, newer: &str) -> Vec<Run> {
    let (before, after) = (tokens(older), tokens(newer));
    let mut pieces: Vec<DiffPiece<'_>> = Vec::new();
    if before.len().max(after.len()) > MOST_WORDS {
        pieces.push((vec![older], vec![newer], false));
    } else {
        for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
            let is_same = matches!(op, DiffOp::Equal { .. });
            pieces.push((before[op.old_range()].to_vec(), after[op.new_range()].to_vec(), is_same));
        }
    }
    let mut runs = Vec::new();
    for (old, new, is_same) in joined(pieces) {
        if is_same {
            runs.push(Run::Same(new.concat()));
            continue;
        }
        runs.extend(Some(old.concat()).filter(|old| !old.is_empty()).map(Run::Deleted));
        runs.extend(Some(new.concat()).filter(|new| !new.is_empty()).map(Run::Inserted));
    }
    runs
}

/// What stood in a place, what stands there now, and whether that is the same.
type DiffPiece<'t> = (Vec<&'t str>, Vec<&'t str>, bool);

/// Blanks and points between two changes belong to the change: a sentence that is new reads as one insertion, not as many.
fn joined(pieces: Vec<DiffPiece<'_>>) -> Vec<DiffPiece<'_>> {
    let count = pieces.len();
    let mut joined: Vec<DiffPiece<'_>> = Vec::with_capacity(count);
    for (index, (old, new, is_same)) in pieces.into_iter().enumerate() {
        let says_nothing = new.iter().all(|token| !token.chars().any(char::is_alphanumeric));
        let is_between = is_same && says_nothing && index > 0 && index + 1 < count;
        match joined.last_mut().filter(|(_, _, last)| !last && (is_between || !is_same)) {
            Some((before, after, _)) => {
                before.extend(old);
                after.extend(new);
            }
            None => joined.push((old, new, is_same)),
        }
    }
    joined
}

/// Words, blanks and signs, one by one.
fn tokens(text: &str) -> Vec<&str> {
    #[derive(PartialEq, Clone, Copy)]
    enum Sort {
        Word,
        Blank,
        Sign,
    }
    let sort = |letter: char| {
        // Vowel signs and the like belong to the word that they stand in.
        if letter.is_alphanumeric() || is_mark(letter) || letter == '\u{640}' {
            Sort::Word
        } else if letter.is_whitespace() {
            Sort::Blank
        } else {
            Sort::Sign
        }
    };
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, letter) in text.char_indices() {
        let now = sort(letter);
        if last.is_some_and(|last| last != now || now == Sort::Sign) {
            tokens.push(&text[start..at]);
            start = at;
        }
        last = Some(now);
    }
    if start < text.len() {
        tokens.push(&text[start..]);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn block(kind: &str, text: &str) -> Block {
        Block { kind: kind.to_owned(), text: text.to_owned(), links: Vec::new() }
    }

    fn shown(runs: &[Run]) -> String {
        runs.iter()
            .map(|run| match run {
                Run::Same(text) => text.clone(),
                Run::Deleted(text) => format!("[-{text}-]"),
                Run::Inserted(text) => format!("{{+{text}+}}"),
            })
            .collect()
    }

    #[test]
    fn words_that_changed_stand_out() {
        let runs = words("Le conseil adopte le règlement.", "Le conseil publie le règlement, puis l’affiche.");
        assert_eq!(shown(&runs), "Le conseil [-adopte-]{+publie+} le règlement{+, puis l’affiche+}.");
        let runs = words("تنشر الجماعة الميزانية، كل سنة.", "تنشر الجماعة البرنامج، كل سنة.");
        assert_eq!(shown(&runs), "تنشر الجماعة [-الميزانية-]{+البرنامج+}، كل سنة.");
    }

    #[test]
    fn a_paragraph_that_changed_is_one_paragraph() {
        let older =
            [block("h2", "Contexte"), block("p", "Un texte sur la commune et ses habitants."), block("p", "Fin.")];
        let newer = [
            block("h2", "Contexte"),
            block("p", "Ce paragraphe est nouveau."),
            block("p", "Un texte sur la commune et ses quartiers."),
            block("p", "Fin."),
        ];
        let kinds: Vec<ChangeKind> = compared(&older, &newer).iter().map(|block| block.change_kind).collect();
        assert_eq!(kinds, [ChangeKind::Same, ChangeKind::Added, ChangeKind::Changed, ChangeKind::Same]);
        assert!(compared(&older, &older).is_empty());
    }

    #[test]
    fn a_heading_does_not_become_a_paragraph() {
        let said = "Le suivi des engagements de la commune";
        let kinds = |older: &str, newer: &str| -> Vec<ChangeKind> {
            compared(&[block(older, said)], &[block(newer, said)]).iter().map(|block| block.change_kind).collect()
        };
        assert_eq!(kinds("h2", "p"), [ChangeKind::Removed, ChangeKind::Added]);
        assert_eq!(kinds("li", "p"), [ChangeKind::Removed, ChangeKind::Added]);
    }

    #[test]
    fn blanks_between_two_changes_belong_to_them() {
        assert_eq!(shown(&words("Un deux.", "Trois quatre.")), "[-Un deux-]{+Trois quatre+}.");
        assert_eq!(shown(&words("Un deux, trois.", "Quatre cinq, trois.")), "[-Un deux-]{+Quatre cinq+}, trois.");
        // Those at the edge of a change do not.
        assert_eq!(shown(&words("Un deux trois", "Un quatre trois")), "Un [-deux-]{+quatre+} trois");
    }

    fn compared(older: &[Block], newer: &[Block]) -> Vec<Redlined> {
        let side = |blocks| Side { blocks, addresses: &[] };
        blocks(side(older), side(newer))
    }

    /// What is done to a paragraph of a text.
    #[derive(Clone, Debug)]
    enum Edit {
        Keep,
        /// One of its ten words is another.
        Reword(usize),
        Remove,
        /// Another stands before it.
        Precede,
    }

    fn edits() -> impl Strategy<Value = Vec<Edit>> {
        let edit = prop_oneof![
            4 => Just(Edit::Keep),
            2 => (0..10_usize).prop_map(Edit::Reword),
            1 => Just(Edit::Remove),
            1 => Just(Edit::Precede),
        ];
        proptest::collection::vec(edit, 1..12)
    }

    fn paragraph(name: &str, word: Option<usize>) -> Block {
        let words = (0..10).map(|at| if word == Some(at) { "autre".to_owned() } else { format!("{name}{at}") });
        block("p", &words.collect::<Vec<_>>().join(" "))
    }

    fn side(redlined: &[Redlined], newer: bool) -> Vec<String> {
        let lost = if newer { ChangeKind::Removed } else { ChangeKind::Added };
        let kept = redlined.iter().filter(|block| block.change_kind != lost);
        kept.map(|block| {
            let runs = block.runs.iter().filter_map(|run| match run {
                Run::Same(text) => Some(text.as_str()),
                Run::Deleted(text) => Some(text.as_str()).filter(|_| !newer),
                Run::Inserted(text) => Some(text.as_str()).filter(|_| newer),
            });
            runs.collect()
        })
        .collect()
    }

    proptest! {
        /// Every paragraph that was kept or reworded is found again, wherever the edits around it have moved it.
        #[test]
        fn edits_elsewhere_move_no_address(edits in edits()) {
            let (mut older, mut newer, mut expected) = (Vec::new(), Vec::new(), Vec::new());
            for (at, edit) in edits.iter().enumerate() {
                let name = format!("p{at}x");
                older.push(paragraph(&name, None));
                match edit {
                    Edit::Remove => continue,
                    Edit::Precede => newer.push(paragraph(&format!("n{at}x"), None)),
                    Edit::Keep | Edit::Reword(_) => {}
                }
                expected.push((at, newer.len()));
                newer.push(paragraph(&name, if let Edit::Reword(word) = edit { Some(*word) } else { None }));
            }
            let found: Vec<(usize, usize)> = align(&older, &newer).into_iter().filter_map(|(old, new)| old.zip(new)).collect();
            prop_assert_eq!(found, expected);
        }

        /// Without what was inserted, the comparison is the older text; without what was deleted, the newer one.
        #[test]
        fn nothing_is_lost(
            older in proptest::collection::vec("[ab é،ع.]{1,12}", 0..8),
            newer in proptest::collection::vec("[ab é،ع.]{1,12}", 0..8),
        ) {
            let make = |texts: &[String]| -> Vec<Block> { texts.iter().map(|text| block("p", text)).collect() };
            let redlined = compared(&make(&older), &make(&newer));
            if older == newer {
                prop_assert!(redlined.is_empty());
            } else {
                prop_assert_eq!(side(&redlined, false), older);
                prop_assert_eq!(side(&redlined, true), newer);
            }
        }
    }
}
