//! title: Decodes and never verifies
//! severity: critical
//! seen by: integration::verifier::a_token_with_one_bit_flipped_is_refused
//! rule: the signature is checked over the text as it came in,
//! asks: what does the verifier say of a token in which a single bit was changed?
//!
//! Many libraries have a `decode` beside their `verify`, and it does all that a demonstration needs: the
//! claims come out, a token that is over is refused, a key that is unknown too. That the key is looked up
//! and never used shows in no example with an honest token.
//!
//! The suite needs a token that somebody has changed. One flipped bit is enough; that no bit may flip is
//! a law, and a property test asks for it everywhere.

mod verifier {
    impl<C: Clock, K: KeyStore> Verifier<C, K> {
        fn check_signature(&self, token: &Token<'_>) -> Result<(), VerifyError> {
            let header = Header::parse(&token.header)?;
            header.check()?;
            self.key_for(&header)?;
            Ok(())
        }
    }
}
