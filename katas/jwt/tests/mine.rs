//! Your own tests.
//!
//! `cargo kata jwt` compiles this file and does not judge it. `cargo kata flip jwt` runs only your tests, without the
//! given tests. Your tests must pass on the reference solution, and each impostor should fail at least one of them. An
//! impostor is the reference solution with one mistake that people really make.
//!
//! `cargo kata solo jwt` runs these tests on your own code. Write one small test, see it fail, then write the least
//! code that makes it pass. The rules are in `README.md`.
//!
//! You can use the whole kata as the crate `jwt`: `use jwt::segment::encode;` and so on. You can also use the tools of
//! the given tests: `rstest`, `proptest`, `mockall`, `assert_cmd`, `predicates`, `tempfile`. Where to begin:
//!
//! - Take a rule from the README, and ask how a programmer could get it wrong. That is the name of a test.
//! - One example on each side of a limit says more than ten on one side: the second before `exp`, and that second.
//! - A test that also passes on a wrong version says nothing about the rule. You do not need many tests.
//!
//! `assert_cmd::cargo_bin_cmd!("jwt")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape. Remove the slashes and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_tokens_in_english() {
//!     let found = jwt::segment::encode(b"f");
//!     assert_eq!(found, "Zg", "one byte, two characters, no padding");
//! }
//! ```
