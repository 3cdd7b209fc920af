//! What stands in for the world outside.

pub mod fakes;
pub mod mocks;
