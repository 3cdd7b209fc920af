//! Your own tests.
//!
//! In `cargo kata config` this file is only along for the ride. In `cargo kata flip config` it is all there is: the
//! given tests step aside, and yours are judged by what they let through. They must be green against the
//! reference, and each of a row of impostors (versions of it with one mistake that people really make) should
//! turn at least one of them red.
//!
//! The whole of the kata is at hand as the crate `config`: `use config::{parse, Secret};` and so on. So are the
//! tools of the given tests: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`, `tempfile`.
//! Where to begin:
//!
//! - Take a rule from the README and ask who would get it wrong, and how. That is the name of a test.
//! - Both sides of a line say more than ten examples on one side: 65535 and 65536.
//! - A test that a wrong version passes as well says nothing about the rule. The others need not be many.
//! - A secret may leak wherever something is printed: a message, `{:?}`, a file. Look for it in all of them.
//! - Call what the crate exports, or the command, and nothing behind them. The impostors differ from the reference
//!   inside; your tests see them as a caller does. And leave the environment of your own process alone.
//!
//! `assert_cmd::cargo_bin_cmd!("config")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape; take the slashes away and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_settings_in_english() {
//!     assert_eq!(config::value::port("65536"), None, "one too high");
//! }
//! ```
