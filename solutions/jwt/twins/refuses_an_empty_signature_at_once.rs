//! title: Refuses a token without a signature at once
//! freedom: calls
//! rule: Whether a token without a signature is refused before the verifier asks for a key.
//!
//! An empty signature fits no key. If a token names no key, the current one would verify it, and this key always
//! exists. So this version refuses the token before it asks the store.

mod verifier {
    impl<C: Clock, K: KeyStore> Verifier<C, K> {
        fn check_signature(&self, token: &Token<'_>) -> Result<(), VerifyError> {
            let header = Header::parse(&token.header)?;
            header.check()?;
            if header.kid.is_none() && token.signature.is_empty() {
                return Err(BadSignature.into());
            }
            let key = self.key_for(&header)?;
            key.verify(token.signed_text, &token.signature)?;
            Ok(())
        }
    }
}
