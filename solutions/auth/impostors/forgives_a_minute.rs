//! title: Forgives a minute
//! severity: major
//! seen by: unit::tokens::an_access_token_is_believed_until_it_ends
//! rule: Clocks are given no leeway.
//! asks: is a token good that ended less than a minute ago?
//!
//! The crate gives clocks a minute of leeway unless it is told otherwise. That is sensible between two companies,
//! and it is not what is written on the token, nor in the rules of this kata. Know the defaults of what you use.

mod tokens {
    fn check_end(exp: u64, now: u64) -> Result<(), TokenError> {
        if now < exp.saturating_add(60) {
            Ok(())
        } else {
            Err(TokenError::Expired)
        }
    }
}
