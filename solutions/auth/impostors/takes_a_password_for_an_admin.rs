//! title: Takes a password where a hash should be
//! severity: major
//! seen by: unit::admins::an_admin_is_a_name_and_a_hash
//! rule: has no argon2id hash behind it with which argon2 can work, a password for example | `NoHash`
//! asks: what does the server say of an admin with a password in place of a hash?
//!
//! Whatever stands behind the colon is taken for a hash. With a password there, the server starts, the admin can
//! never sign in, and the password stands in the settings, in the list of processes, and in every child process.

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
