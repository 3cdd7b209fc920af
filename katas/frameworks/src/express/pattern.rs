//! Which paths a layer is for: a whole path with parameters, or everything below a prefix.

use std::collections::BTreeMap;

use crate::path;

/// The parameters of a request by their names. They are texts, all of them.
pub type Params = BTreeMap<String, String>;

/// A pattern: `/todos/:id`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// What stands between the slashes, a parameter with its colon.
    parts: Vec<String>,
}

impl Pattern {
    /// Reads a pattern. A part that begins with `:` is a parameter; anything else stands for itself. So a pattern that ends
    /// in a slash is only for paths that end in one.
    #[must_use]
    pub fn new(text: &str) -> Self {
        todo!()
    }

    /// The parameters, decoded, or `None` if the pattern is not for this path. A parameter is one segment that is not
    /// empty. One slash more at the end of the path does no harm (Express: `strict` is off). A path that cannot be read
    /// fits nothing.
    #[must_use]
    pub fn params(&self, path: &str) -> Option<Params> {
        todo!()
    }
}

/// What is left of a path below a prefix, as it was sent; or `None` if the path is not below it. Whole segments count, and
/// they count decoded: `/apix` is not below `/api`, and `/%61pi` is. What is left begins with `/`. Everything is below `/`.
/// A slash at the end of the prefix does not count.
#[must_use]
pub fn below(prefix: &str, path: &str) -> Option<String> {
    todo!()
}
