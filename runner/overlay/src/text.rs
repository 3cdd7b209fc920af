//! Texts and paths, the same on every system.

use std::io;
use std::path::{MAIN_SEPARATOR, Path};

/// A path with `/` between its parts.
#[must_use]
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace(MAIN_SEPARATOR, "/")
}

/// Where sources are read from: the disk, or what stands in for it.
pub trait Shelf {
    /// A file's text, with `\n` for `\r\n`.
    ///
    /// # Errors
    /// When the file cannot be read, or is not UTF-8.
    fn text(&self, file: &Path) -> io::Result<String>;

    /// Whether there is that file.
    fn has(&self, file: &Path) -> bool;
}

/// The files of this machine.
#[derive(Debug, Clone, Copy)]
pub struct Disk;

impl Shelf for Disk {
    fn text(&self, file: &Path) -> io::Result<String> {
        read(file)
    }

    fn has(&self, file: &Path) -> bool {
        file.is_file()
    }
}

/// A file's text with `\n` for `\r\n`.
///
/// # Errors
/// When the file cannot be read, or is not UTF-8.
pub fn read(path: &Path) -> io::Result<String> {
    std::fs::read_to_string(path).map(|text| text.replace("\r\n", "\n"))
}
