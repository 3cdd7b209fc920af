//! title: Asks the hasher and not the store
//! severity: major
//! seen by: integration::login::a_wrong_password_and_an_unknown_name_get_the_same_answer_after_the_same_work
//! rule: [`AuthError::Credentials`], if no user has this name or the password is wrong.
//! asks: what does the server do if the hasher says yes for a name that the store does not have?
//!
//! The hash fits, so the code signs the user in. For an unknown name the hash was the decoy. That the decoy never fits
//! is a promise of another module. A sign-in should not depend on that one promise alone.
//!
//! A mock of the hasher that says yes to every password shows the mistake.

mod auth {
    impl Auth {
        fn recognise(&self, request: &Credentials) -> Option<User> {
            let password = Password::parse(&request.password).ok()?;
            let name = Name::parse(&request.name).ok();
            let user = name.and_then(|name| self.parts.store.find_user(&name));
            let hash = match &user {
                Some(user) => &user.password_hash,
                None => self.parts.hasher.decoy(),
            };
            let fits = self.parts.hasher.verify(&password, hash);
            let unknown = User {
                name: Name::parse(&request.name).ok()?,
                password_hash: String::new(),
                role: Role::User,
            };
            fits.then(|| user.unwrap_or(unknown))
        }
    }
}
