//! title: An unknown `kid` falls back to the current key
//! severity: critical
//! seen by: integration::verifier::a_token_is_verified_with_the_key_that_it_names_and_no_other
//! rule: A token that names its key (`kid`) is verified with this key and no other.
//! asks: which key verifies a token that names one the store does not have?
//!
//! The key is not there, so the one that is there will do. It keeps old tokens alive during a rotation,
//! and so it looks like robustness. But a `kid` says which key is meant. Whoever gets hold of one key can
//! then sign under every name, those that were retired included, and a verifier that tries key after key
//! has as many weak points as it has keys.
//!
//! The token is signed well and its claims are good, so nothing but the name is wrong. A mock sees it
//! that must be asked for this name once, and never for the current key.

mod verifier {
    impl<C: Clock, K: KeyStore> Verifier<C, K> {
        fn key_for(&self, header: &Header) -> Result<Key, VerifyError> {
            let named = header.kid.as_ref().and_then(|kid| self.keys.find(kid));
            Ok(named.unwrap_or_else(|| self.keys.current().key))
        }
    }
}
