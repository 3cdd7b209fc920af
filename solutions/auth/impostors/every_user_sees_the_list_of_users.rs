//! title: Checks who sends a request, but not what they may do
//! severity: critical
//! seen by: integration::guard::only_an_admin_sees_the_users
//! rule: The list of users is only for a token with the role `admin`.
//! asks: what does a signed-in user who is no admin get from the list of users?
//!
//! The guard asks for a token, and joe has one. Authentication says who a user is; authorisation says what that user
//! may do. The route looks safe in a test with an admin and in a test without a token. It fails in the third test,
//! with a user who is no admin.

mod auth {
    impl Auth {
        pub fn users(&self, headers: &HeaderMap) -> Result<Vec<Name>, AuthError> {
            self.who(headers)?;
            Ok(self.parts.store.user_names())
        }
    }
}
