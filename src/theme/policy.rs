//! What browsers may do on a page: its Content-Security-Policy (W3C, Level 3).
//!
//! Pages hold no style, script or handler of their own, so that nothing that gets into one can act there. The policy stands in the page itself,
//! as `<meta>`: it holds on any host, and from a disc, where `'self'` means other files of the disc (Chromium, Firefox).

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

/// The policy of every page: files of the site itself, and pictures and fonts that a style sheet holds.
///
/// Data in a `<script>`, which is not run, is not concerned (JSON-LD), nor are styles that a script of the site sets. `base-uri` lets the preview say
/// from where the links of a page count that stands for another.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self' data:; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'self'; form-action 'self'";

/// The element by which a page bears [`POLICY`].
pub fn meta() -> String {
    element(POLICY)
}

/// The element by which a page that needs no other file bears a policy: `style` is the one style that it holds.
pub fn meta_of_one_file(style: &str) -> String {
    let hash = BASE64.encode(&Sha256::digest(style));
    element(&format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'"
    ))
}

fn element(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}
