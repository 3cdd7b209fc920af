//! title: One salt for everybody
//! severity: critical
//! seen by: unit::hashes::a_hash_is_made_by_argon2id_with_a_salt_of_its_own
//! rule: Each hash has a salt of its own.
//! asks: how do the hashes of two people differ who have the same password?
//!
//! The salt comes from the settings, so that all servers agree. Now two people with one password have one hash, and
//! whoever has stolen the store tries each guess once, for everybody together. A salt is no secret, and has to be
//! new each time.

mod hasher {
    fn hash_of(argon2: &Argon2<'_>, text: &str) -> Result<String, HashError> {
        let hash = argon2
            .hash_password_with_salt(text.as_bytes(), b"the salt of ours")
            .map_err(hash_error)?;
        Ok(hash.to_string())
    }
}
