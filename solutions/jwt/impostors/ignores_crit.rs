//! title: Ignores `crit`
//! severity: major
//! seen by: unit::header::an_extension_that_must_be_understood_is_refused
//! rule: A header with a `crit` is refused, whatever the value of `crit` is.
//! asks: is a token accepted whose header asks for extensions?
//!
//! A verifier ignores unknown names in the header, so the author ignores `crit` as well. But `crit` lists the
//! extensions that a verifier must understand. An extension may say that a token is good only once, and this verifier
//! accepts it again and again.
//!
//! The tokens that you make yourself have no `crit`. A test needs a header with one, as the specification describes it.

mod header {
    impl Header {
        /// Checks the algorithm.
        pub fn check(&self) -> Result<(), HeaderError> {
            if self.alg != ALGORITHM {
                return Err(HeaderError::Algorithm {
                    alg: self.alg.clone(),
                });
            }
            Ok(())
        }
    }
}
