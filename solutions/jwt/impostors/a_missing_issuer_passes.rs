//! title: A missing issuer passes
//! severity: critical
//! seen by: unit::rules::what_is_expected_must_be_there
//! rule: If an issuer or an audience is expected, a token without one is refused.
//! asks: is a token believed that names no issuer when one is expected?
//!
//! A wrong issuer is refused, and one that is not named cannot be wrong. So whoever is afraid of the
//! comparison leaves the claim out. Some libraries do this by default: a claim is checked if it is there,
//! and that it must be there is another setting.
//!
//! Right and wrong values are the two cases that come to mind. The third is that there is none.

mod rules {
    impl Rules {
        fn check_iss(&self, claims: &Claims) -> Result<(), Refusal> {
            match (&self.issuer, &claims.iss) {
                (Some(expected), Some(found)) if found != expected => Err(Refusal::Issuer {
                    expected: expected.clone(),
                    found: found.clone(),
                }),
                _ => Ok(()),
            }
        }
    }
}
