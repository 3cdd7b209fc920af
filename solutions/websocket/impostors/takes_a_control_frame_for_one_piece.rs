//! title: Expects a control frame in one piece
//! severity: major
//! seen by: unit::receiver::bytes_come_in_any_pieces
//! rule: The receiver takes bytes in any pieces, and gives events
//! asks: in how many pieces may 125 bytes arrive?
//!
//! A ping is short, so the author expects all of it at once. If the network cuts it in two, the second half replaces
//! the first one. The client gets a pong with wrong bytes.
//!
//! Pings of one byte cannot be cut. A test needs longer ones, and cuts them.

mod receiver {
    impl Receiver {
        fn append(&mut self, header: Header, part: Part<'_>) -> Result<(), Violation> {
            let target = match &mut self.message {
                Some(message) if !header.opcode.is_control() => &mut message.bytes,
                _ => { self.control.clear(); &mut self.control }
            };
            let start = target.len();
            target.extend_from_slice(part.bytes);
            mask(&mut target[start..], header.mask, part.position);
            self.check_text()
        }
    }
}
