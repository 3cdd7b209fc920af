//! Which claims a verifier accepts, at which time.
//!
//! Sources: RFC 7519 §4.1, RFC 8725 §3.8 and §3.9.

use std::time::Duration;

use thiserror::Error;

use crate::claims::Claims;

/// Why claims are refused, although they are well-formed.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Refusal {
    /// `exp` is now or in the past.
    #[error("the token has expired: its `exp` is {exp}, and now is {now}")]
    Expired {
        /// The claim.
        exp: f64,
        /// The time of the check, in seconds since 1970.
        now: f64,
    },
    /// `nbf` is in the future.
    #[error("the token is not valid yet: its `nbf` is {nbf}, and now is {now}")]
    NotYetValid {
        /// The claim.
        nbf: f64,
        /// The time of the check, in seconds since 1970.
        now: f64,
    },
    /// `iat` is in the future.
    #[error("the token is from the future: its `iat` is {iat}, and now is {now}")]
    FromTheFuture {
        /// The claim.
        iat: f64,
        /// The time of the check, in seconds since 1970.
        now: f64,
    },
    /// `iss` is not the expected one.
    #[error("the token is issued by {found:?}, and not by {expected:?}")]
    Issuer {
        /// Who was expected.
        expected: String,
        /// The claim.
        found: String,
    },
    /// `aud` does not name us.
    #[error("the token is for {found:?}, and not for {expected:?}")]
    Audience {
        /// Who we are.
        expected: String,
        /// The claim.
        found: Vec<String>,
    },
    /// There is an `aud`, and we have no name, so it cannot name us.
    #[error("the token is for {found:?}, and no audience is expected here")]
    UnexpectedAudience {
        /// The claim.
        found: Vec<String>,
    },
    /// A required claim is missing.
    #[error("the token has no `{name}`, which is required")]
    Missing {
        /// The claim's name.
        name: String,
    },
}

/// What a verifier expects of a token, beyond its signature.
///
/// By default (`Rules::default()`), the times that a token has are checked, and a token with an audience is refused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// The expected issuer. `None`: anyone who has the key.
    pub issuer: Option<String>,
    /// Our name. `None`: only tokens without an audience.
    pub audience: Option<String>,
    /// By how much the clocks of two machines may differ. It makes every time limit more generous, never stricter.
    pub leeway: Duration,
    /// Names of required claims, such as `exp`: a token without it never expires.
    pub required: Vec<String>,
}

impl Rules {
    /// Checks claims at a time, given since 1970-01-01T00:00:00Z.
    ///
    /// In this order:
    /// 1. `exp`, if the token has one: refused from `exp` + leeway on, that moment included (§4.1.4: now must be
    ///    *before* it),
    /// 2. `nbf`, if the token has one: refused before `nbf` - leeway, that moment not included (§4.1.5),
    /// 3. `iat`, if the token has one: refused before `iat` - leeway, likewise: nothing is issued in the future,
    /// 4. `iss`, if one is expected: refused if the token has none ([`Refusal::Missing`]), and unless it is the
    ///    expected one, letter for letter,
    /// 5. `aud`: refused if we have a name and the token has no audience ([`Refusal::Missing`]), and if it has one
    ///    that does not name us (§4.1.3),
    /// 6. the required claims, one after the other: refused if the token lacks one; its value does not matter.
    ///
    /// # Errors
    /// The first [`Refusal`].
    pub fn check(&self, claims: &Claims, now: Duration) -> Result<(), Refusal> {
        todo!()
    }
}
