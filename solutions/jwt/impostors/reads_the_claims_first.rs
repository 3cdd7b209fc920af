//! title: Reads the claims before the signature
//! severity: major
//! seen by: integration::verifier::every_holder_of_a_token_can_use_it_until_it_expires
//! rule: The verifier reads no claim, and does not ask the clock, before the signature fits.
//! asks: what does the verifier ask the clock about a token with a wrong signature?
//!
//! The author puts the cheap checks first and the signature last. The verifier accepts the same tokens. But the error
//! tells an attacker what the verifier expects, such as "expired" or "not for us".
//!
//! A test that only looks at accepted and refused passes. A test of the reason sees it, and so does a mock of the
//! clock with `never`.

mod verifier {
    impl<C: Clock, K: KeyStore> Verifier<C, K> {
        /// The claims of a token, if it is accepted.
        pub fn verify(&self, token: &str) -> Result<Claims, VerifyError> {
            let token = Token::parse(token)?;
            let claims = Claims::parse(&token.payload)?;
            self.rules.check(&claims, self.clock.now())?;
            self.check_signature(&token)?;
            Ok(claims)
        }
    }
}
