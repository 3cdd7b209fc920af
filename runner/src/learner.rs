//! What is remembered of a learner.

pub mod asked;
pub mod circle;
pub mod journal;
pub mod list;
pub mod prediction;
pub mod progress;
pub mod session;
pub mod shipped;
pub mod solo;
pub mod starter;
pub mod tcr;
