//! title: Looks for the user before it checks the password
//! freedom: order
//! rule: A password against the rules is not compared at all, and gets the same answer too.
//!
//! Only the comparison of the hash takes long. The code may ask the store before it checks the password.

mod auth {
    impl Auth {
        fn recognise(&self, request: &Credentials) -> Option<User> {
            let user = Name::parse(&request.name)
                .ok()
                .and_then(|name| self.parts.store.find_user(&name));
            let password = Password::parse(&request.password).ok()?;
            let hash = user
                .as_ref()
                .map_or_else(|| self.parts.hasher.decoy(), |user| &user.password_hash);
            if self.parts.hasher.verify(&password, hash) {
                user
            } else {
                None
            }
        }
    }
}
