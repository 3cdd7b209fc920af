//! title: Without a name, any audience will do
//! severity: major
//! seen by: unit::rules::a_token_for_others_is_refused
//! rule: If we have no name, a token with an `aud` is refused, even with an empty list.
//! asks: is a token believed that is meant for somebody when the verifier has no name?
//!
//! Nobody has said who we are, so the audience is not checked. That is the state in which most services
//! start their life, and some stay there. A token that was made for another service is good here, and
//! whoever runs the other one can use it.
//!
//! The rule of the specification is the other way round: who is not named must refuse, and who has no
//! name is not named. It is seen by a test without any settings, which one forgets because the defaults
//! are what one never types.

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
