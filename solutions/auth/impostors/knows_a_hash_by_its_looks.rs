//! title: Checks a hash only by its shape
//! severity: major
//! seen by: unit::admins::an_admin_is_a_name_and_a_hash
//! rule: has no argon2id hash behind it with which argon2 can work, a password for example | `NoHash`
//! asks: when is a text that looks like a hash a valid one?
//!
//! The text begins with `$argon2id$`, has six parts, a correct version and cost, and a salt. The code does not check
//! whether argon2 can read the last part. If argon2 cannot, the server starts and its admin can never sign in.
//!
//! Parse such a text at the start, and not when it is first used. A test with one wrong character in the last part
//! shows the mistake.

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
