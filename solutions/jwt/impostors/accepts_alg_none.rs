//! title: Accepts `alg: none`
//! severity: critical
//! seen by: integration::verifier::a_forged_token_is_refused_before_its_claims_are_read
//! rule: A token without a signature is refused, whatever its header says.
//! asks: is a token without a signature accepted if its header asks for none?
//!
//! The specification has tokens without a signature, with the `alg` `none`. A verifier that accepts them accepts
//! every forged token: an attacker writes `none` into the header and `admin` into the claims. Several libraries were
//! released with this hole.
//!
//! A test with good tokens cannot see it, and a test with a broken signature cannot either. A test has to forge a
//! token and give it to the whole verifier. `Header::check` refuses `none`, but this code does not call it.

mod verifier {
    impl<C: Clock, K: KeyStore> Verifier<C, K> {
        fn check_signature(&self, token: &Token<'_>) -> Result<(), VerifyError> {
            let header = Header::parse(&token.header)?;
            if header.alg.eq_ignore_ascii_case("none") && token.signature.is_empty() {
                // There is nothing to verify.
                return Ok(());
            }
            header.check()?;
            let key = self.key_for(&header)?;
            key.verify(token.signed_text, &token.signature)?;
            Ok(())
        }
    }
}
