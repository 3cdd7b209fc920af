//! title: Asks the store for every request
//! severity: minor
//! seen by: integration::guard::an_access_token_is_believed_without_asking_the_store
//! rule: The access token alone says who sends a request: the store is not asked.
//! asks: how often does the server ask the store about a request with an access token?
//!
//! Does this user still exist? The question is good, and the server asks it at each refresh, every fifteen minutes. A
//! server that asks it for each request has a session under another name. All servers then need the same database,
//! and the signature has no use.

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
