//! Where something stands in a JSON document.

use std::fmt;

/// A JSON Pointer (RFC 6901): the way from the root of a document to a value in it.
///
/// The empty pointer, which is also the default, is the whole document. Displayed, each step is a `/` and a name, in
/// which `~` is written `~0` and `/` is written `~1` (§3).
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer {
    text: String,
}

impl Pointer {
    /// The pointer one step further: to the property of this name, or to the item of this index. The name is as it
    /// stands in the document, and not escaped.
    #[must_use]
    pub fn child(&self, name: &str) -> Self {
        todo!()
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}
