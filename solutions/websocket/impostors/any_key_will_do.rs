//! title: Accepts any key
//! severity: minor
//! seen by: unit::handshake::a_request_that_lacks_something_is_refused
//! rule: one `Sec-WebSocket-Key`: 16 bytes in base64 | 400
//! asks: how does the server answer a key that is not made of 16 bytes?
//!
//! The server hashes any `Sec-WebSocket-Key` and sends the answer. A real client sends 16 bytes in base64. A program
//! that sends something else is no WebSocket client, and should get an error at once.
//!
//! A test with good requests passes. The handshake needs a test for each way in which a key is wrong.

mod handshake {
    fn key_of(request: &Request) -> Option<&str> {
        request.values("Sec-WebSocket-Key").first().copied()
    }
}
