//! Your own tests.
//!
//! In `cargo kata auth` this file is only along for the ride. In `cargo kata flip auth` it is all there is: the
//! given tests step aside, and yours are judged by what they let through. They must be green against the
//! reference, and each of a row of impostors (versions of it with one mistake that people really make) should
//! turn at least one of them red.
//!
//! The whole of the kata is at hand as the crate `auth`: `use auth::{Auth, Tokens};` and so on. So are the tools of
//! the given tests: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`, `ureq`.
//! Where to begin:
//!
//! - Ask who would like to get in, and how: with no token, an old one, one of the other kind, one that they made.
//! - Then what they would like to find out without getting in: who has an account, what is in the store, in the log.
//! - Both sides of a line say more than ten examples on one side: the second before `exp`, and `exp`.
//! - What must *not* happen is worth a test, and a mock can say it: a store that nobody asks, a hash that is compared
//!   once.
//!
//! `assert_cmd::cargo_bin_cmd!("auth")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape; take the slashes away and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_signing_in_in_english() {
//!     let name = auth::Name::parse("").map(|name| name.to_string());
//!     assert_eq!(name, Err(auth::NameError::Length { found: 0 }), "the empty name");
//! }
//! ```
