//! title: Knows a hash by its looks
//! severity: major
//! seen by: unit::admins::an_admin_is_a_name_and_a_hash
//! rule: has no argon2id hash behind it with which argon2 can work, a password for example | `NoHash`
//! asks: When is a text that looks like a hash one?
//!
//! The text begins with `$argon2id$`, has six parts, a version and a cost that are right, and a salt. Whether argon2 can read the
//! last part nobody asks, and the admin who is made of it can never sign in.
//!
//! What is to be parsed later is parsed now. The test has one wrong character in the last part.

mod user {
    impl User {
        pub fn admin(text: &str) -> Result<Self, AdminError> {
            let (name, hash) = text.split_once(':').ok_or(AdminError::NoColon)?;
            let name = Name::parse(name)?;
            let parts: Vec<&str> = hash.split('$').collect();
            let ["", "argon2id", "v=19", cost, salt, value] = parts[..] else {
                return Err(AdminError::NoHash);
            };
            if salt.len() < 16 || value.len() < 16 {
                return Err(AdminError::NoHash);
            }
            let number = |key: &str| {
                let mut pairs = cost.split(',').filter_map(|pair| pair.split_once('='));
                pairs
                    .find(|(name, _)| *name == key)
                    .and_then(|(_, value)| value.parse::<u32>().ok())
            };
            let (Some(memory), Some(passes @ 1..)) = (number("m"), number("t")) else {
                return Err(AdminError::NoHash);
            };
            if memory > Cost::MOST.memory || passes > Cost::MOST.passes {
                return Err(AdminError::TooCostly);
            }
            Ok(Self {
                name,
                password_hash: hash.to_owned(),
                role: Role::Admin,
            })
        }
    }
}
