//! The integration layer: the settings from all their sources, with an environment that the tests make up.
//!
//! No test changes the environment of its own process. All tests of this file share that process when they run under plain
//! `cargo test`, and Rust calls such a change `unsafe` for good reasons.

mod mocks;

mod sources;

mod problems;
