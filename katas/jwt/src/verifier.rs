//! Decides whether to accept a token.

use thiserror::Error;

use crate::claims::{Claims, ClaimsError};
use crate::clock::Clock;
use crate::compact::{Token, TokenError};
use crate::header::{Header, HeaderError};
use crate::keys::KeyStore;
use crate::rules::{Refusal, Rules};
use crate::signature::{BadSignature, Key};

/// Why a token is refused.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum VerifyError {
    /// It is not a token.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// Its header is refused.
    #[error(transparent)]
    Header(#[from] HeaderError),
    /// It names a key that we do not have.
    #[error("no key has the name {kid:?}")]
    UnknownKey {
        /// The name.
        kid: String,
    },
    /// Its signature does not fit.
    #[error(transparent)]
    Signature(#[from] BadSignature),
    /// It is signed, but does not hold claims.
    #[error(transparent)]
    Claims(#[from] ClaimsError),
    /// It is signed, and its claims break a rule.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// Accepts tokens that a key of its store has signed and whose claims fit its rules.
#[derive(Debug, Clone)]
pub struct Verifier<C, K> {
    clock: C,
    keys: K,
    rules: Rules,
}

impl<C: Clock, K: KeyStore> Verifier<C, K> {
    /// A verifier with this clock, these keys and these rules.
    pub fn new(clock: C, keys: K, rules: Rules) -> Self {
        todo!()
    }

    /// The claims of a token, if it is accepted.
    ///
    /// In this order, and each step begins only when the step before it has passed:
    /// 1. the token is taken apart,
    /// 2. its header is read and checked; this decides on the algorithm,
    /// 3. the key is looked up: the one that `kid` names, and no other; the current one if there is no `kid`,
    /// 4. the signature is checked over the text as received,
    /// 5. the claims are read, and checked against the rules at the time of the clock.
    ///
    /// # Errors
    /// The [`VerifyError`] of the first step that does not pass.
    pub fn verify(&self, token: &str) -> Result<Claims, VerifyError> {
        todo!()
    }
}
