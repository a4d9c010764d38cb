//! A site that is kept up to date is the site that a clean build makes, byte for byte, whatever authors do and in whatever order.

mod support;

use dalil::finding::Findings;
use dalil::finding::report::{self, Format};
use dalil::pipeline::{self, Checked};
use dalil::publish::MemorySink;
use dalil::render::{FileChanges, RenderError};
use dalil::session::{ChangeSet, Session, UpdateResult, Watcher};
use dalil::source::disk;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use support::running::{PATIENCE, Running, eventually, published};
use support::{Guide, Tree};

/// What an author does. Numbers choose among what is there, so that every edit can follow every other.
#[derive(Clone, Debug)]
enum Edit {
    Body { chapter: usize },
    Title { chapter: usize },
    Order { solution: usize, order: u8 },
    MoveToOtherTheme { solution: usize },
    StepTakes { solution: usize, weeks: u8 },
    StepCosts { solution: usize, cost: u8 },
    StepCarriedByOther { solution: usize },
    ObjectiveText { chapter: usize },
    IndicatorTarget { solution: usize, value: u8 },
    RenameFolder { solution: usize, links_too: bool },
    Delete { solution: usize, links_too: bool },
    PutBack,
    DeleteTranslation { solution: usize },
    NewSolution,
    NewPage,
    PageTitle { page: usize },
    Template { which: usize },
    RemoveTheme,
    Style,
    Words,
    GuideTitle,
    GuideDate { day: u8 },
    GuideAddress,
    NameOfList { list: usize },
    Measure { value: u8 },
    ImageShown { chapter: usize },
    ImageTouched,
    LinkAcross { chapter: usize },
    IndicatorName,
    SheetTitle,
    Mistake(Mistake),
    MendAll,
}

/// An edit that makes an error, until all is mended.
#[derive(Clone, Copy, Debug)]
enum Mistake {
    QuoteLeftOpen,
    LinkToNowhere,
    UnknownTheme,
    BrokenSettings,
    BrokenTemplate,
    TemplateThatFails,
    BrokenWords,
    NotUtf8,
}

/// How the edit is told: as the files that were touched, as the folders that they are in, or as "something was missed".
#[derive(Clone, Copy, Debug)]
enum Told {
    Files,
    Folders,
    Everything,
}

fn edits() -> impl Strategy<Value = (Edit, Told)> {
    let any = 0..8usize;
    let mistakes = prop::sample::select(vec![
        Mistake::QuoteLeftOpen,
        Mistake::LinkToNowhere,
        Mistake::UnknownTheme,
        Mistake::BrokenSettings,
        Mistake::BrokenTemplate,
        Mistake::TemplateThatFails,
        Mistake::BrokenWords,
        Mistake::NotUtf8,
    ]);
    let of_chapters = prop_oneof![
        3 => any.clone().prop_map(|chapter| Edit::Body { chapter }),
        3 => any.clone().prop_map(|chapter| Edit::Title { chapter }),
        2 => (any.clone(), 0..4u8).prop_map(|(solution, order)| Edit::Order { solution, order }),
        2 => any.clone().prop_map(|solution| Edit::MoveToOtherTheme { solution }),
        2 => (any.clone(), 1..30u8).prop_map(|(solution, weeks)| Edit::StepTakes { solution, weeks }),
        2 => (any.clone(), 1..30u8).prop_map(|(solution, cost)| Edit::StepCosts { solution, cost }),
        1 => any.clone().prop_map(|solution| Edit::StepCarriedByOther { solution }),
        1 => any.clone().prop_map(|chapter| Edit::ObjectiveText { chapter }),
        2 => (any.clone(), 61..=100u8).prop_map(|(solution, value)| Edit::IndicatorTarget { solution, value }),
        2 => any.clone().prop_map(|chapter| Edit::ImageShown { chapter }),
        1 => Just(Edit::ImageTouched),
        3 => any.clone().prop_map(|chapter| Edit::LinkAcross { chapter }),
        2 => Just(Edit::IndicatorName),
        2 => Just(Edit::SheetTitle),
        1 => (0..100u8).prop_map(|value| Edit::Measure { value }),
    ];
    let of_folders = prop_oneof![
        (any.clone(), prop::bool::weighted(0.8))
            .prop_map(|(solution, links_too)| Edit::RenameFolder { solution, links_too }),
        (any.clone(), prop::bool::weighted(0.8)).prop_map(|(solution, links_too)| Edit::Delete { solution, links_too }),
        Just(Edit::PutBack),
        any.clone().prop_map(|solution| Edit::DeleteTranslation { solution }),
        Just(Edit::NewSolution),
        Just(Edit::NewPage),
    ];
    let of_all = prop_oneof![
        any.clone().prop_map(|page| Edit::PageTitle { page }),
        (0..4usize).prop_map(|which| Edit::Template { which }),
        Just(Edit::RemoveTheme),
        Just(Edit::Style),
        Just(Edit::Words),
        Just(Edit::GuideTitle),
        (1..29u8).prop_map(|day| Edit::GuideDate { day }),
        Just(Edit::GuideAddress),
        any.prop_map(|list| Edit::NameOfList { list }),
    ];
    let edit = prop_oneof![
        4 => of_chapters,
        3 => of_folders,
        3 => of_all,
        2 => mistakes.prop_map(Edit::Mistake),
        2 => Just(Edit::MendAll),
    ];
    let told = prop_oneof![6 => Just(Told::Files), 2 => Just(Told::Folders), 1 => Just(Told::Everything)];
    (edit, told)
}

