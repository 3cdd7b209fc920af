//! title: Forgets the old key when a new one takes over
//! severity: major
//! seen by: unit::keys::the_newest_key_signs_and_older_ones_are_found_by_name
//! rule: When a new key takes over, the old key still verifies its tokens, until it is retired.
//! asks: is a token accepted that was signed before the key was changed?
//!
//! A new key takes over, and the verifier then knows only the new one. It refuses every older token, so all users
//! have to sign in again at once. After that the operators avoid rotations, and the key gets old.
//!
//! All tests with one key pass. A test needs a token from before the rotation, and verifies it afterwards.

mod keys {
    impl KeyStore for Keyring {
        fn find(&self, kid: &str) -> Option<Key> {
            let (name, key) = &self.current;
            (name == kid).then(|| key.clone())
        }
    }
}
