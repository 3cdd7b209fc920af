//! title: Refuses a close between fragments
//! severity: major
//! seen by: unit::receiver::fragments_are_one_message
//! rule: They may come between the fragments of a message.
//! asks: how does the server answer a close between two fragments?
//!
//! A close between two fragments looks like a mistake, since the message is not whole. But control frames may come
//! between fragments, and a close is one. A user who closes a tab during an upload gets an error instead of a normal
//! end.
//!
//! There are three control frames. Each of them needs a test between fragments.

mod receiver {
    impl Receiver {
        fn check_order(&self, opcode: Opcode) -> Result<(), Violation> {
            match (opcode, &self.message) {
                (Opcode::Continuation, None) => Err(Violation::NothingToContinue),
                (Opcode::Text | Opcode::Binary, Some(_)) => Err(Violation::MessageInMessage),
                _ => Ok(()),
            }
        }
        fn begin(&mut self, header: Header) -> Result<(), Violation> {
            if header.opcode == Opcode::Close && self.message.is_some() { return Err(Violation::MessageInMessage); }
            if !header.opcode.is_control() {
                self.check_order(header.opcode)?;
                let message = self.message.get_or_insert(Partial { is_text: header.opcode == Opcode::Text, bytes: Vec::new(), checked: 0 });
                check_size(message.bytes.len(), header.length, self.limit)?;
            }
            self.frame = Some(Frame { header, received: 0 });
            Ok(())
        }
    }
}
