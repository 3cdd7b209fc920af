//! title: Has a decoy that costs nothing
//! severity: major
//! seen by: unit::hashes::the_decoy_costs_as_much_as_a_hash_and_fits_nothing
//! rule: The **decoy** is a hash that costs as much as a new one and fits no password.
//! asks: how much work is it to compare a password with the decoy?
//!
//! The code has a decoy and compares it, as it should. But the decoy has the lowest cost that argon2 allows. So the
//! answer for an unknown name again comes at once.
//!
//! A test compares the cost in the decoy with the cost in a new hash.

mod hasher {
    impl Argon2Hasher {
        pub fn new(cost: Cost) -> Result<Self, HashError> {
            let params = Params::new(cost.memory, cost.passes, 1, None).map_err(hash_error)?;
            let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
            // The empty text is too short for a password, so its hash fits none.
            let cheap = Params::new(Params::MIN_M_COST, 1, 1, None).map_err(hash_error)?;
            let decoy = hash_of(&Argon2::from(cheap), "")?;
            Ok(Self { argon2, decoy })
        }
    }
}
