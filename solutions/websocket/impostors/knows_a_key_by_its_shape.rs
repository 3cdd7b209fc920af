//! title: Takes any 24 characters for a key
//! severity: minor
//! seen by: unit::handshake::a_request_that_lacks_something_is_refused
//! rule: one `Sec-WebSocket-Key`: 16 bytes in base64 | 400
//! asks: is a key of 24 characters that end in `==` always 16 bytes in base64?
//!
//! 16 bytes in base64 are 24 characters, and the last two are `==`. The code looks at that and decodes nothing. So it
//! takes a sentence of the right length for a key.
//!
//! A test needs a key of the right shape that is not base64.

mod handshake {
    fn key_of(request: &Request) -> Option<&str> {
        let [key] = request.values("Sec-WebSocket-Key")[..] else {
            return None;
        };
        (key.len() == 24 && key.ends_with("==")).then_some(key)
    }
}
