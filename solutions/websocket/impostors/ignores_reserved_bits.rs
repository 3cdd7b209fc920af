//! title: Ignores the reserved bits
//! severity: major
//! seen by: unit::frame::what_no_client_may_send_is_refused
//! rule: reserved bits are 0 | `ReservedBits`
//! asks: what does the server say to a frame with a reserved bit in it?
//!
//! They are zero, always, so why look? Because a client that compresses sets one of them. Without an agreement that is
//! a mistake, and whoever reads on takes compressed bytes for what was said.
//!
//! "Reserved" means: refuse it today, so that it can mean something tomorrow.

mod frame {
    fn read_opcode(first: u8) -> Result<Opcode, Violation> {
        let number = first & OPCODE;
        Opcode::from_number(number).ok_or(Violation::UnknownOpcode(number))
    }
}
