//! The unit layer: one module at a time, nothing from outside, microseconds each.
//!
//! The modules are in the order in which you build them, from the encoding of bytes to the rules for claims and keys.

#[path = "../support/rfc7515.rs"]
mod rfc7515;

mod segment;

mod signature;

mod compact;

mod header;

mod claims;

mod rules;

mod keys;
