//! The two kinds of client: one that polls, and one that listens.

use std::io::{Read, Write};
use std::net::TcpStream;

use tungstenite::{Message, WebSocket};

use crate::program::Running;

/// Asks over HTTP, on a new connection. Returns the whole answer with its header fields sorted, because their order
/// means nothing. (RFC 9110 §5.3)
#[track_caller]
pub fn ask(server: &mut Running, request: &str) -> String {
    let mut stream = server.connect();
    let sent = stream.write_all(request.as_bytes());
    server.good(sent, "the request can be sent");
    let mut answer = String::new();
    let read = stream.read_to_string(&mut answer);
    server.good(read, "an answer comes and ends");
    let Some((head, body)) = answer.split_once("\r\n\r\n") else {
        return answer;
    };
    let mut lines: Vec<_> = head.split("\r\n").collect();
    lines[1..].sort_unstable();
    format!("{}\r\n\r\n{body}", lines.join("\r\n"))
}

/// Opens a WebSocket at this path. The host is always `localhost`, so that the request always has the same length.
#[track_caller]
pub fn listen(server: &mut Running, path: &str) -> WebSocket<TcpStream> {
    let stream = server.connect();
    let opened = tungstenite::client(format!("ws://localhost{path}"), stream);
    let (socket, _) = server.good(opened, "the WebSocket opens");
    socket
}

/// The next message. (The client handles pings and fragments.)
#[track_caller]
pub fn next(server: &mut Running, socket: &mut WebSocket<TcpStream>) -> Message {
    let read = socket.read();
    server.good(read, "a message comes")
}
