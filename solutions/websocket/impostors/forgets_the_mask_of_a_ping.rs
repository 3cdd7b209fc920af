//! title: Begins the mask of a control frame anew with each piece
//! severity: major
//! seen by: unit::receiver::bytes_come_in_any_pieces
//! rule: `position` says how many bytes of the payload came before.
//! asks: Where does the key of a mask go on?
//!
//! The position in the mask is kept for messages, which are long. For control frames it is 0, since they come whole; unless they do not.
//!
//! The law cuts frames anywhere, and has pings that can be cut.

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
