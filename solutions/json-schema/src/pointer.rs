//! Places in a JSON document.

use std::fmt;

/// A JSON Pointer (RFC 6901): the path from the root of a document to a value.
///
/// The empty pointer, which is also the default, is the whole document. In its `Display`, each step is a `/` and a
/// name, in which `~` is written `~0` and `/` is written `~1` (§3).
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer {
    text: String,
}

impl Pointer {
    /// The pointer one step further: to the property of this name, or to the item of this index. The name is the
    /// one in the document, without escapes.
    #[must_use]
    pub fn child(&self, name: &str) -> Self {
        Self {
            text: format!("{}/{}", self.text, escaped(name)),
        }
    }

    /// The pointer extended by `rest`, which is empty or begins with a slash; `None`, if its escapes are invalid (RFC
    /// 6901 §3).
    pub(crate) fn followed_by(&self, rest: &str) -> Option<Self> {
        let escapes_well = rest
            .split('~')
            .skip(1)
            .all(|behind| behind.starts_with(['0', '1']));
        escapes_well.then(|| Self {
            text: format!("{}{rest}", self.text),
        })
    }

    /// The pointer without its last step; `None`, if it is the whole document.
    pub(crate) fn parent(&self) -> Option<Self> {
        let (parent, _) = self.text.rsplit_once('/')?;
        Some(Self {
            text: parent.to_owned(),
        })
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// The escaped form of a name. The tilde is replaced first, so that the tildes of new escapes are not escaped
/// again.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
