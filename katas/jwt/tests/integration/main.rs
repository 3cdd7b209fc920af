//! The integration layer: the modules together. What comes from outside, the time and the keys, is mocked:
//! the tests say what it answers and how often it may be asked.
//!
//! The last test brings in a judge of its own: the crate `jsonwebtoken`, which was written by others from the
//! same RFCs.

#[path = "../support/rfc7515.rs"]
#[expect(
    dead_code,
    reason = "this layer needs the whole token, and not its parts"
)]
mod rfc7515;

mod mocks;

mod their_crypto;

mod issuer;

mod verifier;

mod agreement;
