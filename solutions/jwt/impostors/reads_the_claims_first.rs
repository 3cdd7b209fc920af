//! title: Reads the claims before the signature
//! severity: major
//! seen by: integration::verifier::a_token_works_for_whoever_holds_it_until_it_ends
//! rule: The `Verifier` works in this order, and each step begins only when the step before it has passed:
//! asks: what does the verifier ask the clock about a token with a wrong signature?
//!
//! The cheap checks come first, and the signature, which costs the most, at the end. In the end the same
//! tokens are accepted. But whoever sends a forged one learns from the answers what the verifier expects:
//! "expired", "not for us", "not from id". And the parser of the claims works on what a stranger wrote.
//!
//! The outcome is right in every case, so a test that only looks at whether a token is refused is green.
//! Those see it that look at the reason, or at the clock, which nobody may ask before the signature fits:
//! a mock with `never`.

mod verifier {
    impl<C: Clock, K: KeyStore> Verifier<C, K> {
        /// The claims of a token, if they can be believed.
        pub fn verify(&self, token: &str) -> Result<Claims, VerifyError> {
            let token = Token::parse(token)?;
            let claims = Claims::parse(&token.payload)?;
            self.rules.check(&claims, self.clock.now())?;
            self.check_signature(&token)?;
            Ok(claims)
        }
    }
}
