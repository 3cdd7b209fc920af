//! title: Compares the token with a saved one
//! severity: critical
//! seen by: integration::guard::an_access_token_is_believed_without_asking_the_store
//! rule: The access token alone says who sends a request: the store is not asked.
//! asks: does a server accept a good access token that another server has issued?
//!
//! This server saves every access token that it issues, and accepts only those. That works on one server until it
//! restarts. Then all users are signed out. A second server behind the same name refuses half of the requests.
//!
//! The saved copy also adds nothing, because the signature already proves who issued the token. A server that looks
//! something up for each request can use a random number, as sessions always have. It needs no JWT.

mod auth {
    impl Auth {
        fn session(&self, user: &User, now: u64, refresh: String) -> Result<Session, AuthError> {
            let claims = AccessClaims::new(user, now, self.parts.lifetimes.access);
            let access = self
                .parts
                .tokens
                .sign_access(&claims)
                .map_err(AuthError::Sign)?;
            saved().push(access.clone());
            Ok(Session {
                access: Hidden::new(access),
                refresh: Hidden::new(refresh),
            })
        }

        pub fn who(&self, headers: &HeaderMap) -> Result<AccessClaims, AuthError> {
            let token = bearer(headers)?;
            if !saved().iter().any(|saved| saved == token) {
                return Err(AuthError::InvalidToken);
            }
            self.parts
                .tokens
                .verify_access(token, self.parts.clock.now())
                .map_err(|_| AuthError::InvalidToken)
        }
    }

    /// All the access tokens that were ever made.
    fn saved() -> std::sync::MutexGuard<'static, Vec<String>> {
        static SAVED: std::sync::Mutex<Vec<String>> = std::sync::Mutex::new(Vec::new());
        SAVED.lock().expect("no panic in here")
    }
}
