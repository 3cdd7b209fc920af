//! title: An unknown `kid` falls back to the current key
//! severity: critical
//! seen by: integration::verifier::a_token_is_verified_with_the_key_that_it_names_and_no_other
//! rule: A token that names its key (`kid`) is verified with this key and no other.
//! asks: which key verifies a token that names one the store does not have?
//!
//! The named key is missing, so the code uses the current one. Old tokens stay alive during a rotation, and this
//! looks robust. But then an attacker with one key can sign under every name, also under the name of a retired key.
//!
//! The signature and the claims are good, and only the name is wrong. A mock sees it: the test expects one call for
//! this name and none for the current key.

mod verifier {
    impl<C: Clock, K: KeyStore> Verifier<C, K> {
        fn key_for(&self, header: &Header) -> Result<Key, VerifyError> {
            let named = header.kid.as_ref().and_then(|kid| self.keys.find(kid));
            Ok(named.unwrap_or_else(|| self.keys.current().key))
        }
    }
}
