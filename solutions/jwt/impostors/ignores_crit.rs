//! title: Ignores `crit`
//! severity: major
//! seen by: unit::header::an_extension_that_must_be_understood_is_refused
//! rule: a header that has it is refused
//! asks: what does the verifier say of a token whose header asks for extensions?
//!
//! Names in the header that nobody knows are to be ignored, so `crit` is ignored like the rest. But
//! `crit` is the one that says: without these, you do not understand this token. With `b64`, for
//! instance, the payload is not base64url at all; with other extensions a token may be good only once, or
//! only over one connection, and this verifier takes it as good for ever.
//!
//! No token that one makes oneself has a `crit`. The test comes from reading the specification and from
//! nowhere else.

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
