//! The theme: templates and assets, embedded in the binary and overridable file by file by `themes/<name>/` of the guide.
//!
//! Tera is known here and nowhere else. What templates are given are the structs of [`views`].

mod contract;
mod functions;
pub mod history;
mod inline_code;
mod inlined;
pub mod policy;
pub mod views;

use crate::finding::{Code, Finding, Findings, Place};
use crate::guide::Config;
use crate::i18n::{Language, LanguageId, Words};
use crate::site::asset_path;
use crate::source::{FileId, Sources, Span};
use include_dir::{Dir, include_dir};
use inlined::Inlined;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tera::{ErrorKind, ReportError, Tera};

/// A template cannot be understood, or fails on a page.
pub const TEMPLATE_ERROR: Code = Code::error("template-error");
/// The guide names a theme that is not there.
pub const UNKNOWN_THEME: Code = Code::error("unknown-theme");

/// A template that was written for an older contract no longer fits.
pub const OUTDATED_TEMPLATE: Code = Code::warning("outdated-template");

/// Every code of this module.
pub const CODES: [&Code; 5] =
    [&TEMPLATE_ERROR, &UNKNOWN_THEME, &contract::OTHER_CONTRACT, &OUTDATED_TEMPLATE, &inline_code::INLINE_CODE];

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The files of the embedded theme, by path below its folder.
pub fn embedded() -> Vec<(String, &'static [u8])> {
    fn collect(folder: &'static Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
        files.extend(folder.files().map(|file| (file.path().to_string_lossy().replace('\\', "/"), file.contents())));
        for folder in folder.dirs() {
            collect(folder, files);
        }
    }
    let mut files = Vec::new();
    collect(&DEFAULT, &mut files);
    files
}

/// The name of the theme that is embedded.
pub const DEFAULT_NAME: &str = "default";

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    /// One per language.
    engines: Vec<Engine>,
    /// Published path, below the folder of the version, and bytes of each asset, by its name.
    assets: BTreeMap<String, (String, Vec<u8>)>,
    /// The files of the guide's own theme, by template name.
    own: BTreeMap<String, FileId>,
    /// Where templates of an older contract did not fit, and why: the stock ones stood in.
    outdated: Mutex<BTreeMap<(String, usize), TemplateError>>,
}

/// What renders in one language: its functions speak that language, and so do its templates.
#[derive(Debug)]
struct Engine {
    tera: Tera,
    templates: BTreeMap<String, Inlined>,
    /// The stock templates alone, for a theme of an older contract: they stand in where one of its own no longer fits.
    stock: Option<Box<Engine>>,
}

/// A template failed.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{template}: {message}")]
pub struct TemplateError {
    template: String,
    message: String,
    range: std::ops::Range<usize>,
}

/// What is made once and given to many pages, in the form that templates read.
#[derive(Clone, Debug)]
pub struct View(tera::Value);

impl View {
    /// Makes `view` ready for templates.
    pub fn new<T: Serialize + ?Sized>(view: &T) -> Self {
        Self(tera::Value::from_serializable(view))
    }
}

impl Engine {
    /// Compiles `templates` for pages in `language`; says what is wrong with them.
    fn new(
        templates: &BTreeMap<String, String>,
        language: &Language,
        words: &Arc<Words>,
        addresses: &Arc<BTreeMap<String, String>>,
        bear_policy: bool,
    ) -> (Self, Option<TemplateError>) {
        let word = |name: &str| words.get(name).map(str::to_owned);
        let asset = |name: &str| addresses.get(name).cloned();
        let inlined = |(name, text): (&String, &String)| {
            // Elsewhere the engine writes texts as they are.
            let is_html = name.ends_with(".html");
            (name.clone(), Inlined::new(text, |name| word(name).filter(|_| is_html), asset))
        };
        let templates = templates.iter().map(inlined).collect();
        let mut engine = Self { tera: Tera::new(), templates, stock: None };
        functions::register(&mut engine.tera, language, words, addresses, bear_policy);
        let texts = engine.templates.iter().map(|(name, inlined)| (name.as_str(), inlined.text.as_str()));
        let wrong = engine.tera.add_raw_templates(texts).err().map(|error| engine.error(&error));
        (engine, wrong)
    }

    fn error(&self, error: &tera::Error) -> TemplateError {
        let from = |report: &ReportError| TemplateError {
            range: self
                .templates
                .get(report.filename())
                .map_or_else(|| report.span().range.clone(), |inlined| inlined.written(&report.span().range)),
            template: report.filename().to_owned(),
            message: report.message().to_owned(),
        };
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => from(report),
            other => TemplateError { template: String::new(), message: other.to_string(), range: 0..0 },
        }
    }
}

