//! The guide in the form that each generator reads.

use crate::text::{ARABIC, Dice, FRENCH, Words, capital};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const PER_THEME: usize = 25;
const LANGUAGES: [&Words; 2] = [&FRENCH, &ARABIC];
const REGIONS: [(&str, &str, &str); 6] = [
    ("fes-meknes", "Fès-Meknès", "فاس مكناس"),
    ("souss-massa", "Souss-Massa", "سوس ماسة"),
    ("oriental", "Oriental", "الشرق"),
    ("draa-tafilalet", "Drâa-Tafilalet", "درعة تافيلالت"),
    ("tanger", "Tanger-Tétouan-Al Hoceïma", "طنجة تطوان الحسيمة"),
    ("beni-mellal", "Béni Mellal-Khénifra", "بني ملال خنيفرة"),
];

/// What a chapter says, before any generator’s form is given to it.
struct Chapter {
    slug: String,
    title: String,
    summary: String,
    theme: usize,
    regions: Vec<usize>,
    objectives: Vec<String>,
    steps: Vec<Step>,
    indicators: Vec<Indicator>,
    obstacles: Vec<String>,
    /// Markdown, its links `@@N@@` for solution N.
    body: String,
}

struct Step {
    title: String,
    text: String,
    actor: usize,
    weeks: usize,
}

struct Indicator {
    name: String,
    baseline: usize,
    target: usize,
}

fn slug(solution: usize) -> String {
    format!("solution-{solution:05}")
}

fn theme_id(theme: usize) -> String {
    format!("theme-{theme:03}")
}

fn theme_name(words: &Words, theme: usize) -> String {
    format!("{} {}", words.themes[theme % words.themes.len()], theme / words.themes.len() + 1)
}

fn title(words: &Words, solution: usize) -> String {
    let mut dice = Dice::new(solution, 1);
    format!("{} {} {}", capital(dice.pick(words.what)), dice.pick(words.place), solution)
}

fn region_name(words: &Words, region: usize) -> &'static str {
    let (_, french, arabic) = REGIONS[region];
    if words.code == "fr" { french } else { arabic }
}

fn chapter(words: &Words, solution: usize, count: usize) -> Chapter {
    let mut facts = Dice::new(solution, 2);
    let mut dice = Dice::new(solution, u64::from(words.code.as_bytes()[0]));
    let first = facts.roll(REGIONS.len());
    Chapter {
        slug: slug(solution),
        title: title(words, solution),
        summary: words.plain(&mut dice),
        theme: solution / PER_THEME,
        regions: (0..3).map(|step| (first + step) % REGIONS.len()).collect(),
        objectives: (0..3).map(|_| words.plain(&mut dice)).collect(),
        steps: (0..6)
            .map(|_| Step {
                title: capital(dice.pick(words.what)),
                text: words.plain(&mut dice),
                actor: facts.roll(words.who.len()),
                weeks: facts.roll(9) + 1,
            })
            .collect(),
        indicators: (0..4)
            .map(|_| Indicator { name: words.plain(&mut dice), baseline: facts.roll(40), target: facts.roll(50) + 41 })
            .collect(),
        obstacles: (0..3).map(|_| words.plain(&mut dice)).collect(),
        body: body(words, solution, count, &mut dice),
    }
}

