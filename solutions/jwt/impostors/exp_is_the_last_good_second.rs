//! title: `exp` is the last good second
//! severity: minor
//! seen by: unit::rules::a_token_is_good_from_its_nbf_until_its_exp
//! rule: `exp`, if the token has one: refused from `exp` + leeway on, that moment included (§4.1.4: now must be *before* it),
//! asks: is a token still good at the very moment of its `exp`?
//!
//! "Expires at 12:00": is 12:00 still good? The RFC says that now must be *before* `exp`, so it is not.
//! Whoever writes `>` for `>=` gives every token a moment more, and two servers of the same system
//! disagree about it.
//!
//! Only the boundary itself tells the two apart. A test that looks an hour before and an hour after
//! cannot; a test at the very second does, and it needs a clock that it can set.

mod rules {
    impl Rules {
        fn check_exp(&self, claims: &Claims, now: Duration) -> Result<(), Refusal> {
            let now = now.as_secs_f64();
            match claims.exp {
                Some(exp) if now > exp + self.leeway.as_secs_f64() => {
                    Err(Refusal::Expired { exp, now })
                }
                _ => Ok(()),
            }
        }
    }
}
