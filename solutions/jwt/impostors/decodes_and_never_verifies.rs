//! title: Decodes and never verifies
//! severity: critical
//! seen by: integration::verifier::a_token_with_one_bit_flipped_is_refused
//! rule: A token in which one bit was changed is refused.
//! asks: is a token accepted in which one bit was changed?
//!
//! Many libraries have a `decode` beside their `verify`, and it is enough for a demonstration. The claims come out,
//! and an expired token and an unknown key are refused. The code looks the key up and never uses it. So an attacker
//! can change any claim.
//!
//! Every test with honest tokens passes. A test has to change one bit of a token, and a property test flips any bit.

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
