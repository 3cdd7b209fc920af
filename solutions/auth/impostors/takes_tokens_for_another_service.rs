//! title: Accepts tokens for another service
//! severity: critical
//! seen by: unit::tokens::an_access_token_for_another_service_is_refused
//! rule: [`TokenError::Invalid`] unless it is ours, its `typ` is [`ACCESS`], letter for letter, and its `aud` is [`AUDIENCE`]; otherwise [`TokenError::Expired`] from `exp` on.
//! asks: is a token with our signature accepted if it is meant for another service?
//!
//! The crate refuses every token with an `aud` until you say which one is right. So the author turned the check off,
//! and all tests passed. Then a second service gets the same secret, and its admins are admins here.
//!
//! If a check reports an error, do not turn the check off. A test has a token with our signature and another `aud`.

mod tokens {
    impl Tokens {
        fn verify<C: DeserializeOwned>(&self, typ: &str, token: &str) -> Result<C, TokenError> {
            // We choose the algorithm, and the header only has to agree.
            let mut validation = Validation::new(Algorithm::HS256);
            // The crate would ask the machine's clock, and allow a minute of leeway.
            validation.validate_exp = false;
            validation.validate_aud = false;
            let decoded =
                decode(token, &self.verify_with, &validation).map_err(|_| TokenError::Invalid)?;
            // The same secret signs both kinds, so the signature does not tell them apart. (RFC 8725 §3.11)
            let other_kind = decoded.header.typ.as_deref() != Some(typ);
            // A `crit` that this code does not understand must be refused (RFC 7515 §4.1.11).
            if other_kind || crypto::has_crit(token) {
                return Err(TokenError::Invalid);
            }
            Ok(decoded.claims)
        }
    }
}
