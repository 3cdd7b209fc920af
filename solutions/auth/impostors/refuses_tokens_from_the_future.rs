//! title: Refuses a token that was issued in the future
//! severity: major
//! seen by: unit::tokens::an_access_token_is_believed_until_it_ends
//! rule: by its signature and `exp`
//! asks: which claims decide whether a token is good if another server's clock is ahead?
//!
//! A token from the future looks like a forgery, so the code compares `iat` with the clock. But the token is genuine:
//! the clock of the server that issued it is a second ahead. So its users are refused now and then.
//!
//! `iat` says when a token was issued, and not whether it is good. A test in which all steps happen in the same
//! second cannot show the mistake. Another test asks one second before `iat`.

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
