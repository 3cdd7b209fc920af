//! Your own tests.
//!
//! In `cargo kata json-schema` this file is only along for the ride. In `cargo kata flip json-schema` it is all there is:
//! the given tests step aside, and yours are judged by what they let through. They must be green against the reference,
//! and each of a row of impostors (versions of it with one mistake that people really make) should turn at least one of
//! them red.
//!
//! `cargo kata solo json-schema` runs these tests on your own code. Write one small test, see it fail, then write the
//! least code that makes it pass. The rules are in `README.md`.
//!
//! The whole of the kata is at hand as the crate `json_schema`: `use json_schema::{Schema, Failure};` and so on. So are the
//! tools of the given tests: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`, `tempfile`, and the
//! other implementation, `jsonschema`. Where to begin:
//!
//! - Take a keyword from the README and ask who would get it wrong, and how. That is the name of a test.
//! - A schema that accepts everything passes every test with a valid instance. So ask for failures, and for their places.
//! - Two keywords beside each other go wrong more often than one.
//! - Call `Schema`, the handler or the command, and nothing behind them. The impostors differ from the reference inside;
//!   your tests see them as a caller does.
//!
//! `assert_cmd::cargo_bin_cmd!("json-schema")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape; take the slashes away and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_schemas_in_english() {
//!     let schema = json_schema::Schema::new(serde_json::json!({"minimum": 3})).unwrap();
//!     assert_eq!(schema.validate(&serde_json::json!(3)), [], "the limit itself");
//! }
//! ```
