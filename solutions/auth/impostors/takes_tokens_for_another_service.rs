//! title: Takes tokens that are for another service
//! severity: critical
//! seen by: unit::tokens::an_access_token_for_another_service_is_refused
//! rule: [`TokenError::Invalid`] unless it is ours, its `typ` is [`ACCESS`], letter for letter, and its `aud` is [`AUDIENCE`]; otherwise [`TokenError::Expired`] from `exp` on.
//! asks: is a token believed that has our signature and is meant for another service?
//!
//! The crate refuses a token with an `aud` as long as nobody says which one is right, so the check is turned off, and all is
//! green. Then a second service gets the same secret, and its admins are admins here.
//!
//! An error that comes from a check is not repaired by the end of the check. A token with our signature and another `aud`
//! shows it.

mod tokens {
    impl Tokens {
        fn verify<C: DeserializeOwned>(&self, typ: &str, token: &str) -> Result<C, TokenError> {
            // One algorithm, and it is ours to choose: the header only has to agree.
            let mut validation = Validation::new(Algorithm::HS256);
            // The crate would ask the machine's clock, and forgive a minute.
            validation.validate_exp = false;
            validation.validate_aud = false;
            let decoded =
                decode(token, &self.verify_with, &validation).map_err(|_| TokenError::Invalid)?;
            // The same secret signs both kinds, so the signature does not tell them apart. (RFC 8725 §3.11)
            let other_kind = decoded.header.typ.as_deref() != Some(typ);
            // And whoever signed a `crit` wants it understood or refused. (RFC 7515 §4.1.11)
            if other_kind || crypto::has_crit(token) {
                return Err(TokenError::Invalid);
            }
            Ok(decoded.claims)
        }
    }
}
