//! title: A password will do
//! severity: major
//! seen by: unit::signature::a_key_has_at_least_32_bytes
//! rule: A key has at least 32 bytes.
//! asks: how short may a key be?
//!
//! HMAC works with a key of any length, so `secret` works too. An attacker who has one token can then try a
//! dictionary on their own computer until the signature fits. After that they sign any token they like.
//!
//! The signatures are right, so no test vector and no other implementation sees it. The limit is a rule of the
//! specification. A test offers a key that is one byte too short.

mod signature {
    impl Key {
        /// Takes the bytes of a key.
        pub fn new(bytes: &[u8]) -> Result<Self, KeyError> {
            let mac = Hmac::new_from_slice(bytes)
                .map_err(|_| KeyError::TooShort { bytes: bytes.len() })?;
            Ok(Self { mac })
        }
    }
}
