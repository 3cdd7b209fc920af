//! title: Accepts a token without an issuer
//! severity: critical
//! seen by: unit::rules::what_is_expected_must_be_there
//! rule: If an issuer or an audience is expected, a token without one is refused.
//! asks: is a token without an issuer accepted if the verifier expects one?
//!
//! The code refuses a wrong issuer, and has nothing to compare if the claim is missing. So a sender who cannot name
//! the right issuer leaves the claim out. Some libraries do this by default: they check a claim only if it is there.
//!
//! Tests often have a right value and a wrong one. They need a third case without the claim.

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
