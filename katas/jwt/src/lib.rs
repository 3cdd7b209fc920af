//! Signs, verifies and inspects JSON Web Tokens with HS256.
//!
//! A token is three texts with dots between them, `header.payload.signature`, each of them base64url. The first two
//! are JSON that anyone can read. The third proves that an owner of the key signed exactly those two.
//!
//! The words: the three are the token's *parts*, each is a *segment* of base64url, and the second part is the
//! *payload*, which in a JWT holds the *claims*.
//!
//! From the inside out:
//!
//! | module | holds |
//! |---|---|
//! | [`segment`] | base64url: bytes to text and back |
//! | [`signature`] | [`Key`]: signs, and checks signatures |
//! | [`compact`] | [`Token`]: three segments, and the text that is signed |
//! | [`object`] | JSON objects whose names are unique |
//! | [`header`] | [`Header`]: how a token says that it was signed |
//! | [`claims`] | [`Claims`]: the content of a payload |
//! | [`rules`] | [`Rules`]: which claims are accepted, at which time |
//! | [`clock`], [`keys`] | from outside: the time, and the keys by name |
//! | [`issuer`], [`verifier`] | [`Issuer`] and [`Verifier`]: the parts above, in the right order |
//! | [`inspect`] | a token as a person reads it, without any key |
//!
//! ```
//! use std::time::Duration;
//! use jwt::{FixedClock, Issuer, Key, NamedKey, Object, Rules, Verifier};
//!
//! let key = NamedKey { kid: None, key: Key::new(b"thirty-two bytes, or rather more")? };
//! let clock = FixedClock(Duration::from_secs(1_000));
//!
//! let token = Issuer::new(clock, key.clone(), Duration::from_secs(60)).issue(&Object::new())?;
//! let claims = Verifier::new(clock, key, Rules::default()).verify(&token)?;
//! assert_eq!(claims.exp, Some(1_060.0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod claims;
pub mod clock;
pub mod compact;
pub mod header;
pub mod inspect;
pub mod issuer;
pub mod keys;
pub mod object;
pub mod rules;
pub mod segment;
pub mod signature;
pub mod verifier;

pub use claims::{Claims, ClaimsError};
pub use clock::{Clock, FixedClock, SystemClock};
pub use compact::{Part, Token, TokenError};
pub use header::{Header, HeaderError};
pub use issuer::Issuer;
pub use keys::{KeyStore, Keyring, NamedKey};
pub use object::{Object, ObjectError, WrongType};
pub use rules::{Refusal, Rules};
pub use segment::SegmentError;
pub use signature::{BadSignature, Key, KeyError};
pub use verifier::{Verifier, VerifyError};
