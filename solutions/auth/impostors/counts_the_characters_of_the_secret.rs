//! title: Counts the characters of the secret
//! severity: minor
//! seen by: unit::secrets::a_secret_has_at_least_32_bytes
//! rule: the secret that signs the tokens | at least 32 bytes | each byte counts, as it is
//! asks: in which unit is the length of the secret if one character has two bytes?
//!
//! A password's limit is in characters, and a secret's limit is in bytes. A programmer who has just written the first
//! check writes the second one the same way. Then the server refuses a good secret, and the number in the message is
//! wrong.
//!
//! If two rules differ in their unit, each needs an example in which the two units give different numbers.

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
