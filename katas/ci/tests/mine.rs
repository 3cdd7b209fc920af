//! Your own tests.
//!
//! `cargo kata ci` does not use this file. `cargo kata flip ci` uses only this file: instead of the given tests it runs
//! yours. They must pass with the reference solution. And each impostor should make at least one of them fail: an
//! impostor is a version of the reference solution with one mistake that people really make.
//!
//! `cargo kata solo ci` runs these tests on your own code. Write one small test, see it fail, then write the least
//! code that makes it pass. The rules are in `README.md`.
//!
//! Your tests can use the whole kata as the crate `ci`: `use ci::{Gate, GitRepository, plan};` and so on. They can also
//! use the tools of the given tests: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`, `tempfile`.
//! Where to begin:
//!
//! - Begin with the most expensive mistake: what has to happen so that main is red afterwards, or a user's work is lost?
//! - Test two branches that are green by themselves, and red together. Most gates that people build merge both.
//! - Use one shape for each rule of the plan: a chain, a diamond, a circle, a circle and a job that needs it.
//! - Check what must not change: main, and the user's branch, index, files and stash. A green report does not show that.
//! - `git fast-import` makes a repository with several branches in one call. The given tests use it in a module that you
//!   can use too: `#[path = "support/repo.rs"] mod repo;`.
//! - Call public functions or the command. The impostors differ from the reference solution inside.
//!
//! `assert_cmd::cargo_bin_cmd!("ci")` starts the program. In `flip` that is the program of the reference solution or of
//! an impostor, never your own.
//!
//! A test has this shape. Remove the slashes and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_pipelines_in_english() {
//!     assert_eq!(ci::parse(""), Err(ci::ParseError::NoJobs), "a pipeline without jobs");
//! }
//! ```
