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
        todo!()
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
        todo!()
    }
}
