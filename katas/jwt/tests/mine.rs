//! Your own tests.
//!
//! In `cargo kata jwt` this file is only along for the ride. In `cargo kata flip jwt` it is all there is: the
//! given tests step aside, and yours are judged by what they let through. They must be green against the
//! reference, and each of a row of impostors (versions of it with one mistake that people really make) should
//! turn at least one of them red.
//!
//! The whole of the kata is at hand as the crate `jwt`: `use jwt::segment::encode;` and so on. So are the
//! tools of the given tests: `rstest`, `proptest`, `mockall`, `assert_cmd`, `predicates`, `tempfile`. Where
//! to begin:
//!
//! - Take a rule from the README and ask who would get it wrong, and how. That is the name of a test.
//! - One example on each side of a line says more than ten on one side: the second before `exp`, and that second.
//! - A test that a wrong version passes as well says nothing about the rule. The others need not be many.
//!
//! `assert_cmd::cargo_bin_cmd!("jwt")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape; take the slashes away and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_tokens_in_english() {
//!     let found = jwt::segment::encode(b"f");
//!     assert_eq!(found, "Zg", "one byte, two characters, no padding");
//! }
//! ```
