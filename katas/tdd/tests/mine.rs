//! Your own tests.
//!
//! In `cargo kata tdd` this file is only along for the ride. In `cargo kata flip tdd` it is all there is: the
//! given tests step aside, and yours are judged by what they let through. They must be green against the
//! reference, and each of a row of impostors (versions of it with one mistake that people really make) should
//! turn at least one of them red.
//!
//! The whole of the kata is at hand as the crate `tdd`: `use tdd::{add, AddError};` and so on. So are the
//! tools of the given tests: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`, `tempfile`.
//! Where to begin:
//!
//! - Take a rule from the README and ask who would get it wrong, and how. That is the name of a test.
//! - Both sides of a line say more than ten examples on one side: 1000 and 1001.
//! - A test that a wrong version passes as well says nothing about the rule. The others need not be many.
//! - Call `add`, the calculator or the command, and nothing behind them. The impostors differ from the reference
//!   inside; your tests see them as a caller does.
//!
//! `assert_cmd::cargo_bin_cmd!("tdd")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape; take the slashes away and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_sums_in_english() {
//!     assert_eq!(tdd::add("1,2"), Ok(3), "the sum of two numbers");
//! }
//! ```
