//! title: Reads an empty name of a key as no name
//! severity: major
//! seen by: unit::keys::a_single_key_answers_to_its_name
//! rule: A single key with a name answers to this name only.
//! asks: to which names does a key answer whose name is the empty text?
//!
//! The name comes from a setting, and the setting is empty. The code reads this as "no name", and the key answers to
//! every name. A token that names another key is verified with this one.
//!
//! An optional text needs three tests: present, missing and empty.

mod keys {
    impl KeyStore for NamedKey {
        fn find(&self, kid: &str) -> Option<Key> {
            match &self.kid {
                Some(own) if !own.is_empty() && own != kid => None,
                _ => Some(self.key.clone()),
            }
        }
    }
}