/// The tool sheet of the starter, in the reference language.
const SHEET: &str = "fiche-presence.fr.md";

/// An author at work: the files on the disk are all that there is to know, but for what was laid aside.
struct Author {
    guide: Guide,
    /// Counts edits, so that each writes something new.
    count: usize,
    /// Files that hold a mistake, as they were before it; nothing for a file that was not there.
    mistakes: Vec<(String, Option<Vec<u8>>)>,
    /// Solutions that were deleted, and may be put back.
    aside: Vec<String>,
}

/// Paths that an edit touched.
type Touched = Vec<String>;

impl Author {
    fn new() -> Self {
        Self { guide: Guide::starter(), count: 0, mistakes: Vec::new(), aside: Vec::new() }
    }

    fn place(&self, path: &str) -> PathBuf {
        self.guide.root().join(path)
    }

    /// The names in a folder, in their order.
    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.place(folder)).into_iter().flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn solution(&self, number: usize) -> Option<String> {
        let slugs = self.names("content/solutions");
        (!slugs.is_empty()).then(|| slugs[number % slugs.len()].clone())
    }

    /// A chapter: a solution in a language.
    fn chapter(&self, number: usize) -> Option<String> {
        let solution = format!("content/solutions/{}", self.solution(number / 2)?);
        let path = format!("{solution}/{}.md", ["fr", "ar"][number % 2]);
        self.place(&path).is_file().then_some(path)
    }

    /// The solution that has the starter's tool sheet.
    fn with_sheet(&self) -> Option<String> {
        let has_sheet = |slug: &String| self.place(&format!("content/solutions/{slug}/{SHEET}")).is_file();
        self.names("content/solutions").into_iter().find(has_sheet)
    }

    fn reference_chapter(&self, number: usize) -> Option<String> {
        let path = format!("content/solutions/{}/fr.md", self.solution(number)?);
        self.place(&path).is_file().then_some(path)
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> Touched {
        self.guide.write(path, bytes);
        let theme = path.split_once("/templates/").map(|(theme, _)| format!("{theme}/theme.toml"));
        theme.into_iter().chain([path.to_owned()]).collect()
    }

    /// Changes a file, if it is there and is text.
    fn rewrite(&self, path: &str, change: impl FnOnce(String) -> String) -> Touched {
        match fs::read_to_string(self.place(path)) {
            Ok(text) => self.write(path, change(text)),
            Err(_) => Touched::new(),
        }
    }

    /// Writes `line` in the place of the first line that begins with `start`, or after the first line if there is none.
    fn set_line(&self, path: &str, start: &str, line: &str) -> Touched {
        self.rewrite(path, |text| {
            let mut lines: Vec<&str> = text.lines().collect();
            match lines.iter().position(|line| line.starts_with(start)) {
                Some(at) => lines[at] = line,
                None => lines.insert(1.min(lines.len()), line),
            }
            lines.join("\n") + "\n"
        })
    }

    fn append(&self, path: &str, more: &str) -> Touched {
        self.rewrite(path, |text| text + more)
    }

    /// Does an edit; says what it touched. An edit that has nothing to work on touches nothing.
    fn perform(&mut self, edit: &Edit) -> Touched {
        self.count += 1;
        let n = self.count;
        self.try_perform(edit, n).unwrap_or_default()
    }

    fn try_perform(&mut self, edit: &Edit, n: usize) -> Option<Touched> {
        Some(match edit {
            Edit::Body { chapter } => self.append(&self.chapter(*chapter)?, &format!("\nPhrase {n}.\n")),
            Edit::Title { chapter } => self.set_line(&self.chapter(*chapter)?, "title:", &format!("title: Titre {n}")),
            Edit::Order { solution, order } => {
                self.set_line(&self.reference_chapter(*solution)?, "order:", &format!("order: {order}"))
            }
            Edit::MoveToOtherTheme { solution } => self.move_to_other_theme(&self.reference_chapter(*solution)?),
            Edit::StepTakes { solution, weeks } => self.set_line(
                &self.reference_chapter(*solution)?,
                "    duration:",
                &format!("    duration: {weeks} weeks"),
            ),
            Edit::StepCosts { solution, cost } => {
                self.rewrite(&self.reference_chapter(*solution)?, |text| costing(&text, *cost))
            }
            Edit::StepCarriedByOther { solution } => {
                self.set_line(&self.reference_chapter(*solution)?, "    by: commune", "    by: partner")
            }
            Edit::ObjectiveText { chapter } => {
                self.set_line(&self.chapter(*chapter)?, "    text:", &format!("    text: But {n}"))
            }
            Edit::IndicatorTarget { solution, value } => self.set_line(
                &self.reference_chapter(*solution)?,
                "    target:",
                &format!("    target: {{value: {value}, date: 2026-12}}"),
            ),
            Edit::RenameFolder { solution, links_too } => self.rename(&self.solution(*solution)?, n, *links_too),
            Edit::Delete { solution, links_too } => {
                let slug = self.solution(*solution)?;
                self.delete(&slug, *links_too)
            }
            Edit::PutBack => self.put_back()?,
            Edit::DeleteTranslation { solution } => {
                let path = format!("content/solutions/{}/ar.md", self.solution(*solution)?);
                fs::remove_file(self.place(&path)).ok()?;
                vec![path]
            }
            Edit::NewSolution => self.new_solution(n),
            Edit::NewPage => self.new_page(n),
            Edit::PageTitle { page } => {
                let pages = self.names("content/pages");
                let path = format!("content/pages/{}/fr.md", pages.get(*page % pages.len().max(1))?);
                self.set_line(&path, "title:", &format!("title: Page {n}"))
            }
            Edit::Template { which } => self.override_template(*which, n),
            Edit::RemoveTheme => {
                fs::remove_dir_all(self.place("themes/default")).ok()?;
                vec!["themes/default".to_owned()]
            }
            Edit::Style => self.write("themes/default/assets/style.css", format!("body {{ margin: {n}px }}\n")),
            Edit::Words => self.write("locales/fr/x.ftl", format!("home = Accueil {n}\n")),
            Edit::GuideTitle => self.set_line("content/guide.toml", "fr = ", &format!("fr = \"Guide {n}\"")),
            Edit::GuideDate { day } => {
                self.set_line("content/guide.toml", "date = ", &format!("date = 2026-02-{day:02}"))
            }
            Edit::GuideAddress => {
                let line = format!("base_url = \"https://exemple.ma/{n}\"");
                self.set_line("content/guide.toml", "base_url = ", &line)
            }
            Edit::NameOfList { list } => self.rename_in_list(*list, n),
            Edit::Measure { value } => self.measure(*value)?,
            Edit::ImageShown { chapter } => self.show_image(&self.chapter(*chapter)?, n),
            Edit::ImageTouched => self.touch_image(n)?,
            Edit::LinkAcross { chapter } => {
                let slug = self.with_sheet()?;
                // Links without text show what they lead to.
                let links = format!("[](../{slug}/{SHEET}), [](indicator:{slug}/i-femmes), [](solution:{slug})");
                self.append(&self.chapter(*chapter)?, &format!("\n{links}.\n"))
            }
            Edit::IndicatorName => {
                let path = format!("content/solutions/{}/fr.md", self.with_sheet()?);
                self.set_line(&path, "    name: Part des femmes", &format!("    name: Part des femmes {n}"))
            }
            Edit::SheetTitle => {
                let path = format!("content/solutions/{}/{SHEET}", self.with_sheet()?);
                self.set_line(&path, "title:", &format!("title: Fiche {n}"))
            }
            Edit::Mistake(mistake) => self.make(*mistake)?,
            Edit::MendAll => self.mend_all(),
        })
    }

    fn move_to_other_theme(&self, path: &str) -> Touched {
        self.rewrite(path, |text| {
            let [one, other] = ["theme: dialogue", "theme: transparence"];
            if text.contains(one) { text.replacen(one, other, 1) } else { text.replacen(other, one, 1) }
        })
    }

    /// Changes what links to `slug` say, in every text; returns the texts that changed.
    fn relink(&self, slug: &str, target: &str) -> Touched {
        let mut touched = Touched::new();
        for folder in ["content/solutions", "content/pages"] {
            for thing in self.names(folder) {
                for name in self.names(&format!("{folder}/{thing}")) {
                    let path = format!("{folder}/{thing}/{name}");
                    let Ok(text) = fs::read_to_string(self.place(&path)) else { continue };
                    let new = relinked(&text, slug, target);
                    if new != text {
                        touched.extend(self.write(&path, new));
                    }
                }
            }
        }
        touched
    }

    fn rename(&self, slug: &str, n: usize, links_too: bool) -> Touched {
        let new = format!("{slug}-{n}");
        let mut touched = Touched::new();
        for (folder, ending) in [("content/solutions", ""), ("content/measures", ".csv")] {
            let (from, to) = (format!("{folder}/{slug}{ending}"), format!("{folder}/{new}{ending}"));
            if fs::rename(self.place(&from), self.place(&to)).is_ok() {
                touched.extend([from, to]);
            }
        }
        if links_too {
            touched.extend(self.relink(slug, &new));
        }
        touched
    }

    fn delete(&mut self, slug: &str, links_too: bool) -> Touched {
        let from = format!("content/solutions/{slug}");
        self.take_place(&from, &format!("aside/{slug}"));
        self.aside.push(slug.to_owned());
        let mut touched = vec![from];
        if links_too {
            touched.extend(self.relink(slug, ""));
        }
        touched
    }

    fn put_back(&mut self) -> Option<Touched> {
        let slug = self.aside.pop()?;
        let to = format!("content/solutions/{slug}");
        self.take_place(&format!("aside/{slug}"), &to);
        Some(vec![to])
    }

    /// Renames a folder; what was there before gives way.
    fn take_place(&self, from: &str, to: &str) {
        let _ = fs::remove_dir_all(self.place(to));
        fs::create_dir_all(self.place(to).parent().unwrap()).unwrap();
        // What is laid aside twice under one name is put back once.
        let _ = fs::rename(self.place(from), self.place(to));
    }

    fn new_solution(&self, n: usize) -> Touched {
        let starter = Guide::starter();
        let mut touched = Touched::new();
        for language in ["fr", "ar"] {
            let text = starter.read(&format!("content/solutions/boite-a-idees/{language}.md"));
            let text = relinked(&text, "reunion-publique", "");
            let text = text.replacen("title: ", &format!("title: {n} "), 1);
            touched.extend(self.write(&format!("content/solutions/nouvelle-{n}/{language}.md"), text));
        }
        touched
    }

    fn new_page(&self, n: usize) -> Touched {
        let mut touched = Touched::new();
        for language in ["fr", "ar"] {
            let text = format!("---\ntitle: Page {n}\nsummary: Une page.\norder: {n}\n---\nTexte {n}.\n");
            touched.extend(self.write(&format!("content/pages/page-{n}/{language}.md"), text));
        }
        touched
    }

    fn override_template(&self, which: usize, n: usize) -> Touched {
        let name = ["base", "solution", "home", "components"][which];
        let path = format!("themes/default/templates/{name}.html");
        let own = support::repository().join(&path);
        let text = fs::read_to_string(own).unwrap();
        let mark = match name {
            "base" => text.replacen("</body>", &format!("<p>{n}</p></body>"), 1),
            "components" => text.replacen("<li", &format!("<li data-n=\"{n}\""), 1),
            _ => text.replacen("<h1>", &format!("<h1 data-n=\"{n}\">"), 1),
        };
        self.write(&path, mark)
    }

    fn rename_in_list(&self, list: usize, n: usize) -> Touched {
        let lists = ["themes", "territories", "actors", "audiences", "approaches", "glossary"];
        let path = format!("content/{}.toml", lists[list % lists.len()]);
        self.rewrite(&path, |text| text.replacen("fr = \"", &format!("fr = \"{n} "), 1))
    }

    fn measure(&self, value: u8) -> Option<Touched> {
        let name = self.names("content/measures").into_iter().next()?;
        let path = format!("content/measures/{name}");
        Some(self.rewrite(&path, |text| {
            let rows: Vec<String> = text
                .lines()
                .map(|row| {
                    let mut cells: Vec<String> = row.split(',').map(str::to_owned).collect();
                    if cells[2] == "2026-04" {
                        cells[3] = value.to_string();
                    }
                    cells.join(",")
                })
                .collect();
            rows.join("\n") + "\n"
        }))
    }

    fn show_image(&self, chapter: &str, n: usize) -> Touched {
        let folder = chapter.rsplit_once('/').unwrap().0;
        let mut touched = self.write(&format!("{folder}/dessin-{n}.svg"), svg(n));
        touched.extend(self.append(chapter, &format!("\n![Un dessin](dessin-{n}.svg)\n")));
        touched
    }

    /// Draws again the first image that there is.
    fn touch_image(&self, n: usize) -> Option<Touched> {
        let solutions = self.names("content/solutions").into_iter();
        let mut images = solutions.flat_map(|slug| {
            let names = self.names(&format!("content/solutions/{slug}")).into_iter();
            names.filter(|name| name.ends_with(".svg")).map(move |name| format!("content/solutions/{slug}/{name}"))
        });
        Some(self.write(&images.next()?, svg(n)))
    }

    fn make(&mut self, mistake: Mistake) -> Option<Touched> {
        let path = match mistake {
            Mistake::QuoteLeftOpen | Mistake::LinkToNowhere | Mistake::UnknownTheme | Mistake::NotUtf8 => {
                self.reference_chapter(0)?
            }
            Mistake::BrokenSettings => "content/guide.toml".to_owned(),
            Mistake::BrokenTemplate => "themes/default/templates/home.html".to_owned(),
            Mistake::TemplateThatFails => "themes/default/templates/solution.html".to_owned(),
            Mistake::BrokenWords => "locales/fr/x.ftl".to_owned(),
        };
        self.mistakes.push((path.clone(), fs::read(self.place(&path)).ok()));
        Some(match mistake {
            Mistake::QuoteLeftOpen => self.set_line(&path, "title:", "title: \"Un titre"),
            Mistake::LinkToNowhere => self.append(&path, "\n[Rien](solution:nulle-part)\n"),
            Mistake::UnknownTheme => self.set_line(&path, "theme:", "theme: inconnu"),
            Mistake::NotUtf8 => self.write(&path, b"---\ntitle: Caf\xe9\n---\n"),
            Mistake::BrokenSettings => self.append(&path, "\n[title\n"),
            Mistake::BrokenTemplate => self.write(&path, "{% if %}"),
            Mistake::TemplateThatFails => self.write(&path, "{{ page.nothing.at.all }}"),
            Mistake::BrokenWords => self.write(&path, "home = { $\n"),
        })
    }

    /// Makes every file that has a mistake what it was before.
    fn mend_all(&mut self) -> Touched {
        let mut touched = Touched::new();
        while let Some((path, before)) = self.mistakes.pop() {
            match before {
                Some(bytes) => self.guide.write(&path, bytes),
                None => drop(fs::remove_file(self.place(&path))),
            }
            touched.push(path);
        }
        touched
    }
}

