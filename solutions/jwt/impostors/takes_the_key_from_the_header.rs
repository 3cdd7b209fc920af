//! title: Verifies with the key that the token brings
//! severity: critical
//! seen by: integration::verifier::a_forged_token_is_refused_before_its_claims_are_read
//! rule: Keys come from your own store, and never from the header.
//! asks: is a token accepted that brings the key it was signed with?
//!
//! The specification allows a key in the header (`jwk`), so the author uses it. An attacker signs with a key of their
//! own and sends it along, and the signature always fits. A widely used library did this in 2018.
//!
//! A test with a broken signature passes. A test has to forge a token: signed with another key, and with this key in
//! its header.

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
