//! One test run: build, start the tests, judge what they said.

pub mod generated;
pub mod harness;
pub mod junit;
pub mod question;
pub mod ran;
pub mod request;
pub mod restored;
pub mod scheduler;
pub mod spot;
pub mod suite;
pub mod verdict;
