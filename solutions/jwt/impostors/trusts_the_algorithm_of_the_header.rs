//! title: Refuses only the algorithm `none`
//! severity: critical
//! seen by: unit::header::no_algorithm_but_hs256_is_accepted
//! rule: Every `alg` but `HS256` is refused, such as `none`, `nOnE` or `hs256`.
//! asks: which algorithms are refused that are neither the right one nor `none`?
//!
//! The code refuses `none` in any case of letters, so the hole seems closed. But it accepts every other name in the
//! header. With a second algorithm this becomes an attack. A verifier that expects RS256 gets HS256 and uses the public
//! key as the secret of an HMAC, and an attacker has the public key too.
//!
//! A list of forbidden names is never complete. A test needs other wrong names: another hash, another family, small
//! letters.

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