fn body(words: &Words, solution: usize, count: usize, dice: &mut Dice) -> String {
    let mut links = Dice::new(solution, 3);
    let mut link = || {
        let start = solution / PER_THEME * PER_THEME;
        let other = start + links.roll(PER_THEME.min(count - start));
        format!("{} [{}](@@{other}@@).", words.see, title(words, other))
    };
    let mut out = String::new();
    let [context, care, method, means, voice, local, follow, lessons] = words.headings;
    let _ = writeln!(out, "{}[^1]\n", words.paragraph(dice, 3));
    let _ = writeln!(
        out,
        "## {context} {{#contexte}}\n\n{}\n\n{} {}\n",
        words.paragraph(dice, 4),
        words.paragraph(dice, 2),
        link()
    );
    let _ = writeln!(out, "### {care} {{#attention}}\n");
    for _ in 0..5 {
        let _ = writeln!(out, "- {}", words.sentence(dice));
    }
    let _ = writeln!(out, "\n## {method} {{#demarche}}\n\n{}\n", words.paragraph(dice, 2));
    for number in 1..=4 {
        let _ = writeln!(
            out,
            "{number}. {}\n   - {}\n   - {}",
            words.sentence(dice),
            words.sentence(dice),
            words.sentence(dice)
        );
    }
    let _ = writeln!(out, "\n## {means} {{#tableau}}\n\n| {} |\n|---|---|---|", words.columns.join(" | "));
    for _ in 0..6 {
        let _ = writeln!(out, "| {} | {} | {} |", dice.pick(words.what), dice.pick(words.who), dice.pick(words.time));
    }
    let _ = writeln!(out, "\n## {voice} {{#temoignage}}\n\n> {}\n> {}\n", words.sentence(dice), words.sentence(dice));
    let _ = writeln!(
        out,
        "## {local} {{#local}}\n\n{} {}\n\n{}\n",
        words.paragraph(dice, 4),
        link(),
        words.paragraph(dice, 4)
    );
    let _ = writeln!(out, "## {follow} {{#suivi}}\n\n{} {}[^2]\n", words.paragraph(dice, 4), link());
    let _ = writeln!(
        out,
        "## {lessons} {{#retours}}\n\n{}\n\n{} {}\n",
        words.paragraph(dice, 5),
        words.paragraph(dice, 4),
        link()
    );
    let _ = writeln!(out, "[^1]: {}\n[^2]: {}", words.sentence(dice), words.sentence(dice));
    out
}

/// `body` with each link as `destination` writes it.
fn linked(body: &str, destination: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(body.len() + 512);
    for (index, part) in body.split("@@").enumerate() {
        if index % 2 == 0 {
            out.push_str(part);
        } else {
            out.push_str(&destination(&slug(part.parse().expect("a number stands between the marks"))));
        }
    }
    out
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the folder can be made");
    fs::write(path, text).expect("the file can be written");
}

/// A text as YAML, JSON and TOML all read it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().collect::<Vec<_>>().join(", ")
}

fn themes(count: usize) -> usize {
    count.div_ceil(PER_THEME)
}

/// `dalil/content/…`
pub fn dalil(count: usize, folder: &Path) {
    let content = folder.join("content");
    let both = |name: &dyn Fn(&Words) -> String| {
        format!("{{ fr = {}, ar = {} }}", quoted(&name(&FRENCH)), quoted(&name(&ARABIC)))
    };
    let guide = both(&|words| words.guide.to_owned());
    write(
        &content.join("guide.toml"),
        &format!(
            "languages = [\"fr\", \"ar\"]\ndate = 2026-11-21\nbase_url = \"https://example.org\"\ntitle = {guide}\nsummary = {guide}\n"
        ),
    );
    let mut toml = String::new();
    for theme in 0..themes(count) {
        let _ = writeln!(toml, "[{}]\nname = {}", theme_id(theme), both(&|words| theme_name(words, theme)));
    }
    write(&content.join("themes.toml"), &toml);
    let regions =
        REGIONS.map(|(id, fr, ar)| format!("[{id}]\nname = {{ fr = {}, ar = {} }}\n", quoted(fr), quoted(ar)));
    write(&content.join("territories.toml"), &regions.concat());
    let actors = (0..FRENCH.who.len())
        .map(|actor| format!("[a-{actor}]\nname = {}\n", both(&|words| words.who[actor].to_owned())));
    write(&content.join("actors.toml"), &actors.collect::<String>());
    for solution in 0..count {
        for words in LANGUAGES {
            let chapter = chapter(words, solution, count);
            let body = linked(&chapter.body, |slug| format!("solution:{slug}"));
            let path = content.join(format!("solutions/{}/{}.md", chapter.slug, words.code));
            write(&path, &format!("---\n{}---\n\n{body}", dalil_front(&chapter, solution, words.code == "fr")));
        }
    }
}

