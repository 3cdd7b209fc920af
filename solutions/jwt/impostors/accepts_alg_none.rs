//! title: Accepts `alg: none`
//! severity: critical
//! seen by: integration::verifier::a_forged_token_is_refused_before_its_claims_are_read
//! rule: any value but `HS256` is refused, such as `none`, `nOnE` or `hs256`
//! asks: what does the verifier say of a token without a signature whose header asks for none?
//!
//! The specification has tokens without a signature, for those who protect them in another way, and their
//! `alg` is `none`. A verifier that goes along with it believes everybody: take any token, write `none`
//! into its header, `admin` into its claims, and leave the signature out. Several libraries shipped with
//! this hole.
//!
//! A test of the happy path cannot see it, nor can one that breaks a signature. Only a test that forges a
//! token does, and it has to go through the whole verifier: here the check of the header refuses `none`
//! as it should, and is not asked.

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
