//! title: Appends a new message to an unfinished one
//! severity: major
//! seen by: unit::receiver::fragments_come_in_their_order
//! rule: A new message before the last fragment of the one that has begun.
//! asks: what happens when a new message begins between the fragments of another one?
//!
//! A new message begins between the fragments of another one, and the code appends its bytes. The application gets
//! one message that the client never sent.
//!
//! A good client does not do this. Test each kind of frame in each state of the receiver.

mod receiver {
    impl Receiver {
        fn check_order(&self, opcode: Opcode) -> Result<(), Violation> {
            match (opcode, &self.message) {
                (Opcode::Continuation, None) => Err(Violation::NothingToContinue),
                _ => Ok(()),
            }
        }
    }
}
