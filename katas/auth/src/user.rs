//! The users, and what they may do.

use std::fmt;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Params, Version};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::hasher::Cost;
use crate::name::{Name, NameError};

/// What a user may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Use the service.
    User,
    /// May also list the users.
    Admin,
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::User => "user",
            Self::Admin => "admin",
        })
    }
}

/// A user, as the store keeps them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Their name.
    pub name: Name,
    /// The hash of their password, in the PHC format.
    pub password_hash: String,
    /// The user's role.
    pub role: Role,
}

/// Why a text is no admin. The text itself is not in here: it may be a password.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AdminError {
    /// There is no `:`.
    #[error("has no `:` between a name and a hash")]
    NoColon,
    /// The text before the `:` is no name.
    #[error(transparent)]
    Name(#[from] NameError),
    /// The text behind it is not a hash that argon2 can compare with. It may be a password.
    #[error("has no argon2id hash behind its `:`; `auth hash` makes one of a password")]
    NoHash,
    /// The hash behind it costs more than [`Cost::MOST`].
    #[error(
        "has a hash that costs too much: m may be {} and t {}",
        Cost::MOST.memory,
        Cost::MOST.passes
    )]
    TooCostly,
}

impl User {
    /// The admin that a text of the form `NAME:HASH` describes. It has one colon between the two. The hash is in the
    /// PHC format of argon2id: it begins with `$argon2id$`, and has a salt and a hash. It has a [`Version`], and
    /// parameters with which argon2 works ([`Params`]).
    ///
    /// It is a hash and not a password, because other processes may read the environment.
    ///
    /// # Errors
    /// The first of these that is true: [`AdminError::NoColon`] if there is no colon, [`AdminError::Name`] if the text
    /// before it is no name, [`AdminError::NoHash`] if the text behind it is no such hash. Or
    /// [`AdminError::TooCostly`], if its memory or its passes exceed [`Cost::MOST`].
    pub fn admin(text: &str) -> Result<Self, AdminError> {
        todo!()
    }
}
