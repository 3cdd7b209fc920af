//! title: Accepts a token without a signature
//! severity: critical
//! seen by: unit::tokens::a_token_that_we_have_not_signed_is_refused
//! rule: A token is accepted only if it is signed with our secret.
//! asks: is a token accepted whose header asks for no signature?
//!
//! The token has no signature, so there is nothing to verify and the check finds no error. The header says `none`
//! because its sender wrote `none`, just as they wrote `admin` into the claims.
//!
//! The server decides how it verifies a token. The token's header does not.
//!
//! A test has to forge such a token: `none` in the header, and no signature.

mod tokens {
    impl Tokens {
        fn verify<C: DeserializeOwned>(&self, typ: &str, token: &str) -> Result<C, TokenError> {
            if token.ends_with('.') {
                return jsonwebtoken::dangerous::insecure_decode_claims(token)
                    .map_err(|_| TokenError::Invalid);
            }
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
            if other_kind || crypto::has_crit(token) {
                return Err(TokenError::Invalid);
            }
            Ok(decoded.claims)
        }
    }
}
