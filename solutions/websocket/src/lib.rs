//! A WebSocket server by RFC 6455, and a comparison of its costs with polling.
//!
//! From the bottom to the top, each file using those above it:
//!
//! | file | holds |
//! |---|---|
//! | `request` | [`Request`]: the head of an HTTP request |
//! | `handshake` | the one HTTP request and answer that a WebSocket begins with |
//! | `frame` | reads the header of a frame, masks, and writes frames |
//! | `violation` | [`Violation`]: a client's mistake, and its close code |
//! | `close` | [`Close`]: the content of a close frame |
//! | `text` | UTF-8 that arrives in parts |
//! | `receiver` | [`Receiver`]: bytes in, messages out |
//! | `sender` | [`Sender`]: messages in, bytes out |
//! | `connection` | [`Connection`]: both of them, with a [`Handler`] |
//! | `ticks` | [`Ticks`]: all events so far, for polling clients and for listening ones |
//! | `tally` | [`Tally`], [`Costs`]: the costs of each of the two ways |
//! | `server` | [`Server`]: the socket, with a thread for each connection |
//! | `services` | [`Echo`] and [`Ticker`]: serve a connection |
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
