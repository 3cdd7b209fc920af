//! title: An empty `kid` is no `kid`
//! severity: minor
//! seen by: integration::verifier::a_token_is_verified_with_the_key_that_it_names_and_no_other
//! rule: An empty text is a text: it is kept, and is not the same as none.
//! asks: which key does a token name whose `kid` is the empty text?
//!
//! In many a language an empty text counts as false, and `if kid` asks for both at once: is there one, and is there
//! something in it? Then a token that names the key "" gets the current one, though no key has that name. A rule
//! without exceptions has got one, and nobody has decided on it.
//!
//! There and not there are the two cases of a test. Empty is the third, for every text that is optional.

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
