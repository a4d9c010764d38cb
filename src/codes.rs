//! Every kind of finding that the tool knows, for lists of them and for the test that each has its words and its case.

use crate::data::fields;
use crate::finding::Code;
use crate::{check, data, guide, locale, markdown, pipeline, release, theme};

/// Every code of the tool, in the order of the flow.
pub fn catalogue() -> Vec<&'static Code> {
    let mut codes: Vec<&'static Code> = vec![
        &guide::NOT_UTF8,
        &data::yaml::MALFORMED,
        &data::yaml::UNSUPPORTED,
        &data::toml::MALFORMED,
        &data::MALFORMED_CSV,
        &fields::UNKNOWN_FIELD,
        &fields::MISSING_FIELD,
        &fields::DUPLICATE_FIELD,
        &fields::WRONG_TYPE,
        &guide::quantity::UNKNOWN_CHOICE,
        &guide::NO_GUIDE,
        &guide::config::BAD_LANGUAGE,
        &guide::config::BAD_REGION,
        &guide::config::BAD_BASE_URL,
        &guide::config::BAD_URL,
        &guide::register::NO_TRANSLATION,
        &guide::register::BAD_ID,
        &guide::BAD_SLUG,
        &guide::NO_REFERENCE,
        &guide::ORPHANED,
        &guide::chapter::NO_FRONT_MATTER,
        &guide::chapter::START_AND_AFTER,
        &guide::measure::REPEATED,
        &guide::ledger::UNORDERED,
        &guide::ledger::MISSING,
        &guide::ledger::UNLISTED,
        &guide::ledger::LOST_LANGUAGE,
        &guide::ledger::NOTHING,
        &release::vault::TAMPERED,
        &pipeline::DRAFT_CHAPTER,
        &pipeline::OLDER_DATE,
        &pipeline::NOTES,
    ];
    codes.extend(markdown::CODES);
    codes.extend([&locale::MALFORMED, &locale::MISSING_MESSAGE, &locale::DIFFERENT_VARIABLES]);
    codes.extend(check::CHECKS.iter().flat_map(|check| check.codes.iter().copied()));
    codes.extend(theme::CODES);
    codes
}
