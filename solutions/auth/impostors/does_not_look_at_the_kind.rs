//! title: Does not check the kind of a token
//! severity: critical
//! seen by: unit::tokens::a_token_of_another_kind_is_refused
//! rule: [`TokenError::Invalid`] unless it is ours, its `typ` is [`ACCESS`], letter for letter, and its `aud` is [`AUDIENCE`]; otherwise [`TokenError::Expired`] from `exp` on.
//! asks: is a token accepted whose `typ` names the other kind?
//!
//! Today the two kinds have different claims, so the code cannot read one as the other. Then a colleague adds a role
//! to the refresh token, because it is handy there. From that day on, each refresh token is also an access token.
//! Another service that signs with the same secret has the same effect.
//!
//! A check that tells two kinds apart has to be there on purpose. Claims that happen to differ are not a check.

mod tokens {
    impl Tokens {
        fn verify<C: DeserializeOwned>(&self, _typ: &str, token: &str) -> Result<C, TokenError> {
            // We choose the algorithm, and the header only has to agree.
            let mut validation = Validation::new(Algorithm::HS256);
            // The crate would ask the machine's clock, and allow a minute of leeway.
            validation.validate_exp = false;
            validation.set_audience(&[AUDIENCE]);
            let decoded =
                decode(token, &self.verify_with, &validation).map_err(|_| TokenError::Invalid)?;
            // The same secret signs both kinds, so the signature does not tell them apart. (RFC 8725 §3.11)
            let other_kind = false;
            // A `crit` that this code does not understand must be refused (RFC 7515 §4.1.11).
            if other_kind || crypto::has_crit(token) {
                return Err(TokenError::Invalid);
            }
            Ok(decoded.claims)
        }
    }
}