/// `text` with its links to the solution `slug` leading to the solution `target`, or to a site if that is empty.
fn relinked(text: &str, slug: &str, target: &str) -> String {
    let mut out = text.to_owned();
    for kind in ["solution:", "indicator:", "../"] {
        let mut parts = out.split(kind);
        let mut new = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let rest = part.strip_prefix(slug).filter(|rest| rest.starts_with([')', '#', '/']));
            let link = match rest {
                None => format!("{kind}{part}"),
                // The place on the page goes with the page.
                Some(rest) if target.is_empty() => {
                    format!("https://exemple.ma/{}", &rest[rest.find(')').unwrap_or(0)..])
                }
                Some(rest) => format!("{kind}{target}{rest}"),
            };
            new.push_str(&link);
        }
        out = new;
    }
    out
}

/// `text` with its first step at this cost.
fn costing(text: &str, cost: u8) -> String {
    let rest = text.find("    cost: ").map(|at| (at, text[at..].find('\n').map_or(text.len(), |end| at + end + 1)));
    let without = rest.map_or_else(|| text.to_owned(), |(from, to)| [&text[..from], &text[to..]].concat());
    without.replacen("    duration:", &format!("    cost: {cost}\n    duration:"), 1)
}

fn svg(n: usize) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"9\"/>\n", n + 10)
}

