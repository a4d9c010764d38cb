//! What is twice as long takes twice as long, not four times: for each thing that a file may have many of, and for each that looks as if it had no end.
//!
//! `DALIL_GROWTH=20 cargo test --test fuzz growth -- --nocapture` measures files twenty times as large, and shows what each takes; `DALIL_GROWTH_ONLY=csv` those whose name has this.

use super::run::own_time;
use dalil::finding::report::{self, Format};
use dalil::i18n;
use dalil::pipeline::{self, Checked};
use dalil::publish::MemorySink;
use dalil::source::Sources;
use dalil::source::disk::{self, FOLDERS};
use std::env;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

/// Files of a guide, by path.
type Files = Vec<(&'static str, String)>;

const CHAPTER: &str = "content/solutions/essai/fr.md";
const PAGE: &str = "content/pages/essai/fr.md";

/// A line for each number below `count`.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

/// What a chapter must have.
const LISTS: [(&str, &str); 3] = [
    ("objectives:", "objectives:\n  - {id: o, text: a}\n"),
    (
        "steps:",
        "steps:\n  - {id: s, title: a, actors: [services-communaux], by: commune, start: W0, duration: 1 week, result: a}\n",
    ),
    (
        "indicators:",
        "indicators:\n  - {id: i, name: a, objective: o, kind: output, unit: proposals, baseline: {value: 0, date: 2026-01}, target: {value: 60, date: 2026-06}, frequency: monthly, verification: a}\n",
    ),
];

/// A chapter with `fields` in its front matter.
fn chapter(fields: &str) -> Files {
    let lists = LISTS.iter().filter(|(name, _)| !fields.contains(name)).map(|(_, list)| *list).collect::<String>();
    let french = format!(
        "---\ntitle: Essai\nsummary: Un essai.\ntheme: transparence\n{lists}{fields}---\n\n## Titre {{#titre}}\n\nUn texte.\n"
    );
    let arabic = format!("---\ntitle: تجربة\nsummary: تجربة.\n{lists}{fields}---\n\n## عنوان {{#titre}}\n\nنص.\n");
    vec![(CHAPTER, french), ("content/solutions/essai/ar.md", arabic)]
}

/// A file of the starter guide, and more.
fn longer(path: &'static str, more: &str) -> (&'static str, String) {
    let files = dalil::cli::starter();
    let (_, bytes) = files.iter().find(|(own, _)| own == path).unwrap();
    (path, format!("{}\n{more}", str::from_utf8(bytes).unwrap()))
}

fn terms(count: usize, see: &str) -> String {
    let term = "term = { fr = \"mot\", ar = \"كلمة\" }\ndefinition = { fr = \"b\", ar = \"c\" }";
    lines(count, |it| format!("[t-{it}]\n{term}\nsee = [\"{see}\"]\n"))
}

fn territories(count: usize) -> String {
    lines(count, |it| format!("[t-{it}]\nname = {{ fr = \"a\", ar = \"a\" }}\n"))
}

/// A page that says `body`.
fn page(body: &str) -> Files {
    vec![(PAGE, format!("---\ntitle: Essai\nsummary: Un essai.\n---\n\n{body}\n"))]
}

/// A thing that a file may have many of.
type Case = (&'static str, fn(usize) -> Files);

const CASES: &[Case] = &[
    ("fields that nothing has", |n| chapter(&lines(n, |it| format!("champ-{it}: a\n")))),
    ("the same field", |n| chapter(&"order: 1\n".repeat(n))),
    ("steps, each after the next", |n| {
        chapter(&format!(
            "steps:\n{}",
            lines(n, |it| format!(
                "  - {{id: s-{it}, title: a, actors: [services-communaux], by: commune, after: s-{}, duration: 1 day, result: a}}\n",
                it + 1
            ))
        ))
    }),
    ("steps, each after the one before it", |n| {
        let step = |it: usize| {
            let after = it.checked_sub(1).map_or_else(String::new, |before| format!("after: s-{before}, "));
            format!(
                "  - {{id: s-{it}, title: a, actors: [services-communaux], by: commune, {after}duration: 9999 years, result: a}}\n"
            )
        };
        chapter(&format!("steps:\n{}", lines(n, step)))
    }),
    ("steps, one after the other", |n| {
        chapter(&format!(
            "steps:\n{}",
            lines(n, |it| format!(
                "  - {{id: s-{it}, title: a, actors: [services-communaux], by: commune, duration: 1 day, result: a}}\n"
            ))
        ))
    }),
    ("steps in a circle", |n| {
        chapter(&format!(
            "steps:\n{}",
            lines(n, |it| format!(
                "  - {{id: s-{it}, title: a, actors: [services-communaux], by: commune, after: s-{}, duration: 1 day, result: a}}\n",
                (it + 1) % n
            ))
        ))
    }),
    ("objectives", |n| chapter(&format!("objectives:\n{}", lines(n, |it| format!("  - {{id: o-{it}, text: a}}\n"))))),
    ("objectives with one id", |n| {
        chapter(&format!("objectives:\n{}", lines(n, |_| "  - {id: o, text: a}\n".to_owned())))
    }),
    ("objectives without an id", |n| chapter(&format!("objectives:\n{}", lines(n, |_| "  - {text: a}\n".to_owned())))),
    ("objectives that a translation has not", |n| {
        let mut files =
            chapter(&format!("objectives:\n{}", lines(n, |it| format!("  - {{id: objectif-{it}, text: a}}\n"))));
        files[1].1 = files[1].1.replace("objectif-", "objectf-");
        files
    }),
    ("indicators", |n| {
        let one = |it| {
            format!(
                "  - {{id: i-{it}, name: a, objective: o, kind: output, unit: proposals, baseline: {{value: 0, date: 2026-01}}, target: {{value: 60, date: 2026-06}}, frequency: monthly, verification: a}}\n"
            )
        };
        chapter(&format!("objectives:\n  - {{id: o, text: a}}\nindicators:\n{}", lines(n, one)))
    }),
    ("territories that nothing has", |n| {
        chapter(&format!("territories: [{}]\n", lines(n, |it| format!("territoire-{it}, "))))
    }),
    ("aliases", |n| {
        chapter(&format!(
            "objectives:\n  - {{id: &a o, text: a}}\n{}",
            lines(n, |it| format!("  - {{id: o-{it}, text: *a}}\n"))
        ))
    }),
    ("brackets of YAML", |n| chapter(&format!("steps: {}\n", "[".repeat(n)))),
    ("dashes of YAML", |n| chapter(&format!("steps:\n  {}\n", "- ".repeat(n)))),
    ("quotation marks of YAML", |n| chapter(&format!("title: \"{}\n", "\\\" ".repeat(n)))),
    ("a long title", |n| {
        chapter("").into_iter().map(|(path, text)| (path, text.replace("Essai", &"Essai : l'eau ".repeat(n)))).collect()
    }),
    ("headings", |n| page(&lines(n, |it| format!("## Titre {it} {{#t-{it}}}\n\nUn texte.\n\n")))),
    ("headings without an id", |n| page(&lines(n, |_| "## Titre\n".to_owned()))),
    ("headings with one id", |n| page(&lines(n, |_| "## Titre {#titre}\n\n".to_owned()))),
    ("headings with a bad id", |n| page(&lines(n, |it| format!("## Titre {{#Titre_{it}}}\n\n")))),
    ("sections of a chapter", |n| {
        let mut files = chapter("");
        for (_, text) in &mut files {
            text.push_str(&lines(n, |it| format!("\n## Titre {{#t-{it}}}\n\nUn texte.\n")));
        }
        files
    }),
    ("paragraphs", |n| page(&"Un texte de quelques mots.\n\n".repeat(n))),
    ("a long line", |n| page(&"Un texte de quelques mots ; l'eau : 12 000 voix. ".repeat(n))),
    ("quotations in quotations", |n| page(&format!("{}a", "> ".repeat(n)))),
    ("lists in lists", |n| page(&format!("{}a", "- ".repeat(n)))),
    ("numbers in lists", |n| page(&format!("{}a", "1. ".repeat(n)))),
    ("items", |n| page(&"- a\n".repeat(n))),
    ("items with blocks", |n| page(&"- a\n\n  b\n\n  > c\n\n".repeat(n))),
    ("tasks", |n| page(&"- [ ] a\n".repeat(n))),
    ("brackets", |n| page(&"[".repeat(n))),
    ("brackets closed", |n| page(&format!("{}a{}", "[".repeat(n), "]".repeat(n)))),
    ("images open", |n| page(&"![".repeat(n))),
    ("links open", |n| page(&"[a](".repeat(n))),
    ("links open with angles", |n| page(&"[a](<b".repeat(n))),
    ("stars", |n| page(&"*a ".repeat(n))),
    ("stars in stars", |n| page(&"*a _b ".repeat(n))),
    ("stars and blanks", |n| page(&"a**b c* ".repeat(n))),
    ("waves", |n| page(&"~a ~~b ".repeat(n))),
    ("back-quotes", |n| page(&lines(n, |it| format!("e{}", "`".repeat(it % 100))))),
    ("entities", |n| page(&"&amp;&eacute;&#233; ".repeat(n))),
    ("escapes", |n| page(&"\\[\\*".repeat(n))),
    ("links to a term", |n| page(&"[](term:concertation) ".repeat(n))),
    ("links to a solution", |n| page(&"[a](solution:boite-a-idees) ".repeat(n))),
    ("links to terms that nothing has", |n| page(&lines(n, |it| format!("[a](term:mot-{it}) ")))),
    ("links to pages that nothing has", |n| page(&lines(n, |it| format!("[a](page:essaie-{it}) ")))),
    ("links to files that are not there", |n| page(&lines(n, |it| format!("[a](fichier-{it}.pdf) ")))),
    ("links to places that are not there", |n| {
        page(&format!(
            "{}{}",
            lines(n, |it| format!("## Titre {it} {{#titre-{it}}}\n\n")),
            lines(n, |it| format!("[a](#titre-x{it})\n"))
        ))
    }),
    ("links to places", |n| {
        page(&lines(n, |it| {
            format!("## Titre {it} {{#titre-{it}}}\n\n[a](#titre-{it}) [b](page:essai#titre-{it})\n\n")
        }))
    }),
    ("links that are refused", |n| page(&"[a](javascript:b) ".repeat(n))),
    ("reference definitions", |n| page(&lines(n, |it| format!("[a{it}]\n\n[a{it}]: https://a.b/{it}\n\n")))),
    ("references", |n| page(&format!("{}\n\n[a]: https://a.b/{}\n", "[a] ".repeat(n), "c".repeat(n)))),
    ("references that nothing defines", |n| page(&lines(n, |it| format!("[a{it}][b{it}] ")))),
    ("footnotes", |n| page(&lines(n, |it| format!("Un renvoi[^{it}].\n\n[^{it}]: Une note.\n\n")))),
    ("footnotes in footnotes", |n| {
        page(&format!("a[^0]\n\n{}", lines(n, |it| format!("[^{it}]: b [^{}]\n\n", it + 1))))
    }),
    ("references to a footnote", |n| page(&format!("{}\n\n[^a]: Une note.\n", "b[^a] ".repeat(n)))),
    ("footnotes without a reference", |n| page(&lines(n, |it| format!("[^{it}]: Une note.\n\n")))),
    ("elements", |n| page(&"<bdi>a</bdi> ".repeat(n))),
    ("elements in elements", |n| page(&format!("a {}{}", "<bdi>".repeat(n), "</bdi>".repeat(n)))),
    ("elements left open", |n| page(&format!("a {}", "<bdi>".repeat(n)))),
    ("blocks of elements", |n| page(&"<div>\n\na\n\n</div>\n\n".repeat(n))),
    ("elements that are refused", |n| page(&"a <b onclick=c> ".repeat(n))),
    ("comments left open", |n| page(&"a <!-- ".repeat(n))),
    ("declarations left open", |n| page(&"a <!A ".repeat(n))),
    ("instructions left open", |n| page(&"a <? ".repeat(n))),
    ("CDATA left open", |n| page(&"a <![CDATA[ ".repeat(n))),
    ("attributes", |n| page(&format!("a <bdi {}>b</bdi>", "lang=\"fr\" ".repeat(n)))),
    ("rows", |n| page(&format!("| a | b |\n|---|---|\n{}", "| c | d |\n".repeat(n)))),
    ("columns", |n| page(&format!("|{}\n|{}\n|{}\n", "a|".repeat(n), "-|".repeat(n), "b|".repeat(n)))),
    ("rows that lack columns", |n| page(&format!("|{}\n|{}\n{}", "a|".repeat(n), "-|".repeat(n), "|b|\n".repeat(n)))),
    ("terms and definitions", |n| page(&"a\n: b\n\n".repeat(n))),
    ("images", |n| page(&"![a](b.png)\n".repeat(n))),
    ("code", |n| page(&"```\na\n```\n\n".repeat(n))),
    ("hard breaks", |n| page(&"a  \n".repeat(n))),
    ("terms", |n| vec![longer("content/glossary.toml", &terms(n, "concertation"))]),
    ("territories", |n| vec![longer("content/territories.toml", &territories(n))]),
    ("terms beside terms that are not there", |n| vec![longer("content/glossary.toml", &terms(n, "concertatoin"))]),
    ("tables in tables of TOML", |n| vec![("content/themes.toml", format!("[a{}]\n", ".a".repeat(n)))]),
    ("brackets of TOML", |n| vec![("content/themes.toml", format!("a = {}\n", "[".repeat(n)))]),
    ("braces of TOML", |n| vec![("content/themes.toml", format!("a = {}\n", "{a=".repeat(n)))]),
    ("mistakes of TOML", |n| vec![("content/themes.toml", "a = = b\n".repeat(n))]),
    ("works", |n| {
        vec![longer(
            "content/references.yml",
            &lines(n, |it| format!("w-{it}:\n  type: law\n  title: {{fr: a, ar: b}}\n  date: \"2018\"\n")),
        )]
    }),
    ("measurements", |n| {
        let mut files = chapter("");
        files.push(longer("content/territories.toml", &territories(n)));
        let rows = lines(n, |it| format!("i,t-{it},2026-11,{it},a\n"));
        files.push(("content/measures/essai.csv", format!("indicator,territory,date,value,source\n{rows}")));
        files
    }),
    ("measurements repeated", |n| {
        vec![(
            "content/measures/reunion-publique.csv",
            format!("indicator,territory,date,value,source\n{}", "i-a,b,2026-11,1,a\n".repeat(n)),
        )]
    }),
    ("quotation marks in a table", |n| {
        vec![(
            "content/measures/reunion-publique.csv",
            format!(
                "indicator,territory,date,value,source\n{}",
                lines(n, |it| format!("i-a,\"t \"\"{it}\"\"\",2026-11,1,a\n"))
            ),
        )]
    }),
    ("columns of measurements", |n| {
        vec![(
            "content/measures/reunion-publique.csv",
            format!("{}\n{}\n", lines(n, |it| format!("c{it},")), "a,".repeat(n)),
        )]
    }),
    ("rows that are too short", |n| {
        vec![(
            "content/measures/reunion-publique.csv",
            format!("indicator,territory,date,value,source\n{}", "a,b\n".repeat(n)),
        )]
    }),
    ("versions", |n| {
        let one = |it| {
            format!(
                "[[release]]\nversion = \"1.{it}.0\"\ndate = \"2026-11\"\nstage = \"final\"\nlanguages = [\"fr\"]\nsha256 = \"{}\"\n\n",
                "0".repeat(64)
            )
        };
        vec![("content/releases/ledger.toml", lines(n, one))]
    }),
    ("messages", |n| {
        vec![
            ("locales/fr/mots.ftl", lines(n, |it| format!("m-{it} = a {{ $b }}\n"))),
            ("locales/ar/mots.ftl", lines(n, |it| format!("m-{it} = a {{ $b }}\n"))),
        ]
    }),
    ("messages that a language lacks", |n| vec![("locales/fr/mots.ftl", lines(n, |it| format!("m-{it} = a\n")))]),
    ("messages that repeat messages", |n| {
        vec![(
            "locales/fr/mots.ftl",
            format!("m-0 = a\n{}", lines(n, |it| format!("m-{} = {{ m-{it} }}{{ m-{it} }}\n", it + 1))),
        )]
    }),
    ("terms that repeat terms", |n| {
        vec![(
            "locales/fr/mots.ftl",
            format!(
                "-m-0 = a\n{}",
                lines(n, |it| format!("-m-{} = {{ -m-{it} }}{{ -m-{it} }}\nn-{it} = {{ -m-{it} }}\n", it + 1))
            ),
        )]
    }),
    ("braces of messages", |n| vec![("locales/fr/mots.ftl", format!("a = {}\n", "{".repeat(n)))]),
    ("mistakes in messages", |n| vec![("locales/fr/mots.ftl", "a = { $b\n".repeat(n))]),
    ("variants", |n| {
        vec![(
            "locales/fr/mots.ftl",
            format!("a = {{ $b ->\n{}   *[other] c\n }}\n", lines(n, |it| format!("    [v{it}] d\n"))),
        )]
    }),
    ("blocks of templates", |n| {
        vec![(
            "themes/default/templates/glossary.html",
            lines(n, |it| format!("{{% block b{it} %}}a{{% endblock %}}\n")),
        )]
    }),
    ("conditions in templates", |n| {
        vec![(
            "themes/default/templates/glossary.html",
            format!("{}{}", "{% if a %}".repeat(n), "{% endif %}".repeat(n)),
        )]
    }),
    ("brackets of templates", |n| {
        vec![("themes/default/templates/glossary.html", format!("{{{{ {} }}}}", "(".repeat(n)))]
    }),
    ("sums of templates", |n| {
        vec![("themes/default/templates/glossary.html", format!("{{{{ 1{} }}}}", " + 1".repeat(n)))]
    }),
    ("words of templates", |n| {
        vec![("themes/default/templates/glossary.html", "{{ t(key=\"glossary\") }}\n".repeat(n))]
    }),
    ("elements of a drawing", |n| drawing(&format!("{}{}", "<g>".repeat(n), "</g>".repeat(n)))),
    ("attributes of a drawing", |n| drawing(&format!("<g {}/>", lines(n, |it| format!("a{it}=\"b\" "))))),
    ("namespaces of a drawing", |n| {
        drawing(&format!("<g {}>{}</g>", lines(n, |it| format!("xmlns:a{it}=\"b{it}\" ")), "<g/>".repeat(n)))
    }),
    ("styles of a drawing", |n| drawing(&format!("<style>{}</style>", "a { fill: url(#b) }".repeat(n)))),
];

/// A page that shows the drawing `inner`.
fn drawing(inner: &str) -> Files {
    let mut files = page("![a](a.svg)");
    files.push((
        "content/pages/essai/a.svg",
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\">{inner}</svg>"),
    ));
    files
}

fn guide(files: &Files) -> Sources {
    let mut sources = Sources::default();
    for (path, bytes) in dalil::cli::starter() {
        if FOLDERS.iter().any(|folder| path.starts_with(&format!("{folder}/"))) {
            sources.put(disk::decode(path, bytes.to_vec()));
        }
    }
    for (path, text) in files {
        sources.put_text(path, text);
    }
    sources
}

/// What it takes to read and check a guide, to tell what is wrong and to make the site, and whether it is made.
fn takes(files: &Files) -> (Duration, bool) {
    let sources = guide(files);
    let words = i18n::tool_words("fr");
    let before = own_time();
    let Checked { project, findings } = pipeline::examine(&sources);
    for format in [Format::Text, Format::Json, Format::Github] {
        report::write(&findings, &sources, &words, format, false);
    }
    let project = project.filter(|_| !findings.has_errors());
    let is_made = project.is_some_and(|project| {
        pipeline::build(&project, &sources, Path::new("/"), &MemorySink::default(), &()).is_ok()
    });
    (own_time().saturating_sub(before), is_made)
}

/// The least of a few times: what else the machine does only adds.
fn least(files: &Files) -> (Duration, bool) {
    (0..3).map(|_| takes(files)).min().unwrap()
}

/// Files of this many things, and of four times as many.
const USUAL: usize = 250;
/// What is four times as long may take so many times as long; quadratic would be sixteen.
const MOST: f64 = 8.0;
/// Shorter times are not measured well enough.
const NOTHING: Duration = Duration::from_millis(80);

/// All on one thread, so that its time is what all takes.
pub fn measure() {
    let scale: usize = env::var("DALIL_GROWTH").ok().and_then(|scale| scale.parse().ok()).unwrap_or(1);
    let only = env::var("DALIL_GROWTH_ONLY").unwrap_or_default();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().unwrap();
    let (alone, _) = pool.install(|| least(&Vec::new()));
    let mut wrong = String::new();
    for (name, make) in CASES.iter().filter(|(name, _)| name.contains(&only)) {
        let few = make(USUAL * scale);
        let many = make(4 * USUAL * scale);
        let size = many.iter().map(|(_, text)| text.len()).max().unwrap_or(0);
        let measured = |measure: fn(&Files) -> (Duration, bool)| {
            let [(short, _), (long, made)] = [&few, &many].map(|files| pool.install(|| measure(files)));
            let [short, long] = [short, long].map(|time| time.saturating_sub(alone));
            (short, long, long.as_secs_f64() / short.as_secs_f64().max(0.001), made)
        };
        let is_wrong = |(_, long, growth, _): (Duration, Duration, f64, bool)| long > NOTHING && growth > MOST;
        let mut once = measured(takes);
        if is_wrong(once) {
            once = measured(least);
        }
        let (short, long, growth, made) = once;
        println!("{name}: {short:?}, {long:?}, {growth:.1} times; {size} bytes{}", if made { ", made" } else { "" });
        if is_wrong(once) {
            let _ = writeln!(wrong, "{name}: {short:?}, {long:?}: {growth:.1} times");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
