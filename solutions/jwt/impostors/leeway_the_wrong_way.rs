//! title: Leeway the wrong way
//! severity: major
//! seen by: unit::rules::leeway_works_for_the_token_at_both_ends
//! rule: The **leeway** always works for the token: `exp` may be that much in the past, `nbf` and `iat` that much in the future.
//! asks: is a token good that expired less than the leeway ago?
//!
//! The sign is wrong: the leeway that should forgive a clock that is a little off makes every token end
//! earlier instead. With no leeway nothing shows, and with a minute hardly anything: users are signed out
//! now and then, on some machines, and nobody can reproduce it.
//!
//! Every test without leeway is green. It takes a table with leeway, and a moment between the two limits.

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
