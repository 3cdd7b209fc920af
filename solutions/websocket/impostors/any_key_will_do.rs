//! title: Takes any key
//! severity: minor
//! seen by: unit::handshake::a_request_that_lacks_something_is_refused
//! rule: one `Sec-WebSocket-Key`: 16 bytes in base64 | 400
//! asks: what does the server say to a key that is not made of 16 bytes?
//!
//! Whatever stands in `Sec-WebSocket-Key` is hashed and sent back. Real clients send 16 bytes in base64; what sends
//! something else is no WebSocket client, and should learn of it here and not at the first frame.
//!
//! The happy path has nothing to refuse. One case for each way to be wrong does.

mod handshake {
    fn key_of(request: &Request) -> Option<&str> {
        request.values("Sec-WebSocket-Key").first().copied()
    }
}
