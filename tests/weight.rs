//! What pages weigh: readers are on slow lines.

mod support;

use support::{repository, site_of};

/// The longest chapters have three times the words of a usual one, and Arabic letters take two bytes.
const FRENCH: usize = 60 * 1024;
const ARABIC: usize = 72 * 1024;
const STYLE: usize = 40 * 1024;

#[test]
fn the_pages_of_this_guide_are_light() {
    for (path, bytes) in &site_of(&repository()) {
        let most = match path {
            path if path.ends_with(".css") => STYLE,
            path if path.ends_with(".html") && path.starts_with("next/ar/") => ARABIC,
            path if path.ends_with(".html") => FRENCH,
            _ => continue,
        };
        assert!(bytes.len() <= most, "{path} has {} bytes, {most} at most", bytes.len());
    }
}