fn change_set(touched: &[String], told: Told) -> ChangeSet {
    let folder = |path: &String| path.rsplit_once('/').map_or(path.clone(), |(folder, _)| folder.to_owned());
    match told {
        Told::Files => ChangeSet { paths: touched.iter().cloned().collect(), all: false },
        Told::Folders => ChangeSet { paths: touched.iter().map(folder).collect(), all: false },
        Told::Everything => ChangeSet { paths: BTreeSet::new(), all: true },
    }
}

/// What a clean build of the guide at `root` gives: its site, or nothing if it has errors; and its findings in words.
fn clean_build(root: &Path) -> (Option<Tree>, String) {
    let sources = disk::read(root).unwrap();
    let Checked { project, mut findings } = pipeline::examine(&sources);
    let words = dalil::i18n::tool_words("fr");
    let tell = |findings: &Findings| report::write(findings, &sources, &words, Format::Json, false);
    let Some(project) = project.filter(|_| !findings.has_errors()) else { return (None, tell(&findings)) };
    let memory = MemorySink::default();
    match pipeline::build(&project, &sources, Path::new(""), &memory, &()) {
        Ok(built) => {
            findings.extend(built.findings);
            (Some(memory.into_files()), tell(&findings))
        }
        Err(RenderError::Findings(more)) => {
            findings.extend(more);
            (None, tell(&findings))
        }
        Err(stopped) => panic!("{stopped:?}"),
    }
}

