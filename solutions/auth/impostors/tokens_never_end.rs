//! title: Tokens never end
//! severity: critical
//! seen by: unit::tokens::an_access_token_is_believed_until_it_ends
//! rule: From `exp` on a token has expired, by the clock of the caller and without leeway.
//! asks: what is an access token worth long after its `exp`?
//!
//! `exp` is in the token, and nobody looks at it. Nothing fails: everybody stays signed in, and so does whoever has
//! found a token in an old log. As an access token cannot be taken back, its end is all the protection that there
//! is.

mod tokens {
    fn check_end(_exp: u64, _now: u64) -> Result<(), TokenError> {
        Ok(())
    }
}
