//! title: Accepts a token for a minute after its `exp`
//! severity: major
//! seen by: unit::tokens::an_access_token_is_believed_until_it_ends
//! rule: There is no leeway.
//! asks: is a token good that expired less than a minute ago?
//!
//! The crate allows a minute of leeway by default, because the clocks of two companies can differ. The rules of this
//! kata allow none. Read the defaults of a library before you use it.
//!
//! A test asks in the second of `exp`, and not an hour later.

mod tokens {
    fn check_end(exp: u64, now: u64) -> Result<(), TokenError> {
        if now < exp.saturating_add(60) {
            Ok(())
        } else {
            Err(TokenError::Expired)
        }
    }
}
