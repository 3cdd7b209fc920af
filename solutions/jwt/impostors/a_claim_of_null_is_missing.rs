//! title: Replaces a claim of null
//! severity: major
//! seen by: e2e::failures::wrong_usage_gives_status_2_and_says_what_to_do
//! rule: It does not sign a claim of the wrong type.
//! asks: what does the issuer sign if `iat` or `exp` is null?
//!
//! The code asks whether the value is null, and not whether the claim is there. A client has computed `exp` and got
//! null by mistake. It should get an error, but it gets a token with another end.
//!
//! A claim needs three tests: present, missing and null.

mod issuer {
    impl<C: Clock, K: KeyStore> Issuer<C, K> {
        fn stamp(&self, claims: &Object) -> Object {
            let now = self.clock.now();
            let mut claims = claims.clone();
            claims.retain(|name, value| !(value.is_null() && ["iat", "exp"].contains(&name.as_str())));
            claims.entry("iat").or_insert_with(|| now.as_secs().into());
            claims
                .entry("exp")
                .or_insert_with(|| now.as_secs().saturating_add(self.lifetime.as_secs()).into());
            claims
        }
    }
}
