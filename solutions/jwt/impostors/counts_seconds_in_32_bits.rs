//! title: Counts seconds in 32 bits
//! severity: minor
//! seen by: integration::issuer::a_new_token_says_when_it_ends_and_which_key_signed_it
//! rule: `iat` and `exp` of a new token are right after the year 2106, too, when seconds need more than 32 bits.
//! asks: how large may a number of seconds be?
//!
//! `as u32` makes the types fit, and is right until 2106. After that the time wraps to 1970, so a new token is
//! already expired. The users cannot sign in.
//!
//! Each integer type has a largest value. A test sets the clock beyond the largest value of a smaller type.

mod issuer {
    impl<C: Clock, K: KeyStore> Issuer<C, K> {
        fn stamp(&self, claims: &Object) -> Object {
            let now = self.clock.now().as_secs() as u32;
            let end = u64::from(now).saturating_add(self.lifetime.as_secs());
            let mut claims = claims.clone();
            claims.entry("iat").or_insert_with(|| now.into());
            claims.entry("exp").or_insert_with(|| end.into());
            claims
        }
    }
}
