//! title: Takes the key from the header
//! severity: critical
//! seen by: integration::verifier::a_forged_token_is_refused_before_its_claims_are_read
//! rule: Keys come from your own store, and never from the header.
//! asks: what does the verifier say of a token that brings the key it was signed with?
//!
//! A header may hold a key (`jwk`), and the specification says what it looks like, so somebody reads it:
//! the token brings the key that it is to be verified with. It fits, every time, whoever wrote it. A
//! widely used library did this in 2018.
//!
//! The forged token is flawless in itself, unlike one with a broken signature. Only a test in which the
//! forger signs with a key of their own, and offers it, makes the difference.

mod verifier {
    impl<C: Clock, K: KeyStore> Verifier<C, K> {
        fn check_signature(&self, token: &Token<'_>) -> Result<(), VerifyError> {
            let header = Header::parse(&token.header)?;
            header.check()?;
            let key = match key_in(token) {
                Some(key) => key,
                None => self.key_for(&header)?,
            };
            key.verify(token.signed_text, &token.signature)?;
            Ok(())
        }
    }

    /// The key that comes with the token (RFC 7515 §4.1.3).
    fn key_in(token: &Token<'_>) -> Option<Key> {
        let header = crate::object::parse(&token.header).ok()?;
        let text = header.get("jwk")?.get("k")?.as_str()?;
        Key::new(&crate::segment::decode(text).ok()?).ok()
    }
}
