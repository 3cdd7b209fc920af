//! title: Knows who it is, and does not ask what they may do
//! severity: critical
//! seen by: integration::guard::only_an_admin_sees_the_users
//! rule: The list of users is only for a token with the role `admin`.
//! asks: what does a signed-in user get who asks for the list and is no admin?
//!
//! The guard at the door asks for a token, and joe has one. Authentication says who somebody is; authorisation,
//! what they may do. Tested as an admin and as a stranger, the route looks safe. It is the third one who gets in.

mod auth {
    impl Auth {
        pub fn users(&self, headers: &HeaderMap) -> Result<Vec<Name>, AuthError> {
            self.who(headers)?;
            Ok(self.parts.store.user_names())
        }
    }
}
