//! The unit layer: one module at a time, nothing from outside, microseconds each.
//!
//! The modules stand in the order in which they are built: the handshake, a frame, what frames become, and what is said
//! back.

#[path = "../support/client.rs"]
mod client;

#[path = "../support/hex.rs"]
mod hex;

#[path = "../support/output.rs"]
#[expect(dead_code, reason = "here nobody hangs up")]
mod output;

mod handshake;

mod frame;

mod masking;

mod close;

mod text;

mod receiver;

mod sender;

mod ticks;
