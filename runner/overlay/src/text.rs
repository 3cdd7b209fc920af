//! Texts and paths, the same on every system.

use std::io;
use std::path::{MAIN_SEPARATOR, Path};

/// A path with `/` between its parts.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace(MAIN_SEPARATOR, "/")
}

/// A file's text with `\n` for `\r\n`.
///
/// # Errors
/// When the file cannot be read, or is not UTF-8.
pub fn read(path: &Path) -> io::Result<String> {
    std::fs::read_to_string(path).map(|text| text.replace("\r\n", "\n"))
}
