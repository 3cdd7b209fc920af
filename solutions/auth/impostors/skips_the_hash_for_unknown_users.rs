//! title: Skips the hash for unknown users
//! severity: major
//! seen by: integration::login::a_wrong_password_and_an_unknown_name_get_the_same_answer_after_the_same_work
//! rule: Signing in makes exactly one comparison with a hash: the user's, or the decoy if there is no such user.
//! asks: how many hashes does the server compare for a name that the store does not have?
//!
//! The two answers are the same, word for word. But one takes as long as argon2 needs, and the other comes at once,
//! so an attacker with a stopwatch can tell them apart. The code looks natural: without a user there is no hash to
//! compare.
//!
//! A test that measures time would be flaky on a busy machine. A mock that counts the calls is not.

mod auth {
    impl Auth {
        fn recognise(&self, request: &Credentials) -> Option<User> {
            let password = Password::parse(&request.password).ok()?;
            let name = Name::parse(&request.name).ok()?;
            let user = Some(self.parts.store.find_user(&name)?);
            let hash = match &user {
                Some(user) => &user.password_hash,
                None => self.parts.hasher.decoy(),
            };
            let fits = self.parts.hasher.verify(&password, hash);
            user.filter(|_| fits)
        }
    }
}
