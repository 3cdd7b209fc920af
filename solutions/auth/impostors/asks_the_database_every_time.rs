//! title: Asks the store for every request
//! severity: minor
//! seen by: integration::guard::an_access_token_is_believed_without_asking_the_store
//! rule: The access token alone says who sends a request: the store is not asked.
//! asks: how often does the server ask the store about a request with an access token?
//!
//! The code asks the store at each request whether the user still exists. A refresh asks that already, every fifteen
//! minutes. Now all servers need the same database, each request waits for it, and the signature has no use.
//!
//! The answers are right, so a test of the answers passes. A mock of the store that expects no call fails.

mod auth {
    impl Auth {
        pub fn who(&self, headers: &HeaderMap) -> Result<AccessClaims, AuthError> {
            let token = bearer(headers)?;
            let claims = self
                .parts
                .tokens
                .verify_access(token, self.parts.clock.now())
                .map_err(|_| AuthError::InvalidToken)?;
            match self.parts.store.find_user(&claims.sub) {
                Some(_) => Ok(claims),
                None => Err(AuthError::InvalidToken),
            }
        }
    }
}
