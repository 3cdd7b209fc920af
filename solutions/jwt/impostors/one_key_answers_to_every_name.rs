//! title: One key answers to every name
//! severity: major
//! seen by: unit::keys::a_single_key_answers_to_its_name
//! rule: A single key with a name answers to this name only.
//! asks: is a token believed that names another key than the only one there is?
//!
//! There is only one key, so what could a name add? It says which key the token means. When the key was changed,
//! and both happen to be derived from one secret, or a test system shares the key with the real one under another
//! name, then a token that names the other is good here too.
//!
//! Every token that names this key or none is verified as it should be. It takes one that names another.

mod keys {
    impl KeyStore for NamedKey {
        fn find(&self, _kid: &str) -> Option<Key> {
            Some(self.key.clone())
        }
    }
}
