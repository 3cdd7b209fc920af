//! title: Takes the role from the request
//! severity: critical
//! seen by: integration::register::a_new_user_has_the_role_user_and_a_hash
//! rule: A new user has the role `user`, whatever the request says.
//! asks: which role does a new user get who asks for one in the request?
//!
//! The request has a field `role`, the user has a field `role`, so the code copies one into the other. Now every user
//! who writes `"role": "admin"` behind the password is an admin. Large sites have made this mistake. It is called mass
//! assignment.
//!
//! A test with an ordinary request does not show it. A test with a request that asks for too much does.

mod auth {
    impl Auth {
        pub fn register(&self, request: &Registration) -> Result<User, AuthError> {
            let name = Name::parse(&request.name)?;
            let password = Password::parse(&request.password)?;
            let user = User {
                name,
                password_hash: self.parts.hasher.hash(&password)?,
                role: request.role.unwrap_or(Role::User),
            };
            if self.parts.store.add_user(user.clone()) {
                Ok(user)
            } else {
                Err(AuthError::NameTaken)
            }
        }
    }
}
