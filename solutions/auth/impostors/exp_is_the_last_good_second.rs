//! title: Accepts a token in the second of its `exp`
//! severity: minor
//! seen by: unit::tokens::an_access_token_is_believed_until_it_ends
//! rule: When it expires, likewise: from this second on it is refused.
//! asks: is a token still good in the very second of its `exp`?
//!
//! RFC 7519 says "on or after", so the token has expired at `exp`. One second matters little here. But without a test
//! at exactly that second, you do not know whether your code has `<` or `<=`.

mod tokens {
    fn check_end(exp: u64, now: u64) -> Result<(), TokenError> {
        if now <= exp {
            Ok(())
        } else {
            Err(TokenError::Expired)
        }
    }
}