fn dalil_front(chapter: &Chapter, solution: usize, is_reference: bool) -> String {
    let mut out = format!("title: {}\nsummary: {}\n", quoted(&chapter.title), quoted(&chapter.summary));
    if is_reference {
        let regions = list(chapter.regions.iter().map(|region| REGIONS[*region].0.to_owned()));
        let _ = writeln!(
            out,
            "theme: {}\norder: {}\nupdated: 2026-01-15\nterritories: [{regions}]",
            theme_id(chapter.theme),
            solution + 1
        );
    }
    out.push_str("objectives:\n");
    for (index, text) in chapter.objectives.iter().enumerate() {
        let _ = writeln!(out, "  - id: o-{index}\n    text: {}", quoted(text));
    }
    out.push_str("steps:\n");
    for (index, step) in chapter.steps.iter().enumerate() {
        let _ =
            writeln!(out, "  - id: s-{index}\n    title: {}\n    text: {}", quoted(&step.title), quoted(&step.text));
        if is_reference {
            let _ =
                writeln!(out, "    actors: [a-{}]\n    by: commune\n    duration: {} weeks", step.actor, step.weeks);
        }
    }
    out.push_str("indicators:\n");
    for (index, indicator) in chapter.indicators.iter().enumerate() {
        let _ = writeln!(out, "  - id: i-{index}\n    name: {}", quoted(&indicator.name));
        if is_reference {
            let _ = writeln!(
                out,
                "    objective: o-0\n    unit: percent\n    baseline: {{value: {}, date: 2026}}\n    target: {{value: {}, date: 2028}}\n    frequency: yearly",
                indicator.baseline, indicator.target
            );
        }
    }
    out.push_str("obstacles:\n");
    for (index, text) in chapter.obstacles.iter().enumerate() {
        let _ = writeln!(out, "  - id: b-{index}\n    text: {}", quoted(text));
    }
    out
}

