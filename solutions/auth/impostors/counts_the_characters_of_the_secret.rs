//! title: Counts the characters of the secret
//! severity: minor
//! seen by: unit::secrets::a_secret_has_at_least_32_bytes
//! rule: the secret that signs the tokens | at least 32 bytes | each byte counts, as it is
//! asks: what is counted, where one character has two bytes?
//!
//! The limit of a password is in characters, and the limit of a secret in bytes. A programmer who has just written the first one
//! writes the second one in the same way. A good secret is refused, with a number that is wrong.
//!
//! Where two rules differ in their unit, each needs an example in which the units differ.

mod secret {
    impl Secret {
        pub fn new(bytes: &[u8]) -> Result<Self, TooShort> {
            let found = String::from_utf8_lossy(bytes).chars().count();
            if found < SHORTEST {
                return Err(TooShort { found });
            }
            Ok(Self(bytes.to_vec()))
        }
    }
}
