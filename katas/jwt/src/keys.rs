//! The keys, by name, from outside.
//!
//! A key is not used for ever. When a new one takes over (rotation), tokens of the old one are still in use. So a
//! token names its key in `kid` (RFC 7515 §4.1.4), and the verifier looks this name up.

use crate::signature::Key;

/// A key, and its name if it has one.
#[derive(Debug, Clone)]
pub struct NamedKey {
    /// The name, as it stands in a token's `kid`.
    pub kid: Option<String>,
    /// The key.
    pub key: Key,
}

/// Where keys come from.
///
/// It is a trait, because real keys come from a vault, a service or a file, and a test should need none of them.
pub trait KeyStore {
    /// The key that signs new tokens. It also verifies those that name no key.
    fn current(&self) -> NamedKey;

    /// The key of this name, current or old, or `None` if there is none: never another one.
    fn find(&self, kid: &str) -> Option<Key>;
}

/// A single key is a store too. With a name it answers to this name only. Without a name it answers to all names, since
/// there is no other key.
impl KeyStore for NamedKey {
    fn current(&self) -> NamedKey {
        todo!()
    }

    fn find(&self, kid: &str) -> Option<Key> {
        todo!()
    }
}

/// Keys that follow one another: the current one signs, and the older ones still verify.
#[derive(Debug, Clone)]
pub struct Keyring {
    // Apart from the others, so that there is always one.
    current: (String, Key),
    old: Vec<(String, Key)>,
}

impl Keyring {
    /// A ring with one key, the current one.
    #[must_use]
    pub fn new(kid: &str, key: Key) -> Self {
        todo!()
    }

    /// Makes a new key the current one. The key before it no longer signs, but still verifies.
    ///
    /// A name that the ring already has goes over to the new key, and the key that had it is gone.
    pub fn rotate(&mut self, kid: &str, key: Key) {
        todo!()
    }

    /// Drops an old key: tokens that it signed are refused from now on. The current key stays, whatever its name.
    pub fn retire(&mut self, kid: &str) {
        todo!()
    }
}

impl KeyStore for Keyring {
    fn current(&self) -> NamedKey {
        todo!()
    }

    fn find(&self, kid: &str) -> Option<Key> {
        todo!()
    }
}
