//! title: Takes the payload of a control frame to come in one piece
//! severity: major
//! seen by: unit::receiver::bytes_come_in_any_pieces
//! rule: The receiver takes bytes in any pieces, and gives events
//! asks: In how many pieces may 125 bytes arrive?
//!
//! A ping is short, so it is there when its head is. Most of the time it is. If the network cuts it in two, the second half becomes
//! the whole payload, and the pong has the wrong bytes.
//!
//! What holds for long payloads holds for short ones. Pings of one byte cannot be cut; give them more.

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
