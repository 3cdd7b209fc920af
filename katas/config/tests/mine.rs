//! Your own tests.
//!
//! `cargo kata config` does not judge this file. `cargo kata flip config` runs this file instead of the given tests,
//! and judges your tests. They must pass with the reference solution. Each impostor (a version of it with one mistake
//! that people really make) should make at least one of them fail.
//!
//! `cargo kata solo config` runs these tests on your own code. Write one small test, see it fail, then write the
//! least code that makes it pass. The rules are in `README.md`.
//!
//! You can use the whole kata as the crate `config`: `use config::{parse, Secret};` and so on. You can use the tools of
//! the given tests too: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`, `tempfile`. Where to
//! begin:
//!
//! - Take a rule from the README and ask who would get it wrong, and how. That is the name of a test.
//! - Both sides of a limit say more than ten examples on one side: 65535 and 65536.
//! - A test that also passes with a wrong version says nothing about the rule. You need not have many others.
//! - A secret may leak wherever something is printed: a message, `{:?}`, a file. Look for it in all of them.
//! - Call what the crate exports, or the command, and nothing behind them. The impostors differ from the reference
//!   inside; your tests see them as a caller does. And do not change the environment of your own process.
//!
//! `assert_cmd::cargo_bin_cmd!("config")` starts the program. In `flip` it starts the program of the reference or of an
//! impostor, never your own.
//!
//! A test looks like this; remove the slashes and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_settings_in_english() {
//!     assert_eq!(config::value::port("65536"), None, "one too high");
//! }
//! ```
