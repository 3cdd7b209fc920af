//! The unit layer: one module at a time, nothing from outside, microseconds each.
//!
//! The modules stand in the order in which they are built: what people type, what is kept of it, the tokens, and how
//! they come in and are refused.

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
