//! dalil (دليل, “guide”): Markdown chapters of a good-practice guide become a website in several languages, French and Arabic
//! first.
//!
//! # One way through the house
//!
//! ```text
//! content/ themes/ locales/                                                    the output folder
//!       │                                                                             ▲
//!       ▼                                                                             │
//!    source ──▶ guide ──▶ check ──▶ site ──▶ render ──▶ publish ──────────────────────┘
//!    files      typed     findings  every    theme +    staged, then
//!    & places   model               page &   markdown   swapped in whole
//!                                   address  → bytes
//! ```
//!
//! [`build`] walks it; [`cli`], [`watch`] and [`preview`] are the edges, used by nothing in the flow. Each stage is a function
//! from what the stage before it made:
//!
//! | stage | holds | knows nothing of |
//! |---|---|---|
//! | [`source`] | the files as written, and the places in them | what a file means |
//! | [`guide`] | solutions, steps, indicators… and what they refer to | pages, templates |
//! | [`check`] | one file for each thing that can be wrong | how it is told |
//! | [`site`] | every page and its address | how pages look |
//! | [`render`] | the model made into views, the views into bytes | where the bytes go |
//! | [`publish`] | sinks: memory, or a folder that takes the place of another | what a page is |
//!
//! Beside the flow, for versions that are issued: [`release`] (archives, records, comparison, history). [`build`] seals one, and puts all of them
//! into the site. Used by several stages: [`data`] (YAML, TOML and tables, read by field), [`markdown`] (one parse feeds
//! all), [`i18n`] (languages, dates, numbers, words),
//! [`locale`] (a guide's own words over the tool's), [`theme`] (templates and their contract), [`finding`] (what is wrong, as data).
//!
//! # What always holds
//!
//! - The same input gives the same bytes: no clock, no environment, no order of a hash map reaches the output.
//! - What is wrong is collected, never stopped at; an error keeps the guide from being published; the last good site stays.
//! - Everything that came from a file knows the place it came from.
//! - Only [`source::disk`], [`publish`], the archives of [`release`] and the edges touch the file system; only the edges the terminal; nothing the clock.
//! - One owner per library: pulldown-cmark in [`markdown`], Tera in [`theme`], Fluent and ICU4X in [`i18n`], YAML, TOML and CSV each
//!   in one file of [`data`], zip, SHA-256 and word comparison each in one of [`release`], clap in [`cli`], notify in [`watch`], tiny_http in [`preview`], qrcodegen in
//!   [`render`].

pub mod check;
pub mod cli;
pub mod codes;
pub mod data;
pub mod finding;
pub mod guide;
pub mod i18n;
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
