//! title: Cuts the leeway to whole seconds
//! severity: minor
//! seen by: unit::rules::leeway_works_for_the_token_at_both_ends
//! rule: The leeway always works for the token: `exp` may be that much in the past, `nbf` and `iat` that much in the future.
//! asks: by how much may a clock differ if the leeway is 5.5 seconds?
//!
//! `as_secs` drops the fraction of a `Duration`. With a leeway of half a second, there is no leeway at all.
//!
//! A limit with a fraction needs a test on both sides of the fraction, for each claim.

mod rules {
    impl Rules {
        fn check_iat(&self, claims: &Claims, now: Duration) -> Result<(), Refusal> {
            let now = now.as_secs_f64();
            match claims.iat {
                Some(iat) if now < iat - Duration::from_secs(self.leeway.as_secs()).as_secs_f64() => {
                    Err(Refusal::FromTheFuture { iat, now })
                }
                _ => Ok(()),
            }
        }
    }
}
