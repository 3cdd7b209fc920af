//! title: Accepts a continuation without a beginning
//! severity: major
//! seen by: unit::receiver::fragments_come_in_their_order
//! rule: A continuation without a message
//! asks: how does the server answer a continuation when no message has begun?
//!
//! The code reads a continuation without a beginning as a message of bytes. If a client loses the first fragment, the
//! application gets only the second half of a message.
//!
//! A good client does not do this. Test each kind of frame in each state of the receiver.

mod receiver {
    impl Receiver {
        fn check_order(&self, opcode: Opcode) -> Result<(), Violation> {
            match (opcode, &self.message) {
                (Opcode::Text | Opcode::Binary, Some(_)) => Err(Violation::MessageInMessage),
                _ => Ok(()),
            }
        }
    }
}
