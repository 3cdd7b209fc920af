//! The doubles that replace the world outside.

pub mod fakes;
pub mod mocks;