fn site(session: &Session) -> Tree {
    session.site().pages.files.iter().map(|(path, bytes)| (path.clone(), bytes.to_vec())).collect()
}

/// The paths that differ between two sites.
fn differing(one: &Tree, other: &Tree) -> BTreeSet<String> {
    let paths = one.keys().chain(other.keys());
    paths.filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}

/// The session, brought up to date after an edit, against a clean build.
fn compare(session: &mut Session, root: &Path, change_set: &ChangeSet) -> Result<(), TestCaseError> {
    let before = site(session);
    assert!(session.read_changes(change_set).1.is_empty());
    let outcome = session.update();
    let after = site(session);
    let (clean, told) = clean_build(root);
    let findings = match &outcome {
        UpdateResult::Updated(changes, findings) => {
            let clean = clean.ok_or_else(|| TestCaseError::fail(format!("a clean build has errors: {told}")))?;
            let others = differing(&after, &clean);
            prop_assert!(others.is_empty(), "not as a clean build makes them: {others:?}");
            let said: BTreeSet<String> = changes.written.union(&changes.removed).cloned().collect();
            prop_assert_eq!(said, differing(&before, &after), "the changes are not those that are told");
            findings
        }
        UpdateResult::Failed(failure) => panic!("{failure:?}"),
        UpdateResult::Broken(findings) => {
            prop_assert!(clean.is_none(), "a clean build has no errors");
            prop_assert!(differing(&before, &after).is_empty(), "the last good site did not stay");
            findings
        }
    };
    let words = dalil::i18n::tool_words("fr");
    prop_assert_eq!(report::write(findings, session.sources(), &words, Format::Json, false), told);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_the_site_is_what_a_clean_build_makes(edits in prop::collection::vec(edits(), 1..=10)) {
        let mut author = Author::new();
        let mut session = Session::open(author.guide.root()).unwrap();
        session.update();
        for (edit, told) in edits.into_iter().chain([(Edit::MendAll, Told::Files), (Edit::PutBack, Told::Files)]) {
            let touched = author.perform(&edit);
            compare(&mut session, author.guide.root(), &change_set(&touched, told))?;
        }
    }
}

/// A session whose site is up to date.
fn open(guide: &Guide) -> Session {
    let mut session = Session::open(guide.root()).unwrap();
    assert!(matches!(session.update(), UpdateResult::Updated(..)));
    session
}

/// The changes after an edit of the file at `path`.
fn changes_after(session: &mut Session, path: &str) -> FileChanges {
    let change_set = ChangeSet { paths: BTreeSet::from([path.to_owned()]), all: false };
    assert!(session.read_changes(&change_set).0);
    match session.update() {
        UpdateResult::Updated(changes, _) => changes,
        UpdateResult::Broken(findings) => panic!("{findings:?}"),
        UpdateResult::Failed(failure) => panic!("{failure:?}"),
    }
}

const IDEAS: &str = "content/solutions/boite-a-idees/fr.md";
const MEETING: &str = "content/solutions/reunion-publique/fr.md";

#[test]
fn an_edit_of_a_text_renders_only_the_pages_of_its_solution() {
    let guide = Guide::starter();
    let mut session = open(&guide);
    guide.change(IDEAS, "Placez la boîte", "Posez la boîte");
    let changes = changes_after(&mut session, IDEAS);
    assert_eq!(changes.written, BTreeSet::from(["next/fr/boite-a-idees/index.html".to_owned()]));
    // The page in each language: the facts of both come from the reference language.
    assert_eq!(changes.rendered, 2);
}

