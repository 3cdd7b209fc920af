//! title: Refuses another version without naming its own
//! severity: minor
//! seen by: unit::handshake::a_refusal_says_what_would_do
//! rule: one `Sec-WebSocket-Version`, which is 13 | 426, with `Upgrade: websocket` and `Sec-WebSocket-Version: 13`
//! asks: what does a client learn whose version is not the server's?
//!
//! 426 is right, and the one line that makes it useful is not there: `Sec-WebSocket-Version: 13`. A client that speaks
//! several versions cannot know which one to try next.
//!
//! An error is an answer too, and what it must contain is in the RFC like the rest.

mod handshake {
    impl Refusal {
        pub fn advice(&self) -> &'static str {
            match self {
                Self::Method { .. } => "Allow: GET\r\n",
                Self::Upgrade | Self::Version => "Upgrade: websocket\r\n",
                _ => "",
            }
        }
    }
}
