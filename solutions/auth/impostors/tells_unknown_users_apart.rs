//! title: Answers an unknown name in other words
//! severity: major
//! seen by: integration::login::a_wrong_password_and_an_unknown_name_get_the_same_answer_after_the_same_work
//! rule: A wrong password and an unknown name get the same answer.
//! asks: how do the answers to a wrong password and to an unknown name differ?
//!
//! The server says "try again" to a wrong password, and "name or password is wrong" to an unknown name. Both are
//! friendly, and together they tell an attacker who has an account here. With a list of addresses it takes an hour to
//! find the ones worth an attack.
//!
//! A test compares both answers, byte for byte.

mod auth {
    impl Auth {
        pub fn login(&self, request: &Credentials) -> Result<Session, AuthError> {
            let known = Name::parse(&request.name)
                .is_ok_and(|name| self.parts.store.find_user(&name).is_some());
            let refusal = if known {
                AuthError::SignInAgain
            } else {
                AuthError::Credentials
            };
            let user = self.recognise(request).ok_or(refusal)?;
            let now = self.parts.clock.now();
            let claims = RefreshClaims {
                sub: user.name.clone(),
                family: self.parts.ids.fresh(),
                jti: self.parts.ids.fresh(),
                exp: now.saturating_add(self.parts.lifetimes.refresh),
            };
            let refresh = self.sign_refresh(&claims)?;
            let current = Digest::of(&refresh);
            self.parts
                .store
                .add_family(&claims.family, Family { current }, claims.exp);
            self.session(&user, now, refresh)
        }
    }
}
