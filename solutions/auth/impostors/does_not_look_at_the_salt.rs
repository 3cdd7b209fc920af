//! title: Does not check the salt of a hash
//! severity: major
//! seen by: unit::admins::an_admin_is_a_name_and_a_hash
//! rule: has no argon2id hash behind it with which argon2 can work, a password for example | `NoHash`
//! asks: which parts of a hash does argon2 need, and how long must each part be?
//!
//! The code checks each part of the text except the salt. A salt is random, so it seems to need no check. But argon2
//! refuses a salt of less than eight bytes. The server starts, and this admin can never sign in.
//!
//! If a text has six parts, a table of bad texts has a row for each of the six.

mod user {
    impl User {
        pub fn admin(text: &str) -> Result<Self, AdminError> {
            let (name, hash) = text.split_once(':').ok_or(AdminError::NoColon)?;
            let name = Name::parse(name)?;
            let parts: Vec<&str> = hash.split('$').collect();
            let ["", algorithm, version, cost, _, value] = parts[..] else {
                return Err(AdminError::NoHash);
            };
            // Whatever the salt is: the rest is parsed with one that is right.
            let rest = format!("${algorithm}${version}${cost}$AAAAAAAAAAAAAAAAAAAAAA${value}");
            let parsed = PasswordHash::new(&rest).map_err(|_| AdminError::NoHash)?;
            let params = Params::try_from(&parsed).map_err(|_| AdminError::NoHash)?;
            let known = parsed
                .version
                .is_none_or(|version| Version::try_from(version).is_ok());
            if algorithm != "argon2id" || !known {
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
