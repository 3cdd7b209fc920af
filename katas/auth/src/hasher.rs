//! How passwords are kept: as hashes that are slow to compute.

use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use thiserror::Error;

use crate::password::Password;

/// Makes hashes of passwords, and compares passwords with them.
///
/// A trait, because a good hash is slow, and because a mock can count the hashes.
pub trait PasswordHasher: Send + Sync {
    /// A hash to store in place of the password, with its own salt: two hashes of one password differ.
    ///
    /// # Errors
    /// [`HashError`], if the hash cannot be made.
    fn hash(&self, password: &Password) -> Result<String, HashError>;

    /// Whether this hash was made of this password. A text that is no hash fits no password.
    fn verify(&self, password: &Password, hash: &str) -> bool;

    /// A hash that fits no password. A comparison with it takes as long as with any other.
    fn decoy(&self) -> &str;
}

/// Why there is no hash.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("cannot hash a password: {0}")]
pub struct HashError(pub String);

/// What one hash costs. A thief of the hashes pays it for every guess, and the server for every sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory: u32,
    /// The number of passes over the memory.
    pub passes: u32,
}

impl Cost {
    /// 19 MiB and two passes: the least that OWASP's Password Storage Cheat Sheet recommends.
    pub const PRODUCTION: Self = Self {
        memory: 19 * 1024,
        passes: 2,
    };

    /// The most that a hash from outside may cost: 256 MiB and 16 passes. A comparison costs as much.
    pub const MOST: Self = Self {
        memory: 256 * 1024,
        passes: 16,
    };

    /// The lowest cost that argon2 allows. It protects no password, and makes tests fast.
    pub const CHEAP: Self = Self {
        memory: 8,
        passes: 1,
    };
}

/// Argon2id (RFC 9106), with one lane, and with 16 bytes of random salt for each hash.
///
/// A hash is a text in the PHC format, `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`. It contains its own cost, so it
/// still fits its password when new hashes cost more.
#[derive(Debug, Clone)]
pub struct Argon2Hasher {
    argon2: Argon2<'static>,
    decoy: String,
}

impl Argon2Hasher {
    /// A hasher with this cost.
    ///
    /// Of the crate `argon2`: `Params::new` takes memory, passes, lanes and, for the usual length of the hash, `None`;
    /// its `hash_password` makes a salt of its own.
    ///
    /// # Errors
    /// [`HashError`], if argon2 cannot work with these numbers, or the machine has no random bytes.
    pub fn new(cost: Cost) -> Result<Self, HashError> {
        todo!()
    }
}

impl PasswordHasher for Argon2Hasher {
    fn hash(&self, password: &Password) -> Result<String, HashError> {
        todo!()
    }

    fn verify(&self, password: &Password, hash: &str) -> bool {
        todo!()
    }

    fn decoy(&self) -> &str {
        todo!()
    }
}

fn hash_error(error: impl std::fmt::Display) -> HashError {
    HashError(error.to_string())
}
