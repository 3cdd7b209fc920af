//! The unit layer: one module at a time, nothing from outside, microseconds each.
//!
//! The modules are in the order in which you build them: the handshake, frames, the receiver, and the sender.

#[path = "../support/client.rs"]
mod client;

#[path = "../support/hex.rs"]
mod hex;

#[path = "../support/output.rs"]
#[expect(
    dead_code,
    reason = "in this layer no client hangs up, and no connection ends"
)]
mod output;

mod handshake;

mod frame;

mod masking;

mod close;

mod text;

mod receiver;

mod sender;

mod ticks;
