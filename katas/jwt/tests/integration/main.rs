//! The integration layer: the modules together. The clock and the key store are mocks: the tests say what they answer,
//! and how often your code may ask them.
//!
//! The last test compares with the crate `jsonwebtoken`, which other people wrote from the same RFCs.

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
