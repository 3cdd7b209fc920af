//! title: Takes the role from the request
//! severity: critical
//! seen by: integration::register::whoever_registers_is_a_user_with_a_hash
//! rule: A new user has the role `user`, whatever the request says.
//! asks: which role has somebody who asked for one while registering?
//!
//! The request has a field `role`, the user has a field `role`, so one is copied into the other. Now everybody can
//! be an admin who writes `"role": "admin"` behind the password. It has happened to large sites, and it has a name:
//! mass assignment.
//!
//! No test of a polite client sees it. Only a request that asks for more than it may have does.

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
