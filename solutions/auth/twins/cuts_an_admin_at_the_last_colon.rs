//! title: Splits the text of an admin at its last colon
//! freedom: algorithm
//! rule: An admin comes from a text `NAME:HASH` in the settings of the server.
//!
//! Neither a name nor a hash has a colon, so a text with two colons is no admin. Which side the error names is left
//! open.

mod user {
    impl User {
        pub fn admin(text: &str) -> Result<Self, AdminError> {
            let (name, hash) = text.rsplit_once(':').ok_or(AdminError::NoColon)?;
            let name = Name::parse(name)?;
            let parsed = PasswordHash::new(hash).map_err(|_| AdminError::NoHash)?;
            let params = Params::try_from(&parsed).map_err(|_| AdminError::NoHash)?;
            let known = parsed
                .version
                .is_none_or(|version| Version::try_from(version).is_ok());
            if parsed.algorithm.as_str() != "argon2id" || parsed.hash.is_none() || !known {
                return Err(AdminError::NoHash);
            }
            if params.m_cost() > Cost::MOST.memory || params.t_cost() > Cost::MOST.passes {
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
