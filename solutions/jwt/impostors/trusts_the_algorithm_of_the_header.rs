//! title: Trusts the algorithm of the header
//! severity: critical
//! seen by: unit::header::no_algorithm_but_hs256_is_accepted
//! rule: any value but `HS256` is refused, such as `none`, `nOnE` or `hs256`
//! asks: which algorithms are refused that are neither the right one nor `none`?
//!
//! `none` is refused, in every spelling, and so the hole seems closed. But what is good is still what the
//! header says, but for one name. With a second algorithm in the library this becomes an attack: a
//! verifier that expects RS256 and is sent HS256 takes the public key, which everybody has, for the
//! secret of an HMAC.
//!
//! A list of what is forbidden is never complete. Tests see it with names that are neither the right one
//! nor the famous wrong one: another length of hash, another family, small letters.

mod header {
    impl Header {
        /// Checks the algorithm and the extensions.
        pub fn check(&self) -> Result<(), HeaderError> {
            if self.alg.is_empty() || self.alg.eq_ignore_ascii_case("none") {
                return Err(HeaderError::Algorithm {
                    alg: self.alg.clone(),
                });
            }
            if self.crit.is_some() {
                return Err(HeaderError::Critical);
            }
            Ok(())
        }
    }
}
