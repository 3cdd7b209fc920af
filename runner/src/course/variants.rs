//! Files that each hold a variant of a solution: an overlay, and an inner doc comment that says what it is.
//!
//! The comment begins with lines of the form `key: value`. Below an empty line stands prose.

use std::path::{Path, PathBuf};

use crate::course::sealed;
use crate::os::files;
use crate::os::status::{HasStatus, Status};
use overlay::Overlay;
use overlay::source::SourceError;

/// Why variants cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum VariantError {
    /// The folder cannot be read.
    #[error("cannot read the folder {}: {source}", files::shown(.dir))]
    Unreadable {
        /// `solutions/NAME/impostors` or `solutions/NAME/twins`.
        dir: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is not Rust.
    #[error("an overlay cannot be read: {0}")]
    Source(#[from] SourceError),
    /// A doc comment that does not say what it should.
    #[error("{}: the inner doc comment {what}\n{form}", files::shown(.file))]
    Header {
        file: PathBuf,
        /// What is wrong with it.
        what: String,
        /// How it should look.
        form: &'static str,
    },
}

impl HasStatus for VariantError {
    fn status(&self) -> Status {
        match self {
            Self::Unreadable { .. } => Status::Fault,
            _ => Status::Usage,
        }
    }
}

/// A file that is read.
pub struct Variant {
    /// The file's name without `.rs`.
    pub name: String,
    /// The items that make it.
    pub overlay: Overlay,
    header: String,
    /// What stands below the first empty line, as Markdown.
    pub prose: String,
    form: &'static str,
}

impl Variant {
    /// What the comment says behind that key and its colon; `None` if it says nothing.
    pub fn value(&self, key: &str) -> Option<&str> {
        let mut lines = self.header.lines();
        let value = lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// The same, where it has to say something.
    ///
    /// # Errors
    /// When it does not.
    pub fn needed(&self, key: &str) -> Result<&str, VariantError> {
        self.value(key)
            .ok_or_else(|| self.wrong(format!("has no {key}")))
    }

    /// An error about the comment.
    pub fn wrong(&self, what: String) -> VariantError {
        VariantError::Header {
            file: self.overlay.file.clone(),
            what,
            form: self.form,
        }
    }
}

/// Whether a text has that sentence, word by word. Line breaks, and the marks of emphasis and code, do not matter.
pub fn quotes(text: &str, sentence: &str) -> bool {
    let plain = |text: &str| {
        let text = text.replace(['*', '`'], "");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    plain(text).contains(&plain(sentence))
}

/// Reads the variants in a folder, in the order of their names. A folder that does not exist holds none. `form` says how
/// the comment should look, and `prose` what the prose is called.
///
/// # Errors
/// When a file cannot be read, or has no prose.
pub fn read_all(dir: &Path, prose: &str, form: &'static str) -> Result<Vec<Variant>, VariantError> {
    let unreadable = |source| VariantError::Unreadable {
        dir: dir.to_owned(),
        source,
    };
    let files = sealed::read_tree(dir).map_err(unreadable)?;
    let files = files.keys().filter(|path| {
        let is_here = path.components().count() == 1;
        is_here && path.extension().is_some_and(|end| end == "rs")
    });
    let read = |file: PathBuf| {
        let text = sealed::read(&file).map_err(|source| SourceError::Unreadable {
            file: file.clone(),
            source,
        })?;
        let overlay = Overlay::parse(&file, text)?;
        let doc = overlay.doc();
        let (header, text) = doc.split_once("\n\n").ok_or_else(|| VariantError::Header {
            file: file.clone(),
            what: format!("has no {prose}"),
            form,
        })?;
        let name = file.file_stem().unwrap_or_default();
        Ok(Variant {
            name: name.to_string_lossy().into_owned(),
            header: header.to_owned(),
            prose: text.trim().to_owned(),
            overlay,
            form,
        })
    };
    files.map(|path| read(dir.join(path))).collect()
}
