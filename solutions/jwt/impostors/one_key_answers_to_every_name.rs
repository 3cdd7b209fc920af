//! title: Uses the only key for every name
//! severity: major
//! seen by: unit::keys::a_single_key_answers_to_its_name
//! rule: A single key with a name answers to this name only.
//! asks: is a token accepted that names another key than the only one in the store?
//!
//! There is only one key, so the author ignores the name. But the name says which key the token means. If a test
//! system has the same key under another name, its tokens are good in production too.
//!
//! Tokens that name this key, or none, are verified correctly. A test needs a token that names another key.

mod keys {
    impl KeyStore for NamedKey {
        fn find(&self, _kid: &str) -> Option<Key> {
            Some(self.key.clone())
        }
    }
}
