//! title: Refuses another version without naming its own
//! severity: minor
//! seen by: unit::handshake::a_refusal_says_what_would_do
//! rule: one `Sec-WebSocket-Version`, which is 13 | 426, with `Upgrade: websocket` and `Sec-WebSocket-Version: 13`
//! asks: what does a client learn if its version is not the server's?
//!
//! The status 426 is right, but the line `Sec-WebSocket-Version: 13` is missing. A client that knows several versions
//! cannot tell which one to use next.
//!
//! The RFC also says what an error has to contain. The test checks this line.

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
