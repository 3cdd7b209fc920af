//! title: Forgets `nbf`
//! severity: major
//! seen by: unit::rules::a_token_is_good_from_its_nbf_until_its_exp
//! rule: `nbf`, if the token has one: refused before `nbf` - leeway, that moment not included (§4.1.5),
//! asks: is a token good before its `nbf`?
//!
//! Everybody checks the end, and hardly anybody the beginning, for hardly anybody uses it. Until a token
//! is handed out in advance: a ticket for tomorrow, a right that begins with a contract. It opens the
//! door today.
//!
//! Nothing fails where nothing is looked at. Each rule of a specification needs a test that would miss
//! it.

mod rules {
    impl Rules {
        fn check_nbf(&self, _claims: &Claims, _now: Duration) -> Result<(), Refusal> {
            // Nobody hands out a token before it is good.
            Ok(())
        }
    }
}
