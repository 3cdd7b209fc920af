//! title: Ignores the reserved bits
//! severity: major
//! seen by: unit::frame::what_no_client_may_send_is_refused
//! rule: reserved bits are 0 | `ReservedBits`
//! asks: how does the server answer a frame with a reserved bit in it?
//!
//! The reserved bits are always 0 in most tests, so the code does not look at them. But a client that compresses sets
//! one of them. The application then reads compressed bytes as text.
//!
//! A test sets each of the three bits, and expects an error.

mod frame {
    fn read_opcode(first: u8) -> Result<Opcode, Violation> {
        let number = first & OPCODE;
        Opcode::from_number(number).ok_or(Violation::UnknownOpcode(number))
    }
}
