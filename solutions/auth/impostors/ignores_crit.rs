//! title: Ignores `crit`
//! severity: minor
//! seen by: unit::tokens::a_token_of_another_kind_is_refused
//! rule: A token with `crit` in its header is refused, whatever the value of `crit` is.
//! asks: is a token accepted whose header has a `crit`?
//!
//! `crit` lists extensions. A server that does not understand one of them must refuse the token. The crate parses the
//! header and leaves this check to its caller, and most callers forget it.
//!
//! A test sends a good token with a `crit` in its header, and expects a refusal.

mod tokens {
    impl Tokens {
        fn verify<C: DeserializeOwned>(&self, typ: &str, token: &str) -> Result<C, TokenError> {
            // We choose the algorithm, and the header only has to agree.
            let mut validation = Validation::new(Algorithm::HS256);
            // The crate would ask the machine's clock, and allow a minute of leeway.
            validation.validate_exp = false;
            validation.set_audience(&[AUDIENCE]);
            let decoded =
                decode(token, &self.verify_with, &validation).map_err(|_| TokenError::Invalid)?;
            // The same secret signs both kinds, so the signature does not tell them apart. (RFC 8725 §3.11)
            let other_kind = decoded.header.typ.as_deref() != Some(typ);
            // A `crit` that this code does not understand must be refused (RFC 7515 §4.1.11).
            if other_kind {
                return Err(TokenError::Invalid);
            }
            Ok(decoded.claims)
        }
    }
}
