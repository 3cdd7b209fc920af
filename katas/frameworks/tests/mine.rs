//! Your own tests.
//!
//! `cargo kata flip frameworks` runs these tests on the reference solution, and all of them have to pass there. Then it
//! runs them on the impostors: versions of the reference with one mistake that people really make. At least one of your
//! tests should fail on each impostor. `cargo kata frameworks` runs the given tests and not these.
//!
//! `cargo kata solo frameworks` runs these tests on your own code. Write one small test, see it fail, then write the
//! least code that makes it pass. The rules are in `README.md`.
//!
//! You can use the whole kata as the crate `frameworks`: `use frameworks::{Method, Request, flask};` and so on. You can
//! also use the tools of the given tests: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`, `ureq`.
//! Where to begin:
//!
//! - Take a rule from the README and ask who would get it wrong, and how. That is the name of a test.
//! - Most mistakes here are *next to* the right case: the layer behind it, the rule in front of it, the segment with
//!   one more letter.
//! - Look at the whole response. The status is often right, and a header field is missing.
//! - A test that also passes on a wrong version says nothing about the rule. A few other tests are enough.
//!
//! `assert_cmd::cargo_bin_cmd!("frameworks")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape. Remove the slashes and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_requests_in_english() {
//!     let app = frameworks::flask::App::new();
//!     let request = frameworks::Request::new(frameworks::Method::Get, "/nowhere");
//!     assert_eq!(app.handle(&request).status, 404, "the status of an unknown path");
//! }
//! ```
