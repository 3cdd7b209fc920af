//! title: Has a decoy that a password fits
//! severity: minor
//! seen by: unit::hashes::the_decoy_costs_as_much_as_a_hash_and_fits_nothing
//! rule: The **decoy** is a hash that costs as much as a new one and fits no password.
//! asks: is there a password that fits the decoy?
//!
//! The decoy is the hash of a password in the source. A reader of the source knows a password that fits the decoy.
//! Then only the next line of code protects the server from a sign-in without an account. A decoy that no password
//! fits costs nothing more.

mod hasher {
    impl Argon2Hasher {
        pub fn new(cost: Cost) -> Result<Self, HashError> {
            let params = Params::new(cost.memory, cost.passes, 1, None).map_err(hash_error)?;
            let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
            let decoy = hash_of(&argon2, "correct horse battery")?;
            Ok(Self { argon2, decoy })
        }
    }
}
