//! A kata's wrong solutions, and which tests catch them.

pub mod judge;
pub mod judged;
pub mod score;
mod secret;
