//! Your own tests.
//!
//! In `cargo kata ci` this file is only along for the ride. In `cargo kata flip ci` it is all there is: the
//! given tests step aside, and yours are judged by what they let through. They must be green against the
//! reference, and each of a row of impostors (versions of it with one mistake that people really make) should
//! turn at least one of them red.
//!
//! The whole of the kata is at hand as the crate `ci`: `use ci::{Gate, GitRepository, plan};` and so on. So are the
//! tools of the given tests: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`, `tempfile`.
//! Where to begin:
//!
//! - The most expensive mistake first: what has to happen so that main is red afterwards, or somebody's work is gone?
//! - Two branches that are green each, and red together. Most gates that people build let them through.
//! - A shape for each rule of the plan: a chain, a diamond, a circle, a circle with somebody behind it.
//! - Look at what must not have changed: main, and the user's branch, index, files and stash. A green report says
//!   nothing about them.
//! - `git fast-import` makes a repository with several branches in one go; `#[path = "support/repo.rs"] mod repo;`
//!   brings along the one that the given tests use.
//! - Call what is public, or the command, and nothing behind it. The impostors differ from the reference inside.
//!
//! `assert_cmd::cargo_bin_cmd!("ci")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape; take the slashes away and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_pipelines_in_english() {
//!     assert_eq!(ci::parse(""), Err(ci::ParseError::NoJobs), "a pipeline without jobs");
//! }
//! ```
