//! title: Counts in milliseconds
//! severity: major
//! seen by: integration::issuer::a_new_token_says_when_it_ends_and_which_key_signed_it
//! rule: If `exp` is missing, it is now and the lifetime, in whole seconds.
//! asks: in which unit are the times that the issuer adds?
//!
//! The clocks of many languages give milliseconds, and a token has seconds. The `exp` is wrong by a factor of a
//! thousand, in the year 50000 or later. The verifier accepts the token, so nothing looks wrong, and a stolen token
//! stays good for ever.
//!
//! A test that issues a token and verifies it at once passes. A test has to set the clock and read the numbers in the
//! token.

mod issuer {
    impl<C: Clock, K: KeyStore> Issuer<C, K> {
        fn stamp(&self, claims: &Object) -> Object {
            let millis = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
            let now = self.clock.now();
            let mut claims = claims.clone();
            claims.entry("iat").or_insert_with(|| now.as_secs().into());
            claims
                .entry("exp")
                .or_insert_with(|| millis(now.saturating_add(self.lifetime)).into());
            claims
        }
    }
}
