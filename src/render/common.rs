//! What all outputs may read as they like: what the files say that are no single text's, and which pages there are.

use super::digest::digest;
use super::{TrackedLocalizer, url_path};
use crate::guide::{Config, Guide, Ledger, Reference, Register, RegisterKind};
use crate::i18n::{LanguageId, Words};
use crate::site::{LATEST, NEXT, PageKind, Site};
use crate::source::{FileContent, FileId, Sources};
use crate::theme::{Theme, View, views};
use crate::view::Presenter;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// What the files of a guide say that are no single solution's or page's: settings, lists, the ledger, words and theme.
#[derive(Debug)]
pub struct GuideInputs<'g> {
    /// `guide.toml`.
    pub config: &'g Config,
    /// The issued versions.
    pub ledger: &'g Ledger,
    /// What pages look like.
    pub theme: &'g Theme,
    registers: &'g BTreeMap<RegisterKind, Register>,
    references: &'g [Reference],
    /// One per language.
    pub(super) localizers: Vec<TrackedLocalizer<'g>>,
    sources: &'g Sources,
    files: &'g [FileId],
}

impl<'g> GuideInputs<'g> {
    /// What `guide` says, whose files are `sources`; `words` are those of its languages.
    pub fn new(guide: &'g Guide, words: &[Arc<Words>], theme: &'g Theme, sources: &'g Sources) -> Self {
        let languages = LanguageId::each(guide.languages()).zip(words);
        Self {
            config: &guide.config,
            ledger: &guide.ledger,
            theme,
            registers: &guide.registers,
            references: &guide.references,
            localizers: languages
                .map(|((index, language), words)| TrackedLocalizer::new(index, language, words))
                .collect(),
            sources,
            files: &guide.shared_files,
        }
    }

    /// What makes the views of a guide, as `localizer` says them.
    pub(super) fn presenter<'p>(&self, localizer: &'p TrackedLocalizer<'p>) -> Presenter<'p>
    where
        'g: 'p,
    {
        Presenter { localizer, registers: self.registers, references: self.references }
    }

    /// The register of this kind.
    pub fn register(&self, kind: RegisterKind) -> &'g Register {
        &self.registers[&kind]
    }

    /// The bibliography.
    pub fn references(&self) -> &'g [Reference] {
        self.references
    }

    /// The path of a file of the guide.
    pub fn path_of(&self, file: FileId) -> &'g str {
        &self.sources.file(file).path
    }

    /// The bytes of a file that is published as it is: its address bears a hash of them.
    pub fn bytes_of(&self, file: FileId) -> &'g [u8] {
        self.sources.file(file).bytes()
    }

    /// The bytes of a file that is published, to be kept.
    pub(super) fn kept_bytes_of(&self, file: FileId) -> Arc<[u8]> {
        match &self.sources.file(file).content {
            FileContent::Bytes(bytes) => Arc::clone(bytes),
            _ => self.bytes_of(file).into(),
        }
    }

    /// A hash of the files that this was made from, the same in every process.
    pub fn key(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        for &file in self.files {
            let file = self.sources.file(file);
            hasher.update(&(file.path.len() as u64).to_le_bytes()).update(file.path.as_bytes());
            hasher.update(file.hash().as_bytes());
        }
        *hasher.finalize().as_bytes()
    }
}

/// What all outputs of one version may read as they like.
#[derive(Debug)]
pub(super) struct SharedInputs<'g> {
    pub context: GuideInputs<'g>,
    /// The pages, and what is known of each text before it is read.
    pub site: &'g Site,
    /// The folder of the version.
    pub folder: String,
    /// The view `guide` of each language.
    pub frames: Vec<View>,
}

impl<'g> SharedInputs<'g> {
    pub fn new(context: GuideInputs<'g>, site: &'g Site) -> Self {
        let mut common = Self { context, site, folder: site.folder(), frames: Vec::new() };
        common.frames = common.context.localizers.iter().map(|localizer| View::new(&common.frame(localizer))).collect();
        common
    }

    /// A hash of all that is common, the same within one process: of the files, and of all that was derived from texts.
    pub fn key(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for &file in self.context.files {
            (file, &self.context.sources.file(file).path, self.context.sources.revision(file)).hash(&mut hasher);
        }
        self.site.hash(&mut hasher);
        for localizer in &self.context.localizers {
            digest(&self.frame(localizer)).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// A path below the folder of the version, from the root of the site.
    pub fn in_version(&self, path: &str) -> String {
        [&self.folder, "/", path].concat()
    }

    /// The address of a page on the web, if the guide has one. Folders are named without their `index.html`.
    pub fn address(&self, language: LanguageId, kind: &PageKind) -> Option<String> {
        self.address_of(&self.site.path(language, kind))
    }

    /// The address on the web of a path from the folder of the version.
    pub fn address_of(&self, path: &str) -> Option<String> {
        let base = self.context.config.base_url.as_ref()?;
        // What an issued version says is cited where its newest successor is.
        let folder = if self.site.issue.is_some() { LATEST } else { NEXT };
        Some([base, "/", folder, "/", path.strip_suffix("index.html").unwrap_or(path)].concat())
    }

    /// The address, from the folder of the version, of a file that is published as it is; `None` if it is not.
    pub fn asset(&self, path: &str) -> Option<String> {
        self.site.assets.get(path).map(|(_, href)| url_path(href))
    }

    /// What a page is called that is not a solution's.
    pub fn name(&self, kind: &PageKind, localizer: &TrackedLocalizer<'_>) -> String {
        let text = match kind {
            PageKind::Home => self.context.config.settings.title.get(localizer.index),
            PageKind::Prose(position) => &self.site.prose[*position].titles[localizer.index],
            PageKind::Entry(kind, position, _) => {
                self.context.register(*kind).entries()[*position].name().get(localizer.index)
            }
            PageKind::Solutions(_) => return localizer.say("solutions"),
            PageKind::Plan(scope) => return self.gathered_title("plan", *scope, localizer),
            PageKind::Framework(scope) => return self.gathered_title("framework", *scope, localizer),
            PageKind::Glossary => return localizer.say("glossary"),
            PageKind::Bibliography => return localizer.say("bibliography"),
            PageKind::NotFound => return localizer.say("page-not-found"),
            PageKind::Solution(_) | PageKind::Sheet(..) => unreachable!("a solution is asked for its title"),
        };
        localizer.set(text)
    }

    /// A link called `text` to a page of the same language.
    pub fn link_called(&self, text: String, kind: &PageKind, localizer: &TrackedLocalizer<'_>) -> views::PageLink {
        views::PageLink {
            text,
            href: self.site.path(localizer.index, kind),
            language: self.other_language(kind, localizer),
        }
    }

    /// A link to a page of the same language that is not a solution's.
    pub fn link(&self, kind: &PageKind, localizer: &TrackedLocalizer<'_>) -> views::PageLink {
        self.link_called(self.name(kind, localizer), kind, localizer)
    }

    /// The language that the title of a page is in, if that page is not written in the language of the localizer.
    pub fn other_language(&self, kind: &PageKind, localizer: &TrackedLocalizer<'_>) -> Option<views::Language> {
        (!self.site.is_written(kind, localizer.index)).then(|| self.context.localizers[0].view())
    }

    /// A link to an entry of a register; `None` if there is no such entry.
    pub fn entry_link(
        &self,
        kind: RegisterKind,
        id: &str,
        localizer: &TrackedLocalizer<'_>,
    ) -> Option<views::PageLink> {
        let position = self.context.register(kind).position(id)?;
        Some(self.link(&PageKind::Entry(kind, position, 1), localizer))
    }
}
