//! The words that are counted, in each language, against its grammar: a wrong form is no slip that a program sees.
#![allow(missing_docs)]

use dalil::i18n::{Argument, TOOL_LANGUAGES, Words, embedded, messages_of, tool_words};
use std::collections::BTreeSet;

/// A noun of Arabic: one, two (as a subject, or after a preposition), three to ten, eleven to ninety-nine. After a hundred stands the first again.
struct Noun(&'static str, [&'static str; 2], &'static str, &'static str);

const SOLUTION: Noun = Noun("حل", ["حلان", "حلين"], "حلول", "حلا");
const DAY: Noun = Noun("يوم", ["يومان", "يومين"], "أيام", "يوما");
const WEEK: Noun = Noun("أسبوع", ["أسبوعان", "أسبوعين"], "أسابيع", "أسبوعا");
const MONTH: Noun = Noun("شهر", ["شهران", "شهرين"], "أشهر", "شهرا");
const DIRHAM: Noun = Noun("درهم", ["درهمان", "درهمين"], "دراهم", "درهما");
const TEXT: Noun = Noun("نص", ["نصان", "نصين"], "نصوص", "نصا");
const MEND: Noun = Noun("إصلاح", ["إصلاحان", "إصلاحين"], "إصلاحات", "إصلاحا");
const FILE: Noun = Noun("ملف", ["ملفان", "ملفين"], "ملفات", "ملفا");
const ERROR: Noun = Noun("خطأ", ["خطآن", "خطأين"], "أخطاء", "خطأ");
const PAGE: Noun = Noun("صفحة", ["صفحتان", "صفحتين"], "صفحات", "صفحة");

/// Every message that is counted in Arabic, and what it counts.
const COUNTED: [(&str, Noun); 51] = [
    ("solutions-count", SOLUTION),
    ("changes-added", SOLUTION),
    ("changes-removed", SOLUTION),
    ("changes-changed", SOLUTION),
    ("changes-elsewhere", SOLUTION),
    ("verify-files", FILE),
    ("rebuilt-done", Noun("قيد", ["قيدان", "قيدين"], "قيود", "قيدا")),
    ("release-dry", PAGE),
    ("notes-first", SOLUTION),
    ("themes-count", Noun("محور", ["محوران", "محورين"], "محاور", "محورا")),
    ("steps-count", Noun("مرحلة", ["مرحلتان", "مرحلتين"], "مراحل", "مرحلة")),
    ("duration-day", DAY),
    ("unit-days", DAY),
    ("duration-week", WEEK),
    ("unit-weeks", WEEK),
    ("duration-month", MONTH),
    ("unit-months", MONTH),
    ("duration-year", Noun("سنة", ["سنتان", "سنتين"], "سنوات", "سنة")),
    ("cost", DIRHAM),
    ("unit-MAD", DIRHAM),
    ("unit-people", Noun("شخص", ["شخصان", "شخصين"], "أشخاص", "شخصا")),
    ("unit-hours", Noun("ساعة", ["ساعتان", "ساعتين"], "ساعات", "ساعة")),
    ("unit-requests", Noun("طلب", ["طلبان", "طلبين"], "طلبات", "طلبا")),
    ("unit-documents", Noun("وثيقة", ["وثيقتان", "وثيقتين"], "وثائق", "وثيقة")),
    ("unit-meetings", Noun("اجتماع", ["اجتماعان", "اجتماعين"], "اجتماعات", "اجتماعا")),
    ("unit-projects", Noun("مشروع", ["مشروعان", "مشروعين"], "مشاريع", "مشروعا")),
    ("unit-actions", Noun("عملية", ["عمليتان", "عمليتين"], "عمليات", "عملية")),
    ("unit-petitions", Noun("عريضة", ["عريضتان", "عريضتين"], "عرائض", "عريضة")),
    ("unit-proposals", Noun("مقترح", ["مقترحان", "مقترحين"], "مقترحات", "مقترحا")),
    ("unit-associations", Noun("جمعية", ["جمعيتان", "جمعيتين"], "جمعيات", "جمعية")),
    ("unit-communes", Noun("جماعة", ["جماعتان", "جماعتين"], "جماعات", "جماعة")),
    ("unit-comments", Noun("تعليق", ["تعليقان", "تعليقين"], "تعليقات", "تعليقا")),
    ("unit-points", Noun("نقطة", ["نقطتان", "نقطتين"], "نقط", "نقطة")),
    ("changes-measured", Noun("قياس", ["قياسان", "قياسين"], "قياسات", "قياسا")),
    ("build-done", PAGE),
    ("release-done", PAGE),
    ("summary-errors", ERROR),
    ("overlay-title", ERROR),
    ("summary-warnings", Noun("تنبيه", ["تنبيهان", "تنبيهين"], "تنبيهات", "تنبيها")),
    ("watch-updated", FILE),
    ("fix-found", MEND),
    ("fix-ask", MEND),
    ("fix-done", MEND),
    ("fix-left", ERROR),
    ("fix-written-before", FILE),
    ("rename-found", FILE),
    ("rename-done", FILE),
    ("finding-other-script", TEXT),
    ("finding-placeholder", TEXT),
    ("finding-placeholder-in-final", TEXT),
    ("finding-more", Noun("ملاحظة", ["ملاحظتان", "ملاحظتين"], "ملاحظات", "ملاحظة")),
];

