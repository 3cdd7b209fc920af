//! Your own tests.
//!
//! `cargo kata auth` compiles this file and does not judge it. `cargo kata flip auth` runs only your tests, without the
//! given tests. Your tests must pass on the reference solution, and each impostor should fail at least one of them. An
//! impostor is the reference solution with one mistake that people really make.
//!
//! `cargo kata solo auth` runs these tests on your own code. Write one small test, see it fail, then write the least
//! code that makes it pass. The rules are in `README.md`.
//!
//! You can use the whole kata as the crate `auth`: `use auth::{Auth, Tokens};` and so on. You can also use the tools of
//! the given tests: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`, `ureq`.
//!
//! Where to begin:
//!
//! - Ask how a stranger would try to get in: with no token, an old one, one of the other kind, one that they made.
//! - Then ask what a stranger could find out without a token: who has an account, what is in the store, in the log.
//! - One example on each side of a limit says more than ten on one side: the second before `exp`, and `exp`.
//! - Test what must *not* happen. A mock can say it: a store that is not called, a hash that is compared once.
//!
//! `assert_cmd::cargo_bin_cmd!("auth")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape. Remove the slashes and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_signing_in_in_english() {
//!     let name = auth::Name::parse("").map(|name| name.to_string());
//!     assert_eq!(name, Err(auth::NameError::Length { found: 0 }), "the empty name");
//! }
//! ```
