//! title: Counts in milliseconds
//! severity: major
//! seen by: integration::issuer::a_new_token_says_when_it_ends_and_which_key_signed_it
//! rule: An `iat` (now) and an `exp` (now and the lifetime) are added if the claims do not have their own, both in whole seconds.
//! asks: in which unit are the times that the issuer adds?
//!
//! Many a language's clock gives milliseconds, and a token wants seconds. Off by a thousand, it ends in
//! the year 50000, and nothing that is tried by hand looks wrong: the token is accepted. It is accepted
//! for ever.
//!
//! A test that issues a token and verifies it at once is green. The one that sees it gives the clock a
//! time and reads the numbers that come out.

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