#[test]
fn an_edit_of_a_title_renders_the_pages_that_show_it_and_no_others() {
    let guide = Guide::starter();
    let mut session = open(&guide);
    let all = site(&session).len();
    guide.change(IDEAS, "title: Boîte à idées", "title: Coffre à idées");
    let changes = changes_after(&mut session, IDEAS);
    for page in ["boite-a-idees", "solutions", "reunion-publique", "theme--transparence", "bibliography"] {
        let path = format!("next/fr/{page}/index.html");
        assert!(changes.written.contains(&path), "{page}: {:?}", changes.written);
    }
    assert!(changes.written.contains("next/fr/index.html"));
    assert!(changes.written.iter().all(|path| path.starts_with("next/fr/")), "{:?}", changes.written);
    assert!(changes.rendered < all / 2, "{} of {all}", changes.rendered);
}

#[test]
fn what_a_page_shows_of_another_solution_is_kept_up_to_date() {
    let guide = Guide::starter();
    let sheet = format!("content/solutions/reunion-publique/{SHEET}");
    // Links without text show what they lead to.
    let links = format!("[](../reunion-publique/{SHEET}), [](indicator:reunion-publique/i-femmes), [](page:preface)");
    guide.change(IDEAS, "Placez la boîte", &format!("{links}. Placez la boîte"));
    let mut session = open(&guide);
    for (path, from, to) in [
        (&*sheet, "title: Feuille", "title: Longue feuille"),
        (MEETING, "name: Part des femmes", "name: Nombre de femmes"),
        ("content/pages/preface/fr.md", "title: Préface", "title: Avant-propos"),
    ] {
        guide.change(path, from, to);
        let changes = changes_after(&mut session, path);
        assert!(changes.written.contains("next/fr/boite-a-idees/index.html"), "{path}: {:?}", changes.written);
        assert!(differing(&site(&session), &guide.site()).is_empty(), "{path}");
    }
}

#[test]
fn the_action_plan_and_the_logical_framework_follow_the_solutions() {
    let guide = Guide::starter();
    let mut session = open(&guide);
    let measures = "content/measures/reunion-publique.csv";
    for (path, from, to, page) in [
        (MEETING, "    cost: 500", "    cost: 650", "plan"),
        (MEETING, "    by: partner", "    by: commune", "plan"),
        (MEETING, "    duration: 2 weeks", "    duration: 3 weeks", "plan--dialogue"),
        (MEETING, "result: Un sujet,", "result: Un thème,", "plan--dialogue"),
        (MEETING, "text: Entendre les besoins", "text: Écouter les besoins", "framework--dialogue"),
        (MEETING, "target: {value: 45", "target: {value: 55", "framework--dialogue"),
        (measures, "2026-04,28,", "2026-04,29,", ""),
        (measures, "2026-04,16.5,", "2026-04,17.5,", "framework--dialogue"),
    ] {
        guide.change(path, from, to);
        let changes = changes_after(&mut session, path);
        let page = format!("next/fr/{page}/index.html");
        assert!(page.contains("//") || changes.written.contains(&page), "{to}: {:?}", changes.written);
        assert!(differing(&site(&session), &guide.site()).is_empty(), "{to}");
        // Lists show how long a solution takes and what it costs, and no more of this.
        let is_listed = to.contains("cost:") || to.contains("duration:");
        assert_eq!(changes.written.contains("next/fr/solutions/index.html"), is_listed, "{to}: {:?}", changes.written);
    }
}

#[test]
fn a_sheet_that_could_not_be_read_may_go() {
    let guide = Guide::starter();
    let path = "content/solutions/reunion-publique/fiche-presence.fr.md";
    let mut session = open(&guide);
    guide.write(path, b"---\ntitle: caf\xe9\n");
    let change_set = ChangeSet { paths: [path.to_owned()].into(), all: false };
    assert!(session.read_changes(&change_set).0 && matches!(session.update(), UpdateResult::Broken(_)));
    std::fs::remove_file(guide.root().join(path)).unwrap();
    assert!(session.read_changes(&change_set).0);
    let UpdateResult::Broken(findings) = session.update() else { panic!("the tool has lost its sheet") };
    assert!(findings.sorted(session.sources()).iter().any(|finding| finding.code.id == "missing-tool"));
}

#[test]
fn a_file_that_is_saved_as_it_was_renders_nothing() {
    let guide = Guide::starter();
    let mut session = open(&guide);
    guide.write(IDEAS, guide.read(IDEAS));
    let change_set = ChangeSet { paths: BTreeSet::from([IDEAS.to_owned()]), all: true };
    assert!(!session.read_changes(&change_set).0);
    assert!(matches!(session.update(), UpdateResult::Updated(changes, _) if changes.rendered == 0));
}

/// A guide that is watched as the program watches it.
struct Watched {
    guide: Guide,
    watcher: Watcher,
    session: Session,
}

impl Watched {
    fn new(poll: bool) -> Self {
        Self::of(Guide::starter(), poll)
    }

    fn of(guide: Guide, poll: bool) -> Self {
        let watcher = Watcher::new(guide.root(), poll).unwrap();
        assert_eq!(watcher.is_polling, poll);
        let session = open(&guide);
        Self { guide, watcher, session }
    }

