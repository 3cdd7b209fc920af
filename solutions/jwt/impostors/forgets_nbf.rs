//! title: Forgets `nbf`
//! severity: major
//! seen by: unit::rules::a_token_is_good_from_its_nbf_until_its_exp
//! rule: Before its `nbf` a token is refused, and at that very moment it is accepted.
//! asks: is a token good before its `nbf`?
//!
//! The code checks when a token expires, and never when it begins. An issuer gives out a ticket for tomorrow, and the
//! ticket already opens the door today.
//!
//! Each rule of a specification needs a test that fails without it. A test asks one second before `nbf`.

mod rules {
    impl Rules {
        fn check_nbf(&self, _claims: &Claims, _now: Duration) -> Result<(), Refusal> {
            // Issuers give no tokens in advance.
            Ok(())
        }
    }
}
