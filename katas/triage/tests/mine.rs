//! Your eight tests.
//!
//! In `cargo kata triage` this file is only along for the ride. In `cargo kata flip triage` it is all there is: your tests
//! have to be green against the billing service as it is, and then they are held against twenty impostors, versions of it
//! with one mistake each. Every impostor weighs some points of risk, 100 all together. From 70 on you have passed.
//!
//! There may be **eight tests and no more**. A test is one `#[test]`; each case of a table counts, and so does each
//! `proptest`. So: which eight?
//!
//! - `triage rank` has ranked the modules. Begin at the top, and look at what happened to them: `history.csv` has notes.
//! - Then read what the module promises, in the README and in the comments of `src/billing/`. Those rules are all that
//!   counts: nobody has to guess what a mistake might look like inside.
//! - Ask of each rule: who would get it wrong, and what would it cost? The other customer, the second time, one cent too
//!   much, the day after, nothing at all.
//! - One test, one risk. It may look at a boundary from both sides. A test that does everything at once tells you nothing
//!   on the day on which it is red.
//!
//! Your tests may call the whole service (`triage::billing::Billing`) or a module of it. The tools of the given tests are
//! at hand: `rstest`, `proptest`, `insta`, `mockall`, `assert_cmd`, `tempfile`.
//!
//! A test has this shape; take the slashes away and write yours:
//!
//! ```text
//! use triage::billing::mail;
//!
//! /// Risk: which one, and why is it worth one of eight tests?
//! #[test]
//! fn a_fact_about_the_service_in_english() {
//!     assert_eq!(mail::lateness(2), "2 days late", "more than one");
//! }
//! ```
