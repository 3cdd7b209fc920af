//! title: Accepts a token at its `exp`
//! severity: minor
//! seen by: unit::rules::a_token_is_good_from_its_nbf_until_its_exp
//! rule: From its `exp` on a token is refused, also at that very moment.
//! asks: is a token still good at the very moment of its `exp`?
//!
//! The author wrote `>` instead of `>=`. The RFC says that now must be *before* `exp`. Every token is then good for a
//! moment more, and two servers of one system disagree about it.
//!
//! A test an hour before and an hour after passes. Only a test at this very second sees it, and it needs a clock that
//! it can set.

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