/// The fields of one item of a list, ready to be written.
type Item = Vec<(&'static str, String)>;

/// The fields that Hugo and Zola both get, as `key: value` lines of `form`.
fn peer_lists(chapter: &Chapter, words: &Words) -> [(&'static str, Vec<Item>); 4] {
    let steps = chapter.steps.iter().map(|step| {
        vec![
            ("title", quoted(&step.title)),
            ("text", quoted(&step.text)),
            ("actor", quoted(words.who[step.actor])),
            ("duration", quoted(&format!("{} W", step.weeks))),
        ]
    });
    let indicators = chapter.indicators.iter().map(|indicator| {
        vec![
            ("name", quoted(&indicator.name)),
            ("unit", quoted("%")),
            ("baseline", indicator.baseline.to_string()),
            ("target", indicator.target.to_string()),
        ]
    });
    let texts = |texts: &[String]| texts.iter().map(|text| vec![("text", quoted(text))]).collect();
    [
        ("objectives", texts(&chapter.objectives)),
        ("steps", steps.collect()),
        ("indicators", indicators.collect()),
        ("obstacles", texts(&chapter.obstacles)),
    ]
}

/// The small theme that is comparable to what dalil shows, and the settings, of a peer.
fn copy_theme(peer: &str, folder: &Path) {
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers").join(peer), folder);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    for entry in fs::read_dir(from).expect("the theme is there") {
        let place = entry.expect("the theme can be read").path();
        let to = to.join(place.file_name().expect("a file has a name"));
        if place.is_dir() {
            copy(&place, &to);
        } else {
            fs::copy(&place, to).expect("the file can be written");
        }
    }
}

/// Footnotes and heading ids are written alike by all three; links are what differs.
pub fn hugo(count: usize, folder: &Path) {
    copy_theme("hugo", folder);
    for words in LANGUAGES {
        let code = words.code;
        write(
            &folder.join(format!("content/_index.{code}.md")),
            &format!("---\ntitle: {}\n---\n", quoted(words.guide)),
        );
        write(&folder.join(format!("content/solutions/_index.{code}.md")), "---\ntitle: Solutions\n---\n");
        for solution in 0..count {
            let chapter = chapter(words, solution, count);
            let mut front = format!(
                "title: {}\nsummary: {}\nweight: {}\n",
                quoted(&chapter.title),
                quoted(&chapter.summary),
                solution + 1
            );
            let theme = theme_id(chapter.theme);
            let _ = writeln!(
                front,
                "date: 2026-01-15\nthemes: [{theme}]\ntheme: {theme}\ntheme_name: {}\nregions: [{}]",
                quoted(&theme_name(words, chapter.theme)),
                list(chapter.regions.iter().map(|region| quoted(region_name(words, *region))))
            );
            for (key, items) in peer_lists(&chapter, words) {
                let _ = writeln!(front, "{key}:");
                for item in items {
                    for (index, (field, value)) in item.iter().enumerate() {
                        let _ = writeln!(front, "  {} {field}: {value}", if index == 0 { "-" } else { " " });
                    }
                }
            }
            let body = linked(&chapter.body, |slug| format!("/solutions/{slug}"));
            write(
                &folder.join(format!("content/solutions/{}/index.{code}.md", chapter.slug)),
                &format!("---\n{front}---\n\n{body}"),
            );
        }
    }
}

/// Zola reads TOML front matter; its links name files. The neighbours of a page come from files made here: the way that its manual
/// shows, `get_taxonomy_term`, takes three times as long.
pub fn zola(count: usize, folder: &Path) {
    copy_theme("zola", folder);
    for theme in 0..themes(count) {
        for (words, prefix) in [(&FRENCH, ""), (&ARABIC, "/ar")] {
            let members = theme * PER_THEME..count.min((theme + 1) * PER_THEME);
            let members = members.map(|solution| {
                let (title, path) = (title(words, solution), format!("{prefix}/solutions/{}/", slug(solution)));
                format!("{{\"title\": {}, \"path\": \"{path}\"}}", quoted(&title))
            });
            let path = folder.join(format!("nav/{}.{}.json", theme_id(theme), words.code));
            write(&path, &format!("[{}]", list(members)));
        }
    }
    for (words, suffix) in [(&FRENCH, ""), (&ARABIC, ".ar")] {
        write(
            &folder.join(format!("content/_index{suffix}.md")),
            &format!("+++\ntitle = {}\n+++\n", quoted(words.guide)),
        );
        write(
            &folder.join(format!("content/solutions/_index{suffix}.md")),
            "+++\ntitle = \"Solutions\"\nsort_by = \"weight\"\n+++\n",
        );
        for solution in 0..count {
            let chapter = chapter(words, solution, count);
            let mut front = format!(
                "title = {}\ndescription = {}\nweight = {}\ndate = 2026-01-15\n",
                quoted(&chapter.title),
                quoted(&chapter.summary),
                solution + 1
            );
            let _ = writeln!(
                front,
                "[taxonomies]\ntheme = [{}]\n[extra]\ntheme_name = {}\nregions = [{}]",
                quoted(&theme_id(chapter.theme)),
                quoted(&theme_name(words, chapter.theme)),
                list(chapter.regions.iter().map(|region| quoted(region_name(words, *region))))
            );
            for (key, items) in peer_lists(&chapter, words) {
                for item in items {
                    let _ = writeln!(front, "[[extra.{key}]]");
                    for (field, value) in item {
                        let _ = writeln!(front, "{field} = {value}");
                    }
                }
            }
            let body = linked(&chapter.body, |slug| format!("@/solutions/{slug}/index{suffix}.md"));
            write(
                &folder.join(format!("content/solutions/{}/index{suffix}.md", chapter.slug)),
                &format!("+++\n{front}+++\n\n{body}"),
            );
        }
    }
}
