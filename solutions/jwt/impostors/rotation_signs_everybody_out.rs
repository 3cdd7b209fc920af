//! title: A rotation signs everybody out
//! severity: major
//! seen by: unit::keys::the_newest_key_signs_and_older_ones_are_found_by_name
//! rule: When a new key takes over, the old key still verifies its tokens, until it is retired.
//! asks: what is a token worth that was signed before the key was changed?
//!
//! A new key takes over, and from this moment the verifier knows only the new one. Every token that was
//! handed out before is refused, and everybody has to sign in again, all at once. After the first time
//! nobody dares to rotate keys any more, and the key gets old.
//!
//! One key passes all tests with one key. It takes a token from before the change and a look after it.

mod keys {
    impl KeyStore for Keyring {
        fn find(&self, kid: &str) -> Option<Key> {
            let (name, key) = &self.current;
            (name == kid).then(|| key.clone())
        }
    }
}
