//! The keys, by name, from outside.
//!
//! Keys change. When a new key replaces the old one (rotation), tokens of the old one are still in use. So a
//! token names its key in `kid` (RFC 7515 §4.1.4), and the verifier looks this name up.

use crate::signature::Key;

/// A key, and its name if it has one.
#[derive(Debug, Clone)]
pub struct NamedKey {
    /// The name, as in a token's `kid`.
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

    /// The key with this name, current or old, or `None`: never another key.
    fn find(&self, kid: &str) -> Option<Key>;
}

/// A single key is a store too. With a name it answers to this name only. Without a name it answers to all names,
/// because there is no other key.
impl KeyStore for NamedKey {
    fn current(&self) -> NamedKey {
        self.clone()
    }

    fn find(&self, kid: &str) -> Option<Key> {
        match &self.kid {
            Some(own) if own != kid => None,
            _ => Some(self.key.clone()),
        }
    }
}

/// A current key, which signs, and older keys, which still verify.
#[derive(Debug, Clone)]
pub struct Keyring {
    // A field of its own, so that there is always one.
    current: (String, Key),
    old: Vec<(String, Key)>,
}

impl Keyring {
    /// A ring with one key, the current one.
    #[must_use]
    pub fn new(kid: &str, key: Key) -> Self {
        Self {
            current: (kid.to_owned(), key),
            old: Vec::new(),
        }
    }

    /// Makes a new key the current one. The key before it no longer signs, but still verifies.
    ///
    /// If the ring already has this name, the new key replaces the old one with it.
    pub fn rotate(&mut self, kid: &str, key: Key) {
        let before = std::mem::replace(&mut self.current, (kid.to_owned(), key));
        self.old.push(before);
        self.retire(kid);
    }

    /// Drops an old key: tokens that it signed are refused from now on. The current key stays, whatever its name.
    pub fn retire(&mut self, kid: &str) {
        self.old.retain(|(name, _)| name != kid);
    }
}

impl KeyStore for Keyring {
    fn current(&self) -> NamedKey {
        let (kid, key) = self.current.clone();
        NamedKey {
            kid: Some(kid),
            key,
        }
    }

    fn find(&self, kid: &str) -> Option<Key> {
        std::iter::once(&self.current)
            .chain(&self.old)
            .find(|(name, _)| name == kid)
            .map(|(_, key)| key.clone())
    }
}
