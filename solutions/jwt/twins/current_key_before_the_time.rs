//! title: Asks for the key before the time
//! freedom: order
//! rule: Whether the issuer asks for the key or for the time first.
//!
//! The README says what a token contains. It does not say whether the issuer asks its clock or its keys first. This
//! version asks for the key first.

mod issuer {
    impl<C: Clock, K: KeyStore> Issuer<C, K> {
        pub fn issue(&self, claims: &Object) -> Result<String, ClaimsError> {
            let named = self.keys.current();
            let header = Header::new(named.kid).to_json();
            let claims = Claims::from_object(self.stamp(claims))?;
            let payload = Value::Object(claims.all).to_string();
            let parts = [header, payload].map(|json| segment::encode(json.as_bytes()));
            let mut token = parts.join(".");
            let signature = named.key.sign(&token);
            token.push('.');
            token.push_str(&segment::encode(&signature));
            Ok(token)
        }
    }
}
