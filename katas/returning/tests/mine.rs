//! Your own tests.
//!
//! In `cargo kata returning` this file is only along for the ride. In `cargo kata flip returning` it is all there is:
//! the given tests step aside, and yours are judged by what they let through. They must be green against the
//! reference, and each of a row of impostors (versions of it with one mistake that people really make) should
//! turn at least one of them red.
//!
//! The whole of the kata is at hand as the crate `returning`: `use returning::{Queue, SCHEMA, FixedClock};` and so on.
//! So are the tools of the given tests: `rusqlite`, `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`,
//! `predicates`, `tempfile`. Where to begin:
//!
//! - Take a sentence from the README and ask who would get it wrong, and how. That is the name of a test.
//! - What a statement returns and what is in the table are two things. Look at both.
//! - A queue with one job in it forgives nearly everything. Take two, and look at the other one.
//! - What happens only when two come together happens in a test if the test sees to it: `before_each_statement` in
//!   `tests/integration/files.rs` shows how.
//!
//! `assert_cmd::cargo_bin_cmd!("returning")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape; take the slashes away and write yours:
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
