//! title: Reads an empty `kid` as a missing one
//! severity: minor
//! seen by: integration::verifier::a_token_is_verified_with_the_key_that_it_names_and_no_other
//! rule: An empty `kid` is a name, and not the same as no `kid`.
//! asks: which key does a token name if its `kid` is the empty text?
//!
//! In many languages an empty text counts as false, so `if kid` asks two questions at once. A token that names the
//! key "" then gets the current key, although no key has this name.
//!
//! An optional text needs three tests: present, missing and empty.

mod verifier {
    impl<C: Clock, K: KeyStore> Verifier<C, K> {
        fn key_for(&self, header: &Header) -> Result<Key, VerifyError> {
            match header.kid.as_deref().unwrap_or_default() {
                "" => Ok(self.keys.current().key),
                kid => self
                    .keys
                    .find(kid)
                    .ok_or_else(|| VerifyError::UnknownKey {
                        kid: kid.to_owned(),
                    }),
            }
        }
    }
}
