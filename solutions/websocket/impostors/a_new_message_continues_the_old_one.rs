//! title: Takes a new message for more of the old one
//! severity: major
//! seen by: unit::receiver::fragments_come_in_their_order
//! rule: A new message before the last fragment of the one that has begun.
//! asks: what happens when a new message begins amid the fragments of another one?
//!
//! Amid the fragments of one message another one begins, and its bytes are appended to the first. Two messages that
//! were sent become one that was not.
//!
//! In a protocol with states, each input is tested in each state, also where nobody would send it.

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
