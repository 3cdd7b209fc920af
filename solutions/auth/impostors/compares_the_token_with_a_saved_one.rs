//! title: Compares the token with the one that it has saved
//! severity: critical
//! seen by: integration::guard::an_access_token_is_believed_without_asking_the_store
//! rule: The access token alone says who sends a request: the store is not asked.
//! asks: does a server believe a good access token that another server has made?
//!
//! "How do you check a token? You look whether it is the one that was handed out." This server keeps every access
//! token that it makes, and believes those that it finds. It works, on one server, until that is started again:
//! then everybody is signed out. A second one behind the same name refuses half of the requests.
//!
//! And nothing is gained: the signature says already that it is ours. Who wants to look something up for each
//! request can do with a random number, as sessions have always done, and needs no JWT.

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
        SAVED.lock().expect("nobody panics in here")
    }
}
