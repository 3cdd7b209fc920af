//! title: Checks the header before the signature
//! freedom: order
//! rule: A token with `crit` in its header is refused, whatever the value of `crit` is.
//!
//! A good token has a good header and a good signature. The code may check either of them first.

mod tokens {
    impl Tokens {
        fn verify<C: DeserializeOwned>(&self, typ: &str, token: &str) -> Result<C, TokenError> {
            let header = jsonwebtoken::decode_header(token).map_err(|_| TokenError::Invalid)?;
            if header.typ.as_deref() != Some(typ)
                || header.alg != Algorithm::HS256
                || crypto::has_crit(token)
            {
                return Err(TokenError::Invalid);
            }
            let mut validation = Validation::new(Algorithm::HS256);
            validation.validate_exp = false;
            validation.set_audience(&[AUDIENCE]);
            let decoded = decode(token, &self.verify_with, &validation);
            decoded
                .map(|data| data.claims)
                .map_err(|_| TokenError::Invalid)
        }
    }
}
