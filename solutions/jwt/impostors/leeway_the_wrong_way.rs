//! title: Shortens a token by the leeway
//! severity: major
//! seen by: unit::rules::leeway_works_for_the_token_at_both_ends
//! rule: The **leeway** always works for the token: `exp` may be that much in the past, `nbf` and `iat` that much in the future.
//! asks: is a token good that expired less than the leeway ago?
//!
//! The sign is wrong: the leeway should forgive a clock that is a little off, and here it makes every token expire
//! earlier. With a leeway of a minute, some users are signed out now and then. The developers cannot reproduce it.
//!
//! Every test without leeway passes. A test needs a leeway and a moment between the two limits.

mod rules {
    impl Rules {
        fn check_exp(&self, claims: &Claims, now: Duration) -> Result<(), Refusal> {
            let now = now.as_secs_f64();
            match claims.exp {
                Some(exp) if now + self.leeway.as_secs_f64() >= exp => {
                    Err(Refusal::Expired { exp, now })
                }
                _ => Ok(()),
            }
        }
    }
}
