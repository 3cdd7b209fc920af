//! Your own tests.
//!
//! `cargo kata returning` compiles this file and does not judge it. `cargo kata flip returning` runs only your tests, without the
//! given tests. Your tests must pass on the reference solution, and each impostor should fail at least one of them. An
//! impostor is the reference solution with one mistake that people really make.
//!
//! `cargo kata solo returning` runs these tests on your own code. Write one small test, see it fail, then write the
//! least code that makes it pass. The rules are in `README.md`.
//!
//! You can use the whole kata as the crate `returning`: `use returning::{Queue, SCHEMA, FixedClock};` and so on. You can
//! also use the tools of the given tests: `rusqlite`, `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`,
//! `predicates`, `tempfile`.
//!
//! Where to begin:
//!
//! - Take a rule from the README, and ask how a programmer could get it wrong. That is the name of a test.
//! - The answer of a statement and the rows in the table are two things. Look at both.
//! - A queue with one job hides most mistakes. Take two jobs, and look at the other one.
//! - A test can make two connections meet between two statements: `before_each_statement` in
//!   `tests/integration/files.rs` shows how.
//!
//! `assert_cmd::cargo_bin_cmd!("returning")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape. Remove the slashes and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_jobs_in_english() {
//!     let connection = rusqlite::Connection::open_in_memory().unwrap();
//!     connection.execute_batch(returning::SCHEMA).unwrap();
//!     let queue = returning::Queue::new(connection, returning::FixedClock(1000));
//!     assert_eq!(queue.claim(60), Ok(None), "a claim from an empty queue");
//! }
//! ```