impl Theme {
    /// Loads the theme that the guide names. What is wrong with the guide's own templates is in `findings`; the embedded ones
    /// stand in for them.
    pub fn load(sources: &Sources, config: &Config, words: &[Arc<Words>], findings: &mut Findings) -> Self {
        let mut templates = BTreeMap::new();
        let mut assets = BTreeMap::new();
        collect_embedded(&DEFAULT, &mut templates, &mut assets);
        let own = collect_own(sources, &config.theme, &mut templates, &mut assets, findings);
        let is_older = contract::check(sources, &config.theme, &own, findings);
        if is_older {
            contract::keep_older_styles(&mut templates, &mut assets);
        } else {
            inline_code::check(sources, &own, findings);
        }
        let assets: BTreeMap<String, (String, Vec<u8>)> = assets
            .into_iter()
            .map(|(name, bytes)| (name.clone(), (asset_path(&name, &blake3::hash(&bytes)), bytes)))
            .collect();
        let addresses: Arc<BTreeMap<String, String>> =
            Arc::new(assets.iter().map(|(name, (path, _))| (name.clone(), path.clone())).collect());
        let mut theme = Self { engines: Vec::new(), assets, own, outdated: Mutex::default() };
        let wrong = theme.replace_wrong(&mut templates, &config.languages[0], &words[0], &addresses);
        let elsewhere = config.date.span.file;
        for error in &wrong {
            findings.add(if is_older {
                theme.tell_outdated(error, elsewhere)
            } else {
                theme.tell(error, "—", elsewhere)
            });
        }
        // The stock ones took their places: what is said of these is not about the guide's own files.
        theme.own.retain(|name, _| wrong.iter().all(|error| error.template != *name));
        let stock = is_older.then(stock_templates);
        let languages: Vec<_> = config.languages.iter().zip(words).collect();
        let engines = languages.par_iter().map(|(language, words)| {
            // The styles and scripts that older templates hold are to act, wherever they are included.
            let engine = |templates| Engine::new(templates, language, words, &addresses, !is_older).0;
            Engine { stock: stock.as_ref().map(|stock| Box::new(engine(stock))), ..engine(&templates) }
        });
        theme.engines = engines.collect();
        theme
    }

    /// Which of the guide's own templates cannot be understood; the embedded one takes its place.
    fn replace_wrong(
        &self,
        templates: &mut BTreeMap<String, String>,
        language: &Language,
        words: &Arc<Words>,
        addresses: &Arc<BTreeMap<String, String>>,
    ) -> Vec<TemplateError> {
        let mut all = Vec::new();
        while !self.own.is_empty() {
            let (_, Some(error)) = Engine::new(templates, language, words, addresses, true) else { break };
            let wrong = self
                .own
                .keys()
                .find(|name| **name == error.template)
                .or_else(|| self.own.keys().find(|name| templates.contains_key(*name)));
            let Some(wrong) = wrong else { break };
            all.push(TemplateError { template: wrong.clone(), ..error });
            match DEFAULT.get_file(format!("templates/{wrong}")).and_then(|file| file.contents_utf8()) {
                Some(text) if templates.get(wrong).is_some_and(|own| own != text) => {
                    templates.insert(wrong.clone(), text.to_owned())
                }
                _ => templates.remove(wrong),
            };
        }
        all
    }

    /// The asset of this file name: where it is, from the folder of the version, and its bytes.
    pub fn published(&self, name: &str) -> Option<(&str, &[u8])> {
        self.assets.get(name).map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The name and the published path of every asset.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &str)> {
        self.assets.iter().map(|(name, (path, _))| (name.as_str(), path.as_str()))
    }

    /// The bytes of an asset; `None` if there is none.
    pub fn asset(&self, name: &str) -> Option<&[u8]> {
        self.assets.get(name).map(|(_, bytes)| bytes.as_slice())
    }

