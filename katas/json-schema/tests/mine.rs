//! Your own tests.
//!
//! `cargo kata flip json-schema` runs these tests on the reference solution, and all of them have to pass there. Then
//! it runs them on the impostors: versions of the reference with one mistake that people really make. At least one of
//! your tests should fail on each impostor. `cargo kata json-schema` runs the given tests and not these.
//!
//! `cargo kata solo json-schema` runs these tests on your own code. Write one small test, see it fail, then write the
//! least code that makes it pass. The rules are in `README.md`.
//!
//! You can use the whole kata as the crate `json_schema`: `use json_schema::{Schema, Failure};` and so on. You can also
//! use the tools of the given tests: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`, `tempfile`,
//! and the other implementation, `jsonschema`. Where to begin:
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
//! A test has this shape. Remove the slashes and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_schemas_in_english() {
//!     let schema = json_schema::Schema::new(serde_json::json!({"minimum": 3})).unwrap();
//!     assert_eq!(schema.validate(&serde_json::json!(3)), [], "the limit itself");
//! }
//! ```
