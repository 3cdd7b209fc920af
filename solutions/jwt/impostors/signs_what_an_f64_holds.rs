//! title: Rounds numbers before it signs them
//! severity: major
//! seen by: integration::agreement::another_implementation_accepts_our_tokens_and_we_accept_theirs
//! rule: A number is signed with all of its digits.
//! asks: what happens to a number in the claims that has more digits than an `f64` holds?
//!
//! The claims pass through a type that holds numbers as `f64`. Up to 2^53 nothing changes. A longer account number
//! becomes another account number, and the token has a valid signature.
//!
//! Examples often have small numbers. A test needs a number with more digits than an `f64` holds.

mod issuer {
    impl<C: Clock, K: KeyStore> Issuer<C, K> {
        pub fn issue(&self, claims: &Object) -> Result<String, ClaimsError> {
            let claims = Claims::from_object(self.stamp(claims))?;
            let named = self.keys.current();
            let header = Header::new(named.kid);
            let all: Object = claims
                .all
                .into_iter()
                .map(|(name, value)| match value.as_f64() {
                    Some(number) if !value.is_u64() => (name, number.into()),
                    _ => (name, value),
                })
                .collect();
            let payload = Value::Object(all).to_string();

            let text = compact::text_to_sign(&header.to_json(), &payload);
            let signature = segment::encode(&named.key.sign(&text));
            Ok(format!("{text}.{signature}"))
        }
    }
}