    /// Renders `template` in the language at `language` into `out`, with `views`, each under its name.
    pub fn render(
        &self,
        template: &str,
        language: LanguageId,
        views: impl IntoIterator<Item = (&'static str, View)>,
        out: &mut Vec<u8>,
    ) -> Result<(), TemplateError> {
        let mut context = tera::Context::new();
        for (name, view) in views {
            context.insert_value(name, view.0);
        }
        let engine = &self.engines[language];
        let begin = out.len();
        let Err(error) = engine.tera.render_to(template, &context, &mut *out) else { return Ok(()) };
        let error = engine.error(&error);
        let Some(stock) = &engine.stock else { return Err(error) };
        out.truncate(begin);
        self.note_outdated(error);
        stock.tera.render_to(template, &context, out).map_err(|error| stock.error(&error))
    }

    /// Whether the templates of the guide were written for an older contract. Where they do not fit shows only while outputs are made, so none
    /// is to be kept.
    pub fn is_older(&self) -> bool {
        self.engines.iter().any(|engine| engine.stock.is_some())
    }

    fn note_outdated(&self, error: TemplateError) {
        let mut outdated = self.outdated.lock().unwrap_or_else(PoisonError::into_inner);
        let place = (error.template.clone(), error.range.start);
        // Of several that many threads found at one place, always the same is told.
        let is_first = outdated.get(&place).is_none_or(|known| error.message < known.message);
        if is_first {
            outdated.insert(place, error);
        }
    }

    /// Forgets what did not fit when outputs were made before.
    pub fn forget_outdated(&self) {
        self.outdated.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// What did not fit until now of templates that were written for an older contract. `elsewhere` is shown where it is in none of them.
    pub fn outdated(&self, elsewhere: FileId) -> Findings {
        let mut findings = Findings::default();
        let outdated = self.outdated.lock().unwrap_or_else(PoisonError::into_inner);
        outdated.values().for_each(|error| findings.add(self.tell_outdated(error, elsewhere)));
        findings
    }

    fn tell_outdated(&self, error: &TemplateError, elsewhere: FileId) -> Finding {
        // It may be a stock template that was given something by one of the guide's own, or took something from it.
        let (place, template) = match (self.own.get(&error.template), self.own.first_key_value()) {
            (Some(file), _) => (Span::new(*file, error.range.clone()).into(), &error.template),
            (None, Some((name, file))) => (Place::File(*file), name),
            (None, None) => (Place::File(elsewhere), &error.template),
        };
        OUTDATED_TEMPLATE.at(place).with("template", &**template).with("found", &*error.message)
    }

    /// The finding that a template failed while the page at `page` was made. `elsewhere` is shown when the template is embedded.
    pub fn tell(&self, error: &TemplateError, page: &str, elsewhere: FileId) -> Finding {
        let file = self.own.get(&error.template).copied();
        let place = file.map_or(Place::File(elsewhere), |file| Span::new(file, error.range.clone()).into());
        TEMPLATE_ERROR.at(place).with("template", &*error.template).with("found", &*error.message).with("page", page)
    }
}

/// The templates of the stock theme, by name.
fn stock_templates() -> BTreeMap<String, String> {
    let mut templates = BTreeMap::new();
    collect_embedded(&DEFAULT, &mut templates, &mut BTreeMap::new());
    templates
}

fn collect_embedded(
    folder: &Dir<'_>,
    templates: &mut BTreeMap<String, String>,
    assets: &mut BTreeMap<String, Vec<u8>>,
) {
    for file in folder.files() {
        let Some(path) = file.path().to_str() else {
            continue;
        };
        if let (Some(name), Some(text)) = (path.strip_prefix("templates/"), file.contents_utf8()) {
            templates.insert(name.to_owned(), text.to_owned());
        } else if let Some(name) = path.strip_prefix("assets/") {
            assets.insert(name.to_owned(), file.contents().to_vec());
        }
    }
    for folder in folder.dirs() {
        collect_embedded(folder, templates, assets);
    }
}

fn collect_own(
    sources: &Sources,
    name: &str,
    templates: &mut BTreeMap<String, String>,
    assets: &mut BTreeMap<String, Vec<u8>>,
    findings: &mut Findings,
) -> BTreeMap<String, FileId> {
    let folder = format!("themes/{name}/");
    let mut own = BTreeMap::new();
    let mut any = name == DEFAULT_NAME;
    for (id, file) in sources.all() {
        let Some(path) = file.path.strip_prefix(&folder) else {
            continue;
        };
        any = true;
        if let Some(name) = path.strip_prefix("templates/") {
            templates.insert(name.to_owned(), file.text().to_string());
            own.insert(name.to_owned(), id);
        } else if let Some(name) = path.strip_prefix("assets/") {
            assets.insert(name.to_owned(), file.bytes().to_vec());
        }
    }
    if !any && let Some(config) = sources.find(crate::guide::config::PATH) {
        let at = sources.file(config).text().find(&format!("\"{name}\"")).unwrap_or(0);
        let span = Span::new(config, at..at + name.len() + 2);
        let all = sources.all();
        let themes = all
            .iter()
            .filter_map(|(_, file)| Path::new(&file.path).strip_prefix("themes").ok()?.iter().next()?.to_str());
        findings.add(UNKNOWN_THEME.at(span).with("found", name).near(name, themes.chain([DEFAULT_NAME])));
    }
    own
}
