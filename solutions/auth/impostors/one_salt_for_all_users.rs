//! title: Uses one salt for all users
//! severity: critical
//! seen by: unit::hashes::a_hash_is_made_by_argon2id_with_a_salt_of_its_own
//! rule: Each hash has a salt of its own.
//! asks: how do the hashes of two users with the same password differ?
//!
//! The salt is a constant, so that all servers agree. Now two users with the same password have the same hash. A thief
//! who has the store needs one try for each guess, for all users together.
//!
//! A salt is not secret, but each hash needs a new one. A test hashes one password twice and compares.

mod hasher {
    fn hash_of(argon2: &Argon2<'_>, text: &str) -> Result<String, HashError> {
        let hash = argon2
            .hash_password_with_salt(text.as_bytes(), b"the salt of ours")
            .map_err(hash_error)?;
        Ok(hash.to_string())
    }
}
