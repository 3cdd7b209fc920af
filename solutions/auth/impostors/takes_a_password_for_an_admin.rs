//! title: Accepts a password where a hash should be
//! severity: major
//! seen by: unit::admins::an_admin_is_a_name_and_a_hash
//! rule: has no argon2id hash behind it with which argon2 can work, a password for example | `NoHash`
//! asks: what does the server do with an admin who has a password in place of a hash?
//!
//! The code takes any text behind the colon as a hash. If the text is a password, the server starts, but the admin can
//! never sign in. And the password can be read in the settings, in the list of processes, and in every child process.
//!
//! A test starts the server with a password in that place, and expects an error.

mod user {
    impl User {
        pub fn admin(text: &str) -> Result<Self, AdminError> {
            let (name, hash) = text.split_once(':').ok_or(AdminError::NoColon)?;
            let name = Name::parse(name)?;
            Ok(Self {
                name,
                password_hash: hash.to_owned(),
                role: Role::Admin,
            })
        }
    }
}
