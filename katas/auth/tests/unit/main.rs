//! The unit layer: one module at a time, without anything from outside, in microseconds.
//!
//! The modules are in the order in which you build them: names and passwords, hashes, tokens, headers and refusals.

#[path = "../support/forge.rs"]
mod forge;

mod hidden;

mod names;

mod passwords;

mod secrets;

mod hashes;

mod admins;

mod tokens;

mod bearers;

mod refusals;

mod families;
