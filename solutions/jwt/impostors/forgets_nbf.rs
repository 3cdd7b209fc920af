//! title: Forgets `nbf`
//! severity: major
//! seen by: unit::rules::a_token_is_good_from_its_nbf_until_its_exp
//! rule: `nbf`, if the token has one: refused before `nbf` - leeway, that moment not included (§4.1.5),
//! asks: is a token good before its `nbf`?
//!
//! Most services check when a token ends, and few use its beginning. Then an issuer gives a token in advance, such as
//! a ticket for tomorrow, and the ticket already opens the door today.
//!
//! No test fails if none looks at `nbf`. Each rule of a specification needs a test that fails without it.

mod rules {
    impl Rules {
        fn check_nbf(&self, _claims: &Claims, _now: Duration) -> Result<(), Refusal> {
            // Issuers give no tokens in advance.
            Ok(())
        }
    }
}
