//! The integration layer: a whole connection. What comes in is a pipe in memory, what goes out is another one, and the
//! application is mocked: the tests say what it is told, and what it answers.

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
