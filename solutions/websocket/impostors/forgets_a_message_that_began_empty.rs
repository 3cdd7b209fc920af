//! title: Forgets a message that began with an empty fragment
//! severity: major
//! seen by: unit::receiver::fragments_are_one_message
//! rule: a continuation needs a message that has begun | `NothingToContinue`
//! asks: has a message begun if its first fragment has no bytes?
//!
//! The code asks whether there are bytes of a message, and not whether one has begun. A client that sends a stream flushes
//! at once, so its first fragment is empty. The next one is refused.
//!
//! A test needs a first fragment without a payload.

mod receiver {
    impl Receiver {
        fn check_order(&self, opcode: Opcode) -> Result<(), Violation> {
            let begun = self.message.as_ref().is_some_and(|message| !message.bytes.is_empty());
            match (opcode, begun) {
                (Opcode::Continuation, false) => Err(Violation::NothingToContinue),
                (Opcode::Text | Opcode::Binary, true) => Err(Violation::MessageInMessage),
                _ => Ok(()),
            }
        }
    }
}
