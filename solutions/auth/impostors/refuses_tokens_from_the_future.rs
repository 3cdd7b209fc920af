//! title: Refuses a token that was issued in the future
//! severity: major
//! seen by: unit::tokens::an_access_token_is_believed_until_it_ends
//! rule: by its signature and `exp`
//! asks: which claims say whether a token is good, if another server's clock is ahead?
//!
//! A token from the future looks like a forgery, so `iat` is compared with the clock. But its signature is right, and the clock of
//! the server that issued it is a second ahead. Its users are refused, now and then.
//!
//! `iat` says when, and not whether. A test that plays all its steps at one second cannot see the difference: another one asks a
//! second before.

mod tokens {
    impl Tokens {
        pub fn verify_access(&self, token: &str, now: u64) -> Result<AccessClaims, TokenError> {
            let claims: AccessClaims = self.verify(ACCESS, token)?;
            if claims.iat > now {
                return Err(TokenError::Invalid);
            }
            check_end(claims.exp, now)?;
            Ok(claims)
        }
    }
}
