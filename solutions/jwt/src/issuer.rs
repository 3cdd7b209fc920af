//! Makes tokens.

use std::time::Duration;

use serde_json::Value;

use crate::claims::{Claims, ClaimsError};
use crate::clock::Clock;
use crate::compact;
use crate::header::Header;
use crate::keys::KeyStore;
use crate::object::Object;
use crate::segment;

/// Signs claims with the current key.
#[derive(Debug, Clone)]
pub struct Issuer<C, K> {
    clock: C,
    keys: K,
    lifetime: Duration,
}

impl<C: Clock, K: KeyStore> Issuer<C, K> {
    /// An issuer whose tokens expire after a lifetime, counted in whole seconds.
    pub fn new(clock: C, keys: K, lifetime: Duration) -> Self {
        Self {
            clock,
            keys,
            lifetime,
        }
    }

    /// Makes a token with these claims.
    ///
    /// An `iat` (now) and an `exp` (now and the lifetime) are added if the claims do not have their own, both
    /// in whole seconds. An `exp` beyond a `u64` becomes `u64::MAX`. The header names the key that
    /// signs.
    ///
    /// # Errors
    /// [`ClaimsError::Claim`] for a claim of the wrong type, because no verifier would accept it.
    pub fn issue(&self, claims: &Object) -> Result<String, ClaimsError> {
        let claims = Claims::from_object(self.stamp(claims))?;
        let named = self.keys.current();
        let header = Header::new(named.kid);
        // Through `Value`, whose way to text cannot fail.
        let payload = Value::Object(claims.all).to_string();

        let text = compact::text_to_sign(&header.to_json(), &payload);
        let signature = segment::encode(&named.key.sign(&text));
        Ok(format!("{text}.{signature}"))
    }

    /// The claims with the times that they lack.
    fn stamp(&self, claims: &Object) -> Object {
        let now = self.clock.now();
        let mut claims = claims.clone();
        claims.entry("iat").or_insert_with(|| now.as_secs().into());
        claims
            .entry("exp")
            .or_insert_with(|| now.as_secs().saturating_add(self.lifetime.as_secs()).into());
        claims
    }
}
