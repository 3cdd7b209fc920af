//! Who there is, and what they may do.

use std::fmt;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Params, Version};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::hasher::Cost;
use crate::name::{Name, NameError};

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Use the service.
    User,
    /// And see who else does.
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

/// Somebody who can sign in, as the store knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Their name.
    pub name: Name,
    /// The hash of their password, in the PHC format.
    pub password_hash: String,
    /// What they may do.
    pub role: Role,
}

/// Why a text is no admin. The text itself is not in here: it may be a password.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AdminError {
    /// There is no `:`.
    #[error("has no `:` between a name and a hash")]
    NoColon,
    /// What stands before the `:` is no name.
    #[error(transparent)]
    Name(#[from] NameError),
    /// What stands behind it is not a hash that argon2 can compare with: a password, perhaps.
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
    /// The admin that a text of the form `NAME:HASH` describes. It has one colon between the two; a hash in the PHC
    /// format of argon2id begins with `$argon2id$`, has a [`Version`] and parameters with which argon2 works ([`Params`]), and
    /// a salt and a hash.
    ///
    /// A hash and not a password, since the environment of a process is not a place to keep one.
    ///
    /// # Errors
    /// The first of these that is true: [`AdminError::NoColon`] if there is no colon, [`AdminError::Name`] if there is
    /// no name in front of it, [`AdminError::NoHash`] if there is no such hash behind it, [`AdminError::TooCostly`] if its
    /// memory or its passes are more than [`Cost::MOST`] has.
    pub fn admin(text: &str) -> Result<Self, AdminError> {
        todo!()
    }
}
