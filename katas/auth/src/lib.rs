//! Signing in with a password, and staying signed in with tokens.
//!
//! | file | holds |
//! |---|---|
//! | `hidden` | [`Hidden`]: a text that does not show up in a log |
//! | `name`, `password` | [`Name`] and [`Password`]: what people may type |
//! | `secret` | [`Secret`]: what signs the tokens |
//! | `hasher` | [`PasswordHasher`], and [`Argon2Hasher`], the real one |
//! | `user` | [`User`], [`Role`], and how an admin is made |
//! | `claims`, `tokens` | [`AccessClaims`], [`RefreshClaims`], and [`Tokens`], which signs and verifies them |
//! | `bearer` | [`bearer()`]: the access token of a request |
//! | `error` | [`AuthError`]: why a request is refused, with its status and its challenge |
//! | `family` | [`Family`]: which refresh token is good; [`Digest`]: what is kept of it |
//! | `auth` | [`Auth`]: all of it together |
//! | `store`, `outside` | what it needs from outside: [`Store`], [`Clock`], [`Ids`] |
//! | `http` | [`router`]: the service over HTTP |
//! | `transport`, `patience` | [`serve`]: the socket, with [`Limits`] for slow clients |

mod auth;
mod bearer;
mod claims;
mod crypto;
mod error;
mod family;
mod hasher;
mod hidden;
mod http;
mod name;
mod outside;
mod password;
mod patience;
mod secret;
mod store;
mod tokens;
mod transport;
mod user;

pub use auth::{Auth, Credentials, Lifetimes, Parts, Registration, Session};
pub use bearer::bearer;
pub use claims::{AUDIENCE, AccessClaims, RefreshClaims};
pub use error::AuthError;
pub use family::{Digest, Family, Reused};
pub use hasher::{Argon2Hasher, Cost, HashError, PasswordHasher};
pub use hidden::Hidden;
pub use http::router;
pub use name::{Name, NameError};
pub use outside::{Clock, Ids, RandomIds, SystemClock};
pub use password::{Password, PasswordError};
pub use secret::{Secret, TooShort};
pub use store::{MemoryStore, Store};
pub use tokens::{ACCESS, REFRESH, TokenError, Tokens};
pub use transport::{Limits, serve};
pub use user::{AdminError, Role, User};
