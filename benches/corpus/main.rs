//! Writes a guide of any size, the same one for dalil, Hugo and Zola: what the benchmarks and comparisons build.
//!
//! ```sh
//! cargo run --release --example corpus -- 1000 target/corpus/1000            # dalil/, hugo/, zola/
//! cargo run --release --example corpus -- 1000 target/corpus/1000 dalil      # one of them
//! ```
//!
//! Every solution has a chapter of about 1,000 words in French and in Arabic, with front matter, lists, a table, footnotes and links
//! to four others. Solution *i* depends only on *i*, and a theme has 25 solutions, so the work per page does not grow with the guide.

mod emit;
mod text;

use std::path::PathBuf;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let count: usize =
        arguments.next().and_then(|count| count.parse().ok()).expect("corpus COUNT FOLDER [dalil|hugo|zola]");
    let folder = PathBuf::from(arguments.next().expect("corpus COUNT FOLDER [dalil|hugo|zola]"));
    let only = arguments.next();
    for (name, emit) in
        [("dalil", emit::dalil as fn(usize, &std::path::Path)), ("hugo", emit::hugo), ("zola", emit::zola)]
    {
        if only.as_deref().is_none_or(|only| only == name) {
            emit(count, &folder.join(name));
        }
    }
}
