//! title: Writes the claims in the order of their names
//! freedom: format
//! rule: `sub`, `role`, `aud`, `iat`, `exp`
//!
//! The members of a JSON object have no order (RFC 8259 §4).

mod tokens {
    impl Tokens {
        fn sign(&self, typ: &str, claims: &impl Serialize) -> Result<String, TokenError> {
            let mut header = Header::new(Algorithm::HS256);
            header.typ = Some(typ.to_owned());
            let not_signed = |error: String| TokenError::NotSigned(error);
            let claims = serde_json::to_value(claims).map_err(|error| not_signed(error.to_string()))?;
            encode(&header, &claims, &self.sign_with).map_err(|error| not_signed(error.to_string()))
        }
    }
}
