//! Your own tests.
//!
//! `cargo kata tdd` compiles this file and does not judge it. `cargo kata flip tdd` runs only your tests, without the
//! given tests. Your tests must pass on the reference solution, and each impostor should fail at least one of them. An
//! impostor is the reference solution with one mistake that people really make.
//!
//! `cargo kata solo tdd` runs these tests on your own code. Write one small test, see it fail, then write the least
//! code that makes it pass. The rules are in `README.md`.
//!
//! You can use the whole kata as the crate `tdd`: `use tdd::{add, AddError};` and so on. You can also use the tools of
//! the given tests: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`, `tempfile`.
//!
//! Where to begin:
//!
//! - Take a rule from the README, and ask how a programmer could get it wrong. That is the name of a test.
//! - One example on each side of a limit says more than ten on one side: 1000 and 1001.
//! - A test that also passes on a wrong version says nothing about the rule. You do not need many tests.
//! - Call `add`, the calculator or the command, and no function behind them. Your tests see the impostors only as a
//!   caller does.
//!
//! `assert_cmd::cargo_bin_cmd!("tdd")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape. Remove the slashes and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_sums_in_english() {
//!     assert_eq!(tdd::add("1,2"), Ok(3), "the sum of two numbers");
//! }
//! ```
