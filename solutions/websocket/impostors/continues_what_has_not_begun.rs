//! title: Continues what has not begun
//! severity: major
//! seen by: unit::receiver::fragments_come_in_their_order
//! rule: A continuation of nothing.
//! asks: what does the server say to a continuation when no message has begun?
//!
//! A continuation without a beginning is taken for a message of bytes. Since fragments carry no number, a lost
//! beginning looks just like that, and what arrives is the second half of something.
//!
//! In a protocol with states, each input is tested in each state, also where nobody would send it.

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
