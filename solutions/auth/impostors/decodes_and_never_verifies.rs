//! title: Decodes and never verifies
//! severity: critical
//! seen by: unit::tokens::an_access_token_for_another_service_is_refused
//! rule: A token is accepted only if it is signed with our secret.
//! asks: is a token accepted that was signed with another secret?
//!
//! The code calls the function of its library that reads a token without a secret. Every ordinary test passes, and the
//! code is faster. But the server accepts a token that an attacker wrote.
//!
//! A test signs a token with another secret, and expects an error.

mod tokens {
    impl Tokens {
        fn verify<C: DeserializeOwned>(&self, typ: &str, token: &str) -> Result<C, TokenError> {
            // We choose the algorithm, and the header only has to agree.
            let mut validation = Validation::new(Algorithm::HS256);
            // The crate would ask the machine's clock, and allow a minute of leeway.
            validation.validate_exp = false;
            validation.set_audience(&[AUDIENCE]);
            let decoded =
                jsonwebtoken::dangerous::insecure_decode(token).map_err(|_| TokenError::Invalid)?;
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
