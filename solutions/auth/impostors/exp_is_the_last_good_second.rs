//! title: Takes `exp` for the last good second
//! severity: minor
//! seen by: unit::tokens::an_access_token_is_believed_until_it_ends
//! rule: When it ends, likewise: from this second on it is refused.
//! asks: is a token still good at the very second of its `exp`?
//!
//! RFC 7519 says "on or after": at `exp` it is over. One second matters little here. But whoever does not test the
//! second itself does not know which of the two they have.

mod tokens {
    fn check_end(exp: u64, now: u64) -> Result<(), TokenError> {
        if now <= exp {
            Ok(())
        } else {
            Err(TokenError::Expired)
        }
    }
}
