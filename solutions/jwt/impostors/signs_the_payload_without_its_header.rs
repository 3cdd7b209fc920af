//! title: Signs and verifies the payload without its header
//! severity: critical
//! seen by: integration::issuer::a_new_token_says_when_it_ends_and_which_key_signed_it
//! rule: The signature is for the text `header.payload`, with both in base64url.
//! asks: does the signature still fit when only the header was changed?
//!
//! The claims matter most, so the author signs only the claims. An attacker can then change the header under the same
//! signature: another `kid`, `alg` or `typ`. A token that was made for one purpose passes for another.
//!
//! The code verifies its own tokens, so all tests of that kind pass. The example in the RFC sees it, and so does any
//! other implementation.

mod issuer {
    impl<C: Clock, K: KeyStore> Issuer<C, K> {
        /// Makes a token with these claims.
        pub fn issue(&self, claims: &Object) -> Result<String, ClaimsError> {
            let claims = Claims::from_object(self.stamp(claims))?;
            let named = self.keys.current();
            let header = Header::new(named.kid);
            let payload = Value::Object(claims.all).to_string();

            let text = compact::text_to_sign(&header.to_json(), &payload);
            let signature = segment::encode(&named.key.sign(&segment::encode(payload.as_bytes())));
            Ok(format!("{text}.{signature}"))
        }
    }
}

mod verifier {
    impl<C: Clock, K: KeyStore> Verifier<C, K> {
        fn check_signature(&self, token: &Token<'_>) -> Result<(), VerifyError> {
            let header = Header::parse(&token.header)?;
            header.check()?;
            let key = self.key_for(&header)?;
            let (_, payload) = token.signed_text.split_once('.').unwrap_or_default();
            key.verify(payload, &token.signature)?;
            Ok(())
        }
    }
}