    /// Heeds the watcher until the site is what a clean build makes, and is another than it was.
    #[track_caller]
    fn follows(&mut self) {
        let clean = self.guide.site();
        assert_ne!(site(&self.session), clean, "the edit changes nothing");
        let deadline = Instant::now() + PATIENCE;
        while site(&self.session) != clean {
            assert!(Instant::now() < deadline, "not in time: {:?}", differing(&site(&self.session), &clean));
            if let Some(change_set) = self.watcher.wait(Duration::from_millis(200))
                && self.session.read_changes(&change_set).0
            {
                self.session.update();
            }
        }
    }
}

#[test]
fn a_save_by_rename_is_seen() {
    let mut watched = Watched::new(false);
    watched.guide.edit(IDEAS, "Placez la boîte", "Posez la boîte");
    watched.follows();
    watched.guide.edit(IDEAS, "Posez la boîte", "Mettez la boîte");
    watched.follows();
}

#[test]
fn a_folder_that_is_renamed_is_seen() {
    let mut watched = Watched::new(false);
    let solutions = watched.guide.root().join("content/solutions");
    watched.guide.change(MEETING, "solution:boite-a-idees", "solution:coffre");
    watched.guide.change("content/solutions/reunion-publique/ar.md", "solution:boite-a-idees", "solution:coffre");
    fs::rename(solutions.join("boite-a-idees"), solutions.join("coffre")).unwrap();
    watched.follows();
    // What is in the folder is still watched, under its new name.
    watched.guide.edit("content/solutions/coffre/fr.md", "Placez la boîte", "Posez la boîte");
    watched.follows();
}

#[test]
fn a_folder_that_is_deleted_is_seen_and_so_is_its_return() {
    let mut watched = Watched::new(false);
    for language in ["fr", "ar"] {
        let path = format!("content/solutions/reunion-publique/{language}.md");
        let text = relinked(&watched.guide.read(&path), "boite-a-idees", "");
        watched.guide.write(&path, text);
    }
    let (folder, aside) = ("content/solutions/boite-a-idees", "aside");
    fs::rename(watched.guide.root().join(folder), watched.guide.root().join(aside)).unwrap();
    watched.follows();
    fs::rename(watched.guide.root().join(aside), watched.guide.root().join(folder)).unwrap();
    watched.follows();
    fs::remove_dir_all(watched.guide.root().join(folder)).unwrap();
    watched.follows();
}

#[test]
fn a_file_that_is_removed_and_put_back_is_seen() {
    let mut watched = Watched::new(false);
    let path = "content/solutions/boite-a-idees/ar.md";
    let text = watched.guide.read(path);
    fs::remove_file(watched.guide.root().join(path)).unwrap();
    watched.follows();
    watched.guide.write(path, text);
    watched.follows();
}

#[test]
fn a_new_image_is_seen() {
    let mut watched = Watched::new(false);
    watched.guide.write("content/solutions/boite-a-idees/images/boite.svg", svg(1));
    watched.guide.edit(IDEAS, "Placez la boîte", "![La boîte](images/boite.svg)\n\nPlacez la boîte");
    watched.follows();
    // The new folder is watched too.
    watched.guide.write("content/solutions/boite-a-idees/images/boite.svg", svg(2));
    watched.follows();
}

#[test]
fn five_hundred_files_at_once_are_seen() {
    let mut watched = Watched::new(false);
    for number in 0..250 {
        for language in ["fr", "ar"] {
            let text = format!("---\ntitle: Page {number}\nsummary: Une page.\n---\nTexte {number}.\n");
            watched.guide.write(&format!("content/pages/page-{number:03}/{language}.md"), text);
        }
    }
    watched.follows();
    for number in 0..250 {
        fs::remove_dir_all(watched.guide.root().join(format!("content/pages/page-{number:03}"))).unwrap();
    }
    watched.follows();
}

#[test]
fn folders_of_a_guide_may_come_go_and_come_back() {
    let mut watched = Watched::new(false);
    let style = "themes/default/assets/style.css";
    for round in 0..2 {
        watched.guide.write(style, format!("body {{ margin: {round}px }}"));
        watched.follows();
        // Not only that the folder came: what happens in it later.
        watched.guide.write(style, format!("body {{ padding: {round}px }}"));
        watched.follows();
        fs::remove_dir_all(watched.guide.root().join("themes")).unwrap();
        watched.follows();
    }
    watched.guide.write("locales/fr/x.ftl", "home = Entrée\n");
    watched.follows();
}

/// It goes and comes back before anybody looks: what is watched by then is another folder.
#[test]
fn a_folder_that_goes_and_comes_back_at_once_is_watched_again() {
    let guide = Guide::starter();
    let style = "themes/default/assets/style.css";
    guide.write(style, "body { margin: 0 }");
    let mut watched = Watched::of(guide, false);
    for round in 1..3 {
        fs::remove_dir_all(watched.guide.root().join("themes")).unwrap();
        watched.guide.write(style, format!("body {{ margin: {round}px }}"));
        watched.follows();
        watched.guide.write(style, format!("body {{ padding: {round}px }}"));
        watched.follows();
    }
}

