//! Bounded always: whatever stands in a file of a guide, in an archive or in a request, dalil answers, soon, and within its memory.
//!
//! Inputs are made from real ones: the starter guide, the chapters of this repository, the cases of `tests/findings/`, the files of `seeds/`, changed at random with
//! the fragments of `words/`. The same number is always the same input. A child process tries them, so that an overflowing stack, an abort or an endless loop is
//! told too, with the number and the input, and the rest is tried all the same.
//!
//! `DALIL_FUZZ=1000000 cargo test --test fuzz` tries so many, shared among the targets; `DALIL_FUZZ_INPUT=markdown:1234` tries that one alone, and shows it. What fails is written to
//! `target/tmp/fuzz/`. Each input must keep to [`limits`](run::Limits), and to what `targets.rs` holds it to.
#![cfg(unix)]
#![allow(missing_docs)]

mod growth;
mod mutate;
mod outputs;
mod run;
mod seeds;
mod targets;

macro_rules! fuzz {
    ($($target:ident)*) => { $(
        #[test]
        fn $target() {
            run::fuzz(stringify!($target));
        }
    )* };
}

fuzz! { front_matter markdown settings registers bibliography measures ledger archives records words templates drawings requests }

#[test]
fn growth() {
    growth::measure();
}
