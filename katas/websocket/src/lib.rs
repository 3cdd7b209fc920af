//! A WebSocket server after RFC 6455, and what it saves against polling.
//!
//! From the bottom to the top, each file using those above it:
//!
//! | file | holds |
//! |---|---|
//! | `request` | [`Request`]: the head of an HTTP request |
//! | `handshake` | the one HTTP request and answer that a WebSocket begins with |
//! | `frame` | the header of a frame, masking, and how a frame is written |
//! | `violation` | [`Violation`]: what a client can do wrong, and the code that it is told |
//! | `close` | [`Close`]: why a connection ends |
//! | `text` | UTF-8 that arrives in parts |
//! | `receiver` | [`Receiver`]: bytes in, messages out |
//! | `sender` | [`Sender`]: messages in, bytes out |
//! | `connection` | [`Connection`]: both of them, and a [`Handler`] to talk to |
//! | `ticks` | [`Ticks`]: what has happened so far, for those who poll and those who listen |
//! | `tally` | [`Tally`], [`Costs`]: what each of the two ways costs |
//! | `server` | [`Server`]: the socket, with a thread for each connection |
//! | `services` | [`Echo`] and [`Ticker`]: what the server does with a connection |
//!
//! ```
//! assert_eq!(websocket::accept_key("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
//! ```

mod close;
mod connection;
mod frame;
mod handshake;
mod receiver;
mod request;
mod sender;
mod server;
mod services;
mod tally;
mod text;
mod ticks;
mod violation;

pub use close::{Close, is_for_the_wire};
pub use connection::{Connection, Ended, Handler};
pub use frame::{Header, Opcode, encode, mask};
pub use handshake::{Refusal, accept_key, check, names, switching};
pub use receiver::{Event, Message, Receiver};
pub use request::{Request, RequestError, read_request};
pub use sender::{SendError, Sender};
pub use server::{Server, Service, Stream};
pub use services::{Echo, Ticker};
pub use tally::{Costs, Counted, Tally};
pub use text::whole_characters;
pub use ticks::{Page, Ticks, poll};
pub use violation::Violation;
