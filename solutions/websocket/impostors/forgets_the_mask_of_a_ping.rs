//! title: Begins the mask of a control frame again with each piece
//! severity: major
//! seen by: unit::receiver::bytes_come_in_any_pieces
//! rule: `position` says how many bytes of the payload came before.
//! asks: how is a ping unmasked that arrives in pieces?
//!
//! The code keeps the position in the mask only for messages, since control frames are short. If the network cuts a
//! ping in two, the client gets a pong with wrong bytes.
//!
//! A property test cuts frames at any place, and some of its pings are long enough to be cut.

mod receiver {
    impl Receiver {
        fn append(&mut self, header: Header, part: Part<'_>) -> Result<(), Violation> {
            let control = header.opcode.is_control();
            let target = match &mut self.message {
                Some(message) if !control => &mut message.bytes,
                _ => &mut self.control,
            };
            let start = target.len();
            target.extend_from_slice(part.bytes);
            mask(&mut target[start..], header.mask, if control { 0 } else { part.position });
            self.check_text()
        }
    }
}
