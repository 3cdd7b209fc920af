//! A kata's wrong solutions, and which tests catch them.

pub mod judge;
