//! Your own tests.
//!
//! In `cargo kata layers` this file is only along for the ride. In `cargo kata flip layers` it is all there is: the
//! given tests step aside, and yours are judged by what they let through. They must be green against the reference,
//! and each of a row of impostors (versions of it with one mistake that people really make) should turn at least one
//! of them red.
//!
//! The whole of the kata is at hand as the crate `layers`: `use layers::{Cents, Desk, Order};` and so on. So are the
//! tools of the given tests: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`, `tempfile`.
//!
//! Where to begin:
//!
//! - Decide first in which layer a mistake can be seen at all, and take the lowest of them.
//! - Begin with e2e tests alone, and see how many impostors a handful of them catches. Then see which are left, and how
//!   many more tests of the whole program it would take to find those.
//! - In the unit layer: both sides of every boundary. In the integration layer: what one module hands to the next. In
//!   the e2e layer: each way in, each way out.
//!
//! `assert_cmd::cargo_bin_cmd!("layers")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape; take the slashes away and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_parcels_in_english() {
//!     assert_eq!(layers::Grams(1001).kilograms(), 2, "a started kilogram counts");
//! }
//! ```
