//! title: Looks at the current key before it asks for another
//! freedom: calls
//! rule: Whether the verifier looks at the name of the current key before it asks for another key.
//!
//! The README says which key verifies a token. A verifier that finds the name at the current key need not ask for
//! another one.

mod verifier {
    impl<C: Clock, K: KeyStore> Verifier<C, K> {
        fn key_for(&self, header: &Header) -> Result<Key, VerifyError> {
            let Some(kid) = &header.kid else {
                return Ok(self.keys.current().key);
            };
            let current = self.keys.current();
            if current.kid.as_ref() == Some(kid) {
                return Ok(current.key);
            }
            let found = self.keys.find(kid);
            found.ok_or_else(|| VerifyError::UnknownKey { kid: kid.clone() })
        }
    }
}
