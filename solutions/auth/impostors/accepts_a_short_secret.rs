//! title: Accepts a short secret
//! severity: critical
//! seen by: unit::secrets::a_secret_has_at_least_32_bytes
//! rule: the secret that signs the tokens | at least 32 bytes | each byte counts, as it is
//! asks: how short may the secret be?
//!
//! Sixteen random bytes are 128 bits, and that is plenty for a key. But a secret that a person makes up is not random.
//! HS256 needs a key as long as its hash, 32 bytes. An attacker who has one token can try millions of secrets a second
//! on their own machine.
//!
//! A limit needs a test on each side. A test offers a secret that is one byte too short.

mod secret {
    impl Secret {
        pub fn new(bytes: &[u8]) -> Result<Self, TooShort> {
            if bytes.len() < SHORTEST / 2 {
                return Err(TooShort { found: bytes.len() });
            }
            Ok(Self(bytes.to_vec()))
        }
    }
}