/// The messages of a language that have plural forms, by name.
fn counted(language: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for text in embedded()[language].values() {
        for name in messages_of(text).0.into_keys() {
            let start = text.find(&format!("\n{name} = ")).map_or(0, |at| at + 1);
            let end = text[start..].find("\n\n").map_or(text.len(), |at| start + at);
            let body = &text[start..end];
            let next = body.lines().skip(1).position(|line| line.starts_with(|it: char| it.is_ascii_alphanumeric()));
            let own: Vec<&str> = body.lines().take(next.map_or(usize::MAX, |at| at + 1)).collect();
            // Attributes choose by other words; that a row has one cell is said otherwise.
            if own
                .iter()
                .take_while(|line| !line.trim_start().starts_with('.'))
                .any(|line| line.trim_start().starts_with("[one]"))
            {
                found.insert(name);
            }
        }
    }
    found.remove("finding-malformed-csv");
    // That a header has the same slip on other lines is said of some of its kinds only.
    found.remove("finding-untidy-yaml");
    found
}

/// What a message says of `number`, without marks of direction.
fn said(words: &Words, key: &str, number: usize) -> String {
    let text = |name| (name, Argument::from("x"));
    let arguments = [
        ("n", number.into()),
        ("pages", number.into()),
        ("languages", number.into()),
        ("more", number.into()),
        ("files", number.into()),
        ("errors", number.into()),
        ("warnings", number.into()),
        text("found"),
        text("language"),
        text("script"),
        text("version"),
        text("path"),
        text("output"),
        text("ms"),
    ];
    dalil::i18n::plain(&words.say_with(key, &arguments))
}

/// The words of a text, numbers among them.
fn tokens(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_alphanumeric() && !dalil::i18n::is_mark(letter))
        .filter(|it| !it.is_empty())
        .collect()
}

/// Whether `word` is there, perhaps with what Arabic writes together with it.
fn has(tokens: &[&str], word: &str) -> bool {
    tokens.iter().any(|token| ["", "و", "ب", "ال"].iter().any(|before| token.strip_prefix(before) == Some(word)))
}

/// Whether `number` stands before `word`.
fn counts(tokens: &[&str], number: usize, word: &str) -> bool {
    let number = number.to_string();
    tokens.windows(2).any(|pair| (pair[0] == number || pair[0].strip_prefix('و') == Some(&number)) && pair[1] == word)
}

#[test]
fn arabic_counts_as_its_grammar_asks() {
    let words = tool_words("ar");
    for (key, Noun(one, two, few, many)) in &COUNTED {
        let told = |number: usize| said(&words, key, number);
        let digits = |text: &str| text.replace("{\"", "").chars().any(|letter| letter.is_ascii_digit());
        let none = told(0);
        assert!(has(&tokens(&none), one) || has(&tokens(&none), few) || !none.contains('0'), "{key}: {none}");
        let single = told(1);
        assert!(has(&tokens(&single), one) && !digits(&single) || has(&tokens(&single), many), "{key}: {single}");
        let dual = told(2);
        assert!(two.iter().any(|two| has(&tokens(&dual), two)) && !digits(&dual), "{key}: {dual}");
        for (numbers, word) in [
            (&[3, 5, 10, 103, 110][..], few),
            (&[11, 12, 20, 99, 111][..], many),
            (&[100, 101, 102, 200, 500][..], one),
        ] {
            for number in numbers {
                assert!(counts(&tokens(&told(*number)), *number, word), "{key}: {number} {word}: {}", told(*number));
            }
        }
    }
    // Of languages, the same message tells.
    for (number, expected) in [(1, "بلغة واحدة"), (2, "بلغتين"), (3, "3 لغات"), (11, "11 لغة"), (100, "100 لغة")]
    {
        assert!(said(&words, "build-done", number).contains(expected), "{}", said(&words, "build-done", number));
    }
}

#[test]
fn every_message_that_is_counted_in_arabic_is_tried() {
    let tried: BTreeSet<String> = COUNTED.iter().map(|(key, _)| (*key).to_owned()).collect();
    assert_eq!(counted("ar"), tried);
}

/// French counts nothing and one alike; English counts one thing as one, and all else as many.
#[test]
fn french_and_english_have_one_form_for_one_and_one_for_more() {
    for language in TOOL_LANGUAGES.iter().filter(|language| **language != "ar") {
        let words = tool_words(language);
        let keys = counted(language);
        assert!(keys.len() > 25, "{keys:?}");
        for key in keys {
            let shape = |number: usize| said(&words, &key, number).replace(&number.to_string(), "N");
            assert_eq!(shape(2), shape(7), "{language} {key}");
            assert_eq!(shape(2), shape(100), "{language} {key}");
            // “1 more”, “2 more”.
            assert!(shape(1) != shape(2) || key == "finding-more", "{language} {key}: {}", shape(1));
            assert!(said(&words, &key, 7).contains('7'), "{language} {key}");
            if *language == "fr" {
                assert!(
                    shape(0) == shape(1) || !said(&words, &key, 0).contains('0'),
                    "{key}: {}",
                    said(&words, &key, 0)
                );
            }
        }
    }
}
