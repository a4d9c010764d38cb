//! dalil (دليل, “guide”): Markdown chapters of a good-practice guide become a website in several languages, French and Arabic
//! first.
//!
//! # The pipeline
//!
//! ```text
//! content/ themes/ locales/                                                    a folder, an archive, memory
//!       │                                                                                   ▲
//!       ▼                                                                                   │
//!    source ──▶ guide ──▶ check ──▶ site ──▶ outputs ──▶ render ──▶ publish ────────────────┘
//!    files      typed     findings  every    the list    theme +    staged, then
//!    & places   model               page &   of all      markdown   exchanged
//!                                   address  files       → bytes
//! ```
//!
//! [`pipeline`] goes through it; [`cli`], [`session`] and [`preview`] are the edges, used by nothing in the flow. Each stage is a function
//! from what the stage before it made:
//!
//! | stage | holds | knows nothing of |
//! |---|---|---|
//! | [`source`] | the files as written, and the places in them | what a file means |
//! | [`guide`] | solutions, steps, indicators… and what they refer to | pages, templates |
//! | [`check`] | one file for each thing that can be wrong | how it is told |
//! | [`site`] | every page and its address | how pages look |
//! | [`outputs`] | everything that is published, each with its path and how it is made | how it is made |
//! | [`view`] | what the guide says, ready to be shown | HTML, addresses |
//! | [`render`] | views with links, those into bytes; what each output read meanwhile | where the bytes go |
//! | [`publish`] | sinks: memory, or a folder that takes the place of another | what a page is |
//!
//! Four uses of the list: `dalil build` puts it into a folder ([`pipeline`]), `dalil release` into an archive ([`pipeline`]), `dalil serve` keeps it in
//! memory ([`session`]), `dalil watch` puts what is in memory into a folder.
//!
//! Beside the flow, for versions that are issued: [`release`] (archives, records, comparison, history). Used by several stages: [`data`]
//! (YAML, TOML and tables, read by field), [`markdown`] (one parse feeds all), [`i18n`] (languages, dates, numbers, words),
//! [`locale`] (a guide's own words over the tool's), [`theme`] (templates and their contract), [`finding`] (what is wrong, as data),
//! and [`fix`] (what of it is certain, mended in the files).
//!
//! # What always holds
//!
//! - The same input gives the same bytes: no clock, no environment, no order of a hash map reaches the output.
//! - What is wrong is collected, never stopped at; an error keeps the guide from being published; the last good site stays.
//! - Everything that came from a file knows the place it came from, as it is on disk.
//! - What a file may say stands in one table ([`guide::schema`]), and every text has an address ([`guide::unit`]).
//! - What an output depends on is recorded while it is made ([`render`], `dependencies.rs`) or is a hash of all that it is made from ([`outputs`]): no list of
//!   fields says what is stale.
//! - Only [`source::disk`], [`publish`], the archives of [`release`], what [`fix`] writes and the edges touch the file system; only the edges the terminal; nothing the clock.
//! - One owner per library: pulldown-cmark in [`markdown`], Tera in [`theme`], Fluent and ICU4X in [`i18n`], YAML, TOML and CSV each
//!   in one file of [`data`], zip, SHA-256 and word comparison each in one of [`release`] (lines of files are compared in [`fix`]), clap in [`cli`], notify in [`session`], httparse in [`preview`], roxmltree in [`guide::image`] and [`guide::asset`],
//!   zune-jpeg, fast_image_resize and jpeg-encoder in [`guide::photo`], qrcodegen in
//!   [`render`].

pub mod check;
pub mod cli;
pub mod data;
pub mod finding;
pub mod fix;
pub mod guide;
pub mod i18n;
mod index;
pub mod locale;
pub mod markdown;
pub mod outputs;
pub mod pipeline;
pub mod preview;
pub mod publish;
pub mod release;
pub mod render;
pub mod session;
pub mod site;
pub mod source;
pub mod theme;
pub mod view;
