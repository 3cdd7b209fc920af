//! Your own tests.
//!
//! `cargo kata mocks` does not judge this file. `cargo kata flip mocks` runs this file instead of the given tests, and
//! judges your tests. They must pass with the reference solution. Each impostor (a version of it with one mistake that
//! people really make) should make at least one of them fail.
//!
//! `cargo kata solo mocks` runs these tests on your own code. Write one small test, see it fail, then write the least
//! code that makes it pass. The rules are in `README.md`.
//!
//! You can use the whole kata as the crate `mocks`: `use mocks::{decide, Decision};` and so on. You can use the tools
//! of the given tests too: `rstest`, `proptest`, `mockall`, `mockito`, `insta`, `assert_cmd`, `predicates`. Where to
//! begin:
//!
//! - For each rule, ask what would be worst if it were wrong, and who would notice. That is the name of a test.
//! - Can you call it without any double? Then call it. `decide` needs none.
//! - If a call is the result (an SMS, a pause), use a mock: `times`, `with`, `never`. If you only need an answer, use a
//!   stub. If time passes or the code remembers something, write a fake: ten lines are enough.
//! - Only a test over HTTP sees what goes over HTTP.
//!
//! `assert_cmd::cargo_bin_cmd!("mocks")` starts the program. In `flip` it starts the program of the reference or of an
//! impostor, never your own.
//!
//! A test looks like this; remove the slashes and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_storms_in_english() {
//!     assert_eq!(mocks::Level::of(mocks::Wind(270)), Some(mocks::Level::Storm), "27.0 m/s");
//! }
//! ```
