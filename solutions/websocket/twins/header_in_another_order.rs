//! title: Answers with its header fields in another order
//! freedom: format
//! rule: The order of the header fields in an answer, and your words for a port that is taken.
//!
//! The order of header fields with different names has no meaning (RFC 9110 §5.3). This version answers in another
//! order.

mod handshake {
    pub fn switching(accept: &str) -> String {
        let fields = [
            ("Connection", "Upgrade"),
            ("Sec-WebSocket-Accept", accept),
            ("Upgrade", "websocket"),
        ];
        let mut answer = String::from("HTTP/1.1 101 Switching Protocols\r\n");
        for (name, value) in fields {
            answer += &format!("{name}: {value}\r\n");
        }
        answer + "\r\n"
    }
}
