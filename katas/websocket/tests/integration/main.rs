//! The integration layer: a whole connection. Input and output are pipes in memory, and the application is a mock: the
//! tests say what it is told, and what it answers.

#[path = "../support/client.rs"]
mod client;

#[path = "../support/hex.rs"]
mod hex;

#[path = "../support/output.rs"]
#[expect(dead_code, reason = "only the unit layer looks at half a frame")]
mod output;

mod pipe;

mod mocks;

mod connection;