#[test]
fn what_editors_leave_behind_changes_nothing() {
    let guide = Guide::starter();
    let mut watcher = Watcher::new(guide.root(), false).unwrap();
    let mut session = open(&guide);
    let folder = "content/solutions/boite-a-idees";
    for name in [".fr.md.swp", "fr.md~", "4913", "#fr.md#", ".#fr.md", "~$note.md", "fr.md.tmp", ".DS_Store"] {
        guide.write(&format!("{folder}/{name}"), "---\nnot: yaml: at all\n");
    }
    // An edit after them: when it is seen, so were they.
    guide.edit(IDEAS, "Placez la boîte", "Posez la boîte");
    let mut seen = BTreeSet::new();
    eventually("the edit is seen", || {
        let change_set = watcher.wait(Duration::from_millis(200))?;
        assert!(session.read_changes(&change_set).1.is_empty());
        seen.extend(change_set.paths);
        seen.contains(IDEAS).then_some(())
    });
    assert!(matches!(session.update(), UpdateResult::Updated(changes, _) if changes.rendered == 2));
    assert_eq!(site(&session), guide.site());
}

#[test]
fn where_the_file_system_tells_nothing_files_are_looked_at() {
    let mut watched = Watched::new(true);
    watched.guide.edit(IDEAS, "Placez la boîte", "Posez la boîte");
    watched.follows();
    let path = "content/solutions/boite-a-idees/ar.md";
    let text = watched.guide.read(path);
    fs::remove_file(watched.guide.root().join(path)).unwrap();
    watched.follows();
    watched.guide.write(path, text);
    watched.follows();
    watched.guide.write("themes/default/assets/style.css", "body { margin: 0 }");
    watched.follows();
    watched.guide.write("themes/default/assets/style.css", "body { margin: 1px }");
    watched.follows();
}

/// `dalil watch` on a new guide, when it is ready.
fn watch(guide: &Guide) -> Running {
    let mut program = Running::start(guide.root(), &["watch"]);
    program.wait_until_said("Ctrl+C");
    program
}

#[test]
fn the_published_folder_follows_every_edit() {
    let guide = Guide::starter();
    let _program = watch(&guide);
    let public = guide.root().join("public");
    assert_eq!(published(&public), Some(guide.site()));
    for (from, to) in [("Placez la boîte", "Posez la boîte"), ("title: Boîte", "title: Grande boîte")] {
        guide.edit(IDEAS, from, to);
        let clean = guide.site();
        eventually("the edit is published", || (published(&public)? == clean).then_some(()));
    }
}

#[test]
fn an_error_leaves_what_is_published_and_is_told_with_its_place() {
    let guide = Guide::starter();
    let mut program = watch(&guide);
    let public = guide.root().join("public");
    let before = guide.site();
    guide.edit(IDEAS, "theme: transparence", "theme: transparance");
    program.wait_until_said("Le site reste tel qu’il était");
    assert!(program.said().contains("content/solutions/boite-a-idees/fr.md:5:"), "{}", program.said());
    assert_eq!(published(&public), Some(before));
    guide.edit(IDEAS, "theme: transparance", "theme: dialogue");
    let clean = guide.site();
    eventually("the mended guide is published", || (published(&public)? == clean).then_some(()));
}

#[test]
fn whatever_breaks_the_program_goes_on() {
    let guide = Guide::starter();
    let mut program = watch(&guide);
    let settings = guide.read("content/guide.toml");
    let mistakes = [("content/guide.toml", "languages = ["), ("themes/default/templates/base.html", "{% if %}")];
    for (count, (path, text)) in mistakes.into_iter().enumerate() {
        guide.save(path, text);
        eventually("the error is told", || {
            (program.said().matches("Le site reste tel qu’il était").count() > count).then_some(())
        });
        guide.save("content/guide.toml", &settings);
        let _ = fs::remove_dir_all(guide.root().join("themes"));
        eventually("it is good again", || (program.said().matches("À jour").count() > count + 1).then_some(()));
    }
    fs::rename(guide.root().join("content"), guide.root().join("aside")).unwrap();
    eventually("a guide that is gone is told", || {
        (program.said().matches("Le site reste tel qu’il était").count() > 2).then_some(())
    });
    fs::rename(guide.root().join("aside"), guide.root().join("content")).unwrap();
    eventually("it is back", || (program.said().matches("À jour").count() > 3).then_some(()));
    guide.edit(IDEAS, "Placez la boîte", "Posez la boîte");
    let clean = guide.site();
    let public = guide.root().join("public");
    eventually("the folder that came back is watched", || (published(&public)? == clean).then_some(()));
    assert!(program.is_running());
}

#[test]
fn killed_at_any_moment_it_leaves_a_whole_site() {
    let guide = Guide::starter();
    let public = guide.root().join("public");
    drop(watch(&guide));
    for round in 0..12u64 {
        let mut program = watch(&guide);
        let before = guide.site();
        let title = guide.read(IDEAS).lines().find(|line| line.starts_with("title: ")).unwrap().to_owned();
        guide.edit(IDEAS, &title, &format!("title: Boîte {round}"));
        // Not a wait for something: the moments at which it is killed are spread over the time that publishing takes.
        std::thread::sleep(Duration::from_millis(30 + round * 12));
        program.kill();
        let site = published(&public).unwrap();
        let is_whole = site == before || site == guide.site();
        assert!(is_whole, "after {round}: {:?}", differing(&site, &before));
    }
    drop(watch(&guide));
    assert_eq!(published(&public), Some(guide.site()));
    let left: Vec<String> = fs::read_dir(guide.root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(".public"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}
