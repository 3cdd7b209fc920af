//! Your own tests.
//!
//! `cargo kata layers` compiles this file and does not judge it. `cargo kata flip layers` runs only your tests, without
//! the given tests. Your tests must pass on the reference solution, and each impostor should fail at least one of them.
//! An impostor is the reference solution with one mistake that people really make.
//!
//! `cargo kata solo layers` runs these tests on your own code. Write one small test, see it fail, then write the
//! least code that makes it pass. The rules are in `README.md`.
//!
//! You can use the whole kata as the crate `layers`: `use layers::{Cents, Desk, Order};` and so on. You can also use the
//! tools of the given tests: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`, `tempfile`.
//!
//! Where to begin:
//!
//! - First decide which layers can see a mistake, and take the lowest of them.
//! - Begin with e2e tests alone, and see how many impostors a few of them catch. Then see which are left, and how many
//!   more tests of the whole program you would need to catch those.
//! - In the unit layer, test both sides of every limit. In the integration layer, test what one module gives to the
//!   next. In the e2e layer, test each way in and each way out.
//!
//! `assert_cmd::cargo_bin_cmd!("layers")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape. Remove the slashes and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_parcels_in_english() {
//!     assert_eq!(layers::Grams(1001).kilograms(), 2, "a started kilogram counts");
//! }
//! ```
