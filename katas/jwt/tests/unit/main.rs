//! The unit layer: one module at a time, nothing from outside, microseconds each.
//!
//! The modules stand in the order in which they are built, from the spelling of bytes up to the rules for claims.

#[path = "../support/rfc7515.rs"]
mod rfc7515;

mod segment;

mod signature;

mod compact;

mod header;

mod claims;

mod rules;

mod keys;
