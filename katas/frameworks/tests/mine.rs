//! Your own tests.
//!
//! In `cargo kata frameworks` this file is only along for the ride. In `cargo kata flip frameworks` it is all there is: the
//! given tests step aside, and yours are judged by what they let through. They must be green against the reference, and
//! each of a row of impostors (versions of it with one mistake that people really make) should turn at least one of them
//! red.
//!
//! `cargo kata solo frameworks` runs these tests on your own code. Write one small test, see it fail, then write the
//! least code that makes it pass. The rules are in `README.md`.
//!
//! The whole of the kata is at hand as the crate `frameworks`: `use frameworks::{Method, Request, flask};` and so on. So are
//! the tools of the given tests: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`, `ureq`. Where to begin:
//!
//! - Take a rule from the README and ask who would get it wrong, and how. That is the name of a test.
//! - Most mistakes here are about what stands *next to* the right thing: the layer behind, the rule before, the segment that
//!   goes on with one letter more.
//! - Look at the whole response. A status is often right where a header field is missing.
//! - A test that a wrong version passes as well says nothing about the rule. The others need not be many.
//!
//! `assert_cmd::cargo_bin_cmd!("frameworks")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape; take the slashes away and write yours:
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
