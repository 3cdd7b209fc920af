//! The integration layer: the settings from all their sources, with a mock of the environment.
//!
//! No test changes the environment of its own process. Under plain `cargo test` all tests of this file share that
//! process, and such a change is `unsafe` in Rust for good reasons.

mod mocks;

mod sources;

mod problems;
