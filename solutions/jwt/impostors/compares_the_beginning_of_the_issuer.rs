//! title: Compares the beginning of the issuer
//! severity: critical
//! seen by: unit::rules::the_issuer_is_compared_letter_for_letter
//! rule: `iss`, if one is expected: refused if the token has none ([`Refusal::Missing`]), and unless it is the expected one, letter for letter,
//! asks: is an issuer accepted whose name goes on behind the expected one?
//!
//! One issuer has many addresses, `https://id.example/eu`, `https://id.example/us`, and one comparison of
//! the beginning covers them all. It also covers `https://id.example.evil.test`, and that domain is for
//! sale.
//!
//! A test with a wholly different issuer is green. The one that sees it has a name which begins like the
//! right one; the same goes for every comparison of addresses.

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
