//! The paths of a layer: a whole path with parameters, or everything below a prefix.

use std::collections::BTreeMap;

use crate::path;

/// The parameters of a request, by their names. All of them are texts.
pub type Params = BTreeMap<String, String>;

/// A pattern: `/todos/:id`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The parts between the slashes, a parameter with its colon.
    parts: Vec<String>,
}

impl Pattern {
    /// Reads a pattern. A part that begins with `:` is a parameter; every other part is a literal. So a pattern that
    /// ends in a slash only fits paths that end in one.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let parts = text.split('/').skip(1).map(str::to_owned).collect();
        Self { parts }
    }

    /// The parameters, decoded, or `None` if the pattern does not fit this path. A parameter is one segment that is not
    /// empty. One more slash at the end of the path is allowed (Express: `strict` is off). A path that cannot be read
    /// fits no pattern.
    #[must_use]
    pub fn params(&self, path: &str) -> Option<Params> {
        let mut segments = path::segments(path).ok()?;
        if segments.len() == self.parts.len() + 1 && segments.last().is_some_and(String::is_empty) {
            segments.pop();
        }
        if segments.len() != self.parts.len() {
            return None;
        }
        let mut params = Params::new();
        for (part, segment) in self.parts.iter().zip(segments) {
            match part.strip_prefix(':') {
                Some(name) if !segment.is_empty() => {
                    params.insert(name.to_owned(), segment);
                }
                None if *part == segment => {}
                _ => return None,
            }
        }
        Some(params)
    }
}

/// The rest of a path below a prefix, as it was sent; or `None` if the path is not below it. Whole, decoded segments
/// are compared: `/apix` is not below `/api`, and `/%61pi` is. The rest begins with `/`. Every path is below `/`, and
/// one that cannot be read is below nothing else. A slash at the end of the prefix is ignored.
#[must_use]
pub fn below(prefix: &str, path: &str) -> Option<String> {
    let parts: Vec<_> = prefix.split('/').filter(|part| !part.is_empty()).collect();
    if !parts.is_empty() {
        let segments = path::segments(path).ok()?;
        if segments.get(..parts.len())? != parts {
            return None;
        }
    }
    let rest: Vec<_> = path.split('/').skip(1 + parts.len()).collect();
    Some(format!("/{}", rest.join("/")))
}
