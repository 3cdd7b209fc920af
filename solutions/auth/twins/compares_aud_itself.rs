//! title: Compares `aud` itself
//! freedom: algorithm
//! rule: An access token whose `aud` is not `auth` is refused.
//!
//! A rule says which `aud` is right, and not whether the crate or your code compares it.

mod tokens {
    impl Tokens {
        fn verify<C: DeserializeOwned>(&self, typ: &str, token: &str) -> Result<C, TokenError> {
            let mut validation = Validation::new(Algorithm::HS256);
            validation.validate_exp = false;
            validation.validate_aud = false;
            validation.required_spec_claims.clear();
            let decoded =
                decode(token, &self.verify_with, &validation).map_err(|_| TokenError::Invalid)?;
            if decoded.header.typ.as_deref() != Some(typ) || crypto::has_crit(token) {
                return Err(TokenError::Invalid);
            }
            Ok(decoded.claims)
        }
        pub fn verify_access(&self, token: &str, now: u64) -> Result<AccessClaims, TokenError> {
            let claims: AccessClaims = self.verify(ACCESS, token)?;
            if claims.aud != AUDIENCE {
                return Err(TokenError::Invalid);
            }
            check_end(claims.exp, now)?;
            Ok(claims)
        }
    }
}
