//! Your own tests.
//!
//! In `cargo kata mocks` this file is only along for the ride. In `cargo kata flip mocks` it is all there is: the
//! given tests step aside, and yours are judged by what they let through. They must be green against the
//! reference, and each of a row of impostors (versions of it with one mistake that people really make) should
//! turn at least one of them red.
//!
//! The whole of the kata is at hand as the crate `mocks`: `use mocks::{decide, Decision};` and so on. So are the
//! tools of the given tests: `rstest`, `proptest`, `mockall`, `mockito`, `insta`, `assert_cmd`, `predicates`.
//! Where to begin:
//!
//! - Ask of each rule what would be worst if it were wrong, and who would notice. That is the name of a test.
//! - Can it be called without any double? Then call it. `decide` needs none.
//! - Where a call is the result (an SMS, a pause), a mock checks it: `times`, `with`, `never`. Where only an answer is
//!   needed, a stub will do. Where time passes or something is remembered, write a fake: ten lines are enough.
//! - What is on the wire only a test on the wire can see.
//!
//! `assert_cmd::cargo_bin_cmd!("mocks")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape; take the slashes away and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_storms_in_english() {
//!     assert_eq!(mocks::Level::of(mocks::Wind(270)), Some(mocks::Level::Storm), "27.0 m/s");
//! }
//! ```
