//! title: Accepts a short secret
//! severity: critical
//! seen by: unit::secrets::a_secret_has_at_least_32_bytes
//! rule: the secret that signs the tokens | at least 32 bytes | each byte counts, as it is
//! asks: how short may the secret be?
//!
//! Sixteen bytes are 128 bits, and that is plenty for a key, if they are random. A secret that people think of is
//! not. HS256 asks for as many bytes as its hash has, and whoever has one token can try secrets at home, at
//! millions a second.

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
