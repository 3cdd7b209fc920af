//! title: Accepts any audience if it has no name
//! severity: major
//! seen by: unit::rules::a_token_for_others_is_refused
//! rule: If we have no name, a token with an `aud` is refused, even with an empty list.
//! asks: does a verifier without a name accept a token with an audience?
//!
//! The verifier has no name, so it does not check the audience. Many services start in this state. The operator of
//! another service can then use tokens that were made for that service.
//!
//! The specification says the opposite: a verifier that the audience does not name must refuse the token. A verifier
//! without a name is never named. A test with default settings sees it, and such a test is easy to forget.

mod rules {
    impl Rules {
        fn check_aud(&self, claims: &Claims) -> Result<(), Refusal> {
            let Some(expected) = &self.audience else {
                return Ok(());
            };
            match &claims.aud {
                None => Err(missing("aud")),
                Some(found) if found.contains(expected) => Ok(()),
                Some(found) => Err(Refusal::Audience {
                    expected: expected.clone(),
                    found: found.clone(),
                }),
            }
        }
    }
}
