//! title: A password will do
//! severity: major
//! seen by: unit::signature::a_key_has_at_least_32_bytes
//! rule: A key has at least 32 bytes.
//! asks: how short may a key be?
//!
//! HMAC takes a key of any length, and `secret` works like any other. One token is then enough to try a
//! dictionary at home, without asking the server once, until the signature fits; after that the attacker
//! signs whatever they like.
//!
//! The signatures are right, so no vector and no other implementation sees it. The limit is a rule of the
//! specification, and it takes a test that offers a key that is too short.

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
