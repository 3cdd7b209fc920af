//! title: Tokens never expire
//! severity: critical
//! seen by: unit::tokens::an_access_token_is_believed_until_it_ends
//! rule: From `exp` on a token has expired, by the clock of the caller and without leeway.
//! asks: is an access token still good long after its `exp`?
//!
//! The token has an `exp`, and the code never reads it. No ordinary test fails: all users stay signed in. So does a
//! thief who found a token in an old log. The server cannot revoke an access token, so `exp` is its only protection.
//!
//! A test moves the clock behind `exp`.

mod tokens {
    fn check_end(_exp: u64, _now: u64) -> Result<(), TokenError> {
        Ok(())
    }
}
