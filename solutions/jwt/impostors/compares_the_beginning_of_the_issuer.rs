//! title: Compares only the beginning of the issuer
//! severity: critical
//! seen by: unit::rules::the_issuer_is_compared_letter_for_letter
//! rule: The issuer is compared as a whole, letter for letter: a name that only begins like the expected one is another name.
//! asks: is an issuer accepted whose name goes on behind the expected one?
//!
//! One issuer can have several addresses, such as `https://id.example/eu` and `https://id.example/us`. A comparison
//! of the beginning accepts them all. It also accepts `https://id.example.evil.test`, and an attacker can buy this
//! domain.
//!
//! A test with a completely different issuer passes. A test needs a name that begins like the right one.

mod rules {
    impl Rules {
        fn check_iss(&self, claims: &Claims) -> Result<(), Refusal> {
            let Some(expected) = &self.issuer else {
                return Ok(());
            };
            match &claims.iss {
                Some(found) if found.starts_with(expected) => Ok(()),
                Some(found) => Err(Refusal::Issuer {
                    expected: expected.clone(),
                    found: found.clone(),
                }),
                None => Err(missing("iss")),
            }
        }
    }
}
