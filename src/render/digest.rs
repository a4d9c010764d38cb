//! A hash of what templates get, within one process.

use serde::Serialize;
use std::hash::{DefaultHasher, Hasher};
use std::io;

/// A hash of all that `view` holds, however it is made.
pub(super) fn digest(view: &(impl Serialize + ?Sized)) -> u64 {
    struct HashWriter(DefaultHasher);
    impl io::Write for HashWriter {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.write(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut hasher = HashWriter(DefaultHasher::new());
    // What templates get can always be written as JSON, and a hasher takes all that comes.
    if serde_json::to_writer(&mut hasher, view).is_err() {
        unreachable!("a view that is no data");
    }
    hasher.0.finish()
}
